"""Markdown: what is mathematics, what is money, and where parts begin."""

import pytest

from symderiv.reading.documents.document import Piece
from symderiv.reading.documents.formats import read_document


def pieces(text):
    return [piece for _, _, piece in read_document("x.md", text).pieces()]


FORMULAS = [
    # text                                                  formulas                    why
    ("a $x$ b $ y $ c",                                     ["x", "y"],                 "dollars, spaced or not"),
    ("it costs $5 and $6",                                  [],                         "money"),
    ("for $5, $6 and $x$",                                  ["x"],                      "money before mathematics"),
    (r"\$5 and $x$",                                        ["x"],                      "an escaped dollar"),
    (r"\(x\) and \[y\]",                                    ["x", "y"],                 "LaTeX delimiters"),
    (r"\\(x\\) and \\[y\\]",                                ["x", "y"],                 "escaped once more"),
    ("`$x$` ``a ` $y$``",                                   [],                         "code"),
    ("```\n$x$\n```\n$y$",                                  ["y"],                      "a code block"),
    ("```math\nx = y\n```",                                 ["x = y"],                  "mathematics as GitHub fences it"),
    ("<!-- $x$ --> $y$",                                    ["y"],                      "a comment"),
    ("---\ntitle: $x$\n---\n$y$",                           ["y"],                      "a YAML header"),
    ("\\begin{align*}\na &= b \\\\\n&= c\n\\end{align*}",   ["a  = b", "= c"],          "an environment in the text"),
    ("$$\\begin{align} a &= b \\\\ &= c \\end{align}$$",    ["a  = b", "= c"],          "align within dollars"),
    ("$$a \\\\ b \\\\$$ then $c$",                          ["a", "b", "c"],            "\\\\$ is no escaped dollar"),
    ("$$a = \\begin{cases} 1 \\\\ 2 \\end{cases}$$",        ["a = \\begin{cases} 1 \\\\ 2 \\end{cases}"], "cases stay whole"),
    ("$$\\begin{array}{rcl} a &=& b \\\\ &=& c\\end{array}$$", ["a  =  b", "=  c"],     "an array used as align"),
    ("$$\\left\\{\\begin{aligned} a \\\\ b\\end{aligned}\\right.$$", ["\\left\\{\\begin{aligned} a \\\\ b\\end{aligned}\\right."], "a fence keeps its rows"),
    ("$$a = b, \\; $$",                                     ["a = b"],                  "punctuation and space at the end"),
    (r"$x\_{1}$",                                           ["x_{1}"],                  "a Markdown escape"),
    (r"$$\\{ x \\}$$",                                      [r"\{ x \}"],               "escaped braces"),
    (r"$\text{batch\_size}$",                               [r"\text{batch\_size}"],    "an underscore that is meant"),
    ("> $$a = b\n> = c$$",                                  ["a = b\n= c"],             "a quotation"),
    (r"$a\_1 \\| x \\|$ and $\\{ b",                      [r"a_1 \| x \|"],           "escapes in a sentence"),
    (r"$a\_b + b\_i$",                                     ["a_b + b_i"],              "escaped indices"),
    (r"$batch\_size$",                                     [r"batch\_size"],           "an underscore within a name"),
    ("{% math %} a = b {% endmath %}",                     ["a = b"],                  "a tag of Liquid"),
    ("<div>\n$$ a $$\n</div><br/>$b$<p>$c$</p>",            ["a", "b", "c"],            "HTML around mathematics"),
    ('<script type="math/tex; mode=display">a</script>',   ["a"],                      "mathematics as MathJax keeps it"),
    ("~~~math\na\n~~~\n```{math}\n:label: e\nb\n```",      ["a", "b"],                 "fences of other dialects"),
    ("[a $x$](http://a.b/$c$) <https://x.y/$z$>",          ["x"],                      "addresses"),
    ("US$5, 5$; $20/month and $30/month. $p=0.5$",         ["p=0.5"],                  "money of several kinds"),
    ("we know $X=2 $ and $n $",                            ["X=2", "n"],               "a space before the dollar that closes"),
    ("echo $a $b and ${c}, $x$",                           ["x"],                      "variables of a shell"),
    ("by $\\eqref{a}$ and $x$",                            ["x"],                      "a reference is no formula"),
    ("so \\begin{aligned} a \\\\ b \\end{aligned}",        ["a", "b"],                 "an inner environment without dollars"),
    ("\\def\\be{\\begin{align}}\\def\\ee{\\end{align}}\n\\be a \\\\ b \\ee", ["a", "b"],         "macros that begin and end displays"),
    ("---\nheader-includes: |\n  \\newcommand{\\R}{r}\n---\n$\\R$", ["r"],             "macros for Pandoc"),
    ("$$a$$ unclosed $b\n\nthen $c$",                       ["a", "c"],                 "a lone dollar ends with its paragraph"),
    ("$$ a = b\n\nthen $c$ and $$d$$",                      ["a = b", "c", "d"],        "a display that is never closed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "formulas", "why"), FORMULAS)
def test_formulas(text, formulas, why):
    assert [piece.latex for piece in pieces(text)] == formulas, why


TAGS = [
    # display                                tags            latex
    (r"x = 1 \quad (12)",                    ["12"],         ["x = 1"]),
    (r"x = 1. \qquad (3.1)",                 ["3.1"],        ["x = 1"]),
    (r"x = 1 \tag{7a}",                      ["7a"],         ["x = 1"]),
    (r"x = 1 \tag*{(*)}",                    ["*"],          ["x = 1"]),
    (r"x = 1 \text{(4)}",                    ["4"],          ["x = 1"]),
    (r"x = 1 \eqno(5)",                      ["5"],          ["x = 1"]),
    (r"x = f (1)",                           [None],         ["x = f (1)"]),
    (r"x = f\ (1)",                          [None],         [r"x = f\ (1)"]),
    (r"x = y \ \ (14)",                      ["14"],         ["x = y"]),
    (r"(5)\quad x = y",                      ["5"],          ["x = y"]),
    (r"\begin{aligned} x &= 1 \quad (1) \\ y &= 2 \quad (2)\end{aligned}", ["1", "2"], ["x  = 1", "y  = 2"]),
    (r"x = 1 \nonumber \\ = y \tag{2}",      [None, "2"],    ["x = 1", "= y"]),
    (r"x \\[2pt] y \\ [z]",                  [None] * 3,     ["x", "y", "[z]"]),
]  # fmt: skip


@pytest.mark.parametrize(("display", "tags", "latex"), TAGS)
def test_equation_numbers(display, tags, latex):
    rows = pieces(f"$${display}$$")
    assert ([row.tag for row in rows], [row.latex for row in rows]) == (tags, latex)


BESIDE = [
    # text                       tag       why
    ("$$x$$ (12)", "12", "on the same line"),
    ("$$x$$\n(2.3)\n\nso", "2.3", "on the next line"),
    ("$$x$$ (*)", "*", "a star"),
    ("$$x$$ (a)", None, "a letter is an item"),
    ("$$x$$ (12) so", None, "within a sentence"),
    ("$$x$$\n\n(1)", None, "a paragraph of its own"),
]


@pytest.mark.parametrize(("text", "tag", "why"), BESIDE)
def test_equation_numbers_beside_a_display(text, tag, why):
    assert [piece.tag for piece in pieces(text)] == [tag], why


def test_page_headers_are_no_words():
    _, second = pieces("$$a$$\n\nPage 3 of 7\n\n---\n\n- 4 -\n\n$$= b$$")
    assert second.prose_before == ""


def test_intertext_is_prose():
    first, second = pieces("$$\\begin{align} a \\\\ \\intertext{and so} b \\end{align}$$")
    assert (first.rows, second.row, second.prose_before) == (2, 1, "and so")


INLINE = [("where $$x$$ is", False), ("$$x$$", True), ("so $$x$$.", True), ("1. $$x$$", True)]


@pytest.mark.parametrize(("text", "display"), INLINE)
def test_kramdown_inline(text, display):
    assert [piece.display for piece in pieces(text)] == [display]


def outline(text):
    """Label and role of each formula; formulas are single letters."""
    return " ".join(
        f"{label or '-'}:{role[0]}:{piece.latex}" for label, role, piece in read_document("x.md", text).pieces()
    )


OUTLINES = {
    "bold questions": ("**Question 1** (3-3). $a$\n\n1. $b$\n\n**Solution**\n\n$c$\n\n2. $d$\n\n### Solution\n$e$\n\n**Question 2.** $f$",
                       "1:q:a 1.1:q:b 1.1:a:c 1.2:q:d 1.2:a:e 2:q:f"),
    "headings": ("# Homework\n$p$\n## 2.1\n$a$\n## Q2.2\n$b$", "-:t:p 2.1:a:a 2.2:a:b"),
    "nested headings": ("# Question 3\n## (a)\n$a$\n### Solution\n$b$\n## Part b\n$c$", "3a:q:a 3a:a:b 3b:q:c"),
    "one level": ("# Problem 1\n# a)\n$a$\n# b)\n$b$\n# Problem 2\n$c$", "1a:a:a 1b:a:b 2:a:c"),
    "plain leads": ("Problem 1. $a$\n\nSolution: $b$\n\nProblem 2. $c$\n\nProof. $d$", "1:q:a 1:a:b 2:q:c 2:a:d"),
    "French": ("**Exercice 1.** $a$\n\n*Corrigé.* $b$\n\n**Exercice 2 :** $c$\n\nRéponse : $d$\n\n*Démonstration.* $e$",
               "1:q:a 1:a:b 2:q:c 2:a:d 2:a:e"),
    "letters within numbers": ("**Problem 2**\n\n1. $a$\n\n- (a) $b$\n\n**Solution** $c$\n\n- (b) $d$\n\n**Solution** $e$\n\n2. $f$",
                               "2.1:q:a 2.1a:q:b 2.1a:a:c 2.1b:q:d 2.1b:a:e 2.2:q:f"),
    "Roman": ("**Problem 2**\n\n(a) $a$\n\n(i) $b$\n\n(ii) $c$\n\n(b) $d$", "2a:a:a 2a.i:a:b 2a.ii:a:c 2b:a:d"),
    "letter i": ("\n\n".join(f"({c}) ${c}$" for c in "abcdefghij"), " ".join(f"{c}:a:{c}" for c in "abcdefghij")),
    "answered together": ("**Problem 1**\n\n(a) $a$\n\n(b) $b$\n\n**Solution**\n\n(a) $c$\n\n(b) $d$", "1a:q:a 1b:q:b 1a:a:c 1b:a:d"),
    "one answer to all": ("**Problem 1**\n\n(a) $a$\n\n(b) $b$\n\n**Solution** $c$", "1a:q:a 1b:q:b 1:a:c"),
    "steps of an answer": ("**Problem 1**\n\n1. $a$\n\nSolution:\n\n1) $b$\n2) $c$\n\n2. $d$", "1.1:q:a 1.1:a:b 1.1:a:c 1.2:q:d"),
    "steps below 2.1": ("## 2.1\n1. $a$\n2. $b$", "2.1:a:a 2.1:a:b"),
    "a footnote first": ("**Question 1** x<sup>1</sup>\n\n1. $n$\n\n1. $a$\n\n2. $b$", "1:t:n 1.1:a:a 1.2:a:b"),
    "a footnote between": ("**Question 1** x<sup>2</sup>\n\n1. $a$\n\n2. $n$\n\n$r$\n\n2. $b$", "1.1:a:a 1.1:t:n 1.1:a:r 1.2:a:b"),
    "a final answer": ("## 1.1\n$$x$$\n\n**Answer:** $y$\n\n## 1.2\n$z$", "1.1:a:x 1.1:a:y 1.2:a:z"),
    "a title that asks": ("## 2.1 Show $a$\n$b$\n## 2.2\n$c$", "2.1:q:a 2.1:a:b 2.2:a:c"),
    "an answer in parts": ("**Problem 1** $a$\n\n**Solution**\n\n**Part A** $b$\n\n**Part B** $c$", "1:q:a 1a:a:b 1b:a:c"),
    "statements by name": ("## Problem 1\n### (a) [5 points] Rule\n**Problem:** $a$\n\n**(i) [3 points]** $b$\n\n**Answer:**\n\n$c$\n\n1. $d$\n2. $e$\n\n**(ii)** $f$",
                           "1a:q:a 1a.i:q:b 1a.i:a:c 1a.i:a:d 1a.i:a:e 1a.ii:q:f"),
    "a forgotten lead": ("## 1.1\nShow that $a$.\n\n**Solution.** $b$\n\n## 1.2\nShow that $c$.\n\nWe have $d$.\n\n## 1.3\nProve $e$.\n\n**Solution.** $f$",
                         "1.1:q:a 1.1:a:b 1.2:q:c 1.2:a:d 1.3:q:e 1.3:a:f"),
    "all leads forgotten": ("## 1.1\nShow that $a$ holds.\n\nWe have $b$ so $c$.\n\n## 1.2\nCompute $d$.\n\n$$e$$", "1.1:q:a 1.1:a:b 1.1:a:c 1.2:q:d 1.2:a:e"),
    "a question of two paragraphs": ("## 1.1\nShow that\n\n$$a$$\n\nWhy is it so?\n\n## 1.2\n$b$", "1.1:a:a 1.2:a:b"),
    "letters under headings": ("# Flows\n(a) $a$\n\n(b) $b$\n\n# Nets\n(a) $c$\n\n(b) $d$", "1a:a:a 1b:a:b 2a:a:c 2b:a:d"),
    "letters under headings below a title": ("# Homework\n## Flows\n### (a)\n$a$\n## Nets\n### (a)\n$b$", "1a:a:a 2a:a:b"),
    "parts in words and in headings": ("# Problem 1\n**Part (a)** $a$\n\nPart (b): $b$\n\n## Part c\n$c$", "1a:a:a 1b:a:b 1c:a:c"),
    "three deep": ("# Question 2\n(a) $a$\n\n(i) $b$\n\n(ii) $c$\n\n(A) $d$\n\n(b) $e$", "2a:a:a 2a.i:a:b 2a.ii:a:c 2a.ii:a:d 2b:a:e"),
    "a solution to its own exercise": ("## Exercise 3 — Flows\n$a$\n### Solution to Exercise 3\n$b$", "3:q:a 3:a:b"),
    "numbers with letters": ("1a) $a$\n\n1b) $b$\n\n2a) $c$", "1a:a:a 1b:a:b 2a:a:c"),
    "no parts": ("$a$", "-:a:a"),
    "problem, then solution": ("$a$\n\n# Solution\n$b$", "-:q:a -:a:b"),
    "prose that only looks so": ("Question 2 asks for $a$.\n\nSolution of the equation is $b$.", "-:a:a -:a:b"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OUTLINES.values(), ids=OUTLINES)
def test_outline(text, expected):
    assert outline(text) == expected


PROBLEMS = [
    # text                          place     message
    ("a\n\n$$x = {1$$",             (3, 7),   "this brace is never closed"),
    ("so $x and",                   (1, 4),   "this $ is never closed"),
    ("a\n$$ x",                     (2, 1),   "this $$ is never closed"),
    ("a\n\\begin{align} x",         (2, 1),   "this environment align is never closed"),
    ("a\n```python\n$x$",           (2, 1),   "this code block is never closed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "message"), PROBLEMS)
def test_problems(text, place, message):
    (problem,) = read_document("x.md", text).problems
    assert (problem.source.position(problem.span.start), problem.message) == (place, message)
    assert problem.hint


def test_prose_is_clean():
    document = read_document("x.md", "we **have** <b>that</b> $x$")
    assert [block.text for _, _, block in document.blocks() if not isinstance(block, Piece)] == ["we have that"]


def test_an_announced_answer_is_not_looked_for():
    text = "## 1.1\nShow that $a$.\n\nNote that $b$ holds.\n\n1. a remark\n\n**Solution.** $c$"
    assert outline(text) == "1.1:q:a 1.1:q:b 1.1:a:c"
