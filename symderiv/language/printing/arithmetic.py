"""Numbers, powers, fractions, relations, values of functions."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from symderiv.language.operation_signs import OPERATION_SIGNS
from symderiv.language.printing.limits import reaches
from symderiv.language.printing.text import argument, filled, latex, scripted, sorted_as, text, zero_beside
from symderiv.language.printing.writing import Text, bracketed, closed, in_brackets, script
from symderiv.language.sorts import ONE, Function, Matrix, has
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term
from symderiv.language.vocabulary import VOCABULARY

__all__ = ["ARITHMETIC"]

RELATIONS = ("equal", "not_equal", "less", "less_equal", "greater", "greater_equal", "proportional")
POWER, PREFIX, PRODUCT, BIG, NEGATIVE, SUM = 50, 40, 30, 25, 22, 20
FUNCTION_LETTERS = frozenset(
    [r"f", r"g", r"h", r"F", r"G", r"H", r"p", r"q", r"P", r"Q", r"\phi", r"\psi", r"\varphi", r"\sigma"]
)


def _multiply(a: Term, b: Term) -> Text:
    left, right = text(a), text(b)
    first = in_brackets(left.latex) if left.greedy else bracketed(left, PRODUCT)
    second = right.latex if isinstance(b, Bind) and right.greedy and right.level >= BIG else bracketed(right, 31)
    bare = second == right.latex
    written = f"{first}{_times(a, b, left, first, second)}{second}"
    return Text(written, PRODUCT, bare and right.open, bare and right.greedy)


def _times(a: Term, b: Term, left: Text, first: str, second: str) -> str:
    """What stands between two factors: nothing, a space, or a dot where they would be taken for something else."""
    digit = second[0].isdigit() or second[0] == "."
    mixed = isinstance(a, Number) and second.startswith(r"\frac")
    applies = closed(second) and re.search(r"(?:^| )(\\?[A-Za-z]+)$", first)
    reached = left.open and left.level >= PRODUCT and (closed(second) or not _begins_with_word(b))
    if digit or mixed or reached or (applies and applies[1] in FUNCTION_LETTERS):
        return r" \cdot "
    return "" if closed(second) or (isinstance(a, Number) and a.value >= 0) else " "


def _begins_with_word(term: Term) -> bool:
    """Whether a word stands first, before which another word ends its reach."""
    while isinstance(term, Apply) and term.operator in ("multiply", "power"):
        term = term.arguments[0]
    row = VOCABULARY.get(term.operator) if isinstance(term, Apply) else None
    return row is not None and row.writes.level == PREFIX


def _negate(a: Term) -> Text:
    inner = text(a)
    signed = inner.latex.startswith(("-", "{-"))
    if signed or inner.level < (BIG if inner.greedy else PRODUCT):
        return Text(f"-{in_brackets(inner.latex)}", NEGATIVE)
    return Text(f"-{inner.latex}", NEGATIVE, inner.open, inner.greedy)


def _sum(sign: str) -> Callable[[Term, Term], Text]:
    def written(a: Term, b: Term) -> Text:
        left, right = zero_beside(a, b, SUM), zero_beside(b, a, 21)
        if reaches(a, b):
            left = in_brackets(left)
        if right.startswith(("-", "{-")):
            right = in_brackets(right)
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
        below = in_brackets(below)  # not a derivative
    return Text(rf"\frac{{{above}}}{{{below}}}", 45)


def _power(a: Term, n: Term) -> Text:
    base, exponent = scripted(a, 51, "^"), latex(n)
    taken = _is_mark(exponent) or (isinstance(sorted_as(a), Matrix) and exponent in ("-1", "{-1}"))
    if a == Apply("e", ()):
        base = "(e)"
    return Text(base + script("^", f"{'+' * taken}{exponent}"), POWER)


def _is_mark(exponent: str) -> bool:
    """Whether what stands above a letter would be read as a transpose, or as a part of its name."""
    return exponent in ("T", "t", r"\top") or (exponent.startswith(r"\mathrm{") and exponent[8:-1].isalpha())


def _factorial(n: Term) -> Text:
    """Of a letter or a number plainly; brackets around all else, the sign of which a bracket at its end would take."""
    plain = isinstance(n, Symbol) or (isinstance(n, Number) and n.value >= 0 and n.value.denominator == 1)
    return Text(f"{latex(n) if plain else in_brackets(latex(n))}!", POWER)


def _hadamard_power(a: Term, n: Term) -> Text:
    sort = sorted_as(a)
    plain_power = isinstance(sort, Matrix) and sort.columns == ONE and sort.rows != ONE
    mark = "" if plain_power else r"\odot "
    exponent = latex(n)
    taken = plain_power and _is_mark(exponent)
    return Text(scripted(a, 51, "^") + script("^", f"{mark}{'+' * taken}{exponent}"), POWER)


def _marked(mark: str) -> Callable[[Term], Text]:
    return lambda a: Text(f"{scripted(a, 51, '^')}{mark}", POWER)


def _apply(function: Term, *arguments: Term) -> Text:
    sort = sorted_as(function)
    if isinstance(sort, Function) and has(sort, "sequence") and isinstance(function, Symbol):
        if function.name.endswith("^()"):  # a family with one of its indices in brackets above the letter
            *below, above = (latex(one) for one in arguments)
            letter = function.name.removesuffix("^()")
            return Text(letter + script("_", ",".join(below)) + f"^{{({above})}}", 60)
        return Text(scripted(function, 60, "_") + script("_", ", ".join(latex(one) for one in arguments)), 60)
    if isinstance(function, Symbol) and function.name in OPERATION_SIGNS and len(arguments) == 2:
        left, right = (argument(one, 26) for one in arguments)
        return Text(rf"{left} \mathbin{{{function.name}}} {right}", 25)
    inside = ", ".join(latex(argument) for argument in arguments)
    return Text(argument(function, 60) + in_brackets(inside), 60)


ARITHMETIC: Mapping[str, Callable[..., Text | None]] = {
    "add": _sum("+"), "subtract": _sum("-"), "negate": _negate, "multiply": _multiply, "divide": _divide,
    "power": _power,
    "hadamard_power": _hadamard_power, "transpose": _marked(r"^\top"), "inverse": _marked("^{-1}"),
    "apply": _apply, "factorial": _factorial, **{name: _relation(name) for name in RELATIONS},
}  # fmt: skip
