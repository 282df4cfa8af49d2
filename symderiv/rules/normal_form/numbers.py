"""Terms that are numbers, as polynomials over atoms.

An operator that arithmetic knows has a row in `NUMBERS`; every other one makes an atom, its arguments in normal form.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TypeVar

from symderiv.errors import LanguageError
from symderiv.language.sorting import sort_of, variable_of
from symderiv.language.sorts import Matrix, Scalar, Set
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, bind, free_symbols
from symderiv.rules.normal_form.counting import binomial_form, factorial_form, root_form
from symderiv.rules.normal_form.facts import Facts
from symderiv.rules.normal_form.logarithms import logarithm
from symderiv.rules.normal_form.matrices import Matrices
from symderiv.rules.normal_form.merging import vanishes
from symderiv.rules.normal_form.named_functions import NAMED, exponential
from symderiv.rules.normal_form.polynomials import (
    ONE,
    ZERO,
    Polynomial,
    atom,
    constant,
    order_key,
    sum_of,
    term_of,
)
from symderiv.rules.normal_form.powers import BASE_E, Arithmetic
from symderiv.rules.normal_form.words import Words

__all__ = ["NormalForms"]

Value = TypeVar("Value")
INFINITY = Apply("infinity", ())
ENDS = (INFINITY, Apply("negate", (INFINITY,)))


class NormalForms:
    """Normal forms under given facts. ``number`` and ``matrix`` may raise `TooLarge`."""

    def __init__(self, facts: Facts | None = None) -> None:
        self.facts = facts or Facts()
        self.arithmetic = Arithmetic(self.facts)
        self.matrices = Matrices(self)
        self._numbers: dict[Term, Polynomial] = {}
        self._fresh = 0

    def number(self, term: Term) -> Polynomial:
        """A term that is a number, as a polynomial."""
        known = self._numbers.get(term)
        if known is None:
            known = self._numbers[term] = self._number(term)
        return known

    def matrix(self, term: Term) -> Words:
        """A term that is a matrix or vector, as a sum of words."""
        return self.matrices.words(term)

    def canonical(self, term: Term) -> Term:
        """The term rebuilt from its normal form."""
        sort = sort_of(term)
        if isinstance(sort, Matrix):
            return self.matrices.term_of(self.matrix(term), sort)
        if _is_number(term):
            return term_of(self.number(term))
        return self._inside(term)

    def equal(self, left: Term, right: Term) -> bool:
        """Whether the two terms, both numbers or both matrices, have the same normal form."""
        if isinstance(sort_of(left), Matrix):
            return self.matrices.is_zero(self.matrix(left) - self.matrix(right))
        difference = self.number(left) - self.number(right)
        return self.arithmetic.is_zero(difference) or vanishes(self, difference)

    def zero_termwise(self, total: Bind) -> bool:
        """Whether every term of a sum is 0."""
        opened = self._opened(total, lambda body: self.arithmetic.is_zero(self.number(body)))
        return opened is not None and opened[1]

    def _number(self, term: Term) -> Polynomial:
        match term:
            case Number(value):
                return constant(value)
            case Apply("imaginary_unit" | "pi", ()):
                return atom(term)
            case Apply("infinity", ()):
                raise LanguageError("infinity is no number")
            case Apply("e", ()):
                return atom(BASE_E)
            case Apply("multiply", (a, b)) if isinstance(sort_of(a), Matrix) or isinstance(sort_of(b), Matrix):
                return self.matrices.scalar(term)
            case Apply(operator, arguments) if operator in NUMBERS:
                return NUMBERS[operator](self, *arguments)
            case Bind("product", domain, _):
                return self._product(term, domain)
            case Bind("sum", domain, _):
                return self._sum(term, domain)
        base = self._inside(term)
        return constant(self.facts.values[base]) if base in self.facts.values else atom(base)

    def _inside(self, term: Term) -> Term:
        """An atom: the same operator on arguments in normal form."""
        if isinstance(term, Bind):
            opened = self._opened(term, self._whole)
            return bind(term.operator, self._whole(term.domain), *opened) if opened else term
        if isinstance(term, Apply) and term.operator != "operations":
            return Apply(term.operator, tuple(map(self._whole, term.arguments)))
        return term

    def _whole(self, term: Term) -> Term:
        return term if isinstance(term, Number | Symbol) or term in ENDS else self.canonical(term)

    def _variable(self, term: Bind) -> Symbol:
        """A new symbol for a binder: the same one whenever the same binder is opened."""
        taken = {s.name for s in free_symbols(term)} | self.facts.taken
        depth = 0
        while f"_{depth}" in taken:
            depth += 1
        return variable_of(term, f"_{depth}")

    def _opened(self, term: Bind, form: Callable[[Term], Value]) -> tuple[Symbol, Value] | None:
        """The variable and the body in normal form; what the body needs of the variable is needed of all it runs over.

        None where that cannot be said, since it does not run over a set.
        """
        variable = self._variable(term)
        outside = self.facts.conditions, self._numbers, self.matrices.known
        self.facts.conditions, self._numbers, self.matrices.known = set(), {}, {}
        try:
            body = form(term.open(variable))
        finally:
            inside = self.facts.conditions
            self.facts.conditions, self._numbers, self.matrices.known = outside
        about = {c for c in inside if variable in free_symbols(c)}
        if about and not isinstance(sort_of(term.domain), Set):
            return None
        self.facts.conditions |= inside - about
        self.facts.conditions |= {bind("forall", term.domain, variable, c) for c in about}
        return variable, body

    def _product(self, term: Bind, domain: Term) -> Polynomial:
        """A product over a range, factor by factor: the product of a quotient of positive things is the quotient."""
        opened = self._opened(term, self.number)
        if opened is None:
            return atom(term)
        variable, body = opened
        range_ = self._whole(domain)
        single = body.single
        if single is None:
            return atom(bind("product", range_, variable, term_of(body)))
        monomial, coefficient = single
        parts = [self.arithmetic.power(constant(coefficient), self._length(domain))] if coefficient != 1 else []
        for base, exponent in monomial:
            moving = isinstance(exponent, Polynomial) and any(variable in free_symbols(b) for b in exponent.bases())
            about = moving or variable in free_symbols(base)
            whole = isinstance(exponent, Fraction) and exponent.denominator == 1
            positive = self.facts.base_has(base, "positive") and self.facts.real_exponent(exponent)
            if about and not moving and (whole or positive):
                product = bind("product", range_, variable, base)
                parts.append(self.arithmetic.power(atom(product), exponent))
            elif about:
                parts.append(
                    atom(
                        bind(
                            "product",
                            range_,
                            variable,
                            term_of(Polynomial({frozenset({(base, exponent)}): Fraction(1)})),
                        )
                    )
                )
            else:
                parts.append(
                    self.arithmetic.power(
                        Polynomial({frozenset({(base, exponent)}): Fraction(1)}), self._length(domain)
                    )
                )
        return self.arithmetic.product(*parts) if parts else ONE

    def _length(self, domain: Term) -> Fraction | Polynomial:
        """The number of elements of a range, which is not taken to be negative."""
        match domain:
            case Apply("range", (first, last)):
                length = self.number(last) - self.number(first) + ONE
                self.facts.need(length, "nonnegative")
                value = length.constant
                return length if value is None else value
        return atom(Apply("size", (domain,)))

    def _sum(self, term: Bind, domain: Term) -> Polynomial:
        """A sum over a range, term by term, with what does not depend on its variable taken out."""
        opened = self._opened(term, self.number) if _is_number(term) else None
        if opened is None:
            return atom(term)
        variable, body = opened
        range_ = self._whole(domain)
        parts = []
        for monomial, coefficient in body.terms.items():
            inner = frozenset(p for p in monomial if variable in free_symbols(p[0]) or isinstance(p[1], Polynomial))
            outer = Polynomial({monomial - inner: coefficient})
            if inner:
                base = bind("sum", range_, variable, term_of(Polynomial({inner: Fraction(1)})))
                summed = self.facts.sums.get(base, atom(base))
                summed = constant(self.facts.values[base]) if base in self.facts.values else summed
            else:
                length = self._length(domain)
                summed = constant(length) if isinstance(length, Fraction) else length
            parts.append(self.arithmetic.product(outer, summed))
        return sum_of(parts)

    def odd(self, operator: str, argument: Term) -> Polynomial:
        """An odd function: the sign comes out."""
        inner = self.number(argument)
        if not inner:
            return ZERO
        sign, positive = _signed(inner)
        return atom(Apply(operator, (term_of(positive),))).scaled(sign)

    def even(self, operator: str, argument: Term) -> Polynomial:
        """An even function with the value 1 at 0: the sign is dropped."""
        inner = self.number(argument)
        return atom(Apply(operator, (term_of(_signed(inner)[1]),))) if inner else ONE


def _is_number(term: Term) -> bool:
    return isinstance(sort_of(term), Scalar)


def _signed(polynomial: Polynomial) -> tuple[Fraction, Polynomial]:
    first = min(polynomial.terms, key=lambda m: sorted(order_key(b) for b, _ in m))
    return (Fraction(1), polynomial) if polynomial.terms[first] > 0 else (Fraction(-1), -polynomial)


def _power(forms: NormalForms, base: Term, exponent: Term) -> Polynomial:
    raised = forms.number(exponent)
    value = raised.constant
    return forms.arithmetic.power(forms.number(base), raised if value is None else value)


def _divide(forms: NormalForms, a: Term, b: Term) -> Polynomial:
    return forms.arithmetic.product(forms.number(a), forms.arithmetic.power(forms.number(b), Fraction(-1)))


NUMBERS: dict[str, Callable[..., Polynomial]] = {
    "add": lambda forms, a, b: forms.number(a) + forms.number(b),
    "subtract": lambda forms, a, b: forms.number(a) - forms.number(b),
    "negate": lambda forms, a: -forms.number(a),
    "multiply": lambda forms, a, b: forms.arithmetic.product(forms.number(a), forms.number(b)),
    "divide": _divide,
    "power": _power,
    "sqrt": lambda forms, x: forms.arithmetic.power(forms.number(x), Fraction(1, 2)),
    "root": root_form,
    "factorial": factorial_form,
    "binomial": binomial_form,
    "exp": exponential,
    "log": logarithm,
    "absolute": lambda forms, x: forms.arithmetic.absolute(forms.number(x)),
    "sin": lambda forms, x: forms.odd("sin", x),
    "cos": lambda forms, x: forms.even("cos", x),
    **NAMED,
    "transpose": lambda forms, x: forms.number(x),
    "norm": lambda forms, x: forms.matrices.norm(x),
    "determinant": lambda forms, a: forms.matrices.determinant(a),
    "trace": lambda forms, a: forms.matrices.trace(a),
    "entry": lambda forms, a, *indices: forms.matrices.entry(a, *indices),
}
