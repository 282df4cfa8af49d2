"""Integrals and expectations keep the order.

Statement
    from f(z) <= g(z) for every z: the integral of f is at most that of g; the same of expectations
Conditions
    Both integrals, over all numbers or all vectors, or both expectations, exist. What has to hold for f(z) and g(z) to
    be defined may be supposed for f(z) <= g(z): of an integral it is a condition for every z, and an expectation that
    is written is one of something defined.
Source
    Rudin, Real and Complex Analysis, 3rd ed., 1.24 (a) and 1.32.
Holds
    E[log(U)] <= E[U - 1]
Fails
    from f(0) <= g(0) alone: the integral of f is at most that of g
"""

from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.definedness import definedness
from symderiv.language.sort_fit import fits
from symderiv.language.sorting import variable_of
from symderiv.language.terms import Apply, Bind, Symbol, Term, bind, free_symbols
from symderiv.rules.rule import Rule, are_real, require


def infer(pointwise: Theorem, *, smaller: Term, variable: Term) -> Sequent:
    """The order of the integrals; ``smaller`` is the one of the smaller function."""
    match pointwise.conclusion:
        case Apply("less_equal" | "less", (f, g)) | Apply("greater_equal" | "greater", (g, f)):
            pass
        case _:
            raise KernelError("an inequality")
    match smaller:
        case Bind("integral", Apply("reals" | "vectors")) | Bind("expectation"):
            pass
        case _:
            raise KernelError("an integral over all values, or an expectation")
    require(isinstance(variable, Symbol) and variable not in free_symbols(smaller), "the variable is new")
    assert isinstance(variable, Symbol)
    require(fits(variable_of(smaller).sort, variable.sort), "the inequality is about all that is integrated over")
    require(smaller.open(variable) == f, "the smaller integral is that of the smaller function")
    require(are_real(f, g), "the functions are real")
    supposed = {a for a in pointwise.assumptions if variable in free_symbols(a)}
    require(supposed <= {*definedness(f), *definedness(g)}, "what is supposed of the variable is that both are defined")
    larger = bind(smaller.operator, smaller.domain, variable, g)
    named = Bind(larger.operator, larger.domain, larger.body, smaller.written_as)
    everywhere = set[Term]()
    if smaller.operator == "integral":
        everywhere = {bind("forall", smaller.domain, variable, a) for a in supposed}
    conclusion = Apply("less_equal", (smaller, named))
    return Sequent((pointwise.assumptions - supposed) | everywhere, conclusion)


rule = Rule(checker=infer)
