"""Induction on the length of a sum or product: the base, and the step by its last term."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from symderiv.deciding.conversions import Step, everywhere, right_side, transport
from symderiv.deciding.provers.ranges import made, written_out
from symderiv.deciding.search import Search
from symderiv.kernel.theorems import Theorem, assume, infer
from symderiv.language.dimensions import linear_form
from symderiv.language.sorts import Scalar, closure
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, free_symbols, number, substitute, subterms
from symderiv.rules import all_rules

__all__ = ["prove_by_induction"]

ONE, ZERO = Number(Fraction(1)), Fraction(0)
RELATIONS = frozenset({"equal", "less", "less_equal", "greater", "greater_equal"})
STARTS = {frozenset({"nonnegative"}): 0, closure(frozenset({"positive"})): 1}


def prove_by_induction(goal: Term, search: Search) -> Theorem | None:
    """A relation between numbers with a sum or product whose last index is a whole number, or that number and more."""
    if not (isinstance(goal, Apply) and goal.operator in RELATIONS):
        return None
    others = tuple(prover for prover in search.provers if prover is not prove_by_induction)
    for n, start in _lengths(goal):
        theorem = search.attempt(lambda n=n, start=start: _induction(goal, n, start, replace(search, provers=others)))  # type: ignore[misc]
        if theorem is not None:
            return theorem
    return None


def _lengths(goal: Term) -> Iterator[tuple[Symbol, int]]:
    """The letters that say how long a sum is, and where they start."""
    found: dict[Symbol, None] = {}
    for part in subterms(goal):
        match part:
            case Bind("sum" | "product", Apply("range", (_, last))):
                found.update({s: None for s in free_symbols(last) if linear_form(last).get(s, ZERO) > 0})
    for n in found:
        if isinstance(n.sort, Scalar) and n.sort.kind == "integer":
            start = STARTS.get(closure(n.sort.properties))
            if start is not None:
                yield n, start


def _induction(goal: Apply, n: Symbol, start: int, search: Search) -> Theorem | None:
    first = substitute(goal, {n: number(start)})
    base = _by_step(first, written_out, search)
    if base is None:
        return None
    split = _last_terms(n, goal)
    hypothesis = transport(assume(goal), everywhere(goal, split))
    supposed = replace(search, facts=[*search.facts, hypothesis], allowed=search.allowed | {goal})
    step = _by_step(substitute(goal, {n: n + 1}), split, supposed)
    if step is None:
        return None
    return infer(all_rules()["induction"], base, step, statement=goal, n=n, start=number(start))


def _by_step(goal: Term, step: Step, search: Search) -> Theorem | None:
    """A theorem on the goal, from one on what it becomes."""
    equation = everywhere(goal, step)
    theorem = search.prove(right_side(equation))
    return None if theorem is None else search.discharged(transport(theorem, equation))


def _last_terms(n: Symbol, goal: Term) -> Step:
    """The last terms of sums, down to the shortest in the goal."""
    ends = [_constant(last) for last in map(_last, subterms(goal)) if last is not None and n in free_symbols(last)]
    shortest = min(ends, default=ZERO)

    def step(term: Term) -> Theorem | None:
        last = _last(term)
        if last is None or n not in free_symbols(last) or _constant(last) <= shortest:
            return None
        return made("last_factor", product=term)

    return step


def _last(term: Term) -> Term | None:
    match term:
        case Bind("sum" | "product", Apply("range", (_, last))):
            return last
    return None


def _constant(last: Term) -> Fraction:
    return linear_form(last).get(ONE, ZERO)
