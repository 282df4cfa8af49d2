"""The edits of slips: a part of a term to what it may have to be; nothing where the slip is not possible."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from symderiv.errors import LanguageError
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import Function, Matrix, Scalar, Sort
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, apply, number

NO_RADICANDS = frozenset({"negate", "sqrt", "power", "exp", "log", "sin", "cos"})  # one forgets other roots
Edit = Callable[[Term], Iterator[Term]]
"""A part of a term to what it may have to be."""


def sort_or_none(term: Term) -> Sort | None:
    """The sort of a term, None where it has none."""
    try:
        return sort_of(term)
    except LanguageError:
        return None


def _is_square(term: Term) -> bool:
    sort = sort_or_none(term)
    return isinstance(sort, Matrix) and sort.rows == sort.columns


def is_number(term: Term) -> bool:
    """Whether a term is a number."""
    return isinstance(sort_or_none(term), Scalar)


def exchanged(pairs: Mapping[str, str]) -> Edit:
    """One operator for another, in both directions; what they are applied to stays."""
    both = {**pairs, **{b: a for a, b in pairs.items()}}

    def edit(t: Term) -> Iterator[Term]:
        match t:
            case Apply(operator, arguments) if operator in both:
                yield Apply(both[operator], arguments)
            case Bind(operator, _, _, _) if operator in both:
                yield Bind(both[operator], t.domain, t.body, t.written_as)

    return edit


def arguments_swapped(*operators: str) -> Edit:
    """The two arguments of an operator in the other order."""

    def edit(t: Term) -> Iterator[Term]:
        match t:
            case Apply(operator, (a, b)) if operator in operators and a != b:
                yield Apply(operator, (b, a))

    return edit


def negated(t: Term) -> Iterator[Term]:
    """The other sign."""
    match t:
        case Apply("negate", (a,)):
            yield a
        case Apply("add", (a, b)):
            yield a - b
            yield b - a
        case Apply("subtract", (a, b)):
            yield a + b
            yield b - a
        case Number():
            return  # it is the sign of a term or of an exponent
        case _ if is_number(t) or isinstance(sort_or_none(t), Matrix):
            yield -t


def covariance(t: Term) -> Iterator[Term]:
    """A matrix times its transpose for the matrix."""
    if _is_square(t) and not isinstance(t, Apply):
        yield t @ apply("transpose", t)


def absolute(t: Term) -> Iterator[Term]:
    """With or without bars."""
    match t:
        case Apply("absolute", (a,)):
            yield a
        case Apply("determinant", _) | Symbol() if is_number(t):
            yield apply("absolute", t)


def transposed(t: Term) -> Iterator[Term]:
    """With or without a transpose; of a matrix that is written out, entries exchanged."""
    match t:
        case Apply("transpose", (a,)):
            yield a
        case Apply("matrix", (Number(rows), Number(columns), *entries)) if rows == columns > 1:
            n = int(rows)
            yield Apply("matrix", (*t.arguments[:2], *(entries[j * n + i] for i in range(n) for j in range(n))))
        case _ if _is_square(t):
            yield apply("transpose", t)


def inverted(t: Term) -> Iterator[Term]:
    """With or without an inverse."""
    match t:
        case Apply("inverse", (a,)):
            yield a
        case _ if _is_square(t):
            yield apply("inverse", t)


def upside_down(t: Term) -> Iterator[Term]:
    """A fraction the other way round, a factor for a divisor, or the reciprocal."""
    match t:
        case Apply("divide", (a, b)) if is_number(a):
            yield b / a
            yield a * b
        case Apply("multiply", (a, b)) if is_number(a) and is_number(b):
            yield a / b
            yield b / a
        case Symbol() | Apply("determinant" | "absolute" | "entry" | "apply", _) if is_number(t):
            yield number(1) / t


def factors_swapped(t: Term) -> Iterator[Term]:
    """A product of matrices in the other order, also where there are three."""
    match t:
        case Apply("multiply", (a, b)) if isinstance(sort_or_none(a), Matrix) and isinstance(sort_or_none(b), Matrix):
            yield b @ a
            match a, b:
                case Apply("multiply", (first, second)), last:
                    yield first @ last @ second
                    yield second @ first @ last


def out_of_fraction(t: Term) -> Iterator[Term]:
    """A term that was drawn into a fraction."""
    match t:
        case Apply("divide", (Apply(("add" | "subtract") as sign, (a, b)), c)):
            yield Apply(sign, (a, b / c))
            yield Apply(sign, (a / c, b))


def into_fraction(t: Term) -> Iterator[Term]:
    """A term that was left out of a fraction."""
    match t:
        case Apply(("add" | "subtract") as sign, (a, Apply("divide", (b, c)))):
            yield Apply(sign, (a, b)) / c
        case Apply(("add" | "subtract") as sign, (Apply("divide", (b, c)), a)):
            yield Apply(sign, (b, a)) / c


def squared(t: Term) -> Iterator[Term]:
    """With or without a square, of numbers and of vectors entry by entry."""
    match t:
        case Apply("power" | "hadamard_power", (a, Number(value))) if value == 2:
            yield a
        case _ if is_number(t) and not isinstance(t, Number):
            yield t ** number(2)


def rooted(t: Term) -> Iterator[Term]:
    """With or without a root, or half the exponent."""
    match t:
        case Apply("sqrt", (a,)):
            yield a
        case Apply("power", (a, b)) if not isinstance(b, Number):
            yield a ** (b / number(2))
            if isinstance(b, Apply) and b.operator == "divide" and b.arguments[1] == number(2):
                yield a ** b.arguments[0]
        case Apply(operator, arguments) if is_number(t) and operator not in NO_RADICANDS:
            if operator != "divide" or arguments[0] != number(1):
                yield apply("sqrt", t)


def doubled(t: Term) -> Iterator[Term]:
    """Twice or half."""
    match t:
        case Apply("multiply", (Number(value), a)) if value == 2:
            yield a
        case Apply("multiply", (Apply("multiply", (Number(value), a)), b)) if value == 2:
            yield a * b
        case Apply("divide", (a, Number(value))) if value == 2:
            yield a
        case Apply("divide", (Apply("negate", (a,)), b)):
            yield -(a / (number(2) * b))
    if is_number(t) and not isinstance(t, Number):
        yield number(2) * t
        yield t / number(2)


def part_left_out(t: Term) -> Iterator[Term]:
    """Without a term, a factor or a divisor."""
    match t:
        case Apply("add" | "subtract", (a, Number(value))) if value == 1 and _is_whole(a):
            return  # it is one off
        case Apply("add" | "subtract" | "multiply", (a, b)):
            yield a
            yield b
        case Apply("divide", (a, _)):
            yield a


def next_number(t: Term) -> Iterator[Term]:
    """One more or one less."""
    match t:
        case Number(value):
            yield from (number(n) for n in (value + 1, value - 1) if n)
        case Apply("add" | "subtract", (a, Number(value))) if value == 1 and _is_whole(a):
            yield a
        case Symbol() if _is_whole(t):
            yield t + number(1)
            yield t - number(1)


def _is_whole(t: Term) -> bool:
    sort = sort_or_none(t)
    return isinstance(sort, Scalar) and sort.kind == "integer"


def neighbour(t: Term) -> Iterator[Term]:
    """The member of a sequence before or after."""
    match t:
        case Apply("apply", (Symbol(_, Function(_, _, properties)) as s, at)) if "sequence" in properties:
            match at:
                case Apply("add", (k, Number(value))) if value == 1:
                    yield apply("apply", s, k)
                case Apply("subtract", (k, Number(value))) if value == 1:
                    yield apply("apply", s, k)
                case _:
                    yield apply("apply", s, at + number(1))
                    yield apply("apply", s, at - number(1))


def bounds_moved(t: Term) -> Iterator[Term]:
    """A sum or product that begins or ends one off."""
    match t:
        case Bind("sum" | "product", Apply("range", (low, high)), body, letter):
            for a, b in ((low + 1, high), (less(low), high), (low, less(high)), (low, high + 1)):
                yield Bind(t.operator, apply("range", a, b), body, letter)


def less(t: Term) -> Term:
    """One less."""
    return number(t.value - 1) if isinstance(t, Number) else t - number(1)


def digits(t: Term) -> Iterator[Term]:
    """Two digits beside each other exchanged."""
    match t:
        case Number(value) if value.denominator == 1 and 10 < value < 10**9:
            said = str(value)
            for i in range(len(said) - 1):
                if said[i] != said[i + 1]:
                    yield number(int(said[:i] + said[i + 1] + said[i] + said[i + 2 :]))


def weaker(t: Term) -> Iterator[Term]:
    """An inequality that allows equality."""
    signs = {"less": "less_equal", "greater": "greater_equal"}
    match t:
        case Apply(relation, arguments) if relation in signs:
            yield Apply(signs[relation], arguments)
