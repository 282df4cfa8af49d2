"""Short names for terms, so that what a formula is expected to say reads as mathematics."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from symderiv.language.contexts import Context
from symderiv.language.sorts import (
    INTEGER,
    LAW,
    OUTCOME,
    POSITIVE_INTEGER,
    REAL,
    STATEMENT,
    Function,
    Matrix,
    Set,
    Sort,
    vector,
)  # fmt: skip
from symderiv.language.terms import Apply, Symbol, Term, apply, bind, number
from symderiv.reading.formulas import read_formula

Of = Callable[..., Apply]


def op(name: str) -> Of:
    """The operator of that name, to be written before its arguments."""
    return lambda *arguments: apply(name, *arguments)


equal, not_equal, less, less_equal, greater, greater_equal = map(
    op, ("equal", "not_equal", "less", "less_equal", "greater", "greater_equal")
)
member, proportional, implies, both, either, distributed = map(
    op, ("member", "proportional", "implies", "and", "or", "distributed")
)
exp, log, sqrt, root, absolute, sin, cos, tan, arctan = map(
    op, ("exp", "log", "sqrt", "root", "absolute", "sin", "cos", "tan", "arctan")
)
det, inverse, transpose, diagonal, trace, norm, entry, hadamard, inner, softmax = map(
    op, ("determinant", "inverse", "transpose", "diagonal", "trace", "norm", "entry", "hadamard", "inner", "softmax")
)
call, set_of, binomial, factorial, gamma, cases, indicator, delta, maximum, minimum = map(
    op,
    ("apply", "set", "binomial", "factorial", "gamma", "cases", "indicator", "kronecker_delta", "maximum", "minimum"),
)
normal, density_at, divergence, entropy, copies, tuple_of = map(
    op, ("normal", "density_at", "divergence", "entropy", "copies", "tuple")
)
count, upwards, between, slice_of, all_but, formal, differential = map(
    op, ("range", "from", "between", "slice", "all_but", "formal_derivative", "differential")
)
pi, e, imaginary, infinity, reals = (apply(name) for name in ("pi", "e", "imaginary_unit", "infinity", "reals"))
half = number(1) / number(2)
SEQUENCE = frozenset({"sequence"})
OMEGA = Symbol(r"\omega", OUTCOME)
P = Symbol("P", LAW)


def real(*names: str) -> list[Symbol]:
    """Real numbers."""
    return [Symbol(name, REAL) for name in names]


def whole(*names: str) -> list[Symbol]:
    """Whole numbers from 1."""
    return [Symbol(name, POSITIVE_INTEGER) for name in names]


def laws(*names: str) -> list[Symbol]:
    """Laws over the outcomes."""
    return [Symbol(name, LAW) for name in names]


def function(name: str, *arguments: Sort, value: Sort = REAL) -> Symbol:
    """A function, of one number where nothing else is said."""
    return Symbol(name, Function(arguments or (REAL,), value))


def sequence(name: str, of: Sort = REAL) -> Symbol:
    """A sequence."""
    return Symbol(name, Function((INTEGER,), of, SEQUENCE))


def family(name: str, *parameters: Sort) -> Symbol:
    """A law for each value of its parameters."""
    return Symbol(name, Function(parameters or (REAL,), LAW))


def column(name: str, size: Term) -> Symbol:
    """A vector."""
    return Symbol(name, vector(size))


def table(name: str, rows: Term, columns: Term, *properties: str) -> Symbol:
    """A matrix."""
    return Symbol(name, Matrix(rows, columns, frozenset(properties)))


def random(name: str, of: Sort = REAL) -> Symbol:
    """A random variable."""
    return Symbol(name, Function((OUTCOME,), of))


def event(name: str) -> Symbol:
    """An event."""
    return Symbol(name, Function((OUTCOME,), STATEMENT))


def declared(*symbols: Symbol) -> Context:
    """A context with these symbols."""
    return Context().declare(*symbols)


def some(name: str, of: Sort = INTEGER) -> Symbol:
    """The set over which a letter runs where only the letter is given."""
    return Symbol(name, Set(of))


def total(variable: Symbol, domain: Term, body: Term) -> Term:
    """A sum."""
    return bind("sum", domain, variable, body)


def product(variable: Symbol, domain: Term, body: Term) -> Term:
    """A product."""
    return bind("product", domain, variable, body)


def integral(variable: Symbol, domain: Term, body: Term) -> Term:
    """An integral."""
    return bind("integral", domain, variable, body)


def derivative(variable: Symbol, body: Term, at: Term | None = None) -> Term:
    """The derivative by a letter, at its own value where no other point is given."""
    return bind("derivative", variable if at is None else at, variable, body)


def part(value: Term) -> Term:
    """What the outcome says where a value is written: Z(ω) for z, Z_k(ω) for z_k, and so for a slice."""
    match value:
        case Symbol(name, sort):
            return call(random(name.rstrip("'"), sort), OMEGA)
        case Apply(operator, (Symbol(name, Function(arguments, inner, properties)), *rest)):
            of = Symbol(name, Function(arguments, Function((OUTCOME,), inner), properties))
            return call(apply(operator, of, *rest), OMEGA)
    raise ValueError(f"no value of a random variable: {value}")


def joint(terms: Sequence[Term]) -> Term:
    """One thing, or several as one."""
    return terms[0] if len(terms) == 1 else tuple_of(*terms)


def given(law: Term, *values: Term) -> Term:
    """A law, given the values of some random variables."""
    statements = [equal(part(value), value) for value in values]
    body = statements[0]
    for statement in statements[1:]:
        body = both(body, statement)
    return bind("given", law, OMEGA, body)


def of(law: Term, *values: Term, on: Sequence[Term] = ()) -> Term:
    """The distribution of the random variables of some values, given others: that of z, given x, for q(z|x)."""
    return bind("law", given(law, *on) if on else law, OMEGA, joint([part(value) for value in values]))


def density(law: Term, *values: Term, on: Sequence[Term] = ()) -> Term:
    """q(z|x)."""
    return density_at(of(law, *values, on=on), joint(values))


def mean(over: Term, variable: Symbol, body: Term) -> Term:
    """An expectation over the values that a distribution gives to a letter."""
    return bind("expectation", over, variable, body)


def expected(body: Term, law: Term = P) -> Term:
    """An expectation over the outcomes."""
    return bind("expectation", law, OMEGA, body)


def variance(body: Term, law: Term = P) -> Term:
    """A variance over the outcomes."""
    return bind("variance", law, OMEGA, body)


def probability(body: Term, law: Term = P) -> Term:
    """The probability of a statement about the outcome."""
    return bind("probability", law, OMEGA, body)


def at(variable: Symbol) -> Term:
    """A random variable at the outcome."""
    return call(variable, OMEGA)


NOWHERE = Context()


def sides(latex: str, context: Context = NOWHERE) -> list[Term]:
    """What a row that is read whole says, or its sides where it says nothing."""
    row = read_formula(latex, context)
    assert not row.unread, [(latex[span.start : span.end], reason) for span, reason in row.unread]
    return list(row.statements or row.sides)
