"""Conversions: theorems ``⊢ t = t'`` made by changing parts of a term.

A step is a function from a term to such a theorem, or to None where it does not apply (HOL Light's and Paulson's
conversions, Science of Computer Programming 3, 1983).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from symderiv.errors import LanguageError
from symderiv.kernel.theorems import (
    KernelError,
    Theorem,
    beta,
    extensionality,
    infer,
    instantiate,
    reflexivity,
    rewrite,
    specialise,
    symmetry,
    transitivity,
)  # fmt: skip
from symderiv.language.definedness import true_by_sort
from symderiv.language.dimensions import same_dimension
from symderiv.language.sorting import sort_of, variable_of
from symderiv.language.sorts import Matrix, Sort
from symderiv.language.terms import Apply, Bind, Bound, Number, Symbol, Term, apply, free_symbols, subterms
from symderiv.rules import all_rules
from symderiv.rules.rule import Rule

__all__ = [
    "Step",
    "beta_step",
    "equation_step",
    "everywhere",
    "fact_step",
    "first_of",
    "fresh",
    "matched",
    "once",
    "right_side",
    "rule_step",
    "transport",
    "values_of_symbols",
]

Step = Callable[[Term], Theorem | None]
MOST_REPEATS = 12


def right_side(equation: Theorem) -> Term:
    """The right side of an equation."""
    assert isinstance(equation.conclusion, Apply)
    return equation.conclusion.arguments[1]


def fresh(name: str, sort: Sort, *terms: Term) -> Symbol:
    """A symbol that is in none of the terms."""
    taken = {s.name for t in terms for s in free_symbols(t)}
    number = 0
    while f"{name}{number}" in taken:
        number += 1
    return Symbol(f"{name}{number}", sort)


def everywhere(term: Term, step: Step, repeats: int = MOST_REPEATS) -> Theorem:
    """``⊢ t = t'``: the step applied to every part, innermost first, again while it changes anything."""

    def convert(part: Term) -> Theorem:
        return everywhere(part, step, repeats)

    theorem = _in_parts(term, convert)
    for _ in range(repeats):
        change = step(right_side(theorem))
        if change is None:
            return theorem
        theorem = transitivity(theorem, change)
        again = _in_parts(right_side(theorem), lambda part: everywhere(part, step, repeats - 1))
        if right_side(again) != right_side(theorem):
            theorem = transitivity(theorem, again)
    return theorem


def once(term: Term, step: Step) -> Theorem:
    """``⊢ t = t'``: the step applied to every outermost part where it applies, and not again to what it makes."""
    change = step(term)
    return change if change is not None else _in_parts(term, lambda part: once(part, step))


def _in_parts(term: Term, convert: Callable[[Term], Theorem]) -> Theorem:
    theorem = reflexivity(term)
    if isinstance(term, Apply) and term.operator != "operations":
        for index, argument in enumerate(term.arguments):
            change = convert(argument)
            if right_side(change) != argument:
                theorem = _rewritten_argument(term, theorem, change, index)
    elif isinstance(term, Bind):
        domain = convert(term.domain)
        if right_side(domain) != term.domain:
            hole = fresh("_hole", sort_of(term.domain), term, right_side(domain))
            pattern = apply("equal", term, Bind(term.operator, hole, term.body, term.written_as))
            theorem = rewrite(domain, theorem, pattern=pattern, hole=hole)
            term = _binder(right_side(theorem))
        variable = fresh("_v", variable_of(term).sort, term)
        body = convert(term.open(variable))
        if right_side(body) != term.open(variable):
            try:
                theorem = transitivity(theorem, extensionality(body, binder=term, variable=variable))
            except KernelError:
                return theorem
    return theorem


def _binder(term: Term) -> Bind:
    assert isinstance(term, Bind)
    return term


def _rewritten_argument(whole: Apply, theorem: Theorem, change: Theorem, index: int) -> Theorem:
    now = right_side(theorem)
    assert isinstance(now, Apply)
    hole = fresh("_hole", sort_of(right_side(change)), now, whole, right_side(change))
    arguments = (*now.arguments[:index], hole, *now.arguments[index + 1 :])
    pattern = apply("equal", whole, Apply(now.operator, arguments))
    return rewrite(change, theorem, pattern=pattern, hole=hole)


def transport(theorem: Theorem, equation: Theorem) -> Theorem:
    """``⊢ P'`` from ``⊢ P`` and ``⊢ P = P'``, two statements."""
    if right_side(equation) == theorem.conclusion and equation.conclusion.arguments[0] != theorem.conclusion:  # type: ignore[union-attr]
        equation = symmetry(equation)
    if right_side(equation) == theorem.conclusion:
        return theorem
    hole = fresh("_hole", sort_of(theorem.conclusion), theorem.conclusion, right_side(equation))
    return rewrite(equation, theorem, pattern=hole, hole=hole)


def first_of(steps: Iterable[Step]) -> Step:
    """The first step that applies."""
    listed = list(steps)

    def step(term: Term) -> Theorem | None:
        for one in listed:
            theorem = one(term)
            if theorem is not None and right_side(theorem) != term:
                return theorem
        return None

    return step


def beta_step(term: Term) -> Theorem | None:
    """A function written out, applied."""
    match term:
        case Apply("apply", (Bind("lambda", _, _), *_)):
            try:
                return beta(application=term)
            except (KernelError, LanguageError):
                return None
    return None


def equation_step(equation: Theorem) -> Step:
    """From left to right by one equation, at terms that are its left side."""
    assert isinstance(equation.conclusion, Apply)
    left = equation.conclusion.arguments[0]
    return lambda term: equation if term == left else None


def fact_step(fact: Theorem) -> Step | None:
    """From left to right by a fact ``l = r`` or ``for all x in D, l(x) = r(x)``, where l is more than a symbol."""
    match fact.conclusion:
        case Apply("equal", (Bind("derivative", Symbol() as point, _) as slope, _)) if not any(
            point in free_symbols(a) for a in fact.assumptions
        ):
            return lambda term: _at_another_point(fact, slope, point, term)
        case Apply("equal", (Apply() | Bind() as left, right)) if left not in list(subterms(right)):
            return equation_step(fact)
        case Bind("forall", domain, Apply("equal", (Apply() | Bind(), _))) as statement:
            x = fresh("_p", variable_of(statement).sort, statement)
            opened = statement.open(x)
            assert isinstance(opened, Apply)
            return lambda term: _specialised(fact, opened.arguments[0], x, domain, term)
    return None


def _at_another_point(fact: Theorem, left: Bind, point: Symbol, term: Term) -> Theorem | None:
    """What a fact says of a derivative at any point, at the point of this one."""
    if left == term:
        return fact
    values: dict[str, Term] = {}
    if not isinstance(term, Bind) or not _match(left, term, {point.name: point}, values):
        return None
    try:
        return instantiate(fact, symbol=point, value=values[point.name])
    except (KernelError, KeyError):
        return None


def _specialised(fact: Theorem, left: Term, x: Symbol, domain: Term, term: Term) -> Theorem | None:
    values: dict[str, Term] = {}
    if not _match(left, term, {x.name: x}, values) or x.name not in values:
        return None
    membership = Apply("member", (values[x.name], domain))
    if not true_by_sort(membership):
        return None
    return specialise(fact, infer(all_rules()["true_by_sort"], statement=membership))


def rule_step(rule: Rule, *, backwards: bool = False) -> Step:
    """From left to right (or back) by an equational rule without premises."""
    if rule.statement is None or not (isinstance(rule.statement, Apply) and rule.statement.operator == "equal"):
        return lambda term: None
    left, right = rule.statement.arguments
    pattern = right if backwards else left
    if backwards and isinstance(pattern, Symbol | Number):
        return lambda term: None

    def step(term: Term) -> Theorem | None:
        values = matched(rule, pattern, term)
        if values is None or values.keys() != rule.symbols.keys():
            return None
        try:
            theorem = infer(rule, **values)
        except (KernelError, LanguageError):
            return None
        return symmetry(theorem) if backwards else theorem

    return step


def matched(rule: Rule, pattern: Term, term: Term) -> dict[str, Term] | None:
    """The values of the rule's symbols, dimensions included, at which the pattern is the term; or None."""
    values: dict[str, Term] = {}
    return values if _match(pattern, term, rule.symbols, values) else None


def values_of_symbols(pattern: Term, term: Term) -> dict[Term, Term] | None:
    """The values of the pattern's free symbols at which it is the term; None where there are none."""
    symbols = {s.name: s for s in free_symbols(pattern)}
    values: dict[str, Term] = {}
    if not _match(pattern, term, symbols, values):
        return None
    return {symbols[name]: value for name, value in values.items()}


def _match(pattern: Term, term: Term, symbols: Any, values: dict[str, Term]) -> bool:
    match pattern, term:
        case Symbol(name, sort), _ if symbols.get(name) == pattern:
            if isinstance(term, Bound):
                return False
            if name in values:
                return values[name] == term or same_dimension(values[name], term)
            values[name] = term
            return _match_sort(sort, term, symbols, values)
        case Number() | Symbol() | Bound(), _:
            return pattern == term
        case Apply(operator, parts), Apply(operator2, parts2) if operator == operator2 and len(parts) == len(parts2):
            return all(_match(p, t, symbols, values) for p, t in zip(parts, parts2, strict=True))
        case Bind(operator, domain, body), Bind(operator2, domain2, body2) if operator == operator2:
            return _match(domain, domain2, symbols, values) and _match(body, body2, symbols, values)
    return False


def _match_sort(wanted: Sort, term: Term, symbols: Any, values: dict[str, Term]) -> bool:
    """Binds the dimensions of a pattern's sort to those of the term; n + 1 against d binds n to d - 1."""
    try:
        given = sort_of(term)
    except LanguageError:
        return False
    if not isinstance(wanted, Matrix):
        return type(given) is type(wanted)
    if not isinstance(given, Matrix):
        return False
    return all(
        _match_dimension(w, g, symbols, values) for w, g in zip(wanted.dimensions, given.dimensions, strict=True)
    )


def _match_dimension(wanted: Term, given: Term, symbols: Any, values: dict[str, Term]) -> bool:
    match wanted:
        case Symbol(name, _) if name in symbols:
            if name not in values:
                values[name] = given
            return same_dimension(values[name], given)
        case Apply("add", (Symbol(name, _), Number(value))) if name in symbols and value == 1:
            if name not in values:
                match given:
                    case Apply("add", (size, Number(one))) if one == 1:
                        values[name] = size
                    case Number(size):
                        values[name] = Number(size - 1)
                    case _:
                        values[name] = given - 1
            return same_dimension(values[name] + 1, given)
    return same_dimension(wanted, given)
