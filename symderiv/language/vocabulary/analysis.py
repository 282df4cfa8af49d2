"""Functions, sums and products over ranges, derivatives, limits."""

from __future__ import annotations

from symderiv.errors import LanguageError
from symderiv.language.dimensions import same_dimension
from symderiv.language.signature import Binder, Operator, Writing
from symderiv.language.sort_rules import applied, number_of, statement_of
from symderiv.language.sorts import (
    INTEGER,
    NATURAL,
    ONE,
    POSITIVE_INTEGER,
    REAL,
    STATEMENT,
    UNKNOWN,
    Function,
    Matrix,
    Scalar,
    Set,
    Sort,
    closure,
    has,
)  # fmt: skip
from symderiv.language.terms import Apply, Number, Term


def _element(domain: Term, over: Sort) -> Sort:
    """The sort of a variable that runs over a set; from 1 upwards it is positive."""
    match domain:
        case Apply("range", (Number(first), _)) | Apply("from", (Number(first),)):
            return POSITIVE_INTEGER if first >= 1 else NATURAL if first >= 0 else INTEGER
    return over.element if isinstance(over, Set) else UNKNOWN


def _around(_: Term, point: Sort) -> Sort:
    """The sort of what lies all around a point: a real number near one that is not negative, or whole, may be neither."""
    match point:
        case Scalar(kind, properties):
            near = closure(properties) & {"positive", "negative", "nonzero"}
            return Scalar("real" if kind == "integer" else kind, near)
        case Matrix(rows, columns, properties, kind):
            return Matrix(rows, columns, properties & {"positive"}, kind)
    return point


def _summed(over: Sort, body: Sort) -> Sort:
    if isinstance(body, Scalar):
        return Scalar(body.kind, frozenset(p for p in ("nonnegative", "nonpositive") if has(body, p)))
    if isinstance(body, Matrix):
        return Matrix(body.rows, body.columns, frozenset(), body.kind)
    return body


def _product(over: Sort, body: Sort) -> Sort:
    if isinstance(body, Scalar):
        return number_of(body.kind, *(p for p in ("positive", "nonnegative", "nonzero") if has(body, p)))
    return Matrix(body.rows, body.columns, frozenset(), body.kind) if isinstance(body, Matrix) else body


def _derived(over: Sort, body: Sort) -> Sort:
    """A number by a number, a vector by a number, a vector by a vector (Jacobian), a number by a vector (gradient)."""
    match over, body:
        case Scalar(), Scalar(kind, _):
            return Scalar("real" if kind == "integer" else kind)
        case Scalar(), Matrix(m, n, _, kind):
            return Matrix(m, n, frozenset(), kind)
        case Matrix(m, n, _, _), Scalar():
            return Matrix(m, n)
        case Matrix(m, n, _, _), Matrix(k, c, _, _) if same_dimension(n, ONE) and same_dimension(c, ONE):
            return Matrix(k, m)
    if UNKNOWN in (over, body):
        return UNKNOWN
    raise LanguageError("a derivative: of a number or a vector, by a number or a vector")


def _lambda(over: Sort, body: Sort) -> Sort:
    element = over.element if isinstance(over, Set) else UNKNOWN
    if isinstance(body, Function) and "sequence" not in body.properties:
        return Function((element, *body.arguments), body.value)  # a function of several arguments
    return Function((element,), body)


ANALYSIS = (
    Operator("apply", applied, Writing(r"{0}\left({*}\right)", 60, (60, 0))),
    Binder("lambda", _element, _lambda, Writing(r"{v} \mapsto {b}", 5, (5,))),
    Binder("sum", _element, _summed, Writing(r"\sum_{{{v} {d}}} {b}", 25, (30,)), reads=(r"\sum_{#}^{#} #",), sympy="Sum"),
    Binder("product", _element, _product, Writing(r"\prod_{{{v} {d}}} {b}", 30, (30,)), reads=(r"\prod_{#}^{#} #",), sympy="Product"),
    Binder("derivative", _around, _derived, Writing(r"\frac{{\partial}}{{\partial {v}}} {b}", 30, (31,)), sympy="Derivative"),
    Binder("limit", _element, lambda over, body: body, Writing(r"\lim_{{{v} {d}}} {b}", 30, (30,)), sympy="Limit"),
    Operator("strictly_increasing", statement_of(Function, Set), Writing(r"{0} \text{{ is strictly increasing on }} {1}", 10, (6, 11))),
    Operator("maps_onto", statement_of(Function, Set, Set), Writing(r"{0} \text{{ maps }} {1} \text{{ onto }} {2}", 10, (6, 11, 11))),
    Operator("continuous", statement_of(Function, Set), Writing(r"{0} \text{{ is continuous on }} {1}", 10, (6, 11))),
    Binder("tends_to_infinity", _element, lambda over, body: STATEMENT, Writing(r"{b} \to \infty \text{{ as }} {v} \to \infty", 10, (11,))),
)  # fmt: skip

__all__ = ["ANALYSIS", "REAL"]
