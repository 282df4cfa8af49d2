"""Cases of the rules of places of extrema."""

# ruff: noqa: F403, F405

from __future__ import annotations

from symderiv.language.sorts import Set
from tests.rules.cases.notation import *

M = Symbol("M", Set(REAL))
FX, GX = apply("apply", F, x), exp(x)


def places(body: Term, operator: str = "argmax", within: Term = M, variable: Symbol = x) -> Term:
    return bind(operator, within, variable, body)


def all_of(statement: Term, within: Term = M) -> Term:
    return bind("forall", within, x, statement)


def within(element: Term, of: Term = M) -> Term:
    return apply("member", element, of)


MOST, LEAST = places(FX), places(GX, "argmin")
SHIFTED, TURNED = all_of(eq(FX, GX + b)), all_of(eq(FX, b - GX))
AT_Y, AT_T = apply("apply", F, y), apply("apply", F, t)

CASES = {
    "extrema_of_shifted": Cases(
        applies=[
            use(SHIFTED, extremum=MOST, other=places(GX), constant=b).gives(eq(MOST, places(GX))),
            use(SHIFTED, extremum=places(FX, "argmin"), other=LEAST, constant=b).gives(eq(places(FX, "argmin"), LEAST)),
            use(TURNED, extremum=MOST, other=LEAST, constant=b).gives(eq(MOST, LEAST)),
            use(TURNED, extremum=places(FX, "argmin"), other=places(GX), constant=b).gives(eq(places(FX, "argmin"), places(GX))),
        ],
        refuses=[
            use(SHIFTED, extremum=MOST, other=LEAST, constant=b),
            use(TURNED, extremum=MOST, other=places(GX), constant=b),
            use(SHIFTED, extremum=MOST, other=places(GX), constant=t),
            use(SHIFTED, extremum=MOST, other=places(GX, within=apply("reals")), constant=b),
            use(SHIFTED, extremum=MOST, other=x, constant=b),
            use(SHIFTED, extremum=bind("largest", M, x, FX), other=bind("largest", M, x, GX), constant=b),
            use(eq(FX, GX + b), extremum=MOST, other=places(GX), constant=b),  # for one x alone
            use(all_of(eq(FX, GX + x)), extremum=MOST, other=places(GX), constant=Symbol("_x", REAL)),  # it depends on x
            use(all_of(eq(i1 * FX, GX + b)), extremum=places(i1 * FX), other=places(GX), constant=b),
            use(all_of(eq(FX, i1 * GX + b)), extremum=MOST, other=places(i1 * GX), constant=b),
            use(all_of(eq(FX, GX + z)), extremum=MOST, other=places(GX), constant=z),
        ],
    ),
    "value_at_extremum": Cases(
        applies=[
            use(within(t, MOST), within(y)).gives(le(AT_Y, AT_T)),
            use(within(t, places(FX, "argmin")), within(y)).gives(le(AT_T, AT_Y)),
        ],
        refuses=[
            use(within(t, MOST), within(y, apply("reals"))),
            use(within(t), within(y)),
            use(within(t, MOST), le(y, t)),
            use(within(t, places(i1 * FX)), within(y)),
            use(within(t, places(FX * i1)), within(y)),
        ],
    ),
    "extremum_by_value": Cases(
        applies=[
            use(within(t, MOST), within(y)).gives(apply("iff", eq(AT_Y, AT_T), within(y, MOST))),
            use(within(t, LEAST), within(y)).gives(apply("iff", eq(exp(y), exp(t)), within(y, LEAST))),
        ],
        refuses=[
            use(within(t, MOST), within(y, apply("reals"))),
            use(within(t), within(y)),
            use(within(t, MOST), le(y, t)),
            use(within(t, places(i1 * FX)), within(y)),
        ],
    ),
}  # fmt: skip
