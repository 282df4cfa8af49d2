"""What is made of squares, roots, absolute values and nonnegative things is not negative.

Statement
    t >= 0
Conditions
    t is a sum, a product or a quotient of things that are not negative, or a sum of such over a range: by their sorts,
    by a premise, or as an even power, a square root or an absolute value of a real number. Divisors are not 0 where t
    has a value.
Source
    Spivak, Calculus, 4th ed., chapter 1 (P11, P12: sums and products of positive numbers; squares).
Holds
    a (x - y)^2 / (1 + b^2) >= 0 for a >= 0
Fails
    a (x - y)^2 >= 0 for a = -1; (x - y)^3 >= 0
"""

from symderiv.kernel.theorems import Sequent, Theorem
from symderiv.language.sorting import sort_of, variable_of
from symderiv.language.sorts import has
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, bind, free_symbols, number
from symderiv.rules.rule import Rule, are_real, by_sort, following, require

ZERO = number(0)


def infer(*premises: Theorem, term: Term) -> Sequent:
    """``term >= 0``, from premises ``x >= 0`` or ``x > 0`` about its parts."""
    known: dict[Term, Theorem] = {}
    for premise in premises:
        match premise.conclusion:
            case Apply("greater_equal" | "greater", (part, zero)) if zero == ZERO:
                known[part] = premise
    used: list[Theorem] = []
    conditions: set[Term] = set()
    _require_nonnegative(term, known, used, conditions)
    return following(tuple(used), Apply("greater_equal", (term, ZERO)), *conditions)


def _require_nonnegative(term: Term, known: dict[Term, Theorem], used: list[Theorem], conditions: set[Term]) -> None:
    require(are_real(term), "a real number")
    if term in known:
        used.append(known[term])
    elif has(sort_of(term), "nonnegative"):
        conditions |= by_sort(Apply("greater_equal", (term, ZERO)))
    else:
        match term:
            case Apply("add" | "multiply" | "divide", (a, b)):
                _require_nonnegative(a, known, used, conditions)
                _require_nonnegative(b, known, used, conditions)
            case Bind("sum", Apply("range") as domain, _):
                inside: set[Term] = set()
                index = _new_index(term)
                _require_nonnegative(term.open(index), {}, used, inside)
                conditions |= {bind("forall", domain, index, c) if index in free_symbols(c) else c for c in inside}
            case Apply("power", (_, Number(exponent))) if exponent % 2 == 0:
                pass  # of a real number, for a power of a complex one is no real number
            case _:
                require(False, "the term is made of things that are not negative")


def _new_index(term: Bind) -> Symbol:
    taken = {s.name for s in free_symbols(term)}
    name = "_k"
    while name in taken:
        name += "'"
    return variable_of(term, name)


rule = Rule(checker=infer)
