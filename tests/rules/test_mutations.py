"""Mutations: a rule with one of its side conditions taken out lets something through that it has to refuse.

Each ``require`` of a checker is dropped in turn, and each condition of a stated rule; then a case of `test_refusals`,
or the model of a neighbour, has to notice.
"""

from __future__ import annotations

import ast
import importlib
import inspect
from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType

import pytest

from symderiv.kernel.theorems import KernelError
from symderiv.rules import Rule, all_rules
from tests.rules.test_refusals import REFUSED
from tests.rules.test_refusals import RULES as SEEN

RULES = all_rules()


def module_of(name: str) -> ModuleType:
    (found,) = (
        module
        for subject in ("algebra", "analysis", "asymptotics", "inequalities", "linear_algebra", "logic", "natural_numbers", "probability")
        if (module := _module(subject, name)) is not None
    )
    return found


def _module(subject: str, name: str) -> ModuleType | None:
    try:
        return importlib.import_module(f"symderiv.rules.{subject}.{name}")
    except ModuleNotFoundError:
        return None


class _Without(ast.NodeTransformer):
    """The source without its n-th ``require``."""

    def __init__(self, number: int) -> None:
        self.number, self.seen = number, -1

    def visit_Expr(self, node: ast.Expr) -> ast.stmt:
        match node.value:
            case ast.Call(ast.Name("require"), [condition, *_]):
                if not (isinstance(condition, ast.Constant) and condition.value is False):
                    self.seen += 1
                    if self.seen == self.number:
                        return ast.copy_location(ast.Pass(), node)
        return node


def conditions(name: str) -> list[str]:
    """The conditions that a checker asks for, as written."""
    tree = ast.parse(inspect.getsource(module_of(name)))
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Expr) and isinstance(n.value, ast.Call)]
    asked = [n.value for n in sorted(calls, key=lambda n: (n.lineno, n.col_offset))]
    return [
        ast.unparse(c.args[0]) for c in asked
        if isinstance(c.func, ast.Name) and c.func.id == "require" and not (isinstance(c.args[0], ast.Constant) and c.args[0].value is False)
    ]  # fmt: skip


def mutated(name: str, number: int) -> Rule:
    module = module_of(name)
    tree = ast.fix_missing_locations(_Without(number).visit(ast.parse(inspect.getsource(module))))
    scope = {"__name__": module.__name__, "__doc__": module.__doc__}
    exec(compile(tree, f"<{name} without condition {number}>", "exec"), scope)
    return replace(scope["rule"], name=name, page=module.__doc__ or "")


def mutations() -> Iterator[tuple[str, int, str]]:
    for name, rule in RULES.items():
        if rule.checker is not None:
            for number, condition in enumerate(conditions(name)):
                yield name, number, condition


MUTATIONS = list(mutations())


@pytest.mark.parametrize(("name", "number", "condition"), MUTATIONS, ids=[f"{n}-{c}" for n, _, c in MUTATIONS])
def test_a_dropped_condition_is_noticed(name, number, condition, monkeypatch):
    monkeypatch.setitem(SEEN, name, mutated(name, number))
    noticed = False
    for attempt in REFUSED[name]:
        try:
            attempt()
        except KernelError:
            continue
        except Exception:  # noqa: BLE001: without its condition the checker may fall over; that is noticed too
            pass
        noticed = True
    assert noticed, f"{name}: no refusal needs {condition}"
