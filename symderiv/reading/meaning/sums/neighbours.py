r"""Neighbours: ``x_1 \le \dots \le x_n``: each member of a sequence stands so to the next one.

Where the two sides of the dots are no members of a sequence, the dots are steps that were left out: ``a = \dots = b``.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from symderiv.language.spans import Span
from symderiv.language.terms import Apply, Term, apply, bind, substitute
from symderiv.reading.meaning.sums import dots
from symderiv.reading.meaning.sums.affine import plus
from symderiv.reading.syntax.notation import NOTATION
from symderiv.reading.syntax.surface import Part

if TYPE_CHECKING:
    from symderiv.reading.discourse.clauses import Clause
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["each_to_the_next"]

LEFT_OUT = "the dots are read as steps that were left out"


def each_to_the_next(e: Elaborator, clause: Clause, sign: Part, b: Term, span: Span) -> Term:
    """The relation of each member to the next one, from the first that is written to the last."""
    relation, at = NOTATION.infix[sign.text].operator, clause.relations.index(sign)
    first = at
    while first and clause.relations[first - 1].text == sign.text and clause.relations[first - 1] not in clause.dotted:
        first -= 1
    given = [e.term(side) for side in clause.sides[first : at + 1]]
    found = dots.inferred(e, given, b)
    if found is None or found.last is None:
        e.notes.append(LEFT_OUT)
        return e.build(relation, given[-1], b, span=span)
    domain = apply("range", found.first, plus(found.last, Fraction(-1)))
    other = substitute(found.body, {found.index: plus(found.index, Fraction(1))})
    rises = substitute(found.body, {found.index: found.first}) == given[0]
    step = e.build(relation, *((found.body, other) if rises else (other, found.body)), span=span)
    return bind("forall", domain, found.index, step, span) if isinstance(step, Apply) else step
