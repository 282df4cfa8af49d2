"""Sums of words: products of matrix letters that do not commute, with polynomials for coefficients.

A letter is a matrix, perhaps transposed or inverted; a diagonal matrix or a vector made entry by entry out of vectors
(``diag(s^2)``, ``s * z``); or a matrix written out. The empty word is the identity.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from symderiv.errors import LanguageError
from symderiv.language.terms import Apply, Number, Term, apply
from symderiv.rules.normal_form.polynomials import ONE, Polynomial, order_key, term_of

__all__ = [
    "Diagonal", "Entries", "Letter", "Plain", "Word", "Words", "combined", "is_plain", "letter_key", "powers_of",
    "transposed", "word_term",
]  # fmt: skip

Elementwise = frozenset[tuple[Term, Fraction]]


@dataclass(frozen=True, slots=True)
class Plain:
    """A matrix or vector that is looked at as a whole."""

    base: Term
    transposed: bool = False
    inverse: bool = False


@dataclass(frozen=True, slots=True)
class Diagonal:
    """Powers of vectors multiplied entry by entry: the diagonal matrix of them, or (``column``) the vector itself."""

    powers: Elementwise
    column: bool = False
    transposed: bool = False


@dataclass(frozen=True, slots=True)
class Entries:
    """A matrix written out, by rows."""

    rows: int
    columns: int
    values: tuple[Polynomial, ...]


Letter = Plain | Diagonal | Entries
Word = tuple[Letter, ...]


class Words:
    """An immutable sum of coefficients times words."""

    __slots__ = ("terms",)

    def __init__(self, terms: Mapping[Word, Polynomial]) -> None:
        self.terms = {w: c for w, c in terms.items() if c}

    def __add__(self, other: Words) -> Words:
        total = dict(self.terms)
        for word, coefficient in other.terms.items():
            total[word] = total[word] + coefficient if word in total else coefficient
        return Words(total)

    def __sub__(self, other: Words) -> Words:
        return self + other.map(lambda c: -c)

    def map(self, change: Callable[[Polynomial], Polynomial]) -> Words:
        """The same words with every coefficient changed."""
        return Words({w: change(c) for w, c in self.terms.items()})

    @property
    def single(self) -> tuple[Word, Polynomial] | None:
        """The only word and its coefficient, where there is just one."""
        return next(iter(self.terms.items())) if len(self.terms) == 1 else None


def transposed(letter: Letter) -> Letter:
    """The transpose of a letter; the letters of a word turn round as well."""
    if isinstance(letter, Entries):
        swapped = tuple(
            letter.values[r * letter.columns + c] for c in range(letter.columns) for r in range(letter.rows)
        )
        return Entries(letter.columns, letter.rows, swapped)
    if isinstance(letter, Diagonal):
        return replace(letter, transposed=not letter.transposed) if letter.column else letter
    return replace(letter, transposed=not letter.transposed)


def combined(a: Elementwise, b: Elementwise, sign: int = 1) -> Elementwise:
    """The entrywise product (or quotient, for sign -1) of powers of vectors."""
    total = dict(a)
    for base, exponent in b:
        total[base] = total.get(base, Fraction(0)) + sign * exponent
    return frozenset((base, e) for base, e in total.items() if e)


def letter_key(letter: Letter) -> tuple[str, ...]:
    """What letters are ordered by."""
    match letter:
        case Plain(base, turned, inverse):
            return ("plain", order_key(base), str(turned), str(inverse))
        case Diagonal(powers, column, turned):
            return ("diagonal", str(sorted((order_key(b), e) for b, e in powers)), str(column), str(turned))
        case Entries(rows, columns, values):
            return ("entries", f"{rows} {columns} {values}")


def is_plain(words: Words) -> bool:
    """Whether the sum is one letter that is looked at as a whole."""
    return words.single is not None and words.single[1] == ONE and isinstance(words.single[0][0], Plain)


def powers_of(letter: Letter) -> Elementwise:
    """The powers of vectors that a vector is made of."""
    if isinstance(letter, Diagonal):
        return letter.powers
    assert isinstance(letter, Plain)
    return frozenset({(letter.base, Fraction(1))})


def letter_term(letter: Letter) -> Term:
    """A letter as a term."""
    match letter:
        case Plain(base, is_transposed, inverse):
            term: Term = Apply("inverse", (base,)) if inverse else base
            return Apply("transpose", (term,)) if is_transposed else term
        case Entries(rows, columns, values):
            return apply("matrix", rows, columns, *map(term_of, values))
        case Diagonal(powers, column, is_transposed):
            factors = [
                base if e == 1 else Apply("hadamard_power", (base, Number(e)))
                for base, e in sorted(powers, key=lambda pair: letter_key(Plain(pair[0])))
            ]
            if not factors:
                raise LanguageError("there is no word for the vector of ones")
            total = factors[0]
            for factor in factors[1:]:
                total = Apply("hadamard", (total, factor))
            term = total if column else Apply("diagonal", (total,))
            return Apply("transpose", (term,)) if is_transposed else term


def word_term(word: Word) -> Term:
    """A word, not empty, as a term."""
    total = letter_term(word[0])
    for letter in word[1:]:
        total = Apply("multiply", (total, letter_term(letter)))
    return total
