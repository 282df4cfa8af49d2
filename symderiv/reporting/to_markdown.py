"""Derivations as Markdown, with mathematics between dollar signs."""

from __future__ import annotations

import re

from symderiv.deriving.derivation import Derivation
from symderiv.reporting.exposition import Block, Code, Heading, Picture, Prose, Rows, blocks
from symderiv.reporting.to_tex import align

__all__ = ["document"]


def document(derivation: Derivation) -> str:
    """The derivation as a Markdown file."""
    return "\n".join(_block(block) for block in blocks(derivation))


def _block(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"{'#' * level} {_prose(text)}\n"
        case Prose(text, bold):
            return f"**{_prose(text)}**\n" if bold else f"{_prose(text)}\n"
        case Rows(rows):
            return f"$$\n{align(rows)}\n$$\n"
        case Code(source, rendering, models):
            fence = "```" + "`" * max((len(ticks) for ticks in re.findall("`+", source)), default=0)
            words = f"As latexify writes it, and run on {models} random models:"
            return f"{fence}python\n{source}\n{fence}\n\n{words}\n\n$$\n{rendering}\n$$\n"

        case Picture(file, caption, alt):
            return f"![{_prose(alt)}]({file}.svg)\n\n{_prose(caption)}\n"


def _prose(text: str) -> str:
    """Prose with Markdown's signs escaped, but not within formulas."""
    pieces = text.split("$")
    escaped = (re.sub(r"([\\`*_\[\]<>])", r"\\\1", p) if i % 2 == 0 else f"${p}$" for i, p in enumerate(pieces))
    return "".join(escaped)
