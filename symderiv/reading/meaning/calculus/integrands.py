r"""Integrands: how far an integral sign reaches, found on the surface: up to its ``dx``, wherever that stands.

``\int x^2 + 1\,dx - 3`` is a sum of three terms on the surface; `closed` puts what stands between the sign and its
``dx`` into one factor, also where the ``dx`` is in the numerator of a fraction, in brackets, or right after the sign.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from symderiv.reading.meaning.calculus.infinitesimals import (
    Differential,
    bare,
    differential_at,
    factors_of,
    is_derivative,
    loose,
    loose_in_product,
    product_of,
    sign_of,
    signs_of,
    without,
)
from symderiv.reading.syntax.surface import (
    Accent,
    Braced,
    Group,
    Name,
    Node,
    Num,
    Product,
    Scripted,
    Sum,
    canonical,
    parts_of,
)

__all__ = ["Reach", "closed", "has_loose", "letters_in", "occurs_outside", "reach"]

# How far a sign reaches within a product


@dataclass(frozen=True, slots=True)
class Reach:
    """What stands under an integral sign, the letters of its differentials, and the factor after all that."""

    integrand: Node
    letters: tuple[Differential, ...]
    end: int


def reach(factors: tuple[Node, ...], signs: tuple[str, ...], at: int, count: int) -> Reach | None:
    """From the factor after ``count`` signs up to as many differentials; None where there are not as many."""
    inner, k = 0, at
    while k < len(factors):
        found = differential_at(factors, signs, k)
        if sign_of(factors[k]):
            inner += sign_of(factors[k])
        elif found is not None and inner:
            inner -= 1
            k += found.factors - 1
        elif found is not None:
            return _ended(factors, signs, at, k, count)
        elif (within := loose(factors[k])) and inner:
            inner = max(0, inner - len(within))
        elif within and not _later(factors, signs, k + 1):
            inside = (*factors[at:k], without(factors[k]), *factors[k + 1 :])
            ends = isinstance(factors[k], Sum | Group | Product)
            inside, end = (inside[: k + 1 - at], k + 1) if ends else (inside, len(factors))
            integrand = product_of(inside, signs[at : end - 1], factors[k].span)
            return Reach(integrand, within, end) if len(within) >= count else None
        k += 1
    return None


def _ended(factors: tuple[Node, ...], signs: tuple[str, ...], at: int, k: int, count: int) -> Reach | None:
    """The reach of a sign whose first differential is at ``k``: what stands before it, or after where nothing does."""
    letters: list[Differential] = []
    start = k
    while k < len(factors) and (found := differential_at(factors, signs, k)) is not None:
        if letters and signs[k - 1] != "":
            break
        letters.append(found)
        k += found.factors
        if len(letters) == count and start == at and k < len(factors) and differential_at(factors, signs, k) is None:
            break
    if len(letters) < count:
        return None
    span = factors[start].span
    if k < len(factors) and signs[k - 1] == "/":  # \int dx / x
        inside = (*factors[at:start], Num(Fraction(1), span), *factors[k:])
        return Reach(product_of(inside, (*signs[at:start], *signs[k - 1 :]), span), tuple(letters), len(factors))
    if start == at and k < len(factors) and signs[k - 1] == "":  # \int dx f(x)
        return Reach(product_of(factors[k:], signs[k:], span), tuple(letters), len(factors))
    return Reach(product_of(factors[at:start], signs[at : start - 1], span), tuple(letters), k)


def _later(factors: tuple[Node, ...], signs: tuple[str, ...], k: int) -> bool:
    """Whether a plain differential follows for the sign, past those that belong to signs on the way."""
    inner = 0
    while k < len(factors):
        inner += sign_of(factors[k])
        if (found := differential_at(factors, signs, k)) is not None:
            if not inner:
                return True
            inner -= 1
            k += found.factors - 1
        k += 1
    return False


# What a sign reaches over in a sum


def closed(node: Sum) -> Node:
    """The sum with all that an integral sign reaches over, up to its ``dx``, in one factor."""
    if not any(sign_of(factor) for term in node.terms for factor in factors_of(term)):
        return node
    terms: list[Node] = []
    signs: list[str] = []
    at = 0
    while at < len(node.terms):
        signs.append(node.signs[at])
        term, at = _merged(node, at)
        terms.append(term)
    if len(terms) == len(node.terms):
        return node
    return terms[0] if signs == [""] else Sum(tuple(terms), tuple(signs), node.span)


def _merged(node: Sum, at: int) -> tuple[Node, int]:
    """The term at a place, with those after it up to the differentials its integral signs still wait for."""
    open_signs = _open(node.terms[at])
    if not open_signs:
        return node.terms[at], at + 1
    for end in range(at + 1, len(node.terms)):
        letters = loose_in_product(node.terms[end]) or loose(node.terms[end])
        if not letters:
            continue
        if len(letters) < len(open_signs):
            break
        return _joined(node, at, end, open_signs[-1] + 1), end + 1
    return node.terms[at], at + 1


def _open(term: Node) -> list[int]:
    """The places of the integral signs in a product that no differential after them closes."""
    factors, signs = factors_of(term), signs_of(term)
    waiting: list[int] = []
    k = 0
    while k < len(factors):
        waiting += [k] * sign_of(factors[k])
        closes = 0
        if (found := differential_at(factors, signs, k)) is not None:
            closes, k = 1, k + found.factors - 1
        else:
            closes = len(loose(factors[k]))
        del waiting[len(waiting) - min(closes, len(waiting)) :]
        k += 1
    return waiting


def _joined(node: Sum, at: int, end: int, split: int) -> Node:
    first, last = node.terms[at], node.terms[end]
    factors, signs = factors_of(first), signs_of(first)
    head = product_of(factors[split:], signs[split:], first.span)
    tail, tail_signs = factors_of(last), signs_of(last)
    k = next((k for k in range(len(tail)) if differential_at(tail, tail_signs, k) is not None), None)
    letters: tuple[Node, ...] = ()
    inside, after, after_signs = last, tail[:0], tail_signs[:0]
    if k is None:
        inside = bare(last)
        letters = tuple(part for found in loose(last) for part in (Name("d", found.letter.span), found.letter))
    else:
        inside, after, after_signs = (
            product_of(tail[:k], tail_signs[: k - 1] if k else (), last.span),
            tail[k:],
            tail_signs[k:],
        )
    span = first.span.join(last.span)
    terms = (head, *node.terms[at + 1 : end], inside)
    summed = Sum(terms, ("", *node.signs[at + 1 : end + 1]), span)
    all_factors = (*factors[:split], summed, *letters, *after)
    all_signs = (*signs[:split], *("",) * len(letters), *(("",) if after else ()), *after_signs)
    return Product(all_factors, all_signs[: len(all_factors) - 1], span)


# What occurs outside of integrals


def occurs_outside(node: Node | None, letter: str) -> bool:
    """Whether a letter occurs other than under an integral sign whose variable it is."""
    if node is None:
        return False
    if isinstance(node, Sum):
        node = closed(node)
    if isinstance(node, Name | Scripted | Accent) and canonical(node) == letter:
        return True
    if not isinstance(node, Product):
        return any(occurs_outside(part, letter) for part in parts_of(node))
    k, factors = 0, node.factors
    while k < len(factors):
        if sign_of(factors[k]) and (found := reach(factors, node.signs, k + 1, sign_of(factors[k]))) is not None:
            if not any(canonical(one.letter) == letter for one in found.letters):
                if any(occurs_outside(part, letter) for part in (factors[k], found.integrand)):
                    return True
            elif any(occurs_outside(part, letter) for part in parts_of(factors[k])):
                return True
            k = found.end
            continue
        if occurs_outside(factors[k], letter):
            return True
        k += 1
    return False


def has_loose(node: Node) -> bool:
    """Whether a differential stands outside of all integrals, and not in the sign of a derivative."""
    if isinstance(node, Sum):
        node = closed(node)
    if isinstance(node, Braced) and len(node.arguments) > 1 and is_derivative(node.arguments[1]):
        return False
    if not isinstance(node, Product):
        return any(has_loose(part) for part in parts_of(node))
    k, factors = 0, node.factors
    while k < len(factors):
        if sign_of(factors[k]) and (found := reach(factors, node.signs, k + 1, sign_of(factors[k]))) is not None:
            k = found.end
        elif differential_at(factors, node.signs, k) is not None or has_loose(factors[k]):
            return True
        else:
            k += 1
    return False


def letters_in(node: Node) -> Iterator[str]:
    """The letters of all differentials."""
    factors, signs = factors_of(node), signs_of(node)
    for k in range(len(factors)):
        if (found := differential_at(factors, signs, k)) is not None and (name := canonical(found.letter)) is not None:
            yield name
    for part in parts_of(node):
        yield from letters_in(part)
