"""Models and values as people read them, and as the contract's JSON has them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flint import acb, arb, fmpq

from symderiv.deciding.evaluation_exact import Evaluation
from symderiv.deciding.laws.showing import has_no_letter, shown_table
from symderiv.deciding.laws.tables import Family, Table
from symderiv.deciding.verdicts import Counterexample, Shown
from symderiv.language.meaning_exact import NoMeaning, Undefined
from symderiv.language.sorts import Function
from symderiv.language.terms import Apply, Bind, Bound, Number, Symbol, Term

if TYPE_CHECKING:
    from symderiv.deciding.models import Model

__all__ = ["counterexample_of", "shown", "shown_number"]

DIGITS = 12
RELATIONS = frozenset(
    {"equal", "not_equal", "less", "less_equal", "greater", "greater_equal", "proportional", "member"}
)
SIGNS = {"add": " + ", "subtract": " - ", "multiply": " ", "divide": "/", "power": "^"}


def counterexample_of(statement: Term, model: Model) -> Counterexample:
    """The counterexample that a model is, with both sides of the statement."""
    evaluation = Evaluation(model.values)
    if isinstance(statement, Apply) and statement.operator in RELATIONS:
        left, right = (_side(evaluation, side) for side in statement.arguments)
    else:
        left, right = "the statement", "false"
    named = [(s, v) for s, v in model.values.items() if not s.name.startswith("\0") and not has_no_letter(v)]
    named.sort(key=lambda pair: isinstance(pair[0].sort, Function))
    printed: dict[str, Shown] = {}
    for symbol, value in named:  # one letter may be a number and a function
        printed[f"{symbol.name}()" if symbol.name in printed else symbol.name] = shown(value, model.values)
    return Counterexample(printed, left, right, model.values)


def _side(evaluation: Evaluation, side: Term) -> str:
    try:
        value = evaluation.value(side)
    except (Undefined, NoMeaning):
        return "undefined"
    if isinstance(value, tuple):
        return "[" + ", ".join("[" + ", ".join(map(shown_number, row)) + "]" for row in value) + "]"
    return shown_number(value) if isinstance(value, fmpq | arb | acb) else str(getattr(value, "value", "a value"))


def shown(value: Any, values: Any = None) -> Shown:
    """A value: a number as a fraction or a ball, a matrix by rows, a function as ``x -> ...``, a sequence's start."""
    if isinstance(value, tuple):
        return [[shown_number(e) for e in row] for row in value]
    if isinstance(value, fmpq | arb | acb):
        return shown_number(value)
    if isinstance(value, Apply | Bind | Number):
        return _written(value, values or {}, ())
    if isinstance(value, Table | Family):
        return shown_table(value, values or {})
    if callable(value):
        return ", ".join(_member(value, k) for k in range(4)) + ", ..."
    return str(value)


def _member(sequence: Callable[[fmpq], Any], k: int) -> str:
    try:
        return shown_number(sequence(fmpq(k)))
    except (Undefined, NoMeaning):  # the recurrence divides by zero there
        return "undefined"


def shown_number(value: Any) -> str:
    """``3/2``, ``1 + 2i``; a number that is not rational to twelve digits, with its error where that matters."""
    if isinstance(value, fmpq):
        return str(value)
    if isinstance(value, tuple):
        return str([[shown_number(e) for e in row] for row in value])
    if isinstance(value, acb):
        return f"{shown_number(value.real)} + {shown_number(value.imag)} i"
    if isinstance(value, arb):
        if value.is_exact() and value.is_integer():
            return str(value.unique_fmpz())
        return str(value.str(DIGITS, radius=False)) if value.rel_accuracy_bits() > 45 else str(value.str(DIGITS))
    return str(value)


def _written(term: Term, values: Any, letters: tuple[str, ...]) -> str:
    """A drawn function: polynomials with their parameters filled in."""
    match term:
        case Number(value):
            return str(value)
        case Bound(depth):
            return letters[depth] if depth < len(letters) else "?"
        case Symbol(name, _):
            known = values.get(term)
            if not name.startswith("\0") or known is None:
                return name
            return str(shown(known))
        case Bind("lambda", _, body, letter):
            return f"{letter} -> {_written(body, values, (letter, *letters))}"
        case Apply(operator, (a, b)) if operator in SIGNS:
            left, right = _written(a, values, letters), _written(b, values, letters)
            return f"{_bracketed(left)}{SIGNS[operator]}{_bracketed(right)}"
        case Apply(operator, arguments):
            return f"{operator}({', '.join(_written(a, values, letters) for a in arguments)})"
    return "..."


def _bracketed(text: str) -> str:
    return f"({text})" if " + " in text or " - " in text or text.startswith("-") else text
