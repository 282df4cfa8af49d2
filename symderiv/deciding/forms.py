"""Functions drawn as terms: polynomials of second degree whose parameters are drawn, with the properties declared.

Several arguments, vectors and matrices among them, are joined by bilinear parts. What no form is certain to satisfy
(a property nobody gave a form, whole numbers as values of real ones) has no models: a function is believed to be of its
sort, so it must be so by its making.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from random import Random

from symderiv.language.meaning_exact import NoMeaning
from symderiv.language.sorts import ONE, Function, Matrix, Scalar, Sort, has
from symderiv.language.terms import Symbol, Term, apply, bind, number

__all__ = ["Parameter", "written_out"]

Parameter = Callable[[str, Sort], Symbol]

REAL, POSITIVE = Scalar("real"), Scalar("real", frozenset({"positive"}))
SIGNS = frozenset({"positive", "nonnegative", "negative", "nonpositive", "nonzero"})
SMOOTH = frozenset({"differentiable", "continuous", "sequence"})  # of every form here
SCALED = frozenset({
    "positive", "nonnegative", "nonzero", "symmetric", "diagonal", "lower triangular", "upper triangular",
    "positive definite", "positive semidefinite", "invertible", "positive diagonal entries", "square",
})  # fmt: skip


def written_out(sort: Function, parameter: Parameter, chance: Random) -> Term:
    """A function of the sort as a term. Raises `NoMeaning` for sorts and properties that have no form."""
    variables = [Symbol(f"x_{i}" if len(sort.arguments) > 1 else "x", s) for i, s in enumerate(sort.arguments)]
    if not variables or not all(isinstance(s, Scalar | Matrix) for s in (*sort.arguments, sort.value)):
        raise NoMeaning("a function between such sorts")
    term = _body(sort, parameter, variables, chance)
    for variable in reversed(variables):
        term = bind("lambda", _all_of(variable.sort), variable, term)
    return term


def _all_of(sort: Sort) -> Term:
    if isinstance(sort, Matrix):
        return apply("vectors", sort.rows) if sort.columns == ONE else apply("matrices", sort.rows, sort.columns)
    kind = sort.kind if isinstance(sort, Scalar) else "real"
    return apply({"integer": "integers", "real": "reals", "complex": "complexes"}[kind])


def _body(sort: Function, parameter: Parameter, variables: list[Symbol], chance: Random) -> Term:
    shape, value = sort.properties - SMOOTH, sort.value
    if isinstance(value, Matrix):
        if shape - {"linear"}:
            raise NoMeaning(f"a function that is {' and '.join(sorted(shape))}")
        return _matrix_valued(value, bool(shape), parameter, variables)
    assert isinstance(value, Scalar)
    whole = value.kind == "integer"
    if value.properties - SIGNS or (whole and not all(_is_whole(v.sort) for v in variables)):
        raise NoMeaning("a function with such values")
    number_sort, positive = Scalar(value.kind), Scalar(value.kind, frozenset({"positive"}))
    if value.kind == "complex":
        number_sort, positive = REAL, POSITIVE
    if shape:
        return _shaped(sort, parameter, variables)
    signs = value.properties
    if not signs:
        return _any(parameter, variables, number_sort, chance)
    if len(variables) == 1 and isinstance(variables[0].sort, Scalar) and variables[0].sort.kind != "complex":
        body: Term = parameter("a", positive) * variables[0] ** 2 + parameter("b", positive)
    elif any(isinstance(v.sort, Scalar) and v.sort.kind == "complex" for v in variables):
        body = parameter("b", positive)
    else:
        body = _any(parameter, variables, number_sort, chance) ** 2 + parameter("e", positive)
    return -body if signs & {"negative", "nonpositive"} else body


def _is_whole(sort: Sort) -> bool:
    return isinstance(sort, Scalar) and sort.kind == "integer"


def _any(parameter: Parameter, variables: list[Symbol], number_sort: Scalar, chance: Random) -> Term:
    """Of one number at times only affine; of two numbers, of one vector, of anything: quadratic."""
    first, *others = variables
    if not others:
        if isinstance(first.sort, Matrix):
            return _square(parameter, "A", first, REAL) + _linear(parameter, "b", first)
        if chance.random() < 0.3:
            return parameter("a", number_sort) * first + parameter("b", number_sort)
        quadratic = parameter("a", number_sort) * first**2 + parameter("b", number_sort) * first
        return quadratic + parameter("c", number_sort)
    if len(variables) == 2 and all(isinstance(v.sort, Scalar) for v in variables):
        x, y = variables
        mixed = parameter("a", number_sort) * x * y + parameter("b", number_sort) * x**2
        return mixed + parameter("c", number_sort) * y + parameter("d", number_sort)
    total = _square(parameter, "b", first, number_sort)
    for i, (x, y) in enumerate(pairwise(variables)):
        total = total + _joined(parameter, f"a_{i}", x, y, number_sort)
    for i, y in enumerate(others):
        total = total + _linear(parameter, f"c_{i}", y, number_sort)
    return total + parameter("d", number_sort)


def _linear(parameter: Parameter, name: str, x: Symbol, number_sort: Scalar = REAL) -> Term:
    """A number that depends linearly on a number, a vector or a matrix."""
    if isinstance(x.sort, Scalar):
        return parameter(name, number_sort) * x
    assert isinstance(x.sort, Matrix)
    left = apply("transpose", parameter(name, Matrix(x.sort.rows, ONE)))
    if x.sort.columns == ONE:
        return left * x
    return left * (x * parameter(name + "'", Matrix(x.sort.columns, ONE)))


def _square(parameter: Parameter, name: str, x: Symbol, number_sort: Scalar, *, definite: bool = False) -> Term:
    """A number that depends quadratically; where definite, it is positive but at zero."""
    if isinstance(x.sort, Scalar):
        return parameter(name, POSITIVE if definite else number_sort) * x**2
    assert isinstance(x.sort, Matrix)
    if x.sort.columns != ONE:
        return _linear(parameter, name, x) ** 2
    of = Matrix(x.sort.rows, x.sort.rows, frozenset({"positive definite"} if definite else ()))
    return apply("transpose", x) * (parameter(name, of) * x)


def _joined(parameter: Parameter, name: str, x: Symbol, y: Symbol, number_sort: Scalar) -> Term:
    """A number that depends linearly on each of two things."""
    if all(isinstance(v.sort, Matrix) and v.sort.columns == ONE for v in (x, y)):
        rows, columns = x.sort.dimensions[0], y.sort.dimensions[0]
        return apply("transpose", x) * (parameter(name, Matrix(rows, columns)) * y)
    if isinstance(x.sort, Scalar) and isinstance(y.sort, Scalar):
        return parameter(name, number_sort) * x * y
    if isinstance(x.sort, Scalar):
        return x * _linear(parameter, name, y)
    return _linear(parameter, name, x) * (y if isinstance(y.sort, Scalar) else _linear(parameter, name + "''", y))


def _matrix_valued(value: Matrix, linear: bool, parameter: Parameter, variables: list[Symbol]) -> Term:
    """An affine map of vectors to vectors; else numbers that depend on the arguments, times matrices."""
    if value.kind == "complex" or value.properties - SCALED or (linear and value.properties):
        raise NoMeaning("a function with such values")
    if value.properties:  # what may be multiplied by a positive number
        total: Term = parameter("d", POSITIVE)
        for i, x in enumerate(variables):
            if isinstance(x.sort, Scalar) and x.sort.kind == "complex":
                raise NoMeaning("a function with such values")
            total = total + _linear(parameter, f"a_{i}", x) ** 2
        return total * parameter("C", value)
    parts = [_image(value, linear, parameter, i, x) for i, x in enumerate(variables)]
    for i, (x, y) in enumerate(pairwise(() if linear else variables)):
        parts.append(_joined(parameter, f"c_{i}", x, y, REAL) * parameter(f"D_{i}", value))
    if not linear and not (len(variables) == 1 and isinstance(variables[0].sort, Scalar)):
        parts.append(parameter("b", value))
    total = parts[0]
    for part in parts[1:]:
        total = total + part
    return total


def _image(value: Matrix, linear: bool, parameter: Parameter, i: int, x: Symbol) -> Term:
    if isinstance(x.sort, Matrix) and x.sort.columns == value.columns:
        return parameter(f"A_{i}" if i else "A", Matrix(value.rows, x.sort.rows)) * x
    if isinstance(x.sort, Matrix):
        return _linear(parameter, f"a_{i}", x) * parameter(f"A_{i}", value)
    first = x * parameter(f"a_{i}" if i else "a", value)
    return first if linear else first + x**2 * parameter(f"b_{i}" if i else "b", value)


def _shaped(sort: Function, parameter: Parameter, variables: list[Symbol]) -> Term:
    """A function with one property of shape, to real numbers of any sign. Raises `NoMeaning` for others."""
    properties, value = sort.properties - SMOOTH, sort.value
    assert isinstance(value, Scalar)
    names = sorted(properties)
    complexes = any(isinstance(v.sort, Scalar) and v.sort.kind == "complex" for v in variables)
    (name, *others) = names
    if others or complexes or value.kind != "real":
        raise NoMeaning(f"a function that is {' and '.join(names)}")
    signs = value.properties
    total: Term
    if name in ("convex", "strictly convex", "concave", "strictly concave") and _are_vectors(variables):
        downwards = name.endswith("concave")
        if signs and not (signs <= ({"nonpositive"} if downwards else {"nonnegative"})):
            raise NoMeaning(f"a {name} function with such values")
        total = number(0) if signs else parameter("c", REAL)
        for i, x in enumerate(variables):
            square = _square(parameter, f"a_{i}", x, REAL, definite=True)
            bowl = square if signs else square + _linear(parameter, f"b_{i}", x)
            total = total - bowl if downwards else total + bowl
        return total
    if signs:
        raise NoMeaning(f"a {name} function with such values")
    if name == "linear":
        total = _linear(parameter, "a_0", variables[0])
        for i, x in enumerate(variables[1:], start=1):
            total = total + _linear(parameter, f"a_{i}", x)
        return total
    if len(variables) == 1 and isinstance(variables[0].sort, Scalar) and has(sort, "increasing"):
        (x,) = variables
        return parameter("a", POSITIVE) * x + number("1/3") * x**3 + parameter("b", REAL)
    if len(variables) == 1 and isinstance(variables[0].sort, Scalar) and name in ("decreasing", "strictly decreasing"):
        (x,) = variables
        return parameter("b", REAL) - parameter("a", POSITIVE) * x - number("1/3") * x**3
    raise NoMeaning(f"a function that is {name}")


def _are_vectors(variables: list[Symbol]) -> bool:
    return all(not isinstance(v.sort, Matrix) or v.sort.columns == ONE for v in variables)
