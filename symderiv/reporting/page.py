"""Pages: what grading reports, class lists and comparisons look like. Self-contained, no script, all text escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from symderiv.grading.report import Judgement
from symderiv.reporting.mathml import STYLE as MATHEMATICS
from symderiv.reporting.setting import printable

__all__ = ["SIGNS", "anchor", "end", "judgement", "page", "text"]

SIGNS: Mapping[Judgement, tuple[str, str]] = {  # a sign and a word: nothing is said by colour alone
    "right": ("✓", "right"),
    "wrong": ("✗", "wrong"),
    "imprecise": ("≈", "imprecise"),
    "follows_from_error": ("↳", "carried on"),
    "not_a_claim": ("·", "no claim"),
    "unknown": ("?", "unknown"),
}

STYLE = """\
:root { color-scheme: light dark; --paper: #fff; --ink: #1f2328; --pale: #59636e; --line: #d1d9e0; --wash: #f6f8fa;
  --link: #0550ae; --right: #116329; --wrong: #b3131d; --carried: #8a4600; --unknown: #0b5394; --mark: #fff3bf }
@media (prefers-color-scheme: dark) { :root { --paper: #0d1117; --ink: #e6edf3; --pale: #9aa4af; --line: #3d444d;
  --wash: #161b22; --link: #79b8ff; --right: #56d364; --wrong: #ff8a80; --carried: #f0b45e; --unknown: #79c0ff;
  --mark: #3b2f0b } }
* { box-sizing: border-box }
html { scroll-padding-top: 1rem }
body { font: 16px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; max-width: 76rem; margin: 2rem auto 4rem;
  padding: 0 1.2rem; color: var(--ink); background: var(--paper) }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .3rem; overflow-wrap: anywhere }
h2 { font-size: 1.2rem; margin: 2.4rem 0 .6rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line) }
h2 small { float: right; font-weight: normal; color: var(--pale); font-size: .9rem } h3 { font-size: 1rem; margin: 0
  0 .4rem }
a { color: var(--link); text-decoration: none } a:hover { text-decoration: underline }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px }
.skip { position: absolute; left: -99rem } .skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding:
  .3rem }
p { margin: .4rem 0 } .pale, .pale a { color: var(--pale) } small { font-size: .87em }
table { border-collapse: collapse; width: 100% } caption { text-align: left; color: var(--pale); padding-bottom:
  .3rem }
th, td { text-align: left; vertical-align: baseline; padding: .35rem .8rem .35rem 0; border-bottom: 1px solid
  var(--line) }
th { font-weight: 600 } td.points, th.points { text-align: right; white-space: nowrap }
.table { overflow-x: auto }
code, pre { font: .82rem/1.45 ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; overflow-wrap: anywhere }
pre { white-space: pre-wrap; margin: .3rem 0; background: var(--wash); padding: .5rem .7rem; border-radius: 6px }
.counts { display: flex; flex-wrap: wrap; gap: .3rem .6rem; padding: 0; margin: .6rem 0; list-style: none }
.word { white-space: nowrap; font-weight: 600; font-size: .87rem } .word b { display: inline-block; min-width:
  1.1em; text-align: center }
.right { color: var(--right) } .wrong { color: var(--wrong) } .follows_from_error, .imprecise { color:
  var(--carried) }
.unknown { color: var(--unknown) } .not_a_claim { color: var(--pale) }
.pair { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 1.6rem; align-items: start }
.lines { list-style: none; padding: 0; margin: 0 }
.claim { padding: .45rem 0 .5rem .8rem; border-left: 3px solid var(--line); margin-bottom: .35rem }
.claim.wrong-line { border-left: 5px solid var(--wrong); padding-left: calc(.8rem - 2px) }
.claim.carried-line { border-left-style: dashed; border-left-color: var(--carried) }
.claim.unknown-line { border-left-style: dotted; border-left-color: var(--unknown) }
.claim:target, .steps li:target { background: var(--mark) }
.head { display: flex; flex-wrap: wrap; gap: 0 .8rem; align-items: baseline } .head .where { color: var(--pale);
  font-size: .87rem }
.head .to { margin-left: auto; font-size: .87rem }
.formula { overflow-x: auto; overflow-y: hidden; padding: .3rem 0 }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .15rem .8rem; margin: .2rem 0;
  font-size: .93rem }
dt { color: var(--pale) } dd { margin: 0; overflow-x: auto; overflow-y: hidden; padding: .1rem 0 }
.first { font-weight: 600; color: var(--wrong) }
details > summary { cursor: pointer; color: var(--pale); font-size: .87rem; width: max-content; max-width: 100% }
.reference { background: var(--wash); border: 1px solid var(--line); border-radius: 8px; padding: .7rem .9rem;
  font-size: .93rem;
  position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow-y: auto }
.steps { list-style: none; padding: 0; margin: .3rem 0 0 } .steps
  li { padding: .1rem .3rem; border-radius: 4px; display: grid;
  grid-template-columns: 1.8rem minmax(0, 1fr); align-items: baseline }
@media (max-width: 34rem) { .wide { display: none } }
@media (max-width: 54rem) { .pair { grid-template-columns: minmax(0, 1fr) } .reference { position: static;
  max-height: none }
  body { margin-top: 1rem; padding: 0 .8rem } h2 small { float: none; display: block } th, td { padding-right: .5rem
  } }
@media print { :root { --paper: #fff; --ink: #000; --pale: #444; --line: #999; --wash: #fff; --link: #000; --right:
  #000;
  --wrong: #000; --carried: #000; --unknown: #000 } body { max-width: none; margin: 0; font-size: 10pt }
  .reference { position: static; max-height: none; overflow: visible } .claim { break-inside: avoid }
  h2 small { float: right; display: inline } h2 {
  break-after: avoid }
  .skip, .source { display: none } .formula, .table, dd { overflow: visible } }
"""


def page(title: str) -> str:
    """The beginning of a page, up to and with ``<main>``. Nothing is loaded from anywhere, and no script runs."""
    return f"""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{text(title)}</title>
<style>
{STYLE}{MATHEMATICS}</style>
</head>
<body>
<main>
"""


def end() -> str:
    """The end of a page."""
    return "</main>\n</body>\n</html>\n"


def text(words: object) -> str:
    """Words as they are, for the inside of an element or of a quoted attribute."""
    return escape(printable(str(words)))


def anchor(*names: str) -> str:
    """What a link aims at: names joined, with nothing in them that an address could mistake."""
    return "-".join(re.sub(r"[^A-Za-z0-9.]+", "_", name) for name in names)


def judgement(kind: Judgement) -> str:
    """A judgement as a sign, a word and a colour."""
    sign, word = SIGNS[kind]
    return f'<span class="word {kind}"><b aria-hidden="true">{sign}</b> {word}</span>'
