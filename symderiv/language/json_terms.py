"""Terms, sorts and contexts as plain JSON values, and back.

A term is a list whose first item says what it is: ``["n", "1/2"]``, ``["s", "K", sort]``, ``["b", 0]``,
``["a", operator, argument, ...]``, ``["l", operator, domain, body, letter]``, ``["u", characters]``.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from symderiv.errors import LanguageError
from symderiv.language.contexts import Context
from symderiv.language.sorts import (
    GROWTH,
    OUTCOME,
    STATEMENT,
    UNKNOWN,
    Distribution,
    Element,
    Function,
    Growth,
    Matrix,
    Outcome,
    Scalar,
    Set,
    Sort,
    Statement,
    Tuple,
)  # fmt: skip
from symderiv.language.terms import Apply, Bind, Bound, Number, Symbol, Term, Unread

__all__ = ["context_from_json", "context_to_json", "term_from_json", "term_to_json"]


def term_to_json(term: Term) -> list[Any]:
    """The term as nested lists."""
    match term:
        case Number(value):
            return ["n", str(value)]
        case Symbol(name, sort):
            return ["s", name, _sort_to_json(sort)]
        case Bound(depth):
            return ["b", depth]
        case Apply(operator, arguments):
            return ["a", operator, *map(term_to_json, arguments)]
        case Bind(operator, domain, body, letter):
            return ["l", operator, term_to_json(domain), term_to_json(body), letter]
        case Unread(characters):
            return ["u", characters]


def term_from_json(data: Any) -> Term:
    """The term again. Raises `LanguageError` for anything else than what `term_to_json` makes."""
    try:
        match data:
            case ["n", str(value)]:
                return Number(Fraction(value))
            case ["s", str(name), sort]:
                return Symbol(name, _sort_from_json(sort))
            case ["b", int(depth)] if depth >= 0:
                return Bound(depth)
            case ["a", str(operator), *arguments]:
                return Apply(operator, tuple(map(term_from_json, arguments)))
            case ["l", str(operator), domain, body, str(letter)]:
                return Bind(operator, term_from_json(domain), term_from_json(body), letter)
            case ["u", str(characters)]:
                return Unread(characters)
    except (ValueError, ZeroDivisionError, RecursionError) as error:
        raise LanguageError(f"not a term: {error}") from None
    raise LanguageError(f"not a term: {str(data)[:60]}")


def _sort_to_json(sort: Sort) -> list[Any]:
    match sort:
        case Scalar(kind, properties):
            return ["scalar", kind, *sorted(properties)]
        case Matrix(rows, columns, properties, kind):
            return ["matrix", term_to_json(rows), term_to_json(columns), kind, *sorted(properties)]
        case Function(arguments, value, properties):
            return ["function", [_sort_to_json(a) for a in arguments], _sort_to_json(value), *sorted(properties)]
        case Set(element):
            return ["set", _sort_to_json(element)]
        case Distribution(of):
            return ["distribution", _sort_to_json(of)]
        case Statement():
            return ["statement"]
        case Growth():
            return ["growth"]
        case Outcome():
            return ["outcome"]
        case Element(of):
            return ["element", of]
        case Tuple(parts):
            return ["tuple", [_sort_to_json(part) for part in parts]]
    return ["unknown"]


def _sort_from_json(data: Any) -> Sort:
    match data:
        case ["scalar", ("integer" | "real" | "complex") as kind, *properties]:
            return Scalar(kind, frozenset(properties))
        case ["matrix", rows, columns, ("real" | "complex") as kind, *properties]:
            return Matrix(term_from_json(rows), term_from_json(columns), frozenset(properties), kind)
        case ["function", [*arguments], value, *properties]:
            return Function(tuple(map(_sort_from_json, arguments)), _sort_from_json(value), frozenset(properties))
        case ["set", element]:
            return Set(_sort_from_json(element))
        case ["distribution", of]:
            return Distribution(_sort_from_json(of))
        case ["statement"]:
            return STATEMENT
        case ["growth"]:
            return GROWTH
        case ["outcome"]:
            return OUTCOME
        case ["element", ("group" | "space") as of]:
            return Element(of)
        case ["tuple", [*parts]]:
            return Tuple(tuple(map(_sort_from_json, parts)))
        case ["unknown"]:
            return UNKNOWN
    raise LanguageError(f"not a sort: {str(data)[:60]}")


def context_to_json(context: Context) -> dict[str, Any]:
    """The context as a JSON object."""
    return {
        "symbols": {name: term_to_json(symbol) for name, symbol in context.symbols.items()},
        "assumptions": [term_to_json(a) for a in context.assumptions],
        "definitions": [[term_to_json(s), term_to_json(body)] for s, body in context.definitions.items()],
        "random": [[term_to_json(s), term_to_json(law)] for s, law in context.random.items()],
        "density": sorted(context.density),
    }


def context_from_json(data: dict[str, Any]) -> Context:
    """The context again. Raises `LanguageError` for anything else than what `context_to_json` makes."""
    try:
        return Context(
            {str(name): _symbol(s) for name, s in data["symbols"].items()},
            tuple(map(term_from_json, data["assumptions"])),
            {_symbol(s): term_from_json(body) for s, body in data["definitions"]},
            {_symbol(s): term_from_json(law) for s, law in data["random"]},
            frozenset(data["density"]),
        )
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise LanguageError(f"not a context: {error}") from None


def _symbol(data: Any) -> Symbol:
    symbol = term_from_json(data)
    if not isinstance(symbol, Symbol):
        raise LanguageError("not a symbol")
    return symbol
