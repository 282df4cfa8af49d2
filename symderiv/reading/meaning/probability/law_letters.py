"""Law letters: which letters of a row are laws, from how the row uses them; one walk over its surface tree.

``p(x) = x^2 + 1`` is a polynomial and ``p(x|z)`` a density. A conditioning bar, a draw, an expectation or a divergence
says for certain that a letter is a law; a logarithm or an integral only makes it likely.
"""

# ruff: noqa: I001  (imports that stand on one line)
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from symderiv.reading.meaning import names
from symderiv.reading.meaning.calculus.infinitesimals import integrates
from symderiv.reading.syntax.notation import NOTATION
from symderiv.reading.syntax.subscript_words import is_word
from symderiv.reading.syntax.surface import (
    Accent, Group, Name, Node, Num, Part, Product, Row, Scripted, Side, canonical, parts_of, walk,
)  # fmt: skip

__all__ = ["DENSITIES", "LAWS", "Laws", "core", "is_mark", "laws_in", "letter_of", "like_a_value", "names_below"]

LAWS = frozenset(["p", "q", "P", "Q"])
"""Letters that are laws as soon as anything in the row speaks of chance."""

DENSITIES = LAWS | frozenset(["f", "g", "r", "s", "m", "T", "K", r"\pi", r"\rho", r"\mu", r"\nu"])
"""Letters that are laws where a bar, a draw or a named random variable says so."""

BELOW_EXPECTATION = LAWS | {"r", r"\pi", r"\rho", r"\mu", r"\nu"}
DIVERGENCES = frozenset(["KL", "D", r"\mathbb{D}", r"\mathcal{KL}", "DKL"])
ENTROPIES = frozenset(["H", r"\mathcal{H}", r"\mathbb{H}"])
MARKS = frozenset(["*", r"\star", r"\ast", "+", "-", r"\dagger"])
DOTS = frozenset([r"\dots", r"\ldots", r"\cdots"])
UNDER = frozenset(["log", "int", "iint", "sum", "prod"])


@dataclass(frozen=True)
class Laws:
    """What a row says of its letters.

    certain    letters that are laws, with their accents and without their scripts
    likely     letters that are laws or functions
    lone       letters that also stand for themselves, not before brackets
    from_zero  letters with a member 0, such as ``x_0`` or ``x_{0:T}``
    """

    certain: frozenset[str] = frozenset()
    likely: frozenset[str] = frozenset()
    lone: frozenset[str] = frozenset()
    from_zero: frozenset[str] = frozenset()


def letter_of(node: Node) -> str | None:
    r"""The letter of a law without its scripts: ``q`` of ``q_\phi``, ``\tilde q``; P of ``\mathbb{P}``."""
    if type(node) is Name:
        if node.font == r"\mathbb" or node.font == r"\mathcal":
            return "P" if node.name == "P" and node.font == r"\mathbb" else None
        return node.name if len(node.name) == 1 or node.name[:1] == "\\" else None
    if type(node) is Scripted:
        return None if node.primes else letter_of(node.base)
    if type(node) is Accent:
        return names.name_of(node) if letter_of(node.base) else None
    return None


def core(letter: str) -> str:
    r"""The letter without accents: ``q`` of ``\tilde q``."""
    return letter.rsplit(" ", 1)[-1]


def like_a_value(node: Node) -> bool:
    """Whether an argument is written as the value of a random variable is: a letter, perhaps with scripts."""
    match node:
        case Scripted(base, _, sup, _, _):
            return like_a_value(base) and not isinstance(sup, Num)
        case Accent(_, base, _):
            return like_a_value(base)
        case Name(name, _, _, _):
            return name[0].isalpha() or name.startswith("\\")
    return False


def laws_in(surface: Node) -> Laws:
    """What the row says of the letters that can be laws."""
    evidence = _Evidence()
    evidence.walk(surface)
    return evidence.laws()


@dataclass
class _Evidence:
    certain: set[str] = field(default_factory=set)
    likely: set[str] = field(default_factory=set)
    lone: set[str] = field(default_factory=set)
    from_zero: set[str] = field(default_factory=set)
    numeric: set[str] = field(default_factory=set)  # before brackets that hold no values: p(1-p)
    entropies: set[str] = field(default_factory=set)  # H(p)
    applied: dict[str, set[int]] = field(default_factory=dict)  # with how many arguments

    def laws(self) -> Laws:
        able = {letter for letter in self.applied if core(letter) in LAWS} - self.numeric - self.lone
        self.certain |= {letter for letter in able if len(self.applied[letter]) > 1}
        self.certain |= {letter for letter in self.entropies & set(self.applied) - self.numeric if core(letter) in LAWS}
        if self.certain:
            self.certain |= able | ({r"\pi"} & self.applied.keys() - self.numeric - self.lone)
        likely = (able if self.likely & able else frozenset()) - self.certain
        return Laws(frozenset(self.certain), frozenset(likely), frozenset(self.lone), frozenset(self.from_zero))

    def walk(self, surface: Node) -> None:
        stack: list[tuple[Node, bool]] = [(surface, False)]
        while stack:
            node, under = stack.pop()
            kind = type(node)
            if kind is Num:
                continue
            if kind is Product:
                stack += self._product(node, under)  # type: ignore[arg-type]
                continue
            if kind is Scripted:
                stack += [(part, under) for part in self._scripted(node)]  # type: ignore[arg-type]
                continue
            if kind is Row:
                self._draws(node.parts)  # type: ignore[union-attr]
            elif (kind is Name or kind is Accent) and (letter := letter_of(node)) is not None:
                self.lone.add(letter)
            stack += [(part, under) for part in parts_of(node)]

    def _scripted(self, node: Scripted) -> list[Node]:
        """Notes what the scripts say; the parts that are still to be looked at."""
        left = [node.base] if node.sup is None or integrates(node.sup) else [node.base, node.sup]
        if node.sub is None or is_word(node.sub):
            return left
        match node.sub:
            case Num(value, _) | Row((Side(Num(value, _), _), Part("separator", ":", _), *_), _) if value == 0:
                self.from_zero.add(names.name_of(node.base) or "")
        if _is_expectation(node.base):
            self._position(node.sub, BELOW_EXPECTATION)
        law = letter_of(node.base)
        return left if law is not None and core(law) in DENSITIES else [*left, node.sub]

    def _product(self, node: Product, under: bool) -> Iterator[tuple[Node, bool]]:
        """The factors that are still to be looked at, and whether a logarithm, sum or integral reaches over them."""
        signs = (*node.signs, None)
        for index, factor in enumerate(node.factors):
            following = node.factors[index + 1] if signs[index] == "" else None
            bracket = following.base if isinstance(following, Scripted) else following
            base = factor.base if isinstance(factor, Scripted) else factor
            under = under or (isinstance(base, Name) and base.name.removeprefix("\\") in UNDER)
            if isinstance(bracket, Group) and bracket.opening in ("(", "[", r"\{") and bracket.items:
                if letter_of(factor) in ENTROPIES or names.name_of(factor) in ENTROPIES:
                    self.entropies |= {one for item in bracket.items if (one := letter_of(item)) is not None}
                if _is_divergence(factor):
                    for item in bracket.items:
                        self._position(item, DENSITIES)
                letter = letter_of(factor)
                if letter is not None and core(letter) in DENSITIES:
                    self._before_brackets(letter, factor, bracket, under)
                    if not isinstance(factor, Scripted) or is_mark(factor.sup):
                        continue
            yield factor, under

    def _before_brackets(self, letter: str, node: Node, group: Group, under: bool) -> None:
        plain = core(letter)
        events = plain == "P" and _of_events(group)
        sub = node.sub if isinstance(node, Scripted) else None
        if plain != r"\pi" and sub is not None and letter_of(sub) == r"\pi":
            return  # q_\pi(s, a): a value of a policy
        named = sub is not None and _named_below(sub, group)
        values = events or named or all(like_a_value(item) or _is_value_of_function(item) for item in group.items)
        conditioned = any(s in ("|", "||", ";") for s in group.separators)
        stated = any(_is_statement(item) for item in group.items)
        if not (values or conditioned or stated):
            self.numeric.add(letter)
            return
        self.applied.setdefault(letter, set()).add(len(group.items))
        barred = any(s in ("|", "||") for s in group.separators) and not (plain == "Q" and _surrogate(group))
        a_law = plain in LAWS and (conditioned or stated) and not (plain == "Q" and _surrogate(group))
        if barred or a_law or named or (plain == "P" and _joins_events(group)):
            self.certain.add(letter)
        elif plain in LAWS and (under or events or _is_marked(sub) or _has_slice(group)):
            self.likely.add(letter)

    def _draws(self, parts: tuple[Side | Part, ...]) -> None:
        for index, part in enumerate(parts[:-1]):
            after = parts[index + 1]
            if isinstance(part, Part) and isinstance(after, Side) and part.text in (r"\sim", r"\propto"):
                self._position(after.node, BELOW_EXPECTATION)
            if isinstance(part, Side) and isinstance(after, Part) and after.text in (r"\propto", "=", ":="):
                right = parts[index + 2] if index + 2 < len(parts) else None
                if after.text == r"\propto" or (isinstance(right, Side) and _is_distribution(right.node)):
                    self._position(part.node, LAWS, alone=False)

    def _position(self, node: Node, letters: frozenset[str], *, alone: bool = True) -> None:
        """What stands where only a law can: below an expectation, in a divergence, after a tilde."""
        whole = node
        if isinstance(node, Product) and len(node.factors) == 2 and isinstance(node.factors[1], Group):
            whole = node.factors[0]
            if not all(like_a_value(item) or _is_dot(item) for item in node.factors[1].items):
                return
        elif not alone:
            return
        letter = letter_of(whole)
        if letter is not None and core(letter) in letters:
            self.certain.add(letter)


def is_mark(sup: Node | None) -> bool:
    r"""Whether a superscript belongs to the name (``q^*``, ``p^{(t)}``) or there is none; else it is a power."""
    return sup is None or canonical(sup) in MARKS or (isinstance(sup, Group) and sup.opening == "(")


def _is_expectation(node: Node) -> bool:
    return isinstance(node, Name) and node.name == "E"


def _is_distribution(node: Node) -> bool:
    r"""``\mathcal{N}(0, 1)``, with no value at which its density would be taken."""
    match node:
        case Product((Name() as name, Group(separators=signs)), _, _):
            known = names.name_of(name) in NOTATION.called or (name.name == "N" and len(signs) == 1)
            return known and all(sign == "," for sign in signs)
    return False


def _is_divergence(node: Node) -> bool:
    base = node.base if isinstance(node, Scripted) else node
    return (names.name_of(base) or "") in DIVERGENCES


def _is_statement(node: Node) -> bool:
    if isinstance(node, Product) or (isinstance(node, Group) and node.opening == r"\{"):
        return any(map(_is_statement, parts_of(node)))
    if isinstance(node, Row) and [part.kind for part in node.parts if isinstance(part, Part)] == ["prose"]:
        return len(node.parts) == 1  # an event in words
    return isinstance(node, Row) and any(isinstance(part, Part) and part.kind == "relation" for part in node.parts)


def _is_dot(node: Node) -> bool:
    return not isinstance(node, Num | Name | Scripted | Accent | Product | Group)


def _is_marked(sub: Node | None) -> bool:
    """A Greek letter or a word below: a parameter, or which law it is."""
    if (isinstance(sub, Name) and sub.word) or isinstance(sub, Product):
        return True
    letter = letter_of(sub) if sub is not None else None
    return letter is not None and core(letter).startswith("\\")


def _is_value_of_function(node: Node) -> bool:
    """``g(x)``: a letter before brackets."""
    match node:
        case Product((first, Group("(")), ("",), _):
            return like_a_value(first)
    return False


def _has_slice(group: Group) -> bool:
    r"""``q(z_{1:K})``, ``p(x_1, \dots, x_n)``."""
    subs = [item.sub for item in group.items if isinstance(item, Scripted)]
    dots = any(isinstance(item, Name) and item.name in DOTS for item in group.items)
    return dots or ":" in group.separators or any(isinstance(sub, Row) for sub in subs)


def _of_events(group: Group) -> bool:
    r"""``P(A)``, ``P(A \cap B)``: of capital letters and what is made of them."""
    leaves = [part for item in group.items for part in walk(item) if not parts_of(part)]
    letters = [part.name if isinstance(part, Name) else "" for part in leaves]
    return r"\bigcup" in letters or r"\bigcap" in letters or all(s[:1].isupper() or s == "c" for s in letters)


def _joins_events(group: Group) -> bool:
    r"""``P(A \cap B)``, ``P[\bigcup_i A_i]``: of nothing but events."""
    leaves = {part.name for item in group.items for part in walk(item) if isinstance(part, Name)}
    return _of_events(group) and not leaves.isdisjoint((r"\cap", r"\cup", r"\bigcap", r"\bigcup"))


def _named_below(sub: Node, group: Group) -> bool:
    """``f_X(x)``, ``p_{Y|X}(y|x)``: the random variables stand below, their values in the brackets."""
    below = names_below(sub)
    inside = [(names.name_of(item) or "").rstrip("'") for item in group.items]
    last = all(core(letter.split("_")[0]) in "STUVWXYZ" for letter in below)
    return bool(below) and len(below) == len(inside) and (last or [b.lower() for b in below] == inside)


def names_below(sub: Node) -> list[str]:
    """The capital letters of a subscript such as ``X``, ``XY``, ``X,Y`` and ``Y|X``; none where it is another."""
    nodes: list[Node] = [sub]
    if isinstance(sub, Row):
        nodes = [part.node for part in sub.parts if isinstance(part, Side)]
    elif isinstance(sub, Product) and not any(sub.signs):
        nodes = list(sub.factors)
    found = [names.name_of(node) or "" for node in nodes]
    return found if all(len(name.split("_")[0]) == 1 and name[:1].isupper() for name in found) else []


def _surrogate(group: Group) -> bool:
    r"""``Q(\theta | \theta^{old})``: a function of two values of one parameter, not a density."""
    first, *others = (names.name_of(item.base if isinstance(item, Scripted) else item) for item in group.items)
    return first in others and first is not None
