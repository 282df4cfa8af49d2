"""Sign on an interval.

Statement
    If a < x and x < b, then t(x) > 0 (or < 0, or >= 0, or t(x) is not 0).
Conditions
    x is a real number, a and b are numbers without letters, t has no letter but x; the interval from a to b, its ends
    included, is covered by balls, and on each of them t, evaluated in balls, has the sign.
Source
    Moore, Kearfott and Cloud, Introduction to Interval Analysis, chapters 2 and 5.
Holds
    cos x > 0 for 0 < x < pi/4
Fails
    cos x > 0 for 0 < x < 2
"""

from typing import Any

from flint import acb, arb, ctx, fmpq

from symderiv.kernel.theorems import KernelError, Sequent
from symderiv.language.meaning_exact import Imprecise, NoMeaning, Undefined
from symderiv.language.signature import Operator
from symderiv.language.sorts import Scalar
from symderiv.language.terms import Apply, Number, Symbol, Term, apply, subterms
from symderiv.language.vocabulary import VOCABULARY
from symderiv.rules.normal_form.algebraic_numbers import is_closed, value_of
from symderiv.rules.rule import Rule, require

BITS, HALVINGS, MOST_BALLS = 64, 12, 400


def infer(*, statement: Term, x: Term, low: Term, high: Term) -> Sequent:
    """``low < x, x < high`` ⊢ the statement."""
    require(isinstance(x, Symbol) and isinstance(x.sort, Scalar) and x.sort.kind == "real", "x is a real number")
    assert isinstance(x, Symbol)
    require(is_closed(low) and is_closed(high), "the ends have no letters")
    match statement:
        case Apply("greater" | "greater_equal" | "less" | "less_equal" | "not_equal" as name, (left, right)):
            difference = left - right
            operators = [p.operator for p in subterms(difference) if isinstance(p, Apply)]
            require("infinity" not in operators and _covered(name, difference, x, low, high), "it has the sign")
            within = frozenset({apply("greater", x, low), apply("less", x, high)})
            return Sequent(within, statement)
    raise KernelError("a relation between two numbers")


def _covered(name: str, difference: Term, x: Symbol, low: Term, high: Term) -> bool:
    try:
        with ctx.workprec(BITS):
            start, end = arb(value_of(low, BITS)), arb(value_of(high, BITS))
            todo, seen = [(start.union(end), 0)], 0
            while todo:
                ball, depth = todo.pop()
                seen += 1
                if not _has_sign(name, difference, x, ball):
                    if depth == HALVINGS or seen > MOST_BALLS:
                        return False
                    middle = arb(ball.mid())
                    todo += [(ball.lower().union(middle), depth + 1), (middle.union(ball.upper()), depth + 1)]
            return True
    except (NoMeaning, Undefined, TypeError):
        return False


def _has_sign(name: str, difference: Term, x: Symbol, ball: Any) -> bool:
    try:
        value = _value(difference, x, ball)
    except (Imprecise, Undefined, ZeroDivisionError, ValueError):
        return False
    if isinstance(value, acb) or not (isinstance(value, fmpq) or value.is_finite()):
        return False
    match name:
        case "greater":
            return bool(value > 0)
        case "greater_equal":
            return bool(value >= 0)
        case "less":
            return bool(value < 0)
        case "less_equal":
            return bool(value <= 0)
    return bool(value != 0)


def _value(term: Term, x: Symbol, ball: Any) -> Any:
    if term == x:
        return ball
    match term:
        case Number(value):
            return fmpq(value.numerator, value.denominator)
        case Apply(name, arguments):
            row = VOCABULARY.get(name)
            if isinstance(row, Operator) and row.exact is not None:
                return row.exact(*(_value(a, x, ball) for a in arguments))
    raise NoMeaning("no number")


rule = Rule(checker=infer)
