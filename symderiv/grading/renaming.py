"""Renaming: letters nobody declared that are other names for the reference's, found by what holds then.

What `alphabets` sees in the question and in lines that are the reference's own is certain. Of the other letters, those
are proposed that make a side of a line look like one of the reference's, and single numbers for single numbers; they
are taken only if a line holds with them, and would not hold for any value of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, permutations

from symderiv.deciding.verdicts import Refuted
from symderiv.deriving.derivation import DerivedPart
from symderiv.grading.alphabets import Alphabet, patterns_of, rewritten
from symderiv.grading.judging import Judge
from symderiv.grading.lines import Line
from symderiv.grading.shapes import laid_over, letters_of, shapes_of, weight
from symderiv.language.sorts import Scalar
from symderiv.language.terms import Symbol
from symderiv.reading.documents.document import Part, Piece

__all__ = ["Opened", "renamed"]

MOST_TRIED = 16
MOST_LINES = 6
MOST_UNKNOWN = 2  # letters of a line that are tried at once
ROUNDS = 3
LEAST = 3


@dataclass(frozen=True)
class Opened:
    """A part of the reference with a judge of its answer, and the lines of that."""

    derived: DerivedPart
    judge: Judge
    lines: Sequence[Line]


def renamed(part: Part, opened: Opened, again: Callable[[DerivedPart, Part], Opened]) -> Opened:
    """The answer read with the student's letters; ``again`` opens it with a part of the reference in other letters."""
    tried = 0
    for _ in range(ROUNDS):
        for line in islice(_unexplained(opened), MOST_LINES):
            for letters in _proposals(line, opened):
                tried += 1
                if tried > MOST_TRIED or opened.judge.deadline.passed():
                    return opened
                derived = rewritten(opened.derived, Alphabet(letters, _used(opened)))
                if _holds(line, again(derived, _only(part, line.piece))):
                    opened = again(derived, part)
                    break
            else:
                continue
            break
        else:
            return opened
    return opened


def _only(part: Part, piece: Piece) -> Part:
    """The part with that one line for its answer, and what explains letters before it."""
    return Part(part.label, part.title, part.given, part.question, (piece,))


def _unexplained(opened: Opened) -> Iterator[Line]:
    """Lines with letters to explain that would not hold for any value of them."""
    for line in opened.lines:
        if line.defines is not None or line.previous is not None or weight(shapes_of(line.row.latex)[0]) < LEAST:
            continue
        if line.row.unread:
            yield line
        elif _unknown(line, opened):
            said = [link.statement or link.step for link in line.row.best.links]
            if any(isinstance(opened.judge.decide(s), Refuted) for s in said):
                yield line


def _unknown(line: Line, opened: Opened) -> set[str]:
    defined = opened.judge.context.definitions
    return {s.name for s in line.row.best.undeclared if s not in defined}


def _proposals(line: Line, opened: Opened) -> Iterator[dict[str, str]]:
    """What the letters of a line may stand for, the likeliest first."""
    known = {s.name: s for s in opened.derived.context.symbols.values()}
    used = _used(opened)
    free = {name: s for name, s in known.items() if name not in used or getattr(s.sort, "kind", "") == "integer"}
    seen: set[tuple[tuple[str, str], ...]] = set()
    for letters in (*_by_shape(line, opened, known, free), *_by_kind(line, opened, free)):
        key = tuple(sorted(letters.items()))
        if letters and key not in seen:
            seen.add(key)
            yield letters


def _used(opened: Opened) -> frozenset[str]:
    """The letters of an answer as it is written; those of sizes alone, in the sorts of others, are not."""
    written = (shape for line in opened.lines for shape in shapes_of(line.row.latex)[:1])
    return frozenset(letter for shape in written for letter in letters_of(shape))


def _by_shape(
    line: Line, opened: Opened, known: Mapping[str, Symbol], free: Mapping[str, Symbol]
) -> Iterator[dict[str, str]]:
    patterns = sorted(patterns_of(opened.derived).all, key=weight, reverse=True)
    for shape in shapes_of(line.row.latex):
        for pattern in patterns:
            letters = laid_over(pattern, shape, known) if weight(shape) >= LEAST else None
            changed = {k: own for k, own in (letters or {}).items() if k != own and k in known}
            if changed and all(k in free and own not in known for k, own in changed.items()):
                yield changed


def _by_kind(line: Line, opened: Opened, free: Mapping[str, Symbol]) -> Iterator[dict[str, str]]:
    if line.row.unread:
        return
    defined = opened.judge.context.definitions
    own = [s for s in line.row.best.undeclared if s not in defined and isinstance(s.sort, Scalar)]
    numbers = [s for s in free.values() if isinstance(s.sort, Scalar) and s not in opened.derived.context.definitions]
    if 0 < len(own) <= MOST_UNKNOWN and len(own) == len(line.row.best.undeclared):
        for chosen in permutations(numbers, len(own)):
            if all(_same_kind(a, b) for a, b in zip(own, chosen, strict=True)):
                yield {b.name: a.name for a, b in zip(own, chosen, strict=True)}


def _same_kind(own: Symbol, known: Symbol) -> bool:
    kinds = getattr(own.sort, "kind", ""), getattr(known.sort, "kind", "")
    return kinds[0] == kinds[1] or kinds in (("real", "integer"), ("real", "complex"))


def _holds(line: Line, opened: Opened) -> bool:
    return any(opened.judge.judged(one).holds for one in opened.lines if one.piece is line.piece)
