"""The order is transitive.

Statement
    from a <= b and b <= c: a <= c; strict, if one of the two is. From a <= b and b = c, or a = b and b <= c, the same
Conditions
    All are real numbers.
Source
    Rudin, Principles of Mathematical Analysis, 3rd ed., definition 1.5 (ii).
Holds
    x < y and y <= z give x < z
Fails
    x <= y and z <= y give x <= z
"""

from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.terms import Apply, Term
from symderiv.rules.rule import Rule, are_real, following, require

RISING, FALLING = ("less_equal", "less"), ("greater_equal", "greater")


def sides(theorem: Theorem) -> tuple[str, Term, Term]:
    """The relation of a premise, and its sides."""
    match theorem.conclusion:
        case Apply("equal" | "less_equal" | "less" | "greater_equal" | "greater" as relation, (a, b)):
            require(are_real(a, b), "the sides are real numbers")
            return relation, a, b
    raise KernelError("a premise is an equation or an inequality")


def infer(first: Theorem, second: Theorem) -> Sequent:
    """``a R c`` from ``a R b`` and ``b R c``."""
    (one, a, b), (other, b2, c) = sides(first), sides(second)
    require(b == b2, "the first ends where the second begins")
    found = {one, other} - {"equal"}
    for weak, strict in (RISING, FALLING):
        if found <= {weak, strict}:
            relation = strict if strict in found else weak if found else "equal"
            return following((first, second), Apply(relation, (a, c)))
    raise KernelError("both point the same way")


rule = Rule(checker=infer)
