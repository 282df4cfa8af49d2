"""Binding: the letter that an integral, a limit or an extremum makes vary, and what is read under it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from symderiv.language.sorts import OUTCOME, REAL, Function, Matrix, Scalar, Set, Sort
from symderiv.language.terms import Symbol, Term
from symderiv.reading.meaning import names
from symderiv.reading.meaning.calculus.infinitesimals import is_letter
from symderiv.reading.syntax.surface import Node, Scripted

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["is_declared", "variable_of", "within"]


def variable_of(e: Elaborator, node: Node, *, members: bool = False) -> Symbol | None:
    """The letter that varies, as a value at the sort it is known with; None where it is no letter for values.

    A random variable has the letter of its values, a set that is named like its elements the letter of those. With
    ``members``, a letter of which members alone occur is all of them: x_1, x_2, ...
    """
    name = _name_of(node)
    if name is None or not is_letter(node):
        return None
    noted = name in e.undeclared
    known = names.found(e, name)
    if members and known is None and name not in e.scope:
        known = names.sequence(e, name)
    if not noted:
        e.undeclared.pop(name, None)
    sort: Sort = known.sort if known is not None else REAL
    if isinstance(sort, Function) and sort.arguments == (OUTCOME,):
        sort = sort.value
    if isinstance(sort, Set):
        sort = sort.element
    if isinstance(sort, Function) and "sequence" in sort.properties:
        return Symbol(name, sort) if members else Symbol(name, REAL)  # x beside x_1, x_2, ...
    return Symbol(name, sort) if isinstance(sort, Scalar | Matrix) else None


def _name_of(node: Node) -> str | None:
    """The name, primes and all: ``a'``."""
    if isinstance(node, Scripted) and node.primes and node.sup is None:
        bare = names.name_of(replace(node, primes=0) if node.sub is not None else node.base)
        return None if bare is None else bare + "'" * node.primes
    return names.name_of(node)


def is_declared(e: Elaborator, name: str) -> bool:
    """Whether a letter is declared as a value, or bound around this place."""
    known = e.scope.get(name) or e.context.symbols.get(name)
    return known is not None and not isinstance(known.sort, Set)


def within(e: Elaborator, variable: Symbol, read: Callable[[], Term]) -> Term:
    """What is read with the letter bound. A letter that nobody declared still learns its sort from its use there."""
    name = variable.name
    if isinstance(variable.sort, Function):
        before, e.scope = e.scope, {**e.scope, f"{name}_": variable}
        term = read()
        e.scope = before
        return term
    declared, noted = is_declared(e, name), e.undeclared.get(name)
    before = e.with_variable(variable)
    if not declared:
        e.undeclared[name] = variable
    term = read()
    e.scope = before
    if not declared:
        e.undeclared.pop(name, None)
        if noted is not None:
            e.undeclared[name] = noted
    return term
