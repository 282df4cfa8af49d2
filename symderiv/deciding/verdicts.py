"""Verdicts: what was established of a claim, and never more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, assert_never

from symderiv.language.sorts import Scalar

if TYPE_CHECKING:
    from symderiv.kernel.theorems import Theorem
    from symderiv.language.terms import Symbol, Term

__all__ = [
    "Counterexample", "NothingToDecide", "Proved", "Refuted", "Supported", "Undecided", "Unread", "Verdict",
    "VerdictName", "name_of", "sentence",
]  # fmt: skip

VerdictName = Literal["proved", "refuted", "supported", "undecided", "unread", "none"]
Shown = str | list[list[str]]  # a number, a function; a matrix by rows


@dataclass(frozen=True)
class Counterexample:
    """A model in which a statement fails, with its two sides there; certified, and re-run by `refutation.recheck`.

    model   what to print, by the names of symbols: ``"3/2"``, ``[["2", "0"], ["1", "3"]]``, ``"x -> x^2 + 1"``; of
            numbers that are not rational the first digits
    left    the left side of the relation that fails (or the statement, where there is no relation)
    right   its right side, or "false"
    values  the model itself, exactly
    failed  what fails there, where that is not the statement itself but a condition on what is claimed
    """

    model: Mapping[str, Shown]
    left: str
    right: str
    values: Mapping[Symbol, Any] = field(default_factory=dict, compare=False, repr=False)
    failed: Term | None = field(default=None, compare=False, repr=False)

    def to_json(self) -> dict[str, Any]:
        """As the contract has it: model (whole numbers as such, where the sort says so), left, right."""
        whole = {s.name for s in self.values if isinstance(s.sort, Scalar) and s.sort.kind == "integer"}
        model = {n: int(v) if n in whole and isinstance(v, str) else v for n, v in self.model.items()}
        return {"model": model, "left": self.left, "right": self.right}

    def __str__(self) -> str:
        values = ", ".join(f"{name} = {_line(value)}" for name, value in self.model.items())
        return f"{values or 'as it stands'}: {self.left} against {self.right}"


def _line(value: Shown) -> str:
    return value if isinstance(value, str) else "[" + ", ".join("[" + ", ".join(row) + "]" for row in value) + "]"


@dataclass(frozen=True)
class Proved:
    """An exact argument establishes it for every value its context allows."""

    theorem: Theorem


@dataclass(frozen=True)
class Refuted:
    """A model satisfies the context and the statement fails in it, by exact arithmetic or disjoint balls."""

    counterexample: Counterexample


@dataclass(frozen=True)
class Supported:
    """Random models agree, none disagrees, and no proof was found."""

    models: int


@dataclass(frozen=True)
class Undecided:
    """It was read, but could be neither proved, refuted nor supported."""

    reason: str


@dataclass(frozen=True)
class Unread:
    """Some of its characters could not be read."""

    characters: str


@dataclass(frozen=True)
class NothingToDecide:
    """A definition, a given or a bare expression."""

    kind: str


Verdict = Proved | Refuted | Supported | Undecided | Unread | NothingToDecide


def name_of(verdict: Verdict) -> VerdictName:
    """The word of the contract for a verdict."""
    match verdict:
        case Proved():
            return "proved"
        case Refuted():
            return "refuted"
        case Supported():
            return "supported"
        case Undecided():
            return "undecided"
        case Unread():
            return "unread"
        case NothingToDecide():
            return "none"
    assert_never(verdict)


def sentence(verdict: Verdict) -> str:
    """The verdict in one sentence; it never claims more than was established."""
    match verdict:
        case Proved(theorem):
            return f"proved by {', '.join(sorted(theorem.rules)) or 'the laws of equality'}"
        case Refuted(counterexample):
            return f"false {'for ' if counterexample.model else ''}{counterexample}"
        case Supported(models):
            return f"{models} random models agree; that is evidence, not a proof"
        case Undecided(reason):
            return f"not decided: {reason}"
        case Unread(characters):
            return f"not read: {characters!r}"
        case NothingToDecide(kind):
            return f"nothing to decide: {kind}"
    assert_never(verdict)
