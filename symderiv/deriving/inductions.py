"""Induction on a whole number: the statement, its base and its step, each an argument of its own.

The statement is generalised over the matrices whose size is the number: what is proved is "for every lower triangular
n by n matrix ...", so that the hypothesis can be used for another matrix.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any

import sympy

from symderiv.deciding.prove import prove
from symderiv.deriving.arguments import Argument, Fact
from symderiv.deriving.declarations import Declarations
from symderiv.deriving.proving import Place, caller, failed
from symderiv.deriving.steps import Paragraph
from symderiv.kernel.theorems import Theorem, assume, generalise, infer, specialise
from symderiv.language.printing import latex
from symderiv.language.sorts import Matrix, has
from symderiv.language.sympy_bridge import written
from symderiv.language.terms import Bind, Symbol, Term, apply, bind, free_symbols, number, substitute
from symderiv.rules import all_rules

if TYPE_CHECKING:
    from symderiv.deriving.script import Part

__all__ = ["Case", "Induction"]


class Induction:
    """A proof by induction; its ``base`` and its ``step`` are to be used in ``with`` statements."""

    def __init__(self, part: Part, statement: Term, n: Symbol, over: Any, start: int) -> None:
        self.part, self.n, self.over, self.first = part, n, over, start
        self.place = caller()
        sized = [s for s in free_symbols(statement) if isinstance(s.sort, Matrix) and n in s.sort.dimensions]
        if len(sized) > 1:
            failed(self.place, "an induction over the size of more than one matrix")
        self.matrix = sized[0] if sized else None
        self.claim = statement if self.matrix is None else _for_every(self.matrix, statement)
        self.proved: Theorem | None = None
        self.base = Case(self, number(start), sympy.Integer(start), f"Base, ${n.name} = {start}$.")
        self.step = Case(self, n + 1, over + 1, f"Step from ${n.name}$ to ${n.name} + 1$.")

    def __enter__(self) -> Induction:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if kind is None:
            self._conclude()

    @property
    def result(self) -> Fact:
        """What the induction proves, as a reason."""
        if self.proved is None:
            failed(caller(), "the induction is not finished")
        return Fact("by the induction", self.proved)

    def _conclude(self) -> None:
        base, step = self.base.theorem, self.step.theorem
        if base is None or step is None:
            failed(self.place, f"an induction has a base and a step; the {'step' if base else 'base'} is missing")
        whole = infer(all_rules()["induction"], base, step, statement=self.claim, n=self.n, start=number(self.first))
        self.part.facts.append(whole)
        self.proved = generalise(whole, variable=self.n, domain=apply("from", self.first))
        self.part.facts.append(self.proved)
        if self.matrix is not None:
            inside = prove(apply("member", self.matrix, _domain(self.matrix)), self.part.context)
            if inside is not None:
                self.proved = specialise(whole, inside)
                self.part.facts.append(self.proved)


class Case(Argument):
    """The base or the step of an induction; it closes by proving exactly its case of the statement."""

    def __init__(self, induction: Induction, at: Term, size: Any, heading: str) -> None:
        part = induction.part
        super().__init__(Declarations(part.declarations), part.entries, part.numbering)
        self.induction, self.at, self.size, self.heading = induction, at, size, heading
        self.theorem: Theorem | None = None
        self.place: Place = caller()

    def __enter__(self) -> Case:
        self.place = caller()
        self.facts = list(self.induction.part.facts)
        self.supposed = frozenset({self.induction.claim}) if self is self.induction.step else frozenset()
        self.entries.append(Paragraph(self.heading, heading=True))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if kind is None:
            self.theorem = self._closed()

    @property
    def symbol(self) -> Symbol | None:
        """The matrix of this case: of its size, and lower triangular or whatever its set says, but no more."""
        matrix, n = self.induction.matrix, self.induction.n
        if matrix is None:
            return None
        kept = Symbol(matrix.name, _general(matrix))
        changed = substitute(kept, {n: self.at})
        assert isinstance(changed, Symbol)
        return changed

    def instance(self, matrix: Any) -> Any:
        """The matrix of this case: of size 1 in the base, n + 1 in the step."""
        symbol = self.symbol
        if symbol is None or written(matrix.name) != symbol.name:
            failed(caller(), f"the induction is not about {matrix}")
        made = sympy.MatrixSymbol(matrix.name, self.size, self.size)
        self.declarations.adopt(made, symbol)
        return made

    @property
    def hypothesis(self) -> Hypothesis:
        """The statement for n, as a reason; call it with a matrix to say for which one."""
        if self is not self.induction.step:
            failed(caller(), "the base has no hypothesis")
        return Hypothesis(self)

    def _closed(self) -> Theorem:
        self._finish_chain()
        goal = substitute(self.induction.claim, {self.induction.n: self.at})
        what = f"the {'step' if self is self.induction.step else 'base'} of the induction"
        if not isinstance(goal, Bind) or self.symbol is None:
            return self.established(goal, self.place, what)
        theorem = self.established(goal.open(self.symbol), self.place, what)
        return generalise(theorem, variable=self.symbol, domain=goal.domain)


class Hypothesis(Fact):
    """The hypothesis of an induction."""

    def __init__(self, case: Case) -> None:
        super().__init__("induction hypothesis", assume(case.induction.claim))
        object.__setattr__(self, "case", case)

    def __call__(self, matrix: Any) -> Fact:
        """The hypothesis for this matrix."""
        case: Case = self.case  # type: ignore[attr-defined]
        claim = case.induction.claim
        term = case.term(matrix)
        if not isinstance(claim, Bind):
            failed(caller(), "the hypothesis is about no matrix: write step.hypothesis")
        inside = prove(apply("member", term, claim.domain), case.context, facts=case.facts)
        if inside is None:
            failed(caller(), "the hypothesis does not apply", f"${latex(apply('member', term, claim.domain))}$")
        return Fact(f"induction hypothesis for ${latex(term)}$", specialise(assume(claim), inside))


SETS: Mapping[str, str] = {"lower triangular": "lower_triangular_matrices"}


def _property(matrix: Symbol) -> str:
    return next((p for p in SETS if has(matrix.sort, p)), "")


def _general(matrix: Symbol) -> Matrix:
    assert isinstance(matrix.sort, Matrix)
    return Matrix(matrix.sort.rows, matrix.sort.columns, frozenset({_property(matrix)}))


def _domain(matrix: Symbol) -> Term:
    assert isinstance(matrix.sort, Matrix)
    return apply(SETS[_property(matrix)], matrix.sort.rows)


def _for_every(matrix: Symbol, statement: Term) -> Term:
    if not _property(matrix):
        failed(caller(), f"an induction over the size of {matrix.name} needs to know what set it is in", *SETS)
    return bind("forall", _domain(matrix), matrix, statement)
