"""Factors: the shape of a product, with what its heads do to the factors after them."""

# ruff: noqa: SIM905  (tables)
from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.reading.inference import applied, fields, gradients
from symderiv.reading.inference.letters import CAPITAL, SMALL, style
from symderiv.reading.inference.scripts import key
from symderiv.reading.inference.shapes import Shape, Size
from symderiv.reading.inference.spaces import size_of
from symderiv.reading.meaning.names import name_of
from symderiv.reading.syntax.notation import NOTATION
from symderiv.reading.syntax.surface import (
    Accent,
    Braced,
    Group,
    Name,
    Node,
    Num,
    Part,
    Product,
    Row,
    Scripted,
    Side,
    canonical,
    walk,
)

if TYPE_CHECKING:
    from symderiv.reading.inference.usage import Usage

__all__ = ["Factors"]

BIG = frozenset("sum prod int iint iiint oint max min sup inf lim bigcup bigcap argmax argmin".split())
EXPECTS = frozenset({"E", r"\mathbb{E}"})
SIZED = frozenset({"determinant", "trace", "rank"})
ACTIVATIONS = frozenset("relu tanh logistic softplus softmax sign".split())
OF_EACH = frozenset({"log", "exp"})
ENTRYWISE = frozenset({r"\odot", r"\oslash"})
NORMALS = frozenset({r"\mathcal{N}", "N"})


class Factors:
    """The factors of a product from left to right."""

    def __init__(self, usage: Usage, node: Product) -> None:
        self.u, self.node, self.at = usage, node, 0
        self.factors, self.signs = node.factors, ("", *node.signs)

    def shape(self, stop: frozenset[str] = frozenset()) -> Shape:
        """The shape of the product of all that are left, or of those before one of some signs."""
        total, looks = Shape("number"), list[tuple[Shape, str]]()
        while self.at < len(self.factors):
            sign, start = self.signs[self.at], self.at
            if sign in stop:
                break
            if sign == r"\cdot" and _word(self.factors[start]) == "d":
                total = fields.before_differential(self.u, total, self.factors[:start])
            shape = self.factor()
            look = style(self.factors[start], self.u.latex) if self.at == start + 1 else ""
            if sign in ("/", r"\div"):
                continue
            if sign in ENTRYWISE:
                self._entrywise(total, shape)
                continue
            if sign == r"\times" and looks and fields.crossed(self.u, total, shape, (looks[-1][1], look)):
                continue
            if sign == r"\cdot" and fields.dotted(self.u, (total, shape), self.factors[max(0, start - 1) : self.at]):
                total = Shape("number")
                continue
            before = total
            total = self.u.solver.product(before, shape)
            if total is not shape:
                self._customs(before, shape, total, looks[-1][1] if looks else "", look, start)
            looks.append((shape, look))
        self._open(looks)
        self._conjugated()
        return total

    def _entrywise(self, a: Shape, b: Shape) -> None:
        r"""``a \odot b``: vectors, where nothing else is known."""
        self.u.solver.same(a, b)

        def custom() -> bool:
            if a.unknown:
                self.u.solver.column(a)
            return True

        self.u.later(custom)

    def _customs(self, a: Shape, b: Shape, result: Shape, first: str, second: str, start: int) -> None:
        """A small Latin letter after a matrix is a vector, a capital a matrix; before it a number, or a matrix."""
        u, names = self.u, (self._named(start - 1), self._named(start))
        text = u.latex[self.factors[max(0, start - 1)].span.start : self.factors[start].span.end]

        def custom() -> bool:
            if a.is_matrix and b.unknown and second:
                if second in SMALL:
                    u.solver.column(b) if not a.is_column else u.solver.number(b)
                    u.guess(names[1], "number")
                elif second in CAPITAL and not a.is_column and not u.is_whole(names[1]):
                    u.solver.matrix(b)
                    u.guess(names[1], "vector", f"used as {text}")
            elif b.is_matrix and a.unknown and first:
                counts = u.is_whole(names[0]) or (names[0] or "").startswith("N")  # N_k, how many there are
                if first in CAPITAL and not counts and not b.is_row:
                    u.solver.matrix(a)
                    u.because(names[0], f"used as {text}")
                elif b.is_row and result.is_matrix and not result.is_row:
                    u.solver.column(a)
                elif start == 1:
                    u.solver.number(a)
            elif result.is_matrix and a.unknown and b.unknown and second in (SMALL if result.is_column else CAPITAL):
                if first in CAPITAL:
                    u.solver.matrix(a)
                    u.because(names[0], f"used as {text}")
                elif start == 1 and first:
                    u.solver.number(a)
            return (a.is_number or b.is_number) or (a.is_matrix and b.is_matrix)

        u.later(custom)

    def _named(self, index: int) -> str | None:
        return key(self.u, self.factors[index]) if index >= 0 else None

    def _open(self, looks: list[tuple[Shape, str]]) -> None:
        """``x^T y z``: after a row, two small letters of which nothing is known; which is the vector is not clear."""
        for (a, _), (b, second), (c, third) in zip(looks, looks[1:], looks[2:], strict=False):
            if not a.is_row or not b.unknown or not c.unknown or second != "small" or third != "small":
                continue

            def custom(a: Shape = a, b: Shape = b, c: Shape = c) -> bool:
                if b.unknown and c.unknown:
                    for shape in (a, b, c):
                        shape.root().contradictory = True
                    if a.transpose_of is not None:
                        a.transpose_of.root().contradictory = True
                return True

            self.u.later(custom, first=True)

    def _conjugated(self) -> None:
        """``P^{-1} A P``: capitals, one of them inverted and plain, are square matrices."""
        u = self.u
        letters = [f.base if isinstance(f, Scripted) else f for f in self.factors]
        if len(letters) < 3 or any(self.signs) or any(style(f, u.latex) not in CAPITAL for f in letters):
            return
        inverted = {name_of(f.base) for f in self.factors if isinstance(f, Scripted) and canonical(f.sup) == "-1"}
        if inverted & {name_of(f) for f in self.factors if isinstance(f, Name)} and "" not in map(_word, letters):
            for letter in letters:
                u.solver.square(u.shape(letter))
                u.because(name_of(letter), f"used as {u.written(self.node)}")

    # Single factors

    def factor(self) -> Shape:
        """The next factor, with what it applies to."""
        u, node = self.u, self.factors[self.at]
        self.at += 1
        base = node.base if isinstance(node, Scripted) else node
        word = _word(base)
        group = self.group()
        if word in NOTATION.prefix and (isinstance(base, Name) and (base.word or base.name.startswith("\\"))):
            return self._prefixed(NOTATION.prefix[word], word)
        if word in BIG and isinstance(base, Name) and (base.word or base.name.startswith("\\")):
            return self._big(node, word)
        if word == "nabla" and self.at < len(self.factors) and self.signs[self.at] in (r"\cdot", r"\times"):
            return fields.after_nabla(self, self.signs[self.at])
        if word == "nabla" or (word == "J" and isinstance(node, Scripted) and node.sub is not None):
            return gradients.gradient(self, node, word)
        if word in ("d", "partial") and word not in u.known and self._integrated():
            self.at += 1
            return Shape("number")
        if isinstance(base, Braced) and base.command == r"\frac" and _is_operator(base):
            u.shape(base)
            self.shape()
            return Shape()
        name = _head_name(node)
        if name is not None and group is not None:
            if name.startswith("1_"):  # an indicator
                self.at += 1
                u.shape(group)
                return Shape("number")
            if name in NORMALS:
                self.at += 1
                return applied.normal(u, group)
            if name in EXPECTS:
                self.at += 1
                averaged = u.shape(group)
                return Shape() if name in u.marks.of("defined") and _is_small(group, u.latex) else averaged
            if name == "Cov" and len(group.items) == 2:
                self.at += 1
                return applied.covariance(u, group)
            if u.applies(name, group, node):
                self.at += 1
                return applied.applied(u, name, node, group, self.factors[self.at - 1])
        if name in EXPECTS:
            return Shape("number")
        return u.shape(node)

    def group(self) -> Group | None:
        """The brackets that come next, if any do."""
        if self.at >= len(self.factors) or self.signs[self.at]:
            return None
        following = self.factors[self.at]
        group = following.base if isinstance(following, Scripted) else following
        return group if isinstance(group, Group) and group.opening in ("(", "[", r"\{") else None

    def _prefixed(self, operator: str, word: str) -> Shape:
        """``\\det A``, ``\\log x``, ``\\mathrm{diag}(v)``."""
        if self.at >= len(self.factors):
            return Shape()
        u, node = self.u, self.factors[self.at]
        argument = self.factor()
        if operator == "log" and isinstance(node, Group) and node.opening == "|" and _capitals(node, u.latex):
            u.solver.square(u.shape(node.items[0]))
        if operator in SIZED:
            u.solver.square(argument)
            u.because(key(u, _inner(node)), f"used as {word} {u.latex[node.span.start : node.span.end]}")
            return Shape("number")
        if operator in ACTIVATIONS or (operator in OF_EACH and style(_inner(node), u.latex) == "bold"):
            return argument  # of each entry
        if operator != "diagonal":
            return Shape("number")
        if argument.is_matrix and not argument.is_column:
            return Shape()
        if isinstance(node, Group) and len(node.items) > 1:
            last = node.items[-1]
            size = size_of(last.sub) if isinstance(last, Scripted) and last.sub is not None else None
            return Shape("matrix", Size(size), Size(size)) if size is not None else Shape("matrix")
        u.solver.column(argument)
        u.because(key(u, _inner(node)), f"used as {word} {u.latex[node.span.start : node.span.end]}")
        rows = argument.root().rows
        return Shape("matrix", rows, rows)

    def _big(self, node: Node, word: str) -> Shape:
        match node:
            case Scripted(_, Row((Side(Name(index), _), Part(_, "="), Side(Num(first), _))), last, 0, _) if first == 1:
                if last is not None and (size := size_of(last)) is not None:
                    self.u.ranges[index] = size
        if isinstance(node, Scripted) and word not in ("sum", "prod"):
            if node.sub is not None:
                self.u.shape(node.sub)
            if word.startswith("arg") and (name := name_of(node.sub) if node.sub else None):
                self.shape()
                return self.u.letter(name, node)
        return Shape("number")

    def _integrated(self) -> bool:
        """Whether ``dz`` stands here under an integral sign."""
        if self.at >= len(self.factors) or name_of(self.factors[self.at]) is None or self.signs[self.at]:
            return False
        return any("int" in _word(f.base if isinstance(f, Scripted) else f) for f in self.factors)


def _capitals(node: Node, latex: str) -> bool:
    r"""Whether there are capitals only, as in ``\log|AB|``."""
    looks = [style(part, latex) for part in walk(node) if isinstance(part, Name | Num)]
    return bool(looks) and all(look in CAPITAL for look in looks)


def _is_small(group: Group, latex: str) -> bool:
    """``E(w)``, where an equation begins so: an error or an energy, as well as an expectation."""
    return group.opening == "(" and len(group.items) == 1 and style(group.items[0], latex) in (*SMALL, "greek")


def _word(node: Node) -> str:
    return node.name.removeprefix("\\") if isinstance(node, Name) else ""


def _head_name(node: Node) -> str | None:
    """The name of what may be applied, without its superscripts and primes."""
    if isinstance(node, Scripted):
        mark = canonical(node.sup) if node.sup is not None else None
        plain = Scripted(node.base, node.sub, None, 0, node.span) if node.sub is not None else node.base
        name = name_of(plain)
        return f"{name}^{{{mark}}}" if name and mark in ("*", r"\star") else name
    return name_of(node) if isinstance(node, Name | Accent) else None


def _inner(node: Node) -> Node:
    return node.items[0] if isinstance(node, Group) and len(node.items) == 1 else node


def _is_operator(node: Braced) -> bool:
    above, below = node.arguments
    first = above.base if isinstance(above, Scripted) else above
    lead = below.factors[0] if isinstance(below, Product) else below
    lead = lead.base if isinstance(lead, Scripted) else lead
    return _word(first) in ("d", "partial") and _word(lead) in ("d", "partial")
