"""Inclusion: the files a LaTeX document reads in, inside its own folder only."""

from __future__ import annotations

from pathlib import Path

from symderiv.language.spans import Source, Span
from symderiv.reading.documents.problems import Problems

__all__ = ["Inclusion"]

DEPTH = 12  # files within files
FILES = 200  # files in all
SIZE = 20_000_000  # bytes in all


class Inclusion:
    """Finds included files for a document, and refuses those outside its folder."""

    def __init__(self, main: Source, problems: Problems) -> None:
        path = Path(main.name)
        self._folder = path.parent.resolve() if main.name != "-" else None
        self._shown = path.parent
        self._problems = problems
        self._open = [path.name]
        self._files, self._size = 0, 0

    def enter(self, name: str, source: Source, span: Span) -> Source | None:
        """The text of an included file, or None with a problem noted; `leave` when it has been read."""
        found = self._found(name.strip())
        if isinstance(found, Source):
            self._open.append(found.name)
            return found
        self._problems.add(source, span, found, "the rest of the document is read without it")
        return None

    def leave(self) -> None:
        """The file entered last has been read."""
        self._open.pop()

    def _found(self, name: str) -> Source | str:
        """The file, or why it is not read."""
        if self._folder is None:
            return f"{name} is not read: text from standard input has no folder"
        path = (self._folder / name).resolve()
        if not path.is_relative_to(self._folder):
            return f"{name} is not read: it lies outside the folder of the document"
        path = path if path.is_file() else path.with_name(path.name + ".tex")
        if not path.resolve().is_relative_to(self._folder) or not path.is_file():
            return f"{name}: no such file in the folder of the document"
        shown = str(self._shown / path.relative_to(self._folder))
        if (
            shown in self._open
            or len(self._open) > DEPTH
            or (path.name == self._open[0] and path.parent == self._folder)
        ):
            return f"{name} is not read: it includes itself"
        self._files += 1
        self._size += path.stat().st_size
        if self._files > FILES or self._size > SIZE:
            return f"{name} is not read: the document includes too much"
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            return f"{name} is not read: not UTF-8 text"
        return Source(shown, text)
