r"""Increments: ``du = 2x\,dx`` outside of integrals, and ``\Delta x``, which is one letter.

Letters d are signs of differentials where a row has them on two sides of a relation, or alone on one side, and nobody
declared a d; otherwise ``dx`` is a product.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.terms import Apply, Term, subterms
from symderiv.reading.meaning import names
from symderiv.reading.meaning.calculus import integrands
from symderiv.reading.meaning.calculus.infinitesimals import differential_at, factors_of, is_letter, signs_of
from symderiv.reading.syntax.notation import BIG
from symderiv.reading.syntax.surface import Name, Node, Part, Product, Row, Scripted, Side, parts_of

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator
    from symderiv.reading.meaning.products import Run

__all__ = ["begins", "increment"]

DELTA = r"\Delta"


def increment(run: Run, node: Node, start: int) -> Term | None:
    """A differential or a difference, with its letter; None where the factor is neither."""
    e = run.e
    if isinstance(node, Name) and node.name == DELTA and run.peek() is not None and not node.font and not _heads(run):
        return _difference(run, start)
    found = differential_at(run.factors, run.node.signs, start)
    if found is None or not begins(run, start):
        return None
    run.at = start + found.factors
    inner = e.term(found.letter)
    return e.build("differential", inner, span=run.since(start))


def _heads(run: Run) -> bool:
    r"""Whether a sign follows that takes what is after it: ``\\Delta \\mathbb{P}(A)``, ``\\Delta \\sum_i x_i``."""
    following = run.peek()
    base = following.base if isinstance(following, Scripted) else following
    if not isinstance(base, Name):
        return False
    return base.font == r"\mathbb" or (base.name.startswith("\\") and base.name in BIG)


def begins(run: Run, at: int) -> bool:
    """Whether a factor is the sign of a differential, at which words end their reach."""
    if at >= len(run.factors):
        return False
    found = differential_at(run.factors, run.node.signs, at)
    return found is not None and found.power is None and names.found(run.e, "d") is None and _said(run.e)


def _said(e: Elaborator) -> bool:
    """Whether the row relates differentials."""
    row = e.setting.row
    if row is None or not any(isinstance(part, Part) and part.kind == "relation" for part in row.parts):
        return False
    sides = [part.node for part in row.parts if isinstance(part, Side)]
    having = [side for side in sides if integrands.has_loose(side)]
    if len(having) > 1 or (having and any(_of_differentials(term) for term in e.setting.running)):
        return True
    alone = any(_alone(side) for side in having)
    options = "d is read as the sign of a differential", "d is read as a letter"
    return alone and e.choose("differential", *options) == 0


def _of_differentials(term: Term | None) -> bool:
    """Whether the side that a row carries on from has differentials: ``= 2x\\,dx``."""
    return term is not None and any(isinstance(one, Apply) and one.operator == "differential" for one in subterms(term))


def _alone(side: Node) -> bool:
    factors = factors_of(side)
    found = differential_at(factors, signs_of(side), 0)
    return found is not None and found.factors == len(factors)


def _difference(run: Run, start: int) -> Term | None:
    r"""``\Delta x`` where ``\Delta`` is nothing by itself."""
    e, letter = run.e, run.peek()
    if letter is None or not is_letter(letter) or names.found(e, DELTA) is not None:
        return None
    base = letter.base if isinstance(letter, Scripted) else letter
    name = names.name_of(base)
    if name is None or (e.setting.row is not None and _by_itself(e.setting.row)):
        return None
    run.at += 1
    joined = Name(f"{DELTA} {name}", run.since(start))
    if isinstance(letter, Scripted):
        return e.term(Scripted(joined, letter.sub, letter.sup, letter.primes, run.since(start)))
    return names.resolved(e, joined.name, joined.span)


def _by_itself(node: Node | Row) -> bool:
    r"""Whether ``\Delta`` stands somewhere without a letter after it."""
    if isinstance(node, Product):
        pairs = zip(node.factors, (*node.factors[1:], None), (*node.signs, ""), strict=True)
        lone = any(
            _is_delta(first) and not (second is not None and sign == "" and is_letter(second))
            for first, second, sign in pairs
        )
        return lone or any(_by_itself(part) for part in node.factors if not _is_delta(part))
    if _is_delta(node):
        return True
    return any(_by_itself(part) for part in parts_of(node))


def _is_delta(node: Node) -> bool:
    base = node.base if isinstance(node, Scripted) else node
    return isinstance(base, Name) and base.name == DELTA
