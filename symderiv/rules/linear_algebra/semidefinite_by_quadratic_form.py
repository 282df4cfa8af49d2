"""A symmetric matrix whose quadratic form is never negative is positive semidefinite.

Statement
    A is positive semidefinite: A >= 0 in Loewner's order
Conditions
    A is n by n, A^T = A, and v^T A v >= 0 for every v: a premise shows it of a letter v of which nothing is
    supposed.
Source
    Horn and Johnson, Matrix Analysis, 2nd ed., definition 7.1.1.
Holds
    diag(p) - p p^T, whose quadratic form is a variance
Fails
    the same from v^T A v >= 0 for one v, or for positive v
"""

from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Matrix, vector
from symderiv.language.terms import Apply, free_symbols, number
from symderiv.rules.rule import Rule, equation, following, require


def infer(form: Theorem, symmetric: Theorem) -> Sequent:
    """``A >= 0`` from ``v^T A v >= 0`` and ``A^T = A``."""
    match form.conclusion:
        case Apply("greater_equal" | "greater", (Apply("multiply", (Apply("multiply", (row, a)), v)), zero)):
            pass
        case _:
            raise KernelError("the first premise is v^T A v >= 0")
    require(zero == number(0) and row == Apply("transpose", (v,)), "it is v^T A v >= 0")
    match sort_of(a):
        case Matrix(rows, columns):
            pass
        case _:
            raise KernelError("A is a matrix")
    require(getattr(v, "sort", None) == vector(rows), "v is a letter for any vector")
    require(v not in free_symbols(a), "A does not depend on v")
    require(all(v not in free_symbols(claim) for claim in form.assumptions), "nothing is supposed of v")
    require(equation(symmetric, "the second premise") == (Apply("transpose", (a,)), a), "A is symmetric")
    zeros = Apply("zero", (rows, columns))
    return following((form, symmetric), Apply("succeeds_equal", (a, zeros)))


rule = Rule(checker=infer)
