"""Brackets: what stands between them, which bars belong together, and braces around a number."""

from __future__ import annotations

from dataclasses import replace

from symderiv.language.spans import Span
from symderiv.reading.syntax.notation import TRANSPOSES
from symderiv.reading.syntax.surface import Empty, Group, Name, Node, Num, Part, Product, Row, Side, Sum
from symderiv.reading.syntax.tokens import Token

__all__ = [
    "bars_after", "doubled", "items", "joined", "literal", "marked", "names_numbers", "only", "split_number", "unwrap",
]  # fmt: skip

STARS = frozenset({"*", r"\star", r"\ast"})
DIVIDING = frozenset({"=", ",", ";", "|", r"\mid", r"\vert", r"\in"})
DOTS = frozenset({r"\dots", r"\ldots", r"\cdots"})
MEMBERS = frozenset({r"\in", r"\notin"})
LONGEST = 10  # tokens of a mark with a script after it: {(i + 1)T}


def marked(tokens: list[Token], at: int) -> bool:
    r"""Whether ``{*T}``, ``{(i)\top}``, ``{[l]T}`` or ``{*2}`` comes: a mark of the name, and a script of its own."""
    if tokens[at].text != "{":
        return False
    texts = [token.text for token in tokens[at + 1 : at + LONGEST]]
    if texts and tokens[at + 1].kind == "word":  # {\mathrm{out}\top}
        return len(texts) > 2 and texts[1] in TRANSPOSES and texts[2] == "}"
    if texts and texts[0] in STARS:
        return len(texts) > 2 and (texts[1] in TRANSPOSES or texts[1].isdigit()) and texts[2] == "}"
    if not texts or texts[0] not in ("(", "["):
        return False
    closing = ")" if texts[0] == "(" else "]"
    end = texts.index(closing) if closing in texts else len(texts)
    if texts[end + 1 : end + 2] == ["^"]:  # {(i)^T}, {(i)^{T}}
        rest = [text for text in texts[end + 2 : end + 6] if text != "{"]
        return len(rest) > 1 and rest[0] in TRANSPOSES and rest[1] == "}"
    return len(texts) > end + 2 and texts[end + 1] in TRANSPOSES and texts[end + 2] == "}"


def names_numbers(tokens: list[Token], at: int, start: int) -> bool:
    r"""Whether the letter in bold that begins there and was read is a set of numbers: ``x \\in \\mathbf{R}^n``."""
    first = next((place for place in range(at - 1, 0, -1) if tokens[place].start <= start), 0)
    letters = [token.text for token in tokens[first + 1 : at] if token.text not in ("{", "}")]
    before = next((tokens[place].text for place in range(first - 1, -1, -1) if tokens[place].text != "{"), "")
    return letters in (["R"], ["Z"], ["C"], ["N"]) and before in MEMBERS and tokens[at].text != "("


def only(node: Node) -> Node:
    """A row of one side is that side."""
    if not isinstance(node, Row):
        return node
    if not node.parts:
        return Empty(node.span)
    first = node.parts[0]
    return first.node if len(node.parts) == 1 and isinstance(first, Side) else node


def items(content: Row) -> tuple[tuple[Node, ...], tuple[str, ...]]:
    """What stands between brackets, split at its separators."""
    items: list[list[Side | Part]] = [[]]
    separators: list[str] = []
    for part in content.parts:
        if isinstance(part, Part) and part.kind == "separator":
            if part.text:
                items.append([])
                separators.append(part.text)
        else:
            items[-1].append(part)
            if isinstance(part, Side) and len(items[-1]) == 1 and (pair := _after_dots(part.node)) is not None:
                items[-1] = [pair[0]]
                items.append([pair[1]])
                separators.append(",")
    places = [item[0].span.join(item[-1].span) if item else Span(content.span.end, content.span.end) for item in items]
    rows = tuple(only(Row(tuple(item), place)) for item, place in zip(items, places, strict=True))
    return (rows, tuple(separators)) if content.parts else ((), ())


def _after_dots(node: Node) -> tuple[Side, Side] | None:
    r"""``\ldots n``, where the comma after the dots of a list was left out."""
    match node:
        case Product((Name(name) as dots, last), ("",), _) if name in DOTS:
            return Side(dots, dots.span), Side(last, last.span)
    return None


def joined(node: Node) -> Node:
    r"""``\arg\max`` in one pair of braces is one word."""
    match node:
        case Product((Name() as first, Name() as second), ("",), span) if first.name.removeprefix("\\") == "arg":
            if (word := second.name.removeprefix("\\")) in ("max", "min"):
                return Name(f"arg{word}", span, word=True)
    return node


def doubled(group: Group) -> Group:
    r"""``||x||`` is a norm: bars within bars with nothing between them."""
    if group.opening == "|" and len(group.items) == 1:
        inner = group.items[0]
        if (
            isinstance(inner, Group)
            and inner.opening == "|"
            and (inner.span.start, inner.span.end) == (group.span.start + 1, group.span.end - 1)
        ):
            return Group(r"\|", r"\|", inner.items, inner.separators, group.span)
    return group


def literal(node: Node) -> Node:
    """``{-1}`` and ``{1/3}``, in braces of their own, are numbers written out: the printer writes them so."""
    match node:
        case Sum((inner,), ("-",), span):
            value = literal(inner)
            return Num(-value.value, span) if isinstance(value, Num) else node
        case Product((Num(a, _), Num(b, _)), ("/",), span) if b:
            return Num(a / b, span)
    return node


def bars_after(tokens: list[Token]) -> list[int]:
    """For each bar whose side is open, how many bars of its kind follow within the same brackets."""
    after = [0] * len(tokens)
    if not any(token.text in ("|", r"\|") for token in tokens):
        return after
    regions: list[list[int]] = [[]]
    for index, token in enumerate([*tokens, tokens[-1]]):
        opens = token.text in ("{", r"\begin") or (token.kind == "delimiter" and token.side == "left")
        closes = token.text in ("}", r"\end") or (token.kind == "delimiter" and token.side == "right")
        if opens:
            regions.append([])
        elif token.kind == "delimiter" and token.text in ("|", r"\|") and token.side == "":
            regions[-1].append(index)
        if closes or index == len(tokens) or token.kind == "cell":
            region = regions.pop()
            for kind in ("|", r"\|"):
                bars = [place for place in region if tokens[place].text == kind]
                if len(bars) % 2:  # one of them says where something is taken: |x| |_0^1
                    evaluating = [place for place in bars if tokens[place + 1].text == "_"]
                    bars = [place for place in bars if place not in evaluating[-1:]]
                for count, place in enumerate(reversed(bars)):
                    after[place] = count
            if not regions or token.kind == "cell":
                regions.append([])
    return after


def unwrap(tokens: list[Token], bars: list[int], at: int) -> None:
    r"""Takes away braces that hold all that stands in brackets, ``( {C = k | x} )``: they are for the spacing.

    Those of a number, ``({-1})``, stay: they hold it together.
    """
    depth, end = 0, at
    for end in range(at, len(tokens) if at < len(tokens) and tokens[at].text == "{" else at):
        depth += (tokens[end].text == "{") - (tokens[end].text == "}")
        if not depth:
            break
    divided = any(token.text in DIVIDING for token in tokens[at:end])
    divided = divided and not any(token.text in (r"\over", r"\choose") for token in tokens[at:end])
    if divided and not depth and tokens[end + 1].kind == "delimiter" and tokens[end + 1].side == "right":
        for place in (end, at):
            del tokens[place], bars[place]


def split_number(tokens: list[Token], at: int) -> tuple[Token, Token] | None:
    r"""The first digit and the rest of a number of which only the first digit is an argument: ``\frac12`` is a half.

    What is shown of ``\mod 12`` is mod 12.
    """
    token = tokens[at]
    if token.kind != "number" or len(token.text) < 2 or token.text[0] == "." or "/" in token.text:
        return None
    if at and tokens[at - 1].text == r"\mod":
        return None
    cut = token.start + 1
    return replace(token, text=token.text[0], end=cut), replace(token, text=token.text[1:], start=cut)
