"""The notation of the tables of cases: symbols, constructs, and how a case of a rule is written.

    use(x=det(S)).gives(eq(root(det(S) ** 2), size(det(S))))        what the rule concludes from these terms
    use(eq(x, y), left=x, right=y).gives(claim, gt(x, 0))            from a premise, under a condition it adds
    use(base, step, n=k).gives(claim, discharged=claim)              without an assumption of the premises
    use(x=z)                                                         alone, in ``refuses``: what it must not conclude

Premises are theorems, or statements that are assumed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from symderiv.deciding.prove import prove
from symderiv.kernel.theorems import Theorem, assume, deduce, detach, infer, specialise
from symderiv.language.contexts import Context
from symderiv.language.sorting import variable_of
from symderiv.language.sorts import (
    COMPLEX,
    INTEGER,
    NATURAL,
    POSITIVE,
    POSITIVE_INTEGER,
    REAL,
    Function,
    Matrix,
    Scalar,
    vector,
)
from symderiv.language.terms import Symbol, Term, apply, bind, number
from symderiv.reading.formulas import read_statement
from symderiv.rules import all_rules
from tests.deciding import words

RULES = all_rules()


@dataclass(frozen=True)
class Use:
    """Premises and terms that a rule is given."""

    premises: tuple[Theorem, ...]
    instance: Mapping[str, Term]

    def infer(self, rule: str) -> Theorem:
        """What the rule concludes."""
        return infer(RULES[rule], *self.premises, **self.instance)

    def gives(self, conclusion: Term, *conditions: Term, discharged: Term | Sequence[Term] = ()) -> Applies:
        """A case of a rule that applies: its conclusion, and the conditions that the rule adds to its premises'."""
        gone = {discharged} if isinstance(discharged, Term) else set(discharged)
        assumed = frozenset[Term]().union(*(p.assumptions for p in self.premises)) - gone
        return Applies(self, conclusion, assumed | frozenset(conditions), frozenset(conditions))


@dataclass(frozen=True)
class Applies:
    """What a rule has to conclude of given terms, under exactly these assumptions; ``added`` are the rule's own."""

    use: Use
    conclusion: Term
    assumptions: frozenset[Term]
    added: frozenset[Term]


@dataclass(frozen=True)
class Cases:
    """The cases of one rule: where it applies, what it refuses, and the false neighbour that its page names."""

    applies: Sequence[Applies]
    refuses: Sequence[Use]
    fails: Term | None = field(default=None)


def use(*premises: Theorem | Term, **instance: Term) -> Use:
    """Premises and terms for a rule."""
    return Use(tuple(p if isinstance(p, Theorem) else assume(p) for p in premises), instance)


def by(name: str, *premises: Theorem | Term, **instance: Term) -> Theorem:
    """What a rule concludes."""
    return use(*premises, **instance).infer(name)


def shown(statement: Term) -> Theorem:
    """The statement, proved."""
    theorem = prove(statement, Context())
    assert theorem is not None
    return theorem


def under(assumption: Term, statement: Term) -> Theorem:
    """The statement, proved, under an assumption that has nothing to do with it."""
    return detach(deduce(shown(statement), hypothesis=assumption), assume(assumption))


def algebra(left: Term, right: Term) -> Theorem:
    """Two sides that are equal by arithmetic."""
    return by("field_algebra", left=left, right=right)


def proved(goal: Term) -> Theorem:
    """A theorem that the provers find."""
    theorem = prove(goal, Context())
    assert theorem is not None
    return theorem


def everywhere(statement: Term, variable: Symbol) -> Theorem:
    """The statement, from the assumption that it holds for every value of the variable: nothing is assumed of it."""
    match variable.sort:
        case Matrix(rows):
            domain = apply("vectors", rows)
        case Scalar("integer", signs):
            domain = (
                apply("from", 1) if "positive" in signs else apply("naturals" if "nonnegative" in signs else "reals")
            )
        case Scalar("real", signs) if "positive" in signs:
            domain = apply("open_interval", 0, apply("infinity"))
        case Scalar("real", signs):
            domain = HALF_LINE if "nonnegative" in signs else apply("reals")
    member = by("true_by_sort", statement=apply("member", variable, domain))
    return specialise(assume(bind("forall", domain, variable, statement)), member)


def read(statement: str) -> Term:
    """A statement, from LaTeX."""
    return read_statement(statement)[0]


def term(latex: str) -> Term:
    """A term, from LaTeX."""
    return read(f"{latex} = 0").arguments[0]


def mean(of: Callable[[Term], Term]) -> Term:
    """The expectation of a function of a random variable X."""
    return bind("expectation", MEAN.domain, DRAWN, of(MEAN.open(DRAWN)))


MEAN = term(r"\mathbb{E}[X]")
DRAWN = variable_of(MEAN, "_drawn")

T, inv, det, norm, entry = words.T, words.inv, words.det, words.norm, words.entry
size, root, exp, log, sin, cos = words.absolute, words.sqrt, words.exp, words.log, words.sin, words.cos
eq, unequal, lt, le = words.equal, words.unequal, words.less, words.at_most
gt, ge, implies = words.greater, words.at_least, words.implies

# Numbers: real, positive, negative, not negative, whole, complex.
x, y, b, t = (Symbol(name, REAL) for name in "xybt")
p, w, r = (Symbol(name, Scalar("real", frozenset({sign}))) for name, sign in
           (("p", "positive"), ("w", "negative"), ("r", "nonnegative")))  # fmt: skip
p, e = Symbol("p", POSITIVE), Symbol("e", Scalar("real", frozenset({"nonzero"})))
z, i1 = Symbol("z", COMPLEX), apply("imaginary_unit")
n, m, i = (Symbol(name, POSITIVE_INTEGER) for name in "nmi")
k, j = Symbol("k", NATURAL), Symbol("j", INTEGER)
one_half = number("1/2")

# Matrices and vectors.
A, B, S = Symbol("A", Matrix(n, n)), Symbol("B", Matrix(n, n)), Symbol("S", Matrix(n, n, frozenset({"invertible"})))
W, C = Symbol("W", Matrix(n, m)), Symbol("C", Matrix(n, n, frozenset({"positive definite"})))
Q = Symbol("Q", Matrix(n, n, frozenset({"positive semidefinite"})))
Y = Symbol("Y", Matrix(n, n, frozenset({"symmetric"})))
L = Symbol("L", Matrix(n + 1, n + 1, frozenset({"lower triangular"})))
G, X = Symbol("G", Matrix(n + 1, n + 1)), Symbol("X", Matrix(number(2), number(2)))
ONE_BY_ONE, complex_matrix = (
    Symbol("E", Matrix(number(1), number(1))),
    Symbol("Z", Matrix(n, n, frozenset(), "complex")),
)
u, v, h, d = (Symbol(name, vector(n)) for name in "uvhd")
complex_vector = Symbol("c", Matrix(n, number(1), frozenset(), "complex"))
F = Symbol("F", Function((REAL,), REAL))

INFINITY = apply("infinity")
HALF_LINE = apply("closed_open_interval", 0, INFINITY)
NEAR_0, GROWS = apply("approaching", 0), apply("approaching", INFINITY, apply("from", 1))
NORMAL = apply("normal", u, C)


def floor(a: Term) -> Term:
    return apply("floor", a)


def product(body: Term, first: object = 1, last: object = n) -> Term:
    return bind("product", apply("range", first, last), i, body)


def total(body: Term, last: object = n) -> Term:
    return bind("sum", apply("range", 1, last), i, body)


def on_half_line(body: Term) -> Term:
    return bind("lambda", HALF_LINE, r, body)


def slope(body: Term, at: Term = x, variable: Symbol = x) -> Term:
    return bind("derivative", at, variable, body)


def limit(body: Term, domain: Term = NEAR_0, variable: Symbol = x) -> Term:
    return bind("limit", domain, variable, body)


def area(body: Term, low: object, high: object, variable: Symbol = y) -> Term:
    return bind("integral", apply("between", low, high), variable, body)
