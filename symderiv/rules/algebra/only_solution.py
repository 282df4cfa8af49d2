"""An equation whose sides differ by an invertible factor times x - s has the only solution s.

Statement
    L = R if and only if x = s
Conditions
    L - R = M (x - s), where M is an invertible matrix, or a number other than 0; both may depend on x.
Source
    Strang, Introduction to Linear Algebra, 5th ed., section 2.5 (an invertible matrix has only the zero null vector).
Holds
    A x = b if and only if x = A^{-1} b, for invertible A; 1/x - m = 0 if and only if x = 1/m
Fails
    x^2 = x if and only if x = 1, where the factor x vanishes at 0
"""

from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Matrix
from symderiv.language.terms import Apply, Number, Term, number
from symderiv.rules.rule import Rule, equation, following, require

ZERO: Number = number(0)


def infer(identity: Theorem) -> Sequent:
    """``L = R iff x = s`` from ``L - R = M (x - s)``, under the condition that M is invertible, or not 0."""
    match equation(identity, "the premise"):
        case Apply("subtract", (left, right)), Apply("multiply", (factor, Apply("subtract", (x, solution)))):
            pass
        case _:
            raise KernelError("the premise is L - R = M (x - s)")
    statement = Apply("iff", (Apply("equal", (left, right)), Apply("equal", (x, solution))))
    return following((identity,), statement, _invertible(factor, x))


def _invertible(factor: Term, x: Term) -> Term:
    """That a product with the factor vanishes only where the other factor does."""
    sort = sort_of(factor)
    if not isinstance(sort, Matrix):
        return Apply("not_equal", (factor, ZERO))
    require(sort.rows == sort.columns, "a matrix that is a factor is square")
    require(isinstance(sort_of(x), Matrix), "it is multiplied by a matrix")
    return Apply("invertible", (factor,))


rule = Rule(checker=infer)
