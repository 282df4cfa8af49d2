r"""Forms: ``P\,dx + Q\,dy`` along a curve, with brackets around it or without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.terms import Term, Unread
from symderiv.reading.meaning import names
from symderiv.reading.meaning.calculus.curves import (
    COMPLEX_LETTERS,
    OINT,
    first_differential,
    is_curve,
    letter_of,
    sign_name,
)
from symderiv.reading.meaning.calculus.infinitesimals import (
    differential_at,
    factors_of,
    loose_in_product,
    product_of,
    sign_of,
    signs_of,
)
from symderiv.reading.meaning.calculus.regions import SPACE, region_of
from symderiv.reading.syntax.surface import Group, Name, Node, Scripted, Sum

if TYPE_CHECKING:
    from symderiv.reading.meaning.products import Run

__all__ = ["form", "joined"]


def joined(node: Sum) -> Sum:
    r"""``\oint_C P\,dx + Q\,dy``: the form in brackets of its own, so that the sign reaches over all of it."""
    for at, term in enumerate(node.terms[:-1]):
        factors, signs = factors_of(term), signs_of(term)
        place = next((k for k, factor in enumerate(factors) if sign_of(factor) == 1), None)
        if place is None or not _takes_form(factors[place]) or any(sign_of(f) for f in factors[place + 1 :]):
            continue
        first = product_of(factors[place + 1 :], signs[place + 1 :], term.span) if place + 1 < len(factors) else None
        before, marks = _terms(first)
        if not all(_is_term_of_form(term) for term in before):
            continue
        end = at + 1
        while end < len(node.terms) and _is_term_of_form(node.terms[end]):
            end += 1
        if end == at + 1:
            continue
        parts = (*before, *node.terms[at + 1 : end])
        inner_signs = (*marks, *node.signs[at + 1 : end])
        span = parts[0].span.join(parts[-1].span)
        group = Group("(", ")", (Sum(parts, inner_signs, span),), (), span)
        merged = product_of((*factors[: place + 1], group), (*signs[:place], ""), term.span.join(span))
        return Sum((*node.terms[:at], merged, *node.terms[end:]), (*node.signs[: at + 1], *node.signs[end:]), node.span)
    return node


def _terms(node: Node | None) -> tuple[tuple[Node, ...], tuple[str, ...]]:
    """The terms right after the sign, with theirs."""
    if node is None:
        return (), ()
    return (node.terms, node.signs) if isinstance(node, Sum) else ((node,), ("",))


def _takes_form(sign: Node) -> bool:
    sub, sup = (sign.sub, sign.sup) if isinstance(sign, Scripted) else (None, None)
    return sup is None and (sign_name(sign) == OINT or is_curve(sub))


def _is_term_of_form(term: Node) -> bool:
    factors = factors_of(term)
    return bool(loose_in_product(term)) and not any(sign_of(factor) for factor in factors)


def form(run: Run, base: Name, sub: Node | None, start: int) -> Term | None:
    r"""``P\,dx + Q\,dy`` along a curve."""
    e, following = run.e, run.peek()
    if not (base.name == OINT or is_curve(sub)) or following is None:
        return None
    inner, end = _form_at(run, following)
    if inner is None:
        return None
    terms, signs = _terms(inner)
    pieces = [_piece(term) for term in terms]
    if any(piece is None for piece in pieces) or _in_one_letter(pieces):
        return None
    run.at = end
    span = run.since(start)
    region = region_of(e, sub, SPACE, span)
    parts: list[Term] = []
    for piece, sign in zip(pieces, signs, strict=True):
        assert piece is not None
        coefficient, letter = e.term(piece[0]), e.term(piece[1])
        parts += [e.build("negate", coefficient, span=piece[0].span) if sign == "-" else coefficient, letter]
    if bad := next((part for part in (region, *parts) if isinstance(part, Unread)), None):
        return bad
    return e.build("form_integral", region, *parts, span=span)


def _form_at(run: Run, following: Node) -> tuple[Node | None, int]:
    r"""The form after a sign: in brackets, or of one term, ``y\,dx``; and the factor after it."""
    if isinstance(following, Group) and len(following.items) == 1:
        return following.items[0], run.at + 1
    if isinstance(following, Sum):
        return following, run.at + 1
    if (found := first_differential(run)) is None or run.signs[found[0]] or letter_of(found[1]) in COMPLEX_LETTERS:
        return None, run.at
    end = found[0] + found[1].factors
    return product_of(run.factors[run.at : end], run.signs[run.at + 1 : end], following.span), end


def _in_one_letter(pieces: list[tuple[Node, Node] | None]) -> bool:
    """Whether there is one differential only, of a letter that may be a complex number or a length."""
    letters = [names.name_of(piece[1]) or "" for piece in pieces if piece is not None]
    return len(letters) == 1 and letters[0] not in ("x", "y")


def _piece(term: Node) -> tuple[Node, Node] | None:
    """The coefficient and the letter of one term of a form."""
    factors, signs = factors_of(term), signs_of(term)
    for k in range(len(factors)):
        if (found := differential_at(factors, signs, k)) is not None:
            if k + found.factors != len(factors) or found.power is not None:
                return None
            coefficient = product_of(factors[:k], signs[: k - 1] if k else (), term.span)
            return coefficient, found.letter
    return None
