"""Counting operations, and classes of growth."""

from __future__ import annotations

from symderiv.language.signature import Operator, Writing
from symderiv.language.sort_fit import misfit
from symderiv.language.sort_rules import statement_of
from symderiv.language.sorts import GROWTH, NATURAL, STATEMENT, Growth, Scalar, Sort, Unknown


def _with_a_class(a: Sort, b: Sort) -> Sort:
    if not all(isinstance(side, Scalar | Growth | Unknown) for side in (a, b)):
        raise misfit("a relation", a, b)
    return STATEMENT


ASYMPTOTICS = (
    # The argument is quoted: what counts is how it is written, not its value.
    Operator("operations", lambda _: NATURAL, Writing(r"\operatorname{{operations}}\left({0}\right)", 60, (0,))),
    Operator("big_o", lambda _: GROWTH, Writing(r"\mathcal{{O}}\left({0}\right)", 100, (0,)), reads=(r"\mathcal{O} #", r"O(#)")),
    Operator("big_theta", lambda _: GROWTH, Writing(r"\Theta\left({0}\right)", 100, (0,))),
    Operator("big_omega", lambda _: GROWTH, Writing(r"\Omega\left({0}\right)", 100, (0,))),
    # Of sides in which a class of growth stands for some member of it: no model tells which one is meant.
    *(
        Operator(f"{name}_in_growth", _with_a_class, Writing(f"{{0}} {sign} {{1}}", 10, (11, 11)))
        for name, sign in (("equal", "="), ("less_equal", r"\leq"), ("greater_equal", r"\geq"), ("less", "<"), ("greater", ">"))
    ),
    # f = O(g) as the third argument, a natural number, grows.
    Operator("of_order", statement_of(Scalar, Scalar, Scalar), Writing(r"{0} = \mathcal{{O}}\left({1}\right) \text{{ as }} {2} \to \infty", 10, (11, 0, 11))),
)  # fmt: skip
