"""Conditions: equations that ask for something (``g = 0``, ``d_{k+1} = d_k``) rather than claim it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from symderiv.grading.letters import indices, loose
from symderiv.language.contexts import Context
from symderiv.language.differentials import beta_reduced
from symderiv.language.sorts import Function
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, children, free_symbols, map_children, number

__all__ = ["OPPOSITE", "RELATIONS", "computes", "is_condition", "only_names_a_value"]

OPPOSITE: Mapping[str, str] = {
    "less": "greater_equal", "less_equal": "greater", "greater": "less_equal", "greater_equal": "less",
    "not_equal": "equal",
}  # fmt: skip
RELATIONS = frozenset({"equal", "not_equal", "less", "less_equal", "greater", "greater_equal", "member"})


def is_condition(statement: Term, context: Context) -> bool:
    """Whether a false statement may be an equation to be solved: for a free letter, or for what an update keeps."""
    match statement:
        case Apply("and", parts):
            return all(is_condition(part, context) for part in parts)
        case Apply("equal" | "not_equal", (left, right)):
            if _is_constant(left) or _is_constant(right):
                return _has_unknown(right if _is_constant(left) else left, context)
            return left != right and (
                _stays(left, right) or _is_fixed(left, right, context) or _is_fixed(right, left, context)
            )
    return False


def computes(statement: Term) -> bool:
    """Whether it says what a derivative is: that is claimed, whatever letters stand on the other side."""
    match statement:
        case Apply("equal", (left, right)):
            return any(
                isinstance(side, Bind) and not _is_constant(other) for side, other in ((left, right), (right, left))
            )
    return False


def _is_fixed(image: Term, point: Term, context: Context) -> bool:
    """Whether a point with free coordinates is said to be its own image: ``A x = x``."""
    coordinates = point.arguments[2:] if isinstance(point, Apply) and point.operator == "matrix" else (point,)
    free = loose(context)
    return all(isinstance(c, Symbol) and c in free for c in coordinates) and set(coordinates) <= free_symbols(image)


def _is_constant(term: Term) -> bool:
    match term:
        case Number() | Apply("zero", _):
            return True
        case Apply("matrix" | "transpose" | "negate", arguments):
            return all(_is_constant(a) for a in arguments)
    return False


def _has_unknown(term: Term, context: Context) -> bool:
    """Whether it contains a letter free to be anything, or members of a sequence to the first power."""
    plain = beta_reduced(context.unfold(term))
    found = loose(context) & free_symbols(plain)
    return bool({s for s in found if not isinstance(s.sort, Function)} - indices(plain)) or _is_member(plain)


def _is_member(term: Term) -> bool:
    match term:
        case Apply("apply", (Symbol(_, Function(_, _, properties)), _)) if "sequence" in properties:
            return True
        case Apply("multiply", (Symbol() | Number(), factor)):
            return _is_member(factor)
        case Apply("negate", (inner,)):
            return _is_member(inner)
        case Apply("matrix", (_, _, *entries)):
            return all(_is_member(entry) for entry in entries)
    return False


def _stays(left: Term, right: Term) -> bool:
    """Whether two sides are the same members of sequences, but for the index."""
    return _is_member(left) and _is_member(right) and _at_one_index(left) == _at_one_index(right)


def _at_one_index(term: Term) -> Term:
    match term:
        case Apply("apply", (Symbol() as sequence, _)):
            return Apply("apply", (sequence, number(0)))
    return map_children(term, _at_one_index) if children(term) else term


def only_names_a_value(statement: Term, context: Context) -> bool:
    """Whether a relation only says something of free letters (``g = 0``, ``a < b``): a condition or an answer."""
    constrained = [*context.assumptions, *context.definitions.values()]
    parts = statement.arguments if isinstance(statement, Apply) and statement.operator == "and" else (statement,)
    return all(_names_a_value(part, context, constrained) for part in parts)


def _names_a_value(statement: Term, context: Context, constrained: Sequence[Term]) -> bool:
    """Whether one side is a free letter that the other side does not mention."""
    if not (isinstance(statement, Apply) and statement.operator in RELATIONS):
        return False
    left, right = statement.arguments
    return any(
        _is_free(side, context, constrained) and side not in free_symbols(other)
        for side, other in ((left, right), (right, left))
    )


def _is_free(side: Term, context: Context, constrained: Sequence[Term]) -> bool:
    if not isinstance(side, Symbol) or side in context.definitions:
        return False
    return not any(side in free_symbols(a) for a in constrained)
