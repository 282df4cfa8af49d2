"""Statements that hold in some models only: whether that is so, and of which letters it may be the fault."""

from __future__ import annotations

from collections.abc import Sequence

from symderiv.deadlines import Deadline
from symderiv.deciding.evaluation_exact import Evaluation
from symderiv.deciding.models import draw_models
from symderiv.errors import SymderivError
from symderiv.language.contexts import Context
from symderiv.language.meaning_exact import NoMeaning
from symderiv.language.meaning_statements import AGREES, HOLDS
from symderiv.language.sorts import Scalar
from symderiv.language.terms import Apply, Symbol, Term, free_symbols

__all__ = ["holds_somewhere", "several_valued"]

MODELS = 16
SECONDS = 1.0


def several_valued(statement: Term, meanings: Sequence[Term]) -> Symbol | None:
    """A number in the statement that an equation says something of without naming its value: an eigenvalue, a root."""
    here = free_symbols(statement)
    for meaning in meanings:
        match meaning:
            case Apply("equal", (left, right)) if not isinstance(left, Symbol) and not isinstance(right, Symbol):
                for symbol in sorted(here & free_symbols(meaning), key=lambda s: s.name):
                    if isinstance(symbol.sort, Scalar) and symbol.sort.kind == "complex":
                        return symbol
    return None


def holds_somewhere(statement: Term, context: Context, deadline: Deadline) -> bool:
    """Whether some model of a few satisfies it."""
    within = Deadline(min(SECONDS, deadline.seconds_left()), work=True)
    try:
        for model in draw_models(context, [statement], count=MODELS, deadline=within):
            try:
                if Evaluation(model.values, deadline=within).truth(statement) in (HOLDS, AGREES):
                    return True
            except NoMeaning:
                continue
    except (SymderivError, NoMeaning):
        return False
    return False
