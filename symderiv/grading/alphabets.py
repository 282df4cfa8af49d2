r"""Alphabets: which letters a student writes for those of the reference (a step size \alpha for \eta, n for K).

What was asked is often written again in one's own letters, and lines of an answer look like lines of the reference:
laid over one another (`shapes`), they tell which letter stands for which. What the question says weighs most.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from symderiv.deriving.derivation import DerivedPart
from symderiv.deriving.steps import Step
from symderiv.grading.shapes import Shape, laid_over, letters_of, shapes_of, weight
from symderiv.language.contexts import Context
from symderiv.language.printing import latex
from symderiv.language.sorts import Function
from symderiv.language.terms import Symbol, Term, substitute
from symderiv.reading.documents.document import Block, Part, Piece

__all__ = ["Alphabet", "Patterns", "in_own_letters", "letters_seen", "patterns_of", "rewritten"]

FORMULA = re.compile(r"(?<!\\)\$([^$]+)\$")
LEAST, ENOUGH = 3, 5  # of weight: what two formulas must have in common, where the question says it, and where not
SURE = 8  # times as much is a formula of the question worth as one of the answer
MOST_FORMULAS = 60  # of an answer
DENSITIES = frozenset({"p", "q", "P", "Q", "O"})
KEY = re.compile(r"^(.*?)([(_]?)$", re.S)


@dataclass(frozen=True)
class Alphabet:
    """The reference's letters with the student's, where they differ; of those ``kept`` the reference's is used too."""

    letters: Mapping[str, str]
    kept: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.letters)


@dataclass(frozen=True)
class _Evidence:
    votes: Counter[tuple[str, str]]
    sure: frozenset[tuple[str, str]]
    asked: frozenset[str]  # letters of the question, as it is written in the submission
    used: frozenset[str]  # letters of the answer


@dataclass(frozen=True)
class Patterns:
    """What the reference says of a part: all of its formulas, what is given, and what is proved."""

    all: tuple[Shape, ...]
    given: frozenset[Shape]
    proved: frozenset[Shape]


_known: dict[int, tuple[DerivedPart, Patterns]] = {}


def in_own_letters(parts: Sequence[Part], reference: Mapping[str, DerivedPart]) -> dict[str, DerivedPart]:
    """The parts of the reference in the letters of those who answer; questions share their letters."""
    answered = [part for part in parts if part.label in reference and part.answer]
    shared: dict[str, dict[str, str]] = {}
    for part in answered:
        question = shared.setdefault(part.label.partition(".")[0], {})
        for known, own in letters_seen(part, reference[part.label], {}).letters.items():
            question.setdefault(known, own)
    found = dict(reference)
    for part in answered:
        elsewhere = shared[part.label.partition(".")[0]]
        found[part.label] = rewritten(found[part.label], letters_seen(part, found[part.label], elsewhere))
    return found


def patterns_of(derived: DerivedPart) -> Patterns:
    """The shapes of what the reference says of a part."""
    known = _known.get(id(derived))
    if known is None or known[0] is not derived:
        context = derived.context
        proved = [latex(s) for s in (*derived.targets, *(step.statement for step in derived.steps))]
        said = [latex(s) for s in (*derived.meanings, *context.assumptions)]
        said += [f"{latex(s)} = {latex(body)}" for s, body in context.definitions.items()]
        given = [*FORMULA.findall(derived.text), *said]
        patterns = Patterns(
            tuple(dict.fromkeys(s for f in (*given, *proved) for s in shapes_of(f) if weight(s) >= LEAST)),
            frozenset(s for f in given if weight(s := shapes_of(f)[0]) > LEAST),
            frozenset(s for f in proved if weight(s := shapes_of(f)[0]) >= ENOUGH),
        )
        known = _known[id(derived)] = derived, patterns
    return known[1]


def letters_seen(part: Part, derived: DerivedPart, elsewhere: Mapping[str, str]) -> Alphabet:
    """The student's letters in a part; ``elsewhere`` are those of other parts of the question."""
    declared = {symbol.name: symbol for symbol in derived.context.symbols.values()}
    evidence = _evidence(part, patterns_of(derived), declared.keys())
    votes = Counter(evidence.votes)
    for known, own in elsewhere.items():
        votes[known, own] += 1
    found: dict[str, str] = {}
    for (known, own), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if known not in declared or known in found or own in found.values():
            continue
        sure = (known, own) in evidence.sure or elsewhere.get(known) == own
        if known == own or _may_name(declared[known], own, evidence, declared.keys(), sure=sure):
            found[known] = own
    return Alphabet(_with_derived({k: o for k, o in found.items() if k != o}, declared, evidence.used))


def _may_name(known: Symbol, own: str, evidence: _Evidence, declared: Collection[str], *, sure: bool) -> bool:
    """Whether a letter may be another name: one nobody declared, for one that is not used besides."""
    if (isinstance(known.sort, Function) and (own in DENSITIES or not sure)) or "_" in own.replace("_0", ""):
        return False
    if own in declared:
        return sure and own in evidence.asked and known.name not in evidence.asked | evidence.used
    return own in evidence.used and (own in evidence.asked or known.name not in evidence.used)


def _with_derived(letters: dict[str, str], declared: Iterable[str], used: frozenset[str]) -> dict[str, str]:
    r"""Letters made of a letter go with it: where w is z, w_0 is z_0 and \tilde w is \tilde z."""
    more = dict(letters)
    for known, own in letters.items():
        letter = re.compile(rf"(?<![A-Za-z\\]){re.escape(known)}(?![A-Za-z])")
        for name in declared:
            made = letter.sub(lambda _, own=own: own, name)  # type: ignore[misc]
            if made != name and name not in more and made in used:
                more[name] = made
    return more


def _evidence(part: Part, patterns: Patterns, declared: Collection[str]) -> _Evidence:
    votes: Counter[tuple[str, str]] = Counter()
    sure: set[tuple[str, str]] = set()
    asked: set[str] = set()
    used: set[str] = set()
    for formula, answers in _formulas(part):
        shapes = shapes_of(formula)
        for own in map(letters_of, shapes):
            (used if answers else asked).update(own)
        for shape in (s for s in (shapes[:1] if answers else shapes) if weight(s) >= LEAST):
            for pattern in (*patterns.given, *patterns.proved) if answers else patterns.all:
                known = not answers or pattern in patterns.given
                letters = laid_over(pattern, shape, declared) or {}
                if answers and any(k != own and own in declared for k, own in letters.items() if k in declared):
                    continue  # it is said of other things
                for pair in letters.items():
                    votes[pair] += weight(pattern) * (SURE if known else 1)
                    sure |= {pair} if known else set()
    return _Evidence(votes, frozenset(sure), frozenset(asked), frozenset(used))


def _formulas(part: Part) -> Iterable[tuple[str, bool]]:
    """Formulas, and whether each is part of the answer."""
    yield from ((block.latex, False) for block in _pieces((*part.given, *part.question)))
    yield from ((block.latex, True) for block in _pieces(part.answer)[:MOST_FORMULAS])


def _pieces(blocks: Sequence[Block]) -> list[Piece]:
    return [block for block in blocks if isinstance(block, Piece)]


def rewritten(derived: DerivedPart, alphabet: Alphabet) -> DerivedPart:
    """The part of the reference in the student's letters."""
    if not alphabet:
        return derived
    context, values = _context(
        derived.context, {k: own for k, own in alphabet.letters.items() if k not in alphabet.kept}
    )
    for known in sorted(alphabet.kept & alphabet.letters.keys()):
        symbol = context.symbols[known]
        context = context.define(replace(symbol, name=alphabet.letters[known]), symbol)

    def all_of(terms: Iterable[Term]) -> tuple[Term, ...]:
        return tuple(substitute(term, values) for term in terms)

    return replace(
        derived,
        context=context,
        targets=all_of(derived.targets),
        meanings=all_of(derived.meanings),
        hypotheses=all_of(derived.hypotheses),
        entries=tuple(
            replace(entry, statement=substitute(entry.statement, values)) if isinstance(entry, Step) else entry
            for entry in derived.entries
        ),
    )


def _context(context: Context, letters: Mapping[str, str]) -> tuple[Context, Mapping[Term, Term]]:
    """The context in other letters; a letter of its own that is now wanted for another is written with a bar."""
    wanted = set(letters.values())
    names = {s.name: letters.get(s.name, s.name) for s in context.symbols.values()}
    for name, own in names.items():
        if name not in letters and own in wanted:
            names[name] = rf"\bar{{{name}}}"
    values: dict[Term, Term] = {
        symbol: replace(symbol, name=names[symbol.name])
        for symbol in {*context.symbols.values(), *context.definitions, *context.random}
        if names.get(symbol.name, symbol.name) != symbol.name
    }

    def changed(symbol: Symbol) -> Symbol:
        new = substitute(Symbol("", symbol.sort), values)
        assert isinstance(new, Symbol)
        return replace(symbol, name=names.get(symbol.name, symbol.name), sort=new.sort)

    values = {symbol: changed(symbol) for symbol in values}  # type: ignore[arg-type]
    keys = {key: KEY.fullmatch(key) for key in context.symbols}
    return Context(
        {
            names.get(match[1], match[1]) + match[2]: changed(context.symbols[key])
            for key, match in keys.items()
            if match is not None
        },
        tuple(substitute(a, values) for a in context.assumptions),
        {changed(s): substitute(body, values) for s, body in context.definitions.items()},
        {changed(s): substitute(law, values) for s, law in context.random.items()},
        context.density,
        context.in_words,
        context.parameters,
    ), values
