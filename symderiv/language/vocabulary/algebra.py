r"""Abstract algebra: spaces, the linear maps between them, and groups.

A space or a group is a set of `Element`; a linear map is a function with the property "linear". Of all these only the
laws are known: nothing here has a meaning in a model. The product in a group is an operator of its own, for it does
not commute; `\{a b : b \in B\}` is written ``a B``, and is the same operator on an element and a set.
"""

from __future__ import annotations

from symderiv.errors import LanguageError
from symderiv.language import meaning_reductions as reductions
from symderiv.language.signature import Operator, Writing
from symderiv.language.sort_fit import admitted, comparable, describe, misfit
from symderiv.language.sort_rules import cartesian, matrix_to, statement_of
from symderiv.language.sorts import (
    INTEGER,
    NATURAL,
    ONE,
    POSITIVE_INTEGER,
    REAL,
    UNKNOWN,
    Element,
    Function,
    Matrix,
    Scalar,
    Set,
    Sort,
    Unknown,
)  # fmt: skip

__all__ = ["ALGEBRA", "GROUP", "SPACE", "linear"]

GROUP, SPACE = Element("group"), Element("space")
LINEAR = frozenset({"linear"})


def linear(argument: Sort, value: Sort) -> Function:
    """The sort of linear maps from things of one sort to things of another."""
    return Function((argument,), value, LINEAR)


def _in_group(a: Sort, b: Sort) -> Sort:
    """Two elements; an element and a set, or two sets: all products of what is in them."""
    sets = [s for s in (a, b) if isinstance(s, Set)]
    for s in (a, b):
        thing = s.element if isinstance(s, Set) else s
        if not isinstance(thing, Element | Unknown | Set):
            raise misfit("a product in a group", a, b)
    return Set(GROUP) if sets else GROUP


def _of_group(a: Sort, *_: Sort) -> Sort:
    if isinstance(a, Element | Unknown) or (isinstance(a, Set) and isinstance(a.element, Element | Unknown)):
        return a
    raise LanguageError(f"an operation in a group: of {describe(a)}")


def _element(a: Sort) -> Sort:
    if not isinstance(a, Set | Unknown):
        raise LanguageError(f"an operation on spaces: {describe(a)} is none")
    return a.element if isinstance(a, Set) else UNKNOWN


def _same_space(a: Sort, b: Sort) -> Sort:
    first, second = _element(a), _element(b)
    return Set(first if comparable(first, second) and not isinstance(first, Unknown) else second)


def _moved(a: Sort, b: Sort) -> Sort:
    """A sum with a set in it: of an element and a set, or of two sets."""
    if not isinstance(a, Set) and not isinstance(b, Set):
        raise misfit("a sum of sets", a, b)
    return a if isinstance(a, Set) else b


def _multiples(a: Sort, b: Sort) -> Sort:
    if not isinstance(a, Scalar | Unknown) or not isinstance(b, Set):
        raise misfit("the multiples of a set", a, b)
    return b


def _quotient(a: Sort, b: Sort) -> Sort:
    _element(b)
    return Set(Set(_element(a)))


def _maps(a: Sort, b: Sort) -> Sort:
    return Set(linear(_element(a), _element(b)))


def _adjoint(t: Sort) -> Sort:
    if isinstance(t, Function) and len(t.arguments) == 1:
        return Function((t.value,), t.arguments[0], t.properties)
    raise LanguageError(f"an adjoint: of {describe(t)}")


def _iterated(t: Sort, n: Sort) -> Sort:
    if isinstance(t, Function) and len(t.arguments) == 1 and admitted(t.value, t.arguments[0]):
        return t
    raise misfit("a power of a map", t, n)


def _same_matrix(a: Sort) -> Sort:
    if not isinstance(a, Matrix | Unknown):
        raise LanguageError(f"a row echelon form: of {describe(a)}")
    return Matrix(a.rows, a.columns, frozenset(), a.kind) if isinstance(a, Matrix) else a


def _columns(a: Sort) -> Sort:
    if not isinstance(a, Matrix | Unknown):
        raise LanguageError(f"a space of columns or rows: of {describe(a)}")
    return Set(Matrix(a.rows, ONE, frozenset(), a.kind)) if isinstance(a, Matrix) else Set(UNKNOWN)


def _rows(a: Sort) -> Sort:
    return _columns(Matrix(a.columns, a.rows, frozenset(), a.kind) if isinstance(a, Matrix) else a)


def _equivalent(a: Sort, b: Sort) -> Sort:
    if not (isinstance(a, Matrix) and isinstance(b, Matrix) and comparable(a, b)):
        raise misfit("row equivalence", a, b)
    return statement_of(Matrix)(a, b)


def _within(name: str, sign: str, *reads: str) -> Operator:
    return Operator(name, statement_of(Set), Writing(f"{{0}} {sign} {{1}}", 10, (11, 11)),
                    reads=tuple(f"# {r} #" for r in reads))  # fmt: skip


def _word(name: str, word: str, sort: object, *reads: str) -> Operator:
    patterns = tuple(rf"\operatorname{{{r}}} #" for r in (word, *reads))
    return Operator(name, sort, Writing(rf"\operatorname{{{{{word}}}}}\left({{0}}\right)", 60, (0,)), reads=patterns)  # type: ignore[arg-type]


ALGEBRA = (
    # Of matrices.
    Operator("reduced_row_echelon_form", _same_matrix, Writing(r"\operatorname{{rref}}\left({0}\right)", 60, (0,)),
             reads=(r"\operatorname{rref} #", r"\operatorname{RREF} #", r"\operatorname{Rref} #"),
             exact=reductions.reduced),
    # By row operations from one to the other. With letters in it, nothing is said of the values at which they cannot
    # be made, so that no model decides it.
    Operator("row_equivalent", _equivalent, Writing(r"{0} \sim {1}", 10, (11, 11)), exact=reductions.row_equivalent),
    Operator("reduces_to", _equivalent, Writing(r"{0} \sim {1}", 10, (11, 11))),
    _word("nullity", "nullity", matrix_to(NATURAL)),
    _word("column_space", "Col", _columns, "col", "colspace"),
    _word("row_space", "Row", _rows, "row", "rowspace"),
    # Of spaces and linear maps.
    Operator("linear_maps", _maps, Writing(r"\mathcal{{L}}\left({0}, {1}\right)", 60, (0, 0))),
    Operator("direct_sum", _same_space, Writing(r"{0} \oplus {1}", 20, (20, 21)), reads=(r"# \oplus #",)),
    Operator("set_sum", _moved, Writing("{0} + {1}", 20, (20, 21))),
    Operator("multiples", _multiples, Writing("{0} {1}", 30, (30, 31))),
    Operator("orthogonal_complement", lambda a: Set(_element(a)), Writing(r"{0}^{{\perp}}", 50, (51,))),
    Operator("zero_vector", lambda: SPACE, Writing("0", 100, ())),
    Operator("zero_map", lambda: linear(UNKNOWN, UNKNOWN), Writing("0", 100, ())),
    Operator("identity_map", lambda: linear(UNKNOWN, UNKNOWN), Writing("I", 100, ())),
    Operator("adjoint", _adjoint, Writing("{0}^*", 50, (51,))),
    Operator("iterated", _iterated, Writing("{0}^{{{1}}}", 50, (51, 0))),
    # Coordinates of a vector, or of a map, in a basis (in two: from the first to the second).
    Operator("coordinates", lambda *_: UNKNOWN, Writing(r"\left[{0}\right]_{{{1}}}", 60, (0, 0))),
    Operator("projection", lambda onto, v: v, Writing(r"\operatorname{{proj}}_{{{0}}} {1}", 40, (0, 45))),
    # Of groups.
    Operator("group_product", _in_group, Writing("{0} {1}", 30, (30, 31))),
    Operator("group_power", _of_group, Writing("{0}^{{{1}}}", 50, (51, 0))),
    Operator("group_inverse", _of_group, Writing("{0}^{{-1}}", 50, (51,))),
    Operator("neutral_element", lambda: GROUP, Writing("1", 100, ())),
    Operator("quotient", _quotient, Writing("{0} / {1}", 30, (30, 31))),
    Operator("index", lambda *_: POSITIVE_INTEGER, Writing(r"\left[{0} : {1}\right]", 100, (0, 0))),
    Operator("generated", lambda *_: Set(GROUP), Writing(r"\left\langle {*} \right\rangle", 100, (0,))),
    _within("subgroup", r"\leq"),
    _within("normal_subgroup", r"\trianglelefteq", r"\trianglelefteq", r"\unlhd", r"\lhd", r"\triangleleft", r"\vartriangleleft"),
    Operator("general_linear", lambda *_: UNKNOWN, Writing(r"\mathrm{{GL}}_{{{0}}}", 100, (0,))),
    Operator("special_linear", lambda *_: UNKNOWN, Writing(r"\mathrm{{SL}}_{{{0}}}", 100, (0,))),
    Operator("polynomials", cartesian(Function((REAL,), REAL)), Writing(r"\mathcal{{P}}_{{{0}}}", 100, (0,))),
    # The residues modulo a number, as the integers that stand for them.
    Operator("residues", cartesian(INTEGER), Writing(r"\mathbb{{Z}}_{{{0}}}", 100, (0,))),
)  # fmt: skip
