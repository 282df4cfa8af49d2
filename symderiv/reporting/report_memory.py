"""Reports that are there already: a submission graded before, by the same program against the same reference.

An interrupted run goes on where it stopped, and a class graded again after one more submission grades that one.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterable
from dataclasses import asdict
from hashlib import blake2b
from pathlib import Path
from typing import Any

import symderiv
from symderiv.grading.report import ClaimReport, PartReport, Report
from symderiv.running.cache import Cache, default_path, edition_of

__all__ = ["ReportMemory", "reference_content", "report_from_data"]

SEVERAL_FILES = re.compile(rb"\\(?:input|include|subfile|subimport|import)\b")  # the document is more than the file
PARTS_OF_A_REFERENCE = frozenset({".py", ".json", ".toml"})


class ReportMemory:
    """Reports by the content of what was graded; ``given`` is all else that a report depends on."""

    def __init__(self, given: Iterable[bytes] | None) -> None:
        self._given = None if given is None else blake2b(b"\0".join(given)).digest()
        path = None if given is None else default_path()
        self._cache = Cache(path, edition="" if path is None else edition_of(Path(symderiv.__file__).parent))

    def get(self, submission: str) -> Report | None:
        """The report on a submission that was graded before; None where there is none."""
        key = self._key(submission)
        known = None if key is None else self._cache.get(key)
        return None if known is None else report_from_data(json.loads(known))

    def put(self, report: Report) -> None:
        """Keeps a report, unless the work on it was cut short."""
        key = self._key(report.submission)
        if key is not None and not report.cut_short:
            self._cache.put(key, json.dumps(asdict(report), default=str).encode())

    def _key(self, submission: str) -> bytes | None:
        if self._given is None or submission == "-":
            return None
        try:
            content = Path(submission).read_bytes()
        except (OSError, ValueError):
            return None
        if SEVERAL_FILES.search(content):
            return None
        return self._given + submission.encode(errors="surrogateescape") + b"\0" + content


def reference_content(path: Path) -> list[bytes]:
    """What a reference is made of: the scripts, derivations and rubrics at a path, with their names."""
    files = [path] if path.is_file() else sorted(path.rglob("*"))
    files += sorted(path.parent.glob("*")) if path.is_file() else []
    found = [str(path).encode(errors="surrogateescape")]
    for file in files:
        if file.suffix in PARTS_OF_A_REFERENCE:
            with contextlib.suppress(OSError):
                found += [str(file).encode(errors="surrogateescape"), file.read_bytes()]
    return found


def report_from_data(data: dict[str, Any]) -> Report:
    """A report from what `dataclasses.asdict` made of it, as JSON brings it back."""
    parts = tuple(_part(part) for part in data["parts"])
    return Report(**{**data, "parts": parts, "problems": tuple(data["problems"]), "missing": tuple(data["missing"])})


def _part(data: dict[str, Any]) -> PartReport:
    suggested = None if data["suggested"] is None else tuple(data["suggested"])
    return PartReport(**{**data, "suggested": suggested, "claims": tuple(_claim(claim) for claim in data["claims"])})


def _claim(data: dict[str, Any]) -> ClaimReport:
    by = None if data["by"] is None else tuple(data["by"])
    return ClaimReport(**{**data, "by": by, "rests_on": tuple(data["rests_on"])})
