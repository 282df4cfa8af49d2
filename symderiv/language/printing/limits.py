"""Limits, and the largest and smallest over a set."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from symderiv.errors import LanguageError
from symderiv.language.printing.text import argument, latex, letter, scripted
from symderiv.language.printing.writing import Text, symbol_text
from symderiv.language.sorting import variable_of
from symderiv.language.terms import Apply, Bind, Symbol, Term, free_symbols, subterms
from symderiv.language.vocabulary import VOCABULARY

__all__ = ["LIMITS", "reaches", "towards"]

PRODUCT, SUM, RELATION = 30, 20, 11

# Letters that go to infinity through whole numbers, unless they are declared otherwise.
WHOLE_LETTERS = ("n", "m", "k", "N", "M", "K", "i", "j", "l", "L", "T")
REAL_LETTERS = ("x", "y", "s", "u", "v", "w", "z", "t")
SIDES = {"approaching": "", "approaching_from_above": "^{+}", "approaching_from_below": "^{-}"}


def _variable(term: Bind) -> Symbol:
    """The author's letter, or one of the kind, whole or real, that the reader will take it to be."""
    variable = letter(term)
    customary: tuple[str, ...]
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


def towards(term: Bind) -> tuple[str, Symbol]:
    """What the letter of a limit goes to, and the letter."""
    variable = _variable(term)
    return _towards(term.domain, variable), variable


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
            case Apply("range", (first, last)) if _is_index(term.open(variable), variable):
                below = rf"{latex(first)} \leq {name} \leq {latex(last)}"
            case Bind("such_that", Apply("reals", ())):
                below = f"{name} : {latex(domain.open(variable))}"
            case Bind("such_that", Symbol(own, _)) if own == term.written_as:  # all that have a condition
                variable = variable_of(term, own)
                below = f"{symbol_text(own)} : {latex(domain.open(variable))}"
            case Bind("such_that", inside):
                below = rf"{name} \in {latex(inside)} : {latex(domain.open(variable))}"
            case _:
                below = rf"{name} \in {latex(domain)}"
        return Text(rf"{sign}_{{{below}}} {argument(term.open(variable), PRODUCT)}", 25, open=True)

    return written


def _is_big(term: Bind) -> bool:
    """Whether it is written with a sign that reaches over what follows, and binds its letter for all to see."""
    return VOCABULARY[term.operator].writes.template.endswith("{b}")


def _is_index(body: Term, variable: Symbol) -> bool:
    """Whether a letter is an index somewhere: then it is taken to be whole."""
    applied = (part for part in subterms(body) if isinstance(part, Apply) and part.operator in ("entry", "apply"))
    return any(variable in part.arguments[1:] for part in applied)


def reaches(a: Term, b: Term) -> bool:
    """Whether a sign in the first term would be read as reaching over the second: its letter is to be seen there."""
    names = _seen(b)
    bare = {re.split("[_^']", name)[0].split(" ")[-1] for name in names}  # x in x_1, and in \\hat x
    return _reaches(a, names | bare)


def _seen(term: Term) -> set[str]:
    """The letters to be seen in a term; a sign that binds one for all to see hides it."""
    match term:
        case Bind(_, domain, body) if _is_big(term):
            return (_seen(domain) | _seen(body)) - {term.written_as}
        case Apply("add" | "subtract" | "multiply" | "negate", arguments):
            return set().union(*map(_seen, arguments))
    within = [part for part in subterms(term) if isinstance(part, Bind)]
    letters = {part.written_as for part in within} | {name for part in within for name in _renamed(part)}
    return {symbol.name for symbol in free_symbols(term)} | letters


def _renamed(term: Bind) -> set[str]:
    """The letter it is printed with, where that is known by itself."""
    try:
        return {letter(term).name}
    except LanguageError:
        return set()


def _reaches(a: Term, names: set[str]) -> bool:
    match a:
        case Bind(_, _, body) if _is_big(a):
            return letter(a).name in names or _reaches(body, names)
        case Apply("add" | "subtract", (first, last)):
            return _reaches(first, names) or _reaches(last, names)
        case Apply("multiply", (_, last)) | Apply("negate", (last,)):
            return _reaches(last, names)
    return False


LIMITS: Mapping[str, Callable[[Bind], Text]] = {
    "limit": _limit(r"\lim"), "upper_limit": _limit(r"\limsup"), "lower_limit": _limit(r"\liminf"),
    "converges_to": _converges, "agrees_to_order": _agrees,
    "largest": _extremum(r"\max"), "smallest": _extremum(r"\min"),
    "supremum": _extremum(r"\sup"), "infimum": _extremum(r"\inf"),
    "argmax": _extremum(r"\operatorname*{argmax}"), "argmin": _extremum(r"\operatorname*{argmin}"),
}  # fmt: skip
