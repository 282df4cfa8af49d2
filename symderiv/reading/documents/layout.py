"""Layout: macros and environments of a writer's own that begin or end displays, parts and answers.

They decide what is mathematics and what is prose, so they are expanded before that is told; all others wait until then.
An environment defined with ``\\newenvironment`` is expanded as two commands, one for its beginning and one for its end.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from symderiv.reading.documents.environments import ANSWERS, ASKS, DISPLAYS, LISTS
from symderiv.reading.documents.excerpts import Excerpt
from symderiv.reading.documents.expansion import expanded
from symderiv.reading.documents.leads import lead_of
from symderiv.reading.documents.macro_definitions import DEFINITION, Macro, Parameter, group_end, read_definition
from symderiv.reading.documents.macros import FAILURES, Macros
from symderiv.reading.documents.packages import PACKAGES

__all__ = ["NEW_ENVIRONMENT", "end_of_environment_definition", "in_comment", "laid_out"]

LONGEST = 1_500  # characters of what an environment begins or ends with

NEW_ENVIRONMENT = re.compile(
    r"\\(?:(?:re|provide)?newenvironment|(?P<theorem>newtheorem))\*?\s*\{\s*(?P<name>[A-Za-z]{1,30})\s*\}"
)
_OPTIONS = re.compile(r"\s*(?:\[\s*(\d)\s*\]\s*(?:\[([^\[\]]{0,200})\])?)?(?:\[[^\[\]\d]{0,40}\])?\s*")
_SKELETON = re.compile(
    r"\\\[|\\\]|\$\$|\\(?:begin|end)\s*\{\s*(?P<env>[A-Za-z]{1,30})\*?\s*\}|\\(?:sub){0,2}section(?![A-Za-z])"
    r"|\\paragraph(?![A-Za-z])|\\item(?![A-Za-z])"
    r"|\\(?:textbf|textit|emph|underline|bf)(?P<bold>[^A-Za-z\\][^\\]{0,40})"
)
_DEFINES = re.compile(DEFINITION.pattern + "|" + NEW_ENVIRONMENT.pattern.replace("(?P<theorem>", "(?:"))
_SPACE = re.compile(r"\s*")
_USE = re.compile(r"\\(begin|end)\s*\{\s*([A-Za-z]{1,30})\s*\}")
_CALL = re.compile(r"\\[A-Za-z]+")


def laid_out(excerpt: Excerpt, start: int, macros: Macros) -> Excerpt:
    """The text with the calls from ``start`` on expanded that lay it out."""
    text = excerpt.text
    known = {name: macro for name, macro in macros.known.items() if PACKAGES.get(name) != macro}
    shaping = {name: macro for name, macro in known.items() if _lays_out(macro)}
    places = [*(m for m in _DEFINES.finditer(text) if not in_comment(text, m.start())), None]
    if len(places) == 1 and not shaping:
        return excerpt
    pieces, at, failures = excerpt.pieces(0, start), start, 0
    for match in places:
        if match is not None and match.start() < at and match.start() >= start:
            continue  # within a definition
        stop = len(text) if match is None else match.start()
        if stop > at:
            pieces += _expanded(excerpt.part(at, stop), shaping, macros)
            at = stop
        if match is None or failures >= FAILURES:
            continue
        found, end = _defined(text, match.start(), known)
        failures += not found and end == match.end()
        for macro in found:
            known[macro.name] = macro
            shaping.pop(macro.name, None)
            if _lays_out(macro):
                shaping[macro.name] = macro
        if match.start() >= start:
            pieces += excerpt.pieces(at, end)
            at = end
    return Excerpt.joined(excerpt.source, pieces) if shaping else excerpt


def end_of_environment_definition(text: str, match: re.Match[str]) -> int:
    """The index after a definition of an environment; of a theorem's, which has one group and no arguments, too."""
    return _groups(text, match)[2]


def _groups(text: str, match: re.Match[str]) -> tuple[re.Match[str] | None, list[str], int]:
    """The options of a definition of an environment, its groups, and the index after it."""
    options = _OPTIONS.match(text, match.end())
    at = options.end() if options else match.end()
    bodies: list[str] = []
    for _ in range(1 if match["theorem"] else 2):
        space = _SPACE.match(text, at)
        opening = space.end() if space else at
        end = group_end(text, opening, opening + LONGEST) if text[opening : opening + 1] == "{" else -1
        if end < 0:
            return options, bodies, match.end()
        bodies.append(text[opening + 1 : end - 1])
        at = end
    return options, bodies, at


def in_comment(text: str, at: int) -> bool:
    """Whether a LaTeX comment begins on the line before this place."""
    line = text.rfind("\n", max(0, at - 400), at) + 1 or max(0, at - 400)
    return "%" in text[line:at].replace("\\%", "")


def _defined(text: str, at: int, known: Mapping[str, Macro]) -> tuple[list[Macro], int]:
    """The macros that a definition at ``at`` defines, and the index after it."""
    if match := NEW_ENVIRONMENT.match(text, at):
        return _environment(text, match), end_of_environment_definition(text, match)
    match = DEFINITION.match(text, at)
    read = read_definition(text, match) if match else ""
    if isinstance(read, str):
        return [], match.end() if match else at + 1
    return [read[0]], read[1]


def _environment(text: str, match: re.Match[str]) -> list[Macro]:
    """Two macros: what an environment begins with, and what it ends with."""
    name = match["name"]
    options, bodies, _ = _groups(text, match)
    begin, finish = [*bodies, "", ""][:2]
    number = int(options[1]) if options and options[1] and not match["theorem"] else 0
    parameters: tuple[Parameter, ...] = (Parameter(),) * number
    if number and options and options[2] is not None:
        parameters = (Parameter("option", options[2]), *parameters[1:])
    shown = re.sub(r"\\[A-Za-z]+\*?|[{}]", " ", begin).strip()
    lead = lead_of(shown, emphatic=True)
    if match["theorem"] or not _SKELETON.search(begin) or (lead and not re.search(r"\\begin", begin)):
        word = shown.split(" ")[0].rstrip(".:")
        if (lead and lead.kind == "answer") or ANSWERS.fullmatch(word):
            begin, finish = r"\begin{solution}", r"\end{solution}"
        elif ASKS.fullmatch(word):
            begin, finish = r"\begin{question}", r"\end{question}"
        else:
            return []
        parameters = () if match["theorem"] else parameters
    return [Macro(rf"\BEGIN{name}", begin, parameters), Macro(rf"\END{name}", finish)]


def _lays_out(macro: Macro) -> bool:
    """Whether a macro begins or ends displays, environments, parts or answers."""
    if macro.name.startswith((r"\BEGIN", r"\END")):
        return True
    for match in _SKELETON.finditer(macro.body[:2000]):
        env = match["env"]
        if env is not None:
            if env in DISPLAYS or env in LISTS or ASKS.fullmatch(env) or ANSWERS.fullmatch(env):
                return True
        elif match["bold"] is None or lead_of(match["bold"].strip(" {}~:."), emphatic=True):
            return True
    return False


def _expanded(excerpt: Excerpt, shaping: Mapping[str, Macro], macros: Macros) -> list[tuple[str, int, int | None]]:
    """What `Excerpt.joined` takes for a stretch without definitions."""
    if shaping:
        uses = [m for m in _USE.finditer(excerpt.text) if rf"\BEGIN{m[2]}" in shaping]
        if uses:
            excerpt = excerpt.edited((m.start(), m.end(), rf"\{m[1].upper()}{m[2]} ") for m in uses)
        if any(m.group() in shaping for m in _CALL.finditer(excerpt.text)):
            excerpt = expanded(excerpt, shaping, macros.bounds)
    return excerpt.pieces(0, len(excerpt.text))
