r"""Derivatives in all the ways they are written: ``\frac{df}{dx}``, ``\frac{d}{dx}``, ``df/dx``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import Function, Scalar, Unknown
from symderiv.language.spans import Span
from symderiv.language.terms import Symbol, Term, Unread
from symderiv.reading.meaning import names
from symderiv.reading.meaning.calculus import differentiation, evaluation, gradients
from symderiv.reading.meaning.calculus.derivative_signs import Derived, derived_in, sign_name, with_partials
from symderiv.reading.meaning.calculus.infinitesimals import is_letter
from symderiv.reading.syntax.surface import Braced, Group, Name, Node, Num, Product, Scripted, canonical

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
    tops = [top.base if isinstance(top, Scripted) and top.sub is None else top for top in tops]
    if all(isinstance(top, Name) and top.name == r"\delta" for top in tops) and names.found(e, r"\delta") is None:
        return _varied(e, node)
    return None


def _varied(e: Elaborator, node: Braced) -> Term:
    r"""``\frac{\delta F}{\delta f}``: of a functional by a function, or of a quantity by a letter; that is all."""
    found = derived_in(with_partials(node))
    if found is None or found.rest is None or found.order is not None:
        return e.fail(node.span, "a variation of what, by what?")
    term = e.term(found.rest)
    for variable in reversed(found.variables):
        by = e.term(variable)
        if isinstance(term, Unread) or isinstance(by, Unread):
            return term if isinstance(term, Unread) else by
        if not all(isinstance(e.sort(one), Scalar | Unknown) for one in (term, by)):
            return e.fail(node.span, "derivatives by a function are not read into terms yet")
        term = e.build("formal_derivative", term, by, span=node.span)
    return term


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
    varied = found is None and isinstance(node, Braced) and derived_in(with_partials(node)) is not None
    whole = varied or (found is not None and found.rest is not None)
    if whole and _is_point(run) and (found is None or _arguments(run, found) is None):
        return _at_several(run, node, start)
    if found is not None and found.rest is not None and isinstance(node, Braced):
        if (group := _arguments(run, found)) is not None:
            run.at += 1
            span = run.since(start)
            value = Product((found.rest, group), ("",), found.rest.span.join(group.span))
            return differentiation.derivative(e, found.variables, value, span, order=found.order)
        if _is_at(run, found, node):
            return _pointed(run, node, start)
    if found is None or found.rest is not None or not isinstance(node, Braced) or _is_quotient(e, node):
        return gradients.gradient(run, node, start)
    body = _operand(run)
    span = run.since(start)
    if body is None:
        return e.fail(span, "a derivative of what?")
    if isinstance(body, Scripted) and isinstance(body.base, Group) and evaluation.says_where(body, found.variables):
        return _evaluated(e, found, body, span)
    return differentiation.derivative(e, found.variables, body, span, order=found.order)


def _evaluated(e: Elaborator, found: Derived, body: Scripted, span: Span) -> Term:
    r"""``\frac{d}{dx}[f(x)]_{x=3}``: the point is that of the derivative."""
    derived = differentiation.derivative(e, found.variables, body.base, span, order=found.order)
    if isinstance(derived, Unread) or body.sub is None:
        return derived
    return evaluation.at_points(e, derived, body.sub, span, plain=False)


def _arguments(run: Run, found: Derived) -> Group | None:
    r"""The brackets of ``\frac{\partial f}{\partial x}(x, y)``: f is a function of these letters; else None."""
    following, name = run.peek(), names.name_of(found.rest) if found.rest is not None else None
    if not isinstance(following, Group) or following.opening != "(" or len(following.items) < 2 or name is None:
        return None
    symbol = names.found(run.e, name)
    letters = [canonical(item) for item in following.items]
    function = symbol is None or isinstance(symbol.sort, Function)
    by_letters = all(canonical(variable) in letters for variable in found.variables)
    return following if function and by_letters and set(following.separators) == {","} else None


def _is_at(run: Run, found: Derived, node: Braced) -> bool:
    r"""Whether the brackets in ``\frac{df}{dx}(a)`` hold the point; they may also hold a factor."""
    following = run.peek()
    if not isinstance(following, Group) or following.opening != "(" or len(following.items) != 1:
        return False
    if names.name_of(found.rest) is None or len(set(found.variables)) != 1:  # type: ignore[arg-type]
        return False
    lone = isinstance(following.items[0], Num) or is_letter(following.items[0])
    text = run.e.latex[node.span.start : following.span.end]
    options = (f"{text} is read as a derivative at a point", f"{text} is read as a product")
    return run.e.choose(("at", text), *(options if lone else options[::-1])) == (0 if lone else 1)


def _pointed(run: Run, node: Braced, start: int) -> Term:
    e, group = run.e, run.peek()
    assert isinstance(group, Group)
    run.at += 1
    derived, point, span = e.term(node), e.term(group.items[0]), run.since(start)
    found = derived_in(node)
    letter = None if found is None else names.name_of(found.variables[0])
    symbol = names.resolved(e, letter, span) if letter is not None else None
    if isinstance(derived, Unread) or isinstance(point, Unread) or not isinstance(symbol, Symbol):
        return e.fail(span, "a derivative at a point, by what is no letter")
    return evaluation.at_point(derived, Symbol(symbol.name, symbol.sort), point, span)


def _is_point(run: Run) -> bool:
    """Whether several coordinates stand in the brackets that follow."""
    following = run.peek()
    several = isinstance(following, Group) and following.opening == "(" and len(following.items) > 1
    return several and isinstance(following, Group) and set(following.separators) == {","}


def _at_several(run: Run, node: Node, start: int) -> Term:
    r"""``\frac{\partial f}{\partial x}(1, 2)``: what is derived, at the point with these coordinates."""
    e, group = run.e, run.peek()
    assert isinstance(group, Group)
    run.at += 1
    derived = e.term(node)
    point = [e.term(item) for item in group.items]
    if bad := next((one for one in (derived, *point) if isinstance(one, Unread)), None):
        return bad
    return e.build("at_point", derived, *point, span=run.since(start))


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
    """``df/dz``, ``d^2 f(x)/dx^2`` among factors, the first of which has just been taken."""
    e, factors, signs = run.e, run.factors, run.signs
    sign = sign_name(factors[start])
    if sign is None:
        return None
    at = next((place for place in range(start + 1, len(factors)) if signs[place] != ""), len(factors))
    if not start + 1 < at < len(factors) - 1 or signs[at] != "/" or signs[at + 1] != "":
        return None
    variable = factors[at + 1]
    letter = variable.base if isinstance(variable, Scripted) else variable
    if sign_name(factors[at]) != sign or names.name_of(letter) is None:
        return None
    above = Product(factors[start:at], ("",) * (at - start - 1), factors[start].span.join(factors[at - 1].span))
    below = Product(factors[at : at + 2], ("",), factors[at].span.join(factors[at + 1].span))
    derived = fraction(e, Braced(r"\frac", (above, below), above.span.join(below.span)))
    if derived is not None:
        run.at = at + 2
    return derived
