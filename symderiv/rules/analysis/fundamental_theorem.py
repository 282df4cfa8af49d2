"""Fundamental theorem of calculus.

Statement
    The integral of f from a to b is L - K, where F' = f between a and b, and F(x) tends to K as x tends to a from
    within and to L as x tends to b from within.
Conditions
    f is made of continuous functions. A premise shows F'(x) = f(x) for every x between a and b: it may assume a < x
    and x < b, and nothing else of x; a < b is then known of numbers, or becomes a condition. If it assumes nothing of
    x, a and b are any numbers, and F is continuous at them: the limits are those from both sides. An end may be
    infinite: the integral is then the limit of the integrals up to there.
Source
    Rudin, Principles of Mathematical Analysis, 3rd ed., theorem 6.21, and exercises 6.7 and 6.8 for improper ones.
Holds
    the integral of x^2 from 0 to 1 is 1/3; that of 1/x^2 from 1 on is 1; that of log x from 0 to 1 is -1
Fails
    the integral of 1/x^2 from -1 to 1 is -2: the derivative of -1/x is 1/x^2 only where x is not 0
"""

from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.definedness import true_by_sort
from symderiv.language.differentials import beta_reduced
from symderiv.language.sort_fit import fits
from symderiv.language.sorting import sort_of, variable_of
from symderiv.language.sorts import REAL
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, apply, bind, free_symbols, subterms
from symderiv.rules.normal_form.algebraic_numbers import is_closed, value_of
from symderiv.rules.rule import Rule, equation, require

CONTINUOUS = frozenset({
    "add", "subtract", "negate", "multiply", "divide", "power", "exp", "log", "sqrt", "root", "absolute", "sin", "cos",
    "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "arctan", "arcsin", "arccos", "arsinh", "logistic", "softplus",
    "erf", "pi", "e", "norm",
})  # fmt: skip
INFINITY = Apply("infinity", ())
ENDS = (INFINITY, Apply("negate", (INFINITY,)))


def infer(
    derived: Theorem, at_start: Theorem, at_end: Theorem, *, integral: Term, antiderivative: Term, x: Term
) -> Sequent:
    """``integral = L - K``; ``antiderivative`` is F with ``x`` for its argument."""
    require(isinstance(x, Symbol) and isinstance(integral, Bind) and integral.operator == "integral", "an integral")
    assert isinstance(x, Symbol)
    assert isinstance(integral, Bind)
    require(x not in free_symbols(integral) and fits(variable_of(integral).sort, x.sort), "x is new, of its sort")
    match integral.domain:
        case Apply("between", (low, high)):
            pass
        case _:
            raise KernelError("an integral from one number to another")
    _is_continuous(beta_reduced(integral.open(x)), x)
    slope, value = equation(derived, "the first premise")
    require(slope == bind("derivative", x, x, antiderivative), "the first premise is about the derivative of F at x")
    require(value == integral.open(x), "the first premise shows that it is f")
    within = {apply("greater", x, low), apply("less", x, high)}
    about = {a for a in derived.assumptions if x in free_symbols(a)}
    require(about <= within, "it shows it for every x between a and b")
    ordered = is_below(low, high)
    one_sided = ordered or bool(about) or low in ENDS or high in ENDS or x.sort != REAL
    conditions = set() if ordered or not one_sided else {apply("less", low, high)}
    require(not (conditions and (low in ENDS or high in ENDS)), "from minus infinity, or to infinity")
    start = _limit(at_start, low, "approaching_from_above", one_sided, antiderivative, x)
    end = _limit(at_end, high, "approaching_from_below", one_sided, antiderivative, x)
    assumptions = (derived.assumptions - about) | at_start.assumptions | at_end.assumptions | conditions
    return Sequent(assumptions, Apply("equal", (integral, end - start)))


def is_below(low: Term, high: Term) -> bool:
    """Whether a is less than b for certain."""
    if low == ENDS[1]:
        return high != ENDS[1]
    if high == ENDS[0]:
        return low != ENDS[0]
    if ENDS[0] in (low, high) or ENDS[1] in (low, high):
        return False
    if is_closed(low) and is_closed(high):
        return bool(value_of(high - low, 128) > 0)
    return isinstance(low, Number) and low.value == 0 and true_by_sort(apply("greater", high, 0))


def _is_continuous(body: Term, x: Symbol) -> None:
    for part in subterms(body):
        if x in free_symbols(part):
            known = part == x or (isinstance(part, Apply) and part.operator in CONTINUOUS)
            require(known, "the integrand is made of continuous functions")
            require(getattr(sort_of(part), "kind", "") == "real", "the integrand is made of real numbers")


def _limit(theorem: Theorem, end: Term, side: str, one_sided: bool, antiderivative: Term, x: Symbol) -> Term:
    """What F tends to at an end."""
    limit, value = equation(theorem, "a premise about an end")
    approached = Apply("approaching" if end in ENDS or not one_sided else side, (end,))
    at_end = bind("limit", approached, x, antiderivative)
    require(limit == at_end, "the limits are those of F at the ends of the way, from within")
    require(not any(isinstance(p, Apply) and p.operator == "infinity" for p in subterms(value)), "they are numbers")
    return value


rule = Rule(checker=infer)
