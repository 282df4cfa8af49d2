"""Building: scripts are run, each in a worker, and their documents written, all of them or none.

What a script came to is remembered by its content: its documents are made anew when it, a Python file beside it,
symderiv itself, or something it is built with changes.
"""

from __future__ import annotations

import base64
import contextlib
import difflib
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import symderiv
from symderiv.deriving.build import run_script, script_files
from symderiv.errors import SymderivError
from symderiv.reporting.documents import WHOLES, documents_of, whole_of
from symderiv.running.cache import Cache, default_path, edition_of
from symderiv.running.pool import Done, Failed, Lost, Outcome, run_each

__all__ = ["Built", "build_each", "differences", "write_all"]

FAILED, UNREADABLE, CUT_SHORT = 1, 2, 3
BUILT_WITH = ("sympy", "numpy", "python-flint", "latexify-py", "matplotlib")
ROUNDING = re.compile(r'("largest_gap":\s?)"(?:0\.0e\+00|\d\.\de-(?:1\d|2\d|0[6-9]))"')  # as the processor has it

Content = str | bytes


@dataclass(frozen=True)
class Summary:
    """What a script establishes, in a line; its documents by the end of their names (``.md``, ``-flow.svg``).

    ``derivations`` is the same as JSON without certificates, for the document of the whole folder.
    """

    line: str
    documents: Mapping[str, Content]
    derivations: Sequence[Any]


@dataclass
class Built:
    """The documents so far by their place, and the exit status so far."""

    documents: dict[Path, Content] = field(default_factory=dict)
    status: int = 0

    def fails(self, status: int) -> None:
        """Takes note of a failure: what cannot be read comes before what fails, and that before what was cut short."""
        order = (UNREADABLE, FAILED, CUT_SHORT, 0)
        self.status = min(self.status, status, key=order.index)


def build_each(
    paths: Sequence[Path], out: Path | None, formats: Sequence[str], *, jobs: int, built: Built
) -> Iterator[tuple[Path, Content]]:
    """Runs the scripts and gives each document with its place; says on standard output what each script established.

    A script that fails is said on standard error and noted in ``built``; the others are run all the same. A folder of
    several scripts has a document of the whole besides.
    """
    files = script_files(paths)
    stems = _stems(paths, files, out)
    done: dict[Path, Summary] = {}
    with Cache(default_path(), edition=edition_of(Path(symderiv.__file__).parent)) as cache:
        keys = {file: _content(file, formats) for file in files}
        for file, summary in _summaries(files, keys, formats, jobs, cache, built):
            print(summary.line, flush=True)
            done[file] = summary
            for ending, document in summary.documents.items():
                yield stems[file].with_name(stems[file].name + ending), document
        for folder, inside in _folders(paths, files).items():
            if all(file in done for file in inside):
                key = b"".join([b"whole", *(keys[file] for file in inside), _title(folder).encode()])
                summaries = [done[file] for file in inside]
                stem = _stem_of_whole(folder, [stems[file] for file in inside])
                for ending, document in _whole(folder, summaries, formats, key, cache).items():
                    yield stem.with_name(stem.name + ending), document


def differences(documents: Mapping[Path, Content]) -> int:
    """Prints how the documents differ from the files in their places; 1 where one does.

    How far rounding takes the two sides of an equation apart is not compared: processors differ in that.
    """
    status = 0
    for place, document in documents.items():
        if isinstance(document, bytes):
            if not place.is_file() or place.read_bytes() != document:
                print(f"the picture {place} {'differs' if place.is_file() else 'is not there'}")
                status = FAILED
            continue
        there = place.read_text(encoding="utf-8", errors="replace") if place.is_file() else ""
        name = str(place) if place.is_file() else "/dev/null"
        before, after = (ROUNDING.sub(r'\1"…"', text).splitlines() for text in (there, document))
        for line in difflib.unified_diff(before, after, name, str(place), lineterm=""):
            print(line)
            status = FAILED
    return status


def write_all(documents: Mapping[Path, Content]) -> None:
    """Puts every document in its place; first beside it, so that none is half there whatever happens."""
    half: dict[Path, Path] = {}
    place = Path()
    try:
        for place, document in documents.items():
            place.parent.mkdir(parents=True, exist_ok=True)
            half[place] = place.with_name(f".{place.name}.{os.getpid()}.part")
            half[place].write_bytes(document if isinstance(document, bytes) else document.encode())
        for place, written in half.items():
            os.replace(written, place)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(place)) from None  # a full disk does not say where it is
    finally:
        for written in half.values():
            with contextlib.suppress(OSError):
                written.unlink()
    for folder in dict.fromkeys(place.parent for place in documents):
        names = [place.name for place in documents if place.parent == folder]
        print(f"written to {folder}/: {', '.join(names)}")


# -- one script -------------------------------------------------------------------------------------------------------


def _summaries(
    files: Sequence[Path], keys: Mapping[Path, bytes], formats: Sequence[str], jobs: int, cache: Cache, built: Built
) -> Iterator[tuple[Path, Summary]]:
    """What each script came to: as it is remembered, or by running it, the longest first."""
    done = {file: summary for file in files if (summary := _remembered(cache, keys[file]))}
    missing = sorted((file for file in files if file not in done), key=_size, reverse=True)
    outcomes = run_each(partial(_summary, formats=tuple(formats)), missing, jobs_at_once=jobs)
    for file, outcome in zip(missing, outcomes, strict=True):
        summary = _summary_of(file, outcome, built)
        if summary is not None:
            cache.put(keys[file], _packed(vars(summary)))
            done[file] = summary
    yield from ((file, done[file]) for file in files if file in done)


def _size(file: Path) -> int:
    with contextlib.suppress(OSError):
        return file.stat().st_size
    return 0


def _summary(file: Path, *, formats: Sequence[str]) -> Summary:
    """Runs a script; its documents are named by its question where it has several. This is what a worker does."""
    from symderiv.deriving.derivation import derivation_to_json

    derivations = run_script(file)
    parts = [part for d in derivations for part in d.parts]
    steps = sum(1 for part in parts for _ in part.steps)
    line = f"{file}: {', '.join(part.number for part in parts)} proved in {steps} steps"
    data = [derivation_to_json(d) for d in derivations]
    for holder in (h for d in data for part in d["parts"] for h in (part, *part["steps"])):
        holder["certificate"] = {}
    return Summary(line, documents_of(file, derivations, formats), data)


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


# -- a folder of scripts ----------------------------------------------------------------------------------------------


def _folders(paths: Sequence[Path], files: Sequence[Path]) -> dict[Path, list[Path]]:
    """The folders that were named, or lie below one that was, with their scripts where there are several."""
    named = [path for path in paths if path.is_dir()]
    inside: dict[Path, list[Path]] = {}
    for file in files:
        if any(file.is_relative_to(folder) for folder in named):
            inside.setdefault(file.parent, []).append(file)
    return {folder: scripts for folder, scripts in inside.items() if len(scripts) > 1}


def _whole(
    folder: Path, summaries: Sequence[Summary], formats: Sequence[str], key: bytes, cache: Cache
) -> Mapping[str, Content]:
    known = cache.get(key)
    if known is not None:
        return dict(_unpacked(known))
    derivations = [data for summary in summaries for data in summary.derivations]
    documents = whole_of(_title(folder), derivations, [name for name in formats if name in WHOLES])
    cache.put(key, _packed(documents))
    return documents


def _title(folder: Path) -> str:
    """The first heading of the folder's README, else its name."""
    with contextlib.suppress(OSError):
        readme = (folder / "README.md").read_text(encoding="utf-8", errors="replace")
        if heading := re.search(r"^# +(.+?)\s*$", readme, re.MULTILINE):
            return heading[1]
    return folder.resolve().name.replace("_", " ")


def _stem_of_whole(folder: Path, stems: Sequence[Path]) -> Path:
    name = folder.resolve().name
    while any(stem.name == name for stem in stems):
        name += "_whole"
    return stems[0].with_name(name)


def _stems(paths: Sequence[Path], files: Sequence[Path], out: Path | None) -> dict[Path, Path]:
    """Where the documents of each script go, without the end of the name: beside it, or in ``out``.

    There, what lies in a folder that was named keeps its place in it; several such folders keep their names.
    Raises `SymderivError` where two scripts would write the same document.
    """
    stems: dict[Path, Path] = {}
    several = sum(path.is_dir() for path in paths) > 1
    for file in files:
        folder = next((p for p in paths if p.is_dir() and file.is_relative_to(p)), file.parent)
        inside = file.relative_to(folder).with_suffix("")
        inside = Path(folder.resolve().name, inside) if several and folder in paths else inside
        stems[file] = file.with_suffix("") if out is None else out / inside
    taken: dict[Path, Path] = {}
    for file, stem in stems.items():
        if stem in taken:
            both = f"{taken[stem]} and {file}"
            raise SymderivError(f"{both} would be written to the same {stem}.*", hint="build them one by one")
        taken[stem] = file
    return stems


# -- what is remembered -----------------------------------------------------------------------------------------------


def _content(file: Path, formats: Iterable[str]) -> bytes:
    """A digest of all that a script's documents are made of, the files beside it and what it is built with."""
    digest = blake2b(f"{file}\0{Path.cwd()}\0{' '.join(formats)}\0{sys.version}".encode(errors="surrogateescape"))
    for package in BUILT_WITH:
        with contextlib.suppress(PackageNotFoundError):
            digest.update(f"{package} {version(package)}\0".encode())
    for beside in sorted(file.parent.rglob("*.py")):
        with contextlib.suppress(OSError):
            digest.update(str(beside).encode(errors="surrogateescape") + b"\0" + beside.read_bytes())
    return digest.digest()


def _remembered(cache: Cache, key: bytes) -> Summary | None:
    known = cache.get(key)
    return None if known is None else Summary(**_unpacked(known))


def _packed(value: object) -> bytes:
    return json.dumps(value, default=lambda picture: {"base64": base64.b64encode(picture).decode()}).encode()


def _unpacked(packed: bytes) -> Any:
    def restored(found: dict[str, Any]) -> Any:
        return base64.b64decode(found["base64"]) if found.keys() == {"base64"} else found

    return json.loads(packed, object_hook=restored)
