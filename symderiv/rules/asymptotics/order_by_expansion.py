"""Order by expansion.

Statement
    f(x) = g(x) + O(h(x)), or o(h(x)), as x tends to p; f(n) = O(h(n)) as n grows.
Conditions
    On each side of p, f - g is a sum of scales (powers, logarithms and exponentials of x - p, or of x where p is
    infinity) up to a remainder, and h has a leading term that is not 0. No term of f - g is of a larger scale than
    that (for o: nor of the same), and the remainder is of a smaller one. What is not known of the signs of
    coefficients becomes a condition.
Source
    de Bruijn, Asymptotic Methods in Analysis, sections 1.2 to 1.5; Rudin, Principles of Mathematical Analysis, 3rd
    ed., theorem 5.15.
Holds
    e^x = 1 + x + O(x^2) as x tends to 0; n log n = o(n^2)
Fails
    e^x = 1 + x + O(x^3) as x tends to 0; n^2 = O(n log n)
"""

from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.differentials import beta_reduced
from symderiv.language.sorting import variable_of
from symderiv.language.sorts import Scalar
from symderiv.language.terms import Apply, Bind, Symbol, Term, free_symbols
from symderiv.rules.normal_form.expansions import INFINITY, Expansion, sides_of
from symderiv.rules.normal_form.numbers import NormalForms
from symderiv.rules.normal_form.scales import Unknown, compared
from symderiv.rules.normal_form.signs import facts_of
from symderiv.rules.rule import Rule, following, require

DEPTHS = (4, 8, 14)


def infer(*premises: Theorem, statement: Term) -> Sequent:
    """The statement, under the conditions met on the way."""
    taken = {s.name for p in premises for s in free_symbols(p.conclusion)}
    difference, bound, little, variable, sides = parts(statement, taken)
    unknown = ""
    for depth in DEPTHS:
        forms = NormalForms(facts_of(premises))
        try:
            known = [
                is_of_order(Expansion(forms, variable, point, side, depth), difference, bound, little)
                for point, side in sides
            ]
        except Unknown as reason:
            unknown = str(reason)
            continue
        require(all(known), "no term is larger than the order")
        require(not any(variable in free_symbols(c) for c in forms.facts.conditions), "nothing is assumed of x")
        return following(premises, statement, *forms.facts.conditions)
    raise KernelError(unknown)


def parts(statement: Term, taken: set[str]) -> tuple[Term, Term, bool, Symbol, list[tuple[Term, int]]]:
    """What is of the order, the order, whether it is o(.), the variable, and how its point is approached."""
    match statement:
        case Apply("of_order", (f, h, Symbol(_, Scalar("integer", _)) as n)):
            return f, h, False, n, [(INFINITY, 1)]
        case Bind("agrees_to_order", domain, _, name):
            taken = taken | {s.name for s in free_symbols(statement)}
            while name in taken:
                name += "'"
            variable = variable_of(statement, name)
            match beta_reduced(statement.open(variable)):
                case Apply("tuple", (f, g, Apply("big_o" | "little_o" as order, (h,)))):
                    try:
                        return f - g, h, order == "little_o", variable, sides_of(domain)
                    except Unknown as reason:
                        raise KernelError(str(reason)) from None
    raise KernelError("a statement that something is of an order")


def is_of_order(at: Expansion, difference: Term, bound: Term, little: bool) -> bool:
    """Whether the difference is of the order of the bound; raises `Unknown` where too few terms are known."""
    largest, _, _ = at.arithmetic.leading(at.of(bound))
    found = at.of(difference)
    for scale in found.terms:
        order = compared(scale, largest, at.arithmetic.sign)
        if order > 0 or (order == 0 and little):
            return False
    if found.error is not None and not at.arithmetic.smaller(found.error, largest):
        raise Unknown("too few terms of an expansion are known")
    return True


rule = Rule(checker=infer)
