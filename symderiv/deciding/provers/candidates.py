"""Candidates: numbers that are not negative, and why, to be parts of a difference."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from symderiv.kernel.theorems import Theorem, infer
from symderiv.language.sorting import sort_of
from symderiv.language.terms import Apply, Bind, Term, subterms
from symderiv.rules import all_rules

__all__ = ["Candidate", "by_name"]


@dataclass(frozen=True)
class Candidate:
    """A number, and what shows that it is not negative."""

    term: Term
    proof: Callable[[], Theorem | None]


def of_rule(name: str, **instance: Term) -> Candidate | None:
    """What a rule says is not negative; None where it does not apply."""
    rule = all_rules()[name]
    if rule.statement is not None and "n" in rule.symbols and "n" not in instance:
        dimensions = sort_of(instance["x"]).dimensions
        if not dimensions:  # of a letter that a binder binds nothing is known
            return None
        instance = {**instance, "n": dimensions[0]}
    theorem = infer(rule, **instance)
    match theorem.conclusion:
        case Apply("greater_equal", (term, _)):
            return Candidate(term, lambda: theorem)
    return None


def by_name(goal: Term) -> Iterator[tuple[str, Mapping[str, Term]]]:
    """Rules with a name that may be of use, and their instances."""
    parts = dict.fromkeys(subterms(goal))
    for part in parts:
        if isinstance(part, Apply):
            for pattern in NAMED.get(part.operator, ()):
                yield from pattern(part)
    for operator, name in (("absolute", "triangle_inequality"), ("norm", "triangle_inequality_of_norms")):
        inside = [p.arguments[0] for p in parts if isinstance(p, Apply) and p.operator == operator]
        for a in inside[:3]:
            for b in inside[:3]:
                if a != b:
                    yield name, {"x": a - b, "y": b}


Pattern = Callable[[Apply], Iterator[tuple[str, Mapping[str, Term]]]]


def _single(name: str) -> Pattern:
    def found(part: Apply) -> Iterator[tuple[str, Mapping[str, Term]]]:
        yield name, {"x": part.arguments[0]}

    return found


def _of_odd(name: str) -> Pattern:
    """Of an odd function: at the argument, and at its opposite."""

    def found(part: Apply) -> Iterator[tuple[str, Mapping[str, Term]]]:
        for argument in (part.arguments[0], -part.arguments[0]):
            yield name, {"x": argument}

    return found


def _sum(name: str) -> Pattern:
    """Of the norm of a sum or of a difference."""

    def found(part: Apply) -> Iterator[tuple[str, Mapping[str, Term]]]:
        match part.arguments[0]:
            case Apply("add", (x, y)):
                yield name, {"x": x, "y": y}
            case Apply("subtract", (x, y)):
                yield name, {"x": x, "y": Apply("negate", (y,))}

    return found


def _reciprocal(part: Apply) -> Iterator[tuple[str, Mapping[str, Term]]]:
    """Of ``log(a/b)`` by ``log(b/a)``."""
    match part.arguments[0]:
        case Apply("divide", (a, b)):
            yield "logarithm_below_tangent", {"x": b / a}


def _product(part: Apply) -> Iterator[tuple[str, Mapping[str, Term]]]:
    match part.arguments:
        case (Apply("transpose", (x,)), y):
            yield "cauchy_schwarz", {"x": x, "y": y}


def _extremum(part: Apply) -> Iterator[tuple[str, Mapping[str, Term]]]:
    for of in part.arguments:
        yield "larger_of_two", {"extremum": part, "of": of}


def _mean(part: Apply) -> Iterator[tuple[str, Mapping[str, Term]]]:
    if any(isinstance(argument, Bind) and argument.operator == "sum" for argument in part.arguments):
        yield "jensen_for_means", {"mean": part}


def _norms(part: Apply) -> Iterator[tuple[str, Mapping[str, Term]]]:
    for name in ("norm_above_largest_entry", "sum_norm_above_norm", "sum_norm_by_dimension"):
        yield name, {"x": part.arguments[0]}


def _power(part: Apply) -> Iterator[tuple[str, Mapping[str, Term]]]:
    match part.arguments:
        case (Apply("e", ()), x):
            yield "exponential_above_tangent", {"x": x}


NAMED: Mapping[str, tuple[Pattern, ...]] = {
    "exp": (_single("exponential_above_tangent"),),
    "power": (_power,),
    "log": (_single("logarithm_below_tangent"), _reciprocal),
    "sin": (_single("sine_below_argument"),),
    "arctan": (_of_odd("arctan_below_right_angle"),),
    "absolute": (_sum("triangle_inequality"),),
    "norm": (_sum("triangle_inequality_of_norms"),),
    "multiply": (_product, _mean),
    "divide": (_mean,),
    "maximum": (_extremum,),
    "minimum": (_extremum,),
    "norm_of_degree": (_norms,),
}
"""What to try for an operator that occurs."""
