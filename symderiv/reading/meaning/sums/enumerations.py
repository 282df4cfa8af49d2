r"""Enumerations: statements with dots between them, ``X_1 \le x_1, \dots, X_n \le x_n``: one for each index."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from symderiv.language.sorts import POSITIVE_INTEGER
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, apply, bind, free_symbols

__all__ = ["enumerated"]

LETTERS = ("i", "j", "k", "l", "m")


def enumerated(before: Sequence[Term], last: Term) -> list[Term] | None:
    """The statements before dots and the one after them, those that differ in one index as one for all indices.

    None where the first and the last do not differ in one index alone.
    """
    if not before:
        return None
    *others, first = before
    names = {symbol.name for symbol in free_symbols(first) | free_symbols(last)}
    letter = next((name for name in LETTERS if name not in names), None)
    if letter is None:
        return None
    index, differences = Symbol(letter, POSITIVE_INTEGER), list[tuple[Term, Term]]()
    body = _merged(first, last, index, differences)
    if body is None or len(set(differences)) != 1:
        return None
    low, high = differences[0]
    if isinstance(high, Number) and (not isinstance(low, Number) or low.value > high.value):
        low, high = high, low  # X_n = x_n, ..., X_1 = x_1
    if not isinstance(low, Number):
        return None
    while others and isinstance(low, Number) and others[-1] == bind("forall", low, index, body).open(_one_less(low)):
        low = _one_less(low)
        others.pop()
    return [*others, bind("forall", apply("range", low, high), index, body)]


def _one_less(of: Number) -> Number:
    return Number(of.value - Fraction(1))


def _merged(a: Term, b: Term, index: Symbol, differences: list[tuple[Term, Term]]) -> Term | None:
    """Two terms as one, with the index wherever they differ."""
    if a == b and not isinstance(a, Bind):
        return a
    match a, b:
        case Apply(operator, first), Apply(other, second) if operator == other and len(first) == len(second):
            parts = [_merged(x, y, index, differences) for x, y in zip(first, second, strict=True)]
            return None if None in parts else Apply(operator, tuple(part for part in parts if part is not None))
        case (Bind(), _) | (_, Bind()):
            return a if a == b else None
    differences.append((a, b))
    return index
