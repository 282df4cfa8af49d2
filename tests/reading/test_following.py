"""What each display of a document carries on: the rows before it, a formula of its own line, or nothing."""


from __future__ import annotations

import pytest

from symderiv.grading.lines import read_lines
from symderiv.language.contexts import Context
from symderiv.language.printing import latex as printed
from symderiv.reading.documents.formats import read_document
from symderiv.reading.inference.inference import infer

CARRIED = [
    # a formula in a line of its own is the left side of the display right after it
    ("Expand.\n\n$(u+1)^2$\n$$= u^2 + 2u + 1$$\n", ["(u + 1)^2 = u^2 + 2u + 1"]),
    ("$$v = 3$$\n\nSimplify $u + u$:\n\n$$= 2u$$\n", ["v = 3", "u + u = 2u"]),
    # but not one that the sentence only speaks of
    ("$$v = 3$$\n\nThis holds, using $u + u$\n$$= 2 + 1$$\n", ["v = 3", "v = 2 + 1"]),
    # a display that is a single side begins anew
    ("$$v = 3$$\n\nWe add up both errors:\n\n$$u^2 + w^2$$\n\n$$= s$$\n", ["v = 3", "u^2 + w^2 = s"]),
    ("$$v = 3$$\n\nThe average of the two is\n\n$$\\frac{u + w}{2}$$\n", ["v = 3"]),
    ("$$v = (u+1)^2$$\n\nwhich simplifies to\n\n$$u^2 + 2u + 1$$\n", ["v = (u + 1)^2", "v = u^2 + 2u + 1"]),
    # what a row gives as a reason is no step, and the next row goes on with what stood before it
    (
        "$$\\begin{aligned} v &= \\ln 1 - \\ln 2 \\quad (\\because \\ln 1 = 0) \\\\ &= -\\ln 2 \\end{aligned}$$\n",
        [r"v = \log 1 - \log 2 \text{ if } \log 1 = 0", r"v = -\log 2"],
    ),
    (
        "$$\\begin{aligned} v &= 2u \\\\ \\because u &= 3 \\\\ &= 6 \\end{aligned}$$\n",
        ["v = 2u", "u = 3", "v = 6"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CARRIED)
def test_what_a_display_carries_on(tmp_path, text, expected):
    path = tmp_path / "answer.md"
    path.write_text(text)
    document = read_document(str(path))
    context = infer(document)[""].context
    lines = read_lines([block for _, _, block in document.blocks()], context)[0]
    said = [printed(statement) for line in lines for statement in line.row.statements if line.display]
    assert said == expected
    assert Context() is not context
