"""Distributions by their densities, and laws of transformed variables."""

from __future__ import annotations

from symderiv.errors import LanguageError
from symderiv.language.signature import Binder, Operator, Writing
from symderiv.language.sort_rules import number_of
from symderiv.language.sorts import REAL, UNKNOWN, Distribution, Matrix, Sort
from symderiv.language.terms import Term


def _normal(mean: Sort, covariance: Sort) -> Sort:
    if isinstance(mean, Matrix):
        return Distribution(Matrix(mean.rows, mean.columns))
    return Distribution(REAL)


def _density(of: Sort, at: Sort) -> Sort:
    if of == UNKNOWN or isinstance(of, Distribution):
        return number_of("real", "nonnegative")
    raise LanguageError("a density: of a distribution")


def _drawn(domain: Term, over: Sort) -> Sort:
    return over.of if isinstance(over, Distribution) else UNKNOWN


def _law(over: Sort, body: Sort) -> Sort:
    return Distribution(body)


PROBABILITY = (
    Operator("normal", _normal, Writing(r"\mathcal{{N}}\left({0}, {1}\right)", 100, (0, 0)), reads=(r"\mathcal{N}(#, #)",)),
    Operator("density_at", _density, Writing(r"p_{{{0}}}\left({1}\right)", 60, (0, 0))),
    Binder("law", _drawn, _law, Writing(r"\operatorname{{law}}\left({b},\ {v} \sim {d}\right)", 100, (0,))),
)  # fmt: skip
