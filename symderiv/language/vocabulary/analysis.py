r"""Functions, sums and products over ranges, derivatives, integrals, limits, extrema.

The domain of a binder says where its variable is: a set (``sum``, ``integral``, ``largest``), a way from one number to
another (``between``: ``\int_a^b`` is minus ``\int_b^a``), a point (``derivative``, ``antiderivative``, ``value_at``), or
what is approached (``limit``). An ``antiderivative`` is any one of them, at its point: equal up to a constant. A
``formal_derivative`` is that of a quantity that depends on another in a way nobody stated: ``\partial L/\partial b`` in
a chain rule. ``agrees_to_order`` says of its body ``(a, b, O(c))`` that a - b is of the order of c there.
"""

from __future__ import annotations

from collections.abc import Callable

from symderiv.errors import LanguageError
from symderiv.language.dimensions import same_dimension
from symderiv.language.signature import Binder, Operator, Writing
from symderiv.language.sort_rules import all_scalars, applied, number_of, statement_of
from symderiv.language.sorts import (
    GROWTH,
    INTEGER,
    NATURAL,
    ONE,
    POSITIVE,
    POSITIVE_INTEGER,
    REAL,
    STATEMENT,
    UNKNOWN,
    Function,
    Matrix,
    Scalar,
    Set,
    Sort,
    Statement,
    Tuple,
    Unknown,
    closure,
    has,
)  # fmt: skip
from symderiv.language.terms import Apply, Number, Term


def _element(domain: Term, over: Sort) -> Sort:
    """The sort of a variable that runs over a set; from 1 upwards it is positive."""
    match domain:
        case Apply("approaching", (_, through)):
            return _element(through, over)
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


def _integrated(over: Sort, body: Sort) -> Sort:
    """A number or a matrix; no sign is kept, for an integral may run backwards."""
    match body:
        case Scalar(kind, _):
            return Scalar("real" if kind == "integer" else kind)
        case Matrix(m, n, _, kind):
            return Matrix(m, n, frozenset(), kind)
    if UNKNOWN in (over, body):
        return UNKNOWN
    raise LanguageError("an integral: of a number, a vector or a matrix")


def _integrated_by(over: Sort, body: Sort) -> Sort:
    match body:
        case Tuple((Scalar(), Scalar())):
            return Scalar("real")
    if UNKNOWN in (over, body):
        return UNKNOWN
    raise LanguageError("an integral by a function: of a number, by a number")


def _inside(domain: Term, over: Sort) -> Sort:
    """The sort of a variable of integration: the ends of an interval do not matter."""
    match domain:
        case Apply("between", (Number(first), Number(last))) if first >= 0 and last >= 0:
            return POSITIVE
        case Apply("between", (Number(first), Apply("infinity", _))) if first >= 0:
            return POSITIVE
    return _element(domain, over)


def _between(*ends: Sort) -> Sort:
    if all(isinstance(end, Scalar) or end == UNKNOWN for end in ends):
        return Set(REAL)
    raise LanguageError("an integral: its bounds are no numbers")


def _approached(point: Sort, *within: Sort) -> Sort:
    """What is near a point, perhaps within a set: numbers where whole numbers are approached."""
    if within:
        return within[0]
    if isinstance(point, Matrix):
        return Set(Matrix(point.rows, point.columns, frozenset(), point.kind))
    return Set(Scalar("complex" if isinstance(point, Scalar) and point.kind == "complex" else "real"))


def _extreme(over: Sort, body: Sort) -> Sort:
    if isinstance(body, Scalar) or body == UNKNOWN:
        return body
    raise LanguageError("an extremum: of numbers")


def _where_extreme(over: Sort, body: Sort) -> Sort:
    _extreme(over, body)
    return Set(over.element if isinstance(over, Set) else UNKNOWN)


def _formal(of: Sort, by: Sort) -> Sort:
    return _derived(by, of)


def _around_first(domain: Term, point: Sort) -> Sort:
    return _around(domain, point.parts[0]) if isinstance(point, Tuple) and point.parts else UNKNOWN


def _replaced(whole: Sort, *_: Sort) -> Sort:
    """A matrix, a vector or a sequence, one of its entries being another."""
    match whole:
        case Matrix(m, n, _, kind):
            return Matrix(m, n, frozenset(), kind)
        case Function(arguments, value, _) if arguments == (INTEGER,):
            return Function(
                (INTEGER,), Scalar(value.kind) if isinstance(value, Scalar) else value, frozenset({"sequence"})
            )
    return UNKNOWN


def _extremum(name: str, sign: str, value: Callable[[Sort, Sort], Sort] = _extreme) -> Binder:
    return Binder(name, _element, value, Writing(f"{sign}_{{{{{{v}} \\in {{d}}}}}} {{b}}", 30, (30,)))


def _valued(value: Sort, condition: Sort) -> Sort:
    if not isinstance(value, Scalar | Unknown) or not isinstance(condition, Statement | Unknown):
        raise LanguageError("an extremum under a condition: of a number, where a statement holds")
    return value


def _under(name: str, sign: str) -> Operator:
    return Operator(name, _valued, Writing(f"{sign}_{{{{: {{1}}}}}} {{0}}", 19, (31, 0)))


ANALYSIS = (
    Operator("apply", applied, Writing(r"{0}\left({*}\right)", 60, (60, 0))),
    Binder("lambda", _element, _lambda, Writing(r"{v} \mapsto {b}", 5, (5,))),
    Binder("sum", _element, _summed, Writing(r"\sum_{{{v} {d}}} {b}", 25, (30,)), reads=(r"\sum_{#}^{#} #",), sympy="Sum"),
    Binder("product", _element, _product, Writing(r"\prod_{{{v} {d}}} {b}", 30, (30,)), reads=(r"\prod_{#}^{#} #",), sympy="Product"),
    Binder("derivative", _around, _derived, Writing(r"\frac{{\partial}}{{\partial {v}}}({b})", 45, (0,)), sympy="Derivative"),
    # Of the order that the domain, a pair of point and order, says.
    Binder("derivative_of_order", _around_first, lambda over, body: body, Writing(r"\frac{{d}}{{d {v}}}({b})", 45, (0,))),
    Operator("formal_derivative", _formal, Writing(r"\frac{{\partial {0}}}{{\partial {1}}}", 45, (31, 31))),
    Operator("with_fixed", lambda of, *_: of, Writing(r"\left({0}\right)_{{{*}}}", 60, (0, 0))),  # (dU/dT)_V
    Operator("differential", lambda of: of, Writing("d {0}", 45, (60,))),
    Operator("with_entry", _replaced, Writing(r"{0}\left[{*}\right]", 60, (60, 0))),
    Operator("between", _between, Writing(r"\text{{from }} {0} \text{{ to }} {1}", 10, (11,))),
    Binder("integral", _inside, _integrated, Writing(r"\int_{{{d}}} {b} \, d{v}", 45, (30,)), sympy="Integral"),
    # Of the first of two functions, by the second: Riemann's and Stieltjes', or Itô's.
    Binder("stieltjes_integral", _inside, _integrated_by, Writing(r"\int_{{{d}}} {b} \, d{v}", 45, (30,))),
    Binder("antiderivative", _around, _integrated, Writing(r"\int^{{{d}}} {b} \, d{v}", 45, (30,)), sympy="Integral"),
    Binder("difference_between", _element, lambda over, body: body, Writing(r"\left[{b}\right]_{{{d}}}", 45, (0,))),
    Binder("value_at", lambda domain, point: point, lambda over, body: body, Writing(r"\left.{b}\right|_{{{v}={d}}}", 45, (0,))),
    Binder("limit", _element, lambda over, body: body, Writing(r"\lim_{{{v} {d}}} {b}", 30, (30,)), sympy="Limit"),
    Binder("upper_limit", _element, _extreme, Writing(r"\limsup_{{{v} {d}}} {b}", 30, (30,))),
    Binder("lower_limit", _element, _extreme, Writing(r"\liminf_{{{v} {d}}} {b}", 30, (30,))),
    # Through a set, which may follow: ``approaching(infinity, from(1))`` is the end of a sequence.
    Operator("approaching", _approached, Writing(r"\to {0}", 10, (11,))),
    Operator("approaching_from_above", _approached, Writing(r"\to {0}^{{+}}", 10, (51,))),
    Operator("approaching_from_below", _approached, Writing(r"\to {0}^{{-}}", 10, (51,))),
    # Of the body, a pair: the first tends to the second.
    Binder("converges_to", _element, lambda over, body: STATEMENT, Writing(r"{b} \text{{ as }} {v} {d}", 10, (11,))),
    Binder("agrees_to_order", _element, lambda over, body: STATEMENT, Writing(r"{b} \text{{ as }} {v} {d}", 10, (11,))),
    Operator("little_o", lambda _: GROWTH, Writing(r"o\left({0}\right)", 100, (0,)), reads=(r"o(#)",)),
    _extremum("largest", r"\max"), _extremum("smallest", r"\min"), _extremum("supremum", r"\sup"), _extremum("infimum", r"\inf"),
    # Over letters that the writer does not name.
    Operator("largest_value", all_scalars(REAL), Writing(r"\max {0}", 19, (31,))),
    Operator("smallest_value", all_scalars(REAL), Writing(r"\min {0}", 19, (31,))),
    _under("largest_value_under", r"\max"), _under("smallest_value_under", r"\min"),
    _under("supremum_under", r"\sup"), _under("infimum_under", r"\inf"),
    _extremum("argmax", r"\operatorname*{{argmax}}", _where_extreme), _extremum("argmin", r"\operatorname*{{argmin}}", _where_extreme),
    Operator("strictly_increasing", statement_of(Function, Set), Writing(r"{0} \text{{ is strictly increasing on }} {1}", 10, (6, 11))),
    Operator("injective", statement_of(Function, Set), Writing(r"{0} \text{{ is injective on }} {1}", 10, (6, 11))),
    Operator("maps_onto", statement_of(Function, Set, Set), Writing(r"{0} \text{{ maps }} {1} \text{{ onto }} {2}", 10, (6, 11, 11))),
    Operator("continuous", statement_of(Function, Set), Writing(r"{0} \text{{ is continuous on }} {1}", 10, (6, 11))),
    Binder("tends_to_infinity", _element, lambda over, body: STATEMENT, Writing(r"{b} \to \infty \text{{ as }} {v} \to \infty", 10, (11,))),
)  # fmt: skip

__all__ = ["ANALYSIS", "REAL"]
