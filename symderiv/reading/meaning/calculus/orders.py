r"""Orders of derivatives in brackets: ``f^{(n)}(x)``, where that is no name with an index: ``h^{(l)}(x)``."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from symderiv.language.sorts import REAL, Function, Matrix, Scalar
from symderiv.language.spans import Span
from symderiv.language.terms import Symbol, Term, apply, bind
from symderiv.reading.meaning import names
from symderiv.reading.meaning.calculus import unfolding
from symderiv.reading.meaning.functions import function_values
from symderiv.reading.syntax.surface import Group, Name, Node, Num, Product, Scripted, Sum, canonical, walk

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["is_certain", "of_order", "of_word"]

PRIMES = re.compile(r"['′]|\\prime")

MOST = 6
ORDERS = frozenset({"n", "m", "k", "r"})


def of_order(e: Elaborator, name: str, node: Node, sup: Group, group: Group, span: Span) -> Term | None:
    """A derivative of a function where it is evaluated, or the value of a function named with an index."""
    full = f"{name}^{{{canonical(sup)}}}"
    if sup.opening not in "([" or len(sup.items) != 1 or names.found(e, full) is not None or names.sequence(e, name):
        return None
    order, function = sup.items[0], names.found(e, name)
    if function is not None and not isinstance(function.sort, Function):
        return None
    if any(isinstance(part, Name) and part.name in e.scope for part in walk(node)):
        return e.fail(node.span, "a running index of a name with two scripts")
    if function is None and isinstance(group.items[0], Sum) and not names.is_function_letter(e, name):
        return None  # \gamma_{nk}^{(t)} (x_n - \mu_k)
    arguments = [e.term(item) for item in group.items]
    single = len(arguments) == 1 and isinstance(e.sort(arguments[0]), Scalar)
    customary = names.is_function_letter(e, name) and (isinstance(order, Num) or canonical(order) in ORDERS)
    text = e.latex[node.span.start : node.span.end]
    options = (f"{text} is read as a derivative", f"{text} is read as a function of its own")
    if single and function is not None and sup.opening == "(":
        return _derived(e, function, order, arguments[0], span)
    if single and customary and sup.opening == "(" and e.choose(("order", full), *options) == 0:
        return _derived(e, names.declared_now(e, name, Function((REAL,), REAL)), order, arguments[0], span)
    sorts = tuple(REAL if isinstance(e.sort(a), Scalar) else e.sort(a) for a in arguments)
    named = names.declared_now(e, full, Function(sorts, REAL))
    if isinstance(node, Scripted) and node.primes:  # g'^{[l]}(z): of each entry, where z is a vector
        entries = len(sorts) == 1 and isinstance(sorts[0], Matrix)
        named = names.declared_now(e, full, Function((REAL,), REAL)) if entries else named
        return function_values.applied(e, named, node.primes, arguments, span)
    return e.build("apply", named, *arguments, span=span)


def of_word(e: Elaborator, operator: str, argument: Term, node: Scripted, span: Span) -> Term:
    r"""``\sin'(x)``: the derivative of a word where it is evaluated."""
    if node.primes != 1 or node.sub is not None or node.sup is not None or not isinstance(e.sort(argument), Scalar):
        return e.fail(span, "a word with these scripts and primes")
    variable = unfolding.fresh(REAL, argument, e.scope)
    return bind("derivative", argument, variable, e.build(operator, variable, span=node.span), span)


def is_certain(e: Elaborator, name: str, group: Group) -> bool:
    """Whether a letter before brackets is a function: nobody multiplies by (0), and ``f'(x)`` is of a function."""
    only = group.items[0]
    one = len(e.context.parameters.get(name, ())) == 1
    written = one and not any(names.name_of(part) == name for part in walk(only))
    if name == r"\delta" and r"\int" in e.latex:  # Dirac's
        return True
    return (isinstance(only, Num) and only.value == 0) or written or _stands_at_zero(e, name) or is_primed(e, name)


def _stands_at_zero(e: Elaborator, name: str) -> bool:
    """Whether the letter stands before (0) somewhere in the row."""
    row = e.setting.row
    return (
        row is not None
        and "(0)" in e.latex
        and any(
            names.name_of(first) == name
            and isinstance(second, Group)
            and canonical(second.items[0] if second.items else second) == "0"
            for part in walk(row)
            if isinstance(part, Product)
            for first, second in pairwise(part.factors)
        )
    )


def is_primed(e: Elaborator, name: str) -> bool:
    """Whether the row has ``f'(x)`` of a letter, which so is a function."""
    row = e.setting.row if PRIMES.search(e.latex) is not None else None
    return row is not None and any(
        isinstance(first, Scripted)
        and first.primes > 0
        and names.name_of(first.base if first.sub is None else replace(first, primes=0)) == name
        and isinstance(second.base if isinstance(second, Scripted) else second, Group)
        for part in walk(row)
        if isinstance(part, Product)
        for first, second in pairwise(part.factors)
    )


def _derived(e: Elaborator, function: Symbol, order: Node, at: Term, span: Span) -> Term:
    assert isinstance(function.sort, Function)
    if len(function.sort.arguments) != 1:
        return e.fail(span, "an order of a derivative, of a function of several arguments")
    variable = unfolding.fresh(function.sort.arguments[0], at, e.scope)
    body: Term = apply("apply", function, variable)
    if not isinstance(order, Num):
        times = e.term(order)
        names.infer_whole(e, times)
        return bind("derivative_of_order", apply("tuple", at, times), variable, body, span)
    if order.value.denominator != 1 or order.value > MOST:
        return e.fail(span, "a derivative of so high an order")
    if order.value == 0:
        return apply("apply", function, at, span=span)
    for _ in range(int(order.value) - 1):
        body = bind("derivative", variable, variable, body)
    return bind("derivative", at, variable, body, span)
