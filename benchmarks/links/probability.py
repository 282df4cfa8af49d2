"""Random variables, their laws and moments."""

from __future__ import annotations

from benchmarks.links.notations import FREE, Rows

__all__ = ["ROWS"]

ROWS: Rows = {
    "probability": (
        (r"E[aX + b]", "=", "a E[X] + b", FREE),
        (r"\operatorname{Var}(X)", "=", "E[X^2] - E[X]^2", FREE),
        (r"\operatorname{Var}(aX + b)", "=", r"a^2 \operatorname{Var}(X)", FREE),
        (r"E[X + Y]", "=", "E[X] + E[Y]", FREE),
        (r"p(x, z)", "=", r"p(x \mid z) p(z)", FREE),
        (r"p(z \mid x)", "=", r"\frac{p(x \mid z) p(z)}{p(x)}", FREE),
        (r"\operatorname{Cov}(X, Y)", "=", "E[XY] - E[X] E[Y]", FREE),
        (r"P(A \cup B)", "=", r"P(A) + P(B) - P(A \cap B)", FREE),
        (r"\operatorname{Var}(X + Y)", "=",
         r"\operatorname{Var}(X) + 2 \operatorname{Cov}(X, Y) + \operatorname{Var}(Y)", FREE),
        (r"\operatorname{Cov}(X, X)", "=", r"\operatorname{Var}(X)", FREE),
    ),
}  # fmt: skip
