"""Parts: what one part of a document says of its letters, and what their use in it makes certain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from symderiv.language.contexts import Context
from symderiv.language.sorts import (
    COMPLEX,
    LAW,
    NATURAL,
    OUTCOME,
    POSITIVE_INTEGER,
    REAL,
    Function,
    Matrix,
    Scalar,
    Sort,
)  # fmt: skip
from symderiv.language.terms import Symbol
from symderiv.reading.documents.document import Block, Piece, Role
from symderiv.reading.inference.chance import random_real, said_of_laws
from symderiv.reading.inference.conclusions import Conclusions
from symderiv.reading.inference.contours import about_contours
from symderiv.reading.inference.declarations import Declared, declarations
from symderiv.reading.inference.definitions import with_definitions
from symderiv.reading.inference.marks import Marks
from symderiv.reading.inference.parameters import written_with
from symderiv.reading.inference.sentences import read_blocks
from symderiv.reading.inference.structures import structures
from symderiv.reading.inference.supposed import Supposed, shaped, suppose
from symderiv.reading.inference.usage import Usage
from symderiv.reading.inference.words import declared, dimensions_of, words_of
from symderiv.reading.meaning.calculus.axes import spoken_of
from symderiv.reading.meaning.names import name_of
from symderiv.reading.meaning.probability.law_letters import laws_in
from symderiv.reading.syntax.surface import walk

__all__ = ["Entry", "InferredPart"]

Symbols = Mapping[str, Symbol]
LAWS = frozenset({"p", "q", r"\tilde p", r"\tilde q", r"\hat p", r"\hat q"})
LONGEST = 20_000  # characters of a formula that is looked at


@dataclass(frozen=True)
class Entry:
    """One line of a notation: a letter by its key, its sort in words, why it was given that, and on which line."""

    key: str
    words: str
    why: str
    line: int | None = None


COUNTS = frozenset("ijklmnKMN")  # letters that count where they stand below others


class InferredPart:
    """What is known of the letters of one part.

    own        the symbols found in it, by key
    context    these, and what is known around it
    entries    one for each of its own symbols
    unsettled  one for each letter whose uses do not fit together
    formulas   its formulas in order
    supposed   what was tried, since more rows can be read so
    usage      the uses of its letters
    """

    def __init__(
        self,
        blocks: Sequence[tuple[Role, Block]],
        around: Context,
        given: Symbols,
        own_given: Symbols,
        earlier: Mapping[str, tuple[str, Symbol]],
        chance: bool = False,
        before: Context | None = None,
        groups: bool = False,
    ) -> None:
        self._around, self._given, self._own_given = around, given, own_given
        self._earlier, self._chance, self._before = earlier, chance, before
        self._sentences, formulas = read_blocks(blocks)
        self.formulas = [f for f in formulas if len(f.piece.latex) < LONGEST]
        self._said = declarations(self._sentences)
        known = {**around.symbols, **given}
        self._structures = about_contours(self.formulas)
        self._structures.update(structures(self._sentences, self.formulas, self._said, known, groups))
        self._axes = spoken_of(around.in_words, [(f.row, f.piece.latex) for f in self.formulas])
        self._choice: int | None = None
        self._marks = self._marked()
        self.settle(Supposed())

    def settle(self, supposed: Supposed) -> None:
        """Finds the symbols and the context; what is supposed is tried, and is not known."""
        self.supposed = supposed
        self._why: dict[str, tuple[str, object]] = {}
        self._clashes: dict[str, tuple[str, object]] = {}
        self.own: dict[str, Symbol] = {}
        self._declared()
        outside = self._used(self._earlier)
        around, given = self._around, self._given
        symbols = {**outside, **self.own, **given}
        context = replace(around, symbols=declared(symbols))
        context = replace(context, parameters=written_with(self.formulas, around.parameters))
        context = replace(context, in_words=self._axes | said_of_laws(s.text for s in self._sentences))
        self.context = with_definitions(context, self._sentences, self.formulas, self._before)
        found = tuple(
            Entry(key, words_of(symbol.sort), *_place(*self._why.get(key, ("", None))))
            for key, symbol in self.own.items()
            if key not in given
        )
        own_given = self._own_given.items()
        self.entries = (*(Entry(key, words_of(symbol.sort), "given") for key, symbol in own_given), *found)
        self.unsettled = tuple(Entry(key, "", *_place(*why)) for key, why in self._clashes.items() if key not in given)

    def _say(self, key: str, symbol: Symbol, reason: str, place: object) -> None:
        if key not in self.own:
            self.own[key] = symbol
            self._why[key] = (reason, place)

    # What the text declares

    def _declared(self) -> None:
        for key, what in self._said.items():
            if what.clashes:
                self._clashes[key] = ("declared in two ways", what.formula.piece)
                continue
            sort = what.symbol_sort()
            if sort is None and what.properties:
                sort = self._with_properties(key, what)
            if sort is not None and not (what.drawn and what.sort is None and not what.kind):
                self._say(key, Symbol(_bare(key), sort), "declared", what.formula.piece)
        for key, (sort, why) in self._structures.items():
            if why[1] is None and key in self.own:  # a map that is called linear
                self.own[key] = Symbol(_bare(key), sort)
            self._say(key, Symbol(_bare(key), sort), *why)
        for key, symbol in list(self.own.items()):
            self._value_letter(key, symbol)

    def _with_properties(self, key: str, what: Declared) -> Sort | None:
        known = self._around.symbols.get(key)
        if known is None or not isinstance(known.sort, Matrix | Function):
            return None
        return replace(what, sort=known.sort).symbol_sort()

    def _value_letter(self, key: str, symbol: Symbol) -> None:
        small = key[:1].lower() + key[1:]
        match symbol.sort:
            case Function((first,), value, _) if first == OUTCOME and small != key and isinstance(value, Matrix):
                if small not in self._said:
                    self._say(small, Symbol(_bare(small), value), f"a value of {key}", self._why[key][1])

    # What use says

    def _used(self, earlier: Mapping[str, tuple[str, Symbol]]) -> dict[str, Symbol]:
        """Follows the uses of all letters; what of the symbols from outside goes with them, which is returned."""
        names = self._names()
        before = {key: symbol for key, (_, symbol) in earlier.items() if _bare(key) in names} if earlier else {}
        around = dict(self._around.symbols)
        numbers = {key: symbol for key, symbol in around.items() if isinstance(symbol.sort, Scalar)}
        best: tuple[int, Usage, Conclusions, dict[str, Symbol]] | None = None
        choices: tuple[dict[str, Symbol], ...] = ({**before, **around}, around, numbers, {})
        for outside in choices if self._choice is None else (choices[self._choice],):
            usage = self._usage(outside)
            conclusions = Conclusions(usage)
            wrong = len(conclusions.contradicted)
            if best is None or wrong < best[0]:
                best = wrong, usage, conclusions, dict(outside)
            if not wrong:
                break
        assert best is not None
        _, usage, conclusions, outside = best
        self.usage, self._choice = usage, choices.index(outside)  # in trials, the same letters come from outside
        for key, symbol in before.items():
            if outside.get(key) == symbol and key not in self.own and key not in around:
                self._say(key, symbol, f"as in part {earlier[key][0]}", None)
        self._concluded(usage, conclusions)
        return outside

    def _names(self) -> set[str]:
        return {name for f in self.formulas for node in walk(f.row) if (name := name_of(node)) is not None}

    def _marked(self) -> Marks:
        marks = Marks()
        for formula in self.formulas:
            marks.place = formula.piece
            marks.row(formula.row)
        marks.steps()
        laws: dict[str, object] = {}
        for formula in self.formulas:
            for letter in sorted(laws_in(formula.row).certain):
                laws.setdefault(letter, formula.piece)
        if self._chance:
            laws.update({k: place for k, place in marks.of("of a letter").items() if k in LAWS and k not in laws})
        if (about := self._said.get("P")) is not None and about.kind == "matrix":  # of a chain, beside P(X = 1)
            laws.pop("P", None)
        marks.seen["law"] = {k: place for k, place in laws.items() if k not in marks.of("factor")}
        return marks

    def _usage(self, outside: dict[str, Symbol]) -> Usage:
        within = {key: symbol for key, symbol in outside.items() if key not in self._marks.of("law")}
        known = {**within, **self.own, **self._given}
        paired = self.supposed.paired
        usage = Usage(known=declared(known), paired=paired, marks=self._marks, in_words=self._axes)
        for key, what in self._said.items():
            if key not in known and what.kind in ("matrix", "vector") and not what.clashes:
                shaped(usage, key, what)
        suppose(usage, self.supposed.shapes)
        kept = [f for i, f in enumerate(self.formulas) if i not in self.supposed.left_out]
        usage.rows([(f.row, f.piece.latex, f.piece) for f in kept], marked=True)
        other = usage.other_values() & self._earlier.keys() & outside.keys() - self._around.symbols.keys()
        for key in other:  # a function of the parts before, that has values of another kind here
            del outside[key]
        return self._usage(outside) if other else usage

    def _concluded(self, usage: Usage, conclusions: Conclusions) -> None:
        for letter, place in self._marks.of("law").items():
            if letter not in usage.known and self._around.symbols.get(letter) != Symbol(letter, LAW):
                self._say(letter, Symbol(letter, LAW), "used as a density", place)
        self._random(usage)
        for key, symbol in conclusions.symbols.items():
            about, sort = self._said.get(key), symbol.sort
            if about is not None and isinstance(sort, Matrix):
                sort = replace(about, sort=sort).symbol_sort() or sort
            self._say(key, Symbol(symbol.name, sort), *conclusions.why[key])
        self._clashes.update({k: v for k, v in conclusions.contradicted.items() if k not in self.own})
        self._moving(usage)
        self._whole(conclusions, usage)
        self._complex(usage)

    def _moving(self, usage: Usage) -> None:
        """``\\dot d``: d is a function of time."""
        at_time = usage.marks.of("at time")
        dotted = usage.marks.of("timed")
        timed = {**dotted, **{n: place for n, place in usage.marks.of("by time").items() if n in at_time}}
        names = dict(timed)
        for name in dotted:
            self.own.pop(rf"\dot {name}", None)
        if timed:
            names.update({n: p for n, p in at_time.items() if len(n) == 1 or n.startswith("\\")})
        for name, place in names.items():
            if name not in timed and name in usage.functions and name not in usage.letters:
                continue
            shape, symbol = usage.letters.get(name), self.own.get(name)
            value = symbol.sort if symbol is not None and shape is not None and shape.is_matrix else REAL
            if symbol is not None and isinstance(symbol.sort, Function):
                self.own.pop(name)
            if f"{name}(" in usage.known:
                continue
            self._say(f"{name}(", Symbol(name, Function((REAL,), value)), rf"used as \dot {name}", place)
            self._say("t", Symbol("t", REAL), "time", place)

    def _whole(self, conclusions: Conclusions, usage: Usage) -> None:
        for key, symbol in conclusions.whole_numbers().items():
            if key not in self.own and key not in usage.functions and not key.startswith((r"\infty", r"\dots")):
                self._say(key, symbol, "a limit or a size", usage.marks.of("whole")[key])
        for key, what in self._said.items():  # "for n > 1", where there is an M_n
            counts = key in COUNTS and what.properties <= {"positive", "nonnegative"} and not (what.kind or what.sort)
            if counts and key in self.own and any(f"_{key}" in texts for texts in usage.marks.indices.values()):
                self.own[key] = Symbol(key, POSITIVE_INTEGER if "positive" in what.properties else NATURAL)
        for key, place in usage.marks.of("step").items():
            timely = usage.known.get(key) == Symbol(key, REAL) and key not in self._said and key not in self._given
            sized = any(key in dimensions_of(symbol.sort) for symbol in self.own.values())
            if (key not in usage.known or timely) and not sized:
                self._say(key, Symbol(key, NATURAL), "counts steps", place)

    def _random(self, usage: Usage) -> None:
        for key, place in usage.marks.of("random").items():
            if key in self._said and self._said[key].kind in ("number", "integer") and key[0].isupper():
                self.own.pop(key, None)  # "X is the number of ..." says nothing of what is random
                usage.known = {k: symbol for k, symbol in usage.known.items() if k != key}
            if key not in usage.known and key not in usage.functions:
                shape = usage.letters.get(key)
                if shape is None or not shape.is_matrix:
                    self._say(key, Symbol(_bare(key), random_real(key)), "used as a random variable", place)
        for key, what in self._said.items():
            if what.drawn and key not in self.own and key not in usage.known:
                self._say(key, Symbol(_bare(key), what.symbol_sort() or random_real(key)), "drawn", what.formula.piece)

    def _complex(self, usage: Usage) -> None:
        """An eigenvalue, where i stands for a number that is no index."""
        letter = r"\lambda"
        about = any("eigenvalue" in sentence.text for sentence in self._sentences)
        counted = (
            usage.marks.runs("i") or "i" in usage.known or any("_i" in found for found in usage.marks.indices.values())
        )
        if about and "i" in usage.letters and not counted and letter in usage.letters and letter not in usage.known:
            self.own.pop(letter, None)
            self._say(letter, Symbol(letter, COMPLEX), "an eigenvalue, beside the imaginary unit", None)


def _bare(key: str) -> str:
    return key[:-1] if key.endswith(("_", "(")) and len(key) > 1 else key


def _place(reason: str, place: object) -> tuple[str, int | None]:
    return reason, place.position()[0] if isinstance(place, Piece) else None
