"""Coercion: what a zero, an identity, a list or an undeclared letter is, from what it stands next to."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from symderiv.language.dimensions import same_dimension
from symderiv.language.outcomes import OMEGA
from symderiv.language.sorts import (
    LAW,
    ONE,
    STATEMENT,
    UNKNOWN,
    Distribution,
    Element,
    Function,
    Matrix,
    Scalar,
    Set,
    Sort,
    Statement,
    has,
)  # fmt: skip
from symderiv.language.spans import Span
from symderiv.language.terms import Apply, Number, Symbol, Term, apply, subterms
from symderiv.language.vocabulary import VOCABULARY
from symderiv.language.vocabulary.algebra import SPACE, linear
from symderiv.reading.meaning.algebra import beside, undeclared
from symderiv.reading.meaning.functions import functions, likelihoods

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["ALL_ONES", "IDENTITY", "blocks", "coerced", "comparable", "fitted", "pair"]

IDENTITY = Symbol("I", UNKNOWN)
"""An identity matrix whose size is still to be found."""

ALL_ONES = Symbol("1", UNKNOWN)
"""A vector of ones whose size is still to be found."""

ZERO = Number(Fraction(0))
ANY_DIMENSION = apply("space_dimension")
# Under ``E_q`` a law that stands alone in these is its density at the outcome: ``E_q[\\log q - \\log p]``.
POINTWISE = frozenset({"log", "exp", "add", "subtract", "multiply", "divide", "power", "negate", "sqrt", "absolute"})
OF_SETS = frozenset({"union", "intersection", "set_difference", "direct_sum", "set_sum"})
ALIKE = frozenset({"add", "subtract", "hadamard", "hadamard_divide"})


def fitted(e: Elaborator, operator: str, arguments: tuple[Term, ...]) -> tuple[Term, ...]:
    """The arguments of an operator, each coerced to what the others ask of it."""
    if e.outcomes and operator in POINTWISE:
        laws = (e.sort(argument) == LAW for argument in arguments)
        arguments = tuple(
            apply("density_at", argument, OMEGA, span=argument.span) if law else argument
            for argument, law in zip(arguments, laws, strict=True)
        )
    row = VOCABULARY.get(operator)
    relation = row is not None and row.writes.level == 10
    if len(arguments) == 2 and (operator in ALIKE or (relation and operator != "member")):
        return pair(e, *arguments)
    if operator in OF_SETS:
        undeclared.sets_alike(e, *arguments)
    if operator in ("divergence", "jensen_shannon", "cross_entropy"):
        return pair(e, *arguments)
    if operator == "values":
        beside.learnt(e, arguments[0], linear(SPACE, SPACE))
    if operator == "log":
        arguments = (likelihoods.as_value(e, arguments[0]),)
    if operator == "softmax":
        functions.as_vector(e, arguments[0])
    if operator == "multiply":
        return _factors(e, *arguments)
    if operator == "normal" and len(arguments) == 2:
        return _normal(e, *arguments)
    if operator == "density_at" and isinstance(at := e.sort(arguments[1]), Matrix | Scalar):
        return coerced(e, arguments[0], Distribution(at)) or arguments[0], arguments[1]
    if operator == "apply":
        function = e.sort(arguments[0])
        if isinstance(function, Function) and len(function.arguments) == len(arguments) - 1:
            given = zip(arguments[1:], function.arguments, strict=True)
            return (arguments[0], *(coerced(e, term, wanted) or term for term, wanted in given))
    return arguments


def comparable(a: Sort, b: Sort) -> bool:
    """Whether things of these sorts can stand on two sides of an equation."""
    if isinstance(a, Matrix) and isinstance(b, Matrix):
        return same_dimension(a.rows, b.rows) and same_dimension(a.columns, b.columns)
    if isinstance(a, Distribution) and isinstance(b, Distribution):
        return comparable(a.of, b.of)
    return type(a) is type(b) and (not isinstance(a, Element) or a == b)


def pair(e: Elaborator, a: Term, b: Term) -> tuple[Term, Term]:
    """Two things that must be alike."""
    left, right = e.sort(a), e.sort(b)
    if isinstance(left, Matrix | Distribution | Element) and (fitting := coerced(e, b, left)) is not None:
        return a, fitting
    if e.undeclared and (type(a) is Symbol or type(b) is Symbol) and (sizeless(a) or sizeless(b)):
        undeclared.square(e, a, b)
    if isinstance(left, Statement) or isinstance(right, Statement):
        for term in (a, b):
            beside.learnt(e, term, STATEMENT)
    if has(left, "linear") or has(right, "linear"):
        wanted = left if has(left, "linear") else right
        return coerced(e, a, wanted) or a, coerced(e, b, wanted) or b
    if isinstance(left, Set) and isinstance(right, Set):
        return _with_zeros(e, a, left), _with_zeros(e, b, right, left)
    if isinstance(right, Matrix | Distribution | Element):
        return coerced(e, a, right) or a, b
    return a, b


def _with_zeros(e: Elaborator, term: Term, own: Set, other: Set | None = None) -> Term:
    r"""``\{0\}`` beside a set of vectors: the zero is one of them."""
    element = (other or own).element
    if not isinstance(term, Apply) or term.operator != "set" or not isinstance(element, Matrix | Element):
        return term
    elements = [coerced(e, part, element) for part in term.arguments]
    return term if None in elements else Apply("set", tuple(part for part in elements if part is not None), term.span)


def _factors(e: Elaborator, a: Term, b: Term) -> tuple[Term, Term]:
    left, right = e.sort(a), e.sort(b)
    if isinstance(right, Matrix) and _sizeless(a):
        rows = ONE if _is_ones(a) else right.rows
        return coerced(e, a, Matrix(rows, right.rows)) or a, b
    if isinstance(left, Matrix) and _sizeless(b):
        columns = ONE if _is_ones(b) else left.columns
        return a, coerced(e, b, Matrix(left.columns, columns)) or b
    return a, b


def sizeless(term: Term) -> bool:
    """Whether a part of it is an identity, or a vector of ones, whose size is still to be found."""
    return _sizeless(term)


def _sizeless(term: Term) -> bool:
    return any(type(part) is Symbol and part in (IDENTITY, ALL_ONES) for part in subterms(term))


def _is_ones(term: Term) -> bool:
    return term == ALL_ONES or term == apply("transpose", ALL_ONES)


def _normal(e: Elaborator, mean: Term, covariance: Term) -> tuple[Term, Term]:
    about, spread = e.sort(mean), e.sort(covariance)
    if isinstance(about, Matrix):
        return mean, coerced(e, covariance, Matrix(about.rows, about.rows)) or covariance
    if isinstance(spread, Matrix):
        return coerced(e, mean, Matrix(spread.rows, ONE)) or mean, covariance
    return mean, covariance


def coerced(e: Elaborator, term: Term, wanted: Sort) -> Term | None:
    """The term as a thing of the wanted sort, None where it is none."""
    given = e.sort(term)
    if comparable(given, wanted) and not _sizeless(term):
        return term
    match term, wanted:
        case Symbol(name, _), _ if name in e.undeclared and term == e.undeclared[name]:
            return _inferred(e, name, wanted, term)
        case Apply("normal", (mean, covariance)), Distribution(Matrix(n, _, _, _) as of):
            a, b = coerced(e, mean, of), coerced(e, covariance, Matrix(n, n))
            return None if a is None or b is None else apply("normal", a, b, span=term.span)
        case Number(value), Element(of) if value == (0 if of == "space" else 1):
            return apply("zero_vector" if of == "space" else "neutral_element", span=term.span)
        case _, Function() if has(wanted, "linear"):
            return _as_map(e, term, wanted)
        case _, Matrix() if functions.learns_value(e, term, given, wanted):
            return term
        case _, Matrix(rows, columns, _, _):
            return _as_matrix(e, term, rows, columns, wanted)
    return None


def _inferred(e: Elaborator, name: str, wanted: Sort, term: Term) -> Term | None:
    """Notes the sort of an undeclared letter; the next pass reads it so."""
    if isinstance(wanted, Set) and isinstance(e.sort(term), Scalar):
        e.findings.sorts.setdefault(name, wanted)
        return term
    if isinstance(wanted, Matrix):
        e.findings.sorts[name] = Matrix(wanted.rows, wanted.columns)
        return term
    if isinstance(wanted, Element) and isinstance(e.sort(term), Scalar):
        e.findings.sorts.setdefault(name, wanted)
        return term
    if isinstance(wanted, Scalar) and wanted.kind == "integer" and e.findings.sorts.get(name) is None:
        e.findings.sorts[name] = wanted
        return term
    return None


def _as_map(e: Elaborator, term: Term, wanted: Function) -> Term | None:
    """``0``, ``I``, ``\\lambda I`` beside linear maps."""
    match term:
        case Number(value) if value == 0:
            return apply("zero_map", span=term.span)
        case Symbol() if term == IDENTITY:
            return apply("identity_map", span=term.span)
        case Apply("negate", (a,)):
            return _rebuilt(e, term, (a,), (wanted,))
        case Apply("multiply", (a, b)):
            return _rebuilt(e, term, (b,), (wanted,), before=(a,))
    return None


def _as_matrix(e: Elaborator, term: Term, rows: Term, columns: Term, wanted: Sort) -> Term | None:
    match term:
        case Number(value) if value == 0:
            return apply("zero", rows, columns, span=term.span)
        case Symbol() if term == ALL_ONES:
            return apply("ones", rows, span=term.span) if same_dimension(columns, ONE) else None
        case Apply("transpose", (Symbol() as inner,)) if inner == ALL_ONES and same_dimension(rows, ONE):
            return apply("transpose", apply("ones", columns), span=term.span)
        case Symbol() if term == IDENTITY:
            return apply("identity", rows, span=term.span) if same_dimension(rows, columns) else None
        case Apply("unit_vector", (_, Number(axis))) if isinstance(rows, Number) and axis <= rows.value:
            return apply("unit_vector", rows, Number(axis), span=term.span)
        case Apply("formal_derivative", (of, by)) if isinstance(e.sort(by), Scalar):
            return _rebuilt(e, term, (of,), (wanted,), (by,))
        case Apply("gradient", (of, size)) if size == ANY_DIMENSION and same_dimension(columns, ONE):
            return apply("gradient", of, rows, span=term.span)
        case Apply("negate" | "inverse", (a,)):
            return _rebuilt(e, term, (a,), (wanted,))
        case Apply("transpose", (a,)):
            return _rebuilt(e, term, (a,), (Matrix(columns, rows),))
        case Apply("power", (a, exponent)) if a == IDENTITY:
            return _rebuilt(e, term, (a,), (wanted,), (exponent,))
        case Apply("add" | "subtract", (a, b)):
            return _rebuilt(e, term, (a, b), (wanted, wanted))
        case Apply("reduced_row_echelon_form", (a,)):
            return _rebuilt(e, term, (a,), (wanted,))
        case Apply("divide", (a, b)):
            return _rebuilt(e, term, (a,), (wanted,), (b,))
        case Apply("multiply", (a, b)):
            first, second = e.sort(a), e.sort(b)
            if isinstance(first, Matrix):
                return _rebuilt(e, term, (b,), (Matrix(first.columns, columns),), before=(a,))
            if isinstance(second, Matrix) and not _sizeless(b):
                return _rebuilt(e, term, (b,), (wanted,), before=(a,)) if isinstance(first, Scalar) else None
            return _rebuilt(e, term, (b,), (wanted,), before=(a,)) or _rebuilt(e, term, (a,), (wanted,), (b,))
        case Apply("blocks", (a, b, c, d)) if isinstance(corner := e.sort(a), Matrix):
            return undeclared.with_corner(term, corner, (rows, columns), (b, c, d))
        case Apply("matrix", (m, n, *entries)) if (
            same_dimension(m, columns) and same_dimension(n, rows) and ONE in (m, n)
        ):
            return Apply("matrix", (n, m, *entries), term.span)  # a list: a column or a row, as needed
    return None


def _rebuilt(
    e: Elaborator,
    term: Apply,
    parts: tuple[Term, ...],
    wanted: tuple[Sort, ...],
    after: tuple[Term, ...] = (),
    before: tuple[Term, ...] = (),
) -> Term | None:
    changed = [coerced(e, part, sort) for part, sort in zip(parts, wanted, strict=True)]
    if any(part is None for part in changed):
        return None
    return Apply(term.operator, (*before, *(part for part in changed if part is not None), *after), term.span)


def blocks(e: Elaborator, cells: list[list[Term]], span: Span) -> Term:
    """Two by two blocks; a zero takes its size from its neighbours."""
    if len(cells) != 2 or len(cells[0]) != 2:
        return e.fail(span, "only two by two blocks are read")
    shapes = [[e.sort(cell) for cell in row] for row in cells]
    for i in range(2):
        for j in range(2):
            beside, over = shapes[i][1 - j], shapes[1 - i][j]
            rows = beside.rows if isinstance(beside, Matrix) else ONE
            columns = over.columns if isinstance(over, Matrix) else ONE
            if (rows, columns) != (ONE, ONE):
                cells[i][j] = coerced(e, cells[i][j], Matrix(rows, columns)) or cells[i][j]
    return e.build("blocks", *cells[0], *cells[1], span=span)


def settled(e: Elaborator, term: Term) -> Term:
    """The term; an identity in it that never found a size is a piece that was not read."""
    if _sizeless(term):
        part = next(part for part in subterms(term) if part in (IDENTITY, ALL_ONES))
        what = "identity matrix" if part == IDENTITY else "vector of ones"
        e.fail(part.span or Span(0, len(e.latex)), f"the size of this {what} is not known")
    return term
