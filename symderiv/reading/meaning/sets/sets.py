r"""Sets: what stands after ``\in``, and what is made of sets."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from symderiv.language.sorts import INTEGER, REAL, UNKNOWN, Function, Scalar, Set, Sort
from symderiv.language.spans import Span
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, apply, bind, number
from symderiv.reading.discourse.lists import DOTS, is_name
from symderiv.reading.meaning import conditions, names
from symderiv.reading.meaning.sets import images, mapped_sets, number_sets
from symderiv.reading.meaning.sums import dots as patterns
from symderiv.reading.syntax.notation import NOTATION
from symderiv.reading.syntax.surface import Group, Name, Node, Part, Product, Row, Scripted, Side, Sum, canonical, walk

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = [
    "OPERATIONS", "as_interval", "built", "combined", "element_of", "infer_element", "inferred", "is_interval",
    "is_operation", "is_value", "listed", "named", "set_of",
]  # fmt: skip

CALLIGRAPHIC = frozenset({r"\mathcal", r"\mathfrak", r"\mathbb", r"\mathscr"})
INTERVALS = {"[]": "closed_interval", "()": "open_interval", "[)": "closed_open_interval", "(]": "open_closed_interval",
             "][": "open_interval", "]]": "open_closed_interval", "[[": "closed_open_interval"}  # fmt: skip
SETS = frozenset({"such_that", "union_over", "intersection_over"})
OPERATIONS = frozenset({"union", "intersection", "set_difference"})


def set_of(e: Elaborator, node: Node, element: Sort = REAL) -> Term:
    r"""What stands after ``\in``: an interval, a set by name; an undeclared letter is a set of what stands before."""
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
        case Product((Name(r"\partial"), inner), ("",), span):
            return e.build("boundary", set_of(e, inner, element), span=span)
        case Sum() | Product() if (made := _operation(e, node, element)) is not None:
            return made
        case Scripted(_, _, _, 0, _) if (made := number_sets.scripted(e, node, element)) is not None:
            return made
    if (own := _calligraphic(e, node, element)) is not None:
        return own
    if isinstance(node, Scripted) and isinstance(node.base, Name) and (node.base.word or node.base.font):
        node = Product((node,), (), node.span)  # a word or a sign with its size: GL_n
    term = e.term(node)
    if mapped_sets.as_a_set(e, term):
        return e.fail(node.span, "a value that is not known as a set")
    return inferred(e, term, element)


def _calligraphic(e: Elaborator, node: Node, element: Sort) -> Term | None:
    r"""``\mathcal{X}`` where X is known as something else than a set, such as a random variable: a set of its own."""
    base = node.base if isinstance(node, Scripted) else node
    full = names.name_of(node) if isinstance(base, Name) and base.font in CALLIGRAPHIC else None
    bound = any(isinstance(part, Name) and part.name in e.scope for part in walk(node))
    indexed = isinstance(node, Scripted) and not bound
    if full is None or full in e.scope or (full in e.context.symbols and not indexed):
        return None
    known = names.found(e, full)
    if known is None or (known.name == full and not indexed) or isinstance(known.sort, Set):
        return None
    return names.declared_now(e, full, Set(element))


def is_operation(node: Sum | Product) -> bool:
    """Whether sets are joined by signs that only sets have."""
    signs = node.signs[1:] if isinstance(node, Sum) else node.signs
    return bool(signs) and all(sign in NOTATION.infix and NOTATION.infix[sign].operator in OPERATIONS for sign in signs)


def is_interval(node: Node) -> bool:
    """Whether it can be an interval: two things in brackets."""
    return isinstance(node, Group) and node.opening + node.closing in INTERVALS and node.separators == (",",)


def as_interval(e: Elaborator, node: Node, term: Term) -> Term:
    """What stands beside a sign between sets: two things in brackets are an interval there."""
    if is_interval(node) and not e.is_set(term):
        return set_of(e, node)
    mapped_sets.as_a_set(e, term)  # of f(A): the next pass reads an image
    return term


def inferred(e: Elaborator, term: Term, element: Sort) -> Term:
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
    return listed(e, group.items, group.span)


def listed(e: Elaborator, items: tuple[Node, ...], span: Span) -> Term:
    r"""``a, b``, ``1, \dots, n``, ``v_1, \dots, v_n``: the elements of a set."""
    dots = [index for index, item in enumerate(items) if isinstance(item, Name) and item.name in DOTS]
    if not dots:
        return e.build("set", *(_element(e, item) for item in items), span=span)
    if len(dots) > 1 or dots[0] == 0 or len(items) - dots[0] > 2:
        return e.fail(span, "the pattern of these dots is not clear")
    given = [e.term(item) for item in items if not (isinstance(item, Name) and item.name in DOTS)]
    first, before, ends = given[0], given[: dots[0]], dots[0] < len(items) - 1
    if all(_whole_number(e, term) for term in given):
        if not all(_follows(a, b) for a, b in pairwise(before)):
            return e.fail(span, "the pattern of these dots is not clear: the numbers do not follow each other")
        for bound in given:
            names.infer_whole(e, bound)
        return e.build("range", first, given[-1], span=span) if ends else e.build("from", first, span=span)
    found = patterns.inferred(e, before, given[-1] if ends else None)
    if found is None:
        return e.fail(span, patterns.UNCLEAR)
    return e.build("values", bind("lambda", patterns.domain(found), found.index, found.body), span=span)


def _element(e: Elaborator, item: Node) -> Term:
    """An element of a set; braces around it make a set of one element."""
    return built(e, item) if isinstance(item, Group) and item.opening == r"\{" else e.term(item)


def _whole_number(e: Elaborator, term: Term) -> bool:
    """Whether it can be a whole number: a number, a plain letter, or these added up."""
    match term:
        case Number(value):
            return value.denominator == 1
        case Symbol(name, Scalar(kind, _)):
            return kind == "integer" or not any(mark in name for mark in "_^'")
        case Apply("add" | "subtract" | "negate" | "multiply", parts):
            return all(_whole_number(e, part) for part in parts)
        case Apply("apply" | "entry", _):
            return False  # a member of a sequence
    return getattr(e.sort(term), "kind", "") == "integer"


def _follows(a: Term, b: Term) -> bool:
    """Whether the second whole number is known to be the next one."""
    if isinstance(a, Number) and isinstance(b, Number):
        return b.value == a.value + 1
    return b == apply("add", a, number(1))


def _upwards(head: Row) -> Term | None:
    r"""All whole numbers, for ``n \ge 0`` and its like, where the letter customarily counts."""
    first = head.parts[0]
    letter = first.node.name if isinstance(first, Side) and isinstance(first.node, Name) else ""
    return apply("integers") if letter in COUNTING else None


COUNTING = frozenset("nmkij")
BOUNDS = frozenset((r"\ge", r"\geq", ">", "<", r"\le", r"\leq", r"\geqslant", r"\leqslant"))


def _by_condition(e: Elaborator, group: Group) -> Term:
    """``{x in A | P(x)}``: the letter, what it runs over, and what must hold of it."""
    if len(group.items) != 2 and not {*group.separators[1:]} <= {",", ";", ":"} and group.separators != (":", "|"):
        return e.fail(group.span, "what this set is made of is not clear")
    head, rest = group.items[0], group.items[1:]
    if {*group.separators[1:]} & {"|", ":"}:  # : k | l, and : \\forall g \\in G: gz = zg
        rest = (_row(rest, group.separators[1:]),)
    match head:
        case Row((Side(letter, _), Part("relation", r"\in", _), Side(over, _)), _):
            domain: Term | None = set_of(e, over)
        case Row((Side(Name() as letter, _), Part("relation", sign, _), Side()), _) if sign in BOUNDS:
            domain, rest = _upwards(head), (head, *rest)  # \{n \ge 0 : S_n = 1\}
        case _:
            letter, domain = head, None
    name = canonical(letter)
    if name is None or not is_name(letter):
        return images.image(e, group)
    known = names.found(e, name)
    if domain is None:
        if known is None and names.is_function_letter(e, name) and _applied(name, rest):
            return e.fail(group.span, "a set of functions")
        sort = known.sort if known is not None else REAL
        domain = conditions.everything(sort) or _whole_space(e, sort)
    if domain is None or not isinstance(over_sort := e.sort(domain), Set):
        return e.fail(group.span, "what the elements of this set are is not known")
    variable = Symbol(name, conditions.variable_sort("such_that", domain, over_sort))
    before = e.with_variable(variable)
    condition = conditions.all_of(e, rest, group.span)
    e.scope = before
    return bind("such_that", domain, variable, condition, group.span)


def _applied(name: str, nodes: tuple[Node, ...]) -> bool:
    """Whether a letter stands before brackets."""
    products = [node for top in nodes for node in walk(top) if isinstance(node, Product)]
    pairs = [pair for node in products for pair in pairwise(node.factors)]
    return any(isinstance(a, Name) and a.name == name and isinstance(b, Group) and b.opening == "(" for a, b in pairs)


def _row(items: tuple[Node, ...], separators: tuple[str, ...]) -> Row:
    """Several items as one row."""
    parts: list[Side | Part] = []
    for item, mark in zip(items, ("", *separators), strict=True):
        parts += [Part("separator", mark, item.span)] if mark else []
        parts += item.parts if isinstance(item, Row) else [Side(item, item.span)]
    return Row(tuple(parts), items[0].span.join(items[-1].span))


def _whole_space(e: Elaborator, sort: Sort) -> Term | None:
    """The space called V, for one of its vectors."""
    whole = e.context.symbols.get("V")
    return whole if whole is not None and whole.sort == Set(sort) else None


def element_of(e: Elaborator, term: Term) -> Sort:
    """The sort of a thing that is said to be in a set nobody declared."""
    sort = e.sort(term)
    return REAL if isinstance(sort, Scalar) and sort != INTEGER else sort


def named(e: Elaborator, letter: Term, over: Term) -> bool:
    r"""Whether a letter nobody declared is given a set as its meaning: not ``x = \pm 1``."""
    sort, span = e.sort(over), over.span
    text = e.latex[span.start : span.end] if span is not None else r"\pm"
    if not isinstance(letter, Symbol) or e.undeclared.get(letter.name) != letter or r"\pm" in text or r"\mp" in text:
        return False
    known = e.findings.sorts.get(letter.name)
    if not isinstance(sort, Set) or isinstance(known, Set) or (isinstance(over, Bind) and over.operator not in SETS):
        return False  # an argmax is written like a value
    e.findings.sorts[letter.name] = sort
    return True


def is_value(e: Elaborator, value: Term, over: Term) -> bool:
    """Whether a set is the value of a function nobody declared, which is learnt: ``Z(G) = \\{z \\in G : ...\\}``."""
    match value:
        case Apply("apply", (Symbol(name, Function(arguments, Scalar())) as function, *_)):
            known = e.findings.sorts.get(name)
            if e.undeclared.get(name) != function or (isinstance(known, Function) and known != function.sort):
                return False
            e.findings.sorts[name] = Function(arguments, e.sort(over))
            return True
    return False


def infer_element(e: Elaborator, element: Term, over: Term) -> None:
    """An undeclared letter that is said to be in a set is such a thing as its elements are."""
    sort = e.sort(over)
    if isinstance(element, Symbol) and e.undeclared.get(element.name) == element and isinstance(sort, Set):
        plain = sort.element
        if element.sort == REAL and plain not in (REAL, UNKNOWN) and element.name not in e.findings.sorts:
            e.findings.sorts[element.name] = plain
