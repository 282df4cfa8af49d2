"""Counting the operations of an evaluation.

Statement
    operations(e) = the number of additions, subtractions, multiplications, divisions, powers and function values in e
Conditions
    e is evaluated as it is written: a product or sum over n elements takes n - 1 operations besides those of its n
    elements, each of which takes the same number. Symbols, numbers, constants and entries of given vectors and matrices
    take none. The range is not empty.
Source
    Knuth, The Art of Computer Programming, vol. 1, 3rd ed., section 1.2.10 (counting steps).
Holds
    operations(product over i = 1..n of v_i) = n - 1
Fails
    operations(product over i = 1..n of v_i) = n
"""

from symderiv.kernel.theorems import Sequent
from symderiv.language.sorting import sort_of, variable_of
from symderiv.language.sorts import Scalar, has
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, free_symbols, number
from symderiv.rules.rule import Rule, require


def count(term: Term) -> Term:
    """The number of operations, as a term."""
    match term:
        case Number() | Symbol() | Apply("entry", (Symbol(), *_)):
            return number(0)
        case Apply(_, arguments):
            require(isinstance(sort_of(term), Scalar), "every operation makes a number")
            if not arguments:
                return number(0)
            total: Term = number(1)
            for argument in arguments:
                part = count(argument)
                total = total if part == number(0) else total + part
            return total
        case Bind("product" | "sum", Apply("range", (Number(first), last)), _) if first == 1:
            require(has(sort_of(last), "positive"), "the range is not empty")
            variable = variable_of(term, "_i")
            each = count(term.open(variable))
            require(variable not in free_symbols(each), "each element takes the same number of operations")
            return last - 1 if each == number(0) else last * each + (last - 1)
    require(False, "nothing is known of how this is evaluated")
    raise AssertionError


def infer(*, expression: Term) -> Sequent:
    """``operations(e) = count``."""
    return Sequent(frozenset(), Apply("equal", (Apply("operations", (expression,)), count(expression))))


rule = Rule(checker=infer)
