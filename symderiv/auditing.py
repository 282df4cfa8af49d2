"""Auditing: every certificate of a derivation is replayed by the kernel, without the provers that made it.

What is checked of a part: the certificate goes through, it proves the targets and nothing else, under no assumption but
those of the part's context and that the targets are defined, by the rules that are named, and the LaTeX is that of
the targets. Of a step: the certificate goes through and proves its statement. Inside an induction or a case a step may
rest on a hypothesis of its own; how many do is said, and none may suppose what it states.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any

from symderiv.errors import InputError, SymderivError
from symderiv.kernel.certificates import replay
from symderiv.kernel.theorems import KernelError, Theorem
from symderiv.language.contexts import Context
from symderiv.language.definedness import definedness
from symderiv.language.json_terms import context_from_json, term_from_json
from symderiv.language.printing import latex, plain
from symderiv.language.terms import Term, apply
from symderiv.rules import all_rules

__all__ = ["Finding", "audit", "findings"]

SCHEMA = "symderiv.derivation/1"
REJECTED, UNREADABLE = 1, 2
WIDTH = 110


@dataclass(frozen=True)
class Finding:
    """What became of one part: ``rejected`` is the reason, or empty where everything went through again."""

    part: str
    proved: str
    given: str
    rules: int
    steps: int
    local: int
    rejected: str = ""


def audit(path: Path, strict: bool = False) -> int:
    """Prints a line for each part of a derivation, or of all those below a folder; 1 when one is rejected.

    2 when a file cannot be read, or is no derivation; the others are audited all the same. ``strict`` changes nothing:
    a certificate goes through or it does not.
    """
    files = sorted(path.rglob("*.json")) if path.is_dir() else [path]
    if not files:
        raise InputError(f"{path}: there is no .json file in this folder", hint="symderiv build --format json")
    status = 0
    for file in files:
        try:
            data = _derivation(file)
        except SymderivError as error:
            print(error, file=sys.stderr)
            status = UNREADABLE
            continue
        print(file)
        for finding in findings(data):
            print(_line(finding), flush=True)
            status = max(status, REJECTED if finding.rejected else 0)
    return status


def findings(derivation: Mapping[str, Any]) -> Iterator[Finding]:
    """What becomes of each part when its certificates are replayed; a derivation without parts is rejected."""
    parts = derivation.get("parts")
    if not isinstance(parts, list) or not parts:
        yield Finding("-", "", "", 0, 0, 0, "this derivation has no parts")
        return
    for part in parts:
        name = str(part.get("part", "-")) if isinstance(part, dict) else "-"
        try:
            yield _audited(name, part)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            yield Finding(name, "", "", 0, 0, 0, f"not a part of a derivation: {type(error).__name__} {error}")
        except SymderivError as error:
            yield Finding(name, "", "", 0, 0, 0, error.message)
        except RecursionError:
            yield Finding(name, "", "", 0, 0, 0, "terms are nested too deeply")
        except Exception as error:  # whatever a forged certificate makes a checker do, it is not accepted
            yield Finding(name, "", "", 0, 0, 0, f"a checker broke down: {type(error).__name__} {error}")


def _derivation(file: Path) -> Mapping[str, Any]:
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{file}: {error.strerror or error}", hint="name a .json file or its folder") from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"{file}: this is not JSON: {error}", hint="symderiv build --format json writes it") from None
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise InputError(f"{file}: this is no derivation: its schema is not {SCHEMA!r}")
    return data


def _audited(name: str, part: Mapping[str, Any]) -> Finding:
    """The finding for a part; raises `KernelError` with the reason where it is rejected."""
    context = context_from_json(part["context"])
    targets = [term_from_json(t) for t in part["targets"]]
    _require(bool(targets), "it has no target")
    whole = reduce(lambda a, b: apply("and", a, b), targets)
    theorem = replay(part["certificate"], all_rules())
    _require(part["verdict"] == "proved", f"its verdict is {part['verdict']!r}, and it has a certificate")
    _require(theorem.conclusion == whole, f"the certificate proves something else: {plain(theorem.conclusion)}")
    _require(not _beyond(theorem, context), f"the proof supposes {'; '.join(map(plain, _beyond(theorem, context)))}")
    _require(theorem.rules == set(part["by"]), f"the proof rests on {', '.join(sorted(theorem.rules))}")
    _require(part["oracles"] == [], "a certificate rests on no oracle")
    _require(part["target"] == r",\quad ".join(map(latex, targets)), "its LaTeX is that of another statement")
    local = sum(_step_has_a_hypothesis(step, context) for step in part["steps"])
    given = ", ".join(map(plain, context.assumptions))
    return Finding(name, plain(whole), given, len(theorem.rules), len(part["steps"]), local)


def _step_has_a_hypothesis(step: Mapping[str, Any], context: Context) -> bool:
    """Whether a step rests on more than its part's context; raises `KernelError` where it is rejected."""
    name = step["id"]
    statement = term_from_json(step["statement"])
    try:
        theorem = replay(step["certificate"], all_rules())
    except KernelError as error:
        raise KernelError(f"{name}: {error.message}") from None
    beyond = _beyond(theorem, context)
    _require(step["verdict"] == "proved", f"{name}: its verdict is {step['verdict']!r}, and it has a certificate")
    _require(theorem.conclusion == statement, f"{name}: the certificate proves {plain(theorem.conclusion)}")
    _require(statement not in beyond, f"{name}: the proof supposes what it states")
    _require(theorem.rules == set(step["by"]), f"{name}: the proof rests on {', '.join(sorted(theorem.rules))}")
    _require(step["latex"] == latex(statement), f"{name}: its LaTeX is that of another statement")
    return bool(beyond)


def _beyond(theorem: Theorem, context: Context) -> list[Term]:
    """The assumptions that are neither of the context nor that the conclusion is defined."""
    definitions = {apply("equal", symbol, body) for symbol, body in context.definitions.items()}
    allowed = {*context.assumptions, *definitions, *definedness(theorem.conclusion)}
    if not theorem.assumptions <= allowed:
        allowed.update(definedness(context.unfold(theorem.conclusion)))
    return sorted(theorem.assumptions - allowed, key=repr)


def _require(condition: bool, message: str) -> None:
    if not condition:
        raise KernelError(message)


def _line(finding: Finding) -> str:
    if finding.rejected:
        return f"  {finding.part:8} REJECTED  {' '.join(finding.rejected.split())}"
    local = f", {finding.local} of them under a hypothesis of their own" if finding.local else ""
    found = f"{_count(finding.rules, 'rule')}, {_count(finding.steps, 'step')}{local}"
    lines = [f"  {finding.part:8} proved    {finding.proved}"]
    lines += [f"           given     {finding.given}"] if finding.given else []
    lines += [f"           by        {found}"]
    return "\n".join(line if len(line) <= WIDTH else f"{line[: WIDTH - 3]}..." for line in lines)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
