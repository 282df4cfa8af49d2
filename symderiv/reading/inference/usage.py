"""Usage: what the letters of rows must be for the rows to make sense; each row is walked once.

The walk gives every piece of a formula a `Shape` and relates them: a sum has the shape of its terms, ``x^T`` is of a
vector or a matrix, a determinant is of a square one. Customs settle what relations leave open, and only where a
mathematician would not hesitate: a small Latin letter after a matrix is a vector, before it a number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from symderiv.language.sorts import LAW, ONE, Distribution, Function, Matrix, Scalar, Set
from symderiv.language.spans import Span
from symderiv.language.terms import Symbol, Term
from symderiv.reading.inference import enclosures, layers, relations, scripts
from symderiv.reading.inference.defining import is_at_letter
from symderiv.reading.inference.factors import Factors
from symderiv.reading.inference.letters import is_several, seeks, style
from symderiv.reading.inference.marks import Marks
from symderiv.reading.inference.shapes import Shape, Shapes, Size, shape_of
from symderiv.reading.inference.spaces import sizes_of
from symderiv.reading.meaning.calculus import axes
from symderiv.reading.meaning.functions.functions import is_activation
from symderiv.reading.meaning.linear_algebra import listed
from symderiv.reading.meaning.names import name_of
from symderiv.reading.syntax.notation import FUNCTION_LETTERS, NOTATION
from symderiv.reading.syntax.surface import (
    Accent,
    Braced,
    Grid,
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
)  # fmt: skip

__all__ = ["Usage"]

ABOUT = frozenset({"Var", "Cov", "KL", "D_{KL}", "H", "E", "Pr"})
GROWTH = frozenset({r"\Theta", r"\Omega", "O", r"\mathcal{O}"})
NEVER = frozenset({"d", r"\partial", r"\nabla", r"\dots", r"\ldots", r"\cdots", r"\infty", r"\top", "I", "T"})


@dataclass
class Usage:
    """The letters of rows, and what their use says of them.

    known      what is declared: by key of a context
    paired     letters with two indices, ``P_{k+1,k}``, that are names, and no entries
    marks      what the rows show at a glance
    letters    the shape of each letter, by its name; ``x_`` stands for the members of x
    functions  of letters before brackets: the shapes of arguments and value
    values     of known functions: what shape each of their values has
    guessed    letters that are taken for what is customary where they stand, and what else they may be
    ranges     of indices that run from 1: the last
    why        what first showed that a letter is no number, and where
    in_words   what is said of the axes of space
    angled     the lists in angle brackets that are vectors
    """

    known: Mapping[str, Symbol] = field(default_factory=dict)
    paired: frozenset[str] = frozenset()
    marks: Marks = field(default_factory=Marks)
    solver: Shapes = field(default_factory=Shapes)
    letters: dict[str, Shape] = field(default_factory=dict)
    functions: dict[str, tuple[list[Shape], Shape]] = field(default_factory=dict)
    values: dict[str, list[Shape]] = field(default_factory=dict)
    why: dict[str, tuple[str, object]] = field(default_factory=dict)
    guessed: dict[str, str] = field(default_factory=dict)
    ranges: dict[str, Term] = field(default_factory=dict)
    in_words: frozenset[str] = frozenset()
    angled: set[int] = field(default_factory=set)
    latex: str = ""
    place: object = None

    def rows(self, rows: Iterable[tuple[Row, str, object]], *, marked: bool = False) -> Usage:
        """All rows, each with its LaTeX and its place; then what follows from them."""
        kept = list(rows)
        if not marked:
            for row, _, self.marks.place in kept:
                self.marks.row(row)
            self.marks.steps()
        self.in_words = axes.spoken_of(self.in_words, [(row, latex) for row, latex, _ in kept])
        for row, self.latex, self.place in kept:
            self.row(row)
        self.solver.settle()
        return self

    # Letters

    def letter(self, name: str, node: Node) -> Shape:
        """The shape of a letter."""
        if (axis := axes.length_of_axis(self.in_words, node, self.latex)) is not None:
            return Shape("matrix", Size(axis), Size(ONE))
        if name in self.letters:
            return self.letters[name]
        if name.startswith("1_"):
            return Shape("number")  # an indicator
        if name.startswith("I_") and name not in self.known:
            size = next(iter(sizes_of(node.sub) or ()), None) if isinstance(node, Scripted) and node.sub else None
            return Shape("matrix", Size(size), Size(size)) if size is not None else Shape()  # an identity
        shape = self.letters[name] = shape_of(self.known[name].sort) if name in self.known else Shape()
        looks = style(node, self.latex)
        if name not in self.known and name not in self.marks.of("called"):
            if looks == "bold":
                self.because(name, "written in bold")
                self.solver.column(shape)
            elif looks == "bold capital":
                self.later(lambda: self._custom_matrix(shape, name, "written as a bold capital", node.span))
        return shape

    def _custom_matrix(self, shape: Shape, name: str, reason: str, span: Span) -> bool:
        if shape.unknown and name.rstrip("_") not in self.marks.of("random"):
            self.because(name, reason)
            self.solver.matrix(shape)
        return True

    def later(self, custom: Callable[[], bool], *, first: bool = False) -> None:
        """Notes a custom, to be followed where relations leave something open."""
        place = self.place

        def here() -> bool:
            self.place = place
            return custom()

        (self.solver.customs_first if first else self.solver.customs).append(here)

    def because(self, name: str | None, reason: str) -> None:
        """Notes what first showed that a letter is no number."""
        if name:
            self.why.setdefault(name, (reason, self.place))

    def guess(self, name: str | None, otherwise: str, reason: str = "") -> None:
        """Notes that a letter is taken for what is customary there, though it might be something else."""
        if name:
            self.guessed.setdefault(name, otherwise)
        if reason:
            self.because(name, reason)

    def written(self, node: Node) -> str:
        """The characters of a piece."""
        return self.latex[node.span.start : node.span.end]

    # Rows

    def row(self, row: Row) -> None:
        """The sides of a row; those of an equation are alike."""
        sides: list[tuple[Node, Shape]] = []
        relation, bar = "", 0
        self.angled = listed.angled_vectors(row)
        for part in row.parts:
            if isinstance(part, Part):
                if part.text in ("|", "||") and part.kind == "separator":
                    bar = len(sides)
                elif part.kind != "relation" and part.text not in ("gap", "row", ""):
                    sides, bar = [], 0
                relation = part.text if part.kind == "relation" else relation if part.text == "" else ""
                continue
            shape = self.shape(part.node)
            if relation and len(sides) > bar:
                relations.related(self, relation, sides, part.node, shape)
            sides.append((part.node, shape))
            relation = ""

    # Pieces

    def shape(self, node: Node) -> Shape:
        """The shape of a piece."""
        match node:
            case Num(value, _):
                return Shape() if value == 0 else Shape("number")
            case Name():
                return self._name(node)
            case Accent():
                return self._accent(node)
            case Scripted():
                return scripts.scripted(self, node)
            case Group():
                return enclosures.group(self, node)
            case Braced():
                return enclosures.braced(self, node)
            case Grid():
                return enclosures.grid(self, node)
            case Product():
                return self._product(node)
            case Sum():
                return self._sum(node)
            case Row():
                self.row(node)
        return Shape()

    def _name(self, node: Name) -> Shape:
        name = name_of(node) or node.name
        seldom = name in NEVER and name not in self.marks.of("adjoint")  # T, where there is T^* too
        if node.word or seldom or (name in NOTATION.constants and name not in self.known):
            return Shape()
        own = self.letter(name, node)
        if name in self.marks.of("layered"):
            layers.bare(self, name, own)
        return own

    def _accent(self, node: Accent) -> Shape:
        name = name_of(node)
        if name is None:
            self.shape(node.base)
            return Shape()
        own = self.letter(name, node)
        if axes.length_of_axis(self.in_words, node, self.latex) is not None:
            return own
        if (base := name_of(node.base)) is not None:
            self.like(own, self.letter(base, node.base))
        return own

    def like(self, marked: Shape, base: Shape) -> None:
        r"""``\hat x``, ``x^*``: as x is, where nothing else is known of one of them."""

        def custom() -> bool:
            if marked.unknown != base.unknown and not (marked.root().contradictory or base.root().contradictory):
                self.solver.same(marked, base)
            return True

        self.later(custom)

    def _sum(self, node: Sum) -> Shape:
        total = self.shape(node.terms[0])
        rest = [self.shape(term) for term in node.terms[1:]]
        first = total if not seeks(node.terms[0]) else rest[0]
        for shape in rest:
            self.solver.same(first, shape)
        return total

    # Products, and what they ask

    def _product(self, node: Product) -> Shape:
        last = node.factors[-1]
        match last:
            case Group("(", _, (Row((Part("relation"), Side(again, _), *_)) as inner,), _, _):  # P = AS (= AB - AC)
                factors, signs = node.factors[:-1], node.signs[:-1]
                rest = factors[0] if len(factors) == 1 else Product(factors, signs, node.span)
                shape = self.shape(rest)
                self.solver.same(shape, self.shape(again))
                self.row(inner)
                return shape
        return Factors(self, node).shape()

    def applies(self, name: str, group: Group, head: Node) -> bool:
        """Whether a letter before brackets is a function there, and no factor."""
        if (known := self.known.get(name) or self.known.get(f"{name}(")) is not None:
            function = isinstance(known.sort, Function | Distribution)
            beside = isinstance(known.sort, Scalar) and name in self.marks.of("defined") and is_at_letter(group)
            return function or is_several(group) or self.at_parameter(known, group) or beside
        if any(isinstance(getattr(self.known.get(name_of(item) or ""), "sort", None), Set) for item in group.items):
            return False
        if name in GROWTH:
            return False
        if "||" in group.separators or name in ABOUT or name.startswith(r"\mathbb"):
            return False
        if isinstance(head, Name) and head.word:
            return False
        if self.is_law(name):
            return True
        if any(name in self.marks.of(kind) for kind in ("defined", "primed", "several")) or is_activation(name, group):
            return True
        only = group.items[0] if len(group.items) == 1 else None
        moving = isinstance(only, Accent) and only.accent in (r"\dot", r"\ddot")  # m_1(\dot x_1)^2
        lone = only is not None and not moving and name_of(only) is not None
        if not lone and "_" in name and name in self.marks.of("factor"):
            return False  # P_{k+1,k}(I - K C)
        return name.split("_")[0] in FUNCTION_LETTERS or (lone and bool(style(head, self.latex)))

    def at_parameter(self, known: Symbol, group: Group) -> bool:
        r"""``B(\mu)``, where there is a matrix B: its value at a parameter, not a product."""
        only = group.items[0] if len(group.items) == 1 and group.opening == "(" else None
        lone = only is not None and (style(only, self.latex) == "greek" or name_of(only) == "t")
        other = self.known.get(name_of(only) or "") if only is not None else None
        return isinstance(known.sort, Matrix) and lone and not isinstance(getattr(other, "sort", None), Matrix)

    def is_law(self, name: str) -> bool:
        """Whether a letter is a law, or a law with scripts."""
        base = name.split("_")[0].split("^")[0]
        known = self.known.get(base)
        return base in self.marks.of("law") or (known is not None and known.sort == LAW)

    def other_values(self) -> set[str]:
        """The known functions whose values are of another shape here."""
        return {name for name, values in self.values.items() if any(value.root().contradictory for value in values)}

    def is_whole(self, name: str | None) -> bool:
        """Whether a letter is a whole number: a limit, an index."""
        if name is None:
            return False
        known = self.known.get(name)
        return name in self.marks.of("whole") or getattr(getattr(known, "sort", None), "kind", "") == "integer"
