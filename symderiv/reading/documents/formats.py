"""Formats: which reader reads a file, and the one function that reads any."""

from __future__ import annotations

import codecs
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from symderiv.errors import InputError
from symderiv.language.spans import Source, Span
from symderiv.reading.documents.document import Document
from symderiv.reading.documents.events import Event
from symderiv.reading.documents.excerpts import Excerpt
from symderiv.reading.documents.latex import scan_latex
from symderiv.reading.documents.macros import Macros
from symderiv.reading.documents.markdown import scan_markdown
from symderiv.reading.documents.notebook import scan_notebook
from symderiv.reading.documents.numbering import Numbering
from symderiv.reading.documents.parts import build_document
from symderiv.reading.documents.problems import Problems

__all__ = ["FORMATS", "read_document"]

MOST_WRONG = 20  # of so many characters one may be wrong; a text with more of them is in another encoding

Reader = Callable[[Source, Macros, Problems, Numbering], list[Event]]


def read_document(path: str | Path, text: str | None = None) -> Document:
    """The document in a file, or on standard input for ``-``; ``text`` is its text where the caller has it already.

    Raises `InputError` for what is no document: missing, a folder, empty, binary, in another encoding. Whatever
    else is wrong with it is listed in ``problems``.
    """
    name, problems = str(path), Problems()
    source = _decoded(name, _bytes(name), problems) if text is None else Source(name, text.removeprefix("\ufeff"))
    if not source.text.strip():
        raise InputError(f"{name}: the file is empty", hint="give a Markdown, LaTeX or notebook file with text in it")
    if "\0" in source.text:
        raise InputError(f"{name}: this is a binary file", hint="give a Markdown, LaTeX or notebook file")
    numbering = Numbering()
    macros = Macros(problems, len(source.text))
    events = _reader(source)(source, macros, problems, numbering)
    return build_document(source, events, macros, problems, numbering)


def _bytes(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    path = Path(name)
    if path.is_dir():
        raise InputError(f"{name}: this is a folder", hint="name a file in it")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{name}: no such file", hint="check the name and the folder it is in") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{name}: cannot be read: {reason}", hint="check its permissions") from None


def _decoded(name: str, content: bytes, problems: Problems) -> Source:
    """The text of a file. Where a few bytes are not UTF-8 they are named and the rest is read."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Source(name, content.decode("utf-16", "replace"))
    if b"\0" in content:
        raise InputError(f"{name}: this is a binary file", hint="give a Markdown, LaTeX or notebook file")
    try:
        return Source(name, content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
    text = content.decode("utf-8-sig", "replace")
    wrong = [match.start() for match in re.finditer("\ufffd", text)]
    if len(wrong) * MOST_WRONG > len(text):
        raise InputError(f"{name}: not UTF-8 text (line {line})", hint="save it as UTF-8")
    source = Source(name, text)
    for place in wrong:
        problems.add(source, Span(place, place + 1), "this is not UTF-8", "save the file as UTF-8")
    return source


def _markdown(source: Source, macros: Macros, problems: Problems, numbering: Numbering) -> list[Event]:
    return scan_markdown(Excerpt.of(source), macros, problems)


def _reader(source: Source) -> Reader:
    return FORMATS.get(Path(source.name).suffix.lower(), _markdown)


FORMATS: Mapping[str, Reader] = {
    ".md": _markdown,
    ".markdown": _markdown,
    ".ipynb": scan_notebook,
    ".tex": scan_latex,
    ".latex": scan_latex,
}
"""File name suffix to reader; a file with another suffix is read as Markdown, and so is standard input."""
