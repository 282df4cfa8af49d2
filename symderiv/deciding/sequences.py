"""Sequences and families: functions of whole numbers in a model, with values drawn where they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flint import fmpq

from symderiv.language.meaning_exact import whole

__all__ = ["Family", "Sequence"]

LONGEST = 500  # of a sequence


class Sequence:
    """A function of a whole number: values drawn once and kept, in the order 0, 1, -1, 2, ..."""

    def __init__(self, value: Callable[[], Any]) -> None:
        self._value = value
        self._known: dict[int, Any] = {}

    def __call__(self, index: Any) -> Any:
        """The value at a whole number. Raises `Undefined` for another, or a large one."""
        i = whole(index, most=LONGEST) if isinstance(index, fmpq) else round(index)
        while i not in self._known:
            n = len(self._known)
            self._known[(n + 1) // 2 * (1 if n % 2 else -1)] = self._value()
        return self._known[i]


class Family:
    """A function of several whole numbers: values drawn where they are asked for, and kept."""

    def __init__(self, value: Callable[[], Any]) -> None:
        self._value = value
        self._known: dict[tuple[int, ...], Any] = {}

    def __call__(self, *indices: Any) -> Any:
        """The value at whole numbers. Raises `Undefined` for others, or large ones."""
        at = tuple(whole(i, most=LONGEST) if isinstance(i, fmpq) else round(i) for i in indices)
        if at not in self._known:
            self._known[at] = self._value()
        return self._known[at]
