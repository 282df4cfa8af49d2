"""NumPy functions written by hand: rendered by latexify, read back, and decided to compute a formula.

The rendering and the reader both stand between the code and the formula; so the function itself is run too, on the same
random models as every step.
"""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from symderiv.deadlines import Deadline
from symderiv.deciding.fingerprints import fingerprint, gaps
from symderiv.deciding.models import batches, draw_models
from symderiv.deriving.proving import SECONDS_FOR_MODELS, Place, checked, failed
from symderiv.deriving.steps import FunctionCheck, Justification, SpotCheck, Step
from symderiv.kernel.certificates import to_json
from symderiv.kernel.theorems import reflexivity
from symderiv.language.contexts import Context
from symderiv.language.printing import latex, plain
from symderiv.language.sorts import ONE, Matrix
from symderiv.language.sympy_bridge import written
from symderiv.language.terms import Symbol, Term, apply
from symderiv.reading.formulas import read_formula

if TYPE_CHECKING:
    from symderiv.deriving.script import Part

__all__ = ["argument_of", "checked_function", "meant_by", "rendered"]

ROUNDING = 1e-13  # of terms of the size of the square of the largest argument
CLOSE = 1e-8  # relative: between the function and the formula, both in floating point

# What latexify leaves in the manner of Python, and how it is written.
MENDED = (
    (re.compile(r"\\mathrm\{lamda\}"), lambda m: r"\lambda"),
    (re.compile(r"\\mathrm\{([A-Za-z]+)\\_(\w+)\}"), lambda m: f"{written(m[1])}_{{{m[2]}}}"),
    (re.compile(r"\\mathrm\{(?:np|math)\}\."), lambda m: ""),
    (re.compile(r"\.T\b"), lambda m: r"^\top"),
    (re.compile(r"\\math(?:open|close)\{\}"), lambda m: ""),
    (re.compile(r"\\mathbf\{(\w+)\}"), lambda m: m[1]),
    (re.compile(r"  +"), lambda m: " "),
)


def rendered(function: Callable[..., Any]) -> str:
    """The formula of a function as latexify writes it, without its left side."""
    import latexify

    text = latexify.get_latex(function, use_math_symbols=True, reduce_assignments=True)
    body = text.partition(") = ")[2]
    for pattern, meant in MENDED:
        body = pattern.sub(meant, body)
    return body.strip()


def checked_function(part: Part, function: Callable[..., Any], formula: Term, place: Place) -> FunctionCheck:
    """The function's source and rendering, and the proof that it computes the formula.

    Raises `BuildError` where the rendering cannot be read, says something else, or the function's values differ.
    """
    name = getattr(function, "__name__", "the function")
    try:
        rendering = rendered(function)
    except Exception as error:  # latexify raises what it likes
        failed(place, f"latexify cannot render {name}: {error}")
    row = read_formula(rendering, part.context)
    if row.unread or len(row.sides) != 1:
        why = row.unread[0][1] if row.unread else "not one formula"
        failed(place, f"the rendering of {name} cannot be read: {why}", rendering)
    found = _run(function, name, formula, part.context, place)
    statement = apply("equal", row.sides[0], formula)
    if row.sides[0] == formula:
        theorem = reflexivity(formula)
    else:
        what = f"the formula of {name}"
        theorem, _ = checked(statement, part.context, by=(), facts=part.facts, place=place, what=what)
    words = Justification((), f"{name} computes this")
    step = Step(
        part.numbering.next_id(), place.line, statement, 0, words, tuple(sorted(theorem.rules)), found, theorem,
        to_json(theorem),
    )  # fmt: skip
    return FunctionCheck(name, textwrap.dedent(inspect.getsource(function)).strip(), rendering, step)


def _run(function: Callable[..., Any], name: str, formula: Term, context: Context, place: Place) -> SpotCheck:
    """The function against the formula on random models."""
    parameters = list(inspect.signature(function).parameters)
    symbols = [meant_by(parameter, name, context, place) for parameter in parameters]
    deadline = Deadline(SECONDS_FOR_MODELS, work=True)
    models = draw_models(context, [formula, *symbols], deadline=deadline)
    largest, counted = 0.0, 0
    for batch in batches(models):
        expected = fingerprint(formula, batch.environment, len(batch.models), deadline=deadline)
        with np.errstate(all="ignore"):
            values = [
                function(*(argument_of(batch.environment[s][i], s) for s in symbols)) for i in range(len(batch.models))
            ]
        computed = np.array([np.asarray(v, dtype=expected.dtype) for v in values]).reshape(expected.shape)
        arguments = [np.asarray(batch.environment[s], dtype=expected.dtype) for s in symbols]
        gap = np.where(_rounded(computed, expected, arguments), np.nan, gaps(computed, expected))
        worst = int(np.nanargmax(gap)) if np.isfinite(gap).any() else 0
        if gap[worst] > CLOSE:
            shown = ", ".join(f"{p} = {batch.environment[s][worst]}" for p, s in zip(parameters, symbols, strict=True))
            failed(
                place, f"{name} does not compute ${latex(formula)}$", plain(formula),
                f"counterexample: {shown}; {name} gives {computed[worst]}, the formula {expected[worst]}",
            )  # fmt: skip
        counted += int(np.isfinite(gap).sum())
        largest = max(largest, float(np.nanmax(gap, initial=0.0)))
    return SpotCheck(counted, counted, largest)


def _rounded(computed: np.ndarray, expected: np.ndarray, arguments: list[Any]) -> np.ndarray:
    """In which models the values differ by no more than rounding does where terms as large as arguments cancel."""
    largest = max((float(np.abs(a).max()) for a in arguments), default=1.0)
    apart = np.abs(computed - expected).reshape(len(expected), -1).max(axis=1)
    return (apart > 0) & (apart < ROUNDING * max(1.0, largest) ** 2)


def meant_by(parameter: str, name: str, context: Context, place: Place) -> Symbol:
    """The symbol that a parameter of a function is named after. Raises `BuildError` where there is none."""
    symbol = context.symbols.get(written(parameter))
    if symbol is None:
        failed(place, f"{name} has a parameter {parameter}, and the part no symbol {written(parameter)}")
    return symbol


def argument_of(value: Any, symbol: Symbol) -> Any:
    """A value in the shape NumPy's users expect: vectors with one axis, whole numbers as integers."""
    sort = symbol.sort
    if isinstance(sort, Matrix):
        array = np.atleast_2d(value)
        return array.reshape(-1) if sort.columns == ONE else array
    return int(value) if getattr(sort, "kind", "") == "integer" else value
