r"""Integrators: ``\int f(x)\,dF(x)``, ``\int_0^t X_s\,dW_s`` by a function; ``\int_\Omega X\,dP`` by a law.

The second is an expectation: ``\int_A X\,dP`` that of X where A happens. By a function it is Riemann's, Stieltjes' or
Itô's integral, which the term does not tell apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.outcomes import CHANCE, OMEGA, TIMES
from symderiv.language.sorts import LAW, REAL, Scalar
from symderiv.language.spans import Span
from symderiv.language.terms import Symbol, Term, Unread, apply, bind, mentions
from symderiv.reading.meaning import binding, conditions, names
from symderiv.reading.meaning.calculus import integrands
from symderiv.reading.meaning.calculus.infinitesimals import product_of, sign_of
from symderiv.reading.meaning.probability import moments
from symderiv.reading.meaning.probability.drawing import Drawn
from symderiv.reading.meaning.sets import indicators
from symderiv.reading.syntax.surface import Group, Name, Node, Product, Row, Scripted, canonical, walk

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator
    from symderiv.reading.meaning.products import Run

__all__ = ["by_integrator", "by_law_of_points"]

CHANCES = frozenset({"P", r"\mathbb{P}", "Q", r"\mathbb{Q}"})
SPACES = frozenset({r"\Omega"})
HEADS = frozenset({"E", "Pr", "Var"})


def by_integrator(run: Run, node: Node, found: integrands.Reach, start: int) -> Term | None:
    """The integral by what its one differential is of; None where that is its variable."""
    one = found.letters[0]
    if len(found.letters) != 1 or one.power is not None or sign_of(node) != 1:
        return None
    following = run.factors[found.end] if found.end < len(run.factors) and run.signs[found.end] == "" else None
    point = _point(following)
    if _is_law(run, node, one.letter, point):
        run.at = found.end + (point is not None)
        return _expected(run, node, one.letter, found.integrand, point, start)
    if point is not None and following is not None and _is_function(run.e, one.letter):
        run.at = found.end + 1
        applied = Product((one.letter, following), ("",), one.letter.span.join(following.span))
        return _by_function(run, node, found.integrand, applied, point, start)
    letter = one.letter
    if (
        isinstance(letter, Scripted)
        and letter.sup is None
        and isinstance(letter.sub, Name)
        and letter.sub.name in TIMES
    ):
        inside = {canonical(part) for part in walk(found.integrand)}
        if canonical(letter) not in inside:
            return _by_function(run, node, found.integrand, letter, letter.sub, start)
    return None


def by_law_of_points(run: Run, node: Node, start: int) -> Term | None:
    r"""``\int_\Omega X(\omega) P(d\omega)``; None for anything else."""
    for k in range(run.at, len(run.factors) - 1):
        law, group = run.factors[k], run.factors[k + 1]
        if names.name_of(law) not in CHANCES or run.signs[k + 1] or not isinstance(group, Group):
            continue
        match group.items:
            case (Product((Name("d"), Name(r"\omega") as point), ("",), _),) if k > run.at:
                integrand = product_of(run.factors[run.at : k], run.node.signs[run.at : k - 1], law.span)
                run.at = k + 2
                return _expected(run, node, law, integrand, point, start)
    return None


def _point(following: Node | None) -> Name | None:
    """The letter alone in the brackets after a differential."""
    match following:
        case Group("(", ")", (Name(_, _, "", False) as point,), _, _):
            return point
    return None


def _is_function(e: Elaborator, letter: Node) -> bool:
    name = names.name_of(letter) or ""
    known = names.found(e, name)
    return name not in CHANCES and name[:1].isupper() and (known is None or known.sort != LAW)


def _is_law(run: Run, node: Node, letter: Node, point: Name | None) -> bool:
    """Whether a differential is that of a law: P is also a pressure, which has bounds and no outcomes."""
    name = names.name_of(letter) or ""
    sub, sup = (node.sub, node.sup) if isinstance(node, Scripted) else (None, None)
    if sup is not None or name not in CHANCES | {"p"}:
        return False
    over = canonical(sub) in SPACES if sub is not None else False
    if over or (point is not None and point.name == r"\omega") or name == "p":
        return over or name != "p"
    row = run.e.setting.row
    spoken = row is not None and any(isinstance(part, Name) and part.name in HEADS for part in walk(row))
    return name.startswith("\\") or spoken


# What they stand for


def _expected(run: Run, node: Node, letter: Node, integrand: Node, point: Name | None, start: int) -> Term:
    e, span, name = run.e, run.since(start), names.name_of(letter) or ""
    law = Symbol(name, LAW) if "Q" in name else CHANCE
    sub = node.sub if isinstance(node, Scripted) else None
    before = e.with_variable(OMEGA) if point is not None else e.scope
    body = e.term(integrand)
    e.scope = before
    if isinstance(body, Unread):
        return body
    if point is not None and not mentions(body, OMEGA):
        return e.fail(span, "what is integrated does not depend on the outcome")
    if sub is not None and canonical(sub) not in SPACES:
        event = _event(e, sub)
        if event is None or point is not None:
            return e.fail(sub.span, "this is read neither as an event nor as the space of outcomes")
        body = e.build("multiply", body, e.build("indicator", event, span=sub.span), span=span)
    if point is not None:
        return bind("expectation", law, OMEGA, body, span)
    return moments.bound(e, "expectation", [Drawn(law)], [body], [], span)


def _event(e: Elaborator, sub: Node) -> Term | None:
    r"""``A``, ``A^c``, ``\{X > a\}``, ``X > a``."""
    said: Node = sub.items[0] if isinstance(sub, Group) and sub.opening == r"\{" and len(sub.items) == 1 else sub
    if isinstance(said, Row) and conditions.statement_row(said):
        return conditions.condition(e, said)
    return indicators.event(e, said)


def _by_function(run: Run, node: Node, integrand: Node, by: Node, letter: Name, start: int) -> Term | None:
    e, span = run.e, run.since(start)
    sub, sup = (node.sub, node.sup) if isinstance(node, Scripted) else (None, None)
    if (sub is None) != (sup is None):
        return e.fail(span, "an integral by a function over a region")
    variable = Symbol(letter.name, REAL)
    ends = [e.term(bound) for bound in (sub, sup) if bound is not None]
    if any(isinstance(end, Unread) or not isinstance(e.sort(end), Scalar) for end in ends):
        return e.fail(span, "bounds that are no numbers")
    domain = e.build("between", *ends, span=span) if ends else apply("reals")
    parts = [binding.within(e, variable, lambda part=part: e.term(part)) for part in (integrand, by)]  # type: ignore[misc]
    if bad := next((part for part in parts if isinstance(part, Unread)), None):
        return bad
    if not all(isinstance(e.sort(part), Scalar) for part in parts) or not mentions(parts[1], variable):
        return e.fail(Span(span.start, span.end), "how what is integrated by depends on the variable is not known")
    return bind("stieltjes_integral", domain, variable, apply("tuple", *parts), span)
