r"""Links of our own: true statements by field, out of the facts of textbooks, with mutants made by rule.

Each row is a left side, a relation and a right side in LaTeX, and what a student would say of the letters. A mutant is
the row with one edit of its right side, of a kind that takes turns: sign, factor, exponent, index, swap, dropped term.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

__all__ = ["OWN", "OwnLink", "mutants", "true_links"]

SQUARE = {"A": "matrix n n", "B": "matrix n n"}
REGULAR = {"A": "invertible matrix n n", "B": "invertible matrix n n"}
VECTORS = {"x": "vector n", "y": "vector n", "A": "matrix n n"}
POSITIVE = {"x": "positive", "y": "positive", "a": "positive", "b": "positive"}
COMPLEX = {"z": "complex", "w": "complex"}
COUNTED = {"n": "positive integer", "k": "natural"}
FREE: Mapping[str, str] = {}

# field: (left side, relation, right side, notation)
OWN: Mapping[str, tuple[tuple[str, str, str, Mapping[str, str]], ...]] = {
    "arithmetic": (
        (r"17 \cdot 23", "=", "391", FREE),
        (r"\frac{3}{4} + \frac{5}{6}", "=", r"\frac{19}{12}", FREE),
        (r"\frac{7}{8} \div \frac{21}{4}", "=", r"\frac{1}{6}", FREE),
        (r"2^{10} - 1", "=", r"3 \cdot 11 \cdot 31", FREE),
        (r"\sqrt{72} + \sqrt{8}", "=", r"8 \sqrt{2}", FREE),
        (r"\frac{1}{\sqrt{3} - \sqrt{2}}", "=", r"\sqrt{3} + \sqrt{2}", FREE),
        (r"\sqrt{7 + 4\sqrt{3}}", "=", r"2 + \sqrt{3}", FREE),
        (r"\sqrt[3]{54}", "=", r"3 \sqrt[3]{2}", FREE),
        (r"\frac{10!}{7! \cdot 3!}", "=", "120", FREE),
        (r"\binom{9}{4}", "=", r"\binom{8}{3} + \binom{8}{4}", FREE),
        (r"27^{2/3}", "=", "9", FREE),
        (r"0.125", "=", r"\frac{1}{8}", FREE),
    ),
    "algebra": (
        ("(a+b)^3", "=", "a^3 + 3a^2 b + 3 a b^2 + b^3", FREE),
        ("a^3 - b^3", "=", "(a - b)(a^2 + ab + b^2)", FREE),
        ("x^4 + 4", "=", "(x^2 + 2x + 2)(x^2 - 2x + 2)", FREE),
        (r"\frac{x^3 - 1}{x - 1}", "=", "x^2 + x + 1", FREE),
        (r"\frac{1}{x(x+1)}", "=", r"\frac{1}{x} - \frac{1}{x+1}", FREE),
        (r"\frac{1}{1 + \frac{1}{x}}", "=", r"\frac{x}{x+1}", FREE),
        ("(a^2 + b^2)(c^2 + d^2)", "=", "(ac - bd)^2 + (ad + bc)^2", FREE),
        ("(x+y+z)^2", "=", "x^2 + y^2 + z^2 + 2xy + 2yz + 2zx", FREE),
        (r"\frac{a}{b} - \frac{c}{d}", "=", r"\frac{ad - bc}{bd}", FREE),
        ("x^2 + bx + c", "=", r"\left(x + \frac{b}{2}\right)^2 + c - \frac{b^2}{4}", FREE),
        (r"\sqrt{x^2 y^4}", "=", "x y^2", POSITIVE),
        (r"\frac{x - y}{\sqrt{x} + \sqrt{y}}", "=", r"\sqrt{x} - \sqrt{y}", POSITIVE),
        (r"\left(\sqrt{x} + \frac{1}{\sqrt{x}}\right)^2", "=", r"x + 2 + \frac{1}{x}", POSITIVE),
    ),
    "exponentials and logarithms": (
        (r"e^{x+y}", "=", r"e^x e^y", FREE),
        (r"(e^x - e^{-x})^2", "=", r"e^{2x} - 2 + e^{-2x}", FREE),
        (r"\log(xy)", "=", r"\log x + \log y", POSITIVE),
        (r"\log \frac{x^2}{y}", "=", r"2 \log x - \log y", POSITIVE),
        (r"\log_2 32", "=", "5", FREE),
        (r"\log_4 8", "=", r"\frac{3}{2}", FREE),
        (r"\log_{10} 2 + \log_{10} 5", "=", "1", FREE),
        (r"x^{\log y}", "=", r"y^{\log x}", POSITIVE),
        (r"a^x", "=", r"e^{x \log a}", POSITIVE),
        (r"\frac{e^x}{1 + e^x}", "=", r"\frac{1}{1 + e^{-x}}", FREE),
        (r"\log(1 + e^x)", "=", r"x + \log(1 + e^{-x})", FREE),
        (r"\log(\sqrt{x})", "=", r"\frac{1}{2} \log x", POSITIVE),
    ),
    "trigonometry": (
        (r"\sin(x + y)", "=", r"\sin x \cos y + \cos x \sin y", FREE),
        (r"\cos 2x", "=", r"1 - 2 \sin^2 x", FREE),
        (r"\sin 3x", "=", r"3 \sin x - 4 \sin^3 x", FREE),
        (r"\tan x + \cot x", "=", r"\frac{2}{\sin 2x}", FREE),
        (r"\frac{1 - \cos x}{\sin x}", "=", r"\frac{\sin x}{1 + \cos x}", FREE),
        (r"\sin x \sin y", "=", r"\frac{1}{2} \left(\cos(x - y) - \cos(x + y)\right)", FREE),
        (r"\cos \frac{\pi}{6}", "=", r"\frac{\sqrt{3}}{2}", FREE),
        (r"\tan \frac{\pi}{4}", "=", "1", FREE),
        (r"\sin 150^\circ", "=", r"\frac{1}{2}", FREE),
        (r"\sin \left(\frac{\pi}{2} - x\right)", "=", r"\cos x", FREE),
        (r"\sec^2 x - 1", "=", r"\tan^2 x", FREE),
        (r"\cosh^2 x - \sinh^2 x", "=", "1", FREE),
        (r"\tanh x", "=", r"\frac{e^{2x} - 1}{e^{2x} + 1}", FREE),
        (r"\sin^4 x + \cos^4 x", "=", r"1 - 2 \sin^2 x \cos^2 x", FREE),
    ),
    "complex numbers": (
        ("(2 + 3i)(4 - i)", "=", "11 + 10 i", FREE),
        (r"\frac{1}{1 + i}", "=", r"\frac{1 - i}{2}", FREE),
        ("(1 + i)^8", "=", "16", FREE),
        (r"e^{i\pi}", "=", "-1", FREE),
        (r"|z|^2", "=", r"z \bar{z}", COMPLEX),
        (r"\overline{z w}", "=", r"\bar{z} \bar{w}", COMPLEX),
        (r"|3 - 4i|", "=", "5", FREE),
        (r"e^{ix}", "=", r"\cos x + i \sin x", {"x": "real"}),
    ),
    "sums and products": (
        (r"\sum_{k=1}^{n} k", "=", r"\frac{n(n+1)}{2}", COUNTED),
        (r"\sum_{k=1}^{n} k^2", "=", r"\frac{n(n+1)(2n+1)}{6}", COUNTED),
        (r"\sum_{k=1}^{n} k^3", "=", r"\frac{n^2(n+1)^2}{4}", COUNTED),
        (r"\sum_{k=0}^{n} 2^k", "=", r"2^{n+1} - 1", COUNTED),
        (r"\sum_{k=1}^{n} (2k - 1)", "=", "n^2", COUNTED),
        (r"\sum_{k=1}^{n} \frac{1}{k(k+1)}", "=", r"\frac{n}{n+1}", COUNTED),
        (r"\sum_{k=0}^{n} \binom{n}{k}", "=", "2^n", COUNTED),
        (r"\sum_{k=0}^{5} \binom{5}{k} x^k", "=", "(1 + x)^5", FREE),
        (r"\sum_{k=1}^{n} (a_k + b_k)", "=", r"\sum_{k=1}^{n} a_k + \sum_{k=1}^{n} b_k", COUNTED),
        (r"\sum_{k=1}^{n} a_{k+1}", "=", r"\sum_{k=2}^{n+1} a_k", COUNTED),
        (r"\prod_{k=1}^{n} \frac{k+1}{k}", "=", "n + 1", COUNTED),
        (r"\sum_{i=1}^{3} \sum_{j=1}^{i} a_j", "=", r"3 a_1 + 2 a_2 + a_3", FREE),
        (r"\sum_{k=0}^{\infty} \frac{1}{2^k}", "=", "2", FREE),
        (r"1 + 2 + 3 + \dots + 100", "=", "5050", FREE),
        (r"\frac{(n+1)!}{n!}", "=", "n + 1", COUNTED),
        (r"\binom{n}{2}", "=", r"\frac{n(n-1)}{2}", COUNTED),
    ),
    "derivatives": (
        (r"\frac{d}{dx} x^5", "=", "5x^4", FREE),
        (r"\frac{d}{dx} (x^2 e^{3x})", "=", r"(3x^2 + 2x) e^{3x}", FREE),
        (r"\frac{d}{dx} \log(1 + x^2)", "=", r"\frac{2x}{1 + x^2}", FREE),
        (r"\frac{d}{dx} \frac{x}{1 + x}", "=", r"\frac{1}{(1 + x)^2}", FREE),
        (r"\frac{d}{dx} \sin(x^2)", "=", r"2x \cos(x^2)", FREE),
        (r"\frac{d}{dx} \tan x", "=", r"1 + \tan^2 x", FREE),
        (r"\frac{d}{dx} \sqrt{1 + x^2}", "=", r"\frac{x}{\sqrt{1 + x^2}}", FREE),
        (r"\frac{d}{dx} \frac{1}{1 + e^{-x}}", "=", r"\frac{e^{-x}}{(1 + e^{-x})^2}", FREE),
        (r"\frac{\partial}{\partial y} (x^2 y^3 + \sin x)", "=", "3 x^2 y^2", FREE),
        (r"\frac{d^2}{dx^2} x e^x", "=", r"(x + 2) e^x", FREE),
        (r"\frac{d}{dx} \arctan x", "=", r"\frac{1}{1 + x^2}", FREE),
        (r"\frac{d}{dx} x^x", "=", r"x^x (1 + \log x)", POSITIVE),
    ),
    "gradients": (
        (r"\nabla_x (x^\top A x)", "=", r"(A + A^\top) x", VECTORS),
        (r"\nabla_x (y^\top x)", "=", "y", VECTORS),
        (r"\nabla_x \|x\|^2", "=", "2x", VECTORS),
        (r"\nabla_x \|Ax - y\|^2", "=", r"2 A^\top (Ax - y)", VECTORS),
    ),
    "integrals": (
        (r"\int_0^1 x^2 \, dx", "=", r"\frac{1}{3}", FREE),
        (r"\int_0^\pi \sin x \, dx", "=", "2", FREE),
        (r"\int_1^e \frac{1}{x} \, dx", "=", "1", FREE),
        (r"\int_0^1 x e^x \, dx", "=", "1", FREE),
        (r"\int_0^1 \frac{1}{1 + x^2} \, dx", "=", r"\frac{\pi}{4}", FREE),
        (r"\int_0^a (3t^2 + 1) \, dt", "=", "a^3 + a", FREE),
        (r"\int_0^\infty e^{-x} \, dx", "=", "1", FREE),
        (r"\int_{-1}^1 x^4 \, dx", "=", r"2 \int_0^1 x^4 \, dx", FREE),
    ),
    "limits": (
        (r"\lim_{x \to 0} \frac{\sin x}{x}", "=", "1", FREE),
        (r"\lim_{n \to \infty} \frac{2n + 1}{n + 3}", "=", "2", FREE),
        (r"\lim_{x \to 1} \frac{x^2 - 1}{x - 1}", "=", "2", FREE),
        (r"\lim_{h \to 0} \frac{(x+h)^2 - x^2}{h}", "=", "2x", FREE),
    ),
    "inequalities": (
        ("x^2 + y^2", r"\ge", "2xy", FREE),
        (r"\frac{x + y}{2}", r"\ge", r"\sqrt{xy}", POSITIVE),
        (r"|x + y|", r"\le", r"|x| + |y|", {"x": "real", "y": "real"}),
        (r"e^x", r"\ge", "1 + x", {"x": "real"}),
        (r"\log x", r"\le", "x - 1", POSITIVE),
        (r"x + \frac{1}{x}", r"\ge", "2", POSITIVE),
        (r"|x^\top y|", r"\le", r"\|x\| \|y\|", VECTORS),
        (r"\|x + y\|", r"\le", r"\|x\| + \|y\|", VECTORS),
        ("a^2 + b^2 + c^2", r"\ge", "ab + bc + ca", {"a": "real", "b": "real", "c": "real"}),
        (r"|\sin x|", r"\le", "1", {"x": "real"}),
        ("x^2 - 2x + 2", ">", "0", {"x": "real"}),
        (r"\frac{x}{1 + x}", "<", "1", POSITIVE),
    ),
    "linear algebra": (
        (r"(AB)^\top", "=", r"B^\top A^\top", SQUARE),
        (r"(AB)^{-1}", "=", r"B^{-1} A^{-1}", REGULAR),
        (r"\operatorname{tr}(AB)", "=", r"\operatorname{tr}(BA)", SQUARE),
        (r"\det(AB)", "=", r"\det A \det B", SQUARE),
        (r"\det(A^{-1})", "=", r"\frac{1}{\det A}", REGULAR),
        (r"\det(2A)", "=", r"2^n \det A", SQUARE),
        ("(A + B)^2", "=", "A^2 + AB + BA + B^2", SQUARE),
        (r"(A^\top)^{-1}", "=", r"(A^{-1})^\top", REGULAR),
        (r"\operatorname{tr}(A + B)", "=", r"\operatorname{tr} A + \operatorname{tr} B", SQUARE),
        (r"x^\top A y", "=", r"y^\top A^\top x", VECTORS),
        (r"\|x + y\|^2", "=", r"\|x\|^2 + 2 x^\top y + \|y\|^2", VECTORS),
        (r"\operatorname{tr}(x y^\top)", "=", r"y^\top x", VECTORS),
        (r"\det \begin{pmatrix} a & b \\ c & d \end{pmatrix}", "=", "ad - bc", FREE),
        (r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix} \begin{pmatrix} 5 \\ 6 \end{pmatrix}", "=",
         r"\begin{pmatrix} 17 \\ 39 \end{pmatrix}", FREE),
        (r"\begin{pmatrix} 1 & 1 \\ 0 & 1 \end{pmatrix}^2", "=", r"\begin{pmatrix} 1 & 2 \\ 0 & 1 \end{pmatrix}", FREE),
        ("(I + A)^{-1}", "=", "I - (I + A)^{-1} A", SQUARE),
        ("A^{-1} - B^{-1}", "=", "A^{-1} (B - A) B^{-1}", REGULAR),
    ),
    "probability": (
        (r"E[aX + b]", "=", "a E[X] + b", FREE),
        (r"\operatorname{Var}(X)", "=", "E[X^2] - E[X]^2", FREE),
        (r"\operatorname{Var}(aX + b)", "=", r"a^2 \operatorname{Var}(X)", FREE),
        (r"E[X + Y]", "=", "E[X] + E[Y]", FREE),
        (r"p(x, z)", "=", r"p(x \mid z) p(z)", FREE),
        (r"p(z \mid x)", "=", r"\frac{p(x \mid z) p(z)}{p(x)}", FREE),
        (r"\operatorname{Cov}(X, Y)", "=", "E[XY] - E[X] E[Y]", FREE),
        (r"P(A \cup B)", "=", r"P(A) + P(B) - P(A \cap B)", FREE),
    ),
    "functions of learning": (
        (r"\sigma(-x)", "=", r"1 - \sigma(x)", FREE),
        (r"\tanh x", "=", r"2 \frac{1}{1 + e^{-2x}} - 1", FREE),
        (r"\log \frac{e^a}{e^a + e^b}", "=", r"a - \log(e^a + e^b)", FREE),
        (r"\frac{e^{a - c}}{e^{a - c} + e^{b - c}}", "=", r"\frac{e^a}{e^a + e^b}", FREE),
        (r"\frac{d}{da} \log(e^a + e^b)", "=", r"\frac{e^a}{e^a + e^b}", FREE),
        (r"\max(a, b)", "=", r"\frac{a + b + |a - b|}{2}", {"a": "real", "b": "real"}),
    ),
    "implications": (
        ("2x + 1 = 7", r"\iff", "x = 3", FREE),
        ("x^2 = 9", r"\iff", r"x = 3 \text{ or } x = -3", {"x": "real"}),
        ("x^2 - 5x + 6 = 0", r"\iff", r"(x - 2)(x - 3) = 0", FREE),
        ("x > 3", r"\implies", "x^2 > 9", {"x": "real"}),
        ("2x < 6", r"\iff", "x < 3", {"x": "real"}),
        ("e^x = 5", r"\iff", r"x = \log 5", {"x": "real"}),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class OwnLink:
    """A link, what is said of its letters, and the kind of edit it is made by ("" for a true one)."""

    field: str
    latex: str
    notation: Mapping[str, str]
    edit: str = ""


def true_links() -> Iterator[OwnLink]:
    """The links of the table."""
    for field, rows in OWN.items():
        for left, relation, right, notation in rows:
            yield OwnLink(field, f"{left} {relation} {right}", notation)


def mutants() -> Iterator[OwnLink]:
    """One mutant of each equation that some edit applies to; the kinds of edit take turns."""
    kinds = list(EDITS)
    turn = 0
    for field, rows in OWN.items():
        for left, relation, right, notation in rows:
            if relation != "=":
                continue
            for offset in range(len(kinds)):
                kind = kinds[(turn + offset) % len(kinds)]
                edited = EDITS[kind](right)
                if edited is not None and (left, edited) not in STILL_TRUE:
                    yield OwnLink(field, f"{left} = {edited}", notation, kind)
                    turn += offset + 1
                    break


def _sign(latex: str) -> str | None:
    """The first sign between terms turned; a lone term negated."""
    found = re.search(r"(?<=[\w}\])]) ([+-]) (?![^{]*\}_)", latex)
    if found:
        return latex[: found.start(1)] + ("-" if found[1] == "+" else "+") + latex[found.end(1) :]
    return None if latex.startswith((r"\begin", "-")) or "=" in latex else f"-{latex}"


def _factor(latex: str) -> str | None:
    """The whole twice: a factor too many."""
    return None if latex in ("0",) or "=" in latex else rf"2 \left({latex}\right)"


def _exponent(latex: str) -> str | None:
    """The first numeric exponent one higher."""
    found = re.search(r"\^(\d)", latex)
    return latex[: found.start(1)] + str(int(found[1]) + 1) + latex[found.end(1) :] if found else None


def _index(latex: str) -> str | None:
    """The first lower index one higher; without one, the first whole number that is no exponent."""
    found = re.search(r"_\{?(?:\w=)?(\d)", latex) or re.search(r"(?<![\^\d._{])(\d+)(?![\d.])(?!\})", latex)
    return latex[: found.start(1)] + str(int(found[1]) + 1) + latex[found.end(1) :] if found else None


def _swap(latex: str) -> str | None:
    """The two sides of a fraction exchanged."""
    found = re.fullmatch(r"(.*?)\\frac\{([^{}]+)\}\{([^{}]+)\}(.*)", latex)
    return rf"{found[1]}\frac{{{found[3]}}}{{{found[2]}}}{found[4]}" if found else None


def _dropped(latex: str) -> str | None:
    """The last term of a sum left out."""
    depth, cut = 0, None
    for place, sign in enumerate(latex):
        depth += sign in "([{"
        depth -= sign in ")]}"
        if depth == 0 and place and latex[place - 1 : place + 2] in (" + ", " - "):
            cut = place - 1
    return None if cut is None or "=" in latex else latex[:cut]


EDITS = {"sign": _sign, "factor": _factor, "exponent": _exponent, "index": _index, "swap": _swap, "dropped": _dropped}
# Edits that happen to leave a link true.
STILL_TRUE: frozenset[tuple[str, str]] = frozenset()
