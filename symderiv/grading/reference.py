"""The reference: derivations to grade against, built from proof scripts or read from what a build wrote.

What a script establishes is remembered by its content, so that grading need not import SymPy and prove it all again; a
change of the script, of a file beside it or of symderiv itself makes it built anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

import symderiv
from symderiv.deriving.derivation import Derivation, DerivedPart, derivation_from_json, derivation_to_json
from symderiv.errors import InputError, LanguageError
from symderiv.grading.rubric import FILE, Shares, read_rubric
from symderiv.running.cache import Cache, default_path, edition_of

__all__ = ["Reference", "load", "rubric_place"]


@dataclass(frozen=True)
class Reference:
    """The parts to grade against, by number, and what they are worth where somebody edited that."""

    name: str
    parts: Mapping[str, DerivedPart]
    rubric: Mapping[str, Shares] = field(default_factory=dict)


def load(path: str) -> Reference:
    """The reference at a proof script, a derivation's JSON, or a folder of scripts.

    Raises `InputError` where there is none, `BuildError` for a script that does not build.
    """
    where = Path(path)
    if not where.exists():
        raise InputError(f"{path}: no such file or folder", hint="give a proof script or a folder of proof scripts")
    derivations = [_read(where)] if where.suffix == ".json" else _remembered(where)
    parts = {part.number: part for d in derivations for part in d.parts}
    return Reference(path, parts, read_rubric(rubric_place(where), parts))


def rubric_place(where: Path) -> Path:
    """Where the rubric of a proof script, or of a folder of them, stands."""
    return (where if where.is_dir() else where.parent) / FILE


def _read(path: Path) -> Derivation:
    try:
        return derivation_from_json(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, LanguageError) as error:
        raise InputError(f"{path}: {error}") from None


def _remembered(path: Path) -> list[Derivation]:
    """What the scripts establish, out of the cache where nothing has changed."""
    package = Path(symderiv.__file__).parent
    with Cache(default_path(), edition=edition_of(package)) as cache:
        key = _content(path)
        known = cache.get(key)
        if known is not None:
            return [derivation_from_json(data) for data in json.loads(known)]
        from symderiv.deriving.build import derivations_of  # imports SymPy, which is only needed to build

        derivations = derivations_of(path)
        cache.put(key, json.dumps([_without_certificates(d) for d in derivations]).encode())
        return derivations


def _content(path: Path) -> bytes:
    """A digest of the script and of the Python files beside it, or of all in the folder, names included."""
    folder = path if path.is_dir() else path.parent
    digest = blake2b(str(path).encode(errors="surrogateescape"))
    for file in sorted(folder.rglob("*.py")):
        digest.update(str(file).encode(errors="surrogateescape") + b"\0" + file.read_bytes())
    return digest.digest()


def _without_certificates(derivation: Derivation) -> dict[str, Any]:
    data = derivation_to_json(derivation)
    for part in data["parts"]:
        part["certificate"] = {}
        for step in part["steps"]:
            step["certificate"] = {}
    return data
