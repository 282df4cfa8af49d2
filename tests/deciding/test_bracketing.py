"""A change of sign is found by exact values; floats only say where to look, and may be wrong."""

from random import Random

import numpy as np
import pytest
from flint import arb, ctx, fmpq

from symderiv.deciding.bracketing import sign_change
from symderiv.language.meaning_exact import Undefined


def cube_root_of_two(x):
    return x * x * x - 2


def inverse(x):
    if x == 0:
        raise Undefined("division by zero")
    return 1 / x - fmpq(1, 3)


def found(function, floats, negative=False):
    with ctx.workprec(300):
        return sign_change(function, floats, Random(1), negative=negative)


@pytest.mark.parametrize("floats", [
    pytest.param(lambda xs: None, id="no floats"),
    pytest.param(lambda xs: xs**3 - 2, id="right floats"),
])  # fmt: skip
def test_an_irrational_zero_is_enclosed(floats):
    zero = found(cube_root_of_two, floats)
    assert isinstance(zero, arb)
    assert (zero**3 - 2).contains(0)
    assert zero.rad() < arb(2) ** -100


@pytest.mark.parametrize("floats", [
    pytest.param(lambda xs: None, id="no floats"),
    pytest.param(lambda xs: np.where(xs == 0, np.nan, 1 / np.where(xs == 0, 1, xs) - 1 / 3), id="right floats"),
])  # fmt: skip
def test_a_rational_zero_is_exact_and_a_pole_is_none(floats):
    assert found(inverse, floats, negative=True) == 3


@pytest.mark.parametrize("floats", [
    pytest.param(lambda xs: xs - 4, id="another zero"),
    pytest.param(lambda xs: np.full(xs.shape, np.nan), id="no values"),
    pytest.param(lambda xs: np.zeros(xs.shape), id="zero everywhere"),
])  # fmt: skip
def test_wrong_floats_find_nothing(floats):
    assert found(cube_root_of_two, floats) is None


def test_without_a_zero_nothing_is_found():
    assert found(lambda x: x * x + 1, lambda xs: xs**2 + 1, negative=True) is None
