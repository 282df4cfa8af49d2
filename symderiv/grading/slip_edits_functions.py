"""The edits of slips with powers, logarithms, derivatives, expectations and complex numbers."""

from __future__ import annotations

from collections.abc import Iterator

from symderiv.grading.slip_edits import is_number, less
from symderiv.language.sorting import variable_of
from symderiv.language.sorts import Scalar
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, apply, bind, number


def square_of_sum(t: Term) -> Iterator[Term]:
    """The square of a sum for the sum of squares."""
    match t:
        case Apply(("add" | "subtract") as sign, (Apply("power", (a, n)), Apply("power", (b, m)))) if n == m:
            yield Apply(sign, (a, b)) ** n


def bracketed(t: Term) -> Iterator[Term]:
    """A factor before a sum that reached its first term only."""
    match t:
        case Apply(("add" | "subtract") as sign, (Apply("multiply", (a, b)), c)) if is_number(a):
            yield a * Apply(sign, (b, c))
        case Apply("multiply", (a, Apply(("add" | "subtract") as sign, (b, c)))) if is_number(a):
            yield Apply(sign, (a * b, c))


def exponent_negated(t: Term) -> Iterator[Term]:
    """The other sign of an exponent."""
    match t:
        case Apply("power", (a, Apply("negate", (b,)))):
            yield a**b
        case Apply("power", (a, Number(value))):
            yield a ** number(-value)
        case Apply("power", (a, b)):
            yield a**-b
        case Apply("exp", (Apply("negate", (a,)),)):
            yield apply("exp", a)
        case Apply("exp", (a,)):
            yield apply("exp", -a)


def exponents_joined(t: Term) -> Iterator[Term]:
    """Exponents that were added for multiplied ones, and the other way round."""
    match t:
        case Apply("power", (a, Apply("add", (m, n)))):
            yield a ** (m * n)
        case Apply("power", (a, Apply("multiply", (m, n)))):
            yield a ** (m + n)


def exponent_lowered(t: Term) -> Iterator[Term]:
    """A power that kept its exponent when it was differentiated."""
    match t:
        case Apply("multiply", (n, Apply("power", (a, m)))) if n == m:
            yield n * a ** less(m)


def reversed_indices(t: Term) -> Iterator[Term]:
    """The row for the column."""
    match t:
        case Apply("entry", (a, i, j)) if i != j:
            yield Apply("entry", (a, j, i))


def logarithm_of(t: Term) -> Iterator[Term]:
    """The logarithm of a quotient for a quotient of logarithms, and of a product."""
    match t:
        case Apply("divide", (Apply("log", (a,)), Apply("log", (b,)))):
            yield apply("log", a / b)
        case Apply("multiply", (Apply("log", (a,)), Apply("log", (b,)))):
            yield apply("log", a * b)
        case Apply("log", (Apply("add", (a, b)),)):
            yield apply("log", a) + apply("log", b)
            yield apply("log", a * b)


def with_logarithm(t: Term) -> Iterator[Term]:
    """With or without a logarithm."""
    match t:
        case Apply("log", (a,)):
            yield a
        case Symbol() | Apply("divide" | "density_at" | "determinant" | "absolute", _) if is_number(t):
            yield apply("log", t)


def complemented(t: Term) -> Iterator[Term]:
    """The rest up to one, or what was taken for it."""
    match t:
        case Apply("subtract", (Number(value), a)) if value == 1:
            yield a
        case Symbol() | Apply("power" | "exp" | "divide", _) if is_number(t):
            yield number(1) - t


def expectation_inside(t: Term) -> Iterator[Term]:
    """The expectation of a function for the function of an expectation, and the other way round."""
    match t:
        case Apply(f, (Bind("expectation") as e, *rest)) if f in ("power", "log", "exp", "sqrt", "absolute"):
            variable = variable_of(e)
            yield bind("expectation", e.domain, variable, Apply(f, (e.open(variable), *rest)))
        case Bind("expectation"):
            variable = variable_of(t)
            match t.open(variable):
                case Apply(f, (a, *rest)) if f in ("power", "log", "exp", "sqrt", "absolute"):
                    yield Apply(f, (bind("expectation", t.domain, variable, a), *rest))


def inner_derivative(t: Term) -> Iterator[Term]:
    """The factor that stands before a letter inside a function, before the function too."""
    match t:
        case Apply("sin" | "cos" | "exp" | "sinh" | "cosh" | "log", (Apply("multiply", (a, Symbol())),)):
            yield a * t
        case Apply("power", (Apply("add" | "subtract", (Apply("multiply", (a, Symbol())), _)), _)):
            yield a * t


def imaginary(t: Term) -> Iterator[Term]:
    """With or without the imaginary unit."""
    i = apply("imaginary_unit")
    match t:
        case Apply("multiply", (a, b)) if i in (a, b):
            yield b if a == i else a
        case Symbol() | Apply("power" | "sin" | "cos" | "sqrt", _) if is_number(t):
            yield i * t


def conjugated(t: Term) -> Iterator[Term]:
    """With or without a conjugate."""
    match t:
        case Apply("conjugate", (a,)):
            yield a
        case Symbol(_, Scalar("complex")):
            yield apply("conjugate", t)


def under_root(t: Term) -> Iterator[Term]:
    """A root of a sum for a sum of roots."""
    match t:
        case Apply(("add" | "subtract") as sign, (Apply("sqrt", (a,)), Apply("sqrt", (b,)))):
            yield apply("sqrt", Apply(sign, (a, b)))


def sum_of_fractions(t: Term) -> Iterator[Term]:
    """Fractions with a common divisor for one whose divisors were added."""
    match t:
        case Apply("divide", (a, Apply(("add" | "subtract") as sign, (b, c)))):
            yield Apply(sign, (a / b, a / c))
        case Apply(("add" | "subtract") as sign, (Apply("divide", (a, b)), Apply("divide", (c, d)))) if a == c:
            yield a / Apply(sign, (b, d))


def product_rule(t: Term) -> Iterator[Term]:
    """The derivative of a product for the product of derivatives."""
    match t:
        case Apply("multiply", (Bind("derivative", at, _, _) as f, Bind("derivative", other, _, _) as g)):
            if at == other:
                yield f * g.open(at) + f.open(at) * g
