"""What a term is worth in one model: exact rationals where possible, else balls that are made narrow enough.

The meaning of operators is the ``exact`` column of the vocabulary; here are binders, functions and what is not a function
of values. Precision begins at 128 bits and is doubled up to 1024 where balls are too wide to say anything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from flint import ctx, fmpq

from symderiv.deadlines import Deadline
from symderiv.deciding.binders import derived, opened, unfolded
from symderiv.deciding.densities import Image, density_at, normal
from symderiv.deciding.growth import of_order, tends_to_infinity
from symderiv.deciding.operation_counts import operations
from symderiv.deciding.polynomials import keeps_its_sign
from symderiv.deciding.witnesses import witnesses
from symderiv.language.meaning_exact import Imprecise, NoMeaning, Undefined, real
from symderiv.language.meaning_matrices import added, entries, identity, multiplied, rows_of, shape, vanishing
from symderiv.language.meaning_statements import (
    AGREES, FAILS, HOLDS, UNDEFINED, Truth, all_of, any_of, less, same_direction,
)  # fmt: skip
from symderiv.language.signature import Operator
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Matrix, Statement
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term
from symderiv.language.vocabulary import VOCABULARY

__all__ = ["Closure", "Evaluation", "Special"]

PRECISIONS = (128, 256, 512, 1024)  # bits
MOST_VISITS = 200_000  # nodes for one value; a budget that is the same on every machine
CONNECTIVES = frozenset({"not", "and", "or", "implies", "iff"})


class Closure:
    """A function written out, in the model in which it was."""

    def __init__(self, evaluation: Evaluation, function: Bind) -> None:
        self.evaluation = evaluation
        self.function = function
        self.environment = dict(evaluation.environment)

    def __call__(self, *arguments: Any) -> Any:
        """Its value. Raises `Undefined`."""
        kept, self.evaluation.environment = self.evaluation.environment, dict(self.environment)
        try:
            symbol, body = opened(self.function)
            result = self.evaluation.with_value(symbol, arguments[0], body)
            return result(*arguments[1:]) if arguments[1:] else result
        finally:
            self.evaluation.environment = kept

    def domain(self) -> Any:
        """The set it is defined on."""
        return self.evaluation.inner(self.function.domain)

    def same_as(self, other: object) -> Truth:
        """Whether two functions agree where they are tried; they never hold to be the same."""
        if not isinstance(other, Closure):
            raise Undefined("a function and something else")
        known = all_of(self.evaluation.equal(self(x), other(x)) for x in witnesses(self.domain()))
        return AGREES if known is HOLDS else known


class Evaluation:
    """Values of terms and truth of statements in one model.

    environment  the value of each symbol: a number, a matrix (tuple of rows), a term for a function written out, or
                 something that can be called for another function
    deadline     looked at every few hundred nodes; `DeadlinePassed` is raised once it has come
    """

    def __init__(self, environment: Mapping[Symbol, Any], *, deadline: Deadline | None = None) -> None:
        self.environment = dict(environment)
        self.functions = {s: v for s, v in environment.items() if isinstance(v, Apply | Bind)}
        self.deadline = deadline or Deadline(None)
        self.visits = 0

    def value(self, term: Term) -> Any:
        """The value of a term. Raises `Undefined` where it has none, `NoMeaning` where no model gives it one."""
        for precision in PRECISIONS:
            try:
                return self._at(precision, self.inner, term)
            except Imprecise:
                continue
        raise Undefined("a value that cannot be narrowed down")

    def truth(self, statement: Term) -> Truth:
        """What is known of a statement. Raises `NoMeaning` where no model gives it a meaning."""
        confirmed = False
        for precision in PRECISIONS:
            try:
                known: Truth = self._at(precision, self.inner, statement)
            except Imprecise:
                continue
            except Undefined:
                return UNDEFINED
            if known is not AGREES or confirmed or precision > PRECISIONS[1]:
                return known
            confirmed = True
        return UNDEFINED

    def _at(self, precision: int, evaluate: Callable[[Term], Any], term: Term) -> Any:
        self.visits = 0
        kept = dict(self.environment)
        try:
            with ctx.workprec(precision):
                return evaluate(term)
        except RecursionError:
            raise NoMeaning("a term that is nested too deeply") from None
        finally:
            self.environment = kept

    def inner(self, term: Term) -> Any:
        """The value at the precision in force. Raises `Undefined`, `Imprecise`, `NoMeaning`."""
        self.visits += 1
        if self.visits & 255 == 0:
            self.deadline.check()
            if self.visits > MOST_VISITS:
                raise Undefined("a value that takes too long to work out")
        if isinstance(term, Apply):
            return self._of_operator(term)
        if isinstance(term, Number):
            return fmpq(term.value.numerator, term.value.denominator)
        if isinstance(term, Symbol):
            return self._of_symbol(term)
        if isinstance(term, Bind):
            if term.operator not in BINDERS:
                raise NoMeaning(f"{term.operator} has no meaning in a model")
            return BINDERS[term.operator](self, term)
        raise NoMeaning("a piece that was not read")

    def _of_symbol(self, symbol: Symbol) -> Any:
        if symbol not in self.environment:
            raise NoMeaning(f"{symbol.name} has no value")
        value = self.environment[symbol]
        return self.inner(value) if isinstance(value, Apply | Bind) else value

    def _of_operator(self, term: Apply) -> Any:
        special = SPECIAL.get(term.operator)
        if special is not None:
            return special(self, *term.arguments)
        row = VOCABULARY.get(term.operator)
        if not isinstance(row, Operator) or row.exact is None:
            raise NoMeaning(f"{term.operator} has no meaning in a model")
        if term.operator in CONNECTIVES:
            return row.exact(*(self.known(a) for a in term.arguments))
        return row.exact(*(self.inner(a) for a in term.arguments))

    def known(self, statement: Term) -> Truth:
        """The truth of a part of a statement; undefined parts are undefined, not an end of everything."""
        try:
            truth: Truth = self.inner(statement)
        except Imprecise:
            if ctx.prec < PRECISIONS[-1]:
                raise
            return UNDEFINED
        except Undefined:
            return UNDEFINED
        return truth

    def with_value(self, symbol: Symbol, value: Any, body: Term) -> Any:
        """The value of ``body`` where ``symbol`` has ``value``."""
        missing = object()
        before = self.environment.get(symbol, missing)
        self.environment[symbol] = value
        try:
            return self.known(body) if _is_statement(body) else self.inner(body)
        finally:
            if before is missing:
                del self.environment[symbol]
            else:
                self.environment[symbol] = before

    def equal(self, a: Any, b: Any) -> Truth:
        """Whether two values are equal."""
        row = VOCABULARY["equal"]
        assert isinstance(row, Operator)
        assert row.exact is not None
        try:
            known: Truth = row.exact(a, b)
        except Undefined:
            return UNDEFINED
        return known


def _is_statement(body: Term) -> bool:
    return isinstance(body, Apply | Bind) and isinstance(sort_of(body), Statement)


def _sum(evaluation: Evaluation, term: Bind) -> Any:
    return _folded(evaluation, term, added, lambda m, n: vanishing(m, n), fmpq(0))


def _product(evaluation: Evaluation, term: Bind) -> Any:
    return _folded(evaluation, term, multiplied, lambda m, n: identity(m), fmpq(1))


def _folded(evaluation: Evaluation, term: Bind, join: Any, empty: Any, nothing: fmpq) -> Any:
    elements = evaluation.inner(term.domain).elements()
    if elements is None:
        raise NoMeaning(f"a {term.operator} over infinitely many")
    symbol, body = opened(term)
    total = None
    for element in elements:
        value = evaluation.with_value(symbol, element, body)
        total = value if total is None else join(total, value)
    if total is None:
        sort = sort_of(body)
        return empty(*map(evaluation.inner, sort.dimensions)) if isinstance(sort, Matrix) else nothing
    return total


def _derivative(evaluation: Evaluation, term: Bind) -> Any:
    written_out = unfolded(term, evaluation.functions)
    if not isinstance(written_out, Bind):
        raise NoMeaning("a derivative that is not one")
    point = evaluation.inner(written_out.domain)
    symbol, direction, change = derived(written_out)
    size, columns = shape(point)
    if columns != 1:
        raise NoMeaning("a derivative by a matrix")
    slopes = []
    for j in range(size):
        unit = tuple((fmpq(int(i == j)),) for i in range(size)) if size > 1 else fmpq(1)
        evaluation.environment[symbol] = point
        slopes.append(evaluation.with_value(direction, unit, change))
    if size == 1:
        return slopes[0]
    if all(not isinstance(s, tuple) for s in slopes):
        of_vector = isinstance(sort_of(opened(written_out)[1]), Matrix)
        return _laid_out(slopes, of_vector)
    return tuple(tuple(row) for row in zip(*(entries(s) for s in slopes), strict=True))


def _laid_out(slopes: list[Any], of_vector: bool) -> Any:
    """Of one number by a vector: the column of slopes, or a row if the number is a vector of dimension 1."""
    if len(slopes) == 1:
        return slopes[0]
    return (tuple(slopes),) if of_vector else tuple((s,) for s in slopes)


def _apply(evaluation: Evaluation, function: Term, *arguments: Term) -> Any:
    called = evaluation.inner(function)
    if not callable(called):
        raise NoMeaning("what is applied is no function")
    return called(*(evaluation.inner(a) for a in arguments))


def _forall(evaluation: Evaluation, term: Bind) -> Truth:
    known = _quantified(evaluation, term, all_of, {HOLDS: AGREES})
    return HOLDS if known is AGREES and _by_its_sign(evaluation, term) else known


def _by_its_sign(evaluation: Evaluation, term: Bind) -> bool:
    """Whether an inequality between polynomials holds on the whole domain, as it does somewhere and no zero is there."""
    symbol, body = opened(term)
    match body:
        case Apply("less" | "less_equal" | "greater" | "greater_equal" | "not_equal", (a, b)):
            return keeps_its_sign(a - b, symbol, evaluation.inner(term.domain), evaluation)
    return False


def _exists(evaluation: Evaluation, term: Bind) -> Truth:
    return _quantified(evaluation, term, any_of, {FAILS: UNDEFINED, AGREES: UNDEFINED})


def _quantified(evaluation: Evaluation, term: Bind, join: Any, weaker: Mapping[Truth, Truth]) -> Truth:
    """The truth over all elements; over some of infinitely many it is only what these can show."""
    domain = evaluation.inner(term.domain)
    symbol, body = opened(term)
    known: Truth = join(evaluation.with_value(symbol, x, body) for x in witnesses(domain))
    everything = domain.elements()
    complete = everything is not None and len(everything) == len(witnesses(domain))
    return known if complete else weaker.get(known, known)


def _exists_unique(evaluation: Evaluation, term: Bind) -> Truth:
    """Fails where two different elements satisfy the body; of infinitely many it never holds."""
    domain = evaluation.inner(term.domain)
    symbol, body = opened(term)
    truths = [(x, evaluation.with_value(symbol, x, body)) for x in witnesses(domain)]
    solutions = [x for x, known in truths if known is HOLDS]
    if any(evaluation.equal(x, y) is FAILS for x in solutions for y in solutions[:1]):
        return FAILS
    if domain.elements() is None:
        return AGREES if solutions else UNDEFINED
    if all(known is FAILS for _, known in truths):
        return FAILS
    return HOLDS if solutions and all(known in (HOLDS, FAILS) for _, known in truths) else UNDEFINED


def _proportional(evaluation: Evaluation, u: Term, v: Term) -> Truth:
    """In one model; functions are compared as the vectors of their values at some points."""
    a, b = evaluation.inner(u), evaluation.inner(v)
    if not (isinstance(a, Closure) and isinstance(b, Closure)):
        return same_direction(a, b)
    points = witnesses(a.domain())[:6]
    rows = [tuple((e,) for x in points for e in entries(rows_of(f(x)))) for f in (a, b)]
    return same_direction(*rows)


def _strictly_increasing(evaluation: Evaluation, function: Term, domain: Term) -> Truth:
    """Fails where a < b and f(a) >= f(b); it never holds."""
    f, points = evaluation.inner(function), witnesses(evaluation.inner(domain))
    values = []
    for x in sorted(points, key=lambda x: float(real(x))):
        with suppress(Undefined):
            values.append((x, f(x)))
    pairs = zip(values, values[1:], strict=False)
    known = all_of(less(fa, fb) for (a, fa), (b, fb) in pairs if a < b)
    return AGREES if known is HOLDS else known


def _maps_onto(evaluation: Evaluation, function: Term, domain: Term, target: Term) -> Truth:
    """Fails where a value lies outside the target; it never holds."""
    f, points, image = evaluation.inner(function), witnesses(evaluation.inner(domain)), evaluation.inner(target)
    inside = all_of(image.contains(f(x)) for x in points)
    return FAILS if inside is FAILS else UNDEFINED


Special = Callable[..., Any]

BINDERS: dict[str, Special] = {
    "sum": _sum,
    "product": _product,
    "derivative": _derivative,
    "lambda": Closure,
    "forall": _forall,
    "exists": _exists,
    "exists_unique": _exists_unique,
    "law": Image,
    "tends_to_infinity": tends_to_infinity,
}

SPECIAL: dict[str, Special] = {
    "apply": _apply,
    "proportional": _proportional,
    "strictly_increasing": _strictly_increasing,
    "maps_onto": _maps_onto,
    "normal": normal,
    "density_at": density_at,
    "operations": operations,
    "of_order": of_order,
}
