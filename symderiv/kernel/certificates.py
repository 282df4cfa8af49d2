"""Certificates: how a theorem was made, as data; and its replay, inference by inference.

A certificate is ``{"terms": [...], "inferences": [[name, [premise, ...], {argument: term}], ...]}``: terms are kept
once and named by number, a premise is the number of an earlier inference, and the last inference is the theorem. What
it proves is not written in it: `replay` finds out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from symderiv.errors import SymderivError
from symderiv.kernel import theorems
from symderiv.kernel.theorems import Inference, KernelError, Theorem
from symderiv.language.json_terms import term_from_json, term_to_json
from symderiv.language.terms import Term

__all__ = ["replay", "to_json"]

_PRIMITIVE = {
    name: getattr(theorems, name)
    for name in ("assume", "reflexivity", "symmetry", "transitivity", "rewrite", "extensionality", "generalise",
                 "specialise", "instantiate", "cut", "deduce", "detach", "both", "beta")
}  # fmt: skip


def to_json(theorem: Theorem) -> dict[str, Any]:
    """The certificate of a theorem: plain lists, strings and numbers."""
    terms: dict[Term, int] = {}
    order: list[Theorem] = []
    number: dict[int, int] = {}
    stack = [(theorem, False)]
    while stack:
        top, ready = stack.pop()
        if id(top) in number:
            continue
        if ready:
            number[id(top)] = len(order)
            order.append(top)
        else:
            stack.append((top, True))
            stack.extend((premise, False) for premise in reversed(top.made.premises))
    inferences = [
        [
            step.made.inference,
            [number[id(p)] for p in step.made.premises],
            {name: terms.setdefault(term, len(terms)) for name, term in step.made.instance.items()},
        ]
        for step in order
    ]
    return {"terms": [term_to_json(t) for t in terms], "inferences": inferences}


def replay(certificate: Mapping[str, Any], rules: Mapping[str, Inference]) -> Theorem:
    """The theorem that a certificate makes, every inference checked anew.

    Raises `KernelError` for a certificate that is malformed, names an unknown rule, or does not go through.
    """
    try:
        terms = [term_from_json(t) for t in certificate["terms"]]
        made: list[Theorem] = []
        for name, premises, instance in certificate["inferences"]:
            if not all(isinstance(p, int) and 0 <= p < len(made) for p in premises):
                raise KernelError("a premise that does not come before its use")
            earlier = [made[p] for p in premises]
            arguments = {str(key): terms[value] for key, value in instance.items()}
            made.append(_inferred(str(name), earlier, arguments, rules))
        return made[-1]
    except KernelError:
        raise
    except (LookupError, TypeError, ValueError, ArithmeticError, AttributeError, AssertionError, RecursionError,
            SymderivError) as error:  # fmt: skip
        raise KernelError(f"not a certificate: {type(error).__name__} {error}") from None


def _inferred(name: str, premises: list[Theorem], instance: dict[str, Term], rules: Mapping[str, Inference]) -> Theorem:
    if name not in _PRIMITIVE:
        if name not in rules:
            raise KernelError(f"there is no rule {name!r}")
        return theorems.infer(rules[name], *premises, **instance)
    if name in ("assume", "reflexivity"):
        (value,) = instance.values()
        return _PRIMITIVE[name](value)  # type: ignore[no-any-return]
    return _PRIMITIVE[name](*premises, **instance)  # type: ignore[no-any-return]
