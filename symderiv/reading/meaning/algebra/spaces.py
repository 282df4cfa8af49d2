r"""Spaces by name: ``\operatorname{span}(v, w)``, ``\mathcal{N}(A)``, ``\mathcal{L}(V, W)``, ``\mathcal{P}(A)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import ONE, REAL, Function, Matrix, Set, Unknown
from symderiv.language.terms import Term
from symderiv.reading.meaning import names
from symderiv.reading.meaning.sets import sets
from symderiv.reading.meaning.sums import dots
from symderiv.reading.syntax.surface import Empty, Group, Name, Node, Part, Product, Row, Scripted, Side

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator
    from symderiv.reading.meaning.products import Run

__all__ = ["homomorphisms", "matrices", "null_space", "power_set", "projection", "spanned"]


def spanned(run: Run, node: Node, base: Name, start: int) -> Term | None:
    r"""``\operatorname{span}\{u, v\}``, ``\operatorname{span}(v_1, \dots, v_n)``."""
    e, group = run.e, run.peek()
    if isinstance(node, Scripted) or not isinstance(group, Group) or group.opening not in ("(", r"\{", "["):
        return None
    run.at += 1
    items, separators = _items(group)
    if group.opening == "(" and len(items) == 1 and isinstance(inner := items[0], Group) and inner.opening == r"\{":
        items, separators = list(inner.items), list(inner.separators)
    if any(separator != "," for separator in separators):
        return e.build("span", sets.built(e, group), span=run.since(start))
    if dots.among(items):
        return e.build("span", sets.listed(e, tuple(items), group.span), span=run.since(start))
    return e.build("span", *(e.term(item) for item in items), span=run.since(start))


def _items(group: Group) -> tuple[list[Node], list[str]]:
    """What stands in brackets, in braces within them too."""
    items, separators = list(group.items), list(group.separators)
    if len(items) == 1 and isinstance(row := items[0], Row):
        parts = row.parts
        if all(isinstance(part, Side) or part.text == "," for part in parts):
            items = [part.node for part in parts if isinstance(part, Side)]
            separators = [part.text for part in parts if isinstance(part, Part)]
    return items, separators


def null_space(run: Run, node: Node, base: Name, start: int) -> Term | None:
    r"""``\mathcal{N}(A)``, ``N(T)``: of one matrix or linear map; None for anything else."""
    e, group = run.e, run.peek()
    if base.name == "C" and isinstance(group, Group) and _is_interval(group) and names.found(e, "C") is None:
        run.at += 1
        return e.fail(run.since(start), "the continuous functions on an interval")
    if isinstance(node, Scripted) or not isinstance(group, Group) or group.opening != "(" or len(group.items) != 1:
        return None
    if (base.name, base.font) == ("C", ""):
        return None
    if names.found(e, names.name_of(base) or "") is not None or isinstance(group.items[0], Row):
        return None
    of = e.term(group.items[0])
    if not _maps(e, of) and not _has_sizeless(e, of):
        return None
    run.at += 1
    return e.build(SPACES[base.name], of, span=run.since(start))


def _is_interval(group: Group) -> bool:
    """``[a, b]``, or that in brackets."""
    inner = group.items[0] if group.opening == "(" and len(group.items) == 1 else group
    return isinstance(inner, Group) and inner.opening == "[" and inner.separators == (",",)


SPACES = {"N": "kernel", "R": "column_space", "C": "column_space"}


def _maps(e: Elaborator, term: Term) -> bool:
    """Whether a term is a matrix that is no vector, or a linear map."""
    sort = e.sort(term)
    if isinstance(sort, Matrix):
        return ONE not in (sort.rows, sort.columns)
    return isinstance(sort, Function) and "linear" in sort.properties


def _has_sizeless(e: Elaborator, term: Term) -> bool:
    return isinstance(e.sort(term), Unknown) and not e.unread


def homomorphisms(run: Run, node: Node, base: Name, start: int) -> Term | None:
    r"""``\mathcal{L}(V, W)``, ``\mathcal{L}(V)``, ``\operatorname{Hom}(V, W)`` of spaces; None for other arguments."""
    e, group = run.e, run.peek()
    if isinstance(node, Scripted) or not isinstance(group, Group) or group.opening != "(" or len(group.items) > 2:
        return None
    if any(isinstance(item, Row) for item in group.items) or any(mark != "," for mark in group.separators):
        return None
    if not all(_may_be_space(e, item) for item in group.items):
        return None
    run.at += 1
    spaces = [sets.set_of(e, item) for item in group.items]
    return e.build("linear_maps", spaces[0], spaces[-1], span=run.since(start))


def _may_be_space(e: Elaborator, node: Node) -> bool:
    """Whether it is a set: a letter known as one, or the numbers with a size."""
    base = node.base if isinstance(node, Scripted) else node
    if isinstance(base, Name) and base.font == r"\mathbb":
        return True
    known = names.found(e, names.name_of(node) or "")
    return known is not None and isinstance(known.sort, Set)


def power_set(run: Run, node: Node, base: Name, start: int) -> Term | None:
    r"""``\mathcal{P}(A)`` of a set; None for anything else."""
    e, group = run.e, run.peek()
    if isinstance(node, Scripted):
        return matrices(run, node, base, start)
    if not isinstance(group, Group) or len(group.items) != 1:
        return None
    if names.found(e, names.name_of(base) or "") is not None or group.opening not in ("(", r"\{"):
        return None
    of = sets.built(e, group) if group.opening == r"\{" else _set_in(e, group.items[0])
    if of is None:
        return None
    run.at += 1
    return e.build("power_set", of, span=run.since(start))


OF_SIZE = {"GL": "general_linear", "SL": "special_linear", "P": "polynomials"}


def matrices(run: Run, node: Node, base: Name, start: int) -> Term | None:
    r"""``GL_n(\mathbb{R})``, ``M_{m \times n}(F)``, ``\mathcal{P}_n``: sets by their size, over numbers."""
    e = run.e
    if isinstance(node, Name) and (made := _by_arguments(run, base, start)) is not None:
        return made
    if not isinstance(node, Scripted) or node.sub is None or node.sup is not None or isinstance(node.sub, Empty):
        return None
    if base.name == "P" and base.font != r"\mathcal":
        return None
    over = run.peek()
    field = isinstance(over, Group) and over.opening == "(" and len(over.items) == 1 and _is_field(e, over.items[0])
    sizes = node.sub.factors if isinstance(node.sub, Product) and node.sub.signs == (r"\times",) else (node.sub,)
    if not field and base.name in ("M", "P") and (not base.font or len(sizes) == 1):
        return None
    terms = [e.term(size) for size in sizes]
    for term in terms:
        names.infer_whole(e, term)
    run.at += field
    if base.name in OF_SIZE:
        return e.build(OF_SIZE[base.name], *terms, span=run.since(start)) if len(terms) == 1 else None
    return e.build("matrices", terms[0], terms[-1], span=run.since(start))


def _by_arguments(run: Run, base: Name, start: int) -> Term | None:
    r"""``GL(n, \mathbb{R})``, ``M(m, n, F)``: the sizes in brackets, and the numbers it is over."""
    e, group = run.e, run.peek()
    if not isinstance(group, Group) or group.opening != "(" or len(group.items) not in (2, 3):
        return None
    *sizes, over = group.items
    known = names.found(e, names.name_of(base) or "") is not None
    if known or set(group.separators) != {","} or not _is_field(e, over):
        return None
    terms = [e.term(size) for size in sizes]
    for term in terms:
        names.infer_whole(e, term)
    run.at += 1
    if base.name in OF_SIZE:
        return e.build(OF_SIZE[base.name], *terms, span=run.since(start)) if len(terms) == 1 else None
    return e.build("matrices", terms[0], terms[-1], span=run.since(start))


def _is_field(e: Elaborator, node: Node) -> bool:
    """Whether it is a set of numbers, or the letter of a field."""
    base = node.base if isinstance(node, Scripted) else node
    if not isinstance(base, Name):
        return False
    return base.font == r"\mathbb" or (base.name in ("F", "K", "k") and names.found(e, base.name) is None)


def _set_in(e: Elaborator, node: Node) -> Term | None:
    if isinstance(node, Group) and node.opening == r"\{":
        return sets.built(e, node)
    if isinstance(node, Row):
        return None
    of = e.term(node)
    if not e.is_set(of) and _among_sets(e):
        of = sets.inferred(e, of, REAL)
    return of if e.is_set(of) else None


def _among_sets(e: Elaborator) -> bool:
    r"""Whether the row compares sets: ``\mathcal{P}(A) \subseteq \mathcal{P}(B)``."""
    row = e.setting.row
    signs = (r"\subset", r"\subseteq", r"\supset", r"\supseteq")
    return row is not None and any(isinstance(part, Part) and part.text in signs for part in row.parts)


def projection(run: Run, node: Node, base: Name, start: int) -> Term | None:
    r"""``\operatorname{proj}_u v``: of a vector onto another one, or onto a subspace."""
    e = run.e
    if not isinstance(node, Scripted) or node.sub is None or node.sup is not None or run.peek() is None:
        return None
    onto, of = e.term(node.sub), run.reach("proj")
    return e.build("projection", onto, of, span=run.since(start))
