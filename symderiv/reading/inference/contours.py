r"""Contours: ``\oint_\gamma f(z)\,dz`` says that z is complex, that f is a function of it, that gamma is a curve."""

from __future__ import annotations

from collections.abc import Sequence

from symderiv.language.sorts import COMPLEX, REAL, Function, Set, Sort
from symderiv.reading.inference.marks import heads_of
from symderiv.reading.inference.sentences import Formula
from symderiv.reading.meaning.calculus.curves import COMPLEX_LETTERS, OINT, is_circle, is_curve, sign_name
from symderiv.reading.meaning.calculus.infinitesimals import differential_at, sign_of
from symderiv.reading.meaning.names import name_of
from symderiv.reading.syntax.surface import Braced, Group, Name, Product, Scripted, walk

__all__ = ["about_contours"]

Known = dict[str, tuple[Sort, tuple[str, object]]]


def about_contours(formulas: Sequence[Formula]) -> Known:
    """The sorts of the letters of integrals along contours, with the reason and the place."""
    found: Known = {}
    for formula in formulas:
        if r"\int" not in formula.piece.latex and r"\oint" not in formula.piece.latex:
            continue
        for node in walk(formula.row):
            if isinstance(node, Product):
                _contour(node, formula, found)
    for formula in formulas if found else ():  # a curve z(t) is no letter of an integral
        for node in walk(formula.row):
            for head, group in heads_of(node) if isinstance(node, Product) else ():
                base = head.base if isinstance(head, Scripted) and head.primes else head
                if group is not None and name_of(base) in found and (head is not base or _is_time(group)):
                    found.pop(name_of(base) or "", None)
    if not found:
        return {}
    for formula in formulas:
        for node in walk(formula.row):
            if isinstance(node, Product):
                _functions(node, formula, found)
    return found


def _is_time(group: Group) -> bool:
    return len(group.items) == 1 and name_of(group.items[0]) in ("t", r"\theta")


def _contour(node: Product, formula: Formula, found: Known) -> None:
    for place, factor in enumerate(node.factors):
        sub, sup = (factor.sub, factor.sup) if isinstance(factor, Scripted) else (None, None)
        closed = sign_name(factor) == OINT
        if sign_of(factor) != 1 or sup is not None or not (closed or is_curve(sub) or is_circle(sub)):
            continue
        letter = _letter(node, place + 1)
        if letter is None:
            continue
        why = ("integrated along a contour", formula.piece)
        found.setdefault(letter, (COMPLEX, why))
        if isinstance(sub, Name | Scripted) and (name := name_of(sub)) is not None:
            found.setdefault(name, (Set(COMPLEX), ("a contour of integration", formula.piece)))


def _letter(node: Product, at: int) -> str | None:
    """The complex letter of the first differential after a sign, also above a fraction."""
    for k in range(at, len(node.factors)):
        one = differential_at(node.factors, node.signs, k)
        if one is None and isinstance(node.factors[k], Braced):
            above = node.factors[k].arguments[0]  # type: ignore[union-attr]
            factors = above.factors if isinstance(above, Product) else (above,)
            signs = above.signs if isinstance(above, Product) else ()
            one = next((d for j in range(len(factors)) if (d := differential_at(factors, signs, j))), None)
        if one is not None:
            name = name_of(one.letter)
            return name if name in COMPLEX_LETTERS else None
    return None


def _functions(node: Product, formula: Formula, found: Known) -> None:
    """Functions of complex letters and of contours."""
    for head, group in heads_of(node):
        name = name_of(head) if isinstance(head, Name) and not head.word else None
        if name is None or group is None or group.opening != "(" or name in found or name.startswith(r"\int"):
            continue
        sorts = [found[letter][0] if (letter := name_of(item)) in found else REAL for item in group.items]
        if any(sort != REAL and not isinstance(sort, Function) for sort in sorts) and set(group.separators) <= {","}:
            arguments = tuple(COMPLEX if sort == REAL else sort for sort in sorts)
            found[name] = (Function(arguments, COMPLEX), ("a function of a complex number", formula.piece))
