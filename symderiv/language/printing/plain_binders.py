"""Plain text of what binds a letter: sums, integrals, limits, quantifiers, densities, expectations."""

# ruff: noqa: E501  (tables may be as wide as they need)
from __future__ import annotations

from collections.abc import Callable, Mapping

from symderiv.language.sorting import variable_of
from symderiv.language.sorts import OUTCOME
from symderiv.language.terms import Apply, Bind, Symbol, Term

__all__ = ["bound", "density", "spelled"]

SPELLED: Mapping[str, str] = {
    "\\mathcal{": "",
    "\\mathbb{": "",
    "\\mathfrak{": "",
    "\\": "",
    "{": "",
    "}": "",
    "tilde ": "~",
    "hat ": "^",
    "bar ": "-",
}

Writer = Callable[[Term, int], str]

# {v} the letter, {w} the letter and what it runs over, {d} that alone, {b} what is said; and how tightly it binds.
WRITTEN: Mapping[str, tuple[str, int]] = {
    "lambda": ("{v} -> {b}", 5), "forall": ("for all {w}: {b}", 4), "exists": ("there is {w}: {b}", 4), "exists_unique": ("there is exactly one {w}: {b}", 4),
    "such_that": ("{{{w}: {b}}}", 100), "largest": ("max[{w}] ({b})", 25), "smallest": ("min[{w}] ({b})", 25), "supremum": ("sup[{w}] ({b})", 25),
    "infimum": ("inf[{w}] ({b})", 25), "argmax": ("argmax[{w}] ({b})", 25), "argmin": ("argmin[{w}] ({b})", 25), "limit": ("lim[{w}] ({b})", 25),
    "upper_limit": ("limsup[{w}] ({b})", 25), "lower_limit": ("liminf[{w}] ({b})", 25), "value_at": ("({b}) at {v} = {d}", 25),
    "union_over": ("union[{w}] ({b})", 25), "intersection_over": ("intersection[{w}] ({b})", 25), "antiderivative": ("antiderivative[{v} at {d}] ({b})", 25),
}  # fmt: skip
MOMENTS: Mapping[str, str] = {
    "expectation": "E", "variance": "Var", "standard_deviation": "std", "covariance": "Cov", "correlation": "Corr", "mutual_information": "I",
    "conditional_entropy": "H", "independent": "independent",
}  # fmt: skip
TOWARDS: Mapping[str, str] = {
    "approaching": "",
    "approaching_from_above": " from above",
    "approaching_from_below": " from below",
}


def bound(term: Bind, at: Writer) -> tuple[str, int]:
    """A binder, and how tightly what is written binds; ``at`` writes a part at a least level."""
    variable = variable_of(term)
    body = term.open(variable)
    if term.operator in MOMENTS:
        return f"{MOMENTS[term.operator]}{_drawn(term, variable, at)}[{at(body, 0)}]", 100
    if term.operator == "probability":
        letter, condition = _law(term.domain, at)
        return f"{letter}({at(body, 0)}{condition})", 100
    if term.operator in ("given", "law") and variable.sort == OUTCOME:
        letter, condition = _law(term if term.operator == "given" else term.domain, at)
        return f"{letter}({at(body, 0) if term.operator == 'law' else ''}{condition})", 100
    template, level = WRITTEN.get(term.operator, (f"{term.operator.replace('_', ' ')}[{{w}}] ({{b}})", 25))
    letter = spelled(variable.name)
    where = _where(term.operator, letter, term.domain, at)
    return template.format(v=letter, w=where, d=at(term.domain, 11), b=at(body, 0)), level


def density(distribution: Term, point: Term, at: Writer) -> str:
    """A density at a point: ``N(x; 0, 1)``, ``p(X = x | Z = z)``."""
    match distribution:
        case Apply("normal", (mean, spread)):
            return f"N({at(point, 0)}; {at(mean, 0)}, {at(spread, 0)})"
        case Bind("law", over, _) if variable_of(distribution).sort == OUTCOME:
            letter, condition = _law(over, at)
            return f"{letter}({at(distribution.open(variable_of(distribution)), 11)} = {at(point, 11)}{condition})"
    return f"density of {at(distribution, 60)} at {at(point, 60)}"


def spelled(name: str) -> str:
    """The name of a symbol without commands."""
    for written, said in SPELLED.items():
        name = name.replace(written, said)
    return name


def _law(law: Term, at: Writer) -> tuple[str, str]:
    """The letter of a law, and what it is given, after a bar."""
    if isinstance(law, Bind) and law.operator == "given":
        letter, condition = _law(law.domain, at)
        said = at(law.open(variable_of(law)), 0)
        return letter, f"{condition}, {said}" if condition else f" | {said}"
    return at(law, 60), ""


def _drawn(term: Bind, variable: Symbol, at: Writer) -> str:
    """Under what an expectation is taken, where it needs to be said."""
    if variable.sort != OUTCOME:
        return f"[{spelled(variable.name)} ~ {at(term.domain, 11)}]"
    letter, condition = _law(term.domain, at)
    return "" if (letter, condition) == ("P", "") else f"[{letter}{condition}]"


def _where(operator: str, letter: str, domain: Term, at: Writer) -> str:
    match domain:
        case Apply("range" | "between", (first, last)):
            return f"{letter} = {at(first, 0)}..{at(last, 0)}"
        case Apply(name, (point, *_)) if name in TOWARDS:
            return f"{letter} -> {at(point, 11)}{TOWARDS[name]}"
    return f"{letter} {'at' if operator == 'derivative' else 'in'} {at(domain, 11)}"
