"""The reference, built once, and short ways to grade what is written in a test."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from symderiv.grading.grade import grade_document
from symderiv.grading.reference import load
from symderiv.reading.documents.formats import read_document

PROOFS = Path(__file__).resolve().parents[2] / "proofs/ift6135_hw3"


@pytest.fixture(scope="session")
def reference():
    return replace(load(str(PROOFS)), name="proofs/ift6135_hw3")


@pytest.fixture(scope="session")
def graded(reference):
    """Grades a text; its parts by label."""

    def grade(text, name="answers.md", seconds=None):
        document = read_document(name, text=text)
        report = grade_document(document, reference=reference, deadline=seconds)
        return {part.part: part for part in report.parts}

    return grade


@pytest.fixture(scope="session")
def display(graded):
    """Grades one display as an answer to a part, with words before it."""

    def grade(part, latex, words=""):
        claims = graded(f"## {part}\n\n{words}\n\n$$\n{latex}\n$$\n")[part].claims
        return next(claim for claim in reversed(claims) if claim.latex.strip() == latex)

    return grade
