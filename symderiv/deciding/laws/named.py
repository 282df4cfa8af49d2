"""Distributions with a name: what is claimed of their moments, as a statement about their parameters.

There are no tables of them; but a moment is a formula in the parameters, and a claim that fails of the formulas fails
of the moments. It is refuted only where the name leaves no doubt what the parameters are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from symderiv.deadlines import Deadline
from symderiv.deciding.refutation import parts_of, refute
from symderiv.deciding.verdicts import Counterexample
from symderiv.errors import LanguageError
from symderiv.kernel.occurrences import closed
from symderiv.kernel.theorems import assume
from symderiv.language.contexts import Context
from symderiv.language.outcomes import is_random
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import LAW, POSITIVE_INTEGER, Scalar
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, apply, free_symbols, substitute, subterms
from symderiv.rules.normal_form.law_forms import OF_LAWS, LawForms, law_facts
from symderiv.rules.normal_form.polynomials import TooLarge, term_of

__all__ = ["refuted_by_parameters"]

ABOUT_LAWS = OF_LAWS | {"distributed", "law", "independent"}
RELATIONS = frozenset({"equal", "less", "less_equal", "greater", "greater_equal"})
Conditions = Callable[..., tuple[Term, ...] | None]


def refuted_by_parameters(statement: Term, context: Context, deadline: Deadline) -> Counterexample | None:
    """Parameters for which what is claimed of distributions with a name fails."""
    for part, within in parts_of(statement, context):
        try:
            found = _without_laws(part, within)
        except (LanguageError, TooLarge, ZeroDivisionError):
            continue
        if found is not None:
            counterexample = refute(found[0], found[1], deadline=deadline)
            if counterexample is not None:
                return replace(counterexample, failed=found[0])
    return None


def _without_laws(statement: Term, context: Context) -> tuple[Term, Context] | None:
    """The same statement about the parameters, in a context that is about nothing but them."""
    if not isinstance(statement, Apply) or statement.operator not in RELATIONS:
        return None
    terms = [statement, *context.assumptions]
    named = [part for term in terms for part in subterms(term) if getattr(part, "operator", "") in MEANT]
    conditions: list[Term] = []
    for distribution in dict.fromkeys(named):
        asked = MEANT[distribution.operator](*distribution.arguments)  # type: ignore[union-attr]
        if asked is None or not all(map(closed, asked)):  # one for each value of a letter that is bound around it
            return None
        conditions += asked
    if not named:
        return None
    forms = LawForms(law_facts(map(assume, (*context.assumptions, *conditions))))
    sides = [term_of(forms.number(side)) for side in statement.arguments]
    plain = Apply(statement.operator, tuple(sides))
    counts = _counts(named)
    if forms.facts.conditions or any(map(_of_laws, subterms(plain))):
        return None
    kept = [a for a in context.assumptions if not any(map(_of_laws, subterms(a)))]
    about = [substitute(term, counts) for term in (*kept, *conditions)]
    return substitute(plain, counts), context.without(context.assumptions).assume(*about)


def _counts(named: Sequence[Term]) -> dict[Term, Term]:
    """Letters for numbers of trials, and the same letters for whole numbers."""
    letters = [d.arguments[0] for d in named if isinstance(d, Apply) and d.operator == "binomial_distribution"]
    return {n: Symbol(n.name, POSITIVE_INTEGER) for n in letters if isinstance(n, Symbol) and not _is_whole(n)}


def _of_laws(term: Term) -> bool:
    if isinstance(term, Apply | Bind) and term.operator in OF_LAWS | MEANT.keys() | {
        "distributed",
        "law",
        "independent",
    }:
        return True
    return any(is_random(symbol) or symbol.sort == LAW for symbol in free_symbols(term))


def _normal(mean: Term, variance: Term) -> tuple[Term, ...] | None:
    """Some write the standard deviation, so a square is asked for, or 1."""
    match variance:
        case Apply("power", (scale, Number(exponent))) if exponent == 2:
            return (apply("greater", scale, 0),)
        case Number(value) if value == 1:
            return ()
    return None


def _uniform(a: Term, b: Term) -> tuple[Term, ...] | None:
    """Between letters for whole numbers it may be the uniform distribution of whole numbers."""
    if any(_is_whole(end) for end in (a, b) if not isinstance(end, Number)):
        return None
    return (apply("less", a, b),)


def _is_whole(term: Term) -> bool:
    sort = sort_of(term)
    return isinstance(sort, Scalar) and sort.kind == "integer"


def _probability(p: Term) -> tuple[Term, ...]:
    return apply("greater", p, 0), apply("less", p, 1)


def _binomial(n: Term, p: Term) -> tuple[Term, ...] | None:
    return apply("greater_equal", n, 1), *_probability(p)


def _positive(*parameters: Term) -> tuple[Term, ...]:
    return tuple(apply("greater", parameter, 0) for parameter in parameters)


MEANT: Mapping[str, Conditions] = {
    "normal": _normal,
    "bernoulli": _probability,
    "binomial_distribution": _binomial,
    "poisson": _positive,
    "uniform": _uniform,
    "beta_distribution": _positive,
    "laplace_distribution": lambda mean, scale: _positive(scale),
}
"""What the parameters of a distribution satisfy; None where its name leaves open what they are."""
