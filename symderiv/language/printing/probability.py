"""Expectations and what is made of them, divergences, entropies."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from symderiv.language.printing.writing import Text

__all__ = ["PROBABILITY"]

PROBABILITY: Mapping[str, Callable[..., Text | None]] = {}
