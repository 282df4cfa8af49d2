"""Statements: relations between sides, as terms; how the relations of a chain compose."""

from __future__ import annotations

import re
from functools import reduce
from typing import TYPE_CHECKING

from symderiv.language.sorts import INTEGER, Distribution, Element, Function, Growth, Matrix, Scalar, Set
from symderiv.language.spans import Span
from symderiv.language.terms import Apply, Number, Symbol, Term, apply, bind, free_symbols
from symderiv.reading.discourse import convergence, draws, hypotheses, tendencies
from symderiv.reading.discourse.grouping import RELATIONS
from symderiv.reading.meaning import coercion
from symderiv.reading.meaning.probability import laws
from symderiv.reading.meaning.sets import mapped_sets, number_sets, sets
from symderiv.reading.meaning.sums import dots, neighbours
from symderiv.reading.syntax.notation import NOTATION
from symderiv.reading.syntax.surface import Braced, Group, Node, Part, Product, Sum

if TYPE_CHECKING:
    from symderiv.reading.discourse.clauses import Clause
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["aligned", "composed", "linked", "related", "side", "sides_of"]

ORDERS = frozenset({"equal", "less", "less_equal", "greater", "greater_equal"})
AMONG = frozenset({"member", "not_member", "subset", "subset_equal"})
DECIMAL = re.compile(r"\d\.\d|\.\d")  # then the entries are rounded
RANK = {"less": 2, "less_equal": 1, "greater": -2, "greater_equal": -1}
BY_RANK = {rank: name for name, rank in RANK.items()}


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


SET_SIGNS = {r"\in": "right", r"\notin": "right", r"\ni": "left"} | dict.fromkeys(
    (r"\subset", r"\subseteq", r"\supset", r"\supseteq", r"\subsetneq", r"\supsetneq"), "both"
)


def sides_of(e: Elaborator, clause: Clause) -> list[Term]:
    r"""The sides of a clause; what stands after ``\in`` is a set."""
    if draws.is_draw(clause):
        return draws.sides_of(e, clause)
    if (hypothesis := hypotheses.sides_of(e, clause)) is not None:
        return hypothesis
    if (converging := convergence.sides_of(e, clause)) is not None:
        return converging
    if (tending := tendencies.sides_of(e, clause)) is not None:
        return tending
    terms: list[Term] = []
    _modulus(clause)
    for index, node in enumerate(clause.sides):
        before = clause.relations[index - 1] if index else clause.opens
        after = clause.relations[index] if index < len(clause.relations) else clause.closes
        if before is not None and SET_SIGNS.get(before.text) in ("right", "both"):
            element = sets.element_of(e, terms[-1]) if terms and SET_SIGNS[before.text] == "right" else INTEGER
            terms.append(sets.set_of(e, node, element))
        elif after is not None and SET_SIGNS.get(after.text) in ("left", "both"):
            terms.append(sets.set_of(e, node, INTEGER))
        else:
            terms.append(side(e, node))
    if len(terms) > 1 and any(e.is_set(term) for term in terms):
        terms = [
            sets.set_of(e, node) if sets.is_interval(node) and not (e.is_set(term) or _is_element(clause, at)) else term
            for at, (node, term) in enumerate(zip(clause.sides, terms, strict=True))
        ]
    return terms


def _is_element(clause: Clause, at: int) -> bool:
    r"""Whether a side is said to be in a set: ``(i, j) \in E``."""
    before = clause.relations[at - 1] if at else clause.opens
    after = clause.relations[at] if at < len(clause.relations) else clause.closes
    contained = after is not None and SET_SIGNS.get(after.text) == "right"
    return contained or (before is not None and SET_SIGNS.get(before.text) == "left")


def _of_each(e: Elaborator, clause: Clause, sign: Part, a: Term, b: Term, span: Span) -> Term:
    r"""``x_1, \dots, x_n > 0``: for all members of the list."""
    relation = NOTATION.infix[sign.text].operator
    given = [related(e, relation, sign.text, e.term(member), b, span) for member in clause.members]
    found = dots.inferred(e, given, related(e, relation, sign.text, a, b, span))
    if found is None or len(clause.relations) > 1:
        return e.fail(span, dots.UNCLEAR)
    return bind("forall", dots.domain(found), found.index, found.body, span)


def _modulus(clause: Clause) -> None:
    r"""``a \equiv b \pmod n``: the modulus is taken off the last side."""
    if clause.sides and any(part.text == r"\equiv" for part in clause.relations):
        clause.sides[-1], found = _without_modulus(clause.sides[-1])
        clause.modulus = found or clause.modulus


def _without_modulus(node: Node) -> tuple[Node, Node | None]:
    match node:
        case Sum((*terms, last), signs, span):
            rest, modulus = _without_modulus(last)
            return (node, None) if modulus is None else (Sum((*terms, rest), signs, span), modulus)
        case Product((*factors, Group("(", ")", (Braced(r"\pmod", (modulus,)),))), signs, span):
            return (factors[0] if len(factors) == 1 else Product(tuple(factors), signs[:-1], span)), modulus
        case Product((*factors, Braced(r"\pmod", (modulus,))), signs, span):
            return (factors[0] if len(factors) == 1 else Product(tuple(factors), signs[:-1], span)), modulus
    return node, None


def may_follow(e: Elaborator, before: Term | None, term: Term) -> bool:
    """Whether a row that is one side can carry on a chain: not a matrix or a set after a number."""
    kinds = {type(e.sort(part)) for part in (before, term) if part is not None}
    if Set in kinds and Scalar in kinds:
        return False
    earlier = {symbol.name for symbol in free_symbols(before)} if before is not None else set()
    literal = isinstance(term, Apply) and term.operator == "matrix"
    if literal and any(symbol.name not in earlier for symbol in free_symbols(term)):  # of new letters: another matrix
        return False
    return not (Matrix in kinds and Scalar in kinds) or coercion.sizeless(term)


def linked(e: Elaborator, clause: Clause, sign: Part, a: Term, b: Term, span: Span) -> Term:
    """One relation of a clause; a letter that is one of a few values is the first or the second or ..."""
    if clause.modulus is not None and sign.text == r"\equiv":
        return e.build("congruent_modulo", a, b, e.term(clause.modulus), span=span)
    if (hypothesis := hypotheses.stated(e, sign, a, b, span)) is not None:
        return hypothesis
    if (converging := convergence.converges(e, clause, sign, a, b, span)) is not None:
        return converging
    if (tending := tendencies.tends(e, clause, sign, a, b, span)) is not None:
        return tending
    if clause.members:
        return _of_each(e, clause, sign, a, b, span)
    if sign in clause.dotted:
        return neighbours.each_to_the_next(e, clause, sign, b, span)
    relation = NOTATION.infix[sign.text].operator
    if clause.listed and relation == "member":
        step: Term = e.build("member", a, b, span=span)  # that its values are whole says nothing of the letter
    else:
        step = tendencies.orders(e, clause, relation, a, b, span) or related(e, relation, sign.text, a, b, span)
    match step:
        case Apply("member", (letter, Apply("set", values))) if clause.listed and len(values) > 1:
            each = [apply("equal", letter, value, span=span) for value in values]
            return reduce(lambda one, other: apply("or", one, other, span=span), each)
    return step


def _is_whole(e: Elaborator, term: Term) -> bool:
    """Whether a term is known to be a whole number."""
    sort = e.sort(term)
    plain = isinstance(term, Number) and term.value.denominator == 1
    return plain or (isinstance(sort, Scalar) and sort.kind == INTEGER.kind)


def aligned(e: Elaborator, sides: list[Term], point: Term | None) -> list[Term]:
    """The sides of a chain, fitted to each other: zeros and identities sized, distributions as densities."""
    sorts = [e.sort(term) for term in sides]
    if point is None and any(isinstance(sort, Scalar) for sort in sorts):
        sides = [laws.as_quantity(e, term) for term in sides]
    if any(isinstance(sort, Scalar) for sort in sorts) and point is not None:
        sides = [
            _as_density(e, term, point) if isinstance(sort, Distribution) else term
            for term, sort in zip(sides, sorts, strict=True)
        ]
    pairs = zip(sorts, sides, strict=True)
    shapes = [(sort, term) for sort, term in pairs if isinstance(sort, Matrix | Distribution | Element)]
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


def _is_pair(term: Apply) -> bool:
    """Whether a set is that of the two values of a side with a plus-minus sign."""
    return term.operator == "set" and len(term.arguments) == 2


def related(e: Elaborator, relation: str, sign: str, a: Term, b: Term, span: Span) -> Term:
    """``a relation b``."""
    if relation.startswith("not "):
        return e.build("not", related(e, relation.removeprefix("not "), sign, a, b, span), span=span)
    if not relation:
        return e.fail(span, f"{sign} is not read into a statement yet")
    if relation in RELATIONS:
        return draws.related(e, relation, a, b, span)
    left, right = e.sort(a), e.sort(b)
    if relation == "row_equivalent" and (free_symbols(a) | free_symbols(b) or DECIMAL.search(e.latex)):
        relation = "reduces_to"
    if relation in ("less", "less_equal") and e.is_set(a) and e.is_set(b):
        relation = "subgroup"
    if relation == "equal" and isinstance(right, Function) and isinstance(a, Symbol) and e.undeclared.get(a.name) == a:
        e.findings.sorts[a.name] = right
    if relation == "equal" and isinstance(left, Function) and isinstance(b, Symbol) and e.undeclared.get(b.name) == b:
        e.findings.sorts[b.name] = left
    if relation == "divides" and not (_is_whole(e, a) and _is_whole(e, b)):
        return e.fail(span, "a bar between things that are not known to be whole numbers")
    simple = isinstance(b, Apply) and b.operator == "big_o" and relation == "equal"
    if (isinstance(left, Growth) or isinstance(right, Growth)) and relation in ORDERS and not simple:
        return e.build(f"{relation}_in_growth", a, b, span=span)
    if relation == "equal" and isinstance(right, Growth) and isinstance(left, Scalar) and isinstance(b, Apply):
        sizes = [
            symbol for symbol in free_symbols(b) if isinstance(symbol.sort, Scalar) and symbol.sort.kind == INTEGER.kind
        ]
        return (
            e.build("of_order", a, b.arguments[0], sizes[0], span=span)
            if len(sizes) == 1
            else e.fail(span, "which number grows is not clear")
        )
    if relation == "equal" and e.is_set(a) != e.is_set(b) and mapped_sets.as_a_set(e, a if e.is_set(b) else b):
        return e.fail(span, "a value that is not known as a set")
    if relation == "equal" and e.is_set(b) and sets.is_value(e, a, b):
        return e.fail(span, "a function whose values are not known as sets")
    if relation == "equal" and e.is_set(b) and not e.is_set(a) and sets.named(e, a, b):
        return e.fail(span, "a letter that is not known as a set")
    if relation == "equal" and e.is_set(b) and not e.is_set(a):
        return _one_of(e, a, b, span)
    if relation == "equal" and e.is_set(a) and isinstance(right, Scalar) and isinstance(a, Apply) and _is_pair(a):
        return e.build("member", b, a, span=span)  # 3a \pm \sqrt{b} = -2
    if relation in ("member", "not_member"):
        sets.infer_element(e, a, b)
    return e.build(relation, a, number_sets.of_rows(e, a, b) if relation in AMONG else b, span=span)


def _one_of(e: Elaborator, a: Term, b: Term, span: Span) -> Term:
    """``x = b``, where b is a set of values: one of those; a subgroup or a space is no set of values."""
    sort = e.sort(b)
    listed = isinstance(b, Apply) and b.operator == "set"
    if isinstance(sort, Set) and isinstance(sort.element, Element) and not listed:
        return e.fail(span, "an element and a set are not equal")
    return e.build("member", a, b, span=span)
