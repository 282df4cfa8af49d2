"""What a part of a derivation is made of: prose, and steps that were checked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from symderiv.kernel.theorems import Theorem
from symderiv.language.terms import Term, apply

__all__ = [
    "Entry", "Figure", "FunctionCheck", "Justification", "Paragraph", "Run", "SpotCheck", "Step", "Table", "joined",
    "related",
]  # fmt: skip


@dataclass(frozen=True)
class SpotCheck:
    """On how many random models a statement was tried, in how many it agrees, the largest relative gap of its sides."""

    models: int
    agree: int
    largest_gap: float | None = None


@dataclass(frozen=True)
class Justification:
    """What carries a step: names of rules, and the words printed beside it, with other steps as ``[q2.3/step-4]``."""

    rules: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class Paragraph:
    """Prose; inline mathematics stands between dollar signs. A heading is printed bold, before what follows."""

    text: str
    heading: bool = False


@dataclass(frozen=True)
class Step:
    """One line of a proof, proved.

    id             ``q2.3/step-4``; unique in a script
    line           where it stands in the script
    statement      what it says
    chain          steps of one number are a chain, each beginning where the last one ended; 0 stands alone
    rules          the rules that its proof rests on
    theorem        the proof; None in a derivation that was read back from JSON
    certificate    the proof as data
    """

    id: str
    line: int
    statement: Term
    chain: int
    justification: Justification
    rules: tuple[str, ...]
    spot_check: SpotCheck
    theorem: Theorem | None = None
    certificate: object = None
    written: str = ""


@dataclass(frozen=True)
class FunctionCheck:
    """A NumPy function that computes a formula: its source, its rendering by latexify, and the step that says so."""

    name: str
    source: str
    rendering: str
    step: Step


@dataclass(frozen=True)
class Figure:
    """A picture, drawn when documents are written; it shows something and proves nothing.

    name       unique in a script; names the files
    caption    stands below it; inline mathematics between dollar signs
    alt        says what is seen, to those who do not see it
    inches     width and height
    line       where it stands in the script
    draw       puts the picture on a matplotlib ``Axes``; None in a derivation that was read back from JSON
    """

    name: str
    caption: str
    alt: str
    inches: tuple[float, float]
    line: int
    draw: Callable[[Any], object] | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Run:
    """A NumPy function that was run on random models: its source, and the formula that has its values, as LaTeX."""

    name: str
    source: str
    formula: str
    models: int


@dataclass(frozen=True)
class Table:
    """Cells in rows, with inline mathematics between dollar signs; like a figure, it proves nothing."""

    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


Entry = Paragraph | Step | FunctionCheck | Run | Figure | Table


def joined(relations: list[str]) -> str | None:
    """The relation between the ends of a chain; None where its links point different ways."""
    kinds = set(relations) - {"equal"}
    for strict, weak in (("less", "less_equal"), ("greater", "greater_equal")):
        if kinds <= {strict, weak}:
            return "equal" if not kinds else strict if strict in kinds else weak
    return None


def related(relation: str, left: Term, right: Term) -> Term:
    """The statement that two terms stand in a relation."""
    return apply(relation, left, right)
