"""Signs: what premises say of polynomials, and the search for the sign of a number from them.

The search is by cases that need no luck: a sum of things that are not negative; a factor at a time; and, where a
premise bounds a symbol (``b >= -a``), the same with the symbol shifted (``b = s - a`` with ``s >= 0``), after which
every coefficient has to have the right sign (Handelman, Pacific J. Math. 132, 1988, in the simplest case).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import combinations

from symderiv.kernel.theorems import Theorem
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Scalar
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, free_symbols, number, substitute, subterms
from symderiv.rules.normal_form.factoring import squarefree
from symderiv.rules.normal_form.facts import Facts
from symderiv.rules.normal_form.numbers import NormalForms
from symderiv.rules.normal_form.polynomials import Exponent, Polynomial, exponent_scaled, order_key, term_of

__all__ = ["facts_of", "has_sign", "is_value", "says_a_sign", "sign_statement"]

_RELATIONS = {"greater": "positive", "greater_equal": "nonnegative", "less": "negative", "less_equal": "nonpositive",
              "not_equal": "nonzero"}  # fmt: skip
_TURNED = {"negative": "positive", "nonpositive": "nonnegative"}
MOST_SHIFTS = 3


def sign_statement(statement: Term) -> tuple[Term, str] | None:
    """A statement such as ``a < b`` as a difference and its sign, turned so that it is not below 0; else None."""
    match statement:
        case Apply(relation, (a, b)) if relation in _RELATIONS and all(
            _is_number(t, relation == "not_equal") for t in (a, b)
        ):
            sign = _RELATIONS[relation]
            return (b - a, _TURNED[sign]) if sign in _TURNED else (a - b, sign)
    return None


def _is_number(term: Term, even_complex: bool = True) -> bool:
    sort = sort_of(term)
    return isinstance(sort, Scalar) and (even_complex or sort.kind != "complex")


def facts_of(premises: Iterable[Theorem]) -> Facts:
    """What premises such as ``x > 0`` say of polynomials; other premises say nothing.

    What has to hold for the premise to have this normal form (``x`` is not 0 in ``1/x > 0``) comes to the conditions.
    """
    facts = Facts()
    late = [premise for premise in premises if not _tells(facts, premise, Facts(sums=dict(facts.sums)))]
    for premise in late:  # what these need may be told by the others
        _tells(facts, premise, Facts(list(facts.signs), sums=dict(facts.sums)), whatever_it_needs=True)
    forms = NormalForms(facts)
    others = [_other_factor(product, forms) for product, sign in facts.signs if sign == "positive"]
    facts.signs += [(factor, "positive") for factor in others if factor is not None]
    return facts


def _other_factor(product: Polynomial, forms: NormalForms) -> Polynomial | None:
    """Of a product that is positive, the only factor not known to be positive, with the sign that makes it so."""
    coefficient, factors = forms.arithmetic.factors(product)
    unknown = [(factor, times) for factor, times in factors if not forms.facts.has(factor, "positive")]
    if len(factors) < 2 or len(unknown) != 1 or unknown[0][1] not in (1, -1):
        return None
    return unknown[0][0] if coefficient > 0 else -unknown[0][0]


def _tells(facts: Facts, premise: Theorem, known: Facts, *, whatever_it_needs: bool = False) -> bool:
    """Adds what a premise says to the facts; where its normal form needs something that is not known, only if asked."""
    forms = NormalForms(known)
    values, sums = _value_of(premise.conclusion, forms), _sum_of(premise.conclusion, forms)
    found = sign_statement(premise.conclusion) or _of_natural(premise.conclusion)
    signs: list[tuple[Polynomial, str]] = []
    if found is not None:
        polynomial = forms.number(found[0])
        signs.append((polynomial, found[1]))
        if found[1] in ("nonzero", "positive"):
            factors = [factor for factor, _ in forms.arithmetic.factors(polynomial)[1]]
            factors += [inside for factor in factors if (inside := _inside(factor, forms)) is not None]
            signs += [(factor, "nonzero") for factor in factors]
    facts.taken |= {s.name for s in free_symbols(premise.conclusion)}
    if known.conditions and not whatever_it_needs:
        return False
    facts.values.update(values)
    facts.sums.update(sums)
    facts.signs += signs
    facts.conditions |= known.conditions
    return True


def _inside(factor: Polynomial, forms: NormalForms) -> Polynomial | None:
    """What a factor is the absolute value of."""
    match factor.single:
        case (monomial, one) if one == 1 and len(monomial) == 1:
            match next(iter(monomial)):
                case (Apply("absolute", (inner,)), power) if power == 1:
                    return forms.number(inner)
    return None


def _of_natural(statement: Term) -> tuple[Term, str] | None:
    """That a natural number is not negative."""
    match statement:
        case Apply("member", (t, Apply("naturals"))) if _is_number(t, even_complex=False):
            return t, "nonnegative"
    return None


def says_a_sign(statement: Term) -> bool:
    """Whether a statement, as a premise, says something of signs or values."""
    return sign_statement(statement) is not None or _of_natural(statement) is not None or is_value(statement)


def is_value(statement: Term) -> bool:
    """Whether a statement gives an atom as a number, ``norm(u) = 1``, or says what a sum over a range is."""
    return bool(_value_of(statement, NormalForms()) or _sum_of(statement, NormalForms()))


def _sum_of(statement: Term, forms: NormalForms) -> dict[Term, Polynomial]:
    """What a sum over a range is by ``statement``, in terms that have nothing to do with it."""
    match statement:
        case Apply("equal", (Bind("sum") as left, right)) if _is_number(left) and left not in subterms(right):
            difference = forms.number(left) - forms.number(right)
            alone = [base for base in difference.bases() if isinstance(base, Bind) and base.operator == "sum"]
            for base in sorted(alone, key=order_key, reverse=True):
                own = frozenset({(base, Fraction(1))})
                rest = Polynomial({m: c for m, c in difference.terms.items() if m != own})
                if own in difference.terms and base not in rest.bases():
                    return {base: rest.scaled(-1 / difference.terms[own])}
    return {}


def _value_of(statement: Term, forms: NormalForms) -> dict[Term, Fraction]:
    """The base that ``statement`` gives as a number, and the number; nothing for other statements."""
    match statement:
        case Apply("equal", (Apply() | Bind() as left, Number(value))) if _is_number(left):
            single = forms.number(left).single
            if single and len(single[0]) == 1:
                ((base, exponent),) = single[0]
                ratio = value / single[1]
                if exponent == 1:
                    return {base: ratio}
                if exponent == Fraction(1, 2) and ratio >= 0:
                    return {base: ratio**2}
    return {}


def has_sign(difference: Term, sign: str, premises: tuple[Theorem, ...]) -> set[Term] | None:
    """Conditions under which the premises give a number its sign; None where they are not seen to."""
    for shift, back in _shifts(premises, difference):
        forms = NormalForms(facts_of(premises))
        if _factorwise(forms, forms.number(substitute(difference, shift)), sign):
            return {substitute(c, back) for c in forms.facts.conditions}
    return None


def irreducible(forms: NormalForms, polynomial: Polynomial) -> tuple[Fraction, list[tuple[Polynomial, Exponent]]]:
    """A number and factors with exponents; a factor to a whole exponent is taken apart as far as it goes."""
    coefficient, factors = forms.arithmetic.factors(polynomial)
    split: list[tuple[Polynomial, Exponent]] = []
    for factor, times in factors:
        whole = isinstance(times, Fraction) and times.denominator == 1
        scale, parts = squarefree(factor, irreducible=True) if whole else (Fraction(1), [(factor, Fraction(1))])
        coefficient *= scale ** int(times) if whole else scale  # type: ignore[arg-type]
        split += [(part, exponent_scaled(times, e)) for part, e in parts if isinstance(e, Fraction)]
    return coefficient, split


def _factorwise(forms: NormalForms, polynomial: Polynomial, sign: str) -> bool:
    if forms.facts.has(polynomial, sign):
        return True
    coefficient, factors = irreducible(forms, polynomial)
    if not coefficient:
        return False
    negative = coefficient < 0
    strict = True
    for factor, times in factors:
        whole = isinstance(times, Fraction) and times.denominator == 1
        odd = whole and times % 2 == 1  # type: ignore[operator]
        if whole and not odd and forms.arithmetic.real(factor):
            strict = strict and forms.facts.has(factor, "nonzero")
        elif forms.facts.has(factor, "positive") and forms.facts.real_exponent(times):
            continue
        elif odd and forms.facts.has(factor, "negative"):
            negative = not negative
        elif forms.facts.has(factor, "nonnegative") and forms.facts.real_exponent(times):
            strict = False
        elif odd and forms.facts.has(factor, "nonpositive"):
            negative, strict = not negative, False
        elif sign != "nonzero" or not forms.facts.has(factor, "nonzero"):
            return False
    return strict if sign == "nonzero" else not negative and (strict or sign == "nonnegative")


Shift = dict[Term, Term]


def _shifts(premises: tuple[Theorem, ...], difference: Term) -> Iterator[tuple[Shift, Shift]]:
    """Nothing shifted; then up to three symbols as their bound plus something of known sign, and the way back."""
    yield {}, {}
    back: Shift = {}
    taken = {s.name for t in (difference, *(p.conclusion for p in premises)) for s in free_symbols(t)}
    prefix = "_shift"
    while any(name.startswith(prefix) for name in taken):
        prefix += "'"
    bounds = [bound for i, premise in enumerate(premises) for bound in _bounds(premise, f"{prefix}{i}", back)]
    for count in range(1, MOST_SHIFTS + 1):
        for chosen in combinations(bounds, count):
            symbols = [symbol for symbol, _ in chosen]
            if len(set(symbols)) == len(symbols) and not any(free_symbols(b) & set(symbols) for _, b in chosen):
                yield dict(chosen), back


def _bounds(premise: Theorem, name: str, back: Shift) -> Iterator[tuple[Term, Term]]:
    """Symbols that occur linearly with a number for coefficient, solved for: ``b - (-a) = s`` as ``b = s - a``."""
    found = sign_statement(premise.conclusion)
    if found is None or found[1] == "nonzero":
        return
    fresh = Symbol(name, Scalar("real", frozenset({found[1], "nonnegative"})))
    back[fresh] = found[0]
    polynomial = NormalForms().number(found[0])
    for symbol in sorted(free_symbols(found[0]), key=lambda s: s.name):
        coefficient = polynomial.terms.get(frozenset({(symbol, Fraction(1))}))
        alone = [m for m in polynomial.terms if any(symbol in free_symbols(b) for b, _ in m)]
        if (
            coefficient is not None
            and len(alone) == 1
            and isinstance(symbol.sort, Scalar)
            and symbol.sort.kind == "real"
        ):
            own = Polynomial({frozenset({(symbol, Fraction(1))}): coefficient})
            yield symbol, (fresh - term_of(polynomial - own)) / number(coefficient)
