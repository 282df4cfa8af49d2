"""Plain text: a term on one line, for terminals; short and readable, never read back."""

# ruff: noqa: E501  (tables may be as wide as they need)
from __future__ import annotations

from collections.abc import Mapping

from symderiv.errors import LanguageError
from symderiv.language.printing.plain_binders import bound, density, spelled
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import OUTCOME, Function, Sort, has
from symderiv.language.terms import Apply, Bind, Bound, Number, Symbol, Term, Unread

__all__ = ["plain"]

INFIX: Mapping[str, tuple[str, int]] = {
    "add": (" + ", 20), "subtract": (" - ", 20), "multiply": (" ", 30), "divide": ("/", 30), "hadamard": (" .* ", 30), "hadamard_divide": (" ./ ", 30),
    "equal": (" = ", 10), "not_equal": (" != ", 10), "less": (" < ", 10), "less_equal": (" <= ", 10), "greater": (" > ", 10),
    "greater_equal": (" >= ", 10), "proportional": (" ~ ", 10), "member": (" in ", 10), "and": (" and ", 8), "or": (" or ", 7),
    "implies": (" => ", 3), "iff": (" <=> ", 2), "not_member": (" not in ", 10), "contains": (" contains ", 10), "approximately": (" ~= ", 10),
    "nearly_equal": (" ~= ", 10), "much_less": (" << ", 10), "much_greater": (" >> ", 10), "subset": (" subset of ", 10), "subset_equal": (" subset of ", 10),
    "superset": (" superset of ", 10), "superset_equal": (" superset of ", 10), "divides": (" divides ", 10), "distributed": (" ~ ", 10),
    "union": (" union ", 20), "intersection": (" and ", 30), "set_difference": (" without ", 20), "cartesian_product": (" x ", 30), "modulo": (" mod ", 30),
    "composed": (" o ", 30),
}  # fmt: skip
PREFIX: Mapping[str, str] = {"log": "log", "sin": "sin", "cos": "cos", "tan": "tan", "exp": "exp", "sqrt": "sqrt", "determinant": "det", "trace": "tr",
                             "diagonal": "diag"}  # fmt: skip
CONSTANTS: Mapping[str, str] = {
    "imaginary_unit": "i",
    "infinity": "oo",
    "reals": "R",
    "complexes": "C",
    "integers": "Z",
    "naturals": "N",
    "rationals": "Q",
    "empty_set": "{}",
}
POSTFIX: Mapping[str, str] = {
    "transpose": "^T",
    "inverse": "^-1",
    "factorial": "!",
    "inverse_function": "^-1",
    "complement": "^c",
}
BRACKETS: Mapping[str, tuple[str, str]] = {
    "absolute": ("|", "|"), "norm": ("||", "||"), "set": ("{", "}"), "tuple": ("(", ")"), "closed_interval": ("[", "]"), "open_interval": ("(", ")"),
    "closed_open_interval": ("[", ")"), "open_closed_interval": ("(", "]"), "cardinality": ("|", "|"), "indicator": ("1[", "]"), "inner": ("<", ">"),
}  # fmt: skip


def plain(term: Term) -> str:
    """The term on one line."""
    return _at(term, 0)


def _at(term: Term, least: int) -> str:
    text, level = _text(term)
    return text if level >= least else f"({text})"


def _text(term: Term) -> tuple[str, int]:
    match term:
        case Number(value):
            return str(value), 100 if value >= 0 and value.denominator == 1 else 22
        case Symbol(name, _):
            return spelled(name), 100
        case Bound(depth):
            return f"#{depth}", 100
        case Unread(characters):
            return f"?{characters}?", 100
        case Bind():
            return bound(term, _at)
        case Apply(operator, arguments):
            return _applied(operator, arguments)


def _applied(operator: str, arguments: tuple[Term, ...]) -> tuple[str, int]:
    if operator in INFIX and len(arguments) == 2:
        return _infix(operator, *arguments)
    if operator in CONSTANTS:
        return CONSTANTS[operator], 100
    if operator in BRACKETS:
        opening, closing = BRACKETS[operator]
        return f"{opening}{', '.join(_at(a, 0) for a in arguments)}{closing}", 100
    if operator in POSTFIX:
        return _at(arguments[0], 51) + POSTFIX[operator], 50
    match operator, arguments:
        case "negate", (a,):
            return f"-{_at(a, 30)}", 22
        case (("power" | "hadamard_power"), (a, n)):
            return f"{_at(a, 51)}^{_exponent(n)}", 50
        case "identity", (n,):
            return f"I_{_at(n, 100)}", 100
        case "apply", (Symbol(name, _), Symbol(_, sort)) if sort == OUTCOME:
            return spelled(name), 100
        case "range", (first, last):
            return f"{{{_at(first, 0)}, ..., {_at(last, 0)}}}", 100
        case "from", (first,):
            return f"{{{_at(first, 0)}, {_at(first, 20)} + 1, ...}}", 100
        case "not", (a,):
            return f"not {_at(a, 11)}", 9
        case "cases", parts:
            return _cases(parts), 100
        case "density_at", (distribution, at):
            return density(distribution, at, _at), 60
        case "zero", _:
            return "0", 100
        case "matrix", (_, Number(columns), *entries):
            return _matrix([_at(entry, 0) for entry in entries], int(columns)), 100
        case "entry", (a, *indices):
            return f"{_at(a, 60)}[{', '.join(_at(i, 0) for i in indices)}]", 60
        case "apply", (f, *values):
            return _call(f, values), 60
    if operator in PREFIX:
        inner = _at(arguments[0], 100)
        return f"{PREFIX[operator]}{inner}" if inner.startswith("(") else f"{PREFIX[operator]} {inner}", 40
    said = operator.replace("_", " ")
    return f"{said}({', '.join(_at(a, 0) for a in arguments)})" if arguments else said, 60


def _infix(operator: str, a: Term, b: Term) -> tuple[str, int]:
    sign, level = INFIX[operator]
    left, right = _at(a, level), _at(b, level + 1)
    if operator == "multiply" and right[0].isdigit():
        sign = " * "
    return f"{left}{sign}{right if not right.startswith('-') else f'({right})'}", level


def _cases(parts: tuple[Term, ...]) -> str:
    pairs = [f"{_at(value, 0)} if {_at(when, 0)}" for value, when in zip(parts[::2], parts[1::2], strict=False)]
    last = [f"{_at(parts[-1], 0)} otherwise"] if len(parts) % 2 else []
    return f"{{{'; '.join([*pairs, *last])}}}"


def _exponent(n: Term) -> str:
    text, level = _text(n)
    simple = (
        level >= 100 or (isinstance(n, Number) and n.value.denominator == 1) or (text[0] == "-" and text[1:].isalnum())
    )
    return text if simple else f"({text})"


def _matrix(entries: list[str], columns: int) -> str:
    rows = [entries[at : at + columns] for at in range(0, len(entries), max(1, columns))]
    return "[" + ", ".join(f"[{', '.join(row)}]" if columns > 1 else row[0] for row in rows) + "]"


def _call(function: Term, values: list[Term]) -> str:
    sort: Sort | None
    try:
        sort = sort_of(function)
    except LanguageError:
        sort = None
    inside = ", ".join(_at(value, 0) for value in values)
    if isinstance(sort, Function) and has(sort, "sequence"):
        return f"{_at(function, 60)}_{inside}" if inside.isalnum() else f"{_at(function, 60)}_({inside})"
    return f"{_at(function, 60)}({inside})"
