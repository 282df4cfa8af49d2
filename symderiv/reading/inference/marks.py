"""Marks: what a row shows at a glance of its letters: indices and limits, laws, functions, iterates, time."""

# ruff: noqa: SIM905  (tables)
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from symderiv.reading.inference import defining
from symderiv.reading.meaning.names import name_of
from symderiv.reading.meaning.probability.named_events import VARIABLES
from symderiv.reading.syntax.subscript_words import is_word
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
    Sum,
    canonical,
    parts_of,
)  # fmt: skip

__all__ = ["Marks", "factors_of", "heads_of"]

STARS = frozenset({"*", r"\star", r"\ast", r"\dagger"})
BOUND_BY = frozenset("sum prod max min sup inf lim argmax argmin bigcup bigcap bigoplus bigotimes".split())
INDICES = frozenset("ijklmnst")
LAYER = re.compile(r"\^(?:l|L|\\ell)([+-]\d)?")  # the index of a layer, above its letter
ABOUT_INDICES = frozenset("ijklmnst")
LAWS = frozenset({"KL", "D_{KL}", r"\mathbb{D}_{KL}", r"\mathcal{KL}"})


@dataclass
class Marks:
    """What was seen, and where first: by kind, then by letter.

    running    letters bound by sums and products, or that run from 1 to n: indices
    whole      limits, letters under a factorial
    law        letters with a conditioning bar in their argument, under an expectation, in a divergence
    called     letters before brackets, by how: ``defined`` (alone on the left of an equation, at plain letters),
               ``primed``, ``several`` (arguments), ``bold``
    random     capitals alone in an expectation, a variance, a probability
    timed      letters with a dot over them
    adjoint    capitals that stand beside themselves with a star
    by time    letters in ``\\frac{dy}{dt}``
    factor     letters that stand for themselves in a product, a sum, a fraction
    side       letters that stand alone before an equals sign
    layered    letters with the index of a layer above them
    listed     letters with an index in lists with dots
    indexed    letters with an index, by the index as written below or above
    """

    seen: dict[str, dict[str, object]] = field(default_factory=dict)
    indices: dict[str, dict[str, None]] = field(default_factory=dict)
    place: object = None

    def add(self, kind: str, name: str | None, place: object = None) -> None:
        """Notes the letter."""
        if name:
            self.seen.setdefault(kind, {}).setdefault(name, place or self.place)

    def of(self, kind: str) -> Mapping[str, object]:
        """The letters of that kind."""
        return self.seen.get(kind, {})

    def steps(self) -> list[str]:
        """The letters that have members k and k + 1: iterates; k counts as an index from now on."""
        found = []
        for name, indices in self.indices.items():
            for text in indices:
                if len(text) == 2 and text[1].isalpha() and any(f"{text}{step}1" in indices for step in "+-"):
                    self.add("step", text[1:])
                    if text[0] == "_":
                        self.add("running", text[1:])
                        found.append(name)
        self.layers()
        return found

    def layers(self) -> None:
        """The letters with the index of a layer above them: where several have one, and layers follow each other."""
        found, steps = list[str](), bool(self.of("entry in a layer"))
        for name, indices in self.indices.items():
            above = [match for text in indices if (match := LAYER.fullmatch(text)) is not None]
            found += [name] if above else []
            steps = steps or any(match[1] for match in above)
        for name in found if steps and len(found) > 1 else ():
            self.add("layered", name)

    def runs(self, letter: str) -> bool:
        """Whether a letter is an index."""
        return letter in self.of("running")

    def row(self, row: Row) -> None:
        """Everything in a row."""
        self._sides(row)
        for node in _inside(row):
            match node:
                case Scripted():
                    self._scripted(node)
                case Accent(r"\dot" | r"\ddot", base, _):
                    self.add("timed", name_of(base))
                case Braced(r"\frac", (Product((Name("d"), letter)), Product((Name("d"), Name("t")))), _, _):
                    self.add("by time", name_of(letter))
                case Braced(r"\frac", parts, _):
                    for part in parts:
                        self.add("factor", name_of(part))
                case Product():
                    self._product(node)
                case Sum(terms, _, _):
                    for term in terms:
                        self.add("factor", name_of(term))
                case Group(opening, _, items, _, _):
                    if any(isinstance(item, Name) and item.name.endswith("dots") for item in items):
                        for item in items:
                            self.add("listed", name_of(item.base) if isinstance(item, Scripted) else None)
                    for item in items:
                        if opening == r"\langle":
                            self._within_inner_product(item)
                        if isinstance(item, Row):
                            self._sides(item)

    def _sides(self, row: Row) -> None:
        parts = row.parts
        for index, part in enumerate(parts):
            if isinstance(part, Part):
                if part.text == "=" and index and isinstance(left := parts[index - 1], Side):
                    self.add("side", name_of(left.node))
                if part.text == r"\in" and index + 1 < len(parts) and isinstance(after := parts[index + 1], Side):
                    self.add("set", name_of(after.node))
                if part.text == "=" and index + 2 < len(parts) and _dotted(parts[index + 1 :]):
                    before = parts[index - 1] if index else None
                    self.add("running", name_of(before.node) if isinstance(before, Side) else None)
                    last = next((p for p in reversed(parts[index + 1 : index + 9]) if isinstance(p, Side)), None)
                    self.add("whole", name_of(last.node) if last else None)
        if (head := defining.defined(parts)) is not None:
            self.add("defined", _called(head)[0])

    def _scripted(self, node: Scripted) -> None:
        base = node.base
        name = name_of(base)
        word = base.name.removeprefix("\\") if isinstance(base, Name) else ""
        if word in BOUND_BY:
            for letter in _bound(node.sub):
                if word in ("sum", "prod") or letter in INDICES:
                    self.add("running", letter)
            if node.sup is not None:
                for part in factors_of(node.sup):
                    self.add("whole", name_of(part))
        if isinstance(base, Group) and isinstance(node.sub, Row):  # (x_i)_{i=1}^n
            for letter in _bound(node.sub):
                self.add("running", letter if letter in INDICES else None)
        if name is None or word in BOUND_BY:
            return
        for index in (node.sub, node.sup):
            text = canonical(index) if index is not None else None
            if index is node.sup and text is not None and node.sub is not None and LAYER.fullmatch(f"^{text}"):
                self.add("entry in a layer", name)
            if text is not None and not (index is node.sup and text in ("T", r"\top", "*", r"\star")):
                self.indices.setdefault(name, {})[("_" if index is node.sub else "^") + text] = None

    def _within_inner_product(self, item: Node) -> None:
        r"""``\langle v, T^* w \rangle``."""
        for factor in item.factors[:-1] if isinstance(item, Product) else ():
            if isinstance(factor, Scripted) and canonical(factor.sup) in STARS and _is_capital(factor.base):
                self.add("adjoint", name_of(factor.base))

    def _adjoint(self, node: Product) -> None:
        r"""``T T^*``, ``T^* T``: what is starred is the adjoint."""
        for a, b, sign in zip(node.factors, node.factors[1:], node.signs, strict=False):
            for plain, starred in ((a, b), (b, a)):
                if sign or not isinstance(starred, Scripted) or starred.sub is not None:
                    continue
                same = name_of(plain) == name_of(starred.base) and _is_capital(plain)
                self.add("adjoint", name_of(plain) if same and canonical(starred.sup) in STARS else None)

    def _product(self, node: Product) -> None:
        self._adjoint(node)
        for head, group in heads_of(node):
            if group is None:
                plain = head.base if isinstance(head, Scripted) and head.sub is None else head
                self.add("factor", name_of(plain))
                continue
            name, primes = _called(head)
            if name is None:
                continue
            self.add("called", name)
            if all(name_of(item) is not None for item in group.items):
                self.add("of a letter", law_name(head))
            bars = any(separator in ("|", "||") for separator in group.separators)
            if "|" in group.separators and law_name(head) in LAWS:
                self.add("law", law_name(head))
            if primes:
                self.add("primed", name)
            if len(group.items) > 1 and not bars:
                self.add("several", name)
            if any(canonical(item) == "t" for item in group.items):
                self.add("at time", name)
            if name in ("E", r"\mathbb{E}", "Var", "P", "Pr", r"\mathbb{P}", "Cov"):
                for index, item in enumerate(group.items):
                    if isinstance(item, Row) or len(group.items) == 1 or (bars and name != "P"):
                        chance = name in ("P", "Pr", r"\mathbb{P}")
                        self._random(item, event=not isinstance(item, Row) and (chance or index > 0))

    def _random(self, item: Node, *, event: bool = False) -> None:
        """A capital that is averaged or spoken of; where an event can stand, only one of the last letters."""
        only = item.parts[0].node if isinstance(item, Row) and item.parts and isinstance(item.parts[0], Side) else item
        base = only.base if isinstance(only, Scripted) else only
        if event and not (isinstance(base, Name) and base.name in VARIABLES):
            return
        if isinstance(only, Name) and len(only.name) == 1 and only.name.isupper() and not only.font:
            self.add("random", only.name)
        match only:
            case Scripted(Name(name, _, "", _), sub, None, 0, _) if name.isupper() and len(name) == 1:
                self.add("random", f"{name}_" if _is_index(sub) else None)


def _is_capital(node: Node) -> bool:
    return isinstance(node, Name) and node.name[:1].isupper() and not node.word


def law_name(node: Node) -> str | None:
    """The letter of a law, without subscript and accent's scripts: p of ``p_\\theta``."""
    base = node.base if isinstance(node, Scripted) else node
    return name_of(base)


def _called(head: Node) -> tuple[str | None, int]:
    if isinstance(head, Scripted):
        bare = Scripted(head.base, head.sub, None, 0, head.span) if head.sub is not None else head.base
        return name_of(bare), head.primes
    return name_of(head), 0


def heads_of(node: Node) -> Iterator[tuple[Node, Group | None]]:
    """The factors of a product, each with the brackets right after it."""
    factors = node.factors if isinstance(node, Product) else (node,)
    signs = node.signs if isinstance(node, Product) else ()
    for index, factor in enumerate(factors):
        after = factors[index + 1] if index + 1 < len(factors) and signs[index] == "" else None
        group = after.base if isinstance(after, Scripted) else after
        brackets = isinstance(group, Group) and group.opening in ("(", "[", r"\{")
        yield factor, group if brackets and isinstance(group, Group) else None


def factors_of(node: Node) -> Iterator[Node]:
    """The letters of a limit such as ``n - 1`` or ``2K``."""
    match node:
        case Sum(terms, _, _) | Product(terms, _, _):
            for term in terms:
                yield from factors_of(term)
        case Name() | Scripted():
            yield node


def _bound(sub: Node | None) -> Iterator[str | None]:
    """The letters bound below a sum sign."""
    match sub:
        case Name():
            yield name_of(sub)
        case Row((Side(first, _), Part("relation", _, _), *_), _):
            yield name_of(first)
        case Row(parts, _):
            for part in parts:
                if isinstance(part, Side):
                    yield name_of(part.node)


def _is_index(node: Node | None) -> bool:
    """Whether a subscript is i, 3 or n + 1."""
    parts = node.terms if isinstance(node, Sum) else (node,)
    return all(isinstance(part, Num) or (isinstance(part, Name) and part.name in INDICES) for part in parts)


def _dotted(parts: tuple[Side | Part, ...]) -> bool:
    """Whether ``1, \\dots, n`` follows."""
    first = parts[0]
    counts = isinstance(first, Side) and isinstance(first.node, Num)
    return counts and any(
        isinstance(p, Side) and isinstance(p.node, Name) and p.node.name.endswith("dots") for p in parts[1:6]
    )


def _inside(node: Node) -> Iterator[Node]:
    stack: list[Node] = [node]
    while stack:
        top = stack.pop()
        yield top
        below = top.sub if isinstance(top, Scripted) and is_word(top.sub) else None  # MAP
        stack.extend(part for part in reversed(parts_of(top)) if below is None or part is not below)
