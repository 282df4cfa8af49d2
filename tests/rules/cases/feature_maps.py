"""Cases of the rules of maps of pixels: correlations written out, receptive fields."""

# ruff: noqa: F403, F405

from __future__ import annotations

from functools import reduce

from tests.rules.cases.notation import *

THREE, TWO, ONE = number(3), number(2), number(1)
KERNEL, ROW = Symbol("K", Matrix(THREE, THREE)), Symbol("R", Matrix(ONE, THREE))
MAP, STRIP, OTHER = Symbol("M", Matrix(TWO, TWO)), Symbol("M", Matrix(ONE, THREE)), Symbol("O", Matrix(TWO, TWO))
WEIGHTS, MANY = Symbol("a", vector(TWO)), Symbol("v", vector(n))
FOR = Symbol("N", Matrix(TWO, TWO))  # what proofs are about: any map
WIDE = Symbol("D", Matrix(TWO, THREE))


def correlated(kernel: Term, image: Term, i: object, j: object) -> Term:
    return entry(apply("cross_correlation", kernel, image), i, j)


def pixels(*terms: tuple[Term, int, int], of: Term = MAP) -> Term:
    """``c_1 M_p1 + c_2 M_p2 + ...``."""
    return reduce(lambda a, b: a + b, (c * entry(of, i, j) for c, i, j in terms))


def field(body: Term, of: Symbol = MAP, domain: Term | None = None) -> Term:
    return bind("receptive_field", domain or apply("matrices", 2, 2), of, body)


def places(*at: tuple[int, int]) -> Term:
    return apply("set", *(apply("place", i, j) for i, j in at))


def within(a: Term, b: Term) -> Term:
    return apply("subset_equal", a, b)


def form(of: Term = MAP) -> Term:
    """``e^b M_11 + 2 M_12``."""
    return pixels((exp(b), 1, 1), (number(2), 1, 2), of=of)


def itself(term: Term, *given: Term) -> Theorem:
    return by("field_algebra", *given, left=term, right=term)


FORM, PLAIN = form(), itself(form(FOR))
ONE_OF = pixels((t, 1, 1), of=FOR)
POSITIVE = by("sign_of_expression", statement=gt(exp(b), 0))
BOTH, ALL = places((1, 1), (1, 2)), places((1, 1), (1, 2), (2, 1), (2, 2))
AT_CORNER = (entry(KERNEL, 2, 2) * entry(MAP, 1, 1) + entry(KERNEL, 2, 3) * entry(MAP, 1, 2)
             + entry(KERNEL, 3, 2) * entry(MAP, 2, 1) + entry(KERNEL, 3, 3) * entry(MAP, 2, 2))  # fmt: skip
AT_END = (entry(KERNEL, 1, 1) * entry(MAP, 1, 1) + entry(KERNEL, 1, 2) * entry(MAP, 1, 2)
          + entry(KERNEL, 2, 1) * entry(MAP, 2, 1) + entry(KERNEL, 2, 2) * entry(MAP, 2, 2))  # fmt: skip
ALONG = entry(ROW, 1, 1) * entry(STRIP, 1, 1) + entry(ROW, 1, 2) * entry(STRIP, 1, 2) + entry(ROW, 1, 3) * entry(STRIP, 1, 3)


CASES = {
    "correlation_written_out": Cases(
        applies=[
            use(entry=correlated(KERNEL, MAP, 1, 1)).gives(eq(correlated(KERNEL, MAP, 1, 1), AT_CORNER)),
            use(entry=correlated(KERNEL, MAP, 2, 2)).gives(eq(correlated(KERNEL, MAP, 2, 2), AT_END)),
            use(entry=correlated(ROW, STRIP, 1, 2)).gives(eq(correlated(ROW, STRIP, 1, 2), ALONG)),
        ],
        refuses=[
            use(entry=correlated(KERNEL, MAP, 3, 1)),
            use(entry=correlated(KERNEL, MAP, 1, 3)),
            use(entry=correlated(KERNEL, MAP, 0, 1)),
            use(entry=correlated(KERNEL, MAP, 1, 0)),
            use(entry=correlated(KERNEL, MAP, number("3/2"), 1)),
            use(entry=correlated(KERNEL, MAP, 1, number("3/2"))),
            use(entry=correlated(KERNEL, MAP, m, 1)),
            use(entry=correlated(KERNEL, A, 1, 1)),  # of no known size
            use(entry=correlated(MAP, MAP, 1, 1)),  # no middle
            use(entry=correlated(WIDE, MAP, 1, 1)),
            use(entry=correlated(T(WIDE), MAP, 1, 1)),
            use(entry=correlated(Symbol("K", Matrix(number(101), number(101))), MAP, 1, 1)),  # too long
            use(entry=entry(MAP, 1, 1)),
            use(entry=correlated(x, MAP, 1, 1)),
        ],
        fails=eq(correlated(KERNEL, MAP, 1, 1), entry(KERNEL, 1, 1) * entry(MAP, 1, 1)),
    ),
    "entry_of_positive_vector": Cases(
        applies=[use(apply("positive_entries", WEIGHTS), i=TWO).gives(gt(entry(WEIGHTS, 2), 0))],
        refuses=[
            use(apply("positive_entries", WEIGHTS), i=THREE),
            use(apply("positive_entries", WEIGHTS), i=number(0)),
            use(apply("positive_entries", WEIGHTS), i=number("3/2")),
            use(apply("positive_entries", WEIGHTS), i=m),
            use(apply("positive_entries", MANY), i=ONE),
            use(apply("positive_entries", MAP), i=ONE),
            use(apply("nonzero_entries", WEIGHTS), i=ONE),
        ],
        fails=gt(entry(WEIGHTS, 1), 0),
    ),
    "receptive_field_of_linear_form": Cases(
        applies=[
            use(PLAIN, POSITIVE, statement=eq(field(FORM), BOTH), x=FOR).gives(eq(field(FORM), BOTH)),
            use(PLAIN, statement=within(field(FORM), ALL), x=FOR).gives(within(field(FORM), ALL)),
            use(itself(ONE_OF, gt(b, 0)), unequal(t, 0), statement=eq(field(pixels((t, 1, 1))), places((1, 1))), x=FOR)
            .gives(eq(field(pixels((t, 1, 1))), places((1, 1)))),
            use(itself(entry(FOR, 2, 1)), statement=eq(field(entry(MAP, 2, 1)), places((2, 1))), x=FOR).gives(eq(field(entry(MAP, 2, 1)), places((2, 1)))),
        ],
        refuses=[
            use(PLAIN, statement=eq(field(FORM), BOTH), x=FOR),  # a coefficient may be 0
            use(PLAIN, by("sign_of_expression", statement=gt(exp(t), 0)), statement=eq(field(FORM), BOTH), x=FOR),
            use(PLAIN, by("sign_of_expression", statement=gt(exp(b), -1)), statement=eq(field(FORM), BOTH), x=FOR),
            use(PLAIN, POSITIVE, statement=eq(field(FORM), ALL), x=FOR),
            use(PLAIN, POSITIVE, statement=within(field(FORM), places((1, 1))), x=FOR),
            use(PLAIN, POSITIVE, statement=eq(field(FORM), places((1, 1), (2, 1))), x=FOR),
            use(itself(pixels((number(0), 1, 1), of=FOR)), statement=eq(field(pixels((number(0), 1, 1))), places((1, 1))), x=FOR),
            use(itself(pixels((b, 1, 1), (-b, 1, 1), of=FOR)), unequal(b, 0), unequal(-b, 0), statement=eq(field(pixels((b, 1, 1), (-b, 1, 1))), places((1, 1))), x=FOR),  # twice
            use(itself(pixels((entry(FOR, 1, 2), 1, 1), of=FOR)), statement=within(field(pixels((entry(MAP, 1, 2), 1, 1))), places((1, 1))), x=FOR),  # no linear form
            use(itself(pixels((b, 1, 1), of=OTHER) + entry(FOR, 1, 2)), statement=within(field(pixels((b, 1, 1), of=OTHER) + entry(MAP, 1, 2)), BOTH), x=FOR),
            use(itself(entry(OTHER, 1, 1) + entry(FOR, 1, 2)), statement=within(field(entry(OTHER, 1, 1) + entry(MAP, 1, 2)), BOTH), x=FOR),
            use(eq(entry(FOR, 2, 2), entry(FOR, 1, 1)), statement=eq(field(entry(MAP, 2, 2)), places((1, 1))), x=FOR),  # for one map alone
            use(itself(entry(FOR, 2, 2)), statement=eq(field(entry(MAP, 1, 1)), places((2, 2))), x=FOR),
            use(itself(pixels((b, 1, 1), of=OTHER)), unequal(b, 0), statement=eq(field(pixels((b, 1, 1), of=OTHER)), places((1, 1))), x=OTHER),  # x is not new
            use(itself(pixels((b, 1, 1), of=KERNEL)), unequal(b, 0), statement=eq(field(pixels((b, 1, 1))), places((1, 1))), x=KERNEL),
            use(ge(ONE_OF, ONE_OF), unequal(t, 0), statement=eq(field(pixels((t, 1, 1))), places((1, 1))), x=FOR),
            use(PLAIN, POSITIVE, statement=apply("superset_equal", field(FORM), BOTH), x=FOR),
            use(PLAIN, POSITIVE, statement=eq(bind("such_that", apply("matrices", 2, 2), MAP, FORM), BOTH), x=FOR),
            use(itself(pixels((b, 1, 1))), unequal(b, 0), statement=eq(field(pixels((b, 1, 1))), places((1, 1))), x=number(1)),
        ],
        fails=eq(field(FORM), ALL),
    ),
}  # fmt: skip
