"""Definitions: what the text says its functions are, ``$V(d, g) = d g$``, read in the context of the part.

Only what is supposed defines, nothing that is shown or found; nothing is defined by itself, and no letter that
something is differentiated by.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from symderiv.errors import LanguageError
from symderiv.language.contexts import Context
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import ONE, UNKNOWN, Distribution, Function, Matrix, Scalar, Sort
from symderiv.language.terms import Apply, Symbol, Term, apply, bind, free_symbols
from symderiv.reading.formulas import read_formula
from symderiv.reading.inference.declarations import supposed
from symderiv.reading.inference.sentences import ONE_FORMULA, Formula, Sentence
from symderiv.reading.meaning.names import name_of
from symderiv.reading.syntax.surface import Braced, Group, Name, Node, Part, Product, Scripted, Side, walk

__all__ = ["with_definitions"]

LONGEST, MOST = 300, 40  # characters of a definition; definitions in one part
SETS = {"integer": "integers", "real": "reals", "complex": "complexes"}
EQUAL = frozenset({"=", ":=", r"\equiv", r"\triangleq", r"\coloneqq"})

MARKED = re.compile(r"[_^ ]")  # a letter with an accent, a star, an index
ASKED = re.compile(  # "find all n such that f(n) = n" asks for n, and does not say what f is
    r"\b(?:find|finds|determine|solve|compute|how\s+many|which|what|all|number\s+of|values?|exists?|trouver|déterminer|résoudre)\b"
    r"[^.;:]*\b(?:such\s+that|for\s+which|so\s+that|satisfying|that\s+satisf\w+|tels?\s+que|vérifiant|s\.\s?t\.)\s*$"
    r"|\b(?:solve|solving|to\s+solve|résoudre)\s*$",
    re.IGNORECASE,
)


def with_definitions(
    context: Context, sentences: Sequence[Sentence], formulas: Sequence[Formula], before: Context | None = None
) -> Context:
    """The context with what the sentences define, and with the laws of random variables they draw.

    before  the context of the part before, whose random variables are drawn in the same way
    """
    varied, derived = _derivatives(formulas)
    pushed = _pushed(formulas)
    if before is not None and pushed & before.density:
        drawn = {s: law for s, law in before.random.items() if context.symbols.get(s.name) == s}
        context = _random(context, drawn, pushed) if drawn else context
    tried = set[str]()  # what was defined once, if only in a way that is not read, is not defined again
    for formula in _supposed_equations(sentences):
        left = formula.row.parts[0]
        if len(tried) >= MOST or not isinstance(left, Side):
            continue
        name = _name(left.node)
        if name is None:
            continue
        if name not in tried and (_is_applied(left.node) or (name in derived and name not in varied)):
            tried.add(name)
            context = _defined(context, formula)
        if pushed:
            context = _drawn(context, formula, pushed)
    return context


def _name(node: Node) -> str | None:
    return name_of(node.factors[0]) if isinstance(node, Product) else name_of(node)


def _supposed_equations(sentences: Sequence[Sentence]) -> Iterable[Formula]:
    for sentence in sentences:
        for match in ONE_FORMULA.finditer(sentence.text):
            formula = sentence.formulas[int(match[1])]
            parts = formula.row.parts
            equation = len(parts) >= 3 and isinstance(parts[1], Part) and parts[1].text in EQUAL | {r"\sim"}
            asked = ASKED.search(sentence.text[: match.start()])
            if equation and not asked and len(formula.piece.latex) <= LONGEST and supposed(sentence, match.start()):
                yield formula


def _is_applied(node: Node) -> bool:
    match node:
        case Product((_, Group("(", ")", items, _, _)), ("",), _):
            return all(name_of(item) is not None for item in items)
    return False


def _derivatives(formulas: Sequence[Formula]) -> tuple[set[str], set[str]]:
    """The letters that something is differentiated by, and the letters in formulas with a derivative."""
    varied, derived = set[str](), set[str]()
    for formula in formulas:
        below = [names for node in walk(formula.row) if (names := _differentiated_by(node)) is not None]
        varied |= set().union(*below)
        if below:
            derived |= {name for node in walk(formula.row) if (name := name_of(node)) is not None}
    return varied, derived


def _differentiated_by(node: Node) -> set[str] | None:
    r"""The letters below of ``\frac{\partial f}{\partial x}``; None for other fractions."""
    match node:
        case Braced(r"\frac", (_, Product((sign, *letters), _, _)), _, _):
            sign = sign.base if isinstance(sign, Scripted) else sign
            if isinstance(sign, Name) and sign.name in ("d", r"\partial"):
                return {name for letter in letters if (name := name_of(letter)) is not None}
    return None


def _defined(context: Context, formula: Formula) -> Context:
    row = read_formula(formula.piece.latex, context)
    if row.unread or len(row.readings) != 1 or not row.statements:
        return context
    match row.statements[0]:
        case Apply("equal", (Apply("apply", (Symbol() as function, *arguments)), body)):
            return _function(context, function, arguments, body)
        case Apply("equal", (Symbol() as letter, body)):
            known = letter.name in context.symbols or letter.sort == _sort(body)
            return context.define(letter, body) if known and not _circular(context, letter, body) else context
    return context


def _sort(term: Term) -> Sort:
    try:
        return sort_of(term)
    except LanguageError:
        return UNKNOWN


def _circular(context: Context, letter: Symbol, body: Term) -> bool:
    return letter in free_symbols(body) or letter in free_symbols(context.unfold(body))


def _function(context: Context, function: Symbol, arguments: Sequence[Term], body: Term) -> Context:
    """``f(x, y) = ...`` as x maps to y maps to ..., over all values of their sorts."""
    known = context.symbols.get(function.name)
    if (known is not None and known != function) or _circular(context, function, body):
        return context
    if len(set(arguments)) != len(arguments):
        return context
    if any(isinstance(one, Symbol) and MARKED.search(one.name) and one not in free_symbols(body) for one in arguments):
        return context  # MSE(\hat a) = 1/n says what it is for this estimate, and for no other
    for argument in reversed(arguments):
        domain = _domain(argument.sort) if isinstance(argument, Symbol) else None
        if domain is None or not isinstance(argument, Symbol):
            return context
        body = bind("lambda", domain, argument, body)
    return context.define(function, body)


def _domain(sort: Sort) -> Term | None:
    match sort:
        case Scalar(kind, _):
            return apply(SETS[kind])
        case Matrix(rows, columns, _, "real") if columns == ONE:
            return apply("vectors", rows)
    return None


# Laws of random variables


def _pushed(formulas: Sequence[Formula]) -> set[str]:
    """Letters of densities at values of functions, ``q(g(z))``: densities of whatever stands in their argument."""
    return {name for formula in formulas for node in walk(formula.row) if (name := _pushed_by(node)) is not None}


def _pushed_by(node: Node) -> str | None:
    match node:
        case Product((head, Group("(", ")", (Product((inner, Group("(")), ("",), _),), _, _), *_), _, _):
            return name_of(head) if name_of(head) in ("p", "q") and name_of(inner) is not None else None
    return None


def _drawn(context: Context, formula: Formula, pushed: set[str]) -> Context:
    r"""``q(z) = \mathcal N(0, I)``, ``z \sim \mathcal N(0, I)``: the law of z."""
    first, sign, law, *rest = formula.row.parts
    if rest or not isinstance(first, Side) or not isinstance(law, Side) or not isinstance(sign, Part):
        return context
    letter = first.node
    match letter:
        case Product((head, Group("(", ")", (item,), _, _)), ("",), _) if (
            name_of(head) in pushed and sign.text != r"\sim"
        ):
            letter = item
        case _ if sign.text != r"\sim":
            return context
    variable = context.symbols.get(name_of(letter) or "")
    if variable is None or isinstance(variable.sort, Function):
        return context
    read = read_formula(f"X = {formula.piece.latex[law.span.start : law.span.end]}", _of(context, variable))
    distribution = read.sides[-1] if read.sides and not read.unread else None
    if not isinstance(distribution, Apply) or not isinstance(_sort(distribution), Distribution):
        return context
    return _random(context, {variable: distribution}, pushed)


def _random(context: Context, drawn: Mapping[Symbol, Term], pushed: set[str]) -> Context:
    symbols = {key: symbol for key, symbol in context.symbols.items() if key not in pushed}
    density = context.density | pushed
    return replace(context, symbols=symbols, random={**context.random, **drawn}, density=density)


def _of(context: Context, variable: Symbol) -> Context:
    """The context in which X is a distribution of things like the variable."""
    return context.declare(Symbol("X", Distribution(variable.sort)))
