"""Writing a submission: rows and words as Markdown, LaTeX or a notebook, with the noise of hands and scanners."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.class_answers import Answer, Mistake, Row

__all__ = ["FORMATS", "Shown", "Written", "written"]

FORMATS = {"markdown": ".md", "latex": ".tex", "notebook": ".ipynb"}
SOLUTION = {"english": "Solution.", "french": "Solution.", "mixed": "Answer."}
MISREAD = (("h", "b"), ("e", "c"), ("l", "1"), ("rn", "m"), ("o", "0"), ("i", "í"))
LOOKS = (  # other ways to write the same
    (r"^T", r"^\top"), (r"^T", r"^{T}"), (r"\frac", r"\dfrac"), (r"\operatorname{diag}", r"\mathrm{diag}"),
    (r"\ge ", r"\geq "), (r"\le ", r"\leq "), (r"\mathbb{E}", r"\operatorname{E}"), (" = ", " \\; = \\; "),
)  # fmt: skip


@dataclass
class Shown:
    """A row as a hand writes it, and the truth about it: right, wrong or carried (from which row).

    ``line`` is where its display begins in the file, ``right`` what should stand there, ``names`` the mistake's names.
    """

    part: str
    name: str
    latex: str
    words: str
    answers: bool
    row: Row
    truth: str = "right"
    names: tuple[str, ...] = ()
    right: str = ""
    cause: str = ""
    line: int = 0

    def __post_init__(self) -> None:
        self.right = self.latex

    def went_wrong(self, mistake: Mistake) -> None:
        """Plants a mistake."""
        self.latex, self.truth, self.names = mistake.latex, "wrong", mistake.names

    def carries(self, cause: Shown, latex: str) -> None:
        """Carries one on."""
        self.latex, self.truth, self.cause = latex, "carried", cause.name

    def to_json(self) -> dict[str, Any]:
        """The truth."""
        return {
            "part": self.part, "name": self.name, "line": self.line, "latex": self.latex, "truth": self.truth,
            "names": list(self.names), "right": self.right, "cause": self.cause, "answers": self.answers,
        }  # fmt: skip


@dataclass
class Written:
    """A file's text and its rows, with their lines."""

    text: str
    rows: list[Shown] = field(default_factory=list)


class Page:
    """Lines, one after another."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def add(self, *lines: str) -> int:
        """Adds lines; the number of the first."""
        first = len(self.lines) + 1
        self.lines += lines
        return first


def written(
    parts: Sequence[tuple[Answer, list[Shown]]], questions: Mapping[str, str], hand: Any, draw: random.Random
) -> Written:
    """The submission as a file."""
    page = Page()
    latex = hand.format == "latex"
    if latex:
        page.add(r"\documentclass{article}", r"\usepackage{amsmath, amssymb}", r"\begin{document}", "")
    looks = [look for look in LOOKS if draw.random() < 0.2] if hand.noise or draw.random() < 0.5 else []
    shown: list[Shown] = []
    for part, rows in parts:
        title = part.title.french if hand.language == "french" else part.title.english
        heading = f"{part.part} {title}"
        page.add(rf"\section*{{{heading}}}" if latex else f"## {heading}", "")
        if questions[part.part]:
            page.add(questions[part.part], "")
        solution = SOLUTION[hand.language]
        page.add(rf"\textbf{{{solution}}}" if latex else f"**{solution}**", "")
        for row in rows:
            row.latex, row.right = _looking(row.latex, looks), _looking(row.right, looks)
        _write_rows(page, rows, hand, draw)
        shown += rows
    if latex:
        page.add(r"\end{document}")
    if hand.format == "notebook":
        return Written(_notebook(page, shown), shown)
    return Written("\n".join(page.lines) + "\n", shown)


def _write_rows(page: Page, rows: Sequence[Shown], hand: Any, draw: random.Random) -> None:
    index = 0
    while index < len(rows):
        row, words = rows[index], _misread(rows[index].words, hand, draw)
        end = index + 1
        while hand.joined and end < len(rows) and not rows[end].words and rows[end].latex.startswith("="):
            end += 1
        if end > index + 1:
            page.add(*([words, ""] if words else []))
            first = page.add(r"\begin{align*}" if hand.format == "latex" else "$$\\begin{aligned}")
            for place, one in enumerate(rows[index:end]):
                one.line = first + 1 + place
                page.add(_aligned(one.latex) + (r" \\" if place < end - index - 1 else ""))
            page.add(r"\end{align*}" if hand.format == "latex" else "\\end{aligned}$$", "")
        elif hand.inline and len(row.latex) < 40 and not row.latex.startswith("=") and words:
            row.line = page.add(f"{words} ${row.latex}$.", "")
        else:
            page.add(*([words, ""] if words else []))
            row.line = _display(page, row.latex, hand, draw)
        index = end


def _display(page: Page, latex: str, hand: Any, draw: random.Random) -> int:
    if hand.format == "latex":
        sign = draw.choice(((r"\[", r"\]"), (r"\begin{equation*}", r"\end{equation*}")))
        page.add(sign[0], latex, sign[1], "")
        return len(page.lines) - 2
    if draw.random() < 0.5:
        page.add("$$", latex, "$$", "")
        return len(page.lines) - 2
    page.add(f"$${latex}$$", "")
    return len(page.lines) - 1


def _aligned(latex: str) -> str:
    return latex.replace("=", "&=", 1)


def _looking(latex: str, looks: Sequence[tuple[str, str]]) -> str:
    for usual, other in looks:
        latex = latex.replace(usual, other) if usual != " = " else latex
    return latex


def _misread(words: str, hand: Any, draw: random.Random) -> str:
    """Words as a scanner may read them; formulas are left alone."""
    if not hand.noise or not words:
        return words
    pieces = re.split(r"(\$[^$]*\$)", words)
    for place in range(0, len(pieces), 2):
        if draw.random() < hand.noise:
            before, after = draw.choice(MISREAD)
            pieces[place] = pieces[place].replace(before, after, 2)
    return "".join(pieces)


def _notebook(page: Page, shown: Sequence[Shown]) -> str:
    """One Markdown cell a part; rows get the line in the file at which they stand."""
    cells: list[list[str]] = []
    for line in page.lines:
        if line.startswith("## ") or not cells:
            cells.append([])
        cells[-1].append(line)
    notebook = {
        "cells": [
            {"cell_type": "markdown", "metadata": {}, "source": [f"{line}\n" for line in cell]} for cell in cells
        ],
        "metadata": {}, "nbformat": 4, "nbformat_minor": 5,
    }  # fmt: skip
    text = json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"
    places = [number for number, line in enumerate(text.splitlines(), 1) if re.match(r'^    "', line)]
    for row in shown:
        row.line = places[row.line - 1]
    return text
