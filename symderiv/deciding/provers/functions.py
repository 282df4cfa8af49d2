"""Monotone maps and maps onto, on the line and the half-line; sequences that tend to infinity."""

from __future__ import annotations

from collections.abc import Iterator

from symderiv.deciding.conversions import fresh, right_side, transport
from symderiv.deciding.provers.equality import algebra
from symderiv.deciding.provers.real_line import bounded, defined, onto_by_limits, with_facts_at
from symderiv.deciding.search import Search
from symderiv.kernel.theorems import Theorem, extensionality, infer, instantiate, specialise
from symderiv.language.definedness import true_by_sort
from symderiv.language.sorting import variable_of
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, apply, bind, free_symbols, number
from symderiv.rules import all_rules
from symderiv.rules.analysis.increasing_by_derivative import ELEMENT, HALF_LINE, INSIDE, LINE, NONNEGATIVE
from symderiv.rules.normal_form.numbers import NormalForms
from symderiv.rules.normal_form.polynomials import Polynomial, term_of

__all__ = ["prove_about_function"]


def prove_about_function(goal: Term, search: Search) -> Theorem | None:
    """A map of [0, oo) or of the line that increases, is onto, or takes a value once; a sequence that grows."""
    match goal:
        case Apply("strictly_increasing", (Bind("lambda", _, _) as f, domain)) if domain in INSIDE:
            return _increasing(f, search) if f.domain == domain else None
        case Apply("maps_onto", (Bind("lambda", _, _) as f, domain, image)) if domain == image == HALF_LINE:
            return _onto(f, search)
        case Apply("maps_onto", (Bind("lambda", _, _) as f, domain, image)) if domain == f.domain == LINE:
            return onto_by_limits(f, image, search)
        case Apply("not", (Apply("maps_onto", (Bind("lambda", _, _) as f, domain, image)),)) if domain == f.domain:
            return bounded(f, image, search)
        case (
            Apply("strictly_increasing" | "maps_onto", (Symbol(), *_))
            | Apply("not", (Apply("maps_onto", (Symbol(), *_)),))
        ):
            equation = search.unfolded(goal)
            theorem = search.prove(right_side(equation)) if right_side(equation) != goal else None
            return transport(theorem, equation) if theorem else None
        case Bind("exists_unique", domain, _) if domain in INSIDE:
            equation, search = search.unfolded(goal), with_facts_at((), search)
            plain = right_side(equation)
            theorem = _unique(plain, search) if isinstance(plain, Bind) else None
            return transport(theorem, equation) if theorem else None
        case Bind("tends_to_infinity", _, _):
            return _grows(goal, search)
    return None


def _increasing(f: Bind, search: Search) -> Theorem | None:
    x, t = fresh("_x", INSIDE[f.domain], f), fresh("_t", ELEMENT[f.domain], f)
    search = with_facts_at((x, t), search)
    slope = Bind("derivative", x, f.body, f.written_as)
    rising = search.prove(apply("greater", slope, 0))
    if rising is None:
        return None
    return infer(all_rules()["increasing_by_derivative"], rising, *defined(f, t, search), function=f, x=x, t=t)


def _onto(f: Bind, search: Search) -> Theorem | None:
    x = fresh("_t", NONNEGATIVE, f)
    value = f.open(x)
    start = search.prove(apply("equal", f.open(number(0)), 0))
    above = search.prove(apply("greater_equal", value, 0))
    if start is None or above is None:
        return None
    for c in _bounds(f):
        unbounded = search.prove(apply("greater_equal", value, x - c))
        if unbounded is not None:
            rule = all_rules()["onto_by_intermediate_value"]
            return infer(rule, start, above, unbounded, *defined(f, x, search), function=f, x=x)
    return None


def _bounds(f: Bind) -> list[Term]:
    """What f may fall short of its argument by: 0, 1, and the symbols of f."""
    scalars = sorted(free_symbols(f), key=lambda s: s.name)
    return [number(0), number(1), *scalars, *(-s for s in scalars)]


def _unique(goal: Bind, search: Search) -> Theorem | None:
    """From a map that is strictly increasing and onto."""
    x = variable_of(goal, goal.written_as + "'")
    match goal.open(x):
        case Apply("equal", (y, value)) if x not in free_symbols(y):
            f = bind("lambda", goal.domain, x, value)
            increasing = search.prove(apply("strictly_increasing", f, goal.domain))
            onto = search.prove(apply("maps_onto", f, goal.domain, goal.domain)) if increasing else None
            if increasing and onto:
                inside = search.prove(apply("member", y, goal.domain))
                members = [inside] if inside else []
                return infer(all_rules()["unique_solution_of_bijection"], increasing, onto, *members, y=y)
    return None


def _grows(goal: Bind, search: Search) -> Theorem | None:
    """``c b^{p k}`` tends to infinity, however it is written, or what a fact says is equal to it."""
    return _grows_as_written(goal, search) or _grows_by_fact(goal, search)


def _grows_by_fact(goal: Bind, search: Search) -> Theorem | None:
    """From an equation that holds for every k: ``a(k) = b(k)`` and the growth of b."""
    k = fresh("_k", variable_of(goal).sort, goal)
    body = goal.open(k)
    for fact in search.facts:
        for about_k in _at(fact, k):
            match about_k.conclusion:
                case Apply("equal", (left, right)) if left == body:
                    equation = extensionality(about_k, binder=goal, variable=k)
                    theorem = _grows_as_written(bind(goal.operator, goal.domain, k, right), search)
                    return transport(theorem, equation) if theorem else None
    return None


def _at(fact: Theorem, k: Symbol) -> Iterator[Theorem]:
    """A fact about every number, or about a free symbol, as it is for k."""
    statement = fact.conclusion
    if isinstance(statement, Bind) and statement.operator == "forall":
        membership = apply("member", k, statement.domain)
        if true_by_sort(membership):
            yield specialise(fact, infer(all_rules()["true_by_sort"], statement=membership))
    for symbol in sorted(free_symbols(statement), key=lambda s: s.name):
        if symbol.sort == k.sort and all(symbol not in free_symbols(a) for a in fact.assumptions):
            yield instantiate(fact, symbol=symbol, value=k)


def _grows_as_written(goal: Bind, search: Search) -> Theorem | None:
    k = fresh("_k", variable_of(goal).sort, goal)
    single = NormalForms().number(search.context.unfold(goal.open(k))).single
    if single is None:
        return None
    powers = [(b, e) for b, e in single[0] if isinstance(e, Polynomial)]
    if len(powers) != 1:
        return None
    base, exponent = powers[0]
    p = exponent.terms.get(frozenset({(k, 1)}))  # type: ignore[arg-type]
    if p is None or len(exponent.terms) != 1:
        return None
    c = term_of(Polynomial({single[0] - {powers[0]}: single[1]}))
    theorem = infer(all_rules()["geometric_growth"], b=base, c=c, p=Number(p))
    assert isinstance(theorem.conclusion, Bind)
    variable = fresh("_k", variable_of(theorem.conclusion).sort, goal, theorem.conclusion)
    same = algebra(search, theorem.conclusion.open(variable), goal.open(variable))
    if same is None:
        return None
    equation = extensionality(same, binder=theorem.conclusion, variable=variable)
    return theorem if right_side(equation) == theorem.conclusion else transport(theorem, equation)
