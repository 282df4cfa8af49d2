"""Factors of rational numbers and of sums, by flint."""

from __future__ import annotations

from fractions import Fraction

import flint

from symderiv.rules.normal_form.polynomials import Exponent, Monomial, Polynomial, TooLarge

__all__ = ["number_power", "primes", "squarefree"]

MOST_BITS = 20_000


def number_power(value: Fraction, exponent: int) -> Fraction:
    """A whole power of a rational number. Raises `TooLarge`."""
    bits = max(value.numerator.bit_length(), value.denominator.bit_length()) * abs(exponent)
    if bits > MOST_BITS:
        raise TooLarge("a number with too many digits")
    return value**exponent


def primes(value: Fraction) -> list[tuple[int, int]]:
    """Prime factors of a positive rational number, with their exponents; of a very large one, what it is made of."""
    if max(value.numerator, value.denominator).bit_length() > 60:
        return [(value.numerator, 1)] * (value.numerator != 1) + [(value.denominator, -1)] * (value.denominator != 1)
    up = [(int(p), int(e)) for p, e in flint.fmpz(value.numerator).factor()]
    down = [(int(p), -int(e)) for p, e in flint.fmpz(value.denominator).factor()]
    return up + down


def squarefree(
    polynomial: Polynomial, *, irreducible: bool = False
) -> tuple[Fraction, list[tuple[Polynomial, Exponent]]]:
    """A sum as a number times powers of sums, by flint where all exponents are natural numbers."""
    pairs = sorted({pair[0] for m in polynomial.terms for pair in m}, key=repr)
    natural = all(
        isinstance(e, Fraction) and e.denominator == 1 and 0 < e < 1 << 20 for m in polynomial.terms for _, e in m
    )
    if not natural or not pairs or len(polynomial.terms) == 1:
        return Fraction(1), [(polynomial, Fraction(1))]
    ring = flint.fmpq_mpoly_ctx.get([f"x{i}" for i in range(len(pairs))], "lex")
    rows = {tuple(int(dict(m).get(b, 0)) for b in pairs): flint.fmpq(c.numerator, c.denominator)  # type: ignore[arg-type]
            for m, c in polynomial.terms.items()}  # fmt: skip
    whole = ring.from_dict(rows)
    coefficient, split = whole.factor() if irreducible else whole.factor_squarefree()
    factors: list[tuple[Polynomial, Exponent]] = []
    for part, times in split:
        back: dict[Monomial, Fraction] = {}
        for row, c in part.to_dict().items():
            powers = ((b, Fraction(int(e))) for b, e in zip(pairs, row, strict=True) if e)
            back[frozenset(powers)] = Fraction(int(c.p), int(c.q))
        factors.append((Polynomial(back), Fraction(int(times))))
    return Fraction(int(coefficient.p), int(coefficient.q)), factors
