"""The sort of a term, from the sorts of its symbols and the rows of the vocabulary."""

from __future__ import annotations

from functools import lru_cache

from symderiv.errors import LanguageError
from symderiv.language.signature import Binder, Operator
from symderiv.language.sorts import INTEGER, NATURAL, POSITIVE_INTEGER, UNKNOWN, Scalar, Sort
from symderiv.language.terms import Apply, Bind, Bound, Number, Symbol, Term
from symderiv.language.vocabulary import VOCABULARY
from symderiv.language.vocabulary.linear_algebra import sized

__all__ = ["binder_row", "is_well_sorted", "operator_row", "sort_of", "variable_of"]


_FRACTION, _NEGATIVE_FRACTION = (Scalar("real", frozenset({sign})) for sign in ("positive", "negative"))


def operator_row(name: str) -> Operator:
    """The operator's row. Raises `LanguageError` for a name that is no operator."""
    row = VOCABULARY.get(name)
    if not isinstance(row, Operator):
        raise LanguageError(f"there is no operator {name!r} in the vocabulary")
    return row


def binder_row(name: str) -> Binder:
    """The binder's row. Raises `LanguageError` for a name that is no binder."""
    row = VOCABULARY.get(name)
    if not isinstance(row, Binder):
        raise LanguageError(f"there is no binder {name!r} in the vocabulary")
    return row


def sort_of(term: Term, bound: tuple[Sort, ...] = ()) -> Sort:
    """The sort of a term; ``bound`` gives the sorts of loose bound variables, nearest binder first.

    A term keeps its sort once it is known: to find an equal term in a table costs a comparison of all their parts.
    Raises `LanguageError` where the sorts of arguments do not fit.
    """
    if bound:
        return _sort_below(term, bound)
    if type(term) is Symbol:
        return term.sort
    if type(term) is Apply or type(term) is Bind:
        if term.known_sort is None:
            object.__setattr__(term, "known_sort", _sort(term, bound))
        return term.known_sort or UNKNOWN
    return _sort(term, bound)


def _sort(term: Term, bound: tuple[Sort, ...]) -> Sort:
    if type(term) is Apply:
        sorts = tuple([sort_of(a, bound) for a in term.arguments])
        by_arguments = sized(term.operator, term.arguments, sorts)
        return _sort_of_value(term.operator, sorts) if by_arguments is None else by_arguments
    match term:
        case Number(value):
            above = value.numerator
            if value.denominator != 1:
                return _FRACTION if above > 0 else _NEGATIVE_FRACTION
            return POSITIVE_INTEGER if above > 0 else INTEGER if above else NATURAL
        case Symbol(_, sort):
            return sort
        case Bound(depth):
            return bound[depth] if depth < len(bound) else UNKNOWN
        case Bind(name, domain, body):
            binder, over = binder_row(name), sort_of(domain, bound)
            return binder.sort(over, sort_of(body, (binder.variable(domain, over), *bound)))
    return UNKNOWN


@lru_cache(maxsize=1 << 16)
def _sort_below(term: Term, bound: tuple[Sort, ...]) -> Sort:
    return _sort(term, bound)


@lru_cache(maxsize=1 << 14)
def _sort_of_value(operator: str, sorts: tuple[Sort, ...]) -> Sort:
    row = operator_row(operator)
    try:
        return row.sort(*sorts)
    except TypeError as wrong:  # the rule is a function of another number of sorts
        raise LanguageError(f"{operator} is not of {len(sorts)} argument(s)") from wrong


def is_well_sorted(term: Term) -> bool:
    """Whether every part of a closed term has a sort."""
    try:
        sort_of(term)
    except LanguageError:
        return False
    return True


def variable_of(binder: Bind, name: str | None = None, bound: tuple[Sort, ...] = ()) -> Symbol:
    """A symbol to open the binder with: the author's letter (or ``name``) at the sort of the binder's variable."""
    row = binder_row(binder.operator)
    return Symbol(name or binder.written_as, row.variable(binder.domain, sort_of(binder.domain, bound)))
