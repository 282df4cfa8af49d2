"""Every field: what is true is proved, what is false refuted with a counterexample; a module of this folder a field."""

from __future__ import annotations

import pytest

from symderiv.statements import decide
from tests.deciding.breadth import (
    algebra,
    arithmetic,
    complex,
    convexity,
    derivatives,
    equations,
    expansions,
    exponentials,
    inequalities,
    integrals,
    limits,
    matrices,
    sums,
    trigonometry,
)

FIELDS = (
    algebra,
    arithmetic,
    complex,
    convexity,
    derivatives,
    equations,
    expansions,
    exponentials,
    inequalities,
    integrals,
    limits,
    matrices,
    sums,
    trigonometry,
)


def verdict(latex, notation):
    return decide(latex, notation=notation, deadline=5).verdict


@pytest.mark.parametrize(("latex", "notation"), [row for field in FIELDS for row in field.TRUE])
def test_true(latex, notation):
    assert verdict(latex, notation) == "proved"


@pytest.mark.parametrize(("latex", "notation"), [row for field in FIELDS for row in field.FALSE])
def test_false(latex, notation):
    d = decide(latex, notation=notation, deadline=5)
    assert d.verdict == "refuted"
    assert d.counterexample is not None


@pytest.mark.parametrize(("latex", "notation"), convexity.SUPPORTED)
def test_true_but_not_shown(latex, notation):
    assert verdict(latex, notation) in ("proved", "supported")


@pytest.mark.parametrize(("latex", "notation"), limits.NONE)
def test_no_limit(latex, notation):
    assert verdict(latex, notation) in ("undecided", "refuted")


@pytest.mark.parametrize(("latex", "notation"), integrals.NONE)
def test_no_integral(latex, notation):
    assert verdict(latex, notation) == "undecided"
