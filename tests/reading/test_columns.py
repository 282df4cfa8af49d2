r"""Columns of an align: two formulas side by side are two statements; marks that stand elsewhere say nothing."""

from __future__ import annotations

import pytest

from symderiv.reading.documents.columns import between_formulas


def shown(text: str) -> str:
    """The text with a bar at each mark that parts two formulas."""
    marks = [at for at, sign in enumerate(text) if sign == "&"]
    ends = [at for at in range(len(text) - 1) if text[at : at + 2] == "\\\\"]
    parted = between_formulas(text, marks, ends)
    return "".join("|" if at in parted else sign for at, sign in enumerate(text))


ROWS = [
    (r"a &= b & c &= d", r"a &= b | c &= d"),
    (r"a &= b && c &= d", r"a &= b |& c &= d"),
    (r"a &< b & c &\le d & x &= 1", r"a &< b | c &\le d | x &= 1"),
    (r"a &= b \\ c &= d & x &= 1", r"a &= b \\ c &= d | x &= 1"),
    # one formula
    (r"a &= b + & c", r"a &= b + & c"),
    (r"a & = & b", r"a & = & b"),
    (r"a &= b &&\text{by (1)}", r"a &= b &&\text{by (1)}"),
    (r"a &= b, & c &= d", r"a &= b, & c &= d"),
    (r"& & 0 &= a", r"& & 0 &= a"),
    (r"a &= \sum_{i=1}^n & x_i", r"a &= \sum_{i=1}^n & x_i"),
    (r"a &\le b & \le c", r"a &\le b & \le c"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_parts_two_formulas(text, expected):
    assert shown(text) == expected
