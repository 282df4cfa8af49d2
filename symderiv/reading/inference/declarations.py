"""Declarations: what the text says its letters are: "let $A$ be a symmetric $n \\times n$ matrix", "with $\\eta > 0$".

A table of phrases over sentences. What is claimed, asked or concluded declares only the kind of thing a letter is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from symderiv.language.sorts import (
    COMPLEX,
    INTEGER,
    LAW,
    ONE,
    POSITIVE_INTEGER,
    REAL,
    Function,
    Matrix,
    Scalar,
    Sort,
)  # fmt: skip
from symderiv.language.terms import Symbol, Term
from symderiv.reading.inference.sentences import ONE_FORMULA, Formula, Sentence
from symderiv.reading.inference.subjects import Subject, members_sort, random_sort
from symderiv.reading.syntax.notation import BARE_HEADS

__all__ = ["Declared", "declarations", "supposed"]

KINDS: Mapping[str, str] = {
    r"(?:square )?matri(?:x|ces)": "matrix", "(?:row |column )?vectors?": "vector",
    "(?:real[- ]valued )?random (?:variables?|numbers?)": "random", "random vectors?": "random vector",
    "scalars?": "number", "real numbers?": "number", "reals?": "number", "numbers?": "number", "constants?": "number",
    "learning rates?": "number", "step sizes?": "number",
    "(?:natural|whole) numbers?": "integer", "integers?": "integer", "complex numbers?": "complex",
    "(?:probability )?(?:densit(?:y|ies)|density functions?|distributions?|mass functions?|laws?)": "law",
    "pdfs?": "law", "pmfs?": "law", "posterior(?: distribution)?s?": "law", "prior(?: distribution)?s?": "law",
    "proposal(?: distribution)?s?": "law", "approximate posteriors?": "law",
    "functions? of time": "time", "functions?": "function", "maps?": "function", "mappings?": "function",
    "sequences?": "sequence",
}  # fmt: skip
PROPERTIES: Mapping[str, str] = {
    "positive[- ]definite": "positive definite", "positive[- ]semi-?definite": "positive semidefinite",
    "psd": "positive semidefinite", "spd": "positive definite", "lower[- ]triangular": "lower triangular",
    "upper[- ]triangular": "upper triangular", "invertible": "invertible", "non-?singular": "invertible",
    "symmetric": "symmetric", "diagonal": "diagonal", "orthogonal": "orthogonal", "orthonormal": "orthogonal",
    "unitary": "orthogonal", "hermitian": "symmetric", "self-?adjoint": "symmetric", "normal": "normal",
    "idempotent": "idempotent", "nilpotent": "nilpotent", "skew[- ]symmetric": "skew-symmetric",
    "anti-?symmetric": "skew-symmetric",
    "strictly positive": "positive", "positive": "positive", "strictly negative": "negative", "negative": "negative",
    "non-?negative": "nonnegative", "non-?zero": "nonzero", "real": "", "square": "square", "given": "", "fixed": "",
    "strictly convex": "strictly convex", "convex": "convex", "concave": "concave", "smooth": "differentiable",
    "(?:twice |continuously )*differentiable": "differentiable", "continuous": "continuous", "linear": "linear",
    "strictly (?:monotonically )?increasing": "strictly increasing", "(?:monotonically )?increasing": "increasing",
    "strictly decreasing": "strictly decreasing", "decreasing": "decreasing", "independent": "", "i\\.?i\\.?d\\.?": "",
    "discrete": "", "standard": "", "arbitrary": "", "scalar": "", "unknown": "", "joint": "", "conditional": "",
    "marginal": "", "two": "", "three": "", "all": "", "any": "", "some": "", "non-?random": "", "full[- ]rank": "",
}  # fmt: skip
OF_FUNCTIONS = frozenset(
    ["strictly convex", "convex", "concave", "differentiable", "strictly increasing", "increasing", "continuous",
     "strictly decreasing", "decreasing", "linear"]
)  # fmt: skip
LAW_LETTERS = frozenset(["p", "q", "P", "Q", "f", "r", r"\pi", r"\rho"])
OF_NUMBERS = frozenset(["positive", "negative", "nonnegative", "nonpositive", "nonzero"])


def _any(table: Mapping[str, str]) -> str:
    return "|".join(sorted(table, key=len, reverse=True))


PLACE = "⟦\\d+⟧"
SUBJECTS = rf"(?P<subjects>{PLACE}(?:(?:,? and|,)? {PLACE}){{0,6}})"
ADJECTIVES = rf"(?P<adjectives>(?:\(?(?<![\w-])(?:{_any(PROPERTIES)})(?![\w-])\)?(?:,? and)?,? ){{0,6}})"
MORE = rf"(?P<more>(?:\(?(?:{_any(PROPERTIES)})(?![\w-])\)?(?:,? and)?,? ){{0,6}})"
LAST = rf"(?P<adjectives>(?:\(?(?:{_any(PROPERTIES)})(?![\w-])\)?(?:,? and)?,? ?){{1,4}})"
SOME = rf"(?P<adjectives>(?:(?:{_any(PROPERTIES)})(?![\w-])(?:,? and)?,? ){{1,4}})"
SIZE = rf"(?:(?P<size>{PLACE}) )?(?:by (?P<by>{PLACE}) )?(?:dimensional )?"
KIND = rf"(?P<kind>{_any(KINDS)})(?![\w-])"
OF_SIZE = rf"(?: (?:of|with) (?:dimensions?|sizes?|lengths?|order) (?P<length>{PLACE}))?"
ARTICLE = r"(?:(?:the|a|an|some|any|each|every|two|all|both|as|to be) ){0,2}"
VERB = r",? (?:\)? ?)?(?:(?:is|are|be|being|denotes?|represents?) |as )"

PHRASES: Sequence[re.Pattern[str]] = (
    # "a symmetric n x n matrix $A$", "vectors $x$ and $y$", "the learning rate $\eta$"
    re.compile(rf"(?<![\w-]){ADJECTIVES}{SIZE}{MORE}{KIND}(?: functions?)?{OF_SIZE},? (?:by |called )?{SUBJECTS}"),
    # "$A$ and $B$ are invertible n x n matrices", "$S$ being a K x K lower triangular matrix"
    re.compile(rf"{SUBJECTS}(?:{VERB}{ARTICLE}|,? an? ){ADJECTIVES}{SIZE}{MORE}{KIND}{OF_SIZE}"),
    # "$f$ is convex and differentiable", "$A$ is symmetric"
    re.compile(rf"{SUBJECTS}{VERB}(?:also |both )?{LAST}"),
    # "for symmetric $A$", "every positive $x$"
    re.compile(rf"(?<![\w-])(?:for|any|every|each|with) (?:an? |any |all )?{SOME}{SUBJECTS}"),
    # "$f : R -> R$ (strictly) convex", "$A$ symmetric"
    re.compile(rf"{SUBJECTS} {LAST}(?=$|[,.;)])"),
)  # fmt: skip

SUPPOSING = (
    r"here|since|because|recall|let|assume|assuming|suppose|supposing|where|with|given|for|denote|consider|having|"
    r"such that|under"
)
IF = r"if|when|whenever|provided"
CLAIMING = (
    r"shows?|prove|verify|deduce|conclude|conclusion|therefore|thus|hence|so|then|find|found|determine|whether|implies|"
    r"imply|see|write|know|gives?|yields?|becomes?|arrive|replacing|using|equals|we have|obtain|get|derive|does|is it|"
    r"why|which means|consequently|must be|follows|check|explain"
)
CUES = re.compile(rf"(?<![\w-])(?:(?P<supposing>{SUPPOSING})|(?P<if>{IF})|(?P<claiming>{CLAIMING}))(?![\w-])")


@dataclass
class Declared:
    """What is said of a letter.

    kind        one of `KINDS`, or ""
    sort        what it is, where that was said in full: of its members, for a sequence
    sizes       those that were said
    properties  those that were said where something is supposed
    formula     where it was first said
    """

    key: str
    formula: Formula
    kind: str = ""
    sort: Sort | None = None
    sizes: tuple[Term, ...] = ()
    properties: set[str] = field(default_factory=set)
    drawn: bool = False
    clashes: bool = False

    def symbol_sort(self) -> Sort | None:
        """The sort, where what was said is enough for one."""
        sort = self._things()
        if sort is None:
            return REAL_MAP if self.kind == "time" else LAW if self.kind == "law" else None
        return (
            random_sort(self.key, sort)
            if self.drawn or self.kind.startswith("random")
            else members_sort(self.key, sort)
        )

    def _things(self) -> Sort | None:
        sort = self.sort
        if sort is None and self.kind in ("matrix", "vector", "random vector"):
            if len(self.sizes) == 2 and self.kind == "matrix":
                sort = Matrix(*self.sizes)
            elif len(self.sizes) == 1 and self.kind != "matrix":
                sort = Matrix(self.sizes[0], ONE)
        if sort is None:
            sort = NUMBER_SORTS.get(self.kind)
        if sort is None and self.properties and self.properties <= OF_NUMBERS and not self.kind:
            sort = REAL
        return _with(sort, self.properties)


REAL_MAP = Function((REAL,), REAL)
NUMBER_SORTS: Mapping[str, Sort] = {"number": REAL, "integer": INTEGER, "complex": COMPLEX, "random": REAL}


def _with(sort: Sort | None, properties: set[str]) -> Sort | None:
    """The sort with those properties that things of it can have."""
    said = frozenset(properties)
    match sort:
        case Scalar("integer", known):
            return POSITIVE_INTEGER if "positive" in said else replace(sort, properties=known | (said & OF_NUMBERS))
        case Scalar(_, known):
            return replace(sort, properties=known | (said & OF_NUMBERS))
        case Matrix(_, columns, known, _):
            able = OF_NUMBERS if columns == ONE else OF_MATRICES
            return replace(sort, properties=known | (said & able))
        case Function(_, _, known):
            return replace(sort, properties=known | (said & (OF_FUNCTIONS | {"invertible"})))
    return sort


OF_MATRICES = frozenset(PROPERTIES.values()) - OF_FUNCTIONS - OF_NUMBERS - {"", "square"} | {
    "positive diagonal entries"
}


def declarations(sentences: Sequence[Sentence]) -> dict[str, Declared]:
    """What the sentences of a part say, by key of a context."""
    found = _Found()
    for sentence in sentences:
        found.sentence(sentence)
    return {key: said for key, said in found.declared.items() if key not in BARE_HEADS}  # KL, Var: no letters


class _Found:
    def __init__(self) -> None:
        self.declared: dict[str, Declared] = {}

    def sentence(self, sentence: Sentence) -> None:
        for match in ONE_FORMULA.finditer(sentence.text):
            formula = sentence.formulas[int(match[1])]
            if formula.subject is not None:
                self._formula(formula, formula.subject, supposed(sentence, match.start()))
        for phrase in PHRASES:
            for match in phrase.finditer(sentence.text):
                self._phrase(match, sentence)

    def _formula(self, formula: Formula, subject: Subject, supposed: bool) -> None:
        """``x \\in R^n`` declares wherever it stands; a sign, a draw only where something is supposed."""
        for name in subject.given:
            self._entry(name, formula).kind = "integer"
            self._entry(name, formula).properties.add("positive")
        for key in subject.names:
            if subject.sort is not None:
                self._sorted(self._entry(key, formula), subject.sort)
            elif supposed and (subject.said or subject.drawn):
                entry = self._entry(key, formula)
                entry.properties |= {subject.said} - {""}
                entry.drawn = entry.drawn or (subject.drawn and key.rstrip("_")[:1].isupper())

    def _sorted(self, entry: Declared, sort: Sort) -> None:
        if entry.sort is None:
            entry.sort = sort
        elif entry.sort != sort and type(entry.sort) is not type(sort):
            entry.clashes = True

    def _phrase(self, match: re.Match[str], sentence: Sentence) -> None:
        groups = match.groupdict()
        kind = next((k for word, k in KINDS.items() if re.fullmatch(word, groups.get("kind") or "")), "")
        text = f"{groups.get('adjectives') or ''} {groups.get('more') or ''}"
        counts = kind == "number" and match.string.startswith(" of ", match.end())
        properties = {meant for word, meant in _properties(text)} - {""}
        if counts:  # "n is the number of samples"
            kind, properties = "integer", {"nonnegative"}
        holds = supposed(sentence, match.start("subjects"))
        sizes = self._sizes(groups, sentence)
        for number in re.findall(r"\d+", match["subjects"]):
            formula = sentence.formulas[int(number)]
            if formula.subject is None or (formula.subject.arguments and kind not in ("law", "function", "")):
                continue
            for key in formula.subject.names:
                of_values = formula.subject.arguments and properties & OF_NUMBERS
                self._said(key, formula, kind, sizes, properties if holds and not of_values else set())

    def _said(self, key: str, formula: Formula, kind: str, sizes: tuple[Term, ...], properties: set[str]) -> None:
        if kind == "law" and (key.endswith("_") or key.split("_")[0].rsplit(" ", 1)[-1] not in LAW_LETTERS):
            return  # r_i, with an index that runs, are the probabilities of a distribution
        if kind == "sequence" and not key.endswith("_"):
            key += "_"
        if not kind and not properties:
            return
        entry = self._entry(key, formula)
        if kind and entry.kind and entry.kind != kind and {kind, entry.kind} & {"matrix", "vector", "law", "random"}:
            entry.clashes = entry.clashes or {kind, entry.kind} not in ({"law", "function"}, {"random", "vector"})
        entry.kind = kind or entry.kind
        entry.sizes = entry.sizes or sizes
        entry.properties |= properties

    def _sizes(self, groups: Mapping[str, str | None], sentence: Sentence) -> tuple[Term, ...]:
        found: list[Term] = []
        for name in ("size", "by", "length"):
            if (text := groups.get(name)) is not None:
                subject = sentence.formulas[int(text[1:-1])].subject
                if subject is not None and subject.sizes:
                    found += subject.sizes
                elif subject is not None and len(subject.names) == 1 and subject.bare:
                    found.append(Symbol(subject.names[0], POSITIVE_INTEGER))
        return tuple(found[:2])

    def _entry(self, key: str, formula: Formula) -> Declared:
        return self.declared.setdefault(key, Declared(key, formula))


def _properties(text: str) -> Iterator[tuple[str, str]]:
    rest = text.replace("(", "").replace(")", "")
    for word, meant in PROPERTIES.items():
        rest, count = re.subn(rf"(?<![\w-])(?:{word})(?![\w-])", " ", rest)
        if count:
            yield word, meant


def supposed(sentence: Sentence, at: int) -> bool:
    """Whether what stands there is supposed, not claimed: by the last word before it that says which."""
    answers = sentence.role == "answer"
    before = sentence.text[max(0, at - (100 if answers else 400)) : at]
    last = None
    for match in CUES.finditer(before):
        last = match.lastgroup
    if answers:
        return last == "supposing"
    return last != "claiming"
