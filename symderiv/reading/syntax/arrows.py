r"""Arrows with words: ``\xrightarrow{d}``, ``\overset{p}{\to}``, ``\to_d``: in which way something converges.

An arrow is one sign with what stands over it: ``\to_d`` in distribution, ``\to_p`` in probability, ``\to_{as}``
almost surely, ``\to_m`` in the mean. With ``n \to \infty`` over it or under it alone it is ``\to``. The equals sign
with a d over it says that two laws are equal, a tilde with an a over it that something is drawn nearly so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = [
    "APPROACHED", "MODES", "SAID", "argument_end", "below", "group_end", "labelled", "signed", "stacked", "with_label",
]  # fmt: skip

ARROWS = frozenset((r"\to", r"\rightarrow", r"\longrightarrow", r"\xrightarrow", r"\Rightarrow", r"\Longrightarrow"))
MODES: Mapping[str, str] = {
    **dict.fromkeys(("d", "D", "L", "law", "dist", "dist.", "distribution", "w", "inlaw", "indistribution"), r"\to_d"),
    **dict.fromkeys(("p", "P", "prob", "prob.", "pr", "Pr", "inprobability", "probability"), r"\to_p"),
    **dict.fromkeys(("a.s.", "as", "a.s", "p.s.", "p.s", "ps", "w.p.1", "w.p.1.", "almostsurely", "f.s."), r"\to_{as}"),
    **dict.fromkeys(("L^2", "L^{2}", "L_2", "L2", "L^1", "L^{1}", "L^p", "L^{p}"), r"\to_m"),
    **dict.fromkeys(("m.s.", "ms", "q.m.", "qm"), r"\to_m"),
}  # fmt: skip
NEARLY = frozenset(("a", "approx", "approx.", "app", "app.", ".", "asym", "asymp", "asymp.", "as", "A", "n\\to\\infty"))
SAID: Mapping[str, str] = {
    **dict.fromkeys(("in distribution", "in law", "weakly", "en loi", "in verteilung"), r"\to_d"),
    **dict.fromkeys(("in probability", "en probabilité", "in wahrscheinlichkeit"), r"\to_p"),
    **dict.fromkeys(("almost surely", "a.s.", "a.s", "p.s.", "with probability 1", "with probability one", "w.p. 1",
                     "w.p.1", "presque sûrement", "with probability 1.0", "fast sicher"), r"\to_{as}"),
}  # fmt: skip
"""Words after an arrow that say the same."""

APPROACHED = re.compile(r"([A-Za-z])\s*\\(?:to|rightarrow|longrightarrow)\s*\+?\s*\\infty(?![A-Za-z])")
"""What goes where, over an arrow or under it."""

_DRESS = re.compile(
    r"\\(?:text|textrm|textnormal|textit|mathrm|mathcal|mathbb|mathscr|mathit|mathsf|mathbf|operatorname|rm|cal|mbox)"
    r"(?![A-Za-z])|[{}~\s]|\\[ ,;!]"
)


def with_label(label: str, sign: str) -> str:
    """The sign with a label over it or under it: the same sign where the label says nothing of how."""
    plain = _DRESS.sub("", APPROACHED.sub("", label))
    if sign in ARROWS:
        kept = r"\to" if APPROACHED.search(label) else sign
        return MODES.get(plain) or kept
    if sign == "=" and plain in ("d", "D", "L", "law", "dist", "dist."):
        return "=_d"
    if sign == r"\sim" and (plain in NEARLY or APPROACHED.search(label)):
        return r"\sim_a"
    return sign


def signed(latex: str, at: int, sign: str) -> tuple[str, int]:
    """A relation, which an arrow is with its labels, and where it ends."""
    found = labelled(latex, at) if sign == r"\xrightarrow" else below(latex, at, sign)
    return found or (sign, at)


def labelled(latex: str, at: int) -> tuple[str, int] | None:
    r"""What follows ``\xrightarrow``: the sign that the arrow is with its labels, and where they end."""
    match = _OPTION.match(latex, at)
    below = match[1] if match else ""
    at = match.end() if match else at
    match = _GROUP.match(latex, at)
    return (with_label(f"{below} {match[1]}", r"\xrightarrow"), match.end()) if match else None


_OPTION = re.compile(r"\s*\[([^\[\]]*)\]")
_GROUP = re.compile(r"\s*\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}")
_STACK = re.compile(r"\\(?:overset|stackrel|underset)(?![A-Za-z])\s*")
_AFTER = re.compile(r"\s*_\s*(?:\{((?:[^{}]|\{[^{}]*\})*)\}|([A-Za-z]))")


_SIGN = re.compile(r"\s*\\(?:[A-Za-z]+|[^A-Za-z])|\s*[^\s\\{}]")
_BRACES = re.compile(r"\\[\s\S]|[{}]")


def group_end(latex: str, at: int) -> int:
    """The index after the braces that open there, or the place itself."""
    match = re.compile(r"\s*\{").match(latex, at)
    if match is None:
        return at
    depth = 1
    for part in _BRACES.finditer(latex, match.end()):
        depth += {"{": 1, "}": -1}.get(part.group(), 0)
        if depth == 0:
            return part.end()
    return len(latex)


def argument_end(latex: str, at: int) -> int:
    r"""Where the argument that begins there ends: a group, or a sign (``\stackrel*=``); the place itself for none."""
    end = group_end(latex, at)
    match = _SIGN.match(latex, at) if end == at else None
    return match.end() if match else end


def stacked(latex: str, at: int) -> tuple[str, int] | None:
    r"""What follows ``\overset``: its label and what it stands over, which may be stacked itself."""
    label = _GROUP.match(latex, at)
    base = _GROUP.match(latex, label.end()) if label else None
    if label is None or base is None:
        return None
    inner = base[1].strip()
    if (nested := _STACK.match(inner)) is not None:
        found = stacked(inner, nested.end())
        if found is None or inner[found[1] :].strip():
            return None
        sign = found[0]
    elif inner.startswith(r"\xrightarrow"):
        found = labelled(inner, len(r"\xrightarrow"))
        if found is None or inner[found[1] :].strip():
            return None
        sign = found[0]
    else:
        sign = inner
    marked = with_label(label[1], sign)
    return (marked, base.end()) if marked != sign or sign in (*MODES.values(), r"\to") else None


def below(latex: str, at: int, sign: str) -> tuple[str, int] | None:
    r"""``\to_d``: the sign with what stands below it; None where that says nothing of how."""
    match = _AFTER.match(latex, at) if sign in ARROWS else None
    if match is None:
        return None
    marked = with_label(match[1] or match[2], sign)
    return (marked, match.end()) if marked != sign or APPROACHED.search(match[0]) else None
