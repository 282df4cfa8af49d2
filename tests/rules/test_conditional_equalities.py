"""What the normal forms and the search for signs must not prove outright: it is false somewhere, or rests on a condition."""

# ruff: noqa: F403, F405

from __future__ import annotations

import pytest

from symderiv.deadlines import Deadline
from symderiv.deciding.refutation import refute
from symderiv.kernel.theorems import KernelError
from symderiv.language.contexts import Context
from symderiv.language.sorts import POSITIVE_INTEGER, Scalar
from symderiv.language.terms import Symbol, apply, bind, free_symbols, number
from tests.rules.cases.notation import *


def trace(a):
    return apply("trace", a)


SHIFT0 = Symbol("_shift0", Scalar("real", frozenset({"positive", "nonnegative"})))
INNER = Symbol("_0", POSITIVE_INTEGER)

# Equations that the normal forms must not prove outright: false somewhere, or resting on a condition.
UNEQUAL = {
    "root of a square": (root(x**2), x),
    "a quotient taken apart": ((x + y) / b, x + y / b),
    "power of a power of a negative number": ((x**2) ** number("1/2"), x),
    "root of a complex exponential": (root(exp(z)), exp(z / 2)),
    "absolute value of a complex exponential": (size(exp(i1 * t)), exp(i1 * t)),
    "logarithm of a complex exponential": (log(exp(z)), z),
    "modulus squared": (size(z) ** 2, z**2),
    "factors moving in the exponent": (product(p**i), product(p)),
    "the variable of one product in another": (product(product(p**i, 1, m)), product(p ** (m * i))),
    "sum of quotients": (total(entry(v, i) / entry(v, i)), n),
    "entry of a number": (entry(number(1), 1), number(0)),
    "norm of a complex vector": (norm(complex_vector), root(T(complex_vector) @ complex_vector)),
    "trace of a product turned round in part": (trace(A @ B @ T(A)), trace(A @ A @ B)),
    "determinant of a sum": (det(A + B), det(A) + det(B)),
    "0 to a power that may be 0": (number(0) ** r, number(0)),
    "a quotient that may be 0 by 0": (x / x, number(1)),
    "power of a sum": ((x + y) ** 2, x**2 + y**2),
}  # fmt: skip

UNEQUAL_MATRICES = {
    "factors exchanged": (A @ B, B @ A),
    "Gram matrix turned round": (T(inv(S)) @ inv(S), inv(T(S) @ S)),
    "inverse of a sum": (inv(A + B), inv(A) + inv(B)),
    "inverse of an inverse without condition": (inv(inv(A)), A),
    "transpose of a product": (T(A @ B), T(A) @ T(B)),
    "diagonal of a sum that cancels": (apply("diagonal", v + apply("hadamard_power", apply("hadamard_power", v, -1), -1)) @ u,
                                       apply("hadamard", v, u)),
    "divided and multiplied": (apply("hadamard", apply("hadamard_divide", u, v), v), u),
}  # fmt: skip


@pytest.mark.parametrize("name", [*UNEQUAL, *UNEQUAL_MATRICES])
def test_not_equal_outright(name):
    rule, (left, right) = (
        ("field_algebra", UNEQUAL[name]) if name in UNEQUAL else ("matrix_algebra", UNEQUAL_MATRICES[name])
    )
    try:
        theorem = by(rule, left=left, right=right)
    except KernelError:
        return
    assert theorem.assumptions
    context = Context().assume(*theorem.assumptions)
    assert refute(theorem.conclusion, context, deadline=Deadline(5.0)) is None
    assert all(s.name != "_0" for a in theorem.assumptions for s in free_symbols(a))


# Relations, with premises, that the search for signs must not prove: they are false in some model.
SIGNLESS = {
    "a difference of positive numbers": ([], gt(p + 1 - p * 2, 0)),
    "a difference by sort": ([], gt(number(3) - 3, 0)),
    "a whole power of a negative number": ([], lt(w**k, 0)),
    "a complex exponential": ([], gt(exp(i1 * t), 0)),
    "a square of a complex number": ([], ge(z**2, 0)),
    "a symbol that is named like a shift": ([ge(b, -p)], ge(b + p, SHIFT0)),
    "a symbol that is named like a bound variable": (
        [gt(INNER, 5)], ge(total(size(i - 5)) - total(i - 5), total(size(i - 5) * 0) + 1)),
    "from the premise turned round": ([le(b, p)], ge(b, p)),
    "product of numbers that are not negative": ([ge(x, 0), ge(y, 0)], gt(x * y, 0)),
    "of a complex vector times itself": ([], ge(T(complex_vector) @ complex_vector, 0)),
}  # fmt: skip


@pytest.mark.parametrize("name", SIGNLESS)
def test_no_sign(name):
    premises, statement = SIGNLESS[name]
    with pytest.raises(KernelError):
        by("sign_of_expression", *premises, statement=statement)
    with pytest.raises(KernelError):
        by("true_by_sort", statement=statement)


def test_conditions_of_a_shift_are_kept():
    theorem = by("sign_of_expression", ge(b, -p), statement=ge(root(b + p - 1) + b + p, 0))
    assert any(s == b for a in theorem.assumptions - {ge(b, -p)} for s in free_symbols(a))


def test_conditions_of_premises_are_kept():
    theorem = by("sign_of_expression", lt(x / x, 1), statement=gt(y, y))
    assert unequal(x, 0) in theorem.assumptions


def test_what_a_sum_needs_it_needs_of_every_term():
    terms = entry(v, i)
    theorem = by("field_algebra", left=total(terms / terms), right=total(number(1) + 0 * i))
    assert theorem.assumptions == {bind("forall", apply("range", 1, n), i, unequal(terms, 0))}


def test_signs_by_sort_hold_where_the_term_is_defined():
    assert by("true_by_sort", statement=gt(1 / exp(1 / x), 0)).assumptions == {unequal(x, 0)}
