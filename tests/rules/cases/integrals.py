"""Cases of the rules of integrals, of expectations and of copies."""

# ruff: noqa: F403, F405

from __future__ import annotations

from symderiv.kernel.theorems import detach
from symderiv.language.sorts import Distribution
from tests.rules.cases.notation import *

BELL = apply("normal", 0, 1)
SEVERAL = Function((INTEGER,), REAL, frozenset({"sequence"}))
c = Symbol("c", SEVERAL)
COUNTED = Symbol("D", Distribution(POSITIVE_INTEGER))
TIMES = Symbol("T", Function((INTEGER,), POSITIVE_INTEGER))


def at(index: object, of: Symbol = c) -> Term:
    return apply("apply", of, index)


def over(domain: Term, variable: Symbol, body: Term) -> Term:
    return bind("expectation", domain, variable, body)


def copies(first: object = 1, last: object = n, of: Term = BELL) -> Term:
    return apply("copies", of, first, last)


def everyone(body: Term, first: object = 1, last: object = n) -> Term:
    return bind("sum", apply("range", first, last), i, body)


def whole(body: Term, variable: Symbol = x) -> Term:
    return bind("integral", apply("reals"), variable, body)


def always(statement: Term, variable: Symbol = x) -> Term:
    return bind("forall", apply("reals"), variable, statement)


def share(of: Term, first: object = 1) -> Term:
    """What a copy has of the sum of all."""
    return of / everyone(at(i), first)


def to_gibbs(f: Term, g: Term, below: Term | None = None) -> Term:
    return whole(f * log(g / (f if below is None else below)))


f, g = apply("apply", F, x), apply("exp", x)
DENSITY = always(ge(f, 0)), eq(whole(f), 1)
GAIN = to_gibbs(f, g)
SUPPOSED = assume(gt(x, 0))
BELOW, ABOVE = (
    detach(specialise(assume(always(implies(gt(x, 0), statement))), by("true_by_sort", statement=apply("member", x, apply("reals")))), SUPPOSED)
    for statement in (le(log(x), x), le(x, log(x)))
)

CASES = {
    "exchange_of_copies": Cases(
        applies=[
            use(expectation=over(copies(), c, share(at(1)))).gives(eq(over(copies(), c, share(at(1))), over(copies(), c, bind("sum", apply("range", 1, n), m, share(at(m))) / n))),
        ],
        refuses=[
            use(expectation=x),
            use(expectation=over(BELL, x, x)),
            use(expectation=over(copies(0), c, share(at(1)))),
            use(expectation=over(copies(last=k), c, at(1) / everyone(at(i), 1, k))),  # no copy, perhaps
            use(expectation=over(copies(), c, share(at(1), 2))),
            use(expectation=over(copies(), c, at(1) * at(2))),
            use(expectation=over(copies(), c, i1 * share(at(1)))),
            use(expectation=over(copies(), c, at(1) * at(1, Symbol("_copies", SEVERAL)))),  # the letter is taken
        ],
        fails=read(r"\mathbb{E}_{z_{1:2} \sim q(z)}\left[\frac{z_1}{z_2}\right] = \mathbb{E}_{z_{1:2} \sim q(z)}\left[\frac{1}{2}\left(\frac{z_1}{z_2} + 1\right)\right]"),
    ),
    "one_copy_apart": Cases(
        applies=[
            use(expectation=over(copies(2), c, over(BELL, x, x * everyone(at(i), 2)))).gives(eq(over(copies(2), c, over(BELL, x, x * everyone(at(i), 2))), over(copies(), c, at(1) * everyone(at(i), 2)))),
            use(expectation=over(BELL, x, over(copies(2), c, x * everyone(at(i), 2)))).gives(eq(over(BELL, x, over(copies(2), c, x * everyone(at(i), 2))), over(copies(), c, at(1) * everyone(at(i), 2)))),
        ],
        refuses=[
            use(expectation=x),
            use(expectation=over(BELL, x, x)),
            use(expectation=over(BELL, x, over(BELL, t, x * t))),
            use(expectation=over(copies(3), c, over(BELL, x, x * everyone(at(i), 2)))),
            use(expectation=over(BELL, x, over(copies(3), c, x * everyone(at(i), 2)))),
            use(expectation=over(copies(2), c, over(apply("normal", 1, 1), x, x * everyone(at(i), 2)))),
            use(expectation=over(apply("normal", 1, 1), x, over(copies(2), c, x * everyone(at(i), 2)))),
            use(expectation=over(copies(2, k), c, over(BELL, x, x * everyone(at(i), 2, k)))),
            use(expectation=over(copies(2), c, over(BELL, x, x * at(2)))),
            use(expectation=over(copies(2), c, over(BELL, x, x * everyone(at(i))))),  # the first is not drawn
            use(expectation=over(copies(2), c, over(BELL, x, i1 * x))),
            use(expectation=over(copies(2), c, over(BELL, x, x * Symbol("_inner", REAL)))),  # the letter is taken
            use(expectation=over(COUNTED, m, over(copies(2, apply("apply", TIMES, m), COUNTED), Symbol("c", Function((INTEGER,), POSITIVE_INTEGER, frozenset({"sequence"}))), x))),  # how many, depends
        ],
        fails=read(r"\mathbb{E}_{q(z)}[\mathbb{E}_{z_{2:3} \sim p(z)}[z - z_2 z_3]] = \mathbb{E}_{z_{1:3} \sim p(z)}[z_1 - z_2 z_3]"),
    ),
    "order_of_integration": Cases(
        applies=[
            use(nested=whole(over(BELL, t, exp(x * t)))).gives(eq(whole(over(BELL, t, exp(x * t))), over(BELL, t, whole(exp(x * t))))),
            use(nested=whole(whole(exp(x * t), t))).gives(eq(whole(whole(exp(x * t), t)), whole(whole(exp(x * t)), t))),
        ],
        refuses=[
            use(nested=x),
            use(nested=whole(x)),
            use(nested=area(whole(x * y), 0, 1)),
            use(nested=whole(area(x * y, 0, 1))),
            use(nested=over(BELL, t, over(apply("normal", t, 1), b, b))),  # it depends on the other
            use(nested=whole(whole(i1 * x * t, t))),
            use(nested=whole(whole(x * t * Symbol("_inner", REAL), t))),  # the letter is taken
        ],
        fails=read(r"\mathbb{E}_{p(x)}[\mathbb{E}_{p(z|x)}[x z]] = \mathbb{E}_{p(z)}[\mathbb{E}_{p(x)}[x z]]"),
    ),
    "gibbs_inequality": Cases(
        applies=[use(*DENSITY, integral=GAIN).gives(le(GAIN, log(whole(g))), always(unequal(f, 0)), always(gt(g / f, 0)))],
        refuses=[
            use(*DENSITY, integral=x),
            use(*DENSITY, integral=area(f * log(g / f), 0, 1, x)),
            use(*DENSITY, integral=to_gibbs(f, g, exp(x))),
            use(*DENSITY, integral=to_gibbs(f, i1 * g)),
            use(always(ge(i1 * f, 0)), eq(whole(i1 * f), 1), integral=to_gibbs(i1 * f, g)),
            use(always(ge(g, 0)), DENSITY[1], integral=GAIN),
            use(ge(f, 0), DENSITY[1], integral=GAIN),
            use(DENSITY[0], eq(whole(f), 2), integral=GAIN),
            use(DENSITY[0], eq(whole(g), 1), integral=GAIN),
            use(DENSITY[0], le(whole(f), 1), integral=GAIN),
            use(*DENSITY, integral=to_gibbs(f, g * Symbol("_z", REAL))),  # the letter is taken
        ],
    ),
    "integral_keeps_order": Cases(
        applies=[
            use(everywhere(le(x, exp(x)), x), smaller=whole(x), variable=x).gives(le(whole(x), whole(exp(x)))),
            use(everywhere(gt(exp(x), x), x), smaller=whole(x), variable=x).gives(le(whole(x), whole(exp(x)))),
            use(everywhere(le(x, exp(x)), x), smaller=over(BELL, x, x), variable=x).gives(le(over(BELL, x, x), over(BELL, x, exp(x)))),
            use(BELOW, smaller=whole(log(x)), variable=x).gives(le(whole(log(x)), whole(x)), always(gt(x, 0)), discharged=gt(x, 0)),
            use(ABOVE, smaller=over(BELL, x, x), variable=x).gives(le(over(BELL, x, x), over(BELL, x, log(x))), discharged=gt(x, 0)),
        ],
        refuses=[
            use(everywhere(eq(x, exp(x)), x), smaller=whole(x), variable=x),
            use(everywhere(le(x, exp(x)), x), smaller=area(x, 0, 1, x), variable=x),
            use(everywhere(le(x, exp(x)), x), smaller=whole(2 * x), variable=x),
            use(everywhere(le(x, exp(x)), x), smaller=whole(exp(x)), variable=x),
            use(everywhere(le(2 * x, exp(x)), x), smaller=whole(t, t), variable=2 * x),
            use(everywhere(le(y, exp(y)), y), smaller=whole(y), variable=y),  # a constant
            use(everywhere(le(p, exp(p)), p), smaller=whole(p, p), variable=p),  # for positive numbers alone
            use(everywhere(le(i1 * x, exp(x)), x), smaller=whole(i1 * x), variable=x),
            use(everywhere(le(x, i1 * x), x), smaller=whole(x), variable=x),
            use(le(x, exp(x)), smaller=whole(x), variable=x),  # for one x alone
            use(le(x, exp(x)), smaller=over(BELL, x, x), variable=x),
        ],
    ),
    "jensen_for_means": Cases(
        applies=[
            use(mean=everyone(log(at(i))) / n).gives(ge(log(everyone(at(i)) / n) - everyone(log(at(i))) / n, 0), bind("forall", apply("range", 1, n), i, gt(at(i), 0)), gt(everyone(at(i)) / n, 0)),
            use(mean=1 / n * everyone(at(i) ** 2)).gives(ge(1 / n * everyone(at(i) ** 2) - (everyone(at(i)) / n) ** 2, 0)),
        ],
        refuses=[
            use(mean=x),
            use(mean=everyone(log(at(i)))),
            use(mean=everyone(log(at(i))) / m),
            use(mean=everyone(log(at(i)), 2) / n),
            use(mean=2 / n * everyone(log(at(i)))),
            use(mean=product(log(at(i))) / n),
            use(mean=everyone(at(i) ** 2, 1, k) / k),
            use(mean=everyone(sin(at(i))) / n),
            use(mean=everyone(size(i1 * at(i))) / n),
            use(mean=everyone((at(i) * variable_of(everyone(x), "_index")) ** 2) / n),  # the letter is taken
        ],
        fails=ge(log(everyone(at(i)) / n) - 2 * everyone(log(at(i))) / n, 0),
    ),
    "order_is_transitive": Cases(
        applies=[
            use(le(x, y), le(y, t)).gives(le(x, t)),
            use(lt(x, y), le(y, t)).gives(lt(x, t)),
            use(ge(x, y), ge(y, t)).gives(ge(x, t)),
            use(ge(x, y), gt(y, t)).gives(gt(x, t)),
            use(eq(x, y), le(y, t)).gives(le(x, t)),
            use(gt(x, y), eq(y, t)).gives(gt(x, t)),
            use(eq(x, y), eq(y, t)).gives(eq(x, t)),
        ],
        refuses=[
            use(le(x, y), le(t, b)),
            use(le(x, y), ge(y, t)),
            use(lt(x, y), gt(y, t)),
            use(unequal(x, y), le(y, t)),
            use(eq(z, y), le(y, t)),
            use(eq(x, z), eq(z, y)),
            use(eq(x, y), eq(y, z)),
        ],
        fails=implies(le(x, y), implies(le(t, y), le(x, t))),
    ),
    "first_term": Cases(
        applies=[use(sum=total(i * x)).gives(eq(total(i * x), 1 * x + bind("sum", apply("range", 2, n), i, i * x)))],
        refuses=[
            use(sum=product(i * x)),
            use(sum=bind("sum", apply("range", 2, n), i, i * x)),
            use(sum=total(x, k)),
            use(sum=bind("sum", apply("range", 1, n), i, A)),
        ],
        fails=eq(total(i * x), bind("sum", apply("range", 2, n), i, i * x)),
    ),
}  # fmt: skip
