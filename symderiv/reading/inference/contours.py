r"""Contours: ``\oint_\gamma f(z)\,dz`` says that z is complex, that f is a function of it, and that gamma is a curve.

And which letters a function of several numbers is written with: ``u(x, t)``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from symderiv.language.sorts import COMPLEX, REAL, Function, Set, Sort
from symderiv.reading.inference.marks import heads_of
from symderiv.reading.inference.sentences import Formula
from symderiv.reading.meaning.calculus.curves import COMPLEX_LETTERS, OINT, is_circle, is_curve, sign_name
from symderiv.reading.meaning.calculus.infinitesimals import differential_at, sign_of
from symderiv.reading.meaning.names import name_of
from symderiv.reading.syntax.surface import Braced, Name, Node, Product, Scripted, walk

__all__ = ["about_contours", "written_with"]

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
    if not found:
        return {}
    for formula in formulas:
        for node in walk(formula.row):
            if isinstance(node, Product):
                _functions(node, formula, found)
    return found


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


def written_with(formulas: Iterable[Formula], around: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """The letters that stand in the brackets after each letter of a function of several: u(x, t)."""
    found: dict[str, tuple[str, ...]] = {}
    for formula in formulas:
        if "," not in formula.piece.latex:
            continue
        for node in walk(formula.row):
            if not isinstance(node, Product):
                continue
            for head, group in heads_of(node):
                name = name_of(head)
                if name is None or group is None or group.opening != "(" or len(group.items) < 2:
                    continue
                letters = [_plain(item) for item in group.items]
                if set(group.separators) == {","} and None not in letters and len(set(letters)) == len(letters):
                    found.setdefault(name, tuple(letter for letter in letters if letter is not None))
    return {**around, **found} if found else around


def _plain(node: Node) -> str | None:
    return node.name if isinstance(node, Name) and not node.word and node.name[0] != "_" else None
