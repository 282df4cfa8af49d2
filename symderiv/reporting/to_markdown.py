"""Derivations as Markdown, with mathematics between dollar signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from symderiv.deriving.derivation import Derivation
from symderiv.reporting.exposition import (
    Block,
    Check,
    Code,
    Contents,
    Grid,
    Heading,
    Picture,
    Prose,
    Rows,
    RuleList,
    blocks,
    book,
    sections_of,
)  # fmt: skip
from symderiv.reporting.to_tex import align
from symderiv.rules import Rule

__all__ = ["document", "whole"]


def document(derivation: Derivation) -> str:
    """The derivation as a Markdown file."""
    return _file(blocks(derivation))


def whole(title: str, derivations: Sequence[Derivation]) -> str:
    """Several derivations as one Markdown file."""
    return _file(book(title, derivations))


def _file(parts: Iterable[Block]) -> str:
    return "\n".join(_block(block) for block in parts)


def _block(block: Block) -> str:
    match block:
        case Heading(level, text, note):
            return f"{'#' * level} {_prose(text)}{f' ({_prose(note)})' if note else ''}\n"
        case Prose(text, bold):
            return f"**{_prose(text)}**\n" if bold else f"{_prose(text)}\n"
        case Rows(rows):
            return f"$$\n{align(rows)}\n$$\n"
        case Code(source, rendering, words):
            fence = "```" + "`" * max((len(ticks) for ticks in re.findall("`+", source)), default=0)
            return f"{fence}python\n{source}\n{fence}\n\n{words}\n\n$$\n{rendering}\n$$\n"
        case Picture(file, caption, alt):
            return f"![{_prose(alt)}]({file}.svg)\n\n{_prose(caption)}\n"
        case Grid(rows, caption):
            lines = [f"| {' | '.join(_prose(cell).replace('|', '&#124;') for cell in row)} |" for row in rows]
            lines.insert(0, "|" + "   |" * len(rows[0]))
            lines.insert(1, "|" + ":-:|" * len(rows[0]))
            return "\n".join(lines) + "\n" + (f"\n{_prose(caption)}\n" if caption else "")
        case Check(text):
            return f"*{_prose(text)}* ∎\n"
        case Contents(lines):
            return "".join(f"- {_prose(words)}\n" for _, words in lines)
        case RuleList(rules):
            return "".join(map(_rule, rules))


def _rule(rule: Rule) -> str:
    said = sections_of(rule.page)
    lines = [f"- **{_escaped(rule.title)}** (`{rule.name}`)"]
    lines += [f"  {_escaped(said[name])}" for name in ("Statement",) if name in said]
    lines += [f"  *{name}:* {_escaped(said[name])}" for name in ("Conditions", "Source") if name in said]
    return "\\\n".join(lines) + "\n"


def _prose(text: str) -> str:
    """Prose with Markdown's signs escaped, but not within formulas."""
    return "".join(_escaped(p) if i % 2 == 0 else f"${p}$" for i, p in enumerate(text.split("$")))


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>$])", r"\\\1", text)
