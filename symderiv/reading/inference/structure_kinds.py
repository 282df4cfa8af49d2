"""Kinds of structures: which sorts are of maps, and of things in groups and spaces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from symderiv.language.sorts import Element, Function, Matrix, Set, Sort

__all__ = ["is_about", "is_abstract", "is_map", "is_subgroup", "made_linear"]


def made_linear(known: Mapping[str, Sort]) -> Iterator[tuple[str, Sort]]:
    """The maps between vectors, by capital letters."""
    for key, sort in known.items():
        if not isinstance(sort, Function) or len(sort.arguments) != 1 or not key[:1].isupper() or key.endswith("_"):
            continue
        if isinstance(sort.arguments[0], Matrix | Element) and isinstance(sort.value, Matrix | Element):
            yield key, replace(sort, properties=sort.properties | {"linear"})


def is_about(sort: Sort) -> bool:
    """Whether a sort is of things in groups or spaces, of those, or of linear maps."""
    return isinstance(sort, Element) or (isinstance(sort, Set) and isinstance(sort.element, Element)) or is_map(sort)


def is_map(sort: Sort | None) -> bool:
    """Whether a sort is of linear maps."""
    return isinstance(sort, Function) and "linear" in sort.properties


def is_subgroup(key: str | None) -> bool:
    """Whether beside the element a of a group the letter is a subgroup: ``aN``."""
    return key in ("H", "K", "N", "M")


def is_abstract(sort: Sort | None) -> bool:
    """Whether a sort is of elements of a group or a space, or of linear maps."""
    return isinstance(sort, Element) or is_map(sort)
