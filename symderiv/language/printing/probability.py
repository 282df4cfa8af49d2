r"""Divergences, entropies, information: ``D_{KL}(q(z|x) \| p(z))``, ``H[X \mid Y]``, ``I(X; Y \mid Z)``."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from symderiv.language.outcomes import CHANCE, OMEGA, as_values
from symderiv.language.printing.laws import conditions_of, law_text
from symderiv.language.printing.moments import standing
from symderiv.language.printing.text import latex
from symderiv.language.printing.writing import Text
from symderiv.language.sorts import INTEGER, STATEMENT, Function
from symderiv.language.terms import Apply, Bind, Symbol, Term, mentions

__all__ = ["INFORMATION", "PROBABILITY"]


def _between(sign: str) -> Callable[[Term, Term], Text]:
    def written(p: Term, q: Term) -> Text:
        return Text(rf"{sign}\left({standing(p)} \,\|\, {standing(q)}\right)")

    return written


def _independent(*parts: Term) -> Text:
    return Text(" ".join(map(standing, parts)), 30)


def _entropy(of: Term) -> Text:
    """Of a random variable by its letter (``H[X]``), of a law or a distribution by its own."""
    match of:
        case Bind("law", over, _):
            law, given = conditions_of(over)
            if law == CHANCE and (inside := _list([of.open(OMEGA)])) is not None:
                conditions = [_list([condition]) for condition in given]
                if all(condition is not None for condition in conditions):
                    bar = r" \mid " + ", ".join(map(str, conditions)) if conditions else ""
                    return Text(rf"H\left[{inside}{bar}\right]")
    return Text(rf"H\left[{standing(of)}\right]")


def _cross_entropy(p: Term, q: Term) -> Text:
    return Text(rf"H\left[{standing(p)}, {standing(q)}\right]")


def _list(parts: list[Term]) -> str | None:
    """Random variables at the outcome by their letters; a tuple as a list of them."""
    found: list[str] = []
    for part in parts:
        match part:
            case Apply("tuple", inner):
                inside = _list(list(inner))
                if inside is None:
                    return None
                found.append(inside)
            case _:
                written, _ = as_values(part, OMEGA)
                if mentions(written, OMEGA):
                    return None
                found.append(latex(written))
    return ", ".join(found)


def _informing(sign: str, marks: tuple[str, ...], brackets: tuple[str, str]) -> Callable[[Bind], Text | None]:
    def written(term: Bind) -> Text | None:
        law = law_text(term.domain)
        body = term.open(OMEGA)
        if law is None or law[1] or not isinstance(body, Apply) or body.operator != "tuple":
            return None
        parts = [_list([part]) for part in body.arguments]
        if any(part is None for part in parts) or not 2 <= len(parts) <= len(marks) + 1:
            return None
        inside = "".join(f"{part}{mark}" for part, mark in zip(parts, (*marks[: len(parts) - 1], ""), strict=True))
        below = "" if term.domain == CHANCE else f"_{{{law[0]}}}"
        return Text(rf"{sign}{below}\left{brackets[0]}{inside}\right{brackets[1]}")

    return written


def _counted(statement: Term) -> Text | None:
    r"""``\mathbb{1}_A``, of an event by a letter."""
    match statement:
        case Symbol(name, sort) if sort == STATEMENT:
            return Text(rf"\mathbb{{1}}_{name}" if len(name) == 1 else rf"\mathbb{{1}}_{{{name}}}")
        case Apply("apply", (Symbol(_, Function((index,), value)), _)) if index == INTEGER and value == STATEMENT:
            return Text(rf"\mathbb{{1}}_{{{latex(statement)}}}")
        case Apply("not", (Symbol(name, sort),)) if sort == STATEMENT:
            return Text(rf"\mathbb{{1}}_{{{name}^c}}")
    return None


PROBABILITY: Mapping[str, Callable[..., Text | None]] = {
    "product_distribution": _independent,
    "divergence": _between(r"D_{\mathrm{KL}}"),
    "jensen_shannon": _between(r"D_{\mathrm{JS}}"),
    "entropy": _entropy,
    "cross_entropy": _cross_entropy,
    "indicator": _counted,
}
INFORMATION: Mapping[str, Callable[[Bind], Text | None]] = {
    "mutual_information": _informing("I", ("; ", r" \mid "), ("(", ")")),
    "conditional_entropy": _informing("H", (r" \mid ",), ("[", "]")),
}
