"""Sign of an expression.

Statement
    a > b, a >= b, a < b, a <= b, or a is not b
Conditions
    The difference is a sum, or a product factor by factor, of parts whose signs are known from their sorts or from the
    premises (x > 0, b >= -a, ...), perhaps after a symbol that a premise bounds is written as the bound plus a
    remainder.
Source
    Handelman, Representing polynomials by positive linear functions, Pacific J. Math. 132 (1988); here degree by
    degree.
Holds
    1 + a b / (a + r)^2 > 0 for a > 0, r > 0, b >= -a
Fails
    the same for r = 0 and b = -a
"""

from symderiv.kernel.theorems import Sequent, Theorem
from symderiv.language.terms import Term
from symderiv.rules.normal_form.signs import has_sign, sign_statement
from symderiv.rules.rule import Rule, following, require


def sign(*premises: Theorem, statement: Term) -> Sequent:
    """The statement, under the conditions met on the way."""
    found = sign_statement(statement)
    require(found is not None, "a relation between real numbers")
    assert found is not None
    conditions = has_sign(*found, premises)
    require(conditions is not None, "the sign follows from the sorts and the premises")
    return following(premises, statement, *(conditions or ()))


rule = Rule(checker=sign)
