"""Ranges: big signs with their letters, sets by a condition, cases, and lists with dots."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from symderiv.language.printing.images import image, union_of_images
from symderiv.language.printing.text import argument, latex, letter
from symderiv.language.printing.writing import Text
from symderiv.language.sorts import Set
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, number

__all__ = ["RANGES", "RANGE_BINDERS", "big", "is_implied"]

PRODUCT = 30


def is_implied(domain: Term, variable: Symbol) -> bool:
    """Whether a range is the set named like its letter: what was not stated."""
    return isinstance(domain, Symbol) and isinstance(domain.sort, Set) and domain.name == variable.name


def big(sign: str, level: int) -> Callable[[Bind], Text]:
    r"""A sign such as ``\\sum`` with what stands below and above it, and its body."""

    def written(term: Bind) -> Text:
        variable = letter(term)
        bounds = _bounds(term.domain, variable)
        return Text(f"{sign}{bounds} {argument(term.open(variable), PRODUCT)}", level, open=True)

    return written


def _bounds(domain: Term, variable: Symbol) -> str:
    name = variable.name
    match domain:
        case Apply("range", (first, last)):
            return f"_{{{name}={latex(first)}}}^{{{latex(last)}}}"
        case Apply("from", (first,)):
            return rf"_{{{name}={latex(first)}}}^{{\infty}}"
        case Apply("power_set", (whole,)):
            return rf"_{{{name} \subseteq {latex(whole)}}}"
        case Bind("such_that", over, _):
            condition = latex(domain.open(variable))
            within = "" if is_implied(over, variable) else rf" \in {latex(over)}"
            return rf"_{{{name}{within} : {condition}}}"
    return f"_{{{name}}}" if is_implied(domain, variable) else rf"_{{{name} \in {latex(domain)}}}"


def _family(term: Bind) -> Text:
    variable = letter(term)
    return Text(rf"\left({latex(term.open(variable))}\right){_bounds(term.domain, variable)}")


def _such_that(term: Bind) -> Text:
    variable = letter(term)
    return Text(rf"\{{{variable.name} \in {latex(term.domain)} : {latex(term.open(variable))}\}}")


def _from(first: Term) -> Text:
    following = latex(Number(first.value + 1)) if isinstance(first, Number) else rf"{latex(first)} + 1"
    return Text(rf"\{{{latex(first)}, {following}, \dots\}}")


def _member(element: Term, over: Term) -> Text | None:
    """Of functions from one set to another, with a colon."""
    if not isinstance(over, Apply) or over.operator != "functions":
        return None
    source, target = (argument(part, 20) for part in over.arguments)
    return Text(rf"{argument(element, 11)} : {source} \to {target}", 4)


def _cases(*parts: Term) -> Text:
    rows = [rf"{latex(value)} & {latex(condition)}" for value, condition in zip(parts[0::2], parts[1::2], strict=False)]
    if len(parts) % 2:
        rows.append(rf"{latex(parts[-1])} & \text{{otherwise}}")
    return Text(r"\begin{cases} " + r" \\ ".join(rows) + r" \end{cases}")


def _implies(condition: Term, statement: Term) -> Text:
    """With the condition after the statement: an arrow is a step from a statement that is made to another one."""
    return Text(rf"{argument(statement, 5)} \text{{ if }} {argument(condition, 5)}", 3)


def _ends(function: Term) -> tuple[str, str, str] | None:
    """The first, the second and the last value of a function of a range."""
    match function:
        case Bind("lambda", Apply("range", (Number(start) as first, last)), _):
            return latex(function.open(first)), latex(function.open(number(start + 1))), latex(function.open(last))
        case Bind("lambda", Apply("range", (first, last)), _):
            return latex(function.open(first)), latex(function.open(first + 1)), latex(function.open(last))
    return None


def _vector_from(size: Term, function: Term) -> Text | None:
    ends = _ends(function)
    if ends is None:
        return None
    first, second, last = ends
    return Text(rf"\begin{{pmatrix}} {first} \\ {second} \\ \vdots \\ {last} \end{{pmatrix}}")


def _values(function: Term) -> Text | None:
    ends = _ends(function)
    if ends is not None:
        return Text(rf"\{{{ends[0]}, {ends[1]}, \dots, {ends[2]}\}}")
    return image(function)


def _union(term: Bind) -> Text:
    return union_of_images(term) or big(r"\bigcup", 25)(term)


def _matrix_from(rows: Term, columns: Term, function: Term) -> Text | None:
    if not (isinstance(function, Bind) and isinstance(function.domain, Apply) and function.domain.operator == "range"):
        return None
    first, last = function.domain.arguments
    lines = []
    for row in (first, number(first.value + 1) if isinstance(first, Number) else first + 1, last):
        ends = _ends(function.open(row))
        if ends is None:
            return None
        lines.append(rf"{ends[0]} & {ends[1]} & \cdots & {ends[2]}")
    dots = r"\vdots & \vdots & \ddots & \vdots"
    return Text(rf"\begin{{pmatrix}} {lines[0]} \\ {lines[1]} \\ {dots} \\ {lines[2]} \end{{pmatrix}}")


def _entrywise(term: Bind) -> Text:
    """A function of each entry is written like one of the whole."""
    return Text(latex(term.open(term.domain)), 45)


RANGES: Mapping[str, Callable[..., Text | None]] = {
    "implies": _implies, "from": _from, "member": _member, "cases": _cases, "vector_from": _vector_from,
    "values": _values, "matrix_from": _matrix_from,
}  # fmt: skip
RANGE_BINDERS: Mapping[str, Callable[[Bind], Text]] = {
    "sum": big(r"\sum", 25), "product": big(r"\prod", 25), "union_over": _union,
    "family": _family, "intersection_over": big(r"\bigcap", 25), "such_that": _such_that, "entrywise": _entrywise,
}  # fmt: skip
