"""Deciding a claim: refute, else prove, else say what the models say. Models veto proofs."""

from __future__ import annotations

from symderiv.deadlines import Deadline
from symderiv.deciding.dependence import indices_in_range, is_formal, with_derivatives
from symderiv.deciding.evaluation_exact import Evaluation
from symderiv.deciding.indefinite import differentiated
from symderiv.deciding.laws.named import refuted_by_parameters
from symderiv.deciding.prove import prove
from symderiv.deciding.refutation import MANY, USUAL, parts_of, refute, spot_check
from symderiv.deciding.solutions import conditions_put_in
from symderiv.deciding.verdicts import Counterexample, Proved, Refuted, Supported, Undecided, Verdict
from symderiv.errors import DeadlinePassed, LanguageError
from symderiv.language.contexts import Context
from symderiv.language.differentials import beta_reduced
from symderiv.language.meaning_exact import NoMeaning
from symderiv.language.meaning_statements import AGREES, HOLDS
from symderiv.language.sharing import shared, shared_context
from symderiv.language.terms import Term

__all__ = ["decide", "decide_by_models", "vetoed"]

ENOUGH_MODELS = 32


def decide(statement: Term, context: Context, *, deadline: Deadline) -> Verdict:
    """The verdict on a statement in a context; never raises for what the statement says.

    A model in which it certainly fails refutes it, whatever a prover might find; a theorem of the kernel proves it;
    where neither is found, at least 32 models that agree support it.
    """
    return _decided(statement, context, deadline, MANY, proofs=True)


def decide_by_models(statement: Term, context: Context, *, deadline: Deadline) -> Verdict:
    """The verdict of models alone, of which there are fewer: no proof is looked for."""
    return _decided(statement, context, deadline, USUAL, proofs=False)


def vetoed(statement: Term, context: Context, *, deadline: Deadline) -> bool:
    """Whether the statement fails in some model of the context, whatever was proved of it. Raises `DeadlinePassed`."""
    plain = beta_reduced(context.unfold(differentiated(statement)))
    return refute(plain, context, deadline=deadline, most=USUAL) is not None


def _decided(statement: Term, context: Context, deadline: Deadline, most: int, *, proofs: bool) -> Verdict:
    statement = differentiated(statement)
    try:
        statement, context = shared(statement), shared_context(context)
        plain = shared(beta_reduced(context.unfold(statement)))
        counterexample = refute(plain, context, deadline=deadline, most=most)
        if counterexample is not None:
            if _holds_as_written(statement, counterexample, deadline):
                return Undecided(
                    "the formula and its unfolded form disagree in a model: a fault of symderiv, please report it"
                )
            return Refuted(counterexample)
        theorem = prove(statement, context, deadline=deadline) if proofs else None
        if theorem is not None:
            return Proved(theorem)
        counterexample = refuted_by_parameters(plain, context, deadline)
        if counterexample is not None:
            return Refuted(counterexample)
        return _evidence(plain, context, deadline)
    except DeadlinePassed:
        return Undecided("the time allowed is over")
    except (LanguageError, NoMeaning) as error:
        return Undecided(str(getattr(error, "message", error)) or type(error).__name__)
    except (MemoryError, OverflowError):
        return Undecided("a value that is too large to be worked out")
    except RecursionError:
        return Undecided("the formula is nested too deep")


def _holds_as_written(statement: Term, counterexample: Counterexample, deadline: Deadline) -> bool:
    """Whether the statement, evaluated without unfolding anything first, holds where it was refuted."""
    try:
        return Evaluation(counterexample.values, deadline=deadline).truth(statement) in (HOLDS, AGREES)
    except NoMeaning:
        return False


def _models_of_solution(statement: Term, context: Context, deadline: Deadline) -> int:
    """How many models agree that claimed functions satisfy each condition on them, once that is proved; else 0."""
    conditions, free = conditions_put_in(statement, context), context.without(context.assumptions)
    if not conditions or not all(prove(c, free, deadline=deadline) for c in conditions):
        return 0
    try:
        checks = [spot_check(part, within, deadline=deadline) for c in conditions for part, within in parts_of(c, free)]
    except NoMeaning:
        return 0
    return min(check.models if check.agree == check.models else 0 for check in checks)


def _evidence(statement: Term, context: Context, deadline: Deadline) -> Verdict:
    formal = is_formal(statement)
    if formal:
        statement, context = with_derivatives(statement), context.assume(*indices_in_range(statement))
    try:
        check = spot_check(statement, context, deadline=deadline, to_the_end=False)
    except NoMeaning as error:
        agreeing = _models_of_solution(statement, context, deadline)
        if agreeing >= ENOUGH_MODELS:
            return Supported(agreeing)
        return Undecided(f"no model of the context was found or evaluated: {error}")
    if check.models >= ENOUGH_MODELS and check.agree == check.models:
        return Supported(check.models)
    if not check.models:
        return Undecided("in no model both sides have a value: one is undefined, or takes too long to work out")
    if check.models < ENOUGH_MODELS and check.agree == check.models:
        return Undecided(f"only {check.models} models of the context give both sides a value")
    if formal:
        return Undecided("it holds only if what its derivatives are taken of depends on more than its formula says")
    return Undecided("no proof was found, and the models neither agree nor refute it")
