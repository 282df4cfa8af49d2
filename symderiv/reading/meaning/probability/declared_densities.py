"""Densities in a context that declares the distribution of each random variable, and which letters are densities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import Function
from symderiv.language.spans import Span
from symderiv.language.terms import Symbol, Term, bind, free_symbols
from symderiv.reading.meaning import names
from symderiv.reading.syntax.surface import Group, Node, Row, Scripted, walk

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["density_in_context", "law_below", "names_its_variable"]


def names_its_variable(e: Elaborator, sub: Node | None) -> bool:
    """Whether what is below a density may depend on a random variable whose distribution is declared."""
    letters = {symbol.name for symbol in e.context.random}
    if sub is None or not letters:
        return False
    written = names.name_of(sub)
    return written in letters or (written is None and any(isinstance(part, Group) for part in walk(sub)))


def law_below(e: Elaborator, bare: Scripted, sub: Node) -> Term | None:
    r"""``p_{g(z_0)}``: the law of what is written below, where that depends on a random variable."""
    letters = ("p", "q", "f", *e.context.density)
    if names.name_of(bare.base) not in letters or not e.context.random or isinstance(sub, Row):
        return None
    below, drawn = _drawn(e, e.term(sub))
    if len(drawn) != 1:
        return None
    over = e.context.random[drawn[0]]
    return over if below == drawn[0] else bind("law", over, drawn[0], below, sub.span)


def density_in_context(e: Elaborator, group: Group, span: Span) -> Term:
    """``q(x)``: the density, at x, of the random variable x is a value of, or of the law of x."""
    if len(group.items) != 1:
        return e.fail(span, "conditional and joint densities are not read into terms yet")
    at = e.term(group.items[0])
    e.density_point = e.density_point or at
    at, drawn = _drawn(e, at)
    if len(drawn) != 1:
        return e.fail(
            span, "whose density this is is not known" if not drawn else "a density of several random variables"
        )
    (variable,) = drawn
    over = e.context.random[variable]
    if at != variable:
        over = bind("law", over, variable, at, span)
    return e.build("density_at", over, at, span=span)


def _drawn(e: Elaborator, term: Term) -> tuple[Term, list[Symbol]]:
    """The random variables a term depends on; where it does so only by definition, with what it stands for put in."""
    drawn = [symbol for symbol in free_symbols(term) if symbol in e.context.random]
    if not drawn:
        functions = frozenset(s for s in e.context.definitions if isinstance(s.sort, Function))
        term = e.context.unfold(term, functions)
        drawn = [symbol for symbol in free_symbols(term) if symbol in e.context.random]
    return term, drawn
