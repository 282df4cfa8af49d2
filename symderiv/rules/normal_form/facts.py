"""What a normal form may lean on: signs known from sorts and premises, and the conditions it had to assume."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from symderiv.errors import LanguageError
from symderiv.language.sorting import sort_of, variable_of
from symderiv.language.sorts import Scalar, has
from symderiv.language.terms import Apply, Bind, Number, Term
from symderiv.rules.normal_form.polynomials import Polynomial, term_of

__all__ = ["Facts"]

SIGNS = ("positive", "negative", "nonnegative", "nonpositive", "nonzero")
_STRICT = {"positive": "nonnegative", "negative": "nonpositive"}


@dataclass
class Facts:
    """Signs of polynomials that premises state, and the conditions assumed on the way.

    signs       premises such as ``beta + alpha >= 0``: the polynomial, and what is known of it
    nonnegative bases that are squares by construction (``x^T x``)
    values      bases that premises give as numbers (``norm(u) = 1`` gives ``u^T u``)
    sums        sums over ranges, in normal form, that premises say are something else
    conditions  statements the comparison rests on; the rule makes them assumptions of its conclusion
    taken       names of symbols in premises: no bound variable may be opened with one, for nothing is known of it
    """

    signs: list[tuple[Polynomial, str]] = field(default_factory=list)
    nonnegative: set[Term] = field(default_factory=set)
    values: dict[Term, Fraction] = field(default_factory=dict)
    conditions: set[Term] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)
    sums: dict[Term, Polynomial] = field(default_factory=dict)

    def base_has(self, base: Term, sign: str) -> bool:
        """Whether a base is known to be positive, nonzero, ..."""
        if base in self.nonnegative and sign == "nonnegative":
            return True
        match base:
            case Apply("log", (Number(value),)) if value > 1 and _implies("positive", sign):
                return True
            case Bind("sum", domain, _) if _implies("positive", sign) and _sums_what_is_positive(base, domain):
                return True
        try:
            if has(sort_of(base), sign):
                return True
        except LanguageError:
            return False
        wanted = Polynomial({frozenset({(base, Fraction(1))}): Fraction(1)})
        return any(known == wanted and _implies(s, sign) for known, s in self.signs)

    def is_real(self, base: Term) -> bool:
        """Whether a base is a real number by its sort."""
        try:
            sort = sort_of(base)
        except LanguageError:
            return False
        return isinstance(sort, Scalar) and sort.kind != "complex"

    def real_exponent(self, exponent: Fraction | Polynomial) -> bool:
        """Whether an exponent is a real number: laws of positive bases fail for others (``e^{it}``)."""
        return isinstance(exponent, Fraction) or all(
            self.is_real(b) and self.real_exponent(e) for m in exponent.terms for b, e in m
        )

    def has(self, polynomial: Polynomial, sign: str) -> bool:
        """Whether a polynomial is known to be positive, nonnegative, ... (false where it is not known)."""
        if sign == "negative":
            return self.has(-polynomial, "positive")
        if sign == "nonpositive":
            return self.has(-polynomial, "nonnegative")
        if self._termwise(polynomial, sign) or self._stated(polynomial, sign):
            return True
        if sign == "positive" and self._positive(polynomial):
            return True
        if sign == "nonzero":
            single = polynomial.single
            if single and all(self.base_has(b, "nonzero") for b, _ in single[0]):
                return True
            return self.has(polynomial, "positive") or self.has(-polynomial, "positive")
        lower = [(known, s) for known, s in self.signs if _implies(s, "nonnegative")]
        lower += [(one_less, "nonnegative") for base in polynomial.bases() if (one_less := _one_less(base))]
        rests = [(polynomial - known, _rest(s, sign)) for known, s in lower]
        return any(self._termwise(rest, its) or self._stated(rest, its) for rest, its in rests)

    def _stated(self, polynomial: Polynomial, sign: str) -> bool:
        """Whether a premise says so, up to a positive factor."""
        return any(_implies(s, sign) and _same_up_to_scale(polynomial, known) for known, s in self.signs)

    def _positive(self, polynomial: Polynomial) -> bool:
        """Whether a polynomial is stated not to be negative, and not to be 0."""
        if not any(s == "nonnegative" and _same_up_to_scale(polynomial, known) for known, s in self.signs):
            return False
        either = (polynomial, -polynomial)
        return any(s == "nonzero" and any(_same_up_to_scale(p, known) for p in either) for known, s in self.signs)

    def _termwise(self, polynomial: Polynomial, sign: str) -> bool:
        if sign == "nonzero":
            return False
        strict = False
        for monomial, coefficient in polynomial.terms.items():
            if coefficient < 0 or not all(self._factor_nonnegative(b, e) for b, e in monomial):
                return False
            strict = strict or all(self.base_has(b, "positive") or self._even_nonzero(b, e) for b, e in monomial)
        return strict or sign == "nonnegative"

    def _factor_nonnegative(self, base: Term, exponent: Fraction | Polynomial) -> bool:
        if not self.real_exponent(exponent):
            return False
        if isinstance(exponent, Fraction) and exponent % 2 == 0 and self.is_real(base):
            return True
        if isinstance(exponent, Fraction) and exponent.denominator % 2 == 0:
            return True  # an even root, defined only where it is a nonnegative real
        return self.base_has(base, "nonnegative")

    def _even_nonzero(self, base: Term, exponent: Fraction | Polynomial) -> bool:
        even = isinstance(exponent, Fraction) and exponent % 2 == 0
        return even and self.is_real(base) and self.base_has(base, "nonzero")

    def need(self, polynomial: Polynomial, sign: str) -> None:
        """Assumes a sign where it is not known."""
        if not self.has(polynomial, sign):
            relation = {"positive": "greater", "nonnegative": "greater_equal", "nonzero": "not_equal"}[sign]
            self.conditions.add(Apply(relation, (term_of(polynomial), Number(Fraction(0)))))


def _sums_what_is_positive(total: Bind, domain: Term) -> bool:
    """Whether a sum is over the numbers from 1 to a positive whole number, and of what is positive by its sort."""
    match domain:
        case Apply("range", (Number(first), last)) if first == 1:
            try:
                sort, body = sort_of(last), sort_of(total.open(variable_of(total, "_")))
            except LanguageError:
                return False
            counted = isinstance(sort, Scalar) and sort.kind == "integer" and has(sort, "positive")
            return counted and isinstance(body, Scalar) and body.kind != "complex" and has(body, "positive")
    return False


def _one_less(base: Term) -> Polynomial | None:
    """``n - 1`` for a positive whole number n, which is not negative; None for other bases."""
    try:
        sort = sort_of(base)
    except LanguageError:
        return None
    if not (isinstance(sort, Scalar) and sort.kind == "integer" and has(sort, "positive")):
        return None
    return Polynomial({frozenset({(base, Fraction(1))}): Fraction(1), frozenset(): Fraction(-1)})


def _implies(known: str, wanted: str) -> bool:
    return known == wanted or _STRICT.get(known) == wanted or (known in _STRICT and wanted == "nonzero")


def _rest(known: str, wanted: str) -> str:
    return "nonnegative" if wanted == "nonnegative" or known == "positive" else "positive"


def _same_up_to_scale(a: Polynomial, b: Polynomial) -> bool:
    if a.terms.keys() != b.terms.keys() or not a.terms:
        return False
    ratios = {a.terms[m] / b.terms[m] for m in a.terms}
    return len(ratios) == 1 and next(iter(ratios)) > 0
