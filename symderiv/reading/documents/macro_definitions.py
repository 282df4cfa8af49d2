"""Definitions of macros: ``\\newcommand``, ``\\def``, ``\\let``, ``\\DeclareMathOperator``, xparse and their kin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

__all__ = ["DEFINITION", "NO_VALUE", "Macro", "Parameter", "group_end", "read_definition"]

DEFINITION = re.compile(
    r"\\(?:(?P<new>(?:re|provide)?newcommand|DeclareRobustCommand)\*?|(?P<def>[gex]?def)|(?P<let>let)"
    r"|(?P<operator>DeclareMathOperator)(?P<star>\*?)|(?P<pair>DeclarePairedDelimiter)(?P<extended>XPP|X)?"
    r"|(?P<xparse>(?:New|Renew|Provide|Declare)(?:Expandable)?DocumentCommand))(?![A-Za-z])"
)
NO_VALUE = r"\NoValue"
"""What an optional argument of xparse is that was not given."""

_NAME = re.compile(r"\s*(?:\{\s*(\\(?:[A-Za-z]+|[^A-Za-z\s]))\s*\}|(\\(?:[A-Za-z]+|[^A-Za-z\s])))\s*")
_OPTIONS = re.compile(r"\[\s*(\d)\s*\]\s*(?:\[((?:[^\[\]{}]|\{[^{}]{0,200}\}){0,500})\])?\s*")
_SPACE = re.compile(r"\s*")
_BRACE = re.compile(r"\\[\s\S]|[{}]")
_TARGET = re.compile(r"=?\s*(\\[A-Za-z]+|\\?.)")
_TOKEN = re.compile(r"\\[A-Za-z]+|\\?[\s\S]")
_PARAMETERS = re.compile(r"[^{}]{0,200}(?=\{)")
_LETTERS = re.compile(r"[+!>\s]*(?P<kind>[msogf]|[tlv]\S?)|[+!\s]*(?P<default>[OGdDrR])")


@dataclass(frozen=True, slots=True)
class Parameter:
    """An argument a macro takes.

    kind     group: in braces, or one token · option: in brackets, or ``default`` · star: whether a star comes next
             · brace: in braces, or ``default`` · until: all up to ``closing`` · fence: in any brackets, which are kept
             · pair: between ``opening`` and ``closing``, or ``default``
    """

    kind: Literal["group", "option", "star", "brace", "until", "fence", "pair"] = "group"
    default: str = NO_VALUE
    opening: str = ""
    closing: str = ""


@dataclass(frozen=True, slots=True)
class Macro:
    """A command and what it stands for.

    prefix  the characters that must follow its name, before the arguments
    final   whether its body is not expanded again: ``\\let\\old\\phi`` keeps the ``\\phi`` of that time
    """

    name: str
    body: str
    parameters: tuple[Parameter, ...] = ()
    prefix: str = ""
    final: bool = False


def group_end(text: str, start: int, limit: int | None = None) -> int:
    """The index after the brace that closes the one at ``start``; -1 where none does before ``limit``."""
    depth = 0
    for match in _BRACE.finditer(text, start, len(text) if limit is None else limit):
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
        target = _TARGET.match(text, at)
        return (Macro(name, target[1], final=True), target.end()) if target else f"{name} is let to nothing"
    prefix = ""
    parameters: tuple[Parameter, ...] = ()
    if match["def"]:
        found = _PARAMETERS.match(text, at)
        if found is None:
            return f"the arguments of {name} are not read"
        prefix, parameters, at = *_delimited(found.group()), found.end()
    elif match["xparse"]:
        letters, at = _argument(text, at)
        parameters = _xparse(letters or "")
    elif (match["new"] or match["extended"]) and (options := _OPTIONS.match(text, at)):
        parameters, at = (Parameter(),) * int(options[1]), options.end()
        if options[2] is not None:
            parameters = (Parameter("option", options[2]), *parameters[1:])
    if match["pair"]:
        return _paired(text, name, at, match["extended"] or "", len(parameters))
    body, at = _argument(text, at)
    if body is None:
        return f"the definition of {name} is never closed"
    if match["operator"]:
        body = rf"\operatorname{match['star']}{{{body}}}"
    return Macro(name, body, parameters, prefix), at


def _delimited(text: str) -> tuple[str, tuple[Parameter, ...]]:
    """What stands before the first argument of a ``\\def``, and its arguments: ``(#1,#2)`` are delimited."""
    prefix, *after = re.split(r"\s*#\d\s*", text.strip())
    return prefix, tuple(Parameter("until", closing=part) if part else Parameter() for part in after)


def _xparse(letters: str) -> tuple[Parameter, ...]:
    """The arguments a specification of xparse stands for: ``s o m O{1} r() d<>``."""
    found: list[Parameter] = []
    at = 0
    while match := _LETTERS.match(letters, at):
        at, kind = match.end(), match["default"] or match["kind"][0]
        opening = closing = ""
        if kind in "dDrR":
            opening, closing = letters[at : at + 1], letters[at + 1 : at + 2]
            at += 2
        default: str | None = None
        if kind in "OGDR":
            default, at = _argument(letters, at)
        value = NO_VALUE if default is None else default
        known: dict[str, Parameter] = {
            "s": Parameter("star"),
            "t": Parameter("star", opening=(match["kind"] or "")[1:]),
            "f": Parameter("fence"),
        }
        if kind in "oO":
            found.append(Parameter("option", value))
        elif kind in "gG":
            found.append(Parameter("brace", value))
        elif kind in "dDrR":
            found.append(Parameter("pair", value, opening, closing))
        else:
            found.append(known.get(kind, Parameter()))
    return tuple(found)


def _paired(text: str, name: str, at: int, extended: str, arity: int) -> tuple[Macro, int] | str:
    """A delimiter on both sides; its star makes it grow with what stands between, its option sets the size."""
    parts: list[str] = []
    for _ in range({"": 2, "X": 3, "XPP": 5}[extended]):
        part, at = _argument(text, at)
        if part is None:
            return f"the definition of {name} is never closed"
        parts.append(part)
    before, after = ("", "")
    if extended == "XPP":
        before, parts, after = parts[0], [parts[1], parts[2], parts[4]], parts[3]
    inner = parts[2] if extended else "#1"
    shifted = re.sub(r"#(\d)", lambda m: f"#{int(m[1]) + 2}", inner).replace(r"\delimsize", "")
    before, after = (re.sub(r"#(\d)", lambda m: f"#{int(m[1]) + 2}", part) for part in (before, after))
    grown = rf"{before}\left{parts[0]} {shifted} \right{parts[1]}{after}"
    plain = rf"{before}{parts[0]} {shifted} {parts[1]}{after}"
    parameters = (Parameter("star"), Parameter("option"), *(Parameter(),) * max(1, arity))
    return Macro(name, rf"\IfBooleanTF{{#1}}{{{grown}}}{{{plain}}}", parameters), at


def _argument(text: str, at: int) -> tuple[str | None, int]:
    """The group or single token at ``at``, without its braces, and the index after it."""
    space = _SPACE.match(text, at)
    at = space.end() if space else at
    if text[at : at + 1] == "{":
        end = group_end(text, at)
        return (text[at + 1 : end - 1], end) if end > 0 else (None, at)
    match = _TOKEN.match(text, at)
    return (match.group(), match.end()) if match else (None, at)
