r"""Undeclared letters beside a set or an identity, and how large the zeros around a block are."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from symderiv.language.sorts import POSITIVE_INTEGER, Matrix, Scalar, Set
from symderiv.language.terms import Apply, Number, Symbol, Term, apply

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["sets_alike", "square", "with_corner"]

ZERO = Number(Fraction(0))


def sets_alike(e: Elaborator, *operands: Term) -> None:
    """A letter nobody declared, beside a set, is a set of such things."""
    known = next((sort for sort in map(e.sort, operands) if isinstance(sort, Set)), None)
    for term in operands if known is not None else ():
        if isinstance(term, Symbol) and e.undeclared.get(term.name) == term and isinstance(term.sort, Scalar):
            e.findings.sorts.setdefault(term.name, Set(known.element))  # type: ignore[union-attr]


def square(e: Elaborator, *terms: Term) -> None:
    r"""``A - \\lambda I``: a capital nobody declared, beside an identity, is a square matrix."""
    for term in terms:
        if isinstance(term, Symbol) and e.undeclared.get(term.name) == term and term.name[:1].isupper():
            size = Symbol(f"n_{term.name}" if len(term.name) == 1 else f"n_{{{term.name}}}", POSITIVE_INTEGER)
            e.findings.sorts.setdefault(term.name, Matrix(size, size))


def with_corner(term: Apply, corner: Matrix, size: tuple[Term, Term], rest: tuple[Term, ...]) -> Term | None:
    """A block matrix of a known size, all of whose blocks but the first are zero: they fill the rest."""
    if not all(part == ZERO or (isinstance(part, Apply) and part.operator == "zero") for part in rest):
        return None
    (rows, columns), a = size, term.arguments[0]
    below, beside_it = apply("subtract", rows, corner.rows), apply("subtract", columns, corner.columns)
    zeros = ((corner.rows, beside_it), (below, corner.columns), (below, beside_it))
    return Apply("blocks", (a, *(apply("zero", *sizes) for sizes in zeros)), term.span)
