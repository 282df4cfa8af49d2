"""NumPy functions that are run, not read: on random models they give the set that the formula says."""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from symderiv.deadlines import Deadline
from symderiv.deciding.evaluation_exact import Evaluation
from symderiv.deciding.models import batches, draw_models
from symderiv.deriving.functions import argument_of, meant_by
from symderiv.deriving.proving import SECONDS_FOR_MODELS, Place, failed
from symderiv.deriving.steps import Run
from symderiv.language.meaning_exact import NoMeaning, Undefined
from symderiv.language.printing import latex, plain
from symderiv.language.terms import Term

if TYPE_CHECKING:
    from symderiv.deriving.script import Part

__all__ = ["checked_run"]


def checked_run(part: Part, function: Callable[..., Any], formula: Term, place: Place) -> Run:
    """The function against a set of places, worked out exactly, on random models.

    Raises `BuildError` where they differ, and where there is nothing to compare.
    """
    name = getattr(function, "__name__", "the function")
    parameters = list(inspect.signature(function).parameters)
    symbols = [meant_by(parameter, name, part.context, place) for parameter in parameters]
    models = draw_models(part.context, [formula, *symbols], deadline=Deadline(SECONDS_FOR_MODELS, work=True))
    counted = 0
    for batch in batches(models):
        for i, model in enumerate(batch.models):
            expected = _places(formula, model.values)
            if expected is None:
                continue
            found = function(*(argument_of(batch.environment[s][i], s) for s in symbols))
            counted += 1
            if set(found) != expected:
                arguments = (batch.environment[s][i].tolist() for s in symbols)
                shown = ", ".join(f"{p} = {a}" for p, a in zip(parameters, arguments, strict=True))
                failed(
                    place, f"{name} does not compute ${latex(formula)}$", plain(formula),
                    f"counterexample: {shown}; {name} gives {sorted(found)}, the formula {sorted(expected)}",
                )  # fmt: skip
    if not counted:
        failed(place, f"there is no model on which {name} and the formula can be compared", plain(formula))
    return Run(name, textwrap.dedent(inspect.getsource(function)).strip(), latex(formula), counted)


def _places(formula: Term, values: Any) -> set[tuple[int, ...]] | None:
    """A set of places in a model, as tuples of numbers; None where it has no value."""
    try:
        members = Evaluation(values).value(formula).elements()
    except (NoMeaning, Undefined):
        return None
    return None if members is None else {tuple(int(x) for x in row) for (row,) in members}
