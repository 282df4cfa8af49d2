"""An equation solved by an inverse function.

Statement
    e^a = b implies a = log b; log a = b implies a = e^b; sqrt(a) = b implies a = b^2; c^a = b implies a = log b / log c
Conditions
    a and b are real. The logarithm and the root are defined: a > 0, or a >= 0. c has no letters, is positive and not 1.
Source
    Spivak, Calculus, 4th ed., chapter 18, theorem 3 and its corollaries.
Holds
    e^x = 5 implies x = log 5; 2^x = 8 implies x = log 8 / log 2
Fails
    sin a = b implies a = arcsin b
"""

from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.definedness import true_by_sort
from symderiv.language.sorting import sort_of
from symderiv.language.terms import Apply, Term, apply
from symderiv.rules.normal_form.algebraic_numbers import is_closed, value_of
from symderiv.rules.rule import Rule, equation, require


def infer(premise: Theorem) -> Sequent:
    """``a = the inverse at b`` from ``f(a) = b``."""
    left, right = equation(premise, "the premise")
    solved, value, conditions = _solved(left, right)
    require(all(getattr(sort_of(t), "kind", "complex") != "complex" for t in (solved, right)), "both are real numbers")
    assumed = frozenset(c for c in conditions if not true_by_sort(c))
    return Sequent(premise.assumptions | assumed, Apply("equal", (solved, value)))


def _solved(left: Term, b: Term) -> tuple[Term, Term, list[Term]]:
    match left:
        case Apply("exp", (a,)):
            return a, apply("log", b), []
        case Apply("log", (a,)):
            return a, apply("exp", b), [apply("greater", a, 0)]
        case Apply("sqrt", (a,)):
            return a, b**2, [apply("greater_equal", a, 0)]
        case Apply("power", (c, a)) if is_closed(c):
            size = value_of(c, 128)
            require(bool(size > 0) and (bool(size > 1) or bool(size < 1)), "the base is positive, and not 1")
            return a, apply("log", b) / apply("log", c), []
    raise KernelError("an exponential, a logarithm or a root on the left")


rule = Rule(checker=infer)
