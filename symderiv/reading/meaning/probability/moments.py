"""Moments: what is expected of random variables, their variance, covariance, correlation; with and without brackets.

Over outcomes (``E[aU + b]``, ``E_q[f(h)]``, ``Var(X)``) the term is about the outcome of a law, `CHANCE` where none is
named; over values (``E_{q(z|x)}[f(z)]``, ``E_{z \\sim q}[f(z)]``) about the values of a distribution, and its variable
is their letter. A condition after a bar makes the law a conditional one; ``E[Y|X]``, which does not say at which value,
is ``E[Y|X = X]``: a number that depends on the letter X, which is random in its turn in ``E[E[Y|X]]``, and anything in
a statement that says so of all values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from symderiv.language.outcomes import CHANCE, OMEGA, at_outcome, joint, values_in
from symderiv.language.spans import Span
from symderiv.language.terms import Bind, Number, Symbol, Term, Unread, bind, free_symbols, substitute
from symderiv.reading.meaning import names, scripts
from symderiv.reading.meaning.probability import conditioning, drawing
from symderiv.reading.meaning.probability.drawing import Drawn
from symderiv.reading.meaning.probability.random_letters import random_among
from symderiv.reading.syntax.surface import Empty, Group, Name, Node, Scripted, canonical

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator
    from symderiv.reading.meaning.products import Run

__all__ = ["correlation", "covariance", "deviation", "moment", "of_moment", "variance"]

BRACKETS = frozenset(["[", "(", r"\{"])
RESTS = {r"\mathbb{V}": "ar", r"\mathbb{C}": "ov"}  # \mathbb{V}\mathrm{ar}


@dataclass(frozen=True)
class Asked:
    """What a head is asked of: the things before the bar, the conditions after it, and the scripts of the brackets."""

    things: tuple[Node, ...]
    conditions: tuple[Node, ...]
    scripts: Scripted | None
    span: Span


def moment(operator: str, most: int = 1) -> Callable[[Run, Node, Name, int], Term | None]:
    """A reader for `symderiv.reading.meaning.heads` of a moment of up to ``most`` things."""

    def read(run: Run, node: Node, base: Name, start: int) -> Term | None:
        following, rest = run.peek(), RESTS.get(f"{base.font}{{{base.name}}}")
        if isinstance(following, Name) and following.name == rest:
            run.at += 1
        elif rest is not None and not _is_bracket(following):
            return None  # \mathbb{C} is a set, \mathbb{V} a space
        return of_moment(run, node, start, operator, most)

    return read


variance: Callable[[Run, Node, Name, int], Term | None] = moment("variance")
covariance: Callable[[Run, Node, Name, int], Term | None] = moment("covariance", 2)
correlation: Callable[[Run, Node, Name, int], Term | None] = moment("correlation", 2)
deviation: Callable[[Run, Node, Name, int], Term | None] = moment("standard_deviation")


def of_moment(run: Run, node: Node, start: int, operator: str, most: int = 1) -> Term:
    """The moment of what follows the head, over what is written below it, to the power above it."""
    e = run.e
    before = e.scope
    sub, sup = (node.sub, node.sup) if isinstance(node, Scripted) else (None, None)
    drawn = (
        drawing.drawn_below(e, sub, run.peek()) if sub is not None and not isinstance(sub, Empty) else [Drawn(CHANCE)]
    )
    if isinstance(drawn, str):
        e.fail(sub.span if sub is not None else node.span, drawn)
        drawn = [Drawn(CHANCE)]
    term = _moment(run, start, operator, most, drawn)
    e.scope = before
    if sup is None or isinstance(sup, Empty) or isinstance(term, Unread):
        return term
    if not isinstance(e.sort(e.term(sup)), type(e.sort(Number(1)))) or canonical(sup) == "-1":  # type: ignore[arg-type]
        return e.fail(node.span, "what stands above this sign is no power")
    return scripts.power(e, term, sup, run.since(start))


def _moment(run: Run, start: int, operator: str, most: int, drawn: list[Drawn]) -> Term:
    e = run.e
    asked = _asked(run)
    if asked is None:
        if run.peek() is None:
            return e.fail(run.since(start), "of what?")
        things: list[Term] = [_without_brackets(run, drawn)]
        given_that: list[Node] = []
    else:
        if not 1 <= len(asked.things) <= most:
            return e.fail(run.since(start), "this many things in the brackets")
        things = [_over(e, drawn, thing) for thing in asked.things]
        given_that = [*asked.conditions]
    if operator == "covariance" and len(things) == 1:
        operator = "variance"  # Cov(x) of a vector is its matrix of covariances
    if operator == "correlation" and len(things) == 1:
        return e.fail(run.since(start), "a correlation of one thing")
    term = bound(e, operator, drawn, things, given_that, run.since(start))
    if asked is None or asked.scripts is None:
        return term
    return scripts.attached(e, term, asked.scripts)


def _compound(group: Group) -> bool:
    return len(group.items) == 1 and names.name_of(group.items[0]) is None


def _is_bracket(node: Node | None) -> bool:
    group = node.base if isinstance(node, Scripted) else node
    return isinstance(group, Group) and group.opening in BRACKETS and bool(group.items)


def _asked(run: Run) -> Asked | None:
    """The brackets that follow, taken; None where there are none."""
    following = run.peek()
    group = following.base if isinstance(following, Scripted) else following
    if not isinstance(group, Group) or not _is_bracket(following):
        return None
    run.at += 1
    above = following if isinstance(following, Scripted) else None
    if above is not None and group.opening == "(" and _compound(group) and above.sup is not None:
        text = run.e.latex[above.span.start : above.span.end]
        options = (
            f"{text}: the power is inside what the sign before it is of",
            f"{text}: the power is that of the whole",
        )
        if run.e.choose(("script", "moment", above.span.start), *options) == 0:
            return Asked((above,), (), None, above.span)
    bar = next((i for i, separator in enumerate(group.separators) if separator in ("|", "||")), len(group.items))
    return Asked(group.items[: bar + 1], group.items[bar + 1 :], above, group.span)


def _without_brackets(run: Run, drawn: list[Drawn]) -> Term:
    with _within(run.e, drawn):
        return run.reach("E")


def bound(
    e: Elaborator, operator: str, drawn: Sequence[Drawn], things: Sequence[Term], given_that: Sequence[Node], span: Span
) -> Term:
    """The binder over what is drawn, of the things, given the conditions."""
    body = joint(things)
    for one in reversed(drawn):
        if one.variable is not None:
            if given_that:
                return e.fail(span, "a condition beside a distribution that is stated")
            body = bind(operator, one.of, one.variable, _depending(e, body, one.variable), span)
            continue
        law, given = conditioning.conditioned(e, one.of, given_that)
        letters = one.letters or tuple(letter for letter in values_in(body) if letter not in given)
        if one.letters and values_in(body) and not set(letters) & set(values_in(body)):
            return e.fail(span, "what is drawn does not occur in the brackets")
        found = [*letters] if one.letters else random_among(e, letters, named=one.of != CHANCE)
        if found is None and not set(given) & set(values_in(body)):
            return e.fail(span, "which letters are random here is not known")
        random = tuple(found or ()) if one.letters else (*given, *(found or ()))
        own = e.context.random.get(random[0]) if len(random) == 1 and law == CHANCE else None
        if own is not None:  # the only random letter has a law of its own
            body = bind(operator, own, random[0], body, span)
        else:
            body = bind(operator, law, OMEGA, at_outcome(body, random, OMEGA), span)
        given_that = ()
    return conditioning.made(e, body, span)


def _depending(e: Elaborator, body: Term, variable: Symbol) -> Term:
    """The body, with what depends on the letter by its definition written out: ``w_k`` for ``w(z_k)``."""
    if variable in free_symbols(body):
        return body
    depending: dict[Term, Term] = {
        symbol: value for symbol, value in e.context.definitions.items() if variable in free_symbols(value)
    }
    body = substitute(body, depending)
    if variable not in free_symbols(body):
        e.notes.append(f"what is averaged is read as the same for all {variable.name}")
    return body


@contextmanager
def _within(e: Elaborator, drawn: Sequence[Drawn]) -> Iterator[None]:
    """While what is asked of outcomes is read: a law that stands alone is its density at the outcome."""
    before = e.outcomes
    law = drawn[-1].of if drawn else CHANCE
    named = law.domain if isinstance(law, Bind) and law.operator == "given" else law
    e.outcomes = bool(drawn) and drawn[-1].variable is None and named != CHANCE
    try:
        yield
    finally:
        e.outcomes = before


def _over(e: Elaborator, drawn: Sequence[Drawn], node: Node) -> Term:
    """What is asked of what is drawn."""
    with _within(e, drawn):
        return e.term(node)
