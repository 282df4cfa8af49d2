"""Contexts: what is in force where a claim is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from symderiv.language.terms import Symbol, Term, substitute

__all__ = ["Context"]


@dataclass(frozen=True)
class Context:
    """Declared symbols, assumptions, definitions and laws of random variables; extended, never changed.

    symbols      by the name they are written with, fonts dropped (``z_0``, ``\\mu``); one letter may be declared with
                 several sorts under keys of its own (``d`` a number, ``d(`` a function, ``d_`` a sequence)
    assumptions  statements that hold (``beta >= -alpha``)
    definitions  what a symbol stands for; a function's is a ``lambda``
    random       the distribution of each random variable; a lower-case letter is also its value
    density      the letters that denote a density of whatever stands in their argument (``q``, ``p``)
    in_words     what the text says of its random variables in words that are no assumption: "independent"; and how
                 many axes there are: "space axes"
    parameters   the letters a function of several numbers is written with: ``u(x, t)``
    """

    symbols: Mapping[str, Symbol] = field(default_factory=dict)
    assumptions: tuple[Term, ...] = ()
    definitions: Mapping[Symbol, Term] = field(default_factory=dict)
    random: Mapping[Symbol, Term] = field(default_factory=dict)
    density: frozenset[str] = frozenset()
    in_words: frozenset[str] = frozenset()
    parameters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def declare(self, *symbols: Symbol) -> Context:
        """The context with more symbols, under their own names."""
        return replace(self, symbols={**self.symbols, **{s.name: s for s in symbols}})

    def assume(self, *statements: Term) -> Context:
        """The context with more assumptions; one that is there already is not repeated."""
        new = tuple(s for s in dict.fromkeys(statements) if s not in self.assumptions)
        return replace(self, assumptions=self.assumptions + new)

    def define(self, symbol: Symbol, body: Term) -> Context:
        """The context in which ``symbol`` stands for ``body``, and is declared."""
        declared = self if self.symbols.get(symbol.name) else self.declare(symbol)
        return replace(declared, definitions={**self.definitions, symbol: body})

    def without(self, statements: Iterable[Term]) -> Context:
        """The context with some assumptions dropped."""
        dropped = set(statements)
        return replace(self, assumptions=tuple(a for a in self.assumptions if a not in dropped))

    def unfold(self, term: Term, keep: frozenset[Symbol] = frozenset()) -> Term:
        """The term with every defined symbol, but those to ``keep``, replaced by what it stands for."""
        values: dict[Term, Term] = {s: body for s, body in self.definitions.items() if s not in keep}
        for _ in range(len(values) + 1):
            unfolded = substitute(term, values)
            if unfolded == term:
                break
            term = unfolded
        return term
