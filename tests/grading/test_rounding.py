"""Decimal numbers that are rounded: no mistake, where they have the digits of the exact value."""

import pytest

from symderiv.statements import decide


@pytest.mark.parametrize(
    "row",
    [
        r"\frac{1}{3} = 0.33",
        r"\frac{2}{3} = 0.67",
        r"\frac{2}{3} = 0.66",
        r"\frac{1}{8} = 0.13",
        r"\sqrt{2} = 1.41",
        r"0.0016 = \frac{1}{630}",
        r"-\frac{1}{3} = -0.33",
        r"e^{-1} = 0.368",
    ],
)
def test_the_digits_of_the_exact_value_are_no_mistake(row: str) -> None:
    assert decide(row).verdict == "undecided"


@pytest.mark.parametrize(
    "row",
    [
        r"\frac{1}{3} = 0.34",
        r"\frac{1}{3} = 0.3",
        r"\frac{1}{2} = 0.49",
        r"\sqrt{2} = 1.42",
        r"-\frac{1}{3} = 0.33",
        r"\frac{1}{3} = -0.33",
        r"-\frac{1}{3} = -0.34",
    ],
)
def test_other_digits_are_a_mistake(row: str) -> None:
    assert decide(row).verdict == "refuted"
