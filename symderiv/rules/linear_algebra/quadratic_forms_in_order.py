"""Quadratic forms are in the order of their matrices.

Statement
    v^T A v >= v^T B v
Conditions
    A >= B in Loewner's order: A - B is positive semidefinite. v is a real vector.
Source
    Horn and Johnson, Matrix Analysis, 2nd ed., definition 7.7.1.
Holds
    v^T C v <= l v^T v where C <= l I
Fails
    v^T A v >= v^T B v where only the entries of A are above those of B
"""

from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Matrix, vector
from symderiv.language.terms import Apply, Term
from symderiv.rules.rule import Rule, following, require


def infer(order: Theorem, *, v: Term) -> Sequent:
    """``v^T A v >= v^T B v`` from ``A >= B``."""
    match order.conclusion:
        case Apply("succeeds_equal" | "succeeds", (larger, smaller)) | Apply(
            "precedes_equal" | "precedes", (smaller, larger)
        ):
            pass
        case _:
            raise KernelError("the premise is A >= B in Loewner's order")
    sort, given = sort_of(larger), sort_of(v)
    assert isinstance(sort, Matrix)
    require(isinstance(given, Matrix), "v is a vector")
    assert isinstance(given, Matrix)
    require((given.rows, given.columns) == vector(sort.rows).dimensions and given.kind == "real", "v is a real vector")
    forms = (Apply("multiply", (Apply("multiply", (Apply("transpose", (v,)), m)), v)) for m in (larger, smaller))
    return following((order,), Apply("greater_equal", tuple(forms)))


rule = Rule(checker=infer)
