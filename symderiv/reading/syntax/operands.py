"""Operands: letters, numbers, brackets, fractions, matrices, and what is written below and above them."""

# ruff: noqa: I001  (the tables that are taken in stand on one line)
from __future__ import annotations

from abc import abstractmethod

from symderiv.language.spans import Span
from symderiv.reading.syntax.brackets import (
    bars_after, doubled, items, joined, literal, marked, names_numbers, only, split_number, unwrap,
)  # fmt: skip
from symderiv.reading.syntax.notation import (
    ACCENTS, BARE_HEADS, BIG, BINOMIALS, FONTS, FRACTIONS, LETTERS, NOTATION, PARTNERS, SWITCHES,
)  # fmt: skip
from symderiv.reading.syntax.spelling import lettered, numeral
from symderiv.reading.syntax.surface import (
    Braced, Empty, Grid, Group, Name, Node, Num, Row, Scripted, Unreadable, accented, primes_in, with_scripts,
)  # fmt: skip
from symderiv.reading.syntax.tokens import DEEPEST, Token, TooMuch, tokens_of

__all__ = ["Operands", "spanned"]


def spanned(node: Node, span: Span) -> Node:
    """The node, which has just been parsed, with another place."""
    node.span = span
    return node


class Operands:
    """A position among tokens, and the rules for a single operand."""

    def __init__(self, latex: str, *, nested: bool = False) -> None:
        self.latex, self.nested = latex, nested
        self.tokens = tokens_of(latex)
        self.at, self.depth = 0, 0
        self.open: list[str] = []  # brackets around the current place
        self.bars_after = bars_after(self.tokens)

    @abstractmethod
    def row(self, *stops: str) -> Row:
        """Sides, relations and separators up to a closing token, which is not taken."""

    @property
    def next(self) -> Token:
        """The token to come."""
        return self.tokens[self.at]

    def take(self) -> Token:
        """The token to come, taken; the end token stays."""
        token = self.tokens[self.at]
        if token.kind != "end":
            self.at += 1
        return token

    def since(self, start: int) -> Span:
        """From an index to the end of the last token taken."""
        return Span(start, max(start, self.tokens[self.at - 1].end if self.at else start))

    def scripted(self) -> Node:
        """An operand with its scripts."""
        first = self.next
        start, annotated = first.start, first.text in (r"\underbrace", r"\overbrace")
        node = Empty(Span(start, start)) if first.text in ("^", "_", "'") else self.operand()
        while True:
            token = self.next
            text = token.text
            if text in ("_", "^", "'") and token.kind == "sign":
                scripted = self.scripts(node, start)
                node = spanned(node, scripted.span) if annotated else scripted
            elif text in ("!", r"\%", r"\degree") and token.kind in ("sign", "command"):
                self.take()
                node = Braced(text, (node,), self.since(start))
            else:
                return node

    def scripts(self, base: Node, start: int) -> Node:
        """A base with the scripts that follow it."""
        sub: Node | None = None
        sup: Node | None = None
        primes = 0
        while self.next.kind == "sign" and self.next.text in ("_", "^", "'"):
            sign = self.next.text
            if sign == "'" and sup is None:
                primes += 1
                self.take()
            elif sign == "_" and sub is None:
                self.take()
                sub = self._script()
            elif sign == "^" and sup is None:
                self.take()
                if marked(self.tokens, self.at):  # w^{*T}, x^{(i)T}: the transpose of w^*, of x^{(i)}
                    mark = self._mark()
                    base, sub, primes = Scripted(base, sub, mark, primes, Span(start, mark.span.end)), None, 0
                sup = self._script()
                if (marks := primes_in(sup)) > 0:
                    sup, primes = None, primes + marks
            else:  # LaTeX refuses x^a^b
                here = self.take()
                self._script()
                return Unreadable(
                    "two scripts in one place: put braces around what is meant", Span(start, self.since(here.start).end)
                )
        return with_scripts(base, sub, sup, primes, self.since(start))

    def _mark(self) -> Node:
        """The mark at the beginning of a superscript in braces; the brace stands before the rest of it then."""
        opening, first = self.take(), self.next
        readers = {"delimiter": self.group, "word": self.operand}
        mark = readers[first.kind]() if first.kind in readers else Name(self.take().text, first.span)
        self.at -= 0 if self.next.text == "^" else 1  # {(i)^T}
        self.tokens[self.at] = opening
        return mark

    def _script(self) -> Node:
        """A script: what stands in braces, or one token."""
        token = self.next
        if token.text == "{":
            ahead = self.tokens[self.at + 1]
            if ahead.text in (r"\circ", "+", "-", "*") and self.tokens[self.at + 2].text == "}":
                self.at += 3
                return Name(ahead.text, self.since(token.start))
            if ahead.text in (r"\odot", r"\circ") and self.tokens[self.at + 2].text != "}":
                del self.tokens[self.at + 1], self.bars_after[self.at + 1]
                return Braced(r"\odot", (self.braces(),), Span(token.start, self.since(token.start).end))
            return self.braces()
        if token.kind == "sign" and token.text in "+-*":
            self.take()
            return Name(token.text, token.span)
        return self.argument()

    def argument(self) -> Node:
        r"""The argument of a command: what stands in braces, one digit, or one operand."""
        token = self.next
        if token.text == "{":
            return self.braces()
        if (digits := split_number(self.tokens, self.at)) is not None:
            first, self.tokens[self.at] = digits
            return Num(numeral(first.text), first.span)
        if token.kind in ("number", "letter", "word", "command"):
            return self.operand()
        if token.kind not in ("end", "cell", "row") and token.text != "}":
            self.take()
        return Unreadable("an argument is missing here", token.span)

    def braces(self) -> Node:
        """What stands in braces, which need not be closed at the end of the formula."""
        opening = self.take()
        if self.next.text in SWITCHES:
            upright = self.take().text
            if word := self._upright_word(upright):
                return word
        self.open.append("{")
        node: Node = self.row("}", r"\over", r"\choose", r"\atop")
        if self.next.text in (r"\over", r"\choose"):
            command = {r"\over": r"\frac", r"\choose": r"\binom"}[self.take().text]
            node = Braced(command, (only(node), only(self.row("}"))), self.since(opening.start))
        self.open.pop()
        if self.next.text != "}":
            return Unreadable("this brace is never closed", Span(opening.start, self.next.start))
        self.take()
        return spanned(only(node), self.since(opening.start))

    def _upright_word(self, switch: str) -> Node | None:
        r"""``{\rm diag}``, after its switch."""
        ahead = self.at
        while self.tokens[ahead].kind in ("letter", "word"):
            ahead += 1
        if switch not in (r"\rm", r"\sf") or ahead - self.at < 2 or self.tokens[ahead].text != "}":
            return None
        start, name = self.next.start, "".join(token.text for token in self.tokens[self.at : ahead])
        self.at = ahead + 1
        return Name(name, self.since(start), word=True)

    def operand(self) -> Node:
        """A letter, number, bracket or command with its arguments; something unreadable is taken too."""
        self.depth += 1
        if self.depth > 2 * DEEPEST:
            raise TooMuch("commands within commands, too deep", self.next.span)
        try:
            token = self.next
            if token.kind == "number":
                return Num(numeral(self.take().text), token.span)
            if token.kind in ("letter", "word"):
                return Name(self.take().text, token.span, word=token.kind == "word")
            if token.text == "{":
                return literal(self.braces())
            if token.kind == "delimiter":
                return self.group()
            if token.kind == "command":
                return self._command()
            if token.kind != "end":
                self.take()
            return Unreadable("something is missing here", token.span)
        finally:
            self.depth -= 1

    def _command(self) -> Node:
        token = self.take()
        text, start = token.text, token.start
        if text in FRACTIONS or text in BINOMIALS:
            arguments = (self.argument(), self.argument())
            return Braced(r"\frac" if text in FRACTIONS else r"\binom", arguments, self.since(start))
        if text == r"\sqrt":
            option = self._option()
            return Braced(text, (self.argument(),), self.since(start), option)
        if text in NOTATION.braced:
            return Braced(text, tuple(self.argument() for _ in range(NOTATION.braced[text][1])), self.since(start))
        if text in ACCENTS:
            return accented(text, self.argument(), self.since(start))
        if text == r"\begin":
            return self._grid(token)
        if text == r"\underset":
            below, base = self.argument(), self.argument()
            return Scripted(joined(base), below, None, 0, self.since(start))
        if text in FONTS:
            return self._font(text, start)
        if text in (r"\pmod", r"\mod"):
            return Braced(r"\pmod", (self.argument(),), self.since(start))
        if text in LETTERS or text in NOTATION.constants or text in BIG or text in NOTATION.called:
            return lettered(text, token.span)
        word = "log" if text in (r"\ln", r"\lg") else text[1:]
        if word in NOTATION.prefix or word in BIG or word in BARE_HEADS:
            return Name(word, token.span, word=True)
        while self.next.text == "{":
            self.braces()
        return Unreadable(f"{text} is not known", self.since(start))

    def _font(self, font: str, start: int) -> Node:
        if font in SWITCHES and self.next.text != "{":  # a switch in the open changes letters only
            return self.operand() if self.next.kind in ("letter", "command", "word") else Empty(self.since(start))
        if font == r"\bbox":
            self._option()
        inner = joined(self.argument()) if font == r"\operatorname" else self.argument()
        kept = {r"\mathbbm": r"\mathbb", r"\mathscr": r"\mathcal", r"\cal": r"\mathcal"}.get(font, font)
        kept = r"\mathbb" if kept in (r"\mathbf", r"\bf") and names_numbers(self.tokens, self.at, start) else kept
        upright = kept == r"\mathbb" or kept in (r"\mathbf", r"\boldsymbol", r"\bm", r"\pmb")
        if isinstance(inner, Num) and upright and (inner.value == 1 or kept == r"\mathbb"):  # often no number
            return Name(str(inner.value), self.since(start), font=kept)
        if isinstance(inner, Name) and kept in (r"\mathcal", r"\mathbb", r"\mathfrak"):
            return Name(inner.name, self.since(start), font=kept)
        return spanned(inner, self.since(start))

    def _option(self) -> Node | None:
        if self.next.text != "[":
            return None
        self.take()
        self.open.append("[")
        inner = only(self.row("]"))
        self.open.pop()
        if self.next.text == "]":
            self.take()
        return inner

    def _grid(self, begin: Token) -> Node:
        """An environment of cells and rows, up to its end."""
        if begin.side in ("array", "tabular") and self.next.text == "{":
            self.braces()
        rows: list[tuple[Node, ...]] = []
        cells: list[Node] = []
        self.open.append("grid")
        while True:
            cells.append(only(self.row("&", "\\\\", r"\end")))
            token = self.next
            if token.kind not in ("cell", "row"):
                break
            self.take()
            if token.kind == "row":
                rows.append(tuple(cells))
                cells = []
        self.open.pop()
        if any(not isinstance(cell, Empty) for cell in cells):
            rows.append(tuple(cells))
        if self.next.text != r"\end":
            return Unreadable(f"\\begin{{{begin.side}}} is never ended", Span(begin.start, self.next.start))
        self.take()
        return Grid(begin.side, tuple(rows), self.since(begin.start))

    def group(self) -> Node:
        """Brackets and what stands in them; bars close at the first bar that stands where an operator could."""
        opening = self.take()
        if opening.side == "right":
            return Unreadable("this closes a bracket that was not opened", opening.span)
        bar = opening.text in ("|", r"\|", ".")
        stops = (opening.text,) if bar and opening.text != "." else ("right",)
        self.open.append(opening.text)
        unwrap(self.tokens, self.bars_after, len(self.tokens) if bar else self.at)
        content = self.row(*stops)
        self.open.pop()
        if not self._closes(opening):
            return Unreadable("this bracket is never closed", Span(opening.start, self.next.start))
        closing = self.take()
        return doubled(Group(opening.text, closing.text, *items(content), self.since(opening.start)))

    def _closes(self, opening: Token) -> bool:
        token = self.next
        if opening.text in ("|", r"\|"):
            return token.text == opening.text or (token.side == "right" and token.text == ".")
        partners = PARTNERS.get(opening.text, ())
        return token.kind == "delimiter" and (token.text in partners or "." in (token.text, opening.text))
