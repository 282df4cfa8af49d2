"""Inference: what the letters of a document stand for, part by part, without a notation file or with one.

What a notation file says comes first, then what the text declares, then what use makes certain. A part knows what the
parts that hold it know. Of a letter whose uses contradict each other nothing is said: it stays a real number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from symderiv.language.contexts import Context
from symderiv.language.sorts import COMPLEX, INTEGER, LAW, NATURAL, ONE, OUTCOME, REAL, Function, Matrix, Sort
from symderiv.language.spans import Span
from symderiv.language.terms import Symbol
from symderiv.reading.documents.document import Block, Document, Piece, Role
from symderiv.reading.inference.conclusions import Conclusions
from symderiv.reading.inference.declarations import Declared, declarations
from symderiv.reading.inference.sentences import Formula, read_blocks
from symderiv.reading.inference.shapes import Shape, Size
from symderiv.reading.inference.usage import Usage
from symderiv.reading.inference.words import declared, words_of
from symderiv.reading.meaning.law_letters import laws_in

__all__ = ["Entry", "Notation", "infer"]

Symbols = Mapping[str, Symbol]


@dataclass(frozen=True)
class Entry:
    """One line of a notation: a letter by its key, its sort in words, why it was given that, and on which line."""

    key: str
    words: str
    why: str
    line: int | None = None


@dataclass(frozen=True)
class Notation:
    """What the letters of a part stand for.

    context   what is known in it, what is known around it included
    entries   what was found in this part itself
    unsettled letters whose uses contradict each other, and where
    """

    context: Context
    entries: tuple[Entry, ...] = ()
    unsettled: tuple[Entry, ...] = ()


def infer(document: Document, notation: Mapping[str, Symbols] | None = None) -> Mapping[str, Notation]:
    """The notation of each part by its label, "" for what stands outside all parts.

    notation  symbols by label and key that override all else; those of "" and of an outer part hold within
    """
    blocks: dict[str, list[tuple[Role, Block]]] = {"": []}
    asked = any(role == "question" for _, role, _ in document.blocks())
    for label, role, block in document.blocks():
        blocks.setdefault(label, []).append((role if asked else "text", block))
    for part in document.parts():
        blocks.setdefault(part.label, [])
    found: dict[str, Notation] = {}
    for label in sorted(blocks, key=len):
        outer = next((cut for cut in _around(label) if cut in found), "")
        given = {
            key: symbol
            for cut in [*reversed(_around(label)), label]
            for key, symbol in (notation or {}).get(cut, {}).items()
        }
        around = found[outer].context if label else Context()
        found[label] = _Part(blocks[label], around, given).notation()
    return {label: found[label] for label in blocks}


def _around(label: str) -> list[str]:
    """The labels that could hold this one, the nearest first: 3.3, 3 and "" for 3.3a."""
    cuts = [i for i in range(1, len(label)) if label[i] == "." or (label[i].isalpha() and label[i - 1].isdigit())]
    return [label[:cut] for cut in reversed(cuts)] + ([""] if label else [])


class _Part:
    """One part, being inferred."""

    def __init__(self, blocks: Sequence[tuple[Role, Block]], around: Context, given: Symbols) -> None:
        self.around, self.given = around, given
        self.sentences, self.formulas = read_blocks(blocks)
        self.said = declarations(self.sentences)
        self.why: dict[str, tuple[str, object]] = {}
        self.own: dict[str, Symbol] = {}
        self.unsettled: dict[str, tuple[str, object]] = {}

    def notation(self) -> Notation:
        """What is known of the letters of the part."""
        self._declared()
        self._used()
        symbols = {**self.around.symbols, **self.own, **self.given}
        context = replace(self.around, symbols=declared(symbols))
        entries = [self._entry(key, words_of(symbol.sort)) for key, symbol in self.own.items() if key not in self.given]
        unsettled = [Entry(key, "", *_said(reason, place)) for key, (reason, place) in self.unsettled.items()]
        return Notation(context, tuple(entries), tuple(unsettled))

    def _entry(self, key: str, words: str) -> Entry:
        return Entry(key, words, *_said(*self.why.get(key, ("", None))))

    def _say(self, key: str, symbol: Symbol, reason: str, place: object) -> None:
        if key not in self.own:
            self.own[key] = symbol
            self.why[key] = (reason, place)

    # What the text declares

    def _declared(self) -> None:
        for key, what in self.said.items():
            if what.clashes:
                self.unsettled[key] = ("declared in two ways", what.formula.piece)
                continue
            sort = what.symbol_sort()
            if sort is None and what.properties:
                sort = self._with_properties(key, what)
            if sort is not None and not (what.drawn and what.sort is None and not what.kind):
                self._say(key, Symbol(_bare(key), sort), "declared", what.formula.piece)
        for key, symbol in list(self.own.items()):
            self._value_letter(key, symbol)

    def _with_properties(self, key: str, what: Declared) -> Sort | None:
        """``A is symmetric``, where A is known from around."""
        known = self.around.symbols.get(key)
        if known is None or not isinstance(known.sort, Matrix | Function):
            return None
        return replace(what, sort=known.sort).symbol_sort()

    def _value_letter(self, key: str, symbol: Symbol) -> None:
        """The small letter of a random variable with a capital is its value."""
        small = key[:1].lower() + key[1:]
        match symbol.sort:
            case Function((first,), value, _) if first == OUTCOME and small != key and isinstance(value, Matrix):
                if small not in self.said:
                    self._say(small, Symbol(_bare(small), value), f"a value of {key}", self.why[key][1])

    # What use says

    def _used(self) -> None:
        known = {**self.around.symbols, **self.own, **self.given}
        usage = Usage(known=declared(known))
        for key, what in self.said.items():
            if key not in known and what.kind in ("matrix", "vector") and not what.clashes:
                self._shaped(usage, key, what)
        for letter, formula in self._laws().items():
            if letter not in known:
                usage.marks.add("law", letter, Span(0, 0))
                self._say(letter, Symbol(letter, LAW), "used as a density", formula.piece)
        rows = [(formula.row, formula.piece.latex, formula.piece) for formula in self.formulas if _small(formula)]
        usage.rows(rows)
        conclusions = Conclusions(usage)
        for key, symbol in conclusions.symbols.items():
            what = self.said.get(key)
            sort = (
                replace(what, sort=symbol.sort).symbol_sort()
                if what and isinstance(symbol.sort, Matrix)
                else symbol.sort
            )
            self._say(key, Symbol(symbol.name, sort or symbol.sort), *conclusions.why[key])
        self.unsettled.update({k: v for k, v in conclusions.contradicted.items() if k not in self.own})
        self._moving(usage)
        self._whole(conclusions, usage)
        self._random(usage)
        self._complex(usage)

    def _shaped(self, usage: Usage, key: str, what: Declared) -> None:
        shape = usage.letters[key] = Shape("matrix")
        if what.kind == "vector":
            usage.solver.matrix(shape, None, Size(ONE))
        if "square" in what.properties or what.properties & {"invertible", "symmetric", "diagonal"}:
            usage.solver.square(shape)
        usage.why[key] = ("declared", what.formula.piece)

    def _laws(self) -> dict[str, Formula]:
        """Letters that some row shows to be laws, and none uses as a number; and where."""
        certain: dict[str, Formula] = {}
        lone: set[str] = set()
        for formula in self.formulas:
            if not _small(formula):
                continue
            laws = laws_in(formula.row)
            for letter in sorted(laws.certain):
                certain.setdefault(letter, formula)
            if formula.subject is None or not formula.subject.bare:
                lone |= laws.lone
        return {letter: formula for letter, formula in certain.items() if letter not in lone}

    def _moving(self, usage: Usage) -> None:
        """``\\dot d``: d is a function of time."""
        timed = usage.marks.of("timed")
        names = dict(timed)
        if timed:
            names.update({n: p for n, p in usage.marks.of("at time").items() if len(n) == 1 or n.startswith("\\")})
        for name, (place, _) in names.items():
            if f"{name}(" in usage.known or (
                name not in timed and name in usage.functions and name not in usage.letters
            ):
                continue
            shape = usage.letters.get(name)
            symbol = self.own.get(name)
            value = symbol.sort if symbol is not None and shape is not None and shape.is_matrix else REAL
            self.own.pop(name, None) if symbol is not None and isinstance(symbol.sort, Function) else None
            self._say(f"{name}(", Symbol(name, Function((REAL,), value)), rf"used as \dot {name}", place)
            self._say("t", Symbol("t", REAL), "time", place)

    def _whole(self, conclusions: Conclusions, usage: Usage) -> None:
        for key, symbol in conclusions.whole_numbers().items():
            if key not in self.own and key not in usage.functions and not key.startswith((r"\infty", r"\dots")):
                self._say(key, symbol, "a limit or a size", usage.marks.of("whole")[key][0])
        for key, (place, _) in usage.marks.of("step").items():
            if key not in usage.known and isinstance(place, Piece | None):
                self._say(key, Symbol(key, NATURAL), "counts steps", place)

    def _random(self, usage: Usage) -> None:
        for key, (place, _) in usage.marks.of("random").items():
            if key not in usage.known and key not in usage.functions:
                shape = usage.letters.get(key)
                if shape is None or not shape.is_matrix:
                    self._say(key, Symbol(key, Function((OUTCOME,), REAL)), "used as a random variable", place)
        for key, what in self.said.items():
            if what.drawn and key not in self.own and key not in usage.known:
                self._say(key, Symbol(_bare(key), what.symbol_sort() or random_real(key)), "drawn", what.formula.piece)

    def _complex(self, usage: Usage) -> None:
        """An eigenvalue, where i stands for a number that is no index."""
        letter = r"\lambda"
        about = any("eigenvalue" in sentence.text for sentence in self.sentences)
        counted = (
            usage.marks.runs("i") or "i" in usage.known or any("_i" in found for found in usage.marks.indices.values())
        )
        if about and "i" in usage.letters and not counted and letter in usage.letters and letter not in usage.known:
            self.own.pop(letter, None)
            self._say(letter, Symbol(letter, COMPLEX), "an eigenvalue, beside the imaginary unit", None)


def random_real(key: str) -> Sort:
    """The sort of a random number, or of a sequence of them."""
    one = Function((OUTCOME,), REAL)
    return Function((INTEGER,), one, frozenset({"sequence"})) if key.endswith("_") else one


def _bare(key: str) -> str:
    return key[:-1] if key.endswith(("_", "(")) and len(key) > 1 else key


def _small(formula: Formula) -> bool:
    return len(formula.piece.latex) < 20_000


def _said(reason: str, place: object) -> tuple[str, int | None]:
    return reason, place.position()[0] if isinstance(place, Piece) else None
