r"""Likelihoods: ``L(\theta | x)``, ``L(a, b | x)``, functions of what stands on both sides of the bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import REAL, Function, Matrix
from symderiv.language.terms import Symbol, Term
from symderiv.reading.meaning import names
from symderiv.reading.syntax.surface import Group, Row, Scripted, canonical

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["as_value", "is_of_both", "kept"]

LIKELIHOODS = frozenset({"L", r"\ell", r"\mathcal{L}", r"\mathscr{L}"})


def as_value(e: Elaborator, term: Term) -> Term:
    r"""``\log L`` after ``L(\theta | x)``: the letter of a likelihood alone is its value."""
    match term:
        case Symbol(name, Function(_, _, properties)) if name in LIKELIHOODS and "sequence" not in properties:
            symbol = names.declared_now(e, name, REAL)
            return Symbol(symbol.name, symbol.sort, term.span)
    return term


def kept(e: Elaborator, symbol: Symbol | None, group: Group) -> Symbol | None:
    """The symbol before brackets; None where it is another likelihood by the same letter that is meant."""
    return None if symbol is not None and _is_another(e, symbol, group) else symbol


def _is_another(e: Elaborator, symbol: Symbol, group: Group) -> bool:
    r"""``L(\alpha, \beta | x)``, where ``L(\beta | x)`` is a function of two: another one by the same letter."""
    if symbol.name not in LIKELIHOODS or "|" not in group.separators or not isinstance(symbol.sort, Function):
        return False
    wanted = symbol.sort.arguments
    if len(wanted) != len(group.items):
        return True
    given = [e.sort(e.term(item)) for item in group.items]
    return any(isinstance(a, Matrix) != isinstance(b, Matrix) for a, b in zip(given, wanted, strict=True))


def is_of_both(e: Elaborator, name: str, group: Group) -> bool:
    r"""``L(\theta | x)``, a likelihood, and ``Q(\theta | \theta')``: functions of both, and no densities."""
    if group.separators.count("|") != 1 or any(isinstance(item, Row) for item in group.items):
        return False
    if len(group.items) != 2:  # L(a, b | x)
        return name in LIKELIHOODS and set(group.separators) <= {",", "|"}
    first, second = (item.base if isinstance(item, Scripted) else item for item in group.items)
    same = names.name_of(first) is not None and canonical(first) == canonical(second)
    return name in LIKELIHOODS or (name == "Q" and same)
