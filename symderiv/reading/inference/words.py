"""Sorts in words, as in a notation file: ``invertible matrix K K``, ``function vector n -> real``, ``random real``.

One grammar, read and written: what `words_of` prints of a sort, `sort_of_words` reads as that sort.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import reduce

from symderiv.errors import InputError
from symderiv.language.contexts import Context
from symderiv.language.sorts import (
    COMPLEX,
    INTEGER,
    LAW,
    NATURAL,
    ONE,
    OUTCOME,
    POSITIVE_INTEGER,
    REAL,
    STATEMENT,
    Distribution,
    Function,
    Matrix,
    Scalar,
    Set,
    Sort,
    closure,
)  # fmt: skip
from symderiv.language.terms import Apply, Number, Symbol, Term, number
from symderiv.language.vocabulary.algebra import GROUP, SPACE

__all__ = ["HINT", "context_of", "declared", "dimensions_of", "key_and_symbol", "sort_of_words", "words_of"]

HINT = 'say "real", "positive integer", "vector K", "invertible matrix K K", "function real -> real" or "law"'
KINDS: Mapping[str, Scalar] = {
    "real": REAL, "number": REAL, "scalar": REAL, "integer": INTEGER, "natural": NATURAL, "complex": COMPLEX,
}  # fmt: skip
# Longer names before those they end in; another word for a property stands beside it.
PROPERTIES: Mapping[str, str] = {
    name: name
    for name in (
        "positive diagonal entries", "positive definite", "positive semidefinite", "lower triangular",
        "upper triangular", "positive", "negative", "nonnegative", "nonpositive", "nonzero", "invertible", "symmetric",
        "diagonal", "orthogonal", "identity", "normal", "idempotent", "nilpotent", "skew-symmetric", "unit",
    )
} | {"non-negative": "nonnegative", "non-zero": "nonzero", "non-singular": "invertible"}  # fmt: skip
OF_FUNCTIONS = (
    "strictly increasing", "increasing", "strictly decreasing", "decreasing", "differentiable", "continuous",
    "strictly convex", "convex", "concave", "invertible", "linear",
)  # fmt: skip
NAMED: Mapping[str, Sort] = {
    "law": LAW, "event": Function((OUTCOME,), STATEMENT), "statement": STATEMENT, "group element": GROUP,
    "abstract vector": SPACE, "group": Set(GROUP), "space": Set(SPACE),
}  # fmt: skip
SEQUENCE = frozenset({"sequence"})
LETTER = re.compile(r"\\?[A-Za-z]+(?:_(?:\w|\\[A-Za-z]+|\{[^{}]*\}))?")
TERMS = re.compile(r"(?P<sign>[+-]?)(?P<factors>[^+*-]+(?:\*[^+*-]+)*)")


# Words to sorts


def sort_of_words(words: str) -> Sort:
    """The sort in words. Raises `InputError` where it is not understood."""
    text = " ".join(words.split())
    if (found := _sort(text)) is None:
        raise InputError(f"{words!r} is no sort", hint=HINT)
    return found


def _sort(text: str) -> Sort | None:
    if text in NAMED:
        return NAMED[text]
    for head, make in CONSTRUCTORS.items():
        if text.startswith(f"{head} "):
            inner = _sort(text.removeprefix(f"{head} ").removeprefix("of "))
            return None if inner is None else make(inner)
    if text.startswith("function"):
        return _function(text.removeprefix("function").strip())
    return _thing(text)


CONSTRUCTORS: Mapping[str, Callable[[Sort], Sort]] = {
    "sequence": lambda inner: Function((INTEGER,), inner, SEQUENCE),
    "set": Set,
    "distribution": Distribution,
    "random": lambda inner: (
        Function((INTEGER,), Function((OUTCOME,), inner.value), SEQUENCE)
        if isinstance(inner, Function) and inner.properties == SEQUENCE
        else Function((OUTCOME,), inner)
    ),
}  # fmt: skip


def _function(text: str) -> Sort | None:
    if text == "of time":
        return Function((REAL,), REAL)
    before, arrow, after = text.partition("->")
    value, *said = [part.strip() for part in after.split(",")]
    arguments = [_sort(part.strip()) for part in before.split(",")]
    result = _sort(value)
    if not arrow or result is None or any(part not in OF_FUNCTIONS for part in said):
        return None
    known = tuple(argument for argument in arguments if argument is not None)
    return Function(known, result, frozenset(said)) if len(known) == len(arguments) else None


def _thing(text: str) -> Sort | None:
    """A number, a vector or a matrix, with properties before the noun."""
    rest, properties = f" {text} ", set[str]()
    for said, meant in PROPERTIES.items():
        if f" {said} " in rest:
            rest = rest.replace(f" {said} ", " ")
            properties.add(meant)
    words = rest.split()
    if kind := "complex" if words[:1] == ["complex"] and len(words) > 1 else "":
        words = words[1:]
    match words:
        case ["matrix", rows, columns]:
            sizes = _dimension(rows), _dimension(columns)
        case ["vector", rows]:
            sizes = _dimension(rows), ONE
        case [name] if name in KINDS and not kind:
            return replace(KINDS[name], properties=_least(KINDS[name].properties | properties))
        case [] if properties:
            return Scalar("real", _least(frozenset(properties)))
        case _:
            return None
    rows_, columns_ = sizes
    if rows_ is None or columns_ is None:
        return None
    return Matrix(rows_, columns_, frozenset(properties), "complex" if kind else "real")


def _least(properties: frozenset[str]) -> frozenset[str]:
    """Without those that follow from others, so that one sort has one form."""
    return frozenset(p for p in properties if not any(p in closure(frozenset({q})) for q in properties - {p}))


def _dimension(text: str) -> Term | None:
    """A size: ``K``, ``3``, ``n+1``, ``2*n-1``."""
    total: Term | None = None
    for match in TERMS.finditer(text):
        factors = [_letter(part) for part in match["factors"].split("*")]
        known = [factor for factor in factors if factor is not None]
        if len(known) != len(factors):
            return None
        term: Term = reduce(lambda a, b: a * b, known)
        minus = match["sign"] == "-"
        if total is None and minus:
            return None
        total = term if total is None else total - term if minus else total + term
    return total if "".join(match[0] for match in TERMS.finditer(text)) == text else None


def _letter(text: str) -> Term | None:
    if text.isdecimal() and text.isascii():
        return number(int(text)) if len(text) < 9 else None
    return Symbol(text, POSITIVE_INTEGER) if LETTER.fullmatch(text) else None


# Sorts to words


def words_of(sort: Sort) -> str:
    """The sort in words that read back as it; what has no words is called unknown."""
    named = next((words for words, known in NAMED.items() if known == sort), None)
    if named is not None:
        return named
    match sort:
        case Scalar(kind, properties):
            return _number_words(kind, properties)
        case Matrix(rows, columns, properties, kind):
            noun = f"vector {_size(rows)}" if columns == ONE else f"matrix {_size(rows)} {_size(columns)}"
            return " ".join([*sorted(properties), *(["complex"] if kind == "complex" else []), noun])
        case Function((first,), value, properties) if first == OUTCOME and not properties:
            return f"random {words_of(value)}"
        case Function((first,), Function((second,), value), properties) if (first, second, properties) == (
            INTEGER,
            OUTCOME,
            SEQUENCE,
        ):
            return f"random sequence of {words_of(value)}"
        case Function((first,), value, properties) if (first, properties) == (INTEGER, SEQUENCE):
            return f"sequence of {words_of(value)}"
        case Function(arguments, value, properties):
            taken = ", ".join(map(words_of, arguments))
            return ", ".join([f"function {taken} -> {words_of(value)}", *sorted(properties)])
        case Set(element):
            return f"set of {words_of(element)}"
        case Distribution(of):
            return f"distribution of {words_of(of)}"
    return "unknown"


def _number_words(kind: str, properties: frozenset[str]) -> str:
    if kind == "integer" and properties == {"nonnegative"}:
        return "natural"
    words = sorted(_least(properties))
    return " ".join(words if words and kind == "real" else [*words, kind])


def _size(term: Term) -> str:
    match term:
        case Number(value):
            return str(value)
        case Symbol(name, _):
            return name
        case Apply("add" | "subtract" as sign, (a, b)):
            return f"{_size(a)}{'+' if sign == 'add' else '-'}{_size(b)}"
        case Apply("multiply", (a, b)):
            return f"{_size(a)}*{_size(b)}"
    return "?"


# Keys


def key_and_symbol(key: str, sort: Sort) -> tuple[str, Symbol]:
    """The key in a context, and the symbol: ``d_`` is a sequence of d, ``d(`` a function of time; so is a bare name."""
    name = key[:-1] if key.endswith(("(", "_")) and len(key) > 1 else key
    members = isinstance(sort, Function) and sort.properties == SEQUENCE
    return (f"{name}_" if members and key == name else key), Symbol(name, sort)


def context_of(notation: Mapping[str, str]) -> Context:
    """The context that a notation declares, the letters of its dimensions too.

    Raises `InputError` for words that are no sort.
    """
    symbols = dict[str, Symbol]()
    for name, words in notation.items():
        try:
            key, symbol = key_and_symbol(name, sort_of_words(words))
        except InputError as error:
            raise InputError(f"the notation of {name!r}: {error.message}", hint=error.hint) from None
        symbols[key] = symbol
    return Context(declared(symbols))


def declared(symbols: Mapping[str, Symbol]) -> dict[str, Symbol]:
    """The symbols, with the letters in their dimensions, which are positive whole numbers."""
    found = dict(symbols)
    for symbol in symbols.values():
        for name in dimensions_of(symbol.sort):
            if name not in found or getattr(found[name].sort, "kind", "") == "integer":
                found[name] = Symbol(name, POSITIVE_INTEGER)
    return found


def dimensions_of(sort: Sort) -> list[str]:
    """The letters in the dimensions of a sort."""
    found, waiting = list[str](), list(getattr(sort, "dimensions", ()))
    while waiting:
        match waiting.pop():
            case Symbol(name, _):
                found.append(name)
            case Apply(_, arguments):
                waiting.extend(arguments)
    return found
