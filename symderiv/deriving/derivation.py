"""Derivations: what was proved from what; and as JSON, with all that grading and auditing need."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from symderiv import __version__
from symderiv.deriving.steps import (
    Entry,
    Figure,
    FunctionCheck,
    Justification,
    Paragraph,
    Run,
    SpotCheck,
    Step,
    Table,
)  # fmt: skip
from symderiv.errors import LanguageError
from symderiv.language.contexts import Context
from symderiv.language.json_terms import context_from_json, context_to_json, term_from_json, term_to_json
from symderiv.language.printing import latex
from symderiv.language.terms import Term

__all__ = ["SCHEMA", "Derivation", "DerivedPart", "derivation_from_json", "derivation_to_json"]

SCHEMA = "symderiv.derivation/1"


@dataclass(frozen=True)
class DerivedPart:
    """A part that is proved.

    number       as in "2.3"
    text         the question, in words
    line         where the part begins in its script
    context      all that is in force at its end: symbols, assumptions, definitions, laws
    meanings     what letters in an answer are, for grading only: "lambda is an eigenvalue"
    hypotheses   those of the assumptions that belong to what is shown rather than to what is given
    targets      what is shown
    entries      prose and steps, in order
    rules        what the proof of the targets rests on; ``oracles`` are trusted programs, of which there are none
    certificate  the proof of the targets as data
    """

    number: str
    points: int
    title: str
    text: str
    line: int
    context: Context
    hypotheses: tuple[Term, ...]
    targets: tuple[Term, ...]
    entries: tuple[Entry, ...]
    rules: tuple[str, ...]
    certificate: Any
    oracles: tuple[str, ...] = ()
    meanings: tuple[Term, ...] = ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All pictures, in order."""
        return tuple(entry for entry in self.entries if isinstance(entry, Figure))

    @property
    def steps(self) -> Iterator[Step]:
        """All steps, in order."""
        for entry in self.entries:
            if isinstance(entry, Step):
                yield entry
            elif isinstance(entry, FunctionCheck):
                yield entry.step


@dataclass(frozen=True)
class Derivation:
    """All that one script establishes."""

    script: str
    number: str
    title: str
    text: str
    parts: tuple[DerivedPart, ...]


def derivation_to_json(derivation: Derivation) -> dict[str, Any]:
    """The derivation as ``symderiv.derivation/1``."""
    return {
        "schema": SCHEMA,
        "script": derivation.script,
        "version": __version__,
        "question": derivation.number,
        "title": derivation.title,
        "text": derivation.text,
        "parts": [_part_to_json(part) for part in derivation.parts],
    }


def derivation_from_json(data: Mapping[str, Any]) -> Derivation:
    """The derivation again; theorems are not made anew, their certificates are kept.

    Raises `LanguageError` for anything else than what `derivation_to_json` makes.
    """
    try:
        if data["schema"] != SCHEMA:
            raise LanguageError(f"not a derivation: the schema is {data['schema']!r}")
        parts = tuple(_part_from_json(part) for part in data["parts"])
        return Derivation(data["script"], data["question"], data["title"], data["text"], parts)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise LanguageError(f"not a derivation: {type(error).__name__} {error}") from None


def _part_to_json(part: DerivedPart) -> dict[str, Any]:
    return {
        "part": part.number,
        "points": part.points,
        "title": part.title,
        "text": part.text,
        "line": part.line,
        "target": r",\quad ".join(latex(t) for t in part.targets),
        "targets": [term_to_json(t) for t in part.targets],
        "verdict": "proved",
        "by": list(part.rules),
        "oracles": list(part.oracles),
        "context": context_to_json(part.context),
        "hypotheses": [term_to_json(h) for h in part.hypotheses],
        "meanings": [term_to_json(m) for m in part.meanings],
        "entries": [_entry_to_json(entry) for entry in part.entries],
        "steps": [_step_to_json(step) for step in part.steps],
        "certificate": part.certificate,
    }


def _entry_to_json(entry: Entry) -> dict[str, Any]:
    match entry:
        case Paragraph(text, heading):
            return {"kind": "paragraph", "text": text, "heading": heading}
        case FunctionCheck(name, source, rendering, step):
            return {"kind": "function", "name": name, "source": source, "rendering": rendering, "step": step.id}
        case Run(name, source, formula, models):
            return {"kind": "run", "name": name, "source": source, "formula": formula, "models": models}
        case Figure(name, caption, alt, inches, line):
            described = {"kind": "figure", "name": name, "caption": caption, "alt": alt}
            return described | {"inches": list(inches), "line": line}
        case Table(rows, caption):
            return {"kind": "table", "rows": [list(row) for row in rows], "caption": caption}
        case Step():
            return {"kind": "step", "step": entry.id}


def _step_to_json(step: Step) -> dict[str, Any]:
    gap = step.spot_check.largest_gap
    return {
        "id": step.id,
        "line": step.line,
        "latex": latex(step.statement),
        "verdict": "proved",
        "by": list(step.rules),
        "spot_check": {
            "models": step.spot_check.models,
            "agree": step.spot_check.agree,
            "largest_gap": None if gap is None else f"{gap:.1e}",
        },
        "statement": term_to_json(step.statement),
        "chain": step.chain,
        "justification": {"rules": list(step.justification.rules), "words": step.justification.words},
        "certificate": step.certificate,
    }


def _part_from_json(data: Mapping[str, Any]) -> DerivedPart:
    steps = {s["id"]: _step_from_json(s) for s in data["steps"]}
    return DerivedPart(
        number=data["part"],
        points=data["points"],
        title=data["title"],
        text=data["text"],
        line=data["line"],
        context=context_from_json(data["context"]),
        hypotheses=tuple(map(term_from_json, data["hypotheses"])),
        targets=tuple(map(term_from_json, data["targets"])),
        entries=tuple(_entry_from_json(entry, steps) for entry in data["entries"]),
        rules=tuple(data["by"]),
        certificate=data["certificate"],
        oracles=tuple(data["oracles"]),
        meanings=tuple(map(term_from_json, data["meanings"])),
    )


def _entry_from_json(data: Mapping[str, Any], steps: Mapping[str, Step]) -> Entry:
    match data["kind"]:
        case "paragraph":
            return Paragraph(data["text"], data["heading"])
        case "function":
            return FunctionCheck(data["name"], data["source"], data["rendering"], steps[data["step"]])
        case "run":
            return Run(data["name"], data["source"], data["formula"], data["models"])
        case "figure":
            width, height = data["inches"]
            return Figure(data["name"], data["caption"], data["alt"], (width, height), data["line"])
        case "table":
            return Table(tuple(map(tuple, data["rows"])), data["caption"])
    return steps[data["step"]]


def _step_from_json(data: Mapping[str, Any]) -> Step:
    check, reason = data["spot_check"], data["justification"]
    gap = None if check["largest_gap"] is None else float(check["largest_gap"])
    return Step(
        data["id"], data["line"], term_from_json(data["statement"]), data["chain"],
        Justification(tuple(reason["rules"]), reason["words"]), tuple(data["by"]),
        SpotCheck(check["models"], check["agree"], gap), None, data["certificate"],
    )  # fmt: skip
