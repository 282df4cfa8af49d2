"""Factorials, binomial coefficients, roots of any degree, rounding, the larger and the smaller of two numbers."""

from __future__ import annotations

from dataclasses import replace
from math import comb, factorial
from typing import Any

import numpy as np
from flint import arb, fmpq, fmpz

from symderiv.language import meaning_exact as exact
from symderiv.language.signature import Operator, Writing
from symderiv.language.sort_rules import all_scalars, number_of
from symderiv.language.sorts import INTEGER, NATURAL, POSITIVE_INTEGER, REAL, Scalar, Sort
from symderiv.language.terms import Term, apply

MOST = 2_000  # the largest argument of a factorial or a binomial coefficient that is worked out


def _whole(term: Term) -> Term:
    return apply("member", term, apply("naturals"))


def _root(x: Any, n: Any) -> Any:
    """The n-th root; of a negative number where n is odd."""
    degree = exact.whole(n, most=64)
    if degree < 1 or (exact.sign(x) < 0 and degree % 2 == 0):
        raise exact.Undefined("an even root of a negative number, or a root of no degree")
    if exact.sign(x) < 0:
        return -_root(-x, n)
    return exact.powered(x, fmpq(1, degree))


def _rounded(x: Any, up: bool) -> Any:
    """The next whole number below, or above."""
    if isinstance(x, fmpq):
        return fmpq(x.ceil() if up else x.floor())
    unique = (arb(x).ceil() if up else arb(x).floor()).unique_fmpz()
    if unique is None:
        raise exact.Imprecise("a number next to a whole one")
    return fmpq(unique)


def _real_root(x: Any, n: Any) -> Any:
    x, n = np.asarray(x, float), np.asarray(n, float)
    odd = n % 2 == 1
    value = np.abs(x) ** (1 / n)
    return np.where((n >= 1) & (n % 1 == 0) & ((x >= 0) | odd), np.where(x < 0, -value, value), np.nan)


def _larger(a: Any, b: Any) -> Any:
    """The larger of two real numbers."""
    if isinstance(a, fmpq) and isinstance(b, fmpq):
        return max(a, b)
    return arb(exact.real(a)).max(arb(exact.real(b)))


def _arc(name: str) -> Any:
    def value(x: Any) -> Any:
        if exact.sign(1 - abs(x)) < 0:
            raise exact.Undefined(f"the {name} of a number beyond 1")
        return exact.checked(getattr(arb(x), name)())

    return value


def _naturals(function: Any) -> Any:
    def at(*arguments: float) -> float:
        if all(0 <= a <= 170 and a == int(a) for a in arguments):
            return float(function(*map(int, arguments)))
        return float("nan")

    return np.vectorize(at, otypes=[float])


_OF_NUMBERS = all_scalars(number_of("real"), "positive", "nonnegative")


def _one_of(*sorts: Sort) -> Sort:
    """The larger or the smaller of numbers: of whole ones a whole one."""
    found = _OF_NUMBERS(*sorts)
    whole = all(isinstance(sort, Scalar) and sort.kind == "integer" for sort in sorts)
    return replace(found, kind="integer") if whole and isinstance(found, Scalar) else found


COUNTING = (
    Operator(
        "factorial", all_scalars(POSITIVE_INTEGER), Writing("{0}!", 50, (60,)), sympy="factorial", defined_when=lambda n: (_whole(n),),
        numpy=_naturals(factorial), exact=lambda n: fmpq(fmpz.fac_ui(fmpz(_natural(n)))),
    ),
    Operator(
        "binomial", all_scalars(NATURAL), Writing(r"\binom{{{0}}}{{{1}}}", 60, (0,)), sympy="binomial", defined_when=lambda n, k: (_whole(n), _whole(k)),
        numpy=_naturals(comb), exact=lambda n, k: fmpq(fmpz.bin_uiui(_natural(n), _natural(k))),
    ),
    Operator(
        "root", all_scalars(REAL), Writing(r"\sqrt[{1}]{{{0}}}", 60, (0,)), sympy="real_root",
        differential=lambda x, n, dx, dn: apply("root", x, n) * dx / (n * x),
        numpy=_real_root, exact=_root,
    ),
    Operator("floor", all_scalars(INTEGER), Writing(r"\left\lfloor {0} \right\rfloor", 100, (0,)), sympy="floor", numpy=np.floor, exact=lambda x: _rounded(x, False)),
    Operator("ceiling", all_scalars(INTEGER), Writing(r"\left\lceil {0} \right\rceil", 100, (0,)), sympy="ceiling", numpy=np.ceil, exact=lambda x: _rounded(x, True)),
    Operator("maximum", _one_of, Writing(r"\max\left({0}, {1}\right)", 60, (0,)), sympy="Max",
             numpy=np.maximum, exact=_larger),
    Operator("minimum", _one_of, Writing(r"\min\left({0}, {1}\right)", 60, (0,)), sympy="Min",
             numpy=np.minimum, exact=lambda a, b: -_larger(-a, -b)),
    Operator("arcsin", all_scalars(), Writing(r"\arcsin {0}", 40, (45,)), reads=(r"\arcsin #", r"\operatorname{asin} #"), sympy="asin", numpy=np.arcsin, exact=_arc("asin"),
             differential=lambda x, dx: dx / apply("sqrt", 1 - x**2)),
    Operator("arccos", all_scalars(), Writing(r"\arccos {0}", 40, (45,)), reads=(r"\arccos #", r"\operatorname{acos} #"), sympy="acos", numpy=np.arccos, exact=_arc("acos"),
             differential=lambda x, dx: -(dx / apply("sqrt", 1 - x**2))),
)  # fmt: skip


def _natural(n: Any) -> int:
    value = exact.whole(n, most=MOST)
    if value < 0:
        raise exact.Undefined("a whole number that is not negative is needed")
    return value


__all__ = ["COUNTING"]
