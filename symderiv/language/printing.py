"""Printing: a term as LaTeX, driven by the ``writes`` column of the vocabulary.

What is printed of numbers, vectors and matrices is read back, in the same context, as the same term. That decides
where brackets and ``\\cdot`` stand: between digits, after a word that would reach further, nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from symderiv.errors import LanguageError
from symderiv.language.plain_text import plain
from symderiv.language.signature import Operator, Writing
from symderiv.language.sorting import sort_of, variable_of
from symderiv.language.sorts import ONE, Function, Matrix, Sort, has
from symderiv.language.terms import Apply, Bind, Bound, Number, Symbol, Term, Unread, free_symbols, subterms
from symderiv.language.vocabulary import VOCABULARY
from symderiv.language.writing import Text, bracketed, number_text, symbol_text

__all__ = ["latex", "plain"]

RELATIONS = ("equal", "not_equal", "less", "less_equal", "greater", "greater_equal", "proportional")
POWER, PREFIX, PRODUCT, SUM = 50, 40, 30, 20
FUNCTION_LETTERS = frozenset(
    [r"f", r"g", r"h", r"F", r"G", r"H", r"p", r"q", r"P", r"Q", r"\phi", r"\psi", r"\varphi", r"\sigma"]
)
LETTERS = ("i", "j", "k", "l", "m", "n", "s", "t", "u", "v", "w", "x", "y", "z")


def latex(term: Term) -> str:
    """The term as LaTeX."""
    return _text(term).latex


def _text(term: Term) -> Text:
    match term:
        case Number(value):
            return number_text(value)
        case Symbol(name, _):
            return Text(symbol_text(name))
        case Bound(depth):
            return Text(rf"\square_{{{depth}}}")
        case Unread(characters):
            return Text(rf"\text{{{characters}}}")
        case Bind():
            return _BINDERS.get(term.operator, _binder)(term)
        case Apply(operator, arguments):
            special = _OPERATORS.get(operator)
            written = special(*arguments) if special is not None else None
            return written if written is not None else _generic(operator, arguments)


def _argument(term: Term, least: int) -> str:
    return bracketed(_text(term), least)


def _generic(operator: str, arguments: tuple[Term, ...]) -> Text:
    row = VOCABULARY.get(operator)
    if not isinstance(row, Operator):
        raise LanguageError(f"there is no operator {operator!r} in the vocabulary")
    written = [_argument(term, _least(row.writes, index)) for index, term in enumerate(arguments)]
    if (
        row.writes.level == PREFIX
        and len(written) == 1
        and written[0] == latex(arguments[0])
        and written[0].startswith(r"\left(")
    ):
        written = [rf"\left({written[0]}\right)"]  # else the word would take the brackets and leave the script
    return _filled(row.writes, written)


def _least(writing: Writing, index: int) -> int:
    if not writing.arguments:
        return 0
    return writing.arguments[min(index, len(writing.arguments) - 1)]


def _filled(writing: Writing, written: list[str]) -> Text:
    """The template with its arguments; ``{*}`` stands for those it does not name."""
    named = {int(digit) for digit in re.findall(r"\{(\d)\}", writing.template)}
    rest = ", ".join(text for index, text in enumerate(written) if index not in named)
    filled = writing.template.format(*written, **{"*": rest})
    # A word before its argument reaches as far as it can.
    opened = writing.level == PREFIX and filled.endswith(written[-1] if written else "?")
    return Text(filled, writing.level, opened)


# Operators whose writing depends on their arguments


def _multiply(a: Term, b: Term) -> Text:
    left, right = _text(a), _text(b)
    first, second = bracketed(left, PRODUCT), bracketed(right, 31)
    return Text(f"{first}{_times(a, left, first, second)}{second}", PRODUCT, right.open and right.level >= 31)


def _times(a: Term, left: Text, first: str, second: str) -> str:
    digit = second[0].isdigit() or second[0] == "."
    mixed = isinstance(a, Number) and second.startswith(r"\frac")
    applies = second.startswith(r"\left(") and re.search(r"(?:^| )(\\?[A-Za-z]+)$", first)
    if digit or mixed or (left.open and left.level >= PRODUCT) or (applies and applies[1] in FUNCTION_LETTERS):
        return r" \cdot "
    return " "


def _sum(sign: str) -> Callable[[Term, Term], Text]:
    def written(a: Term, b: Term) -> Text:
        left, right = _zero_beside(a, b, SUM), _zero_beside(b, a, 21)
        if right.startswith(("-", "{-")):
            right = rf"\left({right}\right)"
        return Text(f"{left} {sign} {right}", SUM)

    return written


def _zero_beside(term: Term, other: Term, least: int) -> str:
    """A zero vector next to a vector needs no size."""
    plain_zero = isinstance(term, Apply) and term.operator == "zero"
    if plain_zero and not (isinstance(other, Apply) and other.operator in ("zero", "matrix", "blocks")):
        return "0"
    return _argument(term, least)


def _relation(operator: str) -> Callable[[Term, Term], Text]:
    def written(a: Term, b: Term) -> Text:
        row = VOCABULARY[operator]
        return _filled(row.writes, [_zero_beside(a, b, 11), _zero_beside(b, a, 11)])

    return written


def _divide(a: Term, b: Term) -> Text:
    above, below = latex(a), latex(b)
    if above.split(" ")[0] == below.split(" ")[0] and above.split(" ")[0] in ("d", r"\partial"):
        below = rf"\left({below}\right)"  # not a derivative
    return Text(rf"\frac{{{above}}}{{{below}}}", 45)


def _sorted(term: Term) -> Sort | None:
    try:
        return sort_of(term)
    except LanguageError:
        return None


def _power(a: Term, n: Term) -> Text:
    base, exponent = _scripted(a, 51, "^"), latex(n)
    taken = exponent in ("T", "t", r"\top") or (isinstance(_sorted(a), Matrix) and exponent in ("-1", "{-1}"))
    if a == Apply("e", ()):
        base = r"\left(e\right)"
    return Text(f"{base}^{{{'+' * taken}{exponent}}}", POWER)


def _scripted(term: Term, least: int, mark: str) -> str:
    """A base for a script: in brackets where it has one of that kind already."""
    text = _argument(term, least)
    closed = text.startswith(r"\left(") or not (isinstance(term, Symbol) or mark == "_")
    return text if closed or (mark not in text and not (mark == "^" and "'" in text)) else rf"\left({text}\right)"


def _hadamard_power(a: Term, n: Term) -> Text:
    sort = _sorted(a)
    plain_power = isinstance(sort, Matrix) and sort.columns == ONE and sort.rows != ONE
    mark = "" if plain_power else r"\odot "
    exponent = latex(n)
    taken = plain_power and exponent in ("T", "t", r"\top")
    return Text(f"{_scripted(a, 51, '^')}^{{{mark}{'+' * taken}{exponent}}}", POWER)


def _marked(mark: str) -> Callable[[Term], Text]:
    return lambda a: Text(f"{_scripted(a, 51, '^')}{mark}", POWER)


def _entry(a: Term, *indices: Term) -> Text:
    return Text(f"{_scripted(a, 60, '_')}_{{{', '.join(map(latex, indices))}}}", 60)


def _apply(function: Term, *arguments: Term) -> Text:
    sort = _sorted(function)
    if isinstance(sort, Function) and has(sort, "sequence") and len(arguments) == 1 and isinstance(function, Symbol):
        return Text(f"{_scripted(function, 60, '_')}_{{{latex(arguments[0])}}}", 60)
    inside = ", ".join(latex(argument) for argument in arguments)
    return Text(rf"{_argument(function, 60)}\left({inside}\right)", 60)


def _zero(rows: Term, columns: Term) -> Text:
    return Text(rf"0_{{{_argument(rows, 31)} \times {_argument(columns, 31)}}}")


def _rows(cells: list[list[str]]) -> Text:
    body = r" \\ ".join(" & ".join(row) for row in cells)
    return Text(rf"\begin{{pmatrix}} {body} \end{{pmatrix}}")


def _matrix(rows: Term, columns: Term, *entries: Term) -> Text | None:
    if not isinstance(columns, Number) or columns.value < 1:
        return None
    width = int(columns.value)
    cells = [latex(entry) for entry in entries]
    return _rows([cells[at : at + width] for at in range(0, len(cells), width)])


def _blocks(a: Term, b: Term, c: Term, d: Term) -> Text:
    return _rows([[_block(a), _block(b)], [_block(c), _block(d)]])


def _block(term: Term) -> str:
    return "0" if isinstance(term, Apply) and term.operator == "zero" else latex(term)


def _density(distribution: Term, at: Term) -> Text:
    match distribution:
        case Apply("normal", (mean, covariance)):
            return Text(
                rf"\mathcal{{N}}\left({latex(at)}; {_zero_beside(mean, covariance, 0)}, {latex(covariance)}\right)", 60
            )
        case Bind("law"):
            return Text(rf"p_{{{latex(distribution.open(_letter(distribution)))}}}\left({latex(at)}\right)", 60)
    return Text(rf"p_{{{latex(distribution)}}}\left({latex(at)}\right)", 60)


def _normal(mean: Term, covariance: Term) -> Text:
    return Text(rf"\mathcal{{N}}\left({_zero_beside(mean, covariance, 0)}, {latex(covariance)}\right)")


# Binders


def _letter(term: Bind) -> Symbol:
    """The author's letter for the variable, or another one where that would be mistaken for something else."""
    taken = {symbol.name for symbol in free_symbols(term)}
    taken |= {part.written_as for part in subterms(term.body) if isinstance(part, Bind)} - {term.written_as}
    name = next((letter for letter in (term.written_as, *LETTERS) if letter not in taken), term.written_as)
    return variable_of(term, name)


def _binder(term: Bind) -> Text:
    writing, variable = VOCABULARY[term.operator].writes, _letter(term)
    body = _argument(term.open(variable), _least(writing, 0))
    return Text(writing.template.format(v=variable.name, d=latex(term.domain), b=body), writing.level)


def _big(sign: str, level: int) -> Callable[[Bind], Text]:
    def written(term: Bind) -> Text:
        variable = _letter(term)
        match term.domain:
            case Apply("range", (first, last)):
                bounds = f"_{{{variable.name}={latex(first)}}}^{{{latex(last)}}}"
            case Apply("from", (first,)):
                bounds = rf"_{{{variable.name}={latex(first)}}}^{{\infty}}"
            case domain:
                bounds = rf"_{{{variable.name} \in {latex(domain)}}}"
        return Text(f"{sign}{bounds} {_argument(term.open(variable), PRODUCT)}", level, open=True)

    return written


def _derivative(term: Bind) -> Text:
    """At a letter that does not occur otherwise, by that letter; else by another one, with the point after a bar."""
    point = term.domain
    if isinstance(point, Symbol) and point not in free_symbols(term.body):
        body = term.open(point)
        if isinstance(body, Apply) and body.operator == "apply" and point in body.arguments:
            return Text(rf"\frac{{\partial {latex(body)}}}{{\partial {point.name}}}", 45)
        return Text(rf"\frac{{\partial}}{{\partial {point.name}}}\left({latex(body)}\right)", 45)
    variable = _letter(term)
    derived = rf"\frac{{\partial}}{{\partial {variable.name}}}\left({latex(term.open(variable))}\right)"
    return Text(rf"\left.{derived}\right|_{{{variable.name}={latex(point)}}}", 45)


_BINDERS: Mapping[str, Callable[[Bind], Text]] = {
    "sum": _big(r"\sum", 25), "product": _big(r"\prod", 25), "derivative": _derivative,
}  # fmt: skip

_OPERATORS: Mapping[str, Callable[..., Text | None]] = {
    "multiply": _multiply, "add": _sum("+"), "subtract": _sum("-"), "divide": _divide, "power": _power,
    "hadamard_power": _hadamard_power, "transpose": _marked(r"^\top"), "inverse": _marked("^{-1}"), "entry": _entry,
    "apply": _apply, "zero": _zero, "matrix": _matrix, "blocks": _blocks, "density_at": _density, "normal": _normal,
    **{name: _relation(name) for name in RELATIONS},
}  # fmt: skip
