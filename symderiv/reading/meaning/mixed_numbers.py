"""Mixed numbers: a whole number with a proper fraction right after it."""

from __future__ import annotations

from symderiv.reading.syntax.surface import Braced, Node, Num

__all__ = ["is_mixed"]


def is_mixed(first: Node, second: Node) -> bool:
    r"""Whether a whole number stands before a proper fraction of numbers: ``2\frac12``."""
    match first, second:
        case Num(whole, _), Braced(r"\frac", (Num(top, _), Num(bottom, _)), _, _):
            return whole.denominator == 1 and top < bottom
    return False
