"""Integrals, antiderivatives, and functions between two points or at one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from symderiv.language.printing.text import argument, latex, letter, text
from symderiv.language.printing.writing import Text, bracketed, symbol_text
from symderiv.language.terms import Apply, Bind, Symbol, Term, apply, free_symbols

__all__ = ["INTEGRALS", "integrand_text"]

PRODUCT = 30


def integrand_text(body: Term) -> str:
    """In brackets where a letter d in it would be mistaken for the sign before the variable."""
    written = argument(body, PRODUCT)
    bare = any(symbol.name.startswith("d") for symbol in free_symbols(body)) and not written.startswith(r"\left(")
    return rf"\left({written}\right)" if bare else written


def _script(term: Term) -> str:
    return f"{{{latex(term)}}}"


def _bounds(domain: Term, variable: Symbol) -> str:
    match domain:
        case Apply("between", (first, last)):
            return f"_{_script(first)}^{_script(last)}"
        case Symbol(name, _) if name == variable.name:
            return f"_{_script(domain)}"
        case Apply("sequences", (_, first, last)):
            return rf"_{{{latex(apply('slice', variable, first, last))}}}"
        case Bind("such_that", Apply("reals", ())):
            return f"_{{{latex(domain.open(variable))}}}"
        case Bind("such_that"):
            return rf"_{{{symbol_text(variable.name)} \in {latex(domain)}}}"
    return f"_{_script(domain)}"


def _integral(term: Bind) -> Text:
    variable = letter(term)
    bounds = _bounds(term.domain, variable)
    return Text(rf"\int{bounds} {integrand_text(term.open(variable))} \, d{symbol_text(variable.name)}", 45)


def _stieltjes(term: Bind) -> Text | None:
    variable = letter(term)
    bounds = "" if term.domain == apply("reals") else _bounds(term.domain, variable)
    match term.open(variable):
        case Apply("tuple", (integrand, by)):
            return Text(rf"\int{bounds} {integrand_text(integrand)} \, d{argument(by, 60)}", 45)
    return None


def _antiderivative(term: Bind) -> Text:
    """With its point above the sign, so that it cannot be taken for an integral over the whole space."""
    variable = letter(term)
    if isinstance(term.domain, Symbol) and term.domain not in free_symbols(term.body):
        variable = term.domain
    integrand = integrand_text(term.open(variable))
    return Text(rf"\int^{_script(term.domain)} {integrand} \, d{symbol_text(variable.name)}", 45)


def _difference(term: Bind) -> Text:
    """``F`` between two points, by the letter that the bounds are for."""
    variable = letter(term)
    inner = rf"\left.{latex(term.open(variable))}\right|"
    match term.domain:
        case Apply("between", (first, last)):
            return Text(rf"{inner}_{{{symbol_text(variable.name)}={latex(first)}}}^{_script(last)}", 45)
    return Text(rf"{inner}_{_script(term.domain)}", 45)


def _value(term: Bind) -> Text:
    variable = letter(term)
    body = text(term.open(variable))
    inner = rf"\left({body.latex}\right)" if _derived(term.body) else bracketed(body, 0)
    return Text(rf"\left.{inner}\right|_{{{symbol_text(variable.name)}={latex(term.domain)}}}", 45)


def _derived(body: Term) -> bool:
    return isinstance(body, Bind) and body.operator in ("derivative", "derivative_of_order")


INTEGRALS: Mapping[str, Callable[[Bind], Text | None]] = {
    "integral": _integral, "stieltjes_integral": _stieltjes, "antiderivative": _antiderivative,
    "difference_between": _difference, "value_at": _value,
}  # fmt: skip
