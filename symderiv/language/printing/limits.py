"""Limits, and the largest and smallest over a set."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from symderiv.language.printing.text import argument, latex, letter, scripted
from symderiv.language.printing.writing import Text, symbol_text
from symderiv.language.sorting import variable_of
from symderiv.language.terms import Apply, Bind, Symbol, Term, free_symbols, subterms

__all__ = ["LIMITS", "reaches"]

PRODUCT, SUM, RELATION = 30, 20, 11

# Letters that go to infinity through whole numbers, unless they are declared otherwise.
WHOLE_LETTERS = ("n", "m", "k", "N", "M", "K", "i", "j", "l", "L", "T")
REAL_LETTERS = ("x", "y", "s", "u", "v", "w", "z", "t")
SIDES = {"approaching": "", "approaching_from_above": "^{+}", "approaching_from_below": "^{-}"}


def _variable(term: Bind) -> Symbol:
    """The author's letter, or one of the kind, whole or real, that the reader will take it to be."""
    variable = letter(term)
    match term.domain:
        case Apply("approaching", (_, _)):
            customary = WHOLE_LETTERS
        case Apply("approaching", (Apply("infinity", _),)) if variable.name in WHOLE_LETTERS:
            customary = REAL_LETTERS
        case _:
            return variable
    if variable.name in customary:
        return variable
    taken = {symbol.name for symbol in free_symbols(term)}
    taken |= {part.written_as for part in subterms(term.body) if isinstance(part, Bind)}
    return variable_of(term, next((name for name in customary if name not in taken), variable.name))


def _towards(domain: Term, variable: Symbol) -> str:
    match domain:
        case Apply(operator, (point, *_)) if operator in SIDES:
            side = SIDES[operator]
            to = scripted(point, 51, "^") if side else latex(point)
            return rf"{symbol_text(variable.name)} \to {to}{side}"
    return rf"{symbol_text(variable.name)} \in {latex(domain)}"


def _limit(sign: str) -> Callable[[Bind], Text]:
    def written(term: Bind) -> Text:
        variable = _variable(term)
        body = argument(term.open(variable), PRODUCT)
        return Text(rf"{sign}_{{{_towards(term.domain, variable)}}} {body}", 25, open=True)

    return written


def _converges(term: Bind) -> Text:
    variable = _variable(term)
    body = term.open(variable)
    assert isinstance(body, Apply)
    a, b = (argument(part, RELATION) for part in body.arguments[:2])
    return Text(rf"{a} \to {b} \text{{ as }} {_towards(term.domain, variable)}", 10)


def _agrees(term: Bind) -> Text:
    variable = _variable(term)
    body = term.open(variable)
    assert isinstance(body, Apply)
    a, b, order = (argument(part, RELATION) for part in body.arguments)
    return Text(rf"{a} = {b} + {order} \text{{ as }} {_towards(term.domain, variable)}", 10)


def _extremum(sign: str) -> Callable[[Bind], Text]:
    def written(term: Bind) -> Text:
        variable, domain = letter(term), term.domain
        name = symbol_text(variable.name)
        match domain:
            case Symbol(own, _) if own == term.written_as:
                variable = variable_of(term, own)
                below = symbol_text(own)
            case Apply("range", (first, last)):
                below = rf"{latex(first)} \leq {name} \leq {latex(last)}"
            case Bind("such_that", Apply("reals", ())):
                below = f"{name} : {latex(domain.open(variable))}"
            case Bind("such_that", inside):
                below = rf"{name} \in {latex(inside)} : {latex(domain.open(variable))}"
            case _:
                below = rf"{name} \in {latex(domain)}"
        return Text(rf"{sign}_{{{below}}} {argument(term.open(variable), PRODUCT)}", 25, open=True)

    return written


def reaches(a: Term, b: Term) -> bool:
    """Whether a limit or extremum in the first term would be read as reaching over the second: its letter is in it."""
    names = {symbol.name for symbol in free_symbols(b)}
    return any(isinstance(part, Bind) and part.operator in LIMITS and part.written_as in names for part in subterms(a))


LIMITS: Mapping[str, Callable[[Bind], Text]] = {
    "limit": _limit(r"\lim"), "upper_limit": _limit(r"\limsup"), "lower_limit": _limit(r"\liminf"),
    "converges_to": _converges, "agrees_to_order": _agrees,
    "largest": _extremum(r"\max"), "smallest": _extremum(r"\min"),
    "supremum": _extremum(r"\sup"), "infimum": _extremum(r"\inf"),
    "argmax": _extremum(r"\operatorname*{argmax}"), "argmin": _extremum(r"\operatorname*{argmin}"),
}  # fmt: skip
