"""Arithmetic signs between terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from symderiv.language.terms import Apply, Term

__all__ = ["Written"]


def _applied(operator: str, *arguments: object) -> Apply:
    from symderiv.language.terms import apply  # terms are made of what is written here

    return apply(operator, *arguments)


class Written:
    """Arithmetic signs between terms build terms, so that rules can be written as mathematics."""

    __slots__ = ()

    def __add__(self, other: Term | int) -> Apply:
        return _applied("add", self, other)

    def __radd__(self, other: Term | int) -> Apply:
        return _applied("add", other, self)

    def __sub__(self, other: Term | int) -> Apply:
        return _applied("subtract", self, other)

    def __rsub__(self, other: Term | int) -> Apply:
        return _applied("subtract", other, self)

    def __mul__(self, other: Term | int) -> Apply:
        return _applied("multiply", self, other)

    def __rmul__(self, other: Term | int) -> Apply:
        return _applied("multiply", other, self)

    def __matmul__(self, other: Term | int) -> Apply:
        return _applied("multiply", self, other)

    def __truediv__(self, other: Term | int) -> Apply:
        return _applied("divide", self, other)

    def __rtruediv__(self, other: Term | int) -> Apply:
        return _applied("divide", other, self)

    def __pow__(self, other: Term | int) -> Apply:
        return _applied("power", self, other)

    def __neg__(self) -> Apply:
        return _applied("negate", self)
