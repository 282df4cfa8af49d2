r"""Events: ``P(X \le x)``, ``P(A \cap B | C)``, ``\Pr[Y = 1 | z]``: the probability of what holds of an outcome.

An event by a letter is a statement about the outcome; a statement is one of those of its letters that are random:
those declared so, else the capitals from the end of the alphabet and letters with a hat, else the only capital, else
the only one of the last letters of the alphabet. Where that leaves more than one reading nothing is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import TYPE_CHECKING

from symderiv.language.outcomes import CHANCE, LAST, OMEGA, at_outcome, is_random, values_in
from symderiv.language.sorts import REAL, Matrix
from symderiv.language.spans import Span
from symderiv.language.terms import Symbol, Term, Unread, apply, bind, mentions
from symderiv.reading.meaning import conditions, names, scripts
from symderiv.reading.meaning.probability import densities, law_letters, laws, named_events, random_variables
from symderiv.reading.meaning.probability.law_letters import DOTS
from symderiv.reading.meaning.probability.laws import Law
from symderiv.reading.meaning.sums.enumerations import enumerated
from symderiv.reading.syntax.surface import (
    Group,
    Name,
    Node,
    Part,
    Row,
    Scripted,
    Side,
    walk,
)  # fmt: skip

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator
    from symderiv.reading.meaning.products import Run

__all__ = ["chance", "holding", "is_said", "is_stated", "part_said", "probability", "random_in", "spoken_of"]


def chance(run: Run, node: Node, base: Name, start: int) -> Term | None:
    r"""``\Pr[...]``, ``\mathbb{P}(...)``: by the law that is meant where none is named."""
    e, following = run.e, run.peek()
    group = following.base if isinstance(following, Scripted) else following
    plain = not isinstance(node, Scripted) or node.sup is None
    held = densities.brackets(group) if isinstance(group, Group) and group.items else None
    if held is None or not isinstance(group, Group) or not plain:
        return None
    run.at += 1
    sub = node.sub if isinstance(node, Scripted) else None
    law: Term = CHANCE
    if sub is not None:
        law_letter = law_letters.letter_of(sub)
        named = law_letter is not None and law_letters.core(law_letter) in law_letters.LAWS
        written = sub if named else Scripted(Name("P", base.span), sub, None, 0, node.span)
        found = None if isinstance(sub, Row) else laws.law(e, written)
        if found is None:
            return e.fail(run.since(start), "the law below this sign is not read")
        law = found.term
    span = run.since(start)
    if spoken_of("P", held):
        value = probability(e, law, held, span)
    else:
        value = densities.density_of(e, Law(law), held, span)
    return scripts.attached(e, value, following) if isinstance(following, Scripted) else value


def spoken_of(letter: str, held: densities.Brackets) -> bool:
    """Whether brackets after a law hold statements or events, and not values."""
    if law_letters.core(letter) == "P":
        return any(conditions.statement_row(item) for item in held.drawn) or all(
            named_events.is_event(item) or _is_dots(item) for item in held.drawn
        )
    return any(map(is_said, held.drawn))


def _at_a_value(node: Node) -> bool:
    match node:
        case Row((Side(left, _), Part("relation", "=", _), Side()), _):
            return law_letters.like_a_value(left)
    return False


def probability(e: Elaborator, law: Term, held: densities.Brackets, span: Span) -> Term:
    """The probability of what the brackets hold, given what they give."""
    said = holding(e, [*held.drawn, *held.given], [*held.commas[0], *held.commas[1]])
    drawn = _together(held.drawn, said[: len(held.drawn)]) if said is not None else None
    given = _together(held.given, said[len(held.drawn) :]) if said is not None else None
    if drawn is None or given is None:
        return e.fail(span, "a probability of this is not read")
    statement, condition = _all(drawn), _all(given)
    assert statement is not None
    if condition is not None:
        law = bind("given", law, OMEGA, condition)
    return bind("probability", law, OMEGA, statement, span)


def holding(e: Elaborator, nodes: Sequence[Node], commas: Sequence[str]) -> list[Term] | None:
    """Events, statements and values as statements about the outcome; None where one is not read."""
    if any(sign != "," for sign in commas):
        return None
    before = _scope(e, nodes)
    try:
        said = [_said(e, node) for node in nodes]
    finally:
        e.scope = before
    read = [term for term in said if term is not None]
    lefts = [s for node in nodes if _at_a_value(node) and isinstance(node, Row) for s in _left_letters(e, node)]
    random = random_in(e, read, lefts) if len(read) == len(said) else None
    return [at_outcome(term, random, OMEGA) for term in read] if random is not None else None


def _together(nodes: Sequence[Node], said: Sequence[Term]) -> list[Term] | None:
    """The statements; those with dots between them as one."""
    dots = [index for index, node in enumerate(nodes) if _is_dots(node)]
    if not dots:
        return list(said)
    if len(dots) > 1 or dots[0] + 1 >= len(said):
        return None
    (at,) = dots
    whole = enumerated(said[:at], said[at + 1])
    return None if whole is None else [*whole, *said[at + 2 :]]


def _is_dots(node: Node) -> bool:
    return isinstance(node, Name) and node.name in DOTS


def is_stated(node: Node) -> bool:
    """Whether a part of the brackets is written as a statement: ``X = 1``, ``|T - t| > c``."""
    return conditions.statement_row(node)


def is_said(node: Node) -> bool:
    """Whether a condition is a statement, and not that something has a value."""
    return conditions.statement_row(node) and not _at_a_value(node)


def _all(said: Sequence[Term]) -> Term | None:
    return reduce(lambda one, other: apply("and", one, other), said) if said else None


def _scope(e: Elaborator, nodes: Sequence[Node]) -> dict[str, Symbol]:
    """Lets random letters stand for values, a capital also where the small letter is declared as something else."""
    before = e.scope
    for part in (part for node in nodes for part in walk(node) if any(map(_is_dots, nodes))):
        random_variables.prepare(e, part)
    for node in nodes:
        random_variables.prepare(e, node, capitals=True)
        first = node.parts[0] if isinstance(node, Row) and _at_a_value(node) else None
        random_variables.prepare(e, first.node if isinstance(first, Side) else node)
        for part in walk(node):
            if isinstance(part, Name) and len(part.name) == 1 and part.name in named_events.VARIABLES:
                small = e.context.symbols.get(part.name.lower())
                if small is not None and names.found(e, part.name) is None:
                    sort = small.sort if isinstance(small.sort, Matrix) else REAL
                    e.scope = {**e.scope, part.name: Symbol(part.name, sort)}
    return before


def _said(e: Elaborator, node: Node) -> Term | None:
    """What a part of the brackets says, with the letters of values; None where it says nothing."""
    if _is_dots(node):
        return apply("true")
    if conditions.statement_row(node):
        said = conditions.condition(e, node)
        return None if isinstance(said, Unread) else said
    if named_events.is_event(node):
        return named_events.event(e, node)
    value = e.term(node)
    part = random_variables.part_of(e, value)
    return None if part is None else e.build("equal", part, value, span=node.span)


def part_said(e: Elaborator, node: Node) -> Term | None:
    """An expression of random variables, at the outcome: ``(X - \\mu)/\\sigma``; None where it is not clear."""
    before = _scope(e, [node])
    term = e.term(node)
    e.scope = before
    random = random_in(e, [term])
    return at_outcome(term, random, OMEGA) if random else None


def _left_letters(e: Elaborator, node: Row) -> list[Symbol]:
    """The letter of ``x_1 = s``."""
    left = node.parts[0]
    return values_in(e.term(left.node))[:1] if isinstance(left, Side) else []


def random_in(e: Elaborator, said: Sequence[Term], lefts: Sequence[Symbol] = ()) -> list[Symbol] | None:
    """The random letters of statements; None where that is not clear."""
    letters = [s for term in said for s in values_in(term)]
    free = [s for s in dict.fromkeys(letters) if s not in e.scope.values()]
    declared = [s for s in dict.fromkeys(letters) if _declared(e, s)]
    last = [s for s in free if s.name[:1] in named_events.VARIABLES or s.name.startswith((r"\hat ", r"\bar "))]
    if declared or last:
        return list(dict.fromkeys([*declared, *last]))
    open_letters = [s for s in free if e.context.symbols.get(s.name) != s]
    capitals = [s for s in open_letters if s.name[:1].isupper()]
    small = [s for s in open_letters if s.name.split("_")[0] in LAST]
    for some in (capitals, small, open_letters):
        if some:
            left = [s for s in lefts if s in some]
            return some if len(some) == 1 else left or None
    return [] if any(_mentions_outcome(term) for term in said) else None


def _declared(e: Elaborator, letter: Symbol) -> bool:
    found = e.context.symbols.get(letter.name) or e.context.symbols.get(f"{letter.name}_")
    return letter in e.context.random or (found is not None and is_random(found))


def _mentions_outcome(term: Term) -> bool:
    return mentions(term, OMEGA) or term in (apply("true"), apply("false"))
