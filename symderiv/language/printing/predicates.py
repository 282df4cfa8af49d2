"""Predicates in words: what is not so. Places in a matrix, as indices are written."""

from __future__ import annotations

from collections.abc import Callable

from symderiv.language.printing.text import text
from symderiv.language.printing.writing import Text
from symderiv.language.signature import Operator
from symderiv.language.terms import Apply, Number, Term
from symderiv.language.vocabulary import VOCABULARY

__all__ = ["PREDICATES"]


def _not(statement: Term) -> Text | None:
    r"""``f \\text{ is not injective on } D``; None where the statement has no verb."""
    row = VOCABULARY.get(statement.operator) if isinstance(statement, Apply) else None
    if not isinstance(row, Operator):
        return None
    for said, denied in ((r"\text{{ is ", r"\text{ is not "), (r"\text{{ maps ", r"\text{ does not map ")):
        if said in row.writes.template:
            written = text(statement)
            return Text(written.latex.replace(said.replace("{{", "{"), denied, 1), written.level)
    return None


def _place(row: Term, column: Term) -> Text | None:
    """``34``, as in ``X_{34}``, where both have one digit."""
    match row, column:
        case Number(i), Number(j) if 0 <= i < 10 and 0 <= j < 10 and i.denominator == j.denominator == 1:
            return Text(f"{i}{j}")
    return None


PREDICATES: dict[str, Callable[..., Text | None]] = {"not": _not, "place": _place}
