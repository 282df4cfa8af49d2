"""Drawing: what is drawn from what, as it is written below an expectation: ``q``, ``z``, ``q(z|x)``, ``z \\sim q``.

``z`` below ``E`` says which letters are random, a law ``q`` over which outcomes to take them. ``q(z|x)`` and
``z \\sim q(z|x)`` bind z to the values of a distribution, ``h_{1:M} \\sim q(h|v)`` h to a sequence of independent ones.
Where a row writes both ``E_{q(z|x)}`` and ``E_q``, the short one may stand for the long one: both readings are taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from symderiv.language.outcomes import CHANCE, OMEGA, at_outcome, random_variable, values_in
from symderiv.language.sorts import LAW, REAL, Distribution, Function, Scalar
from symderiv.language.terms import Apply, Bind, Symbol, Term, Unread, apply, bind
from symderiv.reading.meaning import names
from symderiv.reading.meaning.probability import conditioning, copies, densities, law_letters
from symderiv.reading.meaning.probability.distributions import distribution, factors_of, law_of
from symderiv.reading.syntax.surface import (
    Accent,
    Group,
    Name,
    Node,
    Part,
    Product,
    Row,
    Scripted,
    Side,
    walk,
)

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["Drawn", "drawn_below"]


@dataclass(frozen=True)
class Drawn:
    """What is drawn.

    of        a law of outcomes, or a distribution of values
    variable  the letter of the values; None where outcomes are drawn
    letters   the letters that are random, where they are stated
    """

    of: Term
    variable: Symbol | None = None
    letters: tuple[Symbol, ...] = ()


def drawn_below(e: Elaborator, sub: Node, body: Node | None) -> list[Drawn] | str:
    """What is drawn, outermost first; the letters of values are bound from here on. A reason where it is not read."""
    if (sides := conditioning.sides_of_bar(sub)) is not None:
        drawn_letters = [letter for node in sides[0] for letter in _letters(e, node)]
        law = conditioning.conditioned(e, CHANCE, sides[1])[0]
        return [Drawn(law, letters=tuple(drawn_letters))] if drawn_letters else "what is drawn here is no letter"
    pieces = _pieces(copies.forgotten_braces(sub))
    if pieces is None:
        return "what is below this sign is not read"
    drawn: list[Drawn] = []
    waiting: list[Node] = []
    for left, right in pieces:
        if right is None:
            waiting.append(left)
            continue
        new = _from(e, [*waiting, left], right)
        if isinstance(new, str):
            return new
        drawn += new
        waiting = []
    if not waiting:
        return drawn
    if len(waiting) == 1 and not drawn:
        return _alone(e, waiting[0], body)
    letters = [letter for node in waiting for letter in _letters(e, node)]
    if not letters:
        return "what is below this sign is not read"
    return [*drawn, Drawn(CHANCE, letters=tuple(letters))]


def _pieces(sub: Node) -> list[tuple[Node, Node | None]] | None:
    """``x \\sim p, z``: each thing drawn, and from what."""
    if not isinstance(sub, Row):
        return [(sub, None)]
    parts: list[list[Side | Part]] = [[]]
    for part in sub.parts:
        if isinstance(part, Part) and part.kind == "separator" and part.text in (",", ";", ""):
            parts.append([])
        else:
            parts[-1].append(part)
    if any(isinstance(part, Part) and part.text == ":" for part in sub.parts):
        return None
    pieces: list[tuple[Node, Node | None]] = []
    for piece in parts:
        match piece:
            case [Side(one, _)]:
                pieces.append((one, None))
            case [Side(one, _), Part("relation", r"\sim", _), Side(law, _)]:
                pieces.append((one, law))
            case []:
                continue
            case _:
                return None
    return pieces or None


def _alone(e: Elaborator, node: Node, body: Node | None) -> list[Drawn] | str:
    """``q``, ``q(z|x)``, ``z``, ``(x, y)``."""
    inside = body.base if isinstance(body, Scripted) else body
    letter = law_letters.core(law_letters.letter_of(node) or "")
    averaged = letter not in law_letters.LAWS and inside is not None and _stands(node, inside)  # \mathbb{E}_{\mu}[\mu]
    if not averaged and (law := law_of(e, node)) is not None:
        shown = _as_elsewhere(e, node, body)
        return [shown] if shown is not None else [_outcomes_or_values(e, law)]
    if isinstance(node, Product) and any(isinstance(factor, Group) for factor in node.factors):
        return _densities(e, node)
    letters = _letters(e, node)
    if letters and isinstance(inside, Group) and _has_letters(inside) and not _occurs(node, inside):
        if len(letters) > 1 or not letters[0].name.startswith("\\"):
            return "what is below this sign does not occur in the brackets"
        family = Symbol(CHANCE.name, Function((letters[0].sort,), LAW))
        return [Drawn(apply("apply", family, letters[0], span=node.span))]
    return [Drawn(CHANCE, letters=tuple(letters))] if letters else "what is below this sign is not read"


def _has_letters(body: Node) -> bool:
    return any(isinstance(part, Name) and names.name_of(part) is not None for part in walk(body))


def _stands(node: Node, body: Node) -> bool:
    """Whether a letter stands in the brackets by itself, not before others."""
    rows = [part for part in walk(body) if isinstance(part, Product)]
    pairs = [pair for row in rows for pair in zip(row.factors, row.factors[1:], strict=False)]
    heads = {id(part) for head, after in pairs if isinstance(after, Group) for part in walk(head)}
    name = names.name_of(node)
    return name is not None and any(names.name_of(part) == name and id(part) not in heads for part in walk(body))


def _occurs(node: Node, body: Node) -> bool:
    """Whether some letter of what is below a sign is in its brackets; not θ in those of ``E_\\theta[\\hat\\theta]``."""
    accented = {id(part.base) for part in walk(body) if isinstance(part, Accent)}
    inside = {names.name_of(part) for part in walk(body) if id(part) not in accented} - {None}
    return any(names.name_of(part) in inside for part in walk(node))


def _densities(e: Elaborator, node: Product) -> list[Drawn] | str:
    """``q(z|x)``, and ``p(x) q(z|x)``: what others are given is drawn first."""
    factors = factors_of(node)
    if factors is None:
        return _density(e, node)
    drawn: list[Drawn] = []
    while factors:
        first = next((one for one in factors if not any(one.given & other.drawn for other in factors)), None)
        if first is None:
            return "laws that are given each other"
        found = _density(e, first.node)
        if isinstance(found, str):
            return found
        drawn += found
        factors.remove(first)
    return drawn


def _outcomes_or_values(e: Elaborator, law: Term) -> Drawn:
    """A declared distribution of values has one letter, that of the random variable it is the law of."""
    of = next((symbol for symbol, own in e.context.random.items() if own == law), None)
    return Drawn(law, of) if of is not None and e.sort(law) != LAW else Drawn(law)


def _letters(e: Elaborator, node: Node) -> list[Symbol]:
    """The random letters of ``x``, ``xy``, ``(x, y)``, ``z_{1:K}``."""
    match node:
        case Group("(" | "{", _, items, separators, _) if all(sign == "," for sign in separators):
            return [letter for item in items for letter in _letters(e, item)]
        case Product(factors, signs, _) if not any(signs) and not any(isinstance(f, Group) for f in factors):
            return [letter for factor in factors for letter in _letters(e, factor)]
    if (members := copies.members(e, node)) is not None:
        return [members]
    if names.name_of(node) is None and not (isinstance(node, Scripted) and node.primes):
        return []
    letter = e.term(node)
    return values_in(letter) if isinstance(letter, Symbol) else values_in(letter)[:1]


def _from(e: Elaborator, things: Sequence[Node], law: Node) -> list[Drawn] | str:
    """``z \\sim q``, ``x, y \\sim p``, ``h_{1:M} \\sim q(h|v)``."""
    if len(things) == 1 and (sliced := copies.sliced(e, things[0])) is not None:
        members, first, last = sliced
        if law_of(e, law) is not None and copies.at_once(e, law):
            part = apply("apply", apply("slice", random_variable(members), first, last), OMEGA)
            return [Drawn(bind("law", law_of(e, law) or CHANCE, OMEGA, part), members)]
        of = _of(e, law, Symbol(members.name, copies.element(members)))
        if isinstance(of, str):
            return of
        if isinstance(of_sort := e.sort(of), Distribution) and isinstance(of_sort.of, Function):
            return [Drawn(of, members)]
        return [Drawn(apply("copies", of, first, last), members)]
    if len(things) > 2 and (several := copies.listed(e, things)) is not None:
        of = _of(e, law, Symbol(several[0].name, copies.element(several[0])))
        return of if isinstance(of, str) else [Drawn(apply("copies", of, *several[1:]), several[0])]
    grouped = len(things) == 1 and isinstance(things[0], Group)
    things = things[0].items if isinstance(things[0], Group) and grouped else things
    alone = law_of(e, law, frozenset(names.name_of(thing) or "" for thing in things), whichever=True)
    if names.name_of(things[0]) == OMEGA.name and len(things) == 1:
        of_outcomes = alone if alone is not None else densities.distribution(e, law)
        if of_outcomes is not None and e.sort(of_outcomes) == LAW:
            e.with_variable(OMEGA)
            return [Drawn(of_outcomes, OMEGA)]
    letters = [_letter(e, node) for node in things]
    if any(letter is None for letter in letters):
        return "what is drawn here is no letter"
    drawn = [letter for letter in letters if letter is not None]
    alike = len({letter.name.rstrip("'").split("_")[0] for letter in drawn}) == 1
    if grouped or (len(drawn) > 1 and not alike):
        return [Drawn(alone, letters=tuple(drawn))] if alone is not None else _density(e, law)
    found: list[Drawn] = []
    for letter in drawn:
        of = _of(e, law, Symbol(copies.own_name(e, letter.name), letter.sort))
        if isinstance(of, str):
            return of
        sort = e.sort(of)
        inner = sort.of if isinstance(sort, Distribution) else letter.sort
        variable = letter if isinstance(inner, Scalar) else Symbol(letter.name, inner)
        e.with_variable(variable)
        found.append(Drawn(of, variable))
    return found


def _letter(e: Elaborator, node: Node) -> Symbol | None:
    """The letter drawn: with an index it is a letter of its own (``z_k \\sim q``)."""
    term = e.term(node)
    name = names.name_of(node)
    if isinstance(term, Symbol):  # what is drawn as s is no declared S
        return Symbol(name, REAL) if e.aliases.get(name or "") == term.name and name is not None else term
    sort = e.sort(term)
    return Symbol(name, sort) if name is not None and isinstance(sort, Scalar) else None


def _of(e: Elaborator, law: Node, value: Symbol) -> Term | str:
    """The distribution of the value, where it is drawn from what is written."""
    part = apply("apply", random_variable(value), OMEGA)
    term = law_of(e, law, frozenset([value.name]), whichever=True)
    if term is None:
        found = densities.distribution(e, law, part)
        return "this distribution is not read" if found is None or isinstance(found, Unread) else found
    if e.sort(term) != LAW:
        return term
    shown = _shown(e, law)
    if shown is not None and isinstance(shown[0], Bind) and shown[0].domain != term and _short(e, law):
        return shown[0]
    return bind("law", term, OMEGA, part)


def _short(e: Elaborator, law: Node) -> bool:
    """Whether a law is short for what the row writes out elsewhere."""
    text = e.latex[law.span.start : law.span.end]
    options = (f"{text} is read with the conditions it has elsewhere", f"{text} is read without conditions")
    return e.choose(("short law", text), *options) == 0


def _density(e: Elaborator, node: Node) -> list[Drawn] | str:
    """``q(z|x)`` and ``q(z, w|x)`` below a sign: the values of the distribution are bound."""
    found = distribution(e, node)
    if isinstance(found, str):
        return found
    of, at = found
    match at, of:
        case Symbol(), _:
            e.with_variable(at)
            return [Drawn(of, at)]
        case Apply("slice" | "all_but", (Symbol() as members, *_)), _:
            e.scope = {**e.scope, f"{members.name}_": members}
            return [Drawn(of, members)]
        case Apply("tuple", parts), Bind("law", law, _):
            return [Drawn(law, letters=tuple(letter for part in parts for letter in values_in(part)[:1]))]
    return "whose distribution this is is not clear"


def _as_elsewhere(e: Elaborator, node: Node, body: Node | None) -> Drawn | None:
    """``E_q[f(z)]`` where the row has ``q(z|x)``: over the values of that distribution; or over outcomes."""
    shown = _shown(e, node)
    if shown is None or not isinstance(shown[1], Symbol) or body is None:
        return None
    if all(names.name_of(part) != shown[1].name for part in walk(body)):
        return None
    of = shown[0]
    if isinstance(of, Bind) and isinstance(of.domain, Bind) and not _short(e, node):
        of = bind("law", of.domain.domain, OMEGA, at_outcome(shown[1], [shown[1]], OMEGA))
    e.with_variable(shown[1])
    return Drawn(of, shown[1])


def _shown(e: Elaborator, node: Node) -> tuple[Term, Term | None] | None:
    """The first density of the same law that the row writes out."""
    for density in e.setting.letters.densities:
        if e.text(density.factors[0]) == e.text(node) and not isinstance(found := distribution(e, density), str):
            return found
    return None
