"""A comparison for a terminal, at most 80 columns wide: a step above the line that corresponds to it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from symderiv.grading.report import ClaimReport
from symderiv.reporting.comparison import Comparison, Row, RowKind
from symderiv.reporting.plain_latex import plain_latex, plain_prose, shortened
from symderiv.reporting.setting import Setting
from symderiv.reporting.words import JUDGEMENTS, against

__all__ = ["write"]

WIDTH = 80
MARKS: Mapping[RowKind, tuple[str, str]] = {  # mark, colour
    "same": (" ", ""),
    "different": ("!", "31"),
    "missing": ("-", "33"),
    "added": ("+", "36"),
}


def write(comparison: Comparison, setting: Setting) -> Iterator[str]:
    """The heading, then each part, row by row: `` `` same, ``!`` different, ``-`` missing, ``+`` added."""
    against = f" against {comparison.reference}" if comparison.reference else ""
    yield _fit(f"{comparison.submission}{against}", setting) + "\n"
    counts = comparison.summary()
    marked = [f"{counts[kind]} {kind}" + (f" ({mark})" if mark != " " else "") for kind, (mark, _) in MARKS.items()]
    yield ", ".join(marked) + "\n"
    for part in comparison.parts:
        if part.rows:
            yield f"\n{_fit(f'{part.part}  {part.title}', setting)}\n"
        for row in part.rows:
            yield "\n".join(_lines(row, setting)) + "\n"


def _lines(row: Row, setting: Setting) -> Iterator[str]:
    mark, colour = MARKS[row.kind]
    if row.step is not None:
        yield _line(f"{mark} {row.step.id:14}  {_formula(row.step.brief or row.step.latex, setting)}", colour, setting)
    if row.claim is not None:
        start = " " if row.step is not None else mark
        yield _line(f"{start} {_name(row.claim):14}  {_formula(row.claim.latex, setting)}", colour, setting)
        if row.kind == "different":
            said = f"{JUDGEMENTS[row.claim.judgement]}, {row.claim.verdict}"
            why = plain_prose(against(row.claim)) if setting.unicode else against(row.claim)
            for part in textwrap.wrap(f"{said}{': ' + why if why else ''}", WIDTH - 18, break_on_hyphens=False):
                yield _line(f"  {'':14}  {part}", colour, setting)


def _name(claim: ClaimReport) -> str:
    return f"  {claim.line}" + (f" ({claim.tag})" if claim.tag else "")


def _formula(latex: str, setting: Setting) -> str:
    return plain_latex(latex) if setting.unicode else " ".join(latex.split())


def _line(text: str, colour: str, setting: Setting) -> str:
    shown = _fit(text, setting).rstrip()
    return f"\033[{colour}m{shown}\033[0m" if colour and setting.colour else shown


def _fit(text: str, setting: Setting) -> str:
    return shortened(" ".join(setting.clean(text).splitlines()), WIDTH)
