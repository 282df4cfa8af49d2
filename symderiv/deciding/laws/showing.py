"""Tables as people read them: ``p(x = 1, z = 2) = 3/20``, for every outcome."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Any

from flint import fmpq

from symderiv.deciding.laws.outcomes import Variable, VariableSequence
from symderiv.deciding.laws.tables import Family, Key, Table
from symderiv.language.meaning_sets import Finite
from symderiv.language.meaning_statements import HOLDS, Truth
from symderiv.language.outcomes import value as letter_of_value
from symderiv.language.terms import Symbol

__all__ = ["has_no_letter", "shown_table"]

MOST_ROWS = 32
MEMBERS = 2  # of a sequence that are shown


def has_no_letter(value: Any) -> bool:
    """Whether a value of a model is shown with the tables, and not by itself."""
    return isinstance(value, Variable | VariableSequence | Finite)


def shown_table(table: Table | Family, values: Mapping[Symbol, Any]) -> str:
    """The probability of every outcome; of sequences the first two members."""
    if isinstance(table, Family):
        table = table.table
    shown: dict[Key, tuple[str, tuple[Any, ...]]] = {}
    for symbol, of in values.items():
        name = letter_of_value(symbol).name
        if isinstance(of, Variable):
            shown.setdefault(of.key, (name, of.values))
        elif isinstance(of, VariableSequence) and (of.name, None) not in shown:
            for index in range(1, MEMBERS + 1):
                shown.setdefault((of.name, index), (f"{name}_{index}", of.values))
    if not shown:
        shown[("\0", None)] = ("x", (fmpq(0), fmpq(1)))
    rows = []
    for cells in product(*(range(len(of)) for _, of in shown.values())):
        at = ", ".join(f"{name} = {_written(of[c])}" for (name, of), c in zip(shown.values(), cells, strict=True))
        rows.append(f"({at}): {table.mass(dict(zip(shown, cells, strict=True)))}")
        if len(rows) > MOST_ROWS:
            return "; ".join([*rows[:MOST_ROWS], "..."])
    return "; ".join(rows)


def _written(value: Any) -> str:
    if isinstance(value, Truth):
        return "happens" if value is HOLDS else "does not"
    if isinstance(value, tuple):
        return "[" + ", ".join("[" + ", ".join(map(str, row)) + "]" for row in value) + "]"
    return str(value)
