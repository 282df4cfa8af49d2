r"""Maps of pixels, as matrices: correlation with a kernel, and the pixels on which a value depends.

``K \star X`` has at each place the sum of the kernel's entries times the pixels below them, its middle being at that
place; outside of the map there are zeros (Goodfellow, Bengio and Courville, Deep Learning, equation 9.6). The
``receptive_field`` of a value, by a matrix: the places (row, column) of those entries of it on which the value depends.
"""

from __future__ import annotations

from symderiv.errors import LanguageError
from symderiv.language import meaning_maps as maps
from symderiv.language.signature import Binder, Operator, Writing
from symderiv.language.sorts import INTEGER, UNKNOWN, Matrix, Scalar, Set, Sort, Tuple
from symderiv.language.terms import Number, Term, apply
from symderiv.language.vocabulary.analysis import _element as element

PLACE = Tuple((INTEGER, INTEGER))


def _correlated(kernel: Sort, image: Sort) -> Sort:
    if UNKNOWN in (kernel, image):
        return UNKNOWN
    if not (isinstance(kernel, Matrix) and isinstance(image, Matrix)):
        raise LanguageError("a correlation: of a kernel and a map, which are matrices")
    for size in kernel.dimensions:
        if not (isinstance(size, Number) and size.value % 2 == 1):
            raise LanguageError("a correlation: the kernel has no middle, for its size is not odd")
    kind = "complex" if "complex" in (kernel.kind, image.kind) else "real"
    return Matrix(image.rows, image.columns, frozenset(), kind)  # type: ignore[arg-type]


def _place(row: Sort, column: Sort) -> Sort:
    if all(isinstance(at, Scalar) and at.kind == "integer" for at in (row, column)):
        return PLACE
    raise LanguageError("a place: the numbers of a row and of a column")


def _field(over: Sort, body: Sort) -> Sort:
    if isinstance(over, Set) and isinstance(over.element, Matrix) and isinstance(body, Scalar):
        return Set(PLACE)
    raise LanguageError("a receptive field: of a number that depends on a matrix")


def star(kernel: Term, image: Term) -> Term:
    """The correlation of a map with a kernel."""
    return apply("cross_correlation", kernel, image)


FEATURE_MAPS = (
    Operator("cross_correlation", _correlated, Writing(r"{0} \star {1}", 30, (30, 31)),
             differential=lambda k, x, dk, dx: star(dk, x) + star(k, dx),
             numpy=maps.correlated, exact=maps.correlated_exactly),
    Operator("place", _place, Writing(r"\left({0}, {1}\right)", 100, (0, 0)), exact=maps.place),
    Binder("receptive_field", element, _field, Writing(r"\operatorname{{field}}_{{{v}}}\left({b}\right)", 60, (0,))),
)  # fmt: skip

__all__ = ["FEATURE_MAPS"]
