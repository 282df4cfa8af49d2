"""Divisibility of numbers without letters.

Statement
    a is congruent to b modulo m, or m divides a
Conditions
    a, b and m have no letters and are whole numbers, worked out exactly.
Source
    Hardy and Wright, An Introduction to the Theory of Numbers, 6th ed., sections 1.1 and 5.2.
Holds
    2^10 is congruent to 1 modulo 11; 7 divides 10^6 - 1
Fails
    2^5 is congruent to 1 modulo 11
"""

from symderiv.kernel.theorems import KernelError, Sequent
from symderiv.language.definedness import definedness
from symderiv.language.meaning_exact import NoMeaning, Undefined
from symderiv.language.meaning_statements import HOLDS
from symderiv.language.signature import Operator
from symderiv.language.terms import Apply, Term
from symderiv.language.vocabulary import VOCABULARY
from symderiv.rules.normal_form.algebraic_numbers import is_closed, value_of
from symderiv.rules.rule import Rule, require


def compare(*, statement: Term) -> Sequent:
    """The statement, where its numbers are worked out and one divides the other."""
    match statement:
        case Apply("congruent_modulo" | "divides" as name, numbers):
            require(all(is_closed(number) for number in numbers), "the numbers have no letters")
            row = VOCABULARY[name]
            assert isinstance(row, Operator)
            assert row.exact is not None
            try:
                known = row.exact(*(value_of(number, 128) for number in numbers))
            except (NoMeaning, Undefined, ArithmeticError, ValueError) as error:
                raise KernelError(f"whole numbers: {error}") from None
            require(known is HOLDS, "one divides the other")
            return Sequent(frozenset(definedness(statement)), statement)
    raise KernelError("a congruence, or a divisor and a number")


rule = Rule(checker=compare)
