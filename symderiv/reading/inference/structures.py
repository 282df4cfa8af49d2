r"""Structures: which letters are groups, vector spaces, linear maps, and things in them.

The words say it ("let $G$ be a group", "a linear map $T$"), or a formula does ($T \in \mathcal{L}(V, W)$, $v \in V$);
then it spreads: what a linear map stands before is a vector, what stands beside an element of a group is one, and in a
text about groups the letters of an equation between products of which one is inverted, or with a lone e.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from symderiv.language.sorts import INTEGER, ONE, Element, Function, Matrix, Set, Sort
from symderiv.language.terms import Symbol
from symderiv.language.vocabulary.algebra import GROUP, SPACE, linear
from symderiv.reading.inference.declarations import Declared
from symderiv.reading.inference.group_words import SIGNS, is_equation, key_of, letters_of, primed_name, tells, unraised
from symderiv.reading.inference.sentences import Formula, Sentence
from symderiv.reading.inference.sign_letters import by_signs
from symderiv.reading.inference.spaces import space_of
from symderiv.reading.inference.structure_kinds import is_about, is_abstract, is_map, is_subgroup, made_linear
from symderiv.reading.inference.structure_words import LINEAR, PHRASES
from symderiv.reading.syntax.surface import (
    Grid,
    Group,
    Name,
    Node,
    Part,
    Product,
    Scripted,
    Side,
    Sum,
    walk,
)

__all__ = ["structures"]

ARROWS = frozenset({r"\to", r"\rightarrow", "->", r"\longrightarrow"})
MATRICES = re.compile(r"\bmatri(?:x|ces)\b(?! group)|\blinear (?:maps?|operators?|transformations?)\b|\bdeterminant")
QUANTIFIERS = frozenset({r"\forall", r"\exists"})
ROUNDS = 4  # in which what is known spreads

Reason = tuple[str, object]


def structures(
    sentences: Sequence[Sentence],
    formulas: Sequence[Formula],
    said: Mapping[str, Declared],
    around: Mapping[str, Symbol],
    groups: bool,
) -> dict[str, tuple[Sort, Reason]]:
    """The sorts by key of a context, each with its reason. ``groups``: whether the document is about groups."""
    known = {key: symbol.sort for key, symbol in around.items()}
    known |= {key: sort for key, what in said.items() if (sort := what.symbol_sort()) is not None}
    found = _Found(known)
    found.concrete = any(isinstance(node, Grid) for formula in formulas for node in walk(formula.row))
    found.concrete = found.concrete or any(_of_numbers(formula) for formula in formulas)
    for sentence in sentences:
        found.sentence(sentence)
    for formula in formulas:
        found.formula(formula)
    if groups and not any(MATRICES.search(sentence.text) for sentence in sentences):
        found.words([f for f in formulas if is_equation(f.row)])
    if found.sorts or any(map(is_about, known.values())):
        for _ in range(ROUNDS):
            before = len(found.sorts)
            for formula in formulas:
                found.spread(formula)
            if len(found.sorts) == before:
                break
    if any(LINEAR.search(sentence.text) for sentence in sentences):
        found.sorts |= {key: (sort, ("called linear", None)) for key, sort in made_linear(known)}
    return found.sorts


def _of_numbers(formula: Formula) -> bool:
    r"""Whether something is said to be in ``\mathbb{R}^n``: then vectors are columns of numbers."""
    parts = formula.row.parts
    for part, after in pairwise(parts):
        if isinstance(part, Part) and part.text == r"\in" and isinstance(after, Side):
            space = space_of(after.node)
            if isinstance(space, Matrix) and space.columns == ONE and len(parts) == 3:
                return True
    return False


class _Found:
    def __init__(self, known: Mapping[str, Sort]) -> None:
        self.known = known
        self.maps = {r"\phi", r"\varphi", r"\psi", r"\pi", "f"}  # letters of maps, which are in no group themselves
        self.concrete = False  # whether matrices are written out: then spaces are made of those
        self.sorts: dict[str, tuple[Sort, Reason]] = {}

    def sort(self, key: str | None) -> Sort | None:
        """What is known of a letter."""
        if key is None:
            return None
        if key in self.known:
            return self.known[key]
        return self.sorts[key][0] if key in self.sorts else None

    def say(self, key: str | None, sort: Sort | None, reason: str, formula: Formula) -> None:
        """Notes a sort, where none is known."""
        if not key or sort is None or self.sort(key) is not None or "dots" in key or key in QUANTIFIERS:
            return
        if key.endswith("_") and not isinstance(sort, Function):
            sort = Function((INTEGER,), sort, frozenset({"sequence"}))
        self.sorts[key] = sort, (reason, formula.piece)

    # What the words say

    def sentence(self, sentence: Sentence) -> None:
        """The phrases of a sentence."""
        for kind, phrase in PHRASES:
            for match in phrase.finditer(sentence.text):
                formulas = [sentence.formulas[int(n)] for n in re.findall(r"\d+", match["places"])]
                of = match.groupdict().get("of")
                whole = sentence.formulas[int(re.findall(r"\d+", of)[-1])] if of else None
                for formula in formulas:
                    if formula.subject is not None and not formula.subject.arguments:
                        for key in formula.subject.names:
                            self._said(kind, key, formula, whole)

    def _said(self, kind: str, key: str, formula: Formula, whole: Formula | None) -> None:
        if kind == "group":
            self.say(key, Set(GROUP), "called a group", formula)
        elif self.concrete and not (kind in ("space", "vectors") and whole is not None):
            return
        elif kind == "space" and not key.endswith("_"):
            of = self._element(whole) or (None if self.concrete else SPACE)
            self.say(key, None if of is None else Set(of), "called a space", formula)
        elif kind == "map" and key[0].isupper() and formula.subject is not None and formula.subject.bare:
            self.say(key, linear(SPACE, SPACE), "called a linear map", formula)
        elif kind == "vectors" and key.endswith("_"):
            self.say(key, self._element(whole) or (None if self.concrete else SPACE), "called a basis", formula)

    def _element(self, whole: Formula | None) -> Sort | None:
        """The elements of the space that a formula names."""
        match whole.row.parts if whole is not None else ():
            case (Side(node, _),):
                return self._of(node)
        return None

    # What a formula says

    def formula(self, formula: Formula) -> None:
        r"""``T \in \mathcal{L}(V, W)``, ``T : V \to W``, ``x, y \in G``, and letters joined by connectives."""
        parts = formula.row.parts
        for at, part in enumerate(parts):
            if not isinstance(part, Part) or at + 1 >= len(parts) or not isinstance(after := parts[at + 1], Side):
                continue
            if part.text == r"\in":
                self._members(parts[:at], after.node, formula)
            if part.text in ("=", ":=") and at == 1 and isinstance(before := parts[0], Side):
                of = self._of(after.node) if isinstance(after.node, Product) else None
                if isinstance(of, Element) and isinstance(before.node, Name):  # N = \ker f
                    self.say(before.node.name, Set(of), "equal to such a set", formula)
        for name, sort, reason in by_signs(formula.row):
            self.say(name, sort, reason, formula)
        self._mapping(parts, formula)

    def _members(self, before: Sequence[Side | Part], space: Node, formula: Formula) -> None:
        of = self._maps(space, formula) or self._of(space)
        if not is_abstract(of):
            return
        for part in reversed(before):
            node = part.node if isinstance(part, Side) else None
            if node is None and isinstance(part, Part) and part.text == ",":
                continue
            if node is None:
                break
            factors = node.factors if isinstance(node, Product) else (node,)
            first = factors[0]
            if len(factors) > 1 and not (isinstance(first, Name) and first.name in QUANTIFIERS):
                self._word(node, of, formula)
                break
            self.say(key_of(factors[-1]), of, "said to be in it", formula)

    def _word(self, node: Node, of: Sort | None, formula: Formula) -> None:
        """Of a product that is in a group, each factor."""
        if of == GROUP and isinstance(node, Product) and set(node.signs) <= SIGNS:
            self._beside(node, formula, sure=True)

    def _of(self, node: Node) -> Sort | None:
        """The sort of the elements of a set that is known."""
        match node:
            case Product((Name() as group, *_), ("/", *_), _) if self.sort(group.name) == Set(GROUP):
                return Set(GROUP)  # of cosets
            case Product((Name("Im" | "im" | "Ker" | "ker" | r"\ker" | r"\Im" as which, _, _, _), letter), _, _):
                sort = self.sort(primed_name(letter))
                if isinstance(sort, Function):
                    return sort.arguments[0] if which.lower().endswith("ker") else sort.value
        sort = self.sort(primed_name(node))
        return sort.element if isinstance(sort, Set) else space_of(node)

    def _maps(self, node: Node, formula: Formula) -> Sort | None:
        r"""``\mathcal{L}(V, W)``, ``\operatorname{Hom}(V, W)``: linear maps; the letters in it are spaces."""
        match node:
            case Product((Name() as head, Group("(", _, items, _, _)), ("",), _) if len(items) in (1, 2):
                pass
            case _:
                return None
        if (head.font, head.name) != (r"\mathcal", "L") and head.name not in ("Hom", "End", "L"):
            return None
        for item in items:
            if isinstance(item, Name) and not item.font and item.name.isupper() and self._of(item) is None:
                self.say(item.name, Set(SPACE), "a space of a linear map", formula)
        ends = [self._of(item) for item in items]
        first, last = ends[0], ends[-1]
        return None if first is None or last is None else linear(first, last)

    def _mapping(self, parts: Sequence[Side | Part], formula: Formula) -> None:
        """``f : G \\to H``, where one of these is known as a group or a space."""
        match parts:
            case (Side(letter, _), Part(_, ":" | r"\colon"), Side(a, _), Part(_, arrow), Side(b, _)) if arrow in ARROWS:
                pass
            case _:
                return
        self.maps |= {primed_name(letter) or ""}
        ends = [self.sort(primed_name(node)) for node in (a, b)]
        kinds = [sort.element for sort in ends if isinstance(sort, Set)] + [self._of(node) for node in (a, b)]
        kinds = [kind.element if isinstance(kind, Set) else kind for kind in kinds]
        if not any(isinstance(kind, Element) for kind in kinds):
            return
        kind = next(kind for kind in kinds if isinstance(kind, Element))
        first, last = (self._of(node) or (kind if primed_name(node) else None) for node in (a, b))
        for node, end in ((a, first), (b, last)):
            if isinstance(node, Name | Scripted) and end == kind:
                self.say(primed_name(node), Set(kind), "an end of a map", formula)
        if first is not None and last is not None:
            sort = linear(first, last) if kind == SPACE and primed_name(letter) != "f" else Function((first,), last)
            self.say(primed_name(letter), sort, "a map", formula)

    # Groups without a name

    def words(self, formulas: Sequence[Formula]) -> None:
        """The letters of equations between words, of which one has an inverse or an e of its own."""
        for formula in formulas:
            if tells(formula.row):
                for key in letters_of(formula.row):
                    self.say(key, GROUP, "in an equation in a group", formula)
        if self.sorts:
            for formula in formulas:
                keys = list(letters_of(formula.row))
                if any(self.sort(key) == GROUP for key in keys):
                    for key in keys:
                        self.say(key, GROUP, "in an equation in a group", formula)

    # What follows

    def spread(self, formula: Formula) -> None:
        """What stands after a map, beside an element of a group, or in a sum with a vector."""
        for node in walk(formula.row):
            if isinstance(node, Product):
                self._beside(node, formula)
            elif isinstance(node, Sum):
                self._summed(node, formula)

    def _beside(self, node: Product, formula: Formula, *, sure: bool = False) -> None:
        factors = node.factors
        keys = [key_of(unraised(factor)) for factor in factors]
        sorts = [self.sort(key) for key in keys]
        for at, sort in enumerate(sorts[:-1]):
            if is_map(sort) and node.signs[at] == "" and sorts[at + 1] is None:
                following = factors[at + 1]
                lone = isinstance(following, Name | Scripted) and not (isinstance(following, Name) and following.word)
                if lone and at + 2 == len(factors):
                    self.say(keys[at + 1], sort.arguments[0], "a linear map stands before it", formula)  # type: ignore[union-attr]
        if any(key in self.maps for key in keys):
            return
        if not set(node.signs) <= SIGNS or not (sure or any(s in (GROUP, Set(GROUP)) for s in sorts)):
            return
        if all(key is not None or isinstance(factor, Group) for key, factor in zip(keys, factors, strict=True)):
            coset = any(
                sort == GROUP and key is not None and key.islower() for key, sort in zip(keys, sorts, strict=True)
            )
            for key, factor in zip(keys, factors, strict=True):
                if isinstance(factor, Name | Scripted) and not (isinstance(factor, Name) and factor.word):
                    self.say(
                        key,
                        Set(GROUP) if coset and is_subgroup(key) else GROUP,
                        "beside an element of a group",
                        formula,
                    )

    def _summed(self, node: Sum, formula: Formula) -> None:
        if not any(self._is_vector(term) for term in node.terms):
            return
        for term in node.terms:
            last = term.factors[-1] if isinstance(term, Product) and set(term.signs) == {""} else term
            lone = isinstance(last, Name) or (isinstance(last, Scripted) and last.sup is None and last is not term)
            if lone:
                self.say(key_of(last), SPACE, "added to a vector", formula)

    def _is_vector(self, term: Node) -> bool:
        sort = self.sort(key_of(term.factors[-1] if isinstance(term, Product) else term))
        return sort == SPACE or (isinstance(sort, Function) and "sequence" in sort.properties and sort.value == SPACE)
