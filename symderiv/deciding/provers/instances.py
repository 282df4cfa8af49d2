"""Statements that are instances of a rule: its pattern is matched, its conditions are proved."""

from __future__ import annotations

from symderiv.deciding.conversions import matched, right_side, transport
from symderiv.deciding.search import Search
from symderiv.errors import LanguageError
from symderiv.kernel.theorems import KernelError, Theorem, infer
from symderiv.language.terms import Apply, Term
from symderiv.rules import Rule, all_rules

__all__ = ["prove_instance"]


def prove_instance(goal: Term, search: Search) -> Theorem | None:
    """The author's rules, then every rule that states something other than an equation; as written, then unfolded."""
    rules = [*search.by, *(r for r in all_rules().values() if _is_statement(r))]
    unfolded = search.unfolded(goal)
    for rule in rules:
        for equation in (None, unfolded):
            target = goal if equation is None else right_side(equation)
            theorem = search.attempt(lambda rule=rule, target=target: _instance(rule, target))  # type: ignore[misc]
            if theorem is not None:
                return theorem if equation is None else search.discharged(transport(theorem, equation))
    return None


def _is_statement(rule: Rule) -> bool:
    return rule.statement is not None and not (isinstance(rule.statement, Apply) and rule.statement.operator == "equal")


def _instance(rule: Rule, goal: Term) -> Theorem | None:
    if rule.statement is None:
        return None
    values = matched(rule, rule.statement, goal)
    if values is None or values.keys() != rule.symbols.keys():
        return None
    try:
        return infer(rule, **values)
    except (KernelError, LanguageError):
        return None
