"""Definitions of macros: ``\\newcommand``, ``\\def``, ``\\let``, ``\\DeclareMathOperator`` and their kin."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["DEFINITION", "Macro", "group_end", "read_definition"]

DEFINITION = re.compile(
    r"\\(?:(?P<new>(?:re|provide)?newcommand|DeclareRobustCommand)\*?|(?P<def>[gex]?def)|(?P<let>let)"
    r"|(?P<operator>DeclareMathOperator)(?P<star>\*?)|(?P<pair>DeclarePairedDelimiter))(?![A-Za-z])"
)
_NAME = re.compile(r"\s*(?:\{\s*(\\(?:[A-Za-z]+|[^A-Za-z\s]))\s*\}|(\\(?:[A-Za-z]+|[^A-Za-z\s])))\s*")
_OPTIONS = re.compile(r"\[\s*(\d)\s*\]\s*(?:\[([^\[\]]{0,500})\])?\s*")
_BRACE = re.compile(r"\\[\s\S]|[{}]")


@dataclass(frozen=True, slots=True)
class Macro:
    """A command and what it stands for.

    arity    how many arguments it takes
    default  of the first argument, when that one is optional
    starred  the body of its starred form, of a paired delimiter
    """

    name: str
    body: str
    arity: int = 0
    default: str | None = None
    starred: str | None = None


def group_end(text: str, start: int) -> int:
    """The index after the brace that closes the one at ``start``; -1 where none does."""
    depth = 0
    for match in _BRACE.finditer(text, start):
        if match.group() == "{":
            depth += 1
        elif match.group() == "}":
            depth -= 1
            if depth == 0:
                return match.end()
    return -1


def read_definition(text: str, match: re.Match[str]) -> tuple[Macro, int] | str:
    """The macro a definition defines and the index after it, or what is wrong with it."""
    named = _NAME.match(text, match.end())
    if named is None:
        return "this definition names no command"
    name, at = named[1] or named[2], named.end()
    if match["let"]:
        target = re.compile(r"=?\s*(\\[A-Za-z]+|\\?.)").match(text, at)
        return (Macro(name, target[1]), target.end()) if target else f"{name} is let to nothing"
    if match["def"]:
        return _read_def(text, name, at)
    default, arity = None, 0
    if match["new"] and (options := _OPTIONS.match(text, at)):
        arity, default, at = int(options[1]), options[2], options.end()
    body, at = _argument(text, at)
    if body is None:
        return f"the definition of {name} is never closed"
    if match["operator"]:
        return Macro(name, rf"\operatorname{match['star']}{{{body}}}"), at
    if match["pair"]:
        right, at = _argument(text, at)
        if right is None:
            return f"the definition of {name} is never closed"
        return Macro(name, f"{body} #1 {right}", 1, starred=rf"\left{body} #1 \right{right}"), at
    return Macro(name, body, arity, default), at


def _read_def(text: str, name: str, at: int) -> tuple[Macro, int] | str:
    parameters = re.compile(r"((?:#\d)*)\s*(?=\{)").match(text, at)
    if parameters is None:
        return f"the arguments of {name} are delimited in a way that is not read"
    body, end = _argument(text, parameters.end())
    return (Macro(name, body, len(parameters[1]) // 2), end) if body is not None else f"{name} is never closed"


def _argument(text: str, at: int) -> tuple[str | None, int]:
    """The group or single token at ``at``, without its braces, and the index after it."""
    while at < len(text) and text[at].isspace():
        at += 1
    if text[at : at + 1] == "{":
        end = group_end(text, at)
        return (text[at + 1 : end - 1], end) if end > 0 else (None, at)
    match = re.compile(r"\\[A-Za-z]+|\\?[\s\S]").match(text, at)
    return (match.group(), match.end()) if match else (None, at)
