r"""Draws and convergence: ``X \sim N(0, 1)``, ``X_n \overset{d}{\to} X``, by the letters of the random variables."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from symderiv.language.outcomes import CHANCE, OMEGA, as_values
from symderiv.language.printing.laws import drawn_text, law_text
from symderiv.language.printing.limits import towards
from symderiv.language.printing.text import argument, latex
from symderiv.language.printing.writing import Text, script
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term

__all__ = ["CONVERGENCES", "DRAWS"]


def _drawn_by(drawn: Term, distribution: Term, sign: str) -> Text | None:
    r"""``u \mid h = k \sim \mathcal{N}(m, S)``: the letter is drawn by the law that no one names."""
    if not isinstance(drawn, Bind) or drawn.operator != "law":
        return None
    left = drawn_text(drawn)
    if left is None:
        return None
    match distribution:
        case Bind("law", law) if law_text(law) is not None and _is_alone(drawn) and distribution.body == drawn.body:
            right = "".join(law_text(law) or ())
        case _:
            right = _by_scripts(distribution) or argument(distribution, 11)
    return Text(f"{left} {sign} {right}", 10)


def _by_scripts(distribution: Term) -> str | None:
    r"""``\chi^2_k``, ``t_{n-1}``, ``F_{m, n}``: families that are known by a letter after a tilde."""
    match distribution:
        case Apply("chi_squared", (degrees,)):
            return r"\chi^2" + script("_", latex(degrees))
        case Apply("student", (Number() | Apply("subtract", (Symbol(), Number())) as degrees,)):
            return "t" + script("_", latex(degrees))
        case Apply("fisher", degrees):
            return f"F_{{{', '.join(map(latex, degrees))}}}"
    return None


def _is_alone(drawn: Bind) -> bool:
    """Whether one letter is drawn, from a law that is written without brackets."""
    part = drawn.open(OMEGA)
    return isinstance(part, Apply) and part.operator == "apply" and drawn.domain == CHANCE


def _drawn_with(sign: str) -> Callable[[Term, Term], Text | None]:
    return lambda drawn, distribution: _drawn_by(drawn, distribution, sign)


def _alike(one: Term, other: Term) -> Text | None:
    r"""``X \overset{d}{=} Y``."""
    sides = [_side(law) for law in (one, other)]
    return None if None in sides else Text(rf"{sides[0]} \overset{{d}}{{=}} {sides[1]}", 10)


def _side(law: Term) -> str | None:
    """A law by what it is the law of; a distribution as it is."""
    if isinstance(law, Bind) and law.operator == "law" and law.domain == CHANCE:
        return argument(as_values(law.open(OMEGA), OMEGA)[0], 11)
    return None if isinstance(law, Bind) else argument(law, 11)


def _converging(label: str) -> Callable[[Bind], Text | None]:
    def written(term: Bind) -> Text | None:
        approached, variable = towards(term)
        body = term.open(variable)
        match body:
            case Apply("tuple", (one, other)):
                sides = [_side(one), _by_scripts(other) or _side(other)]
            case Bind("law", _, _) if isinstance(both := body.open(OMEGA), Apply):
                sides = [argument(as_values(part, OMEGA)[0], 11) for part in both.arguments]
            case _:
                return None
        if None in sides:
            return None
        return Text(rf"{sides[0]} \overset{{{label}}}{{\to}} {sides[1]} \text{{ as }} {approached}", 10)

    return written


DRAWS: Mapping[str, Callable[..., Text | None]] = {
    "distributed": _drawn_with(r"\sim"), "nearly_distributed": _drawn_with(r"\overset{a}{\sim}"),
    "equal_in_distribution": _alike,
}  # fmt: skip
CONVERGENCES: Mapping[str, Callable[[Bind], Text | None]] = {
    "converges_in_distribution": _converging("d"), "converges_in_probability": _converging("p"),
    "converges_almost_surely": _converging(r"\mathrm{a.s.}"), "converges_in_mean": _converging("L^2"),
}  # fmt: skip
