"""No rule proves what a model refutes: random terms, what the normal forms make of them, and models to try it in.

    python benchmarks/soundness.py [--examples N] [--seed S] [--family F]

An example is a random term. It is compared with its own normal form, with a term made from it by a step that may be
false (``sqrt(x^2)`` for ``|x|``, ``A B`` for ``B A``), and with both after one node was changed; and its sign is asked
for under random premises. And every rule is applied to its own cases after random changes. What is proved on the way
has to hold, under its own conditions, in every model.
"""

from __future__ import annotations

import argparse
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

import numpy as np

from benchmarks import rule_applications
from benchmarks.random_terms import MATRICES, NUMBERS, a_number, any_of_matrices, loosened, mutated
from symderiv.deadlines import Deadline
from symderiv.deciding.evaluation_exact import Evaluation
from symderiv.deciding.fingerprints import fingerprint, gaps
from symderiv.deciding.models import Batch, Model, batches, draw_models
from symderiv.errors import DeadlinePassed, LanguageError
from symderiv.kernel.theorems import KernelError, Sequent, Theorem, assume, infer
from symderiv.language.contexts import Context
from symderiv.language.definedness import true_by_sort
from symderiv.language.meaning_exact import NoMeaning
from symderiv.language.meaning_statements import AGREES, FAILS, HOLDS
from symderiv.language.printing.plain_text import plain
from symderiv.language.sorting import is_well_sorted, sort_of
from symderiv.language.sorts import Matrix, Scalar
from symderiv.language.terms import Apply, Symbol, Term, apply, number
from symderiv.rules import all_rules
from symderiv.rules.normal_form.numbers import NormalForms
from symderiv.rules.normal_form.polynomials import TooLarge

REFUSED = (KernelError, LanguageError, TooLarge)
RELATIONS = ("greater", "greater_equal", "less", "less_equal", "not_equal")
ZERO = number(0)
UNTRIED = "too long to be tried"
Proved = Theorem | Sequent


@dataclass
class Judge:
    """Models of some symbols, in which theorems are tried."""

    symbols: Sequence[Symbol]
    count: int = 192
    groups: list[Batch] = field(init=False)

    def __post_init__(self) -> None:
        self.groups = batches(draw_models(Context(), self.symbols, count=self.count))

    def refutes(self, theorem: Proved) -> Model | None:
        """A model in which the assumptions hold and the conclusion certainly fails."""
        for batch in self.groups:
            for model in self._suspects(theorem, batch)[:8]:
                if self._fails(theorem, model):
                    return model
        return None

    def _suspects(self, theorem: Proved, batch: Batch) -> list[Model]:
        wrong = _wrong(theorem.conclusion, batch)
        for assumption in theorem.assumptions:
            wrong &= _holding(assumption, batch)
        return [model for model, bad in zip(batch.models, wrong, strict=True) if bad]

    def _fails(self, theorem: Proved, model: Model) -> bool:
        try:
            truths = Evaluation(model.values, deadline=Deadline(5.0))
            return truths.truth(theorem.conclusion) is FAILS and all(
                truths.truth(a) in (HOLDS, AGREES) for a in theorem.assumptions
            )
        except (NoMeaning, LanguageError, TypeError):
            return False


def _sides(statement: Term, batch: Batch) -> list[np.ndarray]:
    assert isinstance(statement, Apply)
    return [fingerprint(t, batch.environment, len(batch.models), deadline=Deadline(5.0)) for t in statement.arguments]


def _wrong(statement: Term, batch: Batch) -> np.ndarray:
    """Where a statement fails on NumPy, as far as it can tell."""
    try:
        a, b = _sides(statement, batch)
        if a.shape != b.shape:
            return np.full(len(batch.models), False)
        gap = gaps(a, b)
        if statement.operator == "equal":
            return gap > 1e-7
        if statement.operator == "not_equal":
            return gap < 1e-9
        below = (a - b).real < 0 if statement.operator.startswith("greater") else (a - b).real > 0
        return (below & (gap > 1e-7)) | ((gap < 1e-9) & (not statement.operator.endswith("equal")))
    except (NoMeaning, ArithmeticError, AttributeError, LookupError, TypeError, ValueError):  # a mutant without sense
        return np.full(len(batch.models), True)


def _holding(statement: Term, batch: Batch) -> np.ndarray:
    return np.full(len(batch.models), True) if not _is_relation(statement) else ~_wrong(statement, batch)


def _is_relation(statement: Term) -> bool:
    return isinstance(statement, Apply) and statement.operator in (*RELATIONS, "equal")


@dataclass(frozen=True)
class Family:
    """Terms of one kind: the symbols they are made of, and how they grow."""

    name: str
    symbols: Sequence[Symbol]
    grow: Callable[[Random, int], Term]

    def examples(self, random: Random, depth: int = 4) -> Iterator[tuple[str, Proved]]:
        """What is proved of one random term, by what."""
        term = self.grow(random, random.randint(1, depth))
        if not is_well_sorted(term):
            return
        yield from self._normal_form(term)
        changed = loosened(random, loosened(random, term))
        for left, right in ((term, changed), (term, mutated(random, changed, self.grow))):
            yield from _proved("equation", lambda left=left, right=right: _equation(left, right))
        if isinstance(sort_of(term), Scalar):
            premises = [self._premise(random) for _ in range(random.choice([0, 1, 1, 2, 3]))]
            for relation in RELATIONS:
                yield from _proved("sign", lambda relation=relation: _sign(apply(relation, term, ZERO), premises))
            yield from _proved("equation", lambda: _equation(term, changed, premises))
        for statement in _said_by_sort(term):
            if true_by_sort(statement):
                yield "sort", infer(all_rules()["true_by_sort"], statement=statement)

    def _normal_form(self, term: Term) -> Iterator[tuple[str, Proved]]:
        forms = NormalForms()
        try:
            canonical = forms.canonical(term)
        except REFUSED:
            return
        yield "normal form", Sequent(frozenset(forms.facts.conditions), apply("equal", term, canonical))

    def _premise(self, random: Random) -> Term:
        symbols = [s for s in self.symbols if isinstance(s.sort, Scalar) and s.sort.kind != "complex"]
        left = self.grow(random, 2) if random.random() < 0.3 else random.choice(symbols)
        right = random.choice([ZERO, ZERO, number(1), -random.choice(symbols), random.choice(symbols)])
        return apply(random.choice(RELATIONS), left, right)


def _equation(left: Term, right: Term, premises: Sequence[Term] = ()) -> Theorem:
    rule = "matrix_algebra" if isinstance(sort_of(left), Matrix) else "field_algebra"
    return infer(all_rules()[rule], *map(assume, premises), left=left, right=right)


def _sign(statement: Term, premises: Sequence[Term]) -> Theorem:
    return infer(all_rules()["sign_of_expression"], *map(assume, premises), statement=statement)


def _proved(how: str, inference: Callable[[], Theorem]) -> Iterator[tuple[str, Proved]]:
    try:
        yield how, inference()
    except REFUSED:
        return


def _said_by_sort(term: Term) -> list[Term]:
    if isinstance(sort_of(term), Scalar):
        return [apply(relation, term, ZERO) for relation in RELATIONS]
    about = (
        "invertible",
        "positive_definite",
        "lower_triangular",
        "positive_entries",
        "nonzero_entries",
        "positive_diagonal",
    )
    return [apply(name, term) for name in about]


FAMILIES = (Family("numbers", NUMBERS, a_number), Family("matrices", MATRICES, any_of_matrices))


def campaign(
    family: Family, examples: int, seed: int = 0, judge: Judge | None = None
) -> tuple[Counter[str], list[str]]:
    """How many theorems were made by what, and those that a model refutes."""
    judge = judge or Judge(family.symbols)
    made: Counter[str] = Counter()
    refuted: list[str] = []
    for example in range(examples):
        for how, theorem in family.examples(Random(f"{seed} {example}")):
            made[how] += 1
            try:
                model = judge.refutes(theorem)
            except DeadlinePassed:
                made[UNTRIED] += 1
                continue
            if model is not None:
                assumptions = ", ".join(map(plain, theorem.assumptions))
                refuted.append(f"{family.name} {seed} {example} by {how}: {assumptions} |- {plain(theorem.conclusion)}")
    return made, refuted


def main() -> int:
    """Runs the campaign and prints what it counted; 1 where something false was proved."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--examples", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--family", choices=[*(f.name for f in FAMILIES), "rules"])
    options = parser.parse_args()
    warnings.simplefilter("ignore")  # of mutants without sense
    campaigns: dict[str, Callable[[], tuple[Counter[str], list[str]]]] = {
        family.name: lambda family=family: campaign(family, options.examples, options.seed) for family in FAMILIES
    }
    campaigns["rules"] = lambda: rule_applications.campaign(max(1, options.examples // 100), options.seed)
    status = 0
    for name, run in campaigns.items():
        if options.family not in (None, name):
            continue
        start = time.monotonic()
        made, refuted = run()
        untried = made.pop(UNTRIED, 0)
        counts = ", ".join(f"{count} by {how}" for how, count in sorted(made.items()))
        counts += f"; {untried} {UNTRIED}" if untried else ""
        print(f"{name}: {sum(made.values())} theorems ({counts}) "
              f"in {time.monotonic() - start:.0f} s; {len(refuted)} refuted")  # fmt: skip
        for line in refuted:
            print(f"  {line}")
        status = status or bool(refuted)
    return int(status)


if __name__ == "__main__":
    raise SystemExit(main())
