"""Arguments: steps in a row, each checked as it is written; what parts and the cases of an induction have in common."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from typing import Any

from symderiv.deadlines import Deadline
from symderiv.deciding.prove import prove
from symderiv.deriving.chains import without_equations
from symderiv.deriving.declarations import Declarations
from symderiv.deriving.proving import Place, caller, checked, failed, warranted
from symderiv.deriving.steps import Entry, Justification, Paragraph, Step, joined, related
from symderiv.errors import LanguageError
from symderiv.kernel.certificates import to_json
from symderiv.kernel.theorems import KernelError, Theorem, infer, transitivity
from symderiv.language.contexts import Context
from symderiv.language.terms import Apply, Symbol, Term
from symderiv.rules import Rule, all_rules

__all__ = ["Argument", "Definition", "Fact", "Reason"]


@dataclass(frozen=True)
class Fact:
    """Something that was proved, or is given, and can be named as a reason."""

    words: str
    theorem: Theorem | None = None


@dataclass(frozen=True)
class Definition:
    """What a symbol stands for, as a reason; a step that names some is proved, if it can be, by unfolding no others."""

    words: str
    symbol: Symbol | None = None


SECONDS_TO_CLOSE = 10.0
Reason = Any  # a Rule, a Fact, a Definition, or several of these


class Argument:
    """Steps in a row: ``start`` begins a chain; ``eq``, ``le``, ``lt``, ``ge``, ``gt`` go on from where it ended."""

    def __init__(self, declarations: Declarations, entries: list[Entry], numbering: Numbering) -> None:
        self.declarations = declarations
        self.entries = entries
        self.facts: list[Theorem] = []
        self.supposed: frozenset[Term] = frozenset()
        self.numbering = numbering
        self._links: list[tuple[str, Theorem]] = []
        self._end: Term | None = None

    @property
    def context(self) -> Context:
        """What is in force."""
        return self.declarations.context

    def say(self, text: str) -> None:
        """A paragraph; inline mathematics stands between dollar signs."""
        self.entries.append(Paragraph(text))

    def start(self, expression: Any) -> None:
        """Begins a chain with its first term."""
        self._finish_chain()
        self._end = self.term(expression)
        self.numbering.new_chain()

    def eq(self, expression: Any, *, by: Reason = None, using: Iterable[Reason] = ()) -> Fact:
        """The last term equals this one."""
        return self._link("equal", expression, by, using)

    def le(self, expression: Any, *, by: Reason = None, using: Iterable[Reason] = ()) -> Fact:
        """The last term is at most this one."""
        return self._link("less_equal", expression, by, using)

    def lt(self, expression: Any, *, by: Reason = None, using: Iterable[Reason] = ()) -> Fact:
        """The last term is less than this one."""
        return self._link("less", expression, by, using)

    def ge(self, expression: Any, *, by: Reason = None, using: Iterable[Reason] = ()) -> Fact:
        """The last term is at least this one."""
        return self._link("greater_equal", expression, by, using)

    def gt(self, expression: Any, *, by: Reason = None, using: Iterable[Reason] = ()) -> Fact:
        """The last term is greater than this one."""
        return self._link("greater", expression, by, using)

    def whole(self) -> Fact:
        """What the chain shows from its first term to its last, as a reason; the chain ends here."""
        steps = [entry.id for entry in self.entries if isinstance(entry, Step) and entry.chain == self.numbering.chain]
        theorem = self._finish_chain()
        if theorem is None:
            failed(caller(), "there is no chain that shows something as a whole")
        return Fact(f"[{steps[0]}] to [{steps[-1]}]", theorem)

    def claim(self, statement: Any, *, by: Reason = None, using: Iterable[Reason] = ()) -> Fact:
        """A statement that stands alone."""
        self._finish_chain()
        return self._step(self.term(statement), 0, by, using)

    def ends(self) -> Fact:
        """What the chain says of its two ends, as a reason; with this it is finished."""
        steps = [entry.id for entry in self.entries if isinstance(entry, Step)][-len(self._links) :]
        if len(steps) < 2 or not self._links:
            failed(caller(), "there is no chain of two steps or more before this")
        self._finish_chain()
        return Fact(f"[{steps[0]}] to [{steps[-1]}]", self.facts[-1])

    def term(self, expression: Any) -> Term:
        """The term of an expression; an error in it is an error of the line that calls."""
        try:
            return self.declarations.term(expression)
        except LanguageError as error:
            failed(caller(), error.message, hint=error.hint)

    def _link(self, relation: str, expression: Any, by: Reason, using: Iterable[Reason]) -> Fact:
        if self._end is None:
            failed(caller(), "this step has no left side", hint="begin the chain with start(...)")
        right = self.term(expression)
        fact = self._step(related(relation, self._end, right), self.numbering.chain, by, using)
        assert fact.theorem is not None
        self._links.append((relation, fact.theorem))
        self._end = right
        return fact

    def _step(self, statement: Term, chain: int, by: Reason, using: Iterable[Reason]) -> Fact:
        place = caller()
        statement = self.numbering.altered(statement)
        reasons = _flat([by, *using])
        rules = [r for r in reasons if isinstance(r, Rule)]
        named = [r.theorem for r in reasons if isinstance(r, Fact) and r.theorem is not None]
        facts = named if named or by is not None else self.facts
        unfolded = [r.symbol for r in reasons if isinstance(r, Definition) and r.symbol is not None]
        theorem, found = checked(statement, self.context, by=rules, facts=facts, unfolded=unfolded, place=place)
        justification = Justification(tuple(r.name for r in rules), "; ".join(dict.fromkeys(map(_words, reasons))))
        step = Step(
            self.numbering.next_id(), place.line, statement, chain, justification, tuple(sorted(theorem.rules)), found,
            theorem, to_json(theorem),
        )  # fmt: skip
        self.entries.append(step)
        self.facts.append(theorem)
        return Fact(f"[{step.id}]", theorem)

    def _finish_chain(self) -> Theorem | None:
        """What the chain shows as a whole, if it has more than one step; it is kept."""
        links, self._links, self._end = self._links, [], None
        if len(links) < 2:
            return None
        relation = joined([r for r, _ in links])
        if relation is None:
            return None
        between = without_equations([t for _, t in links])
        try:
            whole = reduce(_joined_to, between)
        except KernelError:  # a side is no real number by its sort
            first, last = between[0].conclusion, between[-1].conclusion
            assert isinstance(first, Apply)
            assert isinstance(last, Apply)
            ends = related(relation, first.arguments[0], last.arguments[1])
            whole, _ = checked(ends, self.context, by=(), facts=between, place=caller())
        self.facts.append(whole)
        return whole

    def established(self, target: Term, place: Place, what: str) -> Theorem:
        """The theorem that the target holds, from the steps. Raises `BuildError` where they do not show it."""
        self._finish_chain()
        for theorem in reversed(self.facts):
            if theorem.conclusion == target:
                return warranted(theorem, self.context, place, self.supposed, self.facts)
        theorem = (
            self._reached(target) or checked(target, self.context, by=(), facts=self.facts, place=place, what=what)[0]
        )
        return warranted(theorem, self.context, place, self.supposed, self.facts)

    def _reached(self, target: Term) -> Theorem | None:
        """The target, if a chain begins at its left side and ends at something plainly equal to its right side."""
        match target:
            case Apply("equal", (left, right)):
                for theorem in reversed(self.facts):
                    match theorem.conclusion:
                        case Apply("equal", (a, b)) if a == left:
                            within = Deadline(SECONDS_TO_CLOSE, work=True)
                            same = prove(related("equal", b, right), self.context, deadline=within)
                            if same is not None:
                                return transitivity(theorem, same)
        return None


class Numbering:
    """Names for the steps of a part, in order; and the hook by which tests alter one of them."""

    def __init__(self, part: str) -> None:
        self.part = part
        self.chain = 0
        self.steps = 0

    def next_id(self) -> str:
        """The name of the next step."""
        self.steps += 1
        return f"q{self.part}/step-{self.steps}"

    def new_chain(self) -> None:
        """The steps that follow are a chain of their own."""
        self.chain += 1

    def altered(self, statement: Term) -> Term:
        """The statement of the next step: as it was written."""
        return statement


def _joined_to(whole: Theorem, link: Theorem) -> Theorem:
    """What a chain shows with one link more."""
    return infer(all_rules()["order_is_transitive"], whole, link)


def _flat(reasons: Iterable[Any]) -> list[Any]:
    found: list[Any] = []
    for reason in reasons:
        if isinstance(reason, list | tuple):
            found.extend(_flat(reason))
        elif reason is not None:
            found.append(reason)
    return found


def _words(reason: Any) -> str:
    if isinstance(reason, Rule):
        return reason.phrase
    return str(getattr(reason, "words", reason))
