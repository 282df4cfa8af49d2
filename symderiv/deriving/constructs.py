"""Our constructs as SymPy objects: they keep the form in which they were written.

SymPy adds and multiplies them like its own, and never looks inside.
"""

from __future__ import annotations

import json
from typing import Any

import sympy
from sympy.core.function import AppliedUndef
from sympy.core.symbol import Str
from sympy.logic.boolalg import Boolean

from symderiv.language.json_terms import term_to_json
from symderiv.language.sorting import binder_row, sort_of
from symderiv.language.sympy_bridge import Translation, written
from symderiv.language.terms import Symbol, Term, apply, bind

__all__ = [
    "FunctionBinding", "Letter", "MatrixBinding", "MatrixConstruct", "NumberBinding", "NumberConstruct",
    "SetConstruct", "StatementBinding", "StatementConstruct", "atoms_of",
]  # fmt: skip


def _parts(arguments: tuple[Any, ...]) -> list[Any]:
    return [Str(a) if isinstance(a, str) else sympy.sympify(a) for a in arguments]


def operator_term(operator: Any, arguments: tuple[Any, ...], translate: Translation) -> Term:
    """The operator on the arguments' terms."""
    return apply(operator.name, *(translate(a) for a in arguments))


def binder_term(arguments: tuple[Any, ...], translate: Translation) -> Term:
    """The binder named first, over the domain, of the variable, in the body."""
    operator, domain, variable, body = arguments
    over = translate(domain)
    sort = binder_row(operator.name).variable(over, sort_of(over))
    symbol = Symbol(written(variable.name), sort)
    inside = translate.within(variable, symbol)(body)
    unfold = getattr(translate.names, "unfold", None)
    return bind(operator.name, over, symbol, unfold(inside, symbol) if unfold else inside)


class NumberConstruct(sympy.Expr):
    """An operator of the vocabulary whose value is a number: its name, and the arguments."""

    is_commutative = True

    @property
    def is_simple(self) -> bool:
        """Whether it stands with the symbols in sums and products: an entry, an element of a sequence."""
        return self.args[0].name == "entry" or (
            self.args[0].name == "apply" and "sequence" in getattr(self.args[1].symbol.sort, "properties", ())
        )

    def __new__(cls, *arguments: Any) -> Any:
        return sympy.Expr.__new__(cls, *_parts(arguments))

    def doit(self, **_: Any) -> Any:
        """Itself: it is as it was written."""
        return self

    def as_term(self, translate: Translation) -> Term:
        """What it means."""
        return operator_term(self.args[0], self.args[1:], translate)


class NumberBinding(NumberConstruct):
    """A binder whose value is a number: its name, the domain, the variable and the body."""

    def as_term(self, translate: Translation) -> Term:
        """What it means."""
        return binder_term(self.args, translate)


class MatrixConstruct(sympy.MatrixExpr):
    """An operator whose value is a matrix or a vector: its name, rows, columns, and the arguments."""

    def __new__(cls, *arguments: Any) -> Any:
        return sympy.MatrixExpr.__new__(cls, *_parts(arguments))

    @property
    def shape(self) -> Any:
        """Rows and columns."""
        return self.args[1:3]

    def doit(self, **_: Any) -> Any:
        """Itself: it is as it was written."""
        return self

    def as_term(self, translate: Translation) -> Term:
        """What it means."""
        return operator_term(self.args[0], self.args[3:], translate)


class MatrixBinding(MatrixConstruct):
    """A binder whose value is a matrix: its name, rows, columns, the domain, the variable and the body."""

    def as_term(self, translate: Translation) -> Term:
        """What it means."""
        return binder_term((self.args[0], *self.args[3:]), translate)


class StatementConstruct(Boolean):
    """A statement: the operator's name, and the arguments."""

    def __new__(cls, *arguments: Any) -> Any:
        return Boolean.__new__(cls, *_parts(arguments))

    def as_term(self, translate: Translation) -> Term:
        """What it says."""
        return operator_term(self.args[0], self.args[1:], translate)


class StatementBinding(StatementConstruct):
    """A quantified statement: the binder's name, the domain, the variable and the body."""

    def as_term(self, translate: Translation) -> Term:
        """What it says."""
        return binder_term(self.args, translate)


class SetConstruct(sympy.Basic):
    """A set, a function written out, a distribution: the operator's name, and the arguments."""

    def __new__(cls, *arguments: Any) -> Any:
        return sympy.Basic.__new__(cls, *_parts(arguments))

    def as_term(self, translate: Translation) -> Term:
        """What it means."""
        return operator_term(self.args[0], self.args[1:], translate)


class FunctionBinding(SetConstruct):
    """A function written out: ``lambda``, the domain, the variable and the body."""

    def as_term(self, translate: Translation) -> Term:
        """What it means."""
        return binder_term(self.args, translate)


class Letter(sympy.AtomicExpr):
    """A function or sequence of ours, with a sort that SymPy has no word for.

    key    what the letter is declared under: ``d_`` for a sequence, ``d(`` for a function where d is a number too
    shape  rows and columns of its values; empty where they are numbers
    """

    is_commutative = True

    def __new__(cls, symbol: Symbol, key: str = "", shape: tuple[Any, ...] = ()) -> Any:
        made = sympy.AtomicExpr.__new__(cls)
        made.symbol, made.key, made.value_shape = symbol, key or symbol.name, shape
        return made

    def _hashable_content(self) -> tuple[Any, ...]:
        return (self.key, json.dumps(term_to_json(self.symbol), sort_keys=True))  # SymPy orders by it

    def __call__(self, *arguments: Any) -> Any:
        """The function's value."""
        if self.value_shape:
            return MatrixConstruct("apply", *self.value_shape, self, *arguments)
        return NumberConstruct("apply", self, *arguments)

    def __getitem__(self, index: Any) -> Any:
        """The sequence's element."""
        return self(index)

    def __iter__(self) -> Any:
        raise TypeError("a sequence has no end")  # else Python, and so SymPy, would ask for element after element

    def _sympystr(self, _: Any) -> str:
        return self.symbol.name

    def as_term(self, translate: Translation) -> Term:
        """The letter's symbol, which is declared by being used."""
        return translate.names[self]


def atoms_of(expression: Any) -> set[Any]:
    """The symbols, matrix symbols, letters and undefined functions that occur, bound variables included."""
    if not isinstance(expression, sympy.Basic):
        return set()
    found = expression.atoms(sympy.Symbol, sympy.MatrixSymbol, Letter)
    return found | {applied.func for applied in expression.atoms(AppliedUndef)}
