r"""Dots: ``1 + \dots + n``, ``x_1 x_2 \cdots x_n``, ``(x_1, \dots, x_n)``, and matrices with dots."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from symderiv.language.sorts import INTEGER, ONE, Matrix, Scalar, Unknown
from symderiv.language.spans import Span
from symderiv.language.terms import (
    Apply,
    Bind,
    Number,
    Symbol,
    Term,
    Unread,
    apply,
    bind,
    free_symbols,
    number,
    subterms,
)
from symderiv.reading.meaning import names, products
from symderiv.reading.meaning.sums.patterns import Pattern, alike, pattern
from symderiv.reading.syntax.surface import Name, Node, Product, Sum

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["among", "is_dots", "multiplied", "summed", "upright", "vector"]

DOTS = frozenset({r"\dots", r"\ldots", r"\cdots", r"\vdots", r"\ddots", r"\dotsc", r"\dotsm", r"\dotsb", r"\dotso"})
UNCLEAR = "the pattern of these dots is not clear"
MEMBER = re.compile(r"(\\?[A-Za-z]+|\\\w+ \w)(?:_(\w|\{[^{}]*\})|\^\{\(.*\)\})")  # x_1, \hat x_n, x^{(n)}
LETTERS = ("i", "j", "k", "l", "m", "s", "t")


def is_dots(node: Node) -> bool:
    """Whether it is one of the signs for dots."""
    return isinstance(node, Name) and node.name in DOTS


def among(nodes: Iterable[Node]) -> bool:
    """Whether there are dots among these."""
    return any(is_dots(node) for node in nodes)


def inferred(e: Elaborator, given: Sequence[Term], last: Term | None) -> Pattern | None:
    """The pattern of the terms around dots. Letters with numbers below them are members of sequences."""
    terms = [*given, *([] if last is None else [last])]
    if any(isinstance(part, Unread) for term in terms for part in subterms(term)):
        return None
    if _infer_sequences(e, terms):
        return None  # the next pass reads them as such
    taken = {symbol.name for term in terms for symbol in free_symbols(term)}
    letter = next((letter for letter in LETTERS if letter not in taken and letter not in e.scope), None)
    if letter is None:
        return None
    found = pattern(given, last, Symbol(letter, INTEGER))
    if found is None:
        return None
    for bound in (found.first, found.last):
        if bound is not None:
            names.infer_whole(e, bound)
    return found


def _infer_sequences(e: Elaborator, terms: Sequence[Term]) -> bool:
    """``x_1`` and ``x_n``, undeclared, are members of a sequence x. Whether there are such letters."""
    inferred = False
    bases: dict[str, set[int]] = {}
    for place, term in enumerate(terms):
        for part in subterms(term):
            if not isinstance(part, Symbol) or e.undeclared.get(part.name) != part:
                continue
            if match := MEMBER.fullmatch(part.name):
                bases.setdefault(match[1], set()).add(place)
    for base, places in bases.items():
        if places == set(range(len(terms))) and names.found(e, base) is None:
            names.infer_sequence(e, base)
            inferred = True
    return inferred


def domain(found: Pattern) -> Term:
    """What the index runs over."""
    return apply("from", found.first) if found.last is None else apply("range", found.first, found.last)


def summed(e: Elaborator, node: Sum, *, turned: bool = False) -> Term | None:
    """A sum with dots among its terms, read from its end where that says more; None where there are none."""
    if not among(node.terms):
        return None
    at = next(index for index, term in enumerate(node.terms) if is_dots(term))
    last_node = node.terms[at + 1] if at + 1 < len(node.terms) else None
    if at == 0 or sum(map(is_dots, node.terms)) > 1 or any(sign not in ("", "+") for sign in node.signs[1 : at + 2]):
        return e.fail(node.span, UNCLEAR)
    given = [e.term(term) for term in node.terms[:at]]
    last = e.term(last_node) if last_node is not None else None
    first_sign = node.signs[0]
    total = _ending(e, given if first_sign in ("", "+") else given[1:], last, "sum", node.span)
    more = not turned and at + 2 < len(node.terms) and set(node.signs) <= {"", "+"}
    if more and (total is None or _falls(total[1], given[total[0]])):  # a_n x^n + ... + a_1 x + a_0
        return summed(e, _turned(node), turned=True)
    if total is None:
        return e.fail(node.span, UNCLEAR)
    kept, body = total
    kept = kept if first_sign in ("", "+") else kept + 1
    result: Term | None = None
    for sign, term in zip(node.signs[:kept], given, strict=False):
        signed = e.build("negate", term, span=node.span) if sign == "-" else term
        result = signed if result is None else e.build("add", result, term, span=node.span)
    result = body if result is None else e.build("add", result, body, span=node.span)
    for sign, after in zip(node.signs[at + 2 :], node.terms[at + 2 :], strict=True):
        if sign not in ("+", "-"):
            return e.fail(node.span, UNCLEAR)
        result = e.build("add" if sign == "+" else "subtract", result, e.term(after), span=node.span)
    return result


def _falls(body: Term, written: Term) -> bool:
    """Whether the first term that is written is the last one of the sum."""
    match body:
        case Bind(_, Apply("range", (_, last)), _):
            return body.open(last) == written
    return False


def _turned(node: Sum) -> Sum:
    return Sum(node.terms[::-1], ("", *["+"] * (len(node.terms) - 1)), node.span)


def _ending(e: Elaborator, given: list[Term], last: Term | None, operator: str, span: Span) -> tuple[int, Term] | None:
    """How many of the terms stand before the pattern, and the rest as one sum or product."""
    for kept in range(len(given)):
        lone = bool(kept) and len(given) - kept < 2  # c + a_1 b_1 + ... + a_n b_n
        if kept and ((lone and last is None) or alike(given[kept - 1], given[kept])):
            break
        found = inferred(e, given[kept:], last)
        if found is not None and (not lone or _of_members(found.body)):
            return kept, bind(operator, domain(found), found.index, found.body, span)
    return None


def _of_members(body: Term) -> bool:
    """Whether a pattern is made of members of sequences, so that its first term alone shows it."""
    return any(isinstance(part, Apply) and part.operator == "apply" for part in subterms(body))


def multiplied(e: Elaborator, node: Product) -> Term | None:
    """A product with dots among its factors; None where there are none."""
    if not among(node.factors):
        return None
    at = next(index for index, factor in enumerate(node.factors) if is_dots(factor))
    signs = ("", *node.signs)
    plain = all(NOT_TIMES.isdisjoint({sign}) for sign in signs)
    if at in (0, len(node.factors) - 1) or sum(map(is_dots, node.factors)) > 1 or not plain:
        return e.fail(node.span, UNCLEAR)
    before = _factors(e, node.factors[:at], node.signs[: at - 1])
    after = _factors(e, node.factors[at + 1 :], node.signs[at + 1 :])
    square = any(isinstance(e.sort(term), Matrix) for term in (*before, *after))
    made = _ending(e, before, after[0], "product", node.span)
    if made is None or (square and (isinstance(made[1], Unread) or _falls(made[1], before[made[0]]))):
        return e.fail(node.span, UNCLEAR)
    kept, body = made
    total: Term | None = None
    for term in (*before[:kept], body, *after[1:]):
        total = term if total is None else e.build("multiply", total, term, span=node.span)
    return total


NOT_TIMES = frozenset({"/", r"\div", r"\odot", r"\oslash"})


def _factors(e: Elaborator, factors: tuple[Node, ...], signs: tuple[str, ...]) -> list[Term]:
    """The factors one by one, functions with their arguments."""
    span = factors[0].span.join(factors[-1].span)
    run = products.Run(e, Product(factors, signs, span))
    terms: list[Term] = []
    while run.at < len(run.factors):
        terms.append(run.factor())
    return terms


def vector(e: Elaborator, nodes: Sequence[Node], span: Span, *, lying: bool = False) -> Term:
    r"""``(x_1, \dots, x_n)``, written out as a column, or as a row where it is lying."""
    at = next(index for index, node in enumerate(nodes) if is_dots(node))
    if at == 0 or len(nodes) != at + 2 or sum(map(is_dots, nodes)) > 1:
        return e.fail(span, UNCLEAR)
    given, last = [e.term(node) for node in nodes[:at]], e.term(nodes[-1])
    if (made := _of_vectors(e, given, last, span, lying)) is not None:
        return made
    if not all(isinstance(e.sort(term), Scalar | Unknown) for term in (*given, last)):
        return e.fail(span, "a list, with dots, of things that are not numbers")
    found = inferred(e, given, last)
    if found is None or found.last is None:
        return e.fail(span, UNCLEAR)
    column = apply("vector_from", size(found), bind("lambda", domain(found), found.index, found.body), span=span)
    return e.build("transpose", column, span=span) if lying else column


def _of_vectors(e: Elaborator, given: list[Term], last: Term, span: Span, lying: bool) -> Term | None:
    r"""``[x_1, \dots, x_n]`` of columns side by side, and rows above each other; None for anything else."""
    sorts = [e.sort(term) for term in (*given, last)]
    if not all(isinstance(sort, Matrix) and (sort.columns if lying else sort.rows) == ONE for sort in sorts):
        return None
    found = inferred(e, given, last)
    if found is None or found.last is None:
        return e.fail(span, UNCLEAR)
    length = sorts[0].rows if lying else sorts[0].columns  # type: ignore[union-attr]
    if found.index in free_symbols(length):
        return e.fail(span, "columns of different lengths")
    taken = {symbol.name for symbol in free_symbols(found.body)} | {found.index.name, *e.scope}
    at = Symbol(next(letter for letter in LETTERS if letter not in taken), INTEGER)
    column = found.body if lying else _upright(found.body)
    inner = bind("lambda", domain(found), found.index, apply("entry", column, at))
    along = bind("lambda", apply("range", number(1), length), at, inner)
    made = apply("matrix_from", length, size(found), along, span=span)
    return made if lying else e.build("transpose", made, span=span)


def upright(e: Elaborator, nodes: Sequence[Node], span: Span) -> Term:
    r"""``(a, b)^T`` and ``[x_1, \dots, x_n]^T``: a list turned upright; of vectors, the matrix with these rows."""
    if among(nodes):
        lying = vector(e, nodes, span, lying=True)
        return _upright(lying) if isinstance(lying, Apply) else lying
    return e.matrix(len(nodes), 1, [e.term(node) for node in nodes], span)


def _upright(row: Term) -> Term:
    """The column that a row was made of."""
    match row:
        case Apply("transpose", (column,)):
            return column
    return apply("transpose", row, span=row.span)


def size(found: Pattern) -> Term:
    """How many terms there are."""
    assert found.last is not None
    if found.first == number(1):
        return found.last
    if isinstance(found.first, Number) and isinstance(found.last, Number):
        return Number(found.last.value - found.first.value + 1)
    if found.first == number(0):
        return apply("add", found.last, 1)
    return apply("add", apply("subtract", found.last, found.first), 1)
