"""Sums and products over ranges, derivatives."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from symderiv.language.printing.text import argument, latex, letter
from symderiv.language.printing.writing import Text
from symderiv.language.terms import Apply, Bind, Symbol, free_symbols

__all__ = ["CALCULUS"]

PRODUCT = 30


def _big(sign: str, level: int) -> Callable[[Bind], Text]:
    def written(term: Bind) -> Text:
        variable = letter(term)
        match term.domain:
            case Apply("range", (first, last)):
                bounds = f"_{{{variable.name}={latex(first)}}}^{{{latex(last)}}}"
            case Apply("from", (first,)):
                bounds = rf"_{{{variable.name}={latex(first)}}}^{{\infty}}"
            case domain:
                bounds = rf"_{{{variable.name} \in {latex(domain)}}}"
        return Text(f"{sign}{bounds} {argument(term.open(variable), PRODUCT)}", level, open=True)

    return written


def _derivative(term: Bind) -> Text:
    """At a letter that does not occur otherwise, by that letter; else by another one, with the point after a bar."""
    point = term.domain
    if isinstance(point, Symbol) and point not in free_symbols(term.body):
        body = term.open(point)
        if isinstance(body, Apply) and body.operator == "apply" and point in body.arguments:
            return Text(rf"\frac{{\partial {latex(body)}}}{{\partial {point.name}}}", 45)
        return Text(rf"\frac{{\partial}}{{\partial {point.name}}}\left({latex(body)}\right)", 45)
    variable = letter(term)
    derived = rf"\frac{{\partial}}{{\partial {variable.name}}}\left({latex(term.open(variable))}\right)"
    return Text(rf"\left.{derived}\right|_{{{variable.name}={latex(point)}}}", 45)


CALCULUS: Mapping[str, Callable[[Bind], Text]] = {
    "sum": _big(r"\sum", 25), "product": _big(r"\prod", 25), "derivative": _derivative,
}  # fmt: skip
