"""Densities, laws, expectations."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from symderiv.language.printing.text import latex, letter, zero_beside
from symderiv.language.printing.writing import Text
from symderiv.language.terms import Apply, Bind, Term

__all__ = ["PROBABILITY"]


def _density(distribution: Term, at: Term) -> Text:
    match distribution:
        case Apply("normal", (mean, covariance)):
            return Text(
                rf"\mathcal{{N}}\left({latex(at)}; {zero_beside(mean, covariance, 0)}, {latex(covariance)}\right)", 60
            )
        case Bind("law"):
            return Text(rf"p_{{{latex(distribution.open(letter(distribution)))}}}\left({latex(at)}\right)", 60)
    return Text(rf"p_{{{latex(distribution)}}}\left({latex(at)}\right)", 60)


def _normal(mean: Term, covariance: Term) -> Text:
    return Text(rf"\mathcal{{N}}\left({zero_beside(mean, covariance, 0)}, {latex(covariance)}\right)")


PROBABILITY: Mapping[str, Callable[..., Text | None]] = {"density_at": _density, "normal": _normal}
