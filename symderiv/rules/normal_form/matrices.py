"""Terms that are matrices or vectors, as sums of words; and the numbers made from them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from symderiv.errors import LanguageError
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import ONE as ONE_DIMENSION
from symderiv.language.sorts import Matrix, Scalar, has
from symderiv.language.terms import Apply, Number, Term, apply
from symderiv.rules.normal_form.determinants import expanded
from symderiv.rules.normal_form.inverted_sums import turned_round, without_inverted_sums
from symderiv.rules.normal_form.joining import is_column, joined, segment
from symderiv.rules.normal_form.matrix_operators import LARGEST_WRITTEN_OUT, MATRICES, elementwise
from symderiv.rules.normal_form.polynomials import ONE, Polynomial, TooLarge, atom, constant, sum_of, term_of
from symderiv.rules.normal_form.traces import trace_of_words
from symderiv.rules.normal_form.words import (
    Diagonal,
    Entries,
    Letter,
    Plain,
    Word,
    Words,
    combined,
    is_plain,
    letter_key,
    powers_of,
    transposed,
    word_term,
)

if TYPE_CHECKING:
    from symderiv.rules.normal_form.numbers import NormalForms

__all__ = ["Matrices"]


class Matrices:
    """Matrix algebra over the normal forms of numbers."""

    def __init__(self, forms: NormalForms) -> None:
        self.forms = forms
        self.known: dict[Term, Words] = {}

    def words(self, term: Term) -> Words:
        """A matrix or vector as a sum of words."""
        known = self.known.get(term)
        if known is None:
            known = self.known[term] = self._collected(self._make(term))
        return known

    def _make(self, term: Term) -> Words:
        if isinstance(term, Apply) and term.operator in MATRICES:
            made = MATRICES[term.operator](self, *term.arguments)
            if made is not None:
                return made
        return Words({(self._plain(self.forms._inside(term)),): ONE})

    def _plain(self, base: Term) -> Plain:
        return Plain(base)

    def _collected(self, words: Words) -> Words:
        """All matrices written out, added up into one."""
        written = [(w[0], c) for w, c in words.terms.items() if len(w) == 1 and isinstance(w[0], Entries)]
        if len(written) < 1 or (len(written) == 1 and written[0][1] == ONE):
            return words
        rest = {w: c for w, c in words.terms.items() if not (len(w) == 1 and isinstance(w[0], Entries))}
        first = written[0][0]
        assert isinstance(first, Entries)
        product = self.forms.arithmetic.product
        values = tuple(
            sum_of(product(c, e.values[i]) for e, c in written if isinstance(e, Entries))
            for i in range(len(first.values))
        )
        if any(values):
            rest[(Entries(first.rows, first.columns, values),)] = ONE
        return Words(rest)

    def product(self, a: Words, b: Words) -> Words:
        """The matrix product."""
        total: dict[Word, Polynomial] = {}
        if len(a.terms) * len(b.terms) > 400:
            raise TooLarge("a product of sums of matrices has too many terms")
        for left, c in a.terms.items():
            for right, d in b.terms.items():
                word = self.merged(left + right)
                coefficient = self.forms.arithmetic.product(c, d)
                total[word] = total[word] + coefficient if word in total else coefficient
        plain = Words({})
        for word, coefficient in without_inverted_sums(self, Words(total)).terms.items():
            rest, factor = self.joined(word)
            plain += Words({rest: self.forms.arithmetic.product(coefficient, factor)})
        return self._collected(plain)

    def merged(self, word: Word) -> Word:
        """The word with neighbours merged."""
        return joined(word, self._written_out, self._multiplied)

    def joined(self, word: Word) -> tuple[Word, Polynomial]:
        """The word with neighbours merged, and the numbers (row times ... times column) taken out of it."""
        factor = ONE
        word = self.merged(word)
        while (found := segment(word)) is not None:
            start, end = found
            factor = self.forms.arithmetic.product(factor, self._segment_value(word[start:end]))
            word = self.merged(word[:start] + word[end:])
        return word, factor

    def _multiplied(self, a: Entries, b: Entries) -> Entries:
        product = self.forms.arithmetic.product
        values = tuple(
            sum_of(product(a.values[r * a.columns + k], b.values[k * b.columns + c]) for k in range(a.columns))
            for r in range(a.rows)
            for c in range(b.columns)
        )
        return Entries(a.rows, b.columns, values)

    def _written_out(self, letter: Letter) -> Entries | None:
        """A letter of small known size, entry by entry."""
        if not isinstance(letter, Plain) or letter.inverse:
            return letter if isinstance(letter, Entries) else None
        match sort_of(letter.base):
            case Matrix(Number(rows), Number(columns), _, _) if max(rows, columns) <= LARGEST_WRITTEN_OUT:
                indices = [(r, c) for r in range(1, int(rows) + 1) for c in range(1, int(columns) + 1)]
                values = (self.forms.number(self._entry_term(letter.base, r, c, columns == 1)) for r, c in indices)
                entries = Entries(int(rows), int(columns), tuple(values))
                made = transposed(entries) if letter.transposed else entries
                return made if isinstance(made, Entries) else None
        return None

    def _entry_term(self, base: Term, row: int, column: int, is_vector: bool) -> Term:
        return apply("entry", base, row) if is_vector else apply("entry", base, row, column)

    def _segment_value(self, word: Word) -> Polynomial:
        """A row times matrices times a column, as an atom that is the same however it was written."""
        if all(isinstance(letter, Entries) for letter in word):
            (letter,) = word
            assert isinstance(letter, Entries)
            return letter.values[0]
        back = turned_round(self, word)
        chosen = min(word, back, key=lambda w: [letter_key(x) for x in w])
        if len(word) == 2:
            chosen, even = self._dot(word)
            square = even
        else:
            middle = word[len(word) // 2] if len(word) % 2 else None
            square = word == back and (middle is None or self._is_positive(middle))
        base = word_term(chosen)
        if base in self.forms.facts.values:
            return constant(self.forms.facts.values[base])
        if square and self.forms.facts.is_real(base):
            self.forms.facts.nonnegative.add(base)
        return atom(base)

    def _dot(self, word: Word) -> tuple[Word, bool]:
        """A dot product of vectors made entry by entry: only the powers in all matter."""
        powers = combined(powers_of(word[0]), powers_of(word[1]))
        if not powers:
            raise LanguageError("there is no word for the vector of ones")
        even = all(e.denominator == 1 and e % 2 == 0 for _, e in powers)
        bases = sorted(powers, key=lambda pair: letter_key(Plain(pair[0])))
        first = next((b for b, e in bases if e >= 1), bases[0][0])
        rest = combined(powers, frozenset({(first, Fraction(1))}), -1)
        column: Letter = Diagonal(rest, column=True)
        if len(rest) == 1 and next(iter(rest))[1] == 1:
            column = Plain(next(iter(rest))[0])
        return (Plain(first, transposed=True), column), even

    def _is_positive(self, letter: Letter) -> bool:
        return isinstance(letter, Plain) and has(sort_of(letter.base), "positive semidefinite")

    def scalar(self, term: Term) -> Polynomial:
        """A product of matrices that is a number."""
        match term:
            case Apply("multiply", (a, b)) if isinstance(sort_of(a), Scalar):
                return self.forms.arithmetic.product(self.forms.number(a), self.forms.number(b))
            case Apply("multiply", (a, b)):
                product = self.product(self.words(a), self.words(b))
                return self._trusted_scalar(product)
        return atom(term)

    def _trusted_scalar(self, words: Words) -> Polynomial:
        parts = []
        for word, coefficient in words.terms.items():
            value = ONE if not word else self._segment_value(word)
            parts.append(self.forms.arithmetic.product(coefficient, value))
        return sum_of(parts)

    def norm(self, x: Term) -> Polynomial:
        """The Euclidean norm: the root of x^T x; of a number its absolute value."""
        sort = sort_of(x)
        if isinstance(sort, Scalar):
            return self.forms.arithmetic.absolute(self.forms.number(x))
        words = self.words(x)
        real = isinstance(sort, Matrix) and sort.kind == "real"
        if real and isinstance(sort, Matrix) and ONE_DIMENSION not in (sort.rows, sort.columns):
            squared = trace_of_words(self, self.product(self.transposed(words), words), sort.columns)
            self.forms.facts.signs.append((squared, "nonnegative"))
            return self.forms.arithmetic.power(squared, Fraction(1, 2))
        if not real or not all(is_column(word, sort_of) for word in words.terms):
            return atom(Apply("norm", (self.forms.canonical(x),)))
        squared = self._trusted_scalar(self.product(self.transposed(words), words))
        self.forms.facts.signs.append((squared, "nonnegative"))
        return self.forms.arithmetic.power(squared, Fraction(1, 2))

    def transposed(self, words: Words) -> Words:
        """The transpose."""
        return Words({self.merged(turned_round(self, w)): c for w, c in words.terms.items()})

    def determinant(self, a: Term) -> Polynomial:
        """Of a matrix written out, multiplied out; else an atom."""
        if isinstance(sort_of(a), Scalar):
            return self.forms.number(a)
        words = self.words(a)
        if words.single == ((), ONE):
            return ONE
        if words.single and len(words.single[0]) == 1 and words.single[1] == ONE:
            (letter,) = words.single[0]
            if isinstance(letter, Entries):
                return expanded(self.forms.arithmetic, letter)
        return atom(Apply("determinant", (self.forms.canonical(a),)))

    def trace(self, a: Term) -> Polynomial:
        """The trace: linear, and the same for a word turned round or rotated."""
        sort = sort_of(a)
        return trace_of_words(self, self.words(a), sort.rows) if isinstance(sort, Matrix) else self.forms.number(a)

    def entry(self, a: Term, *indices: Term) -> Polynomial:
        """An entry: looked up where the matrix is written out."""
        if not isinstance(sort_of(a), Matrix):
            return atom(Apply("entry", (self.forms._whole(a), *map(self.forms._whole, indices))))
        words = self.words(a)
        positions = [i.value for i in indices if isinstance(i, Number) and i.value.denominator == 1]
        if words.single and len(positions) == len(indices) and words.single[1] == ONE and len(words.single[0]) == 1:
            letter = words.single[0][0]
            row, column = int(positions[0]) - 1, int(positions[1]) - 1 if len(positions) > 1 else 0
            if isinstance(letter, Entries) and 0 <= row < letter.rows and 0 <= column < letter.columns:
                return letter.values[row * letter.columns + column]
        by_entries = self._elementwise_entry(words, indices)
        if by_entries is not None:
            return by_entries
        return atom(Apply("entry", (self.forms.canonical(a), *map(self.forms._whole, indices))))

    def _elementwise_entry(self, words: Words, indices: tuple[Term, ...]) -> Polynomial | None:
        """An entry of a sum of vectors made entry by entry, in entries of those; None for others and single ones."""
        parts, powers = [], [elementwise(word) for word in words.terms]
        if len(indices) != 1 or None in powers or is_plain(words):
            return None
        for power, coefficient in zip(powers, words.terms.values(), strict=True):
            factors = [
                self.forms.arithmetic.power(atom(Apply("entry", (base, self.forms._whole(indices[0])))), e)
                for base, e in power or ()
            ]
            parts.append(self.forms.arithmetic.product(coefficient, *factors))
        return sum_of(parts)

    def is_zero(self, words: Words) -> bool:
        """Whether every coefficient vanishes."""
        collected = self._collected(words)
        zero = self.forms.arithmetic.is_zero
        for word, coefficient in collected.terms.items():
            if len(word) == 1 and isinstance(word[0], Entries):
                if not all(zero(v) for v in word[0].values):
                    return False
            elif not zero(coefficient):
                return False
        return True

    def term_of(self, words: Words, sort: Matrix) -> Term:
        """The sum of words as a term, the same for the same words."""
        pieces = []
        for word in sorted(words.terms, key=lambda w: [letter_key(x) for x in w]):
            coefficient = words.terms[word]
            body = word_term(word) if word else Apply("identity", (sort.rows,))
            pieces.append(body if coefficient == ONE else Apply("multiply", (term_of(coefficient), body)))
        if not pieces:
            return Apply("zero", (sort.rows, sort.columns))
        total = pieces[0]
        for piece in pieces[1:]:
            total = Apply("add", (total, piece))
        return total
