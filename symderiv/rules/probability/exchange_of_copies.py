"""Exchange of independent copies.

Statement
    E[f(z_1, z)] = E[(f(z_1, z) + ... + f(z_K, z)) / K] for independent copies z = (z_1, ..., z_K)
Conditions
    K is a positive integer. But for its first argument, f treats all copies alike: they occur in it only in sums and
    products over all of them. The expectation on the left exists; then so do the others, which are equal to it. Nothing
    is said of one outcome: f(z_1, z) is no mean of the f(z_i, z).
Source
    de Finetti, La prévision: ses lois logiques, ses sources subjectives, Ann. Inst. H. Poincaré 7 (1937), chapter III:
    the law of exchangeable random variables does not change when two of them change places.
Holds
    E[w(z_1) / (w(z_1) + ... + w(z_K))] = 1/K
Fails
    E[w(z_1) / (w(z_2) + ... + w(z_K))], in which z_1 has a place of its own below the line as well
"""

from symderiv.kernel.theorems import KernelError, Sequent
from symderiv.language.sort_fit import fits
from symderiv.language.sorting import sort_of, variable_of
from symderiv.language.sorts import INTEGER, POSITIVE_INTEGER
from symderiv.language.terms import Apply, Bind, Symbol, Term, bind, free_symbols, number, substitute
from symderiv.rules.normal_form.copies import treats_alike
from symderiv.rules.rule import Rule, are_real, following, require

ONE = number(1)


def infer(*, expectation: Term) -> Sequent:
    """The expectation of what depends on the first copy, as that of the mean over all."""
    match expectation:
        case Bind("expectation", Apply("copies", (_, first, last)), _) if first == ONE:
            pass
        case _:
            raise KernelError("an expectation over copies, the first of which has the index 1")
    require(fits(sort_of(last), POSITIVE_INTEGER), "there is a copy at least")
    variable, index = variable_of(expectation, "_copies"), Symbol("_i", INTEGER)
    require(not {variable, index} & free_symbols(expectation), "the variables are new")
    body = expectation.open(variable)
    require(are_real(body), "the expectation of a real number")
    own = Apply("apply", (variable, ONE))
    everyone, marked = Apply("range", (ONE, last)), Symbol("_marked", variable.sort)
    require(treats_alike(substitute(body, {own: marked}), variable, everyone, 0), "the rest treats all alike")
    one_of_them = substitute(body, {own: Apply("apply", (variable, index))})
    mean = Apply("divide", (bind("sum", everyone, index, one_of_them), last))
    found = bind("expectation", expectation.domain, variable, mean)
    changed = Bind(found.operator, found.domain, found.body, expectation.written_as)
    return following((), Apply("equal", (expectation, changed)))


rule = Rule(checker=infer)
