"""Rules applied at random: the terms of their own cases, with random terms for letters, and with nodes changed.

The cases of a rule are where it applies and what it refuses; both are seeds, since what a changed refusal is answered
matters most. Whatever a rule concludes from such terms must hold, under its assumptions, in every model.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from random import Random

from benchmarks.random_terms import a_matrix, a_number, a_vector, mutated, n
from symderiv.deadlines import Deadline
from symderiv.deciding.refutation import refute
from symderiv.deciding.verdicts import Counterexample
from symderiv.errors import DeadlinePassed, LanguageError
from symderiv.kernel.theorems import KernelError, Theorem, assume, instantiate
from symderiv.language.contexts import Context
from symderiv.language.meaning_exact import NoMeaning
from symderiv.language.printing.plain_text import plain
from symderiv.language.sorting import is_well_sorted
from symderiv.language.sorts import Matrix, Scalar
from symderiv.language.terms import Symbol, Term, apply, free_symbols, substitute
from symderiv.rules.normal_form.polynomials import TooLarge
from tests.rules.cases import CASES
from tests.rules.cases.notation import Use

__all__ = ["applications", "campaign", "refuted"]

REFUSED = (KernelError, LanguageError, NoMeaning, TooLarge)
SECONDS, MODELS = 1.0, 48


def applications(rule: str, random: Random) -> Iterator[Theorem]:
    """What the rule concludes from one of its cases after random changes; nothing where it refuses."""
    cases = CASES[rule]
    use = random.choice([*(case.use for case in cases.applies), *cases.refuses])
    try:
        yield _changed(use, random).infer(rule)
    except REFUSED:
        return


def refuted(theorem: Theorem) -> Counterexample | None:
    """A model in which the assumptions hold and the conclusion certainly fails."""
    statement = theorem.conclusion
    for assumption in theorem.assumptions:
        statement = apply("implies", assumption, statement)
    try:
        return refute(statement, Context(), deadline=Deadline(SECONDS), most=MODELS)
    except DeadlinePassed:
        return None


def campaign(examples: int, seed: int = 0) -> tuple[Counter[str], list[str]]:
    """How many theorems each rule made of so many changes to its cases, and those that a model refutes."""
    made: Counter[str] = Counter()
    wrong: list[str] = []
    for rule in CASES:
        for example in range(examples):
            for theorem in applications(rule, Random(f"{seed} {rule} {example}")):
                made[rule] += 1
                if refuted(theorem) is not None:
                    assumptions = ", ".join(map(plain, theorem.assumptions))
                    wrong.append(f"{rule} {seed} {example}: {assumptions} |- {plain(theorem.conclusion)}")
    return made, wrong


def _changed(use: Use, random: Random) -> Use:
    values = _values(use, random)
    premises = [_instance(p, values) for p in use.premises]
    instance = {name: substitute(term, values) for name, term in use.instance.items()}
    if instance and random.random() < 0.5:
        name = random.choice(sorted(instance))
        changed = mutated(random, instance[name], a_number)
        instance[name] = changed if is_well_sorted(changed) else instance[name]
    if premises and random.random() < 0.2:
        at = random.randrange(len(premises))
        premises[at] = _assumed(mutated(random, premises[at].conclusion, a_number), premises[at])
    return Use(tuple(premises), instance)


def _assumed(statement: Term, before: Theorem) -> Theorem:
    return assume(statement) if is_well_sorted(statement) else before


def _values(use: Use, random: Random) -> Mapping[Term, Term]:
    """Random terms for some letters, seldom for those that a rule is told by name."""
    told = {t for t in use.instance.values() if isinstance(t, Symbol)}
    terms = [*use.instance.values(), *(p.conclusion for p in use.premises)]
    letters = sorted(frozenset[Symbol]().union(*map(free_symbols, terms)), key=lambda s: (s.name, str(s.sort)))
    chosen = [s for s in letters if random.random() < (0.1 if s in told else 0.4)]
    return {s: value for s in chosen if (value := _value(s, random)) is not None}


def _value(symbol: Symbol, random: Random) -> Term | None:
    """A random term of the sort of the letter."""
    match symbol.sort:
        case Scalar("integer"):
            return None
        case Scalar("real", signs) if signs:
            return _signed(signs, a_number(random, 1))
        case Scalar():
            return a_number(random, random.randint(1, 2))
        case Matrix(rows, columns, has) if not has and rows == n:
            return a_matrix(random, 1) if columns == n else a_vector(random, 1)
    return None


def _signed(signs: frozenset[str], term: Term) -> Term:
    if "positive" in signs:
        return apply("exp", term)
    if "negative" in signs:
        return -apply("exp", term)
    return term**2 if "nonnegative" in signs else 1 + term**2


def _instance(premise: Theorem, values: Mapping[Term, Term]) -> Theorem:
    """The premise with the values for the letters; assumed, where it cannot be had by putting them in."""
    if premise.assumptions == {premise.conclusion}:
        return _assumed(substitute(premise.conclusion, values), premise)
    for symbol, value in values.items():
        try:
            premise = instantiate(premise, symbol=symbol, value=value)
        except REFUSED:
            continue
    return premise
