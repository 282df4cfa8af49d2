"""What is granted below an expectation: where its body is defined is known there, and nothing else of its variable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from symderiv.language.definedness import definedness
from symderiv.language.terms import Apply, Bind, Number, Term, bind
from symderiv.rules.normal_form.laws import Opaque
from symderiv.rules.normal_form.numbers import NormalForms
from symderiv.rules.normal_form.polynomials import Polynomial, term_of
from symderiv.rules.normal_form.signs import sign_statement

__all__ = ["Granted", "granted_by", "of_laws", "with_unknown_factor"]

SIGNS = {"positive": "greater", "nonnegative": "greater_equal", "nonzero": "not_equal"}


@dataclass
class Granted:
    """What holds where a term is defined.

    terms       numbers that have a sign, and the sign
    signs       the same of their normal forms, in which densities are not taken apart
    statements  for all members of ranges, statements in normal form
    """

    terms: list[tuple[Term, str]] = field(default_factory=list)
    signs: list[tuple[Polynomial, str]] = field(default_factory=list)
    statements: set[Term] = field(default_factory=set)


def granted_by(forms: NormalForms, body: Term) -> Granted:
    """What holds where a term is defined."""
    plain = NormalForms()
    granted = Granted()
    for statement in definedness(body):
        if isinstance(statement, Bind) and statement.operator == "forall":
            variable = forms._variable(statement)
            found = sign_statement(statement.open(variable))
            if found is not None and found[1] in SIGNS:
                member = Apply(SIGNS[found[1]], (term_of(plain.number(found[0])), Number(Fraction(0))))
                granted.statements.add(bind("forall", statement.domain, variable, member))
        elif (found := sign_statement(statement)) is not None:
            granted.terms.append(found)
            granted.signs += with_unknown_factor(forms, plain.number(found[0]), found[1])
    return granted


def of_laws(forms: NormalForms, granted: Granted) -> Iterator[tuple[Polynomial, str]]:
    """The signs that are granted, of normal forms in which densities are taken apart.

    One that is made only under further conditions is left out.
    """
    for term, sign in granted.terms:
        before = set(forms.facts.conditions)
        try:
            polynomial = forms.number(term)
        except Opaque:
            continue
        finally:
            further, forms.facts.conditions = forms.facts.conditions - before, before
        if further:
            continue
        yield from with_unknown_factor(forms, polynomial, sign)


def with_unknown_factor(forms: NormalForms, polynomial: Polynomial, sign: str) -> Iterator[tuple[Polynomial, str]]:
    """A polynomial that has a sign, and its one factor, if there is one, that is not known to be positive."""
    yield polynomial, sign
    coefficient, factors = forms.arithmetic.factors(polynomial)
    unknown = [(factor, times) for factor, times in factors if not forms.facts.has(factor, "positive")]
    if coefficient > 0 and len(unknown) == 1 and unknown[0][1] in (1, -1) and len(factors) > 1:
        yield unknown[0][0], sign
