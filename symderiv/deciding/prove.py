"""The one door to proving: a goal in a context, to a theorem that assumes no more than the context."""

from __future__ import annotations

from collections.abc import Sequence

from symderiv.deadlines import Deadline
from symderiv.deciding.provers import PROVERS
from symderiv.deciding.search import new_search
from symderiv.errors import DeadlinePassed
from symderiv.kernel.theorems import Theorem
from symderiv.language.contexts import Context
from symderiv.language.terms import Term
from symderiv.rules import Rule

__all__ = ["prove"]


def prove(
    goal: Term,
    context: Context,
    *,
    by: Sequence[Rule] = (),
    facts: Sequence[Theorem] = (),
    deadline: Deadline | None = None,
) -> Theorem | None:
    """A theorem whose conclusion is ``goal``, or None where no proof is found within the deadline.

    It assumes nothing but the context's assumptions and definitions, that the goal is defined, and what ``facts``
    assume.
    ``by`` are the rules the author names: they are tried first, and a proof of an equation has to use one of them.
    """
    search = new_search(goal, context, by, facts, deadline or Deadline(10.0), PROVERS)
    try:
        return search.prove(goal)
    except DeadlinePassed:
        return None
