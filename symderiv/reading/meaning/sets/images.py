r"""Images: ``\{Tu : u \in U\}``, ``\{(x, y) \in \mathbb{R}^2 : x = 2y\}``: all values of an expression.

Letters that a condition puts into sets run over them; where no condition does, the letters of the expression that
nobody declared run over all numbers. Of several letters, the set is the union over all but the last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import REAL, Function, Set
from symderiv.language.spans import Span
from symderiv.language.terms import Symbol, Term, Unread, bind
from symderiv.reading.discourse.lists import is_name
from symderiv.reading.meaning import conditions, names
from symderiv.reading.meaning.sets import sets
from symderiv.reading.syntax.notation import NOTATION
from symderiv.reading.syntax.surface import Group, Name, Node, Part, Row, Scripted, Side, walk

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["image"]

MOST = 8  # letters that run at once


def image(e: Elaborator, group: Group) -> Term:
    """The set of all values of what stands before the colon or the bar."""
    head, rest = group.items[0], group.items[1:]
    space: Node | None = None
    match head:
        case Row((Side(inner, _), Part("relation", r"\in", _), Side(over, _)), _):
            head, space = inner, over
        case Row():
            return e.fail(group.span, "what this set is made of is not clear")
    ranges, said = _ranges(rest)
    mentioned = _letters(e, head)
    running = {name: over for name, over in ranges.items() if name in mentioned or len(ranges) > 1}
    if not running or len(running) < len(ranges):
        said, running = rest, {}
    letters: dict[str, Node | None] = dict(running)
    if not letters:
        letters = dict.fromkeys(name for name in mentioned if _is_free(e, name))
    if not letters or len(letters) > MOST:
        return e.fail(group.span, "a set of values of an expression is not read")
    domains = [_domain(e, name, over) for name, over in letters.items()]
    if any(domain is None or isinstance(domain, Unread) for domain in domains):
        return e.fail(group.span, "what the letters in this set run over is not known")
    return _values(e, list(letters), [d for d in domains if d is not None], head, space, said, group.span)


def _values(
    e: Elaborator,
    letters: list[str],
    domains: list[Term],
    head: Node,
    space: Node | None,
    said: tuple[Node, ...],
    span: Span,
) -> Term:
    before = e.scope
    variables = []
    for name, domain in zip(letters, domains, strict=True):
        over = e.sort(domain)
        variables.append(Symbol(name, conditions.variable_sort("such_that", domain, over)))
        e.with_variable(variables[-1])
    body = e.term(head)
    condition = conditions.all_of(e, said, span) if said else None
    if space is not None:
        sets.set_of(e, space, e.sort(body))  # only read: that the value is in it follows from what the letters are
    e.scope = before
    last, within = variables[-1], domains[-1]
    if condition is not None:
        within = bind("such_that", within, last, condition, span)
    total = e.build("values", bind("lambda", within, last, body), span=span)
    for variable, domain in reversed(list(zip(variables[:-1], domains[:-1], strict=True))):
        total = bind("union_over", domain, variable, total, span)
    return total


def _ranges(rest: tuple[Node, ...]) -> tuple[dict[str, Node], tuple[Node, ...]]:
    """The letters that are said to be in sets, each with its set; what else is said."""
    ranges: dict[str, Node] = {}
    said: list[Node] = []
    waiting: list[str] = []
    for item in rest:
        name = names.name_of(item)
        if name is not None and is_name(item):
            waiting.append(name)
            continue
        match item:
            case Row((Side(letter, _), Part("relation", r"\in", _), Side(over, _)), _) if is_name(letter):
                for each in (*waiting, names.name_of(letter)):
                    ranges[each or ""] = over
                waiting = []
            case _:
                said.append(item)
    return (ranges, tuple(said)) if not waiting else ({}, rest)


def _letters(e: Elaborator, head: Node) -> list[str]:
    """The letters of an expression, with their indices, in order."""
    found: dict[str, None] = {}
    skipped: set[int] = set()
    for node in walk(head):
        if id(node) in skipped:
            continue
        name = names.name_of(node) if isinstance(node, Name | Scripted) else None
        if name is None or (isinstance(node, Name) and node.word) or name in NOTATION.constants or name == "e":
            continue
        if isinstance(node, Scripted):
            skipped.update(id(part) for part in walk(node))
        if is_name(node) and not (isinstance(node, Name) and (node.font == r"\mathbb" or node.name.endswith("dots"))):
            found[name] = None
    return list(found)


def _is_free(e: Elaborator, name: str) -> bool:
    """Whether a letter may run: nobody declared it, or it is declared as a number."""
    known = names.found(e, name)
    return name not in e.scope and (known is None or not isinstance(known.sort, Set | Function))


def _domain(e: Elaborator, name: str, over: Node | None) -> Term | None:
    if over is not None:
        domain = sets.set_of(e, over)
        return domain if e.is_set(domain) else None
    known = names.found(e, name)
    return conditions.everything(known.sort if known is not None else REAL)
