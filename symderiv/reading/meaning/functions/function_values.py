"""Values of functions: at the arguments in brackets, and with primes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import COMPLEX, ONE, REAL, Distribution, Function, Matrix, Scalar, Sort
from symderiv.language.spans import Span
from symderiv.language.terms import Number, Symbol, Term, apply, bind, number
from symderiv.reading.meaning.calculus import unfolding
from symderiv.reading.meaning.functions import functions
from symderiv.reading.meaning.sets import mapped_sets
from symderiv.reading.meaning.sums import dots
from symderiv.reading.syntax.surface import Group

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["applied", "arguments_of", "derived", "inverse_of", "of_any", "wide"]


def of_any(arguments: tuple[Sort, ...]) -> Function:
    """A function of such arguments of which nothing else is known: of a complex number, complex."""
    kinds = {sort.kind for sort in arguments if isinstance(sort, Scalar)}
    return Function(arguments, COMPLEX if "complex" in kinds else REAL)


def arguments_of(e: Elaborator, group: Group, wanted: int = 0) -> list[Term] | None:
    """The arguments; a bar is a comma where there are as many as a function has (``wanted``): ``Q(a | b)``."""
    marks = (",", ";", "|") if 1 < wanted == len(group.items) else (",", ";")
    if any(separator not in marks for separator in group.separators):
        return None
    if dots.among(group.items):
        return [dots.vector(e, group.items, group.span)]
    return [e.term(item) for item in group.items]


def applied(e: Elaborator, function: Symbol, primes: int, arguments: list[Term] | None, span: Span) -> Term:
    """A function, with primes or without, at its arguments; entry by entry where a number is wanted of a vector."""
    if arguments is None:
        return e.fail(span, f"conditions among the arguments of {function.name}")
    arguments = _at_point(e, function, arguments, span)
    if (entry := functions.of_vector(e, function, arguments)) is not None:
        return bind("entrywise", arguments[0], entry, applied(e, function, primes, [entry], span), span)
    if not primes:
        if (image := mapped_sets.of_a_set(e, "image", function, arguments, span)) is not None:
            return image
        return e.build("apply", _of_as_many(e, function, arguments), *arguments, span=span)
    if len(arguments) != 1 or not isinstance(function.sort, Function) or len(function.sort.arguments) != 1:
        return e.fail(span, "a prime on a function of several arguments")
    return derived(e, function, function.sort.arguments[0], primes, arguments[0], span)


def _at_point(e: Elaborator, function: Symbol, arguments: list[Term], span: Span) -> list[Term]:
    r"""``F(r(t))``, where F takes x and y, and r is a curve: at both entries."""
    wanted = function.sort.arguments if isinstance(function.sort, Function) else ()
    if len(arguments) != 1 or len(wanted) < 2 or not all(isinstance(sort, Scalar) for sort in wanted):
        return arguments
    match e.sort(arguments[0]):
        case Matrix(Number(rows), columns) if columns == ONE and rows == len(wanted):
            return [e.build("entry", arguments[0], number(i + 1), span=span) for i in range(len(wanted))]
    return arguments


def _of_as_many(e: Elaborator, function: Symbol, arguments: list[Term]) -> Symbol:
    """``F(y)`` beside ``F(x, y)``, of which nobody says what it is: a function of its own, by the same letter."""
    sort = function.sort
    if not isinstance(sort, Function) or not isinstance(sort.value, Scalar) or len(sort.arguments) == len(arguments):
        return function
    given = [e.sort(argument) for argument in arguments]
    bound = function.name in e.scope or not arguments or sort.properties
    plain = Scalar | Matrix | Distribution | Function
    if bound or not all(isinstance(one, plain) for one in (*given, *sort.arguments)):
        return function
    other = Symbol(function.name, Function(tuple(map(wide, given)), sort.value))
    e.undeclared[f"{function.name} of {len(arguments)}"] = other
    return other


def derived(e: Elaborator, function: Term, sort: Sort, primes: int, at: Term, span: Span) -> Term:
    """A function with primes at a value."""
    variable = unfolding.fresh(sort, at, e.scope)
    body: Term = apply("apply", function, variable)
    for _ in range(primes - 1):
        body = bind("derivative", variable, variable, body)
    return bind("derivative", at, variable, body, span)


def wide(sort: Sort) -> Sort:
    """What a function takes that is seen with an argument of a sort: any number, where it is a number."""
    return REAL if isinstance(sort, Scalar) and sort.kind != "complex" else sort


def inverse_of(e: Elaborator, function: Symbol, group: Group, span: Span) -> Term:
    """``f^{-1}(x)``, where no letter is declared for it."""
    arguments = arguments_of(e, group)
    if arguments is None or len(arguments) != 1:
        return e.fail(span, f"the inverse function of {function.name} at several arguments")
    if mapped_sets.within(e, arguments[0]):
        return e.fail(span, "a value that is not known as a set")
    if (preimage := mapped_sets.of_a_set(e, "preimage", function, arguments, span)) is not None:
        return preimage
    return e.build("apply", e.build("inverse_function", function, span=span), *arguments, span=span)
