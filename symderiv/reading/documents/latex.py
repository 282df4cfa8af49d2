"""LaTeX to events: prose, mathematics, sections, lists, and the environments that ask and answer."""

from __future__ import annotations

import re
from dataclasses import replace

from symderiv.language.spans import Source
from symderiv.reading.documents.environments import ANSWERS, ASKS, BARE, DISPLAYS, LISTS, PLAIN, SCOPES, VERBATIM
from symderiv.reading.documents.events import Count, Definition, Event, Footnote, Mark
from symderiv.reading.documents.excerpts import Excerpt
from symderiv.reading.documents.inclusion import Inclusion
from symderiv.reading.documents.latex_marks import (
    SECTION,
    OpenList,
    argument,
    asking,
    commanded,
    forms_of_items,
    item,
    lead,
    looks_like_mathematics,
    opened_list,
    section,
)
from symderiv.reading.documents.layout import NEW_ENVIRONMENT, end_of_environment_definition, in_comment, laid_out
from symderiv.reading.documents.leads import lead_of
from symderiv.reading.documents.macro_definitions import DEFINITION
from symderiv.reading.documents.macros import Macros
from symderiv.reading.documents.mathematics import CLOSERS, closing, without_comments
from symderiv.reading.documents.numbering import Numbering
from symderiv.reading.documents.problems import Problems
from symderiv.reading.documents.scanning import Scan
from symderiv.reading.documents.sections import DEPTH

__all__ = ["scan_latex"]

_TOKEN = re.compile(
    r"(?P<line>\n)|(?P<comment>(?<!\\)%[^\n]*\n?[ \t]*)|\\(?P<edge>begin|end)\s*\{\s*(?P<env>[A-Za-z]{1,30}\*?)\s*\}"
    r"|(?P<open>\$\$|\$|\\\[|\\\()|\\(?P<section>part|chapter|(?:sub){0,2}section|(?:sub)?paragraph)(?P<star>\*?)(?=\s*[\[{])"
    r"|\\(?P<item>item|question|subpart|subsubpart|part|problem|exercise|subproblem|subquestion)(?![A-Za-z])|\\(?P<input>input|include|subfile)\s*\{(?P<file>[^{}\n]{1,300})\}"
    r"|(?P<macro>\\(?:re|provide)?newcommand|\\[gex]?def|\\let|\\(?:Declare|New|Renew|Provide)[A-Z])"
    r"|(?P<newenv>\\(?:re|provide)?newenvironment|\\newtheorem)(?![A-Za-z])|\\(?P<note>footnotemark|footnote)(?![A-Za-z])"
    r"|\\(?P<verb>verb|lstinline)\*?(?P<bar>[^\sA-Za-z*])|\\(?P<counter>setcounter)\s*\{enum(?P<which>i{1,3}v?)\}\s*\{(?P<value>\d{1,4})\}"
    r"|\\(?P<count>set|addto|step|refstep)counter\s*\{equation\}(?:\s*\{\s*(?P<by>-?\d{1,5})\s*\})?"
    r"|\\[A-Za-z]+|\\[\s\S]",
)
_WITHIN = re.compile(r"\\(?:numberwithin|counterwithin)\s*\{equation\}\s*\{\s*([a-z]{1,20})\s*\}")
_LABEL = re.compile(r"\s*\\label\s*\{([^{}\n]{1,200})\}")
_WORDS = re.compile(
    r"(?P<kept>\\(?:eq|auto|c|C|page)?ref\s*\{[^{}]*\})|\\(?:label|vspace|hspace|includegraphics|setlength|cite[pt]?|bibliography"
    r"|setcounter|usepackage|pagestyle|thispagestyle|caption|addtocounter)\*?\s*(?:\[[^\[\]]*\])?\s*(?:\{[^{}]*\}){0,2}"
    r"|\\\\(?:\[[^\[\]]*\])?|\\(?:begin|end)\s*\{[^{}]*\}(?:\[[^\[\]]*\])?|\\(?P<sign>[%$&#_{}])|\\[A-Za-z]+\*?|\\[^A-Za-z]|[{}~]"
)


def scan_latex(source: Source, macros: Macros, problems: Problems, numbering: Numbering) -> list[Event]:
    """What a LaTeX file holds, in order, with what it includes."""
    scanner = _Scanner(macros, problems, numbering, Inclusion(source, problems))
    scanner.read(source)
    return scanner.finished()


class _Scanner:
    def __init__(self, macros: Macros, problems: Problems, numbering: Numbering, inclusion: Inclusion) -> None:
        self.macros, self.problems, self.numbering, self.inclusion = macros, problems, numbering, inclusion
        self.events: list[Event] = []
        self.lists: list[OpenList] = []
        self.counters = [0] * 8  # of sections, by level
        self.asked = 0  # problems counted
        self.asking = [0, 0]  # problems and their parts that begin with a command
        self.forms: dict[int, str] = {}  # how the items of nested lists are numbered, where the file says so
        self.preamble = False  # whether a file is read before the document's text begins
        numbering.on = True

    def read(self, source: Source) -> None:
        """Reads a file; its events follow those read before."""
        _FileScan(self, source).run()

    def finished(self) -> list[Event]:
        """The events. Sections have the numbers LaTeX prints, unless titles or environments name the questions."""
        marks = [event for event in self.events if isinstance(event, Mark)]
        if any(mark.kind in ("question", "part") or (mark.kind == "open" and mark.label) for mark in marks):
            return self.events
        return [
            replace(e, kind="question", label=e.printed)
            if isinstance(e, Mark) and e.kind == "heading" and e.printed
            else e
            for e in self.events
        ]


class _FileScan(Scan):
    """One file being read; what outlives it (lists, counters, events) is the scanner's."""

    def __init__(self, scanner: _Scanner, source: Source) -> None:
        super().__init__(Excerpt.of(source), scanner.events, scanner.problems)
        self._s = scanner

    def _clean(self, text: str) -> str:
        return _WORDS.sub(lambda m: m["kept"] or m["sign"] or " " * (m.group()[:2] in ("~", "\\\\")), text)

    def _prepared(self, excerpt: Excerpt, start: int, display: bool) -> Excerpt:
        return without_comments(excerpt)

    def run(self) -> None:
        place = self._line_start(self._laid_out(self._body()))
        while match := _TOKEN.search(self._text, place, self._stop):
            if 0 <= self._title_end <= match.start():
                self._close_title()
            place = max(self._token(match), match.end() if match["line"] else match.start() + 1)
            if match["line"] or match["comment"]:
                place = self._line_start(place)
        self._close_title()
        self._tell(self._stop)

    def _laid_out(self, start: int) -> int:
        """Expands, from ``start`` on, what the writer's own macros lay out; ``start`` again."""
        whole = laid_out(self._whole, start, self._s.macros)
        if whole is not self._whole:
            ends = self._stop < len(self._text)
            self._whole, self._text = whole, whole.text
            self._stop = max(start, whole.text.rfind("\\end{document}")) if ends else len(whole.text)
        return start

    def _body(self) -> int:
        """The index where the document's text begins; the macros before it are taken."""
        start = self._text.find("\\begin{document}")
        if start < 0:
            return 0
        end = self._text.rfind("\\end{document}")
        self._stop = end if end > start else self._stop
        for found in DEFINITION.finditer(self._text, 0, start):
            if not in_comment(self._text, found.start()):
                self._s.macros.define(self._whole.part(0, start), found.start())
        for found in re.finditer(r"\\(?:input|include)\s*\{([^{}\n]{1,300})\}", self._text[:start]):
            self._s.preamble = True
            self._include(found[1], *found.span())
            self._s.preamble = False
        within = _WITHIN.search(self._text, 0, start)
        if within:
            self._s.numbering.within = SECTION.get(within[1], 0)
        elif re.search(
            r"\\documentclass\s*(?:\[[^\[\]]{0,200}\])?\s*\{(?:book|report|scrbook|scrreprt)\}", self._text[:start]
        ):
            self._s.numbering.within = SECTION["chapter"]
        self._s.forms = forms_of_items(self._text, start)
        self._at = start + len("\\begin{document}")
        return self._at

    def _token(self, match: re.Match[str]) -> int:
        """Reads one token; the index after it."""
        start, end = match.span()
        if match["comment"]:
            return self._skip(start, end)
        if match["edge"]:
            return self._edge(match)
        if match["open"]:
            return self._open(match["open"], start, end)
        if match["section"] and not (match["section"] == "part" and self._s.lists):
            return self._section(match)
        if match["item"] or match["section"]:
            return self._item(match["item"] or "part", start, end if match["item"] else match.start() + 5)
        if match["input"]:
            self._tell(start, end)
            return self._include(match["file"], start, end)
        if match["macro"]:
            macros = self._s.macros
            stop, later = macros.end_of_definition(self._whole, start)
            self._tell(start, stop)
            if later and self._s.preamble:
                macros.define(self._whole, start)
            elif later:
                self._events.append(Definition(self._whole.part(start, stop)))
            return stop
        if match["newenv"] and (defined := NEW_ENVIRONMENT.match(self._text, start)):
            return self._skip(start, end_of_environment_definition(self._text, defined))
        if match["count"]:
            by = match["by"] or "1"
            self._events.append(Count("set" if match["count"] == "set" else "add", by))
        if match["note"]:
            self._events.append(Footnote(""))
        if match["verb"]:
            stop = self._text.find(match["bar"], end, end + 1000)
            return self._skip(start, stop + 1) if stop >= 0 else end
        if match["counter"] and self._s.lists:
            self._s.lists[-1].last = int(match["value"])
        return end

    def _include(self, name: str, start: int, end: int) -> int:
        included = self._s.inclusion.enter(name, self._whole.source, self._whole.span(start, end))
        if included is not None:
            self._s.read(included)
            self._s.inclusion.leave()
        return end

    def _edge(self, match: re.Match[str]) -> int:
        """The beginning or end of an environment."""
        start, end, env = match.start(), match.end(), match["env"]
        if match["edge"] == "end":
            return self._end(env, start, end)
        bare = env.rstrip("*")
        if bare in VERBATIM:
            return self._skip(start, self._find(f"\\end{{{env}}}", end))
        if bare in DISPLAYS or bare in BARE:
            return self._environment(env, start, end)
        if bare in SCOPES:
            label = _LABEL.match(self._text, end)
            if bare == "subequations":
                self._events.append(Count("open", label[1] if label else ""))
            return self._skip(start, label.end() if label else end)
        if env in LISTS:
            option, stop = argument(self._text, end, "[")
            if len(self._s.lists) < DEPTH:
                depth = sum(known.form != "" for known in self._s.lists)
                option = option or (self._s.forms.get(depth, "") if env == "enumerate" else "")
                self._s.lists.append(opened_list(env, option, self._s.lists))
            return self._skip(start, stop)
        if ANSWERS.fullmatch(bare):
            named, _ = argument(self._text, end, "[")
            told = lead_of(named, emphatic=True) if named else None
            span, sure = self._whole.span(start, end), bare.lower() != "proof" or (told is not None and told.sure)
            self._mark(Mark("open", self._whole.source, span, style="answer", sure=sure), start, end)
            return self._line_start(end)
        if ASKS.fullmatch(bare):
            self._s.asked += 1
            mark, stop = asking(self._whole, start, end, self._s.asked)
            self._s.asked = int(mark.label[0]) if len(mark.label) == 1 and mark.label[0].isdigit() else self._s.asked
            self._mark(mark, start, stop)
            return stop
        if bare not in PLAIN and looks_like_mathematics(self._text, env, end):
            message = f"the environment {env} is not known, but looks like mathematics"
            self._problem(start, end, message, "write it as align, or define it with \\newenvironment")
        return end

    def _end(self, env: str, start: int, end: int) -> int:
        span = self._whole.span(start, end)
        if env == "subequations":
            self._events.append(Count("close"))
        elif env in LISTS:
            if any(known.env == env for known in self._s.lists):
                while self._s.lists[-1].env != env:
                    self._s.lists.pop()
                self._mark(Mark("close", self._whole.source, span, style=self._s.lists.pop().style), start, end)
        elif ANSWERS.fullmatch(env.rstrip("*")):
            self._mark(Mark("close", self._whole.source, span, style="answer"), start, end)
        elif ASKS.fullmatch(env.rstrip("*")):
            self._mark(Mark("close", self._whole.source, span, style="question"), start, end)
        return end

    def _open(self, opener: str, start: int, end: int) -> int:
        display = opener in ("$$", "\\[")
        closer = CLOSERS[opener]
        limit = self._stop if display else self._paragraph_end(end)
        stop = -1 if start < self._hopeless.get(closer, -1) else closing(self._text, end, limit, closer)
        if stop >= 0:
            return self._formula(start, end, stop, stop + len(closer), display=display, env=opener)
        self._hopeless[closer] = limit
        return self._unclosed(opener, start, end)

    def _section(self, match: re.Match[str]) -> int:
        mark, inner, end = section(self._whole, match, self._s.counters)
        if mark is None:
            return end
        self._mark(mark, match.start(), inner)
        level, counters = SECTION[match["section"]], self._s.counters
        if not match["star"] and 0 < level <= self._s.numbering.within:
            prefix = "".join(f"{n}." for n in counters[1 : self._s.numbering.within + 1] if n)
            self._events.append(Count("section", prefix))
        if inner == end:
            return self._line_start(end)
        self._open_title(inner, end)
        return inner

    def _item(self, command: str, start: int, end: int) -> int:
        mark, after = item(self._whole, command, start, end, self._s.lists)
        if mark is None and command not in ("item", "part", "subpart", "subsubpart"):
            return self._asked(command, start, end)
        if mark is None:
            return self._skip(start, end)
        self._mark(mark, start, after)
        return self._line_start(after)

    def _asked(self, command: str, start: int, end: int) -> int:
        r"""A command of a class or of the writer's own that asks: ``\problem{..}``, ``\subproblem{..}``."""
        mark, inner, end = commanded(self._whole, command, start, end, self._s.asking)
        self._mark(mark, start, inner)
        if inner == end:
            return self._line_start(end)
        self._open_title(inner, end)
        return inner

    def _line_start(self, start: int) -> int:
        """Reads the lead at the head of a line, if there is one; the index after it."""
        found = lead(self._whole, start, bool(self._s.lists))
        if found is None:
            return start
        self._mark(found[0], start, found[1])
        return found[1]
