"""Calculus: derivatives, in all the ways they are written, each taken at a point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.errors import LanguageError
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import REAL, Function, Scalar
from symderiv.language.spans import Span
from symderiv.language.terms import (
    Bind,
    Symbol,
    Term,
    Unread,
    apply,
    bind,
    free_symbols,
    substitute,
)  # fmt: skip
from symderiv.reading.meaning import names, unfolding
from symderiv.reading.syntax.surface import Braced, Group, Name, Node, Num, Product, Scripted

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator
    from symderiv.reading.meaning.products import Run

__all__ = ["fraction", "is_operator", "operator", "slashed"]

SIGNS = frozenset({"d", r"\partial"})


# What a derivative is written as


def _sign(node: Node) -> tuple[str, int] | None:
    """``d``, ``\\partial``, ``\\partial^2``: the sign and the order."""
    match node:
        case Name(name, _, _, _) if name in SIGNS:
            return name, 1
        case Scripted(Name(name, _, _, _), None, Num(order, _), 0, _) if (
            name in SIGNS and order.denominator == 1 and order <= 4
        ):
            return name, int(order)
    return None


def _parts(node: Node) -> tuple[int, Node, tuple[Node, ...]] | None:
    r"""Of ``\frac{\partial^2 f}{\partial x^2}``: the order, the variable, and what stands after the sign above."""
    if not isinstance(node, Braced) or node.command != r"\frac":
        return None
    above, below = node.arguments
    first, rest = (
        (above.factors[0], above.factors[1:]) if isinstance(above, Product) and not any(above.signs) else (above, ())
    )
    sign = _sign(first)
    if sign is None or not isinstance(below, Product) or len(below.factors) != 2 or any(below.signs):
        return None
    under, variable = _sign(below.factors[0]), below.factors[1]
    if under is None or under != (sign[0], 1):
        return None
    if isinstance(variable, Scripted) and isinstance(variable.sup, Num) and variable.sup.value == sign[1] > 1:
        plain = Scripted(variable.base, variable.sub, None, 0, variable.span)
        return sign[1], (plain if variable.sub is not None else variable.base), rest
    return (1, variable, rest) if sign[1] == 1 and names.name_of(variable) is not None else None


def is_operator(e: Elaborator, node: Node) -> bool:
    r"""Whether a factor is ``\frac{d}{dx}``, waiting for what it applies to."""
    parts = _parts(node)
    return parts is not None and not parts[2]


def fraction(e: Elaborator, node: Braced) -> Term | None:
    r"""``\frac{\partial f}{\partial x}``; None where the fraction is no derivative."""
    parts = _parts(node)
    if parts is None or _is_quotient(e, node):
        return None
    order, variable, rest = parts
    if not rest:
        return e.fail(node.span, "a derivative of what?")
    body = rest[0] if len(rest) == 1 else Product(rest, ("",) * (len(rest) - 1), rest[0].span.join(rest[-1].span))
    return _derivative(e, variable, order, body, node.span)


def _is_quotient(e: Elaborator, node: Braced) -> bool:
    """Where d is a declared number, whether this reading takes its letters as factors."""
    above = node.arguments[0]
    first = above.factors[0] if isinstance(above, Product) else above
    if not isinstance(first, Name) or first.name != "d" or names.found(e, "d") is None or e.setting.timed:
        return False
    text = e.latex[node.span.start : node.span.end]
    return e.choose(("derivative", text), "", f"{text} is read as a quotient") == 1


def operator(run: Run, node: Node, start: int) -> Term | None:
    r"""``\frac{\partial}{\partial x}``, ``\mathbf J_x``, ``\nabla_x`` with what they apply to, or None."""
    e = run.e
    parts = _parts(node)
    if parts is not None and not parts[2] and isinstance(node, Braced) and not _is_quotient(e, node):
        order, variable, _ = parts
        body = _operand(run, everything=True)
    elif (under := _jacobian(e, node)) is not None:
        order, variable = 1, under
        body = _operand(run, everything=False)
    else:
        return None
    span = run.since(start)
    return e.fail(span, "a derivative of what?") if body is None else _derivative(e, variable, order, body, span)


def _jacobian(e: Elaborator, node: Node) -> Node | None:
    """The variable of a Jacobian or gradient."""
    match node:
        case Scripted(Name("J" | r"\nabla" as name, _, _, _), sub, None, 0, _) if (
            sub is not None and names.name_of(sub) is not None
        ):
            declared = names.found(e, name) or names.found(e, names.name_of(node) or name)
            return sub if declared is None else None
    return None


def _operand(run: Run, *, everything: bool) -> Node | None:
    """The factors a derivative applies to, taken: the brackets that follow, or all factors, or one."""
    following, first = run.peek(), run.at
    if following is None:
        return None
    end = first + 1
    if not isinstance(following, Group) or following.opening not in ("(", "["):
        bracket = run.factors[end] if end < len(run.factors) and run.signs[end] == "" else None
        applies = isinstance(bracket.base if isinstance(bracket, Scripted) else bracket, Group)
        end = len(run.factors) if everything else end + applies
    elif end < len(run.factors) and everything and isinstance(following, Group) and run.signs[end] in ("/",):
        end = first + 1
    run.at = end
    if end == first + 1:
        return following
    factors, signs = run.factors[first:end], run.signs[first + 1 : end]
    return Product(factors, signs, factors[0].span.join(factors[-1].span))


def slashed(run: Run, start: int) -> Term | None:
    """``df/dz`` among factors, the first of which has just been taken."""
    e, factors, signs = run.e, run.factors, run.signs
    sign = _sign(factors[start])
    if sign is None or sign[1] != 1 or start + 3 >= len(factors) or signs[start + 1 : start + 4] != ("", "/", ""):
        return None
    at = start + 2
    if _sign(factors[at]) != sign or names.name_of(factors[at + 1]) is None:
        return None
    above = Product(factors[start:at], ("",), factors[start].span.join(factors[start + 1].span))
    below = Product(factors[at : at + 2], ("",), factors[at].span.join(factors[at + 1].span))
    derived = fraction(e, Braced(r"\frac", (above, below), above.span.join(below.span)))
    if derived is not None:
        run.at = at + 2
    return derived


# What it means


def _derivative(e: Elaborator, variable: Node, order: int, body: Node, span: Span) -> Term:
    name = names.name_of(variable)
    if name is None:
        return e.fail(variable.span, "a derivative by something that is no letter")
    letter = names.found(e, name) or _fallback(e, name)
    if isinstance(letter.sort, Function):
        return e.fail(span, "a derivative by a function")
    before = e.with_variable(letter)
    inner = _body(e, name, letter, body)
    e.scope = before
    if isinstance(inner, Unread):
        return inner
    return taken(e, name, letter, order, inner, span)


def _fallback(e: Elaborator, name: str) -> Symbol:
    """The variable of a derivative that is declared only as a function of time, or not at all."""
    moving = names.time_function(e, name)
    if moving is not None and isinstance(moving.sort, Function):
        return Symbol(name, moving.sort.value)
    return names.declared_now(e, name, REAL)


def _body(e: Elaborator, name: str, letter: Symbol, body: Node) -> Term:
    """What is differentiated: a formula, or a function at its own parameters."""
    full = names.name_of(body)
    if full is None:
        inner = e.term(body)
        symbols = free_symbols(inner)
        if symbols and not isinstance(inner, Unread) and not unfolding.depends(e.context, inner, letter):
            return e.fail(body.span, f"how this depends on {name} is not stated")
        return inner
    moving = names.time_function(e, full)
    if moving is not None and name == "t":
        return e.build("apply", moving, letter, span=body.span)
    symbol = names.found(e, full)
    if symbol is not None and isinstance(symbol.sort, Function):
        return _at_parameters(e, symbol, letter, body.span)
    known = symbol is not None and (
        symbol == letter or unfolding.depends(e.context, e.context.definitions.get(symbol, symbol), letter)
    )
    if not known:
        return e.fail(body.span, f"how {full} depends on {name} is not stated")
    return e.term(body)


def _at_parameters(e: Elaborator, function: Symbol, letter: Symbol, span: Span) -> Term:
    """A function at the letters its definition calls its arguments."""
    assert isinstance(function.sort, Function)
    parameters: list[str] = []
    definition: Term | None = e.context.definitions.get(function)
    while isinstance(definition, Bind) and definition.operator == "lambda":
        parameters.append(definition.written_as)
        definition = definition.body
    if len(function.sort.arguments) == 1:
        return e.build("apply", function, letter, span=span)
    if letter.name not in parameters or len(parameters) != len(function.sort.arguments):
        return e.fail(span, f"which argument of {function.name} is {letter.name} is not stated")
    arguments = [letter if name == letter.name else elsewhere(e, name, span) for name in parameters]
    return e.build("apply", function, *arguments, span=span)


def elsewhere(e: Elaborator, name: str, span: Span) -> Term:
    """The value of a letter where a derivative is taken: an iterate, a value at the time t, or the letter itself."""
    members = names.sequence(e, name)
    if e.setting.iterate is not None and members is not None:
        index = e.term(e.setting.iterate)
        names.infer_whole(e, index)
        return apply("apply", members, index, span=span)
    return names.resolved(e, name, span)


def taken(e: Elaborator, name: str, letter: Symbol, order: int, body: Term, span: Span) -> Term:
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
    for _ in range(order - 1):
        body = bind("derivative", letter, letter, body)
    derivative = bind("derivative", elsewhere(e, name, span), letter, body, span)
    try:
        sort_of(derivative)
    except LanguageError as misfit:
        return e.fail(span, misfit.message)
    return derivative


def _moves(e: Elaborator, symbol: Symbol) -> bool:
    """Whether a plain number is also written as an iterate or a function of time in this row."""
    if not isinstance(symbol.sort, Scalar):
        return False
    iterated = e.setting.iterate is not None and names.sequence(e, symbol.name) is not None
    return iterated or (e.setting.timed and names.time_function(e, symbol.name) is not None)
