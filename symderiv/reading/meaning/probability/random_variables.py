r"""Random variables: what the arguments of a density say of whose density it is, and at which values.

``q(z|x)`` names its random variables by the letters of their values: the part of z in it is ``Z(ω)``, and what stands
for ``Z(ω)`` here is z. In ``p(x = 1|z)`` the part and the value are written apart, in ``p_X(t)`` the part is written
below. A prime marks another value of the same random variable (``\sum_{h'} p(u|h')``), unless both occur: in
``p(x'|x)`` x' is a random variable of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from symderiv.language.outcomes import OMEGA, at_outcome, random_variable, value, values_in
from symderiv.language.sorts import REAL, Function, Matrix, Scalar, Set, Sort
from symderiv.language.spans import Span
from symderiv.language.terms import Apply, Number, Symbol, Term, Unread, apply
from symderiv.reading.meaning import names
from symderiv.reading.meaning.sums import slices
from symderiv.reading.syntax.surface import Accent, Group, Name, Node, Num, Part, Row, Scripted, Side, Sum, walk

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["Argument", "arguments", "part_of", "prepare"]


@dataclass(frozen=True)
class Argument:
    """One argument of a density: its part as the outcome says it, and the value at which the density is taken."""

    part: Term
    at: Term
    span: Span


def prepare(e: Elaborator, node: Node, *, capitals: bool = False) -> None:
    """Notes as sequences the undeclared letters that stand here with an index: ``z_1``, ``x_{t-1}``, ``X_i``."""
    for part in walk(node) if capitals else (node,):
        if not isinstance(part, Scripted) or not isinstance(part.base, Name | Accent):
            continue
        name, full = names.name_of(part.base), names.name_of(part)
        marked = isinstance(part.sup, Group) and part.sup.opening == "(" and len(part.sup.items) == 1
        index = part.sub if part.sub is not None else part.sup.items[0] if isinstance(part.sup, Group) else None
        if name is None or index is None or (part.sub is None and not marked) or not slices.is_index(index):
            continue
        if capitals and not name[0].isupper():
            continue
        declared = names.found(e, name) if name in e.context.symbols or name in e.scope else None
        if declared is None and (full is None or names.found(e, full) is None):
            slices.members_of(e, part.base)


def arguments(
    e: Elaborator, items: Sequence[Node | Term], below: Sequence[Symbol] = (), beside: Sequence[Node] = ()
) -> list[Argument] | None:
    """The arguments of a density, whose random variables ``below`` its letter may name; None where one is unread."""
    read: list[tuple[Term | None, Term, Span]] = [_read(e, item) for item in items]
    ats = [at for _, at, _ in read]
    others = {name for node in beside if (name := _plain_name(node)) is not None}
    found: list[Argument] = []
    for index, (role, at, span) in enumerate(read):
        if isinstance(at, Unread) or isinstance(role, Unread):
            return None
        if below:
            own_sort = _plain_sort(e, below[index].name, e.sort(at))
            part: Term | None = apply("apply", random_variable(Symbol(below[index].name, own_sort)), OMEGA)
        else:
            part = part_of(e, role if role is not None else at, [*ats[:index], *ats[index + 1 :]], others)
        alone = len(items) == 1 and bool(beside) and not any(isinstance(node, Num) for node in beside)
        if part is None and isinstance(at, Number) and alone:
            part = _of_a_class(e, at)
        if part is None:
            e.fail(span, "whose density this is is not known")
            return None
        found.append(Argument(part, at, span))
    return found


def _of_a_class(e: Elaborator, at: Number) -> Term:
    """``p(1 | x)``, ``p(x | 0)``: the number of a class, of which nobody says by which letter it goes."""
    e.notes.append(f"{at.value} is read as the number of a class")
    return apply("apply", random_variable(Symbol("class", REAL)), OMEGA)


def _read(e: Elaborator, item: Node | Term) -> tuple[Term | None, Term, Span]:
    """What an argument says of its part, if it says so apart, and its value."""
    match item:
        case Row((Side(left, _), Part("relation", "=", _), Side(right, _)), span):
            role = _value(e, left)
            return role, e.term(right), span
        case Apply():
            return None, item, item.span or Span(0, len(e.latex))
        case Name() | Scripted() | Accent():
            return None, _value(e, item), item.span
    at = e.term(item)  # type: ignore[arg-type]
    return None, at, item.span or Span(0, len(e.latex))


def _value(e: Elaborator, node: Node) -> Term:
    r"""The value of a random variable; ``x_{-i}`` is all members but one."""
    match node:
        case Scripted(base, Sum((Name() as index,), ("-",), _), None, 0, span) if slices.is_index(index):
            members = slices.members_of(e, base)
            if members is not None:
                return slices.all_but(e, members, index, span)
    if (letter := names.letter_pi(e, node)) is not None:
        return letter
    if (several := slices.gathered(e, node)) is not None:
        return several
    prepare(e, node)
    return e.term(node)


def _plain_name(node: Node) -> str | None:
    """The letter of an argument that is written without a prime."""
    match node:
        case Row((Side(left, _), *_), _):
            return _plain_name(left)
        case Scripted(base, _, _, primes, _):
            return None if primes else _plain_name(base)
    return names.name_of(node)


def part_of(e: Elaborator, written: Term, others: Sequence[Term] = (), more: Collection[str] = ()) -> Term | None:
    """The part that a value, as it is written, names: the random variable of its letter at the outcome."""
    letters = _letters(written)
    if len(letters) != 1:
        return None
    (letter,) = letters
    plain = letter.name.rstrip("'")
    beside = {symbol.name for other in others for symbol in values_in(other)}
    name = letter.name if plain in beside or plain in more else plain
    own = Symbol(name, _plain_sort(e, name, letter.sort))
    if not _names_its_part(written, letter):
        return apply("apply", random_variable(own), OMEGA)  # p(x + 1): the density of x, at x + 1
    return at_outcome(_with_letter(written, letter, own), [own], OMEGA)


def _letters(written: Term) -> list[Symbol]:
    match written:
        case Symbol():
            return [written]
        case Apply("apply" | "slice" | "all_but" | "entry", (Symbol() as members, *_)) if _several(members.sort):
            return [members]
    return values_in(written)


def _several(sort: Sort) -> bool:
    return isinstance(sort, Matrix) or (isinstance(sort, Function) and "sequence" in sort.properties)


def _names_its_part(written: Term, letter: Symbol) -> bool:
    """Whether a value is that of a random variable and not any expression: z, z_k, g(z)."""
    match written:
        case Symbol():
            return True
        case Apply("apply" | "slice" | "all_but" | "entry", (first, *rest)):
            return first == letter or any(_names_its_part(argument, letter) for argument in rest)
    return False


def _with_letter(written: Term, letter: Symbol, own: Symbol) -> Term:
    if written == letter:
        return own
    if isinstance(written, Apply):
        return Apply(written.operator, tuple(_with_letter(a, letter, own) for a in written.arguments), written.span)
    return written


def _plain_sort(e: Elaborator, name: str, sort: Sort) -> Sort:
    """The sort of the values: as declared, or a number or vector of which nothing else is known."""
    declared = e.context.symbols.get(name) if not isinstance(sort, Function) else None  # x_i, where x is a vector
    if declared is not None and isinstance(value(declared).sort, Scalar | Matrix | Set):
        return value(declared).sort
    match sort:
        case Scalar(kind) if kind != "complex":
            return REAL
        case Matrix(rows, columns):
            return Matrix(rows, columns)
    return sort
