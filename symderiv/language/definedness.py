"""Where a term has a value: the conditions its operators put on their arguments, as statements.

A claim is about the values for which both its sides are defined; so it is proved under these conditions, and no model
in which one of them fails counts for or against it.
"""

from __future__ import annotations

from symderiv.errors import LanguageError
from symderiv.language.dimensions import same_dimension
from symderiv.language.signature import Operator
from symderiv.language.sorting import sort_of, variable_of
from symderiv.language.sorts import ONE, STATEMENT, Matrix, Scalar, Set, has
from symderiv.language.terms import Apply, Bind, Number, Term, bind, children, free_symbols, number
from symderiv.language.vocabulary import VOCABULARY

__all__ = ["definedness", "true_by_sort"]

ZERO = number(0)

_OF_SORT = {
    "not_equal": "nonzero", "greater": "positive", "greater_equal": "nonnegative", "less": "negative",
    "less_equal": "nonpositive", "invertible": "invertible", "positive_entries": "positive",
    "nonzero_entries": "nonzero", "lower_triangular": "lower triangular", "positive_definite": "positive definite",
    "positive_diagonal": "positive diagonal entries",
}  # fmt: skip


def true_by_sort(statement: Term) -> bool:
    """Whether the sorts alone make a statement such as ``x > 0`` or ``S is invertible`` true."""
    match statement:
        case Apply("member", (value, domain)):
            return _member_by_sort(value, domain)
        case Apply("power_defined", (base, exponent)):
            return _power_by_sort(base, exponent)
        case Apply(relation, (subject, *zero)) if relation in _OF_SORT and zero in ([], [ZERO]):
            return has(sort_of(subject), _OF_SORT[relation])
    return False


def _member_by_sort(value: Term, domain: Term) -> bool:
    sort, over = sort_of(value), sort_of(domain)
    if not isinstance(over, Set):
        return False
    match domain, sort:
        case Apply("lower_triangular_matrices", (n,)), Matrix(rows, columns, _, _):
            return same_dimension(rows, n) and same_dimension(columns, n) and has(sort, "lower triangular")
        case Apply("vectors", (n,)), Matrix(rows, columns, _, _):
            return same_dimension(rows, n) and columns == ONE
        case Apply("reals", ()), Scalar(kind, _):
            return kind != "complex"
        case Apply("complexes", ()), Scalar():
            return True
        case Apply("naturals", ()) | Apply("from", (Number(),)), Scalar("integer", _):
            start = domain.arguments[0].value if domain.arguments else 0  # type: ignore[union-attr]
            return has(sort, "positive") if start == 1 else start == 0 and has(sort, "nonnegative")
        case Apply("closed_open_interval", (Number(first), Apply("infinity", ()))), Scalar(kind, _):
            return first == 0 and kind != "complex" and has(sort, "nonnegative")
        case Apply("open_interval", (Number(first), Apply("infinity", ()))), Scalar(kind, _):
            return first == 0 and kind != "complex" and has(sort, "positive")
    return False


def _power_by_sort(base: Term, exponent: Term) -> bool:
    if isinstance(sort_of(base), Matrix):
        return has(sort_of(exponent), "nonnegative") or has(sort_of(base), "invertible")
    whole = isinstance(raised := sort_of(exponent), Scalar) and raised.kind == "integer"
    if isinstance(exponent, Number) and exponent.value.denominator % 2 == 1 and exponent.value > 0:
        return True
    if whole:
        return has(raised, "nonnegative") or has(sort_of(base), "nonzero")
    return has(sort_of(base), "positive") or (has(sort_of(base), "nonnegative") and has(raised, "nonnegative"))


def definedness(term: Term) -> tuple[Term, ...]:
    """The conditions under which every part of a closed term has a value, without those the sorts make true."""
    found: dict[Term, None] = {}
    _collect(term, found)
    return tuple(found)


def _collect(term: Term, found: dict[Term, None]) -> None:
    if isinstance(term, Apply) and term.operator == "operations":
        return
    if isinstance(term, Bind):
        _collect(term.domain, found)
        _collect_inside(term, found)
        return
    for part in children(term):
        _collect(part, found)
    row = VOCABULARY.get(term.operator) if isinstance(term, Apply) else None
    if isinstance(term, Apply) and isinstance(row, Operator) and row.defined_when is not None:
        for condition in row.defined_when(*term.arguments):
            for simple in _simplified(condition):
                if not true_by_sort(simple):
                    found[simple] = None


def _simplified(condition: Term) -> list[Term]:
    """ "This power is defined" in terms of the sign of its base, where the exponent settles it."""
    match condition:
        case Apply("power_defined", (base, Number(exponent))) if not isinstance(sort_of(base), Matrix):
            if exponent.denominator % 2 == 1:
                return [Apply("not_equal", (base, ZERO))] if exponent < 0 else []
            return [Apply("greater" if exponent < 0 else "greater_equal", (base, ZERO))]
        case Apply("power_defined", (base, Number(exponent))) if exponent == -1:
            return [Apply("invertible", (base,))]
    return [condition]


def _collect_inside(term: Bind, found: dict[Term, None]) -> None:
    """Conditions on the body: at the point, for a derivative; for everything the variable runs over, for the rest."""
    if term.operator == "derivative":
        _collect(term.open(term.domain), found)
        return
    taken = {s.name for s in free_symbols(term)}
    name = term.written_as
    while name in taken:
        name += "'"
    try:
        variable = variable_of(term, name)
    except LanguageError:
        return
    inside: dict[Term, None] = {}
    _collect(term.open(variable), inside)
    for condition in inside:
        about = variable in free_symbols(condition)
        if not about:
            found[condition] = None
        elif isinstance(sort_of(term.domain), Set) and sort_of(condition) == STATEMENT:
            found[bind("forall", term.domain, variable, condition)] = None
