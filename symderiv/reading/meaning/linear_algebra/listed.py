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
from symderiv.reading.syntax.surface import Braced, Group, Name, Node, Num, Product, Row, Scripted, Sum, walk

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["angled", "is_list", "is_number", "letters_in", "numbers_in"]


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


WORDS = frozenset("sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh ln log exp".split())  # noqa: SIM905


def letters_in(node: Node) -> set[str]:
    """The letters in it."""
    return {name for part in walk(node) if isinstance(part, Name) and (name := name_of(part)) is not None}


def angled(e: Elaborator, node: Group) -> Term:
    r"""``\langle a, b \rangle`` of two numbers: a vector or an inner product, whichever fits; of anything else, a product."""
    items = [e.term(item) for item in node.items]
    if not is_list(node) or not all(isinstance(e.sort(item), Scalar) for item in items):
        return norms.inner(e, node)
    vector, product = "angle brackets are read as a vector", "angle brackets are read as an inner product"
    first = (vector, product) if numbers_in(node) or _among_vectors(e) else (product, vector)
    if first[e.choose(("angles",), *first)] == vector:
        return e.matrix(2, 1, items, node.span)
    return norms.inner(e, node)


def _among_vectors(e: Elaborator) -> bool:
    """Whether other angle brackets in the row hold a vector: of three numbers, or of what is surely one."""
    row = e.setting.row
    return row is not None and any(
        isinstance(part, Group)
        and part.opening == r"\langle"
        and is_list(part)
        and (len(part.items) > 2 or numbers_in(part))
        for part in walk(row)
    )
