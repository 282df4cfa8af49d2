r"""Extrema: the largest and the smallest of numbers, over a set, and where they are taken.

A letter below the sign with nothing said of it, as in ``\max_i a_i``, runs over a set named like itself, unless it is
declared: then over all values of its kind. ``argmax`` is the set of all places where the maximum is taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorting import binder_row, sort_of
from symderiv.language.sorts import INTEGER, REAL, Function, Matrix, Scalar, Set, Sort
from symderiv.language.spans import Span
from symderiv.language.terms import Symbol, Term, Unread, apply, bind
from symderiv.reading.meaning import binding, conditions, names, scripts
from symderiv.reading.meaning.calculus import indices, integrals, limits, unsaid
from symderiv.reading.meaning.calculus.infinitesimals import is_letter
from symderiv.reading.meaning.calculus.variables import is_colon, variables, with_conditions
from symderiv.reading.meaning.sets import sets
from symderiv.reading.meaning.sums import dots
from symderiv.reading.syntax.surface import Group, Name, Node, Part, Product, Row, Scripted, Side

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator
    from symderiv.reading.meaning.products import Run

__all__ = ["extremum"]

OF_TWO = {"max": "maximum", "min": "minimum"}
BINDERS = {
    "max": "largest",
    "min": "smallest",
    "sup": "supremum",
    "inf": "infimum",
    "argmax": "argmax",
    "argmin": "argmin",
}
UPWARD = frozenset({"<", r"\lt", r"\le", r"\leq", r"\leqslant", "<="})
STRICT = frozenset({"<", r"\lt"})
DOTS = frozenset({r"\dots", r"\ldots", r"\cdots"})


def extremum(run: Run, node: Node, base: Name, start: int) -> Term | None:
    r"""``\max(a, b)``, ``\max_{x \in A}``, ``\arg\min_w``."""
    e, name = run.e, base.name.removeprefix("\\")
    if name == "arg":
        following = run.peek()
        base_of = following.base if isinstance(following, Scripted) else following
        if not isinstance(base_of, Name) or base_of.name.removeprefix("\\") not in OF_TWO:
            if not base.word:
                return None
            run.at = len(run.factors)
            return e.fail(run.since(start), "arg of what?")
        assert following is not None
        name, node = name + base_of.name.removeprefix("\\"), following
        run.at += 1
    below = node.sub if isinstance(node, Scripted) else None
    if isinstance(node, Scripted) and (node.sup is not None or node.primes):
        run.at = len(run.factors)
        return e.fail(run.since(start), f"a superscript of {name}")
    if below is None:
        return _of_listed(run, name, start)
    if run.at >= len(run.factors):
        return e.fail(node.span, f"{name} of what?")
    return _over(run, name, below, start)


# Of things that are listed


def _of_listed(run: Run, name: str, start: int) -> Term:
    r"""``\max(a, b, c)``, ``\max\{a, b\}``, ``\max A``."""
    e, following = run.e, run.peek()
    group = following.base if isinstance(following, Scripted) and name in OF_TWO else following
    if isinstance(group, Group) and group.opening in ("(", "[", r"\{") and _is_list(group):
        run.at += 1
        if name not in OF_TWO:
            return _of_set(e, name, group, run.since(start))
        if any(separator != "," for separator in group.separators):
            return e.fail(group.span, f"arguments of {name} that are not separated by commas")
        terms = [e.term(item) for item in group.items]
        total = terms[0]
        for term in terms[1:]:
            total = e.build(OF_TWO[name], total, term, span=run.since(start))
        return scripts.attached(e, total, following) if isinstance(following, Scripted) else total
    if isinstance(group, Group) and name in OF_TWO and (made := _of_dots(run, name, group, start)) is not None:
        return scripts.attached(e, made, following) if isinstance(following, Scripted) else made
    if following is None:
        return e.fail(run.since(start), f"{name} of what?")
    if name.startswith("arg") and (found := unsaid.argument_of(e, _rest(run))) is not None:
        run.at = len(run.factors)
        return _nested(e, name, [(found[0], found[0])], found[1], run.since(start))
    if name in OF_TWO and len(run.factors) > run.at + 1:
        body, run.at = e.term(_rest(run)), len(run.factors)
        return unsaid.over_letters(e, name, body, run.since(start))
    run.at += 1
    return _of_set(e, name, following, run.since(start))


def _of_dots(run: Run, name: str, group: Group, start: int) -> Term | None:
    r"""``\max(x_1, \dots, x_n)``: over the index."""
    e, items = run.e, group.items
    places = [place for place, item in enumerate(items) if dots.is_dots(item)]
    if len(places) != 1 or not 0 < places[0] == len(items) - 2 or any(sign != "," for sign in group.separators):
        return None
    run.at += 1
    found = dots.inferred(e, [e.term(item) for item in items[: places[0]]], e.term(items[-1]))
    if found is None or found.last is None:
        return e.fail(run.since(start), dots.UNCLEAR)
    return bind(BINDERS[name], dots.domain(found), found.index, found.body, run.since(start))


def _is_list(group: Group) -> bool:
    if any(isinstance(item, Name) and item.name in DOTS for item in group.items):
        return False
    return len(group.items) > 1 and all(separator == "," for separator in group.separators)


def _of_set(e: Elaborator, name: str, node: Node, span: Span) -> Term:
    if name.startswith("arg"):
        return e.fail(span, f"{name} over which letter?")
    braces = isinstance(node, Group) and node.opening in ("(", "[") and len(node.items) == 1
    values = e.term(node.items[0]) if braces and isinstance(node, Group) else sets.set_of(e, node)
    if isinstance(values, Unread):
        return values
    sort = e.sort(values)
    if isinstance(sort, Scalar) and name in OF_TWO:
        return unsaid.over_letters(e, name, values, span)
    if not isinstance(sort, Set) or not isinstance(sort.element, Scalar):
        return e.fail(span, f"{name} of one thing: over which letter?")
    value = Symbol(r"\value", binder_row(BINDERS[name]).variable(values, sort))
    return bind(BINDERS[name], values, Symbol("x", value.sort), Symbol("x", value.sort), span)


# Over a set


def _over(run: Run, name: str, below: Node, start: int) -> Term:
    e, rest = run.e, _rest(run)
    span = run.factors[start].span.join(run.factors[-1].span)
    run.at = len(run.factors)
    letters = variables(e, below)
    if letters and isinstance(rest, Group) and rest.opening == r"\{" and len(rest.items) == 2 and _divided(rest):
        body, said = rest.items  # \sup_x \{f(x) : g(x) \le 0\}
        conditions_of_all = said.parts if isinstance(said, Row) else (Side(said, said.span),)
        letters[-1] = (letters[-1][0], with_conditions(*letters[-1], conditions_of_all))
        rest = body
    if not letters and isinstance(below, Row) and conditions.statement_row(below):
        condition = Row(below.parts[is_colon(below.parts[0]) :], below.span)
        meant = unsaid.letter_meant(e, condition, rest)
        if meant is None:
            return unsaid.conditioned(e, name, condition, rest, span)
        parts = (Side(meant, meant.span), Part("separator", ":", meant.span), *condition.parts)
        letters = [(meant, Row(parts, below.span))]
    if not letters or (len(letters) > 1 and name.startswith("arg")):
        return e.fail(span, f"what {name} runs over is not read")
    return _nested(e, name, letters, rest, span)


def _divided(group: Group) -> bool:
    return group.separators[0] in (":", "|", r"\mid")


def _nested(e: Elaborator, name: str, letters: list[tuple[Node, Node]], body: Node, span: Span) -> Term:
    """The extremum over the first of the letters, each with what is said of it, of that over the others."""
    if not letters:
        inner = e.term(body)
        if isinstance(inner, Unread) or e.unread or isinstance(e.sort(inner), Scalar):
            return inner
        return e.fail(span, f"{name} of something that is no number")
    made = _domain(e, *letters[0], body)
    if isinstance(made, str):
        return e.fail(span, made)
    domain, variable = made
    inner = binding.within(e, variable, lambda: _nested(e, name, letters[1:], body, span))
    return inner if isinstance(inner, Unread) else bind(BINDERS[name], domain, variable, inner, span)


def _rest(run: Run) -> Node:
    """All factors that follow; braces around them are brackets, not a set."""
    factors, signs = run.factors[run.at :], run.node.signs[run.at :]
    if len(factors) == 1:
        only = factors[0]
        if isinstance(only, Group) and only.opening == r"\{" and len(only.items) == 1:
            return Group("(", ")", only.items, (), only.span)
        return only
    return Product(factors, signs, factors[0].span.join(factors[-1].span))


def _domain(e: Elaborator, letter: Node, below: Node, body: Node) -> tuple[Term, Symbol] | str:
    """What a letter runs over, and the letter at the sort of what is in there."""
    variable = binding.variable_of(e, letter, members=True)
    if variable is None:
        return "what varies in this extremum is no letter"
    domain = _set_below(e, variable, below, body)
    if isinstance(domain, Unread):
        return "what this extremum runs over is not read"
    if not isinstance(e.sort(domain), Set):
        return "this extremum runs over something that is no set"
    return domain, Symbol(variable.name, binder_row("largest").variable(domain, sort_of(domain)))


def _set_below(e: Elaborator, variable: Symbol, below: Node, body: Node) -> Term:
    if is_letter(below):
        return _implied(e, variable, body)
    assert isinstance(below, Row)
    match below.parts:
        case (Side(), Part("relation", r"\in", _), Side(over, _)):
            return sets.set_of(e, over, variable.sort)
        case (
            Side(), Part("relation", "=", _), Side(first, _), Part("separator", ",", _), Side(dots, _),
            Part("separator", ",", _), Side(last, _),
        ) if isinstance(dots, Name) and dots.name in DOTS:  # fmt: skip
            return _range(e, first, last, after=False, before=False)
        case (Side(first, _), Part("relation", a, _), Side(), Part("relation", b, _), Side(last, _)) if (
            a in UPWARD and b in UPWARD and _is_whole(e, variable, body)
        ):
            return _range(e, first, last, after=a in STRICT, before=b in STRICT)
        case (Side(), Part("separator", ":" | "|", _), *rest) if rest:
            return _such_that(e, variable, body, Row(tuple(rest), below.span))
        case (Side(), Part("relation", r"\in", _), Side(over, _), Part("separator", ":" | "|", _), *rest) if rest:
            inside = sets.set_of(e, over, variable.sort)
            return _such_that(e, variable, body, Row(tuple(rest), below.span), inside)
    return _such_that(e, variable, body, below)


def _range(e: Elaborator, first: Node, last: Node, *, after: bool, before: bool) -> Term:
    ends = [e.term(first), e.term(last)]
    for end in ends:
        names.infer_whole(e, end)
    lower = apply("add", ends[0], 1) if after else ends[0]
    upper = apply("subtract", ends[1], 1) if before else ends[1]
    return e.build("range", lower, upper, span=first.span.join(last.span))


def _is_whole(e: Elaborator, variable: Symbol, body: Node) -> bool:
    if isinstance(variable.sort, Scalar) and variable.sort.kind == "integer":
        return True
    return not binding.is_declared(e, variable.name) and limits.is_index(body, variable.name)


def _implied(e: Elaborator, variable: Symbol, body: Node) -> Term:
    """All values of a declared letter; of any other one, a set named like it."""
    members = isinstance(variable.sort, Function)
    if binding.is_declared(e, variable.name) and not members:
        return integrals.everything(e, variable)
    sort: Sort = INTEGER if not members and _is_whole(e, variable, body) else variable.sort
    return Symbol(variable.name, Set(sort))


def _such_that(e: Elaborator, variable: Symbol, body: Node, condition: Row, inside: Term | None = None) -> Term:
    """The values of which a condition holds."""
    domain = _implied(e, variable, body) if inside is None else inside
    if inside is None and variable.sort == REAL and isinstance(domain, Symbol):
        domain = apply("reals") if domain.sort == Set(REAL) else apply("integers")
    if inside is None and isinstance(domain, Symbol) and isinstance(variable.sort, Matrix):
        domain = conditions.everything(variable.sort) or domain
    if isinstance(domain, Unread) or not isinstance(e.sort(domain), Set):
        return domain
    own = Symbol(variable.name, binder_row("such_that").variable(domain, sort_of(domain)))
    said = binding.within(e, own, lambda: _said(e, condition, body))
    return said if isinstance(said, Unread) else bind("such_that", domain, own, said, condition.span)


def _said(e: Elaborator, condition: Row, body: Node) -> Term:
    said = conditions.all_of(e, (condition,), condition.span)
    return said if isinstance(said, Unread) else indices.for_all(e, condition, body, said)
