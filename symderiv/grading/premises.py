"""Premises: what a part says of its letters, and what follows from that.

A line counts as proved from premises only where those that the proof leans on hold together in some models, and it
fails in none of them. Premises that no model is found for are not used to try a line in models; then it is not refuted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from symderiv.deadlines import Deadline
from symderiv.deciding.decide import decide_by_models, vetoed
from symderiv.deciding.models import draw_models
from symderiv.deciding.prove import prove
from symderiv.deciding.verdicts import NothingToDecide, Proved, Refuted, Undecided, Verdict
from symderiv.errors import DeadlinePassed, LanguageError
from symderiv.grading.conditions import OPPOSITE, RELATIONS
from symderiv.grading.judging import Judge
from symderiv.kernel.theorems import Theorem
from symderiv.language.meaning_exact import NoMeaning
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Scalar
from symderiv.language.terms import Apply, Symbol, Term, free_symbols

__all__ = ["CONTRADICTORY", "Premises", "is_premise"]

SECONDS = 2.0  # for what follows from premises
SECONDS_TO_CONTRADICT = 0.15  # for a proof that they contradict each other: it is short, or there is none
MOST_LEMMAS = 4  # that follow from premises
MOST_PREMISES = 8  # that speak of the same letters
LATEST = 2  # premises that are tried where all of them together cannot be met
SOME_MODELS = 4

CONTRADICTORY = "what was said of its letters before contradicts itself"
UNMET = "no values were found for which all that was said of its letters holds; it may contradict itself"
VETOED = "proved from premises, and false in a model of them: a fault of symderiv, please report it"
NOT_PROVED = "it does not follow, as far as proofs were found"
NOT_ALL = "more is known of its letters than could be used"


def is_premise(statement: Term) -> bool:
    """Whether a statement says something of letters that others can be concluded from."""
    return isinstance(statement, Apply) and statement.operator in RELATIONS and bool(free_symbols(statement))


def _opposite(premise: Term) -> Term | None:
    """What cannot hold with it: of an equation, that one side is greater by 1."""
    match premise:
        case Apply("equal", (left, right)) if isinstance(sort_of(left), Scalar):
            return Apply("equal", (left, right + 1))
        case Apply(sign, sides) if sign in OPPOSITE:
            return Apply(OPPOSITE[sign], sides)
    return None


class _Statements:
    """Statements in the order they were made, found by their letters."""

    def __init__(self, statements: Iterable[Term]) -> None:
        self.all: list[Term] = []
        self._places: dict[Symbol, list[int]] = {}
        self._known: set[Term] = set()
        for statement in statements:
            self.append(statement)

    def append(self, statement: Term) -> None:
        """One more; what was said before is not said again."""
        if statement in self._known:
            return
        self._known.add(statement)
        for letter in free_symbols(statement):
            self._places.setdefault(letter, []).append(len(self.all))
        self.all.append(statement)

    def about(self, statement: Term, most: int) -> tuple[tuple[Term, ...], bool]:
        """The latest that speak of the letters of a statement, or of letters in those; whether these are all."""
        letters, chosen = set(free_symbols(statement)), set[int]()
        while True:
            nearest = max((place for letter in letters if (place := self._latest(letter, chosen, statement)) >= 0),
                          default=-1)  # fmt: skip
            if nearest < 0 or len(chosen) == most:
                return tuple(self.all[place] for place in sorted(chosen)), nearest < 0
            chosen.add(nearest)
            letters |= free_symbols(self.all[nearest])

    def _latest(self, letter: Symbol, chosen: set[int], statement: Term) -> int:
        places = reversed(self._places.get(letter, []))
        return next((place for place in places if place not in chosen and self.all[place] != statement), -1)


class Premises:
    """What a part says of its letters, and what was seen to follow: of use in proofs, but no further condition.

    apart    the same without what was supposed in passing ("for y = 0 it is negative"); None where nothing was
    in_case  whether that was in this sentence: what is said now is said of the case alone
    """

    def __init__(self, said: Iterable[Term], judge: Judge, derived: Iterable[Term] = ()) -> None:
        self._said = _Statements(said)
        self._derived = _Statements(derived)
        self.apart: Premises | None = None
        self.in_case = False
        self._before_case = (0, 0)
        self._supposed: dict[Term, Term] = {}
        self._judge = judge
        self._met: dict[frozenset[Term], bool] = {}
        self._contradictory: dict[frozenset[Term], bool] = {}

    @property
    def all(self) -> Sequence[Term]:
        """What was said, and what followed."""
        return [*self._said.all, *self._derived.all]

    def begin_case(self) -> None:
        """From here on something else may be supposed, in words: values found before may be those of another case."""
        self._before_case = len(self._said.all), len(self._derived.all)
        if self.apart is not None:
            self.apart.begin_case()

    @property
    def values(self) -> Mapping[Term, Term] | None:
        """The one value without letters of each letter, as far as this case tells; None where one has several."""
        found: dict[Term, Term] = {}
        said, derived = self._before_case
        for premise in (*self._said.all[said:], *self._derived.all[derived:]):
            match premise:
                case Apply("equal", (Symbol() as letter, value)) if not free_symbols(value):
                    if found.setdefault(letter, value) != value:
                        return None
        return found

    def say(self, statements: Iterable[Term]) -> None:
        """Adds to what is said."""
        for statement in filter(is_premise, statements):
            self._said.append(statement)
            if self.apart is not None and not self.in_case:
                self.apart.say([statement])

    def suppose(self, statements: Iterable[Term], *, in_passing: bool = False) -> None:
        """Adds what is supposed for the case that it holds, or ``in_passing``, for no more than its sentence."""
        if in_passing and self.apart is None:
            self.apart = Premises(self._said.all, self._judge, self._derived.all)
        if in_passing and self.apart is not None and not self.in_case:  # the case before is over
            self._said, self._derived = _Statements(self.apart._said.all), _Statements(self.apart._derived.all)
        self.in_case = self.in_case or in_passing
        for statement in filter(is_premise, statements):
            match statement:
                case Apply("equal", (Symbol() as letter, value)):
                    self._supposed[letter] = value
            self._said.append(statement)
            if self.apart is not None and not in_passing:
                self.apart.suppose([statement])

    def is_another_case(self, statement: Term) -> bool:
        """Whether it gives a letter another value than was supposed: that case is over, or was excluded."""
        match statement:
            case Apply("equal", (Symbol() as letter, value)):
                return letter in self._supposed and self._supposed[letter] != value
        return False

    def conclude(self, statements: Iterable[Term]) -> None:
        """Adds to what followed."""
        for statement in filter(is_premise, statements):
            self._derived.append(statement)
            if self.apart is not None and not self.in_case:
                self.apart.conclude([statement])

    def verdict(self, statement: Term, *, only_proofs: bool = False) -> Verdict:
        """The verdict on a statement where the premises hold that have to do with its letters."""
        about, complete = self._said.about(statement, MOST_PREMISES)
        lemmas, _ = self._derived.about(statement, MOST_LEMMAS)
        about += lemmas
        if not about:
            return NothingToDecide("nothing is known of its letters")
        deadline = Deadline(min(SECONDS, self._judge.seconds), work=True)
        verdict: Verdict
        try:
            verdict = self._proved(statement, about, deadline) or (
                Undecided(NOT_PROVED) if only_proofs else self._tried(statement, about, complete, deadline)
            )
        except DeadlinePassed:
            return Undecided("the time allowed is over")
        except (LanguageError, NoMeaning) as error:
            return Undecided(str(getattr(error, "message", error)))
        return verdict

    def judge_of(self, statement: Term) -> Judge:
        """A judge of statements where the premises hold that have to do with the letters of this one."""
        about, _ = self._said.about(statement, MOST_PREMISES)
        seconds, only_used = min(SECONDS, self._judge.seconds), self._judge.only_used
        return Judge(self._judge.context.assume(*about), seconds=seconds, explains=False, only_used=only_used)

    def _contradict(self, premises: Sequence[Term], deadline: Deadline) -> bool:
        """Whether they cannot be met, and from them one of the latest is proved to be false."""
        asked = frozenset(premises)
        if asked not in self._contradictory:
            self._contradictory[asked] = not self._can_be_met(premises, deadline) and self._refuted(premises, deadline)
        return self._contradictory[asked]

    def _refuted(self, premises: Sequence[Term], deadline: Deadline) -> bool:
        context = self._judge.context.assume(*premises)
        deadline = Deadline(min(SECONDS_TO_CONTRADICT, deadline.seconds_left()), work=True)
        opposites = [o for p in premises[-LATEST:] if (o := _opposite(p)) is not None]
        try:
            return any(prove(opposite, context, deadline=deadline) is not None for opposite in opposites)
        except DeadlinePassed:
            return False

    def _proved(self, statement: Term, about: tuple[Term, ...], deadline: Deadline) -> Verdict | None:
        """What a proof from them comes to; None where there is none."""
        for chosen in dict.fromkeys((about, about[-LATEST:])):
            theorem = prove(statement, self._judge.context.assume(*chosen), deadline=deadline)
            if theorem is None:
                return None  # nor from fewer of them
            verdict = self._confirmed(statement, theorem, chosen, deadline)
            if isinstance(verdict, Proved) or verdict == Undecided(VETOED):
                return verdict
            if self._contradict(about, deadline):
                break
        return None

    def _confirmed(self, statement: Term, theorem: Theorem, premises: Sequence[Term], deadline: Deadline) -> Verdict:
        """A proof counts where its premises have models, and none of them vetoes it."""
        if not self._can_be_met(premises, deadline):
            return Undecided(UNMET)
        used = [p for p in premises if p in theorem.assumptions]
        if vetoed(statement, self._judge.context.assume(*used), deadline=deadline):
            return Undecided(VETOED)
        return Proved(theorem)

    def _tried(self, statement: Term, about: tuple[Term, ...], complete: bool, deadline: Deadline) -> Verdict:
        """What models of them say."""
        if self._contradict(about, deadline):
            return Undecided(CONTRADICTORY)
        together = self._can_be_met(about, deadline)
        usable = about if together else tuple(p for p in about if self._can_be_met([p], deadline))
        for chosen in dict.fromkeys((usable, usable[-LATEST:])):
            if not chosen or not self._can_be_met(chosen, deadline):
                continue
            verdict = decide_by_models(statement, self._judge.context.assume(*chosen), deadline=deadline)
            if isinstance(verdict, Refuted) and not (complete and chosen == about):
                return Undecided(NOT_ALL)
            if not isinstance(verdict, Undecided):
                return verdict
        return Undecided(NOT_ALL if together else UNMET)

    def _can_be_met(self, premises: Sequence[Term], deadline: Deadline) -> bool:
        """Whether values are found for which they all hold."""
        asked = frozenset(premises)
        if asked not in self._met:
            self._met[asked] = not any(not met and tried <= asked for tried, met in self._met.items()) and self._drawn(
                premises, deadline
            )
        return self._met[asked]

    def _drawn(self, premises: Sequence[Term], deadline: Deadline) -> bool:
        context = self._judge.context.assume(*premises)
        try:
            return bool(draw_models(context, premises, count=SOME_MODELS, deadline=deadline))
        except (LanguageError, NoMeaning):
            return False
