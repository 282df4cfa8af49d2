"""Squares: products of nonnegative things with squares of differences of monomials, of which a polynomial may be a sum.

Sums of squares of binomials suffice for much of what is written down (Fidalgo and Kovacec, Positive semidefinite
diagonal minus tail forms are sums of squares, Math. Z. 269, 2011); factors that are not negative come before them, and
squares are completed where the coefficients say how.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, product
from math import gcd, lcm

from symderiv.language.terms import Apply, Number, Term
from symderiv.rules.normal_form.facts import Facts
from symderiv.rules.normal_form.polynomials import Polynomial, term_of

__all__ = ["squares"]

MOST_BASES, MOST_DEGREE, MOST_HALVES = 5, 8, 24
Degrees = tuple[int, ...]


def squares(target: Polynomial, facts: Facts) -> Iterator[Term]:
    """Terms ``p (h - t k)^2`` with monomials h and k, and a monomial p that is not negative."""
    bases = sorted(target.bases(), key=repr)
    if not bases or len(bases) > MOST_BASES:
        return
    units = [_unit([e for m in target.terms for b, e in m if b == base]) for base in bases]
    if None in units:
        return
    steps = [u for u in units if u is not None]
    signed = [facts.base_has(base, "nonnegative") for base in bases]
    if any(u.denominator != 1 and not s for u, s in zip(steps, signed, strict=True)):
        return
    rows = {_degrees(m, bases, steps): c for m, c in target.terms.items()}
    highest = max(sum(row) for row in rows)
    if highest > MOST_DEGREE:
        return
    for before in _multipliers(signed, rows):
        halves = _halves(before, rows)
        for h in halves:
            yield _term(before, h, None, Fraction(0), bases, steps)
        for h, k in combinations(halves, 2):
            for factor in sorted({Fraction(1), Fraction(-1), *_completed(before, h, k, rows)}):
                yield _term(before, h, k, factor, bases, steps)


def _unit(exponents: Sequence[object]) -> Fraction | None:
    """The greatest common part of positive exponents; None where one is something else."""
    if not exponents or not all(isinstance(e, Fraction) and e > 0 for e in exponents):
        return None
    fractions = [e for e in exponents if isinstance(e, Fraction)]
    below = lcm(*(e.denominator for e in fractions))
    return Fraction(gcd(*(int(e * below) for e in fractions)), below)


def _degrees(monomial: object, bases: Sequence[Term], units: Sequence[Fraction]) -> Degrees:
    exponents = dict(monomial)  # type: ignore[call-overload]
    return tuple(int(exponents.get(b, Fraction(0)) / u) for b, u in zip(bases, units, strict=True))


def _multipliers(signed: Sequence[bool], rows: Mapping[Degrees, Fraction]) -> Iterator[Degrees]:
    """Products of at most three different bases that are not negative, the fewest first."""
    choices = product(*((0, 1) if s else (0,) for s in signed))
    yield from sorted((c for c in choices if sum(c) <= 3), key=lambda c: (sum(c), c))


def _halves(before: Degrees, rows: Mapping[Degrees, Fraction]) -> list[Degrees]:
    """Monomials whose squares, after the multiplier, are no further out than the monomials of the target."""
    highest = tuple(max(row[i] for row in rows) for i in range(len(before)))
    most, least = max(map(sum, rows)), min(map(sum, rows))
    ranges = (range((top - b) // 2 + 1) for top, b in zip(highest, before, strict=True))
    found = [h for h in product(*ranges) if least <= 2 * sum(h) + sum(before) <= most]
    return found[:MOST_HALVES]


def _completed(before: Degrees, h: Degrees, k: Degrees, rows: Mapping[Degrees, Fraction]) -> Iterator[Fraction]:
    """The t for which ``(h - t k)^2`` has the mixed term of the target, the square of h and of k being in it."""
    mixed = rows.get(_sum(before, h, k))
    for of, turned in ((h, False), (k, True)):
        pure = rows.get(_sum(before, of, of))
        if mixed and pure and pure > 0:
            factor = -mixed / (2 * pure)
            yield 1 / factor if turned else factor


def _sum(*parts: Degrees) -> Degrees:
    return tuple(map(sum, zip(*parts, strict=True)))


def _term(
    before: Degrees, h: Degrees, k: Degrees | None, factor: Fraction, bases: Sequence[Term], units: Sequence[Fraction]
) -> Term:
    inside = _monomial(h, bases, units)
    if k is not None:
        inside = Apply("subtract", (inside, Apply("multiply", (Number(factor), _monomial(k, bases, units)))))
    square = Apply("power", (inside, Number(Fraction(2))))
    return Apply("multiply", (_monomial(before, bases, units), square)) if any(before) else square


def _monomial(degrees: Degrees, bases: Sequence[Term], units: Sequence[Fraction]) -> Term:
    exponents = zip(bases, units, degrees, strict=True)
    return term_of(Polynomial({frozenset((b, u * d) for b, u, d in exponents if d): Fraction(1)}))
