"""Other programs that say whether two sides are equal, each in a Python of its own (see `reading_peers`).

A peer answers yes, or no, or fails to read; the last two are told apart by nobody but itself, so that what counts is
how many true equations it confirms and how many false ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from benchmarks.reading_peers import LIMIT, Missing, Peer, measured

__all__ = ["PEERS", "compared"]

SIDES = """
def sides(s):
    left, right = s.split("=")
    return left, right
"""
PEERS = (
    Peer("SymPy, lark and simplify", "lark", ("sympy", "lark"), SIDES + """
from sympy import simplify
from sympy.parsing.latex import parse_latex
def read(s):
    left, right = (parse_latex(side, backend="lark") for side in sides(s))
    assert simplify(left - right) == 0
"""),
    Peer("Math-Verify", "l2s", ("latex2sympy2_extended", "math-verify", "antlr4-python3-runtime==4.13.2"), SIDES + """
from math_verify import parse, verify
def read(s):
    left, right = (parse("$" + side + "$", parsing_timeout=None) for side in sides(s))
    assert left and right and verify(left, right, timeout_seconds=None)
"""),
)  # fmt: skip


def compared(peer: Peer, rows: Sequence[tuple[str, bool]]) -> None:
    """Has the peer decide equations, each with whether it is true, and prints how it fares."""
    equations = [(latex, true) for latex, true in rows if latex.count("=") == 1]
    try:
        answers = measured(peer, [latex for latex, _ in equations])
    except Missing as reason:
        print(f"\n{peer.name}: {reason}")
        return
    for label, wanted in (("true", True), ("false", False)):
        found = [answers[latex] for latex, true in equations if true is wanted]
        if found:
            yes = sum(good for good, _ in found)
            late = sum(seconds >= LIMIT for _, seconds in found)
            print(f"\n{peer.name}: of {len(found)} {label} equations {yes} called equal ({yes / len(found):.1%}),",
                  f"median {1000 * median(s for _, s in found):.1f} ms, {late} not in {LIMIT:.0f} s")  # fmt: skip
