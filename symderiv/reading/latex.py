"""LaTeX to events: prose, mathematics, sections, lists, and the environments that ask and answer."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from symderiv.language.spans import Source
from symderiv.reading.events import Definition, Event, Footnote, Formula, Mark, Text
from symderiv.reading.excerpts import Excerpt
from symderiv.reading.inclusion import Inclusion
from symderiv.reading.leads import lead_of
from symderiv.reading.macros import DEFINITION, Macros, group_end
from symderiv.reading.mathematics import CLOSERS, closing, without_comments
from symderiv.reading.problems import Problems
from symderiv.reading.rows import DISPLAYS, Numbering

__all__ = ["scan_latex"]

_TOKEN = re.compile(
    r"(?P<line>\n)|(?P<comment>(?<!\\)%[^\n]*\n?[ \t]*)|\\(?P<edge>begin|end)\s*\{\s*(?P<env>[A-Za-z]{1,30}\*?)\s*\}"
    r"|(?P<open>\$\$|\$|\\\[|\\\()|\\(?P<section>part|chapter|(?:sub){0,2}section|(?:sub)?paragraph)(?P<star>\*?)(?=\s*[\[{])"
    r"|\\(?P<item>item|question|subpart|subsubpart|part)(?![A-Za-z])|\\(?P<input>input|include|subfile)\s*\{(?P<file>[^{}\n]{1,300})\}"
    r"|(?P<macro>\\(?:re|provide)?newcommand|\\[gex]?def|\\let|\\Declare[A-Z])|\\(?P<note>footnotemark|footnote)(?![A-Za-z])"
    r"|\\(?P<verb>verb|lstinline)\*?(?P<bar>[^\sA-Za-z*])|\\(?P<counter>setcounter)\s*\{enum(?P<which>i{1,3}v?)\}\s*\{(?P<value>\d{1,4})\}"
    r"|\\[A-Za-z]+|\\[\s\S]",
)
_VERBATIM = {"verbatim", "lstlisting", "minted", "comment", "tikzpicture", "filecontents", "Verbatim", "alltt", "tabular"}
_ASKS = re.compile(r"(?:homework|hw|sub)?(?:question|problem|exercise|exercice|exo|task|prob|aufgabe)(?!s)", re.I)
_ANSWERS = re.compile(r"(?:solution|soln|sol|answer|ans|proof|corrige|reponse|demonstration|preuve|beweis)", re.I)
_LISTS = {"enumerate", "questions", "parts", "subparts", "subsubparts", "itemize", "description", "compactenum", "enumerate*"}
_LEVELS = {"part": 1, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4, "paragraph": 5, "subparagraph": 6}
_LEADING = re.compile(
    r"(?:[ \t]+|\\(?:noindent|medskip|bigskip|smallskip|newpage|clearpage|par|hrule|hfill|indent|pagebreak)(?![A-Za-z])"
    r"|\\[vh]space\*?\s*\{[^{}\n]{0,30}\})*"
)
_EMPHASIS = re.compile(
    r"\\(?:textbf|textit|emph|underline|textsc|uline|textsf|textsl|text|fbox|boxed)\s*\{"
    r"|\{\s*\\(?:bf|it|em|bfseries|itshape|sc|sl|large|Large|LARGE|huge)(?![A-Za-z])"
)
_WORDS = re.compile(
    r"(?P<kept>\\(?:eq|auto|c|C|page)?ref\s*\{[^{}]*\})|\\(?:label|vspace|hspace|includegraphics|setlength|cite[pt]?|bibliography"
    r"|setcounter|usepackage|pagestyle|thispagestyle|caption|addtocounter)\*?\s*(?:\[[^\[\]]*\])?\s*(?:\{[^{}]*\}){0,2}"
    r"|\\\\(?:\[[^\[\]]*\])?|\\(?:begin|end)\s*\{[^{}]*\}(?:\[[^\[\]]*\])?|\\(?P<sign>[%$&#_{}])|\\[A-Za-z]+\*?|\\[^A-Za-z]|[{}~]"
)


@dataclass
class _List:
    """A list environment that is open; ``form`` is how its items are numbered, "" where they are not."""

    env: str
    style: str
    form: str
    last: int = 0


def scan_latex(source: Source, macros: Macros, problems: Problems, numbering: Numbering) -> list[Event]:
    """What a LaTeX file holds, in order, with what it includes."""
    scanner = _Scanner(macros, problems, numbering, Inclusion(source, problems))
    scanner.read(source)
    return scanner.finished()


class _Scanner:
    def __init__(self, macros: Macros, problems: Problems, numbering: Numbering, inclusion: Inclusion) -> None:
        self._macros, self._problems, self._numbering, self._inclusion = macros, problems, numbering, inclusion
        self._events: list[Event] = []
        self._lists: list[_List] = []
        self._counters = [0] * 8  # of sections, by level
        self._asked = 0  # problems counted
        numbering.on = True

    def read(self, source: Source) -> None:
        """Reads a file; its events follow those read before."""
        _FileScan(self, source).run()

    def finished(self) -> list[Event]:
        """The events. Sections have the numbers LaTeX prints, unless titles or environments name the questions."""
        marks = [event for event in self._events if isinstance(event, Mark)]
        if any(mark.kind in ("question", "part") or (mark.kind == "open" and mark.label) for mark in marks):
            return self._events
        return [
            replace(e, kind="question", label=e.printed) if isinstance(e, Mark) and e.kind == "heading" and e.printed else e
            for e in self._events
        ]


class _FileScan:
    """One file being read; what outlives it (lists, counters, events) is the scanner's."""

    def __init__(self, scanner: _Scanner, source: Source) -> None:
        self._s = scanner
        self._whole = Excerpt.of(source)
        self._text = source.text
        self._at = 0
        self._hopeless: dict[str, int] = {}
        self._blank = (0, 0)
        self._stop = len(source.text)
        self._title_end = -1

    def run(self) -> None:
        place = self._line_start(self._body())
        while match := _TOKEN.search(self._text, place, self._stop):
            if 0 <= self._title_end <= match.start():
                self._close_title()
            place = max(self._token(match), match.end() if match["line"] else match.start() + 1)
            if match["line"] or match["comment"]:
                place = self._line_start(place)
        self._close_title()
        self._tell(self._stop)

    def _close_title(self) -> None:
        if self._title_end >= 0:
            self._tell(self._title_end)
            span = self._whole.span(self._title_end, self._title_end)
            self._s._events.append(Mark("close", self._whole.source, span, style="title"))
            self._title_end = -1

    def _body(self) -> int:
        """The index where the document's text begins; the macros before it are taken."""
        start = self._text.find("\\begin{document}")
        if start < 0:
            return 0
        end = self._text.rfind("\\end{document}")
        self._stop = end if end > start else self._stop
        for found in DEFINITION.finditer(self._text, 0, start):
            line = self._text.rfind("\n", 0, found.start()) + 1
            if "%" not in self._text[line : found.start()].replace("\\%", ""):
                self._s._macros.define(self._whole.part(0, start), found.start())
        for found in re.finditer(r"\\(?:input|include)\s*\{([^{}\n]{1,300})\}", self._text[:start]):
            self._include(found[1], *found.span())
        self._s._numbering.within = "\\numberwithin{equation}{section}" in self._text[:start]
        self._at = start + len("\\begin{document}")
        return self._at

    def _tell(self, end: int, resume: int | None = None) -> None:
        if end > self._at:
            excerpt = self._whole.part(self._at, end)
            clean = _WORDS.sub(lambda m: m["kept"] or m["sign"] or " " * (m.group() in ("~", "\\\\")), excerpt.text)
            if clean.strip():
                self._s._events.append(Text(excerpt, clean))
        self._at = max(self._at, end if resume is None else resume)

    def _token(self, match: re.Match[str]) -> int:
        """Reads one token; the index after it."""
        start, end = match.span()
        if match["comment"]:
            return self._skip(start, end)
        if match["edge"]:
            return self._edge(match)
        if match["open"]:
            return self._open(match["open"], start, end)
        if match["section"] and not (match["section"] == "part" and self._s._lists):
            return self._section(match)
        if match["item"] or match["section"]:
            return self._item(match["item"] or "part", start, end if match["item"] else match.start() + 5)
        if match["input"]:
            self._tell(start, end)
            return self._include(match["file"], start, end)
        if match["macro"]:
            stop = self._s._macros.define(self._whole, start)
            self._tell(start, stop)
            self._s._events.append(Definition(self._whole.part(start, stop)))
            return stop
        if match["note"]:
            self._s._events.append(Footnote(""))
        if match["verb"]:
            stop = self._text.find(match["bar"], end, end + 1000)
            return self._skip(start, stop + 1) if stop >= 0 else end
        if match["counter"] and self._s._lists:
            self._s._lists[-1].last = int(match["value"])
        return end

    def _skip(self, start: int, stop: int) -> int:
        self._tell(start, stop)
        return stop

    def _include(self, name: str, start: int, end: int) -> int:
        included = self._s._inclusion.enter(name, self._whole.source, self._whole.span(start, end))
        if included is not None:
            self._s.read(included)
            self._s._inclusion.leave()
        return end

    def _find(self, closer: str, start: int) -> int:
        """The index of the next ``closer``, -1 where there is none."""
        if start < self._hopeless.get(closer, -1):
            return -1
        found = self._text.find(closer, start, self._stop)
        if found < 0:
            self._hopeless[closer] = self._stop
        return found

    def _edge(self, match: re.Match[str]) -> int:
        """The beginning or end of an environment."""
        start, end, env = match.start(), match.end(), match["env"]
        if match["edge"] == "end":
            return self._end(env, start, end)
        bare = env.rstrip("*")
        if bare in _VERBATIM:
            stop = self._find(f"\\end{{{env}}}", end)
            return self._skip(start, stop + len(env) + 6 if stop >= 0 else end)
        if bare in DISPLAYS:
            return self._display(env, start, end)
        if env in _LISTS:
            return self._list(env, start, end)
        if _ANSWERS.fullmatch(bare):
            self._mark(Mark("open", self._whole.source, self._whole.span(start, end), style="answer", sure=bare.lower() != "proof"), start, end)
            return self._line_start(end)
        if _ASKS.fullmatch(bare):
            return self._asked(start, end)
        return end

    def _end(self, env: str, start: int, end: int) -> int:
        span = self._whole.span(start, end)
        if env in _LISTS:
            if any(known.env == env for known in self._s._lists):
                while self._s._lists[-1].env != env:
                    self._s._lists.pop()
                self._mark(Mark("close", self._whole.source, span, style=self._s._lists.pop().style), start, end)
        elif _ANSWERS.fullmatch(env.rstrip("*")):
            self._mark(Mark("close", self._whole.source, span, style="answer"), start, end)
        elif _ASKS.fullmatch(env.rstrip("*")):
            self._mark(Mark("close", self._whole.source, span, style="question"), start, end)
        return end

    def _display(self, env: str, start: int, end: int) -> int:
        closer = f"\\end{{{env}}}"
        found = self._find(closer, end)
        if found < 0:
            self._problem(start, end, f"this environment {env} is never closed", f"close it with {closer}")
            found = self._paragraph_end(end)
            return self._formula(start, start, found, found, display=True, env=env)
        stop = found + len(closer)
        return self._formula(start, start, stop, stop, display=True, env=env)

    def _open(self, opener: str, start: int, end: int) -> int:
        display = opener in ("$$", "\\[")
        closer = CLOSERS[opener]
        limit = self._stop if display else self._paragraph_end(end)
        stop = -1 if start < self._hopeless.get(closer, -1) else closing(self._text, end, limit, closer)
        if stop >= 0:
            return self._formula(start, end, stop, stop + len(closer), display=display, env=opener)
        self._hopeless[closer] = limit
        self._problem(start, end, f"this {opener} is never closed", f"close it with {closer}")
        if not display:
            return end
        stop = self._paragraph_end(end)
        return self._formula(start, end, stop, stop, display=True, env=opener)

    def _formula(self, start: int, first: int, last: int, after: int, *, display: bool, env: str) -> int:
        self._tell(start, after)
        excerpt = without_comments(self._whole.part(first, max(first, last)))
        self._s._events.append(Formula(excerpt, display, env))
        return after

    def _paragraph_end(self, start: int) -> int:
        if not self._blank[0] <= start < self._blank[1]:
            match = re.compile(r"\n[ \t]*\r?\n").search(self._text, start, self._stop)
            self._blank = (start, match.start() if match else self._stop)
        return self._blank[1]

    def _problem(self, start: int, end: int, message: str, hint: str) -> None:
        self._s._problems.add(self._whole.source, self._whole.span(start, end), message, hint)

    def _mark(self, mark: Mark, start: int, end: int) -> None:
        self._tell(start, end)
        self._s._events.append(mark)

    # questions

    def _argument(self, at: int, opening: str = "{") -> tuple[str, int]:
        """The argument in braces or brackets at ``at``, and the index after it; "" where there is none."""
        closer = "}" if opening == "{" else "]"
        while self._text[at : at + 1] in (" ", "\t"):
            at += 1
        if self._text[at : at + 1] != opening:
            return "", at
        end = group_end(self._text[: at + 2000], at) if opening == "{" else self._text.find(closer, at, at + 300) + 1
        return (self._text[at + 1 : end - 1], end) if end > 0 else ("", at)

    def _section(self, match: re.Match[str]) -> int:
        start, level = match.start(), _LEVELS[match["section"]]
        _, at = self._argument(match.end(), "[")
        title, end = self._argument(at)
        if end == at:
            return match.end()
        printed: tuple[str, ...] = ()
        if not match["star"] and level <= 4:
            self._s._counters[level] += 1
            self._s._counters[level + 1 :] = [0] * (7 - level)
            printed = tuple(str(n) for n in self._s._counters[2 : level + 1] if n)
        shown = _plain(title)
        lead = lead_of(shown, emphatic=True)
        rest = shown[lead.end :].strip(" .:-–—") if lead else shown.strip()
        mark = Mark("heading", self._whole.source, self._whole.span(start, end), level=level, title=rest, printed=printed)
        if lead:
            mark = replace(mark, kind=lead.kind, label=lead.label, style=lead.style, sure=lead.sure)
        if "$" not in title:
            self._mark(mark, start, end)
            return self._line_start(end)
        inner = self._text.index("{", at) + 1
        self._mark(mark, start, inner)
        self._mark(Mark("open", self._whole.source, self._whole.span(inner, end), style="title"), inner, inner)
        self._title_end = end
        return inner

    def _asked(self, start: int, end: int) -> int:
        """An environment that asks: its number is its argument, or counted."""
        option, at = self._argument(end, "[")
        argument, after = self._argument(at)
        after = after if len(argument) < 60 and "\n" not in argument else at
        self._s._asked += 1
        label: tuple[str, ...] = (str(self._s._asked),)
        for text in (option, argument if after > at else ""):
            lead = lead_of(_plain(text), emphatic=True)
            number = re.fullmatch(r"\s*(\d{1,3}(?:\.\d{1,3})*)\s*", text)
            if number or lead and lead.label:
                label = tuple(number[1].split(".")) if number else lead.label if lead else label
        span = self._whole.span(start, after)
        self._mark(Mark("open", self._whole.source, span, label, "question", title=_plain(option).strip()), start, after)
        return after

    def _list(self, env: str, start: int, end: int) -> int:
        option, end = self._argument(end, "[")
        depth = sum(known.form != "" for known in self._s._lists)
        form = "" if env in ("itemize", "description") else "1ai1a"[min(depth, 4)]
        form = {"questions": "1", "parts": "a", "subparts": "i"}.get(env, form)
        if form and (shown := re.search(r"\\(arabic|alph|roman|Alph|Roman)\b|(?<![a-z])([1aiAI])(?![a-z])", option)):
            form = (shown[1] or shown[2])[0].lower()
            form = {"r": "i"}.get(form, "a" if shown[1] in ("alph", "Alph") else "1" if shown[1] == "arabic" else form)
        style = f"list{depth}{form}" if form else f"bullets{len(self._s._lists)}"
        self._s._lists.append(_List(env, style, form))
        self._tell(start, end)
        return end

    def _item(self, command: str, start: int, end: int) -> int:
        """An item: labelled by hand, or counted."""
        given, after = self._argument(end, "[")
        lead = lead_of(_plain(given), emphatic=True) if given and command == "item" else None
        span = self._whole.span(start, after)
        if lead is not None:
            style = lead.style or "item"
            self._mark(Mark(lead.kind, self._whole.source, span, lead.label, style, sure=lead.sure), start, after)
        elif self._s._lists and self._s._lists[-1].form and not (given and command == "item"):
            top = self._s._lists[-1]
            top.last += 1
            kind = "question" if command == "question" else "item"
            label = _numeral(top.last, top.form)
            self._mark(Mark(kind, self._whole.source, span, (label,), top.style), start, after)  # type: ignore[arg-type]
        else:
            self._tell(start, end)
            return end
        return self._line_start(after)

    def _line_start(self, start: int) -> int:
        """Reads the lead at the head of a line, if there is one; the index after it."""
        leading = _LEADING.match(self._text, start)
        place = leading.end() if leading else start
        emphasis = _EMPHASIS.match(self._text, place)
        if emphasis:
            opening = place + emphasis.group().find("{")
            end = group_end(self._text[: place + 300], opening)
            inner = _plain(self._text[emphasis.end() : end - 1]).strip() if end > 0 else ""
        else:
            end = self._text.find("\n", place)
            inner = self._text[place : min(end if end >= 0 else len(self._text), place + 300)]
        lead = lead_of(inner, emphatic=emphasis is not None) if inner else None
        if lead is None or not emphasis and lead.kind == "item" and self._s._lists:
            return start
        end = end if emphasis else place + lead.end
        rest = self._text[end : end + 200].split("\n", 1)[0].strip()
        sure = lead.sure or lead.kind == "answer" and not rest and not inner.lower().startswith("pr")
        title = inner[lead.end :].strip(" .:-–—") if emphasis else ""
        mark = Mark(lead.kind, self._whole.source, self._whole.span(start, end), lead.label, lead.style, 0, title, sure)
        self._mark(mark, start, end)
        return end


def _plain(text: str) -> str:
    """A title without its commands."""
    return re.sub(r"\\[A-Za-z]+\*?\s*|[{}$]|\\(?=\W)", "", text).replace("~", " ").strip()


def _numeral(number: int, form: str) -> str:
    if form == "1":
        return str(number)
    if form == "a":
        return chr(ord("a") + (number - 1) % 26)
    return ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"][(number - 1) % 12]
