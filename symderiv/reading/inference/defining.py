r"""Defining equations: ``f(x) = x^2`` and ``x = x(t) = 2t``: which letter they make a function."""

from __future__ import annotations

from symderiv.reading.meaning.names import name_of
from symderiv.reading.syntax.surface import Group, Node, Num, Part, Product, Side

__all__ = ["defined", "is_at_letter"]

EQUALS = ("=", ":=", r"\equiv")


def defined(parts: tuple[Side | Part, ...]) -> Node | None:
    """The letter before brackets around plain letters, with its scripts, where such an equation begins so."""
    match parts:
        case (Side(Product((head, Group() as group), ("",), _), _), Part("relation", sign, _), *_) if sign in EQUALS:
            plain = all(name_of(item) for item in group.items) and group.items and ";" not in group.separators
            return head if plain else None
        case (Side(first, _), Part(_, sign, _), Side(Product((head, Group("(", _, (item,))), ("",), _), _), *_):
            own = name_of(first)
            return head if sign in EQUALS and own is not None and own == name_of(head) and name_of(item) else None
    return None


def is_at_letter(group: Group) -> bool:
    """``x(2)``, ``x(t_0)``: whether a letter or a number stands in the brackets."""
    only = group.items[0] if len(group.items) == 1 and group.opening == "(" else None
    return isinstance(only, Num) or (only is not None and name_of(only) is not None)
