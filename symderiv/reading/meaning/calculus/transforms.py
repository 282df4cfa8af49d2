r"""Transforms and residues: ``\mathcal{L}\{f(t)\}(s)``, ``\mathcal{L}^{-1}\{F\}``, ``\operatorname{Res}_{z=a} f(z)``.

A transform is of a function of time, t where nothing else is written, at s (or ω, ξ) where nothing else is written; of
letters alone (``\mathcal{L}\{y''\}``) each is a function of time.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from symderiv.language.sorts import COMPLEX, REAL, Function, Scalar
from symderiv.language.terms import Symbol, Term, Unread, bind, mentions
from symderiv.reading.meaning import binding, names
from symderiv.reading.meaning.calculus import extrema
from symderiv.reading.meaning.calculus.infinitesimals import is_letter, product_of
from symderiv.reading.syntax.surface import (
    Braced,
    Group,
    Name,
    Node,
    Part,
    Product,
    Row,
    Scripted,
    Side,
    Sum,
    canonical,
    walk,
)

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator
    from symderiv.reading.meaning.products import Run

__all__ = ["is_transform", "residue", "transform"]

SIGNS = {
    r"\mathcal{L}": "laplace_transform", r"\mathscr{L}": "laplace_transform",
    r"\mathcal{F}": "fourier_transform", r"\mathscr{F}": "fourier_transform",
}  # fmt: skip
FUNCTIONS = frozenset("f g h y x u v w q F G H Y X U V W Q i".split())  # noqa: SIM905
POINTS = {
    "laplace_transform": ("s", "t"), "inverse_laplace_transform": ("t", "s"), "fourier_transform": (r"\omega", "t"),
}  # fmt: skip
FREQUENCIES = (r"\omega", r"\xi", "k", r"\nu", "s")


def is_transform(node: Node, following: Node | None) -> bool:
    r"""Whether a factor is a transform of what stands in the brackets after it: ``\mathcal{L}\{``."""
    base = node.base if isinstance(node, Scripted) else node
    name = names.name_of(base) if isinstance(base, Name) else None
    if name not in SIGNS or not isinstance(following, Group) or len(following.items) != 1:
        return False
    if isinstance(node, Scripted) and (node.sub is not None or node.primes or canonical(node.sup) not in (None, "-1")):
        return False
    if isinstance(following.items[0], Row):
        return False
    return following.opening == r"\{" or (following.opening in ("(", "[") and _of_application(following.items[0]))


def _of_application(inner: Node) -> bool:
    """``f(t)``: a letter at a letter."""
    match inner:
        case Product((head, Group("(", ")", (letter,), _, _)), ("",), _):
            return names.name_of(head) is not None and canonical(letter) in ("t", "x", "s", r"\omega", r"\tau")
    return False


def transform(run: Run, node: Node, start: int) -> Term | None:
    r"""``\mathcal{L}\{y''\}(s)``; None where the letter is something else here."""
    e, following = run.e, run.peek()
    if not is_transform(node, following) or not isinstance(following, Group):
        return None
    base = node.base if isinstance(node, Scripted) else node
    operator = SIGNS[names.name_of(base) or ""]
    if isinstance(node, Scripted) and node.sup is not None:
        operator = f"inverse_{operator}"
        if operator not in POINTS:
            return None
    run.at += 1
    at, variable = POINTS[operator]
    letters = {part.name for part in walk(following) if isinstance(part, Name) and not part.word}
    if operator == "fourier_transform":
        at = next((f for f in FREQUENCIES if e.setting.row is not None and _occurs(e.setting.row, f, letters)), at)
        variable = "x" if "x" in letters and "t" not in letters else variable
    point: Term = names.resolved(e, at, node.span)
    arguments = run.peek()
    if isinstance(arguments, Group) and arguments.opening == "(" and len(arguments.items) == 1:
        point = e.term(arguments.items[0])
        run.at += 1
    moving = Symbol(variable, REAL)
    body = _at_time(e, following.items[0], moving, bare=variable not in letters)
    if isinstance(body, Unread) or isinstance(point, Unread):
        return body if isinstance(body, Unread) else point
    if not isinstance(e.sort(body), Scalar) and not e.unread:
        return e.fail(run.since(start), "a transform of what is no number")
    return bind(operator, point, moving, body, run.since(start))


def _occurs(row: Node, letter: str, within: set[str]) -> bool:
    return letter not in within and any(isinstance(part, Name) and part.name == letter for part in walk(row))


def _at_time(e: Elaborator, node: Node, moving: Symbol, *, bare: bool) -> Term:
    """What is transformed; letters alone, and primed ones, are functions of its variable."""
    moved = _moved(e, node, moving) if bare else node
    return binding.within(e, moving, lambda: e.term(moved))


def _moved(e: Elaborator, node: Node, moving: Symbol) -> Node:
    """The node with ``(t)`` after each letter of a function, or after its primes."""
    name = names.name_of(node.base if isinstance(node, Scripted) and node.primes and node.sup is None else node)
    known = names.found(e, name) if name is not None else None
    function = known is None or isinstance(known.sort, Function) or f"{name}(" in e.context.symbols
    if name is not None and function and _moves(node, name):
        group = Group("(", ")", (Name(moving.name, node.span),), (), node.span)
        return Product((node, group), ("",), node.span)
    if isinstance(node, Product):
        factors: list[Node] = []
        signs: list[str] = []
        for k, factor in enumerate(node.factors):
            after = node.factors[k + 1] if k + 1 < len(node.factors) else None
            applied = isinstance(after, Group) and after.opening == "(" and node.signs[k] == ""
            moved = factor if applied else _moved(e, factor, moving)
            pieces = moved.factors if isinstance(moved, Product) and not isinstance(factor, Product) else (moved,)
            if factors:
                signs.append(node.signs[k - 1])
            signs += [""] * (len(pieces) - 1)
            factors += pieces
        return product_of(tuple(factors), tuple(signs), node.span)
    match node:
        case Sum(terms, _, _):
            return replace(node, terms=tuple(_moved(e, part, moving) for part in terms))
        case Group(_, _, items, _, _):
            return replace(node, items=tuple(_moved(e, part, moving) for part in items))
        case Braced(_, arguments, _, _):
            return replace(node, arguments=tuple(_moved(e, part, moving) for part in arguments))
    return node


def _moves(node: Node, name: str) -> bool:
    return name.split("_")[0] in FUNCTIONS or (isinstance(node, Scripted) and node.primes > 0)


# Convolutions


def convolution(run: Run, node: Node, start: int) -> Term | None:
    r"""``(f * g)(t)``."""
    e, after = run.e, run.peek()
    match node, after:
        case Group("(", ")", (Product((f, g), ("*" | r"\ast",)),), _), Group("(", ")", (at,), _):
            pass
        case _:
            return None
    functions: list[Term] = []
    for one in (f, g):
        name = names.name_of(one)
        known = names.found(e, name) if name is not None else None
        if name is None or (known is not None and not isinstance(known.sort, Function)):
            return None
        functions.append(known or names.declared_now(e, name, Function((REAL,), REAL)))
    run.at += 1
    return e.build("convolution", *functions, e.term(at), span=run.since(start))


# Arguments of complex numbers


def argument(run: Run, node: Node, base: Name, start: int) -> Term | None:
    r"""``\arg(z - a)``, ``\arg z``; before max and min it is something else."""
    e, following = run.e, run.peek()
    after = run.factors[run.at + 1] if run.at + 1 < len(run.factors) else None
    letter = following is not None and is_letter(following) and not isinstance(after, Group)
    plain = isinstance(node, Name) and (isinstance(following, Group) or letter)
    if not plain or following is None:
        return extrema.extremum(run, node, base, start) if base.name.endswith("arg") else None
    run.at += 1
    return e.build("complex_argument", e.term(following), span=run.since(start))


# Residues


def residue(run: Run, node: Node, base: Name, start: int) -> Term | None:
    r"""``\operatorname{Res}_{z=a} f(z)``, ``\operatorname{Res}(f, a)``."""
    e, sub = run.e, node.sub if isinstance(node, Scripted) and node.sup is None else None
    following = run.peek()
    match sub:
        case Row((Side(letter, _), Part("relation", "=" | r"\to", _), Side(point, _)), _) if is_letter(letter):
            return _at_point(run, names.name_of(letter), point, start)
    if not isinstance(following, Group) or following.opening not in ("(", "[") or run.at >= len(run.factors):
        return None
    items = list(following.items)
    if sub is not None and len(items) == 1:
        items.append(sub)
    if len(items) != 2:
        return None
    run.at += 1
    span = run.since(start)
    function, point = items
    if isinstance(point, Row):
        match point:
            case Row((Side(_, _), Part("relation", "=", _), Side(value, _)), _):
                point = value
            case _:
                return e.fail(span, "a residue at which point?")
    name = names.name_of(function)
    variable = Symbol("z", COMPLEX)
    at = e.term(point)
    if name is not None and is_letter(function):
        known = names.found(e, name)
        sort = known.sort if known is not None and isinstance(known.sort, Function) else Function((COMPLEX,), COMPLEX)
        of = names.declared_now(e, name, sort) if known is None else known
        body: Term = e.build("apply", of, variable, span=span)
    else:
        body = binding.within(e, variable, lambda: e.term(function))
    if isinstance(at, Unread) or isinstance(body, Unread):
        return at if isinstance(at, Unread) else body
    if not mentions(body, variable):
        return e.fail(span, "a residue by which letter?")
    return bind("residue", at, variable, body, span)


def _at_point(run: Run, name: str | None, point: Node, start: int) -> Term:
    e, at = run.e, run.e.term(point)
    variable = Symbol(name or "z", COMPLEX)
    if run.at >= len(run.factors):
        return e.fail(run.since(start), "a residue of what?")
    body = binding.within(e, variable, run.all)
    span = run.since(start)
    if isinstance(at, Unread) or isinstance(body, Unread):
        return at if isinstance(at, Unread) else body
    if not isinstance(e.sort(body), Scalar) and not e.unread:
        return e.fail(span, "a residue of what is no number")
    return bind("residue", at, variable, body, span)
