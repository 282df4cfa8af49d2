"""A derivation as a document, before any format: headings, prose, displays of numbered rows, code.

A row has up to four columns: the left side (empty where a chain goes on), the relation, the right side, and the reason
in words. Inline mathematics in prose and reasons stands between dollar signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from symderiv.deriving.derivation import Derivation, DerivedPart
from symderiv.deriving.steps import Figure, FunctionCheck, Paragraph, Step
from symderiv.language.printing import latex
from symderiv.language.sorting import variable_of
from symderiv.language.sorts import ONE, Matrix, Scalar
from symderiv.language.terms import Apply, Bind, Symbol, Term
from symderiv.reporting.figures import file_of

__all__ = ["Block", "Code", "Heading", "Picture", "Prose", "Row", "Rows", "blocks", "summary"]

SIGNS: Mapping[str, str] = {
    "equal": "=", "less": "<", "less_equal": r"\le", "greater": ">", "greater_equal": r"\ge",
}  # fmt: skip
SIGNED = ("positive", "negative", "nonnegative", "nonpositive", "nonzero")


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the document's."""

    level: int
    text: str


@dataclass(frozen=True)
class Prose:
    """A paragraph; bold where it begins a case."""

    text: str
    bold: bool = False


@dataclass(frozen=True)
class Row:
    """One line of a display; a statement that is no relation stands in ``right`` alone. ``number`` 0 is none."""

    left: str
    relation: str
    right: str
    reason: str = ""
    number: int = 0


@dataclass(frozen=True)
class Rows:
    """A display."""

    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Code:
    """A function, and what was said of it."""

    source: str
    rendering: str
    models: int


@dataclass(frozen=True)
class Picture:
    """A figure: the name of its file without the end, what stands below it, and what is seen on it."""

    file: str
    caption: str
    alt: str


Block = Heading | Prose | Rows | Code | Picture


def blocks(derivation: Derivation) -> Iterator[Block]:
    """The document from its title to the last line of the last part."""
    yield Heading(1, f"Question {derivation.number}. {derivation.title}")
    if derivation.text:
        yield Prose(derivation.text)
    steps = (step for part in derivation.parts for step in part.steps)
    numbers = {step.id: number for number, step in enumerate(steps, 1)}
    for part in derivation.parts:
        yield from _part(part, derivation.script, numbers)


def _part(part: DerivedPart, script: str, numbers: Mapping[str, int]) -> Iterator[Block]:
    points = f"{part.points} point" + "s" * (part.points != 1)
    yield Heading(2, f"{part.number} {part.title} ({points})".replace("  ", " "))
    if part.text:
        yield Prose(part.text)
    given = tuple(_given(part))
    if given:
        yield Prose("Given.", bold=True)
        yield Rows(given)
    yield Prose("To be shown.", bold=True)
    yield Rows(tuple(_shown(t) for t in part.targets))
    yield Prose("Proof.", bold=True)
    waiting: list[Step] = []
    for entry in part.entries:
        if isinstance(entry, Step) and (not waiting or entry.chain == waiting[-1].chain):
            waiting.append(entry)
            continue
        yield from _display(waiting, numbers)
        waiting = [entry] if isinstance(entry, Step) else []
        match entry:
            case Paragraph(text, bold):
                yield Prose(text, bold)
            case FunctionCheck():
                yield Code(entry.source, f"{entry.name} = {entry.rendering}", entry.step.spot_check.models)
                yield from _display([entry.step], numbers)
            case Figure(name, caption, alt):
                yield Picture(file_of(script, name), caption, alt)
    yield from _display(waiting, numbers)
    yield Prose(summary(part))


def _display(steps: list[Step], numbers: Mapping[str, int]) -> Iterator[Block]:
    if steps:
        yield Rows(tuple(_row(step, numbers, first=i == 0 or step.chain == 0) for i, step in enumerate(steps)))


def _row(step: Step, numbers: Mapping[str, int], *, first: bool) -> Row:
    words = step.justification.words or ", ".join(name.replace("_", " ") for name in step.rules)
    reason = re.sub(r"\[([^\[\]]+)\]", lambda m: f"({numbers[m[1]]})" if m[1] in numbers else m[0], words)
    match step.statement:
        case Apply(relation, (left, right)) if relation in SIGNS:
            return Row(latex(left) if first else "", SIGNS[relation], latex(right), reason, numbers[step.id])
    return Row("", "", latex(step.statement), reason, numbers[step.id])


def _shown(statement: Term) -> Row:
    match statement:
        case Apply(relation, (left, right)) if relation in SIGNS:
            return Row(latex(left), SIGNS[relation], latex(right))
    return Row("", "", latex(statement))


def _given(part: DerivedPart) -> Iterator[Row]:
    context = part.context
    for symbol in dict.fromkeys(context.symbols.values()):
        if symbol not in context.definitions and symbol not in context.random and (what := _kind(symbol)):
            yield what
    for symbol, law in context.random.items():
        yield Row(latex(symbol), r"\sim", latex(law))
    for symbol, body in context.definitions.items():
        left, right = _applied(symbol, body)
        yield Row(latex(left), ":=", latex(right))
    for assumption in context.assumptions:
        yield _shown(assumption)


def _kind(symbol: Symbol) -> Row | None:
    """What a symbol is, where a reader might wonder."""
    match symbol.sort:
        case Matrix(rows, columns, properties, kind):
            field = r"\mathbb{C}" if kind == "complex" else r"\mathbb{R}"
            size = latex(rows) if columns == ONE else rf"{latex(rows)} \times {latex(columns)}"
            words = "".join(rf",\ \text{{{p}}}" for p in sorted(properties))
            return Row(latex(symbol), r"\in", f"{field}^{{{size}}}{words}")
        case Scalar("real", properties) if properties:
            words = next((p for p in SIGNED if p in properties), "")
            return Row(latex(symbol), r"\in", rf"\mathbb{{R}},\ \text{{{words}}}")
        case Scalar("real" | "complex" as kind, _):
            return Row(latex(symbol), r"\in", r"\mathbb{R}" if kind == "real" else r"\mathbb{C}")
    return None


def _applied(symbol: Symbol, body: Term) -> tuple[Term, Term]:
    """A definition as it is written: a function at its arguments."""
    arguments: list[Term] = []
    while isinstance(body, Bind) and body.operator == "lambda":
        variable = variable_of(body)
        arguments.append(variable)
        body = body.open(variable)
    return (Apply("apply", (symbol, *arguments)) if arguments else symbol), body


def summary(part: DerivedPart) -> str:
    """How the proof was checked."""
    models = sum(step.spot_check.models for step in part.steps)
    rules = ", ".join(name.replace("_", " ") for name in part.rules)
    oracles = f"; trusted besides: {', '.join(part.oracles)}" if part.oracles else ""
    return f"Proved by {rules}{oracles}. Spot-checked on {models} random models."
