r"""Mappings: the functions from one set to another, and ``x \mapsto x^2``, a function without a name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from symderiv.language.sorts import REAL, Matrix, Scalar, Set
from symderiv.language.terms import Symbol, Term, Unread, bind
from symderiv.reading.meaning import conditions, names
from symderiv.reading.meaning.sets import sets
from symderiv.reading.syntax.surface import Braced

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["MAPPINGS"]


def _functions(e: Elaborator, node: Braced) -> Term:
    source, target = (sets.set_of(e, side) for side in node.arguments)
    return e.build("functions", source, target, span=node.span)


def _value(e: Elaborator, node: Braced) -> Term:
    letter, value = node.arguments
    name = names.name_of(letter)
    if name is None:
        return e.fail(node.span, "an arrow from something that is no letter")
    known = names.found(e, name)
    sort = known.sort if known is not None and isinstance(known.sort, Scalar | Matrix) else REAL
    domain = conditions.everything(sort)
    if domain is None:
        return e.fail(node.span, "what this letter runs over is not known")
    variable = Symbol(name, sort)
    before = e.with_variable(variable)
    body = e.term(value)
    e.scope = before
    if isinstance(e.sort(body), Set):
        return e.fail(node.span, "an arrow from a letter to a set")
    return body if isinstance(body, Unread) else bind("lambda", domain, variable, body, node.span)


MAPPINGS: Mapping[str, Callable[[Elaborator, Braced], Term]] = {r"\functions": _functions, r"\mapsto": _value}
