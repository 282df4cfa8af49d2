"""Expectations, densities and probabilities as polynomials.

A conditional density is a quotient of joint densities; an expectation is linear, over outcomes, and what it does not
average comes out of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from fractions import Fraction

from symderiv.language.outcomes import joint
from symderiv.language.sorting import variable_of
from symderiv.language.sorts import OUTCOME
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, bind, free_symbols, substitute
from symderiv.rules.normal_form.draws import (
    Average,
    all_values,
    facts_of_density,
    is_about,
    is_drawn,
    is_space,
    only_through,
    product_term,
    replaced,
)
from symderiv.rules.normal_form.facts import Facts
from symderiv.rules.normal_form.granted import granted_by, of_laws
from symderiv.rules.normal_form.law_facts import LawFacts
from symderiv.rules.normal_form.laws import HERE, Law, Opaque, as_copy, copied, pairs, taken_apart
from symderiv.rules.normal_form.numbers import NormalForms
from symderiv.rules.normal_form.polynomials import ONE, Monomial, Polynomial, atom, order_key, sum_of, term_of

__all__ = ["Expectations"]

Chance = Callable[[Law, Iterable[Term]], Term | None]
Way = Callable[["Expectations", Average, Monomial], Polynomial | None]
MINUS = Fraction(-1)
RELATIONS = {"greater": "less_equal", "greater_equal": "less"}
"""What does not happen where these do."""


class Expectations(NormalForms):
    """Normal forms of densities, probabilities and expectations.

    ways     how the expectation of a monomial may be taken; each gives a polynomial, or None where it does not apply
    indices  what the indices of sums run over that expectations were taken into
    """

    ways: tuple[Way, ...] = ()

    def __init__(self, facts: Facts | None = None) -> None:
        self.facts: LawFacts
        super().__init__(LawFacts(facts or Facts()))
        self._level = 0
        self._copies: Mapping[str, Term] = {}
        self.indices: dict[Symbol, Term] = {}

    def whole(self, term: Term) -> Term:
        """A term of any sort in its normal form."""
        return self._whole(term)

    # Densities and probabilities

    def density(self, distribution: Term, at: Term) -> Polynomial:
        """``p(x|z) = p(x, z) / p(z)``."""
        found = taken_apart(distribution, self.whole)
        law, variables = found or (None, None)
        if law is None or variables is None:
            raise Opaque("a density of a distribution with a name")
        facts = pairs((as_copy(v, self._copies) for v in variables), at, self.whole)
        if facts & law.given:
            raise Opaque("a density of what is given")
        above, below = (self._joint(law.base, some, Law.density) for some in (facts | law.given, law.given))
        return self.arithmetic.product(above, self.arithmetic.power(below, MINUS))

    def _joint(self, base: Term, facts: frozenset[Term], chance: Chance) -> Polynomial:
        """The joint density, or probability, of facts; of independent ones, the product."""
        split = self.facts.independence.split(base, facts)
        if split is not None:
            one, other, given = (self._joint(base, some, chance) for some in split)
            return self.arithmetic.product(one, other, self.arithmetic.power(given, MINUS))
        found = chance(Law(base), facts)
        return ONE if found is None else atom(found)

    def chance(self, law: Law, event: Term) -> Polynomial:
        """``P(A|B) = P(A and B) / P(B)``, with "or" and "not" in terms of "and"."""
        above, below = self._happening(law.base, [event, *law.given]), self._happening(law.base, list(law.given))
        return self.arithmetic.product(above, self.arithmetic.power(below, MINUS))

    def _happening(self, base: Term, statements: list[Term], kept: frozenset[Term] = frozenset()) -> Polynomial:
        """The probability that all the statements hold."""
        for place, statement in enumerate(statements):
            rest = statements[:place] + statements[place + 1 :]
            match statement:
                case Apply("and", both):
                    return self._happening(base, [*both, *rest], kept)
                case Apply("or", (a, b)):
                    one, other = (self._happening(base, [e, *rest], kept) for e in (a, b))
                    return one + other - self._happening(base, [a, b, *rest], kept)
                case Apply("not", (a,)):
                    return self._happening(base, rest, kept) - self._happening(base, [a, *rest], kept)
                case Apply(relation, both) if relation in RELATIONS:
                    turned = Apply("not", (Apply(RELATIONS[relation], both),))
                    return self._happening(base, [turned, *rest], kept)
        return self._joint(base, frozenset(self._inside(s) for s in statements), Law.chance)

    # Expectations

    def average(self, distribution: Term) -> Average:
        """What an expectation over a distribution is taken over; its variable is the outcome where there is one."""
        found = taken_apart(distribution, self.whole)
        name = f"_drawn{self._level}"
        if found is None:
            sort = variable_of(bind("expectation", distribution, HERE, Number(Fraction(1)))).sort
            return Average(Symbol(name, sort), None, distribution)
        return Average(Symbol(name, OUTCOME), found[0], found[0].term)

    def expected(self, distribution: Term, body: Callable[[Term], Term]) -> Polynomial:
        """The expectation of the body at what is drawn."""
        average = self.average(distribution)
        found = taken_apart(distribution, self.whole)
        variables = None if found is None else found[1]
        point = average.variable if variables is None else joint([average.at(v) for v in variables])
        return self.mean(average, body(point))

    def mean(self, average: Average, body: Term) -> Polynomial:
        """The expectation of a term in the variable of the average."""
        if average.law is not None:
            body = substitute(body, {average.at(v): value for v, value in average.law.values.items()})
        with self._inside_of(average, body):
            polynomial = self.number(body)
        return sum_of(self.mean_of(average, m).scaled(c) for m, c in polynomial.terms.items())

    @contextmanager
    def _inside_of(self, average: Average, body: Term) -> Iterator[None]:
        """Below an expectation: where its body is defined is known there; nothing else is learnt of its variable."""
        outside = self.facts.conditions, self._numbers, self.matrices.known, self.facts.signs, self._copies
        self.facts.conditions, self._numbers, self.matrices.known = set(), {}, {}
        granted = granted_by(self, body)
        self.facts.signs = [*self.facts.signs, *granted.signs]
        copies = copied(average.over, self.whole)
        if copies is not None:
            variable = copies[1].arguments[0]  # type: ignore[union-attr]
            self._copies = {**self._copies, **({variable.name: copies[1]} if isinstance(variable, Symbol) else {})}
        self._level += 1
        try:
            self.facts.signs = [*self.facts.signs, *of_laws(self, granted)]
            yield
            inside = self.facts.conditions - granted.statements
            if any(average.variable in free_symbols(c) for c in inside):
                raise Opaque("a condition on what is drawn")
        finally:
            self._level -= 1
            self.facts.conditions, self._numbers, self.matrices.known, self.facts.signs, self._copies = outside
        self.facts.conditions |= inside

    def mean_of(self, average: Average, monomial: Monomial) -> Polynomial:
        """The expectation of one monomial: what does not depend on the outcome comes out."""
        inner = frozenset(pair for pair in monomial if is_about(pair, average.variable))
        outer = Polynomial({monomial - inner: Fraction(1)})
        if not inner:
            return outer
        for way in self.ways:
            found = way(self, average, inner)
            if found is not None:
                return self.arithmetic.product(outer, found)
        return self.arithmetic.product(outer, atom(average.of(product_term(inner))))

    def of_sum(self, average: Average, inner: Monomial) -> Polynomial | None:
        """The expectation of a sum is the sum of expectations."""
        for base, exponent in sorted(inner, key=lambda pair: order_key(pair[0])):
            match base:
                case Bind("sum", domain, _) if exponent == 1 and average.variable not in free_symbols(domain):
                    index = self._variable(base)
                    rest = inner - {(base, exponent)}
                    if any(is_about(pair, index) for pair in rest):
                        return None
                    self.indices[index] = domain
                    term = Apply("multiply", (base.open(index), product_term(rest))) if rest else base.open(index)
                    return self._sum(bind("sum", domain, index, term_of(self.mean_inside(average, term))), domain)
        return None

    def mean_inside(self, average: Average, body: Term) -> Polynomial:
        """The expectation of a term whose parts are in normal form already."""
        return sum_of(self.mean_of(average, m).scaled(c) for m, c in self.number(body).terms.items())

    def changed_measure(self, average: Average, inner: Monomial) -> Polynomial | None:
        """``E_q[f(z) p(z, x) / q(z)] = p(x) E_p[f(z) | x]``."""
        if average.law is None:
            return None
        for base, exponent in sorted(inner, key=lambda pair: order_key(pair[0])):
            below = facts_of_density(base) if exponent == MINUS else None
            if below is None or below[0] != average.law.base:
                continue
            drawn = {f for f in below[1] if average.variable in free_symbols(f)}
            if below[1] - drawn != average.law.given or not all(is_drawn(f, average) for f in drawn):
                continue
            for above, power in sorted(inner, key=lambda pair: order_key(pair[0])):
                over = facts_of_density(above) if power == 1 else None
                if over is None or not drawn <= over[1]:
                    continue
                given = over[1] - drawn
                rest = inner - {(base, exponent), (above, power)}
                if any(average.variable in free_symbols(f) for f in given):
                    continue
                if not only_through(rest, drawn, average):
                    continue
                return self._over(Law(over[0], given), average, rest, below=average.law)
        return None

    def _over(self, law: Law, average: Average, rest: Monomial, below: Law | None = None) -> Polynomial:
        """``p(given) E_p[rest | given]``, divided by the density of what is given below."""
        factor = ONE
        for part, exponent in ((law, Fraction(1)), (below, MINUS)):
            density = None if part is None else Law(part.base).density(part.given)
            if density is not None:
                factor = self.arithmetic.product(factor, atom(density, exponent))
        if not rest:
            return factor
        return self.arithmetic.product(factor, self.mean(Average(average.variable, law, law.term), product_term(rest)))

    def in_two_steps(self, average: Average, inner: Monomial) -> Polynomial | None:
        """``E[E[f(X, Y) | X]] = E[f(X, Y)]``."""
        nested = [
            base
            for base, exponent in inner
            if isinstance(base, Bind) and base.operator == "expectation" and exponent == 1
        ]
        for base in nested:
            found = taken_apart(base.domain, self.whole)
            if found is None or found[1] is not None or average.law is None or found[0].base != average.law.base:
                continue
            drawn = {f for f in found[0].given if average.variable in free_symbols(f)}
            rest = inner - {(base, Fraction(1))}
            if found[0].given - drawn != average.law.given or not all(is_drawn(f, average) for f in drawn):
                continue
            if only_through(rest, drawn, average) and only_through(frozenset({(base, Fraction(1))}), drawn, average):
                return self.mean(average, Apply("multiply", (product_term(rest), base.open(average.variable))))
        return None

    # Totals over all values

    def total(self, term: Bind) -> Polynomial:
        """``integral of p(x, z) f(z) dz = p(x) E_p[f(z) | x]``, over all values of z; sums over them as well."""
        if not isinstance(term.domain, Symbol) and not is_space(term.domain):
            raise Opaque("not over all values")
        variable = self._variable(term)
        body = term.open(variable)
        outside = self.facts.signs
        self.facts.signs = [*outside, *granted_by(self, body).signs]
        try:
            opened = self._opened(term, self.number)
        finally:
            self.facts.signs = outside
        if opened is None:
            raise Opaque("a condition on the variable")
        letter, polynomial = opened
        return sum_of(self._total_of(term, letter, m).scaled(c) for m, c in polynomial.terms.items())

    def _total_of(self, term: Bind, letter: Symbol, monomial: Monomial) -> Polynomial:
        inner = frozenset(pair for pair in monomial if is_about(pair, letter))
        for base, exponent in sorted(inner, key=lambda pair: order_key(pair[0])):
            found = facts_of_density(base) if exponent == 1 else None
            if found is None:
                continue
            about = [fact for fact in found[1] if letter in free_symbols(fact)]
            if len(about) != 1 or about[0].arguments[1] != letter:  # type: ignore[union-attr]
                continue
            drawn = about[0].arguments[0]  # type: ignore[union-attr]
            if not all_values(term.domain, drawn, letter):
                continue
            outer = Polynomial({monomial - inner: Fraction(1)})
            law = Law(found[0], found[1] - {about[0]})
            average = Average(Symbol(letter.name, OUTCOME), law, law.term)
            rest = replaced(inner - {(base, exponent)}, letter, average.at(drawn))
            return self.arithmetic.product(outer, self._over(law, average, rest))
        raise Opaque("no density of the variable")
