"""Letters: what the student's own letters stand for, and which ones nobody explained.

A claim about a letter that neither the reference nor the student explains is true or false depending on what the letter
is; so such a claim is never called wrong.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from symderiv.language.contexts import Context
from symderiv.language.sorting import sort_of, variable_of
from symderiv.language.sorts import UNKNOWN, Function, Matrix, Scalar, Sort
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, apply, bind, free_symbols, subterms
from symderiv.reading.discourse.readings import Reading

__all__ = ["by_default", "definitions_in", "indices", "introduces", "loose", "unexplained", "with_densities"]

INTRODUCES = re.compile(
    r"\b(let|defin(e|es|ed|ing)|denot(e|es|ed|ing)|put|set|setting|write|writing|call|where|with|introduce"
    r"|soit|notons|posons|avec|où)\b[^.;:]*:?\s*$|(设|令|记|定义|引入|其中)[^.;:,。；：，]*[:：]?\s*$",
    re.IGNORECASE,
)
POINT = re.compile(r"\^\{?(?:\*|\\(?:star|ast|dagger))|^\\(?:hat|bar|tilde) |_\{?0\}?$")
Definition = tuple[Symbol, Term]
DOMAINS = {"real": "reals", "integer": "integers"}
LETTERS_OF_DENSITIES = ("p", "q")


def introduces(prose: str) -> bool:
    """Whether the words before a formula say that a letter is being introduced."""
    return bool(INTRODUCES.search(prose))


def loose(context: Context) -> frozenset[Symbol]:
    """Declared symbols that nothing in the context says anything about, except their sort."""
    said = [*context.assumptions, *context.definitions.values(), *context.random.values()]
    bound = {s for term in said for s in free_symbols(term)} | set(context.definitions) | set(context.random)
    return frozenset(s for s in context.symbols.values() if s not in bound)


def definitions_in(reading: Reading, context: Context, *, introduced: bool) -> Iterator[Definition]:
    """What a row defines: letters nobody declared, letters that are free to be anything, and functions by their value.

    A letter that already stands for something is given a new meaning only where the words before say so.
    """
    unknown = frozenset(reading.undeclared)
    free = loose(context)
    for statement in reading.statements:
        match statement:
            case Apply("equal", (Symbol() as symbol, body)) if _is_known(body, unknown) and symbol not in free_symbols(
                body
            ):
                if symbol in unknown and symbol not in context.definitions:
                    yield replace(symbol, sort=sort_of(body)), body
                elif (symbol in free and _may_name(symbol, body, introduced)) or (
                    introduced and _renewed(symbol, body, context)
                ):
                    yield symbol, body
            case Apply("equal", (Apply("apply", (Symbol() as function, *arguments)), body)) if function in unknown:
                written = _function(function, arguments, body, context, unknown)
                if written is not None:
                    yield written


def _is_known(body: Term, unknown: frozenset[Symbol]) -> bool:
    return not free_symbols(body) & unknown and sort_of(body) != UNKNOWN


def _may_name(symbol: Symbol, body: Term, introduced: bool) -> bool:
    """Whether an equation for a free letter says what it stands for; ``g = 0`` does not."""
    return (
        not isinstance(body, Number)
        and (introduced or isinstance(symbol.sort, Matrix))
        and _alike(symbol.sort, sort_of(body))
    )


def _renewed(symbol: Symbol, body: Term, context: Context) -> bool:
    known = context.definitions.get(symbol)
    return (
        known is not None and not isinstance(symbol.sort, Function) and body != known and symbol not in context.random
    )


def _alike(a: Sort, b: Sort) -> bool:
    if isinstance(a, Matrix) and isinstance(b, Matrix):
        return (a.rows, a.columns) == (b.rows, b.columns)
    return type(a) is type(b)


def _function(
    function: Symbol, arguments: Sequence[Term], body: Term, context: Context, unknown: frozenset[Symbol]
) -> Definition | None:
    """``f(r) = ...`` for letters that stand for nothing else: numbers to a number."""
    letters = [a for a in arguments if isinstance(a, Symbol) and isinstance(a.sort, Scalar) and a.sort.kind in DOMAINS]
    if len(letters) != len(arguments) or len(set(letters)) != len(letters):
        return None
    if any(letter in context.definitions or letter in context.random for letter in letters):
        return None
    if any(POINT.search(letter.name) for letter in letters):  # f(x^*) = 3 says what f is there, and nowhere else
        return None
    if free_symbols(body) & (unknown - set(letters)) or sort_of(body) == UNKNOWN:
        return None
    arguments_of: list[Sort] = []
    for letter in reversed(letters):
        body = bind("lambda", apply(DOMAINS[getattr(letter.sort, "kind", "")]), letter, body)
        arguments_of.insert(0, variable_of(body).sort)
    value = sort_of(body)
    for _ in letters:
        value = value.value if isinstance(value, Function) else value
    return replace(function, sort=Function(tuple(arguments_of), value)), body


def by_default(targets: Iterable[Term], context: Context) -> Iterator[Definition]:
    """What a free letter is when the student does not say: in a density to be shown, the value it is the density of."""
    free = loose(context)
    for target in targets:
        match target:
            case Apply("equal", (Apply("density_at", (Bind("law", domain, _, _) as law, Symbol() as point)), _)) if (
                point in free
            ):
                for variable, drawn in context.random.items():
                    if drawn == domain:
                        yield point, law.open(variable)


def with_densities(context: Context) -> Context:
    """The context in which the usual letters for densities are read as such, where a density is talked of at all."""
    if not context.density:
        return context
    free = {letter for letter in LETTERS_OF_DENSITIES if letter not in context.symbols}
    return replace(context, density=context.density | free)


def unexplained(statement: Term, reading: Reading, context: Context) -> list[str]:
    """The letters of a statement that nobody explained; an index, or the argument of a known function, may be any."""
    undeclared = set(reading.undeclared) & free_symbols(statement)
    if not undeclared:
        return []
    any_value = indices(statement) | set(_arguments(statement, frozenset(context.symbols.values())))
    return sorted({s.name for s in undeclared - any_value})


def _arguments(statement: Term, known: Collection[Symbol]) -> Iterator[Symbol]:
    """The letters a known function is written with: alone on its side, or with them on the other side too."""
    sides = statement.arguments if isinstance(statement, Apply) else ()
    for place, side in enumerate(sides):
        others = {s for other in (*sides[:place], *sides[place + 1 :]) for s in free_symbols(other)}
        for part in subterms(side):
            if isinstance(part, Apply) and part.operator == "apply" and part.arguments[0] in known:
                for argument in part.arguments[1:]:
                    if isinstance(argument, Symbol) and (part is side or argument in others):
                        yield argument


def indices(term: Term) -> set[Symbol]:
    """The symbols that occur as an index of an entry or of a member of a sequence."""
    found: set[Symbol] = set()
    for part in subterms(term):
        match part:
            case Apply("entry", (_, *below)):
                found.update(s for index in below for s in free_symbols(index))
            case Apply("apply", (Symbol(_, Function(_, _, properties)), index)) if "sequence" in properties:
                found |= free_symbols(index)
    return found
