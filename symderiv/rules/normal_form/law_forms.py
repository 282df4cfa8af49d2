"""Numbers made of laws: what divergences, entropies, variances and the like are, as expectations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from fractions import Fraction

from symderiv.kernel.theorems import Theorem
from symderiv.language.outcomes import joint
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Scalar
from symderiv.language.terms import Apply, Bind, Number, Term, bind, free_symbols, substitute
from symderiv.rules.normal_form.copies import of_any_copy, of_one_copy
from symderiv.rules.normal_form.draws import Average, product_term
from symderiv.rules.normal_form.expectations import Expectations
from symderiv.rules.normal_form.independence import variables_in
from symderiv.rules.normal_form.law_facts import LawFacts
from symderiv.rules.normal_form.laws import HERE, Opaque, parts, taken_apart
from symderiv.rules.normal_form.named_moments import of_power
from symderiv.rules.normal_form.polynomials import Monomial, Polynomial, sum_of
from symderiv.rules.normal_form.signs import facts_of, sign_statement

__all__ = ["OF_LAWS", "LawForms", "law_facts"]

TWO, HALF = Number(Fraction(2)), Fraction(1, 2)


def of_independent(forms: Expectations, average: Average, inner: Monomial) -> Polynomial | None:
    """``E[f(X) g(Y)] = E[f(X)] E[g(Y)]`` for independent X and Y."""
    if average.law is None or len(inner) < 2:
        return None
    pairs = list(inner)
    made_of = [variables_in(product_term(frozenset({pair})), average.variable) for pair in pairs]
    here = [[_at_here(v, average) for v in some] for some in made_of]
    if not all(here):
        return None
    first = forms.facts.independence.parted(average.law.base, average.law.given, here)
    if first is None:
        return None
    groups = [frozenset(p for p, f in zip(pairs, first, strict=True) if f is side) for side in (True, False)]
    return forms.arithmetic.product(*(forms.mean_of(average, group) for group in groups))


def of_distribution(forms: Expectations, average: Average, inner: Monomial) -> Polynomial | None:
    """``E[f(X)]`` over the distribution that X is said to have."""
    if average.law is None or average.law.given:
        return None
    term = product_term(inner)
    variables = variables_in(term, average.variable)
    if len(variables) != 1:
        return None
    (variable,) = variables
    named = forms.facts.distributions.get((average.law.base, _at_here(variable, average)))
    if named is None:
        return None
    over = forms.average(named)
    body = substitute(term, {variable: over.variable})
    return None if average.variable in free_symbols(body) else forms.mean_inside(over, body)


def _at_here(variable: Term, average: Average) -> Term:
    return substitute(variable, {average.variable: HERE})


class LawForms(Expectations):
    """Normal forms of numbers that are made of laws."""

    ways = (
        Expectations.of_sum,
        of_one_copy,
        of_any_copy,
        Expectations.changed_measure,
        Expectations.in_two_steps,
        of_independent,
        of_distribution,
        of_power,
    )

    def _number(self, term: Term) -> Polynomial:
        with suppress(Opaque):
            if isinstance(term, Apply) and term.operator in OPERATORS:
                return OPERATORS[term.operator](self, *term.arguments)
            if isinstance(term, Bind) and term.operator in BINDERS:
                return BINDERS[term.operator](self, term)
            if isinstance(term, Bind) and term.operator in ("integral", "sum"):
                return self.total(term)
        return super()._number(term)


def _scalar(term: Term) -> None:
    if not isinstance(sort_of(term), Scalar):
        raise Opaque("not a number")


def _expectation(forms: Expectations, term: Bind) -> Polynomial:
    _scalar(term)
    return forms.expected(term.domain, term.open)


def _probability(forms: Expectations, term: Bind) -> Polynomial:
    found = taken_apart(term.domain, forms.whole)
    if found is None or found[1] is not None:
        raise Opaque("a probability under a distribution with a name")
    return forms.chance(found[0], term.open(HERE))


def _product(forms: Expectations, term: Bind, i: int, j: int) -> Polynomial:
    """``E[a b] - E[a] E[b]`` for two parts of the body."""
    first, second = (forms.expected(term.domain, _part(term, k)) for k in (i, j))

    def product(at: Term) -> Term:
        return Apply("multiply", (_part(term, i)(at), _part(term, j)(at)))

    return forms.expected(term.domain, product) - forms.arithmetic.product(first, second)


def _part(term: Bind, place: int) -> Callable[[Term], Term]:
    return lambda at: parts(term.open(at))[place]


def _spread(forms: Expectations, term: Bind) -> Polynomial:
    _scalar(term)
    return _product(forms, term, 0, 0)


def _covariance(forms: Expectations, term: Bind) -> Polynomial:
    _scalar(term)
    return _product(forms, term, 0, 1)


def _correlation(forms: Expectations, term: Bind) -> Polynomial:
    roots = [forms.arithmetic.power(_product(forms, term, i, i), -HALF) for i in (0, 1)]
    return forms.arithmetic.product(_product(forms, term, 0, 1), *roots)


def _log_density(of: Term, at: Term) -> Term:
    return Apply("log", (Apply("density_at", (of, at)),))


def _minus_log(forms: Expectations, over: Term, of: Term) -> Polynomial:
    """``E[-log p(x)]``, the x from another law, or the same."""
    return -forms.expected(over, lambda at: _log_density(of, at))


def _divergence(forms: Expectations, p: Term, q: Term) -> Polynomial:
    return forms.expected(p, lambda at: Apply("subtract", (_log_density(p, at), _log_density(q, at))))


def _entropy_of(forms: Expectations, term: Bind, *those: Term) -> Polynomial:
    """The entropy of random variables at `HERE`, of all together."""
    law = bind("law", term.domain, HERE, joint([part for one in those for part in parts(one)]))
    return _minus_log(forms, law, law)


def _conditional_entropy(forms: Expectations, term: Bind) -> Polynomial:
    """``H(Y|X) = H(X, Y) - H(X)``."""
    of, given = parts(term.open(HERE))
    return _entropy_of(forms, term, of, given) - _entropy_of(forms, term, given)


def _information(forms: Expectations, term: Bind) -> Polynomial:
    """``I(X; Y|Z) = H(X, Z) + H(Y, Z) - H(X, Y, Z) - H(Z)``; of two parts, ``I(X; Y)``."""
    a, b, *given = parts(term.open(HERE))
    each = [_entropy_of(forms, term, one, *given) for one in (a, b)]
    rest = [_entropy_of(forms, term, *given)] if given else []
    return sum_of([*each, *(-known for known in [_entropy_of(forms, term, a, b, *given), *rest])])


OPERATORS: Mapping[str, Callable[..., Polynomial]] = {
    "density_at": lambda forms, distribution, at: forms.density(distribution, at),
    "divergence": _divergence,
    "entropy": lambda forms, p: _minus_log(forms, p, p),
    "cross_entropy": _minus_log,
}

BINDERS: Mapping[str, Callable[[Expectations, Bind], Polynomial]] = {
    "probability": _probability,
    "expectation": _expectation,
    "variance": _spread,
    "standard_deviation": lambda forms, term: forms.arithmetic.power(_spread(forms, term), HALF),
    "covariance": _covariance,
    "correlation": _correlation,
    "conditional_entropy": _conditional_entropy,
    "mutual_information": _information,
}

OF_LAWS = OPERATORS.keys() | BINDERS.keys()
"""What numbers are made of that are made of laws."""


def law_facts(premises: Iterable[Theorem]) -> LawFacts:
    """What premises say of signs, in the normal form of laws as well, of independence and of distributions."""
    premises = tuple(premises)
    facts = LawFacts(facts_of(premises))
    for premise in premises:
        facts.independence.add(premise.conclusion)
        match premise.conclusion:
            case Apply("distributed", (Bind("law", base, _) as law, distribution)):
                facts.distributions[base, law.open(HERE)] = distribution
        found = sign_statement(premise.conclusion)
        if found is not None:
            forms = LawForms()
            polynomial = forms.number(found[0])
            if not forms.facts.conditions:
                facts.signs.append((polynomial, found[1]))
    return facts
