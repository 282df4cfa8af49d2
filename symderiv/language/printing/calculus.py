"""Derivatives: by letters, at points, of a letter's order, by an entry; and those of which nothing is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from symderiv.language.printing.text import argument, latex, letter, sorted_as
from symderiv.language.printing.writing import Text, closed, in_brackets, symbol_text
from symderiv.language.sorts import Function, Scalar, has
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, free_symbols, mentions, substitute

__all__ = ["CALCULUS", "DIFFERENTIALS"]

FRACTION, VALUE = 45, 60


def _derivative(term: Bind) -> Text:
    """At a letter that does not occur otherwise, by that letter; else by another one, with the point after a bar."""
    if (by_entry := _by_entry(term)) is not None:
        return by_entry
    variables: list[Term] = []
    body: Term = term
    while isinstance(body, Bind) and body.operator == "derivative" and isinstance(body.domain, Symbol):
        if body.domain in free_symbols(body.body):
            break
        variables.append(body.domain)
        body = body.open(body.domain)
    if variables:
        return _written(body, variables)
    if (primed := _primed(term)) is not None:
        return primed
    variable = letter(term)
    derived = _written(term.open(variable), [variable])
    return Text(rf"\left.{derived.latex}\right|_{{{symbol_text(variable.name)}={latex(term.domain)}}}", FRACTION)


def _written(body: Term, variables: list[Term]) -> Text:
    r"""``\frac{\partial f(x)}{\partial x}``, or the signs before what is differentiated, in brackets."""
    order = f"^{{{len(variables)}}}" if len(variables) > 1 else ""
    below = " ".join(_power(variable, times) for variable, times in _runs(variables))
    if isinstance(body, Apply) and body.operator == "apply" and all(v in body.arguments for v in variables):
        return Text(rf"\frac{{\partial{order} {latex(body)}}}{{{below}}}", FRACTION)
    return Text(rf"\frac{{\partial{order}}}{{{below}}}{in_brackets(latex(body))}", FRACTION)


def _runs(variables: list[Term]) -> list[tuple[Term, int]]:
    runs: list[tuple[Term, int]] = []
    for variable in variables:
        if runs and runs[-1][0] == variable and not _raised(variable):
            runs[-1] = (variable, runs[-1][1] + 1)
        else:
            runs.append((variable, 1))
    return runs


def _raised(variable: Term) -> bool:
    return "^" in latex(variable)


def _power(variable: Term, times: int) -> str:
    return rf"\partial {latex(variable)}" + (f"^{{{times}}}" if times > 1 else "")


def _primed(term: Bind) -> Text | None:
    """``f'(0)``: the derivative of a function of one number, where it is taken at no letter."""
    variable, order, body = letter(term), 1, term.body
    inner = term.open(variable)
    while isinstance(inner, Bind) and inner.operator == "derivative" and inner.domain == variable and order < 3:
        if variable in free_symbols(inner.body):
            return None
        inner, order = inner.open(variable), order + 1
    if not isinstance(inner, Apply) or inner.operator != "apply" or inner.arguments[1:] != (variable,):
        return None
    function = inner.arguments[0]
    sort = sorted_as(function)
    if not isinstance(function, Symbol) or not isinstance(sort, Function) or has(sort, "sequence"):
        return None
    if not isinstance(sort.arguments[0], Scalar) or not isinstance(sort.value, Scalar) or mentions(body, term.domain):
        return None
    return Text(rf"{symbol_text(function.name)}{chr(39) * order}{in_brackets(latex(term.domain))}", VALUE)


def _by_entry(term: Bind) -> Text | None:
    r"""``\frac{\partial}{\partial A_{ij}}``: the entry moves, and the whole is written as it is."""
    point = term.domain
    if not isinstance(point, Apply) or point.operator not in ("entry", "apply"):
        return None
    variable = letter(term)
    whole = point.arguments[0]
    if not isinstance(whole, Symbol):
        return None
    mark = Symbol("\0", whole.sort)
    marked = substitute(term.open(variable), {Apply("with_entry", (*point.arguments, variable)): mark})
    if mentions(marked, variable) or mentions(marked, whole) or not mentions(marked, mark):
        return None
    return _written(substitute(marked, {mark: whole}), [point])


def _of_order(term: Bind) -> Text:
    """By a letter, at a point, of an order that is no number."""
    assert isinstance(term.domain, Apply)
    point, order = term.domain.arguments
    at_letter = isinstance(point, Symbol) and point not in free_symbols(term.body)
    variable = point if at_letter and isinstance(point, Symbol) else letter(term)
    times, name = latex(order), symbol_text(variable.name)
    derived = rf"\frac{{\partial^{{{times}}}}}{{\partial {name}^{{{times}}}}}{in_brackets(latex(term.open(variable)))}"
    if at_letter:
        return Text(derived, FRACTION)
    return Text(rf"\left.{derived}\right|_{{{name}={latex(point)}}}", FRACTION)


# Where nothing is known of what depends on what


def _formal(of: Term, by: Term) -> Text:
    variables, body = [by], of
    while isinstance(body, Apply) and body.operator == "formal_derivative":
        variables.append(body.arguments[1])
        body = body.arguments[0]
    columns = [_listed(part) for part in (body, by)]
    if len(variables) == 1 and None not in columns:
        return Text(rf"\frac{{\partial {columns[0]}}}{{\partial {columns[1]}}}", FRACTION)
    order = f"^{{{len(variables)}}}" if len(variables) > 1 else ""
    below = " ".join(_power(variable, times) for variable, times in _runs(variables))
    if isinstance(body, Symbol) or (isinstance(body, Apply) and body.operator in ("apply", "entry")):
        return Text(rf"\frac{{\partial{order} {latex(body)}}}{{{below}}}", FRACTION)
    return Text(rf"\frac{{\partial{order}}}{{{below}}}{in_brackets(latex(body))}", FRACTION)


def _listed(term: Term) -> str | None:
    """``(x, y)``: a column of letters."""
    match term:
        case Apply("matrix", (rows, Number(columns), *entries)) if columns == 1 and isinstance(rows, Number):
            if len(entries) > 1 and all(isinstance(entry, Symbol) for entry in entries):
                return f"({', '.join(latex(entry) for entry in entries)})"
    return None


def _differential(of: Term) -> Text:
    written = argument(of, VALUE)
    return Text(f"d{written}" if closed(written) else f"d {written}", FRACTION)


CALCULUS: Mapping[str, Callable[[Bind], Text]] = {"derivative": _derivative, "derivative_of_order": _of_order}
DIFFERENTIALS: Mapping[str, Callable[..., Text | None]] = {
    "formal_derivative": _formal, "differential": _differential,
}  # fmt: skip
