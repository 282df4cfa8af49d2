r"""Convergence of random variables: ``X_n \xrightarrow{d} X``, ``\hat\theta_n \xrightarrow{p} \theta``, almost surely.

In distribution it is said of two laws: that of what converges, and that of the limit or a distribution with a name. In
probability, almost surely and in the mean it is said of both together: of their joint law, for each index. Where
nothing says what grows, it is the index of what converges, else the n in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.outcomes import CHANCE, OMEGA, at_outcome, is_random
from symderiv.language.sorts import LAW, Distribution, Matrix, Scalar
from symderiv.language.spans import Span
from symderiv.language.terms import Symbol, Term, Unread, apply, bind
from symderiv.reading.discourse import tendencies
from symderiv.reading.discourse.grouping import CONVERGENCES
from symderiv.reading.meaning import binding, names
from symderiv.reading.meaning.calculus import limits
from symderiv.reading.meaning.probability import densities, events, families, named_events
from symderiv.reading.syntax.notation import NOTATION
from symderiv.reading.syntax.surface import Node, Part, Product, walk

if TYPE_CHECKING:
    from symderiv.reading.discourse.clauses import Clause
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["converges", "sides_of"]

OF_LAWS = "converges_in_distribution"


def _mode(part: Part | None) -> str:
    operator = NOTATION.infix[part.text].operator if part is not None and part.text in NOTATION.infix else ""
    return operator if operator in CONVERGENCES else ""


def sides_of(e: Elaborator, clause: Clause) -> list[Term] | None:
    """The sides of a convergence, its index bound: laws, or what an outcome says; None where the clause is none."""
    signs = [*clause.relations, *([clause.opens] if clause.opens is not None else [])]
    modes = [mode for part in signs if (mode := _mode(part))]
    if not modes and not _to_a_distribution(clause):
        return None
    found = approach(e, clause, clause.sides)
    if len(signs) != 1 or isinstance(found, str) or isinstance(found[0], Unread):
        return [e.term(side) for side in clause.sides]
    of_laws = not modes or modes[0] == OF_LAWS

    def read(node: Node) -> Term:
        return binding.within(e, found[1], lambda: _side(e, node, law=of_laws))

    return [read(side) for side in clause.sides]


def _to_a_distribution(clause: Clause) -> bool:
    r"""``Z_n \to N(0, 1)``: only in distribution."""
    arrow = len(clause.relations) == 1 and clause.relations[0].text in limits.APPROACHES
    return arrow and len(clause.sides) == 2 and families.is_family(clause.sides[1], certain=True)


def approach(e: Elaborator, clause: Clause, sides: list[Node]) -> tuple[Term, Symbol] | str:
    """What grows."""
    towards = clause.towards or tendencies.over_the_arrow(e, clause) or tendencies.index_of(sides[:1])
    if towards is None:
        return "what converges, as what grows, is not stated"
    body = Product(tuple(sides), ("",) * (len(sides) - 1), sides[0].span.join(sides[-1].span))
    return limits.approach(e, towards, body)


# The sides


def _side(e: Elaborator, node: Node, *, law: bool) -> Term:
    """What stands beside the sign: where it is said of laws, as a law; else at the outcome."""
    if law and _is_distribution(e, node):
        found = densities.distribution(e, node)
        return e.fail(node.span, "this is no distribution") if found is None else found
    part = _part(e, node)
    return bind("law", CHANCE, OMEGA, part, node.span) if law and not isinstance(part, Unread) else part


def _is_distribution(e: Elaborator, node: Node) -> bool:
    """Whether a limit is written as a distribution, and not as a random variable or a number."""
    known = names.found(e, names.name_of(node) or "")
    return families.is_family(node) or (known is not None and known.sort == LAW)


def _part(e: Elaborator, node: Node) -> Term:
    """A side as the outcome says it; a constant as it is."""
    letters = {names.name_of(part) or "" for part in walk(node)}
    random = any(_is_random(e, letter) for letter in letters)
    said = events.part_said(e, node) if random else None
    return said if said is not None else e.term(node)


def _is_random(e: Elaborator, letter: str) -> bool:
    bare = letter.split("_")[0]
    declared = e.context.symbols.get(letter) or e.context.symbols.get(f"{bare}_") or e.context.symbols.get(bare)
    custom = bare[:1] in named_events.VARIABLES or bare.startswith((r"\hat ", r"\bar "))
    return custom or (declared is not None and is_random(declared))


# What is said


def converges(e: Elaborator, clause: Clause, sign: Part, a: Term, b: Term, span: Span) -> Term | None:
    """``a`` converges to ``b`` in the way the sign says; None where the sign is another one."""
    mode = _mode(sign) or (OF_LAWS if _to_a_distribution(clause) else "")
    if not mode:
        return None
    found = approach(e, clause, clause.sides)
    if isinstance(found, str):
        return e.fail(span, found)
    domain, variable = found
    for part in (domain, a, b):
        if isinstance(part, Unread):
            return part
    if mode == OF_LAWS:
        if not isinstance(e.sort(a), Distribution):
            a = _law_of(e, a)
        if not all(isinstance(e.sort(side), Distribution) for side in (a, b)):
            return e.fail(span, "a convergence in distribution: of random variables, to one or to a distribution")
        return bind(mode, domain, variable, apply("tuple", a, b), span)
    if not all(isinstance(e.sort(side), Scalar | Matrix) for side in (a, b)):
        return e.fail(span, "a convergence: of random numbers or vectors")
    return bind(mode, domain, variable, bind("law", CHANCE, OMEGA, apply("tuple", a, b)), span)


def _law_of(e: Elaborator, term: Term) -> Term:
    """The law of a term that was read as a value in the row before."""
    random = events.random_in(e, [term])
    return bind("law", CHANCE, OMEGA, at_outcome(term, random, OMEGA)) if random else term
