r"""Indicators and deltas: ``1\{x > 0\}``, ``\mathbb{1}[...]``, ``\mathbf{1}_{x \in A}``, ``\delta_{ij}``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import INTEGER, OUTCOME, STATEMENT, Function, Set
from symderiv.language.terms import Symbol, Term
from symderiv.reading.meaning import conditions, names, scripts
from symderiv.reading.meaning.sets import sets
from symderiv.reading.syntax.surface import Group, Name, Node, Num, Part, Product, Row, Scripted, Side, canonical, walk

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator
    from symderiv.reading.meaning.products import Run

__all__ = ["below", "delta", "event", "indicator", "ones"]

LETTERS = frozenset({"I", "1", "i"})
EVENTS = frozenset("ABCEFGH")
"""Capital letters of events, and not of sizes."""


def indicator(run: Run, node: Node, start: int) -> Term | None:
    r"""A sign for one, and a statement in brackets after it or below it; None where it is nothing of the kind."""
    e, base = run.e, node.base if isinstance(node, Scripted) else node
    if not _sign(e, base):
        return None
    if isinstance(node, Scripted) and node.sub is not None and not node.primes:
        return _of_a_set(run, node, node.sub, start) or below(e, node)
    following = run.peek()
    group = following.base if isinstance(following, Scripted) else following
    if isinstance(following, Row) and not isinstance(node, Scripted) and conditions.statement_row(following):
        run.at += 1  # \mathbb{1}{x > 0}, where the backslashes of the braces were forgotten
        return e.build("indicator", conditions.condition(e, following), span=run.since(start))
    if isinstance(node, Scripted) or not isinstance(group, Group) or group.opening not in ("(", "[", r"\{"):
        return None
    said = group.items[0] if len(group.items) == 1 else Row(_parts(group), group.span)
    bar = group.opening == r"\{" and group.separators == ("|",)  # 1{d | n}
    if not conditions.statement_row(said) and not bar:
        return None
    run.at += 1
    term = e.build("indicator", conditions.condition(e, said), span=run.since(start))
    if isinstance(following, Scripted):
        return scripts.attached(e, term, following)
    return term


def below(e: Elaborator, node: Scripted) -> Term | None:
    r"""``\mathbf{1}_{x > 0}``; None for anything else."""
    said = node.sub
    if said is not None and not node.primes and _sign(e, node.base) and (happens := event(e, said)) is not None:
        term = e.build("indicator", happens, span=node.span)
        return scripts.power(e, term, node.sup, node.span) if node.sup is not None else term
    if isinstance(said, Group) and said.opening in (r"\{", "(", "[") and len(said.items) == 1:
        said = said.items[0]
    if said is None or node.primes or not conditions.statement_row(said) or not _sign(e, node.base):
        return None
    term = e.build("indicator", conditions.condition(e, said), span=node.span)
    return scripts.power(e, term, node.sup, node.span) if node.sup is not None else term


def event(e: Elaborator, node: Node) -> Term | None:
    r"""A or A^c of ``\mathbf{1}_A``, as a statement; None where it can be a size, a set, or is something else."""
    match node:
        case Scripted(base, None, sup, 0, _) if canonical(sup) in ("c", "C", r"\complement"):
            inner = event(e, base)
            return None if inner is None else e.build("not", inner, span=node.span)
        case Scripted(Name(name, _, "", False), sub, None, 0, _) if name in EVENTS and sub is not None:
            return _numbered(e, name, sub, node)
        case Name(name, _, "", False) if name in EVENTS:
            known = names.found(e, name)
            if known is None:
                known = names.declared_now(e, name, STATEMENT)
            is_event = known.sort in (STATEMENT, Function((OUTCOME,), STATEMENT))
            return Symbol(name, STATEMENT, node.span) if is_event else None
    return None


def _numbered(e: Elaborator, name: str, sub: Node, node: Scripted) -> Term | None:
    """A_n: an event with an index, or one of a sequence of events."""
    full = names.name_of(node)
    if names.sequence(e, name) is not None:
        term = e.term(node)
        return term if e.sort(term) in (STATEMENT, Function((OUTCOME,), STATEMENT)) else None
    known = names.found(e, full) if full is not None else None
    if full is None or any(names.name_of(part) in e.scope for part in walk(sub)):
        e.findings.sorts[f"{name}_"] = Function((INTEGER,), STATEMENT, frozenset({"sequence"}))
        return e.fail(node.span, f"{full or name} has a running index")
    known = known or names.declared_now(e, full, STATEMENT)
    return Symbol(full, STATEMENT, node.span) if known.sort in (STATEMENT, Function((OUTCOME,), STATEMENT)) else None


def ones(e: Elaborator, node: Scripted) -> Term:
    r"""``\mathbf{1}_n`` and ``\mathbf{1}^T``: a vector of ones."""
    if node.sub is None:
        return e.term(node.base)
    size = e.term(node.sub)
    names.infer_whole(e, size)
    return e.build("ones", size, span=node.span)


def _parts(group: Group) -> tuple[Side | Part, ...]:
    parts: list[Side | Part] = []
    for index, item in enumerate(group.items):
        parts += item.parts if isinstance(item, Row) else [Side(item, item.span)]
        if index < len(group.separators):
            parts.append(Part("separator", group.separators[index], group.span))
    return tuple(parts)


def _sign(e: Elaborator, base: Node) -> bool:
    match base:
        case Num(value, _):
            return value == 1
        case Name(name, _, font, word):
            if font == r"\mathbb":
                return name in LETTERS
            if name == "1":
                return True
            if word and name in ("ind", "Ind", "1"):
                return True
            return name == "I" and not font and names.found(e, "I") is None
    return False


def _of_a_set(run: Run, node: Scripted, sub: Node, start: int) -> Term | None:
    r"""``\mathbb{1}_A(x)``: whether x is in A."""
    e, group = run.e, run.peek()
    if not isinstance(group, Group) or group.opening != "(" or len(group.items) != 1:
        return None
    name = canonical(sub)
    known = names.found(e, name) if name is not None else None
    is_set = known is not None and isinstance(known.sort, Set)
    plain = isinstance(node.base, Num) or (isinstance(node.base, Name) and node.base.name == "1")
    at_point = plain and _is_event_letter(sub) and names.name_of(group.items[0]) is not None
    if getattr(node.base, "font", "") != r"\mathbb" and not is_set and not at_point:
        return None
    run.at += 1
    element = e.term(group.items[0])
    over = sets.set_of(e, sub, sets.element_of(e, element))
    return e.build("indicator", e.build("member", element, over, span=node.span), span=run.since(start))


def _is_event_letter(sub: Node) -> bool:
    r"""``A``, ``A_n``, ``A \\cap B``."""
    match sub:
        case Product(factors, signs, _):
            return set(signs) <= {r"\cap"} and all(map(_is_event_letter, factors))
        case Scripted(Name(name, _, "", False), _, None, 0, _) | Name(name, _, "", False):
            return name in EVENTS
    return False


def delta(e: Elaborator, node: Scripted) -> Term | None:
    r"""``\delta_{ij}``, ``\delta_{i,j}``, ``\delta_{i=j}``: one where the indices are equal; None for other letters."""
    if not isinstance(node.base, Name) or node.base.name != r"\delta" or node.sub is None:
        return None
    if node.sup is not None:  # a power of one
        bare = delta(e, Scripted(node.base, node.sub, None, 0, node.span))
        return None if bare is None else scripts.raised(e, bare, node)
    if names.found(e, r"\delta") is not None or names.found(e, names.name_of(node) or "") is not None or node.primes:
        return None
    match node.sub:
        case Product((a, b), ("",), _):
            pass
        case Row((Side(a, _), Part(_, "," | "=", _), Side(b, _)), _):
            pass
        case _:
            return None
    indices = [e.term(a), e.term(b)]
    for index in indices:
        names.infer_whole(e, index)
    plain = all(isinstance(index, Symbol) or index == indices[0] or not e.unread for index in indices)
    return e.build("kronecker_delta", *indices, span=node.span) if plain else None
