"""What SymPy lacks, or would rewrite before anyone had claimed it; every one keeps its form. Entries count from 1."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any

import sympy

from symderiv.deriving.constructs import (
    FunctionBinding,
    Letter,
    MatrixBinding,
    MatrixConstruct,
    NumberBinding,
    NumberConstruct,
    SetConstruct,
    StatementBinding,
    StatementConstruct,
)  # fmt: skip
from symderiv.language.sorts import NATURAL, POSITIVE, REAL, Function
from symderiv.language.sympy_bridge import Translation, written
from symderiv.language.terms import Symbol, Term, apply

__all__ = [
    "Gaussian", "absolute", "big_o", "continuous", "density", "derivative", "diag", "entry", "equal",
    "exists_unique", "forall", "function_of", "function_of_time", "iff", "integers_from", "invertible", "jacobian",
    "last_row", "law", "leading", "lower_triangular", "lower_triangular_matrices", "maps_onto", "matrix", "member",
    "naturals", "nonnegative_reals", "norm", "of_order", "operations", "positive", "positive_diagonal", "product",
    "quadratic_form", "quotient", "sequence", "squared_norm", "squares", "strictly_increasing", "tends_to_infinity",
    "vector", "vectors", "zero",
]  # fmt: skip

diag = sympy.DiagMatrix
nonnegative_reals = sympy.Interval(0, sympy.oo)
naturals = SetConstruct("naturals")

# -- vectors and matrices ---------------------------------------------------------------------------------------------


def vector(name: str, size: Any) -> Any:
    """A column of ``size`` real numbers."""
    return sympy.MatrixSymbol(name, size, 1)


def matrix(name: str, rows: Any, columns: Any) -> Any:
    """A real matrix."""
    return sympy.MatrixSymbol(name, rows, columns)


def zero(size: Any) -> Any:
    """The zero vector."""
    return sympy.ZeroMatrix(size, 1)


def entry(of: Any, row: Any, column: Any = None) -> Any:
    """An entry of a matrix, or of a vector where no column is given; counted from 1."""
    return NumberConstruct("entry", of, row, *([] if column is None else [column]))


def product(*factors: Any) -> Any:
    """The product as it is written: no transpose or inverse is carried out."""

    def times(a: Any, b: Any) -> Any:
        scalar_a, scalar_b = not getattr(a, "is_Matrix", False), not getattr(b, "is_Matrix", False)
        if scalar_a and scalar_b:
            return NumberConstruct("multiply", a, b)
        shape = b.shape if scalar_a else a.shape if scalar_b else (a.shape[0], b.shape[1])
        return NumberConstruct("multiply", a, b) if shape == (1, 1) else MatrixConstruct("multiply", *shape, a, b)

    return reduce(times, map(sympy.sympify, factors))


def quotient(of: Any, by: Any) -> Any:
    """The quotient of two vectors, entry by entry."""
    return MatrixConstruct("hadamard_divide", *of.shape, of, by)


def squares(of: Any) -> Any:
    """The squares of the entries of a vector."""
    return MatrixConstruct("hadamard_power", *of.shape, of, 2)


def absolute(of: Any) -> Any:
    """The absolute value, or modulus, where SymPy's Abs would work it out."""
    return NumberConstruct("absolute", of)


def norm(of: Any) -> Any:
    """The Euclidean norm."""
    return NumberConstruct("norm", of)


def squared_norm(of: Any) -> Any:
    """The square of the Euclidean norm."""
    return norm(of) ** 2


def quadratic_form(form: Any, of: Any) -> Any:
    """``u^T M u``."""
    return product(sympy.Transpose(of), form, of)


def leading(of: Any) -> Any:
    """The leading block of an (n+1) by (n+1) matrix: its first n rows and columns."""
    return MatrixConstruct("leading", of.shape[0] - 1, of.shape[1] - 1, of)


def last_row(of: Any) -> Any:
    """The first n entries of the last row of an (n+1) by (n+1) matrix, as a row."""
    return MatrixConstruct("last_row", 1, of.shape[1] - 1, of)


def jacobian(of: Any, variable: Any) -> Any:
    """The derivative of a vector by a vector, at that vector."""
    return MatrixBinding("derivative", of.shape[0], variable.shape[0], variable, variable, of)


def derivative(of: Any, variable: Any, *, at: Any) -> Any:
    """The derivative of a number by a number, at a point; SymPy's Derivative is the one at the variable itself."""
    return NumberBinding("derivative", at, variable, of)


# -- probability ------------------------------------------------------------------------------------------------------


class _DefinitionOfGaussian:
    """The rule, found when it is asked for."""

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        from symderiv.rules import all_rules

        return all_rules()["definition_of_gaussian"]


class Gaussian(SetConstruct):
    """The normal distribution; ``Gaussian.definition`` is the rule that says what its density is."""

    definition = _DefinitionOfGaussian()

    def __new__(cls, *arguments: Any, mean: Any = None, covariance: Any = None) -> Any:
        given = arguments[1:] if arguments and getattr(arguments[0], "name", "") == "normal" else arguments
        mean, covariance = given if len(given) == 2 else (mean, covariance)
        return SetConstruct.__new__(cls, "normal", mean, covariance)

    def density(self, point: Any) -> Any:
        """Its density at a point."""
        return NumberConstruct("density_at", self, point)


class Law(SetConstruct):
    """The distribution of what depends on a random variable of the part."""

    def as_term(self, translate: Translation) -> Term:
        """The law's binder, over the distribution of the random variable that occurs."""
        return translate.names.law(translate(self.args[1]))  # type: ignore[attr-defined]


class _DensityAt(NumberConstruct):
    def as_term(self, translate: Translation) -> Term:
        law = translate.names.law(translate(self.args[1]))  # type: ignore[attr-defined]
        return apply("density_at", law, translate(self.args[2]))


def law(of: Any) -> Any:
    """The distribution of a random variable, or of what depends on one."""
    return Law("law", of)


def density(of: Any) -> Callable[[Any], Any]:
    """The density of a random variable, or of what depends on one, as a function of the point."""
    return lambda point: _DensityAt("density_at", of, point)


# -- functions, sequences and growth ----------------------------------------------------------------------------------


def function_of(variable: Any, value: Any, domain: Any = nonnegative_reals) -> Any:
    """The function ``variable ↦ value`` on a set."""
    return FunctionBinding("lambda", domain, variable, value)


def sequence(name: str, *, positive: bool = False) -> Any:
    """A sequence of real, or positive, numbers with indices 0, 1, 2, …: ``d = sequence("d")`` and ``d[k]``."""
    value = POSITIVE if positive else REAL
    return Letter(Symbol(written(name), Function((NATURAL,), value, frozenset({"sequence"}))), f"{written(name)}_")


def function_of_time(name: str) -> Any:
    """A differentiable function of a real number."""
    return Letter(Symbol(written(name), Function((REAL,), REAL, frozenset({"differentiable"}))), f"{written(name)}(")


def operations(of: Any) -> Any:
    """The number of arithmetic operations in the evaluation of an expression as it is written."""
    return NumberConstruct("operations", of)


def big_o(of: Any) -> Any:
    """The asymptotic class; see `of_order` for the statement."""
    return SetConstruct("big_o", of)


# -- statements -------------------------------------------------------------------------------------------------------


def equal(a: Any, b: Any) -> Any:
    """``a = b``, where SymPy's Eq would decide it."""
    return StatementConstruct("equal", a, b)


def invertible(of: Any) -> Any:
    """The matrix is invertible."""
    return StatementConstruct("invertible", of)


def lower_triangular(of: Any) -> Any:
    """The matrix is lower triangular."""
    return StatementConstruct("lower_triangular", of)


def positive(of: Any) -> Any:
    """All entries of the vector are positive; of a number: it is positive."""
    return StatementConstruct("positive_entries", of) if of.is_Matrix else StatementConstruct("greater", of, 0)


def positive_diagonal(of: Any) -> Any:
    """All entries on the diagonal of the matrix are positive."""
    return StatementConstruct("positive_diagonal", of)


def member(of: Any, within: Any) -> Any:
    """The element is in the set."""
    return StatementConstruct("member", of, within)


def iff(a: Any, b: Any) -> Any:
    """Both statements hold, or neither does."""
    return StatementConstruct("iff", a, b)


def of_order(f: Any, g: Any, n: Any) -> Any:
    """``f = O(g)`` as ``n`` grows."""
    return StatementConstruct("of_order", f, g, n)


def forall(variable: Any, domain: Any, statement: Any) -> Any:
    """The statement holds for every element of the set."""
    return StatementBinding("forall", domain, variable, statement)


def exists_unique(variable: Any, domain: Any, statement: Any) -> Any:
    """The statement holds for exactly one element of the set."""
    return StatementBinding("exists_unique", domain, variable, statement)


def strictly_increasing(function: Any, domain: Any = nonnegative_reals) -> Any:
    """The function is strictly increasing on the set."""
    return StatementConstruct("strictly_increasing", function, domain)


def continuous(function: Any, domain: Any = nonnegative_reals) -> Any:
    """The function is continuous on the set."""
    return StatementConstruct("continuous", function, domain)


def maps_onto(function: Any, domain: Any = nonnegative_reals, image: Any = nonnegative_reals) -> Any:
    """The function maps the first set onto the second."""
    return StatementConstruct("maps_onto", function, domain, image)


def tends_to_infinity(value: Any, index: Any) -> Any:
    """The sequence tends to infinity as its index 0, 1, 2, … does."""
    return StatementBinding("tends_to_infinity", integers_from(0), index, value)


# -- sets -------------------------------------------------------------------------------------------------------------


def integers_from(start: Any) -> Any:
    """The integers from a number on."""
    return SetConstruct("from", start)


def vectors(size: Any) -> Any:
    """All vectors of a size."""
    return SetConstruct("vectors", size)


def lower_triangular_matrices(size: Any) -> Any:
    """All lower triangular matrices of a size."""
    return SetConstruct("lower_triangular_matrices", size)
