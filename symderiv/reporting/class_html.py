"""The first page of a class: submissions and parts, common mistakes, and the lines that need a human first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import PurePath
from urllib.parse import quote

from symderiv.grading.report import Judgement
from symderiv.reporting.class_summary import ClassSummary, Mistake, Place, StudentRow
from symderiv.reporting.mathml import mathml, mathml_prose
from symderiv.reporting.page import SIGNS, anchor, end, page, text
from symderiv.reporting.words import place

__all__ = ["index"]

STYLE = """\
<style>
.class td, .class th { padding: .3rem .6rem; border-right: 1px solid var(--line) } .class thead th { position:
  sticky; top: 0;
  background: var(--paper) } .class tbody th { position: sticky; left: 0; background: var(--paper); font-weight:
  normal;
  max-width: 18rem; overflow-wrap: anywhere } .class td { white-space: nowrap } .class a { color: inherit }
.mistakes a, .human a { color: inherit; text-decoration: underline }
.mistakes, .human { padding-left: 1.3rem } .mistakes > li, .human > li { margin: .5rem 0 }
</style>
"""
OTHER_SIGNS: Mapping[str, tuple[str, str]] = {"missing": ("–", "pale"), "empty": ("–", "pale")}
MOST_PLACES, MOST_LINES = 12, 60


def index(summary: ClassSummary, reference: str, *, whole: bool = True) -> Iterator[str]:
    """The page; ``whole`` is False while some are still being graded."""
    yield page(f"{len(summary.rows)} submissions against {reference}").replace("</head>", f"{STYLE}</head>", 1)
    failed = sum(row.page is None for row in summary.rows)
    yield f"<h1>{len(summary.rows)} submissions</h1>\n"
    more = "" if whole else " <strong>Not all of them are graded yet.</strong>"
    said = f"Graded against {text(reference)} by symderiv. The points are suggestions; the grader decides.{more}"
    yield f'<p class="pale">{said}</p>\n'
    if failed:
        yield f"<p>{failed} could not be graded; the table says why.</p>\n"
    links = '<a href="#mistakes">Common mistakes</a> · <a href="#human">For a human first</a>'
    yield f'<nav aria-label="Contents"><p>{links}</p></nav>\n'
    short = _short_names([row.submission for row in summary.rows])
    yield from _table(summary, short)
    yield from _mistakes(summary.mistakes(), short)
    yield from _human(summary.for_a_human(), short)
    yield end()


def _short_names(submissions: Sequence[str]) -> Mapping[str, str]:
    """What submissions are called here: without the folder that all of them lie in."""
    folders = {PurePath(name).parent for name in submissions}
    if len(folders) == 1:
        return {name: PurePath(name).name or name for name in submissions}
    return {name: name for name in submissions}


def _table(summary: ClassSummary, short: Mapping[str, str]) -> Iterator[str]:
    names = summary.part_names()
    heads = "".join(f'<th scope="col">{text(name)}{_of(summary.parts[name])}</th>' for name in names)
    signs = ", ".join(f"{SIGNS[kind][0]} {SIGNS[kind][1]}" for kind in ("right", "wrong", "imprecise", "unknown"))
    yield '<div class="table"><table class="class">\n'
    yield f"<caption>Points suggested. {signs}, – nothing found.</caption>\n"
    yield f'<thead><tr><th scope="col">Submission</th>{heads}<th scope="col" class="points">In all</th></tr></thead>'
    yield "\n<tbody>\n"
    for row in summary.rows:
        yield _row(row, names, short[row.submission])
    yield "</tbody></table></div>\n"


def _of(points: int | None) -> str:
    return "" if points is None else f' <small class="pale">/ {points}</small>'


def _row(row: StudentRow, names: Sequence[str], called: str) -> str:
    if row.page is None:
        why = f'<td colspan="{len(names) + 1}">{text(row.note)}</td>'
        return f'<tr><th scope="row">{text(called)}</th>{why}</tr>\n'
    link = f'<a href="{quote(row.page)}">{text(called)}</a>'
    note = f'<br><small class="pale">{text(row.note)}</small>' if row.note else ""
    cells = "".join(_cell(row, name) for name in names)
    return f'<tr><th scope="row">{link}{note}</th>{cells}<td class="points">{text(row.total)}</td></tr>\n'


def _cell(row: StudentRow, name: str) -> str:
    status, points = row.cells.get(name, ("missing", "–"))
    kinds: Mapping[str, Judgement] = {kind: kind for kind in SIGNS}
    sign, colour = (SIGNS[kinds[status]][0], status) if status in kinds else OTHER_SIGNS.get(status, ("", "pale"))
    said = f'<span class="{colour}" title="{text(status)}">{sign}</span>'
    if status in OTHER_SIGNS:
        return f"<td>{said}</td>"
    return f'<td><a href="{quote(row.page or "")}#{anchor("part", name)}">{said} {text(points)}</a></td>'


def _mistakes(mistakes: list[Mistake], short: Mapping[str, str]) -> Iterator[str]:
    yield '<h2 id="mistakes">Common mistakes</h2>\n'
    if not mistakes:
        yield "<p>No line was found wrong.</p>\n"
        return
    yield '<ol class="mistakes">\n'
    for mistake in mistakes:
        number = f"{mistake.submissions} submission" + "s" * (mistake.submissions != 1)
        example = mathml(mistake.places[0].claim.latex, display=True)
        yield (
            f"<li><strong>{text(mistake.part)}</strong>: {mathml_prose(mistake.what)} "
            f'<span class="pale">({number})</span><div class="formula">{example}</div>'
            f'<p class="pale">{_links(mistake.places, short)}</p></li>\n'
        )
    yield "</ol>\n"


def _links(places: tuple[Place, ...], short: Mapping[str, str]) -> str:
    shown = ", ".join(_link(place, short[place.submission]) for place in places[:MOST_PLACES])
    return shown + (f" and {len(places) - MOST_PLACES} more" if len(places) > MOST_PLACES else "")


def _link(where: Place, words: str) -> str:
    return f'<a href="{quote(where.page)}#{anchor(where.claim.id)}">{text(words)}</a>'


def _human(places: list[Place], short: Mapping[str, str]) -> Iterator[str]:
    yield '<h2 id="human">For a human first</h2>\n'
    if not places:
        yield "<p>Every line was judged.</p>\n"
        return
    yield f"<p>{len(places)} lines could not be judged; those on which most points hang come first.</p>\n"
    yield '<ol class="human">\n'
    for (name, part), lines in groupby(places[:MOST_LINES], lambda p: (p.submission, p.part)):
        shown = list(lines)
        what = "; ".join(f"{_link(p, place(p.claim))} {text(p.claim.reason or p.claim.verdict)}" for p in shown)
        yield f"<li>{text(short[name])}, <strong>{text(part)}</strong>: {what}</li>\n"
    yield "</ol>\n"
    if len(places) > MOST_LINES:
        yield f'<p class="pale">And {len(places) - MOST_LINES} more.</p>\n'
