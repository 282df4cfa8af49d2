r"""Evaluation bars: ``F|_a^b`` and ``[F]_a^b`` are a difference of values, ``f|_{x=a}`` is a value.

A derivative with such a bar is the derivative at that point.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import Matrix, Scalar
from symderiv.language.spans import Span
from symderiv.language.terms import Apply, Bind, Symbol, Term, Unread, apply, bind, free_symbols, mentions, subterms
from symderiv.reading.meaning import names
from symderiv.reading.meaning.calculus import held_fixed, integrands
from symderiv.reading.syntax.notation import TRANSPOSES
from symderiv.reading.syntax.surface import Group, Node, Part, Row, Scripted, Side, canonical

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["at_point", "at_points", "evaluated", "is_bar", "says_where"]

NOT_SAID = "which letter this bar is for is not stated"


def is_bar(node: Node) -> bool:
    """Whether a node is what stands before a bar, with the bar's scripts."""
    return isinstance(node, Scripted) and isinstance(node.base, Group) and _barred(node.base)


def _barred(group: Group) -> bool:
    return group.closing == "|" and group.opening in (".", "")


def says_where(node: Scripted, variables: tuple[Node, ...]) -> bool:
    """Whether brackets have a point below, by one of these letters, and nothing above."""
    match node.sub:
        case Row((Side(one, _), Part("relation", "=", _), Side()), _) if node.sup is None and not node.primes:
            return names.name_of(one) in {names.name_of(variable) for variable in variables}
    return False


def evaluated(e: Elaborator, node: Scripted) -> Term | None:
    """What bars or square brackets with bounds stand for; None where they are something else."""
    group = node.base
    if not isinstance(group, Group) or node.primes or len(group.items) != 1:
        return None
    stated = isinstance(node.sub, Row) and _equation(e, node.sub)[0] is not None
    square = group.opening == "[" and group.closing == "]" and node.sub is not None and (node.sup is not None or stated)
    if not _barred(group) and (not square or canonical(node.sup) in TRANSPOSES):
        return held_fixed.derivative_with_fixed(e, node)
    inner = e.term(group.items[0])
    if square and not isinstance(e.sort(inner), Scalar):
        return None
    if isinstance(inner, Unread):
        return inner
    if node.sub is None:
        return e.fail(node.span, "a bar without a point below")
    if node.sup is None and isinstance(node.sub, Group) and node.sub.opening == "(" and len(node.sub.items) > 1:
        return e.build("at_point", inner, *[e.term(item) for item in node.sub.items], span=node.span)
    if node.sup is None:
        plain = isinstance(group.items[0], Group)  # in brackets of its own: a value, not the point of a derivative
        return at_points(e, inner, node.sub, node.span, plain=plain)
    return _difference(e, inner, node.sub, node.sup, node.span)


def _difference(e: Elaborator, inner: Term, sub: Node, sup: Node, span: Span) -> Term:
    lower, upper = _equation(e, sub), _equation(e, sup)
    letters = {letter for letter, _ in (lower, upper) if letter is not None}
    letter = letters.pop() if len(letters) == 1 else None if letters else _guessed(e, inner)
    if letter is None and not letters and _by_parts(e, inner):
        return e.build("change_between", inner, e.term(lower[1]), e.term(upper[1]), span=span)
    if letter is None:
        return e.fail(span, NOT_SAID)
    domain = e.build("between", e.term(lower[1]), e.term(upper[1]), span=span)
    return domain if isinstance(domain, Unread) else bind("difference_between", domain, letter, inner, span)


def _by_parts(e: Elaborator, inner: Term) -> bool:
    r"""Whether two letters of it are integrated by in the row: ``[uv]_a^b`` beside du and dv."""
    by = set(integrands.letters_in(e.setting.row)) if e.setting.row is not None else set()
    return len(by & {symbol.name for symbol in free_symbols(inner)}) > 1


def _equation(e: Elaborator, node: Node) -> tuple[Symbol | None, Node]:
    """``x = a``: the letter and the value; a bound without a letter is a value."""
    match node:
        case Row((Side(one, _), Part("relation", "=", _), Side(value, _)), _) if name := names.name_of(one):
            return _symbol(e, name), value
    return None, node


def _symbol(e: Elaborator, name: str) -> Symbol | None:
    found = names.resolved(e, name, Span(0, 0))
    return Symbol(found.name, found.sort) if isinstance(found, Symbol) else None


def _guessed(e: Elaborator, inner: Term) -> Symbol | None:
    """The letter the bounds are for: the one of an integral of this row or of the one before, or the only one."""
    free = {symbol for symbol in free_symbols(inner) if isinstance(symbol.sort, Scalar) and symbol.sort.kind == "real"}
    integrated = set(integrands.letters_in(e.setting.row)) if e.setting.row is not None else set()
    for side in e.setting.running:
        if side is not None:
            integrated |= {part.written_as for part in subterms(side) if isinstance(part, Bind)}
    outer = {symbol for symbol in free if symbol.name in e.scope}
    named = {symbol for symbol in free if symbol.name in integrated}
    for among in (named - outer, free - outer, named, free):
        if len(among) == 1:
            return among.pop()
        if among:
            return None
    return None


def at_points(e: Elaborator, inner: Term, sub: Node, span: Span, *, plain: bool) -> Term:
    """``f|_{x=a, y=b}``: all of them at once."""
    pairs: list[tuple[Symbol, Term]] = []
    for equation in _equations(sub):
        letter, value = _equation(e, equation)
        point = e.term(value)
        if letter is None and not isinstance(equation, Row) and _is_there(inner, point):
            continue  # what stands there is taken at that point already
        letter = letter or (None if isinstance(equation, Row) else _of_point(e, inner, equation))
        if letter is None:
            return e.fail(span, NOT_SAID)
        pairs.append((letter, point))
    term = inner
    for position, (variable, point) in enumerate(pairs):
        if isinstance(point, Unread) or any(mentions(point, other) for other, _ in pairs[position + 1 :]):
            return e.fail(span, "values at several letters that depend on each other")
        term = bind("value_at", point, variable, term, span) if plain else at_point(term, variable, point, span)
    return term


def _is_there(inner: Term, point: Term) -> bool:
    """Whether a term is a derivative at this point, or speaks of the point: ``d_k`` among iterates."""
    derivative = isinstance(inner, Bind) and inner.operator == "derivative" and inner.domain == point
    return derivative or (isinstance(point, Apply) and mentions(inner, point))


def _of_point(e: Elaborator, inner: Term, point: Node) -> Symbol | None:
    """The letter a lone point is for: that with another script, as x for ``x_0``; or that of a derivative."""
    base = names.name_of(point.base) if isinstance(point, Scripted) else None
    named = [
        symbol for symbol in free_symbols(inner) if symbol.name == base and isinstance(symbol.sort, Scalar | Matrix)
    ]
    if named:
        return named[0]
    derived = isinstance(inner, Bind) and inner.operator == "derivative" and isinstance(inner.domain, Symbol)
    lone = derived and not isinstance(point, Scripted)
    return inner.domain if lone and isinstance(inner, Bind) and isinstance(inner.domain, Symbol) else None


def _equations(sub: Node) -> list[Node]:
    """The parts of a list of equations."""
    if not isinstance(sub, Row):
        return [sub]
    parts: list[list[Side | Part]] = [[]]
    for part in sub.parts:
        if isinstance(part, Part) and part.kind == "separator" and part.text in (",", ";"):
            parts.append([])
        else:
            parts[-1].append(part)
    return [Row(tuple(part), sub.span) for part in parts if part]


def at_point(inner: Term, letter: Symbol, value: Term, span: Span) -> Term:
    """The derivative at a point where the term is one at the letter; else the term at the point."""
    derived = isinstance(inner, Bind) and inner.operator == "derivative" and inner.domain == letter
    if derived and isinstance(inner, Bind) and letter not in free_symbols(inner.body):
        return Bind("derivative", value, inner.body, inner.written_as, span)
    if isinstance(inner, Bind) and inner.operator == "derivative_of_order" and isinstance(inner.domain, Apply):
        point, order = inner.domain.arguments
        if point == letter and letter not in free_symbols(inner.body):
            at = apply("tuple", value, order)
            return Bind("derivative_of_order", at, inner.body, inner.written_as, span)
    return bind("value_at", value, letter, inner, span)
