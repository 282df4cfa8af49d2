r"""Gradients: what they say of what they are taken by, and of where: ``\nabla_w L``, ``\nabla f(x)^T``, ``J_S(u)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.reading.inference import applied
from symderiv.reading.inference.letters import CAPITAL, style
from symderiv.reading.inference.scripts import TRANSPOSES, key
from symderiv.reading.inference.shapes import Shape
from symderiv.reading.meaning.names import name_of
from symderiv.reading.syntax.notation import FUNCTION_LETTERS
from symderiv.reading.syntax.surface import Group, Node, Scripted, canonical

if TYPE_CHECKING:
    from symderiv.reading.inference.factors import Factors

__all__ = ["gradient"]

ENTRYWISE = frozenset({r"\odot", r"\oslash"})  # a gradient does not reach over these


def gradient(run: Factors, node: Node, word: str) -> Shape:
    """The shape of a gradient or a Jacobian, with what it is of."""
    u, under = run.u, node.sub if isinstance(node, Scripted) else None
    function = under is not None and (style(under, u.latex) in CAPITAL or name_of(under) in FUNCTION_LETTERS)
    if word == "J" and function and under is not None and run.group() is not None:
        return applied.jacobian(u, name_of(under) or "", under, run.factor())  # ``J_S(u)``: of S, at u
    if word == "nabla" and not isinstance(node, Scripted) and (found := _at(run)) is not None:
        return found
    variable = u.shape(under) if under is not None and name_of(under) else Shape()
    body, result = run.shape(ENTRYWISE), Shape()
    if word == "J":
        applied.columns(u, variable)
        return result

    def relation() -> bool:
        if body.is_number and not variable.unknown:
            u.solver.same(result, variable)
            return True
        return body.is_matrix

    u.solver.relations.append(relation)
    return result


def _at(run: Factors) -> Shape | None:
    r"""``\nabla f(x)``, ``\nabla f(x)^T``: of a function of one argument, which is like the gradient."""
    u, at = run.u, run.at
    if at + 1 >= len(run.factors) or run.signs[at] or (name := name_of(run.factors[at])) is None:
        return None
    head, following = run.factors[at], run.factors[at + 1]
    run.at += 1
    group = run.group()
    if group is None or len(group.items) != 1 or not u.applies(name, group, head):
        run.at = at
        return None
    run.at += 1
    point, value = u.shape(group.items[0]), Shape()
    if name in u.known:
        value = applied.applied(u, name, head, group, group)
    else:
        arguments, value = u.functions.setdefault(name, ([point], value))
        if len(arguments) == 1:
            u.solver.same(arguments[0], point)
    mark = (canonical(following.sup) or "?") if isinstance(following, Scripted) and following.sup is not None else ""
    if mark in TRANSPOSES and not value.is_matrix and not point.is_number:
        u.solver.column(point)
        u.solver.number(value)
        u.because(key(u, group.items[0]), f"used as {u.written(group)} in a gradient")
        return u.solver.transposed(point)
    result = Shape()

    def relation() -> bool:
        if not value.is_matrix:
            u.solver.same(result, point)
        return True

    def custom() -> bool:
        if value.unknown:
            u.solver.number(value)
        return True

    u.later(custom)
    u.solver.relations.append(relation)
    row = any(isinstance(factor, Group) for factor in run.factors[run.at :])  # \nabla f(x)(y - x), for a row
    return Shape() if mark or row else result
