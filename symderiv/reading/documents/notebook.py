"""Notebooks to events: the Markdown cells, each character at its place in the ``.ipynb`` file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from symderiv.errors import InputError
from symderiv.language.spans import Source
from symderiv.reading.documents.events import Event
from symderiv.reading.documents.excerpts import Excerpt
from symderiv.reading.documents.macros import Macros
from symderiv.reading.documents.markdown import scan_markdown
from symderiv.reading.documents.numbering import Numbering
from symderiv.reading.documents.problems import Problems

__all__ = ["scan_notebook"]

_JSON = re.compile(r'"((?:[^"\\]|\\.)*)"|[\[\]{}:,]|[^\s"\[\]{}:,]+', re.DOTALL)
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.", re.DOTALL)

Pieces = list[tuple[str, int, int | None]]


def scan_notebook(source: Source, macros: Macros, problems: Problems, numbering: Numbering) -> list[Event]:
    """What the Markdown cells of a notebook hold, in order."""
    try:
        json.loads(source.text)
    except (ValueError, RecursionError) as error:
        line = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise InputError(
            f"{source.name}: not a notebook{line}", hint="a notebook is a JSON file; save it again"
        ) from None
    events: list[Event] = []
    for cell in _cells(source.text):
        events += scan_markdown(Excerpt.joined(source, cell), macros, problems)
    return events


def _cells(text: str) -> Iterator[Pieces]:
    """The decoded source of each Markdown cell, with its places, ended by a blank line."""
    path: list[str] = []  # the keys and brackets around the current token
    key, kind = "", ""
    found: Pieces = []
    tokens = list(_JSON.finditer(text))
    for number, match in enumerate(tokens):
        token = match.group()
        if token in "[{":
            path.append(key or token)
            key = ""
            if token == "{" and _is_cell(path):
                kind, found = "", []
        elif token in "]}":
            if token == "}" and _is_cell(path) and kind == "markdown" and found:
                yield [*found, ("\n\n", match.start(), 0)]
            del path[-1:]
            key = ""
        elif token == ",":
            key = ""
        elif token[0] == '"':
            follows = tokens[number + 1].group() if number + 1 < len(tokens) else ""
            if follows == ":":
                key = match[1]
            elif key == "cell_type" and _is_cell(path):
                kind = match[1]
            elif (key == "source" and _is_cell(path)) or (path[-1:] == ["source"] and _is_cell(path[:-1])):
                found += _decoded(match[1], match.start(1))


def _is_cell(path: list[str]) -> bool:
    return path in (["{", "cells", "{"], ["{", "worksheets", "{", "cells", "{"])


def _decoded(literal: str, start: int) -> Iterator[tuple[str, int, int | None]]:
    """The text of a JSON string: stretches as they stand, and each escape as what it means."""
    at = 0
    for escape in _ESCAPE.finditer(literal):
        if escape.start() > at:
            yield literal[at : escape.start()], start + at, None
        meaning = json.loads(f'"{escape.group()}"')
        yield (
            meaning.encode("utf-16", "replace").decode("utf-16", "replace"),
            start + escape.start(),
            len(escape.group()),
        )
        at = escape.end()
    if at < len(literal):
        yield literal[at:], start + at, None
