"""Numbers, powers, fractions, relations, values of functions."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from symderiv.language.printing.text import argument, filled, latex, scripted, sorted_as, text, zero_beside
from symderiv.language.printing.writing import Text, bracketed
from symderiv.language.sorts import ONE, Function, Matrix, has
from symderiv.language.terms import Apply, Number, Symbol, Term
from symderiv.language.vocabulary import VOCABULARY

__all__ = ["ARITHMETIC"]

RELATIONS = ("equal", "not_equal", "less", "less_equal", "greater", "greater_equal", "proportional")
POWER, PRODUCT, SUM = 50, 30, 20
FUNCTION_LETTERS = frozenset(
    [r"f", r"g", r"h", r"F", r"G", r"H", r"p", r"q", r"P", r"Q", r"\phi", r"\psi", r"\varphi", r"\sigma"]
)


def _multiply(a: Term, b: Term) -> Text:
    left, right = text(a), text(b)
    first, second = bracketed(left, PRODUCT), bracketed(right, 31)
    return Text(f"{first}{_times(a, left, first, second)}{second}", PRODUCT, right.open and right.level >= 31)


def _times(a: Term, left: Text, first: str, second: str) -> str:
    digit = second[0].isdigit() or second[0] == "."
    mixed = isinstance(a, Number) and second.startswith(r"\frac")
    applies = second.startswith(r"\left(") and re.search(r"(?:^| )(\\?[A-Za-z]+)$", first)
    if digit or mixed or (left.open and left.level >= PRODUCT) or (applies and applies[1] in FUNCTION_LETTERS):
        return r" \cdot "
    return " "


def _sum(sign: str) -> Callable[[Term, Term], Text]:
    def written(a: Term, b: Term) -> Text:
        left, right = zero_beside(a, b, SUM), zero_beside(b, a, 21)
        if right.startswith(("-", "{-")):
            right = rf"\left({right}\right)"
        return Text(f"{left} {sign} {right}", SUM)

    return written


def _relation(operator: str) -> Callable[[Term, Term], Text]:
    def written(a: Term, b: Term) -> Text:
        row = VOCABULARY[operator]
        return filled(row.writes, [zero_beside(a, b, 11), zero_beside(b, a, 11)])

    return written


def _divide(a: Term, b: Term) -> Text:
    above, below = latex(a), latex(b)
    if above.split(" ")[0] == below.split(" ")[0] and above.split(" ")[0] in ("d", r"\partial"):
        below = rf"\left({below}\right)"  # not a derivative
    return Text(rf"\frac{{{above}}}{{{below}}}", 45)


def _power(a: Term, n: Term) -> Text:
    base, exponent = scripted(a, 51, "^"), latex(n)
    taken = exponent in ("T", "t", r"\top") or (isinstance(sorted_as(a), Matrix) and exponent in ("-1", "{-1}"))
    if a == Apply("e", ()):
        base = r"\left(e\right)"
    return Text(f"{base}^{{{'+' * taken}{exponent}}}", POWER)


def _hadamard_power(a: Term, n: Term) -> Text:
    sort = sorted_as(a)
    plain_power = isinstance(sort, Matrix) and sort.columns == ONE and sort.rows != ONE
    mark = "" if plain_power else r"\odot "
    exponent = latex(n)
    taken = plain_power and exponent in ("T", "t", r"\top")
    return Text(f"{scripted(a, 51, '^')}^{{{mark}{'+' * taken}{exponent}}}", POWER)


def _marked(mark: str) -> Callable[[Term], Text]:
    return lambda a: Text(f"{scripted(a, 51, '^')}{mark}", POWER)


def _apply(function: Term, *arguments: Term) -> Text:
    sort = sorted_as(function)
    if isinstance(sort, Function) and has(sort, "sequence") and len(arguments) == 1 and isinstance(function, Symbol):
        return Text(f"{scripted(function, 60, '_')}_{{{latex(arguments[0])}}}", 60)
    inside = ", ".join(latex(argument) for argument in arguments)
    return Text(rf"{argument(function, 60)}\left({inside}\right)", 60)


ARITHMETIC: Mapping[str, Callable[..., Text | None]] = {
    "multiply": _multiply, "add": _sum("+"), "subtract": _sum("-"), "divide": _divide, "power": _power,
    "hadamard_power": _hadamard_power, "transpose": _marked(r"^\top"), "inverse": _marked("^{-1}"),
    "apply": _apply, **{name: _relation(name) for name in RELATIONS},
}  # fmt: skip
