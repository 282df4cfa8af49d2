r"""Derivatives whose dependence was not stated, as far as a formula shows it: ``\partial J / \partial \mu_k``.

``formal_derivative`` is of a quantity by a letter, a member of a sequence, an entry or an expression. Where the formula
of the quantity is known and contains that, the derivative is worked out with all else held fixed. That other letters of
the formula do not depend on it nobody said: agreement with it is evidence, a difference refutes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from symderiv.errors import LanguageError
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import INTEGER, Function, Matrix, Scalar, Sort
from symderiv.language.terms import (
    Apply,
    Bind,
    Bound,
    Symbol,
    Term,
    apply,
    bind,
    free_symbols,
    map_children,
    mentions,
    substitute,
    subterms,
)

__all__ = ["indices_in_range", "is_formal", "with_derivatives"]

MEMBERS = frozenset({"apply", "entry"})


class _Whole(Exception):
    """A sequence or matrix stands there as a whole."""


def is_formal(term: Term) -> bool:
    """Whether a derivative occurs whose dependence was not stated."""
    return any(isinstance(part, Apply) and part.operator == "formal_derivative" for part in subterms(term))


def indices_in_range(statement: Term) -> tuple[Term, ...]:
    """That what is differentiated by is one of those that are summed over: ``k`` of ``\\mu_k`` is from 1 to K."""
    formal = [p.arguments for p in subterms(statement) if isinstance(p, Apply) and p.operator == "formal_derivative"]
    members = [(of, by) for of, by in formal if isinstance(by, Apply) and by.operator in MEMBERS]
    return tuple(dict.fromkeys(said for of, by in members for said in _ranges(of, by, ())))


def _ranges(term: Term, by: Apply, domains: tuple[Term | None, ...]) -> Iterator[Term]:
    match term:
        case Apply(by.operator, (first, *indices)) if first == by.arguments[0]:
            for index, own in zip(indices, by.arguments[1:], strict=False):
                if isinstance(index, Bound) and index.depth < len(domains):
                    domain = domains[-1 - index.depth]
                    if domain is not None and not any(isinstance(part, Bound | Bind) for part in subterms(domain)):
                        yield apply("member", own, domain)
        case Apply(_, arguments):
            for argument in arguments:
                yield from _ranges(argument, by, domains)
        case Bind():
            yield from _ranges(term.domain, by, domains)
            summed = term.operator in ("sum", "product")
            yield from _ranges(term.body, by, (*domains, term.domain if summed else None))


def with_derivatives(statement: Term) -> Term:
    """The statement, defined letters unfolded, with formal derivatives worked out where the formula shows how.

    Others, and those under a binder, stay as they are.
    """
    if not isinstance(statement, Apply):
        return statement
    arguments = tuple(map(with_derivatives, statement.arguments))
    if statement.operator == "formal_derivative":
        found = _derivative(*arguments)
        if found is not None:
            return found
    return statement if arguments == statement.arguments else Apply(statement.operator, arguments, statement.span)


def _derivative(of: Term, by: Term) -> Term | None:
    if is_formal(of) or is_formal(by) or isinstance(of, Symbol):
        return None
    try:
        sort = sort_of(by)
        if not isinstance(sort, Scalar | Matrix):
            return None
        moving = Symbol(_unused("h", of, by), _plain(sort))
        body = _moved(of, by, moving)
    except (LanguageError, _Whole):
        return None
    return bind("derivative", by, moving, body) if mentions(body, moving) else None


def _plain(sort: Scalar | Matrix) -> Sort:
    """Numbers that may move: without properties, and not whole."""
    if isinstance(sort, Matrix):
        return Matrix(sort.rows, sort.columns, frozenset(), sort.kind)
    return Scalar("real" if sort.kind == "integer" else sort.kind)


def _moved(of: Term, by: Term, moving: Symbol) -> Term:
    """The formula with something in place of what it is differentiated by. Raises `_Whole`."""
    match by:
        case Apply(name, (Symbol() as base, *_)) if name in MEMBERS and not _of_real_numbers(base):
            return _with_member(of, by, base, moving)
    return substitute(of, {by: moving})


def _of_real_numbers(base: Symbol) -> bool:
    """Whether it is a function of real numbers: its value at a point is a quantity by itself, its slope another."""
    return isinstance(base.sort, Function) and INTEGER not in base.sort.arguments


def _with_member(term: Term, by: Apply, base: Symbol, moving: Symbol) -> Term:
    """The formula with one member of a sequence, or one entry, moved: wherever the index is that one."""
    match term:
        case Apply(by.operator, (first, *indices)) if first == base and len(indices) == len(by.arguments) - 1:
            if any(mentions(index, base) for index in indices):
                raise _Whole
            same = [apply("equal", i, j) for i, j in zip(indices, by.arguments[1:], strict=True)]
            here = apply("indicator", reduce(lambda a, b: apply("and", a, b), same))
            return term + here * (moving - by)
        case Symbol() if term == base:
            raise _Whole
    return map_children(term, lambda part: _with_member(part, by, base, moving))


def _unused(name: str, *terms: Term) -> str:
    taken = {s.name for term in terms for s in free_symbols(term)}
    while name in taken:
        name += "'"
    return name
