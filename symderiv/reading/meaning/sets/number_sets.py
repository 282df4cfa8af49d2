r"""Sets of numbers, vectors and matrices: ``\mathbb{R}_+``, ``\mathbb{R}^{n \times m}``, ``\{0, 1\}^n``, ``A^c``."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from symderiv.language.sorts import ONE, REAL, Matrix, Set, Sort, Unknown
from symderiv.language.spans import Span
from symderiv.language.terms import Apply, Number, Term, apply
from symderiv.reading.discourse.lists import is_name
from symderiv.reading.meaning import names
from symderiv.reading.meaning.sets import sets
from symderiv.reading.syntax.surface import Group, Name, Node, Product, Scripted, canonical

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["numbers", "of_rows", "scripted"]

SIZED = {
    ("R", "n", ""): "vectors", ("R", "n", "++"): "positive_vectors", ("R", "n", ">0"): "positive_vectors",
    ("R", "n", "+"): "nonnegative_vectors", ("R", "n", ">=0"): "nonnegative_vectors",
    ("S", "n", ""): "symmetric_matrices", ("S", "n", "++"): "positive_definite_matrices",
    ("S", "n", ">0"): "positive_definite_matrices", ("S", "n", "+"): "positive_semidefinite_matrices",
    ("S", "n", ">=0"): "positive_semidefinite_matrices",
}  # fmt: skip
HALF_LINES = {
    "+": "open_interval", "++": "open_interval", ">0": "open_interval", ">=0": "closed_open_interval",
}  # fmt: skip


def numbers(e: Elaborator, node: Scripted) -> Term | None:
    r"""``\mathbb{R}^n`` wherever it stands; None for a letter that is declared, and for anything else."""
    base = node.base
    if (
        not isinstance(base, Name)
        or base.font != r"\mathbb"
        or base.name not in ("R", "C", "Z", "N", "Q", "F", "K")
        or node.primes
    ):
        return None
    return None if names.found(e, names.name_of(base) or "") is not None else scripted(e, node, REAL)


def scripted(e: Elaborator, node: Scripted, element: Sort) -> Term | None:
    r"""``\mathbb{R}^n``, ``\mathbb{R}_+``, ``\mathbb{S}_{++}^n``, ``\{0,1\}^n``, ``A^c``."""
    base, sub, sup, span = node.base, node.sub, node.sup, node.span
    if isinstance(base, Name) and base.font == r"\mathbb" and (residues := _residues(e, base, node)) is not None:
        return residues
    if isinstance(base, Group) and base.opening in (r"\{", "[", "(") and sub is None and sup is not None:
        if base.opening != r"\{" and len(base.items) < 2:
            return None
        return _power(e, sets.set_of(e, base), sup, span)
    if not isinstance(base, Name) or base.name not in ("R", "C", "Z", "N", "S", "Q"):
        term = names.found(e, names.name_of(base) or "")
        if (
            term is None
            and sub is None
            and sup is not None
            and canonical(sup) in ("c", r"\complement")
            and is_name(base)
        ):
            return e.build("complement", sets.inferred(e, e.term(base), element), span=span)
        if sub is None and sup is not None and term is not None and isinstance(term.sort, Set):
            if canonical(sup) in ("c", r"\complement") and names.found(e, "c") is None:
                return e.build("complement", e.term(base), span=span)
            return _power(e, e.term(base), sup, span)
        return None
    matrices = base.name == "S" and sub is not None and sup is not None and _signs(e, sub)
    if base.font != r"\mathbb" and (not (base.name == "R" or matrices) or names.found(e, base.name) is not None):
        return None
    marks = _marks(e, sub, sup)
    size, mark = (sup, _signs(e, sub)) if marks is None else (None, marks)
    if mark is None:
        return e.fail(span, "a set of numbers that is not read into terms yet")
    return _numbers(e, base, size, mark, span)


def _residues(e: Elaborator, base: Name, node: Scripted) -> Term | None:
    r"""``\mathbb{Z}_n``, ``\mathbb{F}_p^k``, ``\mathbb{F}^n``: residues, and powers of a field that is not stated."""
    if base.name in ("F", "K") and node.sub is None and node.sup is not None and canonical(node.sup) != r"\times":
        return _power(e, e.term(base), node.sup, node.span)
    if base.name not in ("Z", "F") or node.sub is None or _signs(e, node.sub) is not None:
        return None
    term = e.build("residues", _size(e, node.sub), span=node.span)
    return term if node.sup is None else _power(e, term, node.sup, node.span)


def _numbers(e: Elaborator, base: Name, size: Node | None, mark: str, span: Span) -> Term:
    if size is None:
        if base.name == "R" and mark in HALF_LINES:
            return e.build(HALF_LINES[mark], Number(Fraction(0)), apply("infinity"), span=span)
        if base.name in ("Z", "N") and mark in HALF_LINES:
            return e.build("from", Number(Fraction(0 if mark == ">=0" else 1)), span=span)
        return e.fail(span, "a set of numbers that is not read into terms yet")
    if isinstance(size, Product) and size.signs == (r"\times",) and base.name == "R" and not mark:
        return e.build("matrices", *(_size(e, factor) for factor in size.factors), span=span)
    if (row := SIZED.get((base.name, "n", mark))) is not None:
        return e.build(row, _size(e, size), span=span)
    if not mark and base.name in ("C", "Z", "N", "Q"):
        return _power(e, e.term(base), size, span)
    return e.fail(span, "a set of numbers that is not read into terms yet")


def _power(e: Elaborator, base: Term, size: Node, span: Span) -> Term:
    if not isinstance(e.sort(base), Set | Unknown):
        return e.fail(span, "a power of something that is no set")
    return e.build("set_power", base, _size(e, size), span=span)


def _size(e: Elaborator, node: Node) -> Term:
    term = e.term(node)
    names.infer_whole(e, term)
    return term


def _marks(e: Elaborator, sub: Node | None, sup: Node | None) -> str | None:
    """The sign of numbers without a size: ``R_+``, ``R^+``."""
    if sup is None:
        return _signs(e, sub)
    mark = _signs(e, sup)
    return mark if sub is None and mark else None


def _signs(e: Elaborator, script: Node | None) -> str | None:
    if script is None:
        return ""
    text = e.latex[script.span.start : script.span.end].strip("{} ").replace(" ", "")
    for written in (r"\geqslant", r"\geq", r"\ge"):
        text = text.replace(written, ">=")
    text = text.replace("*+", "++").replace("+*", "++").replace(r"\gt", ">")
    return text if text in ("+", "++", ">0", ">=0") else None


def of_rows(e: Elaborator, among: Term, over: Term) -> Term:
    r"""``[1, 0] \in \mathbb{R}^2``: of rows that long, where rows are said to be in it."""
    sort = e.sort(among)
    sort = sort.element if isinstance(sort, Set) else sort
    match over:
        case Apply("vectors", (size,)) if isinstance(sort, Matrix) and sort.rows == ONE != sort.columns:
            return apply("matrices", ONE, size, span=over.span)
    return over
