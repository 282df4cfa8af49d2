"""What a part is given, as rows of a display: symbols of a kind together, then laws, definitions, assumptions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from symderiv.deriving.derivation import DerivedPart
from symderiv.language.printing import latex
from symderiv.language.sorting import variable_of
from symderiv.language.sorts import ONE, Matrix, Scalar
from symderiv.language.terms import Apply, Bind, Symbol, Term
from symderiv.reporting.rows import Row

__all__ = ["SIGNS", "givens", "statement"]

SIGNS: Mapping[str, str] = {
    "equal": "=", "less": "<", "less_equal": r"\le", "greater": ">", "greater_equal": r"\ge",
}  # fmt: skip
SIGNED: Mapping[str, tuple[str, str]] = {
    "positive": (">", "0"), "negative": ("<", "0"), "nonnegative": (r"\ge", "0"), "nonpositive": (r"\le", "0"),
    "nonzero": (r"\ne", "0"),
}  # fmt: skip


def givens(part: DerivedPart) -> Iterator[Row]:
    """All that is in force in a part."""
    context = part.context
    alike: dict[tuple[str, str], list[str]] = {}
    for symbol in dict.fromkeys(context.symbols.values()):
        if symbol not in context.definitions and symbol not in context.random and (kind := _kind(symbol)):
            alike.setdefault(kind, []).append(latex(symbol))
    for (relation, what), names in alike.items():
        yield Row(", ".join(names), relation, what)
    for symbol, law in context.random.items():
        yield Row(latex(symbol), r"\sim", latex(law))
    for symbol, body in context.definitions.items():
        left, right = _applied(symbol, body)
        yield Row(latex(left), ":=", latex(right))
    for assumption in context.assumptions:
        yield statement(assumption)


def statement(said: Term) -> Row:
    """A statement as a row: in three where it is a relation."""
    match said:
        case Apply(relation, (left, right)) if relation in SIGNS:
            return Row(latex(left), SIGNS[relation], latex(right))
    return Row("", "", latex(said))


def _kind(symbol: Symbol) -> tuple[str, str] | None:
    """The relation and right side that say what a symbol is, where a reader might wonder."""
    match symbol.sort:
        case Matrix(rows, columns, properties, kind):
            field = r"\mathbb{C}" if kind == "complex" else r"\mathbb{R}"
            size = latex(rows) if columns == ONE else rf"{latex(rows)} \times {latex(columns)}"
            words = "".join(rf",\ \text{{{p}}}" for p in sorted(properties))
            return r"\in", f"{field}^{{{size}}}{words}"
        case Scalar("real", properties) if properties:
            return next((SIGNED[p] for p in SIGNED if p in properties), (r"\in", r"\mathbb{R}"))
        case Scalar("real" | "complex" as kind, _):
            return r"\in", r"\mathbb{R}" if kind == "real" else r"\mathbb{C}"
    return None


def _applied(symbol: Symbol, body: Term) -> tuple[Term, Term]:
    """A definition as it is written: a function at its arguments."""
    arguments: list[Term] = []
    while isinstance(body, Bind) and body.operator == "lambda":
        variable = variable_of(body)
        arguments.append(variable)
        body = body.open(variable)
    return (Apply("apply", (symbol, *arguments)) if arguments else symbol), body
