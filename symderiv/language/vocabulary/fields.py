r"""Fields: what varies over the points of space, and is written as its value at the point that is meant.

``\nabla f``, ``\nabla \cdot F``, ``\oint_C F \cdot dr``: nobody writes the point, nor by which coordinates is derived or
integrated; so these are operators on values, of which nothing is known but their names (as for a
``formal_derivative``). What is written with its letters (``\int_\gamma f(z)\,dz``, ``\mathcal{L}\{f(t)\}(s)``) is a
binder. The unit vector along an axis has the dimension and the number of the axis.
"""

from __future__ import annotations

from typing import Any

from symderiv.errors import LanguageError
from symderiv.language.dimensions import same_dimension
from symderiv.language.meaning_exact import ONE as ONE_EXACT
from symderiv.language.meaning_exact import ZERO as ZERO_EXACT
from symderiv.language.meaning_exact import Undefined, whole
from symderiv.language.meaning_matrices import rows_of, shape, shrunk
from symderiv.language.signature import Binder, Operator, Writing
from symderiv.language.sorts import (
    COMPLEX,
    ONE,
    POSITIVE_INTEGER,
    REAL,
    UNKNOWN,
    Function,
    Matrix,
    Scalar,
    Set,
    Sort,
    Unknown,
)  # fmt: skip
from symderiv.language.terms import Term, number

__all__ = ["FIELDS", "sized_field"]

THREE = number(3)


def _value(field: Sort) -> Sort:
    """What a field is at a point; a function of the coordinates stands for its value."""
    return field.value if isinstance(field, Function) and "sequence" not in field.properties else field


def _number(sort: Sort, what: str) -> Sort:
    if isinstance(value := _value(sort), Scalar | Unknown):
        return value
    raise LanguageError(f"{what}: of a number")


def _vector(sort: Sort, what: str) -> Sort:
    value = _value(sort)
    if isinstance(value, Unknown) or (isinstance(value, Matrix) and same_dimension(value.columns, ONE)):
        return value
    raise LanguageError(f"{what}: of a vector")


def _space_vector(sort: Sort, what: str) -> Sort:
    value = _vector(sort, what)
    if isinstance(value, Matrix) and not same_dimension(value.rows, THREE):
        raise LanguageError(f"{what}: of a vector in space")
    return Matrix(THREE, ONE)


def _divergence(field: Sort) -> Sort:
    _vector(field, "a divergence")
    return REAL


def _laplacian(field: Sort) -> Sort:
    match value := _value(field):
        case Scalar(kind, _):
            return Scalar("real" if kind == "integer" else kind)
        case Matrix(m, n, _, kind) if same_dimension(n, ONE):
            return Matrix(m, n, frozenset(), kind)
        case Unknown():
            return value
    raise LanguageError("a Laplacian: of a number or a vector")


def _along(direction: Sort, field: Sort) -> Sort:
    _vector(direction, "a derivative along a direction")
    return _laplacian(field)


def _region(region: Sort) -> None:
    if not isinstance(region, Set | Unknown):
        raise LanguageError("an integral: over a set")


def _over_region(region: Sort, field: Sort) -> Sort:
    _region(region)
    return _laplacian(field)


def _through(region: Sort, field: Sort) -> Sort:
    _region(region)
    _vector(field, "the integral of what passes")
    return REAL


def _of_form(region: Sort, *parts: Sort) -> Sort:
    _region(region)
    if len(parts) < 2 or len(parts) % 2:
        raise LanguageError("an integral of a form: of coefficients, each with its letter")
    for part in parts:
        _number(part, "a coefficient")
    return REAL


def _by_coordinates(region: Sort, field: Sort, *letters: Sort) -> Sort:
    _region(region)
    for letter in letters:
        _number(letter, "a coordinate")
    return _laplacian(field)


def _by_quantity(*parts: Sort) -> Sort:
    for part in parts:
        _number(part, "an integral by a quantity")
    return REAL


def _convolved(f: Sort, g: Sort, at: Sort) -> Sort:
    if all(isinstance(one, Function | Unknown) for one in (f, g)) and isinstance(at, Scalar | Unknown):
        return REAL
    raise LanguageError("a convolution: of two functions, at a number")


def _boundary(region: Sort) -> Sort:
    _region(region)
    return region


def _cross(a: Sort, b: Sort) -> Sort:
    _space_vector(a, "a cross product")
    return _space_vector(b, "a cross product")


def _complex_point(_: Term, over: Sort) -> Sort:
    return COMPLEX


def _contour(over: Sort, body: Sort) -> Sort:
    _region(over)
    if isinstance(body, Scalar | Unknown):
        return COMPLEX
    raise LanguageError("an integral along a contour: of a number")


def _at_point(over: Sort, body: Sort) -> Sort:
    if isinstance(body, Scalar | Unknown):
        return COMPLEX
    raise LanguageError("a residue: of a number")


def _transformed(over: Sort, body: Sort) -> Sort:
    if isinstance(over, Scalar | Unknown) and isinstance(body, Scalar | Unknown):
        return Scalar("complex" if isinstance(body, Scalar) and body.kind == "complex" else "real")
    raise LanguageError("a transform: of a function of a number")



def _moment(_: Term, over: Sort) -> Sort:
    return REAL


def sized_field(name: str, arguments: tuple[Term, ...], sorts: tuple[Sort, ...]) -> Sort | None:
    """The sort of a gradient and of a unit vector, whose dimension is one of their arguments; else None."""
    if name == "unit_vector" and len(arguments) == 2:
        return Matrix(arguments[0], ONE)
    if name == "gradient" and len(arguments) == 2:
        _number(sorts[0], "a gradient")
        return Matrix(arguments[1], ONE)
    return None


def _unit_vector(n: Any, k: Any) -> Any:
    size, axis = whole(n, most=64), whole(k, most=64)
    if not 1 <= axis <= size:
        raise Undefined("a unit vector along an axis that there is not")
    return shrunk(tuple((ONE_EXACT if row == axis else ZERO_EXACT,) for row in range(1, size + 1)))


def _cross_product(a: Any, b: Any) -> Any:
    if shape(a) != (3, 1) or shape(b) != (3, 1):
        raise Undefined("a cross product of vectors in space")
    (p,), (q,), (r,) = rows_of(a)
    (x,), (y,), (z,) = rows_of(b)
    return shrunk(((q * z - r * y,), (r * x - p * z,), (p * y - q * x,)))


def _integral(name: str, sign: str, element: str) -> Operator:
    return Operator(name, _over_region, Writing(rf"{sign}_{{{{{{0}}}}}} {{1}} \, {element}", 45, (0, 30)))


FIELDS = (
    # Of the plane or of space, counted from 1.
    Operator("unit_vector", lambda *_: UNKNOWN, Writing(r"\hat{{\mathbf{{e}}}}_{{{1}}}", 100, (0,)), exact=_unit_vector),
    # How many coordinates the points have, where nobody says.
    Operator("space_dimension", lambda: POSITIVE_INTEGER, Writing(r"\dim", 100, ())),
    # Of a number, in so many dimensions.
    Operator("gradient", lambda *_: UNKNOWN, Writing(r"\nabla {0}", 45, (51,))),
    Operator("field_divergence", _divergence, Writing(r"\nabla \cdot {0}", 30, (51,))),
    Operator("curl", lambda field: _space_vector(field, "a curl"), Writing(r"\nabla \times {0}", 30, (51,))),
    Operator("laplacian", _laplacian, Writing(r"\nabla^{{2}} {0}", 45, (51,))),
    Operator("cross", _cross, Writing(r"{0} \times {1}", 25, (31, 31)), exact=_cross_product),
    # (v \cdot \nabla) F
    Operator("derivative_along", _along, Writing(r"\left({0} \cdot \nabla\right) {1}", 30, (51, 51))),
    # What varies over the plane or space, at the point with these coordinates.
    Operator("at_point", lambda of, *point: _laplacian(of), Writing(r"\left.{0}\right|_{{({*})}}", 45, (0, 0))),
    # Of a quantity by another that varies with it, perhaps between bounds: \int u dv.
    Operator("integral_by", _by_quantity, Writing(r"\int {0} \, d{1}", 45, (30, 60))),
    # Of a quantity between two points, by whichever letter: [uv]_a^b.
    Operator("change_between", _by_quantity, Writing(r"\left[{0}\right]_{{{1}}}^{{{2}}}", 45, (0,))),
    # Of two functions, at a point.
    Operator("convolution", _convolved, Writing(r"\left({0} * {1}\right)({2})", 60, (60, 60, 0))),
    # The curve or the region that is meant, where none is written.
    Operator("region_meant", lambda: Set(UNKNOWN), Writing("", 100, ())),
    Operator("boundary", _boundary, Writing(r"\partial {0}", 60, (61,))),
    _integral("length_integral", r"\int", "ds"), _integral("area_integral", r"\iint", "dA"),
    _integral("surface_integral", r"\iint", "dS"), _integral("volume_integral", r"\iiint", "dV"),
    # By coordinates with these letters: dx dy.
    Operator("coordinate_integral", _by_coordinates, Writing(r"\iint_{{{0}}} {1} \, d{*}", 45, (0, 30, 31))),
    # Of a field along a curve, and through a surface.
    Operator("line_integral", _through, Writing(r"\int_{{{0}}} {1} \cdot d\mathbf{{r}}", 45, (0, 51))),
    Operator("flux_integral", _through, Writing(r"\iint_{{{0}}} {1} \cdot d\mathbf{{S}}", 45, (0, 51))),
    # Along a curve, of P dx + Q dy: P, x, Q, y.
    Operator("form_integral", _of_form, Writing(r"\int_{{{0}}} {*}", 45, (0, 0))),
    Binder("contour_integral", _complex_point, _contour, Writing(r"\oint_{{{d}}} {b} \, d{v}", 45, (30,))),
    Binder("residue", _complex_point, _at_point, Writing(r"\operatorname{{Res}}_{{{v}={d}}} {b}", 30, (51,))),
    # Of a function of time, at the point that the domain is.
    Binder("laplace_transform", _moment, _transformed, Writing(r"\mathcal{{L}}\left\{{{b}\right\}}({d})", 60, (0,))),
    Binder("inverse_laplace_transform", _moment, _transformed, Writing(r"\mathcal{{L}}^{{-1}}\left\{{{b}\right\}}({d})", 60, (0,))),
    Binder("fourier_transform", _moment, _transformed, Writing(r"\mathcal{{F}}\left\{{{b}\right\}}({d})", 60, (0,))),
    Operator("complex_argument", lambda z: _number(z, "an argument") and REAL, Writing(r"\arg {0}", 40, (51,))),
)  # fmt: skip
