r"""Densities and laws: ``p(x, z)``, ``q_\phi(z|x)``, ``p_X(x)``, ``\mathcal{N}(x; m, S)``, and the law alone.

A density is that of a distribution of values, ``law(given(q, X(ω) = x), Z(ω))``, taken at a value; where only a
distribution can stand (``z \sim q(z|x)``, ``E_{q(z|x)}``, ``KL(q(z|x) \| p(z))``) it is that distribution itself. A
parameter below the letter, or after a semicolon, is an argument of the law; a word or number below is part of its name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import TYPE_CHECKING

from symderiv.language.outcomes import CHANCE, OMEGA, joint
from symderiv.language.sorts import OUTCOME, REAL, Distribution, Function, Scalar
from symderiv.language.spans import Span
from symderiv.language.terms import Symbol, Term, Unread, apply, bind, free_symbols
from symderiv.reading.meaning import names, scripts
from symderiv.reading.meaning.probability import (  # fmt: skip
    declared_densities,
    families,
    law_letters,
    laws,
    random_variables,
)
from symderiv.reading.meaning.probability.laws import Law
from symderiv.reading.meaning.probability.random_variables import Argument
from symderiv.reading.meaning.sums import slices
from symderiv.reading.syntax.surface import (
    Group,
    Name,
    Node,
    Product,
    Row,
    Scripted,
)  # fmt: skip

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator
    from symderiv.reading.meaning.products import Run

__all__ = [
    "Brackets",
    "brackets",
    "density",
    "density_of",
    "distribution",
]

FUNCTIONS = frozenset("fghk")
"""Letters of densities that are letters of functions, too."""

BARS = ("|", "||")


@dataclass
class Brackets:
    """What stands in the brackets after a law: what is drawn, what is given, and parameters."""

    drawn: list[Node] = field(default_factory=list)
    given: list[Node] = field(default_factory=list)
    parameters: list[Node] = field(default_factory=list)
    commas: tuple[list[str], list[str]] = field(default_factory=lambda: ([], []))


def density(run: Run, node: Node, start: int) -> Term | None:
    """The density that a letter and the brackets after it stand for; None where the letter is no law."""
    e, following = run.e, run.peek()
    group = following.base if isinstance(following, Scripted) else following
    if not isinstance(group, Group) or group.opening not in ("(", "[", r"\{") or not group.items:
        return None
    held = brackets(group)
    found = _law_before(e, node, group, held) if held is not None else None
    if found is None and held is not None and _of_chance(node, held):
        found = Law(CHANCE)
    if found is None or held is None:
        return None
    span = Span(node.span.start, group.span.end)
    if (value := _elsewhere(e, node, group, held, span)) is not None:
        run.at += 1
        return scripts.attached(e, value, following) if isinstance(following, Scripted) else value
    term = _of(e, law_letters.letter_of(node) or "", found, held, span)
    run.at += 1
    if found.power is not None:
        term = scripts.power(e, term, found.power, span)
    return scripts.attached(e, term, following) if isinstance(following, Scripted) else term


def _elsewhere(e: Elaborator, node: Node, group: Group, held: Brackets, span: Span) -> Term | None:
    """``f(u/y, y)``: the values of a density at expressions that name no random variable, as those of a function."""
    letter = law_letters.letter_of(node)
    if held.given or held.parameters or letter not in FUNCTIONS or not isinstance(node, Name):
        return None
    if all(map(law_letters.like_a_value, held.drawn)) or any(s not in (",",) for s in group.separators):
        return None
    if any(isinstance(item, Row | Group) for item in held.drawn):
        return None
    arguments = [e.term(item) for item in held.drawn]
    if not all(isinstance(e.sort(argument), Scalar) for argument in arguments):
        return None
    function = Symbol(letter, Function((REAL,) * len(arguments), REAL))
    e.undeclared[f"{letter} as a function"] = function
    return apply("apply", function, *arguments, span=span)


def _of_chance(node: Node, held: Brackets) -> bool:
    """``P(X = 1)`` where P is something else besides, such as a matrix: what the brackets say tells."""
    from symderiv.reading.meaning.probability import events  # which reads values among its statements

    plain = isinstance(node, Name) and node.name == "P" and not node.font
    return plain and bool(held.drawn) and all(map(events.is_stated, held.drawn))


def _of(e: Elaborator, letter: str, found: Law, held: Brackets, span: Span) -> Term:
    from symderiv.reading.meaning.probability import events  # which reads values among its statements

    if events.spoken_of(letter, held):
        return events.probability(e, found.term, held, span)
    return density_of(e, found, held, span)


def density_of(e: Elaborator, found: Law, held: Brackets, span: Span) -> Term:
    """The density of the values that brackets hold."""
    if _is_dot(e, held):
        law = given_law(e, found.term, held.given, held.commas[1])
        return e.fail(span, "what this law is given is not read") if law is None else law
    over = values_of(e, found, held, span)
    if over is None:
        return e.fail(span, "a density of this is not read")
    term, ats = over
    if e.density_point is None and free_symbols(joint(ats)).isdisjoint(e.scope.values()):
        e.density_point = joint(ats)  # of a letter that is bound here there is nothing to say outside
    return e.build("density_at", term, joint(ats), span=span)


def _is_dot(e: Elaborator, held: Brackets) -> bool:
    r"""``q(\cdot|x)``: the law itself."""
    dot = held.drawn[0].span if len(held.drawn) == 1 else Span(0, 0)
    return e.latex[dot.start : dot.end].strip() in (r"\cdot", r"\bullet", "-", "*")


def values_of(e: Elaborator, found: Law, held: Brackets, span: Span) -> tuple[Term, list[Term]] | None:
    """The distribution of values that a law and its brackets say, and the values."""
    drawn = _arguments(e, held.drawn, held.commas[0], found.below[: len(held.drawn)], held.given)
    law = given_law(e, found.term, held.given, held.commas[1], found.below[len(held.drawn) :], held.drawn)
    if law is None or not drawn:
        return None
    body = joint([argument.part for argument in drawn])
    term = bind("law", law, OMEGA, body, span)
    return term, [argument.at for argument in drawn]


def _arguments(
    e: Elaborator, nodes: list[Node], commas: list[str], below: tuple[str, ...], beside: Sequence[Node]
) -> list[Argument] | None:
    items = slices.listed(e, nodes, commas)
    if items is None:
        return None
    named = [Symbol(name, Function((OUTCOME,), REAL)) for name in below]
    return random_variables.arguments(e, items, named if len(named) == len(items) else (), beside)


def given_law(
    e: Elaborator,
    of: Term,
    nodes: list[Node],
    commas: list[str],
    below: tuple[str, ...] = (),
    beside: Sequence[Node] = (),
) -> Term | None:
    """The law, given that parts have values or that something holds; the law itself where nothing is given."""
    from symderiv.reading.meaning.probability import events  # which reads values among its statements

    if any(events.is_said(node) for node in nodes):
        said = events.holding(e, nodes, commas)
    else:
        given = _arguments(e, nodes, commas, below, beside)
        equations = [e.build("equal", one.part, one.at, span=one.span) for one in given or []]
        said = None if given is None else equations
    if said is None:
        return None
    return bind("given", of, OMEGA, reduce(lambda one, other: apply("and", one, other), said)) if said else of


def brackets(group: Group) -> Brackets | None:
    """What is drawn, given, and a parameter, by the bar and the semicolon; None with two bars or other signs."""
    held = Brackets()
    place, at = held.drawn, 0
    for index, item in enumerate(group.items):
        sign = group.separators[index - 1] if index else ""
        if sign in BARS:
            if at:
                return None
            place, at = held.given, 1
        elif sign == ";":
            if at == 2:
                return None
            place, at = held.parameters, 2
        elif sign not in ("", ",", ":"):
            return None
        elif sign and at < 2:
            held.commas[at].append(sign)
        place.append(item)
    return held


def _law_before(e: Elaborator, node: Node, group: Group, held: Brackets) -> Law | None:
    """The law before brackets, None where the letter is none, or is not used as one."""
    letter = law_letters.letter_of(node)
    if letter is None or (letter in e.context.density and len(group.items) == 1):
        return None
    if isinstance(node, Scripted) and declared_densities.names_its_variable(e, node.sub):
        return None
    lone = len(group.items) == 1 and not law_letters.like_a_value(group.items[0])
    if lone and letter in e.setting.laws.lone and not isinstance(group.items[0], Row):
        return None  # p(1 - p), where p is a number
    sub = node.sub if isinstance(node, Scripted) else None
    below = tuple(law_letters.names_below(sub)) if sub is not None else ()
    named = len(below) == len(group.items) and _are_values(below, group)
    found = laws.law(e, node, certain=False, parameters=held.parameters, named=named, drawn=_names(held))
    return None if found is None else Law(found.term, below if named else (), found.power)


def _names(held: Brackets) -> frozenset[str]:
    """The letters that are drawn: that of z below p in ``p_z(z)`` is no parameter."""
    return frozenset(names.name_of(node) or "" for node in held.drawn)


def _are_values(below: tuple[str, ...], group: Group) -> bool:
    """Whether capital letters below a law name random variables: those of the values, or the last of the alphabet."""
    inside = [(names.name_of(item) or "").rstrip("'") for item in group.items]
    return [name.lower() for name in below] == inside or all(name[0] in "STUVWXYZ" for name in below)


def distribution(e: Elaborator, node: Node, drawn: Term | None = None) -> Term | None:
    r"""What stands where only a distribution can: of values for ``q(z|x)`` and ``\mathcal{N}(0, 1)``, a law for ``q``.

    ``drawn`` is the part that is drawn, at the outcome: that of ``q(\cdot|x)`` and ``q`` after ``z \sim``. None where
    the node is neither; something unread where it is one that cannot be read.
    """
    if (named := families.by_scripts(e, node)) is not None:
        return named
    if (alone := laws.law(e, node)) is not None and alone.power is None:
        return alone.term if drawn is None else bind("law", alone.term, OMEGA, drawn, node.span)
    group = node.factors[1] if isinstance(node, Product) and len(node.factors) == 2 else None
    if isinstance(node, Product) and isinstance(group, Group):
        name, held = node.factors[0], brackets(group)
        if held is not None and group.items and (found := _law_certain(e, name, group, held)) is not None:
            return _distribution_before(e, found, held, node, drawn)
        if (named := families.family(e, name, group)) is not None:
            return named
    quiet = dict(e.unread)
    term = e.term(node)
    if isinstance(e.sort(term), Distribution) or isinstance(term, Unread):
        return term
    e.unread = quiet
    return None


def _law_certain(e: Elaborator, name: Node, group: Group, held: Brackets) -> Law | None:
    letter = law_letters.letter_of(name)
    if letter is None or law_letters.core(letter) not in law_letters.DENSITIES:
        return None
    sub = name.sub if isinstance(name, Scripted) else None
    below = tuple(law_letters.names_below(sub)) if sub is not None else ()
    named = len(below) == len(group.items) and _are_values(below, group)
    found = laws.law(e, name, parameters=held.parameters, named=named, drawn=_names(held))
    return None if found is None or found.power is not None else Law(found.term, below if named else ())


def _distribution_before(e: Elaborator, found: Law, held: Brackets, node: Node, drawn: Term | None) -> Term:
    if _is_dot(e, held):
        over = given_law(e, found.term, held.given, held.commas[1])
        if over is None:
            return e.fail(node.span, "what this law is given is not read")
        return over if drawn is None else bind("law", over, OMEGA, drawn, node.span)
    read = values_of(e, found, held, node.span)
    return e.fail(node.span, "a distribution of this is not read") if read is None else read[0]
