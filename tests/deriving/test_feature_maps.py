"""Receptive fields of masked convolutions: of any size, mask and depth; as statements that are proved or refuted."""

from __future__ import annotations

import numpy as np
import pytest
from sympy import MatrixSymbol

from symderiv.deriving import Question, entry, equal, positive
from symderiv.deriving.feature_maps import (
    correlation,
    drawn,
    field,
    form_in,
    linear_form,
    masked,
    part_of,
    pattern,
    places,
    receptive_field,
    weights,
)
from symderiv.errors import BuildError
from symderiv.rules import correlation_written_out, field_algebra, receptive_field_of_linear_form

A = ((0, 0, 0), (1, 0, 0), (1, 1, 1))
B = ((0, 0, 0), (1, 1, 0), (1, 1, 1))
A_ABOVE, ALL = ((1, 1, 1), (1, 0, 0), (0, 0, 0)), ((1,) * 3,) * 3
CAUSAL = ((1, 1, 0),)
X = MatrixSymbol("X", 3, 3)


def rows(**columns):
    """Places by rows: ``rows(r3="2", r4="234")``."""
    return {(int(row[1:]), int(j)) for row, js in columns.items() for j in js}


@pytest.mark.parametrize(("masks", "shape", "pixel", "seen"), [
    ([A],        (5, 5), (3, 4), rows(r3="3", r4="345")),
    ([A, A],     (5, 5), (3, 4), rows(r3="2", r4="234", r5="2345")),
    ([A, B],     (5, 5), (3, 4), rows(r3="23", r4="2345", r5="2345")),
    ([B, A],     (5, 5), (3, 4), rows(r3="23", r4="2345", r5="2345")),
    ([B, B],     (5, 5), (3, 4), rows(r3="234", r4="2345", r5="2345")),
    ([A_ABOVE, A_ABOVE], (5, 5), (3, 4), rows(r3="2", r2="234", r1="2345")),
    ([A],        (5, 5), (1, 1), rows(r2="12")),
    ([A],        (5, 5), (5, 1), set()),
    ([ALL] * 2,  (9, 9), (5, 5), rows(**{f"r{i}": "34567" for i in range(3, 8)})),
    ([CAUSAL] * 3, (1, 8), (1, 6), rows(r1="3456")),
    ([CAUSAL] * 9, (1, 8), (1, 6), rows(r1="123456")),
    ([],         (4, 4), (2, 2), rows(r2="2")),
])  # fmt: skip
def test_what_a_pixel_sees(masks, shape, pixel, seen):
    assert set(receptive_field(masks, shape, pixel)) == seen


def test_the_form_has_a_monomial_for_every_way():
    form = linear_form([CAUSAL, CAUSAL], (1, 5), (1, 4))
    left, middle = (1, 1), (1, 2)
    assert form == {(1, 2): ((left, left),), (1, 3): ((left, middle), (middle, left)), (1, 4): ((middle, middle),)}


@pytest.mark.parametrize(("masks", "shape", "pixel"), [
    ([A], (5, 5), (6, 1)), ([A], (5, 5), (0, 1)), ([((1, 1),)], (5, 5), (1, 1)), ([((1, 1, 1), (1,), (1,))], (5, 5), (1, 1)),
])  # fmt: skip
def test_what_has_no_field(masks, shape, pixel):
    with pytest.raises(ValueError, match=r"pixel|middle"):
        receptive_field(masks, shape, pixel)


def look(seen, computes=None, relation=equal):
    """A part about one layer of type A at the middle of a map of three by three."""
    question = Question("0", "test")
    with question.part("0.1", points=1) as part:
        w = weights("w", A)
        part.given(positive(w))
        K = part.define("K", masked(w, A))
        output = entry(correlation(K, X), 2, 2)
        claim = relation(field(output, X), places(seen))
        part.show(claim)
        part.start(output)
        form = part.eq(form_in(X, [(w, A)], (2, 2)), by=[correlation_written_out, field_algebra])
        part.claim(claim, by=[receptive_field_of_linear_form, form])
        if computes is not None:
            part.run(computes, computes=field(output, X))
    return question.derivation().parts[0]


SEEN = [(2, 1), (3, 1), (3, 2), (3, 3)]


def by_numpy(w):
    return {(2, 1), (3, 1), (3, 2), (3, 3)} if w.shape == (4,) and (w > 0).all() else set()


def with_a_slip(w):
    return {(2, 1), (3, 1), (3, 2)}


def test_a_field_is_proved_and_run():
    part = look(SEEN, by_numpy)
    assert "receptive_field_of_linear_form" in part.rules
    (run,) = [entry for entry in part.entries if type(entry).__name__ == "Run"]
    assert run.models >= 32
    assert r"\operatorname{field}_{X}" in run.formula
    assert all(step.spot_check.models >= 32 for step in part.steps)


@pytest.mark.parametrize("seen", [SEEN[1:], [*SEEN, (1, 1)]])
def test_another_field_is_refuted(seen):
    with pytest.raises(BuildError, match=r"(?s)does not hold.*counterexample"):
        look(seen)


def test_a_part_of_a_set():
    look([*SEEN, (1, 1)], relation=part_of)
    with pytest.raises(BuildError, match=r"(?s)does not hold.*counterexample"):
        look(SEEN[1:], relation=part_of)


def test_a_run_that_gives_something_else():
    with pytest.raises(BuildError, match="with_a_slip does not compute"):
        look(SEEN, with_a_slip)


def test_the_correlation_on_numpy():
    from symderiv.language.meaning_maps import correlated

    kernel, image = np.arange(9.0).reshape(1, 3, 3), np.arange(12.0).reshape(1, 3, 4)
    expected = [
        [sum(kernel[0, u, v] * image[0, i + u - 1, j + v - 1] for u in range(3) for v in range(3)
             if 0 <= i + u - 1 < 3 and 0 <= j + v - 1 < 4) for j in range(4)] for i in range(3)
    ]  # fmt: skip
    assert np.allclose(correlated(kernel, image)[0], expected)


def test_a_map_as_a_table_and_on_axes():
    assert pattern([(1, 1)], (2, 2), (2, 2)) == [[r"$\mathbf{11}$", r"$\cdot$"], [r"$\cdot$", r"$\circ$"]]
    figure = pytest.importorskip("matplotlib.figure").Figure()
    axes = figure.add_subplot()
    drawn(axes, [(1, 1)], (2, 2), (2, 2))
    assert [text.get_text() for text in axes.texts] == ["11", "12", "21", "22"]
    assert len(axes.patches) == 4
