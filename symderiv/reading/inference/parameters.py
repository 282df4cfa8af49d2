r"""Parameters: the letters that functions are written with, ``u(x, t)``; and which letters are differentiated.

A letter that is differentiated by another and stands before a lone letter or number somewhere (``\frac{dy}{dx}``,
``y(0)``) is a function of that letter wherever it stands before brackets, unless it also stands in them: ``y(1 - y)``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from symderiv.reading.inference.marks import heads_of
from symderiv.reading.inference.sentences import Formula
from symderiv.reading.meaning.calculus.derivative_signs import derived_in
from symderiv.reading.meaning.names import name_of
from symderiv.reading.syntax.surface import Braced, Group, Name, Node, Num, Product, Scripted, walk

__all__ = ["written_with"]

Written = Mapping[str, tuple[str, ...]]


def written_with(formulas: Iterable[Formula], around: Written) -> Written:
    """The letters that stand in the brackets after each letter of a function."""
    found: dict[str, tuple[str, ...]] = {}
    derived: dict[str, str] = {}
    applied: dict[str, set[str]] = {}
    for formula in formulas:
        for node in walk(formula.row):
            if isinstance(node, Braced):
                derived.update(_derived(node))
            elif isinstance(node, Product):
                for name, group in _heads(node):
                    _noted(name, group, found, applied)
    for name, letter in derived.items():
        if applied.get(name) == {"alone"} or applied.get(name) == {"alone", "other"}:
            found.setdefault(name, (letter,))
    return {**around, **found} if found else around


def _noted(name: str, group: Group, found: dict[str, tuple[str, ...]], applied: dict[str, set[str]]) -> None:
    """Notes one letter before brackets: with which letters, and what stands in them."""
    if len(group.items) > 1:
        letters = tuple(letter for item in group.items if (letter := _plain(item)) is not None)
        if set(group.separators) == {","} and len(set(letters)) == len(group.items):
            found.setdefault(name, letters)
        return
    only = group.items[0]
    within = any(name_of(part) == name for part in walk(only))
    alone = isinstance(only, Num) or name_of(only) is not None
    applied.setdefault(name, set()).add("itself" if within else "alone" if alone else "other")


def _heads(node: Product) -> Iterator[tuple[str, Group]]:
    for head, group in heads_of(node):
        name = name_of(head)
        if name is not None and group is not None and group.opening == "(" and group.items:
            yield name, group


def _derived(node: Braced) -> Iterator[tuple[str, str]]:
    r"""``\frac{dy}{dx}``."""
    derivative = derived_in(node)
    if derivative is None or derivative.rest is None or len(set(map(name_of, derivative.variables))) != 1:
        return
    name, letter = name_of(derivative.rest), name_of(derivative.variables[0])
    if name is not None and letter is not None and isinstance(derivative.rest, Name | Scripted):
        yield name, letter


def _plain(node: Node) -> str | None:
    return node.name if isinstance(node, Name) and not node.word else None
