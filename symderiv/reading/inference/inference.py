"""Inference: what the letters of a document stand for, part by part, without a notation file or with one.

What a notation file says comes first, then what the text declares, then what use makes certain. A part knows what the
parts that hold it know, and of letters it does not introduce what the parts before it found. Of a letter whose uses
contradict each other nothing is said: it stays a real number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from symderiv.language.contexts import Context
from symderiv.language.terms import Symbol
from symderiv.reading.documents.document import Block, Document, Prose, Role
from symderiv.reading.inference.decompositions import decompositions, with_decompositions
from symderiv.reading.inference.group_words import about_groups
from symderiv.reading.inference.part import Entry, InferredPart
from symderiv.reading.inference.trials import mend
from symderiv.reading.inference.words import words_of
from symderiv.reading.meaning.calculus import axes

__all__ = ["Entry", "Notation", "infer"]

CHANCE = re.compile(r"densit|distribut|probabilit|posterior|likelihood|random variable", re.IGNORECASE)
Symbols = Mapping[str, Symbol]


@dataclass(frozen=True)
class Notation:
    """What the letters of a part stand for.

    context    what is known in it, what is known around it included
    entries    what was found in this part itself
    unsettled  letters whose uses contradict each other, and where
    """

    context: Context
    entries: tuple[Entry, ...] = ()
    unsettled: tuple[Entry, ...] = ()


def infer(document: Document, notation: Mapping[str, Symbols] | None = None) -> Mapping[str, Notation]:
    """The notation of each part by its label, "" for what stands outside all parts.

    notation  symbols by label and key that override all else; those of "" and of an outer part hold within
    """
    blocks: dict[str, list[tuple[Role, Block]]] = {"": []}
    asked = any(role == "question" for _, role, _ in document.blocks())
    for label, role, block in document.blocks():
        blocks.setdefault(label, []).append((role if asked else "text", block))
    for part in document.parts():
        blocks.setdefault(part.label, [])
    found: dict[str, Notation] = {}
    chance = any(CHANCE.search(block.text) for _, _, block in document.blocks() if isinstance(block, Prose))
    groups = about_groups(document)
    said = axes.in_document(piece.latex for _, _, piece in document.pieces())
    named = decompositions(block for _, _, block in document.blocks())
    drawn: dict[str, Context] = {}
    before: dict[str, dict[str, tuple[str, Symbol]]] = {}  # what the parts so far found, by the part that holds them
    for label in sorted(blocks, key=lambda label: len(_around(label))):
        outer = next((cut for cut in _around(label) if cut in found), "")
        given: dict[str, Symbol] = {}
        for cut in [*reversed(_around(label)), label]:
            given.update((notation or {}).get(cut, {}))
        around = found[outer].context if label else Context(in_words=said)
        earlier = before.setdefault(outer, {}) if outer else {}
        inferred = InferredPart(
            blocks[label],
            around,
            given,
            (notation or {}).get(label, {}),
            earlier,
            chance=chance,
            groups=groups,
            before=drawn.get(outer),
        )
        mend(inferred)
        if outer and inferred.context.random:
            drawn[outer] = inferred.context
        context = with_decompositions(inferred.context, named)
        entries = tuple(_shown(entry, context) for entry in inferred.entries)
        found[label] = Notation(context, entries, inferred.unsettled)
        for key, symbol in inferred.own.items():
            earlier[key] = (label, symbol)
    return {label: found[label] for label in blocks}


def _shown(entry: Entry, context: Context) -> Entry:
    """The entry with all that is known of its letter."""
    symbol = context.symbols.get(entry.key)
    return entry if symbol is None else replace(entry, words=words_of(symbol.sort))


def _around(label: str) -> list[str]:
    """The labels that could hold this one, the nearest first: 3.3, 3 and "" for 3.3a."""
    cuts = [i for i in range(1, len(label)) if label[i] == "." or (label[i].isalpha() and label[i - 1].isdigit())]
    return [label[:cut] for cut in reversed(cuts)] + ([""] if label else [])
