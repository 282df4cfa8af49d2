"""Deciding a claim: refute, else prove, else say what the models say. Models veto proofs."""

from __future__ import annotations

from symderiv.deadlines import Deadline
from symderiv.deciding.prove import prove
from symderiv.deciding.refutation import refute, spot_check
from symderiv.deciding.verdicts import Proved, Refuted, Supported, Undecided, Verdict
from symderiv.errors import DeadlinePassed, LanguageError
from symderiv.language.contexts import Context
from symderiv.language.meaning_exact import NoMeaning
from symderiv.language.terms import Term

__all__ = ["decide"]

ENOUGH_MODELS = 32


def decide(statement: Term, context: Context, *, deadline: Deadline) -> Verdict:
    """The verdict on a statement in a context; never raises for what the statement says.

    A model in which it certainly fails refutes it, whatever a prover might find; a theorem of the kernel proves it;
    where neither is found, at least 32 models that agree support it.
    """
    try:
        counterexample = refute(statement, context, deadline=deadline)
        if counterexample is not None:
            return Refuted(counterexample)
        theorem = prove(statement, context, deadline=deadline)
        if theorem is not None:
            return Proved(theorem)
        return _evidence(statement, context, deadline)
    except DeadlinePassed:
        return Undecided("the time allowed is over")
    except (LanguageError, NoMeaning) as error:
        return Undecided(str(getattr(error, "message", error)) or type(error).__name__)
    except RecursionError:
        return Undecided("the formula is nested too deep")


def _evidence(statement: Term, context: Context, deadline: Deadline) -> Verdict:
    try:
        check = spot_check(statement, context, deadline=deadline)
    except NoMeaning as error:
        return Undecided(f"no model of the context was found or evaluated: {error}")
    if check.models >= ENOUGH_MODELS and check.agree == check.models:
        return Supported(check.models)
    if check.models < ENOUGH_MODELS:
        return Undecided(f"only {check.models} models of the context give both sides a value")
    return Undecided("no proof was found, and the models neither agree nor refute it")
