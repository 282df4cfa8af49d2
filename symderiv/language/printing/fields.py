r"""Fields: gradients, unit vectors, integrals along curves and over regions, residues and transforms."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from symderiv.language.printing.integrals import integrand_text
from symderiv.language.printing.text import argument, latex, letter, text
from symderiv.language.printing.writing import Text, closed, symbol_text
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, free_symbols

__all__ = ["FIELD_BINDERS", "FIELD_OPERATORS"]

PREFIX, PRODUCT, SIGN = 40, 30, 45
AXES = "ijk"


def _unit_vector(n: Term, k: Term) -> Text | None:
    if isinstance(k, Number) and k.value.denominator == 1 and 1 <= k.value <= 3:
        return Text(rf"\hat{{\mathbf{{{AXES[int(k.value) - 1]}}}}}")
    return None


def _of(sign: str, level: int) -> Callable[..., Text]:
    """A sign with a nabla before one factor: a letter, or what stands in brackets."""

    def written(field: Term, *_: Term) -> Text:
        return Text(f"{sign}{_factor(field)}" if _bracketed(field) else f"{sign} {_factor(field)}", level)

    return written


def _bracketed(term: Term) -> bool:
    return closed(_factor(term))


def _factor(term: Term) -> str:
    """A letter as it is; anything else in brackets, so that it is plain how far the sign reaches."""
    return latex(term) if isinstance(term, Symbol) else rf"\left({latex(term)}\right)"


def _along(direction: Term, field: Term) -> Text:
    return Text(rf"\left({_factor(direction)} \cdot \nabla\right) {_factor(field)}", PRODUCT)


def _below(region: Term) -> str:
    return f"_{{{latex(region)}}}" if latex(region) else ""


def _over(sign: str, element: str) -> Callable[[Term, Term], Text]:
    def written(region: Term, field: Term) -> Text:
        return Text(rf"{sign}{_below(region)} {argument(field, PRODUCT)} \, {element}", SIGN)

    return written


def _by_coordinates(region: Term, field: Term, *letters: Term) -> Text:
    sign = r"\iiint" if len(letters) > 2 else r"\iint"
    elements = "".join(rf" \, d{latex(one)}" for one in letters)
    return Text(f"{sign}{_below(region)} {argument(field, PRODUCT)}{elements}", SIGN)


def _at_point(of: Term, *point: Term) -> Text:
    return Text(rf"\left.{latex(of)}\right|_{{({', '.join(latex(one) for one in point)})}}", SIGN)


def _by_quantity(of: Term, by: Term, *bounds: Term) -> Text:
    between = f"_{{{latex(bounds[0])}}}^{{{latex(bounds[1])}}}" if bounds else ""
    written = latex(by) if isinstance(by, Symbol) else rf"\left({latex(by)}\right)"
    return Text(rf"\int{between} {argument(of, PRODUCT)} \, d{written}", SIGN)


def _through(sign: str, element: str) -> Callable[[Term, Term], Text]:
    def written(region: Term, field: Term) -> Text:
        shown = r"\oint" if sign == r"\int" and not latex(region) else sign
        return Text(rf"{shown}{_below(region)} {_factor(field)} \cdot {element}", SIGN)

    return written


def _form(curve: Term, *parts: Term) -> Text:
    pieces = [
        rf"{argument(coefficient, PRODUCT)} \, d{latex(by)}"
        for coefficient, by in zip(parts[::2], parts[1::2], strict=True)
    ]
    inner = pieces[0] if len(pieces) == 1 else rf"\left({' + '.join(pieces)}\right)"
    return Text(rf"\oint{_below(curve)} {inner}", SIGN)


def _contour(term: Bind) -> Text:
    variable = letter(term)
    match term.domain:
        case Bind("such_that", Apply("complexes", ()), _):
            below = latex(term.domain.open(variable))
        case _:
            below = latex(term.domain)
    sign = rf"\oint_{{{below}}}" if below else r"\oint"
    return Text(rf"{sign} {integrand_text(term.open(variable))} \, d{symbol_text(variable.name)}", SIGN)


def _residue(term: Bind) -> Text:
    variable = letter(term)
    below = f"{symbol_text(variable.name)}={latex(term.domain)}"
    return Text(rf"\operatorname{{Res}}_{{{below}}} \left({latex(term.open(variable))}\right)", PRODUCT)


def _transform(sign: str, custom: str) -> Callable[[Bind], Text]:
    def written(term: Bind) -> Text:
        variable = Symbol(custom, letter(term).sort)
        if variable in free_symbols(term.body):
            variable = letter(term)
        return Text(rf"{sign}\left\{{{text(term.open(variable)).latex}\right\}}({latex(term.domain)})", 60)

    return written


FIELD_OPERATORS: Mapping[str, Callable[..., Text | None]] = {
    "unit_vector": _unit_vector,
    "gradient": _of(r"\nabla", SIGN), "laplacian": _of(r"\nabla^2", SIGN),
    "field_divergence": _of(r"\nabla \cdot", PRODUCT), "curl": _of(r"\nabla \times", PRODUCT),
    "derivative_along": _along,
    "length_integral": _over(r"\int", "ds"), "area_integral": _over(r"\iint", "dA"),
    "surface_integral": _over(r"\iint", "dS"), "volume_integral": _over(r"\iiint", "dV"),
    "line_integral": _through(r"\int", r"d\mathbf{r}"), "flux_integral": _through(r"\iint", r"d\mathbf{S}"),
    "at_point": _at_point, "integral_by": _by_quantity,
    "form_integral": _form, "coordinate_integral": _by_coordinates,
}  # fmt: skip
FIELD_BINDERS: Mapping[str, Callable[[Bind], Text]] = {
    "contour_integral": _contour, "residue": _residue,
    "laplace_transform": _transform(r"\mathcal{L}", "t"),
    "inverse_laplace_transform": _transform(r"\mathcal{L}^{-1}", "s"),
    "fourier_transform": _transform(r"\mathcal{F}", "t"),
}  # fmt: skip
