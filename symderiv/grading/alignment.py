"""Alignment: lines of the submission to steps of the reference, by the values of their sides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from symderiv.deadlines import Deadline
from symderiv.deciding.conversions import everywhere, first_of, right_side, rule_step, values_of_symbols
from symderiv.deciding.fingerprints import fingerprint
from symderiv.deciding.models import batches, draw_models
from symderiv.errors import SymderivError
from symderiv.grading.judging import Judged
from symderiv.language.contexts import Context
from symderiv.language.differentials import beta_reduced
from symderiv.language.sorting import variable_of
from symderiv.language.sorts import Function
from symderiv.language.terms import Apply, Bind, Number, Symbol, Term, number, substitute
from symderiv.rules import all_rules
from symderiv.rules.normal_form.numbers import NormalForms

__all__ = ["forms_of", "is_part_of", "matching_steps", "pieces_of", "states_target"]

DIGITS = 9
SECONDS = 8.0
# What may be done to a line before it counts as the target itself: writing out what a density or a determinant is.
RESTATING = ("definition_of_gaussian", "determinant_of_product", "determinant_of_transpose", "determinant_of_diagonal",
             "determinant_of_inverse")  # fmt: skip


def matching_steps(judged: Sequence[Judged], steps: Mapping[str, Term], context: Context) -> dict[int, str]:
    """For each line (by number) the reference step that says the same, by the values of both sides or of the right."""
    sides = {name: _sides(statement) for name, statement in steps.items()}
    own = [_sides(j.statement) if j.statement is not None else None for j in judged]
    terms = [t for pair in (*sides.values(), *own) if pair for t in pair]
    values = _values(terms, context)
    both = {
        (values[p[0]], values[p[1]]): name
        for name, p in reversed(sides.items())
        if p and p[0] in values and p[1] in values
    }
    right = {
        values[p[1]]: name
        for name, p in reversed(sides.items())
        if p and p[1] in values and not isinstance(p[1], Number | Symbol)
    }
    found: dict[int, str] = {}
    for index, pair in enumerate(own):
        if pair and all(t in values for t in pair):
            name = both.get((values[pair[0]], values[pair[1]])) or right.get(values[pair[1]])
            if name is not None and judged[index].holds:
                found[index] = name
    return found


def _sides(statement: Term | None) -> tuple[Term, Term] | None:
    match statement:
        case Apply("and", (*_, last)):
            return _sides(last)
        case Apply(_, (left, right)):
            return left, right
    return None


def _values(terms: Sequence[Term], context: Context) -> dict[Term, bytes]:
    """The values of terms over the same models, rounded, as keys; terms without values on NumPy are left out."""
    deadline = Deadline(SECONDS, work=True)
    quantified = [a for a in context.assumptions if isinstance(a, Bind)]
    plain = {term: beta_reduced(context.unfold(term)) for term in terms}
    for within in (context, context.without(quantified)):
        try:
            models = draw_models(within, plain.values(), count=16, deadline=deadline)
            batch = max(batches(models), key=lambda b: len(b.models))
            break
        except SymderivError:
            continue
    else:
        return {}
    found: dict[Term, bytes] = {}
    for term in terms:
        try:
            values = fingerprint(plain[term], batch.environment, len(batch.models), deadline=deadline)
        except SymderivError:
            continue
        if isinstance(values, np.ndarray) and values.dtype.kind in "ifc" and np.isfinite(values).any():
            found[term] = _rounded(values).tobytes() + str(values.shape).encode()
    return found


def _rounded(values: NDArray[Any]) -> NDArray[Any]:
    """The values to so many significant digits, so that what differs by rounding only is the same."""
    with np.errstate(all="ignore"):
        magnitude = np.where(values == 0, 1.0, np.abs(values))
        scale = 10.0 ** np.clip(DIGITS - np.ceil(np.log10(magnitude)), -300, 300)
        return np.asarray(np.round(values.astype(complex) * scale) / scale + 0.0)


def states_target(said: Sequence[Term], target: Term, context: Context) -> bool:
    """Whether right lines, taken together, say what was to be shown.

    Up to algebra, writing out what a density or a determinant is, definitions of symbols that are no functions, and the
    choice of what a free symbol of the target stands for; vectors are compared entry by entry.
    """
    return any(_states(said, form, context, written_out) for form in forms_of(target) for written_out in (False, True))


def _states(said: Sequence[Term], form: Term, context: Context, written_out: bool) -> bool:
    def pieces(statement: Term) -> list[Term]:
        return pieces_of(beta_reduced(context.unfold(statement)) if written_out else statement, context)

    own = [piece for statement in said for piece in pieces(statement)]
    return all(any(_same(piece, wanted) for piece in own) for wanted in pieces(form))


def is_part_of(answer: Term, target: Term, context: Context) -> bool:
    """Whether an answer says part of what was to be shown, and nothing else."""
    wanted = [piece for form in forms_of(target) for piece in pieces_of(form, context)]
    return all(any(_same(piece, w) for w in wanted) for piece in pieces_of(answer, context))


def forms_of(target: Term) -> Iterator[Term]:
    """A target and what answers it: of an equivalence, its right side; of what holds for all, the same for any."""
    yield target
    match target:
        case Apply("iff" | "implies", (_, answer)):
            yield from forms_of(answer)
        case Bind("forall", _, _):
            yield from forms_of(target.open(variable_of(target)))


def pieces_of(statement: Term, context: Context) -> list[Term]:
    """The parts of a conjunction; an equation of vectors that are written out, entry by entry."""
    match _unfolded(statement, context):
        case Apply("and", parts):
            return [piece for part in parts for piece in pieces_of(part, context)]
        case Apply("equal", (Apply("matrix", (_, _, *left)), other)) as whole:
            right = _entries(other, len(left))
            return [Apply("equal", pair) for pair in zip(left, right, strict=True)] if right else [whole]
        case whole:
            return [whole]


def _entries(term: Term, count: int) -> list[Term] | None:
    match term:
        case Apply("matrix", (_, _, *entries)) if len(entries) == count:
            return list(entries)
        case Apply("zero", _):
            return [number(0)] * count
    return None


def _unfolded(term: Term, context: Context) -> Term:
    return context.unfold(term, frozenset(s for s in context.definitions if isinstance(s.sort, Function)))


def _same(statement: Term, target: Term) -> bool:
    match statement, target:
        case Apply(a, (left, right)), Apply(b, (left2, right2)) if a == b:
            values = None if isinstance(left2, Symbol) else values_of_symbols(left2, left)
            if values is None:
                return _restated(left) == _restated(left2) and _restated(right) == _restated(right2)
            return _restated(right) == _restated(substitute(right2, values))
        case Apply("big_o", (g,)), Apply("of_order", (_, g2, _)):
            return g == g2
    return statement == target


def _restated(term: Term) -> Term:
    step = first_of([rule_step(all_rules()[name]) for name in RESTATING])
    try:
        return NormalForms().canonical(right_side(everywhere(term, step)))
    except (SymderivError, RecursionError, AssertionError):
        return term
