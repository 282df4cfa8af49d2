"""Values of a sort, drawn: small and readable ones first, then telling ones. ADD A SORT'S MODELS HERE.

Everything drawn is rational, so that NumPy and exact arithmetic see the same model; a function is drawn as a term with
rational parameters, a sequence as a table that grows when it is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from flint import acb, fmpq

from symderiv.deciding.forms import written_out
from symderiv.deciding.sequences import Family, Sequence
from symderiv.language.meaning_exact import NoMeaning, Undefined
from symderiv.language.meaning_matrices import added, identity, inverse, multiplied, shrunk, transpose
from symderiv.language.sorts import Function, Matrix, Scalar, Sort, has
from symderiv.language.terms import Symbol, Term

__all__ = ["STYLES", "Drawing", "draw"]

STYLES = ("small", "small", "fractions", "mixed", "spread", "small", "telling", "mixed", "equal", "mixed")
MIXED = ("small", "small", "telling", "spread", "large", "tiny")


@dataclass
class Drawing:
    """What a draw depends on: the source of chance, the values of dimensions, and which kind of values is wanted.

    style    "small" whole numbers, simple "fractions", "telling" ones (0, 1, -1, tiny, huge), "spread" over 2^-6 .. 2^6
             in equal shares of each power, "large", "tiny", "equal" entries; "mixed": one of these for each symbol
    extra    the parameters of functions drawn, by symbols of their own
    """

    random: Random
    dimension: Callable[[Term], int]
    style: str
    extra: dict[Symbol, Any] = field(default_factory=dict)


def draw(symbol: Symbol, drawing: Drawing) -> Any:
    """A value of the symbol's sort. Raises `NoMeaning` for sorts that have none."""
    sort = symbol.sort
    if drawing.style == "mixed":
        drawing = replace(drawing, style=drawing.random.choice(MIXED))  # the parameters stay shared
    if isinstance(sort, Scalar):
        return _scalar(sort, drawing)
    if isinstance(sort, Matrix):
        return _matrix(sort, drawing)
    if isinstance(sort, Function):
        return _function(symbol, sort, drawing)
    raise NoMeaning(f"{symbol.name} has no models")


def _scalar(sort: Scalar, drawing: Drawing) -> Any:
    if sort.kind == "complex":
        parts = (fmpq(drawing.random.randint(-6, 6), drawing.random.choice((1, 1, 2))) for _ in range(2))
        value = acb(*parts)
        return acb(1, 1) if value == 0 and has(sort, "nonzero") else value
    number_drawn = _integer(drawing) if sort.kind == "integer" else _real(drawing)
    return _signed(number_drawn, sort, drawing)


def _integer(drawing: Drawing) -> fmpq:
    pools = {"telling": (0, 1, -1, 2, 7), "spread": range(-12, 13), "equal": (1, 2)}
    return fmpq(drawing.random.choice(pools.get(drawing.style, (1, 2, 3, 4, 5, -1, -2, -3, 0))))


def _real(drawing: Drawing) -> fmpq:
    chance = drawing.random
    match drawing.style:
        case "small":
            return fmpq(chance.choice((1, 2, 3, 4, 5, -1, -2, -3, -4, 0)))
        case "telling":
            return chance.choice((fmpq(0), fmpq(0), fmpq(1), fmpq(-1), fmpq(1, 2), fmpq(1, 64), fmpq(-64), fmpq(100)))
        case "spread" | "large" | "tiny" as style:
            least, most = {"spread": (-6, 6), "large": (4, 10), "tiny": (-10, -4)}[style]
            size = fmpq(chance.randint(64, 127), 64) * fmpq(2) ** chance.randint(least, most)
            return size if chance.random() < 0.5 else -size
        case "equal":
            return fmpq(chance.choice((1, -1, 2)))
    return fmpq(chance.randint(-9, 9), chance.randint(1, 6))


def _signed(value: fmpq, sort: Sort, drawing: Drawing) -> fmpq:
    """The value with the sign that the sort asks for."""
    if has(sort, "nonnegative"):
        value = abs(value)
    elif has(sort, "nonpositive"):
        value = -abs(value)
    if value == 0 and has(sort, "nonzero"):
        return fmpq(-1 if has(sort, "nonpositive") else drawing.random.randint(1, 3))
    return value


PYTHAGOREAN = {
    2: ((3, 4), (4, -3), (-5, 12), (0, 1), (8, 15)),
    3: ((1, 2, 2), (2, -3, 6), (-2, 1, 2), (0, 3, 4), (4, 4, 7)),
}


UNDRAWN = frozenset({"normal", "idempotent", "nilpotent", "skew-symmetric", "unit"})


def _matrix(sort: Matrix, drawing: Drawing) -> Any:
    if sort.properties & UNDRAWN or (has(sort, "orthogonal") and has(sort, "symmetric") and not has(sort, "identity")):
        raise NoMeaning(f"a matrix that is {' and '.join(sorted(sort.properties))} is not drawn")
    rows, columns = drawing.dimension(sort.rows), drawing.dimension(sort.columns)
    for name, sampler in PROPERTIES.items():
        if has(sort, name):
            return shrunk(sampler(rows, sort, drawing))
    if columns == 1 and rows in PYTHAGOREAN and not sort.properties and drawing.random.random() < 0.3:
        scale = fmpq(1, drawing.random.choice((1, 1, 5)))
        return tuple((scale * e,) for e in drawing.random.choice(PYTHAGOREAN[rows]))
    return shrunk(_filled(rows, columns, sort, drawing))


def _filled(rows: int, columns: int, sort: Matrix, drawing: Drawing) -> Any:
    element = Scalar(sort.kind, sort.properties & {"positive", "nonnegative", "nonzero", "negative", "nonpositive"})
    same = _scalar(element, drawing) if drawing.style == "equal" else None

    def entry() -> Any:
        return _scalar(element, drawing) if same is None else same

    return tuple(tuple(entry() for _ in range(columns)) for _ in range(rows))


def _triangular(n: int, sort: Matrix, drawing: Drawing) -> Any:
    filled = _filled(n, n, Matrix(sort.rows, sort.columns), drawing)
    invertible = has(sort, "invertible") or has(sort, "positive diagonal entries")

    def entry(i: int, j: int) -> Any:
        e = filled[i][j] if j <= i else fmpq(0)
        if i == j and invertible and e == 0:
            return fmpq(drawing.random.randint(1, 3))
        return abs(e) if i == j and has(sort, "positive diagonal entries") else e

    return tuple(tuple(entry(i, j) for j in range(n)) for i in range(n))


def _diagonal(n: int, sort: Matrix, drawing: Drawing) -> Any:
    rows = _triangular(n, sort, drawing)
    positive = has(sort, "positive definite")
    own = [(abs(rows[i][i]) or fmpq(1)) if positive else rows[i][i] for i in range(n)]
    return tuple(tuple(own[i] if i == j else fmpq(0) for j in range(n)) for i in range(n))


def _upper(n: int, sort: Matrix, drawing: Drawing) -> Any:
    return tuple(zip(*_triangular(n, sort, drawing), strict=True))


def _invertible(n: int, sort: Matrix, drawing: Drawing) -> Any:
    """Small entries; as a last resort a product of triangular matrices."""
    for _ in range(8):
        rows = _symmetric(n, sort, drawing) if has(sort, "symmetric") else _filled(n, n, sort, drawing)
        try:
            inverse(rows)
        except Undefined:
            continue
        return rows
    lower = _triangular(n, Matrix(sort.rows, sort.columns, frozenset({"invertible"})), drawing)
    return multiplied(lower, transpose(lower))


def _symmetric(n: int, sort: Matrix, drawing: Drawing) -> Any:
    rows = _filled(n, n, Matrix(sort.rows, sort.columns), drawing)
    return tuple(tuple(rows[max(i, j)][min(i, j)] for j in range(n)) for i in range(n))


def _positive_definite(n: int, sort: Matrix, drawing: Drawing) -> Any:
    rows = _filled(n, n, Matrix(sort.rows, sort.columns), drawing)
    gram = multiplied(rows, transpose(rows)) if n > 1 else abs(rows[0][0])
    if has(sort, "positive definite"):
        gram = added(gram, identity(n))
    return gram if n > 1 else ((gram,),)


def _orthogonal(n: int, sort: Matrix, drawing: Drawing) -> Any:
    """Cayley's (I - A)(I + A)^-1 for a skew A, with the sign of a row turned round at times."""
    rows = _filled(n, n, Matrix(sort.rows, sort.columns), drawing)
    skew = [[rows[i][j] if j < i else -rows[j][i] if j > i else fmpq(0) for j in range(n)] for i in range(n)]
    unit = [[fmpq(int(i == j)) for j in range(n)] for i in range(n)]
    plus = shrunk(tuple(tuple(unit[i][j] + skew[i][j] for j in range(n)) for i in range(n)))
    minus = shrunk(tuple(tuple(unit[i][j] - skew[i][j] for j in range(n)) for i in range(n)))
    turned = multiplied(minus, inverse(plus))
    turned = turned if isinstance(turned, tuple) else ((turned,),)
    if drawing.random.random() < 0.4:
        return (tuple(-e for e in turned[0]), *turned[1:])
    return turned


PROPERTIES: Mapping[str, Callable[[int, Matrix, Drawing], Any]] = {  # the first that is declared is used
    "identity": lambda n, sort, drawing: identity(n) if n > 1 else ((fmpq(1),),),
    "diagonal": _diagonal,
    "orthogonal": _orthogonal,
    "positive definite": _positive_definite,
    "positive semidefinite": _positive_definite,
    "lower triangular": _triangular,
    "upper triangular": _upper,
    "invertible": _invertible,
    "symmetric": _symmetric,
}


def _function(symbol: Symbol, sort: Function, drawing: Drawing) -> Any:
    (argument, *others) = sort.arguments
    if has(sort, "sequence") and isinstance(argument, Matrix):
        raise NoMeaning("a family whose indices are vectors")  # weights, mostly, of which words say more
    if others and has(sort, "sequence") and isinstance(sort.value, Scalar):
        one, drawn = sort.value, replace(drawing, random=Random(drawing.random.random()))
        return Family(lambda: _scalar(one, drawn))
    if others or not isinstance(sort.value, Scalar):
        return _form(symbol, sort, drawing)
    if has(sort, "sequence") or (isinstance(argument, Scalar) and argument.kind == "integer"):
        value, own = sort.value, replace(drawing, random=Random(drawing.random.random()))
        return Sequence(lambda: _scalar(value, own))
    return _form(symbol, sort, drawing)


def _form(symbol: Symbol, sort: Function, drawing: Drawing) -> Term:
    """A function written out; its parameters are symbols with values."""

    def parameter(name: str, like: Sort) -> Symbol:
        of = Symbol(f"\0{symbol.name}.{name}", like)
        drawing.extra[of] = draw(of, drawing)
        return of

    return written_out(sort, parameter, drawing.random)
