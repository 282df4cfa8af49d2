r"""Calculus: derivatives in all the ways they are written: ``\frac{df}{dx}``, ``\frac{d}{dx}``, ``df/dx``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.terms import Term
from symderiv.reading.meaning import differentiation, gradients, names
from symderiv.reading.meaning.derivative_signs import derived_in, sign_name
from symderiv.reading.syntax.surface import Braced, Group, Name, Node, Product, Scripted

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator
    from symderiv.reading.meaning.products import Run

__all__ = ["fraction", "is_operator", "operator", "slashed"]


def is_operator(e: Elaborator, node: Node) -> bool:
    r"""Whether a factor is ``\frac{d}{dx}``, waiting for what it applies to."""
    found = derived_in(node)
    return found is not None and found.rest is None


def fraction(e: Elaborator, node: Braced) -> Term | None:
    r"""``\frac{\partial f}{\partial x}``; None where the fraction is no derivative."""
    found = derived_in(node)
    if found is None:
        return _variation(e, node)
    if _is_quotient(e, node):
        return None
    if found.rest is None:
        return e.fail(node.span, "a derivative of what?")
    return differentiation.derivative(e, found.variables, found.rest, node.span, order=found.order)


def _variation(e: Elaborator, node: Braced) -> Term | None:
    r"""``\frac{\delta F}{\delta f}`` is no quotient of two products."""
    tops = [part.factors[0] if isinstance(part, Product) else part for part in node.arguments]
    if all(isinstance(top, Name) and top.name == r"\delta" for top in tops) and names.found(e, r"\delta") is None:
        return e.fail(node.span, "derivatives by a function are not read into terms yet")
    return None


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
    found = derived_in(node)
    if found is None or found.rest is not None or not isinstance(node, Braced) or _is_quotient(e, node):
        return gradients.gradient(run, node, start)
    body = _operand(run)
    span = run.since(start)
    if body is None:
        return e.fail(span, "a derivative of what?")
    return differentiation.derivative(e, found.variables, body, span, order=found.order)


def _operand(run: Run) -> Node | None:
    """The factors a derivative applies to, taken: the brackets that follow, or all factors."""
    following, first = run.peek(), run.at
    if following is None:
        return None
    end = len(run.factors)
    if isinstance(following, Group) and following.opening in ("(", "["):
        end = first + 1
    run.at = end
    if end == first + 1:
        return following
    factors, signs = run.factors[first:end], run.signs[first + 1 : end]
    return Product(factors, signs, factors[0].span.join(factors[-1].span))


def slashed(run: Run, start: int) -> Term | None:
    """``df/dz`` among factors, the first of which has just been taken."""
    e, factors, signs = run.e, run.factors, run.signs
    sign = sign_name(factors[start])
    if sign is None or start + 3 >= len(factors) or signs[start + 1 : start + 4] != ("", "/", ""):
        return None
    at = start + 2
    variable = factors[at + 1]
    letter = variable.base if isinstance(variable, Scripted) else variable
    if sign_name(factors[at]) != sign or names.name_of(letter) is None:
        return None
    above = Product(factors[start:at], ("",), factors[start].span.join(factors[start + 1].span))
    below = Product(factors[at : at + 2], ("",), factors[at].span.join(factors[at + 1].span))
    derived = fraction(e, Braced(r"\frac", (above, below), above.span.join(below.span)))
    if derived is not None:
        run.at = at + 2
    return derived
