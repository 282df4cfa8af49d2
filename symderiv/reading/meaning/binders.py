"""Binders: sums, products and what else has a variable of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorting import binder_row, sort_of
from symderiv.language.sorts import INTEGER, Matrix, Set
from symderiv.language.terms import Apply, Symbol, Term, Unread, apply, bind, number, subterms
from symderiv.language.vocabulary import VOCABULARY
from symderiv.reading.meaning import names
from symderiv.reading.syntax.surface import Group, Name, Node, Part, Row, Scripted, Side, canonical

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator
    from symderiv.reading.meaning.products import Run

__all__ = ["binder"]

NOT_YET = {
    **dict.fromkeys(("int", "iint", "iiint", "oint"), "integrals"), "lim": "limits", "E": "expectations",
    "max": "maxima over a set", "min": "minima over a set", "sup": "suprema", "inf": "infima",
    **dict.fromkeys(("arg", "argmax", "argmin"), "maximisers and minimisers"), "bigcup": "unions",
    "bigcap": "intersections", "bigoplus": "direct sums", "bigotimes": "tensor products",
}  # fmt: skip
OF_TWO = {"max": "maximum", "min": "minimum"}


def binder(run: Run, node: Node, base: Node, start: int) -> Term | None:
    """A big sign with its range and all the factors that follow; None where the factor is no such sign."""
    e = run.e
    if not isinstance(base, Name):
        return None
    name = base.name.removeprefix("\\")
    word = base.word or base.name.startswith("\\") or base.font == r"\mathbb"
    if name in ("sum", "prod") and word:
        return _summed(run, node, "sum" if name == "sum" else "product", start)
    if name == "E" and not word and (names.found(e, "E") is not None or not _bracketed(run.peek())):
        return None
    if name not in NOT_YET or (not word and name != "E"):
        return None
    following = run.peek()
    if name in OF_TWO and isinstance(following, Group) and len(following.items) > 1 and not isinstance(node, Scripted):
        run.at += 1
        return _largest(e, OF_TWO[name], following)
    run.at = len(run.factors)
    return e.fail(run.since(start), f"{NOT_YET[name]} are not read into terms yet")


def _bracketed(node: Node | None) -> bool:
    return isinstance(node, Group) and node.opening == "["


def _largest(e: Elaborator, operator: str, group: Group) -> Term:
    terms = [e.term(item) for item in group.items]
    if operator not in VOCABULARY:
        return e.fail(group.span, f"a {operator} is not read into terms yet")
    total = terms[0]
    for term in terms[1:]:
        total = e.build(operator, total, term, span=group.span)
    return total


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
