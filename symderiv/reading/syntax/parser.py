"""The parser: tokens to a surface tree, by operator precedence, driven by the tables of `notation`.

Relations bind loosest, then sums, then products; juxtaposed factors are only listed, because whether ``f(x)`` applies
or multiplies, and how far ``\\log`` reaches, is a question of sorts. Nothing is ever left out: what cannot be read is
an `Unreadable` node with its place, and the rest is read all the same.
"""

from __future__ import annotations

from functools import lru_cache

from symderiv.language.spans import Span
from symderiv.reading.syntax.brackets import DOTS
from symderiv.reading.syntax.notation import BIG, NOTATION, PRODUCT, SUM
from symderiv.reading.syntax.operands import Operands
from symderiv.reading.syntax.surface import (
    Braced,
    Empty,
    Group,
    Name,
    Node,
    Part,
    Product,
    Row,
    Scripted,
    Side,
    Sum,
    Unreadable,
)
from symderiv.reading.syntax.tokens import Token, TooMuch

__all__ = ["parse"]

SUM_SIGNS = frozenset(sign for sign, infix in NOTATION.infix.items() if SUM <= infix.level < PRODUCT) | {"+", "-"}
PRODUCT_SIGNS = frozenset(sign for sign, infix in NOTATION.infix.items() if infix.level >= PRODUCT)
SEPARATORS = frozenset({",", ";", ":"})
MOST_PARTS = 120  # terms of a sum, factors of a product


@lru_cache(maxsize=1 << 10)  # a row is parsed where notation is inferred, and where it is read
def parse(latex: str, *, nested: bool = False) -> Row:
    """Sides, relations and separators. Never raises: what is beyond all limits is one unreadable side.

    nested  whether a bar after a factor opens where it can, so that ``|a|b|c|`` is ``|a \\cdot |b| \\cdot c|``
    """
    try:
        parser = _Parser(latex, nested=nested)
        row = parser.row()
    except TooMuch as limit:
        whole = Span(0, len(latex))
        return Row((Side(Unreadable(limit.reason, limit.span), whole),), whole)
    return row


class _Parser(Operands):
    def row(self, *stops: str) -> Row:
        """Sides, relations and separators up to a stop, which is not taken."""
        parts: list[Side | Part] = []
        start = self.next.start
        while not self._ends(stops, fresh=not parts or not isinstance(parts[-1], Side)):
            token = self.next
            if token.kind == "relation":
                parts.append(Part("relation", self.take().text, token.span))
            elif (mark := self._separator(token)) is not None:
                parts.append(Part("separator", mark, self.since(token.start)))
            elif token.kind == "prose":
                parts.append(Part("prose", self.take().text, token.span))
            elif not parts and self.open[-1:] == ["("] and token.text in "+-*" and self.tokens[self.at + 1].text == ")":
                parts.append(Side(Name(self.take().text, token.span), token.span))  # x^{(+)}: a mark
            else:
                node = self.sum() if self._starts(token) or self._sum_sign(token) else self._stray()
                parts.append(Side(node, node.span.join(self.since(token.start))))
            if len(parts) > 2 * MOST_PARTS:
                raise TooMuch("more sides than a row can have", token.span)
        return Row(tuple(parts), self.since(start))

    def _ends(self, stops: tuple[str, ...], *, fresh: bool) -> bool:
        """Whether a row ends here; a bar where an operand could stand (``fresh``) opens and does not close."""
        token = self.next
        if token.kind == "end":
            return True
        if token.text in stops and (token.kind != "delimiter" or token.side == "right" or not fresh):
            return True
        if not self.open:
            return False
        if token.kind == "delimiter" and token.side == "right":
            return True
        return token.text in ("}", r"\end") and token.kind in ("sign", "command")

    def _separator(self, token: Token) -> str | None:
        """The separator that comes next, taken: a comma, a gap (""), or a bar between two arguments."""
        if token.kind in ("gap", "row", "cell"):
            self.take()
            return "" if self.open else {"gap": "gap", "row": "row", "cell": ""}[token.kind]
        if token.kind == "sign" and (token.text in SEPARATORS or self._stops(token)):
            return self.take().text
        if token.kind == "delimiter" and token.text in ("|", r"\|") and self._bar_role() == "separator":
            self.take()
            if token.text == "|" and self.next.text == "|" and self.next.start == token.end:
                self.take()
                return "||"
            return "||" if token.text == r"\|" else "|"
        return None

    def _stops(self, token: Token) -> bool:
        """Whether a full stop ends a sentence: outside brackets, or last in a box."""
        return token.text == "." and (not self.open or self.tokens[self.at + 1].text == "}")

    def _bar_role(self) -> str:
        """What a bar is that stands where an operator could: opening, closing, separator or stray."""
        token, innermost = self.next, self.open[-1] if self.open else ""
        if token.side in ("left", "right"):
            return "opening" if token.side == "left" else "closing" if self.open else "stray"
        if innermost == token.text:
            return "opening" if self.nested and self._may_open(token) else "closing"
        if token.side == "middle":
            return "separator"
        after = self.bars_after[self.at]
        bracketed = innermost in ("(", "[", r"\{", "{", r"\langle")
        pair = (
            token.text == "|" and self.tokens[self.at + 1].text == "|" and self.tokens[self.at + 1].start == token.end
        )
        if bracketed and (after % 2 == 0 or (pair and after == 1)):
            return "separator"
        alone = not self.open and after % 2 == 0 and self.tokens[self.at + 1].text not in ("_", "^")
        return "separator" if alone else "opening" if after % 2 else "stray"

    def _may_open(self, token: Token) -> bool:
        """Whether a bar that could close may as well open: an operand follows, and enough bars to close them all."""
        following, after = self.tokens[self.at + 1], self.bars_after[self.at]
        depth = sum(1 for bracket in self.open if bracket == token.text) + 1
        operand = following.kind in ("number", "letter", "word", "command") and self._starts(following)
        return token.text == "|" and token.side == "" and operand and after >= depth and (after - depth) % 2 == 0

    def _stray(self) -> Node:
        """A token that fits nowhere, taken."""
        token = self.take()
        reason = (
            "this closes something that was not opened"
            if token.side == "right" or token.text == "}"
            else "this does not belong here"
        )
        return Unreadable(reason, token.span)

    def _starts(self, token: Token) -> bool:
        """Whether an operand begins here."""
        if token.kind in ("number", "letter", "word") or (token.text in ("{", "^", "_") and token.kind == "sign"):
            return True
        if token.kind == "command":
            return (
                token.text not in (r"\end", r"\over", r"\choose", r"\atop", r"\%", r"\degree")
                and not self._product_sign(token)
                and not self._sum_sign(token)
            )
        return (token.kind == "delimiter" and token.side != "right" and token.text != ".") or (
            token.text == "." and token.side == "left"
        )

    def _product_sign(self, token: Token) -> bool:
        return token.text in PRODUCT_SIGNS and token.kind in ("sign", "command")

    def _sum_sign(self, token: Token) -> bool:
        return token.text in SUM_SIGNS and (token.text in ("+", "-") or token.kind in ("sign", "command"))

    def sum(self) -> Node:
        """Terms with signs between them."""
        self.depth += 1
        start = self.next.start
        terms: list[Node] = []
        signs: list[str] = []
        while True:
            sign = self.take().text if self._sum_sign(self.next) else ""
            term = self.sum_after_sign() if self._sum_sign(self.next) else self.operation()
            signs.append(sign)
            terms.append(term)
            if len(terms) > MOST_PARTS:
                raise TooMuch(f"a sum of more than {MOST_PARTS} terms", self.since(start))
            if not self._sum_sign(self.next):
                break
        self.depth -= 1
        return terms[0] if signs == [""] else Sum(tuple(terms), tuple(signs), self.since(start))

    def sum_after_sign(self) -> Node:
        """``- -x``: a term that begins with a sign of its own."""
        start, signs = self.next.start, 0
        taken = []
        while self._sum_sign(self.next):
            taken.append(self.take().text)
            signs += 1
            if signs > 3:
                return Unreadable("sign upon sign", self.since(start))
        node = self.operation()
        for sign in reversed(taken):
            node = Sum((node,), (sign,), self.since(start))
        return node

    def operation(self) -> Node:
        r"""Products with operations of the text's own between them, ``a \mathbin{*} b``: each applied as a function."""
        start = self.next.start
        node = self.product()
        while self.next.kind == "operation":
            sign = self.take()
            arguments = (node, self.product())
            between = Group("(", ")", arguments, (",",), self.since(start))
            node = Product((Name(sign.text, sign.span), between), ("",), self.since(start))
        return node

    def product(self) -> Node:
        """Factors, juxtaposed or with signs between them."""
        start = self.next.start
        if not self._starts(self.next):
            return Unreadable(
                "something is missing here", Span(start, start if self.next.kind == "end" else self.next.end)
            )
        factors, signs = [self._factor()], list[str]()
        while True:
            token = self.next
            if self._evaluates(token):
                factors, signs = [self._evaluated(factors, signs, start)], []
            elif self._product_sign(token):
                signs.append(self.take().text)
                factors.append(self._signed())
                if (fraction := _slanted(factors[-2:], signs[-1], factors[-2].span.join(factors[-1].span))) is not None:
                    factors, signs = [*factors[:-2], fraction], signs[:-1]
            elif self._sum_sign(token) and _waits(factors[-1]):
                signs.append("")
                factors.append(self._signed_product())
            elif self._starts(token) and not (
                token.kind == "delimiter" and token.text in ("|", r"\|") and self._bar_role() != "opening"
            ):
                signs.append("")
                factors.append(self._factor())
                if isinstance(factors[-2], Empty):  # {} before a factor only sets it apart
                    del factors[-2], signs[-1]
            else:
                break
            if len(factors) > MOST_PARTS:
                raise TooMuch(f"a product of more than {MOST_PARTS} factors", self.since(start))
        if len(factors) > 1 and isinstance(factors[-1], Empty) and not signs[-1]:
            factors, signs = factors[:-1], signs[:-1]
        return factors[0] if len(factors) == 1 else Product(tuple(factors), tuple(signs), self.since(start))

    def _factor(self) -> Node:
        r"""An operand with its scripts; dots that were lowered, ``a_1,_{\cdots},a_n``, are dots."""
        match self.scripted():
            case Scripted(Empty(), Name(name) as dots, None, 0) if name in DOTS:
                return dots
            case node:
                return node

    def _evaluates(self, token: Token) -> bool:
        """Whether a bar says where what stands before it is taken: ``x^2 |_0^1``."""
        bar = token.kind == "delimiter" and token.text == "|" and token.side in ("", "right")
        return bar and self.tokens[self.at + 1].text == "_" and self.open[-1:] not in (["|"], ["."])

    def _evaluated(self, factors: list[Node], signs: list[str], start: int) -> Node:
        """The factors before a bar, with the bar's scripts."""
        before, bar = self.since(start), self.take()
        inner = factors[0] if len(factors) == 1 else Product(tuple(factors), tuple(signs), before)
        return self.scripts(Group("", bar.text, (inner,), (), self.since(start)), start)

    def _signed(self) -> Node:
        r"""The factor after a sign of multiplication, which may have a sign: ``2 \cdot -3``."""
        start = self.next.start
        if self.next.text in ("-", "+"):
            sign = self.take().text
            return (
                Sum((self.scripted(),), (sign,), self.since(start))
                if self._starts(self.next)
                else Unreadable("a factor is missing here", self.since(start))
            )
        if not self._starts(self.next):
            return Unreadable("a factor is missing here", Span(start, start))
        return self.scripted()

    def _signed_product(self) -> Node:
        r"""What ``\log -xy`` and ``\sum -xy`` reach over."""
        start = self.next.start
        sign = self.take().text
        return Sum((self.product(),), (sign,), self.since(start))


def _slanted(factors: list[Node], sign: str, span: Span) -> Node | None:
    """``^1/_4`` as the fraction it looks like; None for anything else."""
    match factors:
        case [Scripted(Empty(), None, above, 0), Scripted(Empty(), below, None, 0)] if sign == "/" and above and below:
            return Braced(r"\frac", (above, below), span)
    return None


def _waits(node: Node) -> bool:
    """Whether a factor is a word or big sign that still waits for its argument."""
    while isinstance(node, Scripted):
        node = node.base
    if not isinstance(node, Name) or node.name == "E":  # E + 1: a letter, or an expectation of nothing
        return False
    return node.name in BIG or (node.word and node.name in NOTATION.prefix)
