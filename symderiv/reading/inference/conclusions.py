"""Conclusions: the symbols that the use of letters makes certain; sizes that nobody named get letters of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping

from symderiv.language.sorts import INTEGER, POSITIVE_INTEGER, REAL, Function, Matrix, Scalar, Sort
from symderiv.language.terms import Symbol, Term
from symderiv.reading.inference.layers import is_layer
from symderiv.reading.inference.shapes import Shape, Size
from symderiv.reading.inference.usage import Usage
from symderiv.reading.syntax.notation import FUNCTION_LETTERS

__all__ = ["Conclusions"]

SEQUENCE = frozenset({"sequence"})
UNIT = re.compile(r"\\hat e(?![A-Za-z])")  # unit vectors, which nobody introduces
SIMPLE = re.compile(r"(?:[A-Za-z]|\\[A-Za-z]+)(?:_(?:\w|\{\w+\}))?")


class Conclusions:
    """The symbols by key, for the letters of which something is certain, and why it is.

    symbols       what was concluded, without what was known before
    why           the reason and the place, by key
    document      whether this is about a document; of a row, functions of numbers are left to the reader
    contradicted  letters whose uses do not fit together, of which nothing is said
    """

    def __init__(self, usage: Usage, *, document: bool = True) -> None:
        self.usage, self.document = usage, document
        self.symbols: dict[str, Symbol] = {}
        self.why: dict[str, tuple[str, object]] = {}
        self.contradicted: dict[str, tuple[str, object]] = {}

        self._numbered = 0
        self._taken = set(usage.letters) | set(usage.known)
        for key, shape in usage.letters.items():
            if shape.is_column and SIMPLE.fullmatch(key) and key not in usage.known and not shape.root().contradictory:
                self._size(shape.size()[0], key, "n")  # sizes are called after vectors, rather than matrices
        for key, shape in usage.letters.items():
            self._letter(key, shape)
        for key, (arguments, value) in usage.functions.items():
            self._function(key, arguments, value)

    def _letter(self, key: str, shape: Shape) -> None:
        usage = self.usage
        reason = usage.why.get(key)
        if key in usage.known or usage.is_law(key):
            return
        if shape.root().contradictory:
            if shape.is_matrix and reason is not None:
                self.contradicted[key] = reason
            if is_layer(usage, key):
                self._say(key, Symbol(key, REAL), reason)
            return
        members = key.endswith("_")
        name = key.removesuffix("_") if members else key
        if _is_matrix(shape):
            sort: Sort = self._matrix(shape, name)
        elif is_layer(usage, key):
            sort = REAL  # no power, whatever it is
        elif key.endswith(r"_\infty") and f"{key.removesuffix(chr(92) + 'infty')}" in usage.letters:
            sort = REAL  # the limit of a sequence
        elif members and not self._is_entry(name):
            sort = REAL
        else:
            return
        self._say(key, Symbol(name, Function((INTEGER,), sort, SEQUENCE) if members else sort), reason)

    def _is_entry(self, name: str) -> bool:
        """Whether members of a letter are the entries of a vector or a matrix."""
        usage = self.usage
        known = usage.known.get(name)
        whole = usage.letters.get(name)
        return isinstance(getattr(known, "sort", None), Matrix) or (whole is not None and whole.is_matrix)

    def _say(self, key: str, symbol: Symbol, reason: tuple[str, object] | None) -> None:
        self.symbols[key] = symbol
        self.why[key] = reason or ("follows from what it stands beside", None)

    def _matrix(self, shape: Shape, name: str) -> Matrix:
        rows, columns = shape.size()
        unit = frozenset({"unit"}) if UNIT.match(name) and columns.is_one else frozenset[str]()
        return Matrix(self._size(rows, name, "n"), self._size(columns, name, "m"), unit)

    def _size(self, size: Size, name: str, letter: str) -> Term:
        root = size.root()
        if root.value is None:
            root.value = Symbol(self._fresh(name, letter), POSITIVE_INTEGER)
        return root.value

    def _fresh(self, name: str, letter: str) -> str:
        """``n_x`` for the size of x, or the first of n_1, n_2, ... that is free."""
        plain = SIMPLE.fullmatch(name) is not None
        own = f"{letter}_{name}" if len(name) == 1 else f"{letter}_{{{name}}}"
        if plain and own not in self._taken:
            self._taken.add(own)
            return own
        while True:
            self._numbered += 1
            if (numbered := f"{letter}_{self._numbered}") not in self._taken:
                return numbered

    def _function(self, key: str, arguments: list[Shape], value: Shape) -> None:
        """A function of vectors, or with vectors as values; one of numbers is found by the reader itself."""
        usage = self.usage
        marks = usage.marks
        letter = key.removesuffix("(")
        if f"{key}(" not in usage.known and self._is_another(key, arguments):
            value = usage.letters[key] if value.unknown and key in usage.letters else value
            key = f"{key}("  # a kernel K(x, y), where there is a matrix K too; B(t), where there is a matrix B
        shapes = (*arguments, value)
        if key == letter and self._is_number_too(key, shapes):
            self._say(f"{key}(", Symbol(letter, Function((REAL,), REAL)), usage.why.get(key))
            if key not in usage.known:
                self._say(key, Symbol(letter, REAL), usage.why.get(key))
            return
        if key in usage.known or usage.is_law(letter) or key in self.symbols:
            return
        at_number = key != letter and len(arguments) == 1 and arguments[0].is_number
        if any(shape.root().contradictory for shape in (shapes[1:] if at_number else shapes)):
            return
        defined = key != letter or any(key in marks.of(kind) for kind in ("defined", "primed"))
        certain = self.document and defined
        if key in marks.of("factor") and key not in FUNCTION_LETTERS and not any(_is_matrix(s) for s in shapes):
            return  # T(K), and PV / T: what else it is, is seen from row to row
        if not certain and not any(_is_matrix(shape) for shape in shapes):
            return
        of_each = (
            len(arguments) == 1 and arguments[0].is_column and (value.unknown or value.root() is arguments[0].root())
        )
        if key in marks.of("primed") and of_each:
            self._say(key, Symbol(key, Function((REAL,), REAL)), usage.why.get(key))
            return
        sorts = [self._matrix(shape, key) if _is_matrix(shape) else REAL for shape in shapes]
        reason = usage.why.get(key) or ("used before brackets", None)
        self._say(key, Symbol(letter, Function(tuple(sorts[:-1]), sorts[-1])), reason)

    def _is_number_too(self, key: str, shapes: tuple[Shape, ...]) -> bool:
        r"""``y(x) = \cos x``, where y is a factor elsewhere, or declared as a number: a function and a number."""
        usage, marks = self.usage, self.usage.marks
        if not self.document or key not in marks.of("defined") or usage.is_law(key) or f"{key}(" in usage.known:
            return False
        if len(shapes) != 2 or any(_is_matrix(shape) for shape in shapes) or key in self.symbols:
            return False
        known = usage.known.get(key)
        if known is not None:
            return isinstance(known.sort, Scalar)
        return (key in marks.of("factor") or key in marks.of("side")) and key not in FUNCTION_LETTERS

    def _is_another(self, key: str, arguments: list[Shape]) -> bool:
        """Whether a letter before brackets is another one than without: of several things, or a matrix, of a number."""
        plain = self.symbols.get(key)
        if plain is None or len(arguments) != 1:
            return plain is not None
        return isinstance(plain.sort, Matrix) and not arguments[0].is_matrix

    def whole_numbers(self) -> Mapping[str, Symbol]:
        """The letters that are limits or sizes, and no more than that."""
        found = {}
        for key in self.usage.marks.of("whole"):
            shape = self.usage.letters.get(key)
            if key not in self.usage.known and (shape is None or not shape.is_matrix):
                found[key] = Symbol(key, POSITIVE_INTEGER)
        return found


def _is_matrix(shape: Shape) -> bool:
    """Whether it is a vector or a matrix, and not one of a single entry."""
    rows, columns = shape.size()
    return shape.is_matrix and not (rows.is_one and columns.is_one)
