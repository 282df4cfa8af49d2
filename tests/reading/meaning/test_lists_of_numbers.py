r"""Lists of numbers in brackets of any kind are vectors; two things in angle brackets are one or their product."""

from __future__ import annotations

import pytest

from symderiv.language.printing import latex as printed
from symderiv.reading.documents.formats import read_document
from symderiv.reading.formulas import read_formula
from symderiv.reading.inference.inference import infer


def column(*entries):
    return r"\begin{pmatrix} " + r" \\ ".join(entries) + r" \end{pmatrix}"


ROWS = [
    ([r"\vec v = \langle \cos a, \sin a \rangle"], r"\vec v = " + column(r"\cos a", r"\sin a")),
    ([r"r(t) = \langle t^2, 1 - t \rangle"], "r(t) = " + column("t^2", "1 - t")),
    ([r"F(x, y) = \langle y, x \rangle"], "F(x, y) = " + column("y", "x")),
    ([r"q(t) = (t, 2t)"], "q(t) = " + column("t", "2t")),
    ([r"v_1 = (-2, 1)"], "v_1 = " + column("-2", "1")),
    ([r"\vec w = [1, 1, 0]"], r"\vec w = " + column("1", "1", "0")),
    ([r"\vec w = [1, 0] - \frac{1}{2} [1, 1]"],
     r"\vec w = " + column("1", "0") + r" - \frac{1}{2} " + column("1", "1")),
    ([r"r(t) = \langle t, 2 \rangle", r"F(x, y) = \langle y, x \rangle", r"F(r(t)) = \langle 2, t \rangle"],
     "F(r(t)_1, r(t)_2) = " + column("2", "t")),
    # products of functions stay products, and pairs that are no vectors stay what they are
    ([r"\langle 1, x \rangle = \int_0^1 x \, dx"], r"\langle 1, x \rangle = \int_{0}^{1} x \, dx"),
    ([r"\langle e^x, e^{2x} \rangle = 0"], r"\langle \exp(x), \exp(2x) \rangle = 0"),
    ([r"\langle x, y \rangle = 0"], r"x^\top y = 0"),
    ([r"d(x, y) = \min(1, 2)"], r"d(x, y) = \min(1, 2)"),
    ([r"K(x, y) = \langle x, y \rangle"], r"K(x, y) = x^\top y"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), ROWS)
def test_lists_of_numbers(tmp_path, rows, expected):
    path = tmp_path / "answer.md"
    path.write_text("\n\n".join(f"$${row}$$" for row in rows))
    context = infer(read_document(str(path)))[""].context
    row = read_formula(rows[-1], context)
    assert row.error() is None
    assert printed(row.statements[0]) == expected
    assert row.statements[0] in read_formula(expected, context).statements
