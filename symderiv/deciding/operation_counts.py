"""How many scalar operations evaluating an expression takes, as it is written: counted, step by step.

Every sum, difference, product, quotient, power, root and function value of numbers is one operation; numbers, symbols
and their entries are given and cost nothing. A determinant is Gaussian elimination, an inverse Gauss and Jordan's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from flint import fmpq

from symderiv.deciding.binders import applied, opened
from symderiv.language.meaning_exact import NoMeaning, Undefined, whole
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Matrix
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term

if TYPE_CHECKING:
    from symderiv.deciding.evaluation_exact import Evaluation

__all__ = ["operations"]

Shape = tuple[int, int]
NUMBER: Shape = (1, 1)
FREE = frozenset({
    "entry", "transpose", "diagonal", "identity", "zero", "matrix", "blocks", "leading", "last_row", "pi", "e",
    "imaginary_unit", "real_part", "imaginary_part", "conjugate",
})  # fmt: skip


def operations(evaluation: Evaluation, expression: Term) -> fmpq:
    """The count, dimensions having their values. Raises `NoMeaning` for what cannot be counted."""
    return fmpq(_cost(applied(expression), evaluation))


def _cost(term: Term, evaluation: Evaluation) -> int:
    if isinstance(term, Number | Symbol):
        return 0
    if isinstance(term, Bind):
        return _cost_of_binder(term, evaluation)
    if not isinstance(term, Apply) or term.operator == "apply":
        raise NoMeaning("the operations of such an expression are not counted")
    shapes = [_shape(a, evaluation) for a in term.arguments]
    inside = 0 if term.operator in ("entry", "identity", "zero") else sum(_cost(a, evaluation) for a in term.arguments)
    if term.operator == "entry" and not isinstance(term.arguments[0], Symbol):
        inside = _cost(term.arguments[0], evaluation)
    return inside + _own(term, shapes, evaluation)


def _cost_of_binder(term: Bind, evaluation: Evaluation) -> int:
    if term.operator not in ("sum", "product"):
        raise NoMeaning("the operations of such an expression are not counted")
    elements = evaluation.inner(term.domain).elements()
    if elements is None:
        raise Undefined("infinitely many operations")
    symbol, body = opened(term)
    total = 0
    for element in elements:
        evaluation.environment[symbol] = element
        total += _cost(body, evaluation)
    evaluation.environment.pop(symbol, None)
    m, n = _shape(body, evaluation)
    joins = max(0, len(elements) - 1)
    return total + joins * (m * n if term.operator == "sum" else _product((m, n), (m, n)))


def _shape(term: Term, evaluation: Evaluation) -> Shape:
    sort = sort_of(term)
    if not isinstance(sort, Matrix):
        return NUMBER
    return whole(evaluation.inner(sort.rows)), whole(evaluation.inner(sort.columns))


def _product(a: Shape, b: Shape) -> int:
    if NUMBER in (a, b):
        m, n = b if a == NUMBER else a
        return m * n
    return a[0] * b[1] * (2 * a[1] - 1)


def elimination(n: int) -> int:
    """Row reduction to a triangle, and the product of its diagonal."""
    return sum(j + 2 * j * j for j in range(1, n)) + n - 1


def _power(shape: Shape, exponent: Term, evaluation: Evaluation) -> int:
    if shape == NUMBER:
        return 1
    times = abs(whole(evaluation.inner(exponent), most=1 << 12))
    return max(0, times - 1) * _product(shape, shape)


def _own(term: Apply, shapes: list[Shape], evaluation: Evaluation) -> int:
    """What the operator itself costs, its arguments being known."""
    if term.operator in FREE:
        return 0
    if term.operator == "multiply":
        return _product(shapes[0], shapes[1])
    if term.operator == "power":
        return _power(shapes[0], term.arguments[1], evaluation)
    m, n = shapes[0]
    counts: dict[str, Callable[[], int]] = {
        "determinant": lambda: elimination(n),
        "inverse": lambda: 2 * n**3,
        "trace": lambda: n - 1,
        "norm": lambda: 2 * m * n,
    }
    return counts[term.operator]() if term.operator in counts else m * n
