"""Connectives and quantifiers."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from symderiv.deciding.conversions import fresh
from symderiv.deciding.provers.only_solutions import only_solution
from symderiv.deciding.provers.solving import said
from symderiv.deciding.search import Search
from symderiv.kernel.theorems import Theorem, assume, both, deduce, detach, generalise, infer, reflexivity, specialise
from symderiv.language.definedness import true_by_sort
from symderiv.language.sorting import variable_of
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, free_symbols, subterms
from symderiv.rules import all_rules
from symderiv.rules.normal_form.polynomials import order_key

__all__ = ["prove_logic"]

ZERO = Fraction(0)


def prove_logic(goal: Term, search: Search) -> Theorem | None:
    """By the outermost connective or quantifier."""
    match goal:
        case Apply("and", (a, b)):
            first, second = search.prove(a), search.prove(b)
            return both(first, second) if first and second else None
        case Apply("implies", (a, b)):
            inner = replace(search, facts=[*search.facts, *said(assume(a))], allowed=search.allowed | {a})
            theorem = inner.prove(b)
            return deduce(theorem, hypothesis=a) if theorem else _by_cases(goal, search)
        case Apply("iff", (Apply("equal", (p, Number(value))), Apply("member", (x, Apply("set", (a, b)))))) if (
            value == 0
        ):
            return _roots(p, x, a, b, search) or _both_ways(goal, search)
        case Apply("iff"):
            return only_solution(goal, search) or _both_ways(goal, search)
        case Apply("member", (x, Apply("set", (a, b)))):
            product = (x - a) * (x - b)
            vanishes = search.prove(Apply("equal", (product, Number(ZERO))))
            roots = infer(all_rules()["roots_of_factored_polynomial"], reflexivity(product))
            return detach(roots, vanishes) if vanishes else None
        case Bind("forall", domain, _):
            variable = fresh("_w", variable_of(goal).sort, goal)
            inside = Apply("member", (variable, domain))
            inner = replace(search, facts=[*search.facts, assume(inside)], allowed=search.allowed | {inside})
            theorem = inner.prove(goal.open(variable))
            return generalise(theorem, variable=variable, domain=domain) if theorem else None
        case Bind("exists_unique", _, _):
            return _unique_solution(goal, search)
    return _specialised(goal, search)


def _both_ways(goal: Apply, search: Search) -> Theorem | None:
    """An equivalence by two implications, or from the one turned round."""
    a, b = goal.arguments
    rule = all_rules()["both_implications"]
    match a:
        case Apply("member", (x, Apply("set", (r, s)))):
            match b:
                case Apply("equal", (p, Number(value))) if value == 0:
                    turned = _roots(p, x, r, s, search)
                    return None if turned is None else infer(rule, turned)
    forward = search.prove(Apply("implies", (a, b)))
    backward = search.prove(Apply("implies", (b, a))) if forward else None
    return infer(rule, forward, backward) if forward and backward else None


def _by_cases(goal: Apply, search: Search) -> Theorem | None:
    match goal:
        case Apply("implies", (Apply("or", alternatives), b)):
            shown = [search.prove(Apply("implies", (a, b))) for a in alternatives]
            if all(shown):
                return infer(all_rules()["cases"], *[t for t in shown if t], statement=goal)
    return None


def _roots(p: Term, x: Term, a: Term, b: Term, search: Search) -> Theorem | None:
    """``p = 0 iff x in {a, b}`` from ``p = (x - a)(x - b)``."""
    factored = search.prove(Apply("equal", (p, (x - a) * (x - b))))
    return infer(all_rules()["roots_of_factored_polynomial"], factored) if factored else None


def _specialised(goal: Term, search: Search) -> Theorem | None:
    """From a fact that is about everything in a set."""
    for fact in search.facts:
        statement = fact.conclusion
        if not (isinstance(statement, Bind) and statement.operator == "forall"):
            continue
        for value in _candidates(statement, goal):
            membership, said = Apply("member", (value, statement.domain)), statement.open(value)
            if (said == goal or _is_stronger(said, goal)) and true_by_sort(membership):
                theorem = specialise(fact, infer(all_rules()["true_by_sort"], statement=membership))
                if said == goal:
                    return theorem
                return search.attempt(lambda t=theorem: infer(all_rules()["sign_of_expression"], t, statement=goal))  # type: ignore[misc]
    return None


def _is_stronger(said: Term, goal: Term) -> bool:
    """``x > y`` where ``x >= y``, or that they differ, is asked for."""
    match said, goal:
        case Apply("greater" | "less" as strict, sides), Apply(weaker, others) if sides == others:
            return weaker in (f"{strict}_equal", "not_equal")
    return False


def _candidates(statement: Bind, goal: Term) -> list[Term]:
    return sorted({t for t in subterms(goal) if not isinstance(t, Bind)}, key=order_key)


def _unique_solution(goal: Bind, search: Search) -> Theorem | None:
    """``there is exactly one x with b = a + c x``, solved for x."""
    x = fresh("_s", variable_of(goal).sort, goal)
    match goal.open(x):
        case Apply("equal", (b, Apply("add", (a, Apply("multiply", (c, x2)))))) if x2 == x and x not in _free(a, b, c):
            solution = (b - a) / c
            holds = search.prove(goal.open(solution))
            only = search.prove(Apply("implies", (goal.open(x), Apply("equal", (x, solution)))))
            if holds is None or only is None:
                return None
            return infer(all_rules()["unique_existence"], holds, only, statement=goal, solution=solution, x=x)
    return None


def _free(*terms: Term) -> set[Symbol]:
    return {s for t in terms for s in free_symbols(t)}
