r"""Decompositions: what the name of one says of its letters: "the SVD $A = U \Sigma V^T$", "$A = QR$ by Gram-Schmidt".

Square factors get the property; of others it is assumed that their columns are orthonormal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from symderiv.language.contexts import Context
from symderiv.language.dimensions import same_dimension
from symderiv.language.sorts import Matrix
from symderiv.language.terms import Symbol, apply
from symderiv.reading.documents.document import Block, Prose
from symderiv.reading.meaning.names import name_of
from symderiv.reading.syntax.parser import parse
from symderiv.reading.syntax.surface import Node, Part, Product, Row, Scripted, Side, canonical

__all__ = ["Decomposed", "decompositions", "with_decompositions"]

NEAR = 3  # formulas after the name among which the decomposition is looked for
LONGEST = 200  # characters of such a formula
TRANSPOSED = frozenset({"T", r"\top", "*", r"\ast", r"\intercal", "H", r"\dagger", "t", r"\mathsf{T}", r"\prime"})
ORTHOGONAL, DIAGONAL, UPPER, LOWER = "orthogonal", "diagonal", "upper triangular", "lower triangular"
NAMED: Sequence[tuple[re.Pattern[str], tuple[str, ...]]] = tuple(
    (re.compile(pattern, re.IGNORECASE), factors)
    for pattern, factors in (
        (r"\bsvds?\b|singular[- ]value[s]?[- ]decomposition", (ORTHOGONAL, DIAGONAL, ORTHOGONAL)),
        (r"eigen-?(?:value |vector )?-?decomposition|spectral (?:theorem|decomposition)|diagonali[sz]",
         (ORTHOGONAL, DIAGONAL, ORTHOGONAL)),
        (r"\bschur\b", (ORTHOGONAL, UPPER, ORTHOGONAL)),
        (r"\bqr\b", (ORTHOGONAL, UPPER)),
        (r"\bcholesky\b", (LOWER, LOWER)),
        (r"\blu\b", (LOWER, UPPER)),
    )
)  # fmt: skip


@dataclass(frozen=True)
class Decomposed:
    """What is said of the letters of one decomposition, by key."""

    properties: Mapping[str, str]


def decompositions(blocks: Iterable[Block]) -> list[Decomposed]:
    """All decompositions that are named and written out shortly after."""
    found: list[Decomposed] = []
    wanted: list[tuple[str, ...]] = []
    left = 0
    for block in blocks:
        if isinstance(block, Prose):
            named = [factors for pattern, factors in NAMED if pattern.search(block.text)]
            wanted, left = (named, NEAR) if named else (wanted, left)
        elif left and len(block.latex) < LONGEST:
            left -= 1
            found += [one for factors in wanted for one in _written(parse(block.latex), factors)]
    return found


def _written(row: Row, properties: tuple[str, ...]) -> Iterator[Decomposed]:
    """``A = U \\Sigma V^T``, with as many factors as the decomposition has."""
    parts = row.parts
    for at, part in enumerate(parts[:-1]):
        after = parts[at + 1]
        if not isinstance(part, Part) or part.text not in ("=", ":=") or not isinstance(after, Side):
            continue
        node = after.node
        if not isinstance(node, Product) or any(node.signs) or len(node.factors) != len(properties):
            continue
        letters = [_letter(factor) for factor in node.factors]
        plain = all(name is not None for name, _ in letters) and not any(mark for _, mark in letters[:-1])
        if plain and _fits([mark for _, mark in letters], properties):
            inverted = letters[-1][1] == "-1"
            yield Decomposed(
                {
                    name or "": "invertible" if inverted and what == ORTHOGONAL else what
                    for (name, _), what in zip(letters, properties, strict=True)
                }
            )


def _letter(node: Node) -> tuple[str | None, str]:
    """The key of a factor and what stands above it."""
    if isinstance(node, Scripted) and node.sup is not None and not node.primes:
        plain = node.base if node.sub is None else Scripted(node.base, node.sub, None, 0, node.span)
        return name_of(plain), canonical(node.sup) or "?"
    return name_of(node), ""


def _fits(marks: list[str], properties: tuple[str, ...]) -> bool:
    """Whether the last factor is transposed or inverted where it has to be."""
    last = marks[-1]
    if len(properties) == 3 or properties == (LOWER, LOWER):
        return last in TRANSPOSED or (last == "-1" and len(properties) == 3)
    return not last


def with_decompositions(context: Context, found: Sequence[Decomposed]) -> Context:
    """The context in which the letters of these have the properties that the name of the decomposition gives them."""
    symbols = dict(context.symbols)
    for decomposed in found:
        for key, what in decomposed.properties.items():
            symbol = symbols.get(key)
            if symbol is None or not isinstance(sort := symbol.sort, Matrix):
                continue
            if same_dimension(sort.rows, sort.columns):
                symbols[key] = Symbol(symbol.name, replace(sort, properties=sort.properties | {what}))
    context = replace(context, symbols=symbols)
    for decomposed in found:
        for key, what in decomposed.properties.items():
            symbol = symbols.get(key)
            if what != ORTHOGONAL or symbol is None or not isinstance(sort := symbol.sort, Matrix):
                continue
            if not same_dimension(sort.rows, sort.columns):
                gram = apply("multiply", apply("transpose", symbol), symbol)
                context = context.assume(apply("equal", gram, apply("identity", sort.columns)))
    return context
