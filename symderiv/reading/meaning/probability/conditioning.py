"""Conditioning: a law given what is said of its outcomes, as after the bar of ``E[Y|X = x]`` or below ``E_{z|x}``."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from symderiv.errors import LanguageError
from symderiv.language.outcomes import OMEGA, at_outcome, values_in
from symderiv.language.sorting import sort_of
from symderiv.language.spans import Span
from symderiv.language.terms import Apply, Symbol, Term, Unread, apply, bind, subterms
from symderiv.reading.meaning import conditions
from symderiv.reading.meaning.sums import slices
from symderiv.reading.syntax.brackets import only
from symderiv.reading.syntax.surface import Node, Part, Row, Side

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["conditioned", "made", "sides_of_bar"]


def sides_of_bar(row: Node) -> tuple[list[Node], list[Node]] | None:
    """What stands before the bar of ``z|x, t`` and what after it; None where there is none, or it says more."""
    if not isinstance(row, Row):
        return None
    bars = [index for index, part in enumerate(row.parts) if isinstance(part, Part) and part.text == "|"]
    if len(bars) != 1 or any(isinstance(part, Part) and part.text not in ("|", ",", "=") for part in row.parts):
        return None
    before, after = _items(row.parts[: bars[0]]), _items(row.parts[bars[0] + 1 :])
    return (before, after) if before and after else None


def _items(parts: Sequence[Side | Part]) -> list[Node]:
    groups = groupby(parts, lambda part: isinstance(part, Part) and part.text == ",")
    rows = [[*group] for comma, group in groups if not comma]
    return [only(Row(tuple(row), row[0].span.join(row[-1].span))) for row in rows]


def made(e: Elaborator, term: Term, span: Span) -> Term:
    """The term; unread where its sorts do not fit."""
    try:
        sort_of(term)
    except LanguageError as misfit:
        if any(isinstance(part, Unread) for part in subterms(term)):
            return term
        return e.fail(span, misfit.message)
    return term


def conditioned(e: Elaborator, law: Term, given_that: Sequence[Node]) -> tuple[Term, list[Symbol]]:
    """The law given the conditions, and the letters that are random because they stand in them."""
    if not given_that:
        return law, []
    listed = slices.listed(e, list(given_that), [","] * (len(given_that) - 1))  # x_1, \dots, x_k
    read = [
        _members(e, node) if isinstance(node, Apply) else _condition(e, node)  # type: ignore[arg-type]
        for node in (given_that if listed is None else listed)
    ]
    statement, given = read[0][0], [letter for _, letters in read for letter in letters]
    for further, _ in read[1:]:
        statement = apply("and", statement, further)
    return bind("given", law, OMEGA, statement), given


def _members(e: Elaborator, several: Apply) -> tuple[Term, list[Symbol]]:
    """Several members of a sequence, at their values."""
    letters = values_in(several)[:1]
    span = several.span or Span(0, len(e.latex))
    return made(e, Apply("equal", (at_outcome(several, letters, OMEGA), several), span), span), letters


def _condition(e: Elaborator, node: Node) -> tuple[Term, list[Symbol]]:
    """``X = x`` and ``X``, which is at the value X, whichever that is."""
    if conditions.statement_row(node):
        match conditions.condition(e, node):
            case Apply(operator, (left, right)) as said:
                letters = [letter for letter in values_in(left) if letter not in e.scope.values()]
                if letters:
                    return Apply(operator, (at_outcome(left, letters, OMEGA), right), said.span), letters
        return e.fail(node.span, "a condition that is not read"), []
    term = e.term(node)
    letters = values_in(term)
    if not letters:
        return e.fail(node.span, "a condition without random variables"), []
    return made(e, Apply("equal", (at_outcome(term, letters, OMEGA), term), node.span), node.span), letters
