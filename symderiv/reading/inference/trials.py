"""Trials: where rows of a part misfit, what is supposed of letters that nobody declared, so that more rows are read.

A letter's sort is concluded from all its uses at once, and one row that is written loosely can spoil it for the others.
So a few other suppositions are tried, letter by letter; one is kept under which more rows are read, and none that was
read before is lost. What contradicts itself in any case stays unread. The trials of a part are so few that the whole
stays linear in its length; where all rows are read, nothing is tried.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from symderiv.language.contexts import Context
from symderiv.reading.discourse.following import chain_after, chain_before
from symderiv.reading.discourse.readings import ChainState, ReadRow
from symderiv.reading.formulas import read_formula
from symderiv.reading.inference import scripts
from symderiv.reading.inference.letters import style
from symderiv.reading.inference.part import InferredPart
from symderiv.reading.inference.supposed import Supposed
from symderiv.reading.inference.usage import Usage
from symderiv.reading.meaning.names import name_of
from symderiv.reading.syntax.surface import Accent, Name, Node, Num, Part, Row, Scripted, Side, canonical, walk

__all__ = ["mend"]

WORK, FEWEST, MOST = 1200, 3, 10  # formulas looked at in all trials of a part; trials of it
MANY = 4  # rows gained for one that is lost, so that it seems to have been read by accident
LETTERS, ROWS = 5, 3  # letters of misfits that are tried, rows that are left out one by one
# Reasons for which a row is not read that another sort of some letter in it could mend.
MISFIT = re.compile(
    "do not fit|whose members have one|has no entries|as a vector or matrix|by no letter|the size of this"
    "|is no function|by a number or a vector|is no vector or matrix|each of rows and columns|is a function"
)


def mend(part: InferredPart) -> None:
    """Settles the part so that as many of its rows are read as a few trials can find."""
    search = _Search(part)
    search.pairs()
    search.leave_out()
    while (letter := search.letter()) is not None:
        key, kinds = letter
        for kind in kinds:
            search.attempt(replace(search.kept, shapes={**search.kept.shapes, key: kind}))
    search.settle()


class _Search:
    """The trials of one part, and the best so far."""

    def __init__(self, part: InferredPart) -> None:
        self.part = part
        self.left = max(FEWEST, min(MOST, WORK // max(1, len(part.formulas))))
        self.names = [{name_of(node) for node in walk(formula.row)} for formula in part.formulas]
        self.kept, self.best = part.supposed, dict(vars(part))
        self.reads = _read(part)
        self.tried = set[str]()

    def settle(self) -> None:
        """Leaves the part as is best."""
        vars(self.part).update(self.best)

    def attempt(self, supposed: Supposed) -> _Reads:
        """How the rows are read then; kept where more are, and what is left out is not read."""
        self.left -= 1
        self.part.settle(supposed)
        reads = self._again()
        if reads.gains_on(self.reads) and supposed.left_out <= reads.unread.keys():
            self.reads, self.kept, self.best = reads, supposed, dict(vars(self.part))
        return reads

    def pairs(self) -> None:
        """Takes ``P_{k+1,k}`` and the like for names, and not for entries."""
        rows = [self.part.formulas[row].row for row in self.reads.misfits()]
        paired = {pair for row in rows for node in walk(row) if (pair := _paired(node)) is not None}
        if paired:
            self.attempt(replace(self.kept, paired=frozenset(paired)))

    def leave_out(self) -> None:
        """Learns nothing from rows that stay unread: from none that misfits, from none at all, from all but one."""
        misfits = self.reads.misfits()
        options = [frozenset(misfits), frozenset(self.reads.unread)] if misfits else []
        for out in dict.fromkeys([*options, *(frozenset({row}) for row in misfits[:ROWS])]):
            waiting = out
            while waiting and self.left > 0:
                reads = self.attempt(replace(self.kept, left_out=waiting))
                if self.reads is reads:
                    return
                still = waiting & reads.unread.keys()  # what is read all the same has a say
                waiting = still if still < waiting else frozenset()

    def _again(self) -> _Reads:
        """The rows read in the context that the part now has; those without a letter that changed are as before."""
        before, after = self.reads.context.symbols, self.part.context.symbols
        changed = {_base(key) for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
        affected = {i for i, names in enumerate(self.names) if not changed.isdisjoint(names)}
        return _read(self.part, self.reads, affected)

    def letter(self) -> tuple[str, list[str]] | None:
        """The next letter that may be something else, with what else it may be."""
        self.settle()
        usage, rows = self.part.usage, self.reads.misfits()
        counted, kinds = Counter[str](), dict[str, list[str]]()
        for row in rows if self.left > 0 and len(self.tried) < LETTERS else ():
            formula = self.part.formulas[row]
            for node in walk(formula.row):
                if not isinstance(node, Name | Scripted | Accent):
                    continue
                if (name := scripts.key(usage, node)) is not None and name in usage.letters:
                    kinds.setdefault(name, _kinds(usage, name, style(node, formula.piece.latex)))
                    counted[name] += 1
        for name, _ in counted.most_common():
            if name not in self.tried and kinds[name] and name not in usage.known and not usage.is_law(name):
                self.tried.add(name)
                return name, kinds[name]
        return None


def _kinds(usage: Usage, name: str, looks: str) -> list[str]:
    """What else a letter may be: one whose uses contradict each other, or that was taken for what is customary."""
    kinds, reason = list[str](), usage.why.get(name, ("", None))[0]
    letter, below, _ = name.partition("_")
    if below and (whole := usage.letters.get(letter)) is not None and whole.is_matrix:
        return []  # an entry
    if usage.letters[name].root().contradictory and looks:
        kinds = ["matrix"] if looks.lower().endswith("capital") else ["vector"]
        kinds += [] if reason else ["number"]
    if name in usage.guessed:
        kinds.append(usage.guessed[name])
    if reason == "written in bold" and name.endswith("_"):
        kinds.append("number")  # x_n, of a list of numbers in bold
    return kinds


def _paired(node: Node) -> str | None:
    """The letter of ``P_{k+1,k}`` and ``P_{k,k}``: the first index is the second, or one step from it."""
    match node:
        case Scripted(base, Row((Side(first, _), Part("separator", ",", _), Side(second, _)), _), _, _, _):
            a, b = canonical(first), canonical(second)
            steps = a is not None and b is not None and (a == b or a.startswith(f"{b}+") or b.startswith(f"{a}-"))
            return name_of(base) if steps and not isinstance(first, Num) else None
    return None


@dataclass
class _Reads:
    """How the rows of a part are read in a context.

    rows       by number
    unread     the reason, of those that are not read
    unsettled  how many letters are used in ways that contradict each other
    """

    context: Context
    rows: list[ReadRow]
    unread: Mapping[int, str]
    unsettled: int

    def misfits(self) -> list[int]:
        """The rows that are not read since sorts do not fit."""
        return [row for row, reason in self.unread.items() if MISFIT.search(reason)]

    def gains_on(self, other: _Reads) -> bool:
        """Whether more rows are read: all that the other reads, or many more for one that it does not.

        Where as many are read, whether fewer letters are used in ways that contradict each other.
        """
        gained, lost = set(other.misfits()) - self.unread.keys(), self.unread.keys() - other.unread.keys()
        return len(gained) > MANY * len(lost) or (not lost and self.unsettled < other.unsettled)


def _read(part: InferredPart, before: _Reads | None = None, affected: Iterable[int] = ()) -> _Reads:
    """All rows, or those affected and what carries on from them."""
    formulas, context = part.formulas, part.context
    rows = list[ReadRow]()
    chain, fresh, again = ChainState(), before is None, set(affected)
    for i, formula in enumerate(formulas):
        piece, following = formula.piece, formulas[i + 1].piece if i + 1 < len(formulas) else None
        carries = piece.display and fresh and bool(formula.row.parts) and isinstance(formula.row.parts[0], Part)
        if before is not None and i not in again and not carries:
            row = before.rows[i]
        else:
            carried = chain_before(piece, following, chain) if piece.display else None
            row = read_formula(piece.latex, context, chain=carried)
        if piece.display:
            fresh = before is None or i in again or carries
        chain = chain_after(piece, following, row, chain) or chain
        rows.append(row)
    unread = {i: row.unread[0][1] for i, row in enumerate(rows) if row.unread and not _is_name(formulas[i].row)}
    unsettled = sum(shape.root().contradictory for shape in part.usage.letters.values())
    return _Reads(context, rows, unread, unsettled)


def _is_name(row: Row) -> bool:
    """Whether a row is one letter: it says nothing, in whatever way it is read."""
    return len(row.parts) == 1 and isinstance(row.parts[0], Side) and name_of(row.parts[0].node) is not None


def _base(key: str) -> str:
    return re.split(r"(?<=.)[_^(]", key, maxsplit=1)[0]
