r"""Functions beyond a letter before brackets: ``\sigma``, words, compositions, and functions of each entry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from symderiv.language.dimensions import same_dimension
from symderiv.language.sorting import binder_row
from symderiv.language.sorts import (
    ONE,
    OUTCOME,
    POSITIVE_INTEGER,
    REAL,
    UNKNOWN,
    Function,
    Matrix,
    Scalar,
    Sort,
    has,
    vector,
)
from symderiv.language.spans import Span
from symderiv.language.terms import Apply, Bind, Symbol, Term, bind, free_symbols
from symderiv.reading.meaning import names
from symderiv.reading.meaning.sets import mapped_sets
from symderiv.reading.syntax.surface import Group, Name, Node, Product, Row, Scripted, parts_of, walk

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator
    from symderiv.reading.meaning.products import Run

__all__ = [
    "applied_to_several", "as_vector", "composed", "entry_of", "entrywise", "has_entries", "inverted",
    "is_activation", "is_prior",
    "of_function", "of_vector",
    "stands_alone", "stands_within",
]  # fmt: skip

# What is applied to each entry of a vector; of a square matrix the first few may mean something else.
OF_EACH = frozenset(
    [
        "exp",
        "log",
        "sqrt",
        "sin",
        "cos",
        "tan",
        "sinh",
        "cosh",
        "tanh",
        "arctan",
        "logistic",
        "relu",
        "softplus",
        "sign",
        "erf",
    ]
)
OF_MATRICES = frozenset({"exp", "log", "sqrt", "sin", "cos", "tan", "sinh", "cosh"})
IDENTITY = re.compile(r"(?:\\mathrm\{)?[iI]d(?![a-z])")
LETTERS = ("t", "s", "x", "y", "z", "v")


def entrywise(e: Elaborator, operator: str, arguments: tuple[Term, ...], span: Span) -> Term | None:
    """A function of numbers applied to a vector or a matrix: to each entry; None where it is applied to none."""
    if operator not in OF_EACH or len(arguments) != 1 or not isinstance(sort := e.sort(arguments[0]), Matrix):
        return None
    square = same_dimension(sort.rows, sort.columns)
    if square and operator in OF_MATRICES and not same_dimension(sort.columns, ONE):
        return None
    entry = entry_of(e, arguments[0])
    return bind("entrywise", arguments[0], entry, e.build(operator, entry, span=span), span)


def stands_within(name: str, group: Group) -> bool:
    """Whether a letter is a number in its own brackets, as in ``p_0 (1 - p_0)``: they are no arguments."""
    heads: set[int] = set()
    for item in group.items:
        for node in walk(item):
            if isinstance(node, Product):
                pairs = zip(node.factors, node.factors[1:], strict=False)
                heads |= {id(part) for head, after in pairs if isinstance(after, Group) for part in walk(head)}
    return any(names.name_of(node) == name and id(node) not in heads for item in group.items for node in walk(item))


def of_vector(e: Elaborator, function: Symbol, arguments: list[Term]) -> Symbol | None:
    """The entry that a function of a number takes where it is given a vector; None where it takes what it is given."""
    sort = function.sort
    if not isinstance(sort, Function) or len(arguments) != 1 or len(sort.arguments) != 1:
        return None
    if not isinstance(sort.arguments[0], Scalar) or "sequence" in sort.properties or not isinstance(sort.value, Scalar):
        return None
    return entry_of(e, arguments[0]) if isinstance(e.sort(arguments[0]), Matrix) else None


def entry_of(e: Elaborator, over: Term) -> Symbol:
    """A letter for an entry of a vector."""
    taken = {symbol.name for symbol in free_symbols(over)} | set(e.scope)
    name = next(letter for letter in (*LETTERS, "entry") if letter not in taken)
    return Symbol(name, binder_row("entrywise").variable(over, e.sort(over)))


def is_activation(name: str, group: Group) -> bool:
    r"""``\sigma`` before brackets around one thing."""
    return name == r"\sigma" and len(group.items) == 1 and not isinstance(group.items[0], Row)


def is_prior(e: Elaborator, name: str, group: Group) -> bool:
    r"""``\pi(\theta)``: a prior, a policy, the number of primes; nobody puts one letter in brackets to multiply it."""
    lone = len(group.items) == 1 and group.opening == "(" and names.name_of(group.items[0]) is not None
    return name == r"\pi" and lone and not stands_alone(e, name)


def stands_alone(e: Elaborator, name: str) -> bool:
    """Whether a letter stands somewhere in the row with no brackets after it: then it is no function."""
    return e.setting.row is not None and _alone(e.setting.row, name)


def _alone(node: Node, name: str) -> bool:
    if isinstance(node, Product):
        for index, factor in enumerate(node.factors):
            following = node.factors[index + 1] if index + 1 < len(node.factors) else None
            group = following.base if isinstance(following, Scripted) else following
            applied = isinstance(group, Group) and group.opening == "(" and node.signs[index] == ""
            if _is(factor, name):
                if not applied:
                    return True
            elif _alone(factor, name):
                return True
        return False
    return _is(node, name) or any(_alone(part, name) for part in parts_of(node))


def _is(node: Node, name: str) -> bool:
    base = node.base if isinstance(node, Scripted) and node.sub is None else node
    return isinstance(base, Name) and names.name_of(base) == name


def has_entries(e: Elaborator, value: Term) -> None:
    """What is given an index is a vector: the value of a function nobody declared, or a letter."""
    match value:
        case Apply("apply", (Symbol(name, Function(arguments, sort)) as function, given)) if (
            e.undeclared.get(name) == function and sort == REAL
        ):
            size = given_sort.rows if isinstance(given_sort := e.sort(given), Matrix) else _size(name)
            e.findings.sorts[name] = Function(arguments, vector(size))


def learns_value(e: Elaborator, term: Term, given: Sort, wanted: Matrix) -> bool:
    r"""Whether what a function nobody declared has as its values was learnt, from what one stands beside.

    ``\mathrm{Attention}(Q, K, V)`` beside a matrix is one; ``g'(z)`` beside a vector is of each entry of z.
    """
    match term:
        case Apply("apply", (Symbol(name, Function(arguments, value)) as function, *_)) if value == REAL:
            sort = Function(arguments, Matrix(wanted.rows, wanted.columns))
        case Bind("derivative", _, Apply("apply", (Symbol(name, Function((Matrix(),), value)) as function, _))) if (
            value == REAL
        ):
            sort = Function((REAL,), REAL)
        case _:
            return False
    learnt = e.findings.sorts.get(name, function.sort)
    if not isinstance(given, Scalar | Matrix) or e.undeclared.get(name) != function or learnt != function.sort:
        return False
    e.findings.sorts[name] = sort
    return True


def _size(name: str) -> Symbol:
    return Symbol(f"n_{name}" if len(name) == 1 else f"n_{{{name}}}", POSITIVE_INTEGER)


def as_vector(e: Elaborator, term: Term) -> None:
    """A letter nobody declared is a vector of some size."""
    if isinstance(term, Symbol) and e.undeclared.get(term.name) == term and term.sort == REAL:
        e.findings.sorts.setdefault(term.name, vector(_size(term.name)))


def composed(e: Elaborator, a: Term, b: Term, span: Span) -> Term | None:
    r"""``f \circ g``; None where these are no functions."""
    left, right = e.sort(a), e.sort(b)
    if isinstance(left, Function) and isinstance(right, Function):
        return e.build("composed", a, b, span=span)
    if isinstance(left, Function) and (value := _after(e, a, b, span)) is not None:
        return value
    if _learnt_beside(e, a, b):
        return e.fail(span, "a composition with a letter that is not known as a function")
    for term in (a, b):
        letter = isinstance(term, Symbol) and e.undeclared.get(term.name) == term and term.sort == REAL
        if not letter or not (names.is_function_letter(e, term.name) or IDENTITY.match(term.name)):  # type: ignore[union-attr]
            return None
    for term in (a, b):
        at = UNKNOWN if IDENTITY.match(term.name) else REAL  # type: ignore[union-attr]
        e.findings.sorts[term.name] = Function((at,), at)  # type: ignore[union-attr]
    return e.fail(span, "a composition of letters that are not known as functions")


def _after(e: Elaborator, a: Term, b: Term, span: Span) -> Term | None:
    r"""``g \circ f(x)``: the value of the composition."""
    match b:
        case Apply("apply", (inner, argument)) if isinstance(e.sort(inner), Function):
            return e.build("apply", e.build("composed", a, inner, span=span), argument, span=span)
    return None


def _learnt_beside(e: Elaborator, a: Term, b: Term) -> bool:
    """Whether one of the two is a function, and of the other, a letter nobody declared, it is learnt that it is one."""
    for term, other, first in ((a, b, True), (b, a, False)):
        sort = e.sort(other)
        if not isinstance(sort, Function) or len(sort.arguments) != 1:
            continue
        if not isinstance(term, Symbol) or e.undeclared.get(term.name) != term or term.sort != REAL:
            continue
        at = UNKNOWN if IDENTITY.match(term.name) else sort.value if first else sort.arguments[0]
        e.findings.sorts[term.name] = Function((at,), at)
        return True
    return False


def inverted(e: Elaborator, function: Term, mark: str | None, span: Span) -> Term | None:
    r"""``f^{-1}`` and ``(g \circ f)^{-1}``; a function of numbers to numbers may as well be one divided by it, unless
    functions are composed in the row, or this one is."""
    sort = e.sort(function)
    if mark != "-1" or not isinstance(sort, Function) or len(sort.arguments) != 1 or "sequence" in sort.properties:
        return None
    made = isinstance(function, Apply) and function.operator in ("composed", "inverse_function")
    if not (made or r"\circ" in e.latex or not isinstance(sort.value, Scalar)) or sort.arguments[0] == OUTCOME:
        return None
    return e.build("inverse_function", function, span=span)


def of_function(run: Run, value: Term) -> Term | None:
    r"""``(f \circ g)(x)``: a term that is a function, and the brackets after it; None where it is none."""
    e, group = run.e, run.peek()
    sort = e.sort(value)
    if not isinstance(sort, Function) or not isinstance(group, Group) or group.opening not in ("(", "["):
        return None
    if len(group.items) != len(sort.arguments) or any(separator != "," for separator in group.separators):
        return None
    run.at += 1
    arguments = [e.term(item) for item in group.items]
    if (mapped := mapped_sets.by_term(e, value, arguments, group.span)) is not None:
        return mapped
    operator = "composed" if has(sort, "linear") and isinstance(e.sort(arguments[0]), Function) else "apply"
    return e.build(operator, value, *arguments, span=group.span)


def applied_to_several(e: Elaborator, name: str) -> bool:
    """Whether a letter of functions only stands before brackets in the row, and before different ones."""
    if name[0] in "pqPQ" or e.setting.row is None:
        return False
    within, alone = set[str](), 0
    for node in walk(e.setting.row):
        alone += isinstance(node, Name) and node.name == name
        if isinstance(node, Product):
            for factor, group in zip(node.factors, node.factors[1:], strict=False):
                base = group.base if isinstance(group, Scripted) else group
                if isinstance(factor, Name) and factor.name == name and isinstance(base, Group):
                    within.add(e.latex[base.span.start : base.span.end].replace(" ", ""))
                    alone -= 1
    return len(within) > 1 and alone == 0
