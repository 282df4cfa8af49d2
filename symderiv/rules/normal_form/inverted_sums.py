"""Inverses of sums of matrices: ``S S^{-1} = 1`` used to take the longest word of S away from the inverse."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from symderiv.language.terms import Apply, Symbol
from symderiv.rules.normal_form.joining import turned
from symderiv.rules.normal_form.polynomials import ONE, ZERO, Polynomial
from symderiv.rules.normal_form.words import Letter, Plain, Word, Words, letter_key

if TYPE_CHECKING:
    from symderiv.rules.normal_form.matrices import Matrices

__all__ = ["turned_round", "without_inverted_sums"]

MOST_REDUCTIONS = 12


def turned_round(algebra: Matrices, word: Word) -> Word:
    """The transpose of a word; the inverse of a sum that is symmetric is its own."""
    return tuple(_settled(algebra, letter) for letter in turned(word))


def _settled(algebra: Matrices, letter: Letter) -> Letter:
    match letter:
        case Plain(Apply() as base, transposed=True, inverse=True):
            words = algebra.words(base)
            if algebra.is_zero(words - algebra.transposed(words)):
                return Plain(base, inverse=True)
    return letter


def without_inverted_sums(algebra: Matrices, words: Words) -> Words:
    """With ``w S^{-1} = 1 - (S - w) S^{-1}``, and the same turned round, where w is the longest word of the sum S."""
    for _ in range(MOST_REDUCTIONS):
        changed = Words({})
        for word, coefficient in words.terms.items():
            reduced = _reduced(algebra, word)
            one = Words({word: ONE}) if reduced is None else reduced
            changed += one.map(lambda c, by=coefficient: algebra.forms.arithmetic.product(c, by))  # type: ignore[misc]
        if changed.terms == words.terms:
            break
        words = changed
    return words


def _reduced(algebra: Matrices, word: Word) -> Words | None:
    """A word in which the inverse of a sum stands beside the longest word of the sum, without the two."""
    for place, letter in enumerate(word):
        summands = _inverted_sum(algebra, letter)
        if summands is None:
            continue
        longest = max(summands, key=lambda w: (len(w), [letter_key(x) for x in w]))
        size = len(longest)
        if word[max(place - size, 0) : place] == longest:
            start, end, turned_round = place - size, place + 1, False
        elif word[place + 1 : place + 1 + size] == longest:
            start, end, turned_round = place, place + 1 + size, True
        else:
            continue
        total: dict[Word, Polynomial] = {word[:start] + word[end:]: ONE}
        for other, c in summands.items():
            if other != longest:
                inner = (letter, *other) if turned_round else (*other, letter)
                whole = word[:start] + inner + word[end:]
                total[whole] = total.get(whole, ZERO) - c
        return _divided(algebra, total, summands[longest])
    return None


def _divided(algebra: Matrices, words: Mapping[Word, Polynomial], by: Polynomial) -> Words:
    divisor = algebra.forms.arithmetic.power(by, Fraction(-1))
    plain = Words({})
    for word, coefficient in words.items():
        plain += Words({algebra.merged(word): algebra.forms.arithmetic.product(coefficient, divisor)})
    return plain


def _inverted_sum(algebra: Matrices, letter: Letter) -> Mapping[Word, Polynomial] | None:
    """The words of a sum whose inverse a letter is; of a product such as ``X^T X`` the only one."""
    if not isinstance(letter, Plain) or not letter.inverse or letter.transposed or isinstance(letter.base, Symbol):
        return None
    summands = algebra.words(letter.base).terms
    return summands if summands and letter != _alone(summands) else None


def _alone(words: Mapping[Word, Polynomial]) -> Letter | None:
    """The letter of a single word of one letter, inverted."""
    match list(words):
        case [(Plain(base, False, False),)]:
            return Plain(base, inverse=True)
    return None
