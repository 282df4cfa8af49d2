"""Receptive field of a linear form.

Statement
    field_X(y) = S, or it is a part of S, for a set S of places.
Conditions
    A premise shows y = c_1 X_p1 + ... + c_k X_pk for every X, with different places p1, ..., pk, and with coefficients
    in which X does not occur. These places are in S. For field_X(y) = S they are all of S, and further premises show
    that each coefficient is not 0.
Source
    The definition of the field: the places p for which some X and some change of the entry X_p alone change y. Luo, Li,
    Urtasun and Zemel, Understanding the effective receptive field, section 2 (by the slopes dy/dX_p).
Holds
    the field of 2 X_11 + b X_12 is {(1, 1), (1, 2)} for b > 0
Fails
    the same for b = 0
"""

from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.sorting import variable_of
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, free_symbols, number
from symderiv.rules.rule import Rule, equation, require

ZERO, ONE = number(0), number(1)
Place = tuple[Term, Term]


def parts(form: Term, x: Symbol) -> dict[Place, Term]:
    """The coefficients of a linear form, by the places of the entries. Raises `KernelError` for other terms."""
    found: dict[Place, Term] = {}
    for part in _summands(form):
        match part:
            case Apply("multiply", (c, Apply("entry", (of, Number() as i, Number() as j)))) if of == x:
                pass
            case Apply("entry", (of, Number() as i, Number() as j)) if of == x:
                c = ONE
            case _:
                raise KernelError("a sum of coefficients times entries")
        require(x not in free_symbols(c), "the coefficients do not depend on the matrix")
        require((i, j) not in found, "every entry occurs once")
        found[i, j] = c
    return found


def _summands(form: Term) -> list[Term]:
    match form:
        case Apply("add", (a, b)):
            return [*_summands(a), *_summands(b)]
    return [form]


def infer(identity: Theorem, *nonzero: Theorem, statement: Term, x: Term) -> Sequent:
    """``field = S`` or ``field is a part of S``; ``x`` is the matrix in the premise."""
    match statement, x:
        case (
            Apply("equal" | "subset_equal" as relation, (Bind("receptive_field") as field, Apply("set", members))),
            Symbol(),
        ):
            pass
        case _:
            raise KernelError("a receptive field and a set written out, and a letter")
    require(x.sort == variable_of(field).sort, "x is any matrix of the domain")
    require(x not in free_symbols(field), "x is new")
    value, form = equation(identity, "the premise")
    require(value == field.open(x), "the premise is about the value")
    require(all(x not in free_symbols(a) for a in identity.assumptions), "it is shown for every matrix")
    found = parts(form, x)
    places = {Apply("place", place) for place in found}
    require(places <= set(members), "the entries of the form are in the set")
    assumptions = identity.assumptions
    if relation == "equal":
        require(places == set(members), "they are all of the set")
        for coefficient in found.values():
            assumptions |= _nonzero(coefficient, nonzero)
    return Sequent(assumptions, statement)


def _nonzero(coefficient: Term, shown: tuple[Theorem, ...]) -> frozenset[Term]:
    if isinstance(coefficient, Number) and coefficient.value != 0:
        return frozenset()
    said = {Apply(relation, (coefficient, ZERO)) for relation in ("greater", "not_equal")}
    found = [t for t in shown if t.conclusion in said]
    require(bool(found), "the coefficient is not 0")
    return found[0].assumptions


rule = Rule(checker=infer)
