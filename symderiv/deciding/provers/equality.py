"""Equations: the author's rules where they fit, then the rules every reader grants, then normal forms."""

from __future__ import annotations

from collections.abc import Iterator

from symderiv.deciding.conversions import Step, everywhere, first_of, once, right_side, rule_step
from symderiv.deciding.provers.author_steps import author_step
from symderiv.deciding.provers.combinations import combined
from symderiv.deciding.provers.densities import density_step
from symderiv.deciding.provers.derivatives import claimed_gradient, derivative_step
from symderiv.deciding.provers.events import same_event
from symderiv.deciding.provers.integrals import integral_step
from symderiv.deciding.provers.limits import limit_step
from symderiv.deciding.provers.ranges import binomial_step, written_out
from symderiv.deciding.provers.series import series_step
from symderiv.deciding.search import Search
from symderiv.errors import LanguageError
from symderiv.kernel.theorems import KernelError, Theorem, infer, reflexivity, symmetry, transitivity
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Matrix, Scalar
from symderiv.language.terms import Apply, Bind, Symbol, Term, free_symbols, number, subterms
from symderiv.rules import Rule, all_rules
from symderiv.rules.normal_form.algebraic_numbers import is_closed
from symderiv.rules.normal_form.exponentials import OF_ANGLES
from symderiv.rules.normal_form.law_forms import OF_LAWS
from symderiv.rules.normal_form.polynomials import TooLarge

__all__ = ["algebra", "prove_equal", "simplified"]

# What every reader grants: applied from left to right wherever it fits.
GRANTED = ("determinant_of_product", "determinant_of_transpose", "determinant_of_inverse", "determinant_of_diagonal",
           "determinant_of_multiple",
           "entries_of_leading_block", "definition_of_gaussian", "density_of_normal")  # fmt: skip

# Equations with a name, that are looked for as a whole: as rewriting they would go on for ever.
BY_NAME = ("determinant_of_rank_one_update", "sylvester_determinant", "matrix_determinant_lemma",
           "determinant_of_blocks")  # fmt: skip

TURNING = {"exp", "imaginary_unit"}
IN_ENTRIES = {"transpose", "norm", "softmax"}
LOGARITHMIC = {"exp", "log", "power"}  # any two of them

# What every reader grants too, and a checker makes.
MADE = ("counting_operations", "modulus_of_complex", "derivative_of_entries")


def algebra(search: Search, left: Term, right: Term) -> Theorem | None:
    """``left = right`` by normal forms under the facts in force."""
    search.deadline.check()
    if left == right:
        return reflexivity(left)
    try:
        sort = sort_of(left)
        if not isinstance(sort, Matrix | Scalar):
            return None
        rule = all_rules()["matrix_algebra" if isinstance(sort, Matrix) else "field_algebra"]
        return infer(rule, *search.signs(left, right), left=left, right=right)
    except (KernelError, LanguageError, TooLarge, ZeroDivisionError):
        return None


def simplifier(search: Search) -> Step:
    """One step of what every reader grants: definitions, derivatives, densities, the granted rules."""

    def by_algebra(a: Term, b: Term) -> Theorem | None:
        return algebra(search, a, b)

    derive = derivative_step(by_algebra)
    granted = [rule_step(all_rules()[name]) for name in GRANTED]
    made = [author_step(all_rules()[name], backwards=False) for name in MADE]
    found = [density_step(by_algebra, derive), limit_step(search), written_out, binomial_step(by_algebra)]
    found += [series_step(search), integral_step(search)]
    steps = [search.definitions(), search.equations(), derive, *found, *granted, *made]
    return search.timed(first_of(steps))


def simplified(search: Search, term: Term) -> Theorem:
    """``⊢ t = t'`` with all that every reader grants."""
    return everywhere(term, simplifier(search))


def prove_equal(goal: Term, search: Search) -> Theorem | None:
    """An equation between numbers, matrices, or functions written out."""
    match goal:
        case Apply("equal", (left, right)):
            for first, second in _openings(search, left, right):
                search.deadline.check()
                theorem = _closed(search, first, second)
                if theorem is not None and _uses(theorem, search):
                    return theorem
            others = (find(search, left, right) for find in (_named, _cancelled, _gradient, same_event, _combined))
            goals = (t for t in others if t is not None and t.conclusion == goal)
            return next((theorem for theorem in goals if _uses(theorem, search)), None)
    return None


def _named(search: Search, left: Term, right: Term) -> Theorem | None:
    """One use of an equation with a name, on either side."""
    for name in BY_NAME:
        step = search.timed(rule_step(all_rules()[name]))
        for start, other in ((left, right), (right, left)):
            changed = once(start, step)
            if right_side(changed) != start:
                found = _closed(search, changed, reflexivity(other))
                if found is not None:
                    return found if start == left else symmetry(found)
    return None


def _cancelled(search: Search, left: Term, right: Term) -> Theorem | None:
    """``X = Y`` from ``S X = S Y`` for a sum S whose inverse occurs."""
    if not isinstance(sort_of(left), Matrix):
        return None
    sums = [
        part.arguments[0] for part in subterms(left - right)
        if isinstance(part, Apply) and part.operator == "inverse" and not isinstance(part.arguments[0], Symbol)
    ]  # fmt: skip
    rule = all_rules()["cancel_invertible_factor"]
    for factor in dict.fromkeys(sums):
        for first, second in ((factor @ left, factor @ right), (left @ factor, right @ factor)):
            whole = search.attempt(lambda a=first, b=second: algebra(search, a, b))  # type: ignore[misc]
            if whole is not None:
                return search.attempt(lambda whole=whole, s=factor: infer(rule, whole, factor=s))  # type: ignore[misc]
    return None


def _gradient(search: Search, left: Term, right: Term) -> Theorem | None:
    """A gradient that is claimed, from its products with the directions, entry by entry."""
    sides = search.unfolded(left), search.unfolded(right)
    derivative, gradient = map(right_side, sides)
    if not (isinstance(derivative, Bind) and derivative.operator == "derivative"):
        return None

    def in_entries(a: Term, b: Term) -> Theorem | None:
        return search.attempt(
            lambda: infer(all_rules()["algebra_of_entries"], *search.signs(left, right), left=a, right=b)
        )

    found = claimed_gradient(derivative, gradient, in_entries)
    return found and search.discharged(transitivity(transitivity(sides[0], found), symmetry(sides[1])))


def _combined(search: Search, left: Term, right: Term) -> Theorem | None:
    """From an equation in force of which this one is a multiple."""
    if not isinstance(sort_of(left), Scalar):
        return None
    letters = free_symbols(left - right)
    of_goal: Theorem | None = None
    for fact in search.facts:
        match fact.conclusion:
            case Apply("equal", (a, b)) if isinstance(sort_of(a), Scalar) and free_symbols(fact.conclusion) & letters:
                of_goal = of_goal or simplified(search, left - right)
                for multiple in (number(1), number(-1)):
                    sides = [of_goal, simplified(search, multiple * (a - b))]
                    middle = algebra(search, *(right_side(s) for s in sides))
                    if middle is not None:
                        identity = transitivity(transitivity(sides[0], middle), symmetry(sides[1]))
                        theorem = infer(all_rules()["multiple_of_equation"], fact, identity)
                        return search.discharged(theorem)
    goal = Apply("equal", (left, right))
    return search.attempt(lambda: combined(search, goal))


def _uses(theorem: Theorem, search: Search) -> bool:
    """Whether the theorem rests on the author's rules; facts and definitions are not asked for."""
    return search.depth > 1 or not search.by or bool(theorem.rules & search.names)


def _openings(search: Search, left: Term, right: Term) -> Iterator[tuple[Theorem, Theorem]]:
    """Both sides rewritten by the author's rules, forwards and backwards; then as they are."""
    unfolded = search.unfolded(left), search.unfolded(right)
    plain = reflexivity(left), reflexivity(right)
    for start in (plain, unfolded) if search.by else ():
        for backwards in (False, True):
            step = search.timed(first_of([author_step(rule, backwards=backwards) for rule in search.by]))
            for convert in (once, everywhere) if _settles(search.by) else (once,):
                first, second = (transitivity(t, convert(right_side(t), step)) for t in start)
                if right_side(first) != right_side(start[0]) or right_side(second) != right_side(start[1]):
                    yield first, start[1]
                    yield start[0], second
                    yield first, second
    yield plain


def _settles(rules: tuple[Rule, ...]) -> bool:
    """Whether rewriting by the rules again and again comes to an end: no rule's left side is a lone symbol."""
    sides = [
        r.statement.arguments[0] for r in rules if isinstance(r.statement, Apply) and r.statement.operator == "equal"
    ]
    return not any(isinstance(side, Symbol) for side in sides)


def _closed(search: Search, first: Theorem, second: Theorem) -> Theorem | None:
    """``left = right`` from ``left = a`` and ``right = b``, when a and b are the same by what every reader grants."""
    a, b = right_side(first), right_side(second)
    middle = search.attempt(lambda: algebra(search, a, b)) or _of_numbers(search, a, b)
    middle = middle or _with_functions(search, a, b) or _with_derivatives(search, a, b)
    if middle is None:
        left, right = simplified(search, a), simplified(search, b)
        inner = algebra(search, right_side(left), right_side(right)) or _of_numbers(
            search, right_side(left), right_side(right)
        )
        if inner is None:
            return None
        middle = transitivity(transitivity(left, inner), symmetry(right))
    theorem = transitivity(transitivity(first, middle), symmetry(second))
    return search.discharged(theorem)


def _with_functions(search: Search, a: Term, b: Term) -> Theorem | None:
    """The same by the definitions of functions alone: what letters stand for, and what is given of them, stays."""
    step = search.definitions(of_functions_only=True)
    left, right = everywhere(a, step), everywhere(b, step)
    if right_side(left) == a and right_side(right) == b:
        return None
    middle = search.attempt(lambda: algebra(search, right_side(left), right_side(right)))
    return middle and transitivity(transitivity(left, middle), symmetry(right))


def _with_derivatives(search: Search, a: Term, b: Term) -> Theorem | None:
    """The same with the derivatives that are known put in, before what they are derivatives of is unfolded."""
    step = search.equations(of_derivatives_only=True)
    left, right = everywhere(a, step), everywhere(b, step)
    if right_side(left) == a and right_side(right) == b:
        return None
    middle = search.attempt(lambda: _closed(search, reflexivity(right_side(left)), reflexivity(right_side(right))))
    return middle and transitivity(transitivity(left, middle), symmetry(right))


def _of_numbers(search: Search, left: Term, right: Term) -> Theorem | None:
    """``left = right`` by what is known of numbers without letters, or of sines and exponentials."""
    if not all(isinstance(sort_of(side), Scalar) for side in (left, right)):
        return None
    if is_closed(left) and is_closed(right):
        found = search.attempt(lambda: infer(all_rules()["equal_numbers"], left=left, right=right))
        if found is not None:
            return found
    operators = operators_of(left - right)
    if "entry" in operators and operators & IN_ENTRIES:
        rule = all_rules()["algebra_of_entries"]
        found = search.attempt(lambda: infer(rule, *search.signs(left, right), left=left, right=right))
        if found is not None:
            return found
    if operators & OF_ANGLES.keys() or operators >= TURNING or len(operators & LOGARITHMIC) > 1:
        facts = [fact for fact in search.facts if _is_about_angles(fact.conclusion)]
        found = search.attempt(
            lambda: infer(all_rules()["euler_formula"], *search.signs(left, right), *facts, left=left, right=right)
        )
        if found is not None:
            return found
    if operators_of(left - right) & OF_LAWS:
        return search.attempt(
            lambda: infer(
                all_rules()["algebra_of_laws"], *search.signs(left, right), *search.of_laws(), left=left, right=right
            )
        )
    return None


def operators_of(term: Term) -> set[str]:
    """The operators and binders that occur in a term."""
    return {part.operator for part in subterms(term) if isinstance(part, Apply | Bind)}


def _is_about_angles(statement: Term) -> bool:
    match statement:
        case Apply("not_equal", (a, b)):
            return any(isinstance(p, Apply) and p.operator in OF_ANGLES for p in subterms(a - b))
    return False
