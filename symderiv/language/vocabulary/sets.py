"""Sets: by a condition, of numbers and matrices, and what is made of sets."""

from __future__ import annotations

from symderiv.errors import LanguageError
from symderiv.language import meaning_sets as sets
from symderiv.language.dimensions import same_dimension
from symderiv.language.signature import Binder, Operator, Writing
from symderiv.language.sort_fit import joined_kind
from symderiv.language.sort_rules import cartesian
from symderiv.language.sorts import (
    INTEGER,
    NATURAL,
    ONE,
    OUTCOME,
    REAL,
    STATEMENT,
    UNKNOWN,
    Function,
    Matrix,
    Scalar,
    Set,
    Sort,
    Tuple,
    Unknown,
)  # fmt: skip
from symderiv.language.terms import Term
from symderiv.language.vocabulary.analysis import _element as element


def joined(a: Sort, b: Sort) -> Sort:
    """What things of both sorts are: numbers of the wider kind; nothing known where they are of different kinds."""
    match a, b:
        case Scalar(), Scalar():
            return a if a == b else Scalar(joined_kind(a, b))
        case Matrix(), Matrix() if same_dimension(a.rows, b.rows) and same_dimension(a.columns, b.columns):
            return a if a == b else Matrix(a.rows, a.columns)
    return a if a == b else UNKNOWN


def _elements(*operands: Sort) -> tuple[Sort, ...]:
    if not all(isinstance(a, Set | Unknown) for a in operands):
        raise LanguageError("an operation on sets: of things that are no sets")
    return tuple(a.element if isinstance(a, Set) else UNKNOWN for a in operands)


def _together(a: Sort, b: Sort) -> Sort:
    return Set(joined(*_elements(a, b)))


def _first(a: Sort, *others: Sort) -> Sort:
    return Set(_elements(a, *others)[0])


def _maps(source: Sort, target: Sort) -> Sort:
    of, value = _elements(source, target)
    return Set(Function(of.parts if isinstance(of, Tuple) else (of,), value))


def _pairs(*factors: Sort) -> Sort:
    return Set(Tuple(_elements(*factors)))


def _values(function: Sort) -> Sort:
    if isinstance(function, Function) and OUTCOME not in function.arguments:  # the letter of a random variable: a value
        return Set(function.value)
    if isinstance(function, Matrix):
        return Set(Matrix(function.rows, ONE, frozenset(), function.kind))
    if isinstance(function, Unknown):
        return Set(UNKNOWN)
    raise LanguageError("the set of all values: of a function")


def _size(a: Sort) -> Sort:
    _elements(a)
    return NATURAL


def _such_that(over: Sort, body: Sort) -> Sort:
    if body not in (STATEMENT, UNKNOWN):
        raise LanguageError("a set by a condition: the condition is no statement")
    return over


def _over_sets(over: Sort, body: Sort) -> Sort:
    return Set(_elements(body)[0])


def _between(name: str, sign: str, level: int, right: int) -> Operator:
    return Operator(name, _first if name == "set_difference" else _together,
                    Writing(f"{{0}} {sign} {{1}}", level, (level, right)), reads=(f"# {sign} #",))  # fmt: skip


def _sequences(of: Sort, *_: Sort) -> Sort:
    element = of.element if isinstance(of, Set) else UNKNOWN
    return Set(Function((INTEGER,), element, frozenset({"sequence"})))


def _of_size(name: str, template: str, arguments: int = 1) -> Operator:
    return Operator(name, lambda *_: UNKNOWN, Writing(template, 100, (31,) * arguments))


def sized_set(name: str, arguments: tuple[Term, ...], sorts: tuple[Sort, ...]) -> Sort | None:
    """The sorts of sets of vectors and matrices, for which the arguments themselves matter; else None."""
    if name == "matrices":
        return Set(Matrix(arguments[0], arguments[1]))
    if name in PROPERTIES:
        columns = ONE if name.endswith("_vectors") else arguments[0]
        return Set(Matrix(arguments[0], columns, frozenset({PROPERTIES[name]})))
    if name == "set_power":
        of, kind = _elements(sorts[0])[0], "real"
        if isinstance(of, Scalar):
            kind = "complex" if of.kind == "complex" else "real"
        return Set(Matrix(arguments[1], ONE, frozenset(), kind)) if isinstance(of, Scalar) else Set(UNKNOWN)  # type: ignore[arg-type]
    return None


PROPERTIES = {
    "positive_vectors": "positive", "nonnegative_vectors": "nonnegative", "symmetric_matrices": "symmetric",
    "general_linear": "invertible", "special_linear": "invertible", "positive_definite_matrices": "positive definite", "positive_semidefinite_matrices": "positive semidefinite",
}  # fmt: skip

SETS = (
    # The elements of the domain of which the body holds.
    Binder("such_that", element, _such_that, Writing(r"\left\{{{v} \in {d} : {b}\right\}}", 100, (0,))),
    Operator("empty_set", cartesian(UNKNOWN), Writing(r"\emptyset", 100, ()), reads=(r"\emptyset", r"\varnothing"),
             sympy="EmptySet", exact=lambda: sets.Finite(())),
    _between("union", r"\cup", 20, 21),
    _between("intersection", r"\cap", 30, 31),
    _between("set_difference", r"\setminus", 20, 21),
    Operator("cartesian_product", _pairs, Writing(r"{0} \times {1}", 30, (31, 31))),
    # The set of all values of a function.
    Operator("values", _values, Writing(r"\operatorname{{im}}\left({0}\right)", 60, (0,)),
             reads=tuple(rf"\operatorname{{{word}}} #" for word in ("im", "range", "Range", "ran", "image", "Image"))),
    Operator("complement", _first, Writing("{0}^{{c}}", 50, (51,))),
    Operator("cardinality", _size, Writing(r"\left|{0}\right|", 100, (0,))),
    Binder("union_over", element, _over_sets, Writing(r"\bigcup_{{{v} \in {d}}} {b}", 25, (30,))),
    Binder("intersection_over", element, _over_sets, Writing(r"\bigcap_{{{v} \in {d}}} {b}", 25, (30,))),
    Operator("rationals", cartesian(REAL), Writing(r"\mathbb{{Q}}", 100, ()), reads=(r"\mathbb{Q}",), sympy="Rationals"),
    _of_size("matrices", r"\mathbb{{R}}^{{{0} \times {1}}}", 2),
    _of_size("positive_vectors", r"\mathbb{{R}}_{{>0}}^{{{0}}}"),
    _of_size("nonnegative_vectors", r"\mathbb{{R}}_{{\geq 0}}^{{{0}}}"),
    _of_size("symmetric_matrices", r"\mathbb{{S}}^{{{0}}}"),
    _of_size("positive_definite_matrices", r"\mathbb{{S}}_{{++}}^{{{0}}}"),
    _of_size("positive_semidefinite_matrices", r"\mathbb{{S}}_{{+}}^{{{0}}}"),
    # Of elements of a set, from a first to a last index: what ``z_{1:K}`` runs over.
    Operator("sequences", _sequences, Writing(r"{0}^{{\{{{1}, \dots, {2}\}}}}", 50, (51, 0, 0))),
    Operator("functions", _maps, Writing(r"{0} \to {1}", 5, (20, 20))),
    Operator("power_set", lambda over: Set(Set(*_elements(over))), Writing(r"\mathcal{{P}}\left({0}\right)", 60, (0,))),
    Operator("set_power", lambda *_: UNKNOWN, Writing("{0}^{{{1}}}", 50, (51, 0))),
)  # fmt: skip

__all__ = ["SETS", "joined", "sized_set"]
