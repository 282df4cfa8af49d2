"""Distributions, where only one can stand: below an expectation, in a divergence, in an entropy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from symderiv.language.outcomes import OMEGA, as_values, values_in
from symderiv.language.sorts import LAW, Distribution
from symderiv.language.spans import Span
from symderiv.language.terms import Apply, Bind, Symbol, Term, Unread, substitute
from symderiv.reading.meaning import names
from symderiv.reading.meaning.probability import densities, law_letters, laws
from symderiv.reading.syntax.surface import Group, Node, Product

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["Factor", "distribution", "factors_of", "law_of"]

CALLIGRAPHIC = frozenset([r"\mathcal{D}", r"\mathcal{P}", r"\mathcal{Q}", r"\mathbb{Q}"])


def distribution(e: Elaborator, node: Node) -> tuple[Term, Term | None] | str:
    """The distribution that a law, a density or a distribution by name is, and the letters of its values."""
    if (law := law_of(e, node)) is not None:
        return law, None
    if isinstance(node, Product) and (factors := factors_of(node)) is not None:
        return _independent(e, factors, node.span)
    quiet = dict(e.unread)
    match e.term(node):
        case Apply("density_at", (of, at)):
            return (of, at) if _anywhere(of, at) else "a density at one place, where a distribution should stand"
    e.unread = quiet
    found = densities.distribution(e, node)
    if found is None or isinstance(found, Unread):
        return "this distribution is not read"
    return found, None


@dataclass(frozen=True)
class Factor:
    """One of several densities side by side, and the letters that it draws and that it is given."""

    node: Product
    drawn: frozenset[str]
    given: frozenset[str]


def factors_of(node: Product) -> list[Factor] | None:
    """``p(x) q(z|x)``: its densities; None where it is only one, or something else."""
    names_and_brackets = list(zip(node.factors[::2], node.factors[1::2], strict=False))
    if len(node.factors) < 4 or len(node.factors) % 2 or any(node.signs):
        return None
    found: list[Factor] = []
    for name, group in names_and_brackets:
        held = densities.brackets(group) if isinstance(group, Group) else None
        if held is None or law_letters.letter_of(name) is None:
            return None
        letters = [frozenset(names.name_of(one) or "?" for one in some) for some in (held.drawn, held.given)]
        found.append(Factor(Product((name, group), ("",), name.span.join(group.span)), *letters))
    return found


def _independent(e: Elaborator, factors: list[Factor], span: Span) -> tuple[Term, Term | None] | str:
    """``p(x) p(y)``: the law of independent things."""
    if any(one.given & other.drawn for one in factors for other in factors):
        return "a product of laws that are given each other"
    parts: list[Term] = []
    for factor in factors:
        found = distribution(e, factor.node)
        if isinstance(found, str):
            return found
        parts.append(found[0])
    return e.build("product_distribution", *parts, span=span), None


def _anywhere(of: Term, at: Term) -> bool:
    """Whether a density is taken at the letter of its values, whatever they are: not ``p(x = 1)``."""
    if not isinstance(of, Bind):
        return isinstance(at, Symbol)
    plain: dict[Term, Term] = {letter: Symbol(letter.name.rstrip("'"), letter.sort) for letter in values_in(at)}
    return as_values(of.open(OMEGA), OMEGA)[0] in (at, substitute(at, plain))


def law_of(e: Elaborator, node: Node, drawn: frozenset[str] = frozenset(), *, whichever: bool = False) -> Term | None:
    """The law that a letter is, where only a law can stand, of what is ``drawn``; None where it is none.

    After ``\\sim`` a letter is a law ``whichever`` it is.
    """
    name = names.name_of(node)
    known = names.found(e, name) if name is not None else None
    if known is not None and isinstance(known.sort, Distribution):
        return known
    if name in CALLIGRAPHIC and known is None:
        return names.declared_now(e, name, LAW)
    letter = law_letters.letter_of(node)
    customary = letter is not None and law_letters.core(letter) in law_letters.BELOW_EXPECTATION
    if known is not None or letter is None or not (customary or (whichever and name is not None)):
        return None
    found = laws.law(e, node, drawn=drawn)
    return found.term if found is not None and found.power is None else None
