r"""Events by a letter or a word: ``A``, ``A_i``, ``A^c``, ``A \cap B``, ``\text{rain}``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from symderiv.language.outcomes import OMEGA, is_random
from symderiv.language.sorts import INTEGER, OUTCOME, POSITIVE_INTEGER, STATEMENT, Function, Matrix, Scalar
from symderiv.language.spans import Span
from symderiv.language.terms import Symbol, Term, Unread, apply, bind
from symderiv.reading.meaning import conditions, names
from symderiv.reading.meaning.sums import slices
from symderiv.reading.syntax.notation import NOTATION
from symderiv.reading.syntax.surface import (
    Accent,
    Group,
    Name,
    Node,
    Part,
    Product,
    Row,
    Scripted,
    Side,
    Sum,
    canonical,
)

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["VARIABLES", "event", "is_event"]

JOINING = {
    r"\cap": "and",
    r"\wedge": "and",
    r"\land": "and",
    r"\cup": "or",
    r"\vee": "or",
    r"\lor": "or",
    r"\setminus": "",
}
NEGATIONS = frozenset(["neg", "lnot", r"\neg", r"\lnot"])
BIG = {r"\bigcup": "exists", r"\bigcap": "forall"}
CERTAIN = {r"\Omega": "true", r"\emptyset": "false", r"\varnothing": "false"}
VARIABLES = "STUVWXYZ"
"""Capital letters of random variables rather than of events."""


def is_event(node: Node) -> bool:
    """Whether a node is written as events are."""
    match node:
        case Name(name, _, font, word):
            capital = len(name) == 1 and name.isupper() and name not in VARIABLES and font != r"\mathbb"
            return capital or name in CERTAIN or (word and not font and name not in NOTATION.prefix)
        case Accent(r"\bar" | r"\overline", base, _):
            return is_event(base)
        case Scripted(base, sub, sup, _, _):
            complement = sup is None or canonical(sup) in ("c", "C", r"\complement")
            return is_event(base) and complement and (sub is None or slices.is_index(sub))
        case Group("(", ")", (only,), _, _):
            return is_event(only)
        case Group(r"\{", r"\}", (Row() as row,), _, _):
            return conditions.statement_row(row)
        case Product((Scripted(Name(name)), *factors), ("", *signs), _) if name in BIG and factors:
            return is_event(_product(factors, signs))
        case Product((Name(name), *factors), ("", *signs), _) if name in NEGATIONS and factors:
            return is_event(_product(factors, signs))
        case Product(factors, signs, _) | Sum(factors, (_, *signs), _):
            return all(map(is_event, factors)) and all(sign in JOINING or sign == "" for sign in signs)
        case Row((Side(one), Part("prose", "," | "and" | "or"), Side(other)), _):
            return is_event(one) and is_event(other)
        case Row((Part("prose", words),), _):
            return words.replace(" ", "").isalnum()
    return False


def _product(factors: Sequence[Node], signs: Sequence[str]) -> Node:
    whole = factors[0].span.join(factors[-1].span)
    return Product(tuple(factors), tuple(signs), whole) if len(factors) > 1 else factors[0]


def event(e: Elaborator, node: Node) -> Term | None:
    """The event, as what holds of the outcome; None where it is not clear."""
    match node:
        case Name(name, span):
            if name in CERTAIN:
                return apply(CERTAIN[name], span=span)
            return _at_outcome(e, Symbol(name, Function((OUTCOME,), STATEMENT)), span)
        case Accent(_, base, span):
            return _not(event(e, base), span)
        case Scripted(base, None, sup, primes, span):
            inner = event(e, base)
            return _not(inner, span) if sup is not None or primes % 2 else inner
        case Scripted(Name(name), sub, sup, primes, span) if sub is not None:
            index = e.term(sub)
            names.infer_whole(e, index)
            events = Symbol(name, Function((INTEGER,), Function((OUTCOME,), STATEMENT), frozenset({"sequence"})))
            inner = apply("apply", apply("apply", events, index), OMEGA, span=span)
            return _not(inner, span) if sup is not None or primes % 2 else inner
        case Group(r"\{", _, (Row() as row,), _, _):
            said = conditions.condition(e, row)
            return None if isinstance(said, Unread) else said
        case Group(_, _, (only,), _, _):
            return event(e, only)
        case Product((Scripted(Name(name)) as sign, *factors), ("", *signs), span) if name in BIG:
            return _over_indices(e, BIG[name], sign, _product(factors, signs), span)
        case Product((Name(name), first), ("",), span) if name in NEGATIONS:
            return _not(event(e, first), span)
        case Product(factors, signs, span) | Sum(factors, (_, *signs), span):
            return _joined(e, factors, list(signs), span)
        case Row((Part("prose", words),), span):
            return _at_outcome(e, Symbol(words, Function((OUTCOME,), STATEMENT)), span)
        case Row((Side(one), Part("prose", word), Side(other)), span):
            return _joined(e, [one, other], [r"\cup" if word == "or" else r"\cap"], span)
    return None


def _over_indices(e: Elaborator, binder: str, sign: Scripted, node: Node, span: Span) -> Term | None:
    r"""``\bigcup_{i=1}^n A_i``: that some of them holds; ``\bigcap``: that all do."""
    match sign.sub, sign.sup:
        case Row((Side(Name(letter)), Part("relation", "="), Side(lower))), upper if upper is not None:
            first, last = e.term(lower), e.term(upper)
            for bound in (first, last):
                names.infer_whole(e, bound)
            index = Symbol(letter, POSITIVE_INTEGER)
            before = e.with_variable(index)
            body = event(e, node)
            e.scope = before
            return None if body is None else bind(binder, apply("range", first, last), index, body, span)
    return None


def _joined(e: Elaborator, factors: Sequence[Node], signs: list[str], span: Span) -> Term | None:
    if len({JOINING[sign] if sign else "and" for sign in signs}) > 1:
        return None
    total = event(e, factors[0])
    for sign, factor in zip(signs, factors[1:], strict=True):
        part = event(e, factor)
        if part is None or total is None:
            return None
        operator = JOINING[sign] if sign else "and"
        total = (
            apply(operator, total, part, span=span) if operator else apply("and", total, apply("not", part), span=span)
        )
    return total


def _at_outcome(e: Elaborator, event: Symbol, span: Span) -> Term | None:
    known = names.found(e, event.name)
    declared = known is not None and event.name in e.context.symbols
    if known is not None and declared and isinstance(known.sort, Scalar | Matrix):
        own = e.context.symbols[event.name]
        if own == known or not is_random(own):
            return None  # E is a number; used elsewhere as a random variable it is an event here
    return apply("apply", event, OMEGA, span=span)


def _not(inner: Term | None, span: Span) -> Term | None:
    return None if inner is None else apply("not", inner, span=span)
