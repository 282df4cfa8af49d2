"""What a term is worth in one model: exact rationals where possible, else balls that are made narrow enough.

The meaning of operators is the ``exact`` column of the vocabulary; here are binders, functions and what is not a
function of values. Precision begins at 128 bits and is doubled up to 1024 where balls are too wide to say anything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from typing import Any

from flint import ctx, fmpq

from symderiv.deadlines import Deadline
from symderiv.deciding import closed_forms, structures
from symderiv.deciding.binders import derived, opened, unfolded
from symderiv.deciding.compiling import Step, compiled
from symderiv.deciding.densities import normal
from symderiv.deciding.feature_maps import receptive_field
from symderiv.deciding.growth import of_order, tends_to_infinity
from symderiv.deciding.laws.meaning import LAW_BINDERS, LAW_OPERATORS
from symderiv.deciding.operation_counts import operations
from symderiv.deciding.quantifiers import OF_FUNCTIONS, exists, exists_unique, forall
from symderiv.deciding.spaces import EXTREMES, SETS
from symderiv.deciding.witnesses import witnesses
from symderiv.language.meaning_exact import Imprecise, NoMeaning, Undefined
from symderiv.language.meaning_matrices import added, entries, identity, multiplied, shape, vanishing
from symderiv.language.meaning_statements import AGREES, HOLDS, UNDEFINED, Truth, all_of
from symderiv.language.signature import Operator
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Matrix, Statement
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term
from symderiv.language.vocabulary import VOCABULARY

__all__ = ["Closure", "Evaluation", "Special"]

TERMS = (Apply, Bind, Number)
PRECISIONS = (128, 256, 512, 1024)  # bits
MOST_VISITS = 200_000  # nodes for one value; a budget that is the same on every machine
BETWEEN_LOOKS = 256  # visits, after which the deadline is looked at


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
        self.deadline = deadline or Deadline(None)
        self.visits = 0
        self.kept: dict[object, tuple[list[Any], Any]] = {}  # last values of parts (see `compiling`)
        self._next_look = BETWEEN_LOOKS

    @cached_property
    def functions(self) -> dict[Symbol, Term]:
        """The symbols that stand for terms."""
        return {s: v for s, v in self.environment.items() if isinstance(v, TERMS)}

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
        self.forget()
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
        return _step(term)(self)

    def visit(self) -> None:
        """Counts a node; every few hundred of them the deadline is looked at. Raises `Undefined` after too many."""
        self.visits += 1
        if self.visits >= self._next_look:
            self._next_look = self.visits + BETWEEN_LOOKS
            self.deadline.check()
            if self.visits > MOST_VISITS:
                raise Undefined("a value that takes too long to work out")

    def forget(self) -> None:
        """Starts anew: whoever changes the value of a symbol of the model must say so."""
        self.visits, self._next_look = 0, BETWEEN_LOOKS
        self.kept.clear()

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


@lru_cache(maxsize=1 << 14)
def _step(term: Term) -> Step:
    return compiled(term, _step, SPECIAL, BINDERS)


def _is_statement(body: Term) -> bool:
    return isinstance(body, Apply | Bind) and isinstance(sort_of(body), Statement)


def _sum(evaluation: Evaluation, term: Bind) -> Any:
    if isinstance(term.domain, Apply) and term.domain.operator == "from":
        return closed_forms.series(evaluation, term)
    return _folded(evaluation, term, added, vanishing, fmpq(0))


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
    kept = evaluation.environment
    evaluation.environment = {**kept, symbol: point}
    try:
        for j in range(size):
            unit = tuple((fmpq(int(i == j)),) for i in range(size)) if size > 1 else fmpq(1)
            slopes.append(evaluation.with_value(direction, unit, change))
    finally:
        evaluation.environment = kept
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
    while isinstance(function, Symbol) and isinstance(meant := evaluation.environment.get(function), Symbol | Bind):
        function = meant
    if isinstance(function, Bind) and function.operator == "lambda" and len(arguments) == 1:
        symbol, body = opened(function)
        return evaluation.with_value(symbol, evaluation.inner(arguments[0]), body)
    called = evaluation.inner(function)
    if not callable(called):
        raise NoMeaning("what is applied is no function")
    return called(*(evaluation.inner(a) for a in arguments))


Special = Callable[..., Any]

BINDERS: dict[str, Special] = {
    "sum": _sum,
    "product": _product,
    "derivative": _derivative,
    "lambda": Closure,
    "forall": forall,
    "exists": exists,
    "exists_unique": exists_unique,
    "tends_to_infinity": tends_to_infinity,
    "limit": closed_forms.limit,
    "agrees_to_order": closed_forms.agrees_to_order,
    "entrywise": structures.entrywise,
    "such_that": structures.such_that,
    "receptive_field": receptive_field,
    **EXTREMES,
    **LAW_BINDERS,
    "integral": closed_forms.integral,
}

SPECIAL: dict[str, Special] = {
    "apply": _apply,
    **OF_FUNCTIONS,
    "normal": normal,
    "operations": operations,
    "of_order": of_order,
    "cases": structures.cases,
    "indicator": structures.indicator,
    "vector_from": structures.vector_from,
    "matrix_from": structures.matrix_from,
    **SETS,
    **LAW_OPERATORS,
}
