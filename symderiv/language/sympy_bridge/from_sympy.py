"""Terms from SymPy expressions.

SymPy has evaluated what it was given; what is left is taken as it stands. The order of summands and factors, which
SymPy forgets, is chosen anew: what is negative last, numbers before symbols before what is compound (but k + 1).

An object that is none of SymPy's own classes says what it means itself, by a method ``as_term(translate)``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import cache, reduce
from typing import Any

import sympy
from sympy.core.function import AppliedUndef
from sympy.matrices.expressions.matexpr import MatrixElement

from symderiv.errors import LanguageError
from symderiv.language.sorting import variable_of
from symderiv.language.sorts import Scalar, Sort
from symderiv.language.terms import Bind, Number, Symbol, Term, apply, bind, number
from symderiv.language.vocabulary import VOCABULARY

__all__ = ["Translation", "sort_in_sympy", "term_of", "written"]

_WITH_A_CASE = {"add", "multiply", "power", "sqrt", "inverse", "blocks", "sum", "product", "derivative", "limit"}
_SIGNS = ("positive", "negative", "nonnegative", "nonpositive", "nonzero")
_MANY_ARGUMENTS = {"and", "or", "hadamard"}


def sort_in_sympy(atom: Any) -> Sort:
    """The sort that a SymPy symbol, matrix symbol or undefined function has by its assumptions, dimensions left out.

    Raises `LanguageError` for a symbol of which nothing is assumed: to SymPy it is complex, and few mean that.
    """
    properties = frozenset(p for p in _SIGNS if getattr(atom, f"is_{p}", None))
    if atom.is_integer:
        return Scalar("integer", properties)
    if atom.is_extended_real:
        return Scalar("real", properties)
    if atom.is_complex:
        return Scalar("complex", properties & {"nonzero"})
    raise LanguageError(f"nothing is said of {atom}", hint=f'say what it is, as in Symbol("{atom}", real=True)')


def term_of(expression: Any, names: Mapping[Any, Symbol]) -> Term:
    """The term that a SymPy expression (or a Python number) stands for.

    names  the symbol for each SymPy symbol, matrix symbol and undefined function that occurs

    Raises `LanguageError` for a symbol without a name, and for a construct the vocabulary does not have.
    """
    return Translation(names)(expression)


class Translation:
    """The passage from SymPy to terms under some names; a callable."""

    def __init__(self, names: Mapping[Any, Symbol]) -> None:
        self.names = names

    def __call__(self, expression: Any) -> Term:
        """The term of an expression."""
        if hasattr(expression, "as_term"):
            return expression.as_term(self)
        expression = sympy.sympify(expression)
        if isinstance(expression, sympy.MatrixBase):
            entries = [self(e) for e in expression]
            return entries[0] if expression.shape == (1, 1) else apply("matrix", *expression.shape, *entries)
        if isinstance(expression, sympy.Symbol | sympy.MatrixSymbol):
            return self._named(expression)
        if isinstance(expression, sympy.Number) and expression.is_Rational:
            return rational(expression.p, expression.q)
        constants, classes = _correspondence()
        if expression in constants:
            return apply(constants[expression])
        for cls in type(expression).__mro__:
            if cls in classes:
                return self._applied(classes[cls], expression.args)
            if case := _cases().get(cls):
                return case(self, expression)
        raise LanguageError(f"there is no term for {type(expression).__name__}: {expression}")

    def within(self, variable: Any, symbol: Symbol) -> Translation:
        """The translation inside a binder, whose variable has a symbol of its own."""
        inner = getattr(self.names, "within", None)
        return Translation(inner(variable, symbol) if inner else {**self.names, variable: symbol})

    def _named(self, atom: Any) -> Symbol:
        try:
            return self.names[atom]
        except KeyError:
            raise LanguageError(f"{atom} was not declared") from None

    def _applied(self, operator: str, arguments: Iterable[Any]) -> Term:
        terms = [self(a) for a in arguments]
        if operator in _MANY_ARGUMENTS:
            return reduce(lambda a, b: apply(operator, a, b), terms)
        return apply(operator, *terms)

    def _sum(self, expression: Any) -> Term:
        terms = sorted(expression.args, key=_place_in_sum(expression.args))
        total = None
        for term in terms:
            if total is not None and _is_negative(term):
                total = apply("subtract", total, self(-term))
            else:
                total = self(term) if total is None else apply("add", total, self(term))
        assert total is not None
        return total

    def _product(self, expression: Any) -> Term:
        scalar, matrices = expression.as_coeff_matrices() if expression.is_Matrix else (expression, [])
        coefficient, rest = scalar.as_coeff_Mul() if scalar.is_Mul or scalar.is_Number else (sympy.S.One, scalar)
        factors = sorted(sympy.Mul.make_args(rest), key=_place_in_product)
        above = [self(f) for f in factors if not _is_below(f) and f != 1]
        below = [self(1 / f) for f in factors if _is_below(f)]
        p, q = abs(coefficient).p if coefficient.is_Rational else 1, coefficient.q if coefficient.is_Rational else 1
        above = [number(p)] * (p != 1) + above + [self(m) for m in matrices]
        below = [number(q)] * (q != 1) + below
        value = _times(above) if not below else apply("divide", _times(above), _times(below))
        return apply("negate", value) if coefficient.is_Rational and coefficient < 0 else value

    def _power(self, expression: Any) -> Term:
        base, exponent = expression.args
        if exponent == sympy.Rational(1, 2):
            return apply("sqrt", self(base))
        if _is_below(expression) and not base.is_Matrix:
            return apply("divide", 1, self(1 / expression))
        return apply("power", self(base), self(exponent))

    def _over_range(self, operator: str) -> Callable[[Any], Term]:
        def translated(expression: Any) -> Term:
            body, *limits = expression.args
            inner: Any = self
            domains = []
            for variable, first, last in limits:
                domain = apply("range", inner(first), inner(last))
                symbol = variable_of(Bind(operator, domain, number(0), written(variable.name)))
                domains.append((domain, symbol))
                inner = inner.within(variable, symbol)
            term: Term = inner(body)
            for domain, symbol in domains:
                term = bind(operator, domain, symbol, term)
            return term

        return translated

    def _derivative(self, expression: Any) -> Term:
        body, *variables = expression.args
        term = self(body)
        for variable, times in variables:
            symbol = self._named(variable)
            for _ in range(int(times)):
                term = bind("derivative", symbol, symbol, term)
        return term

    def _entry(self, expression: Any) -> Term:
        matrix, row, column = expression.args
        vector = matrix.shape[1] == 1
        return apply("entry", self(matrix), self(row + 1), *([] if vector else [self(column + 1)]))

    def _blocks(self, expression: Any) -> Term:
        blocks = expression.args[0]
        if blocks.shape != (2, 2):
            raise LanguageError("a block matrix is of two by two blocks here")
        return apply("blocks", *(self(b) for b in blocks))

    def _interval(self, expression: Any) -> Term:
        start, end, left_open, right_open = expression.args
        ends = ["open" if is_open else "closed" for is_open in (left_open, right_open)]
        return apply(f"{'_'.join(dict.fromkeys(ends))}_interval", self(start), self(end))

    def _function(self, expression: Any) -> Term:
        return apply("apply", self._named(expression.func), *(self(a) for a in expression.args))


def rational(p: int, q: int) -> Term:
    """A number as it is written: ``-1/2`` is minus one over two."""
    value: Term = number(abs(p)) if q == 1 else apply("divide", abs(p), q)
    return apply("negate", value) if p < 0 else value


GREEK = frozenset(
    {
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu",
        "nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega", "Gamma", "Delta",
        "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega", "ell",
    }
)  # fmt: skip


def written(name: str) -> str:
    """A SymPy name as it is written in LaTeX: ``mu`` is ``\\mu``, ``z_0`` stays, ``\\tilde{z}`` loses its braces."""
    name = re.sub(r"^(\\[a-z]+)\{(\w)\}", r"\1 \2", name)
    letter, _, index = name.partition("_")
    letter = "lambda" if letter == "lamda" else letter  # Python keeps the other spelling for itself
    letter = f"\\{letter}" if letter in GREEK else letter
    return f"{letter}_{index}" if index else letter


@cache
def _correspondence() -> tuple[Mapping[Any, str], Mapping[Any, str]]:
    """SymPy's constants, and its classes, with the operator of the vocabulary that means the same."""
    constants, classes = {}, {}
    for row in VOCABULARY.values():
        meant = getattr(sympy, row.sympy, None) if row.sympy and row.name not in _WITH_A_CASE else None
        if isinstance(meant, type) and meant.__name__ != "FiniteSet":
            classes[meant] = row.name
        elif isinstance(meant, sympy.Basic):
            constants[meant] = row.name
    return constants, {**classes, sympy.FiniteSet: "set"}


@cache
def _cases() -> Mapping[Any, Callable[[Translation, Any], Term]]:
    """SymPy's classes that need more than a name."""
    return {
        sympy.Add: Translation._sum, sympy.MatAdd: Translation._sum,
        sympy.Mul: Translation._product, sympy.MatMul: Translation._product,
        sympy.Pow: Translation._power, sympy.MatPow: Translation._power,
        sympy.Sum: lambda to, e: to._over_range("sum")(e), sympy.Product: lambda to, e: to._over_range("product")(e),
        sympy.Derivative: Translation._derivative, MatrixElement: Translation._entry,
        sympy.BlockMatrix: Translation._blocks, sympy.Inverse: lambda to, e: apply("inverse", to(e.arg)),
        sympy.Interval: Translation._interval, AppliedUndef: Translation._function,
        type(sympy.S.NegativeInfinity): lambda to, e: apply("negate", apply("infinity")),
        sympy.Float: lambda to, e: Number(Fraction(str(e))),
    }  # fmt: skip


def _times(factors: list[Term]) -> Term:
    return reduce(lambda a, b: apply("multiply", a, b), factors) if factors else number(1)


def _is_negative(term: Any) -> bool:
    coefficient = term.as_coeff_mmul()[0] if term.is_MatMul else term.as_coeff_Mul()[0]
    if term.is_MatMul and not coefficient.is_Number:
        coefficient = coefficient.as_coeff_Mul()[0]
    return bool(coefficient.is_Number and coefficient.is_negative)


def _is_below(factor: Any) -> bool:
    """Whether a factor belongs under the fraction bar: a power whose exponent is negative."""
    return bool(factor.is_Pow and not factor.is_Matrix and _is_negative(factor.exp))


def _rank(part: Any) -> int:
    if part.is_Number:
        return 0
    if part in (sympy.pi, sympy.E, sympy.I):
        return 1
    return 2 if isinstance(part, sympy.Symbol | sympy.MatrixSymbol) or getattr(part, "is_simple", False) else 3


def _place_in_sum(terms: Iterable[Any]) -> Callable[[Any], tuple[bool, int, str]]:
    compound = any(_rank(-t if _is_negative(t) else t) == 3 for t in terms)
    return lambda t: (_is_negative(t), _rank(t) if compound or not t.is_Number else 4, _name(t))


def _place_in_product(factor: Any) -> tuple[int, bool, str]:
    base = factor.base if factor.is_Pow else factor
    return _rank(base), isinstance(factor, sympy.exp), _name(base)


def _name(part: Any) -> str:
    if _rank(part) != 2:
        return ""
    if hasattr(part, "as_term"):  # letters before f(x); an entry a_i as the letter a
        return str(part.args[1]) if part.args and str(part.args[0]) == "entry" else f"~{part}"
    return str(part)
