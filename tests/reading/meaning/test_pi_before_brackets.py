"""The letter pi before brackets: a prior or a policy where one letter stands in them, else the number."""

from __future__ import annotations

import pytest

from symderiv.language.sorts import REAL, Function
from symderiv.language.terms import Symbol, apply
from symderiv.reading.formulas import read_formula

THETA, R = Symbol(r"\theta", REAL), Symbol("r", REAL)
PRIOR = Symbol(r"\pi", Function((REAL,), REAL))
PI = apply("pi")


@pytest.mark.parametrize(
    ("written", "readings"),
    [
        (r"\pi(\theta)", [apply("apply", PRIOR, THETA), apply("multiply", PI, THETA)]),
        (r"\pi(r + 1)", [apply("multiply", PI, apply("add", R, 1))]),
        (r"\pi(\theta) \pi", [apply("multiply", apply("multiply", PI, THETA), PI)]),
    ],
)
def test_pi_before_brackets(written, readings):
    row = read_formula(written)
    assert not row.unread
    assert [reading.sides[0] for reading in row.readings] == readings
