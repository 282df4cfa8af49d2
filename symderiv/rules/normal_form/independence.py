"""Independence: which random variables, and events, premises say to be independent, perhaps given others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from symderiv.language.terms import Apply, Bind, Term, subterms
from symderiv.rules.normal_form.laws import HERE, parts

__all__ = ["Independence", "variables_in"]


@dataclass(frozen=True)
class Independent:
    """``A`` is independent of ``B`` given ``C``, under a law; each is a set of random variables at `HERE`."""

    law: Term
    one: frozenset[Term]
    other: frozenset[Term]
    given: frozenset[Term]


@dataclass
class Independence:
    """All that is known of independence."""

    known: list[Independent] = field(default_factory=list)

    def add(self, statement: Term) -> None:
        """What a statement says of independence."""
        match statement:
            case Bind("independent", law, _):
                blocks = [frozenset(parts(part)) for part in parts(statement.open(HERE))]
                if len(blocks) in (2, 3):
                    one, other, *given = blocks
                    self.known.append(Independent(law, one, other, given[0] if given else frozenset()))

    def split(self, law: Term, facts: frozenset[Term]) -> tuple[frozenset[Term], ...] | None:
        """Facts of which the joint probability is ``P(one) P(other) / P(given)``."""
        about = {fact: variables_in(fact, HERE) for fact in facts}
        for known in self.known:
            one, other, given = (
                frozenset(f for f, v in about.items() if v <= block) for block in (known.one, known.other, known.given)
            )
            conditions = frozenset[Term]().union(*(about[f] for f in given))
            if known.law == law and one and other and one | other | given == facts and conditions == known.given:
                return one | given, other | given, given
        return None

    def parted(self, law: Term, given: Iterable[Term], factors: Iterable[Iterable[Term]]) -> list[bool] | None:
        """Which factors, each with the random variables it is made of, belong to the first of two independent groups.

        None where no independence parts them.
        """
        sets = [frozenset(factor) for factor in factors]
        conditions = frozenset[Term]().union(*(variables_in(fact, HERE) for fact in given))
        for known in self.known:
            if known.law != law or conditions != known.given:
                continue
            first, second = ([some <= block for some in sets] for block in (known.one, known.other))
            if all(a or b for a, b in zip(first, second, strict=True)) and len(set(first)) == 2:
                return first
        return None


def variables_in(term: Term, outcome: Term) -> frozenset[Term]:
    """The random variables, or events, at an outcome that a term is made of."""
    return frozenset(
        part for part in subterms(term)
        if isinstance(part, Apply) and part.operator == "apply" and part.arguments[-1] == outcome
    )  # fmt: skip
