"""Inequalities and signs."""

from __future__ import annotations

from dataclasses import replace

from symderiv.deciding.conversions import everywhere, fresh, right_side, transport
from symderiv.deciding.provers.equality import algebra, simplifier
from symderiv.deciding.provers.remainders import by_remainder
from symderiv.deciding.search import Search
from symderiv.errors import LanguageError
from symderiv.kernel.theorems import KernelError, Theorem, assume, infer, rewrite
from symderiv.language.sorting import sort_of, variable_of
from symderiv.language.sorts import Scalar
from symderiv.language.terms import Apply, Bind, Symbol, Term, free_symbols, number
from symderiv.rules import all_rules
from symderiv.rules.normal_form.algebraic_numbers import is_closed
from symderiv.rules.normal_form.polynomials import TooLarge
from symderiv.rules.normal_form.signs import facts_of, sign_statement

__all__ = ["prove_relation"]

LOEWNER = frozenset({"succeeds_equal", "succeeds", "precedes_equal", "precedes"})


def prove_relation(goal: Term, search: Search) -> Theorem | None:
    """``a < b`` and the like, as it stands or simplified; other predicates of a simplified subject."""
    match goal:
        case Apply("not_equal" | "less" | "less_equal" | "greater" | "greater_equal", _):
            return (
                ("sum_of_positive_terms" in search.names and _of_sum(goal, search))
                or search.attempt(lambda: _sign(goal, search))
                or _of_numbers(goal, search)
                or _on_interval(goal, search)
                or _of_quadratic_forms(goal, search)
                or _of_sums(goal, search)
                or by_remainder(goal, search)
                or _of_sum(goal, search)
                or _absolute(goal, search)
                or _by_squares(goal, search)
                or _simplified(goal, search)
            )
        case Apply("congruent_modulo" | "divides", _):
            return search.attempt(lambda: infer(all_rules()["divisibility_of_numbers"], statement=goal))
        case Apply("succeeds_equal" | "succeeds" | "precedes_equal" | "precedes", _):
            rule = all_rules()["loewner_order"]
            found = search.attempt(lambda: infer(rule, *search.signs(goal), statement=goal))
            return found or _by_quadratic_form(goal, search) or _simplified(goal, search)
        case Apply("positive_definite" | "invertible", (Apply() as of,)):
            return _definite(goal, search) or _of_the_same(goal, of, search) or _simplified(goal, search)
        case Apply("positive_definite" | "invertible" | "member" | "power_defined", _):
            return _simplified(goal, search)
    return None


def _definite(goal: Apply, search: Search) -> Theorem | None:
    """A sum of squares is positive definite, and hence invertible."""
    if goal.operator == "positive_definite":
        rule = all_rules()["loewner_order"]
        return search.attempt(lambda: infer(rule, *search.signs(goal), statement=goal))
    definite = search.prove(Apply("positive_definite", goal.arguments))
    return definite and infer(all_rules()["positive_definite_is_invertible"], definite)


def _by_quadratic_form(goal: Apply, search: Search) -> Theorem | None:
    """``A >= 0`` from a fact ``v^T A v >= 0``."""
    rule = all_rules()["semidefinite_by_quadratic_form"]
    for fact in search.facts:
        match fact.conclusion:
            case Apply(_, (Apply("multiply", (Apply("multiply", (_, a)), Symbol())), _)) if a == goal.arguments[0]:
                symmetric = search.prove(Apply("equal", (Apply("transpose", (a,)), a)))
                if symmetric is not None:
                    return search.attempt(lambda fact=fact, symmetric=symmetric: infer(rule, fact, symmetric))  # type: ignore[misc]
    return None


def _of_quadratic_forms(goal: Apply, search: Search) -> Theorem | None:
    """``v^T A v >= v^T B v`` from a fact ``A >= B``."""
    rule = all_rules()["quadratic_forms_in_order"]
    match goal.arguments:
        case (Apply("multiply", (Apply("multiply"), v)), Apply("multiply", (Apply("multiply"), w))) if v == w:
            for fact in search.facts:
                if getattr(fact.conclusion, "operator", "") in LOEWNER:
                    found = search.attempt(lambda fact=fact: infer(rule, fact, v=v))  # type: ignore[misc]
                    if found is not None and set(goal.arguments) == set(found.conclusion.arguments):  # type: ignore[union-attr]
                        return found if found.conclusion == goal else _turned(found, goal, search)
    return None


def _of_sums(goal: Apply, search: Search) -> Theorem | None:
    """``sum f(i) <= sum g(i)`` from ``f(i) <= g(i)``."""
    match goal:
        case Apply("less_equal", (Bind("sum", domain, _) as smaller, Bind("sum", also, _) as larger)) if domain == also:
            index = fresh("_i", variable_of(smaller).sort, goal)
            inside = Apply("member", (index, domain))
            inner = replace(search, facts=[*search.facts, assume(inside)], allowed=search.allowed | {inside})
            termwise = inner.prove(Apply("less_equal", (smaller.open(index), larger.open(index))))
            rule = all_rules()["sum_keeps_order"]
            return termwise and search.attempt(
                lambda: infer(rule, termwise, smaller=smaller, larger=larger, index=index)
            )
        case Apply("greater_equal", (Bind("sum") as larger, Bind("sum") as smaller)):
            return _turned(_of_sums(Apply("less_equal", (smaller, larger)), search), goal, search)
    return None


def _of_the_same(goal: Apply, of: Term, search: Search) -> Theorem | None:
    """What a fact says of a matrix that is written in another way."""
    for fact in search.facts:
        match fact.conclusion:
            case Apply(operator, (Apply() as other,)) if operator == goal.operator and sort_of(other) == sort_of(of):
                same = search.attempt(lambda other=other: algebra(search, other, of))  # type: ignore[misc]
                if same is not None:
                    hole = fresh("_hole", sort_of(other), goal, other)
                    pattern = Apply(goal.operator, (hole,))
                    return search.discharged(rewrite(same, fact, pattern=pattern, hole=hole))
    return None


def _sign(goal: Term, search: Search) -> Theorem | None:
    """By the facts as they stand; then with definitions unfolded, in them and in the goal."""
    if sign_statement(goal) is None:
        return None
    found = _by_signs(goal, search.signs(goal))
    if found is not None or not search.context.definitions:
        return found
    plain = search.unfolded(goal)
    signs = search.unfolded_signs(right_side(plain))
    unfolded = _by_signs(right_side(plain), signs) if signs or right_side(plain) != goal else None
    return transport(unfolded, plain) if unfolded is not None else None


def _by_signs(goal: Term, signs: list[Theorem]) -> Theorem | None:
    """By the facts; where they have conditions of their own, rather by those that have none."""
    try:
        found = infer(all_rules()["sign_of_expression"], *signs, statement=goal)
    except (KernelError, LanguageError, TooLarge, ZeroDivisionError):
        return None
    if found.assumptions <= frozenset().union(*(s.assumptions for s in signs)):
        return found
    simple = [s for s in signs if not facts_of([s]).conditions]
    return (_by_signs(goal, simple) if len(simple) < len(signs) else None) or found


def _of_sum(goal: Apply, search: Search) -> Theorem | None:
    """A sum over a range that is positive, or not negative, term by term."""
    match goal:
        case Apply("greater" | "greater_equal" as relation, (Bind("sum", Apply("range", _), _) as total, zero)) if (
            zero == number(0)
        ):
            i = fresh("_i", variable_of(total).sort, total)
            termwise = search.prove(Apply(relation, (total.open(i), zero)))
            rule = all_rules()["sum_of_positive_terms"]
            return None if termwise is None else search.attempt(lambda: infer(rule, termwise, total=total, i=i))
        case Apply("greater" | "greater_equal", (Apply("apply", (function, *_)), zero)) if (
            zero == number(0) and function in search.context.definitions
        ):
            plain = search.unfolded(goal)
            theorem = search.prove(right_side(plain))
            return transport(theorem, plain) if theorem is not None else None
    return None


def _absolute(goal: Apply, search: Search) -> Theorem | None:
    """``|x| <= c`` from ``x <= c`` and ``-x <= c``."""
    match goal:
        case Apply("less_equal" | "less" as relation, (Apply("absolute", (x,)), c)) if isinstance(sort_of(x), Scalar):
            above = search.prove(Apply(relation, (x, c)))
            below = above and search.prove(Apply(relation, (Apply("negate", (x,)), c)))
            if above is not None and below is not None:
                return search.attempt(lambda: infer(all_rules()["absolute_value_bounded"], above, below))
        case Apply("greater_equal" | "greater" as relation, (c, Apply("absolute", _) as size)):
            turned = {"greater_equal": "less_equal", "greater": "less"}[relation]
            return _turned(search.prove(Apply(turned, (size, c))), goal, search)
    return None


def _by_squares(goal: Apply, search: Search) -> Theorem | None:
    """``a <= b`` between sums of roots, by their squares."""
    match goal:
        case Apply("less_equal" | "less" as relation, (a, b)) if _has_root(goal):
            squares = Apply(relation, tuple(Apply("power", (side, number(2))) for side in (a, b)))
            sign = search.prove(Apply("greater_equal", (b, number(0))))
            found = sign and search.prove(squares)
            if sign is not None and found is not None:
                return search.attempt(lambda: infer(all_rules()["squares_keep_order"], found, sign))
        case Apply("greater_equal" | "greater" as relation, (b, a)) if _has_root(goal):
            turned = {"greater_equal": "less_equal", "greater": "less"}[relation]
            return _turned(_by_squares(Apply(turned, (a, b)), search), goal, search)
    return None


def _has_root(goal: Apply) -> bool:
    """Whether a side is a root, or a sum of them; that of a square is none any more."""
    tops = [part for side in goal.arguments for part in _summands(side)]
    return any(isinstance(part, Apply) and part.operator == "sqrt" for part in tops)


def _summands(term: Term) -> tuple[Term, ...]:
    match term:
        case Apply("add" | "subtract", (a, b)):
            return _summands(a) + _summands(b)
    return (term,)


def _turned(theorem: Theorem | None, goal: Apply, search: Search) -> Theorem | None:
    """``b >= a`` from ``a <= b``."""
    if theorem is None:
        return None
    return search.attempt(lambda: infer(all_rules()["sign_of_expression"], theorem, statement=goal))


def _simplified(goal: Term, search: Search) -> Theorem | None:
    """The goal from its simplified form."""
    equation = everywhere(goal, simplifier(search))
    simple = right_side(equation)
    if simple == goal:
        return None
    theorem = search.attempt(lambda: search.prove(simple))
    if theorem is None:
        return None
    return search.discharged(transport(theorem, equation))


def _on_interval(goal: Term, search: Search) -> Theorem | None:
    """A sign between two numbers that are given as bounds of the only letter."""
    letters = free_symbols(goal)
    if len(letters) != 1:
        return None
    (x,) = letters
    lows, highs = list[Term](), list[Term]()
    for fact in search.facts:
        match fact.conclusion:
            case Apply("greater", (letter, end)) if letter == x and is_closed(end):
                lows.append(end)
            case Apply("less", (letter, end)) if letter == x and is_closed(end):
                highs.append(end)
    for low in lows:
        for high in highs:
            rule = all_rules()["sign_on_interval"]
            found = search.attempt(
                lambda rule=rule, low=low, high=high: infer(rule, statement=goal, x=x, low=low, high=high)  # type: ignore[misc]
            )
            if found is not None:
                return found
    return None


def _of_numbers(goal: Term, search: Search) -> Theorem | None:
    """A relation between numbers without letters, by their values."""
    if not is_closed(goal):
        return None
    return search.attempt(lambda: infer(all_rules()["order_of_numbers"], statement=goal))
