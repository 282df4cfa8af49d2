r"""Indexed families: ``(x_i)_{i \in I}``, ``\{(x_i, y_i)\}_{i=1}^N``, ``\{x_n\}_{n \ge 1}``, ``(a_{ij})_{i,j=1}^n``.

Braces around finitely many things make a set of them, around infinitely many a sequence; round brackets around finitely
many numbers a vector, with two indices a matrix.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorting import binder_row
from symderiv.language.sorts import Scalar, Set
from symderiv.language.terms import Apply, Number, Symbol, Term, Unread, apply, bind, free_symbols
from symderiv.reading.meaning.sums import ranges
from symderiv.reading.syntax.surface import Group, Name, Node, Num, Part, Row, Scripted, Side, canonical, walk

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["family"]


def family(e: Elaborator, node: Scripted) -> Term | None:
    """A family; None where the index is that of an entry, or there is none."""
    group = node.base
    if not isinstance(group, Group) or group.opening not in ("(", "[", r"\{") or node.sub is None or node.primes:
        return None
    if not group.items or any(separator != "," for separator in group.separators) or not _runs(node, group):
        return None
    begun = _upwards(e, node.sub) if node.sup is None else None
    if begun is not None:
        before = e.with_variable(begun[0])
        read = [e.term(item) for item in group.items]
        body = read[0] if len(read) == 1 else e.build("tuple", *read, span=group.span)
        e.scope = before
        return body if isinstance(body, Unread) else _made(e, node, group.opening, [begun], body)
    plan = ranges.planned(e, node.sub, node.sup, "")
    if isinstance(plan, str) or len(plan.letters) > 2 or plan.conditions:
        return e.fail(node.span, plan if isinstance(plan, str) else "a family with these indices")
    pairs = [ranges.stated(e, letter, group) for letter in plan.letters]
    before = e.scope
    for variable, _ in pairs:
        e.with_variable(variable)
    items = [e.term(item) for item in group.items]
    body = items[0] if len(items) == 1 else e.build("tuple", *items, span=group.span)
    e.scope = before
    if isinstance(body, Unread):
        return body
    domains = [Symbol(variable.name, Set(variable.sort)) if over is None else over for variable, over in pairs]
    if any(variable not in free_symbols(body) for variable, _ in pairs):
        return e.fail(node.span, "a family whose members do not depend on its index")
    if any(not isinstance(e.sort(domain), Set) for domain in domains):
        return e.fail(node.span, "a family over something that is no set")
    return _made(e, node, group.opening, [(v, d) for (v, _), d in zip(pairs, domains, strict=True)], body)


def _upwards(e: Elaborator, sub: Node) -> tuple[Symbol, Term] | None:
    r"""``n \ge 1`` below a family: the letter, and all whole numbers from there."""
    match sub:
        case Row((Side(Name(letter), _), Part("relation", r"\ge" | r"\geq" | r"\geqslant", _), Side(Num(first), _)), _):
            domain = apply("from", Number(first))
            return Symbol(letter, binder_row("family").variable(domain, e.sort(domain))), domain
    return None


def _made(e: Elaborator, node: Scripted, opening: str, pairs: list[tuple[Symbol, Term]], body: Term) -> Term:
    span, (variable, domain) = node.span, pairs[-1]
    last = [_last(over) for _, over in pairs]
    numbers = isinstance(e.sort(body), Scalar)
    if len(pairs) == 2:
        if not numbers or opening == r"\{" or last[0] is None or last[1] is None:
            return e.fail(span, "a family with two indices")
        (row, rows), _ = pairs
        entries = bind("lambda", rows, row, bind("lambda", domain, variable, body))
        return e.build("matrix_from", last[0], last[1], entries, span=span)
    if opening == r"\{" and (last[0] is not None or _is_finite(domain)):
        return e.build("values", bind("lambda", domain, variable, body), span=span)
    if opening != r"\{" and numbers and last[0] is not None:
        return e.build("vector_from", last[0], bind("lambda", domain, variable, body), span=span)
    return bind("family", domain, variable, body, span)


def _last(domain: Term) -> Term | None:
    """The last of the numbers from 1 on."""
    match domain:
        case Apply("range", (Number(first), last)) if first == 1:
            return last
    return None


def _is_finite(domain: Term) -> bool:
    return isinstance(domain, Apply) and domain.operator in ("range", "set")


def _runs(node: Scripted, group: Group) -> bool:
    """Whether what stands below is a range, or a letter that is an index inside: ``(x_i)_i``."""
    sub = node.sub
    if group.opening == "[" and not any(isinstance(part, Scripted) and part.sub is not None for part in walk(group)):
        return False  # [x^2]_{x=0}^1
    if isinstance(sub, Row) and any(isinstance(part, Part) and part.kind == "relation" for part in sub.parts):
        return True
    inside = group.items[0] if len(group.items) == 1 else None
    return isinstance(inside, Scripted) and inside.sub is not None and _below(inside.sub) == _below(sub) != ""


def _below(sub: Node | None) -> str:
    name = canonical(sub)
    return name if name is not None and sub is not None and sum(1 for _ in walk(sub)) == 1 and name.isalpha() else ""
