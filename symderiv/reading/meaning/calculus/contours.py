r"""Integrals along curves, through surfaces, over regions: ``\oint_C F \cdot dr``, ``\iint_D f\,dA``.

What the letter after the d is says what is meant: a vector after a dot (a curve, or a surface for a capital), the
element of an area, a surface, a volume or a length, a complex number along a contour, or each coordinate of a form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import COMPLEX
from symderiv.language.spans import Span
from symderiv.language.terms import Symbol, Term, Unread, apply, bind
from symderiv.reading.meaning import binding, conditions, names
from symderiv.reading.meaning.calculus import fields, forms, integrands
from symderiv.reading.meaning.calculus.curves import (
    COMPLEX_LETTERS,
    OINT,
    Found,
    first_differential,
    is_circle,
    is_curve,
    letter_of,
    sign_name,
)
from symderiv.reading.meaning.calculus.infinitesimals import Differential, product_of, sign_of
from symderiv.reading.meaning.calculus.regions import SPACE, region_of
from symderiv.reading.syntax.surface import Name, Node, Row, Scripted, walk

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator
    from symderiv.reading.meaning.products import Run

__all__ = ["along", "by_coordinates"]

VECTORS = {**dict.fromkeys(("r", "l", "s", r"\ell", "x"), "line_integral"),
           **dict.fromkeys(("S", "A", "a", r"\sigma", r"\Sigma"), "flux_integral")}  # fmt: skip
ELEMENTS = {"A": "area_integral", "S": "surface_integral", r"\sigma": "surface_integral", r"\Sigma": "surface_integral",
            "V": "volume_integral", r"\tau": "volume_integral", "s": "length_integral", r"\ell": "length_integral",
            "l": "length_integral"}  # fmt: skip
AREAS = {1: ("area_integral", "surface_integral", "volume_integral", "length_integral"),
         2: ("area_integral", "surface_integral"), 3: ("volume_integral",)}  # fmt: skip


def along(run: Run, node: Node, base: Name, start: int) -> Term | None:
    """An integral along a curve or over a region whose points are not named; None for any other."""
    sub, sup = (node.sub, node.sup) if isinstance(node, Scripted) else (None, None)
    if sup is not None:
        return None
    count = sign_of(node)
    form = forms.form(run, base, sub, start) if count == 1 else None
    if form is not None:
        return form
    found = first_differential(run)
    if found is not None and run.signs[found[0]] == r"\cdot":
        return _dotted(run, sub, found, start)
    if found is not None and (element := _element(run, node, sub, found, count)) is not None:
        return _over(run, element, sub, found, start)
    if count == 1 and (base.name == OINT or _is_contour(sub)):
        return _contour(run, base, sub, start)
    return None


# Fields


def _dotted(run: Run, sub: Node | None, found: Found, start: int) -> Term | None:
    r"""``F \cdot dr``."""
    e, (k, one) = run.e, found
    operator = VECTORS.get(letter_of(one))
    if operator is None or k == run.at:
        return None
    integrand = product_of(run.factors[run.at : k], run.signs[run.at + 1 : k], run.factors[run.at].span)
    run.at = k + one.factors
    span = run.since(start)
    region = region_of(e, sub, SPACE, span)
    field = fields.as_vector(e, e.term(integrand), 3)
    if isinstance(region, Unread) or isinstance(field, Unread):
        return region if isinstance(region, Unread) else field
    return e.build(operator, region, field, span=span)


def _element(run: Run, node: Node, sub: Node | None, found: Found, count: int) -> str | None:
    """The element of an area, a surface, a volume or a length, where the letter of the differential is one."""
    name, (k, one) = letter_of(found[1]), found
    operator = ELEMENTS.get(name)
    if operator is None or operator not in AREAS[count] or one.power is not None or k == run.at:
        return None
    inside = {names.name_of(part) for factor in run.factors[run.at : k] for part in walk(factor)}
    capital = isinstance(sub, Name) and sub.name[:1].isupper()
    region = sub is not None and (capital or is_curve(sub) or not isinstance(sub, Name | Row))
    closed = isinstance(node, Name) and node.name == OINT
    if name in inside or (count == 1 and not region and not closed) or names.name_of(one.letter) in run.e.scope:
        return None
    if operator == "length_integral" and not (is_curve(sub) or sign_name(node) == OINT):
        return None
    return operator


def _over(run: Run, operator: str, sub: Node | None, found: Found, start: int) -> Term:
    e, (k, one) = run.e, found
    integrand = product_of(run.factors[run.at : k], run.signs[run.at + 1 : k], run.factors[run.at].span)
    run.at = k + one.factors
    span = run.since(start)
    region, field = region_of(e, sub, SPACE, span), e.term(integrand)
    if isinstance(region, Unread) or isinstance(field, Unread):
        return region if isinstance(region, Unread) else field
    return e.build(operator, region, field, span=span)


def by_coordinates(e: Elaborator, sub: Node, letters: tuple[Differential, ...], integrand: Node, span: Span) -> Term:
    r"""``\iint_D f \, dx \, dy``."""
    region, field = region_of(e, sub, SPACE, span), e.term(integrand)
    by = [names.resolved(e, names.name_of(one.letter) or "", one.letter.span) for one in letters[::-1]]
    if bad := next((part for part in (region, field, *by) if isinstance(part, Unread)), None):
        return bad
    return e.build("coordinate_integral", region, field, *by, span=span)


# Contours


def _is_contour(sub: Node | None) -> bool:
    return is_circle(sub) or is_curve(sub)


def _contour(run: Run, base: Name, sub: Node | None, start: int) -> Term | None:
    r"""``\oint_\gamma f(z)\,dz``."""
    e = run.e
    found = integrands.reach(run.factors, run.node.signs, run.at, 1)
    if found is None or len(found.letters) != 1 or letter_of(found.letters[0]) not in COMPLEX_LETTERS:
        return None
    name = names.name_of(found.letters[0].letter)
    if name is None:
        return None
    run.at = found.end
    span, variable = run.since(start), Symbol(name, COMPLEX)
    if is_circle(sub) and sub is not None:
        condition = binding.within(e, variable, lambda: conditions.all_of(e, (sub,), sub.span))
        curve: Term = bind("such_that", apply("complexes"), variable, condition, sub.span)
        curve = condition if isinstance(condition, Unread) else curve
    else:
        curve = region_of(e, sub, COMPLEX, span)
    body = binding.within(e, variable, lambda: e.term(found.integrand))
    if isinstance(curve, Unread) or isinstance(body, Unread):
        return curve if isinstance(curve, Unread) else body
    return bind("contour_integral", curve, variable, body, span)
