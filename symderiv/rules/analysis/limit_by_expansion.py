"""Limit by expansion.

Statement
    The limit of f(x) as x tends to p (on one side, or on both) is L: a number, infinity, or minus infinity.
Conditions
    f(x) is a sum of scales (powers, logarithms and exponentials of x - p, or of x where p is infinity) by the power
    series of the functions it is made of, up to a remainder that vanishes: a power or a quotient is taken of what has
    a leading term that is not 0, a logarithm or root of what has a positive one. L is the constant term, where all
    others vanish; infinite, where the leading one grows. Sines of what grows are bounded. On both sides L is the same.
    What is not known of the signs of coefficients becomes a condition.
Source
    Rudin, Principles of Mathematical Analysis, 3rd ed., theorems 4.4, 5.15 and 8.1; Gruntz, On Computing Limits in a
    Symbolic Manipulation System, chapter 2.
Holds
    sin x / x tends to 1 as x tends to 0; (1 + 1/n)^n to e; x log x to 0 as x falls to 0; x sin(1/x) to 0
Fails
    |x| / x as x tends to 0; sin(1/x) as x tends to 0
"""

from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.differentials import beta_reduced
from symderiv.language.sorting import variable_of
from symderiv.language.terms import Apply, Bind, Term, free_symbols
from symderiv.rules.normal_form.expansions import INFINITY, Expansion, sides_of
from symderiv.rules.normal_form.numbers import NormalForms
from symderiv.rules.normal_form.polynomials import Polynomial, term_of
from symderiv.rules.normal_form.scales import Unknown
from symderiv.rules.normal_form.signs import facts_of
from symderiv.rules.rule import Rule, following, require

DEPTHS = (4, 8, 14)


def infer(*premises: Theorem, limit: Term) -> Sequent:
    """``limit = its value``, under the conditions met on the way."""
    require(isinstance(limit, Bind) and limit.operator == "limit", "a limit")
    assert isinstance(limit, Bind)
    taken = {s.name for s in free_symbols(limit)} | facts_of(premises).taken
    name = limit.written_as
    while name in taken:
        name += "'"
    variable = variable_of(limit, name)
    body = beta_reduced(limit.open(variable))
    for depth in DEPTHS:
        forms = NormalForms(facts_of(premises))
        try:
            values = [Expansion(forms, variable, point, side, depth) for point, side in sides_of(limit.domain)]
            found = [at.arithmetic.limit(at.of(body)) for at in values]
        except Unknown as reason:
            unknown = str(reason)
            continue
        require(all(_same(forms, value, found[0]) for value in found), "the limits from both sides are the same")
        require(not any(variable in free_symbols(c) for c in forms.facts.conditions), "nothing is assumed of x")
        return following(premises, Apply("equal", (limit, _term(found[0]))), *forms.facts.conditions)
    raise KernelError(unknown)


def _same(forms: NormalForms, a: Polynomial | int, b: Polynomial | int) -> bool:
    if isinstance(a, int) or isinstance(b, int):
        return a == b
    return forms.arithmetic.is_zero(a - b)


def _term(value: Polynomial | int) -> Term:
    if isinstance(value, int):
        return INFINITY if value > 0 else Apply("negate", (INFINITY,))
    return term_of(value)


rule = Rule(checker=infer)
