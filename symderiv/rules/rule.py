"""What a rule is: a statement with its conditions, or a checker; its page is its file's docstring."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from symderiv.errors import LanguageError
from symderiv.kernel.theorems import KernelError, Sequent, Theorem
from symderiv.language.definedness import definedness, true_by_sort
from symderiv.language.sort_fit import fits
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Scalar
from symderiv.language.terms import Apply, Symbol, Term, free_symbols, substitute

__all__ = [
    "HEADINGS", "Checker", "OfAnotherKind", "Rule", "are_numbers", "are_real", "by_sort", "equation", "following",
    "require",
]  # fmt: skip

HEADINGS = ("Statement", "Conditions", "Source", "Holds", "Fails")

Checker = Callable[..., Sequent]


class OfAnotherKind(KernelError):
    """A rule was given a term of a kind that it does not look at: it refuses, and does not say why."""


@dataclass(frozen=True)
class Rule:
    """A true statement, or a checker of one inference.

    statement   an equation or other statement in pattern symbols, true for all their values that meet ``conditions``
    conditions  statements in the same symbols, which become assumptions of what the rule concludes
    checker     instead: from premises and terms to a sequent; raises `KernelError` naming the condition not met
    name, page  the file's name and docstring, set when the rules are collected
    """

    statement: Term | None = None
    conditions: tuple[Term, ...] = ()
    checker: Checker | None = None
    name: str = ""
    page: str = ""

    @property
    def title(self) -> str:
        """The first line of the page, without its full stop."""
        return self.page.strip().splitlines()[0].rstrip(".") if self.page.strip() else self.name.replace("_", " ")

    @property
    def phrase(self) -> str:
        """The title as it stands in the middle of a sentence: small, unless it begins with a name."""
        return self.title if re.match(r"\w+'s\b", self.title) else self.title[:1].lower() + self.title[1:]

    @cached_property
    def symbols(self) -> Mapping[str, Symbol]:
        """The pattern symbols by name."""
        assert self.statement is not None
        terms = (self.statement, *self.conditions)
        return {s.name: s for t in terms for s in free_symbols(t)}

    def infer(self, *premises: Theorem, **instance: Term) -> Sequent:
        """What the rule concludes; the kernel calls this. Raises `KernelError` when a condition is not met."""
        try:
            if self.checker is not None:
                return self.checker(*premises, **instance)
            require(not premises, f"{self.name} takes no premises")
            return self._instance(instance)
        except (LanguageError, TypeError) as error:
            raise KernelError(f"{self.name}: {error}") from None
        except (AttributeError, AssertionError) as error:
            raise OfAnotherKind(f"{self.name}: {error}") from None

    def _instance(self, values: Mapping[str, Term]) -> Sequent:
        """The statement at these values; each is of the sort of its pattern symbol, at these dimensions.

        That a value has the properties its symbol asks for, its sort only tells where the value is defined.
        """
        assert self.statement is not None
        symbols = self.symbols
        require(values.keys() == symbols.keys(), f"{self.name} is about {', '.join(sorted(symbols))}")
        dimensions: dict[Term, Term] = {s: values[n] for n, s in symbols.items() if not s.sort.dimensions}
        change: dict[Term, Term] = dict(dimensions)
        conditions: set[Term] = set()
        for name, symbol in symbols.items():
            wanted = symbol.sort.with_dimensions(lambda d: substitute(d, dimensions))
            require(fits(sort_of(values[name]), wanted), f"{self.name}: {name} is not of the sort it has in the rule")
            change[symbol] = values[name]
            if getattr(wanted, "properties", frozenset()):
                conditions |= set(definedness(values[name]))
        statement = substitute(self.statement, change)
        sort_of(statement)
        return Sequent(frozenset(substitute(c, change) for c in self.conditions) | conditions, statement)


def require(condition: bool, message: str) -> None:
    """Raises `KernelError` with the message unless the condition holds."""
    if not condition:
        raise KernelError(message)


def are_numbers(*terms: Term) -> bool:
    """Whether all of them are numbers, real or complex."""
    return all(isinstance(sort_of(t), Scalar) for t in terms)


def are_real(*terms: Term) -> bool:
    """Whether all of them are real numbers."""
    return all(isinstance(sort := sort_of(t), Scalar) and sort.kind != "complex" for t in terms)


def following(premises: tuple[Theorem, ...], conclusion: Term, *conditions: Term) -> Sequent:
    """The conclusion, under the assumptions of the premises and the conditions."""
    assumptions = frozenset[Term]().union(*(p.assumptions for p in premises))
    return Sequent(assumptions | frozenset(conditions), conclusion)


def by_sort(statement: Term) -> frozenset[Term]:
    """Where a statement is true by the sorts: that it is defined, for sorts tell of defined values only."""
    require(true_by_sort(statement), "the sorts say so")
    return frozenset(definedness(statement))


def equation(theorem: Theorem, what: str) -> tuple[Term, Term]:
    """The sides of a premise that has to be an equation."""
    match theorem.conclusion:
        case Apply("equal", (a, b)):
            return a, b
    raise KernelError(f"{what} is an equation")
