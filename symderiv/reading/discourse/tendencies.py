r"""Tendencies: ``a_n \to a`` as n grows, and ``f(h) = f(0) + O(h)``: statements about what is near a point.

An arrow after a statement is a consequence; after a term it is a limit. Where the point is approached is said by a
clause of its own (``as n \to \infty``); without one, ``a_n`` is a sequence in n, ``O(h^2)`` is meant as h goes to 0 and
``O(n \log n)`` as n goes to infinity. A tendency of which nothing says where it holds is not read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from symderiv.language.sorting import binder_row, sort_of, variable_of
from symderiv.language.sorts import Growth, Matrix, Scalar
from symderiv.language.spans import Span
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, Unread, apply, bind, free_symbols, number
from symderiv.reading.meaning import binding, names
from symderiv.reading.meaning.calculus import limits
from symderiv.reading.meaning.calculus.infinitesimals import is_letter
from symderiv.reading.syntax.arrows import APPROACHED, SAID
from symderiv.reading.syntax.notation import BIG
from symderiv.reading.syntax.surface import Name, Node, Part, Row, Scripted, Side, Sum, walk

if TYPE_CHECKING:
    from symderiv.reading.discourse.clauses import Clause
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = [
    "BINDERS", "attached", "begins", "index_of", "of_head", "orders", "over_the_arrow", "said_after", "sides_of",
    "tends",
]  # fmt: skip

BINDERS = frozenset({"converges_to", "agrees_to_order"})
MODES = frozenset({r"\to_d", r"\to_p", r"\to_{as}", r"\to_m"})  # of convergence
CLASSES = frozenset({"big_o", "little_o"})


# In the clauses of a row


def said_after(parts: tuple[Side | Part, ...]) -> tuple[Side | Part, ...]:
    r"""The parts, with ``X_n \to X \text{ in probability}`` as one sign."""
    found = list(parts)
    for index in range(len(found) - 1, 1, -1):
        words = found[index]
        how = SAID.get(words.text.lower().strip("() ,.")) if isinstance(words, Part) and words.kind == "prose" else None
        at = _arrow_before(found, index) if how is not None else None
        if at is not None and how is not None:
            found[at] = Part("relation", how, found[at].span)
            del found[index]
    return tuple(found)


def _arrow_before(parts: Sequence[Side | Part], index: int) -> int | None:
    """The last arrow before some words that says what converges, and not what grows."""
    for at in range(index - 1, 0, -1):
        arrow, after = parts[at], parts[at + 1]
        if isinstance(arrow, Part) and arrow.text in limits.APPROACHES and isinstance(after, Side):
            endless = any(isinstance(part, Name) and part.name == r"\infty" for part in walk(after.node))
            if not endless:
                return at
    return None


def begins(clause: Clause, sign: str) -> bool:
    """Whether an arrow after what the clause has so far is a limit: that is one term, and says nothing."""
    return sign in limits.APPROACHES and len(clause.sides) == 1 and not clause.relations and clause.opens is None


def attached(clauses: list[Clause]) -> list[Clause]:
    r"""The clauses, with ``n \to \infty`` put to the tendency before it or after it."""
    kept: list[Clause] = []
    waiting: Node | None = None
    for position, clause in enumerate(clauses):
        towards = _towards(clause)
        if towards is None:
            if waiting is not None and _tends(clause):
                clause.towards, waiting = waiting, None
            kept.append(clause)
        elif kept and _tends(kept[-1]) and kept[-1].towards is None:
            kept[-1].towards = towards
        elif position + 1 < len(clauses) and clause.before == "if" and _tends(clauses[position + 1]):
            waiting = towards
        else:
            kept.append(clause)
    if kept and kept[0].before == "if" and len(kept) < len(clauses):
        kept[0].before = ""
    return kept


def _towards(clause: Clause) -> Node | None:
    """What the clause says a letter goes to, where it says only that."""
    if len(clause.sides) != 2 or clause.relations[0].text not in limits.APPROACHES or clause.closes is not None:
        return None
    letter, point = clause.sides
    if not is_letter(letter) or clause.opens is not None or (isinstance(letter, Scripted) and clause.before != "if"):
        return None
    parts = (Side(letter, letter.span), clause.relations[0], Side(point, point.span))
    return Row(parts, letter.span.join(point.span))


def _tends(clause: Clause) -> bool:
    """Whether the clause has an arrow between terms, or a class of growth."""
    arrow = any(part.text in limits.APPROACHES or part.text in MODES for part in clause.relations)
    return arrow or any(_is_class(node) for side in clause.sides for node in walk(side))


def _is_class(node: Node) -> bool:
    return isinstance(node, Name) and (node.name, node.font) in (("O", ""), ("o", ""), ("O", r"\mathcal"))


# What they say


def sides_of(e: Elaborator, clause: Clause) -> list[Term] | None:
    """The sides of a tendency, its letter bound; None where the clause is none."""
    if not any(part.text in limits.APPROACHES for part in clause.relations):
        return None
    found = _approach(e, clause)
    if isinstance(found, str) or isinstance(found[0], Unread):
        return [e.term(side) for side in clause.sides]
    variable = found[1]
    return [binding.within(e, variable, lambda side=side: e.term(side)) for side in clause.sides]  # type: ignore[misc]


def _approach(e: Elaborator, clause: Clause) -> tuple[Term, Symbol] | str:
    """Where the tendency holds."""
    towards = clause.towards or over_the_arrow(e, clause) or _of_sequence(clause)
    if towards is None:
        return "what tends to this, as what goes where, is not stated"
    sides = clause.sides
    body = Sum(tuple(sides), ("",) * len(sides), sides[0].span.join(sides[-1].span))
    return limits.approach(e, towards, body)


def _of_sequence(clause: Clause) -> Node | None:
    r"""``a_n \to a``, ``P(|T_n - t| > c) \to 0``: as n goes to infinity; not ``w_i \to w_i + c``, which is a step."""
    found = index_of(clause.sides[:1])
    if not isinstance(found, Row) or not isinstance(letter := found.parts[0], Side):
        return None
    after = {names.name_of(part) for side in clause.sides[1:] for part in walk(side)}
    return None if names.name_of(letter.node) in after else found


def over_the_arrow(e: Elaborator, clause: Clause) -> Node | None:
    r"""``n \to \infty`` that is written over an arrow or under it."""
    for part in (*clause.relations, clause.opens):
        match = APPROACHED.search(e.latex[part.span.start : part.span.end]) if part is not None else None
        if match is not None and part is not None:
            return growing(match[1], part.span)
    return None


def growing(letter: str, span: Span) -> Node:
    r"""``n \to \infty``."""
    sides = Side(Name(letter, span), span), Part("relation", r"\to", span), Side(Name(r"\infty", span), span)
    return Row(sides, span)


def index_of(sides: Sequence[Node]) -> Node | None:
    """What grows where nothing says it: n where it occurs, else the one free index that is customarily whole."""
    found: dict[str, Span] = {}
    bound: set[str] = set()
    for side in sides:
        for part in walk(side):
            if isinstance(part, Name) and part.name == "n":
                found.setdefault("n", part.span)
            if isinstance(part, Scripted) and part.sub is not None:
                below = [one for one in walk(part.sub) if isinstance(one, Name) and one.name in limits.WHOLE]
                if isinstance(part.base, Name) and part.base.name in BIG:
                    bound |= {one.name for one in below}
                else:
                    found.update({one.name: one.span for one in below})
    free = {letter: span for letter, span in found.items() if letter not in bound}
    letter = "n" if "n" in free else next(iter(free)) if len(free) == 1 else None
    return None if letter is None else growing(letter, free[letter])


def tends(e: Elaborator, clause: Clause, sign: Part, a: Term, b: Term, span: Span) -> Term | None:
    """``a`` tends to ``b``; None where the sign is no arrow."""
    if sign.text not in limits.APPROACHES:
        return None
    if limits.APPROACHES[sign.text]:
        return e.fail(span, f"{sign.text} between terms")
    found = _approach(e, clause)
    if isinstance(found, str):
        return e.fail(span, found)
    domain, variable = found
    if any(isinstance(part, Unread) for part in (domain, a, b)):
        return next(part for part in (domain, a, b) if isinstance(part, Unread))
    alike = isinstance(e.sort(a), Scalar | Matrix) and type(e.sort(a)) is type(e.sort(b))
    if not alike and not e.unread:
        return e.fail(span, "an arrow between things that do not tend to each other")
    return bind("converges_to", domain, variable, apply("tuple", a, b), span)


def orders(e: Elaborator, clause: Clause, relation: str, a: Term, b: Term, span: Span) -> Term | None:
    """``a = b + O(c)``; None where there is no such class, or it is that of a number alone: then see `related`."""
    if relation != "equal" or not isinstance(e.sort(b), Growth) or not isinstance(b, Apply):
        return None
    if b.operator == "big_o" and clause.towards is None and _growing(e, b.arguments[0]) is not None:
        return None
    rest, order = (number(0), b) if b.operator in CLASSES else (b.arguments[0], b.arguments[-1])
    if not isinstance(order, Apply) or order.operator not in CLASSES or b.operator not in (*CLASSES, "add"):
        return None  # in the midst of a sum, or another class: only that some member of it is meant
    found: tuple[Term, Symbol] | str | None
    if clause.towards is not None:
        sides = clause.sides
        found = limits.approach(e, clause.towards, Sum(tuple(sides), ("",) * len(sides), sides[0].span))
    else:
        found = _customary(e, order)
    if found is None:
        return None if b.operator == "big_o" else e.fail(span, "where this holds is not stated")
    if isinstance(found, str):
        return e.fail(span, found)
    domain, variable = found
    if isinstance(domain, Unread):
        return domain
    body = apply("tuple", a, rest, order)
    for symbol in free_symbols(body):
        if symbol.name == variable.name and symbol != variable:
            variable = symbol
    whole = isinstance(domain, Apply) and len(domain.arguments) == 2 and variable in free_symbols(order)
    if whole and b.operator == "big_o":
        return e.build("of_order", a, order.arguments[0], variable, span=span)
    return bind("agrees_to_order", domain, variable, body, span)


def _customary(e: Elaborator, order: Apply) -> tuple[Term, Symbol] | None:
    """Small where the class is a power of a real letter, or of the length of a vector."""
    inside = order.arguments[0]
    if (growing := _growing(e, inside)) is not None:
        return growing
    if isinstance(inside, Apply) and inside.operator == "power":
        above = inside.arguments[1]
        if not isinstance(above, Number) or above.value <= 0:
            return None
        inside = inside.arguments[0]
    if isinstance(inside, Apply) and inside.operator in ("norm", "absolute"):
        inside = inside.arguments[0]
    if not isinstance(inside, Symbol) or inside.name in limits.WHOLE:
        return None
    point: Term = number(0)
    if isinstance(inside.sort, Matrix):
        point = apply("zero", inside.sort.rows, inside.sort.columns)
    elif not isinstance(inside.sort, Scalar) or inside.sort.kind == "integer":
        return None
    domain = apply("approaching", point)
    return domain, Symbol(inside.name, binder_row("limit").variable(domain, sort_of(domain)))


def _growing(e: Elaborator, inside: Term) -> tuple[Term, Symbol] | None:
    """Large where the only letter of the class is a whole number, or customarily one."""
    letters = [symbol for symbol in free_symbols(inside) if isinstance(symbol.sort, Scalar)]
    whole = [one for one in letters if one.sort.kind == "integer" or one.name in limits.WHOLE]  # type: ignore[union-attr]
    if len(letters) != 1 or not whole:
        return None
    names.infer_whole(e, whole[0])
    domain = apply("approaching", apply("infinity"), apply("from", 1))
    return domain, Symbol(whole[0].name, binder_row("limit").variable(domain, sort_of(domain)))


def of_head(step: Term, head: Term) -> Term | None:
    """The same tendency, of the head of a chain."""
    if not isinstance(step, Bind) or step.operator not in BINDERS:
        return None
    variable = variable_of(step)
    body = step.open(variable)
    assert isinstance(body, Apply)
    return bind(step.operator, step.domain, variable, apply("tuple", head, *body.arguments[1:]), step.span)
