"""Statements about all elements of a set: quantifiers, monotony, proportional functions; a witness decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

from symderiv.deciding.binders import opened
from symderiv.deciding.polynomials import keeps_its_sign, solutions
from symderiv.deciding.witnesses import witnesses
from symderiv.language.meaning_exact import Undefined, real
from symderiv.language.meaning_matrices import entries, rows_of
from symderiv.language.meaning_statements import (
    AGREES,
    FAILS,
    HOLDS,
    UNDEFINED,
    Truth,
    all_of,
    any_of,
    less,
    same_direction,
    truth_of,
)  # fmt: skip
from symderiv.language.terms import Apply, Bind, Term

if TYPE_CHECKING:
    from symderiv.deciding.evaluation_exact import Evaluation

__all__ = ["OF_FUNCTIONS", "exists", "exists_unique", "forall"]


def forall(evaluation: Evaluation, term: Bind) -> Truth:
    """Fails on an element; over infinitely many it holds only for an inequality of polynomials, by their zeros."""
    known = _quantified(evaluation, term, all_of, {HOLDS: AGREES})
    return HOLDS if known is AGREES and _by_its_sign(evaluation, term) else known


def _by_its_sign(evaluation: Evaluation, term: Bind) -> bool:
    """Whether an inequality between polynomials, which holds somewhere, can change its sign nowhere in the domain."""
    symbol, body = opened(term)
    match body:
        case Apply("less" | "less_equal" | "greater" | "greater_equal" | "not_equal", (a, b)):
            return keeps_its_sign(a - b, symbol, evaluation.inner(term.domain), evaluation)
    return False


def exists(evaluation: Evaluation, term: Bind) -> Truth:
    """Holds on an element; over infinitely many it never fails."""
    return _quantified(evaluation, term, any_of, {FAILS: UNDEFINED, AGREES: UNDEFINED})


def _quantified(evaluation: Evaluation, term: Bind, join: Any, weaker: Mapping[Truth, Truth]) -> Truth:
    """The truth over all elements; over some of infinitely many it is only what these can show."""
    domain = evaluation.inner(term.domain)
    symbol, body = opened(term)
    known: Truth = join(evaluation.with_value(symbol, x, body) for x in witnesses(domain))
    everything = domain.elements()
    complete = everything is not None and len(everything) == len(witnesses(domain))
    return known if complete else weaker.get(known, known)


def exists_unique(evaluation: Evaluation, term: Bind) -> Truth:
    """Fails where two different elements satisfy the body; of infinitely many only where these can be solved for."""
    domain = evaluation.inner(term.domain)
    symbol, body = opened(term)
    if domain.elements() is None and isinstance(body, Apply) and body.operator == "equal":
        left, right = body.arguments
        found = solutions(left, right, symbol, domain, evaluation)
        if found is not None:
            return truth_of(len(found) == 1)
    truths = [(x, evaluation.with_value(symbol, x, body)) for x in witnesses(domain)]
    satisfying = [x for x, known in truths if known is HOLDS]
    if any(evaluation.equal(x, y) is FAILS for x in satisfying for y in satisfying[:1]):
        return FAILS
    if domain.elements() is None:
        return AGREES if satisfying else UNDEFINED
    if all(known is FAILS for _, known in truths):
        return FAILS
    return HOLDS if satisfying and all(known in (HOLDS, FAILS) for _, known in truths) else UNDEFINED


def proportional(evaluation: Evaluation, u: Term, v: Term) -> Truth:
    """In one model; functions are compared as the vectors of their values at some points."""
    a, b = evaluation.inner(u), evaluation.inner(v)
    if not (callable(a) and callable(b)):
        return same_direction(a, b)
    points = witnesses(a.domain())[:6]
    rows = [tuple((e,) for x in points for e in entries(rows_of(f(x)))) for f in (a, b)]
    return same_direction(*rows)


def strictly_increasing(evaluation: Evaluation, function: Term, domain: Term) -> Truth:
    """Fails where a < b and f(a) >= f(b); it never holds."""
    f, points = evaluation.inner(function), witnesses(evaluation.inner(domain))
    values = []
    for x in sorted(points, key=lambda x: float(real(x))):
        with suppress(Undefined):
            values.append((x, f(x)))
    known = all_of(less(fa, fb) for (a, fa), (b, fb) in pairwise(values) if a < b)
    return AGREES if known is HOLDS else known


def injective(evaluation: Evaluation, function: Term, domain: Term) -> Truth:
    """Fails where two different elements have the same value; it never holds."""
    f, values = evaluation.inner(function), list[tuple[Any, Any]]()
    for x in witnesses(evaluation.inner(domain)):
        with suppress(Undefined):
            values.append((x, f(x)))
    pairs = ((a, b) for a, b in combinations(values, 2) if evaluation.equal(a[0], b[0]) is FAILS)
    return FAILS if any(evaluation.equal(fa, fb) is HOLDS for (_, fa), (_, fb) in pairs) else AGREES


def maps_onto(evaluation: Evaluation, function: Term, domain: Term, target: Term) -> Truth:
    """Fails where a value lies outside the target; it never holds."""
    f, points, image = evaluation.inner(function), witnesses(evaluation.inner(domain)), evaluation.inner(target)
    inside = all_of(image.contains(f(x)) for x in points)
    return FAILS if inside is FAILS else UNDEFINED


OF_FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "proportional": proportional,
    "strictly_increasing": strictly_increasing,
    "injective": injective,
    "maps_onto": maps_onto,
}
"""What is said of functions."""
