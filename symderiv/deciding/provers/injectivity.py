"""Injective functions, and those that are not: a pair of points shows it. What follows in either of two cases."""

from __future__ import annotations

from collections.abc import Iterator

from symderiv.deciding.search import Search
from symderiv.kernel.theorems import Theorem, detach, infer, symmetry, transitivity
from symderiv.language.terms import Apply, Term, apply, number
from symderiv.rules import all_rules

__all__ = ["prove_injectivity"]

POINTS = (number(0), number(1), number(-1))


def prove_injectivity(goal: Term, search: Search) -> Theorem | None:
    """That a function is injective, or is not; or what a fact says in either of two cases."""
    match goal:
        case Apply("injective", (function, domain)):
            increasing = search.prove(apply("strictly_increasing", function, domain))
            return infer(all_rules()["injective_by_monotony"], increasing) if increasing else None
        case Apply("not", (Apply("injective", (function, domain)),)):
            return _by_pair(function, domain, search) or _either_way(goal, search)
    return _either_way(goal, search) if "excluded_middle" in search.names else None


def _by_pair(function: Term, domain: Term, search: Search) -> Theorem | None:
    rule = all_rules()["not_injective_by_pair"]
    for same in _pairs(function, search):
        assert isinstance(same.conclusion, Apply)
        points = [side.arguments[1] for side in same.conclusion.arguments if isinstance(side, Apply)]
        distinct = search.prove(apply("not_equal", *points))
        if distinct is not None:
            members = (search.prove(apply("member", point, domain)) for point in points)
            shown = [m for m in members if m is not None]
            return infer(rule, same, distinct, *shown, function=function, domain=domain)
    return None


def _pairs(function: Term, search: Search) -> Iterator[Theorem]:
    """Equations ``f(s) = f(t)``: facts, what two facts say together, and the first few numbers."""
    values: dict[Term, Theorem] = {}
    for fact in _consequences(search):
        match fact.conclusion:
            case Apply("equal", (Apply("apply", (f, _)), Apply("apply", (g, _)))) if f == g == function:
                yield fact
            case Apply("equal", (Apply("apply", (f, _)), value)) if f == function:
                if value in values:
                    yield transitivity(values[value], symmetry(fact))
                values[value] = fact
    for first, second in ((0, 1), (0, 2), (1, 2)):
        ends = [Apply("apply", (function, POINTS[i])) for i in (first, second)]
        theorem = search.attempt(lambda ends=ends: search.prove(apply("equal", *ends)))  # type: ignore[misc]
        if theorem is not None:
            yield theorem


def _consequences(search: Search) -> Iterator[Theorem]:
    """The facts, and what those say whose premise is a fact."""
    known = {fact.conclusion: fact for fact in search.facts}
    for fact in search.facts:
        yield fact
        match fact.conclusion:
            case Apply("implies", (premise, _)) if premise in known:
                yield detach(fact, known[premise])


def _either_way(goal: Term, search: Search) -> Theorem | None:
    """From ``a = b implies goal`` and ``a is not b implies goal``."""
    facts = {fact.conclusion: fact for fact in search.facts}
    for statement, fact in facts.items():
        match statement:
            case Apply("implies", (Apply("equal", sides), conclusion)) if conclusion == goal:
                other = facts.get(Apply("implies", (Apply("not_equal", sides), goal)))
                if other is not None:
                    return infer(all_rules()["excluded_middle"], fact, other)
    return None
