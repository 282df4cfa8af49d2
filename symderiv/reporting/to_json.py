"""Derivations as JSON: what was established, with the certificates that ``symderiv audit`` replays."""

from __future__ import annotations

import json

from symderiv.deriving.derivation import Derivation, derivation_to_json

__all__ = ["document"]

# What is written on one line.
PART = ("context", "certificate", "targets", "hypotheses", "meanings", "by")
STEP = ("statement", "certificate", "by", "spot_check", "justification")


def document(derivation: Derivation) -> str:
    """The derivation as ``symderiv.derivation/1``; certificates on one line, everything else to be read."""
    data = derivation_to_json(derivation)
    kept: list[str] = []

    def set_apart(value: object) -> object:
        kept.append(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
        return f"\0{len(kept) - 1}\0"

    for part in data["parts"]:
        for holder, keys in ((part, PART), *((step, STEP) for step in part["steps"])):
            for key in keys:
                holder[key] = set_apart(holder[key])
        part["entries"] = [set_apart(entry) for entry in part["entries"]]
    text = json.dumps(data, ensure_ascii=False, indent=1)
    for i, value in enumerate(kept):
        text = text.replace(f'"\\u0000{i}\\u0000"', value, 1)
    return text + "\n"
