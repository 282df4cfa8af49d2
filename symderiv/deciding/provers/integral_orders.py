"""Inequalities between integrals, and between means, by the rules that an author names for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from symderiv.deciding.conversions import beta_step, equation_step, everywhere, first_of, fresh, transport
from symderiv.deciding.search import Search
from symderiv.errors import LanguageError
from symderiv.kernel.theorems import KernelError, Theorem, assume, cut, infer, rewrite, specialise
from symderiv.language.definedness import definedness, true_by_sort
from symderiv.language.sorting import sort_of
from symderiv.language.terms import Apply, Bind, Symbol, Term, free_symbols
from symderiv.rules import all_rules

__all__ = ["prove_integral_order"]


def prove_integral_order(goal: Term, search: Search) -> Theorem | None:
    """``A <= B`` for an integral A, from a bound that a rule gives it and that is B, perhaps in another form."""
    match goal:
        case Apply("less_equal", (smaller, larger)):
            pass
        case Apply("greater_equal", (larger, smaller)):
            pass
        case _:
            return None
    for bound in _bounds(smaller, search):
        theorem = search.attempt(lambda bound=bound: _reached(bound, larger, search))  # type: ignore[misc]
        if theorem is not None:
            if theorem.conclusion == goal:
                return theorem
            return search.attempt(lambda t=theorem: infer(all_rules()["sign_of_expression"], t, statement=goal))  # type: ignore[misc]
    return None


def _bounds(smaller: Term, search: Search) -> Iterator[Theorem]:
    """Theorems ``smaller <= ...``."""
    if not isinstance(smaller, Bind):
        return
    if "integral_keeps_order" in search.names:
        for fact in search.facts:
            for variable in _variables(fact.conclusion, smaller):
                try:
                    rule, pointwise = search.rule("integral_keeps_order"), _as_written(fact, variable, search)
                    yield infer(rule, pointwise, smaller=smaller, variable=variable)
                except (KernelError, LanguageError):
                    continue
    if "gibbs_inequality" in search.names:
        signs = [fact for fact in search.facts if isinstance(fact.conclusion, Bind)]
        equations = [fact for fact in search.facts if getattr(fact.conclusion, "operator", "") == "equal"]
        for sign in signs:
            for one in equations:
                try:
                    yield infer(search.rule("gibbs_inequality"), sign, one, integral=smaller)
                except (KernelError, LanguageError):
                    continue


def _variables(inequality: Term, smaller: Bind) -> list[Symbol]:
    """The letters of an inequality with which it is about what is integrated."""
    if not isinstance(inequality, Apply) or len(inequality.arguments) != 2:
        return []
    return [s for s in free_symbols(inequality) - free_symbols(smaller) if smaller.open(s) in inequality.arguments]


def _as_written(fact: Theorem, variable: Symbol, search: Search) -> Theorem:
    """The fact, supposing of the variable no more than that its sides are defined as they are written."""
    assert isinstance(fact.conclusion, Apply)
    written = [assume(c) for side in fact.conclusion.arguments for c in definedness(side)]
    others = frozenset(a for a in search.allowed if variable not in free_symbols(a))
    allowed = others | {condition.conclusion for condition in written}
    unfolded = [transport(c, by) for c in written for by in _unfoldings(c.conclusion, search)]
    given = [assume(a) for a in search.context.assumptions if a in allowed]
    inner = replace(search, facts=[*given, *written, *unfolded, *_at(variable, given)], allowed=allowed, by=())
    for assumption in sorted(fact.assumptions - allowed, key=repr):
        lemma = inner.prove(assumption)
        fact = fact if lemma is None else cut(lemma, fact)
    return fact


def _unfoldings(term: Term, search: Search) -> Iterator[Theorem]:
    """The term with one definition unfolded, where it occurs."""
    for symbol, body in search.context.definitions.items():
        if symbol in free_symbols(term):
            yield everywhere(term, first_of([equation_step(assume(Apply("equal", (symbol, body)))), beta_step]))


def _at(variable: Symbol, facts: list[Theorem]) -> Iterator[Theorem]:
    """What facts about everything say of a letter."""
    for fact in facts:
        if isinstance(fact.conclusion, Bind) and fact.conclusion.operator == "forall":
            membership = Apply("member", (variable, fact.conclusion.domain))
            if true_by_sort(membership):
                yield specialise(fact, infer(all_rules()["true_by_sort"], statement=membership))


def _reached(bound: Theorem, larger: Term, search: Search) -> Theorem | None:
    """``smaller <= larger`` from ``smaller <= b`` and ``b = larger``."""
    assert isinstance(bound.conclusion, Apply)
    smaller, found = bound.conclusion.arguments
    if found == larger:
        return bound
    same = search.prove(Apply("equal", (found, larger)))
    if same is None:
        return None
    hole = fresh("_hole", sort_of(found), bound.conclusion, larger)
    return rewrite(same, bound, pattern=Apply("less_equal", (smaller, hole)), hole=hole)
