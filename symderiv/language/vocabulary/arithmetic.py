"""Sums, products, quotients and powers, of numbers and of matrices alike."""

from __future__ import annotations

from symderiv.language import meaning_matrices as matrices
from symderiv.language import meaning_numpy as arrays
from symderiv.language.signature import Operator, Writing
from symderiv.language.sort_rules import added, divided, multiplied, negated, powered, subtracted
from symderiv.language.terms import Term, apply

ZERO_IS_EXCLUDED = "the denominator is not zero"


def _power_is_defined(base: Term, exponent: Term) -> tuple[Term, ...]:
    return (apply("power_defined", base, exponent),)


ARITHMETIC = (
    Operator(
        "add", added, Writing("{0} + {1}", 20, (20, 21)), reads=("# + #",), sympy="Add",
        differential=lambda a, b, da, db: da + db,
        numpy=arrays.add, exact=matrices.added,
    ),
    Operator(
        "subtract", subtracted, Writing("{0} - {1}", 20, (20, 21)), reads=("# - #",),
        differential=lambda a, b, da, db: da - db,
        numpy=arrays.subtract, exact=matrices.subtracted,
    ),
    Operator(
        "negate", negated, Writing("-{0}", 22, (30,)), reads=("- #",),
        differential=lambda a, da: -da,
        numpy=lambda a: -a, exact=matrices.opposite,
    ),
    Operator(
        "multiply", multiplied, Writing("{0} {1}", 30, (30, 31)), reads=(r"# \cdot #", r"# \times #", "# * #"), sympy="Mul",
        differential=lambda a, b, da, db: da * b + a * db,
        numpy=arrays.multiply, exact=matrices.multiplied,
    ),
    Operator(
        "divide", divided, Writing(r"\frac{{{0}}}{{{1}}}", 45, (0,)), reads=(r"\frac{#}{#}", "# / #"),
        defined_when=lambda a, b: (apply("not_equal", b, 0),),
        differential=lambda a, b, da, db: da / b - a * db / b**2,
        numpy=arrays.divide, exact=matrices.divide,
    ),
    Operator(
        "power", powered, Writing("{0}^{{{1}}}", 50, (51, 0)), reads=("#^{#}",), sympy="Pow",
        defined_when=_power_is_defined,
        differential=lambda a, n, da, dn: n * a ** (n - 1) * da + a**n * apply("log", a) * dn,
        numpy=arrays.power, exact=matrices.power,
    ),
)  # fmt: skip
