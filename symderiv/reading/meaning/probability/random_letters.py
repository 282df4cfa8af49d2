"""Random letters: which letters of ``E[aU + b]`` or ``Var(aX + b)`` are random variables, and which are constant.

Nobody says it, so the row does. Random are, in this order:

1. letters declared as random variables, or random in the row before, and those that stand alone in some ``E``, ``Var``,
   ``Cov``, ``P`` bracket of the row, before its bar or after it, in a subscript, or before ``\\sim``:
   ``E[aU + b] = aE[U] + b``;
2. where a bracket has none of these, the capital letters in it that are no matrices;
3. where it has none of these either, the last letters of the alphabet (x, y, z, u, v, w, ε, ξ), else those with a hat;
4. where it has but one letter, that letter; of several, nothing says which are, and nothing is read.

A letter that the row also writes outside all brackets is constant unless it is random by 1: ``E[xU] = x E[U]``. Where
some capitals of a bracket are random by 1, and there are more from the end of the alphabet, both are readings; so they
are where a letter that is not random by custom stands alone (``E[c] = c``). Under a law with a name (``E_q``) some
letter is random: where it could be several, all of them are, or one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from symderiv.language.outcomes import OMEGA, as_values, customary, is_random
from symderiv.language.sorts import INTEGER, STATEMENT, Distribution, Function
from symderiv.language.terms import Bind, Symbol, Term, subterms
from symderiv.reading.meaning import names
from symderiv.reading.syntax.surface import Empty, Group, Name, Node, Part, Product, Row, Scripted, Side, parts_of

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["LetterUses", "letters_of", "random_among"]

MOMENTS = frozenset(["E", r"\mathbb{E}", "Var", r"\mathbb{V}", "Cov", "Corr", "std", r"\mathbb{C}", "SD", "I", "H"])
PROBABILITIES = frozenset(["P", "Pr", r"\mathbb{P}", "p", "q"])
DIVERGENCES = frozenset(["KL", "D", r"\mathbb{D}", r"\mathcal{KL}", "DKL"])
REST_OF_WORD = frozenset(["ar", "ov"])  # \mathbb{V}\mathrm{ar}
MOST_OPTIONS = 3
OF_OUTCOMES = frozenset(["expectation", "variance", "covariance", "correlation", "standard_deviation"])


@dataclass(frozen=True)
class LetterUses:
    """How a row uses its letters.

    alone      alone in some bracket of a moment, or before ``\\sim``
    outside    outside all of those
    densities  what is written as a law before brackets with letters: ``q(z|x)``
    before     random in the sides before, which this row carries on from
    """

    alone: frozenset[str] = frozenset()
    outside: frozenset[str] = frozenset()
    densities: tuple[Product, ...] = ()
    before: frozenset[Symbol] = frozenset()


def letters_of(row: Row, *before: Term | None) -> LetterUses:
    """The letters of a row and of sides before it, by name; with an index also as a sequence (``X_``)."""
    scan = _Scan()
    scan.node(row, inside=False)
    return LetterUses(
        frozenset(scan.alone), frozenset(scan.outside), tuple(scan.densities), frozenset().union(*map(averaged, before))
    )


class _Scan:
    def __init__(self) -> None:
        self.alone: set[str] = set()
        self.outside: set[str] = set()
        self.densities: list[Product] = []

    def node(self, node: Node, *, inside: bool) -> None:
        match node:
            case Product(factors, _, _):
                self._factors(factors, inside)
            case Row(parts, _):
                self._row(parts, inside)
            case _ if names.name_of(node) is not None:
                if not inside:
                    self.outside |= set(_spellings(node))
            case _:
                for part in parts_of(node):
                    self.node(part, inside=inside)

    def _factors(self, factors: Sequence[Node], inside: bool) -> None:
        at = 0
        while at < len(factors):
            factor = factors[at]
            at += 1
            base = factor.base if isinstance(factor, Scripted) else factor
            name = names.name_of(base) if isinstance(base, Name) else None
            if name in PROBABILITIES and at < len(factors) and isinstance(group := _unscripted(factors[at]), Group):
                self._events(group, inside)
                self.densities.append(Product((factor, group), ("",), factor.span.join(group.span)))
                at += 1
            elif name in DIVERGENCES and at < len(factors) and isinstance(group := _unscripted(factors[at]), Group):
                for item in group.items:
                    self._distribution(item, inside)
                at += 1
            elif name in MOMENTS and (name not in ("I", "H", "E") or _is_moment(name, factors, at)):
                at = self._moment(factor, factors, at)
            else:
                self.node(factor, inside=inside)

    def _moment(self, head: Node, factors: Sequence[Node], at: int) -> int:
        if isinstance(head, Scripted) and head.sub is not None:
            self._below(head.sub)
        if at < len(factors) and isinstance(rest := factors[at], Name) and rest.name in REST_OF_WORD:
            at += 1
        if at >= len(factors):
            return at
        argument = _unscripted(factors[at])
        for item in argument.items if isinstance(argument, Group) else (argument,):
            self._lone(item)
            self.node(item, inside=True)
        return at + 1

    def _below(self, sub: Node) -> None:
        """``x``, ``x, y`` and ``x \\sim p`` below a head: random; not ``q`` in ``E_q``, which no bracket has inside."""
        parts = sub.parts if isinstance(sub, Row) else (Side(sub, sub.span),)
        self._row(parts, inside=True)
        for part in parts:
            if isinstance(part, Side):
                self._lone(part.node)

    def _distribution(self, node: Node, inside: bool) -> None:
        """``q(z|x)`` in a divergence: z is no number there, x is one."""
        match node:
            case Product((Name() | Scripted() as law, Group(_, _, items, separators) as group), _, span):
                self.densities.append(Product((law, group), ("",), span))
                bar = next((i for i, sign in enumerate(separators) if sign == "|"), len(items))
                for item in items[bar + 1 :]:
                    self.node(item, inside=inside)
            case _:
                self.node(node, inside=inside)

    def _events(self, group: Group, inside: bool) -> None:
        """``P(X \\le x)``: X is random; outside all moments the values of a density are not."""
        for item in group.items:
            if isinstance(item, Row):
                self._lone(item)
            elif not inside:
                self.node(item, inside=False)

    def _row(self, parts: Sequence[Side | Part], inside: bool) -> None:
        before: list[Node] = []
        for part in parts:
            if isinstance(part, Side):
                before.append(part.node)
                self.node(part.node, inside=inside)
            elif part.text == r"\sim":
                for node in before:
                    self._lone(node)
            elif part.text not in (",", "|"):
                before = []

    def _lone(self, node: Node) -> None:
        if isinstance(node, Row) and node.parts and isinstance(first := node.parts[0], Side):
            node = first.node
        if isinstance(node, Group) and node.opening == "(":
            for item in node.items:
                self._lone(item)
        self.alone |= set(_spellings(node))


def _is_moment(name: str, factors: Sequence[Node], at: int) -> bool:
    """Whether something follows; and not ``I(t)``, the information that a sample has of a parameter."""
    group = _unscripted(factors[at]) if at < len(factors) else None
    return group is not None and (name != "I" or (isinstance(group, Group) and len(group.items) > 1))


def _unscripted(node: Node) -> Node:
    return node.base if isinstance(node, Scripted) and isinstance(node.base, Group) else node


def _spellings(node: Node) -> list[str]:
    """The name of a letter; with an index also that of the sequence."""
    name = names.name_of(node)
    if isinstance(node, Scripted) and node.sub is not None and not isinstance(node.sub, Empty):
        members = names.name_of(node.base)
        return [spelling for spelling in (name, members and f"{members}_") if spelling]
    if isinstance(node, Scripted) and (base := names.name_of(node.base)) is not None:
        return [base + "'" * node.primes]
    return [name] if name else []


def random_among(e: Elaborator, letters: Iterable[Symbol], *, named: bool = False) -> list[Symbol] | None:
    """The random ones among the letters of a bracket; where a law is named, some letter is. None where nothing says."""
    given = [letter for letter in letters if letter not in e.scope.values()]
    of_events = (STATEMENT, Function((INTEGER,), STATEMENT, frozenset({"sequence"})))
    if events := [letter for letter in given if letter.sort in of_events]:  # of indicators
        others = [letter for letter in given if letter not in events]
        return [*((random_among(e, others, named=named) if others else None) or ()), *events]
    alone = {letter: _stands_alone(e, letter) for letter in given if not _declared(e, letter)}
    known = [letter for letter in given if alone.get(letter, True)]
    given = [letter for letter in given if alone.get(letter, True) is not False]
    free = [letter for letter in given if letter not in known and _key(letter) not in e.setting.letters.outside]
    if known:
        more = [letter for letter in customary(free) if letter.name[:1] in "STUVWXYZ" and not _said_constant(e, letter)]
        if not more:
            return known
        text = ", ".join(letter.name for letter in more)
        options = (f"{text}: read as random", f"{text}: read as constant")
        return known + more if e.choose(("random", text), *options) == 0 else known
    undeclared = [letter for letter in free if not _said_constant(e, letter)]
    if named:
        members = [letter for letter in free if isinstance(letter.sort, Function)]  # r_t, rather than the rate of a sum
        return _some(e, customary(free) or members or free or customary(given) or given or [*alone])
    by_custom = customary(undeclared) or customary(free) or customary(given)
    last = [letter for letter in undeclared if letter.name[:1] in "STUVWXYZ"]  # taken for a matrix, from its use
    return by_custom or _estimators(given) or (given if len(given) == 1 else last or (None if given else []))


def _estimators(letters: list[Symbol]) -> list[Symbol]:
    r"""``\hat\theta`` among letters without a hat: what is estimated is constant."""
    return [letter for letter in letters if letter.name.startswith(r"\hat ")]


def _stands_alone(e: Elaborator, letter: Symbol) -> bool | None:
    """``E[h]``: h is random; but ``E[c] = c`` may be said of a constant. None where the letter never stands alone."""
    key = _key(letter)
    if key not in e.setting.letters.alone:
        return None
    if customary([letter]) or isinstance(letter.sort, Function) or _estimators([letter]):
        return True
    options = (f"{letter.name}: read as random", f"{letter.name}: read as constant")
    outside = key in e.setting.letters.outside
    return (e.choose(("lone", letter.name), *(options[::-1] if outside else options)) == 0) != outside


def _some(e: Elaborator, letters: list[Symbol]) -> list[Symbol]:
    """All of them or one of them: as many readings."""
    sets = [letters, *([letter] for letter in letters if 1 < len(letters) <= MOST_OPTIONS)]
    options = [", ".join(letter.name for letter in some) + ": read as random" for some in sets]
    return sets[e.choose(("some random", tuple(options)), *options)] if letters else []


def _key(letter: Symbol) -> str:
    return f"{letter.name}_" if isinstance(letter.sort, Function) else letter.name


def _declared(e: Elaborator, letter: Symbol) -> bool:
    """Declared as random, or random in the side before, which this row carries on from."""
    if letter in e.context.random or letter in e.setting.letters.before:
        return True
    found = e.context.symbols.get(letter.name) or e.context.symbols.get(f"{letter.name}_")
    return found is not None and is_random(found)


@lru_cache(maxsize=64)
def averaged(term: Term | None) -> frozenset[Symbol]:
    """The letters of the values over which a term takes moments."""
    found: set[Symbol] = set()
    for part in subterms(term) if term is not None else ():
        if isinstance(part, Bind) and part.operator in OF_OUTCOMES:
            found |= set(as_values(part.open(OMEGA), OMEGA)[1])
    return frozenset(found)


def _said_constant(e: Elaborator, letter: Symbol) -> bool:
    """Declared, and not as random."""
    found = e.context.symbols.get(letter.name)
    return found is not None and not is_random(found) and not isinstance(found.sort, Distribution)
