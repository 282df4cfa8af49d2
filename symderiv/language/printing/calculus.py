"""Derivatives."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from symderiv.language.printing.text import latex, letter
from symderiv.language.printing.writing import Text
from symderiv.language.terms import Apply, Bind, Symbol, free_symbols

__all__ = ["CALCULUS"]

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
    "derivative": _derivative,
}  # fmt: skip
