"""Shapes: numbers, vectors and matrices told apart by what must fit together; sizes merged, as types are unified.

A shape is unknown at first. Sums and equations make shapes the same, products relate three of them. What does not fit
is marked as contradictory, and nothing is said of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from symderiv.language.sorts import ONE, Matrix, Scalar, Sort
from symderiv.language.terms import Term

__all__ = ["Shape", "Shapes", "Size", "shape_of"]

PASSES, ROUNDS = 6, 5


class Size:
    """How many rows or columns; the same object stands for all that are equal to it."""

    __slots__ = ("_of", "value")

    def __init__(self, value: Term | None = None) -> None:
        self.value = value
        self._of: Size | None = None

    def root(self) -> Size:
        """The one that stands for all equal sizes."""
        size = self
        while size._of is not None:
            if size._of._of is not None:
                size._of = size._of._of
            size = size._of
        return size

    def join(self, other: Size) -> bool:
        """Makes two sizes the same; False where they are two different numbers or letters."""
        a, b = self.root(), other.root()
        if a is b:
            return True
        if a.value is not None and b.value is not None:
            return a.value == b.value
        b._of = a
        a.value = a.value if a.value is not None else b.value
        return True

    @property
    def known(self) -> Term | None:
        """Its value, if that was stated."""
        return self.root().value

    @property
    def is_one(self) -> bool:
        """Whether it is known to be 1."""
        return self.known == ONE


class Shape:
    """What a piece of a formula is: ``kind`` is "number", "matrix", or "" while that is not known."""

    __slots__ = ("_of", "columns", "contradictory", "kind", "rows", "transpose_of")

    def __init__(self, kind: str = "", rows: Size | None = None, columns: Size | None = None) -> None:
        self.kind, self.contradictory = kind, False
        self.rows, self.columns = rows or Size(), columns or Size()
        self._of: Shape | None = None
        self.transpose_of: Shape | None = None

    def root(self) -> Shape:
        """The one that stands for all shapes that are the same."""
        shape = self
        while shape._of is not None:
            if shape._of._of is not None:
                shape._of = shape._of._of
            shape = shape._of
        return shape

    @property
    def is_number(self) -> bool:
        """Whether it is known to be a number."""
        return self.root().kind == "number"

    @property
    def is_matrix(self) -> bool:
        """Whether it is known to be a vector or a matrix."""
        return self.root().kind == "matrix"

    @property
    def is_column(self) -> bool:
        """Whether it is known to have one column."""
        return self.is_matrix and self.root().columns.is_one

    @property
    def is_row(self) -> bool:
        """Whether it is known to have one row."""
        return self.is_matrix and self.root().rows.is_one

    @property
    def unknown(self) -> bool:
        """Whether nothing is known of it."""
        return not self.root().kind

    def size(self) -> tuple[Size, Size]:
        """Rows and columns."""
        root = self.root()
        return root.rows, root.columns


def shape_of(sort: Sort) -> Shape:
    """The shape of things of a sort."""
    match sort:
        case Scalar():
            return Shape("number")
        case Matrix(rows, columns, _, _):
            return Shape("matrix", Size(rows), Size(columns))
    return Shape()


@dataclass
class Shapes:
    """The relations between shapes, and how they are solved.

    relations  what is looked at again until nothing changes: each says whether it has nothing more to say
    customs    what is assumed, in this order, where relations leave a shape open
    """

    relations: list[Callable[[], bool]] = field(default_factory=list)
    customs_first: list[Callable[[], bool]] = field(default_factory=list)
    customs: list[Callable[[], bool]] = field(default_factory=list)
    moves: int = 0  # how often something became known
    some_matrix: bool = False

    # What makes shapes known

    def number(self, shape: Shape) -> None:
        """It is a number."""
        self._set(shape, "number")

    def matrix(self, shape: Shape, rows: Size | None = None, columns: Size | None = None) -> None:
        """It is a matrix, of a size if that is given."""
        self._set(shape, "matrix")
        root = shape.root()
        for mine, given in ((root.rows, rows), (root.columns, columns)):
            if given is not None and not mine.join(given):
                root.contradictory = True
        self._small(root)

    def column(self, shape: Shape) -> None:
        """It is a vector."""
        self.matrix(shape, None, Size(ONE))

    def square(self, shape: Shape) -> None:
        """It is a matrix with as many rows as columns."""
        self.matrix(shape)
        root = shape.root()
        root.contradictory = not root.rows.join(root.columns) or root.contradictory

    def same(self, a: Shape, b: Shape) -> None:
        """Two things of one shape."""
        a, b = a.root(), b.root()
        if a is b:
            return
        if a.kind and b.kind and a.kind != b.kind:
            a.contradictory = b.contradictory = True
            return
        if a.kind == b.kind == "matrix" and not (a.rows.join(b.rows) and a.columns.join(b.columns)):
            a.contradictory = b.contradictory = True
            return
        self.moves += 1
        kept, gone = (a, b) if a.kind else (b, a)
        gone._of = kept
        kept.contradictory = kept.contradictory or gone.contradictory
        self._small(kept)

    def transposed(self, shape: Shape) -> Shape:
        """The transpose of a matrix."""
        rows, columns = shape.size()
        turned = Shape("matrix", columns, rows)
        turned.transpose_of = shape
        return turned

    def _set(self, shape: Shape, kind: str) -> None:
        root = shape.root()
        self.some_matrix = self.some_matrix or kind == "matrix"
        if not root.kind:
            root.kind = kind
            self.moves += 1
        elif root.kind != kind:
            root.contradictory = True

    def _small(self, shape: Shape) -> None:
        if shape.kind == "matrix" and shape.rows.is_one and shape.columns.is_one:
            shape.kind = "number"

    # Products

    def product(self, a: Shape, b: Shape) -> Shape:
        """The product of two things, side by side."""
        if a.is_number:
            return b
        result = Shape()
        self.relations.append(lambda: self._product(a, b, result))
        return result

    def _product(self, a: Shape, b: Shape, result: Shape) -> bool:
        if a.is_number or b.is_number:
            self.same(b if a.is_number else a, result)
            return True
        if a.is_matrix and b.is_matrix:
            self._fits(a, b, result)
            return True
        if result.is_number and a.is_matrix:
            self.matrix(b, a.size()[1], a.size()[0])
        elif result.is_number and b.is_matrix:
            self.matrix(a, b.size()[1], b.size()[0])
        elif result.is_column and a.is_matrix and not a.is_column:
            self.column(b)  # but a row times a vector, or times a matrix, is not told apart
        return False

    def _fits(self, a: Shape, b: Shape, result: Shape) -> None:
        (rows, inner), (below, columns) = a.size(), b.size()
        if inner.join(below):
            self.matrix(result, rows, columns) if not (rows.is_one and columns.is_one) else self.number(result)
        else:
            for shape in (a, b, result):
                shape.root().contradictory = True

    # Solving

    def settle(self) -> None:
        """Follows all relations, then customs, until nothing changes or it has been long enough: linear in all."""
        for _ in range(ROUNDS):
            for _ in range(PASSES):
                before = self.moves
                self.relations = [relation for relation in self.relations if not relation()]
                if self.moves == before:
                    break
            before = self.moves
            self.customs_first = [custom for custom in self.customs_first if not custom()]
            self.customs = [custom for custom in self.customs if not custom()]
            if self.moves == before:
                break
        self.relations, self.customs_first, self.customs = [], [], []  # they hold all that they are about in cycles
