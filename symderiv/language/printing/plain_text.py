"""Plain text: a term on one line, for terminals; short and readable, never read back."""

# ruff: noqa: E501  (tables may be as wide as they need)
from __future__ import annotations

from collections.abc import Mapping

from symderiv.errors import LanguageError
from symderiv.language.sorting import sort_of, variable_of
from symderiv.language.sorts import Function, Sort, has
from symderiv.language.terms import Apply, Bind, Bound, Number, Symbol, Term, Unread

__all__ = ["plain"]

INFIX: Mapping[str, tuple[str, int]] = {
    "add": (" + ", 20), "subtract": (" - ", 20), "multiply": (" ", 30), "divide": ("/", 30), "hadamard": (" .* ", 30), "hadamard_divide": (" ./ ", 30),
    "equal": (" = ", 10), "not_equal": (" != ", 10), "less": (" < ", 10), "less_equal": (" <= ", 10), "greater": (" > ", 10),
    "greater_equal": (" >= ", 10), "proportional": (" ~ ", 10), "member": (" in ", 10), "and": (" and ", 8), "or": (" or ", 7),
    "implies": (" => ", 3), "iff": (" <=> ", 2),
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
}
POSTFIX: Mapping[str, str] = {"transpose": "^T", "inverse": "^-1", "factorial": "!"}
SPELLED: Mapping[str, str] = {"\\": "", "{": "", "}": "", "tilde ": "~", "hat ": "^", "bar ": "-"}


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
            return _spelled(name), 100
        case Bound(depth):
            return f"#{depth}", 100
        case Unread(characters):
            return f"?{characters}?", 100
        case Bind(operator, domain, _, _):
            variable = variable_of(term)
            body = _at(term.open(variable), 0)
            where = _where(operator, _spelled(variable.name), domain)
            return f"{operator}[{where}] ({body})", 25
        case Apply(operator, arguments):
            return _applied(operator, arguments)


def _where(operator: str, letter: str, domain: Term) -> str:
    if operator == "derivative":
        return f"{letter} at {_at(domain, 11)}"
    if isinstance(domain, Apply) and domain.operator == "range":
        return f"{letter} = {_at(domain.arguments[0], 0)}..{_at(domain.arguments[1], 0)}"
    return f"{letter} in {_at(domain, 11)}"


def _spelled(name: str) -> str:
    for written, said in SPELLED.items():
        name = name.replace(written, said)
    return name


def _applied(operator: str, arguments: tuple[Term, ...]) -> tuple[str, int]:
    if operator in INFIX and len(arguments) == 2:
        return _infix(operator, *arguments)
    if operator in CONSTANTS:
        return CONSTANTS[operator], 100
    if operator in POSTFIX:
        return _at(arguments[0], 51) + POSTFIX[operator], 50
    match operator, arguments:
        case "negate", (a,):
            return f"-{_at(a, 30)}", 22
        case (("power" | "hadamard_power"), (a, n)):
            return f"{_at(a, 51)}^{_exponent(n)}", 50
        case "absolute", (a,):
            return f"|{_at(a, 0)}|", 100
        case "norm", (a,):
            return f"||{_at(a, 0)}||", 100
        case "identity", (n,):
            return f"I_{_at(n, 100)}", 100
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
    return f"{operator}({', '.join(_at(a, 0) for a in arguments)})" if arguments else operator, 60


def _infix(operator: str, a: Term, b: Term) -> tuple[str, int]:
    sign, level = INFIX[operator]
    left, right = _at(a, level), _at(b, level + 1)
    if operator == "multiply" and right[0].isdigit():
        sign = " * "
    return f"{left}{sign}{right if not right.startswith('-') else f'({right})'}", level


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
