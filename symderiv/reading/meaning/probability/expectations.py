"""Expectations: ``E`` in all the forms it is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.outcomes import is_random
from symderiv.language.sorts import OUTCOME, Function
from symderiv.language.terms import Term
from symderiv.reading.meaning import names
from symderiv.reading.meaning.probability import moments
from symderiv.reading.syntax.surface import Accent, Group, Name, Node, Num, Scripted, canonical

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator
    from symderiv.reading.meaning.products import Run

__all__ = ["expectation", "is_drawn"]

RANDOM = frozenset("SUVWXYZ")


def expectation(run: Run, node: Node, base: Name, start: int) -> Term | None:
    r"""``\mathbb{E}[...]``, ``E[...]``, ``E(...)``; a plain ``E`` may be a letter or a function, such as an energy."""
    if not _meant(run, node, base):
        return None
    return moments.of_moment(run, node, start, "expectation")


def is_drawn(e: Elaborator) -> bool:
    """Whether E is also an event or a random variable: neither takes arguments in brackets."""
    known = e.context.symbols.get("E")
    return known is not None and isinstance(known.sort, Function) and known.sort.arguments == (OUTCOME,)


def _is_random(e: Elaborator, node: Node | None) -> bool:
    r"""``X``, ``X_i^2``, ``\\bar X``, ``\\hat\\theta``: a letter that is random by custom, or declared as such."""
    base = node.base if isinstance(node, Scripted) else node
    name = names.name_of(base) if isinstance(base, Name | Accent) else None
    if base is None or name is None or (isinstance(base, Name) and base.word):
        return False
    declared = e.context.symbols.get(name) or e.context.symbols.get(f"{name}_")
    if declared is not None:
        return is_random(declared)
    return name in RANDOM or (isinstance(base, Accent) and name.split(" ")[0] in (r"\hat", r"\bar"))


def _without_brackets(e: Elaborator) -> bool:
    """``EX``, which may be a product."""
    return e.choose(("E", "bare"), "E is read as an expectation", "E is read as a number") == 0


def _meant(run: Run, node: Node, base: Name) -> bool:
    e, following = run.e, run.peek()
    if base.font or e.latex[base.span.start : base.span.start + 1] == "\\":
        return True
    group = following.base if isinstance(following, Scripted) else following
    sub = node.sub if isinstance(node, Scripted) else None
    if (names.found(e, "E") is not None and not is_drawn(e)) or isinstance(sub, Num):
        return False
    if not isinstance(group, Group) or not group.items:
        return sub is None and run.more and _is_random(e, following) and _without_brackets(e)
    if group.opening in ("[", r"\{"):
        return True
    if group.opening != "(" or (isinstance(node, Scripted) and node.primes) or "," in group.separators[:1]:
        return False
    if sub is not None:
        return canonical(sub) is None
    name = names.name_of(group.items[0]) or ""
    energy = name[:1].islower() and name in e.setting.letters.outside  # p(x) = e^{-E(x)}/Z
    options = ("E is read as an expectation", "E is read as a function or a number")
    return (e.choose(("E", "moment"), *(options[::-1] if energy else options)) == 0) != energy
