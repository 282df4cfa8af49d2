"""Rules as rewriting steps: the equations they are, or what their checkers make of terms."""

from __future__ import annotations

from collections.abc import Callable

from symderiv.deciding.conversions import Step, rule_step
from symderiv.deciding.provers.feature_maps import correlation_step
from symderiv.errors import LanguageError
from symderiv.kernel.theorems import KernelError, Theorem, infer
from symderiv.language.terms import Apply, Bind, Term
from symderiv.rules import Rule

__all__ = ["author_step"]


def author_step(rule: Rule, *, backwards: bool) -> Step:
    """A rule as a rewriting step: its equation, or what its checker makes of a product over a range, a count, ..."""
    makers: dict[str, Callable[[Term], Theorem | None]] = {
        "single_factor": lambda t: _of(rule, "product", t, isinstance(t, Bind)),
        "last_factor": lambda t: _of(rule, "product", t, isinstance(t, Bind)),
        "derivative_of_entries": lambda t: _of(rule, "derivative", t, isinstance(t, Bind)),
        "correlation_written_out": correlation_step,
        "exchange_of_copies": lambda t: _of(rule, "expectation", t, isinstance(t, Bind)),
        "first_term": lambda t: _of(rule, "sum", t, isinstance(t, Bind)),
        "one_copy_apart": lambda t: _of(rule, "expectation", t, isinstance(t, Bind)),
        "order_of_integration": lambda t: _of(rule, "nested", t, isinstance(t, Bind)),
        "counting_operations": _inside(rule, "operations", "expression"),
        "modulus_of_complex": _inside(rule, "absolute", "z"),
    }
    if rule.name in makers:
        return makers[rule.name] if not backwards else (lambda t: None)
    return rule_step(rule, backwards=backwards)


def _of(rule: Rule, argument: str, term: Term, fits: bool) -> Theorem | None:
    try:
        return infer(rule, **{argument: term}) if fits else None
    except (KernelError, LanguageError):
        return None


def _inside(rule: Rule, operator: str, argument: str) -> Step:
    def step(term: Term) -> Theorem | None:
        match term:
            case Apply(found, (inside,)) if found == operator:
                return _of(rule, argument, inside, True)
        return None

    return step
