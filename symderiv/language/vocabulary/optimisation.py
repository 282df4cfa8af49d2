r"""Optimisation and learning: norms that belong to something, subgradients, families of data.

``norm_by`` is the norm of a vector by what stands below it: a matrix (some mean x^T S x, others x^T S^{-1} x), a
space, or a label. A dual norm is that of the linear functions, by the same. Nothing decides on them but what is said.
"""

from __future__ import annotations

from symderiv.errors import LanguageError
from symderiv.language.dimensions import same_dimension
from symderiv.language.signature import Binder, Operator, Writing
from symderiv.language.sorts import ONE, REAL, UNKNOWN, Function, Matrix, Scalar, Set, Sort, Unknown
from symderiv.language.terms import Term

__all__ = ["OPTIMISATION"]

LENGTH = Scalar("real", frozenset({"nonnegative"}))


def _length(of: Sort, by: Sort | None = None) -> Sort:
    if not isinstance(of, Matrix | Function | Scalar | Unknown):
        raise LanguageError("a norm: of something that is no vector and no function")
    return LENGTH


def _inner(a: Sort, b: Sort, by: Sort) -> Sort:
    _length(a), _length(b)
    if isinstance(a, Matrix) and isinstance(b, Matrix) and not same_dimension(a.rows, b.rows):
        raise LanguageError("an inner product: of vectors of different sizes")
    return REAL


def _nuclear(of: Sort) -> Sort:
    if not isinstance(of, Matrix | Unknown):
        raise LanguageError("a nuclear norm: of a matrix")
    return LENGTH


def _subgradients(function: Sort, at: Sort) -> Sort:
    if not isinstance(function, Function | Unknown) or (
        isinstance(function, Function) and len(function.arguments) != 1
    ):
        raise LanguageError("subgradients: of a function of one argument")
    if not isinstance(at, Scalar | Unknown) and not (isinstance(at, Matrix) and same_dimension(at.columns, ONE)):
        raise LanguageError("subgradients: at a number or a vector")
    return Set(at)


def _element(domain: Term, over: Sort) -> Sort:
    return over.element if isinstance(over, Set) else UNKNOWN


def _family(over: Sort, body: Sort) -> Sort:
    return Function((over.element if isinstance(over, Set) else UNKNOWN,), body, frozenset({"sequence"}))


OPTIMISATION = (
    Operator("norm_by", _length, Writing(r"\left\|{0}\right\|_{{{1}}}", 100, (0, 0))),
    Operator("dual_norm", _length, Writing(r"\left\|{0}\right\|_{{*}}", 100, (0,))),
    Operator("dual_norm_by", _length, Writing(r"\left\|{0}\right\|_{{{1}}}^{{*}}", 100, (0, 0))),
    Operator("nuclear_norm", _nuclear, Writing(r"\left\|{0}\right\|_{{*}}", 100, (0,))),
    Operator("inner_by", _inner, Writing(r"\left\langle {0}, {1}\right\rangle_{{{2}}}", 100, (0, 0, 0))),
    # All g with f(y) >= f(x) + g^T (y - x) for every y.
    Operator("subgradients", _subgradients, Writing(r"\partial {0}\left({1}\right)", 60, (60, 0))),
    Binder("family", _element, _family, Writing(r"\left({b}\right)_{{{v} \in {d}}}", 100, (0,))),
)  # fmt: skip
