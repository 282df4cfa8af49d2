"""Tokens to a surface tree: what binds how tightly, and what is done with what cannot be read."""

from __future__ import annotations

import pytest

from symderiv.reading.syntax.parser import parse
from symderiv.reading.syntax.surface import (
    Accent,
    Braced,
    Empty,
    Grid,
    Group,
    Name,
    Node,
    Num,
    Part,
    Product,
    Row,
    Scripted,
    Side,
    Sum,
    Unreadable,
    walk,
)  # fmt: skip


def shown(node: Node) -> str:
    """The tree in a line: sums and products in brackets, scripts after a mark."""
    match node:
        case Num(value, _):
            return str(value)
        case Name(name, _, font, _):
            return font + name
        case Accent(accent, base, _):
            return f"{accent}:{shown(base)}"
        case Scripted(base, sub, sup, primes, _):
            return (
                shown(base) + (f"_<{shown(sub)}>" if sub else "") + (f"^<{shown(sup)}>" if sup else "") + "'" * primes
            )
        case Group(opening, closing, items, separators, _):
            marks = (*separators, "")
            return opening + "".join(shown(item) + mark for item, mark in zip(items, marks, strict=True)) + closing
        case Braced(command, arguments, _, option):
            return command + (f"[{shown(option)}]" if option else "") + "".join(f"<{shown(a)}>" for a in arguments)
        case Grid(environment, rows, _):
            return environment + "/".join("&".join(map(shown, row)) for row in rows)
        case Product(factors, signs, _):
            return (
                "("
                + shown(factors[0])
                + "".join(f" {s} {shown(f)}" if s else f" {shown(f)}" for s, f in zip(signs, factors[1:], strict=True))
                + ")"
            )
        case Sum(terms, signs, _):
            return "{" + "".join(sign + shown(term) for sign, term in zip(signs, terms, strict=True)) + "}"
        case Row(parts, _):
            return " ".join(shown(part.node) if isinstance(part, Side) else part.text or "|" for part in parts)
        case Empty():
            return "."
        case Unreadable():
            return "?"


TREES = [
    ("a + b c - d",                  "{a+(b c)-d}"),
    ("-x^2",                         "{-x^<2>}"),
    (r"2 \cdot -3 x",                r"(2 \cdot {-3} x)"),
    (r"\frac12 + \frac1{20}",        r"{\frac<1><2>+\frac<1><20>}"),
    ("x^23",                         "(x^<2> 3)"),
    (r"x^\frac12_i",                 r"x_<i>^<\frac<1><2>>"),
    ("f''(x)",                       "(f'' (x))"),
    (r"x^{\prime}",                  "x'"),
    (r"\mathbf{z}_0 + \bm z",        "{z_<0>+z}"),
    (r"\tilde{\mathbf z}",           r"\tilde:z"),
    (r"\mathcal{N}(\mu, I)",         r"(\mathcalN (\mu,I))"),
    (r"{a + b \over c}",             r"\frac<{a+b}><c>"),
    (r"\sqrt[3]{x} \sqrt2",          r"(\sqrt[3]<x> \sqrt<2>)"),
    (r"|x - |y||",                   "|{x-|y|}|"),
    (r"||x| - |y||",                 "|{|x|-|y|}|"),
    (r"||x - y||_2",                 r"\|{x-y}\|_<2>"),
    (r"\left\| x \right\|^2",        r"\|x\|^<2>"),
    ("a|b|c",                        "(a |b| c)"),
    ("p(x|z)",                       "(p (x|z))"),
    ("p(|x|)",                       "(p (|x|))"),
    (r"D_{KL}(q(z|x) || p(z))",      "(D_<(K L)> ((q (z|x))||(p (z))))"),
    (r"D(q \| p)",                   "(D (q||p))"),
    (r"\sum_{i=1}^n -x_i",           r"(\sum_<i = 1>^<n> {-x_<i>})"),
    (r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", "pmatrixa&b/c&d"),
    (r"\begin{bmatrix} 1 \\ x \\ \end{bmatrix} y",    "(bmatrix1/x y)"),
    ("[0, 1)",                       "[0,1)"),
    ("n! m",                         "(!<n> m)"),
    (r"\binom{25}{2}\binom{9}{2}",   r"(\binom<25><2> \binom<9><2>)"),
    (r"\underbrace{a+b}_{c}",        "{a+b}"),
    (r"\boxed{x}",                   "x"),
    ("a = b \\ge c",                 r"a = b \ge c"),
    ("= a",                          "= a"),
    (r"a \Rightarrow",               r"a \Rightarrow"),
    (r"a = 1,\quad b = 2",           "a = 1 , gap b = 2"),
    (r"x = 1 \text{ and } y = 2",    "x = 1 and y = 2"),
    (r"z_2 : z_K",                   "z_<2> : z_<K>"),
    (r"\mathbb{E}_{z_{2:K}}[f]",     r"(\mathbbE_<z_<2 : K>> [f])"),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "tree"), TREES, ids=[latex for latex, _ in TREES])
def test_trees(latex, tree):
    assert shown(parse(latex)) == tree


RECOVERED = [
    # the formula            what is read      the characters that are not
    (r"\frac{1}{2",          r"\frac<1><?>",   ["{2"]),
    (r"\foo{x} + 1",         "{?+1}",          [r"\foo{x}"]),
    ("x + ",                 "{x+?}",          [""]),
    (") + 1",                "? {+1}",         [")"]),
    ("(a + b",               "?",              ["(a + b"]),
    ("x^a^b + c",            "{?+c}",          ["x^a^b"]),
    (r"\begin{pmatrix} a",   "?",              [r"\begin{pmatrix} a"]),
    (r"a \right) b",         "a ? b",          [r"\right)"]),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "tree", "unread"), RECOVERED, ids=[latex for latex, *_ in RECOVERED])
def test_what_cannot_be_read_is_named_and_the_rest_is_read(latex, tree, unread):
    row = parse(latex)
    assert shown(row) == tree
    assert [latex[n.span.start : n.span.end] for n in walk(row) if isinstance(n, Unreadable)] == unread


BOMBS = ["{" * 5000, "(" * 5000 + "x", "x" * 100_000, "x^" * 5000, r"\sqrt" * 5000, "-" * 5000, "+x" * 5000, r"\log" * 5000, "|" * 5000,
         r"\frac" * 3000, r"x_{" * 1000, "a=" * 3000, r"\left(" * 1000, r"\begin{matrix}" * 1000]  # fmt: skip


@pytest.mark.parametrize("latex", BOMBS, ids=[bomb[:9] for bomb in BOMBS])
def test_bombs_are_unreadable_and_quick(latex):
    assert any(isinstance(node, Unreadable) for node in walk(parse(latex)))


def test_every_node_stands_where_it_says():
    latex = r"q(\mathbf z_0) = \frac{1}{\sqrt{(2\pi)^K}} \exp\left(-\frac{1}{2} z_0^T z_0\right)"
    for node in walk(parse(latex)):
        assert 0 <= node.span.start <= node.span.end <= len(latex)
    side = parse(latex).parts[0]
    assert latex[side.span.start : side.span.end].strip() == r"q(\mathbf z_0)"
    assert isinstance(parse(latex).parts[1], Part)
