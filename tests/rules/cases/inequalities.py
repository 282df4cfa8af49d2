"""Cases of the rules of inequalities."""

# ruff: noqa: F403, F405

from __future__ import annotations

from symderiv.language.outcomes import OMEGA
from tests.rules.cases.notation import *

MEAN_LOG = term(r"\mathbb{E}[\log X]")
TAIL = term(r"P(|X| \ge a)")


def of_two(outcome: Symbol) -> Term:
    """X as drawn, times X at an outcome that is a letter."""
    return MEAN.open(Symbol("_other", DRAWN.sort)) * MEAN.open(outcome)


def probability(statement: Term) -> Term:
    return bind("probability", MEAN.domain, Symbol("_other", DRAWN.sort), statement)


ANY_I, SOME_I = Symbol("k", POSITIVE_INTEGER), Symbol("k", REAL)
SMALLER_TERM = shown(le(entry(u, ANY_I), entry(u, ANY_I) + entry(v, ANY_I) ** 2))
UNDER_SIGN = under(ge(x, 0), le(0 * ANY_I, x**2 * ANY_I))
WITHIN = under(apply("member", ANY_I, apply("range", 1, n)), le(x**2 - 1 + 0 * ANY_I, x**2 + 0 * ANY_I))

CASES = {
    "absolute_value_bounded": Cases(
        applies=[use(le(x, y), le(-x, y)).gives(le(size(x), y))],
        refuses=[
            use(le(x, y), le(-t, y)),
            use(le(x, y), le(x, y)),
            use(le(x, y), lt(-x, y)),
            use(le(x, y), le(-x, t)),  # another bound
            use(le(z, y), le(-z, y)),
            use(le(x, z), le(-x, z)),
            use(eq(x, y), eq(-x, y)),
        ],
        fails=implies(le(x, y), le(size(x), y)),
    ),
    "cauchy_schwarz": Cases(
        applies=[use(x=u, y=v, n=n).gives(ge(norm(u) * norm(v) - size(T(u) @ v), 0))],
        refuses=[use(x=u, y=T(v), n=n)],
        fails=ge(norm(u) * norm(v) - 2 * size(T(u) @ v), 0),
    ),
    "exponential_above_tangent": Cases(
        applies=[use(x=2 * x).gives(ge(exp(2 * x) - (1 + 2 * x), 0))],
        refuses=[use(x=z)],
        fails=ge(exp(x) - (1 + 2 * x), 0),
    ),
    "jensen_inequality": Cases(
        applies=[
            use(expectation=MEAN_LOG).gives(ge(log(MEAN) - MEAN_LOG, 0)),
            use(expectation=mean(lambda X: X**2)).gives(ge(mean(lambda X: X**2) - MEAN**2, 0)),
            use(expectation=mean(lambda X: X * log(X))).gives(ge(mean(lambda X: X * log(X)) - MEAN * log(MEAN), 0)),
        ],
        refuses=[
            use(expectation=x),
            use(expectation=term(r"\mathbb{E}[\sin X]")),
            use(expectation=term(r"\mathbb{E}[X^3]")),
            use(expectation=mean(lambda X: X * log(X**2))),
            use(expectation=total(exp(i))),  # no expectation
            use(expectation=bind("expectation", MEAN.domain, Symbol("_other", DRAWN.sort), exp(of_two(DRAWN)))),  # the letter is taken
            use(expectation=mean(lambda X: exp(i1 * X))),  # of a complex number
            use(expectation=mean(lambda X: size(i1 * X))),
        ],
        fails=read(r"\log \mathbb{E}[X] \le \mathbb{E}[\log X]"),
    ),
    "larger_of_two": Cases(
        applies=[use(extremum=apply("maximum", x, y), of=y).gives(ge(apply("maximum", x, y) - y, 0))],
        refuses=[
            use(extremum=apply("maximum", x, y), of=t),
            use(extremum=x, of=x),
            use(extremum=apply("maximum", x, z), of=x),
            use(extremum=apply("maximum", z, x), of=x),
        ],
        fails=ge(x - apply("maximum", x, y), 0),
    ),
    "logarithm_below_tangent": Cases(
        applies=[
            use(x=p).gives(ge(p - 1 - log(p), 0), gt(p, 0)),
            use(x=x).gives(ge(x - 1 - log(x), 0), gt(x, 0)),
        ],
        refuses=[
            use(x=z),
            use(x=A),
        ],
        fails=ge(p - 2 - log(p), 0),
    ),
    "markov_inequality": Cases(
        applies=[use(probability=TAIL, power=number(1)).gives(ge(apply("subtract", term(r"\frac{\mathbb{E}[|X|]}{a}"), TAIL), 0), gt(TAIL.body.arguments[1], 0))],
        refuses=[
            use(probability=term(r"P(X \ge a)"), power=number(1)),
            use(probability=term(r"P(|X| \le a)"), power=number(1)),
            use(probability=term(r"P(|X| \ge a)"), power=number(3)),
            use(probability=x, power=number(1)),
            use(probability=bind("forall", apply("reals"), x, ge(r, b)), power=number(1)),  # no probability
            use(probability=probability(ge(size(of_two(OMEGA)), b)), power=number(1)),  # the letter is taken
            use(probability=term("P(X = 1)"), power=number(1)),
            use(probability=term(r"P(|X| \ge X)"), power=number(1)),  # the bound is random, too
            use(probability=probability(ge(Symbol("u", vector(n, "positive")), b)), power=number(1)),  # a vector
            use(probability=TAIL, power=k),
            use(probability=TAIL, power=3 * one_half),
            use(probability=TAIL, power=number("3/2")),
        ],
        fails=read(r"P(|X| \ge 1) \le \mathbb{E}[|X|] - 1"),
    ),
    "nonnegative_by_structure": Cases(
        applies=[
            use(ge(y, 0), term=y * (x - t) ** 2 / (1 + p)).gives(ge(y * (x - t) ** 2 / (1 + p), 0)),
            use(term=exp(1 / x) * y**2).gives(ge(exp(1 / x) * y**2, 0), unequal(x, 0)),
            use(term=total((entry(u, i) - x) ** 2)).gives(ge(total((entry(u, i) - x) ** 2), 0)),
            use(term=total(exp(1 / x) * (i - y) ** 2)).gives(ge(total(exp(1 / x) * (i - y) ** 2), 0), unequal(x, 0)),
            use(term=total((j - y) ** 2 * exp(1 / (i - x)))).gives(
                ge(total((j - y) ** 2 * exp(1 / (i - x))), 0), bind("forall", apply("range", 1, n), i, unequal(i - x, 0))
            ),
        ],
        refuses=[
            use(term=x * (y - t) ** 2),
            use(term=(y - t) ** 3),
            use(term=x**2 - y**2),
            use(term=total(entry(u, i))),
            use(ge(i, 1), ge(entry(u, i), 0), term=total(entry(u, i))),  # of one i
            use(term=z**2),
            use(ge(y, -1), term=y),
            use(ge(z, 0), term=z),
            use(term=p * x),
            use(term=x * p),
        ],
        fails=ge((x - y) ** 3, 0),
    ),
    "norm_above_largest_entry": Cases(
        applies=[use(x=u, n=n).gives(ge(norm(u) - apply("norm_of_degree", u, apply("infinity")), 0))],
        refuses=[use(x=A, n=n)],
        fails=ge(apply("norm_of_degree", u, apply("infinity")) - norm(u), 0),
    ),
    "order_by_remainder": Cases(
        applies=[
            use(ge(x, 0), eq(y - t, number(2) * x), statement=le(t, y)).gives(le(t, y)),
            use(ge(x, 0), gt(b, 0), eq(y - t, number(2) * x + number(3) * b), statement=gt(y, t)).gives(gt(y, t)),
        ],
        refuses=[
            use(ge(x, 0), eq(y - t, number(-2) * x), statement=le(t, y)),
            use(ge(x, 0), eq(y - t, number(2) * x), statement=le(y, t)),
            use(ge(x, 0), eq(y - t, number(2) * x), statement=lt(t, y)),
            use(ge(x, 1), eq(y - t, number(2) * x), statement=le(t, y)),
            use(ge(z, 0), eq(z - y, number(2) * z), statement=le(y, z)),
            use(gt(x, 0), eq(y - t, number(0) * x), statement=lt(t, y)),
            use(ge(x, 0), eq(y - t, number(2) * x + number(1) * b), statement=le(t, y)),
            use(statement=le(t, y)),
            use(ge(x, 0), eq(y - t, number(2) * x), statement=eq(t, y)),
            use(ge(x, 0), eq(y - z, number(2) * x), statement=le(z, y)),
            use(ge(x, 0), eq(z - t, number(2) * x), statement=le(t, z)),
            use(ge(x, 0), ge(b, 0), eq(y - t, number(2) * x), statement=le(t, y)),
            use(ge(x, 0), eq(y - t, number(2) * b), statement=le(t, y)),  # b may be negative
            use(ge(z, 0), eq(y - t, number(2) * z), statement=le(t, y)),
            use(ge(x, 0), ge(b, 0), eq(y - t, number(2) * x - number(2) * b), statement=le(t, y)),
            use(ge(x, 0), eq(y - t, b), statement=le(t, y)),
            use(le(x, 0), eq(y - t, number(2) * x), statement=le(t, y)),
        ],
        fails=le(x, x - t**2),
    ),
    "order_of_numbers": Cases(
        applies=[
            use(statement=lt(root(45), 7)).gives(lt(root(45), 7)),
            use(statement=gt(1 / (root(2) - 1), 2)).gives(gt(1 / (root(2) - 1), 2), unequal(root(2) - 1, 0)),
        ],
        refuses=[
            use(statement=gt(root(number(2)), root(number(2)))),
            use(statement=gt(1 + i1, 0)),
            use(statement=gt(1 / (root(number(4)) - 2), 0)),
            use(statement=gt(x + 1, x)),
            use(statement=gt(number(2) ** 65, 1)),  # too large a power to be looked at
            use(statement=lt(1, number(2) ** 65)),
            use(statement=eq(1, 1)),
            use(statement=gt(apply("identity", 2), 0)),
        ],
        fails=gt(root(number(2)) + root(number(3)), root(number(10))),
    ),
    "root_above": Cases(
        applies=[use(x=x, c=t).gives(gt(root(x), t), ge(t, 0), gt(x - t**2, 0))],
        refuses=[
            use(x=x, c=z),
            use(x=z, c=x),
        ],
    ),
    "sign_of_expression": Cases(
        applies=[
            use(ge(x, -p), statement=gt(x + 2 * p, 0)).gives(gt(x + 2 * p, 0)),
            use(statement=gt(x / x, 0)).gives(gt(x / x, 0), unequal(x, 0)),
        ],
        refuses=[
            use(statement=gt(x, 0)),
            use(statement=eq(x, x)),
        ],
        fails=gt(1 + x * y / (x + p) ** 2, 0),
    ),
    "sign_on_interval": Cases(
        applies=[use(statement=gt(cos(x), 0), x=x, low=number(0), high=number(1)).gives(gt(cos(x), 0), gt(x, 0), lt(x, 1))],
        refuses=[
            use(statement=gt(cos(x), 0), x=x, low=number(0), high=number(2)),
            use(statement=gt(x, 0), x=x, low=number(1), high=number(0)),
            use(statement=gt(x, 0), x=x, low=number(0), high=number(1)),
            use(statement=gt(x + b**2, 0), x=x, low=number(1), high=number(2)),
            use(statement=unequal(1 / (x - 1), 0), x=x, low=number(0), high=number(2)),
            use(statement=gt(x, 0), x=x, low=number(1), high=apply("infinity")),
            use(statement=gt(1, 0), x=number(1), low=number(0), high=number(1)),
            use(statement=gt(1, 0), x=u, low=number(0), high=number(1)),
            use(statement=gt(1, 0), x=z, low=number(0), high=number(1)),
            use(statement=gt(1, 0), x=x, low=-(number(2) ** 65), high=number(1)),  # too large a power to be looked at
            use(statement=gt(1, 0), x=x, low=number(1), high=number(2) ** 65),
            use(statement=lt(x, INFINITY), x=x, low=number(1), high=number(2)),
            use(statement=eq(x, x), x=x, low=number(1), high=number(2)),
            use(statement=unequal(x + i1, 0), x=x, low=number(1), high=number(2)),  # not real
            use(statement=gt(apply("norm", u), -1), x=x, low=number(1), high=number(2)),
            use(statement=gt(x - 1 / INFINITY, 0), x=x, low=number(1), high=number(2)),
        ],
    ),
    "sine_below_argument": Cases(
        applies=[use(x=x).gives(ge(size(x) - size(sin(x)), 0))],
        refuses=[use(x=z)],
        fails=ge(size(x) - 2 * size(sin(x)), 0),
    ),
    "squares_keep_order": Cases(
        applies=[use(le(x**2, p**2), ge(p, 0)).gives(le(x, p))],
        refuses=[
            use(le(x**2, y**2), ge(x, 0)),
            use(le(x**3, y**3), ge(y, 0)),
            use(le(x**3, p**2), ge(p, 0)),
            use(le(x**2, y**2), ge(y, -1)),
            use(le(z**2, p**2), ge(p, 0)),
            use(le(x**2, z**2), ge(z, 0)),
            use(eq(x**2, p**2), ge(p, 0)),
        ],
        fails=implies(le(x**2, y**2), le(x, y)),
    ),
    "sum_keeps_order": Cases(
        applies=[
            use(SMALLER_TERM, smaller=total(entry(u, i)), larger=total(entry(u, i) + entry(v, i) ** 2), index=ANY_I)
            .gives(le(total(entry(u, i)), total(entry(u, i) + entry(v, i) ** 2))),
            use(UNDER_SIGN, smaller=total(0 * i), larger=total(x**2 * i), index=ANY_I).gives(le(total(0 * i), total(x**2 * i))),
            use(WITHIN, smaller=total(x**2 - 1 + 0 * i), larger=total(x**2 + 0 * i), index=ANY_I)
            .gives(le(total(x**2 - 1 + 0 * i), total(x**2 + 0 * i)), discharged=apply("member", ANY_I, apply("range", 1, n))),
        ],
        refuses=[
            use(le(entry(u, ANY_I), entry(v, ANY_I)), smaller=total(entry(u, i)), larger=total(entry(v, i)), index=ANY_I),  # of one
            use(SMALLER_TERM, smaller=total(entry(u, i)), larger=total(entry(v, i)), index=ANY_I),
            use(SMALLER_TERM, smaller=total(entry(u, i)), larger=total(entry(u, i) + entry(v, i) ** 2, m), index=ANY_I),
            use(le(x, x + 1), smaller=x, larger=x + 1, index=ANY_I),
            use(le(x, y), smaller=product(x), larger=product(y), index=ANY_I),
            use(shown(le(SOME_I, SOME_I + 1)), smaller=total(i), larger=total(i + 1), index=SOME_I),  # of other numbers
            use(shown(le(ANY_I, ANY_I + 1)), smaller=total(ANY_I), larger=total(ANY_I + 1), index=ANY_I),  # the letter is taken
            use(le(u, v), smaller=total(u), larger=total(v), index=ANY_I),
        ],
        fails=le(total(entry(u, i)), total(entry(v, i))),
    ),
    "sum_norm_above_norm": Cases(
        applies=[use(x=u, n=n).gives(ge(apply("norm_of_degree", u, 1) - norm(u), 0))],
        refuses=[use(x=T(u), n=n)],
        fails=ge(norm(u) - apply("norm_of_degree", u, 1), 0),
    ),
    "sum_norm_by_dimension": Cases(
        applies=[use(x=u, n=n).gives(ge(root(n) * norm(u) - apply("norm_of_degree", u, 1), 0))],
        refuses=[use(x=u, n=m)],
    ),
    "triangle_inequality": Cases(
        applies=[use(x=x, y=y).gives(ge(size(x) + size(y) - size(x + y), 0))],
        refuses=[
            use(x=u, y=v),
            use(x=z, y=y),
            use(x=x, y=z),
        ],
        fails=ge(size(x) - size(y) - size(x + y), 0),
    ),
    "triangle_inequality_of_norms": Cases(
        applies=[use(x=u, y=v, n=n).gives(ge(norm(u) + norm(v) - norm(u + v), 0))],
        refuses=[use(x=complex_vector, y=complex_vector, n=n)],
        fails=ge(norm(u) - norm(v) - norm(u + v), 0),
    ),
}  # fmt: skip
