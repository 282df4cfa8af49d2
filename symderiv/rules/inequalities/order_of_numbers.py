"""Order of numbers without letters.

Statement
    a < b, a <= b, a > b, a >= b, or a is not b
Conditions
    a and b have no letters, and balls that enclose their values do not meet.
Source
    Moore, Kearfott and Cloud, Introduction to Interval Analysis, chapter 2.
Holds
    sqrt(45) < 7; log 2 is not 0; pi > 3
Fails
    sqrt(2) + sqrt(3) > sqrt(10); i > 0
"""

from symderiv.kernel.theorems import KernelError, Sequent
from symderiv.language.definedness import definedness
from symderiv.language.meaning_exact import NoMeaning, Undefined
from symderiv.language.terms import Apply, Term
from symderiv.rules.normal_form.algebraic_numbers import is_closed, value_of
from symderiv.rules.rule import Rule, require

PRECISIONS = (128, 512)


def compare(*, statement: Term) -> Sequent:
    """The statement, where the values of both sides are apart."""
    match statement:
        case Apply("less" | "less_equal" | "greater" | "greater_equal" | "not_equal" as name, (left, right)):
            require(is_closed(left) and is_closed(right), "neither side has letters, nor is too large to be looked at")
            require(any(_apart(name, left, right, bits) for bits in PRECISIONS), "their values are apart")
            return Sequent(frozenset(definedness(statement)) - {statement}, statement)
    raise KernelError("a relation between two numbers")


def _apart(name: str, left: Term, right: Term, bits: int) -> bool:
    try:
        difference = value_of(left - right, bits)
        if name == "not_equal":
            return bool(difference != 0)
        return bool(difference < 0 if name.startswith("less") else difference > 0)
    except (NoMeaning, Undefined, ArithmeticError, ValueError, TypeError):  # complex numbers have no order
        return False


rule = Rule(checker=compare)
