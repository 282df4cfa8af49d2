r"""Lists of numbers: ``(2, -1)``, ``[1, 0, 1]`` and ``\langle \cos t, \sin t \rangle``, which are vectors.

Two things in angle brackets are an inner product or a vector. What is surely a number (a sine, a power, a sum with a
digit in it) has no inner product with another, but among functions: there both are possible, and what fits is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import Scalar
from symderiv.language.terms import Term
from symderiv.reading.meaning.linear_algebra import norms
from symderiv.reading.meaning.names import name_of
from symderiv.reading.syntax.notation import NOTATION
from symderiv.reading.syntax.surface import (
    Accent,
    Braced,
    Group,
    Name,
    Node,
    Num,
    Product,
    Row,
    Scripted,
    Side,
    Sum,
    walk,
)

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["all_numbers", "angled", "angled_vectors", "is_call", "is_list", "is_number", "letters_in", "numbers_in"]


def is_list(node: Node) -> bool:
    """Whether it is a list in brackets, without dots and statements."""
    if not isinstance(node, Group) or node.opening not in ("(", "[", r"\langle") or len(node.items) < 2:
        return False
    dotted = any(
        isinstance(item, Row) or (isinstance(item, Name) and item.name.endswith("dots")) for item in node.items
    )
    return not dotted and all(separator == "," for separator in node.separators)


def numbers_in(node: Group) -> bool:
    """Whether something in a list is surely a number."""
    return any(is_number(item) for item in node.items)


def is_number(node: Node) -> bool:
    """Whether it is surely a number, whatever its letters are."""
    match node:
        case Num() | Braced(r"\sqrt" | r"\binom" | "!"):
            return True
        case Braced(r"\frac", (above, _)):
            return is_number(above)
        case Sum(terms, _, _):
            return any(is_number(term) for term in terms)
        case Scripted(Name(name), None, Num(), 0, _):
            return name[:1].islower() or name in NOTATION.constants
        case Scripted(Name("e"), None, _, 0, _):
            return True
        case Scripted(Group("(", _, (inner,)), None, Num(), 0, _):
            return is_number(inner) or isinstance(inner, Name)
        case Group("(", _, (inner,)):
            return is_number(inner)
        case Product((Num(), *rest), _, _) if rest:
            return any(_is_function(factor) or is_number(factor) for factor in rest)
        case Product(factors, _, _):
            return any(_is_function(factor) for factor in factors) or is_number(factors[-1])
    return False


def _is_function(node: Node) -> bool:
    r"""``\sin``, ``\ln``, ``\exp``: of numbers."""
    base = node.base if isinstance(node, Scripted) else node
    return (
        isinstance(base, Name) and (base.word or base.name.startswith("\\")) and base.name.removeprefix("\\") in WORDS
    )


FIELDS, TIMES = frozenset("FGEB"), frozenset({"t", "s", r"\theta"})
WORDS = frozenset("sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh ln log exp".split())  # noqa: SIM905


def letters_in(node: Node) -> set[str]:
    """The letters in it."""
    return {name for part in walk(node) if isinstance(part, Name) and (name := name_of(part)) is not None}


def is_call(node: Node) -> bool:
    """Whether it is a letter with brackets behind it."""
    return (
        isinstance(node, Product)
        and len(node.factors) == 2
        and isinstance(group := node.factors[1], Group)
        and group.opening == "("
    )


def angled_vectors(row: Row) -> set[int]:
    r"""The lists in angle brackets that are vectors, by identity: ``F(x, y) = \langle y, x \rangle``.

    Those of a row in which something that can only be a vector is said to be one, or stands before or after a dot.
    """
    lists = [
        part for part in walk(row) if isinstance(part, Group) and part.opening == r"\langle" and is_list(part)
    ]
    if not lists:
        return set()
    told = any(len(one.items) > 2 for one in lists)
    before: Node | None = None
    for part in row.parts:
        node = part.node if isinstance(part, Side) else None
        if isinstance(node, Group) and node in lists and before is not None:
            told = told or _is_vector_of(before, node)
        if isinstance(node, Product):
            pairs = zip(node.signs, node.factors, node.factors[1:], strict=False)
            told = told or any(sign in (r"\cdot", r"\times") and (a in lists or b in lists) for sign, a, b in pairs)
        before = node if node is not None else before
    return {id(one) for one in lists} if told else set()


def _is_vector_of(node: Node, group: Group) -> bool:
    r"""Whether what equals a list can only be a vector: ``r(t)``, ``\vec v``, ``\nabla f``; a letter, of digits."""
    if is_call(node) and isinstance(node, Product) and isinstance(node.factors[1], Group):
        head, at = node.factors[0], node.factors[1].items
        base = head.base if isinstance(head, Scripted) else head
        field = (isinstance(base, Name) and (base.name in FIELDS or bool(base.font))) or isinstance(base, Accent)
        timed = len(at) == 1 and name_of(at[0]) in TIMES
        return letters_in(group) <= letters_in(node) and (field or timed or numbers_in(group))
    if isinstance(node, Product):
        return isinstance(first := node.factors[0], Name) and first.name == r"\nabla"
    return isinstance(node, Accent) or (isinstance(node, Name) and bool(node.font)) or all_numbers(group)


def all_numbers(written: Group) -> bool:
    """Whether all in a list are surely numbers."""
    return all(isinstance(item, Num) or is_number(item) or _negated(item) for item in written.items)


def _negated(node: Node) -> bool:
    return isinstance(node, Sum) and len(node.terms) == 1 and isinstance(node.terms[0], Num)


def angled(e: Elaborator, node: Group) -> Term:
    r"""``\langle a, b \rangle`` of two numbers: a vector or an inner product, whichever fits; of others a product."""
    items = [e.term(item) for item in node.items]
    if not is_list(node) or not all(isinstance(e.sort(item), Scalar) for item in items):
        return norms.inner(e, node)
    vector, product = "angle brackets are read as a vector", "angle brackets are read as an inner product"
    row = e.setting.row
    told = row is not None and id(node) in angled_vectors(row)
    first = (vector, product) if told else (product, vector)
    if first[e.choose(("angles",), *first)] == vector:
        return e.matrix(2, 1, items, node.span)
    return norms.inner(e, node)
