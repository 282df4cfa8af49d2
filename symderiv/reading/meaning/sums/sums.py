"""Sums, products, unions and intersections over a range, and how far they reach."""

from __future__ import annotations

from functools import partial, reduce
from typing import TYPE_CHECKING

from symderiv.language.sorts import Matrix, Set
from symderiv.language.terms import Apply, Symbol, Term, Unread, apply, bind, free_symbols, number, subterms
from symderiv.reading.discourse.clauses import Clause
from symderiv.reading.meaning import conditions
from symderiv.reading.meaning.sums import elsewhere
from symderiv.reading.meaning.sums.ranges import Letter, Plan, numbered, open_index, planned, stated
from symderiv.reading.syntax.surface import Name, Node, Num, Product, Scripted

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator
    from symderiv.reading.meaning.products import Run

__all__ = ["summed"]

OPERATORS = {"sum": "sum", "prod": "product", "bigcup": "union_over", "bigcap": "intersection_over"}


def summed(run: Run, node: Node, base: Name, start: int) -> Term | None:
    """A sum or product sign with its range and all the factors that follow."""
    operator = OPERATORS[base.name.removeprefix("\\")]
    e = run.e
    if run.at >= len(run.factors):
        return e.fail(node.span, "a sum or product of nothing")
    plan = _plan(run, node, start)
    if isinstance(plan, str):
        run.at = len(run.factors)
        return e.fail(run.since(start), plan)
    wrong = next((letter.over for letter in plan.letters if letter.over is not None and not _is_range(e, letter)), None)
    if wrong is not None:
        run.at = len(run.factors)
        return e.fail(run.since(start), "a range that is no set of whole numbers")
    rest = run.factors[run.at :]
    surface = Product(rest, ("",) * (len(rest) - 1), rest[0].span.join(rest[-1].span))
    pairs = [stated(e, letter, surface) for letter in plan.letters]
    return _nested(run, operator, plan, pairs, start)


def _is_range(e: Elaborator, letter: Letter) -> bool:
    return letter.over is not None and not isinstance(letter.over, Unread) and isinstance(e.sort(letter.over), Set)


def _plan(run: Run, node: Node, start: int) -> Plan | str:
    sub, sup = (node.sub, node.sup) if isinstance(node, Scripted) else (None, None)
    if isinstance(node, Scripted) and node.primes:
        return "a sum or product with a prime"
    from_number = isinstance(sub, Num) and sup is not None  # \sum_1^n x_i
    if sub is None or from_number:
        rest = run.factors[run.at :]
        index = open_index(run.e, Product(rest, ("",) * (len(rest) - 1), rest[0].span))
        if index is None and from_number:
            return "a sum or product over something that is no letter"
        if index is None:
            return "the range of this sum or product is not stated"
        if from_number and sub is not None and sup is not None:
            return numbered(run.e, index, sub, sup)
        sub = index
    return planned(run.e, sub, sup, run.e.latex[: run.factors[start].span.start])


def _nested(run: Run, operator: str, plan: Plan, pairs: list[tuple[Symbol, Term | None]], start: int) -> Term:
    """The body, and around it one binder for each letter, the last letter innermost."""
    e = run.e
    before, domains = e.scope, dict[str, Term]()
    for variable, _ in pairs:
        if variable.name in before:
            e.notes.append(f"{variable.name} is the letter of a sum within a sum over {variable.name}")
        e.with_variable(variable)
    held: dict[str, list[Term]] = {variable.name: [] for variable, _ in pairs}
    said = [_condition(e, part) for part in plan.conditions]
    if plan.alike and all(domain is None for _, domain in pairs):
        common = elsewhere.shared(e, [variable.name for variable, _ in pairs])
        pairs = [(variable, common) for variable, _ in pairs]
    body = _body(run, operator)
    e.scope = before
    for variable, domain in pairs:
        domains[variable.name] = _implied(e, body, variable) if domain is None else domain
    for condition in said:
        if isinstance(condition, Unread):
            return e.fail(run.since(start), "a condition below a sum or product that is not read")
        names = {symbol.name for symbol in free_symbols(condition)}
        last = next((v.name for v, _ in reversed(pairs) if v.name in names), None)
        if last is None:
            return e.fail(run.since(start), "a condition below a sum or product on none of its letters")
        held[last].append(condition)
    span = run.since(start)
    for variable, _ in reversed(pairs):
        domain, conditions_here = domains[variable.name], held[variable.name]
        if plan.alike and len(conditions_here) > 1:
            conditions_here = [reduce(partial(apply, "and"), conditions_here)]
        for condition in conditions_here:
            domain = bind("such_that", domain, variable, condition)
        body = bind(operator, domain, variable, body, span)
    return body


def _condition(e: Elaborator, part: object) -> Term:
    if isinstance(part, Clause):
        return conditions.said(e, part)
    return conditions.condition(e, part)  # type: ignore[arg-type]


def _implied(e: Elaborator, body: Term, variable: Symbol) -> Term:
    r"""Where nothing is said of it: from 1 to the size of what the letter is an index of, else a set of its name."""
    sizes = {size for part in subterms(body) for size in _sizes(e, part, variable)}
    if len(sizes) == 1:
        return apply("range", number(1), sizes.pop())
    return Symbol(variable.name, Set(variable.sort))


def _sizes(e: Elaborator, part: Term, index: Symbol) -> list[Term]:
    """The sizes that an entry with this index says the index runs over."""
    match part:
        case Apply("entry", (whole, *indices)) if isinstance(sort := e.sort(whole), Matrix):
            sizes = sort.dimensions[: len(indices)]
            return [size for i, size in zip(indices, sizes, strict=False) if i == index]
    return []


def _body(run: Run, operator: str) -> Term:
    """All factors that follow; for a product sign perhaps only the first."""
    first = run.at
    if operator == "product":
        body = run.factor()
        if run.at >= len(run.factors):
            return body
        if run.e.choose(
            ("product", run.factors[first].span.start),
            "the product sign reaches over all factors",
            "the product sign reaches over one factor",
        ):
            return body
        return run.all(body, first)
    return run.all()
