"""What the normal form of laws may lean on."""

from __future__ import annotations

from symderiv.language.terms import Apply, Bind, Term
from symderiv.rules.normal_form.facts import Facts
from symderiv.rules.normal_form.independence import Independence

__all__ = ["LawFacts"]


class LawFacts(Facts):
    """Facts, with the densities and probabilities that are divided by, or of which logarithms are taken, positive.

    independence   what is independent of what
    distributions  of a law and a random variable at `HERE`, the distribution that a premise gives it
    """

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts.signs, facts.nonnegative, facts.values, facts.conditions, facts.taken, facts.sums)
        known = facts if isinstance(facts, LawFacts) else None
        self.independence: Independence = known.independence if known else Independence()
        self.distributions: dict[tuple[Term, Term], Term] = known.distributions if known else {}

    def base_has(self, base: Term, sign: str) -> bool:
        """Whether a base is known to be positive, nonzero, ..."""
        match base:
            case Apply("density_at", _) | Bind("probability"):
                return sign in ("positive", "nonnegative", "nonzero")
        return super().base_has(base, sign)
