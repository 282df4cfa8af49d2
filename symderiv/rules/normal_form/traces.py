"""Traces of sums of words: linear, and the same for a word turned round or rotated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.terms import Apply, Term
from symderiv.rules.normal_form.inverted_sums import turned_round, without_inverted_sums
from symderiv.rules.normal_form.joining import height, is_row
from symderiv.rules.normal_form.polynomials import ONE, Polynomial, atom, sum_of
from symderiv.rules.normal_form.words import Entries, Word, Words, letter_key, word_term

if TYPE_CHECKING:
    from symderiv.rules.normal_form.matrices import Matrices

__all__ = ["trace_of_words"]


def trace_of_words(algebra: Matrices, words: Words, size: Term) -> Polynomial:
    """The trace of a sum of words that are square matrices of this size."""
    parts = []
    for word, coefficient in words.terms.items():
        if len(word) == 1 and isinstance(word[0], Entries):
            letter = word[0]
            value = sum_of(letter.values[i * letter.columns + i] for i in range(letter.rows))
        elif not word:
            value = algebra.forms.number(size)
        else:
            value = _of_word(algebra, word)
        parts.append(algebra.forms.arithmetic.product(coefficient, value))
    return sum_of(parts)


def _of_word(algebra: Matrices, word: Word) -> Polynomial:
    rotations = [w[i:] + w[:i] for w in (word, turned_round(algebra, word)) for i in range(len(word))]
    for rotation in rotations:
        reduced = without_inverted_sums(algebra, Words({rotation: ONE}))
        if rotation not in reduced.terms:
            return trace_of_words(algebra, reduced, height(rotation[0]))
        rest, factor = algebra.joined(rotation)
        if not rest and any(is_row(letter) for letter in rotation):
            return factor
        if rest and factor == ONE and len(rest) < len(word) and not isinstance(rest[0], Entries):
            return _of_word(algebra, rest)
    chosen = min(rotations, key=lambda w: [letter_key(x) for x in w])
    return atom(Apply("trace", (word_term(chosen),)))
