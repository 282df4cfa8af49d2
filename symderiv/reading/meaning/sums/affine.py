"""Affine: whole numbers as something with a number added, so that steps between them can be told."""

from __future__ import annotations

from fractions import Fraction

from symderiv.language.terms import Apply, Number, Term, apply

__all__ = ["affine", "counted", "difference", "is_multiple", "number_in", "plus", "times"]


def affine(term: Term) -> tuple[Term | None, Fraction]:
    """Something, and the number added to it."""
    match term:
        case Number(value):
            return None, value
        case Apply("negate", (Number(value),)):
            return None, -value
        case Apply("add", (rest, Number(value))):
            base, offset = affine(rest)
            return base, offset + value
        case Apply("add", (Number(value), rest)):
            base, offset = affine(rest)
            return base, offset + value
        case Apply("subtract", (rest, Number(value))):
            base, offset = affine(rest)
            return base, offset - value
    return term, Fraction(0)


def difference(a: Term, b: Term) -> Fraction | None:
    """What must be added to the first to get the second; None where that is no number."""
    (first, x), (second, y) = affine(a), affine(b)
    return y - x if first == second else None


def number_in(term: Term) -> Fraction | None:
    """Its value, where it is a number."""
    base, value = affine(term)
    return value if base is None else None


def plus(term: Term, value: Fraction) -> Term:
    """The term and a number, as simply as it can be said."""
    if value == 0:
        return term
    base, offset = affine(term)
    total = offset + value
    if base is None:
        return Number(total)
    if total == 0:
        return base
    return apply("add", base, Number(total)) if total > 0 else apply("subtract", base, Number(-total))


def times(step: Fraction, index: Term) -> Term:
    """A multiple of the index."""
    return index if step == 1 else apply("multiply", Number(step), index)


def is_multiple(term: Term) -> bool:
    """Whether it is a multiple of something: after a single term, ``2n`` leaves the step open."""
    base, _ = affine(term)
    return isinstance(base, Apply) and base.operator == "multiply"


def counted(last: Term, start: Fraction, step: Fraction) -> Term | None:
    """How many terms there are up to the last: ``2n`` after 2, 4 is the n-th."""
    base, offset = affine(last)
    scale = Fraction(1)
    match base:
        case Apply("multiply", (Number(value), rest)):
            base, scale = rest, value
        case None:
            scale = Fraction(0)
    count = (offset - start) / step + 1
    if count.denominator != 1 or (scale / step).denominator != 1:
        return None
    if base is None:
        return Number(count) if count > 0 else None
    return plus(times(scale / step, base), count)
