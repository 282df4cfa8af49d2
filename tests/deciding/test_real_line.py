"""Functions on the line, sums of symbolic length, and denials: what is proved, what is refuted, what stays open."""

from __future__ import annotations

import pytest
from flint import fmpq

from symderiv.deadlines import Deadline
from symderiv.deciding.evaluation_exact import Evaluation
from symderiv.deciding.prove import prove
from symderiv.deciding.refutation import refute, spot_check
from symderiv.kernel.theorems import assume
from symderiv.language.contexts import Context
from symderiv.language.meaning_statements import AGREES, FAILS, HOLDS, UNDEFINED
from symderiv.language.printing import latex
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import POSITIVE, POSITIVE_INTEGER, REAL, Function, vector
from symderiv.language.terms import Symbol, apply, bind, number
from symderiv.reading.formulas import read_formula
from symderiv.rules import excluded_middle

x, b, t = (Symbol(name, REAL) for name in "xbt")
n, i = Symbol("n", POSITIVE_INTEGER), Symbol("i", POSITIVE_INTEGER)
v, u = Symbol("v", vector(n, "positive")), Symbol("u", vector(n))
F = Symbol("F", Function((REAL,), REAL))
SMOOTH = Symbol("f", Function((REAL,), REAL, frozenset({"differentiable"})))
LINE, INFINITY = apply("reals"), apply("infinity")


def on_line(body):
    return bind("lambda", LINE, x, body)


def total(body):
    return bind("sum", apply("range", 1, n), i, body)


def at(vector_symbol):
    return apply("entry", vector_symbol, i)


def increasing(body):
    return apply("strictly_increasing", on_line(body), LINE)


def injective(body):
    return apply("injective", on_line(body), LINE)


def onto(body, image=LINE):
    return apply("maps_onto", on_line(body), LINE, image)


def limit(body, end):
    return bind("limit", apply("approaching", end), x, body)


def no(statement):
    return apply("not", statement)


SIGMOID = 1 / (1 + apply("exp", -x))
MIXTURE = total(at(v) / (1 + apply("exp", -(at(v) * x + at(u)))))
UNIT = apply("open_interval", 0, 1)


@pytest.mark.parametrize("goal", [
    increasing(x**3 + x),
    increasing(SIGMOID),
    increasing(total(apply("exp", at(v) * x))),
    injective(x**3 + x),
    onto(x**3 + x),
    onto(SIGMOID, UNIT),
    no(injective(b * x**2 - b)),
    no(injective(number(0) * x + b)),
    apply("equal", limit(MIXTURE, INFINITY), total(at(v))),
    apply("equal", limit(MIXTURE, -INFINITY), 0),
    apply("greater", total(at(v) * apply("exp", at(u))), 0),
    apply("equal", total(at(u) + at(v)), total(at(u)) + total(at(v))),
    apply("less_equal", apply("arctan", x), apply("pi") / 2),
    apply("greater_equal", apply("arctan", x), -(apply("pi") / 2)),
], ids=latex)  # fmt: skip
def test_proved(goal):
    theorem = prove(goal, Context())
    assert theorem is not None
    assert theorem.assumptions == frozenset()
    assert refute(goal, Context(), deadline=Deadline(5.0)) is None


@pytest.mark.parametrize("goal", [
    increasing(x**2), increasing(-x), injective(x**2), injective(apply("absolute", x)), onto(x**2, UNIT),
    apply("less", total(at(v)), 0), apply("equal", limit(MIXTURE, INFINITY), 0),
    apply("equal", total(at(u) + at(v)), total(at(u))),
], ids=latex)  # fmt: skip
def test_refuted(goal):
    assert prove(goal, Context()) is None
    assert refute(goal, Context(), deadline=Deadline(5.0)) is not None


@pytest.mark.parametrize("goal", [
    increasing(x**3),            # the derivative vanishes at 0: true, and not by the rule
    increasing(apply("apply", SMOOTH, x)), injective(apply("apply", F, x)), onto(apply("arctan", x)),
    no(injective(x**3)), no(onto(x**3)),
    apply("greater", total(at(u)), 0),
    apply("equal", limit(total(apply("apply", F, x * i)), INFINITY), 0),
], ids=latex)  # fmt: skip
def test_not_proved(goal):
    assert prove(goal, Context()) is None


def test_a_function_with_a_slope_is_injective():
    slope = bind("derivative", x, x, apply("apply", SMOOTH, x))
    given = bind("forall", LINE, x, apply("greater", 1 + slope, 0))
    goal = injective(x + apply("apply", SMOOTH, x))
    theorem = prove(goal, Context().assume(given))
    assert theorem is not None
    assert theorem.assumptions == {given}
    assert prove(goal, Context()) is None


def test_a_definition_stands_for_its_values():
    g = Symbol("g", Function((REAL,), REAL))
    context = Context().define(g, on_line(x**3 + x))
    for goal in (apply("strictly_increasing", g, LINE), apply("maps_onto", g, LINE, LINE), apply("injective", g, LINE)):
        assert prove(goal, context) is not None
    assert prove(no(apply("injective", g, LINE)), context) is None


@pytest.mark.parametrize(("body", "known"), [(x**2, FAILS), (x**3, AGREES), (1 / x, AGREES), (b + 0 * x, FAILS)])
def test_whether_a_function_is_injective(body, known):
    evaluation = Evaluation({b: fmpq(2)})
    assert evaluation.truth(injective(body)) is known
    assert evaluation.truth(no(injective(body))) is (HOLDS if known is FAILS else UNDEFINED)


def test_a_strict_inequality_that_rounding_hides():
    goal = apply("less", SIGMOID, 1)
    check = spot_check(goal, Context(), deadline=Deadline(5.0))
    assert check.models >= 32
    assert not check.suspects


def test_vectors_that_are_assumed_to_be_positive_are_drawn():
    w = Symbol("w", vector(number(6)))
    context = Context().assume(apply("positive_entries", w))
    check = spot_check(apply("greater", apply("entry", w, 3), 0), context, deadline=Deadline(5.0))
    assert check.agree == check.models >= 32


def test_what_is_not_so_is_said_in_words():
    assert latex(no(apply("injective", F, LINE))) == r"F \text{ is not injective on } \mathbb{R}"
    assert r"\text{ does not map }" in latex(no(onto(x**3)))
    assert latex(apply("place", 3, 4)) == "34"
    assert latex(apply("place", 3, 10)) == "(3, 10)"


def test_the_inverse_of_a_positive_function_is_written_of_any_number():
    positive = Symbol("s", Function((REAL,), POSITIVE))
    undone = apply("apply", apply("inverse_function", positive), x)
    assert sort_of(undone) == REAL
    read = read_formula("s^{-1}(x) = \\log x", Context(symbols={"s": positive, "x": x}))
    assert not read.unread
    assert read.statements == (apply("equal", undone, apply("log", x)),)


def test_both_cases_are_needed():
    c = apply("greater", t, 0)
    facts = [assume(apply("implies", apply(relation, x, b), c)) for relation in ("equal", "not_equal")]


    assert prove(c, Context(), by=[excluded_middle], facts=facts) is not None
    assert prove(c, Context(), by=[excluded_middle], facts=facts[:1]) is None
