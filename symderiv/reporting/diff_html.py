"""A comparison as a page, like a code review: the reference on the left, the submission on the right, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from symderiv.grading.report import ClaimReport
from symderiv.reporting.comparison import ComparedPart, Comparison, Row, RowKind
from symderiv.reporting.mathml import mathml, mathml_prose
from symderiv.reporting.page import anchor, end, judgement, page, text
from symderiv.reporting.setting import Setting, StepLine
from symderiv.reporting.words import against, place

__all__ = ["write"]

STYLE = """\
<style>
.diff { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr) minmax(0, 1fr); border: 1px solid var(--line);
  border-radius: 8px; overflow: hidden } .diff > * { display: contents }
.diff > * > * { padding: .4rem .7rem; border-bottom: 1px solid var(--line); min-width: 0 }
.diff > *:last-child > * { border-bottom: 0 } .kind { font-size: .87rem; color: var(--pale) }
.kind b { display: inline-block; width: 1.1em; color: var(--ink) } .none { color: var(--pale) }
.different > * { background: color-mix(in srgb, var(--wrong) 9%, transparent) }
.missing > .step { background: color-mix(in srgb, var(--carried) 10%, transparent) }
.added > .line { background: color-mix(in srgb, var(--right) 9%, transparent) }
.heading > * { font-weight: 600; background: var(--wash) }
@media (max-width: 44rem) { .diff { display: block } .diff > * { display: block; border-bottom: 1px solid
  var(--line) }
  .diff > * > * { border: 0 } .heading, .none { display: none } .step::before { content: "Reference"; color:
  var(--pale);
  font-size: .8rem } .line::before { content: "Submission"; color: var(--pale); font-size: .8rem } }
</style>
"""
KINDS: Mapping[RowKind, tuple[str, str]] = {
    "same": ("=", "the same"), "different": ("!", "different"), "missing": ("−", "missing"), "added": ("+", "added"),
}  # fmt: skip


def write(comparison: Comparison, setting: Setting) -> Iterator[str]:
    """The page, a part at a time."""
    yield page(f"{comparison.submission} beside {comparison.reference or 'the reference'}").replace(
        "</head>", f"{STYLE}</head>", 1
    )
    counts = comparison.summary()
    said = ", ".join(f"{counts[kind]} {words} ({sign})" for kind, (sign, words) in KINDS.items())
    yield f"<h1>{text(comparison.submission)}</h1>\n"
    yield f'<p class="pale">Beside {text(comparison.reference or "-")}: {said}.</p>\n'
    links = [f'<a href="#{anchor("part", part.part)}">{text(part.part)}</a>' for part in comparison.parts if part.rows]
    yield f'<nav aria-label="Parts"><p>{" · ".join(links)}</p></nav>\n'
    for part in comparison.parts:
        if part.rows:
            yield _part(part)
    yield end()


def _part(part: ComparedPart) -> str:
    mark = anchor("part", part.part)
    rows = "".join(map(_row, part.rows))
    heading = '<div class="heading" aria-hidden="true"><div></div><div>Reference</div><div>Submission</div></div>\n'
    return (
        f'<section aria-labelledby="{mark}"><h2 id="{mark}">{text(part.part)} {mathml_prose(part.title)}</h2>\n'
        f'<div class="diff">\n{heading}{rows}</div></section>\n'
    )


def _row(row: Row) -> str:
    sign, words = KINDS[row.kind]
    kind = f'<div class="kind"><b aria-hidden="true">{sign}</b>{words}</div>'
    return f'<div class="{row.kind}">{kind}{_step(row.step)}{_claim(row.claim)}</div>\n'


def _step(step: StepLine | None) -> str:
    if step is None:
        return '<div class="step none"></div>'
    name = step.id.rpartition("/")[2].replace("-", " ")
    shown = mathml(step.brief or step.latex, display=True)
    return f'<div class="step"><span class="pale">{text(name)}</span><div class="formula">{shown}</div></div>'


def _claim(claim: ClaimReport | None) -> str:
    if claim is None:
        return '<div class="line none"></div>'
    where = f'<span class="where">{text(place(claim))}, {claim.verdict}</span>'
    shown = [
        f'<div class="head">{judgement(claim.judgement)}{where}</div>',
        f'<div class="formula">{mathml(claim.latex, display=True)}</div>',
    ]
    if claim.judgement != "right" and against(claim):
        shown.append(f"<p>{mathml_prose(against(claim))}</p>")
    if claim.repair is not None:
        made = mathml(claim.repair.get("latex", ""), display=True)
        shown.append(f'<p><span class="pale">Repair:</span> {made}</p>')
    return f'<div class="line">{"".join(shown)}</div>'
