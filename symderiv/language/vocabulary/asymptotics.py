"""Counting operations, and classes of growth."""

from __future__ import annotations

from symderiv.language.signature import Operator, Writing
from symderiv.language.sort_rules import statement_of
from symderiv.language.sorts import GROWTH, NATURAL, Scalar

ASYMPTOTICS = (
    # The argument is quoted: what counts is how it is written, not its value.
    Operator("operations", lambda _: NATURAL, Writing(r"\operatorname{{operations}}\left({0}\right)", 60, (0,))),
    Operator("big_o", lambda _: GROWTH, Writing(r"\mathcal{{O}}\left({0}\right)", 100, (0,)), reads=(r"\mathcal{O} #", r"O(#)")),
    # f = O(g) as the third argument, a natural number, grows.
    Operator("of_order", statement_of(Scalar, Scalar, Scalar), Writing(r"{0} = \mathcal{{O}}\left({1}\right) \text{{ as }} {2} \to \infty", 10, (11, 0, 11))),
)  # fmt: skip
