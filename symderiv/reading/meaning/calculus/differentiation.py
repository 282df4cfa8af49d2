r"""Differentiation: what is differentiated, by what, and at which point.

By a letter the body depends on, itself or by definition: a ``derivative``. By an entry of a vector, a matrix or a
sequence: the derivative of the body with that entry replaced. Where nobody said how the body depends on the letter,
as in ``\partial L / \partial b``: a ``formal_derivative``, of which nothing is known but its name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.errors import LanguageError
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import REAL, Function, Matrix, Scalar
from symderiv.language.spans import Span
from symderiv.language.terms import (
    Apply,
    Bind,
    Symbol,
    Term,
    Unread,
    apply,
    bind,
    free_symbols,
    mentions,
    substitute,
    subterms,
)  # fmt: skip
from symderiv.reading.meaning import names
from symderiv.reading.meaning.calculus import unfolding
from symderiv.reading.syntax.notation import TRANSPOSES
from symderiv.reading.syntax.surface import Group, Name, Node, Product, Scripted, canonical, walk

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["derivative", "elsewhere", "shown_in_row", "taken"]


def derivative(
    e: Elaborator, variables: tuple[Node, ...], body: Node, span: Span, *, order: Node | None = None
) -> Term:
    """The derivative by all of the variables, the last of them first; perhaps of an order that is no number."""
    if any(isinstance(variable, Group) for variable in variables):
        return _by_several(e, variables, body, span)
    letters: list[Symbol | Term] = [_letter(e, variable) for variable in _upright(variables)]
    for letter in letters:
        if isinstance(letter, Unread):
            return letter
        if isinstance(e.sort(letter), Function):
            return e.fail(span, "a derivative by a function")
    before = e.scope
    for letter in letters:
        if isinstance(letter, Symbol):
            e.with_variable(letter)
    inner = _body(e, letters, body)
    e.scope = before
    if isinstance(inner, Unread):
        return inner
    if order is not None:
        return _of_order(e, letters[0], order, inner, span)
    for letter in reversed(letters):
        inner = _once(e, letter, inner, span)
    return inner


def _upright(variables: tuple[Node, ...]) -> list[Node]:
    r"""The letters; in ``\partial x \partial x^T``, which says how the second derivatives are laid out, twice x."""
    plain = {canonical(variable) for variable in variables if isinstance(variable, Name)}
    return [
        v.base if isinstance(v, Scripted) and canonical(v.sup) in TRANSPOSES and canonical(v.base) in plain else v
        for v in variables
    ]


def _letter(e: Elaborator, variable: Node) -> Symbol | Term:
    """What is differentiated by: a letter, or an entry."""
    name = names.name_of(variable)
    if name is not None and (known := names.found(e, name)) is not None:
        return Symbol(known.name, known.sort)
    if name is not None and not isinstance(variable, Name):
        term = e.term(variable)
        if not isinstance(term, Symbol):
            return term
    if name is None:
        term = e.term(variable)
        entry = isinstance(term, Apply) and term.operator in ("entry", "apply", "power")  # by sigma^2, formally
        return (
            term if entry or isinstance(term, Symbol | Unread) else e.fail(variable.span, "a derivative by no letter")
        )
    moving = names.time_function(e, name)
    if moving is not None and isinstance(moving.sort, Function):
        return Symbol(name, moving.sort.value)
    return names.declared_now(e, name, REAL)


def _body(e: Elaborator, letters: list[Symbol | Term], body: Node) -> Term:
    """What is differentiated: a formula, or a function at its own parameters."""
    full = names.name_of(body)
    if full is None:
        return e.term(body)
    symbols = [letter for letter in letters if isinstance(letter, Symbol)]
    moving = names.time_function(e, full)
    if moving is not None and [letter.name for letter in symbols] == ["t"] * len(letters):
        return e.build("apply", moving, symbols[0], span=body.span)
    symbol = names.found(e, full)
    if symbol is not None and isinstance(symbol.sort, Function) and len(symbols) == len(letters):
        return _at_parameters(e, symbol, symbols, body.span)
    if symbol is None and (shown := shown_in_row(e, full, [letter.name for letter in symbols])) is not None:
        term = e.term(shown)
        if not isinstance(term, Unread) and all(mentions(term, letter) for letter in symbols):
            return term
    return e.term(body)


def shown_in_row(e: Elaborator, name: str, letters: list[str]) -> Node | None:
    """``f(x, y)`` as the row writes it elsewhere, where that has all the letters, each alone, as its arguments."""
    if e.setting.row is None:
        return None
    for node in walk(e.setting.row):
        if not isinstance(node, Product):
            continue
        for first, second, sign in zip(node.factors, node.factors[1:], node.signs, strict=False):
            if sign or names.name_of(first) != name or not isinstance(second, Group) or second.opening != "(":
                continue
            inside = [canonical(item) for item in second.items]
            if letters and set(letters) <= set(inside) and all(names.name_of(item) for item in second.items):
                return Product((first, second), ("",), first.span.join(second.span))
    return None


def _at_parameters(e: Elaborator, function: Symbol, letters: list[Symbol], span: Span) -> Term:
    """A function at the letters its definition calls its arguments."""
    assert isinstance(function.sort, Function)
    parameters: list[str] = []
    definition: Term | None = e.context.definitions.get(function)
    while isinstance(definition, Bind) and definition.operator == "lambda":
        parameters.append(definition.written_as)
        definition = definition.body
    if len(function.sort.arguments) == 1 and len(set(letters)) == 1:
        return e.build("apply", function, letters[0], span=span)
    own = {letter.name: letter for letter in letters}
    parameters = parameters or _written_with(e, function, set(own))
    if not set(own) <= set(parameters) or len(parameters) != len(function.sort.arguments):
        if (shown := shown_in_row(e, function.name, list(own))) is not None:
            return e.term(shown)
        return e.fail(span, f"which argument of {function.name} is {letters[0].name} is not stated")
    arguments = [own[name] if name in own else elsewhere(e, name, span) for name in parameters]
    return e.build("apply", function, *arguments, span=span)


def elsewhere(e: Elaborator, name: str, span: Span) -> Term:
    """The value of a letter where a derivative is taken: an iterate, a value at the time t, or the letter itself."""
    members = names.sequence(e, name)
    if e.setting.iterate is not None and members is not None:
        index = e.term(e.setting.iterate)
        names.infer_whole(e, index)
        return apply("apply", members, index, span=span)
    return names.resolved(e, name, span)


def _written_with(e: Elaborator, function: Symbol, letters: set[str]) -> list[str]:
    """The letters a function of several numbers is written with, in the text or by custom."""
    assert isinstance(function.sort, Function)
    if written := e.context.parameters.get(function.name):
        return list(written)
    customary = {2: ["x", "y"], 3: ["x", "y", "z"]}.get(len(function.sort.arguments), [])
    return customary if letters <= set(customary) else []


# What the derivative is


def _once(e: Elaborator, letter: Symbol | Term, body: Term, span: Span) -> Term:
    """The derivative by one letter or entry, or a formal one."""
    if isinstance(body, Unread):
        return body
    constant = not free_symbols(body)
    hidden = any(isinstance(part, Apply) and part.operator == "formal_derivative" for part in subterms(body))
    if hidden:
        by = elsewhere(e, letter.name, span) if isinstance(letter, Symbol) else letter
        return e.build("formal_derivative", body, by, span=span)
    if not isinstance(letter, Symbol):
        return _by_entry(e, letter, body, span) or e.build("formal_derivative", body, letter, span=span)
    if constant or unfolding.depends(e.context, body, letter):
        return taken(e, letter.name, letter, body, span)
    return e.build("formal_derivative", body, elsewhere(e, letter.name, span), span=span)


def _by_entry(e: Elaborator, entry: Term, body: Term, span: Span) -> Term | None:
    """By an entry of something the body depends on as a whole."""
    if not isinstance(entry, Apply) or not isinstance(whole := entry.arguments[0], Symbol):
        return None
    if not mentions(body, whole) or any(mentions(index, whole) for index in entry.arguments[1:]):
        return None
    variable = unfolding.fresh(REAL, apply("tuple", body, entry), e.scope)
    replaced = apply("with_entry", whole, *entry.arguments[1:], variable)
    return bind("derivative", entry, variable, substitute(body, {whole: replaced}), span)


def taken(e: Elaborator, name: str, letter: Symbol, body: Term, span: Span) -> Term:
    """The derivative of the body, with what depends on the variable unfolded, at the point the row speaks of."""
    unfolded = unfolding.unfolded(e.context, body, letter)
    if unfolded is None:
        return e.fail(span, "what this depends on is too long to write out")
    body = unfolded
    others = {
        s: elsewhere(e, s.name, span)
        for s in free_symbols(body)
        if s != letter and s.name in e.context.symbols and _moves(e, s)
    }
    body = substitute(body, {symbol: value for symbol, value in others.items() if value != symbol})
    made = bind("derivative", elsewhere(e, name, span), letter, body, span)
    try:
        sort_of(made)
    except LanguageError as misfit:
        return e.fail(span, misfit.message)
    return made


def _moves(e: Elaborator, symbol: Symbol) -> bool:
    """Whether a plain number is also written as an iterate or a function of time in this row."""
    if not isinstance(symbol.sort, Scalar):
        return False
    iterated = e.setting.iterate is not None and names.sequence(e, symbol.name) is not None
    return iterated or (e.setting.timed and names.time_function(e, symbol.name) is not None)


def _of_order(e: Elaborator, letter: Symbol | Term, order: Node, body: Term, span: Span) -> Term:
    r"""``\frac{d^n}{dx^n} f``, for a letter n."""
    if not isinstance(letter, Symbol) or not isinstance(letter.sort, Scalar) or not mentions(body, letter):
        return e.fail(span, "a derivative of this order")
    times = e.term(order)
    names.infer_whole(e, times)
    return bind("derivative_of_order", apply("tuple", elsewhere(e, letter.name, span), times), letter, body, span)


def _by_several(e: Elaborator, variables: tuple[Node, ...], body: Node, span: Span) -> Term:
    r"""``\frac{\partial(u, v)}{\partial(x, y)}``: the determinant of the matrix of derivatives, or that matrix."""
    below = variables[0]
    if len(variables) != 1 or not isinstance(below, Group) or not isinstance(body, Group) or len(body.items) < 2:
        return e.fail(span, "a derivative by several letters at once")
    above, by = (e.term(Group("(", ")", group.items, group.separators, group.span)) for group in (body, below))
    if not all(isinstance(e.sort(term), Matrix) for term in (above, by)):
        return e.fail(span, "a derivative by several letters at once")
    matrix = e.build("formal_derivative", above, by, span=span)
    if isinstance(matrix, Unread) or len(body.items) != len(below.items):
        return matrix
    text = e.latex[span.start : span.end]
    options = (f"{text} is read as a matrix", f"{text} is read as a determinant")
    between_bars = e.latex[: span.start].rstrip().endswith(("|", r"\vert"))
    second = e.choose(("jacobian", text), *(options[::-1] if between_bars else options)) == 1
    return e.build("determinant", matrix, span=span) if second != between_bars else matrix
