r"""Moments: ``\mathbb{E}[aU + b]``, ``\mathbb{E}_{q(z \mid x)}[f(z)]``, ``\operatorname{Var}[X]``, by the values.

A reader has to find the random letters again. Where custom tells them from the constant ones they are not said; else
they stand below the sign (``\mathbb{E}_{h}[h]``), with their law where it has a name (``\mathbb{E}_{(h) \sim q}``).
Where a value and a random variable of one letter meet, the outcome is written out: ``\mathbb{E}_{\omega \sim
P}[X(\omega)]``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from symderiv.language.outcomes import CHANCE, OMEGA, as_values, customary, values_in
from symderiv.language.printing.laws import conditions_of, distribution_text, law_text
from symderiv.language.printing.text import latex, letter, sorted_as
from symderiv.language.printing.writing import Text, symbol_text
from symderiv.language.sorting import variable_of
from symderiv.language.sorts import LAW, Function
from symderiv.language.terms import (
    Apply,
    Bind,
    Bound,
    Symbol,
    Term,
    apply,
    free_symbols,
    map_children,
    mentions,
    subterms,
)

__all__ = ["MOMENTS", "standing"]


def standing(distribution: Term) -> str:
    """A law or a distribution where only one can stand: ``q``, ``q_\\phi``, ``q(z \\mid x)``."""
    if (written := law_text(distribution)) is not None and not written[1]:
        return written[0]
    return latex(distribution)


def _moment(sign: str) -> Callable[[Bind], Text | None]:
    def written(term: Bind) -> Text | None:
        own = _of_outcomes(term) if sorted_as(term.domain) == LAW else _of_values(term)
        if own is None:
            return _written_out(sign, term)
        below, inside = own
        return Text(rf"{sign}{below}\left[{inside}\right]")

    return written


def _things(body: Term, operator: str) -> str:
    """What is asked for: the two things of a covariance, else one."""
    match body:
        case Apply("tuple", parts) if operator in ("covariance", "correlation"):
            return ", ".join(map(latex, parts))
    return latex(body)


# Over outcomes


def _of_outcomes(term: Bind) -> tuple[str, str] | None:
    law, given = conditions_of(term.domain)
    name = law_text(law)
    body = _with_laws(term.open(OMEGA))
    inside, random = as_values(body, OMEGA)
    said = [as_values(condition, OMEGA) for condition in given]
    if name is None or name[1] or mentions(inside, OMEGA) or any(mentions(statement, OMEGA) for statement, _ in said):
        return None
    if any(value in free_symbols(body) for value in random):
        return None
    below = _below(law, name[0], inside, random, [value for _, values in said for value in values])
    if below is None:
        return None
    conditions = ", ".join(_condition(statement) for statement, _ in said)
    return below, _things(inside, term.operator) + (rf" \mid {conditions}" if conditions else "")


def _with_laws(body: Term) -> Term:
    """The density of a law at the outcome is written as the law alone: ``E_q[\\log q]``."""
    match body:
        case Apply("density_at", (Symbol(name, sort), at)) if sort == LAW and at == OMEGA:
            return Symbol(symbol_text(name), LAW)
    return map_children(body, _with_laws)


def _condition(statement: Term) -> str:
    """``X = x``, and ``X`` for ``X = X``: whatever its value is."""
    match statement:
        case Apply("equal", (part, at)) if part == at:
            return latex(part)
    return latex(statement)


def _below(law: Term, name: str, inside: Term, random: Sequence[Symbol], given: Sequence[Symbol]) -> str | None:
    """What is written below the sign, so that a reader finds the random letters."""
    letters = values_in(inside)
    open_letters = [one for one in letters if one not in given]
    asked = [one for one in random if one not in given]
    constant = [one for one in open_letters if one not in asked]
    by_custom = customary(open_letters)
    stays = any(one in letters and one not in random for one in given)  # x in \mathbb{E}_{z}[xz \mid x]
    if law == CHANCE and any(_is_customary(one.name) for one in random):
        return None  # below a sign, q would be a law
    if law == CHANCE:
        if not stays and (set(asked) == set(by_custom) and not customary(constant)) and (asked or not constant):
            return ""
        return f"_{{{_listed(random, inside)}}}" if random else None
    plain = not stays and _is_customary(name)
    if plain and set(asked) == set(by_custom or open_letters) and (asked or not constant):
        return f"_{{{name}}}" if len(name) > 1 else f"_{name}"
    return rf"_{{\left({_listed(random, inside)}\right) \sim {name}}}" if random else None


def _is_customary(law: str) -> bool:
    """Whether the letter of a law is mostly that of one, so that it is read so below a sign."""
    return re.match(r"(\\(tilde|hat|bar) )?[pqPQ](?![A-Za-z])", law) is not None


def _listed(letters: Sequence[Symbol], body: Term) -> str:
    """The letters with commas; a sequence with the members that are spoken of, or all of them."""
    return ", ".join(_members(one, body) if isinstance(one.sort, Function) else latex(one) for one in letters)


def _members(sequence: Symbol, body: Term) -> str:
    for part in subterms(body):
        match part:
            case Apply("slice", (own, *_)) if own == sequence and not any(
                isinstance(inside, Bound) for inside in subterms(part)
            ):
                return latex(part)
    return latex(apply("slice", sequence, 1, apply("infinity")))


def _written_out(sign: str, term: Bind) -> Text | None:
    """With the outcome by its own letter."""
    if sorted_as(term.domain) != LAW or law_text(term.domain) is None:
        return None
    body = _things(term.open(OMEGA), term.operator)
    return Text(rf"{sign}_{{\omega \sim {standing(term.domain)}}}\left[{body}\right]")


# Over values


def _of_values(term: Bind) -> tuple[str, str] | None:
    of = term.domain
    match of:
        case Apply("copies", (one, first, last)):
            variable = variable_of(term, term.written_as)
            drawn = f"{symbol_text(variable.name)}_{{{latex(first)}:{latex(last)}}}"
            return rf"_{{{drawn} \sim {standing(one)}}}", _things(term.open(variable), term.operator)
        case Bind("law", _, _):
            written, own = distribution_text(of), _own_letter(of)
            if written is None or own is None:
                return None
            bare = law_text(of.domain)
            if bare is not None and not _is_customary(bare[0]):
                written = bare[0] if own.name == term.written_as.rstrip("'") else written
            elif own.name == term.written_as and own not in free_symbols(term):
                variable = variable_of(term, own.name)
                return f"_{{{written}}}", _things(term.open(variable), term.operator)
        case _:
            written = standing(of)
    variable = letter(term)
    return rf"_{{{symbol_text(variable.name)} \sim {written}}}", _things(term.open(variable), term.operator)


def _own_letter(law: Bind) -> Symbol | None:
    """The letter of the values of ``q(z|x)``."""
    part = law.open(OMEGA)
    _, letters = as_values(part, OMEGA)
    match part:
        case Apply("apply", (Symbol() | Apply("slice" | "all_but"), at)) if at == OMEGA and len(letters) == 1:
            return letters[0]
    return None


MOMENTS: Mapping[str, Callable[[Bind], Text | None]] = {
    "expectation": _moment(r"\mathbb{E}"),
    "variance": _moment(r"\operatorname{Var}"),
    "standard_deviation": _moment(r"\operatorname{std}"),
    "covariance": _moment(r"\operatorname{Cov}"),
    "correlation": _moment(r"\operatorname{Corr}"),
}
