"""Side conditions taken out of the code of a rule, one at a time.

What is taken out, wherever it stands in a module (`broken`):

    a condition      ``require(A and B, ...)``, a guard of a ``case``, any ``A and B``: without A, then without B;
                     ``all(... for t in (a, b))``: without a, then without b
    a refusal        ``raise KernelError(...)``, ``if ...: return False`` (or None), and the call of a function of the
                     same module, or of `sort_of`, that is made for its refusals alone
    an assumption    what ``following(premises, conclusion, ...)`` and ``Sequent(... | ..., conclusion)`` assume, what
                     is added to ``conditions`` or ``assumptions`` before, and what a normal form says it needs

A mutation is put in force by giving the function its new code (`Mutation.code`); callers notice nothing of it.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from types import CodeType, FunctionType, ModuleType

EMPTY = "frozenset()"
COLLECTED = frozenset({"conditions", "assumptions", "assumed", "smooth", "used", "by"})
"""Names of what functions gather the assumptions of a conclusion in."""


@dataclass(frozen=True)
class _Change:
    """A node of the tree, and what takes its place."""

    node: ast.AST
    dropped: str
    put: Callable[[ast.AST], ast.AST | None]


@dataclass(frozen=True)
class Mutation:
    """A module's function with one of its conditions taken out."""

    module: ModuleType
    function: str
    line: int
    change: _Change = field(compare=False)
    tree: ast.Module = field(compare=False, repr=False)

    @property
    def dropped(self) -> str:
        """What is taken out, as written."""
        return self.change.dropped

    @property
    def code(self) -> CodeType:
        """The code of the function without it."""
        return _code(self.tree, self.change, self.module, self.function)

    def __str__(self) -> str:
        return f"{self.module.__name__.rpartition('.')[2]}:{self.line} {self.dropped}"

    @property
    def target(self) -> FunctionType:
        """The function as it is."""
        found: object = self.module
        for name in self.function.split("."):
            found = inspect.getattr_static(found, name)
        found = inspect.unwrap(getattr(found, "__func__", getattr(found, "fget", None) or found))  # type: ignore[arg-type]
        assert isinstance(found, FunctionType)
        return found


def broken(module: ModuleType, *, only_needs: bool = False) -> list[Mutation]:
    """A module's functions, each without one of its conditions; with ``only_needs``, without what it says it needs."""
    tree = ast.parse(inspect.getsource(module))
    found = []
    for function, name in _functions(tree):
        local = {f.name for f in tree.body if isinstance(f, ast.FunctionDef)}
        for change in _needs(function) if only_needs else _changes(function, local):
            line = change.node.lineno  # type: ignore[attr-defined]
            found.append(Mutation(module, name, line, change, tree))
    return sorted(found, key=lambda m: m.line)


def _functions(tree: ast.Module) -> Iterator[tuple[ast.FunctionDef, str]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node, node.name
        elif isinstance(node, ast.ClassDef):
            yield from ((f, f"{node.name}.{f.name}") for f in node.body if isinstance(f, ast.FunctionDef))


def _changes(function: ast.FunctionDef, local: set[str]) -> Iterator[_Change]:
    assumed = _assumed(function)
    for node in ast.walk(function):
        match node:
            case ast.Expr(ast.Call(ast.Name("require"), [ast.BoolOp(ast.And()), *_])):
                pass  # its parts are taken out
            case ast.Expr(ast.Call(ast.Name("require"), [condition, *_])):
                yield _without(node, condition)
            case ast.Expr(ast.Call(ast.Name(name))) if name in local or name == "sort_of":
                yield _without(node, node)
            case ast.Raise(ast.Call(ast.Name("KernelError"), [message, *_])):
                yield _without(node, message)
            case ast.If(test, [ast.Return(ast.Constant(False | None))], []):
                yield _without(node, test)
            case ast.match_case(_, guard) if guard is not None and not isinstance(guard, ast.BoolOp):
                yield _Change(guard, ast.unparse(guard), lambda _: ast.Constant(True))
            case ast.BoolOp(ast.And(), parts):
                for number, part in enumerate(parts):
                    yield _Change(node, ast.unparse(part), lambda n, i=number: _one_less(n, i))
            case ast.Compare(left, [_, _], [middle, right]):
                first, second = (
                    ast.Compare(a, [op], [b])
                    for a, op, b in zip((left, middle), node.ops, (middle, right), strict=True)
                )
                yield _Change(node, ast.unparse(first), lambda _, kept=second: deepcopy(kept))
                yield _Change(node, ast.unparse(second), lambda _, kept=first: deepcopy(kept))
            case ast.comprehension(_, ast.Tuple(elements) as over):
                for number, part in enumerate(elements):
                    yield _Change(over, f"for {ast.unparse(part)}", lambda n, i=number: _one_fewer(n, i))
            case ast.Call(ast.Name("following"), [premises, _, *added]):
                if ast.unparse(premises) != "()":
                    yield _Change(premises, ast.unparse(premises), lambda _: ast.parse("()", mode="eval").body)
                for part in added:
                    yield _Change(part, ast.unparse(part), lambda _: ast.parse("(*(),)", mode="eval").body.elts[0])
            case ast.Call(ast.Name("Sequent"), [assumptions, _]):
                yield from _emptied(assumptions)
            case ast.Assign([ast.Name(name)], value) | ast.AnnAssign(ast.Name(name), _, value) if (
                name in assumed and value
            ):
                yield from _emptied(value)
            case ast.AugAssign(ast.Name(name)) if name in assumed:
                yield _without(node, node)
    yield from _needs(function)


def _needs(function: ast.FunctionDef) -> Iterator[_Change]:
    for node in ast.walk(function):
        match node:
            case ast.Expr(ast.Call(ast.Attribute(_, "need" | "needs"))):
                yield _without(node, node)
            case ast.Expr(ast.Call(ast.Attribute(ast.Attribute(_, "conditions"), "add"))):
                yield _without(node, node)
            case ast.Expr(ast.Call(ast.Attribute(ast.Name(name), "append" | "add"))) if name in COLLECTED:
                yield _without(node, node)
            case ast.AugAssign(ast.Attribute(_, "conditions")):
                yield _without(node, node)


def _assumed(function: ast.FunctionDef) -> set[str]:
    """The names that a function gathers assumptions in."""
    names = {n.id for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    return names & COLLECTED


def _without(node: ast.stmt, what: ast.AST) -> _Change:
    return _Change(node, ast.unparse(what), lambda n: ast.copy_location(ast.Pass(), n))


def _one_less(node: ast.AST, number: int) -> ast.AST:
    assert isinstance(node, ast.BoolOp)
    rest = [part for i, part in enumerate(node.values) if i != number]
    return rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)


def _one_fewer(node: ast.AST, number: int) -> ast.AST:
    assert isinstance(node, ast.Tuple)
    return ast.Tuple([part for i, part in enumerate(node.elts) if i != number], ast.Load())


def _emptied(value: ast.expr) -> Iterator[_Change]:
    """The parts of a union of assumptions, each left out."""
    match value:
        case ast.BinOp(left, ast.BitOr(), right):
            yield from _emptied(left)
            yield from _emptied(right)
        case ast.IfExp(_, chosen, other):
            yield from _emptied(chosen)
            yield from _emptied(other)
        case ast.BinOp(left, ast.Sub(), _):
            yield from _emptied(left)
        case ast.Call(ast.Attribute(whole, "union"), [ast.Starred(more)]):
            if not isinstance(whole, ast.Call):
                yield from _emptied(whole)
            yield _Change(more, ast.unparse(more), lambda _: ast.parse("()", mode="eval").body)
        case ast.Call(ast.Name("set" | "frozenset"), []) | ast.List([]) | ast.Set([]):
            pass
        case ast.List() | ast.ListComp() | ast.Tuple():
            yield _Change(value, ast.unparse(value), lambda _: ast.parse("[]", mode="eval").body)
        case _:
            yield _Change(value, ast.unparse(value), lambda _: ast.parse(EMPTY, mode="eval").body)


class _Put(ast.NodeTransformer):
    """Puts something in the place of one node."""

    def __init__(self, change: _Change) -> None:
        self.change = change

    def visit(self, node: ast.AST) -> ast.AST:
        if getattr(node, "mark", None) is self.change:
            put = self.change.put(node)
            assert put is not None
            return put
        return self.generic_visit(node)


def _code(tree: ast.Module, change: _Change, module: ModuleType, name: str) -> CodeType:
    """The code of a function after the change."""
    change.node.mark = change  # type: ignore[attr-defined]
    changed = ast.fix_missing_locations(_Put(change).visit(_copied(tree)))
    del change.node.mark  # type: ignore[attr-defined]
    code = compile(changed, module.__file__ or "", "exec")
    for part in name.split("."):
        code = next(c for c in code.co_consts if isinstance(c, CodeType) and c.co_name == part)
    return code


def _copied(tree: ast.Module) -> ast.Module:
    """A copy, in which the mark stays the same object."""
    marks = {id(n.mark): n.mark for n in ast.walk(tree) if hasattr(n, "mark")}
    return deepcopy(tree, dict(marks))
