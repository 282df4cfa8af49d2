"""A derivation as a document, before any format: headings, prose, displays of numbered rows, code, pictures, rules.

A row has up to four columns: the left side (empty where a chain goes on), the relation, the right side, and the reason
in words. Inline mathematics in prose and reasons stands between dollar signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from symderiv.deriving.derivation import Derivation, DerivedPart
from symderiv.deriving.steps import Entry, Figure, FunctionCheck, Paragraph, Run, Step, Table
from symderiv.reporting.figures import file_of
from symderiv.reporting.givens import givens, statement
from symderiv.reporting.rows import Row
from symderiv.rules import Rule, all_rules

__all__ = [
    "Block", "Check", "Code", "Contents", "Grid", "Heading", "Picture", "Prose", "Row", "Rows", "RuleList", "anchor_of",
    "blocks", "book", "numeric_check", "sections_of",
]  # fmt: skip


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the document's. ``note`` stands beside it, smaller; links aim at ``anchor``."""

    level: int
    text: str
    note: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Prose:
    """A paragraph; bold where it begins a case."""

    text: str
    bold: bool = False


@dataclass(frozen=True)
class Rows:
    """A display."""

    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Code:
    """A function, its formula, and what is said of both."""

    source: str
    rendering: str
    words: str


@dataclass(frozen=True)
class Picture:
    """A figure: the name of its file without the end, what stands below it, and what is seen on it."""

    file: str
    caption: str
    alt: str


@dataclass(frozen=True)
class Grid:
    """A table: its cells, and what stands below it."""

    rows: tuple[tuple[str, ...], ...]
    caption: str


@dataclass(frozen=True)
class Check:
    """The end of a proof: how it was checked."""

    text: str


@dataclass(frozen=True)
class Contents:
    """Where the parts are: anchors, and the words of each."""

    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class RuleList:
    """The rules that were used: what each states, under which conditions, and where it is from."""

    rules: tuple[Rule, ...]


Block = Heading | Prose | Rows | Code | Picture | Grid | Check | Contents | RuleList


def blocks(derivation: Derivation) -> Iterator[Block]:
    """The document of one question, from its title to the rules it used."""
    yield from _question(derivation, 1)
    yield from _rules_used([derivation])


def book(title: str, derivations: Sequence[Derivation]) -> Iterator[Block]:
    """One document of several questions."""
    yield Heading(1, title)
    yield Contents(tuple((anchor_of(d.number), f"Question {d.number}. {d.title}") for d in derivations))
    for derivation in derivations:
        yield from _question(derivation, 2)
    yield from _rules_used(derivations)


def anchor_of(number: str, line: int | None = None) -> str:
    """What a link to a question, a part, or a numbered line of a question aims at."""
    place = re.sub(r"[^A-Za-z0-9.-]", "-", number)
    return f"q{place}" if line is None else f"q{place}-line-{line}"


def sections_of(page: str) -> Mapping[str, str]:
    """The sections of a rule's page by their headings, each in one paragraph."""
    found: dict[str, str] = {}
    for heading, body in re.findall(r"^(\w+)\n((?:    .*\n?|\n)+)", page, re.MULTILINE):
        found[heading] = " ".join(body.split())
    return found


def _question(derivation: Derivation, level: int) -> Iterator[Block]:
    title = f"Question {derivation.number}. {derivation.title}"
    yield Heading(level, title, anchor=anchor_of(derivation.number))
    if derivation.text:
        yield Prose(derivation.text)
    steps = (step for part in derivation.parts for step in part.steps)
    numbers = {step.id: number for number, step in enumerate(steps, 1)}
    for part in derivation.parts:
        yield from _part(part, derivation, numbers, level + 1)


def _part(part: DerivedPart, derivation: Derivation, numbers: Mapping[str, int], level: int) -> Iterator[Block]:
    points = f"{part.points} point" + "s" * (part.points != 1)
    yield Heading(level, f"{part.number} {part.title}".rstrip(), points, anchor_of(part.number))
    if part.text:
        yield Prose(part.text)
    given = tuple(givens(part))
    if given:
        yield Prose("Given.", bold=True)
        yield Rows(given)
    yield Prose("To be shown.", bold=True)
    yield Rows(tuple(statement(t) for t in part.targets))
    yield Prose("Proof.", bold=True)
    display = _Display(derivation.number, numbers)
    for chain, entries in groupby(enumerate(part.entries), _chain):
        steps = [entry for _, entry in entries]
        if chain is not None:
            yield display.of([step for step in steps if isinstance(step, Step)])
            continue
        for entry in steps:
            yield from _entry(entry, derivation, display)
    yield Check(f"{_proved_by(part)} {numeric_check(part)}")


def _chain(placed: tuple[int, Entry]) -> int | None:
    """What steps of one display have in common; None for anything but a step."""
    return placed[1].chain if isinstance(placed[1], Step) else None


def _entry(entry: Entry, derivation: Derivation, display: _Display) -> Iterator[Block]:
    match entry:
        case Paragraph(text, bold):
            yield Prose(text, bold)
        case FunctionCheck():
            name = entry.name.replace("_", r"\_")
            yield Code(entry.source, rf"\mathtt{{{name}}} = {entry.rendering}", _as_rendered(entry))
            yield display.of([entry.step])
        case Run():
            name = entry.name.replace("_", r"\_")
            said = f"Run on {entry.models} random models, it gives the same as the formula:"
            yield Code(entry.source, rf"\mathtt{{{name}}} = {entry.formula}", said)
        case Figure(name, caption, alt):
            yield Picture(file_of(derivation.script, name), caption, alt)
        case Table(rows, caption):
            yield Grid(rows, caption)


def _as_rendered(check: FunctionCheck) -> str:
    return f"As latexify writes it, and run on {check.step.spot_check.models} random models:"


@dataclass(frozen=True)
class _Display:
    """What the displays of a question share: its number, and those of its steps."""

    question: str
    numbers: Mapping[str, int]

    def of(self, steps: Sequence[Step]) -> Rows:
        """The display of some steps."""
        return Rows(tuple(self._row(step, first=i == 0 or step.chain == 0) for i, step in enumerate(steps)))

    def _row(self, step: Step, *, first: bool) -> Row:
        used = step.justification.rules or (() if step.justification.words else step.rules)
        words = step.justification.words or ", ".join(map(_title, used))
        reason = re.sub(r"\[([^\[\]]+)\]", lambda m: f"({self.numbers[m[1]]})" if m[1] in self.numbers else m[0], words)
        row = statement(step.statement)
        left = row.left if first else ""
        number = self.numbers[step.id]
        return Row(left, row.relation, row.right, reason, number, used, anchor_of(self.question, number))


def _title(name: str) -> str:
    """What a rule is called in the middle of a sentence."""
    rule = all_rules().get(name)
    return rule.phrase if rule is not None else name.replace("_", " ")


def _proved_by(part: DerivedPart) -> str:
    steps = sum(1 for _ in part.steps)
    rules = f"{len(part.rules)} rule" + "s" * (len(part.rules) != 1)
    oracles = f"Trusted besides: {', '.join(part.oracles)}." if part.oracles else "Nothing else is trusted."
    return f"Proved in {steps} step{'s' * (steps != 1)} by {rules}. {oracles}"


def numeric_check(part: DerivedPart) -> str:
    """On how many random models the steps were tried, and how well the two sides agree."""
    checks = [step.spot_check for step in part.steps]
    models = sum(check.models for check in checks)
    gaps = [check.largest_gap for check in checks if check.largest_gap is not None]
    digits = next((n for n in (12, 9, 6) if gaps and max(gaps) < 10.0**-n), 0)
    agree = f", where the sides of equations agree to {digits} digits" if digits else ""
    tried = sum(check.models > 0 for check in checks)
    which = "Every step" if tried == len(checks) else f"{tried} of {len(checks)} steps"
    return f"{which} was also run with numbers: {models} random models{agree}." if models else "No step has numbers."


def _named(step: Step) -> tuple[str, ...]:
    return (*step.rules, *step.justification.rules)


def _rules_used(derivations: Sequence[Derivation]) -> Iterator[Block]:
    used = {name for d in derivations for part in d.parts for step in part.steps for name in _named(step)}
    used |= {name for d in derivations for part in d.parts for name in part.rules}
    known = [all_rules()[name] for name in sorted(used) if name in all_rules()]
    if known:
        yield Heading(2, "Rules used", anchor="rules")
        yield RuleList(tuple(sorted(known, key=lambda rule: rule.title.casefold())))
