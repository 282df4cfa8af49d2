r"""Sets: what stands after ``\in``, and what is made of sets."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from symderiv.language.sorts import INTEGER, REAL, UNKNOWN, Scalar, Set, Sort, Unknown
from symderiv.language.spans import Span
from symderiv.language.terms import Number, Symbol, Term, apply, bind, number
from symderiv.reading.discourse.lists import DOTS, is_name
from symderiv.reading.meaning import conditions, names
from symderiv.reading.syntax.notation import NOTATION
from symderiv.reading.syntax.surface import Group, Name, Node, Part, Product, Row, Scripted, Side, Sum, canonical

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["OPERATIONS", "built", "combined", "element_of", "infer_element", "is_interval", "is_operation", "set_of"]

INTERVALS = {"[]": "closed_interval", "()": "open_interval", "[)": "closed_open_interval", "(]": "open_closed_interval",
             "][": "open_interval", "]]": "open_closed_interval", "[[": "closed_open_interval"}  # fmt: skip
OPERATIONS = frozenset({"union", "intersection", "set_difference"})
SIZED = {
    ("R", "n", ""): "vectors", ("R", "n", "++"): "positive_vectors", ("R", "n", ">0"): "positive_vectors",
    ("R", "n", "+"): "nonnegative_vectors", ("R", "n", ">=0"): "nonnegative_vectors",
    ("S", "n", ""): "symmetric_matrices", ("S", "n", "++"): "positive_definite_matrices",
    ("S", "n", ">0"): "positive_definite_matrices", ("S", "n", "+"): "positive_semidefinite_matrices",
    ("S", "n", ">=0"): "positive_semidefinite_matrices",
}  # fmt: skip
HALF_LINES = {
    "+": "open_interval", "++": "open_interval", ">0": "open_interval", ">=0": "closed_open_interval",
}  # fmt: skip


def set_of(e: Elaborator, node: Node, element: Sort = REAL) -> Term:
    r"""What stands after ``\in``: an interval, a set of numbers, a set by name; an undeclared letter is a set of
    such things as stand before the sign."""
    match node:
        case Group(opening, closing, (a, b), (",",), span) if opening + closing in INTERVALS:
            return e.build(INTERVALS[opening + closing], e.term(a), e.term(b), span=span)
        case Group(r"\{"):
            return built(e, node)
        case Group("[", "]", (last,), (), span):
            bound = e.term(last)
            names.infer_whole(e, bound)
            return e.build("range", number(1), bound, span=span)
        case Group("(", ")", (inner,)):
            return set_of(e, inner, element)
        case Sum() | Product() if (made := _operation(e, node, element)) is not None:
            return made
        case Scripted(_, _, _, 0, _) if (made := _scripted(e, node, element)) is not None:
            return made
    term = e.term(node)
    return _inferred(e, term, element)


def is_operation(node: Sum | Product) -> bool:
    """Whether sets are joined by signs that only sets have."""
    signs = node.signs[1:] if isinstance(node, Sum) else node.signs
    return bool(signs) and all(sign in NOTATION.infix and NOTATION.infix[sign].operator in OPERATIONS for sign in signs)


def is_interval(node: Node) -> bool:
    """Whether it can be an interval: two things in brackets."""
    return isinstance(node, Group) and node.opening + node.closing in INTERVALS and node.separators == (",",)


def _inferred(e: Elaborator, term: Term, element: Sort) -> Term:
    """An undeclared letter that stands for a set."""
    if isinstance(term, Symbol) and e.undeclared.get(term.name) == term and not isinstance(term.sort, Set):
        e.findings.sorts[term.name] = Set(element)
        return names.declared_now(e, term.name, Set(element))
    return term


def _operation(e: Elaborator, node: Sum | Product, element: Sort) -> Term | None:
    """Unions, differences, intersections, and what is made of pairs."""
    parts = node.terms if isinstance(node, Sum) else node.factors
    signs = node.signs if isinstance(node, Sum) else ("", *node.signs)
    kinds = [NOTATION.infix[sign].operator if sign in NOTATION.infix else sign for sign in signs[1:]]
    if (
        signs[0]
        or not kinds
        or not all(kind in OPERATIONS or sign == r"\times" for kind, sign in zip(kinds, signs[1:], strict=True))
    ):
        return None
    terms = [set_of(e, part, element) for part in parts]
    if kinds and all(sign == r"\times" for sign in signs[1:]):
        return e.build("cartesian_product", *terms, span=node.span)
    total = terms[0]
    for kind, term in zip(kinds, terms[1:], strict=True):
        if kind not in OPERATIONS:
            return e.fail(node.span, r"brackets are missing around a product of sets")
        total = e.build(kind, total, term, span=node.span)
    return total


def combined(e: Elaborator, sign: str, a: Term, b: Term, span: Span) -> Term | None:
    r"""``A \times B`` of two sets; None where they are none."""
    if sign == r"\times" and isinstance(e.sort(a), Set) and isinstance(e.sort(b), Set):
        return e.build("cartesian_product", a, b, span=span)
    return None


def built(e: Elaborator, group: Group) -> Term:
    r"""``\{1, 2\}``, ``\{1, \dots, n\}``, ``\{x \in A : x > 0\}``, ``\{(-1)^k\}``."""
    if not group.items:
        return apply("empty_set", span=group.span)
    if len(group.items) >= 2 and group.separators[0] in (":", "|"):
        return _by_condition(e, group)
    if any(separator != "," for separator in group.separators):
        return e.fail(group.span, "what this set is made of is not clear")
    if any(isinstance(item, Row) for item in group.items):
        return e.fail(group.span, "a statement among the elements of a set")
    return _listed(e, group.items, group.span)


def _listed(e: Elaborator, items: tuple[Node, ...], span: Span) -> Term:
    dots = [index for index, item in enumerate(items) if isinstance(item, Name) and item.name in DOTS]
    if not dots:
        return e.build("set", *(e.term(item) for item in items), span=span)
    if len(dots) > 1 or dots[0] == 0 or len(items) - dots[0] > 2:
        return e.fail(span, "the pattern of these dots is not clear")
    given = [e.term(item) for item in items if not (isinstance(item, Name) and item.name in DOTS)]
    first, before = given[0], given[: dots[0]]
    if not all(_follows(a, b) for a, b in pairwise(before)):
        return e.fail(span, "the pattern of these dots is not clear: the numbers do not follow each other")
    for bound in given:
        names.infer_whole(e, bound)
    if dots[0] == len(items) - 1:
        return e.build("from", first, span=span)
    return e.build("range", first, given[-1], span=span)


def _follows(a: Term, b: Term) -> bool:
    """Whether the second whole number is known to be the next one."""
    if isinstance(a, Number) and isinstance(b, Number):
        return b.value == a.value + 1
    return b == apply("add", a, number(1))


def _by_condition(e: Elaborator, group: Group) -> Term:
    """``{x in A | P(x)}``: the letter, what it runs over, and what must hold of it."""
    if len(group.items) != 2 and any(separator != "," for separator in group.separators[1:]):
        return e.fail(group.span, "what this set is made of is not clear")
    head, rest = group.items[0], group.items[1:]
    match head:
        case Row((Side(letter, _), Part("relation", r"\in", _), Side(over, _)), _):
            domain: Term | None = set_of(e, over)
        case _:
            letter, domain = head, None
    name = canonical(letter)
    if name is None or not is_name(letter):
        return e.fail(group.span, "a set of values of an expression is not read")
    known = names.found(e, name)
    if domain is None:
        sort = known.sort if known is not None else REAL
        domain = conditions.everything(sort)
    if domain is None or not isinstance(over_sort := e.sort(domain), Set):
        return e.fail(group.span, "what the elements of this set are is not known")
    variable = Symbol(name, conditions.variable_sort("such_that", domain, over_sort))
    before = e.with_variable(variable)
    condition = conditions.all_of(e, rest, group.span)
    e.scope = before
    return bind("such_that", domain, variable, condition, group.span)


def _scripted(e: Elaborator, node: Scripted, element: Sort) -> Term | None:
    r"""``\mathbb{R}^n``, ``\mathbb{R}_+``, ``\mathbb{S}_{++}^n``, ``\{0,1\}^n``, ``A^c``."""
    base, sub, sup, span = node.base, node.sub, node.sup, node.span
    if isinstance(base, Group) and base.opening in (r"\{", "[", "(") and sub is None and sup is not None:
        if base.opening != r"\{" and len(base.items) < 2:
            return None
        return _power(e, set_of(e, base), sup, span)
    if not isinstance(base, Name) or base.name not in ("R", "C", "Z", "N", "S", "Q"):
        term = names.found(e, names.name_of(base) or "")
        if (
            term is None
            and sub is None
            and sup is not None
            and canonical(sup) in ("c", r"\complement")
            and is_name(base)
        ):
            return e.build("complement", _inferred(e, e.term(base), element), span=span)
        if sub is None and sup is not None and term is not None and isinstance(term.sort, Set):
            if canonical(sup) in ("c", r"\complement") and names.found(e, "c") is None:
                return e.build("complement", e.term(base), span=span)
            return _power(e, e.term(base), sup, span)
        return None
    if base.font != r"\mathbb" and (base.name != "R" or names.found(e, base.name) is not None):
        return None
    marks = _marks(e, sub, sup)
    size, mark = (sup, _signs(e, sub)) if marks is None else (None, marks)
    if mark is None:
        return e.fail(span, "a set of numbers that is not read into terms yet")
    return _numbers(e, base, size, mark, span)


def _numbers(e: Elaborator, base: Name, size: Node | None, mark: str, span: Span) -> Term:
    if size is None:
        if base.name == "R" and mark in HALF_LINES:
            return e.build(HALF_LINES[mark], Number(Fraction(0)), apply("infinity"), span=span)
        if base.name in ("Z", "N") and mark in HALF_LINES:
            return e.build("from", Number(Fraction(0 if mark == ">=0" else 1)), span=span)
        return e.fail(span, "a set of numbers that is not read into terms yet")
    if isinstance(size, Product) and size.signs == (r"\times",) and base.name == "R" and not mark:
        return e.build("matrices", *(_size(e, factor) for factor in size.factors), span=span)
    if (row := SIZED.get((base.name, "n", mark))) is not None:
        return e.build(row, _size(e, size), span=span)
    if not mark and base.name in ("C", "Z", "N", "Q"):
        return _power(e, e.term(base), size, span)
    return e.fail(span, "a set of numbers that is not read into terms yet")


def _power(e: Elaborator, base: Term, size: Node, span: Span) -> Term:
    if not isinstance(e.sort(base), Set | Unknown):
        return e.fail(span, "a power of something that is no set")
    return e.build("set_power", base, _size(e, size), span=span)


def _size(e: Elaborator, node: Node) -> Term:
    term = e.term(node)
    names.infer_whole(e, term)
    return term


def _marks(e: Elaborator, sub: Node | None, sup: Node | None) -> str | None:
    """The sign of numbers without a size: ``R_+``, ``R^+``."""
    if sup is None:
        return _signs(e, sub)
    mark = _signs(e, sup)
    return mark if sub is None and mark else None


def _signs(e: Elaborator, script: Node | None) -> str | None:
    if script is None:
        return ""
    text = e.latex[script.span.start : script.span.end].strip("{} ").replace(" ", "")
    for written in (r"\geqslant", r"\geq", r"\ge"):
        text = text.replace(written, ">=")
    text = text.replace("*+", "++").replace("+*", "++").replace(r"\gt", ">")
    return text if text in ("+", "++", ">0", ">=0") else None


def element_of(e: Elaborator, term: Term) -> Sort:
    """The sort of a thing that is said to be in a set nobody declared."""
    sort = e.sort(term)
    return REAL if isinstance(sort, Scalar) and sort != INTEGER else sort


def infer_element(e: Elaborator, element: Term, over: Term) -> None:
    """An undeclared letter that is said to be in a set is such a thing as its elements are."""
    sort = e.sort(over)
    if isinstance(element, Symbol) and e.undeclared.get(element.name) == element and isinstance(sort, Set):
        plain = sort.element
        if element.sort == REAL and plain not in (REAL, UNKNOWN) and element.name not in e.findings.sorts:
            e.findings.sorts[element.name] = plain
