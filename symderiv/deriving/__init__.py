"""Proof scripts to checked derivations: the authoring surface, and what a script imports from it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

WHERE_DEFINED = {
    "Question": "script",
    **dict.fromkeys(
        (
            "Gaussian", "absolute", "big_o", "continuous", "density", "derivative", "diag", "entry", "equal",
            "exists_unique", "forall", "function_of", "function_of_time", "iff", "integers_from", "invertible",
            "jacobian", "last_row", "law", "leading", "lower_triangular", "lower_triangular_matrices", "maps_onto",
            "matrix", "member", "naturals", "nonnegative_reals", "norm", "of_order", "operations", "positive",
            "positive_diagonal", "product", "quadratic_form", "quotient", "sequence", "squared_norm", "squares",
            "strictly_increasing", "tends_to_infinity", "vector", "vectors", "zero",
        ),
        "objects",
    ),
    **dict.fromkeys(
        (
            "argmax", "argmin", "copies", "divergence", "everywhere", "expectation", "integral",
            "probability_law", "random_vector", "ratio", "samples", "space", "total",
        ),
        "densities",
    ),
    **dict.fromkeys(
        (
            "at_least", "gradient", "hessian", "limit", "nonnegative", "positive_definite", "positive_semidefinite",
            "root", "softmax", "symmetric",
        ),
        "calculus",
    ),
    "normal": "families",
    **dict.fromkeys(("law_of_outcomes", "mean", "probability", "random_number", "variance"), "events"),
    **dict.fromkeys(("injective", "no", "plus", "reals"), "real_functions"),
}  # fmt: skip


def __getattr__(name: str) -> Any:
    if name in WHERE_DEFINED:
        return getattr(import_module(f"symderiv.deriving.{WHERE_DEFINED[name]}"), name)
    raise AttributeError(f"there is no {name!r} in symderiv.deriving")


def __dir__() -> list[str]:
    return sorted(WHERE_DEFINED)
