r"""Signs of derivatives on the surface: ``\frac{\partial^2 f}{\partial x \partial y}``, ``\frac{d}{dx}``."""

from __future__ import annotations

from dataclasses import dataclass

from symderiv.reading.meaning import names
from symderiv.reading.meaning.calculus.infinitesimals import factors_of, product_of, signs_of
from symderiv.reading.syntax.notation import BIG, NOTATION
from symderiv.reading.syntax.surface import Accent, Braced, Group, Name, Node, Num, Scripted, canonical

__all__ = ["Derived", "derived_in", "sign_name", "with_partials"]

PARTIAL = r"\partial"
SIGNS = frozenset({"d", PARTIAL})
MOST = 6  # the highest order


@dataclass(frozen=True, slots=True)
class Derived:
    """What a fraction of signs says.

    variables  by what, in the order written, each as often as is written; a list of letters is one variable
    order      the order where that is no number, as in ``\\frac{d^n}{dx^n}``
    rest       what stands after the sign above, None where the fraction waits for it
    """

    variables: tuple[Node, ...]
    rest: Node | None
    order: Node | None = None


def sign_name(node: Node) -> str | None:
    r"""``d`` or ``\partial``, perhaps with an order."""
    found = _sign(node)
    return None if found is None else found[0]


def _sign(node: Node) -> tuple[str, Node | None] | None:
    r"""``d``, ``\partial``, ``\partial^2``: the sign and what stands above it."""
    match node:
        case Name(name, _, _, False) if name in SIGNS:
            return name, None
        case Scripted(Name(name, _, _, False), None, Num() | Name() as order, 0, _) if name in SIGNS:
            return name, order
    return None


def derived_in(node: Node) -> Derived | None:
    """The signs of a derivative; None where a fraction is none."""
    if not isinstance(node, Braced) or node.command != r"\frac":
        return None
    above, below = _spread(node.arguments[0]), _spread(node.arguments[1])
    factors, signs = factors_of(above), signs_of(above)
    sign = _sign(factors[0])
    if sign is None or any(signs[:1]):
        return None
    powers = _variables(below, sign[0])
    if powers is None:
        return None
    rest = product_of(factors[1:], signs[1:], factors[0].span) if len(factors) > 1 else None
    return _counted(sign[1], powers, rest)


def with_partials(node: Braced) -> Braced:
    r"""``\frac{\delta y}{\delta x}`` with the signs of partial derivatives."""

    def changed(part: Node) -> Node:
        match part:
            case Name(r"\delta", span):
                return Name(PARTIAL, span)
            case Scripted(Name(r"\delta", at), None, sup, 0, span):
                return Scripted(Name(PARTIAL, at), None, sup, 0, span)
        return part

    parts = (tuple(changed(one) for one in factors_of(part)) for part in node.arguments)
    made = (product_of(one, signs_of(part), part.span) for one, part in zip(parts, node.arguments, strict=True))
    return Braced(node.command, tuple(made), node.span, node.option)


def _counted(order: Node | None, powers: list[tuple[Node, Node | None]], rest: Node | None) -> Derived | None:
    """The derivative whose orders agree: as high as the sign above says, in all."""
    if order is not None and not isinstance(order, Num):
        same = len(powers) == 1 and canonical(powers[0][1]) == canonical(order)
        return Derived((powers[0][0],), rest, order) if same else None
    if order is None and len(powers) == 1 and powers[0][1] is not None:
        return Derived((_with(*powers[0]),), rest)  # the variable has a superscript of its own: z^{(1)}, z^*
    if isinstance(order, Num) and len(powers) == order.value and any(power is not None for _, power in powers):
        return Derived(tuple(_with(variable, power) for variable, power in powers), rest)  # by x and by sigma^2
    variables: list[Node] = []
    for variable, power in powers:
        if power is not None and not (isinstance(power, Num) and power.value.denominator == 1 and power.value <= MOST):
            return None
        variables += [variable] * (int(power.value) if isinstance(power, Num) else 1)
    if len(variables) > MOST or len(variables) != (int(order.value) if isinstance(order, Num) else 1):
        return None
    return Derived(tuple(variables), rest)


def _with(variable: Node, power: Node | None) -> Node:
    if power is None:
        return variable
    span = variable.span.join(power.span)
    if isinstance(variable, Scripted):
        return Scripted(variable.base, variable.sub, power, 0, span)
    return Scripted(variable, None, power, 0, span)


def _variables(below: Node, sign: str) -> list[tuple[Node, Node | None]] | None:
    r"""``\partial x \partial y^2``: the variables and what stands above them."""
    factors, signs = factors_of(below), signs_of(below)
    if len(factors) % 2 or any(signs):
        return None
    found: list[tuple[Node, Node | None]] = []
    for first, variable in zip(factors[::2], factors[1::2], strict=True):
        if _sign(first) != (sign, None):
            return None
        power: Node | None = None
        if isinstance(variable, Scripted) and variable.sup is not None and variable.primes == 0:
            power = variable.sup
            plain = Scripted(variable.base, variable.sub, None, 0, variable.span)
            variable = plain if variable.sub is not None else variable.base
        if not _may_vary(variable):
            return None
        found.append((variable, power))
    return found


def _may_vary(node: Node) -> bool:
    match node:
        case Group("(", ")", items, separators, _):
            return len(items) > 1 and set(separators) == {","} and all(names.name_of(item) for item in items)
        case Scripted(base, _, None, primes, _):
            return primes == 0 and names.name_of(base) is not None
        case Name(name, _, _, word):
            return name != PARTIAL and not (word and (name in BIG or name in NOTATION.prefix))
        case Accent():
            return True
    return False


def _spread(node: Node) -> Node:
    r"""``\mathrm{dy}`` is d and y."""
    if isinstance(node, Name) and node.word and len(node.name) == 2 and node.name[0] == "d":
        return product_of((Name("d", node.span), Name(node.name[1], node.span)), ("",), node.span)
    return node
