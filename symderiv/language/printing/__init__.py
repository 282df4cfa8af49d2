"""Printing: terms as LaTeX that reads back as the same term, and as plain text for counterexamples."""

from __future__ import annotations

from symderiv.language.printing.plain_text import plain
from symderiv.language.printing.text import latex

__all__ = ["latex", "plain"]
