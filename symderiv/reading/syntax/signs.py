r"""Signs in braces: a relation out of several, ``\mathrel{\perp\!\!\!\perp}``; an operation, ``\mathbin{\star}``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from symderiv.language.operation_signs import OPERATION_SIGNS
from symderiv.reading.syntax.notation import NOTATION

__all__ = ["IN_BRACES"]

RELATIONS = 20  # the level below which signs stand between sides
_SPACING = re.compile(
    r"\\[!,;:>]|\\(?:mspace|hspace)\*?\{[^}]*\}|\\(?:mkern|kern)\s*-?[\d.]+\s*(?:mu|pt|em)|\s+|(?=\\)"
)


def _relation_in(argument: str) -> str:
    """The relation sign that an argument in braces is made of, perhaps repeated; "" where it is something else."""
    inside = _SPACING.sub(" ", argument.strip().removeprefix("{").removesuffix("}")).split()
    infix = NOTATION.infix.get(inside[0]) if inside else None
    return inside[0] if infix is not None and infix.level < RELATIONS and len(set(inside)) == 1 else ""


def _operation_in(argument: str) -> str:
    """The sign of an operation that an argument in braces is; "" where it is something else."""
    inside = argument.strip().removeprefix("{").removesuffix("}").strip()
    return inside if inside in OPERATION_SIGNS else ""


IN_BRACES: Mapping[str, Callable[[str], str]] = {
    r"\mathrel": _relation_in, r"\mathop": _relation_in, r"\mathbin": _operation_in,
}  # fmt: skip
