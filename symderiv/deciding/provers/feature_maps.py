"""Receptive fields: what the facts, or the correlations written out, say of a value as a linear form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from symderiv.deciding.conversions import fresh, right_side
from symderiv.deciding.search import Search
from symderiv.errors import LanguageError
from symderiv.kernel.theorems import KernelError, Theorem, infer, instantiate, symmetry, transitivity
from symderiv.language.sorting import sort_of, variable_of
from symderiv.language.sorts import ONE, Matrix
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, apply, free_symbols, number
from symderiv.rules import all_rules
from symderiv.rules.linear_algebra.receptive_field_of_linear_form import parts

__all__ = ["correlation_step", "prove_receptive_field"]


def correlation_step(term: Term) -> Theorem | None:
    """An entry of a correlation, written out."""
    match term:
        case Apply("entry", (Apply("cross_correlation"), Number(), Number())):
            try:
                return infer(all_rules()["correlation_written_out"], entry=term)
            except (KernelError, LanguageError):
                return None
    return None


def prove_receptive_field(goal: Term, search: Search) -> Theorem | None:
    """``field = S`` or ``field is a part of S``, from a fact that is a linear form of the value."""
    match goal:
        case Apply("equal" | "subset_equal", (Bind("receptive_field") as field, Apply("set"))):
            x = fresh("_x", variable_of(field).sort, goal)
            rule = all_rules()["receptive_field_of_linear_form"]
            search = replace(search, facts=[*search.facts, *_positive_entries(search)])
            for identity in _forms(field.open(x), x, search):
                assert isinstance(identity.conclusion, Apply)
                coefficients = parts(identity.conclusion.arguments[1], x).values()
                shown = [search.prove(apply("greater", c, 0)) for c in coefficients] if goal.operator == "equal" else []
                return infer(rule, identity, *(s for s in shown if s is not None), statement=goal, x=x)
    return None


def _forms(value: Term, x: Symbol, search: Search) -> Iterator[Theorem]:
    """Facts that say of the value that it is a linear form, for the matrix in the fact put in."""
    unfolded = search.unfolded(value)
    for fact in search.facts:
        match fact.conclusion:
            case Apply("equal", (left, _)):
                for letter in sorted(free_symbols(left), key=lambda s: s.name):
                    if letter.sort != x.sort or any(letter in free_symbols(a) for a in fact.assumptions):
                        continue
                    at = instantiate(fact, symbol=letter, value=x)
                    same = _same(value, unfolded, at, search)
                    if same is not None and _is_form(right_side(same), x):
                        yield same


def _same(value: Term, unfolded: Theorem, at: Theorem, search: Search) -> Theorem | None:
    """``value = form`` from ``left = form``, where the two are the same with definitions unfolded."""
    assert isinstance(at.conclusion, Apply)
    left = at.conclusion.arguments[0]
    if left == value:
        return at
    plain = search.unfolded(left)
    if right_side(plain) != right_side(unfolded):
        return None
    return transitivity(transitivity(unfolded, symmetry(plain)), at)


def _is_form(form: Term, x: Symbol) -> bool:
    try:
        return bool(parts(form, x))
    except KernelError:
        return False


def _positive_entries(search: Search) -> Iterator[Theorem]:
    """That each entry is positive of the vectors that facts say are."""
    for fact in search.facts:
        match fact.conclusion:
            case Apply("positive_entries", (v,)):
                match sort_of(v):
                    case Matrix(Number(size), columns) if columns == ONE:
                        for i in range(1, int(size) + 1):
                            yield infer(all_rules()["entry_of_positive_vector"], fact, i=number(i))
