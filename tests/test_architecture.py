"""The shape of the code: who may import whom, how long things are, what they are called."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "symderiv"
FILES = sorted(PACKAGE.rglob("*.py"))

BELOW = {"errors", "deadlines"}
KNOWN = {"language", "kernel", "rules"} | BELOW

# What the parts of symderiv may import of each other. A part is a folder or a file next to them.
MAY_IMPORT: Mapping[str, set[str]] = {
    "errors":     set(),
    "deadlines":  {"errors"},
    "language":   BELOW,
    "kernel":     {"language", "errors"},
    "rules":      {"language", "kernel"} | BELOW,
    "auditing":   KNOWN,
    "reading":    {"language"} | BELOW,
    "deciding":   KNOWN,
    "running":    BELOW,
    "checking":   KNOWN | {"reading", "deciding", "running", "grading"},
    "statements": KNOWN | {"reading", "deciding", "running", "grading"},
    "deriving":   KNOWN | {"reading", "deciding", "running"},
    "grading":    KNOWN | {"reading", "deciding", "deriving", "running"},
    "reporting":  KNOWN | {"reading", "deciding", "deriving", "checking", "running", "grading"},
    "cli":        KNOWN | {"reading", "deciding", "deriving", "checking", "running", "grading", "reporting", "auditing"},
    "__main__":   {"cli"},
    "__init__":   set(),
}  # fmt: skip

# What they may import from elsewhere; the standard library is open to all. Longer names win.
MAY_USE: Mapping[str, set[str]] = {
    "language":              {"numpy", "flint"},
    "language.sympy_bridge": {"sympy"},
    "kernel":                {"flint"},
    "rules":                 {"flint"},
    "deciding":              {"numpy", "flint"},
    "reading":               {"markdown_it", "mdit_py_plugins"},
    "deriving":              {"sympy", "numpy", "latexify"},
    "grading":               {"numpy"},
    "running":               {"distributed"},
    "reporting.figures":     {"matplotlib"},
}  # fmt: skip

LONGEST_FILE, LONGEST_FUNCTION, LARGEST_KERNEL = 300, 45, 500  # lines
TABLES = ("language/vocabulary/",)  # may be as long as there is something to say

# Functions that are longer all the same, by "file:name", with the reason. None is.
LONG_FUNCTIONS: Mapping[str, str] = {}

NO_NAMES_FOR_A_MODULE = {"utils", "util", "helpers", "common", "core", "base", "misc", "manager", "engine"}
HEAVY = ("sympy", "numpy", "flint", "latexify", "sqlite3", "multiprocessing")


def named(file: Path) -> str:
    return file.relative_to(PACKAGE).as_posix()


def module_of(file: Path) -> str:
    """``language.terms``; a package is named by its folder, the outermost ``__init__`` by itself."""
    parts = file.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


@cache
def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def imports_of(file: Path) -> Iterator[tuple[int, str]]:
    """Line and full name of each import, those inside functions too; not those only a type checker sees."""
    unseen = {
        id(below)
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.If) and ast.unparse(node.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING")
        for statement in node.body
        for below in ast.walk(statement)
    }
    for node in ast.walk(tree_of(file)):
        if id(node) in unseen:
            continue
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{named(file)}:{node.lineno}: a relative import"
            if node.module == "symderiv":
                yield from ((node.lineno, f"symderiv.{alias.name}") for alias in node.names)
            else:
                yield node.lineno, node.module or ""


def allowed_from_elsewhere(module: str) -> set[str]:
    prefixes = [prefix for prefix in MAY_USE if module == prefix or module.startswith(f"{prefix}.")]
    return MAY_USE[max(prefixes, key=len)] if prefixes else set()


@pytest.mark.parametrize("file", FILES, ids=named)
def test_imports_follow_the_arrows(file):
    module = module_of(file)
    part = module.split(".")[0]
    assert part in MAY_IMPORT, f"{part} has no place among the parts: give it one in MAY_IMPORT"
    wrong = []
    for line, name in imports_of(file):
        top, _, rest = name.partition(".")
        if top == "symderiv":
            target = rest.split(".")[0]
            fine = target in MAY_IMPORT[part] or target in (part, "__version__", "")
        else:
            fine = top in sys.stdlib_module_names or top in allowed_from_elsewhere(module)
        if not fine:
            wrong.append(f"{named(file)}:{line}: {part} may not import {name}")
    assert not wrong, "\n".join(wrong)


def test_the_arrows_have_no_cycle():
    done: set[str] = set()
    while len(done) < len(MAY_IMPORT):
        ready = {part for part, below in MAY_IMPORT.items() if part not in done and below <= done}
        assert ready, f"a cycle among {sorted(set(MAY_IMPORT) - done)}"
        done |= ready


@pytest.mark.parametrize("file", FILES, ids=named)
def test_files_are_short(file):
    lines = len(file.read_text(encoding="utf-8").splitlines())
    assert named(file).startswith(TABLES) or lines <= LONGEST_FILE, f"{named(file)}: {lines} lines"


@pytest.mark.parametrize("file", FILES, ids=named)
def test_functions_are_short(file):
    long = [
        f"{named(file)}:{node.lineno}: {node.name} has {length} lines"
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
        and f"{named(file)}:{node.name}" not in LONG_FUNCTIONS
    ]
    assert not long, "\n".join(long)


@pytest.mark.parametrize("file", FILES, ids=named)
def test_modules_are_named_after_a_subject(file):
    assert not NO_NAMES_FOR_A_MODULE & set(module_of(file).split("."))


@pytest.mark.parametrize("file", FILES, ids=named)
def test_what_is_public_says_what_it_is(file):
    silent = [f"{named(file)}:{line}: {name}" for line, name in without_docstring(tree_of(file), "")]
    assert not silent, "no docstring:\n" + "\n".join(silent)


def without_docstring(node: ast.Module | ast.ClassDef, prefix: str) -> Iterator[tuple[int, str]]:
    """Line and name of public functions, classes and methods that say nothing; overriding is saying enough."""
    if isinstance(node, ast.Module) and not ast.get_docstring(node):
        yield 1, "the module"
    for item in node.body:
        if not isinstance(item, ast.FunctionDef | ast.ClassDef) or item.name.startswith("_"):
            continue
        decorators = {ast.unparse(decorator).split(".")[-1] for decorator in item.decorator_list}
        if not ast.get_docstring(item) and not decorators & {"override", "overload", "setter"}:
            yield item.lineno, f"{prefix}{item.name}"
        if isinstance(item, ast.ClassDef):
            yield from without_docstring(item, f"{prefix}{item.name}.")


def test_what_is_trusted_is_small():
    lines = {named(file): len(file.read_text(encoding="utf-8").splitlines()) for file in (PACKAGE / "kernel").glob("*.py")}
    assert sum(lines.values()) < LARGEST_KERNEL, lines


@pytest.mark.parametrize("start", ["import symderiv", "from symderiv.cli import main; main(['--help'])"])
def test_starting_is_light(start):
    program = f"import sys; {start}; print(*(name for name in {HEAVY} if name in sys.modules), file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stderr.split() == []
