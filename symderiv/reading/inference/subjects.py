"""Subjects: the letters that a short formula in the text names, and what the formula itself says of them.

``$x, y \\in \\mathbb{R}^n$`` says what x and y are, ``$\\eta > 0$`` that η is positive, ``$A$`` nothing but its name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from symderiv.language.sorts import (
    INTEGER,
    NATURAL,
    OUTCOME,
    POSITIVE_INTEGER,
    Function,
    Sort,
)  # fmt: skip
from symderiv.language.terms import Term
from symderiv.reading.inference.spaces import signed, sizes_of, space_of
from symderiv.reading.meaning.names import name_of
from symderiv.reading.syntax.surface import Group, Name, Node, Num, Part, Product, Row, Scripted, Side, canonical

__all__ = ["Subject", "subject_of"]

INDICES = frozenset("ijklmn")
SEQUENCE = frozenset({"sequence"})


@dataclass
class Subject:
    """What a formula names.

    names       the letters, by key of a context (``x_`` for the members of x)
    sort        what they are, if the formula says so: of members, of each
    said        what it says of their sign, or of a matrix
    sizes       of ``n \\times m`` alone: the sizes
    given       letters that are whole numbers because they are the last index
    arguments   of ``f(x)``, ``q(z | x)``: whether the letter stands before brackets
    drawn       whether they are said to be drawn from a distribution
    """

    names: list[str] = field(default_factory=list)
    sort: Sort | None = None
    said: str = ""
    sizes: list[Term] = field(default_factory=list)
    given: list[str] = field(default_factory=list)
    arguments: bool = False
    drawn: bool = False

    @property
    def bare(self) -> bool:
        """Whether it only names letters."""
        return bool(self.names) and self.sort is None and not self.said and not self.drawn


def subject_of(row: Row) -> Subject | None:
    """What the formula names; None where it is something else, such as an equation."""
    parts = row.parts
    signs = [part.text for part in parts if isinstance(part, Part) and part.kind == "relation"]
    if any(isinstance(part, Part) and part.kind == "prose" for part in parts):
        return None
    at = next((i for i, part in enumerate(parts) if isinstance(part, Part) and part.kind == "relation"), len(parts))
    colon = next((i for i, part in enumerate(parts) if isinstance(part, Part) and part.text == ":"), None)
    if colon is not None:
        return _mapping(parts[:colon], parts[colon + 1 :])
    if not signs:
        return _named(parts)
    after = parts[at + 1 :]
    if signs == [r"\in"] and len(after) == 1 and isinstance(after[0], Side):
        return _member(parts[:at], after[0].node)
    if signs == [r"\sim"]:
        found = _listed(parts[:at])
        return Subject(found[0], drawn=True, given=found[1]) if found else None
    if signs == ["="] and (running := _running(parts, at)) is not None:
        return running
    return _bounded(parts, at, signs)


def _named(parts: Sequence[Side | Part]) -> Subject | None:
    if len(parts) == 1 and isinstance(parts[0], Side):
        node = parts[0].node
        if isinstance(node, Product) and node.signs == (r"\times",):
            sizes = sizes_of(node)
            return Subject(sizes=sizes) if sizes else None
        if isinstance(node, Product) and len(node.factors) == 2 and node.signs == ("",):
            head, group = node.factors
            name = _head(head)
            return Subject([name], arguments=True) if isinstance(group, Group) and name else None
        if (members := _family(node)) is not None:
            return members
    found = _listed(parts)
    return Subject(found[0], given=found[1]) if found else None


def _family(node: Node) -> Subject | None:
    r"""``(a_n)``, ``\{x_i\}_{i=1}^n``: a sequence."""
    last = None
    if isinstance(node, Scripted) and isinstance(node.base, Group):
        last, node = node.sup, node.base
    match node:
        case Group("(" | r"\{" | "[", _, (Scripted(base, sub, None, 0, _),), _, _) if sub is not None:
            name, given = name_of(base), name_of(last) if last is not None else None
            members = isinstance(sub, Name) and name is not None
            return Subject([f"{name}_"], given=[given] if given else []) if members else None
    return None


def _head(node: Node) -> str | None:
    return name_of(node.base) if isinstance(node, Scripted) else name_of(node)


def _listed(parts: Sequence[Side | Part]) -> tuple[list[str], list[str]] | None:
    """Letters with commas between them; ``x_1, \\dots, x_n`` are members of one sequence."""
    nodes = [part.node for part in parts if isinstance(part, Side)]
    if not nodes or any(isinstance(part, Part) and part.text not in (",", "") for part in parts):
        return None
    dots = any(isinstance(node, Name) and node.name.endswith("dots") for node in nodes)
    if dots:
        last = nodes[-1]
        name = name_of(last.base) if isinstance(last, Scripted) else None
        return ([f"{name}_"], _letters(last.sub)) if name and isinstance(last, Scripted) else None
    names = [_key(node) for node in nodes]
    return ([name for name in names if name], []) if all(names) else None


def _letters(node: Node | None) -> list[str]:
    name = name_of(node) if isinstance(node, Name) else None
    return [name] if name else []


def _key(node: Node) -> str | None:
    """The name of a letter; a letter with an index i is a member of a sequence."""
    if isinstance(node, Scripted) and node.sup is None and isinstance(node.sub, Name) and node.sub.name in "ijklmnt":
        name = name_of(node.base)
        return f"{name}_" if name else None
    if isinstance(node, Scripted) and node.sup is not None and node.sub is None:
        name, mark = name_of(node.base), canonical(node.sup)
        return f"{name}^{mark}" if name and mark in ("*", r"\star") else None
    name = name_of(node)
    return None if name is None or name.startswith((r"\mathbb", r"\partial")) else name


def _member(before: Sequence[Side | Part], space: Node) -> Subject | None:
    found = _listed(before)
    sort = space_of(space)
    if found is None or sort is None:
        return None
    return Subject(found[0], sort, given=found[1])


def _mapping(before: Sequence[Side | Part], after: Sequence[Side | Part]) -> Subject | None:
    r"""``f : \mathbb{R}^n \to \mathbb{R}``."""
    found = _listed(before)
    match after:
        case (Side(domain, _), Part("relation", r"\to" | r"\rightarrow" | "->" | r"\longrightarrow", _), Side(into, _)):
            pass
        case _:
            return None
    spaces = domain.factors if isinstance(domain, Product) and set(domain.signs) == {r"\times"} else (domain,)
    arguments, value = [space_of(space) for space in spaces], space_of(into)
    if found is None or value is None or any(argument is None for argument in arguments):
        return None
    return Subject(found[0], Function(tuple(a for a in arguments if a is not None), value))


def _running(parts: Sequence[Side | Part], at: int) -> Subject | None:
    r"""``i = 1, \dots, n``: an index, and a whole number."""
    after = [part.node for part in parts[at + 1 :] if isinstance(part, Side)]
    dots = any(isinstance(node, Name) and node.name.endswith("dots") for node in after)
    before = parts[at - 1] if at else None
    if not dots or not isinstance(before, Side) or (name := name_of(before.node)) is None:
        return None
    last = name_of(after[-1]) if not (isinstance(after[-1], Name) and after[-1].name.endswith("dots")) else None
    return Subject([name], POSITIVE_INTEGER, given=[last] if last else [])


def _bounded(parts: Sequence[Side | Part], at: int, signs: list[str]) -> Subject | None:
    r"""``\eta > 0``, ``n \ge 1``, ``0 < p < 1``, ``A \succ 0``."""
    match parts:
        case (Side(Num(low, _), _), Part(_, "<" | r"\le" | r"\leq" as sign, _), *rest) if low >= 0 and rest:
            turned = ">" if sign == "<" else r"\ge"
            found = _listed(rest[: next((i for i, p in enumerate(rest) if _is_relation(p)), len(rest))])
            said = signed(turned, low == 0, low > 0)
            if found and low.denominator == 1 and all(name in INDICES for name in found[0]):
                return Subject(found[0], POSITIVE_INTEGER if low > 0 else NATURAL)
            return Subject(found[0], said=said) if found and said else None
    if len(signs) != 1 or len(parts) <= at + 1 or not isinstance(last := parts[-1], Side) or at != len(parts) - 2:
        return None
    if not isinstance(last.node, Num):
        return None
    if signs[0] in (r"\succ", r"\succeq") and last.node.value == 0:
        found = _listed(parts[:at])
        definite = "positive definite" if signs[0] == r"\succ" else "positive semidefinite"
        return Subject(found[0], said=definite) if found else None
    said = signed(signs[0], last.node.value == 0, last.node.value > 0)
    if said is None:
        return None
    match parts[:at]:
        case (Side(Scripted(base, Product((a, b), ("",), _), None, 0, _), _),) if canonical(a) == canonical(b):
            name = name_of(base)
            diagonal = name is not None and said == "positive"
            return Subject([name], said="positive diagonal entries") if diagonal and name else None
    found = _listed(parts[:at])
    return Subject(found[0], said=said) if found else None


def _is_relation(part: Side | Part) -> bool:
    return isinstance(part, Part) and part.kind == "relation"


def members_sort(key: str, sort: Sort) -> Sort:
    """The sort of the symbol with this key whose members, or which itself, are of a sort."""
    return Function((INTEGER,), sort, SEQUENCE) if key.endswith("_") else sort


def random_sort(key: str, sort: Sort) -> Sort:
    """The sort of a random variable with values of a sort."""
    drawn = Function((OUTCOME,), sort)
    return members_sort(key, drawn)
