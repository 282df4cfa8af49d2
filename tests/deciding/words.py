"""Short names for terms, so that tests read as mathematics."""

from __future__ import annotations

from symderiv.language.sorts import (
    COMPLEX,
    NATURAL,
    POSITIVE,
    POSITIVE_INTEGER,
    REAL,
    Function,
    Matrix,
    Scalar,
    vector,
)  # fmt: skip
from symderiv.language.terms import Symbol, apply, bind, number

K = Symbol("K", POSITIVE_INTEGER)
x, y, a, b, c, t, r0, beta = (Symbol(name, REAL) for name in ("x", "y", "a", "b", "c", "t", "r_0", "\\beta"))
p, alpha, eta = (Symbol(name, POSITIVE) for name in ("p", "\\alpha", "\\eta"))
r = Symbol("r", Scalar("real", frozenset({"nonnegative"})))
n, k = Symbol("n", NATURAL), Symbol("k", NATURAL)
lam = Symbol("\\lambda", COMPLEX)
A, B = Symbol("A", Matrix(K, K)), Symbol("B", Matrix(K, K))
S = Symbol("S", Matrix(K, K, frozenset({"invertible"})))
L = Symbol("L", Matrix(K, K, frozenset({"lower triangular", "positive diagonal entries"})))
Q = Symbol("Q", Matrix(K, K, frozenset({"orthogonal"})))
mu, xx, z, z0, unit = (Symbol(name, vector(K)) for name in ("\\mu", "x", "z", "z_0", "\\tilde z"))
sigma = Symbol("\\sigma", vector(K, "positive"))
sequence = Function((NATURAL,), REAL, frozenset({"sequence"}))
d, g = Symbol("d", sequence), Symbol("g", sequence)
f = Symbol("f", Function((REAL,), REAL, frozenset({"differentiable"})))


def op(name):
    return lambda *arguments: apply(name, *arguments)


equal, unequal, less, greater = map(op, ("equal", "not_equal", "less", "greater"))
at_least, at_most = map(op, ("greater_equal", "less_equal"))
det, tr, T, inv, norm, diag = map(op, ("determinant", "trace", "transpose", "inverse", "norm", "diagonal"))
sin, cos, exp, log, sqrt, absolute = map(op, ("sin", "cos", "exp", "log", "sqrt", "absolute"))
hadamard, entry, of, implies, either = map(op, ("hadamard", "entry", "apply", "implies", "or"))
reals, naturals = apply("reals"), apply("naturals")
i = apply("imaginary_unit")


def identity(size):
    return apply("identity", size)


def column(*entries):
    return apply("matrix", len(entries), 1, *entries)


def total(variable, first, last, body):
    return bind("sum", apply("range", first, last), variable, body)


def product(variable, first, last, body):
    return bind("product", apply("range", first, last), variable, body)


def slope(point, variable, body):
    return bind("derivative", point, variable, body)


def for_all(variable, domain, body):
    return bind("forall", domain, variable, body)


def normal(mean, covariance):
    return apply("normal", mean, covariance)


def density(distribution, at):
    return apply("density_at", distribution, at)


def const(value):
    return number(value)
