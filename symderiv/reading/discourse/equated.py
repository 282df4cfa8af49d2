r"""Equations between statements: in ``p \wedge q \equiv q \wedge p`` the connectives bind more than the equality."""

from __future__ import annotations

from symderiv.reading.syntax.notation import NOTATION
from symderiv.reading.syntax.surface import Group, Name, Node, Part, Product, Row, Side

__all__ = ["equated"]

EQUALITIES = frozenset({"=", r"\equiv", ":=", r"\coloneqq"})
CONNECTIVES = frozenset({"and", "or"})


def equated(row: Row) -> Row:
    """The row with what is joined on each side of an equality as one side, where statements are joined."""
    if not any(_operator(part) in CONNECTIVES for part in row.parts):
        return row
    runs: list[list[Side | Part]] = [[]]
    equalities: list[Part] = []
    for part in row.parts:
        if isinstance(part, Part) and part.text in EQUALITIES:
            equalities.append(part)
            runs.append([])
        elif isinstance(part, Side) or _operator(part) in CONNECTIVES:
            runs[-1].append(part)
        else:
            return row
    if not equalities or not all(_is_joined(run) for run in runs) or not _of_statements(runs):
        return row
    parts: list[Side | Part] = [_side(runs[0])]
    for equality, run in zip(equalities, runs[1:], strict=True):
        parts += [equality, _side(run)]
    return Row(tuple(parts), row.span)


def _operator(part: Side | Part) -> str:
    """The connective a sign stands for, "" of anything else."""
    if isinstance(part, Side) or part.kind != "relation" or part.text not in NOTATION.infix:
        return ""
    return NOTATION.infix[part.text].operator


def _is_joined(run: list[Side | Part]) -> bool:
    """Whether these are letters and plain statements, each with a connective before the next."""
    alternating = all(isinstance(part, Side) == (at % 2 == 0) for at, part in enumerate(run))
    nodes = [part.node for part in run if isinstance(part, Side)]
    return len(run) % 2 == 1 and alternating and all(isinstance(node, Name) or _is_statement(node) for node in nodes)


def _of_statements(runs: list[list[Side | Part]]) -> bool:
    """Whether the connectives join statements: ``x = a \\vee x = b`` is two equations."""
    if any(isinstance(part, Side) and _is_statement(part.node) for run in runs for part in run):
        return True
    return len(runs[0]) > 1 or (len(runs[-1]) > 1 and all(_operator(part) != "or" for part in runs[-1]))


def _is_statement(node: Node) -> bool:
    match node:
        case Product((Name("lnot" | "neg"), *_), ("", *_), _):
            return True
        case Group("(" | "[", _, (Row() as row,)):
            return any(isinstance(part, Part) and part.kind == "relation" for part in row.parts)
        case Group("(" | "[", _, (inner,)):
            return _is_statement(inner)
    return False


def _side(run: list[Side | Part]) -> Side:
    first, last = run[0], run[-1]
    if len(run) == 1 and isinstance(first, Side):
        return first
    span = first.span.join(last.span)
    return Side(Group("(", ")", (Row(tuple(run), span),), (), span), span)
