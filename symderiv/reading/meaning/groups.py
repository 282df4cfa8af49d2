"""Groups: brackets of every kind, by what stands in them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from symderiv.language.sorts import Scalar, Unknown
from symderiv.language.terms import Term, Unread
from symderiv.reading.discourse.mappings import mapped
from symderiv.reading.meaning import conditions
from symderiv.reading.meaning.algebra import beside
from symderiv.reading.meaning.functions import cases
from symderiv.reading.meaning.linear_algebra import listed, norms
from symderiv.reading.meaning.sets import sets
from symderiv.reading.meaning.sums import dots
from symderiv.reading.syntax.surface import Group, Row, Side

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["group"]

ROUNDINGS = {r"\lfloor": "floor", r"\lceil": "ceiling"}


def group(e: Elaborator, node: Group) -> Term:
    """A pair of brackets."""
    span = node.span
    if node.opening in ("|", r"\|"):
        return norms.bars(e, node)
    if not node.items:
        return sets.built(e, node) if node.opening == r"\{" else e.fail(span, "empty brackets")
    if node.opening in ROUNDINGS and len(node.items) == 1:
        return e.build(ROUNDINGS[node.opening], e.term(node.items[0]), span=span)
    if node.opening == r"\{" and node.closing == ".":
        return cases.braced(e, node)
    if node.opening == "." or node.closing == ".":
        return e.fail(span, "a single delimiter: this evaluation at a point is not read")
    if node.opening == "(" and (said := conditions.quantified_in(e, node)) is not None:
        return said
    if len(node.items) == 1:
        return _single(e, node)
    if node.opening == r"\{":
        return sets.built(e, node)
    if node.opening == r"\langle" and len(node.items) == 2 and node.separators[0] in (",", "|"):
        return listed.angled(e, node)
    if node.opening == "[" and node.separators == (":",) and (index := beside.index(e, node)) is not None:
        return index
    if any(separator != "," for separator in node.separators):
        return e.fail(span, "arguments that are not separated by commas")
    if any(isinstance(item, Row) for item in node.items):
        return e.fail(span, "a statement or a list where a term should stand")
    if dots.among(node.items):
        return dots.vector(e, node.items, span, lying=node.opening == "[")
    if sets.is_interval(node) and (whole := e.setting.row) is not None and whole.span == node.span:
        text = e.latex[span.start : span.end]
        if e.choose(("interval", text), f"{text} is read as a pair of numbers", f"{text} is read as an interval"):
            return sets.set_of(e, node)
    items = [e.term(item) for item in node.items]
    if node.opening == "(" and not all(isinstance(e.sort(item), Scalar | Unknown) for item in items):
        return e.build("tuple", *items, span=span)
    shape = (1, len(items)) if node.opening == "[" else (len(items), 1)
    return e.matrix(*shape, items, span)


def _single(e: Elaborator, node: Group) -> Term:
    """Brackets around one thing: a term; in round ones, or Iverson's square ones, a statement."""
    only = node.items[0]
    if isinstance(only, Row) and len(parts := mapped(only.parts)) == 1 and isinstance(parts[0], Side):
        only = parts[0].node  # x \mapsto x^2
    if isinstance(only, Row) and conditions.statement_row(only):
        said = conditions.condition(e, only)
        if node.opening == "[":
            return e.build("indicator", said, span=node.span)
        if node.opening == "(":
            return said if isinstance(said, Unread) else replace(said, span=node.span)
        return e.fail(node.span, "a statement where a term should stand")
    row = e.setting.row
    if node.opening == r"\{" and row is not None and any(part.span == node.span for part in row.parts):
        text = e.latex[node.span.start : node.span.end]
        options = (f"{text} is read as brackets", f"{text} is read as a set of one element")
        if e.choose(("braces", text), *options):
            return sets.built(e, node)
    term = e.term(only)
    return term if isinstance(term, Unread) else replace(term, span=node.span)
