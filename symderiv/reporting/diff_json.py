"""A comparison as ``symderiv.diff/1``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from symderiv.reporting.comparison import Comparison, Row
from symderiv.reporting.setting import Setting

__all__ = ["SCHEMA", "write"]

SCHEMA = "symderiv.diff/1"


def write(comparison: Comparison, setting: Setting) -> Iterator[str]:
    """The whole document."""
    document = {
        "schema": SCHEMA,
        "submission": comparison.submission,
        "reference": comparison.reference,
        "version": comparison.version,
        "parts": [{"part": p.part, "title": p.title, "rows": [_row(row) for row in p.rows]} for p in comparison.parts],
        "summary": comparison.summary(),
    }
    yield json.dumps(document, indent=2) + "\n"


def _row(row: Row) -> dict[str, Any]:
    step, claim = row.step, row.claim
    return {
        "kind": row.kind,
        "step": None if step is None else {"id": step.id, "line": step.line, "latex": step.latex},
        "claim": None if claim is None else {
            "id": claim.id, "line": claim.line, "column": claim.column, "tag": claim.tag, "latex": claim.latex,
            "verdict": claim.verdict, "judgement": claim.judgement, "reason": claim.reason,
        },
    }  # fmt: skip
