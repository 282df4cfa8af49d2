"""The reference: derivations to grade against, built from proof scripts or read from what a build wrote."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from symderiv.deriving.build import derivations_of
from symderiv.deriving.derivation import DerivedPart, derivation_from_json
from symderiv.errors import InputError, LanguageError

__all__ = ["Reference", "load"]


@dataclass(frozen=True)
class Reference:
    """The parts to grade against, by number."""

    name: str
    parts: Mapping[str, DerivedPart]


def load(path: str) -> Reference:
    """The reference at a proof script, a derivation's JSON, or a folder of scripts.

    Raises `InputError` where there is none, `BuildError` for a script that does not build.
    """
    where = Path(path)
    if not where.exists():
        raise InputError(f"{path}: no such file or folder", hint="give a proof script or a folder of proof scripts")
    if where.suffix == ".json":
        try:
            derivations = [derivation_from_json(json.loads(where.read_text(encoding="utf-8")))]
        except (ValueError, LanguageError) as error:
            raise InputError(f"{path}: {error}") from None
    else:
        derivations = derivations_of(where)
    return Reference(path, {part.number: part for d in derivations for part in d.parts})
