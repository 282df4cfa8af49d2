"""The documents of what scripts establish: a format is one module and one row here. Pictures lie beside them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from symderiv.deriving.derivation import Derivation, derivation_from_json
from symderiv.reporting import to_html, to_json, to_markdown, to_tex
from symderiv.reporting.figures import can_draw, pictures_of

__all__ = ["DOCUMENTS", "WHOLES", "documents_of", "whole_of"]

DOCUMENTS: Mapping[str, Callable[[Derivation], str]] = {
    "md": to_markdown.document,
    "tex": to_tex.document,
    "html": to_html.document,
    "json": to_json.document,
}
"""File name suffix to writer, for one question."""

WHOLES: Mapping[str, Callable[[str, Sequence[Derivation]], str]] = {
    "md": to_markdown.whole,
    "tex": to_tex.whole,
    "html": to_html.whole,
}
"""File name suffix to writer, for several questions under one title."""


def documents_of(file: Path, derivations: Sequence[Derivation], formats: Sequence[str]) -> dict[str, str | bytes]:
    """The documents of a script and their pictures, by the end of their names after that of the script."""
    endings = [""] if len(derivations) == 1 else [f"-{d.number}" for d in derivations]
    pairs = list(zip(endings, derivations, strict=True))
    documents: dict[str, str | bytes] = {f"{end}.{name}": DOCUMENTS[name](d) for end, d in pairs for name in formats}
    if not any(part.figures for d in derivations for part in d.parts):
        return documents
    if not can_draw():
        print(f"symderiv: {file}: figures are not drawn: pip install 'symderiv[figures]'", file=sys.stderr)
        return documents
    pictures = (picture for d in derivations for picture in pictures_of(d, set(formats)))
    return documents | {name.removeprefix(file.stem): picture for name, picture in pictures}


def whole_of(title: str, derivations: Sequence[Mapping[str, Any]], formats: Sequence[str]) -> dict[str, str]:
    """The documents of several derivations, given as JSON, by the ends of their names."""
    read = [derivation_from_json(data) for data in derivations]
    return {f".{name}": WHOLES[name](title, read) for name in formats}
