"""Terms as SymPy expressions, as far as SymPy has words for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import sympy

from symderiv.errors import LanguageError
from symderiv.language.sorting import variable_of
from symderiv.language.sorts import Matrix, Scalar, Sort
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term
from symderiv.language.vocabulary import VOCABULARY

__all__ = ["sympy_of"]


def sympy_of(term: Term) -> Any:
    """The SymPy expression that means the same. Raises `LanguageError` for what SymPy has no word for."""
    match term:
        case Number(value):
            return sympy.Rational(value.numerator, value.denominator)
        case Symbol(name, sort):
            return _atom(name, sort)
        case Apply("apply", (Symbol(name, _), *arguments)):
            return sympy.Function(name)(*map(sympy_of, arguments))
        case Apply(operator, arguments) if operator in _BACK:
            return _BACK[operator](*map(sympy_of, arguments))
        case Apply(operator, arguments):
            meant = getattr(sympy, getattr(VOCABULARY.get(operator), "sympy", "") or " ", None)
            if meant is not None:
                return meant(*map(sympy_of, arguments)) if arguments else meant
        case Bind("sum" | "product" as operator, Apply("range", (first, last)), _, letter):
            index = variable_of(term, f"{letter}_")
            meant = sympy.Sum if operator == "sum" else sympy.Product
            return meant(sympy_of(term.open(index)), (sympy_of(index), sympy_of(first), sympy_of(last)))
        case Bind("derivative", Symbol() as point, _):
            return sympy.Derivative(sympy_of(term.open(point)), sympy_of(point))
    raise LanguageError(f"SymPy has no word for {getattr(term, 'operator', term)}")


def _atom(name: str, sort: Sort) -> Any:
    if isinstance(sort, Matrix):
        return sympy.MatrixSymbol(name, sympy_of(sort.rows), sympy_of(sort.columns))
    if not isinstance(sort, Scalar):
        raise LanguageError(f"SymPy has no word for {name}")
    assumed = dict.fromkeys(sort.properties & {"positive", "negative", "nonnegative", "nonpositive", "nonzero"}, True)
    return sympy.Symbol(name, **{sort.kind: True, **assumed})


def _block(block: Any) -> Any:
    return block if block.is_Matrix else sympy.ImmutableMatrix([[block]])


_BACK: Mapping[str, Callable[..., Any]] = {
    "add": lambda a, b: a + b,
    "subtract": lambda a, b: a - b,
    "negate": lambda a: -a,
    "multiply": lambda a, b: a * b,
    "divide": lambda a, b: a / b,
    "power": lambda a, n: a**n,
    "entry": lambda a, i, j=1: a[i - 1, j - 1],
    "matrix": lambda m, n, *entries: sympy.ImmutableMatrix(m, n, entries),
    "blocks": lambda *blocks: sympy.BlockMatrix([[_block(b) for b in blocks[:2]], [_block(b) for b in blocks[2:]]]),
    "closed_interval": sympy.Interval,
    "open_interval": sympy.Interval.open,
    "closed_open_interval": sympy.Interval.Ropen,
    "open_closed_interval": sympy.Interval.Lopen,
}
