"""Edits that make a true link false, by kind."""

from __future__ import annotations

import re

__all__ = ["EDITS", "STILL_TRUE", "of_what_vanishes"]


def _sign(latex: str) -> str | None:
    """The first sign between terms turned; a lone term negated."""
    found = re.search(r"(?<=[\w}\])]) ([+-]) (?![^{]*\}_)", latex)
    if found:
        return latex[: found.start(1)] + ("-" if found[1] == "+" else "+") + latex[found.end(1) :]
    return None if latex.startswith((r"\begin", "-")) or latex == "0" or "=" in latex else f"-{latex}"


def _factor(latex: str) -> str | None:
    """The whole twice: a factor too many."""
    return None if latex in ("0", r"-\infty") or "=" in latex or "O(" in latex else rf"2 \left({latex}\right)"


def _exponent(latex: str) -> str | None:
    """The first numeric exponent one higher."""
    found = re.search(r"\^(\d)", latex)
    return latex[: found.start(1)] + str(int(found[1]) + 1) + latex[found.end(1) :] if found else None


def _index(latex: str) -> str | None:
    """The first lower index one higher; without one, the first whole number that is no exponent."""
    found = re.search(r"_\{?(?:\w=)?(\d)", latex) or re.search(r"(?<![\^\d._{])(\d+)(?![\d.])(?!\})", latex)
    return latex[: found.start(1)] + str(int(found[1]) + 1) + latex[found.end(1) :] if found else None


def _swap(latex: str) -> str | None:
    """The two sides of a fraction exchanged."""
    found = re.fullmatch(r"(.*?)\\frac\{([^{}]+)\}\{([^{}]+)\}(.*)", latex)
    return rf"{found[1]}\frac{{{found[3]}}}{{{found[2]}}}{found[4]}" if found else None


def _dropped(latex: str) -> str | None:
    """The last term of a sum left out."""
    depth, cut = 0, None
    for place, sign in enumerate(latex):
        depth += sign in "([{"
        depth -= sign in ")]}"
        if depth == 0 and place and latex[place - 1 : place + 2] in (" + ", " - "):
            cut = place - 1
    return None if cut is None or "=" in latex else latex[:cut]


def of_what_vanishes(latex: str) -> str | None:
    """A class of growth made that of what vanishes like ``1 / n``."""
    found = re.fullmatch(r"([Oo])(?:\\left)?\(.*\)", latex)
    return rf"{found[1]}\left(\frac{{1}}{{n}}\right)" if found else None


EDITS = {"sign": _sign, "factor": _factor, "exponent": _exponent, "index": _index, "swap": _swap, "dropped": _dropped}
# Edits that happen to leave a link true, each with the reason.
STILL_TRUE = frozenset({
    (r"\frac{1}{n + 1}", r"O\left(\frac{1}{n}\right)"),  # the link itself
    (r"\log \prod_{k=1}^{n} k", r"\sum_{k=2}^{n} \log k"),  # log 1 is 0
    (r"\prod_{k=1}^{n+1} k", r"(n+1) \prod_{k=2}^{n} k"),  # the factor left out is 1
})  # fmt: skip
