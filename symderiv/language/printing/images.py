"""Sets of all values of an expression, and the unions of such sets over more letters, with a colon."""

from __future__ import annotations

from symderiv.language.printing.text import latex, letter
from symderiv.language.printing.writing import Text
from symderiv.language.terms import Apply, Bind, Term

__all__ = ["image", "union_of_images"]


def image(function: Term) -> Text | None:
    r"""``\{2k : k \in \mathbb{Z}\}``; None for a function that is not written out, or of a range."""
    return _written([], function)


def union_of_images(term: Bind) -> Text | None:
    r"""``\{a + b : a \in A, b \in B\}``; None for a union of other sets."""
    runs: list[str] = []
    inner: Term = term
    while isinstance(inner, Bind) and inner.operator == "union_over":
        variable = letter(inner)
        runs.append(rf"{variable.name} \in {latex(inner.domain)}")
        inner = inner.open(variable)
    return _written(runs, inner.arguments[0]) if isinstance(inner, Apply) and inner.operator == "values" else None


def _written(runs: list[str], function: Term) -> Text | None:
    if not isinstance(function, Bind) or function.operator != "lambda":
        return None
    variable, domain, said = letter(function), function.domain, ""
    if isinstance(domain, Apply) and domain.operator in ("range", "from"):
        return None
    if isinstance(domain, Bind) and domain.operator == "such_that":
        said, domain = f", {latex(domain.open(variable))}", domain.domain
    runs = [*runs, rf"{variable.name} \in {latex(domain)}"]
    return Text(rf"\{{{latex(function.open(variable))} : {', '.join(runs)}{said}\}}")
