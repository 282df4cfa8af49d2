"""Functions on the real line: limits at its ends, limits of sums and by substitution, maps onto an interval."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from symderiv.deciding.conversions import fresh, right_side, transport
from symderiv.deciding.search import Search
from symderiv.errors import LanguageError
from symderiv.kernel.theorems import KernelError, Theorem, cut, infer, instantiate, rewrite, symmetry, transitivity
from symderiv.language.definedness import definedness
from symderiv.language.differentials import beta_reduced
from symderiv.language.sorting import sort_of, variable_of
from symderiv.language.sorts import REAL, Scalar
from symderiv.language.terms import Apply, Bind, Symbol, Term, apply, bind, free_symbols, substitute, subterms
from symderiv.rules import all_rules
from symderiv.rules.analysis.onto_by_limits import BELOW, INFINITY

__all__ = ["bounded", "defined", "onto_by_limits", "prove_limit_of_parts", "with_facts_at"]


def with_facts_at(symbols: Iterable[Symbol], search: Search) -> Search:
    """The search, with the facts with definitions unfolded, and what they say of any number at these symbols too."""
    told = [fact for fact in search.facts if _has_definitions(fact, search)]
    found = [transport(fact, search.unfolded(fact.conclusion)) for fact in told]
    for symbol in dict.fromkeys(symbols):
        for fact in search.facts:
            for letter in sorted(free_symbols(fact.conclusion), key=lambda s: s.name):
                free = _freed(fact, letter, search) if letter.sort == symbol.sort else None
                if free is None:
                    continue
                try:
                    at = instantiate(free, symbol=letter, value=symbol)
                    found.append(transport(at, search.unfolded(at.conclusion)))
                except (KernelError, LanguageError):
                    continue
    return replace(search, facts=[*search.facts, *found])


def _has_definitions(fact: Theorem, search: Search) -> bool:
    """Whether there is something to unfold, in a fact that is no definition itself."""
    defined = search.context.definitions.keys()
    match fact.conclusion:
        case Apply("equal", (symbol, _)) if symbol in defined:
            return False
    return bool(free_symbols(fact.conclusion) & defined)


def _freed(fact: Theorem, letter: Symbol, search: Search) -> Theorem | None:
    """The fact without assumptions about a letter, each of which is proved; None where one stays open."""

    def is_free(theorem: Theorem) -> bool:
        return all(letter not in free_symbols(a) for a in theorem.assumptions)

    if is_free(fact):
        return fact
    within = replace(search, facts=[f for f in search.facts if is_free(f)])
    for assumption in sorted(fact.assumptions, key=repr):  # in the same order every time
        if letter in free_symbols(assumption):
            lemma = within.prove(assumption)
            if lemma is None or not is_free(lemma):
                return None
            fact = cut(lemma, fact)
    return fact


def defined(f: Bind, t: Symbol, search: Search) -> list[Theorem]:
    """Theorems that f is defined at t, where that is not plain from sorts."""
    about = [c for c in definedness(beta_reduced(f.open(t))) if t in free_symbols(c)]
    return [theorem for condition in about if (theorem := search.prove(condition)) is not None]


def onto_by_limits(f: Bind, image: Term, search: Search) -> Theorem | None:
    """``f maps the line onto the image`` by its limits at both ends."""
    match image:
        case Apply("reals", ()):
            low, high = BELOW, INFINITY
        case Apply("open_interval", (low, high)):
            pass
        case _:
            return None
    x = fresh("_x", REAL, f, image)
    search = with_facts_at((x,), search)
    value = beta_reduced(f.open(x))
    limits = [_limit(value, x, at, end, search) for at, end in ((BELOW, low), (INFINITY, high))]
    if None in limits:
        return None
    bounds = [search.prove(Apply(relation, (value, end))) for relation, end in (("greater", low), ("less", high))
              if end not in (BELOW, INFINITY)]  # fmt: skip
    shown = [t for t in (*limits, *bounds, *defined(f, x, search)) if t is not None]
    return infer(all_rules()["onto_by_limits"], *shown, function=f, x=x)


def bounded(f: Bind, image: Term, search: Search) -> Theorem | None:
    """``f does not map its domain onto the image``: a fact says which number its values stay below or above."""
    x = fresh("_x", variable_of(f).sort, f)
    value = beta_reduced(f.open(x))
    for fact in with_facts_at((x,), search).facts:
        match fact.conclusion:
            case Apply("less" | "greater", (left, c)) if x not in free_symbols(c) and x in free_symbols(left):
                shown = search.prove(Apply("equal", (value, left))) if left != value else None
                below = _with_left_side(fact, shown) if shown is not None else fact
                if left == value or shown is not None:
                    inside = search.prove(apply("member", c, image))
                    members = [inside] if inside else []
                    return infer(all_rules()["not_onto_by_bound"], below, *members, function=f, image=image, x=x)
    return None


def _with_left_side(relation: Theorem, equation: Theorem) -> Theorem:
    """``a < c`` from ``b < c`` and ``a = b``."""
    assert isinstance(relation.conclusion, Apply)
    _, right = relation.conclusion.arguments
    hole = fresh("_hole", REAL, relation.conclusion, equation.conclusion)
    pattern = Apply(relation.conclusion.operator, (hole, right))
    return rewrite(symmetry(equation), relation, pattern=pattern, hole=hole)


def _limit(value: Term, x: Symbol, at: Term, end: Term, search: Search) -> Theorem | None:
    return search.prove(Apply("equal", (bind("limit", apply("approaching", at), x, value), end)))


def prove_limit_of_parts(goal: Term, search: Search) -> Theorem | None:
    """A limit of a sum term by term; one of ``F(f(x))`` from those of f and F; definitions are unfolded."""
    match goal:
        case Apply("equal", (Bind("limit"), _)) if free_symbols(goal) & search.context.definitions.keys():
            equation = search.unfolded(goal)
            plain = search.prove(right_side(equation)) if right_side(equation) != goal else None
            return transport(plain, equation) if plain is not None else None
        case Apply("equal", (Bind("limit") as limit, value)):
            return _of_sum(limit, value, search) or _by_substitution(limit, value, search)
    return None


def _of_sum(limit: Bind, value: Term, search: Search) -> Theorem | None:
    x = fresh("_x", variable_of(limit).sort, limit)
    match limit.open(x):
        case Bind("sum", Apply("range", _), _) as total:
            i = fresh("_i", variable_of(total).sort, limit, value)
            term = bind("limit", limit.domain, x, total.open(i))
            termwise = search.attempt(lambda: infer(all_rules()["limit_by_expansion"], *search.signs(term), limit=term))
            if termwise is None:
                return None
            whole = search.attempt(lambda: infer(all_rules()["limit_of_sum"], termwise, limit=limit, x=x, i=i))
            if whole is None or right_side(whole) == value:
                return whole
            same = search.prove(Apply("equal", (right_side(whole), value)))
            return transitivity(whole, same) if same is not None else None
    return None


def _is_limit(statement: Term) -> bool:
    match statement:
        case Apply("equal", (Bind("limit"), _)):
            return True
    return False


def _by_substitution(limit: Bind, value: Term, search: Search) -> Theorem | None:
    """By a fact that says what a part of the body tends to, on one side of it."""
    x = fresh("_x", variable_of(limit).sort, limit, value)
    body = limit.open(x)
    search = with_facts_at((x,), search)
    for fact in (fact for fact in search.facts if _is_limit(fact.conclusion)):
        match fact.conclusion:
            case Apply("equal", (Bind("limit") as inner, bound)) if inner.domain == limit.domain:
                part = inner.open(x)
                if part == body or part not in subterms(body) or not isinstance(sort_of(part), Scalar):
                    continue
                for relation, side in (("greater", "above"), ("less", "below")):
                    stays = search.prove(Apply(relation, (part, bound)))
                    if stays is None:
                        continue
                    u = fresh("_u", REAL, body, bound, value)
                    outer = substitute(body, {part: u})
                    tends = bind("limit", apply(f"approaching_from_{side}", bound), u, outer)
                    found = search.prove(Apply("equal", (tends, value)))
                    if found is not None:
                        rule = all_rules()["limit_by_substitution"]
                        return infer(rule, fact, stays, found, limit=limit, value=outer, x=x, u=u)
    return None
