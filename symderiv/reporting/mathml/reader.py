"""The reader: LaTeX from left to right to MathML. It never fails and leaves nothing out."""

from __future__ import annotations

import re

from symderiv.reporting.mathml.elements import escaped, fence, row, sign
from symderiv.reporting.mathml.forms import FORMS
from symderiv.reporting.mathml.signs import (
    ACCENTS,
    BELOW,
    BIG,
    DELIMITERS,
    FACES,
    LETTERS,
    NOTHING,
    OPERATORS,
    SPACES,
    TEXTS,
    UNDER,
    WIDE,
    WORDS,
    face,
)  # fmt: skip

__all__ = ["LONGEST", "Reader", "shown"]

LONGEST, DEEPEST = 4000, 40  # beyond these the source is shown
TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|\d+(?:\.\d+)?|\.\d+|:=|=:|<=|>=|\s+|.", re.DOTALL)
OPENING = frozenset({"(", "[", "=", "<", ">", "<=", ">=", ":=", ",", ";", "/", "*", "&"})
TYPED = {"-": "−", "*": "∗", "~": "\u00a0", ":=": "≔", "=:": "≕", "<=": "≤", ">=": "≥"}


def shown(latex: str) -> str | None:
    """The formula as MathML; None where it is nested too deep."""
    return Reader(TOKEN.findall(latex)).shown()


class Reader:
    """Tokens from left to right; every method returns MathML and leaves the place after what it took."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens, self.at, self.depth, self.face = tokens, 0, 0, ""

    def shown(self) -> str | None:
        """All of it, stray closing signs included; None where it is nested too deep."""
        pieces = list[str]()
        try:
            while self.at < len(self.tokens):
                pieces.append(self.lines())
                if self.at < len(self.tokens):
                    pieces.append(self.source(self.take()))
        except RecursionError:
            return None
        return "".join(pieces)

    def take(self) -> str:
        """The token to come, taken."""
        token = self.tokens[self.at]
        self.at += 1
        return token

    def peek(self) -> str:
        """The token to come, after spaces; "" at the end."""
        while self.at < len(self.tokens) and self.tokens[self.at].isspace():
            self.at += 1
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def source(self, token: str) -> str:
        """Characters as they were written."""
        return f"<mtext>{escaped(token)}</mtext>"

    # Rows

    def lines(self) -> str:
        """What stands up to the end of a group; several lines one below the other."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise RecursionError
        rows, cells = list[list[str]](), list[str]()
        while True:
            cells.append(self._items())
            mark = self.peek()
            if mark not in ("&", r"\\", r"\cr"):
                break
            self.at += 1
            if mark != "&":
                rows.append(cells)
                cells = []
        self.depth -= 1
        if not rows and len(cells) == 1:
            return cells[0]
        rows += [cells] if any(cells) else []
        return self._table(rows, 'class="lines"')

    def _table(self, rows: list[list[str]], attributes: str) -> str:
        body = "".join(f"<mtr>{''.join(f'<mtd>{cell}</mtd>' for cell in row)}</mtr>" for row in rows)
        return f"<mtable {attributes}>{body}</mtable>"

    def _items(self) -> str:
        pieces = list[str]()
        while (token := self.peek()) and token not in ("}", "&", r"\\", r"\cr", r"\end", r"\right"):
            pieces.append(self.scripted())
        return "".join(pieces)

    # One item

    def scripted(self) -> str:
        """An item with what stands below and above it."""
        first = self.peek()
        name = first[1:].rstrip("*") if first.startswith("\\") else ""
        base = "<mrow></mrow>" if first in ("^", "_", "'") else self._item()
        if name in ("underbrace", "overbrace") or first == r"\operatorname*":
            name = "sum"  # what is written at these stands under or over them
        below = above = primes = ""
        while (mark := self.peek()) in ("^", "_", "'", r"\limits", r"\nolimits"):
            self.at += 1
            if mark == "'":
                primes += "′"
            elif mark == "_" and not below:
                below = self.argument()
            elif mark == "^" and not above:
                above = self.argument()
            elif mark in ("^", "_"):
                return base + self.source(mark)
        if primes:
            above = row(sign(primes) + above)
        kind = "under" if name in UNDER else "sub", "over" if name in UNDER else "sup"
        if below and above:
            return f"<m{kind[0]}{kind[1]}>{base}{below}{above}</m{kind[0]}{kind[1]}>"
        if below or above:
            tag = f"m{kind[0] if below else kind[1]}"
            return f"<{tag}>{base}{below or above}</{tag}>"
        return base

    def argument(self) -> str:
        """The argument of a command or a script, as one element."""
        token = self.peek()
        if not token or token in ("}", "&", r"\\", r"\right", r"\end"):
            return "<mrow></mrow>"
        if token[0].isdigit() and len(token) > 1:  # \frac12
            self.tokens[self.at : self.at + 1] = [token[0], token[1:]]
        return row(self._item())

    def _item(self) -> str:
        token = self.take()
        if token == "{":
            inner = self.lines()
            if self.peek() == "}":
                self.at += 1
            return row(inner)
        if token[0] == "\\" and len(token) > 1:
            return self._command(token[1:])
        if token[0].isdigit() or (token[0] == "." and len(token) > 1):
            return f"<mn>{''.join(face(self.face, digit) for digit in token)}</mn>"
        if token.isalpha():
            return self._letter(token)
        if token in "()[]|":
            return fence(token, grows=False)
        if token in "+-" and self._after_a_sign():
            return sign(TYPED.get(token, token), form="prefix", lspace="0", rspace="0")
        return sign(TYPED.get(token, token)) if token.isprintable() else self.source(token)

    def _after_a_sign(self) -> bool:
        """Whether the token just taken follows a relation, an operation, or an opening bracket."""
        before = next((t for t in reversed(self.tokens[: self.at - 1]) if not t.isspace()), "")
        return before in OPENING or before[1:] in OPERATORS

    def _letter(self, letter: str) -> str:
        shown = face(self.face, letter)
        upright = ' mathvariant="normal"' if self.face == "upright" and len(letter) == 1 else ""
        return f"<mi{upright}>{escaped(shown)}</mi>"

    def _command(self, name: str) -> str:
        if (maker := FORMS.get(name)) is not None:
            return maker(self)
        bare = name.rstrip("*")
        if bare in LETTERS:
            return self._letter(LETTERS[bare])
        if bare in BIG:
            return sign(BIG[bare])
        if bare in WORDS:
            return self._word({"argmax": "arg max", "argmin": "arg min"}.get(bare, bare))
        if bare in ACCENTS:
            return self._accent(bare)
        if name in TEXTS:
            return self._text(name)
        if bare in FACES:
            return self._in_face(FACES[bare])
        if name in SPACES:
            return f'<mspace width="{SPACES[name]}"></mspace>'
        if bare in NOTHING:
            return ""
        if name == "|":
            return fence("‖", grows=False)
        if name in DELIMITERS and name not in ("mid", "backslash"):
            return fence(DELIMITERS[name], grows=False)
        if name in OPERATORS:
            return sign(OPERATORS[name])
        return self.source("\\" + name)

    def _word(self, word: str) -> str:
        """The name of a function, with a little room before an argument without brackets."""
        tight = self.peek() in ("(", "[", r"\left", r"\big", r"\bigl", r"\Big", r"\Bigl", "}", "")
        return sign(word, form="prefix", lspace=".167em", rspace="0" if tight else ".167em", movablelimits="false")

    def _accent(self, name: str) -> str:
        base, below, wide = self.argument(), name in BELOW, "true" if name in WIDE else "false"
        tag, mark = ("munder" if below else "mover"), sign(ACCENTS[name], stretchy=wide)
        return f'<{tag} accent{"under" if below else ""}="true">{base}{mark}</{tag}>'

    def _in_face(self, name: str) -> str:
        before, self.face = self.face, name
        inner = self.argument()
        self.face = before
        return inner

    def raw(self) -> str:
        """The characters of a group, as they were written."""
        if self.peek() != "{":
            return self.take() if self.peek() else ""
        self.at += 1
        depth, pieces = 1, list[str]()
        while self.at < len(self.tokens):
            token = self.take()
            depth += {"{": 1, "}": -1}.get(token, 0)
            if depth == 0:
                break
            pieces.append(token)
        return "".join(pieces)

    def _text(self, name: str) -> str:
        if name == "mathrm" and not re.fullmatch(r"[A-Za-z]*", "".join(self._ahead())):
            return self._in_face("upright")
        words = self.raw()
        if name.startswith("operatorname"):
            return self._word(re.sub(r"\\[,;: ]|\\!", " ", words).strip())
        if name == "mathrm":
            return f'<mi mathvariant="normal">{escaped(words)}</mi>'
        pieces = re.split(r"\$([^$]+)\$", re.sub(r"\\([ ,;_%&#{}])", r"\1", words))
        made = [shown(p) or self.source(p) if i % 2 else self._words(p) for i, p in enumerate(pieces)]
        return row("".join(made)) if len(made) > 1 else made[0]

    def _words(self, words: str) -> str:
        kept = re.sub(r"^\s+|\s+$", "\u00a0", words)  # spaces at the ends of an element are not shown
        return f"<mtext>{escaped(kept)}</mtext>" if kept else ""

    def _ahead(self) -> list[str]:
        """The tokens of the group to come, which is not taken."""
        at = self.at
        words = self.raw()
        self.at = at
        return [words]
