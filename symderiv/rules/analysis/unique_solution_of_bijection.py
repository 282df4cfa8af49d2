"""A strictly increasing map that is onto takes every value exactly once.

Statement
    There is exactly one x in S with y = f(x).
Conditions
    Premises show that f is strictly increasing on S and maps S onto T; y is in T, by its sort or by a further premise.
Source
    Rudin, Principles of Mathematical Analysis, 3rd ed., theorem 4.17 and definition 4.28.
Holds
    x - x / (1 + x) = y for x >= 0 and given y >= 0
Fails
    x^2 = y for real x
"""

from symderiv.kernel.theorems import Sequent, Theorem
from symderiv.language.sorting import variable_of
from symderiv.language.terms import Apply, Bind, Term, bind, free_symbols
from symderiv.rules.rule import Rule, by_sort, require


def infer(increasing: Theorem, onto: Theorem, *membership: Theorem, y: Term) -> Sequent:
    """``there is exactly one x in S with y = f(x)``."""
    match increasing.conclusion, onto.conclusion:
        case Apply("strictly_increasing", (Bind("lambda") as f, s)), Apply("maps_onto", (g, s2, t)) if (
            f == g and s == s2
        ):
            inside = Apply("member", (y, t))
            shown = any(m.conclusion == inside for m in membership)
            name = f.written_as
            while name in {v.name for v in free_symbols(f) | free_symbols(y)}:
                name += "'"
            x = variable_of(Bind("lambda", s, f.body, f.written_as), name)
            statement = bind("exists_unique", s, x, Apply("equal", (y, f.open(x))))
            assumptions = increasing.assumptions | onto.assumptions | (frozenset() if shown else by_sort(inside))
            return Sequent(assumptions.union(*(m.assumptions for m in membership)), statement)
    require(False, "the premises are about the same function on the same set")
    raise AssertionError


rule = Rule(checker=infer)
