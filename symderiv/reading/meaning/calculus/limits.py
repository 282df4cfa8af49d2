r"""Limits: ``\lim_{x \to a}``, from one side, of sequences; ``\limsup`` and ``\liminf``; what a letter tends to.

A letter goes to infinity through whole numbers where it is declared whole, is an index, or is customarily one; then its
limit is that of a sequence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorting import binder_row, sort_of
from symderiv.language.sorts import Scalar
from symderiv.language.spans import Span
from symderiv.language.terms import Symbol, Term, Unread, apply, bind
from symderiv.reading.meaning import binding
from symderiv.reading.meaning.calculus.infinitesimals import as_letter
from symderiv.reading.syntax.notation import BIG
from symderiv.reading.syntax.surface import Name, Node, Num, Part, Product, Row, Scripted, Side, canonical, walk

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator
    from symderiv.reading.meaning.products import Run

__all__ = ["APPROACHES", "approach", "is_index", "limit"]

# Signs between a letter and what it tends to; "" where the side is said at the point, as in 0^+.
APPROACHES = {
    **dict.fromkeys((r"\to", r"\rightarrow", "->", r"\longrightarrow"), ""),
    **dict.fromkeys((r"\downarrow", r"\searrow"), "above"), **dict.fromkeys((r"\uparrow", r"\nearrow"), "below"),
}  # fmt: skip
SIDES = {"+": "above", "-": "below"}
OPERATORS = {"lim": "limit", "limsup": "upper_limit", "liminf": "lower_limit"}
INFINITY = Name(r"\infty", Span(0, 0))
COUNTING = frozenset({"n", "k", "m", "N"})
WHOLE = frozenset(["n", "m", "k", "N", "M", "K", "i", "j", "l", "L", "T"])


def limit(run: Run, node: Node, base: Name, start: int) -> Term | None:
    r"""``\lim``, ``\limsup`` and ``\lim\sup`` with all the factors that follow."""
    e, name = run.e, base.name.removeprefix("\\")
    following = run.peek()
    second = following.base if isinstance(following, Scripted) else following
    if name == "lim" and isinstance(second, Name) and second.name in ("sup", "inf"):
        name, node = name + second.name, following if isinstance(following, Scripted) else node
        run.at += 1
    sub = node.sub if isinstance(node, Scripted) and node.sup is None and not node.primes else None
    if sub is None and not isinstance(node, Scripted) and (index := _only_index(run)) is not None:
        span = index.span
        sub = Row((Side(index, span), Part("relation", r"\to", span), Side(INFINITY, span)), span)
        e.notes.append(f"the limit is read as one for {index.name} that goes to infinity")
    if sub is None or run.at >= len(run.factors):
        run.at = len(run.factors)
        reason = "where this limit is taken is not stated" if sub is None else "a limit of what?"
        return e.fail(run.since(start), reason)
    rest = Product(run.factors[run.at :], run.node.signs[run.at :], run.node.span)
    found = approach(e, sub, rest)
    if isinstance(found, str):
        run.at = len(run.factors)
        return e.fail(run.since(start), found)
    domain, variable = found
    body = binding.within(e, variable, run.all)
    span = run.since(start)
    if isinstance(body, Unread) or isinstance(domain, Unread):
        return domain if isinstance(domain, Unread) else body
    if OPERATORS[name] != "limit" and not isinstance(e.sort(body), Scalar) and not e.unread:
        return e.fail(span, "an upper or lower limit of something that is no number")
    return bind(OPERATORS[name], domain, variable, body, span)


def _only_index(run: Run) -> Name | None:
    r"""The n of ``\lim x_n``, where nothing is written below the sign and nothing else counts."""
    found: dict[str, Name] = {}
    for factor in run.factors[run.at :]:
        for node in walk(factor):
            below = walk(node.sub) if isinstance(node, Scripted) and node.sub is not None else ()
            found.update({part.name: part for part in below if isinstance(part, Name) and part.name in COUNTING})
    if not found:  # \lim \frac{n}{n+1}
        letters = [n for f in run.factors[run.at :] for n in walk(f) if isinstance(n, Name) and not n.word]
        plain = {letter.name: letter for letter in letters if not letter.name.startswith("\\")}
        found = plain if plain.keys() <= COUNTING else {}
    only = next(iter(found.values())) if len(found) == 1 else None
    return only if only is not None and only.name not in run.e.scope else None


def approach(e: Elaborator, sub: Node, body: Node | None) -> tuple[Term, Symbol] | str:
    r"""What ``x \to 0^+`` says: the domain and the variable; or why it says nothing."""
    match sub:
        case Row((Side(letter, _), Part("relation", sign, _), Side(point, _)), _) if sign in APPROACHES:
            pass
        case _:
            return "a limit is read only as x \\to a"
    variable = binding.variable_of(e, as_letter(letter))
    if variable is None:
        return "what varies in this limit is no letter"
    point, side = _sided(point)
    side = APPROACHES[sign] or side
    at = e.term(point)
    operator = "approaching" if not side else f"approaching_from_{side}"
    whole = at == apply("infinity") and not side and _is_whole(e, variable, body)
    domain = apply(operator, at, *((apply("from", 1),) if whole else ()), span=sub.span)
    if isinstance(at, Unread):
        return domain, variable
    own = Symbol(variable.name, binder_row("limit").variable(domain, sort_of(domain)))
    return domain, own


def _sided(point: Node) -> tuple[Node, str]:
    """``0^+``, ``a^{-}``: the point and the side."""
    match point:
        case Scripted(base, sub, Name(sign, _, _, _), 0, span) if sign in SIDES:
            return (base if sub is None else Scripted(base, sub, None, 0, span)), SIDES[sign]
        case Num() | Name() | Scripted():
            return point, ""
    return point, ""


def _is_whole(e: Elaborator, variable: Symbol, body: Node | None) -> bool:
    """Whether a letter goes to infinity through whole numbers."""
    if isinstance(variable.sort, Scalar) and variable.sort.kind == "integer":
        return True
    if binding.is_declared(e, variable.name):
        return False
    return variable.name in WHOLE or (body is not None and is_index(body, variable.name))


def is_index(node: Node, letter: str) -> bool:
    """Whether a letter stands below others somewhere in a node; a Greek one is a parameter there."""
    return not (letter.startswith("\\") and letter != r"\ell") and any(
        isinstance(part, Scripted)
        and part.sub is not None
        and (part.base.name if isinstance(part.base, Name) else "") not in BIG
        and any(canonical(below) == letter for below in walk(part.sub))
        for part in walk(node)
    )
