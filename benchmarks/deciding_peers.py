"""Other programs that say whether two sides are equal, each in a Python of its own (see `reading_peers`).

A peer answers yes, or no, or fails to read; the last two are told apart by nobody but itself, so that what counts is
how many true equations it confirms and how many false ones.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from statistics import median

from benchmarks.reading_peers import LIMIT, Missing, Peer, measured
from symderiv.statements import decide

__all__ = ["compared"]

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


def compared(rows: Sequence[tuple[str, bool]]) -> None:
    """Has symderiv and each peer decide equations, each with whether it is true, and prints how they fare."""
    equations = {latex: true for latex, true in rows if latex.count("=") == 1}
    tell("symderiv", equations, {latex: _ours(latex) for latex in equations})
    for peer in PEERS:
        try:
            tell(peer.name, equations, measured(peer, list(equations)))
        except Missing as reason:
            print(f"{peer.name}: {reason}")


def tell(name: str, equations: Mapping[str, bool], answers: Mapping[str, tuple[bool, float]]) -> None:
    """Prints how many equations are called equal, by whether they are, and the seconds that took."""
    counts = []
    for word, wanted in (("true", True), ("false", False)):
        found = [answers[latex][0] for latex, true in equations.items() if true is wanted]
        counts.append(f"{sum(found)} of {len(found)} {word} equations called equal")
    seconds = [taken for _, taken in answers.values()]
    late = sum(taken >= LIMIT for taken in seconds)
    print(f"{name}: {', '.join(counts)}; {sum(seconds):.2f} s in all, median {1000 * median(seconds):.1f} ms,",
          f"{late} not in {LIMIT:.0f} s")  # fmt: skip


def _ours(latex: str) -> tuple[bool, float]:
    start = time.process_time()
    return decide(latex).verdict in ("proved", "supported"), time.process_time() - start
