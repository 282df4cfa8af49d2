"""Matrices written out, their entries, blocks and zeros."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import pairwise

from symderiv.language.printing.text import argument, latex, scripted
from symderiv.language.printing.writing import Text, script
from symderiv.language.terms import Apply, Number, Term

__all__ = ["MATRICES"]


def _entry(a: Term, *indices: Term) -> Text:
    written = [latex(index) for index in indices]
    close = all(len(index) == 1 or re.fullmatch(r"\\[A-Za-z]+", index) for index in written)
    below = "".join(written) if close and not _run_together(written) else ",".join(written)
    return Text(scripted(a, 60, "_") + script("_", below), 60)


def _run_together(written: list[str]) -> bool:
    """Whether side by side they would be one name or one number: a command before a letter, a zero before a digit."""
    return any(_one_name(a, b) for a, b in pairwise(written))


def _one_name(a: str, b: str) -> bool:
    return (a[0] == "\\" and b[0].isalpha()) or a == "0" or (b[0].isdigit() and not a[0].isdigit())


def _zero(rows: Term, columns: Term) -> Text:
    return Text(rf"0_{{{argument(rows, 31)} \times {argument(columns, 31)}}}")


def _rows(cells: list[list[str]]) -> Text:
    body = r" \\ ".join(" & ".join(row) for row in cells)
    return Text(rf"\begin{{pmatrix}} {body} \end{{pmatrix}}")


def _matrix(rows: Term, columns: Term, *entries: Term) -> Text | None:
    if not isinstance(columns, Number) or columns.value < 1:
        return None
    width = int(columns.value)
    cells = [latex(entry) for entry in entries]
    return _rows([cells[at : at + width] for at in range(0, len(cells), width)])


def _blocks(a: Term, b: Term, c: Term, d: Term) -> Text:
    return _rows([[_block(a), _block(b)], [_block(c), _block(d)]])


def _block_row(*cells: Term) -> Text:
    return _rows([[_block(cell) for cell in cells]])


def _block_column(*rows: Term) -> Text:
    return _rows([[_block(cell) for cell in _cells(row)] for row in rows])


def _cells(row: Term) -> tuple[Term, ...]:
    return row.arguments if isinstance(row, Apply) and row.operator == "block_row" else (row,)


def _block(term: Term) -> str:
    return "0" if isinstance(term, Apply) and term.operator == "zero" else latex(term)


MATRICES: Mapping[str, Callable[..., Text | None]] = {
    "entry": _entry, "zero": _zero, "matrix": _matrix, "blocks": _blocks,
    "block_row": _block_row, "block_column": _block_column,
}  # fmt: skip
