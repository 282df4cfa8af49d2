"""Sums and products: their ranges, and how far they reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorting import binder_row, sort_of
from symderiv.language.sorts import INTEGER, Matrix, Set
from symderiv.language.terms import Apply, Symbol, Term, Unread, apply, bind, number, subterms
from symderiv.reading.meaning import names
from symderiv.reading.syntax.surface import Name, Node, Part, Row, Scripted, Side, canonical

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator
    from symderiv.reading.meaning.products import Run

__all__ = ["summed"]


def summed(run: Run, node: Node, base: Name, start: int) -> Term | None:
    """A sum or product sign with its range and all the factors that follow."""
    return _summed(run, node, "sum" if base.name.removeprefix("\\") == "sum" else "product", start)


def _summed(run: Run, node: Node, operator: str, start: int) -> Term:
    e = run.e
    bounds = _range(e, node)
    if isinstance(bounds, str) and isinstance(node, Scripted) and isinstance(node.sub, Name) and node.sup is None:
        return _over_all_entries(run, operator, node.sub, bounds, start)
    if isinstance(bounds, str):
        run.at = len(run.factors)
        return e.fail(run.since(start), bounds)
    letter, domain = bounds
    if run.at >= len(run.factors):
        return e.fail(node.span, "a sum or product of nothing")
    if isinstance(domain, Unread) or not isinstance(e.sort(domain), Set):
        run.at = len(run.factors)
        return e.fail(run.since(start), "a range that is no set of whole numbers")
    variable = Symbol(letter, binder_row(operator).variable(domain, sort_of(domain)))
    before = e.with_variable(variable)
    body = _body(run, operator)
    e.scope = before
    return bind(operator, domain, variable, body, run.since(start))


def _over_all_entries(run: Run, operator: str, letter: Name, reason: str, start: int) -> Term:
    r"""``\prod_i \sigma_i``: over all entries of what the letter is an index of, where that has one size only."""
    e, first = run.e, run.at
    variable = Symbol(letter.name, INTEGER)
    if run.at >= len(run.factors):
        return e.fail(letter.span, "a sum or product of nothing")
    before = e.with_variable(variable)
    body = _body(run, operator)
    e.scope = before
    sizes = {size for part in subterms(body) for size in _sizes(e, part, variable)}
    if len(sizes) != 1:
        run.at = len(run.factors)
        return e.fail(run.since(start), reason) if first < run.at else e.fail(letter.span, reason)
    return bind(operator, apply("range", number(1), sizes.pop()), variable, body, run.since(start))


def _sizes(e: Elaborator, part: Term, index: Symbol) -> list[Term]:
    """The sizes that an entry with this index says the index runs over."""
    match part:
        case Apply("entry", (whole, *indices)) if isinstance(sort := e.sort(whole), Matrix):
            sizes = sort.dimensions[: len(indices)]
            return [size for i, size in zip(indices, sizes, strict=False) if i == index]
    return []


def _body(run: Run, operator: str) -> Term:
    """All factors that follow; for a product sign perhaps only the first."""
    first = run.at
    if operator == "product":
        body = run.factor()
        if run.at >= len(run.factors):
            return body
        if run.e.choose(
            ("product", run.factors[first].span.start),
            "the product sign reaches over all factors",
            "the product sign reaches over one factor",
        ):
            return body
        return run.all(body, first)
    return run.all()


def _range(e: Elaborator, node: Node) -> tuple[str, Term] | str:
    """The letter and the set it runs over, or why there is none."""
    if not isinstance(node, Scripted) or node.sub is None:
        return "the range of this sum or product is not stated"
    match node.sub:
        case Row((Side(letter, _), Part("relation", "=", _), Side(lower, _)), _) if node.sup is not None:
            first, last = e.term(lower), e.term(node.sup)
            for bound in (first, last):
                names.infer_whole(e, bound)
            domain = apply("from", first) if last == apply("infinity") else apply("range", first, last)
        case Row((Side(letter, _), Part("relation", r"\in", _), Side(over, _)), _) if node.sup is None:
            domain = e.term(over)  # type: ignore[assignment]
        case _:
            return "the range of this sum or product is not stated as i=1 to n, or as a set"
    name = canonical(letter)
    return (name, domain) if name is not None else "a sum or product over something that is no letter"
