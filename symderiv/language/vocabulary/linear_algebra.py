"""Vectors and matrices of symbolic size. A vector is a matrix of one column; entries count from 1."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

from symderiv.errors import LanguageError
from symderiv.language import meaning_matrices as matrices
from symderiv.language import meaning_numpy as arrays
from symderiv.language import meaning_sets as sets
from symderiv.language import meaning_statements as statements
from symderiv.language.dimensions import same_dimension
from symderiv.language.meaning_exact import ONE as ONE_EXACT
from symderiv.language.meaning_exact import divided, times, whole
from symderiv.language.signature import Operator, Writing
from symderiv.language.sort_fit import misfit, unknown
from symderiv.language.sort_rules import elementwise, matrix_to, number_of, square, statement_of, transposed
from symderiv.language.sorts import ONE, REAL, UNKNOWN, Matrix, Scalar, Set, Sort, Unknown, closure, has, vector
from symderiv.language.terms import Apply, Number, Term, apply
from symderiv.language.vocabulary.fields import sized_field
from symderiv.language.vocabulary.sets import sized_set
from symderiv.language.vocabulary.special_functions import sized_list


def _inverse(a: Matrix) -> Sort:
    kept = {
        "symmetric",
        "diagonal",
        "lower triangular",
        "upper triangular",
        "orthogonal",
        "positive definite",
        "identity",
    }
    return Matrix(a.rows, a.columns, (closure(a.properties) & kept) | {"invertible"}, a.kind)


def _determinant(a: Matrix) -> Sort:
    signs = ["nonzero"] * has(a, "invertible") + ["positive"] * has(a, "positive definite")
    return number_of("complex" if a.kind == "complex" else "real", *signs)


def _diagonal(v: Sort) -> Sort:
    if not isinstance(v, Matrix):
        return v if not isinstance(v, Scalar) else REAL
    extra = (
        {"positive definite", "positive diagonal entries"}
        if has(v, "positive")
        else {"invertible"}
        if has(v, "nonzero")
        else set()
    )
    return Matrix(v.rows, v.rows, frozenset({"diagonal", *extra}), v.kind)


def _entry(a: Sort, *_: Sort) -> Sort:
    if isinstance(a, Matrix):
        signs = [p for p in ("positive", "nonnegative", "nonzero") if has(a, p) and a.columns == ONE]
        return number_of("complex" if a.kind == "complex" else "real", *signs)
    return a


def _one_less(size: Term) -> Term:
    """The size less one, as simply as it can be said."""
    match size:
        case Apply("add", (n, one)) if one == ONE:
            return n
    return apply("subtract", size, 1)


def _leading(a: Matrix) -> Sort:
    size = _one_less(a.rows)
    return Matrix(
        size, size, closure(a.properties) & {"symmetric", "diagonal", "lower triangular", "positive definite"}, a.kind
    )


def _last_row(a: Matrix) -> Sort:
    return Matrix(ONE, _one_less(a.columns), frozenset(), a.kind)


def _identity(_: Sort) -> Sort:
    return UNKNOWN  # the dimension is the argument itself; see `sized`


def _literal(rows: Sort, columns: Sort, *entries: Sort) -> Sort:
    return UNKNOWN  # see `sized`


def sized(name: str, arguments: tuple[Term, ...], sorts: tuple[Sort, ...]) -> Sort | None:
    """The sort of the constructs for which the arguments themselves matter, not only their sorts; else None."""
    match name:
        case "identity":
            return Matrix(arguments[0], arguments[0], frozenset({"identity"}))
        case "ones":
            return vector(arguments[0], "positive")
        case "zero":
            return Matrix(arguments[0], arguments[1])
        case "matrix":
            rows, columns, *entries = arguments
            if not (
                isinstance(rows, Number) and isinstance(columns, Number) and rows.value * columns.value == len(entries)
            ):
                raise LanguageError("a matrix written out: its rows have different lengths")
            if rows == columns == ONE:
                return sorts[2]
            kind = "complex" if any(isinstance(s, Scalar) and s.kind == "complex" for s in sorts) else "real"
            return Matrix(rows, columns, frozenset(), kind)  # type: ignore[arg-type]
        case "blocks":
            return _blocks(arguments, sorts)
        case "entry" if (
            len(arguments) == 3 and arguments[1] == arguments[2] and has(sorts[0], "positive diagonal entries")
        ):
            return number_of("real", "positive")
        case "lower_triangular_matrices":
            return Set(Matrix(arguments[0], arguments[0], frozenset({"lower triangular"})))
        case "vectors":
            return Set(vector(arguments[0]))
    return sized_set(name, arguments, sorts) or sized_list(name, arguments, sorts) or sized_field(name, arguments, sorts)


def _blocks(arguments: tuple[Term, ...], sorts: tuple[Sort, ...]) -> Sort:
    """Four blocks, by rows; a number is a 1 by 1 block."""
    a, b, c, d = (s if isinstance(s, Matrix) else Matrix(ONE, ONE) for s in sorts)
    fits = (same_dimension(a.rows, b.rows) and same_dimension(c.rows, d.rows)
            and same_dimension(a.columns, c.columns) and same_dimension(b.columns, d.columns))  # fmt: skip
    if not fits:
        raise LanguageError("a block matrix: the dimensions of its blocks do not fit")
    return Matrix(_together(a.rows, c.rows), _together(a.columns, b.columns))


def _block_row(*sorts: Sort) -> Sort:
    return _joined(sorts, "side by side", lambda m: m.rows, lambda m: m.columns)


def _block_column(*sorts: Sort) -> Sort:
    return _joined(sorts, "one above the other", lambda m: m.columns, lambda m: m.rows)


def _joined(sorts: tuple[Sort, ...], how: str, shared: Callable[[Matrix], Term], added: Callable[[Matrix], Term]) -> Sort:
    """Matrices that share a size, and whose other sizes are added; a number is a 1 by 1 block."""
    if unknown(*sorts):
        return UNKNOWN
    parts = [s if isinstance(s, Matrix) else Matrix(ONE, ONE) for s in sorts]
    numbers = all(isinstance(s, Matrix | Scalar) for s in sorts)
    if not numbers or not all(same_dimension(shared(part), shared(parts[0])) for part in parts):
        raise LanguageError(f"matrices {how}: their dimensions do not fit")
    total = reduce(lambda a, b: a + b, [added(part) for part in parts])
    rows, columns = (shared(parts[0]), total) if how == "side by side" else (total, shared(parts[0]))
    return Matrix(rows, columns)


def _together(first: Term, second: Term) -> Term:
    """A size and the rest of the whole, which is the whole; else their sum."""
    match second:
        case Apply("subtract", (whole, part)) if part == first:
            return whole
    return apply("add", first, second)


def _hadamard_divide(a: Sort, b: Sort) -> Sort:
    return elementwise(a, b)


def _hadamard_power(a: Sort, n: Sort) -> Sort:
    if not (isinstance(a, Matrix) and isinstance(n, Scalar | Unknown)):
        raise LanguageError("an elementwise power: of a vector or matrix, to a number")
    return Matrix(a.rows, a.columns, closure(a.properties) & {"positive", "nonnegative", "nonzero"}, a.kind)


def _matrix_power(a: Sort, n: Sort) -> Sort:
    """A square matrix to a power that is no whole number."""
    if isinstance(a, Matrix) and isinstance(n, Scalar) and n.kind == "real" and same_dimension(a.rows, a.columns):
        kept = {"symmetric", "diagonal", "positive definite", "positive semidefinite"}
        return Matrix(a.rows, a.columns, closure(a.properties) & kept, a.kind)
    if unknown(a, n):
        return UNKNOWN
    raise misfit("a power", a, n)


def _matrix_exponential(a: Matrix) -> Sort:
    return Matrix(a.rows, a.columns, (closure(a.properties) & {"symmetric", "diagonal"}) | {"invertible"}, a.kind)


def _entries_nonzero(a: Term, b: Term) -> tuple[Term, ...]:
    return (apply("nonzero_entries", b),)


LINEAR_ALGEBRA = (
    Operator(
        "transpose", transposed, Writing(r"{0}^\top", 50, (51,)), reads=(r"#^\top", "#^T", r"#^{\mathsf T}", "#'"), sympy="Transpose",
        differential=lambda a, da: apply("transpose", da),
        numpy=arrays.transpose, exact=matrices.transpose,
    ),
    Operator(
        "inverse", square(_inverse), Writing("{0}^{{-1}}", 50, (51,)), reads=("#^{-1}",), sympy="Inverse",
        defined_when=lambda a: (apply("invertible", a),),
        differential=lambda a, da: -(apply("inverse", a) * da * apply("inverse", a)),
        numpy=arrays.inverse, exact=matrices.inverse,
    ),
    Operator(
        "determinant", square(_determinant), Writing(r"\det {0}", 40, (45,)), reads=(r"\det #", "|#|"), sympy="Determinant",
        differential=lambda a, da: apply("determinant", a) * apply("trace", apply("inverse", a) * da),
        numpy=arrays.determinant, exact=matrices.determinant,
    ),
    Operator(
        "trace", square(lambda a: number_of("complex" if a.kind == "complex" else "real")), Writing(r"\operatorname{{tr}} {0}", 40, (45,)),
        reads=(r"\operatorname{tr} #", r"\mathrm{tr} #", r"\tr #", r"\operatorname{Tr} #", r"\Tr #", r"\operatorname{trace} #", r"\operatorname{Trace} #"), sympy="Trace",
        differential=lambda a, da: apply("trace", da),
        numpy=arrays.trace, exact=matrices.trace,
    ),
    Operator(
        "norm", matrix_to(number_of("real", "nonnegative")), Writing(r"\left\|{0}\right\|", 100, (0,)), reads=(r"\|#\|", r"\|#\|_2"),
        differential=lambda x, dx: apply("transpose", x) * dx / apply("norm", x),
        numpy=arrays.norm, exact=matrices.norm,
    ),
    Operator(
        "hadamard", elementwise, Writing(r"{0} \odot {1}", 30, (30, 31)), reads=(r"# \odot #", r"# \circ #"), sympy="HadamardProduct",
        differential=lambda a, b, da, db: apply("hadamard", da, b) + apply("hadamard", a, db),
        numpy=arrays.hadamard, exact=matrices.entry_by_entry(times),
    ),
    Operator(
        "hadamard_divide", _hadamard_divide, Writing(r"{0} \oslash {1}", 30, (30, 31)), reads=(r"# \oslash #",),
        defined_when=_entries_nonzero,
        differential=lambda a, b, da, db: apply("hadamard_divide", da, b)
        - apply("hadamard_divide", apply("hadamard", a, db), apply("hadamard_power", b, 2)),
        numpy=arrays.hadamard_divide, exact=matrices.entry_by_entry(divided),
    ),
    Operator(
        "hadamard_power", _hadamard_power, Writing(r"{0}^{{\odot {1}}}", 50, (51, 0)), reads=(r"#^{\odot #}",), sympy="HadamardPower",
        differential=lambda a, n, da, dn: n * apply("hadamard", apply("hadamard_power", a, n - 1), da),
        numpy=arrays.hadamard_power, exact=matrices.hadamard_power,
    ),
    # Of a square matrix: A^{1/2}, the principal root where A is positive semidefinite; e^A, the sum of A^k / k!.
    Operator("matrix_power", _matrix_power, Writing("{0}^{{{1}}}", 50, (51, 0))),
    Operator("matrix_exponential", square(_matrix_exponential), Writing("e^{{{0}}}", 50, (0,))),
    Operator(
        "diagonal", _diagonal, Writing(r"\operatorname{{diag}}({0})", 60, (0,)),
        reads=(r"\operatorname{diag} #", r"\text{diag} #", r"\mathrm{diag} #", r"\diag #"), sympy="DiagMatrix",
        differential=lambda v, dv: apply("diagonal", dv),
        numpy=arrays.diagonal, exact=matrices.diagonal,
    ),
    Operator("entry", _entry, Writing("{0}_{{{*}}}", 60, (60, 0)),
             numpy=arrays.entry, exact=matrices.entry),
    Operator("identity", _identity, Writing("I_{{{0}}}", 100, (0,)), sympy="Identity",
             numpy=arrays.identity, exact=matrices.identity),
    Operator("ones", lambda *_: UNKNOWN, Writing(r"\mathbf{{1}}_{{{0}}}", 100, (0,)),
             exact=lambda n: matrices.shrunk(((ONE_EXACT,),) * whole(n, most=64))),
    Operator("zero", lambda *_: UNKNOWN, Writing("0", 100, ()), sympy="ZeroMatrix",
             numpy=arrays.vanishing, exact=matrices.vanishing),
    Operator("matrix", _literal, Writing(r"\begin{{pmatrix}}{rows}\end{{pmatrix}}", 100, (0,)),
             numpy=arrays.literal, exact=matrices.literal),
    Operator("blocks", lambda *_: UNKNOWN, Writing(r"\begin{{pmatrix}}{blocks}\end{{pmatrix}}", 100, (0,)), sympy="BlockMatrix",
             numpy=arrays.blocks, exact=matrices.blocks),
    # Any other number of blocks: side by side, and one row of them above the other.
    Operator("block_row", _block_row, Writing(r"\begin{{pmatrix}}{blocks}\end{{pmatrix}}", 100, (0,))),
    Operator("block_column", _block_column, Writing(r"\begin{{pmatrix}}{blocks}\end{{pmatrix}}", 100, (0,))),
    # Of an (n+1) by (n+1) matrix: the first n rows and columns; the first n entries of the last row.
    Operator("leading", square(_leading), Writing(r"{0}_{{1:n,1:n}}", 60, (60,)),
             numpy=arrays.leading, exact=matrices.leading),
    Operator("last_row", square(_last_row), Writing(r"{0}_{{n+1,1:n}}", 60, (60,)),
             numpy=arrays.last_row, exact=matrices.last_row),
    Operator("lower_triangular_matrices", lambda *_: UNKNOWN, Writing(r"\mathcal{{T}}_{{{0}}}", 100, (0,)),
             exact=sets.sized("lower_triangular_matrices")),
    Operator("invertible", statement_of(Matrix), Writing(r"{0} \text{{ is invertible}}", 10, (11,)),
             exact=statements.invertible),
    Operator("positive_definite", statement_of(Matrix), Writing(r"{0} \text{{ is positive definite}}", 10, (11,)),
             exact=statements.positive_definite),
    Operator("lower_triangular", statement_of(Matrix), Writing(r"{0} \text{{ is lower triangular}}", 10, (11,)),
             exact=lambda a: statements.truth_of(matrices.lower_triangular(a))),
    Operator("positive_entries", statement_of(Matrix), Writing("{0} > 0", 10, (11,)),
             exact=statements.positive_entries),
    Operator("nonzero_entries", statement_of(Matrix), Writing(r"{0} \text{{ has no zero entry}}", 10, (11,)),
             exact=statements.nonzero_entries),
    Operator("positive_diagonal", statement_of(Matrix), Writing(r"{0} \text{{ has a positive diagonal}}", 10, (11,)),
             exact=statements.positive_diagonal),
)  # fmt: skip

__all__ = ["LINEAR_ALGEBRA", "sized", "vector"]
