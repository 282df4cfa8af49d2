"""An equation that is a combination of others.

Statement
    If a_1 = b_1, ..., a_k = b_k, and l - r = c_1 (a_1 - b_1) + ... + c_k (a_k - b_k), then l = r.
Conditions
    All are numbers.
Source
    Cox, Little and O'Shea, Ideals, Varieties, and Algorithms, chapter 1, section 4 (the ideal that equations generate).
Holds
    x^2 + y^2 = 58 from x + y = 10 and x y = 21
Fails
    x = y from x + y = 10 and x y = 21
"""

from functools import reduce

from symderiv.kernel.theorems import Sequent, Theorem
from symderiv.language.terms import Apply, Term
from symderiv.rules.rule import Rule, are_numbers, equation, following, require


def infer(*premises: Theorem) -> Sequent:
    """``l = r`` from the equations and, last, ``l - r = c_1 (a_1 - b_1) + ...``."""
    require(len(premises) > 1, "there are equations, and an identity")
    *given, identity = premises
    sides = [equation(theorem, "a premise") for theorem in given]
    difference, total = equation(identity, "the last premise")
    summands = _summands(total)
    require(len(summands) == len(sides), "there is a multiple of each equation")
    for summand, (a, b) in zip(summands, sides, strict=True):
        match summand:
            case Apply("multiply", (c, Apply("subtract", (a2, b2)))) if (a, b) == (a2, b2):
                require(are_numbers(a, b, c), "all are numbers")
            case _:
                require(False, "the last premise says l - r = c (a - b) + ...")
    match difference:
        case Apply("subtract", (left, right)):
            require(are_numbers(left, right), "all are numbers")
            return following(premises, Apply("equal", (left, right)))
    require(False, "the last premise is about a difference")
    raise AssertionError


def _summands(total: Term) -> list[Term]:
    """The terms of a sum."""
    found: list[Term] = []
    while isinstance(total, Apply) and total.operator == "add":
        total, last = total.arguments
        found.insert(0, last)
    return [total, *found]


def combination(parts: list[tuple[Term, Term, Term]]) -> Term:
    """``c_1 (a_1 - b_1) + ...`` as the rule expects it."""
    return reduce(lambda a, b: a + b, [Apply("multiply", (c, Apply("subtract", (a, b)))) for c, a, b in parts])


rule = Rule(checker=infer)
