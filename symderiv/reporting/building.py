"""Building: scripts are run, each in a worker, and their documents written, all of them or none."""

from __future__ import annotations

import contextlib
import difflib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from symderiv.deriving.build import run_script, script_files
from symderiv.deriving.derivation import Derivation
from symderiv.errors import SymderivError
from symderiv.reporting import to_html, to_json, to_markdown, to_tex
from symderiv.reporting.figures import can_draw, pictures_of
from symderiv.running.pool import Done, Failed, Lost, Outcome, run_each

__all__ = ["DOCUMENTS", "Built", "build_each", "differences", "write_all"]

DOCUMENTS: Mapping[str, Callable[[Derivation], str]] = {
    "md": to_markdown.document,
    "tex": to_tex.document,
    "html": to_html.document,
    "json": to_json.document,
}
"""File name suffix to writer."""

FAILED, UNREADABLE, CUT_SHORT = 1, 2, 3


@dataclass(frozen=True)
class Summary:
    """What a script establishes, in a line, and its documents by the end of their names (``.md``, ``-flow.svg``)."""

    line: str
    documents: Mapping[str, str | bytes]


@dataclass
class Built:
    """The documents so far by their place, and the exit status so far."""

    documents: dict[Path, str | bytes] = field(default_factory=dict)
    status: int = 0

    def fails(self, status: int) -> None:
        """Takes note of a failure: what cannot be read comes before what fails, and that before what was cut short."""
        order = (UNREADABLE, FAILED, CUT_SHORT, 0)
        self.status = min(self.status, status, key=order.index)


def build_each(
    paths: Sequence[Path], out: Path | None, formats: Sequence[str], *, jobs: int, built: Built
) -> Iterator[tuple[Path, str | bytes]]:
    """Runs the scripts and gives each document with its place; says on standard output what each script established.

    A script that fails is said on standard error and noted in ``built``; the others are run all the same.
    """
    files = script_files(paths)
    stems = _stems(paths, files, out)
    outcomes = run_each(partial(_summary, formats=tuple(formats)), files, jobs_at_once=jobs)
    for file, outcome in zip(files, outcomes, strict=True):
        summary = _summary_of(file, outcome, built)
        if summary is not None:
            print(summary.line, flush=True)
            for ending, document in summary.documents.items():
                yield stems[file].with_name(stems[file].name + ending), document


def differences(documents: Mapping[Path, str | bytes]) -> int:
    """Prints how the documents differ from the files in their places; 1 where one does."""
    status = 0
    for place, document in documents.items():
        if isinstance(document, bytes):
            if not place.is_file() or place.read_bytes() != document:
                print(f"the picture {place} {'differs' if place.is_file() else 'is not there'}")
                status = FAILED
            continue
        there = place.read_text(encoding="utf-8", errors="replace") if place.is_file() else ""
        name = str(place) if place.is_file() else "/dev/null"
        lines = difflib.unified_diff(there.splitlines(), document.splitlines(), name, str(place), lineterm="")
        for line in lines:
            print(line)
            status = FAILED
    return status


def write_all(documents: Mapping[Path, str | bytes]) -> None:
    """Puts every document in its place; first beside it, so that none is half there whatever happens."""
    half: dict[Path, Path] = {}
    try:
        for place, document in documents.items():
            place.parent.mkdir(parents=True, exist_ok=True)
            half[place] = place.with_name(f".{place.name}.{os.getpid()}.part")
            half[place].write_bytes(document if isinstance(document, bytes) else document.encode())
        for place, written in half.items():
            os.replace(written, place)
    finally:
        for written in half.values():
            with contextlib.suppress(OSError):
                written.unlink()
    for folder in dict.fromkeys(place.parent for place in documents):
        names = [place.name for place in documents if place.parent == folder]
        print(f"written to {folder}/: {', '.join(names)}")


def _summary(file: Path, *, formats: Iterable[str]) -> Summary:
    """Runs a script; its documents are named by its question where it has several. This is what a worker does."""
    derivations = run_script(file)
    parts = [part for d in derivations for part in d.parts]
    steps = sum(1 for part in parts for _ in part.steps)
    line = f"{file}: {', '.join(part.number for part in parts)} proved in {steps} steps"
    endings = [""] if len(derivations) == 1 else [f"-{d.number}" for d in derivations]
    formats = tuple(formats)
    pairs = list(zip(endings, derivations, strict=True))
    documents = {f"{ending}.{name}": DOCUMENTS[name](d) for ending, d in pairs for name in formats}
    return Summary(line, documents | _pictures(file, derivations, set(formats)))


def _pictures(file: Path, derivations: Iterable[Derivation], formats: set[str]) -> dict[str, str | bytes]:
    """The pictures by the end of their names; none, and a word about it, where there is nothing to draw with."""
    if not any(part.figures for d in derivations for part in d.parts):
        return {}
    if not can_draw():
        print(f"symderiv: {file}: figures are not drawn: pip install 'symderiv[figures]'", file=sys.stderr)
        return {}
    pictures = (picture for d in derivations for picture in pictures_of(d, formats))
    return {name.removeprefix(file.stem): picture for name, picture in pictures}


def _summary_of(file: Path, outcome: Outcome[Summary], built: Built) -> Summary | None:
    match outcome:
        case Done(summary):
            return summary
        case Lost(reason):
            print(f"symderiv: {file}: this script {reason.removeprefix('the worker ')}", file=sys.stderr)
            built.fails(CUT_SHORT)
        case Failed(error, status, traceback):
            if status is None:
                error = f"symderiv: {file}: internal error: {' '.join(error.split())} (please report)"
                error += f"\n{traceback}" if os.environ.get("SYMDERIV_DEBUG") else ""
            print(error, file=sys.stderr)
            built.fails(UNREADABLE if status is None else status)
    return None


def _stems(paths: Sequence[Path], files: Sequence[Path], out: Path | None) -> dict[Path, Path]:
    """Where the documents of each script go, without the end of the name: beside it, or in ``out``.

    Raises `SymderivError` where two scripts would write the same document.
    """
    stems: dict[Path, Path] = {}
    for file in files:
        folder = next((p for p in paths if p.is_dir() and file.is_relative_to(p)), file.parent)
        stems[file] = file.with_suffix("") if out is None else out / file.relative_to(folder).with_suffix("")
    taken: dict[Path, Path] = {}
    for file, stem in stems.items():
        if stem in taken:
            both = f"{taken[stem]} and {file}"
            raise SymderivError(f"{both} would be written to the same {stem}.*", hint="build them one by one")
        taken[stem] = file
    return stems
