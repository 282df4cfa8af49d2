r"""Infinitesimals on the surface: integral signs, ``dx`` in all its forms, and where it hides in a factor."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from symderiv.language.spans import Span
from symderiv.reading.syntax.surface import Accent, Braced, Group, Name, Node, Num, Product, Scripted, Sum, walk

__all__ = [
    "Differential",
    "as_letter",
    "bare",
    "differential_at",
    "factors_of",
    "integrates",
    "is_derivative",
    "is_letter",
    "loose",
    "loose_in_product",
    "product_of",
    "sign_of",
    "signs_of",
    "without",
]

SIGNS = {r"\int": 1, r"\iint": 2, r"\iiint": 3, r"\oint": 1}


@dataclass(frozen=True, slots=True)
class Differential:
    """``dx``: its letter, how many factors it is, and what stands above the d (``d^n x``)."""

    letter: Node
    factors: int
    power: Node | None = None


def sign_of(node: Node) -> int:
    """How many integral signs a factor is."""
    base = node.base if isinstance(node, Scripted) else node
    return SIGNS.get(base.name, 0) if isinstance(base, Name) else 0


def integrates(exponent: Node) -> bool:
    r"""Whether there is an integral in an exponent: in ``e^{-\int p(t)\,dt}``, p is no law."""
    return any(isinstance(part, Name) and part.name == r"\int" for part in walk(exponent))


def differential_at(factors: tuple[Node, ...], signs: tuple[str, ...], at: int) -> Differential | None:
    r"""The ``dx`` that begins at a factor: ``d x``, ``\mathrm{dx}``, ``d^n x``, ``d\mathbf{x}``."""
    node = factors[at]
    match node:
        case Name(name, span, _, True) if len(name) == 2 and name[0] == "d":
            return Differential(Name(name[1], Span(span.start, span.end)), 1)
        case Scripted(Name(name, span, _, True), sub, sup, 0, _) if len(name) == 2 and name[0] == "d":
            return Differential(Scripted(Name(name[1], span), sub, sup, 0, node.span), 1)
    power = None
    match node:
        case Name("d", _, _, _):
            pass
        case Scripted(Name("d", _, _, _), None, Num() | Name() as above, 0, _):
            power = above
        case _:
            return None
    follows = at + 1 < len(factors) and signs[at] == ""
    if not follows or not is_letter(factors[at + 1]) or sign_of(factors[at + 1]) or (at and signs[at - 1] == "/"):
        return None
    below = factors[at + 2] if at + 2 < len(factors) and signs[at + 1] == "/" else None
    if isinstance(below, Name) and below.name == "d":
        return None  # dy/dx
    return Differential(factors[at + 1], 2, power)


def is_letter(node: Node) -> bool:
    """Whether a node is a letter, perhaps with an accent or an index."""
    match node:
        case Name(name, _, _, word):
            return not word and (name[0].isalpha() or name[0] == "\\")
        case Accent(_, base, _):
            return is_letter(base)
        case Scripted(base, _, None, _, _):
            return is_letter(base)
        case Scripted(base, _, sup, 0, _):  # d x^{(1)}, but not dx^2
            return is_letter(base) and isinstance(sup, Group)
    return False


def as_letter(node: Node) -> Node:
    r"""``\Delta x`` as the one letter it is."""
    match node:
        case Product((Name(r"\Delta", _, "", _), Name(name, _, "", False)), ("",), span):
            return Name(rf"\Delta {name}", span)
    return node


def factors_of(node: Node) -> tuple[Node, ...]:
    """The factors of a product; any other node is one."""
    return node.factors if isinstance(node, Product) else (node,)


def signs_of(node: Node) -> tuple[str, ...]:
    """The signs between the factors."""
    return node.signs if isinstance(node, Product) else ()


def product_of(factors: tuple[Node, ...], signs: tuple[str, ...], span: Span) -> Node:
    """The factors as one node; 1 where there is none."""
    if not factors:
        return Num(Fraction(1), span)
    return factors[0] if len(factors) == 1 else Product(factors, signs, factors[0].span.join(factors[-1].span))


# A differential within a factor


def loose(node: Node) -> tuple[Differential, ...]:
    """The differentials in a numerator, in brackets or at the end of a sum that no sign in there takes."""
    match node:
        case Braced(r"\frac", (above, below), _, _):
            return () if is_derivative(below) else loose_in_product(above) or loose(above)
        case Group("(" | "[", _, (inner,), _, _):
            return loose_in_product(inner) or loose(inner)
        case Sum(terms, _, _):
            return loose_in_product(terms[-1]) or loose(terms[-1])
        case Product():  # in braces
            return loose_in_product(node)
    return ()


def is_derivative(below: Node) -> bool:
    """Whether what stands below a fraction makes it a derivative: ``dx``."""
    first = factors_of(below)[0]
    return isinstance(first, Name) and first.name in ("d", r"\partial") and isinstance(below, Product)


def loose_in_product(node: Node) -> tuple[Differential, ...]:
    """The differentials among the factors of a node that no sign among them takes."""
    factors, signs = factors_of(node), signs_of(node)
    letters: list[Differential] = []
    inner = k = 0
    while k < len(factors):
        inner += sign_of(factors[k])
        if (found := differential_at(factors, signs, k)) is not None:
            k += found.factors - 1
            if inner:
                inner -= 1
            else:
                letters.append(found)
        k += 1
    return tuple(letters)


def without(node: Node) -> Node:
    """The node without its loose differentials."""
    match node:
        case Braced(r"\frac", (above, below), span, option):
            return Braced(r"\frac", (bare(above), below), span, option)
        case Group(_, _, (inner,), _, _):
            return replace(node, items=(bare(inner),))
        case Sum(terms, _, _):
            return replace(node, terms=(*terms[:-1], bare(terms[-1])))
        case Product():
            return bare(node)
    return node


def bare(node: Node) -> Node:
    """The node without the differentials among its factors."""
    factors, signs = factors_of(node), signs_of(node)
    if not loose_in_product(node):
        return without(node)
    kept: list[Node] = []
    between: list[str] = []
    k = 0
    while k < len(factors):
        if (found := differential_at(factors, signs, k)) is not None:
            k += found.factors
            continue
        if kept:
            between.append(signs[k - 1])
        kept.append(factors[k])
        k += 1
    return product_of(tuple(kept), tuple(between), node.span)
