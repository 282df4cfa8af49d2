"""Rubric: parts to points, as a range with a reason. A suggestion: the grader decides.

A rubric is derived from the reference: what was to be shown is worth half of a part's points, the steps share the rest.
It may be written out as ``rubric.toml`` beside the proofs (``symderiv grade --write-rubric``) and edited there.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from symderiv.deriving.derivation import DerivedPart
from symderiv.errors import InputError
from symderiv.grading.report import ClaimReport
from symderiv.language.printing import latex

__all__ = [
    "FILE", "Shares", "Suggestion", "read_rubric", "shares_of", "status_of", "suggested_points", "written_rubric",
]  # fmt: skip

FILE = "rubric.toml"
SHARE_OF_TARGET = 0.5  # of the points, for reaching what was asked; the rest is for the steps
HINT = "write a new one with --write-rubric, and edit it"


@dataclass(frozen=True)
class Shares:
    """What a part is worth: in all, for reaching what was to be shown, and for each step of the reference."""

    points: float
    target: float
    steps: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Suggestion:
    """The least and the most that the findings suggest, and why."""

    least: float
    most: float
    reason: str


def shares_of(part: DerivedPart) -> Shares:
    """The rubric of a part that nobody edited."""
    steps = list(part.steps)
    rest = part.points * (1 - SHARE_OF_TARGET)
    return Shares(part.points, part.points - rest, {s.id: rest / len(steps) for s in steps})


def written_rubric(parts: Mapping[str, DerivedPart], shares: Mapping[str, Shares]) -> str:
    """The rubric as TOML, each step with what it says."""
    lines = [
        "# Points of each part: for reaching what was to be shown (target), and for each step of the reference.",
        "# Another route is worth as much as the steps: its right lines share what the steps are worth together.",
    ]
    for number, part in parts.items():
        own = shares.get(number) or shares_of(part)
        said = {step.id: latex(step.statement) for step in part.steps}
        lines += ["", f'[parts."{number}"]', f"points = {own.points:g}", f"target = {own.target:g}"]
        lines += ["", f'[parts."{number}".steps]'] if own.steps else []
        lines += [f'"{name}" = {round(worth, 3):g}  # {said.get(name, "")}' for name, worth in own.steps.items()]
    return "\n".join(lines) + "\n"


def read_rubric(path: Path, parts: Mapping[str, DerivedPart]) -> dict[str, Shares]:
    """The rubric in a file, for the parts it names; none where there is no file. Raises `InputError`."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: {error}", hint=HINT) from None
    named = data.get("parts", {})
    if not isinstance(named, dict):
        raise InputError(f"{path}: parts is no table", hint=HINT)
    return {number: _shares(path, number, said, parts[number]) for number, said in named.items() if number in parts}


def _shares(path: Path, number: str, said: Any, part: DerivedPart) -> Shares:
    usual = shares_of(part)
    if not isinstance(said, dict) or not isinstance(said.get("steps", {}), dict):
        raise InputError(f"{path}: part {number} is no table", hint=HINT)
    numbers = {"points": said.get("points", usual.points), "target": said.get("target", usual.target)}
    steps = dict(said.get("steps", usual.steps))
    for name, worth in (*numbers.items(), *steps.items()):
        if isinstance(worth, bool) or not isinstance(worth, int | float) or not 0 <= worth < float("inf"):
            raise InputError(f"{path}: part {number}: {name} = {worth!r} is no number of points", hint=HINT)
    if numbers["target"] > numbers["points"]:
        raise InputError(f"{path}: part {number}: the target is worth more than the part", hint=HINT)
    return Shares(numbers["points"], numbers["target"], steps)


def status_of(claims: Sequence[ClaimReport]) -> str:
    """The part in a word: wrong if a line is, unknown if a line could not be judged, right if the rest is."""
    judgements = {c.judgement for c in claims if c.judgement != "not_a_claim"}
    if not judgements:
        return "empty"
    for judgement in ("wrong", "imprecise", "unknown"):
        if judgement in judgements:
            return judgement
    return "right"


def suggested_points(shares: Shares, claims: Sequence[ClaimReport], *, reached: bool | None) -> Suggestion | None:
    """What the findings suggest, in halves of a point; None where there is nothing to go by.

    A wrong line costs once, its share of the lines; lines that only carry it on cost nothing. What could not be judged
    may be worth all or nothing. Whoever does not reach the target is sure of the steps of the reference that were made;
    other right lines may be worth as much.
    """
    judged = [c for c in claims if c.judgement not in ("not_a_claim", "follows_from_error")]
    if not judged:
        return None
    unknown = sum(c.judgement == "unknown" for c in judged)
    wrong = sum(c.judgement == "wrong" for c in judged)
    steps = shares.points - shares.target
    sure = steps * (len(judged) - wrong - unknown) / len(judged)
    most = steps * (len(judged) - wrong) / len(judged)
    if reached is False:
        made = {c.matches for c in judged if c.matches and c.judgement in ("right", "imprecise")}
        sure = min(sure, sum(shares.steps.get(name, 0) for name in made)) if shares.steps else sure
    least, largest = sure + (shares.target if reached else 0), most + (0 if reached is False else shares.target)
    return Suggestion(_halves(least), _halves(largest), _reason(shares, reached, len(judged), wrong, unknown))


def _reason(shares: Shares, reached: bool | None, lines: int, wrong: int, unknown: int) -> str:
    told = {True: "reached", False: "not reached", None: "perhaps reached"}[reached]
    said = [f"what was to be shown ({shares.target:g} of {shares.points:g} points) is {told}"]
    said += [f"{wrong} of {lines} lines wrong"] if wrong else []
    said += [f"{unknown} of {lines} lines not judged"] if unknown else []
    return "; ".join(said)


def _halves(points: float) -> float:
    return round(2 * points) / 2
