"""Numbers made from vectors, in their entries: a row times a column is the sum of the products of their entries."""

from __future__ import annotations

from symderiv.language.sorts import POSITIVE_INTEGER
from symderiv.language.terms import Apply, Number, Symbol, Term, bind, free_symbols, number
from symderiv.rules.normal_form.facts import Facts
from symderiv.rules.normal_form.joining import height
from symderiv.rules.normal_form.matrices import Matrices
from symderiv.rules.normal_form.numbers import NormalForms
from symderiv.rules.normal_form.polynomials import Polynomial
from symderiv.rules.normal_form.words import Entries, Letter, Plain, Word, combined, powers_of

__all__ = ["EntryForms"]


class EntryForms(NormalForms):
    """Normal forms in which products of rows and columns are sums over their entries."""

    def __init__(self, facts: Facts | None = None) -> None:
        super().__init__(facts)
        self.matrices = _InEntries(self)


class _InEntries(Matrices):
    def _segment_value(self, word: Word) -> Polynomial:
        if len(word) == 2 and all(map(_by_entries, word)):
            return self.forms.number(_sum_of_entries(word))
        return super()._segment_value(word)

    def entry(self, a: Term, *indices: Term) -> Polynomial:
        """An entry; those of a softmax are what they are defined as."""
        match a, indices:
            case Apply("softmax", (x,)), (index,):
                return self.forms.number(_of_softmax(x, index))
        return super().entry(a, *indices)


def _by_entries(letter: Letter) -> bool:
    match letter:
        case Plain(_, _, inverse):
            return not inverse
        case Entries():
            return False
    return letter.column


def _sum_of_entries(word: Word) -> Term:
    """The sum over i of the products of the i-th entries of what a row and a column are made of."""
    size = height(word[1])
    row, column = word
    powers = sorted(combined(powers_of(row), powers_of(column)), key=repr)
    index = _index(*(base for base, _ in powers), size)
    body: Term = number(1)
    for base, exponent in powers:
        entry = Apply("entry", (base, index))
        factor = entry if exponent == 1 else entry ** Number(exponent)
        body = factor if body == number(1) else body * factor
    return bind("sum", Apply("range", (number(1), size)), index, body)


def _of_softmax(x: Term, index: Term) -> Term:
    """``exp(x_i) / sum_j exp(x_j)``."""
    size = height(Plain(x))
    each = _index(x, index)
    total = bind("sum", Apply("range", (number(1), size)), each, Apply("exp", (Apply("entry", (x, each)),)))
    return Apply("exp", (Apply("entry", (x, index)),)) / total


def _index(*terms: Term) -> Symbol:
    taken = {s.name for t in terms for s in free_symbols(t)}
    name = "i"
    while name in taken:
        name += "'"
    return Symbol(name, POSITIVE_INTEGER)
