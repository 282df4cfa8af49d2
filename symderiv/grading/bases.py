r"""Bases of logarithms: ``\log 8 = 3`` and ``\lg 100 = 2`` are right to the bases 2 and 10, which need not be said.

Read as natural logarithms a line may be false that is right to another base; then that is how it is read. ``\ln`` is
always the natural one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from symderiv.deciding.verdicts import Proved, Refuted, Supported, Verdict
from symderiv.grading.judging import Judge, Judged, together
from symderiv.language.terms import Apply, Term, apply, map_children, number, subterms

__all__ = ["in_another_base", "with_another_base"]

WITHOUT_BASE = re.compile(r"\\(?:log|lg)(?![A-Za-z])(?!\s*_)")
NATURAL = re.compile(r"\\ln(?![A-Za-z])")
BASES = (2, 10)


def in_another_base(latex: str, statements: Sequence[Term], judge: Judge) -> tuple[int, Verdict] | None:
    """The base to which statements hold that are false of natural logarithms, and how far; None where there is none."""
    if not WITHOUT_BASE.search(latex) or NATURAL.search(latex) or not any(map(_has_logarithm, statements)):
        return None
    for base in BASES:
        verdicts = [judge.decide(_rebased(s, base)) for s in statements]
        if verdicts and all(isinstance(v, Proved | Supported) for v in verdicts):
            return base, together(verdicts)
    return None


def with_another_base(judged: Judged, judge: Judge) -> Judged:
    """The line; where it is false of natural logarithms and right of others, as it is read of those."""
    if not isinstance(judged.verdict, Refuted):
        return judged
    found = in_another_base(judged.line.piece.latex, _said(judged), judge)
    if found is None:
        return judged
    base, verdict = found
    notes = (*judged.reading.notes, f"logarithms are to base {base}")
    return replace(judged, verdict=verdict, step=None, reading=replace(judged.reading, notes=notes))


def _said(judged: Judged) -> list[Term]:
    links = [link for link in judged.reading.links if link.relation not in ("implies", "iff")]
    return [link.step for link in links or judged.reading.links]


def _has_logarithm(statement: Term) -> bool:
    return any(isinstance(part, Apply) and part.operator == "log" for part in subterms(statement))


def _rebased(term: Term, base: int) -> Term:
    changed = map_children(term, lambda part: _rebased(part, base))
    match changed:
        case Apply("log", (_,)):
            return apply("divide", changed, apply("log", number(base)))
    return changed
