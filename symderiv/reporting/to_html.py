"""Derivations as a plain web page: formulas as MathML, their LaTeX on hovering. Nothing but pictures is loaded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from symderiv.deriving.derivation import Derivation
from symderiv.reporting.exposition import (
    Block,
    Check,
    Code,
    Contents,
    Grid,
    Heading,
    Picture,
    Prose,
    Rows,
    RuleList,
    blocks,
    book,
    sections_of,
)  # fmt: skip
from symderiv.reporting.mathml import STYLE as MATHEMATICS
from symderiv.reporting.mathml import mathml
from symderiv.reporting.rows import Row, breadth, broken
from symderiv.rules import Rule, all_rules

__all__ = ["document", "whole"]

STYLE = """\
:root { color-scheme: light dark; --ink: #1f2328; --pale: #59636e; --line: #d1d9e0; --wash: #f6f8fa; --link: #0550ae }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --pale: #9aa4af; --line: #3d444d; --wash: #161b22; --link: #79b8ff; background: #0d1117 } }
body { max-width: 54rem; margin: 2.5rem auto 5rem; padding: 0 1.2rem; color: var(--ink);
  font: 1.06rem/1.55 "Iowan Old Style", "Palatino Linotype", Palatino, Georgia, "TeX Gyre Pagella", serif }
h1, h2, h3 { line-height: 1.25; margin: 2.2em 0 .6em; font-weight: 600 }
h1 { font-size: 1.75rem; margin-top: 0 } h2 { font-size: 1.3rem } h3 { font-size: 1.1rem }
h2, h3 { border-bottom: 1px solid var(--line); padding-bottom: .25em }
h1 small, h2 small, h3 small { font-weight: normal; font-size: .8em; color: var(--pale); white-space: nowrap }
a { color: var(--link); text-decoration: none } a:hover, a:focus-visible { text-decoration: underline }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
p { margin: .7em 0 } p.lead { margin: 1.3em 0 .2em; font-weight: 600 }
.rows { display: grid; grid-template-columns: max-content max-content minmax(0, 1fr) minmax(0, 15rem) max-content;
  column-gap: .55em; row-gap: .15em; margin: .6em 0 .9em 1em; align-items: baseline }
.rows.bare { grid-template-columns: max-content max-content minmax(0, 1fr) }
.row { display: contents }
.row > * { overflow-x: auto; overflow-y: hidden; padding: .22em 0; min-width: 0 }
.left { grid-column: 1; text-align: right } .relation { grid-column: 2 } .right { grid-column: 3 }
.alone .left { grid-column: 1 / 4; text-align: left }
.statement .right { grid-column: 1 / 4 }
.below .right { grid-column: 3 / -1 } .below .statement .right { grid-column: 1 / -1 }
.below .why { grid-column: 3 / 5 }
.why { grid-column: 4; color: var(--pale); font-size: .87em; line-height: 1.35 } .why a { color: inherit }
.why a { text-decoration: underline; text-decoration-color: var(--line); text-underline-offset: .2em }
.number { grid-column: 5; text-align: right; color: var(--pale); font-size: .87em; padding-left: .6em }
.number a { color: inherit } .row > :target, .rules > :target { background: #ffd33d55 }
pre { background: var(--wash); border: 1px solid var(--line); border-radius: 6px; padding: .7em 1em; overflow-x: auto;
  font: .85rem/1.5 ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace }
figure { margin: 1.6em 0; text-align: center } figure img { max-width: 100%; height: auto }
.grid { border-collapse: collapse; margin: 0 auto } .grid td { border: 1px solid var(--line); padding: .25em .6em;
  min-width: 2.2em; text-align: center }
figcaption { color: var(--pale); font-size: .92em; max-width: 40rem; margin: .3em auto 0 }
.check { color: var(--pale); font-size: .92em; border-left: 3px solid var(--line); padding-left: .8em }
.check::after { content: "∎"; float: right; color: var(--ink) }
.rules { font-size: .92em } .rules dt { font-weight: 600; margin-top: 1em } .rules dd { margin: .1em 0 0 1.2em }
.rules em { color: var(--pale) } .rules code { color: var(--pale); font-size: .85em; font-weight: normal }
nav ul { list-style: none; padding: 0; margin: 0 }
@media (max-width: 40rem) {
  body { margin-top: 1.2rem; padding: 0 .9rem; font-size: 1rem }
  .rows, .rows.bare { grid-template-columns: max-content minmax(0, 1fr) max-content; margin-left: 0; column-gap: .5em }
  .left, .statement .right, .below .statement .right, .alone .left { grid-column: 1 / -1; text-align: left }
  .relation { grid-column: 1; padding-left: 1em } .right, .below .right { grid-column: 2 / -1 }
  .why, .below .why { grid-column: 1 / 3; padding-left: 1em } .number { grid-column: 3 }
  .bare .left { grid-column: 1 } .bare .relation { grid-column: 2; padding: .22em 0 } .bare .right { grid-column: 3 }
  .rows.bare { grid-template-columns: max-content max-content minmax(0, 1fr) }
  .bare .statement .right { grid-column: 1 / -1 } }
@media print { body { max-width: none; margin: 0; font-size: 10.5pt } .row > *, pre { overflow: visible }
  h2, h3, p.lead { break-after: avoid } figure, pre { break-inside: avoid } a { color: inherit } }
"""

LONGEST_LEFT = 26.0  # in letters; a longer left side stands on a line of its own
ROOM_BESIDE_A_REASON, ROOM_ON_A_LINE = 44.0, 72.0


def document(derivation: Derivation) -> str:
    """The derivation as an HTML file."""
    return _file(f"Question {derivation.number}. {derivation.title}", blocks(derivation))


def whole(title: str, derivations: Sequence[Derivation]) -> str:
    """Several derivations as one HTML file."""
    return _file(title, book(title, derivations))


def _file(title: str, parts: Iterable[Block]) -> str:
    body = "\n".join(_block(block) for block in parts)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
        "img-src 'self' file: data:\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{STYLE}{MATHEMATICS}</style>\n</head>\n<body>\n<main>\n{body}\n"
        "</main>\n</body>\n</html>\n"
    )


def _block(block: Block) -> str:
    match block:
        case Heading(level, text, note, anchor):
            mark = f' id="{escape(anchor)}"' if anchor else ""
            beside = f" <small>{_prose(note)}</small>" if note else ""
            return f"<h{level}{mark}>{_prose(text)}{beside}</h{level}>"
        case Prose(text, bold):
            return f'<p class="lead">{_prose(text)}</p>' if bold else f"<p>{_prose(text)}</p>"
        case Rows(rows):
            return _display(rows)
        case Code(source, rendering, words):
            return f"<pre>{escape(source)}</pre>\n<p>{words} {_math(rendering, display=True)}</p>"
        case Picture(file, caption, alt):
            image = f'<img src="{escape(file)}.svg" alt="{escape(alt)}">'
            return f"<figure>{image}<figcaption>{_prose(caption)}</figcaption></figure>"
        case Grid(rows, caption):
            cells = "\n".join(f"<tr>{''.join(f'<td>{_prose(cell)}</td>' for cell in row)}</tr>" for row in rows)
            below = f"<figcaption>{_prose(caption)}</figcaption>" if caption else ""
            return f'<figure><table class="grid">\n{cells}\n</table>{below}</figure>'
        case Check(text):
            return f'<p class="check">{_prose(text)}</p>'
        case Contents(lines):
            links = "\n".join(f'<li><a href="#{escape(anchor)}">{_prose(words)}</a></li>' for anchor, words in lines)
            return f'<nav aria-label="Questions">\n<ul>\n{links}\n</ul>\n</nav>'
        case RuleList(rules):
            return '<dl class="rules">\n' + "\n".join(map(_rule, rules)) + "\n</dl>"


def _display(rows: Sequence[Row]) -> str:
    """A display; where one formula leaves no room for a column of reasons, these stand below their lines."""
    lefts = max(breadth(row.left) for row in rows)
    beside = lefts if lefts <= LONGEST_LEFT else 0.0
    kind = "rows"
    if not any(row.reason or row.number for row in rows):
        kind = "rows bare"
    elif any(beside + breadth(row.right) > ROOM_BESIDE_A_REASON for row in rows):
        kind = "rows below"
    shown = "\n".join(_row(row, ROOM_ON_A_LINE - beside) for row in rows)
    return f'<div class="{kind}">\n{shown}\n</div>'


def _row(row: Row, room: float) -> str:
    kind = "" if row.relation else " statement"
    kind = " alone" if breadth(row.left) > LONGEST_LEFT else kind
    right = "<br>".join(_math(piece, display=True) for piece in broken(row.right, room))
    cells = [("left", _math(row.left, display=True)), ("relation", _math(row.relation)), ("right", right)]
    shown = "".join(f'<div class="{name}">{content}</div>' for name, content in cells if content)
    if row.number:
        shown += f'<div class="why">{_reason(row)}</div>'
        anchor = escape(row.anchor)
        shown += f'<div class="number" id="{anchor}"><a href="#{anchor}">({row.number})</a></div>'
    return f'<div class="row{kind}">{shown}</div>'


def _reason(row: Row) -> str:
    """The reason, with links to the lines and the rules that it names."""
    start = row.anchor.rpartition("-")[0]

    def line(match: re.Match[str]) -> str:
        here = 0 < int(match[1]) < row.number
        return f'<a href="#{escape(start)}-{match[1]}">{match[0]}</a>' if here else match[0]

    shown = re.sub(r"\((\d{1,4})\)", line, _prose(row.reason))
    for name in row.rules:
        if name in all_rules():
            phrase = escape(all_rules()[name].phrase)
            shown = shown.replace(phrase, f'<a href="#rule-{escape(name)}">{phrase}</a>', 1)
    return shown


def _rule(rule: Rule) -> str:
    said = sections_of(rule.page)
    shown = [f'<dt id="rule-{escape(rule.name)}">{escape(rule.title)} <code>{escape(rule.name)}</code></dt>']
    shown += [f"<dd>{escape(said['Statement'])}</dd>"] if "Statement" in said else []
    shown += [f"<dd><em>{name}.</em> {escape(said[name])}</dd>" for name in ("Conditions", "Source") if name in said]
    return "".join(shown)


def _math(latex: str, *, display: bool = False) -> str:
    if not latex:
        return ""
    return f'<span class="math" title="{escape(latex)}">{mathml(latex, display=display)}</span>'


def _prose(text: str) -> str:
    return "".join(_math(p) if i % 2 else escape(p) for i, p in enumerate(text.split("$")))
