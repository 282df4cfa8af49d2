"""Functions beyond the elementary ones: of networks, Gamma and Beta, of whole numbers, of vectors; norms."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from flint import arb, fmpq, fmpz

from symderiv.errors import LanguageError
from symderiv.language import meaning_exact as exact
from symderiv.language import meaning_matrices as matrices
from symderiv.language.signature import Binder, Operator, Writing
from symderiv.language.sort_rules import all_scalars, matrix_to, number_of
from symderiv.language.sorts import (
    COMPLEX,
    INTEGER,
    NATURAL,
    ONE,
    POSITIVE,
    REAL,
    UNKNOWN,
    Element,
    Function,
    Matrix,
    Scalar,
    Set,
    Sort,
    Unknown,
    has,
)  # fmt: skip
from symderiv.language.terms import Term, apply


def _named(name: str) -> Writing:
    return Writing(rf"\operatorname{{{{{name}}}}}\left({{0}}\right)", 60, (0,))


def _words(*names: str) -> tuple[str, ...]:
    return tuple(rf"\operatorname{{{name}}} #" for name in names)


def _softmax(x: Sort) -> Sort:
    if isinstance(x, Matrix):
        return Matrix(x.rows, x.columns, frozenset({"positive"}))
    if isinstance(x, Unknown):
        return UNKNOWN
    raise LanguageError("a softmax: of a vector")


def _softmax_of(x: Any) -> Any:
    rows = matrices.rows_of(x)
    if len(rows[0]) != 1:
        raise exact.NoMeaning("the softmax of a matrix: by rows or by columns?")
    powers = [exact.exponential(row[0]) for row in rows]
    total = powers[0]
    for power in powers[1:]:
        total = exact.plus(total, power)
    return matrices.shrunk(tuple((exact.divided(power, total),) for power in powers))


def _softmax_in_numpy(x: Any) -> Any:
    powers = np.exp(x)
    return powers / powers.sum(axis=-2, keepdims=True) if x.shape[-1] == 1 else powers * np.nan


def _softmax_moved(x: Term, dx: Term) -> Term:
    """``diag(p) dx - p p^T dx``; of vectors only."""
    p = apply("softmax", x)
    return apply("hadamard", p, dx) - p * (apply("transpose", p) * dx)


def _logistic(x: Any) -> Any:
    return exact.divided(exact.ONE, exact.plus(exact.ONE, exact.exponential(exact.negated(x))))


def _relu(x: Any) -> Any:
    return x if exact.sign(x) > 0 else exact.ZERO


def _gamma(x: Any) -> Any:
    if isinstance(x, fmpq) and x.denominator == 1 and 0 < x <= 2000:
        return fmpq(fmpz.fac_ui(fmpz(x.numerator) - 1))
    if exact.sign(x) <= 0 and (not isinstance(x, fmpq) or x.denominator == 1):
        raise exact.Undefined("the Gamma function at a pole")
    return exact.checked(arb(exact.real(x)).gamma())


def _beta(a: Any, b: Any) -> Any:
    return exact.divided(exact.times(_gamma(a), _gamma(b)), _gamma(exact.plus(a, b)))


def _of_whole_numbers(value: Callable[[int, int], int]) -> Callable[[Any, Any], Any]:
    return lambda a, b: fmpq(value(exact.whole(a), exact.whole(b)))


def _inner(a: Sort, b: Sort) -> Sort:
    if isinstance(a, Matrix | Scalar | Unknown) and isinstance(b, Matrix | Scalar | Unknown):
        return REAL
    if isinstance(a, Function) and isinstance(b, Function):
        return REAL
    if isinstance(a, Element | Unknown) and isinstance(b, Element | Unknown):
        return COMPLEX
    raise LanguageError("an inner product: of two vectors, or of two functions")


def _degree(x: Sort, p: Sort) -> Sort:
    if isinstance(x, Matrix | Scalar | Unknown) and isinstance(p, Scalar | Unknown):
        return number_of("real", "nonnegative")
    raise LanguageError("a norm: of a vector or a matrix")


def _norm_of_degree(x: Any, p: Any) -> Any:
    """Of a vector: the largest modulus, the sum of the moduli, or the p-th root of the sum of their powers."""
    sizes = [exact.absolute(e) for e in matrices.entries(x)]
    if matrices.shape(x)[1] != 1:
        raise exact.NoMeaning("a norm of a matrix with an index")
    if not isinstance(p, fmpq):
        if not p.is_finite():
            return max(sizes) if all(isinstance(s, fmpq) for s in sizes) else _largest(sizes)
        raise exact.Undefined("a norm of an uncertain degree")
    if p < 1:
        raise exact.Undefined("a norm of a degree below 1")
    total: Any = exact.ZERO
    for size in sizes:
        total = exact.plus(total, exact.powered(size, p))
    return exact.powered(total, 1 / p)


def _largest(sizes: list[Any]) -> Any:
    total = arb(exact.real(sizes[0]))
    for size in sizes[1:]:
        total = total.max(arb(exact.real(size)))
    return total


def _entrywise(over: Sort, body: Sort) -> Sort:
    if isinstance(over, Matrix) and isinstance(body, Scalar):
        signs = frozenset(p for p in ("positive", "nonnegative", "nonzero") if has(body, p))
        return Matrix(over.rows, over.columns, signs, "complex" if body.kind == "complex" else "real")
    if UNKNOWN in (over, body):
        return UNKNOWN
    raise LanguageError("a function of each entry: of a vector or a matrix")


def _an_entry(domain: Term, over: Sort) -> Sort:
    if not isinstance(over, Matrix):
        return UNKNOWN
    signs = frozenset(p for p in ("positive", "nonnegative", "nonzero") if has(over, p) and over.columns == ONE)
    return Scalar("complex" if over.kind == "complex" else "real", signs)


def _undoing(function: Sort) -> Sort:
    if isinstance(function, Function) and len(function.arguments) == 1:
        value = function.value
        taken = Scalar(value.kind) if isinstance(value, Scalar) else value
        return Function((taken,), function.arguments[0])  # of any number; it has a value where the function has that one
    if isinstance(function, Unknown):
        return UNKNOWN
    raise LanguageError("an inverse function: of a function of one argument")


def _after(outer: Sort, inner: Sort) -> Sort:
    if isinstance(outer, Function) and isinstance(inner, Function):
        linear = outer.properties & inner.properties & {"linear"}
        return Function(inner.arguments, outer.value, linear)
    if isinstance(outer, Unknown) or isinstance(inner, Unknown):
        return UNKNOWN
    raise LanguageError("a composition: of two functions")


def _mapped(back: int) -> Callable[..., Sort]:
    """The image of a set by a function, or its preimage."""

    def sort(function: Sort, over: Sort) -> Sort:
        if not isinstance(function, Function) or len(function.arguments) != 1 or "sequence" in function.properties:
            raise LanguageError("an image: by a function of one argument")
        points = all(isinstance(s, Scalar | Matrix | Element | Unknown) for s in (*function.arguments, function.value))
        if points and isinstance(over, Set | Unknown):
            return Set(function.arguments[0] if back else function.value)
        raise LanguageError("an image: of a set of points")

    return sort


def _vectorised(function: Callable[[float], float]) -> Any:
    def at(x: float) -> float:
        try:
            return function(x)
        except (ValueError, OverflowError):
            return math.nan

    return np.vectorize(at, otypes=[float])


def _taken(of: Sort) -> Sort:
    """What a map or a matrix takes: where its kernel is."""
    if isinstance(of, Function) and len(of.arguments) == 1:
        return Set(of.arguments[0])
    return Set(Matrix(of.columns, ONE, frozenset(), of.kind)) if isinstance(of, Matrix) else Set(UNKNOWN)


def _spanned(*vectors: Sort) -> Sort:
    first = vectors[0] if vectors else UNKNOWN
    return first if isinstance(first, Set) else Set(first)


def _rank(of: Sort) -> Sort:
    return NATURAL if isinstance(of, Function) else matrix_to(NATURAL)(of)


SPECIAL_FUNCTIONS = (
    # The vector or matrix whose entries are those of the domain, each put in place of the variable.
    Binder("entrywise", _an_entry, _entrywise, Writing("{b}", 60, (0,))),
    Operator("softmax", _softmax, _named("softmax"), reads=_words("softmax", "Softmax", "SoftMax"), exact=_softmax_of,
             numpy=_softmax_in_numpy, differential=_softmax_moved),
    Operator("logistic", all_scalars(POSITIVE), _named("sigmoid"), reads=_words("sigmoid", "sigm", "Sigmoid", "expit", "logistic"),
             differential=lambda x, dx: apply("logistic", x) * (1 - apply("logistic", x)) * dx,
             numpy=lambda x: 1 / (1 + np.exp(-x)), exact=_logistic),
    Operator("relu", all_scalars(number_of("real", "nonnegative")), _named("ReLU"), reads=_words("ReLU", "relu", "RELU", "Relu"),
             numpy=lambda x: np.maximum(x, 0.0), exact=_relu),
    Operator("softplus", all_scalars(POSITIVE), _named("softplus"), reads=_words("softplus", "Softplus"),
             differential=lambda x, dx: apply("logistic", x) * dx,
             numpy=lambda x: np.logaddexp(0.0, x), exact=lambda x: exact.logarithm(exact.plus(exact.ONE, exact.exponential(x)))),
    Operator("sign", all_scalars(INTEGER), _named("sgn"), reads=_words("sgn", "sign", "Sign"), sympy="sign",
             numpy=np.sign, exact=lambda x: fmpq(exact.sign(x))),
    Operator("erf", all_scalars(), _named("erf"), reads=_words("erf"), sympy="erf",
             differential=lambda x, dx: 2 / apply("sqrt", apply("pi")) * apply("exp", -(x**2)) * dx,
             numpy=_vectorised(math.erf), exact=lambda x: exact.checked(arb(exact.real(x)).erf())),
    Operator("gamma", all_scalars(), Writing(r"\Gamma\left({0}\right)", 60, (0,)), reads=(r"\Gamma(#)",), sympy="gamma",
             numpy=_vectorised(math.gamma), exact=_gamma),
    Operator("beta", all_scalars(), Writing(r"\mathrm{{B}}\left({0}, {1}\right)", 60, (0, 0)), sympy="beta", exact=_beta),
    # Of functions: the one that undoes it, and the first after the second.
    Operator("inverse_function", _undoing, Writing("{0}^{{-1}}", 60, (60,))),
    # Of a function and a set: all values at its elements, and all that is mapped into it.
    Operator("image", _mapped(0), Writing(r"{0}\left({1}\right)", 60, (60, 0))),
    Operator("preimage", _mapped(1), Writing(r"{0}^{{-1}}\left({1}\right)", 60, (60, 0))),
    Operator("composed", _after, Writing(r"{0} \circ {1}", 30, (31, 31))),
    Operator("arsinh", all_scalars(), _named("arsinh"), reads=_words("arsinh", "arcsinh", "asinh"), sympy="asinh", numpy=np.arcsinh,
             exact=lambda x: exact.checked(arb(exact.real(x)).asinh())),
    Operator("greatest_common_divisor", all_scalars(NATURAL), Writing(r"\gcd\left({0}, {1}\right)", 60, (0, 0)), reads=(r"\gcd(#, #)", r"\operatorname{gcd}(#, #)"), sympy="gcd",
             exact=_of_whole_numbers(math.gcd)),
    Operator("least_common_multiple", all_scalars(NATURAL), Writing(r"\operatorname{{lcm}}\left({0}, {1}\right)", 60, (0, 0)), reads=(r"\operatorname{lcm}(#, #)", r"\lcm(#, #)"), sympy="lcm",
             exact=_of_whole_numbers(math.lcm)),
    Operator("modulo", all_scalars(REAL), Writing(r"{0} \bmod {1}", 30, (31, 31)), reads=(r"# \bmod #",), sympy="Mod"),
    Operator("rank", _rank, _named("rank"), reads=_words("rank", "rk", "Rank")),
    Operator("vectorised", lambda *_: UNKNOWN, _named("vec"), reads=_words("vec")),
    Operator("dimension", lambda *_: NATURAL, Writing(r"\dim\left({0}\right)", 60, (0,)), reads=(r"\dim #",)),
    Operator("kernel", _taken, Writing(r"\ker\left({0}\right)", 60, (0,)),
             reads=(r"\ker #", *_words("null", "Null", "Nul", "nul", "Ker", "nullspace", "NS"))),
    Operator("span", _spanned, Writing(r"\operatorname{{span}}\left({*}\right)", 60, (0,))),
    # An inner product of vectors of a space that is not stated; of columns of numbers it is written as a product.
    Operator("inner", _inner, Writing(r"\left\langle {0}, {1} \right\rangle", 100, (0, 0))),
    Operator("norm_of_degree", _degree, Writing(r"\left\|{0}\right\|_{{{1}}}", 60, (0, 0)), exact=_norm_of_degree),
    Operator("spectral_norm", matrix_to(number_of("real", "nonnegative")), Writing(r"\left\|{0}\right\|_{{2}}", 60, (0,))),
    # Vectors and matrices by their entries, as functions of the index: from 1 to the number of rows, of columns.
    Operator("vector_from", lambda *_: UNKNOWN, Writing(r"\left({1}\right)_{{\leq {0}}}", 60, (0, 0))),
    Operator("matrix_from", lambda *_: UNKNOWN, Writing(r"\left({2}\right)_{{\leq {0}, \leq {1}}}", 60, (0, 0, 0))),
)  # fmt: skip


def sized_list(name: str, arguments: tuple[Term, ...], sorts: tuple[Sort, ...]) -> Sort | None:
    """The sorts of vectors and matrices given by their entries; else None."""
    if name == "vectorised" and isinstance(sorts[0], Matrix):
        return Matrix(sorts[0].rows * sorts[0].columns, ONE)
    if name not in ("vector_from", "matrix_from"):
        return None
    entry = sorts[-1]
    for _ in arguments[:-1]:
        entry = entry.value if isinstance(entry, Function) else UNKNOWN
    kind = "complex" if getattr(entry, "kind", "") == "complex" else "real"
    return Matrix(arguments[0], ONE if name == "vector_from" else arguments[1], frozenset(), kind)  # type: ignore[arg-type]


__all__ = ["SPECIAL_FUNCTIONS", "sized_list"]
