"""One of several independent copies, drawn by itself.

Statement
    E[E[f(z, z_2, ..., z_K)]] = E[f(z_1, z_2, ..., z_K)], on the left over z and over z_2, ..., z_K, one inside the
    other, on the right over all K copies at once
Conditions
    z and z_2, ..., z_K are drawn from the same distribution, which depends on none of them. K is a positive integer. In
    f the copies z_2, ..., z_K occur only in sums and products over all of them. The expectation on the right exists.
Source
    Fubini; Billingsley, Probability and Measure, 3rd ed., theorem 18.3, for the product of K equal distributions.
Holds
    E_z[E_{z_2}[z - z_2]] = E_{z_1, z_2}[z_1 - z_2]
Fails
    the same where z and z_2 come from different distributions
"""

from symderiv.kernel.theorems import KernelError, Sequent
from symderiv.language.sort_fit import fits
from symderiv.language.sorting import sort_of, variable_of
from symderiv.language.sorts import POSITIVE_INTEGER
from symderiv.language.terms import Apply, Bind, Term, bind, free_symbols, number, substitute
from symderiv.rules.normal_form.copies import treats_alike
from symderiv.rules.rule import Rule, are_real, following, require

ONE, TWO = number(1), number(2)


def infer(*, expectation: Term) -> Sequent:
    """The two expectations, one inside the other, as one over all copies."""
    outer = _expectation(expectation)
    around = variable_of(outer, "_outer")
    inner = _expectation(outer.open(around))
    within = variable_of(inner, "_inner")
    require(not {around, within} & free_symbols(expectation), "the variables are new")
    require(around not in free_symbols(inner.domain), "the distributions do not depend on what is drawn")
    body = inner.open(within)
    require(are_real(body), "the expectation of a real number")
    match outer.domain, inner.domain:
        case (Apply("copies", (of, first, last)), one) if first == TWO and of == one:
            others, single, letter = around, within, outer.written_as
        case (one, Apply("copies", (of, first, last))) if first == TWO and of == one:
            others, single, letter = within, around, inner.written_as
        case _:
            raise KernelError("one is over the copies from the second on, of what is drawn in the other")
    require(fits(sort_of(last), POSITIVE_INTEGER), "there is a copy at least")
    require(treats_alike(body, others, Apply("range", (TWO, last)), 0), "the other copies are treated alike")
    drawn = substitute(body, {single: Apply("apply", (others, ONE))})
    whole = bind("expectation", Apply("copies", (of, ONE, last)), others, drawn)
    named = Bind(whole.operator, whole.domain, whole.body, letter)
    return following((), Apply("equal", (expectation, named)))


def _expectation(term: Term) -> Bind:
    match term:
        case Bind("expectation"):
            return term
    raise KernelError("an expectation, and one inside it")


rule = Rule(checker=infer)
