"""Documents, as the commands take them: ``symderiv.grade`` and ``symderiv.check``."""

from __future__ import annotations

from symderiv.grading.check import check_file
from symderiv.grading.grade import grade_submission
from symderiv.grading.reference import load
from symderiv.grading.report import Report

__all__ = ["check", "grade"]


def grade(path: str, *, against: str, deadline: float | None = None) -> Report:
    """The report on the submission at ``path`` against the proof script, folder of scripts or derivation ``against``.

    Raises `InputError` for what cannot be read, `BuildError` for a reference that does not build.
    """
    return grade_submission(path, reference=load(against), deadline=deadline)


def check(path: str, *, deadline: float | None = None) -> Report:
    """The report on the document at ``path``, which has no reference, with ``deadline`` seconds for each claim.

    Raises `InputError` for what cannot be read.
    """
    return check_file(path, deadline=deadline)
