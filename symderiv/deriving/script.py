"""The authoring surface: a question, its parts, what is given, what is to be shown.

    question = Question("2", "Reparameterised Gaussians")

    with question.part("2.1", points=6) as part:
        part.given(invertible(S))
        part.show(Eq(...))
        part.start(...)
        part.eq(..., by=some_rule)

Every step is checked as it is written, so an error is one of its line. A part closes by proving exactly what it shows.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Any

import sympy

from symderiv.deriving.arguments import Argument, Definition, Fact, Numbering
from symderiv.deriving.constructs import Letter
from symderiv.deriving.declarations import Declarations
from symderiv.deriving.derivation import Derivation, DerivedPart
from symderiv.deriving.functions import checked_function
from symderiv.deriving.inductions import Induction
from symderiv.deriving.objects import Gaussian, vectors
from symderiv.deriving.proving import Place, caller, failed, shown_path
from symderiv.deriving.runs import checked_run
from symderiv.deriving.steps import Figure, Table
from symderiv.errors import SymderivError
from symderiv.kernel.certificates import to_json
from symderiv.kernel.theorems import both
from symderiv.language.printing import latex
from symderiv.language.sorting import sort_of, variable_of
from symderiv.language.sorts import Function, Sort
from symderiv.language.sympy_bridge import written
from symderiv.language.terms import Symbol, Term, bind

__all__ = ["Part", "Question"]


class Question:
    """A question of a homework: its number, its title, and its parts, each of which is a derivation."""

    def __init__(self, number: str, title: str, *, text: str = "") -> None:
        self.number, self.title, self.text = number, title, text
        self.parts: list[DerivedPart] = []
        self.figures: set[str] = set()
        self.file = caller().file
        main = sys.modules.get("__main__")
        if shown_path(str(getattr(main, "__file__", ""))) == self.file:
            sys.excepthook = _without_traceback(sys.excepthook)

    def part(self, number: str, *, points: int, title: str = "", text: str = "") -> Part:
        """A part, to be used in a ``with`` statement."""
        return Part(self, number, points, title, text)

    def derivation(self) -> Derivation:
        """All that was established, for reports and for grading."""
        return Derivation(self.file, self.number, self.title, self.text, tuple(self.parts))


class Part(Argument):
    """A part of a question: what is given, the target, and the steps."""

    def __init__(self, question: Question, number: str, points: int, title: str, text: str) -> None:
        super().__init__(Declarations(), [], Numbering(number))
        self.question, self.number, self.points, self.title, self.text = question, number, points, title, text
        self.place = caller()
        self.targets: list[tuple[Term, Place]] = []
        self.givens: list[Any] = []
        self.hypotheses: list[Term] = []
        self.meanings: list[Term] = []
        self.results: tuple[Fact, ...] = ()  # what the part has shown, once it is closed: a reason in later parts

    def given(self, *statements: Any) -> Fact:
        """What may be assumed; a property of a symbol not used before becomes part of what it is."""
        self._in_force(*statements)
        return Fact("assumption")

    def suppose(self, *statements: Any) -> Fact:
        """A hypothesis of what is to be shown, rather than something the question grants throughout."""
        self.hypotheses.extend(self._in_force(*statements))
        return Fact("hypothesis")

    def means(self, *statements: Any) -> None:
        """What letters in an answer are (``lambda`` an eigenvalue), for grading; no step here may use it."""
        self.meanings.extend(self.term(statement) for statement in statements)

    def random(self, name: str, distribution: Gaussian) -> Any:
        """A random vector (or number) with this distribution; it stands for its value as well."""
        law = self.term(distribution)
        rows = distribution.args[1].shape[0] if distribution.args[1].is_Matrix else None
        variable = sympy.Symbol(name, real=True) if rows is None else sympy.MatrixSymbol(name, rows, 1)
        symbol = self.declarations.declare(variable)
        self.declarations.extend(random={symbol: law})
        return variable

    def define(self, name: str, expression: Any) -> Any:
        """A symbol that stands for an expression; as a reason it is `definition` of its name."""
        body = self.term(expression)
        made: Any
        if getattr(expression, "is_Matrix", False):
            made = sympy.MatrixSymbol(name, *expression.shape)
        else:
            sort = sort_of(body)
            assumed = dict.fromkeys(getattr(sort, "properties", ()), True)
            made = sympy.Symbol(name, **{getattr(sort, "kind", "real"): True, **assumed})
        symbol = Symbol(written(name), sort_of(body))
        self.declarations.adopt(made, symbol)
        self.declarations.extend(definitions={symbol: body})
        return made

    def function(self, name: str, variables: Any, value: Any, domain: Any = None) -> Any:
        """A function, defined by its value at one or more variables; to be applied like one of Python."""
        several = variables if isinstance(variables, tuple) else (variables,)
        body = self.term(value)
        shape = tuple(value.shape) if getattr(value, "is_Matrix", False) else ()
        sorts = []
        for variable in reversed(several):
            over = self.term(_domain(variable) if domain is None else domain)
            symbol = self.declarations[variable]
            body = bind("lambda", over, symbol, body)
            sorts.append(variable_of(body).sort)
        sort = Function(tuple(reversed(sorts)), _value_sort(body))
        letter = Letter(Symbol(written(name), sort), "", shape)
        self.declarations[letter]
        self.declarations.extend(definitions={letter.symbol: body})
        return letter

    def declare(self, *objects: Any) -> None:
        """Symbols that a student may use although no step here does."""
        for thing in objects:
            self.declarations[thing]

    def density(self, letter: str) -> None:
        """A letter that denotes the density of whatever stands in its argument."""
        self.declarations.extend(density=frozenset({letter}))

    def definition(self, of: Any) -> Definition:
        """The definition of a symbol, as a reason."""
        symbol = self.declarations[of]
        return Definition(f"definition of ${latex(symbol)}$", symbol)

    def show(self, *targets: Any) -> None:
        """What the part has to prove; it closes by proving exactly this."""
        place = caller()
        self.targets.extend((self.term(target), place) for target in targets)

    def induction(self, statement: Any = None, *, over: Any, start: int = 1) -> Induction:
        """A proof by induction on a whole number: of the statement, or else of the target."""
        claimed = self.term(statement) if statement is not None else self.targets[0][0]
        return Induction(self, claimed, self.declarations[over], over, start)

    def code(self, function: Callable[..., Any], *, computes: Any) -> Fact:
        """A NumPy function that computes an expression: rendered by latexify, read back, and decided to do so."""
        check = checked_function(self, function, self.term(computes), caller())
        self.entries.append(check)
        return Fact(f"[{check.step.id}]", check.step.theorem)

    def run(self, function: Callable[..., Any], *, computes: Any) -> None:
        """A NumPy function that returns a set of places: run on random models, and compared with the formula."""
        self.entries.append(checked_run(self, function, self.term(computes), caller()))

    def figure(
        self, name: str, draw: Callable[[Any], object], *, caption: str, alt: str = "",
        inches: tuple[float, float] = (5.6, 3.2),
    ) -> None:  # fmt: skip
        """A picture at this place: ``draw`` is called with a matplotlib ``Axes`` when the documents are written."""
        place = caller()
        if not re.fullmatch(r"[a-z0-9][a-z0-9_-]*", name):
            failed(place, f"{name!r} cannot name a figure", hint="small letters, digits, - and _: it names files")
        if name in self.question.figures:
            failed(place, f"there is a figure {name} already", hint="its name is that of its file")
        self.question.figures.add(name)
        self.entries.append(Figure(name, caption, alt or caption.replace("$", ""), inches, place.line, draw))

    def table(self, rows: Iterable[Iterable[str]], *, caption: str = "") -> None:
        """A table at this place: cells are words, with inline mathematics between dollar signs."""
        made = tuple(tuple(map(str, row)) for row in rows)
        if not made or len({len(row) for row in made}) != 1 or not made[0]:
            failed(caller(), "the rows of a table have the same number of cells, and there are some")
        self.entries.append(Table(made, caption))

    def _in_force(self, *statements: Any) -> list[Term]:
        try:
            terms = self.declarations.suppose(*statements)
        except SymderivError as error:
            failed(caller(), error.message, hint=error.hint)
        self.givens.extend(statements)
        return terms

    def __enter__(self) -> Part:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if kind is None:
            self.question.parts.append(self._closed())

    def _closed(self) -> DerivedPart:
        if not self.targets:
            failed(self.place, f"part {self.number} shows nothing", hint="state the target with part.show(...)")
        theorems = [
            self.established(target, place, f"the target of part {self.number}") for target, place in self.targets
        ]
        self.results = tuple(Fact(f"part {self.number}", theorem) for theorem in theorems)
        whole = theorems[0]
        for theorem in theorems[1:]:
            whole = both(whole, theorem)
        return DerivedPart(
            number=self.number, points=self.points, title=self.title, text=self.text, line=self.place.line,
            context=self.context, hypotheses=tuple(self.hypotheses), targets=tuple(t for t, _ in self.targets),
            entries=tuple(self.entries), rules=tuple(sorted(whole.rules)), certificate=to_json(whole),
            meanings=tuple(self.meanings),
        )  # fmt: skip


def _domain(variable: Any) -> Any:
    return vectors(variable.shape[0]) if variable.is_Matrix else sympy.Reals


def _value_sort(function: Term) -> Sort:
    """The sort of the values of a function written out: as far as it is known of all it is defined for."""
    sort = sort_of(function)
    assert isinstance(sort, Function)
    return sort.value


def _without_traceback(otherwise: Callable[..., Any]) -> Callable[..., Any]:
    """An exception hook that prints our own errors as they are meant to be read."""

    def hook(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        if isinstance(error, SymderivError):
            print(error, file=sys.stderr)
        else:
            otherwise(kind, error, traceback)

    return hook
