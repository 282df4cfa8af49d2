r"""Draws: ``z \sim q(z|x)``, ``u \mid h = k \sim N(m, S)``, ``U \perp V, W \mid T``: what is said of random variables.

The sides of these signs are lists with commas and bars of their own. A draw says that the law of what is drawn, under
the law that no one names, is a distribution; of several things each is drawn. A lone ``p`` after the sign is the
distribution that p gives to what is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import TYPE_CHECKING

from symderiv.language.outcomes import CHANCE, OMEGA, at_outcome, joint
from symderiv.language.sorting import variable_of
from symderiv.language.sorts import INTEGER, LAW, POSITIVE_INTEGER, UNKNOWN, Distribution, Function, Matrix, Tuple
from symderiv.language.spans import Span
from symderiv.language.terms import Apply, Bind, Symbol, Term, Unread, apply, bind, free_symbols, number
from symderiv.reading.discourse.grouping import DRAWS, RELATIONS, is_sign, relation_of
from symderiv.reading.meaning.calculus import unfolding
from symderiv.reading.meaning.probability import densities, events, law_letters, random_variables
from symderiv.reading.meaning.sums import slices
from symderiv.reading.syntax.surface import Accent, Group, Name, Node, Part, Product, Row, Side, walk

if TYPE_CHECKING:
    from symderiv.reading.discourse.clauses import Clause
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["is_draw", "related", "sides_of"]


def is_draw(clause: Clause) -> bool:
    """Whether a clause says what is drawn or independent; arrows and lists in angles are orthogonal."""
    if clause.sides and all(_has_arrow(side) for side in clause.sides):
        return False
    opens = clause.opens is not None and relation_of(clause.opens) in DRAWS
    return opens or any(relation_of(part) in RELATIONS for part in clause.relations)


def _has_arrow(side: Node) -> bool:
    listed = isinstance(side, Group) and side.opening == r"\langle"
    return listed or any(isinstance(node, Accent) and node.accent == r"\vec" for node in walk(side))


# The sides as terms


def sides_of(e: Elaborator, clause: Clause) -> list[Term]:
    """The sides of a draw or an independence, as laws and distributions."""
    terms: list[Term] = []
    for index, node in enumerate(clause.sides):
        sign = clause.relations[index - 1] if index else clause.opens
        before = relation_of(sign) if sign is not None else ""
        after = relation_of(clause.relations[index]) if index < len(clause.relations) else ""
        if "dependent" in before + after:
            terms.append(_several(e, node, given=bool(before)))
        elif after in DRAWS or "equal_in_distribution" in (before, after):
            terms.append(_drawn(e, node))
        elif not before or before not in (*RELATIONS, "equal"):
            terms.append(e.term(node))
        else:
            terms.append(_distribution(e, node))
    return terms


def _distribution(e: Elaborator, node: Node) -> Term:
    term = densities.distribution(e, node)
    return e.fail(node.span, "this is no distribution") if term is None else term


def _split(node: Node) -> tuple[list[Node], list[str], list[Node], list[str]] | None:
    """What a list holds before its bar and after it, and the signs between."""
    if not isinstance(node, Row):
        return [node], [], [], []
    groups: list[list[Side | Part]] = [[]]
    signs: list[str] = []
    for part in node.parts:
        if is_sign(part, ",", "|", ":"):
            groups.append([])
            signs.append(part.text if isinstance(part, Part) else "")
        else:
            groups[-1].append(part)
    if not all(groups) or signs.count("|") > 1:
        return None
    nodes: list[Node] = []
    for group in groups:
        only = group[0]
        alone = len(group) == 1 and isinstance(only, Side)
        nodes.append(
            only.node if alone and isinstance(only, Side) else Row(tuple(group), only.span.join(group[-1].span))
        )
    bar = signs.index("|") if "|" in signs else len(signs)
    return nodes[: bar + 1], signs[:bar], nodes[bar + 1 :], signs[bar + 1 :]


def _several(e: Elaborator, node: Node, *, given: bool) -> Term:
    r"""One side of ``\perp``: a tuple of what stands there, of which the right side's last part is the condition."""
    split = _split(node)
    if split is None or (split[2] and not given):
        return e.fail(node.span, "what is independent of what is not read")
    drawn, condition = _values(e, split[0], split[1]), _values(e, split[2], split[3])
    if not drawn or condition is None:
        return e.fail(node.span, "what is independent is not read")
    parts = [joint(drawn), joint(condition)] if condition else [joint(drawn)]
    return bind("law", CHANCE, OMEGA, apply("tuple", *parts), node.span)


def _values(e: Elaborator, nodes: Sequence[Node], signs: Sequence[str]) -> list[Term] | None:
    """The parts of the outcome that values name."""
    items = slices.listed(e, list(nodes), list(signs))
    parts = [_part(e, one) for item in items or [] for one in _unpacked(item)]
    return None if items is None or None in parts else [part for part in parts if part is not None]


def _unpacked(item: Node | Term) -> Sequence[Node | Term]:
    """The things in ``(X, Y)``."""
    return item.items if isinstance(item, Group) and item.opening == "(" else [item]


def _part(e: Elaborator, item: Node | Term) -> Term | None:
    """One thing that is drawn or independent: a letter, or an expression of random variables."""
    if isinstance(item, Apply | Row) or law_letters.like_a_value(item):  # type: ignore[arg-type]
        read = random_variables.arguments(e, [item])
        return read[0].part if read is not None else None
    match item:
        case Product((Name(name), Group("(")), ("",), _) if name in "STUVWXYZ":
            return None  # Y(1): a potential outcome, or a process
    return events.part_said(e, item)  # type: ignore[arg-type]


def _drawn(e: Elaborator, node: Node) -> Term:
    r"""What stands before ``\sim``: its law; of several things a tuple of laws; of ``x_1, \dots, x_n`` a function."""
    split = _split(node)
    if split is None:
        return e.fail(node.span, "what is drawn is not read")
    items = slices.listed(e, split[0], split[1])
    law = densities.given_law(e, CHANCE, split[2], split[3])
    if items is None or law is None:
        return e.fail(node.span, "what is drawn is not read")
    laws: list[Term] = []
    for item in items:
        alone = _unpacked(item)
        parts = [part for one in alone if (part := _part(e, one)) is not None]
        if not parts or len(parts) < len(alone):
            return e.fail(node.span, "what is drawn is not read")
        own = bind("law", law, OMEGA, joint(parts), node.span)
        laws.append(_each(parts[0], own) if isinstance(item, Apply) else own)
    return laws[0] if len(laws) == 1 else apply("tuple", *laws, span=node.span)


def _each(part: Term, law: Bind) -> Term:
    r"""``x_1, \dots, x_n`` before a draw: the law of each of them."""
    match part:
        case Apply("apply", (Apply("slice", (members, first, last)), outcome)):
            index = Symbol("i", POSITIVE_INTEGER if first == number(1) else INTEGER)
            one = apply("apply", apply("apply", members, index), outcome)
            return bind("lambda", apply("range", first, last), index, bind("law", law.domain, OMEGA, one))
    return law


# Statements


def related(e: Elaborator, relation: str, a: Term, b: Term, span: Span) -> Term:
    """What a draw or an independence says of its sides."""
    if isinstance(a, Unread) or isinstance(b, Unread):
        return a if isinstance(a, Unread) else b
    if relation in DRAWS and not isinstance(a, Bind) and (random := events.random_in(e, [a])):
        a = bind("law", CHANCE, OMEGA, at_outcome(a, random, OMEGA), a.span)  # the side of the row before
    if relation == "equal_in_distribution" and isinstance(a, Bind) and isinstance(b, Bind):
        return e.build(relation, a, b, span=span)
    if relation == "nearly_distributed" and isinstance(a, Bind) and e.sort(b) != LAW:
        return e.build(relation, a, b, span=span)
    if relation == "distributed":
        return _distributed(e, a, b, span)
    if relation in ("independent", "dependent") and isinstance(e.sort(a), Matrix) and isinstance(e.sort(b), Matrix):
        product = e.build("multiply", e.build("transpose", a, span=span), b, span=span)
        right = e.build("equal", product, number(0), span=span)  # \vec a \perp \vec b
        return e.build("not", right, span=span) if relation == "dependent" else right
    match a, b:
        case Bind("law", law, _), Bind("law", _, _):
            left, right = a.open(OMEGA), b.open(OMEGA)
            assert isinstance(left, Apply)
            assert isinstance(right, Apply)
            said = bind("independent", law, OMEGA, apply("tuple", *left.arguments, *right.arguments), span)
            return apply("not", said, span=span) if relation == "dependent" else said
    return e.fail(span, "what is independent of what is not read")


def _distributed(e: Elaborator, a: Term, b: Term, span: Span) -> Term:
    match a:
        case Apply("tuple", laws):
            of = e.sort(b)
            if isinstance(of, Distribution) and isinstance(of.of, Tuple) and all(isinstance(x, Bind) for x in laws):
                parts = [law.open(OMEGA) for law in laws if isinstance(law, Bind)]
                whole = laws[0]
                assert isinstance(whole, Bind)
                return _distributed(e, bind("law", whole.domain, OMEGA, apply("tuple", *parts)), b, span)
            each = [_distributed(e, law, b, span) for law in laws]
            return reduce(lambda one, other: apply("and", one, other, span=span), each)
        case Bind("lambda", domain, _):
            variable = unfolding.fresh(variable_of(a).sort, apply("tuple", a, b), ("i",))
            variable = Symbol("i", variable.sort) if all(s.name != "i" for s in free_symbols(b)) else variable
            return bind("forall", domain, variable, _distributed(e, a.open(variable), b, span), span)
        case Bind("law"):
            _learn(e, a, b)
            if e.sort(b) == LAW:
                b = bind("law", b, OMEGA, a.open(OMEGA), b.span)
            return e.build("distributed", a, b, span=span)
    return e.fail(span, "what is drawn is not read")


def _learn(e: Elaborator, law: Bind, of: Term) -> None:
    """An undeclared letter that is drawn from a distribution of vectors is a vector."""
    sort = e.sort(of)
    match law.open(OMEGA):
        case Apply("apply", (Symbol(name, Function(_, value)), outcome)) if outcome == OMEGA:
            of_values = sort.of if isinstance(sort, Distribution) else UNKNOWN
            if isinstance(of_values, Matrix) and not isinstance(value, Matrix) and name not in e.context.symbols:
                e.findings.sorts[name] = Matrix(of_values.rows, of_values.columns)
