"""What exceeds a number by things that are not negative is not below it.

Statement
    a <= b, or a < b where one of the r_i with a positive factor is positive
Conditions
    r_1 >= 0, ..., r_k >= 0 (or > 0), and b - a = c_1 r_1 + ... + c_k r_k with literals c_i that are not negative. All
    are real numbers.
Source
    Rudin, Principles of Mathematical Analysis, 3rd ed., proposition 1.18 (ordered fields).
Holds
    a b <= (a^2 + b^2) / 2, for the difference is (a - b)^2 / 2
Fails
    a <= b where b - a = -r; a < b where r >= 0 is all that is known
"""

from functools import reduce

from symderiv.kernel.theorems import Sequent, Theorem
from symderiv.language.terms import Apply, Number, Term, number
from symderiv.rules.rule import Rule, are_real, equation, following, require

ZERO = number(0)


def compare(*premises: Theorem, statement: Term) -> Sequent:
    """The statement from the signs and, last, the identity of the difference with the sum of the remainders."""
    require(len(premises) > 1, "there are signs, and an identity")
    *signs, identity = premises
    match statement:
        case Apply("less_equal" | "less" as relation, (left, right)):
            pass
        case Apply("greater_equal" | "greater" as relation, (right, left)):
            pass
        case _:
            require(False, "the statement is an inequality")
    require(are_real(left, right), "both sides are real numbers")
    difference, total = equation(identity, "the last premise")
    require(difference == Apply("subtract", (right, left)), "the last premise is about the difference")
    parts = _parts(total)
    require(len(parts) == len(signs), "there is a multiple of each remainder")
    strict = [_is_strict(sign, part) for sign, part in zip(signs, parts, strict=True)]
    require(any(strict) or relation.endswith("equal"), "one of the remainders is positive")
    return following(premises, statement)


def _parts(total: Term) -> list[Term]:
    """The terms of a sum."""
    found: list[Term] = []
    while isinstance(total, Apply) and total.operator == "add":
        total, last = total.arguments
        found.insert(0, last)
    return [total, *found]


def _is_strict(sign: Theorem, part: Term) -> bool:
    """Whether a part is positive. Raises `KernelError` where it is not known not to be negative."""
    match sign.conclusion, part:
        case Apply("greater_equal" | "greater" as relation, (remainder, zero)), Apply("multiply", (Number(c), of)):
            require(zero == ZERO and of == remainder and c >= 0, "a remainder and its factor are not negative")
            require(are_real(remainder), "a remainder is a real number")
            return relation == "greater" and c > 0
    require(False, "the signs are r >= 0, the difference is c r + ...")
    raise AssertionError


def combination(parts: list[tuple[Number, Term]]) -> Term:
    """``c_1 r_1 + ...`` as the rule expects it."""
    return reduce(lambda a, b: Apply("add", (a, b)), [Apply("multiply", part) for part in parts])


rule = Rule(checker=compare)
