"""What is known: one rule, one file, in a folder by subject. A file that defines ``rule`` is a rule of its own name.

``from symderiv.rules import determinant_of_product`` gives the rule; `ALL_RULES` has them all by name.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from symderiv.errors import SymderivError
from symderiv.rules.rule import HEADINGS, Rule

__all__ = ["Rule", "all_rules"]

SUBJECTS = (
    "algebra",
    "analysis",
    "asymptotics",
    "inequalities",
    "linear_algebra",
    "logic",
    "natural_numbers",
    "probability",
)


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its name. Raises `SymderivError` for a rule file without one of the headings."""
    rules: dict[str, Rule] = {}
    for subject in SUBJECTS:
        package = importlib.import_module(f"{__name__}.{subject}")
        for found in pkgutil.iter_modules(package.__path__):
            module = importlib.import_module(f"{package.__name__}.{found.name}")
            rule = getattr(module, "rule", None)
            if isinstance(rule, Rule):
                rules[found.name] = _named(rule, found.name, module.__doc__ or "")
    return rules


def _named(rule: Rule, name: str, page: str) -> Rule:
    missing = [h for h in HEADINGS if f"\n{h}\n" not in page]
    if missing:
        raise SymderivError(f"the rule {name} has no heading {missing[0]!r}")
    return replace(rule, name=name, page=page)


def __getattr__(name: str) -> Rule:
    if name.startswith("__"):
        raise AttributeError(name)
    rules = all_rules()
    if name not in rules:
        raise AttributeError(f"there is no rule {name!r}")
    return rules[name]
