r"""The smaller and the larger of numbers: ``T \wedge n``, ``a \vee b``, where a number stands and no statement."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from symderiv.language.sorts import Scalar
from symderiv.language.terms import Term
from symderiv.reading.syntax.surface import Group, Name, Node, Part, Product, Row, Side

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["is_index", "of_row", "operator_of"]

SIGNS = {r"\wedge": "minimum", r"\land": "minimum", r"\vee": "maximum", r"\lor": "maximum"}


def operator_of(row: Row) -> str | None:
    """What the signs between the sides stand for, where they are all alike; None where they are others."""
    operators = {SIGNS.get(part.text) for part in row.parts if isinstance(part, Part)}
    sides = sum(isinstance(part, Side) for part in row.parts)
    return operators.pop() if len(operators) == 1 and sides == len(row.parts) // 2 + 1 > 1 else None


def is_index(sub: Node) -> bool:
    r"""Whether what stands below a letter is the smaller or the larger of two: ``T \wedge n``, ``\min(T, n)``."""
    match sub:
        case Row():
            return operator_of(sub) is not None
        case Product((Name("min" | "max" | r"\min" | r"\max"), Group()), ("",), _):
            return True
    return False


def of_row(e: Elaborator, row: Row) -> Term:
    """A row where a term should stand: numbers with one of these signs between them, and nothing else."""
    operator = operator_of(row)
    if operator is not None:
        terms = [e.term(part.node) for part in row.parts if isinstance(part, Side)]
        if all(isinstance(e.sort(term), Scalar) for term in terms):
            return reduce(lambda a, b: e.build(operator, a, b, span=row.span), terms)
    return e.fail(row.span, "a statement or a list where a term should stand")
