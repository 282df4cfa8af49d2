r"""Integrals: between bounds, over a set, over all values of their variable; and antiderivatives.

Without bounds, ``\int f(u)\,du`` is an antiderivative at the point u where u is also free in the row, or a constant is
added; it is an integral over all u where a density is integrated; else both readings are kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorting import binder_row, sort_of
from symderiv.language.sorts import REAL, Matrix, Scalar, Set
from symderiv.language.spans import Span
from symderiv.language.terms import Apply, Symbol, Term, Unread, apply, bind, substitute, subterms
from symderiv.reading.meaning import binding, conditions, names  # fmt: skip
from symderiv.reading.meaning.calculus import (
    contours,
    integrands,
    integrators,
    repeated_integrals,
    variables_of_integration,
)  # fmt: skip
from symderiv.reading.meaning.calculus.forgotten_differentials import only_letter
from symderiv.reading.meaning.calculus.infinitesimals import Differential, is_letter, sign_of
from symderiv.reading.meaning.probability import copies  # fmt: skip
from symderiv.reading.meaning.sets import sets  # fmt: skip
from symderiv.reading.syntax.surface import Name, Node, Num, Part, Product, Row, Scripted, Side, Sum, canonical, walk

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator
    from symderiv.reading.meaning.products import Run

__all__ = ["everything", "integral"]

INFINITY = apply("infinity")
WHOLE_LINE = apply("between", apply("negate", INFINITY), INFINITY)
CONSTANTS = frozenset({"C", "c", "K", "const", "constant"})


def integral(run: Run, node: Node, base: Name, start: int) -> Term | None:
    """One or several integral signs, up to their differentials."""
    e, sub = run.e, node.sub if isinstance(node, Scripted) else None
    count = sign_of(node)
    if (field := contours.along(run, node, base, start)) is not None:
        return field
    if base.name == r"\oint" or (isinstance(node, Scripted) and node.primes):
        run.at = len(run.factors)
        return e.fail(run.since(start), "integrals along a curve are not read into terms yet")
    if count == 1 and (several := repeated_integrals.repeated(run, node, start)) is not None:
        return several
    if (by_law := integrators.by_law_of_points(run, node, start)) is not None:
        return by_law
    found = integrands.reach(run.factors, run.node.signs, run.at, count)
    if found is None and (by_quantity := variables_of_integration.by_group(run, node, start)) is not None:
        return by_quantity
    if found is None:
        return _without_differential(run, node, sub, start)
    first, run.at = run.at, found.end
    if (by_other := integrators.by_integrator(run, node, found, start)) is not None:
        return by_other
    span = run.since(start)
    if (by_parts := variables_of_integration.by_quantity(run, node, found, start)) is not None:
        return by_parts
    if (reason := variables_of_integration.refused(run, found, first, count)) is not None:
        run.at = len(run.factors)
        return e.fail(run.since(start), reason)
    letters = found.letters[::-1]  # the outermost sign belongs to the last differential
    if len(letters) == 1:
        return _over(e, node, letters[0], found.integrand, span)
    return _multiple(e, node, letters, found.integrand, span)


# The variable, its domain, the integrand


def _variable(e: Elaborator, letter: Node) -> Symbol | None:
    """The letter as a value; a whole one is a real number under an integral sign."""
    variable = binding.variable_of(e, letter)
    whole = variable is not None and isinstance(variable.sort, Scalar) and variable.sort.kind == "integer"
    return Symbol(variable.name, REAL) if whole and variable is not None else variable


def _over(e: Elaborator, node: Node, differential: Differential, integrand: Node, span: Span) -> Term:
    """One integral."""
    if (several := _over_slice(e, node, differential, integrand, span)) is not None:
        return several
    variable = _variable(e, differential.letter)
    if variable is None:
        return e.fail(span, "the variable of this integral is no number and no vector")
    sub, sup = (node.sub, node.sup) if isinstance(node, Scripted) else (None, None)
    if sub is None and sup is None:
        return _unbounded(e, variable, integrand, span)
    if sub is None and sup is not None:
        return bind("antiderivative", e.term(sup), variable, _body(e, variable, integrand), span)
    assert sub is not None
    if sup is not None and isinstance(variable.sort, Matrix):  # between bounds a letter is a number
        variable = Symbol(variable.name, REAL)
    domain = _between(e, sub, sup, variable) if sup is not None else _region(e, sub, variable)
    return _bound(e, domain, variable, integrand, span)


def _over_slice(e: Elaborator, node: Node, differential: Differential, integrand: Node, span: Span) -> Term | None:
    r"""``\int_{z_{1:K}} f \, dz``, over several members of a sequence; None where that does not stand below."""
    sub = node.sub if isinstance(node, Scripted) and node.sup is None else None
    before = e.scope
    if not isinstance(sub, Scripted) or canonical(sub.base) != canonical(differential.letter):
        return None
    if (sliced := copies.sliced(e, sub)) is None:
        return None
    members, first, last = sliced
    body = e.term(integrand)
    e.scope = before
    elements = conditions.everything(copies.element(members))
    if elements is None:
        return e.fail(sub.span, f"which values {members.name} runs over is not known")
    return _made(e, "integral", e.build("sequences", elements, first, last, span=sub.span), members, body, span)


def _bound(e: Elaborator, domain: Term, variable: Symbol, integrand: Node, span: Span) -> Term:
    if isinstance(domain, Unread):
        _body(e, variable, integrand)
        return domain
    own = Symbol(variable.name, binder_row("integral").variable(domain, sort_of(domain)))
    return _made(e, "integral", domain, own, _body(e, own, integrand), span)


def _made(e: Elaborator, operator: str, domain: Term, variable: Symbol, body: Term, span: Span) -> Term:
    if isinstance(body, Unread):
        return body
    if not isinstance(e.sort(body), Scalar | Matrix) and e.unread == {}:
        return e.fail(span, "what is integrated is no number, vector or matrix")
    return bind(operator, domain, variable, body, span)


def _body(e: Elaborator, variable: Symbol, integrand: Node) -> Term:
    return binding.within(e, variable, lambda: e.term(integrand))


def _between(e: Elaborator, lower: Node, upper: Node, variable: Symbol) -> Term:
    """From one bound to the other: ``0`` and ``1``, or ``x=0`` and ``1``, or ``x=0`` and ``x=1``."""
    ends = [e.term(_bound_of(bound, variable.name)) for bound in (lower, upper)]
    if not isinstance(variable.sort, Scalar):
        return e.fail(lower.span.join(upper.span), "bounds of an integral over vectors")
    return e.build("between", *ends, span=lower.span.join(upper.span))


def _bound_of(bound: Node, name: str) -> Node:
    match bound:
        case Row((Side(letter, _), Part("relation", "=", _), Side(value, _)), _) if canonical(letter) == name:
            return value
        case Scripted(Num() as value, None, Name("-" | "+"), 0, _):  # 0^-
            return value
    return bound


def everything(e: Elaborator, variable: Symbol) -> Term:
    """All values of a variable: positive numbers where it is declared positive."""
    sort = variable.sort
    if isinstance(sort, Matrix):
        sort = Matrix(sort.rows, sort.columns)
    elif sort == Scalar("real", frozenset({"nonnegative"})):
        return apply("closed_open_interval", 0, INFINITY)
    domain = conditions.everything(sort)
    return domain or e.fail(Span(0, len(e.latex)), f"which values {variable.name} runs over is not known")


def _region(e: Elaborator, sub: Node, variable: Symbol) -> Term:
    r"""What stands below the sign alone: the variable, a set, ``x \in A``, or conditions."""
    if canonical(sub) == variable.name:
        return everything(e, variable)
    match sub:
        case Row((Side(letter, _), Part("relation", r"\in", _), Side(over, _)), _) if (
            canonical(letter) == variable.name
        ):
            region = sets.set_of(e, over, variable.sort)
        case Row(parts, _) if any(isinstance(part, Part) and part.kind == "relation" for part in parts):
            domain = everything(e, variable)
            own = Symbol(variable.name, binder_row("such_that").variable(domain, sort_of(domain)))
            condition = binding.within(e, own, lambda: conditions.all_of(e, (sub,), sub.span))
            return bind("such_that", domain, own, condition, sub.span)
        case _:
            region = sets.set_of(e, sub, variable.sort)
    if isinstance(region, Unread) or isinstance(e.sort(region), Set):
        return region
    return e.fail(sub.span, "a region of integration that is no set")


def _without_differential(run: Run, node: Node, sub: Node | None, start: int) -> Term:
    r"""``\int_z p(z)`` without ``dz``, which is read with a note; any other sign waits for its differential."""
    e, first = run.e, run.at
    run.at = len(run.factors)
    span = run.since(start)
    letter = sub.parts[0].node if isinstance(sub, Row) and sub.parts and isinstance(sub.parts[0], Side) else sub
    unbounded = isinstance(node, Scripted) and node.sup is None
    member = isinstance(sub, Row) and len(sub.parts) == 3 and getattr(sub.parts[1], "text", "") == r"\in"
    known = names.found(e, names.name_of(letter) or "") if letter is not None else None
    region = (isinstance(letter, Name) and letter.name.isupper()) or (known is not None and isinstance(known.sort, Set))
    told = member or (letter is sub and not region)
    meant = only_letter(node, run.factors[first:]) if isinstance(node, Scripted) and sign_of(node) == 1 else None
    letter, told, unbounded = (letter, told, unbounded) if meant is None else (meant, True, True)
    if letter is None or not is_letter(letter) or not told or not unbounded or sign_of(node) != 1:
        return e.fail(span, "this integral has no dx that says what its variable is")
    if first >= len(run.factors):
        return e.fail(span, "an integral of what?")
    note = f"the integral is read as one over {names.name_of(letter)}, whose differential is not written"
    e.notes += [note] if note not in e.notes else []
    factors, signs = run.factors[first:], run.node.signs[first:]
    integrand = factors[0] if len(factors) == 1 else Product(factors, signs, factors[0].span.join(factors[-1].span))
    return _over(e, node, Differential(letter, 0), integrand, span)


# Several variables


def _multiple(e: Elaborator, node: Node, letters: tuple[Differential, ...], integrand: Node, span: Span) -> Term:
    r"""``\iint f\,dx\,dy`` over all x and y, one inside the other; over a region of the plane it is not read."""
    sub, sup = (node.sub, node.sup) if isinstance(node, Scripted) else (None, None)
    listed = {canonical(part.node) for part in sub.parts if isinstance(part, Side)} if isinstance(sub, Row) else set()
    wanted = {names.name_of(one.letter) for one in letters}
    if sup is None and sub is not None and not listed and all(names.name_of(one.letter) for one in letters):
        return contours.by_coordinates(e, sub, letters, integrand, span)
    if sup is not None or (sub is not None and listed != wanted):
        return e.fail(span, "an integral over a region in several variables is not read into terms yet")
    return _iterated(e, letters, integrand, span)


def _iterated(e: Elaborator, letters: tuple[Differential, ...], integrand: Node, span: Span) -> Term:
    if not letters:
        return e.term(integrand)
    variable = _variable(e, letters[0].letter)
    if variable is None:
        return e.fail(span, "the variable of this integral is no number and no vector")
    domain = everything(e, variable)
    if isinstance(domain, Unread):
        return domain
    own = Symbol(variable.name, binder_row("integral").variable(domain, sort_of(domain)))
    body = binding.within(e, own, lambda: _iterated(e, letters[1:], integrand, span))
    return _made(e, "integral", domain, own, body, span)


# No bounds


def _unbounded(e: Elaborator, variable: Symbol, integrand: Node, span: Span) -> Term:
    """Over everything, or an antiderivative."""
    domain = everything(e, variable)
    body = _body(e, variable, integrand)
    if isinstance(body, Unread) or isinstance(domain, Unread):
        return body if isinstance(body, Unread) else domain
    if not _is_antiderivative(e, variable, body, integrand, span):
        own = Symbol(variable.name, binder_row("integral").variable(domain, sort_of(domain)))
        return _made(e, "integral", domain, own, substitute(body, {variable: own}), span)
    return _made(e, "antiderivative", variable, variable, body, span)


def _is_antiderivative(e: Elaborator, variable: Symbol, body: Term, integrand: Node, span: Span) -> bool:
    text = e.latex[span.start : span.end]
    options = (f"{text} is read as an integral over all {variable.name}", f"{text} is read as an antiderivative")
    question = "antiderivative"  # one answer for all such integrals of a row
    density = any(_is_density(part) for part in subterms(body))
    vector = isinstance(variable.sort, Matrix)
    row = e.setting.row
    outside = row is not None and integrands.occurs_outside(row, variable.name)
    if density or vector:
        return not vector and outside and e.choose(question, *options) == 1
    if outside or _has_constant(row) or _on_both_sides(row):
        return True
    lone = row is None or len(row.parts) == 1
    return e.choose(question, *(options[::-1] if lone else options)) == (0 if lone else 1)


def _on_both_sides(row: Row | None) -> bool:
    r"""Whether two sides are integrals without bounds, by different letters: ``\int \frac{dy}{y} = \int x\,dx``."""
    found: list[set[str]] = []
    for part in row.parts if row is not None else ():
        signs = list(walk(part.node)) if isinstance(part, Side) else []
        if any(isinstance(node, Name) and node.name == r"\int" for node in signs) and not any(
            isinstance(node, Scripted) and sign_of(node) for node in signs
        ):
            found.append(set(integrands.letters_in(part.node)) if isinstance(part, Side) else set())
    return len(found) > 1 and found[0] != found[1]


def _is_density(part: Term) -> bool:
    return isinstance(part, Apply) and part.operator in ("density_at", "normal")


def _has_constant(row: Row | None) -> bool:
    """Whether a constant is added somewhere in the row: ``+ C``."""
    if row is None:
        return False
    return any(
        isinstance(part, Sum)
        and isinstance(last := part.terms[-1], Name)
        and last.name in CONSTANTS
        and part.signs[-1] == "+"
        for part in walk(row)
    )
