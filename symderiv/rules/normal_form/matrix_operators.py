"""What each operator does to sums of words. A row that answers None makes its term a letter of its own."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

from symderiv.language.sorting import sort_of
from symderiv.language.sorts import ONE as ONE_ROW
from symderiv.language.sorts import Matrix, Scalar, has
from symderiv.language.terms import Apply, Number, Term
from symderiv.rules.normal_form.determinants import expanded
from symderiv.rules.normal_form.polynomials import ONE, Polynomial, constant
from symderiv.rules.normal_form.words import Diagonal, Elementwise, Entries, Letter, Plain, Word, Words, combined

if TYPE_CHECKING:
    from symderiv.rules.normal_form.matrices import Matrices

__all__ = ["MATRICES", "elementwise"]

LARGEST_WRITTEN_OUT = 6
MOST_POWER = 16


def _multiply(algebra: Matrices, a: Term, b: Term) -> Words | None:
    for number, other in ((a, b), (b, a)):
        if isinstance(sort_of(number), Scalar):
            return _scaled(algebra, algebra.forms.number(number), other)
    return algebra.product(algebra.words(a), algebra.words(b))


def _divide(algebra: Matrices, a: Term, b: Term) -> Words | None:
    return _scaled(algebra, algebra.forms.arithmetic.power(algebra.forms.number(b), Fraction(-1)), a)


def _scaled(algebra: Matrices, factor: Polynomial, a: Term) -> Words:
    return algebra.words(a).map(lambda c: algebra.forms.arithmetic.product(factor, c))


def _identity(algebra: Matrices, size: Term) -> Words | None:
    if isinstance(size, Number) and 1 < size.value <= LARGEST_WRITTEN_OUT:
        n = int(size.value)
        return Words({(Entries(n, n, tuple(constant(int(r == c)) for r in range(n) for c in range(n))),): ONE})
    return Words({(): ONE})


def _matrix(algebra: Matrices, rows: Term, columns: Term, *entries: Term) -> Words | None:
    if not (isinstance(rows, Number) and isinstance(columns, Number)):
        return None
    values = tuple(algebra.forms.number(e) for e in entries)
    return Words({(Entries(int(rows.value), int(columns.value), values),): ONE}) if any(values) else Words({})


def _transpose(algebra: Matrices, a: Term) -> Words | None:
    return algebra.transposed(algebra.words(a))


def _inverse(algebra: Matrices, a: Term) -> Words | None:
    facts = algebra.forms.facts
    single = algebra.words(a).single
    if single is None or not all(_is_square(letter) for letter in single[0]):
        base = algebra.forms.canonical(a)
        if not has(sort_of(a), "invertible"):
            facts.conditions.add(Apply("invertible", (base,)))
        return Words({(Plain(base, inverse=True),): ONE})
    word, coefficient = single
    for letter in word:
        if isinstance(letter, Plain) and not letter.inverse and not has(sort_of(letter.base), "invertible"):
            facts.conditions.add(Apply("invertible", (letter.base,)))
    letters = tuple(_inverted(algebra, letter) for letter in reversed(word))
    if coefficient != ONE:
        coefficient = algebra.forms.arithmetic.power(coefficient, Fraction(-1))
    return algebra.product(Words({letters: coefficient}), Words({(): ONE}))


def _is_square(letter: Letter) -> bool:
    match letter:
        case Plain(base, _, _):
            sort = sort_of(base)
            return isinstance(sort, Matrix) and sort.rows == sort.columns
        case Diagonal(_, column, _):
            return not column
        case Entries(rows, columns, _):
            return rows == columns


def _inverted(algebra: Matrices, letter: Letter) -> Letter:
    match letter:
        case Plain(base, transposed, inverse):
            return Plain(base, transposed, not inverse)
        case Diagonal(powers, _, _):
            for base, _ in powers:
                if not has(sort_of(base), "nonzero"):
                    algebra.forms.facts.conditions.add(Apply("nonzero_entries", (base,)))
            return Diagonal(frozenset((base, -e) for base, e in powers))
        case Entries():
            return _adjugate(algebra, letter)


def _adjugate(algebra: Matrices, a: Entries) -> Entries:
    """The inverse by cofactors, divided by a determinant that is not zero."""
    arithmetic = algebra.forms.arithmetic
    inverse = arithmetic.power(expanded(arithmetic, a), Fraction(-1))
    n = a.rows

    def cofactor(r: int, c: int) -> Polynomial:
        if n == 1:
            return ONE
        minor = tuple(a.values[i * n + j] for i in range(n) for j in range(n) if i != r and j != c)
        return expanded(arithmetic, Entries(n - 1, n - 1, minor)).scaled(Fraction((-1) ** (r + c)))

    return Entries(n, n, tuple(arithmetic.product(cofactor(c, r), inverse) for r in range(n) for c in range(n)))


def _power(algebra: Matrices, a: Term, exponent: Term) -> Words | None:
    if not (isinstance(exponent, Number) and exponent.value.denominator == 1 and abs(exponent.value) <= MOST_POWER):
        return None
    base = _inverse(algebra, a) if exponent.value < 0 else algebra.words(a)
    assert base is not None
    total = _identity(algebra, sort_of(a).dimensions[0])
    for _ in range(abs(int(exponent.value))):
        assert total is not None
        total = algebra.product(total, base)
    return total


def elementwise(word: Word) -> Elementwise | None:
    """The powers of a vector that is made entry by entry; None for any other."""
    match word:
        case (Diagonal(powers, column=True, transposed=False),):
            return powers
        case (Plain(base, transposed=False, inverse=False),):
            sort = sort_of(base)
            if isinstance(sort, Matrix) and sort.columns == ONE_ROW:
                return frozenset({(base, Fraction(1))})
    return None


def _diagonal(algebra: Matrices, v: Term) -> Words | None:
    if isinstance(sort_of(v), Scalar):
        return None
    total = Words({})
    for word, coefficient in algebra.words(v).terms.items():
        powers = elementwise(word)
        if powers is None:
            return None
        total += Words({(Diagonal(powers),) if powers else (): coefficient})
    return total


def _hadamard(algebra: Matrices, a: Term, b: Term, sign: int = 1) -> Words | None:
    """Entry by entry: one of the factors has to be a vector made entry by entry; then it is a diagonal matrix."""
    for factor, other in ((b, a), (a, b)) if sign == 1 else ((b, a),):
        diagonal = _diagonal(algebra, factor)
        if diagonal is not None and (sign == 1 or diagonal.single):
            if sign == -1:
                single = diagonal.single
                assert single is not None
                letters = tuple(_inverted(algebra, letter) for letter in single[0])
                diagonal = Words({letters: algebra.forms.arithmetic.power(single[1], Fraction(-1))})
            return algebra.product(diagonal, algebra.words(other))
    return None


def _hadamard_power(algebra: Matrices, a: Term, exponent: Term) -> Words | None:
    single = algebra.words(a).single
    powers = elementwise(single[0]) if single else None
    if single is None or powers is None or not isinstance(exponent, Number) or exponent.value.denominator != 1:
        return None
    scaled = frozenset((base, e * exponent.value) for base, e in powers)
    if exponent.value < 0:
        for base, _ in powers:
            if not has(sort_of(base), "nonzero"):
                algebra.forms.facts.conditions.add(Apply("nonzero_entries", (base,)))
    if exponent.value == 1:
        return algebra.words(a)
    letter: Letter = Diagonal(combined(scaled, frozenset()), column=True)
    return Words({(letter,): algebra.forms.arithmetic.power(single[1], exponent.value)})


MATRICES: dict[str, Callable[..., Words | None]] = {
    "add": lambda algebra, a, b: algebra.words(a) + algebra.words(b),
    "subtract": lambda algebra, a, b: algebra.words(a) - algebra.words(b),
    "negate": lambda algebra, a: Words({}) - algebra.words(a),
    "multiply": _multiply,
    "divide": _divide,
    "identity": _identity,
    "zero": lambda algebra, *_: Words({}),
    "matrix": _matrix,
    "transpose": _transpose,
    "inverse": _inverse,
    "power": _power,
    "diagonal": _diagonal,
    "hadamard": _hadamard,
    "hadamard_divide": lambda algebra, a, b: _hadamard(algebra, a, b, -1),
    "hadamard_power": _hadamard_power,
}
