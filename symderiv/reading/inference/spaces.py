"""Spaces: what stands after ``\\in`` as a sort of its elements; sizes are the letters and numbers written there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from symderiv.language.sorts import (
    COMPLEX,
    INTEGER,
    NATURAL,
    ONE,
    POSITIVE,
    POSITIVE_INTEGER,
    REAL,
    Matrix,
    Scalar,
    Sort,
    vector,
)  # fmt: skip
from symderiv.language.terms import Symbol, Term, number
from symderiv.reading.meaning.names import name_of
from symderiv.reading.syntax.surface import (
    Empty,
    Group,
    Name,
    Node,
    Num,
    Part,
    Product,
    Row,
    Scripted,
    Side,
    Sum,
    Unreadable,
)

__all__ = ["NUMBERS", "signed", "size_of", "sizes_of", "space_of"]

NONNEGATIVE = Scalar("real", frozenset({"nonnegative"}))
NUMBERS: Mapping[str, Scalar] = {"R": REAL, "C": COMPLEX, "Z": INTEGER, "N": NATURAL, "Q": REAL, "F": REAL, "K": REAL}
SIGNS: Mapping[tuple[str, bool], str] = {  # of ``> 0``, ``> 1``, ...: what it says
    (">", True): "positive", (">", False): "positive", (r"\ge", True): "nonnegative", (r"\ge", False): "positive",
    ("<", True): "negative", (r"\le", True): "nonpositive", (r"\ne", True): "nonzero",
}  # fmt: skip
SAME = {r"\geq": r"\ge", r"\geqslant": r"\ge", r"\leq": r"\le", r"\leqslant": r"\le", r"\neq": r"\ne", r"\gt": ">",
        r"\lt": "<", ">=": r"\ge", "<=": r"\le", r"\gg": ">"}  # fmt: skip


def space_of(node: Node) -> Sort | None:
    """The sort of the elements; None for a set that is no such space."""
    match node:
        case Name(name, _, r"\mathbb", _) if name in NUMBERS:
            return NUMBERS[name]
        case Scripted(Name(name, _, r"\mathbb", _), sub, sup, 0, _) if name in NUMBERS:
            return _scripted(NUMBERS[name], sub, sup)
        case Scripted(Name("S", _, _, _), sub, sup, 0, _) if sub is not None and sup is not None:
            size = size_of(sup) or size_of(sub)
            strict = _pluses(sub) == 2 or _pluses(sup) == 2
            name = "positive definite" if strict else "positive semidefinite"
            return Matrix(size, size, frozenset({name})) if size is not None and _pluses(sub) + _pluses(sup) else None
        case Scripted(Group(r"\{", _, items, _, _), None, sup, 0, _) if sup is not None and _all_numbers(items):
            return vector(size) if (size := size_of(sup)) is not None else None
        case Group(r"\{", _, items, _, _) if _all_numbers(items):
            return NATURAL if all(i.value >= 0 for i in items if isinstance(i, Num)) else INTEGER
        case Group(r"\{", _, (Num(first, _), *rest), _, _) if any(
            isinstance(item, Name) and item.name.endswith("dots") for item in rest
        ):
            return POSITIVE_INTEGER if first > 0 else NATURAL if first == 0 else INTEGER
        case Group("(" | "[" as opening, _, (Num(low, _), high), (",",), _) if _finite_or_infinite(high):
            return POSITIVE if low > 0 or (low == 0 and opening == "(") else NONNEGATIVE if low == 0 else REAL
    return None


def _all_numbers(items: tuple[Node, ...]) -> bool:
    return bool(items) and all(isinstance(item, Num) and item.value.denominator == 1 for item in items)


def _finite_or_infinite(node: Node) -> bool:
    return isinstance(node, Num) or (isinstance(node, Name) and node.name == r"\infty")


def _scripted(base: Scalar, sub: Node | None, sup: Node | None) -> Sort | None:
    """``R^n``, ``R^{m x n}``, ``R_+``, ``R^n_{>0}``."""
    properties = frozenset[str]()
    for script in (sub, sup):
        if script is None:
            continue
        pluses = _pluses(script)
        lone = pluses == 1 and script is sub  # ``R_+`` has the zero, ``R^+`` and ``R_{++}`` have not
        said = "nonnegative" if lone else "positive" if pluses else _restricted(script)
        if said:
            properties |= {said}
        elif script is sub:
            return None
    shape = None if sup is None or _pluses(sup) or _restricted(sup) else sup
    if shape is None:
        return Scalar(base.kind, base.properties | properties) if properties else base
    kind: Literal["real", "complex"] = "complex" if base.kind == "complex" else "real"
    match sizes_of(shape):
        case [rows, columns]:
            return Matrix(rows, columns, properties, kind)
        case [rows]:
            return Matrix(rows, ONE, properties, kind)
    return None


def _pluses(node: Node) -> int:
    """How many plus signs stand there, and nothing else."""
    match node:
        case Name("+", _, _, _):
            return 1
        case Sum((inner,), ("+",), _):
            return 1 if isinstance(inner, Empty | Unreadable) else 1 + _pluses(inner) if _pluses(inner) else 0
    return 0


def _restricted(node: Node) -> str | None:
    match node:
        case Row((Part("relation", sign, _), Side(Num(value, _), _)), _):
            return signed(sign, value == 0, value > 0)
    return None


def signed(sign: str, zero: bool, above: bool) -> str | None:
    """What ``> 0``, ``>= 1`` says of the number before it."""
    if not zero and not above:
        return None
    return SIGNS.get((SAME.get(sign, sign), zero))


def sizes_of(node: Node) -> list[Term] | None:
    """``n``, ``m x n``: the sizes written there."""
    if isinstance(node, Product) and node.signs == (r"\times",):
        sizes = [size_of(factor) for factor in node.factors]
    else:
        sizes = [size_of(node)]
    return [size for size in sizes if size is not None] if all(size is not None for size in sizes) else None


def size_of(node: Node) -> Term | None:
    """A whole number or a letter for one; sums and products of such."""
    match node:
        case Num(value, _):
            return number(int(value)) if value.denominator == 1 and value > 0 else None
        case Name() | Scripted():
            name = name_of(node)
            letter = name is not None and (name[0].isalpha() or name[0] == "\\") and name != r"\star"
            return Symbol(name, POSITIVE_INTEGER) if name is not None and letter else None
        case Group("(" | "{", _, (inner,), _, _):
            return size_of(inner)
        case Sum((a, b), ("", "+" | "-" as sign), _):
            first, second = size_of(a), size_of(b)
            if first is None or second is None:
                return None
            return first + second if sign == "+" else first - second
        case Product((a, b), ("",), _):
            first, second = size_of(a), size_of(b)
            return None if first is None or second is None else first * second
    return None
