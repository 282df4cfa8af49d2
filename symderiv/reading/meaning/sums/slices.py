r"""Slices: several members of a sequence at once, as ``z_{1:K}``, ``x_{<t}``, ``z_1, \dots, z_K``, ``x_{-i}``."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from symderiv.language.sorts import Function, Matrix
from symderiv.language.spans import Span
from symderiv.language.terms import Number, Symbol, Term, apply
from symderiv.reading.meaning import names
from symderiv.reading.syntax.surface import Group, Name, Node, Num, Part, Product, Row, Scripted, Side, Sum, canonical

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["all_but", "gathered", "is_index", "is_slice", "listed", "members_of", "slice_of"]

BEFORE = {"<": False, r"\lt": False, r"\leq": True, r"\le": True, r"\leqslant": True}
AFTER = {">": False, r"\gt": False, r"\geq": True, r"\ge": True, r"\geqslant": True}
EXCEPT = frozenset([r"\neq", r"\ne", r"\setminus", r"\backslash"])
INDICES = frozenset("ijklmnrstKNMTLDJ") | {r"\ell"}
DOTS = frozenset([r"\dots", r"\ldots", r"\cdots"])


def is_index(sub: Node | None) -> bool:
    """Whether a subscript is the index of a member (``z_1``, ``h_{k-1}``) and not a mark or a word."""
    match sub:
        case Num(value, _):
            return value.denominator == 1
        case Name(name, _, font, word):
            return name in INDICES and not font and not word
        case Sum(terms, _, _):
            return all(is_index(term) for term in terms) and not isinstance(terms[0], Sum)
        case Product((Num(), Name() as letter), ("",), _):
            return is_index(letter)
    return False


def is_slice(sub: Node | None) -> bool:
    """Whether a subscript says several members."""
    match sub:
        case Row((Side(), Part("separator", ":", _), Side()), _):
            return True
        case Row((Part("relation", sign, _), Side()), _):
            return sign in BEFORE or sign in AFTER or sign in EXCEPT
        case Sum((_,), (sign,), _):
            return sign in EXCEPT
    return False


def members_of(e: Elaborator, base: Node) -> Term | None:
    """The sequence whose members are written with a letter and an index: declared, or so from now on."""
    name = names.name_of(base)
    if name is None:
        return None
    if (members := names.sequence(e, name)) is not None:
        return members
    known = names.found(e, name)
    if known is not None and isinstance(known.sort, Matrix):
        return known
    if known is not None and name in e.context.symbols and isinstance(known.sort, Function):
        return None
    names.infer_sequence(e, name)
    return names.sequence(e, name)


def slice_of(e: Elaborator, base: Node, sub: Node, span: Span) -> Term | None:
    """The members of a sequence that a subscript names; None where it names no several ones."""
    if not is_slice(sub):
        return None
    members = members_of(e, base)
    if members is None:
        return e.fail(span, "several members of something that is no sequence")
    start = Number(Fraction(int((names.name_of(base) or "") not in e.setting.laws.from_zero)))
    if isinstance(sub, Sum):
        return all_but(e, members, sub.terms[0], span)
    match sub.parts if isinstance(sub, Row) else ():
        case (Side(first, _), _, Side(last, _)):
            return _slice(e, members, e.term(first), e.term(last), span)
        case (Part(_, sign, _), Side(bound, _)) if sign in BEFORE:
            end = e.term(bound)
            return _slice(e, members, start, end if BEFORE[sign] else apply("subtract", end, 1), span)
        case (Part(_, sign, _), Side(bound, _)) if sign in AFTER:
            begin = e.term(bound)
            return _slice(e, members, begin if AFTER[sign] else apply("add", begin, 1), apply("infinity"), span)
        case (_, Side(index, _)):
            return all_but(e, members, index, span)
    return None


def _slice(e: Elaborator, members: Term, first: Term, last: Term, span: Span) -> Term:
    for bound in (first, last):
        names.infer_whole(e, bound)
    return e.build("slice", members, first, last, span=span)


def gathered(e: Elaborator, node: Node) -> Term | None:
    r"""``\{x_i\}_{i=1}^n``, ``(x_i)_{i=1}^n``: the members from one index to another, in any order."""
    match node:
        case Scripted(
            Group("(" | r"\{", _, (Scripted(base, Name(index), None, 0),)),
            Row((Side(Name(letter)), Part("relation", "="), Side(first))),
            last,
            0,
            span,
        ) if index == letter and last is not None and (members := members_of(e, base)) is not None:
            return _slice(e, members, e.term(first), e.term(last), span)
    return None


def all_but(e: Elaborator, members: Term, index: Node, span: Span) -> Term:
    """All members of a sequence but one."""
    at = e.term(index)
    names.infer_whole(e, at)
    return e.build("all_but", members, at, span=span)


def listed(e: Elaborator, items: list[Node], separators: list[str]) -> list[Node | Term] | None:
    r"""A list in which ``z_1, \dots, z_K`` and ``z_2 : z_K`` are slices; None where dots mean something else."""
    found: list[Node | Term] = []
    at = 0
    while at < len(items):
        if at + 1 < len(items) and separators[at] == ":":
            width = 2
        elif (width := _dotted(items, at)) == 1 and _is_dots(items[at]):
            return None
        if width == 1:
            found.append(items[at])
        else:
            several = _from_to(e, items[at], items[at + width - 1])
            if several is None:
                return None
            found.append(several)
        at += width
    return found


def _dotted(items: list[Node], at: int) -> int:
    r"""How many items ``z_1, z_2, \dots, z_K`` has, beginning at one of them; 1 where it has no dots."""
    first = _index(items[at])
    if first is None:
        return 1
    letter, number = first
    for ahead in range(at + 1, min(at + 4, len(items) - 1)):
        if _is_dots(items[ahead]):
            last = _index(items[ahead + 1])
            return ahead + 2 - at if last is not None and last[0] == letter else 1
        following = _index(items[ahead])
        consecutive = isinstance(number, Num) and following is not None and isinstance(following[1], Num)
        if not consecutive or following is None or following[0] != letter:
            return 1
        if following[1].value != number.value + ahead - at:  # type: ignore[union-attr]
            return 1
    return 1


def _is_dots(node: Node) -> bool:
    return isinstance(node, Name) and node.name in DOTS


def _index(node: Node) -> tuple[str, Node] | None:
    """The letter and the index of ``z_k``."""
    if isinstance(node, Scripted) and node.sub is not None and node.sup is None and not node.primes:
        letter = canonical(node.base)
        return (letter, node.sub) if letter is not None else None
    return None


def _from_to(e: Elaborator, first: Node, last: Node) -> Term | None:
    begins, ends = _index(first), _index(last)
    if begins is None or ends is None or begins[0] != ends[0] or not isinstance(first, Scripted):
        return None
    members = members_of(e, first.base)
    if members is None or (isinstance(members, Symbol) and isinstance(members.sort, Matrix)):
        return None
    low, high = begins[1], ends[1]
    if isinstance(high, Num) and (not isinstance(low, Num) or low.value > high.value):
        low, high = high, low  # z_t, ..., z_1
    return _slice(e, members, e.term(low), e.term(high), first.span.join(last.span))
