"""Mixed numbers, and numbers after other factors: a whole number with a proper fraction right after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.reading.syntax.surface import Braced, Group, Node, Num, Scripted

if TYPE_CHECKING:
    from symderiv.reading.meaning.products import Run

__all__ = ["is_mixed", "plainly_times"]


def is_mixed(first: Node, second: Node) -> bool:
    r"""Whether a whole number stands before a proper fraction of numbers: ``2\frac12``."""
    match first, second:
        case Num(whole, _), Braced(r"\frac", (Num(top, _), Num(bottom, _)), _, _):
            return whole.denominator == 1 and top < bottom
    return False


def plainly_times(run: Run, before: Node) -> bool:
    r"""``\cos(y) 2 e^w``: a number between brackets or a power and more factors is a factor of its own.

    After a fraction in braces, ``\frac{1}{6} 2``, it is one too.
    """
    latex, written = run.e.latex, run.factors[run.at - 1].span
    if isinstance(before, Braced) and before.command == r"\frac":
        return latex[before.span.end - 1] == "}"
    closed = isinstance(before, Group) or (isinstance(before, Scripted) and before.sup is not None)
    return closed and (run.more or latex[written.start : written.end].startswith("."))  # (1 - p)^2 .5
