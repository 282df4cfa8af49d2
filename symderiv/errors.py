"""Errors a user can cause: what is wrong, where, and what to do now.

Every error carries the exit status of the command it ends, and prints itself in the form of the contract:
``symderiv: FILE:LINE:COLUMN: what is wrong``, the offending line with a caret, and a hint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from symderiv.language.spans import Source, Span

__all__ = ["BuildError", "DeadlinePassed", "InputError", "LanguageError", "ReadingError", "SymderivError"]


class SymderivError(Exception):
    """Anything symderiv says to its user instead of a traceback."""

    exit_status: ClassVar[int] = 2

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        lines = [f"symderiv: {self.message}"]
        return "\n".join(lines + ([f"  hint: {self.hint}"] if self.hint else []))


class InputError(SymderivError):
    """A file that cannot be opened or is no document: missing, a folder, binary, not UTF-8."""


class LanguageError(SymderivError):
    """A term that has no meaning: sorts that do not fit, an operator that is not in the vocabulary."""


class DeadlinePassed(SymderivError):
    """The time allowed for a piece of work is over; what was found before stands."""

    exit_status: ClassVar[int] = 3


class BuildError(SymderivError):
    """A proof script that fails: ``message`` begins with file and line, and gives the counterexample if any."""

    exit_status: ClassVar[int] = 1


class ReadingError(SymderivError):
    """Something in a document that cannot be read, with its place.

    source  the text, by name
    span    the offending characters
    """

    def __init__(self, source: Source, span: Span, message: str, *, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.source = source
        self.span = span

    def __str__(self) -> str:
        line, column = self.source.position(self.span.start)
        text = self.source.line(line)
        width = max(1, min(self.span.end - self.span.start, len(text) - column + 1))
        lines = [
            f"symderiv: {self.source.name}:{line}:{column}: {self.message}",
            f"  {text}",
            f"  {' ' * (column - 1)}{'^' * width}",
        ]
        return "\n".join(lines + ([f"  hint: {self.hint}"] if self.hint else []))
