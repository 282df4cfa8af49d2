r"""Arrows between statements: what follows, what is lost and what is added on the way to a solution.

``x^2 = 4 \Rightarrow x = 2`` loses a solution, ``x = 2 \Leftrightarrow x^2 = 4`` adds one. An arrow is often written
for "so", of what stands in words or in a figure: only one between relations of the same letters is held to what it
says. Where it holds for positive letters, nobody said that they are not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from symderiv.deciding.decide import decide
from symderiv.deciding.verdicts import Proved, Supported
from symderiv.grading.conditions import RELATIONS
from symderiv.grading.judging import Judge, Judged
from symderiv.language.printing import latex
from symderiv.language.sorts import Scalar
from symderiv.language.terms import Apply, Symbol, Term, apply, conjuncts, free_symbols, number, subterms

__all__ = ["arrows_of", "domain_of", "is_strict", "loses_only"]

ARROWS = ("implies", "iff")
JOINED = frozenset({"and", "or"})
PERIODIC = frozenset({"sin", "cos", "tan", "cot", "sec", "csc"})
CANDIDATES = ("greater", "greater_equal", "not_equal")


def arrows_of(judged: Judged) -> list[Term]:
    """The arrows that a row is about: those between statements of its own, or the one it begins with."""
    return [link.step for link in judged.reading.links if link.relation in ARROWS]


def is_strict(arrow: Term) -> bool:
    """Whether an arrow can lean on nothing but what is said of its letters: relations of the same numbers.

    Of ``implies`` there are as many relations as letters: a system that is short of one leans on another row.
    """
    match arrow:
        case Apply("implies" | "iff" as kind, (left, right)):
            letters = free_symbols(left)
            return (
                letters == free_symbols(right)
                and bool(letters)
                and (kind == "iff" or len(letters) <= len(conjuncts(left)))
                and all(isinstance(s.sort, Scalar) for s in letters)
                and all(map(_is_plain, (left, right)))
            )
    return False


def _is_plain(statement: Term) -> bool:
    if not isinstance(statement, Apply):
        return False
    if statement.operator in JOINED:
        return all(map(_is_plain, statement.arguments))
    periodic = any(isinstance(part, Apply) and part.operator in PERIODIC for part in subterms(statement))
    return statement.operator in RELATIONS and not periodic


def domain_of(false: Term, letters: Iterable[Symbol], judge: Judge) -> str:
    """For which values of letters a false statement holds, in LaTeX; empty where none that are tried do."""
    letters = sorted(letters, key=lambda s: s.name)
    for relation in CANDIDATES:
        supposed = [apply(relation, s, number(0)) for s in letters if s.sort.kind != "complex"]  # type: ignore[union-attr]
        if supposed and _holds(false, supposed, judge):
            return ", ".join(f"${latex(s)}$" for s in supposed)
    return ""


def loses_only(arrow: Term, judge: Judge) -> bool:
    """Whether what an arrow leads to is right as far as it goes: what is lost may stand in the next row."""
    match arrow:
        case Apply("implies" | "iff", (left, right)):
            return _holds(apply("implies", right, left), (), judge)
    return False


def _holds(arrow: Term, supposed: Sequence[Term], judge: Judge) -> bool:
    context = judge.context.assume(*supposed)
    return isinstance(decide(arrow, context, deadline=judge.deadline), Proved | Supported)
