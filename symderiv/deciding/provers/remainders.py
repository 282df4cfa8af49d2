"""Inequalities: the difference is a sum of things that are not negative.

Such things are squares, what theorems with a name say is not negative, and, among numbers made of laws, divergences,
variances and probabilities.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from fractions import Fraction

from symderiv.deciding.nonnegative_combinations import nonnegative_combination
from symderiv.deciding.provers.candidates import Candidate, by_name, of_rule
from symderiv.deciding.provers.law_candidates import of_laws
from symderiv.deciding.provers.scaled_candidates import scaled
from symderiv.deciding.provers.squares import squares
from symderiv.deciding.search import Search
from symderiv.errors import LanguageError
from symderiv.kernel.theorems import KernelError, Theorem, infer
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Scalar
from symderiv.language.terms import Apply, Bind, Number, Term, number, subterms
from symderiv.rules import all_rules
from symderiv.rules.inequalities.order_by_remainder import combination
from symderiv.rules.normal_form.law_forms import OF_LAWS, LawForms, law_facts
from symderiv.rules.normal_form.numbers import NormalForms
from symderiv.rules.normal_form.polynomials import ONE, Polynomial, TooLarge, atom, term_of
from symderiv.rules.normal_form.signs import facts_of

__all__ = ["by_remainder"]

MOST_CANDIDATES = 40
SHARES = (Fraction(1, 2), Fraction(1, 8), Fraction(1, 100), Fraction(1))
ZERO = number(0)
INEQUALITIES = {"less_equal": False, "greater_equal": False, "less": True, "greater": True}
"""The inequalities, and whether they are strict."""


def by_remainder(goal: Apply, search: Search) -> Theorem | None:
    """``a <= b``, ``a < b`` and the like between real numbers."""
    if goal.operator not in INEQUALITIES or not all(_is_real(side) for side in goal.arguments):
        return None
    with suppress(KernelError, LanguageError, TooLarge, ZeroDivisionError):
        return _Difference(goal, search).proved()
    return None


class _Difference:
    """What one side of a goal exceeds the other by, and how it is put together."""

    def __init__(self, goal: Apply, search: Search) -> None:
        self.goal, self.search = goal, search
        left, right = goal.arguments if goal.operator.startswith("less") else reversed(goal.arguments)
        self.term = Apply("subtract", (right, left))
        operators = {part.operator for part in subterms(goal) if isinstance(part, Apply | Bind)}
        self.of_laws = bool(operators & OF_LAWS)
        self.known = [*search.signs(goal), *search.of_laws()]
        self.forms = LawForms(law_facts(self.known)) if self.of_laws else NormalForms(facts_of(self.known))
        self.wanted = self.forms.number(self.term)

    def proved(self) -> Theorem | None:
        named = list(self._named())
        for candidate in named:
            self.search.deadline.check()
            factor = _ratio(self.wanted, self.forms.number(candidate.term))
            found = None if factor is None or factor < 0 else self._concluded([(factor, candidate)])
            if found is not None:
                return found
        return None if self.of_laws else self._combined(named)

    def _named(self) -> Iterable[Candidate]:
        """What is not negative by its sort, or by a theorem with a name."""
        if self.of_laws:
            for place, term in enumerate(of_laws(self.goal, self.wanted)):
                if place < MOST_CANDIDATES:
                    yield Candidate(term, lambda term=term: self._sign(term))  # type: ignore[misc]
        else:
            yield from self._summands()
        for name, instance in by_name(self.goal):
            with suppress(KernelError, LanguageError):
                found = of_rule(name, **instance)
                if found is not None:
                    yield found

    def _summands(self) -> Iterator[Candidate]:
        """Parts of the sums on both sides that are not negative as they are written: squares of norms and the like."""
        parts = dict.fromkeys(part for side in self.goal.arguments for part in _parts(side))
        for part in parts:
            if isinstance(part, Apply | Bind):
                candidate = self._square(part, number(1))
                if self.search.attempt(candidate.proof) is not None:
                    yield candidate

    def _sign(self, term: Term) -> Theorem | None:
        return self.search.prove(Apply("greater_equal", (term, ZERO))) or _by_name(term)

    def _combined(self, named: Sequence[Candidate]) -> Theorem | None:
        """The difference, without denominators, as a sum of squares and of what is not negative by name."""
        powers = self._denominators()
        if powers is None:
            return None
        below = term_of(self.forms.arithmetic.product(*powers)) if powers else number(1)
        target = self.forms.arithmetic.product(self.wanted, *powers)
        more = scaled(named, self.wanted, self.forms, self.search)
        candidates = [*named, *more, *(self._square(term, below) for term in squares(target, self.forms.facts))]
        columns = []
        for candidate in candidates:
            self.search.deadline.check()
            columns.append(self.forms.arithmetic.product(self.forms.number(candidate.term), *powers))
        for factor, extra in self._positive_parts(target):
            rest = target - extra.scaled(factor) if factor else target
            factors = nonnegative_combination(rest, columns) if rest else {}
            if factors is not None:
                parts = [(f, candidates[place]) for place, f in factors.items()]
                return self._concluded([*parts, *([(factor, self._square(term_of(extra), below))] if factor else [])])
        return None

    def _positive_parts(self, target: Polynomial) -> Iterator[tuple[Fraction, Polynomial]]:
        """What to take out first, so that something positive is among the parts of a strict inequality."""
        if not INEQUALITIES[self.goal.operator]:
            yield Fraction(0), ONE
            return
        for monomial, coefficient in target.terms.items():
            if coefficient > 0 and all(self.forms.facts.base_has(base, "positive") for base, _ in monomial):
                for share in SHARES:
                    yield coefficient * share, Polynomial({monomial: Fraction(1)})

    def _square(self, term: Term, below: Term) -> Candidate:
        whole = term if below == number(1) else Apply("divide", (term, below))
        rule = all_rules()["nonnegative_by_structure"]
        return Candidate(whole, lambda: infer(rule, *self.known, term=whole))

    def _denominators(self) -> list[Polynomial] | None:
        """What to multiply by for there to be no denominators, where all of that is positive."""
        lowest: dict[Term, Fraction] = {}
        for monomial in self.wanted.terms:
            for base, exponent in monomial:
                if not isinstance(exponent, Fraction):
                    return None
                lowest[base] = min(lowest.get(base, Fraction(0)), exponent)
        below = {base: -exponent for base, exponent in lowest.items() if exponent < 0}
        powers = []
        for base, exponent in below.items():
            power, worth = atom(base, exponent), self.forms.number(base)
            if exponent % 2 == 0 or self.forms.facts.has(worth, "positive"):
                powers.append(power)
            elif exponent.denominator == 1 and self.forms.facts.has(worth, "negative"):
                powers.append(-power)
            else:
                return None
        return powers

    def _concluded(self, parts: Sequence[tuple[Fraction, Candidate]]) -> Theorem | None:
        """The goal from the parts of its difference."""
        signs: list[Theorem] = []
        for _, candidate in parts:
            sign = self.search.attempt(candidate.proof)
            if sign is None:
                return None
            signs.append(sign)
        if INEQUALITIES[self.goal.operator] and not self._strict(parts, signs):
            return None
        total = combination([(Number(factor), candidate.term) for factor, candidate in parts])
        rule = all_rules()["algebra_of_laws" if self.of_laws else "field_algebra"]
        identity = self.search.attempt(lambda: infer(rule, *self.known, left=self.term, right=total))
        if identity is None:
            return None
        return self.search.attempt(
            lambda: infer(all_rules()["order_by_remainder"], *signs, identity, statement=self.goal)
        )

    def _strict(self, parts: Sequence[tuple[Fraction, Candidate]], signs: list[Theorem]) -> bool:
        """Puts the sign of a part that is positive in the place of the sign that it is not negative."""
        for place, (factor, candidate) in enumerate(parts):
            positive = Apply("greater", (candidate.term, ZERO))
            found = self.search.prove(positive) if factor > 0 else None
            if found is not None:
                signs[place] = found
                return True
        return False


def _parts(term: Term) -> Iterator[Term]:
    match term:
        case Apply("add" | "subtract", (a, b)):
            yield from _parts(a)
            yield from _parts(b)
        case _:
            yield term


def _by_name(candidate: Term) -> Theorem | None:
    """Jensen's inequality, or Markov's, which a candidate was made to be the remainder of."""
    match candidate:
        case Apply("subtract", (Apply("divide", (_, below)), Bind("probability") as probability)):
            power = 2 if isinstance(below, Apply) and below.operator == "power" else 1
            return infer(all_rules()["markov_inequality"], probability=probability, power=number(power))
        case Apply("subtract", sides):
            for side in sides:
                if isinstance(side, Bind) and side.operator == "expectation":
                    return infer(all_rules()["jensen_inequality"], expectation=side)
    return None


def _ratio(wanted: Polynomial, of: Polynomial) -> Fraction | None:
    """The number by which one polynomial is a multiple of the other."""
    if not wanted:
        return Fraction(0)
    if wanted.terms.keys() != of.terms.keys():
        return None
    ratios = {wanted.terms[m] / of.terms[m] for m in of.terms}
    return ratios.pop() if len(ratios) == 1 else None


def _is_real(term: Term) -> bool:
    sort = sort_of(term)
    return isinstance(sort, Scalar) and sort.kind != "complex"
