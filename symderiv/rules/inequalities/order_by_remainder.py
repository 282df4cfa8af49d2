"""What exceeds a number by something that is not negative is not below it.

Statement
    a <= b
Conditions
    r >= 0, and b - a = c r with a literal c that is not negative. All are real numbers.
Source
    Rudin, Principles of Mathematical Analysis, 3rd ed., proposition 1.18 (ordered fields).
Holds
    E_q[log p(x, z) - log q(z)] <= log p(x), for the difference is KL(q(z) || p(z|x))
Fails
    a <= b where b - a = -r
"""

from symderiv.kernel.theorems import Sequent, Theorem
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Scalar
from symderiv.language.terms import Apply, Number, Term
from symderiv.rules.rule import Rule, equation, following, require

ZERO = Number(0)  # type: ignore[arg-type]


def compare(sign: Theorem, identity: Theorem, *, statement: Term) -> Sequent:
    """The statement ``a <= b`` or ``b >= a`` from ``r >= 0`` and ``b - a = c r``."""
    match statement:
        case Apply("less_equal", (left, right)) | Apply("greater_equal", (right, left)):
            pass
        case _:
            require(False, "the statement is an inequality that is not strict")
    require(all(_is_real(side) for side in (left, right)), "both sides are real numbers")
    difference, multiple = equation(identity, "the second premise")
    require(difference == Apply("subtract", (right, left)), "the second premise is about the difference")
    match sign.conclusion, multiple:
        case Apply("greater_equal", (remainder, zero)), Apply("multiply", (Number(factor), of)):
            require(zero == ZERO and of == remainder and factor >= 0, "the remainder and its factor are not negative")
        case _:
            require(False, "the first premise is r >= 0, the difference c r")
    return following((sign, identity), statement)


def _is_real(term: Term) -> bool:
    sort = sort_of(term)
    return isinstance(sort, Scalar) and sort.kind != "complex"


rule = Rule(checker=compare)
