"""Members: of sequences (``x_i``), of families with two indices (``w_{ij}``), and the entries of members."""

# ruff: noqa: I001  (imports that stand on one line)
from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from symderiv.language.outcomes import PROCESS, TIMES
from symderiv.language.sorts import INTEGER, ONE, REAL, Function, Matrix, Scalar
from symderiv.language.spans import Span
from symderiv.language.terms import Symbol, Term
from symderiv.reading.meaning import names
from symderiv.reading.syntax.surface import (
    Accent, Group, Name, Node, Num, Part, Product, Row, Scripted, Side, Sum, canonical, subscript, walk,
)  # fmt: skip

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

MARK = "^()"
"""Ends the name of a family with indices below its letter and one in brackets above it."""

PRIMED = frozenset(r"\mu \alpha \beta \gamma \lambda \kappa \sigma \theta \tau \nu m".split())  # noqa: SIM905
"""Letters whose primes with an index are no derivatives: of moments about zero, of other parameters."""

__all__ = [
    "are_two", "at_time", "beside", "count_of", "first_of", "in_layer", "indices_of", "is_bound", "is_label",
    "is_twice_marked", "is_wide", "marked", "member_of", "primed", "twice_marked",
]  # fmt: skip


def member_of(e: Elaborator, members: Symbol, index: Node, span: Span) -> Term:
    """The member of a sequence at an index; of a family with two indices at both; with two, the entry of a member."""
    sort = members.sort
    if not isinstance(sort, Function):
        return e.fail(span, f"a member of {members.name}, which is no sequence")
    several = len(sort.arguments) > 1
    both = indices_of(index, len(sort.arguments) if several else 2) if several or are_two(index) else []
    if several and len(both) != len(sort.arguments):
        return e.fail(span, f"an index for each of the {len(sort.arguments)} that {members.name} has")
    if both and not several and not isinstance(sort.value, Matrix):
        if not isinstance(sort.value, Scalar) or not _are_surely_two(e, members.name, index):
            return e.fail(span, f"two indices of {members.name}, whose members have one")
        # x_{i1} beside x_i: another family, by the same letter
        members, several = Symbol(members.name, replace(sort, arguments=(INTEGER, INTEGER))), True
    terms = [e.term(one) for one in both or [index]]
    for at in terms:
        names.infer_whole(e, at)
    if not both and isinstance(index_sort := e.sort(terms[0]), Matrix) and sort.arguments == (INTEGER,):
        members = Symbol(members.name, replace(sort, arguments=(index_sort,)))  # r_z, one for each vector z
    if not both or several:
        return e.build("apply", members, *terms, span=span)
    return e.build("entry", e.build("apply", members, terms[0], span=span), terms[1], span=span)


def at_time(e: Elaborator, name: str, sub: Node, span: Span) -> Term | None:
    r"""``X_s`` under ``\\int ... ds``, and all members of it in the row then: the value of a function of time."""
    key, below = f"{name}_[]", sub.name if isinstance(sub, Name) else ""
    bound = e.scope.get(below)
    if names.sequence(e, name) is not None or f"{name}_" in e.context.symbols:
        return None
    if bound is not None and below in TIMES and isinstance(bound.sort, Scalar) and bound.sort.kind == "real":
        if PROCESS.fullmatch(name) is None:
            return e.fail(span, f"{name} depends on the letter of the integral")
        e.findings.sorts.setdefault(key, Function((REAL,), REAL))
    if key not in e.findings.sorts:
        return None
    time = e.term(sub)
    if not isinstance(e.sort(time), Scalar):
        return None
    return e.build("apply", Symbol(name, e.findings.sorts[key]), time, span=span)


def primed(node: Scripted) -> tuple[str, Scripted]:
    r"""The name of a letter with scripts, and what is left of these: ``\\mu'_r`` is a member of ``\\mu'``."""
    name = names.name_of(node.base) or ""
    if node.sub is None or not node.primes or node.sup is not None or name not in PRIMED:
        return name, node
    return name + "'" * node.primes, Scripted(node.base, node.sub, None, 0, node.span)


def in_layer(e: Elaborator, name: str, node: Scripted) -> Symbol | None:
    """``a^L`` of ``a^L_j``, where it is declared as a vector or a matrix: no power of a member."""
    mark = canonical(node.sup)
    if mark is None or node.sub is None or is_bound(e, node.sup):
        return None
    symbol = names.found(e, name + subscript(mark).replace("_", "^", 1))
    return symbol if symbol is not None and isinstance(symbol.sort, Matrix) else None


def first_of(e: Elaborator, name: str, sub: Node) -> tuple[Symbol, Node] | None:
    """``z_0`` and ``i`` of ``z_{0,i}`` and ``z_{0i}``, where z_0 is a vector and z has no entries with two indices."""
    match sub:
        case Row((Side(first, _), Part("separator", ",", _), Side(index, _)), _):
            pass
        case Product((first, index), ("",), _):
            pass
        case _:
            return None
    below = canonical(first)
    vector = names.found(e, name + subscript(below)) if below is not None else None
    if vector is None or not isinstance(vector.sort, Matrix) or is_wide(names.found(e, name)):
        return None
    return vector, index


def is_wide(symbol: Symbol | None) -> bool:
    """Whether it is a matrix of more than one column: two indices are those of its entries."""
    return symbol is not None and isinstance(symbol.sort, Matrix) and symbol.sort.columns != ONE


def marked(e: Elaborator, node: Scripted) -> Term | None:
    """``p_{ij}^{(n)}``: a name of its own, and not a power."""
    full = names.name_of(Scripted(node.base, node.sub, None, 0, node.span))
    mark = canonical(node.sup)
    known = names.found(e, full or "")
    if full is None or mark is None or (known is not None and not is_wide(known)):
        return None
    letter = names.name_of(node.base) or ""
    if any(isinstance(part, Name) and part.name in e.scope for part in walk(node)) or names.sequence(e, letter + MARK):
        return _of_marked_family(e, letter, node)
    return names.resolved(e, f"{full}^{{{mark}}}", node.span)


def _of_marked_family(e: Elaborator, letter: str, node: Scripted) -> Term:
    """``p_{ik}^{(n)}`` under a sum over k: a family of what stands below the letter and in the brackets above it."""
    assert node.sub is not None
    above = node.sup.items if isinstance(node.sup, Group) else ()
    indices = [*indices_of(node.sub, 2 if are_two(node.sub) else 1), *above]
    family = names.sequence(e, letter + MARK)
    if family is None:
        names.infer_sequence(e, letter + MARK, len(indices))
    if family is None or not isinstance(family.sort, Function) or len(family.sort.arguments) != len(indices):
        return e.fail(node.span, "a running index of a name with two scripts")
    terms = [e.term(index) for index in indices]
    for term in terms:
        names.infer_whole(e, term)
    return e.build("apply", family, *terms, span=node.span)


def twice_marked(e: Elaborator, name: str, node: Scripted) -> Term:
    """``a^{[2](i)}``: a name of its own, and not a power."""
    mark = canonical(node.sup)
    if mark is None or is_bound(e, node.sup):
        return e.fail(node.span, "a running index of a name with two scripts")
    return names.resolved(e, f"{name}^{{{mark}}}", node.span)


def is_label(sup: Node | None) -> bool:
    r"""``\theta^{\mathrm{old}}``: a word above a letter is a part of its name, and no exponent."""
    return isinstance(sup, Name) and sup.word and len(sup.name) > 1 and sup.name.isalpha()


def is_twice_marked(sup: Node | None) -> bool:
    """Whether two marks in brackets stand above a letter: of a layer and an example, ``[2](i)``."""
    return (
        isinstance(sup, Product)
        and len(sup.factors) == 2
        and not any(sup.signs)
        and all(isinstance(part, Group) and part.opening in "([" and len(part.items) == 1 for part in sup.factors)
    )


def is_bound(e: Elaborator, index: Node | None) -> bool:
    """Whether a letter in an index is bound by a sum around it: it is no part of a name then."""
    return index is not None and any(isinstance(part, Name) and part.name in e.scope for part in walk(index))


def _are_surely_two(e: Elaborator, name: str, index: Node) -> bool:
    """``i1``, ``n,k``: no product of whole numbers; nor is ``ik`` in a row where there are such."""
    if not isinstance(index, Product) or isinstance(index.factors[-1], Num):
        return True
    others = (node for node in walk(e.setting.row) if isinstance(node, Scripted)) if e.setting.row is not None else ()
    return any(
        names.name_of(other.base) == name
        and other.sub is not None
        and are_two(other.sub)
        and not (isinstance(other.sub, Product) and not isinstance(other.sub.factors[-1], Num))
        for other in others
    )


def are_two(index: Node) -> bool:
    """``ij``, ``i1``, ``n,k``: two indices, and no product; but ``2k`` is twice k."""
    match index:
        case Row((Side(), Part("separator", ",", _), Side()), _):
            return True
        case Product((Name() | Scripted(), Name() | Num() | Scripted()), ("",), _):
            return True
    return False


def count_of(index: Node) -> int:
    """How many indices stand in a subscript: three in ``ijk`` and ``i,j,k``, where these are letters or numbers."""
    match index:
        case Row(parts, _) if len(parts) > 3 and all(isinstance(part, Side) or part.text == "," for part in parts):
            return len(parts) // 2 + 1
        case Product(factors, signs, _) if len(factors) > 2 and not any(signs):
            plain = all(isinstance(factor, Name) and factor.name in "ijklmnrst" for factor in factors)
            return len(factors) if plain else 1
    return 2 if are_two(index) else 1


def indices_of(sub: Node, wanted: int) -> list[Node]:
    """The indices in a subscript that is to have so many: ``ij``, ``i,j``, ``12``; none where it has others."""
    match sub:
        case Row(parts, _) if all(isinstance(part, Side) or part.text == "," for part in parts):
            return [part.node for part in parts if isinstance(part, Side)]
        case Product(factors, signs, _) if (wanted == 2 or len(factors) == wanted > 2) and not any(signs):
            return list(factors)
        case Num(value, span) if wanted == 2 and 10 <= value <= 99:
            tens, ones = divmod(value.numerator, 10)
            return [Num(Fraction(tens), span), Num(Fraction(ones), span)]
        case Num() | Name() | Sum() | Product() | Scripted() | Accent() | Group():
            return [sub]
    return []


def beside(e: Elaborator, name: str) -> bool:
    """Whether ``x, x'`` stand in one pair of brackets of the row, as in ``k(x, x')``: two vectors, and no transpose."""
    return e.setting.row is not None and any(
        isinstance(node, Group)
        and any(isinstance(item, Scripted) and item.primes and names.name_of(item.base) == name for item in node.items)
        and any(names.name_of(item) == name for item in node.items)
        for node in walk(e.setting.row)
    )
