"""Statements: relations between sides, as terms; how the relations of a chain compose."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from symderiv.language.sorts import INTEGER, Distribution, Growth, Matrix, Scalar
from symderiv.language.spans import Span
from symderiv.language.terms import Apply, Number, Term, apply, free_symbols
from symderiv.reading.meaning import coercion, names
from symderiv.reading.syntax.surface import Group, Name, Node, Row, Scripted, canonical

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["aligned", "composed", "related", "set_of", "side"]

RANK = {"less": 2, "less_equal": 1, "greater": -2, "greater_equal": -1}
BY_RANK = {rank: name for name, rank in RANK.items()}
INTERVALS = {"[]": "closed_interval", "()": "open_interval", "[)": "closed_open_interval", "(]": "open_closed_interval"}


def composed(first: str | None, second: str) -> str | None:
    """The relation from the head of a chain to the side after the next sign; None where nothing follows."""
    if first in ("", "equal"):
        return second
    if first is None or second == "equal":
        return first
    if first == second and first in (*RANK, "proportional", "iff", "implies"):
        return first
    a, b = RANK.get(first, 0), RANK.get(second, 0)
    if a * b > 0:
        return BY_RANK[max(a, b, key=abs)]
    return None


def side(e: Elaborator, node: Node) -> Term:
    """A side; with a plus-minus sign, the set of both its values."""
    e.two_signs = e.second_sign = False
    first = e.term(node)
    if not e.two_signs:
        return first
    e.second_sign = True
    second = e.term(node)
    e.second_sign = False
    return apply("set", first, second, span=node.span)


def set_of(e: Elaborator, node: Node) -> Term:
    r"""What stands after ``\in``: an interval, a set of numbers, or a set by name."""
    match node:
        case Group(opening, closing, (a, b), (",",), span) if opening + closing in INTERVALS:
            return e.build(INTERVALS[opening + closing], e.term(a), e.term(b), span=span)
        case Group(r"\{", r"\}", items, separators, span) if items and all(s == "," for s in separators):
            if any(isinstance(item, Row) for item in items):
                return e.fail(span, "a set described by a condition is not read into terms yet")
            return _listed(e, items, span)
        case Scripted(Name("R", _, font, _), sub, sup, 0, span) if font or names.found(e, "R") is None:
            return _reals(e, sub, sup, span)
    return e.term(node)


def _listed(e: Elaborator, items: tuple[Node, ...], span: Span) -> Term:
    if len(items) >= 3 and canonical(items[-2]) in (r"\dots", r"\ldots", r"\cdots"):
        first, last = e.term(items[0]), e.term(items[-1])
        for bound in (first, last):
            names.infer_whole(e, bound)
        return e.build("range", first, last, span=span)
    return e.build("set", *(e.term(item) for item in items), span=span)


def _reals(e: Elaborator, sub: Node | None, sup: Node | None, span: Span) -> Term:
    """Real numbers with a sign, or columns of them."""
    zero, infinity = Number(Fraction(0)), apply("infinity")
    signs = {canonical(script) for script in (sub, sup) if script is not None}
    text = e.latex[span.start : span.end].replace(" ", "")
    if signs == {"+"} or (">0" in text and sup is None):
        return e.build("open_interval", zero, infinity, span=span)
    if r"\geq0" in text or r"\ge0" in text:
        return e.build("closed_open_interval", zero, infinity, span=span)
    if sub is not None or sup is None:
        return e.fail(span, "a set of numbers that is not read into terms yet")
    size = e.term(sup)
    names.infer_whole(e, size)
    return e.build("vectors", size, span=span)


def aligned(e: Elaborator, sides: list[Term], point: Term | None) -> list[Term]:
    """The sides of a chain, fitted to each other: zeros and identities sized, distributions as densities."""
    sorts = [e.sort(term) for term in sides]
    if any(isinstance(sort, Scalar) for sort in sorts) and point is not None:
        sides = [
            _as_density(e, term, point) if isinstance(sort, Distribution) else term
            for term, sort in zip(sides, sorts, strict=True)
        ]
    shapes = [(sort, term) for sort, term in zip(sorts, sides, strict=True) if isinstance(sort, Matrix | Distribution)]
    shaped = next(
        (sort for sort, term in shapes if not any(s.name in e.undeclared for s in free_symbols(term))),
        shapes[0][0] if shapes else None,
    )
    if shaped is not None and not (isinstance(shaped, Distribution) and point is not None):
        sides = [coercion.coerced(e, term, shaped) or term for term in sides]
    return [coercion.settled(e, term) for term in sides]


def _as_density(e: Elaborator, distribution: Term, point: Term) -> Term:
    """A distribution that stands against a number: its density where the density on the other side is taken."""
    sized = coercion.coerced(e, distribution, Distribution(e.sort(point))) or distribution
    span = distribution.span or Span(0, len(e.latex))
    return e.build("density_at", sized, point, span=span)


def related(e: Elaborator, relation: str, sign: str, a: Term, b: Term, span: Span) -> Term:
    """``a relation b``."""
    if not relation:
        return e.fail(span, f"{sign} is not read into a statement yet")
    left, right = e.sort(a), e.sort(b)
    if relation == "equal" and isinstance(right, Growth) and isinstance(left, Scalar) and isinstance(b, Apply):
        sizes = [
            symbol for symbol in free_symbols(b) if isinstance(symbol.sort, Scalar) and symbol.sort.kind == INTEGER.kind
        ]
        return (
            e.build("of_order", a, b.arguments[0], sizes[0], span=span)
            if len(sizes) == 1
            else e.fail(span, "which number grows is not clear")
        )
    if relation == "equal" and e.is_set(b) and not e.is_set(a):
        return e.build("member", a, b, span=span)
    return e.build(relation, a, b, span=span)
