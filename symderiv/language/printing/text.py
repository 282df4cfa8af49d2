"""Text: a term as LaTeX, by the tables of how each construct is written.

What is printed is read back, in the same context, as the same term. That decides where brackets and ``\\cdot`` stand:
between digits, after a word that would reach further, nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

from symderiv.errors import LanguageError
from symderiv.language.outcomes import is_random
from symderiv.language.printing.writing import (
    Text,
    bracketed,
    closed,
    in_brackets,
    number_text,
    script,
    sized,
    symbol_text,
)
from symderiv.language.signature import Operator, Writing
from symderiv.language.sorting import sort_of, variable_of
from symderiv.language.sorts import Function, Matrix, Set, Sort
from symderiv.language.terms import Apply, Bind, Bound, Number, Symbol, Term, Unread, free_symbols, subterms
from symderiv.language.vocabulary import VOCABULARY

__all__ = ["argument", "filled", "latex", "letter", "scripted", "sorted_as", "text", "zero_beside"]

POWER, PREFIX, PRODUCT, SUM = 50, 40, 30, 20
# i comes late: where numbers are complex it is their unit.
WHOLE_LETTERS, LETTERS = ("j", "k", "l", "i", "m", "n"), ("t", "s", "u", "v", "w", "x", "y", "z", "r")


def latex(term: Term) -> str:
    """The term as LaTeX."""
    return text(term).latex


def text(term: Term) -> Text:
    """The term as LaTeX that knows how tightly it binds."""
    written = _written(term)
    greedy = isinstance(term, Bind) and VOCABULARY[term.operator].writes.template.endswith("{b}")
    return replace(
        written, latex=sized(written.latex).replace(r"|\right", r"| \right"), greedy=written.greedy or greedy
    )


def _written(term: Term) -> Text:
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
            own = _tables()[1].get(term.operator)
            bound = own(term) if own is not None else None
            return bound if bound is not None else _binder(term)
        case Apply(operator, arguments):
            special = _tables()[0].get(operator)
            written = special(*arguments) if special is not None else None
            return written if written is not None else _generic(operator, arguments)


def argument(term: Term, least: int) -> str:
    """The term as LaTeX, in brackets where it binds less tightly than ``least``."""
    return bracketed(text(term), least)


def _generic(operator: str, arguments: tuple[Term, ...]) -> Text:
    row = VOCABULARY.get(operator)
    if not isinstance(row, Operator):
        raise LanguageError(f"there is no operator {operator!r} in the vocabulary")
    written = [argument(term, _least(row.writes, index)) for index, term in enumerate(arguments)]
    if 10 < row.writes.level < PREFIX and row.writes.template.startswith("{0} "):
        return _infix(row.writes, arguments, written)
    if row.writes.level == PREFIX and len(written) == 1:
        if written[0] == latex(arguments[0]) and closed(written[0]):
            written = [in_brackets(written[0])]  # else the word would take the brackets and leave the script
        if closed(written[0]):
            return Text(row.writes.template.format("").rstrip() + written[0], PREFIX)
    return filled(row.writes, written)


def _infix(writing: Writing, arguments: tuple[Term, ...], written: list[str]) -> Text:
    """A sign between two terms: a big sign in the first is closed in, one that begins the last reaches to the end."""
    if text(arguments[0]).greedy:
        written[0] = in_brackets(latex(arguments[0]))
    last = text(arguments[-1])
    if isinstance(arguments[-1], Bind) and last.greedy and last.level > SUM and writing.template.endswith(" {1}"):
        return replace(filled(writing, [written[0], last.latex]), greedy=True)
    return filled(writing, written)


def _least(writing: Writing, index: int) -> int:
    if not writing.arguments:
        return 0
    return writing.arguments[min(index, len(writing.arguments) - 1)]


def filled(writing: Writing, written: list[str]) -> Text:
    """The template with its arguments; ``{*}`` stands for those it does not name."""
    named = {int(digit) for digit in re.findall(r"\{(\d)\}", writing.template)}
    rest = ", ".join(text for index, text in enumerate(written) if index not in named)
    template = re.sub(r"([_^])\{\{\{(\d)\}\}\}", lambda m: _braced(script(m[1], written[int(m[2])])), writing.template)
    filled = template.format(*written, **{"*": rest})
    # A word before its argument reaches as far as it can.
    opened = writing.level == PREFIX and filled.endswith(written[-1] if written else "?")
    return Text(filled, writing.level, opened)


def _braced(latex: str) -> str:
    """The LaTeX within a template."""
    return latex.replace("{", "{{").replace("}", "}}")


def sorted_as(term: Term) -> Sort | None:
    """The sort of a term; None where it has a loose variable that does not fit."""
    try:
        return sort_of(term)
    except LanguageError:
        return None


def zero_beside(term: Term, other: Term, least: int) -> str:
    """A zero vector next to a vector needs no size."""
    plain_zero = isinstance(term, Apply) and term.operator == "zero"
    if plain_zero and not (isinstance(other, Apply) and other.operator in ("zero", "matrix", "blocks")):
        return "0"
    return argument(term, least)


def scripted(term: Term, least: int, mark: str) -> str:
    """A base for a script: in brackets where it has one of that kind already."""
    text = argument(term, least)
    free = closed(text) or not (isinstance(term, Symbol) or mark == "_")
    return text if free or (mark not in text and not (mark == "^" and "'" in text)) else in_brackets(text)


def letter(term: Bind) -> Symbol:
    """The author's letter for the variable, or another one where that would be mistaken for something else."""
    symbols = free_symbols(term)
    own = variable_of(term)
    taken = {s.name for s in symbols if not (is_random(s) or _is_range(s) or _is_sequence_of(s, own))}
    taken |= {part.written_as for part in subterms(term.body) if isinstance(part, Bind)} - {term.written_as}
    if any(getattr(symbol.sort, "kind", "") == "complex" for symbol in symbols):
        taken.add("i")  # where numbers are complex, it is their unit
    whole = getattr(own.sort, "kind", "real") == "integer"
    others = (*WHOLE_LETTERS, *LETTERS) if whole else (*LETTERS, *WHOLE_LETTERS)
    name = next((letter for letter in (term.written_as, *others) if letter not in taken), term.written_as)
    return own if name == own.name else variable_of(term, name)


def _is_range(symbol: Symbol) -> bool:
    """Whether it is the set that an index runs over, which is called like the index."""
    return isinstance(symbol.sort, Set) and symbol.name[:1].islower()


def _is_sequence_of(symbol: Symbol, own: Symbol) -> bool:
    """Whether it is a sequence of things like the variable, which are told from it by their indices."""
    match symbol.sort:
        case Function(_, value, properties):
            return "sequence" in properties and value == own.sort and isinstance(value, Matrix)
    return False


def _binder(term: Bind) -> Text:
    writing, variable = VOCABULARY[term.operator].writes, letter(term)
    body = argument(term.open(variable), _least(writing, 0))
    return Text(writing.template.format(v=variable.name, d=latex(term.domain), b=body), writing.level)


@cache
def _tables() -> tuple[Mapping[str, Callable[..., Text | None]], Mapping[str, Callable[[Bind], Text | None]]]:
    from symderiv.language.printing.tables import (  # they print their arguments by means of this module
        BINDERS,
        OPERATORS,
    )

    return OPERATORS, BINDERS
