r"""Signs: one relation written out of several, as ``\mathrel{\perp\!\!\!\perp}``."""

from __future__ import annotations

import re

from symderiv.reading.syntax.notation import NOTATION

__all__ = ["relation_in"]

RELATIONS = 20  # the level below which signs stand between sides
_SPACING = re.compile(
    r"\\[!,;:>]|\\(?:mspace|hspace)\*?\{[^}]*\}|\\(?:mkern|kern)\s*-?[\d.]+\s*(?:mu|pt|em)|\s+|(?=\\)"
)


def relation_in(argument: str) -> str:
    """The relation sign that an argument in braces is made of, perhaps repeated; "" where it is something else."""
    inside = _SPACING.sub(" ", argument.strip().removeprefix("{").removesuffix("}")).split()
    infix = NOTATION.infix.get(inside[0]) if inside else None
    return inside[0] if infix is not None and infix.level < RELATIONS and len(set(inside)) == 1 else ""
