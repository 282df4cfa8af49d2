"""Random terms for `benchmarks.soundness`: numbers, matrices, vectors, and changes to them."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from symderiv.language.sorts import COMPLEX, NATURAL, POSITIVE, POSITIVE_INTEGER, REAL, Matrix, Scalar, vector
from symderiv.language.terms import Apply, Symbol, Term, apply, bind, children, number


def real(*properties: str) -> Scalar:
    """A sort of real numbers."""
    return Scalar("real", frozenset(properties))


x, y, p, q = Symbol("x", REAL), Symbol("y", REAL), Symbol("p", POSITIVE), Symbol("q", POSITIVE)
r, s, w = Symbol("r", real("nonnegative")), Symbol("s", real("nonzero")), Symbol("w", real("negative"))
k, m, z = Symbol("k", NATURAL), Symbol("m", POSITIVE_INTEGER), Symbol("z", COMPLEX)
NUMBERS = (x, y, p, q, r, s, w, k, m, z)

n, i = Symbol("n", POSITIVE_INTEGER), Symbol("i", POSITIVE_INTEGER)
SQUARES = tuple(
    Symbol(name, Matrix(n, n, frozenset(has.split(",")) if has else frozenset()))
    for name, has in (("A", ""), ("B", ""), ("S", "invertible"), ("H", "symmetric"), ("P", "positive definite"),
                      ("D", "diagonal"), ("Q", "orthogonal"))
)  # fmt: skip
COLUMN = Symbol("c", Matrix(n, number(1), frozenset(), "complex"))
VECTORS = (Symbol("u", vector(n)), Symbol("v", vector(n)), Symbol("t", vector(n, "positive")), COLUMN)
SMALL = (Symbol("F", Matrix(number(2), number(2))), Symbol("G", Matrix(number(2), number(2))))


MATRICES = (n, x, p, s, *SQUARES, *VECTORS, *SMALL)


def made(operator: str, *arguments: object) -> Term:
    """``operator`` on terms."""
    return apply(operator, *arguments)


def a_number(random: Random, depth: int) -> Term:
    """A random term that is a number."""
    if depth <= 0 or random.random() < 0.1:
        constants = [number(c) for c in (0, 1, 2, 3, -1, "1/2", "-2")]
        units = [made("pi"), made("e"), made("imaginary_unit")] if random.random() < 0.2 else []
        if random.random() < 0.06:
            return random.choice([z, made("imaginary_unit") * random.choice([x, p]), made("exp", z)])
        return random.choice([*NUMBERS, *constants, *units])
    operator = random.choice(["add", "subtract", "multiply", "divide", "power"] * 3 + [
        "negate", "sqrt", "absolute", "exp", "log", "sin", "cos", "tan", "tanh", "arctan", "floor", "maximum",
        "sum", "product"])  # fmt: skip
    if operator in ("sum", "product"):
        body = made(random.choice(["add", "multiply", "power", "divide"]), a_number(random, depth - 2), i)
        return bind(operator, made("range", 1, random.choice([k, m, number(3)])), i, body)
    first = a_number(random, depth - 1)
    if operator not in ("add", "subtract", "multiply", "divide", "power", "maximum"):
        return made(operator, first)
    if operator == "power" and random.random() < 0.8:
        exponents = [number(c) for c in (2, 3, -1, "1/2", "-1/2", 4, "1/3", 0)] + [k, m, x, p, r, k / 2, 2 * k]
        return made(operator, first, random.choice(exponents))
    return made(operator, first, a_number(random, depth - 1))


def a_matrix(random: Random, depth: int, size: Term = n) -> Term:
    """A random square matrix."""
    squares = SQUARES if size == n else SMALL
    if depth <= 0:
        written = made("matrix", 2, 2, *(random.choice([x, p, number(0), number(1), number(2)]) for _ in range(4)))
        return random.choice([*squares, made("identity", size)] + [written] * (size != n))
    operator = random.choice(["multiply"] * 4 + ["transpose", "inverse"] * 2 + [
        "add", "subtract", "negate", "power", "scale", "outer", "diagonal", "divide"])  # fmt: skip
    first = a_matrix(random, depth - 1, size)
    match operator:
        case "transpose" | "inverse" | "negate":
            return made(operator, first)
        case "power":
            return made(operator, first, random.choice([2, -1, 3, 0, -2]))
        case "scale":
            return made("multiply", a_scalar(random, depth - 2), first)
        case "divide":
            return made("divide", first, a_scalar(random, depth - 2))
        case "outer" if size == n:
            return made("multiply", a_vector(random, depth - 1), made("transpose", a_vector(random, depth - 1)))
        case "diagonal" if size == n:
            return made("diagonal", a_vector(random, depth - 1))
        case "outer" | "diagonal":
            return first
    return made(operator, first, a_matrix(random, depth - 1, size))


def a_vector(random: Random, depth: int) -> Term:
    """A random vector of dimension n."""
    if depth <= 0:
        return random.choice([*VECTORS, VECTORS[0], made("zero", n, 1)])
    operator = random.choice(["image", "image", "add", "subtract", "hadamard", "hadamard", "hadamard_divide",
                              "hadamard_power", "negate", "scale"])  # fmt: skip
    first = a_vector(random, depth - 1)
    match operator:
        case "image":
            return made("multiply", a_matrix(random, depth - 1), first)
        case "hadamard_power":
            return made(operator, first, random.choice([2, -1, 1, 3, 0, -2]))
        case "negate":
            return made(operator, first)
        case "scale":
            return made("multiply", a_scalar(random, depth - 2), first)
    return made(operator, first, a_vector(random, depth - 1))


def a_scalar(random: Random, depth: int) -> Term:
    """A random number made of matrices and vectors."""
    if depth <= 0:
        return random.choice([x, p, s, number(2), number(-1), number("1/2")])
    operator = random.choice(["dot", "dot", "form", "form", "norm", "trace", "determinant", "entry", "small", "sqrt",
                              "multiply", "add", "absolute", "power"])  # fmt: skip
    match operator:
        case "dot":
            return made("multiply", made("transpose", a_vector(random, depth - 1)), a_vector(random, depth - 1))
        case "form":
            first, middle = a_vector(random, depth - 2), a_matrix(random, depth - 1)
            second = first if random.random() < 0.5 else a_vector(random, depth - 2)
            return made("multiply", made("multiply", made("transpose", first), middle), second)
        case "norm":
            return made("norm", a_vector(random, depth - 1))
        case "entry":
            return made("entry", a_vector(random, depth - 1), 1)
        case "trace" | "determinant":
            return made(operator, a_matrix(random, depth - 1))
        case "small":
            return made(random.choice(["trace", "determinant"]), a_matrix(random, depth - 1, number(2)))
        case "sqrt" | "absolute":
            return made(operator, a_scalar(random, depth - 1))
        case "power":
            return made(operator, a_scalar(random, depth - 1), random.choice([2, -1, number("1/2"), 3]))
    return made(operator, a_scalar(random, depth - 1), a_scalar(random, depth - 1))


def any_of_matrices(random: Random, depth: int) -> Term:
    """A random matrix, vector, or number made of them."""
    small = random.random() < 0.2
    return a_matrix(random, depth, number(2)) if small else random.choice([a_matrix, a_vector, a_scalar])(random, depth)


# Steps that may be false: the kinds that students, and normal forms, get wrong.
def loosened(random: Random, term: Term) -> Term:
    """The term after one step, true or not, somewhere in it."""
    parts = children(term)
    if parts and isinstance(term, Apply) and random.random() < 0.6:
        at = random.randrange(len(parts))
        return Apply(term.operator, (*parts[:at], loosened(random, parts[at]), *parts[at + 1 :]))
    match term:
        case Apply("power", (Apply("power", (a, b)), c)):
            return a ** (b * c)
        case Apply("power", (Apply("multiply" | "divide" as operator, (a, b)), c)):
            return made(operator, a**c, b**c)
        case Apply("power", (a, Apply("add", (b, c)))):
            return a**b * a**c
        case Apply("sqrt" | "absolute", (Apply("power", (a, _)),)):
            return a
        case Apply("sqrt" | "absolute" | "log" as operator, (Apply("multiply", (a, b)),)):
            return made("add" if operator == "log" else "multiply", made(operator, a), made(operator, b))
        case Apply("log", (Apply("exp", (a,)),)) | Apply("exp", (Apply("log", (a,)),)) | Apply("absolute", (a,)):
            return a
        case Apply("inverse" | "transpose" as operator, (Apply("multiply", (a, b)),)):
            return made("multiply", *(made(operator, c) for c in random.sample([a, b], 2)))
        case Apply("multiply" | "add" | "hadamard" as operator, (a, b)):
            return made(operator, b, a)
        case Apply("transpose", (a,)):
            return a
        case Apply("divide", (a, b)):
            return a * b ** number(-1)
    return term


def mutated(random: Random, term: Term, grow: Callable[[Random, int], Term]) -> Term:
    """The term with one node changed."""
    parts = children(term)
    if isinstance(term, Apply) and parts and random.random() < 0.8:
        at = random.randrange(len(parts))
        return Apply(term.operator, (*parts[:at], mutated(random, parts[at], grow), *parts[at + 1 :]))
    if isinstance(term, Apply) and len(parts) == 2:
        return random.choice([parts[0], parts[1], Apply(term.operator, parts[::-1]), made("add", *parts)])
    return random.choice([grow(random, 0), made("negate", term), term + number(1)])
