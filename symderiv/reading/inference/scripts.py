"""Scripts: what is written below and above letters, and what it says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import ONE, Matrix, Sort
from symderiv.reading.inference import layers, lists
from symderiv.reading.inference.letters import style
from symderiv.reading.inference.shapes import Shape, Size, shape_of
from symderiv.reading.meaning.linear_algebra.parts_of_vectors import AXES, SPACES
from symderiv.reading.meaning.members import is_label
from symderiv.reading.meaning.names import name_of
from symderiv.reading.syntax.surface import (
    Group,
    Name,
    Node,
    Num,
    Part,
    Product,
    Row,
    Scripted,
    Sum,
    canonical,
    subscript,
    walk,
)

if TYPE_CHECKING:
    from symderiv.reading.inference.usage import Usage

__all__ = ["key", "raised", "scripted"]

SMALL = frozenset({"small", "greek", "bold"})
CAPITALS = frozenset({"capital", "Capital", "bold capital"})
STARS = frozenset({"*", r"\star", r"\ast", r"\dagger"})
TRANSPOSES = frozenset({"T", r"\top", r"\intercal", r"\mathsf{T}"})


def scripted(u: Usage, node: Scripted) -> Shape:
    """A base with its scripts."""
    if (layer := layers.named(u, node)) is not None:
        return layers.shape(u, layer, node)
    if isinstance(node.base, Name) and node.base.name == "e" and node.sub is None and "e" not in u.known:
        return _exponential(u, node)
    name = key(u, node)
    base = _base(u, node, name)
    if node.sup is None or (name is not None and "^" in name):
        return base if not node.primes else Shape()
    mark = canonical(node.sup)
    if _is_adjoint(u, node):
        u.solver.matrix(base)
        return u.solver.transposed(base)
    if mark in TRANSPOSES or mark in (r"-T", r"-\top"):
        return _transpose(u, node, base, name, mark or "")
    if mark == "-1":
        return _inverse(u, node, base, name)
    u.shape(node.sup)
    return base


def _exponential(u: Usage, node: Scripted) -> Shape:
    """``e^A``: as what stands above it."""
    above, result = u.shape(node.sup) if node.sup is not None else Shape("number"), Shape()

    def relation() -> bool:
        if above.is_number or above.is_column:
            u.solver.number(result) if above.is_number else None
            return True
        if not above.is_matrix or above.root().columns.known is None:
            return False
        u.solver.square(above)
        u.solver.same(result, above)
        return True

    u.solver.relations.append(relation)
    return result


def _transpose(u: Usage, node: Scripted, base: Shape, name: str | None, mark: str) -> Shape:
    if mark == "T" and ("T" in u.letters or "T" in u.marks.of("whole") or "T" in u.known):
        return Shape()
    if isinstance(node.base, Group) and len(node.base.items) > 1 and set(node.base.separators) == {","}:
        return lists.upright(u, node.base.items)
    if not base.is_number:
        u.because(name or key(u, node.base), f"used as {u.written(node)}")
        if _is_small(node.base, u.latex) and not layers.holds(u, node.base) and not base.is_row:
            u.guess(_in_brackets(u, node.base), "matrix")
            u.solver.column(base)
        else:
            u.solver.matrix(base)
    if mark.startswith("-"):
        u.solver.square(base)
    return u.solver.transposed(base) if base.is_matrix else Shape()


def _in_brackets(u: Usage, node: Node) -> str | None:
    """The letter in ``(w^{[2]})^T``: of a layer, so that it may well be a matrix."""
    inner = node.items[0] if isinstance(node, Group) and len(node.items) == 1 else node
    return key(u, inner) if isinstance(inner, Scripted) and isinstance(inner.sup, Group) else None


def _is_small(node: Node, latex: str) -> bool:
    """Whether what is transposed looks like a vector: a small letter, a sum with one, small letters only."""
    if isinstance(node, Group):
        inner = node.items[0] if len(node.items) == 1 else node
        terms = inner.terms if isinstance(inner, Sum) else (inner,)
        looks = [style(part, latex) for part in walk(node) if isinstance(part, Name)]
        return any(_is_small(term, latex) for term in terms if not isinstance(term, Group)) or not any(
            look.lower().endswith("capital") for look in looks
        )
    return style(node, latex) in SMALL


def _inverse(u: Usage, node: Scripted, base: Shape, name: str | None) -> Shape:
    looks, reason = style(node.base, u.latex), f"used as {u.written(node)}"

    def custom() -> bool:
        settled = base.unknown and looks == "capital" and u.solver.some_matrix
        if settled or base.is_matrix:
            u.solver.square(base)
            u.because(name, reason)
        return settled or not base.unknown

    if looks in ("Capital", "bold capital"):
        u.solver.square(base)
        u.because(name, reason)
    else:
        u.later(custom)
    return base


def key(u: Usage, node: Node) -> str | None:
    """The name of a letter with its scripts: ``x_0``, ``w^*``, ``x_`` for a member of x; None for others."""
    if not isinstance(node, Scripted):
        return name_of(node)
    if (layer := layers.named(u, node)) is not None:
        return layer if node.sub is None else None
    name = name_of(node.base)
    if name is None:
        return None
    if node.sub is not None:
        if node.sup is not None and (star := canonical(node.sup)) in STARS:
            name = f"{name}^{star}"
        elif is_label(node.sup):
            name = f"{name}^{{{canonical(node.sup)}}}"
        full = name + subscript(canonical(node.sub) or "?")
        if full not in u.known and not is_given(node.sub) and name not in u.paired:
            listed = name in u.marks.of("listed") and style(node.base, u.latex).startswith("bold")
            full = f"{name}_" if listed or _runs(u, node.sub) or f"{name}_" in u.known else full
        return f"{full}^{{{above}}}" if (above := _mark(u, node)) and not full.endswith("_") else full
    mark = canonical(node.sup) if node.sup is not None else None
    if mark is None or _is_adjoint(u, node):
        return name
    if isinstance(node.sup, Group) and name != "e" and (_runs(u, node.sup.items[0]) or f"{name}_" in u.known):
        return f"{name}_"
    if mark[0] in "([" or is_label(node.sup) or mark in ("*", r"\star", r"\ast", r"\dagger"):
        return f"{name}^{mark}" if len(mark) == 1 else f"{name}^{{{mark}}}"
    return name


def _mark(u: Usage, node: Scripted) -> str | None:
    """``(y)`` of ``S_W^{(y)}``: a part of the name."""
    brackets = isinstance(node.sup, Group) and node.sup.opening in ("(", "[") and not _runs(u, node.sup)
    return canonical(node.sup) if brackets else None


def is_given(index: Node) -> bool:
    """``k|k-1``: what is known at one time, given another; each is a name of its own."""
    return isinstance(index, Row) and any(isinstance(part, Part) and part.text == "|" for part in index.parts)


def _is_adjoint(u: Usage, node: Scripted) -> bool:
    """Whether a star stands for the adjoint of a matrix: where it does for one, it does for all capitals."""
    starred = node.sub is None and node.sup is not None and canonical(node.sup) in STARS
    return starred and bool(u.marks.of("adjoint")) and style(node.base, u.latex) in CAPITALS


def _runs(u: Usage, index: Node) -> bool:
    """Whether an index is one that runs."""
    running = u.marks.of("running")
    return any(isinstance(part, Name) and part.name in running for part in walk(index))


def _base(u: Usage, node: Scripted, full: str | None) -> Shape:
    if full is None:
        inner = u.shape(node.base)
        if isinstance(node.base, Group) and isinstance(node.sub, Row):
            return Shape()  # a family
        return inner if node.sub is None or inner.is_number else Shape()
    name = name_of(node.base) or full
    if full == name:
        return u.shape(node.base)
    looks = style(node.base, u.latex)
    if full in u.known:
        return u.letter(full, node)
    if isinstance(node.sub, Name) and node.sub.name in u.ranges:
        _ranging(u, name, node.sub.name)
    if full.endswith("_") or node.sub is not None:
        whole = u.known.get(name)
        if (component := _component(u, node, whole.sort if whole is not None else None, full)) is not None:
            return component
        if whole is not None and isinstance(whole.sort, Matrix):
            return _of_known(u, node, whole.sort, looks)
        if isinstance(node.sub, Row | Product) and full.endswith("_"):
            return _entries(u, name, node, looks)
    own = u.letter(full, node)
    if "^" in full and not full.endswith("_"):
        mark = full.partition("^")[2]
        if mark in ("*", r"\star", r"\ast"):
            u.like(own, u.letter(name, node.base))
    return own


def _component(u: Usage, node: Scripted, sort: Sort | None, full: str) -> Shape | None:
    r"""``F_x``, ``x_{\mathcal{L}}``: the component of a vector along an axis, its part in a space."""
    if not isinstance(node.sub, Name) or _runs(u, node.sub):
        return None
    if node.sub.font in SPACES and isinstance(sort, Matrix):
        own = u.letter(full, node)
        u.solver.same(own, shape_of(sort))
        return own
    return Shape("number") if node.sub.name in AXES and isinstance(sort, Matrix) else None


def _ranging(u: Usage, name: str, index: str) -> None:
    """An index from 1 to K on a vector whose size nobody stated: it has K entries."""
    size = u.ranges[index]

    def custom() -> bool:
        whole = u.letters.get(name)
        members = u.letters.get(f"{name}_")
        several = members is not None and members.is_matrix  # x_n is one of several vectors
        if whole is not None and not several and whole.is_column and whole.root().rows.known is None:
            whole.root().rows.join(Size(size))
            u.solver.moves += 1
        return True

    u.later(custom)


def _of_known(u: Usage, node: Scripted, sort: Matrix, looks: str) -> Shape:
    r"""``x_i`` of a vector x: an entry; but ``\mathbf{x}_i`` is one of several vectors."""
    name = name_of(node.base) or ""
    if isinstance(node.sub, Num) and node.sub.value == 0 and sort.columns == ONE and f"{name}_" not in u.letters:
        return u.letter(f"{name}_0", node)  # a point beside x, or the first entry where they are counted from 0
    if looks == "bold" and isinstance(node.sub, Num) and sort.columns == ONE:
        own = u.letter(name + subscript(canonical(node.sub) or "?"), node)
        u.solver.same(own, shape_of(sort))
        return own
    if looks != "bold" or not isinstance(node.sub, Name) or sort.columns != ONE:
        if isinstance(node.sub, Name) and f"{name}_" in u.letters:
            u.letters[f"{name}_"].root().contradictory = True
        return Shape("number")
    if f"{name}_" not in u.letters:
        u.letters[f"{name}_"] = shape_of(sort)
        u.because(f"{name}_", f"used as {u.written(node)}")
    return u.letters[f"{name}_"]


def _entries(u: Usage, name: str, node: Scripted, looks: str) -> Shape:
    """``A_{ij}``: the entries of a matrix."""
    indices = node.sub.factors if isinstance(node.sub, Product) else ()
    both = len(indices) == 2 and all(_runs(u, index) for index in indices)
    if both and looks in ("capital", "bold capital", "Capital") and name not in u.known:
        u.because(name, f"used as {u.written(node)}")
        u.solver.matrix(u.letter(name, node.base))
    return Shape("number")


def raised(u: Usage, node: Scripted, value: Shape, name: str) -> Shape:
    """The value of a function with a superscript."""
    mark = canonical(node.sup)
    if mark not in TRANSPOSES:
        return value
    if value.unknown:
        u.solver.column(value)
        u.because(name, f"used as {u.written(node)}")
    return u.solver.transposed(value)
