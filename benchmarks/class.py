r"""A class: submissions by many hands, derived from right answers, with mistakes whose truth is known.

    python benchmarks/class.py FOLDER [--count N] [--seed N]

writes N submissions (Markdown, LaTeX, notebooks) and ``truth.json`` into a folder. Each hand takes routes, letters, a
language and a format of its own, leaves rows out or spells them out, gives answers only, answers in another order, or
twice; and makes none to four mistakes. Everything is drawn from the seed: the same class everywhere.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import groupby
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.class_answers import Answer, Mistake, Route, Row, answers
from benchmarks.class_writing import FORMATS, Shown, Written, written

__all__ = ["Submission", "class_of"]

WORDS = r"\\(?:operatorname|begin|end|mathrm|text)\{[^}]*\}"  # nothing in these is a letter
EXPLAINS = re.compile(r"(?:Put|Write|With|Posons|Avec) \$")
MISTAKES = (0, 0, 1, 1, 2, 2, 3, 4)
SEED = 7


@dataclass(frozen=True)
class Hand:
    """How someone writes."""

    language: str
    format: str
    renames: float  # how many of the letters that have other names get one
    leaves_out: float
    answers_only: float  # how many parts
    order: str  # of the parts: as asked, or another
    missing: float
    twice: float  # how many parts are answered in two ways
    inline: bool  # short answers among words
    joined: bool  # chains as one display
    noise: float


@dataclass
class Submission:
    """A file, and the truth about it."""

    name: str
    text: str
    hand: Hand
    rows: list[Shown] = field(default_factory=list)


def class_of(count: int, seed: int = SEED) -> Iterator[Submission]:
    """So many submissions."""
    known = answers()
    for index in range(count):
        yield _submission(index, list(known.values()), random.Random(f"{seed} {index}"))


def _submission(index: int, parts: Sequence[Answer], draw: random.Random) -> Submission:
    hand = _hand(draw)
    chosen = [part for part in parts if draw.random() >= hand.missing] or [parts[0]]
    if hand.order == "another":
        draw.shuffle(chosen)
    letters = _letters(parts, hand, draw)
    answered = [(part, _rows(part, hand, draw)) for part in chosen]
    _plant(answered, draw.choice(MISTAKES), draw)
    shown = [(part, [_renamed(row, letters[part.part]) for row in rows]) for part, rows in answered]
    questions = {part.part: _words_in(_in(part.question, hand), letters[part.part]) for part in chosen}
    page: Written = written(shown, questions, hand, draw)
    return Submission(f"{index:03d}{FORMATS[hand.format]}", page.text, hand, page.rows)


def _hand(draw: random.Random) -> Hand:
    plain = draw.random() < 0.25
    return Hand(
        language=draw.choice(("english", "english", "french", "mixed")),
        format=draw.choice(("markdown", "markdown", "latex", "notebook")),
        renames=0.0 if plain else draw.choice((0.0, 0.5, 1.0)),
        leaves_out=0.0 if plain else draw.choice((0.0, 0.5, 0.9)),
        answers_only=0.0 if plain else draw.choice((0.0, 0.0, 0.2, 0.8)),
        order="as asked" if plain or draw.random() < 0.8 else "another",
        missing=0.0 if plain else draw.choice((0.0, 0.0, 0.2)),
        twice=0.0 if plain else draw.choice((0.0, 0.0, 0.2)),
        inline=draw.random() < 0.3,
        joined=draw.random() < 0.4,
        noise=0.0 if plain else draw.choice((0.0, 0.0, 0.3)),
    )


def _letters(parts: Sequence[Answer], hand: Hand, draw: random.Random) -> dict[str, dict[str, str]]:
    """What a hand writes for the letters of each part: the same in all parts of a question, no letter for two."""
    found: dict[str, dict[str, str]] = {}
    for _, group in groupby(parts, key=lambda part: part.part.partition(".")[0]):
        members = list(group)
        own: dict[str, str] = {}
        taken = {letter for part in members for letter in part.letters}
        for part in members:
            for letter, others in part.letters.items():
                free = [other for other in others if other not in taken]
                if letter not in own and free and draw.random() < hand.renames:
                    own[letter] = draw.choice(free)
                    taken.add(own[letter])
        for part in members:
            found[part.part] = {letter: other for letter, other in own.items() if letter in part.letters}
    return found


def _rows(part: Answer, hand: Hand, draw: random.Random) -> list[Shown]:
    routes = draw.sample(part.routes, min(len(part.routes), 2 if draw.random() < hand.twice else 1))
    only = draw.random() < hand.answers_only
    shown: list[Shown] = []
    for number, route in enumerate(routes):
        kept = list(_kept(route, hand, draw, only=only))
        explained = ""
        for row in route.rows:
            words = _words(row, hand, draw)
            if (one := next((k for k in kept if k.name == row.name), None)) is not None:
                said = " ".join(filter(None, (explained, words)))
                shown.append(Shown(part.part, f"{number}.{row.name}", one.latex, said, row.kind == "*", row=one))
                explained = ""
            elif EXPLAINS.match(words):  # whoever leaves a row out still says what the letters are
                explained = words.partition(". ")[0] + "."
    return shown


def _kept(route: Route, hand: Hand, draw: random.Random, *, only: bool) -> Iterator[Row]:
    for row in route.rows:
        if only and row.kind != "*":
            continue
        if row.kind == "?" and draw.random() < hand.leaves_out:
            continue
        if row.kind == "+" and draw.random() >= 0.3:
            continue
        if only and row.latex.startswith("="):  # by itself, an answer says of what
            head = next(r for r in route.rows[route.rows.index(row) - 1 :: -1] if not r.latex.startswith("="))
            row = Row(row.name, f"{head.latex.partition(' = ')[0]} {row.latex}", row.kind, row.words, [])
        yield row


def _plant(answered: Sequence[tuple[Answer, list[Shown]]], count: int, draw: random.Random) -> None:
    """So many mistakes, at most one in a row and in what it carries on to."""
    places = [(rows, i) for _, rows in answered for i, shown in enumerate(rows) if shown.row.mistakes]
    draw.shuffle(places)
    for rows, i in places:
        if not count:
            return
        if rows[i].truth != "right":
            continue
        mistake: Mistake = draw.choice(rows[i].row.mistakes)
        later = [(j, s) for j, s in enumerate(rows) if j > i and s.row.name in mistake.carried]
        if any(shown.truth != "right" for _, shown in later):
            continue
        count -= 1
        rows[i].went_wrong(mistake)
        for j, _ in later:
            rows[j].carries(rows[i], mistake.carried[rows[j].row.name])


def _words(row: Row, hand: Hand, draw: random.Random) -> str:
    return "" if row.words is None else _in(row.words, hand, draw)


def _in(words: object, hand: Hand, draw: random.Random | None = None) -> str:
    language = hand.language
    if language == "mixed":
        language = draw.choice(("english", "french")) if draw is not None else "english"
    return str(getattr(words, language))


def _renamed(shown: Shown, letters: dict[str, str]) -> Shown:
    shown.latex, shown.right = (_formula(latex, letters) for latex in (shown.latex, shown.right))
    shown.words = _words_in(shown.words, letters)
    return shown


def _words_in(text: str, letters: dict[str, str]) -> str:
    """The text with letters exchanged inside its formulas."""
    return re.sub(r"\$[^$]*\$", lambda found: _formula(found.group(), letters), text)


def _formula(latex: str, letters: dict[str, str]) -> str:
    own = dict(letters)
    for letter, other in letters.items():
        if letter.endswith("_0"):  # its coordinates are z_{0,i}
            own[letter[:-1] + "{0,"] = other[:-1] + "{0," if other.endswith("_0") else other + "_{"
    pattern = re.compile(WORDS + "|" + "|".join(map(_alone, sorted(own, key=len, reverse=True))))
    return pattern.sub(lambda found: own.get(found.group(), found.group()), latex) if own else latex


def _alone(letter: str) -> str:
    before = "" if letter.startswith("\\") else r"(?<![A-Za-z\\])"
    return before + re.escape(letter) + ("" if letter.endswith(",") else "(?![A-Za-z])")


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes a class."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    truth = {}
    for submission in class_of(options.count, options.seed):
        (options.folder / submission.name).write_text(submission.text, encoding="utf-8")
        truth[submission.name] = {"hand": asdict(submission.hand), "rows": [row.to_json() for row in submission.rows]}
    (options.folder / "truth.json").write_text(json.dumps(truth, indent=1, ensure_ascii=False), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
