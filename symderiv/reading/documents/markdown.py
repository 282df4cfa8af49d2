"""Markdown to events: prose, mathematics and the marks of parts, each at its place.

A scanner of our own rather than markdown-it: its inline tokens carry no offsets, it knows nothing of ``\\(``, bare
environments or kramdown's ``$$x$$`` in a sentence, and it would read ``_`` in mathematics as emphasis where a dollar is
not closed. Only what matters is recognised: code, comments, headings, emphasis at the head of a line, list markers.
"""

from __future__ import annotations

import re

from symderiv.reading.documents.environments import BARE, DISPLAYS
from symderiv.reading.documents.events import Definition, Event, Footnote, Mark
from symderiv.reading.documents.excerpts import Excerpt
from symderiv.reading.documents.layout import laid_out
from symderiv.reading.documents.leads import Lead, lead_of
from symderiv.reading.documents.macro_definitions import DEFINITION
from symderiv.reading.documents.macros import Macros
from symderiv.reading.documents.mathematics import CLOSERS, closing, is_price, unescaped
from symderiv.reading.documents.problems import Problems
from symderiv.reading.documents.scanning import Scan

__all__ = ["scan_markdown"]

_TOKEN = re.compile(
    r"(?P<line>\n)|(?P<link>\]\([^()\s\\/.#]{0,200}[/.#][^()\s\\]{0,400}(?:\s+\"[^\"\n]{0,200}\")?\)"
    r"|<(?:https?|mailto):[^<>\s]{0,400}>)"
    r"|(?P<script><script\s+type\s*=\s*[\"']math/tex(?P<mode>\s*;\s*mode\s*=\s*display)?\s*[\"'][^<>\n]{0,100}>)|"
    r"(?P<fence>^[ \t>]*(?P<ticks>`{3,}|~{3,})[ \t]*(?P<info>[^\n`]*)$)|(?P<comment><!--)"
    r"|(?P<tag></?(?P<name>[A-Za-z][\w-]{0,20})(?:\s[^<>\n]{0,400})?/?>)|(?P<gitlab>\$`)|(?P<code>`+)"
    r"|(?P<open>\$\$|\$|\\\\\[(?!\s*-?[\d.]+\s*(?:pt|em|ex|mm|cm)\s*\])|\\\\\(|\\\[|\\\(|\{%\s*math\s*%\})"
    r"|\\begin\s*\{(?P<env>[A-Za-z]{1,20}\*?)\}|(?P<macro>\\(?:re|provide)?newcommand|\\def|\\let|\\(?:Declare|New|Renew|Provide)[A-Z])"
    r"|(?P<note>\[\^[\w-]{1,20}\](?!:))|(?P<raised>[¹²³⁴-⁹])|\\[\s\S]",
    re.MULTILINE,
)
_HEADER = re.compile(
    r"---[ \t]*\r?\n(?:[^\n]*\n){0,400}?(?:---|\.\.\.)[ \t]*\r?(?:\n|$)"
    r"|\+\+\+[ \t]*\r?\n(?:[^\n]*\n){0,400}?\+\+\+[ \t]*\r?(?:\n|$)"
)
_HEADING = re.compile(r"(#{1,6})(?:[ \t]+|(?=[A-Z]))(.*?)[ \t]*#*[ \t]*$")
_PREFIX = re.compile(r"[ \t]*(?:>[ \t]?)*(?:[-*+•][ \t]+(?=\S))?(?:\[[ xX]\][ \t]+)?")
_EMPHASIS = re.compile(
    r"(\*{1,3}|_{1,3}|<(?:b|strong|u|em|i)>)(?=\S)([^\n]{1,200}?)(?:\1|</(?:b|strong|u|em|i)>)(?!\w)"
)
_RAISED = {c: str(n) for n, c in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
_DECORATION = re.compile(
    r"</?[A-Za-z][^<>\n]{0,400}>|\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)|^[ \t]*>+[ \t]?|\\(?=[\\`*_{}\[\]()#+.!|$-])", re.M
)
_DOLLARS = re.compile(r"\s*(\${1,2})([^$]+)\1\s*")
_OPTIONS = re.compile(r"(?:\n[ \t]*:[a-z-]{1,20}:[^\n]*)+")
_NOISE = re.compile(
    r"^[ \t]*(?:(?:page[ \t]+\d{1,4}(?:[ \t]*(?:of|/)[ \t]*\d{1,4})?|\d{1,4}[ \t]*/[ \t]*\d{1,4}|(?:[-*_][ \t]*){3,}"
    r"|-[ \t]*\d{1,4}[ \t]*-)[ \t]*\r?$)|\{%[^%\n]{0,100}%\}|!?\[[^\[\]\n]{0,200}\](?=$)",
    re.MULTILINE | re.IGNORECASE,
)
_NUMBER = re.compile(
    r"[ \t]*(?:\r?\n[ \t>]*)?\((?P<number>\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?'?|\*{1,3})\)[ \t]*[.,;]?[ \t]*(?=\r?\n|$)"
)
_SKIPPED = {"pre", "script", "style", "code"}


def scan_markdown(whole: Excerpt, macros: Macros, problems: Problems) -> list[Event]:
    """What a Markdown text holds, in order. ``macros`` takes the definitions of the header, which is no prose."""
    return _Scanner(laid_out(whole, 0, macros), macros, problems).run()


class _Scanner(Scan):
    def __init__(self, whole: Excerpt, macros: Macros, problems: Problems) -> None:
        super().__init__(whole, [], problems)
        self._macros = macros
        self._doubled: bool | None = None

    def _clean(self, text: str) -> str:
        return _DECORATION.sub("", _NOISE.sub("", text))

    def _prepared(self, excerpt: Excerpt, start: int, display: bool) -> Excerpt:
        line = max(self._text.rfind("\n", max(0, start - 200), start) + 1, start - 200, 0)
        quoted, escaped = self._text[line:start].lstrip().startswith(">"), self._text.startswith("\\\\", start)
        return unescaped(excerpt, display=display, quoted=quoted, escaped=escaped)

    def run(self) -> list[Event]:
        place = self._line_start(self._header())
        while match := _TOKEN.search(self._text, place):
            if 0 <= self._title_end <= match.start():
                self._close_title()
            place = self._token(match)
            if self._text[place - 1 : place] == "\n":
                place = self._line_start(place)
        self._close_title()
        self._tell(len(self._text))
        return self._events

    def _header(self) -> int:
        """The index after a header in YAML or TOML, whose macros are taken."""
        match = _HEADER.match(self._text)
        if match is None or not re.search(r"[:=]", match.group()):
            return 0
        for found in DEFINITION.finditer(self._text, 0, match.end()):
            self._macros.define(self._whole.part(0, match.end()), found.start())
        self._at = match.end()
        return match.end()

    def _token(self, match: re.Match[str]) -> int:
        """Reads one token; the index after it."""
        start, end = match.span()
        if match["fence"]:
            return self._fence(match)
        if match["comment"]:
            return self._skip(start, self._find("-->", end))
        if match["link"]:
            return self._skip(start, end)
        if match["script"]:
            return self._between(start, end, "</script>", display=bool(match["mode"]), env="math")
        if match["tag"]:
            return self._tag(match)
        if match["gitlab"]:
            return self._between(start, end, "`$", display=False, env="$")
        if match["code"]:
            stop = self._find(match["code"], end, self._paragraph_end(end))
            return self._skip(start, stop) if stop > end else end
        if match["open"]:
            return self._open(match["open"], start, end)
        if match["env"] and match["env"].rstrip("*") in DISPLAYS | BARE:
            return self._environment(match["env"], start, end)
        if match["macro"]:
            stop, later = self._macros.end_of_definition(self._whole, start)
            self._tell(start, stop)
            if later:
                self._events.append(Definition(self._whole.part(start, stop)))
            return max(stop, end)
        if match["note"] or match["raised"]:
            number = match["note"][2:-1] if match["note"] else _RAISED.get(match["raised"], "")
            self._events.append(Footnote(number))
        return end

    def _fence(self, match: re.Match[str]) -> int:
        start, end = match.span()
        stop = re.compile(rf"^[ \t>]*{re.escape(match['ticks'][0])}{{{len(match['ticks'])},}}[ \t]*\r?$", re.M)
        key = match["ticks"]
        closed = None if start < self._hopeless.get(key, -1) else stop.search(self._text, end + 1)
        if closed is None:
            if match["info"].strip() or key not in self._hopeless:
                self._problem(start, end, "this code block is never closed", f"close it with {match['ticks']}")
            self._hopeless[key] = len(self._text)
            return end
        if match["info"].strip().split(" ")[0].strip("{}=") == "math":
            options = _OPTIONS.match(self._text, end)
            first = options.end() if options else end
            whole = _DOLLARS.fullmatch(self._text, first, closed.start())  # dollars within the fence, as they are typed
            first, last = whole.span(2) if whole else (first, closed.start())
            self._formula(start, first, last, closed.end(), display=True, env="math")
        return self._skip(start, closed.end())

    def _tag(self, match: re.Match[str]) -> int:
        start, end = match.span()
        name = match["name"].lower()
        if name in _SKIPPED and not match.group().startswith("</"):
            return self._skip(start, self._find(f"</{match['name']}>", end))
        if name == "sup":
            note = re.compile(r"\s*(?:<a[^<>\n]{0,200}>)?\[?(\d{1,3})\]?\s*(?:</a>)?</sup>").match(self._text, end)
            if note:
                self._events.append(Footnote(note[1]))
                return self._skip(start, note.end())
        return end

    def _open(self, opener: str, start: int, end: int) -> int:
        if opener.startswith("{%"):
            stop = max(end, self._find("{% endmath %}", end))
            shown = stop > end and not self._in_sentence(start, stop)
            return self._between(start, end, "{% endmath %}", display=shown, env="math")
        display = opener in ("$$", "\\[", "\\\\[")
        closer = CLOSERS[opener]
        limit = len(self._text) if display else self._paragraph_end(end)
        stop = -1 if start < self._hopeless.get(closer, -1) else closing(self._text, end, limit, closer)
        if stop < 0:
            self._hopeless[closer] = limit
            price = opener == "$" and self._text[end : end + 1].isdigit()
            return end if price or opener.startswith("\\\\") else self._unclosed(opener, start, end)
        content = self._text[end:stop]
        if opener == "$" and (is_price(self._text, start, content) or not content.strip()):
            return end
        if display and not (_is_one_display(content) and self._pairs(content, stop + len(closer))):
            stop = self._end_of_environment(end, closer)
            if stop < 0:
                return self._unclosed(opener, start, end)
            content = self._text[end:stop]
        if opener == "$$" and "\n" not in content and self._in_sentence(start, stop + 2):
            display = False
        after = self._text.index(closer, stop) + len(closer)
        number = _NUMBER.match(self._text, after) if display else None
        self._formula(
            start, end, stop, number.end() if number else after, display=display,
            env=opener.replace("\\\\", "\\"), number=number["number"] if number else None,
        )  # fmt: skip
        return number.end() if number else after

    def _end_of_environment(self, start: int, closer: str) -> int:
        """Where the display that is one environment, blank lines and dollars in it, is closed; -1 where it is none."""
        begins = re.compile(r"\s*\\begin\s*\{([A-Za-z]{1,20}\*?)\}").match(self._text, start)
        if begins is None or begins[1].rstrip("*") not in DISPLAYS | BARE:
            return -1
        end = self._end_of(begins[1], begins.end())
        closes = re.compile(rf"\s*{re.escape(closer)}").match(self._text, end) if end >= 0 else None
        return end if closes and "$$" not in self._text[start:end] else -1

    def _pairs(self, content: str, after: int) -> bool:
        """Whether two ``$$`` belong together: after a blank line the second may open the next display."""
        if not re.search(r"\n[ \t]*\r?\n", content):
            return True
        return self._text.count("$$", after, self._paragraph_end(after)) % 2 == 0

    def _in_sentence(self, start: int, after: int) -> bool:
        """Whether words stand on the same line both before and after: kramdown's inline mathematics.

        In a file that has no other inline mathematics, words on one side are enough.
        """
        line = self._text[self._text.rfind("\n", max(0, start - 2000), start) + 1 : start]
        rest = self._text[after : after + 2000].split("\n", 1)[0]
        said = _PREFIX.sub("", line, count=1)
        before, behind = re.search(r"\w", re.sub(r"^\(?\w{1,3}[.)]", "", said)), re.search(r"[\w)]", rest)
        return bool(before or behind) if self._doubles() else bool(before and behind)

    def _doubles(self) -> bool:
        """Whether all formulas are written in double dollars, and some of them stand in sentences."""
        if self._doubled is None:
            alone = re.search(r"(?<![\\$\w])\$(?![\s$\d])[^$\n]{1,200}(?<![\s\\$])\$(?![$\d])|\\\\?\(", self._text)
            within = re.search(r"\w[ (]\$\$[^$\n]{1,200}\$\$,?[ )][a-z]", self._text)
            self._doubled = alone is None and within is not None
        return self._doubled

    def _between(self, start: int, end: int, closer: str, *, display: bool, env: str) -> int:
        stop = self._find(closer, end)
        if stop > end:
            self._formula(start, end, stop - len(closer), stop, display=display, env=env)
        return max(stop, end)

    def _line_start(self, start: int) -> int:
        """Reads the mark at the head of a line, if there is one; the index after it."""
        stop = self._text.find("\n", start)
        stop = len(self._text) if stop < 0 else stop
        prefix = _PREFIX.match(self._text, start, stop)
        place = prefix.end() if prefix else start
        line = self._text[place : min(stop, place + 400)].rstrip()
        heading = _HEADING.match(line)
        if heading:
            return self._heading(heading, start, place, place + len(line))
        underline = re.compile(r"\r?\n(={3,}|-{3,})[ \t]*\r?$", re.M).match(self._text, place + len(line))
        emphasis = _EMPHASIS.match(line)
        inner = emphasis[2] if emphasis else line
        lead = lead_of(inner, emphatic=emphasis is not None)
        if emphasis is None and underline and line and (lead is None or lead.kind != "item"):
            level = 1 if underline[1][0] == "=" else 2
            return self._titled(line, 0, level, start, place, underline.end())
        if lead is None:
            return start
        end = place + lead.end
        if emphasis:
            named = lead.kind != "item"
            end = place + (emphasis.end() if named else emphasis.start(2) + lead.end)
            closing = re.compile(r"\s?[:.](?=\s|$)").match(self._text, end) if named else None
            end = closing.end() if closing else end
        self._named(lead, 0, inner[lead.end :] if emphasis else "", start, end)
        return end

    def _heading(self, heading: re.Match[str], start: int, place: int, stop: int) -> int:
        return self._titled(heading[2], heading.start(2), len(heading[1]), start, place, stop)

    def _titled(self, title: str, shift: int, level: int, start: int, place: int, stop: int) -> int:
        """Reads a heading. The formulas in it are read with the part it begins."""
        shown = re.sub(r"^[*_]+|[*_]+$", "", title)
        lead = lead_of(shown, emphatic=True)
        rest = shown[lead.end :] if lead else shown
        end = place + shift + title.index(shown) + (lead.end if lead else 0)
        if "$" not in rest and "\\(" not in rest:
            self._named(lead, level, rest, start, stop)
            return stop
        self._named(lead, level, rest, start, end)
        self._open_title(end, stop)
        return end

    def _named(self, lead: Lead | None, level: int, title: str, start: int, end: int) -> None:
        self._tell(start, end)
        source, span = self._whole.source, self._whole.span(start, end)
        shown = _DECORATION.sub("", title).strip(" .:—–-\t")
        if lead is None:
            self._events.append(Mark("heading", source, span, level=level, title=shown))
            return
        rest = self._text[end : end + 200].split("\n", 1)[0].strip()
        sure = lead.sure or (lead.style == "answer" and not rest)
        self._events.append(Mark(lead.kind, source, span, lead.label, lead.style, level, shown, sure))


def _is_one_display(content: str) -> bool:
    """Whether what stands between two ``$$`` can be one display: no paragraph of prose, no heading inside."""
    if not re.search(r"\n[ \t]*\r?\n", content):
        return True
    return not re.search(
        r"(?<!\\)\$|^[ \t]*(?:#{1,6}\s|\*\*[A-Z])", re.sub(r"\\text\w*\s*\{[^{}]*\}", "", content), re.M
    )
