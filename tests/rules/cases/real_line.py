"""Cases of the rules of functions on the real line: monotone, injective, onto; their limits; sums of positive terms."""

# ruff: noqa: F403, F405

from __future__ import annotations

from symderiv.kernel.theorems import deduce
from symderiv.language.sorts import Function as Sorted
from tests.rules.cases.notation import *

LINE, BELOW = apply("reals"), -INFINITY
END = apply("approaching", INFINITY)
DIFFERENTIABLE = Symbol("f", Sorted((REAL,), REAL, frozenset({"differentiable"})))
V, a, c = Symbol("v", vector(n, "positive")), Symbol("a", REAL), Symbol("c", REAL)
TERM = entry(V, i) * exp(-(entry(V, i) * x))


def on_line(body: Term) -> Term:
    return bind("lambda", LINE, x, body)


def increasing(f: Term) -> Term:
    return apply("strictly_increasing", f, f.domain)


def injective(f: Term, domain: Term = LINE) -> Term:
    return apply("injective", f, domain)


def onto(f: Term, image: Term) -> Term:
    return apply("maps_onto", f, f.domain, image)


def no(statement: Term) -> Term:
    return apply("not", statement)


def at_end(body: Term, end: Term, variable: Symbol = x) -> Term:
    return bind("limit", apply("approaching", end), variable, body)


def tends(body: Term, end: Term, value: object) -> Term:
    return eq(at_end(body, end), value)


def found(body: Term, domain: Term, variable: Symbol = x) -> Theorem:
    return by("limit_by_expansion", limit=limit(body, domain, variable))


def value(f: Term, point: object) -> Term:
    return apply("apply", f, point)


def side(name: str, point: object) -> Term:
    return apply(f"approaching_from_{name}", point)


def rising(body: Term, variable: Symbol = p) -> Theorem:
    """That the derivative of a function of r is positive, everywhere."""
    return everywhere(gt(bind("derivative", variable, r, body), 0), variable)


STRETCHED = on_half_line(r + r)
SIGMOID = 1 / (1 + exp(-x))
ENDS = [found(SIGMOID, apply("approaching", end)) for end in (BELOW, INFINITY)]
WITHIN = [by("sign_of_expression", statement=gt(SIGMOID, 0)), by("sign_of_expression", statement=lt(SIGMOID, 1))]
UNIT = apply("open_interval", 0, 1)
CUBE = [found(x**3, apply("approaching", end)) for end in (BELOW, INFINITY)]
TERMWISE = found(TERM, END)
SMALL = found(1 / (1 + x**2), END)
POSITIVE_QUOTIENT = by("sign_of_expression", statement=gt(1 / (1 + x**2), 0))
LOG_AT_0 = found(log(t), side("above", 0), t)
OF_LOG = limit(log(1 / (1 + x**2)), END)
LIFTED, WITH_B, WITH_T = b + b + 1 / (1 + x**2), 1 / (1 + b**2) + (b - b), 1 / (1 + x**2) + (t - t)
MANY = by("sign_of_expression", statement=gt(exp(entry(u, i)), 0))
EITHER = [deduce(assume(gt(b, 0)), hypothesis=statement) for statement in (eq(x, y), unequal(x, y))]
F1, F2 = value(F, 1), value(F, 2)


CASES = {
    "arctan_below_right_angle": Cases(
        applies=[use(x=y).gives(ge(apply("pi") / 2 - apply("arctan", y), 0))],
        refuses=[use(x=z)],
        fails=ge(1 - apply("arctan", x), 0),
    ),
    "excluded_middle": Cases(
        applies=[
            use(*EITHER).gives(gt(b, 0)),
            use(implies(eq(x, y), gt(b, 0)), implies(unequal(x, y), gt(b, 0))).gives(gt(b, 0)),
        ],
        refuses=[
            use(EITHER[1], EITHER[0]),
            use(EITHER[0], EITHER[0]),
            use(implies(eq(x, y), gt(b, 0)), implies(unequal(x, y), gt(b, 1))),
            use(implies(eq(x, y), gt(b, 0)), implies(unequal(y, b), gt(b, 0))),
            use(gt(b, 0), gt(b, 0)),
        ],
    ),
    "increasing_by_derivative": Cases(
        applies=[
            use(proved(gt(slope(x + x, p), 0)), function=STRETCHED, x=p, t=r).gives(apply("strictly_increasing", STRETCHED, HALF_LINE)),
            use(rising(r**2 + total(b)), function=on_half_line(r**2 + total(b)), x=p, t=r).gives(apply("strictly_increasing", on_half_line(r**2 + total(b)), HALF_LINE)),
            use(rising(r + 1 / b), function=on_half_line(r + 1 / b), x=p, t=r).gives(apply("strictly_increasing", on_half_line(r + 1 / b), HALF_LINE), unequal(b, 0)),
            use(rising(log(r + b)), everywhere(gt(r + b, 0), r), function=on_half_line(log(r + b)), x=p, t=r).gives(apply("strictly_increasing", on_half_line(log(r + b)), HALF_LINE)),
            use(everywhere(gt(slope(value(DIFFERENTIABLE, x) + x), 0), x), function=on_line(value(DIFFERENTIABLE, x) + x), x=x, t=t).gives(increasing(on_line(value(DIFFERENTIABLE, x) + x))),
            use(everywhere(gt(slope(total(exp(x))), 0), x), function=on_line(total(exp(x))), x=x, t=t).gives(increasing(on_line(total(exp(x))))),
        ],
        refuses=[
            use(gt(slope(r * 2, p), 0), function=on_half_line(r * 2), x=p, t=r),
            use(gt(x, 0), function=on_half_line(r * 2), x=p, t=r),
            use(rising(r + r), function=STRETCHED, x=p, t=t),  # t may be negative
            use(rising(r + r), function=STRETCHED, x=p, t=Symbol("t", POSITIVE)),  # t is not 0
            use(everywhere(gt(slope(x + r, p), 0), p), function=bind("lambda", HALF_LINE, x, x + r), x=p, t=r),  # t is not new
            use(rising(r * p), function=on_half_line(r * p), x=p, t=r),  # x is not new
            use(rising(r + (floor(r) - floor(r))), function=on_half_line(r + (floor(r) - floor(r))), x=p, t=r),  # not of continuous functions
            use(rising(total(r, floor(r))), function=on_half_line(total(r, floor(r))), x=p, t=r),  # the range moves
            use(rising(r + area(r + y, 0, 1)), function=on_half_line(r + area(r + y, 0, 1)), x=p, t=r),
            use(everywhere(gt(slope(value(F, x) + x), 0), x), function=on_line(value(F, x) + x), x=x, t=t),  # of F nothing is known
            use(everywhere(gt(slope(x + x, p), 0), p), function=on_line(x + x), x=p, t=t),  # for positive x alone
            use(everywhere(gt(slope(x + x), 0), x), function=on_line(x + x), x=x, t=r),  # t may be negative
            use(everywhere(gt(slope(x + x), 0), x), function=bind("lambda", UNIT, x, x + x), x=x, t=t),
            use(rising(r - number(0) ** r), everywhere(apply("power_defined", 0, r), r), function=on_half_line(r - number(0) ** r), x=p, t=r),  # the base is not positive
            use(rising(log(r)), function=on_half_line(log(r)), x=p, t=r),  # not defined at 0
            use(rising(log(r)), gt(r, 0), function=on_half_line(log(r)), x=p, t=r),  # something is assumed of r
            use(rising(r), function=bind("sum", HALF_LINE, r, r), x=p, t=r),  # no function
            use(everywhere(gt(slope(x, p), 0), p), function=bind("lambda", apply("reals"), x, x), x=p, t=r),  # on the line
            use(rising(r + r, n), function=STRETCHED, x=n, t=r),  # for whole numbers alone
            use(gt(bind("derivative", p, r, r + r), 0), function=STRETCHED, x=p, t=r),  # for one x alone
        ],
    ),
    "injective_by_monotony": Cases(
        applies=[use(increasing(on_line(x**3))).gives(injective(on_line(x**3)))],
        refuses=[use(onto(on_line(x**3), LINE)), use(apply("continuous", on_line(x), LINE))],
        fails=injective(on_line(size(x))),
    ),
    "limit_by_substitution": Cases(
        applies=[
            use(SMALL, POSITIVE_QUOTIENT, LOG_AT_0, limit=OF_LOG, value=log(t), x=x, u=t).gives(eq(OF_LOG, BELOW)),
            use(found(-1 / (1 + x**2), END), by("sign_of_expression", statement=lt(-1 / (1 + x**2), 0)), found(1 / t, side("below", 0), t), limit=limit(1 / (-1 / (1 + x**2)), END), value=1 / t, x=x, u=t)
            .gives(eq(limit(1 / (-1 / (1 + x**2)), END), BELOW)),
            use(tends(LIFTED, INFINITY, b + b), everywhere(gt(LIFTED, b + b), x), eq(limit(exp(t), side("above", b + b), t), exp(b + b)), limit=limit(exp(LIFTED), END), value=exp(t), x=x, u=t)
            .gives(eq(limit(exp(LIFTED), END), exp(b + b))),
        ],
        refuses=[
            use(found(WITH_B, END, b), by("sign_of_expression", statement=gt(WITH_B, 0)), LOG_AT_0, limit=limit(log(1 / (1 + x**2) + (b - b)), END), value=log(t), x=b, u=t),  # x is not new
            use(SMALL, by("sign_of_expression", statement=gt(1 / (1 + p**2), 0)), LOG_AT_0, limit=OF_LOG, value=log(t), x=p, u=t),
            use(found(1 / x, END), POSITIVE_QUOTIENT, LOG_AT_0, limit=OF_LOG, value=log(t), x=x, u=t),
            use(eq(limit(z + x - x, END), 0), everywhere(gt(z + x - x, 0), x), LOG_AT_0, limit=limit(log(z + x - x), END), value=log(t), x=x, u=t),
            use(found(WITH_T, END), by("sign_of_expression", statement=gt(WITH_T, 0)), LOG_AT_0, limit=limit(log(WITH_T), END), value=log(t), x=x, u=t),  # u is not new
            use(SMALL, gt(1 / (1 + x**2), 0), LOG_AT_0, limit=OF_LOG, value=log(t), x=x, u=t),  # for one x alone
            use(SMALL, ge(1 / (1 + b**2), 0), LOG_AT_0, limit=OF_LOG, value=log(t), x=x, u=t),  # no side
            use(SMALL, by("sign_of_expression", statement=gt(1 / (1 + x**2), -1)), LOG_AT_0, limit=OF_LOG, value=log(t), x=x, u=t),
            use(SMALL, POSITIVE_QUOTIENT, found(t**2, side("above", 0), t), limit=OF_LOG, value=log(t), x=x, u=t),
            use(SMALL, POSITIVE_QUOTIENT, found(1 / t, side("below", 0), t), limit=limit(1 / (1 / (1 + x**2)), END), value=1 / t, x=x, u=t),  # from below
            use(SMALL, POSITIVE_QUOTIENT, LOG_AT_0, limit=OF_LOG, value=log(2 * t), x=x, u=t),
            use(SMALL, POSITIVE_QUOTIENT, LOG_AT_0, limit=limit(log(1 / (1 + x**2)) + b, END), value=log(t), x=x, u=t),
            use(found(x, END), everywhere(lt(x, INFINITY), x), eq(limit(exp(-t), side("below", INFINITY), t), 0), limit=limit(exp(-x), END), value=exp(-t), x=x, u=t),  # no number
            use(SMALL, POSITIVE_QUOTIENT, LOG_AT_0, limit=bind("sum", END, x, log(1 / (1 + x**2))), value=log(t), x=x, u=t),
            use(everywhere(eq(limit(x - x + b, END), b), b), everywhere(gt(x - x + b, b), b), eq(limit(t - b, side("above", b), t), b), limit=limit(x - x + b - b, END), value=t - b, x=b, u=t),
            use(SMALL, POSITIVE_QUOTIENT, found(log(t) + x, side("above", 0), t), limit=limit(log(1 / (1 + x**2)) + x, END), value=log(t) + x, x=x, u=t),  # F moves
            use(eq(limit(y, END), x), everywhere(gt(y, x), x), eq(limit(t, side("above", x), t), x), limit=limit(y, END), value=t, x=x, u=t),  # L moves
            use(SMALL, POSITIVE_QUOTIENT, eq(limit(log(p), side("above", 0), p), BELOW), limit=OF_LOG, value=log(p), x=x, u=p),
        ],
    ),
    "limit_of_sum": Cases(
        applies=[
            use(TERMWISE, limit=limit(total(TERM), END), x=x, i=i).gives(eq(limit(total(TERM), END), total(number(0)))),
            use(everywhere(tends(entry(u, i) / x, INFINITY, b), i), limit=limit(total(entry(u, i) / x), END), x=x, i=i).gives(eq(limit(total(entry(u, i) / x), END), total(b))),
            use(found(entry(u, i) + 1 / x, END), limit=limit(total(entry(u, i) + 1 / x), END), x=x, i=i)
            .gives(eq(limit(total(entry(u, i) + 1 / x), END), total(entry(u, i)))),
        ],
        refuses=[
            use(TERMWISE, limit=limit(total(2 * TERM), END), x=x, i=i),
            use(TERMWISE, limit=limit(total(TERM), apply("approaching", BELOW)), x=x, i=i),
            use(tends(TERM, INFINITY, 0), limit=limit(total(TERM), END), x=x, i=i),  # for one i alone
            use(found(x / i, END), limit=limit(total(x / i), END), x=x, i=i),  # infinite
            use(tends(x, INFINITY, 0 * INFINITY), limit=limit(total(x), END), x=x, i=i),
            use(TERMWISE, limit=limit(product(TERM), END), x=x, i=i),
            use(found(1 / x, END), limit=limit(total(1 / x, x), END), x=x, i=i),  # the range moves
            use(found(1 / (x * number(2) ** i), END), limit=limit(bind("sum", apply("from", 1), i, 1 / (x * number(2) ** i)), END), x=x, i=i),
            use(TERMWISE, limit=bind("lambda", LINE, x, total(TERM)), x=x, i=i),
            use(TERMWISE, limit=limit(total(TERM), END), x=p, i=i),
            use(found(entry(V, m) / x, END), limit=limit(total(entry(V, m) / x), END), x=x, i=m),  # i is not new
            use(found(1 / b + (b - b), END, b), limit=limit(total(1 / x + (b - b)), END), x=b, i=i),  # x is not new
            use(TERMWISE, limit=bind("lambda", END, x, total(TERM)), x=x, i=i),
            use(TERMWISE, limit=limit(x, END), x=x, i=i),
            use(found(1 / x + i * number(0), END), limit=limit(bind("sum", apply("range", -5, n), j, 1 / x + j * number(0)), END), x=x, i=i),  # not every index
            use(everywhere(tends(entry(u, i) / x, INFINITY, z), i), limit=limit(total(entry(u, i) / x), END), x=x, i=i),
        ],
    ),
    "not_injective_by_pair": Cases(
        applies=[
            use(eq(F1, F2), by("sign_of_expression", statement=unequal(number(1), 2)), function=F, domain=LINE).gives(no(injective(F))),
            use(eq(value(F, x), value(F, y)), unequal(x, y), apply("member", x, UNIT), apply("member", y, UNIT), function=F, domain=UNIT).gives(no(injective(F, UNIT))),
            use(eq(value(F, 1 / x), value(F, y)), unequal(1 / x, y), function=F, domain=LINE).gives(no(injective(F)), unequal(x, 0)),
        ],
        refuses=[
            use(eq(F1, F2), unequal(number(2), 1), function=F, domain=LINE),
            use(eq(F1, F2), unequal(number(1), 3), function=F, domain=LINE),
            use(eq(F1, value(DIFFERENTIABLE, 2)), unequal(number(1), 2), function=F, domain=LINE),
            use(eq(value(DIFFERENTIABLE, 1), F2), unequal(number(1), 2), function=F, domain=LINE),
            use(eq(F1, F2), unequal(number(1), 2), function=DIFFERENTIABLE, domain=LINE),
            use(eq(value(F, x), value(F, y)), unequal(x, y), apply("member", x, UNIT), function=F, domain=UNIT),
            use(eq(value(F, x), value(F, y)), unequal(x, y), apply("member", y, UNIT), function=F, domain=UNIT),
            use(le(F1, F2), unequal(number(1), 2), function=F, domain=LINE),
            use(eq(value(F, z), F1), unequal(z, 1), apply("member", z, LINE), function=F, domain=LINE),  # no real number
            use(eq(F1, value(F, z)), unequal(number(1), z), apply("member", z, LINE), function=F, domain=LINE),
            use(eq(F1, F2), eq(number(1), 2), function=F, domain=LINE),
        ],
    ),
    "not_onto_by_bound": Cases(
        applies=[
            use(by("sign_of_expression", statement=gt(exp(x), 0)), function=on_line(exp(x)), image=LINE, x=x).gives(no(onto(on_line(exp(x)), LINE))),
            use(everywhere(lt(SIGMOID, c), x), apply("member", c, UNIT), function=on_line(SIGMOID), image=UNIT, x=x).gives(no(onto(on_line(SIGMOID), UNIT))),
            use(everywhere(lt(SIGMOID, 1 / c), x), function=on_line(SIGMOID), image=LINE, x=x).gives(no(onto(on_line(SIGMOID), LINE)), unequal(c, 0)),
        ],
        refuses=[
            use(gt(exp(x), 0), function=on_line(exp(x)), image=LINE, x=x),  # for one x alone
            use(everywhere(ge(x**2, 0), x), function=on_line(x**2), image=LINE, x=x),
            use(everywhere(lt(SIGMOID, c), x), function=on_line(SIGMOID), image=UNIT, x=x),  # c is not known to be there
            use(everywhere(lt(x, x + 1), x), function=on_line(x), image=LINE, x=x),  # the bound moves
            use(everywhere(lt(SIGMOID, 2), x), function=on_line(exp(x)), image=LINE, x=x),
            use(everywhere(gt(b * 0 + exp(b), 0), b), function=on_line(x * 0 + exp(b)), image=LINE, x=b),  # x is not new
            use(by("sign_of_expression", statement=gt(p, 0)), function=on_line(x), image=LINE, x=p),  # for positive x
            use(everywhere(gt(exp(b) - exp(b) + x, b), b), function=on_line(exp(b) - exp(b) + x), image=LINE, x=b),
            use(by("sign_of_expression", statement=gt(exp(x), 0)), function=bind("sum", LINE, x, exp(x)), image=LINE, x=x),
        ],
    ),
    "onto_by_limits": Cases(
        applies=[
            use(*ENDS, *WITHIN, function=on_line(SIGMOID), x=x).gives(onto(on_line(SIGMOID), UNIT)),
            use(*CUBE, function=on_line(x**3), x=x).gives(onto(on_line(x**3), LINE)),
            use(tends(SIGMOID, BELOW, 0), tends(SIGMOID, INFINITY, 1), everywhere(gt(SIGMOID, 0), x), everywhere(lt(SIGMOID, 1), x), function=on_line(SIGMOID), x=x)
            .gives(onto(on_line(SIGMOID), UNIT)),
        ],
        refuses=[
            use(*ENDS, WITHIN[0], function=on_line(SIGMOID), x=x),
            use(*ENDS, WITHIN[1], function=on_line(SIGMOID), x=x),
            use(*ENDS, gt(SIGMOID, 0), WITHIN[1], function=on_line(SIGMOID), x=x),  # for one x alone
            use(*reversed(CUBE), function=on_line(x**3), x=x),
            use(*(eq(at_end(r**3, end, r), end) for end in (BELOW, INFINITY)), function=on_half_line(r**3), x=r),
            use(found(x, apply("approaching", BELOW)), found(x, END), function=on_line(x**2), x=x),  # limits of another
            use(CUBE[0], CUBE[0], function=on_line(x**3), x=x),
            use(CUBE[0], gt(x, 0), function=on_line(x**3), x=x),
            use(tends(floor(x), BELOW, BELOW), tends(floor(x), INFINITY, INFINITY), function=on_line(floor(x)), x=x),  # it jumps
            use(tends(x - 1 / x, BELOW, BELOW), tends(x - 1 / x, INFINITY, INFINITY), function=on_line(x - 1 / x), x=x),  # not defined at 0
            use(*CUBE, function=bind("lambda", HALF_LINE, x, x**3), x=x),
            use(*CUBE, function=bind("sum", LINE, x, x**3), x=x),
            use(*(eq(at_end(p**3, end, p), end) for end in (BELOW, INFINITY)), function=on_line(x**3), x=p),
            use(tends(SIGMOID, BELOW, x - x), ENDS[1], everywhere(gt(SIGMOID, x - x), x), WITHIN[1], function=on_line(SIGMOID), x=x),
            use(ENDS[0], tends(SIGMOID, INFINITY, z), WITHIN[0], everywhere(lt(SIGMOID, z), x), function=on_line(SIGMOID), x=x),
            use(tends(x**3, BELOW, INFINITY), CUBE[1], everywhere(gt(x**3, INFINITY), x), function=on_line(x**3), x=x),
        ],
    ),
    "sum_of_positive_terms": Cases(
        applies=[
            use(MANY, total=total(exp(entry(u, i))), i=i).gives(gt(total(exp(entry(u, i))), 0), ge(n, 1)),
            use(everywhere(gt(entry(u, i), 0), i), total=total(entry(u, i)), i=i).gives(gt(total(entry(u, i)), 0), ge(n, 1)),
            use(by("nonnegative_by_structure", term=entry(u, i) ** 2), total=total(entry(u, i) ** 2), i=i).gives(ge(total(entry(u, i) ** 2), 0)),
        ],
        refuses=[
            use(gt(exp(entry(u, i)), 0), total=total(exp(entry(u, i))), i=i),  # for one i alone
            use(everywhere(gt(i * v, 0), i), total=total(i * v), i=i),  # no number
            use(MANY, total=total(2 * exp(entry(u, i))), i=i),
            use(by("sign_of_expression", statement=gt(exp(entry(u, i)), -1)), total=total(exp(entry(u, i))), i=i),
            use(by("sign_of_expression", statement=unequal(exp(entry(u, i)), 0)), total=total(exp(entry(u, i))), i=i),
            use(MANY, total=product(exp(entry(u, i))), i=i),
            use(by("sign_of_expression", statement=gt(exp(i * x), 0)), total=bind("sum", apply("from", 1), i, exp(i * x)), i=i),  # it may diverge
            use(by("sign_of_expression", statement=gt(p, 0)), total=total(x), i=p),
            use(by("sign_of_expression", statement=gt(exp(entry(u, m)), 0)), total=total(exp(entry(u, m))), i=m),  # i is not new
            use(by("sign_of_expression", statement=gt(i * number(1), 0)), total=bind("sum", apply("range", -5, n), j, j * number(1)), i=i),  # not every index
        ],
        fails=gt(bind("sum", apply("range", 1, k), i, exp(x)), 0),
    ),
}  # fmt: skip
