"""How neighbouring letters of a word merge."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from symderiv.language.sorting import sort_of
from symderiv.language.sorts import ONE, Matrix, Sort, has
from symderiv.language.terms import Number, Term
from symderiv.rules.normal_form.words import Diagonal, Entries, Letter, Plain, Word, combined, transposed

__all__ = ["height", "is_column", "is_row", "joined", "segment", "turned"]

WriteOut = Callable[[Letter], Entries | None]
Multiply = Callable[[Entries, Entries], Entries]


def turned(word: Word) -> Word:
    """The transpose of a word."""
    return tuple(_settled(transposed(letter)) for letter in reversed(word))


def _settled(letter: Letter) -> Letter:
    """A letter in its only form: a symmetric matrix is not marked as transposed, nor one vector as elementwise."""
    if isinstance(letter, Plain) and letter.transposed and has(sort_of(letter.base), "symmetric"):
        return replace(letter, transposed=False)
    if isinstance(letter, Diagonal) and letter.column and len(letter.powers) == 1:
        ((base, exponent),) = letter.powers
        if exponent == 1:
            return Plain(base, letter.transposed)
    return letter


def joined(word: Word, write_out: WriteOut, multiply: Multiply) -> Word:
    """The word with neighbours merged: inverses cancel, diagonal matrices multiply, matrices written out multiply."""
    done: list[Letter] = []
    for letter in word:
        done.append(_settled(letter))
        while len(done) > 1:
            merged = _merged(done[-2], done[-1], write_out, multiply)
            if merged is None:
                break
            done[-2:] = [_settled(m) for m in merged]
    return tuple(x for x in done if not (isinstance(x, Diagonal) and not x.column and not x.powers))


def _merged(a: Letter, b: Letter, write_out: WriteOut, multiply: Multiply) -> list[Letter] | None:
    if isinstance(a, Plain) and isinstance(b, Plain):
        same = a.base == b.base
        if same and a.transposed == b.transposed and a.inverse != b.inverse:
            return []
        if same and a.transposed != b.transposed and a.inverse == b.inverse and has(sort_of(a.base), "orthogonal"):
            return []
        return None
    if isinstance(a, Diagonal) and not a.column:
        return _diagonal_times(a, b)
    if isinstance(b, Diagonal) and not b.column:
        back = _diagonal_times(b, _settled(transposed(a)))
        return None if back is None else [transposed(letter) for letter in back]
    if isinstance(a, Entries) or isinstance(b, Entries):
        left, right = write_out(a), write_out(b)
        if left is not None and right is not None and left.columns == right.rows:
            return [multiply(left, right)]
    return None


def _diagonal_times(a: Diagonal, b: Letter) -> list[Letter] | None:
    if isinstance(b, Diagonal) and not (b.column and b.transposed):
        return [Diagonal(combined(a.powers, b.powers), b.column)]
    if isinstance(b, Plain) and not b.transposed and not b.inverse and _is_vector(b.base):
        return [Diagonal(combined(a.powers, frozenset({(b.base, Fraction(1))})), column=True)]
    return None


def _is_vector(base: Term) -> bool:
    sort = sort_of(base)
    return isinstance(sort, Matrix) and sort.columns == ONE


def _is_single_row(base: Term) -> bool:
    sort = sort_of(base)
    return isinstance(sort, Matrix) and sort.rows == ONE != sort.columns


def is_row(letter: Letter) -> bool:
    """Whether a letter is a row vector."""
    match letter:
        case Plain(base, is_transposed, _):
            return _is_vector(base) if is_transposed else _is_single_row(base)
        case Diagonal(_, column, is_transposed):
            return column and is_transposed
        case Entries(rows, columns, _):
            return rows == 1 != columns


def _is_column(letter: Letter) -> bool:
    match letter:
        case Plain(base, is_transposed, _):
            return _is_single_row(base) if is_transposed else _is_vector(base)
        case Diagonal(_, column, is_transposed):
            return column and not is_transposed
        case Entries(rows, columns, _):
            return columns == 1 != rows


def height(letter: Letter) -> Term:
    """The number of rows."""
    match letter:
        case Plain(base, is_transposed, is_inverse):
            rows, columns = sort_of(base).dimensions
            return columns if is_transposed != is_inverse else rows
        case Entries(rows, columns, _):
            return Number(Fraction(rows))
    ((base, _), *_) = letter.powers
    return ONE if letter.column and letter.transposed else sort_of(base).dimensions[0]


def segment(word: Word) -> tuple[int, int] | None:
    """Where a row and, after it, the next column stand: together with what is between them, a number."""
    start = None
    for index, letter in enumerate(word):
        if isinstance(letter, Entries) and letter.rows == letter.columns == 1:
            return index, index + 1
        if is_row(letter):
            start = index
        elif start is not None and _is_column(letter):
            return start, index + 1
    return None


def is_column(word: Word, sort: Callable[[Term], Sort]) -> bool:
    """Whether a word ends in a column, so that it is a vector."""
    return bool(word) and _is_column(word[-1])
