"""What the reading benchmark reads: expressions of our own, the examples, and, where it is there, real coursework.

A corpus is a list of rows in the order of their documents. Only ``OURS`` and what stands in the repository is sure to
be there; ``../shared`` is a mount of other people's writing, of which nothing is copied.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from symderiv.errors import SymderivError
from symderiv.language.contexts import Context
from symderiv.reading.documents.document import Document, Piece, Prose
from symderiv.reading.documents.formats import read_document

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
LINKS = 1000  # of the links of real solutions, drawn with a seed

OURS = (
    r"(a+b)^2 = a^2 + 2ab + b^2",
    r"\frac{x^2 - 1}{x - 1} = x + 1",
    r"\sqrt{x^2 + y^2} \le |x| + |y|",
    r"\log_2 512 = 9",
    r"\cos^2 \theta + \sin^2 \theta = 1",
    r"e^{i\pi} + 1 = 0",
    r"18(13) = 234",
    r"\sum_{i=1}^{n} i = \frac{n(n+1)}{2}",
    r"\prod_{j=1}^{m} (1 + x_j) \ge 1 + \sum_{j=1}^{m} x_j",
    r"\binom{n}{k} = \frac{n!}{k!\,(n-k)!}",
    r"\lim_{x \to 0} \frac{\sin x}{x} = 1",
    r"\int_0^1 x^2 \, dx = \frac{1}{3}",
    r"\int \frac{dx}{1 + x^2} = \arctan x + C",
    r"\frac{d}{dx} x^n = n x^{n-1}",
    r"\nabla_x \|x - y\|^2 = 2(x - y)",
    r"\frac{\partial f}{\partial x}(x, y) = 2xy",
    r"(AB)^\top = B^\top A^\top",
    r"\det(A^{-1}) = \frac{1}{\det A}",
    r"\operatorname{tr}(AB) = \operatorname{tr}(BA)",
    r"x^\top A x \ge 0",
    r"A = \begin{pmatrix} 1 & t \\ 0 & 1 \end{pmatrix}",
    r"\mathbb{E}[aX + b] = a\mathbb{E}[X] + b",
    r"\mathrm{Var}(X) = \mathbb{E}[X^2] - \mathbb{E}[X]^2",
    r"\mathrm{Cov}(X, Y) = E[XY] - E[X]E[Y]",
    r"p(x) = \int p(x|z) p(z) \, dz",
    r"p(z|x) = \frac{p(x|z)p(z)}{p(x)}",
    r"P(A \cup B) = P(A) + P(B) - P(A \cap B)",
    r"X \sim \mathcal{N}(\mu, \sigma^2)",
    r"D_{\mathrm{KL}}(q(z|x) \,\|\, p(z)) \ge 0",
    r"\log p(x) \ge \mathbb{E}_{q(z|x)}[\log p(x, z) - \log q(z|x)]",
    r"\hat\theta = \arg\max_\theta \sum_{i=1}^n \log p_\theta(x_i)",
    r"\min_{x \in \mathbb{R}} (x - 1)^2 = 0",
    r"f(x) = \begin{cases} x & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}",
    r"\sigma(x) = \frac{1}{1 + e^{-x}}",
    r"\sigma'(x) = \sigma(x)(1 - \sigma(x))",
    r"x \in [0, 1)",
    r"1 + 2 + \dots + n = \frac{n(n+1)}{2}",
    r"\mathrm{softmax}(x)_i = \frac{e^{x_i}}{\sum_j e^{x_j}}",
    r"|\lambda| > 1",
    r"\lambda = 1 \pm i\eta",
    r"\|Av\|_2 \le \|A\|_F \|v\|_2",
    r"x^{(k+1)} = x^{(k)} - \eta \nabla f(x^{(k)})",
    r"a_n \to 0 \text{ as } n \to \infty",
    r"\forall x > 0: \log x \le x - 1",
    r"x = 2 \Rightarrow x^2 = 4",
    r"f(x + h) = f(x) + f'(x)h + O(h^2)",
    r"\mathbb{1}\{x > 0\} \le 1",
    r"\ddot x + \omega^2 x = 0",
)


@dataclass(frozen=True)
class Row:
    """A row of mathematics, the context it is read in, whether it opens a chain, and what stands before it then."""

    latex: str
    context: Context = field(default_factory=Context)
    opens: bool = True
    before: str = ""


def corpora() -> Iterator[tuple[str, list[Row]]]:
    """Every corpus that is there, by name."""
    yield "our own expressions", [Row(latex) for latex in OURS]
    examples = sorted([*(ROOT / "examples").glob("*.*"), *(ROOT / "tests/grading/right").glob("*.*")])
    yield "examples, no context", _documents(examples, lambda _: {})
    yield "examples, inferred", _documents(examples, _inferred)
    if (idioms := SHARED / "idioms.md").is_file():
        yield (
            "idioms, no context",
            [Row(latex, before="y" if latex.startswith("=") else "") for latex in _idioms(idioms)],
        )
    if submissions := sorted(SHARED.glob("submission/*.md")):
        yield "submission, no context", _documents(submissions, lambda _: {})
        yield "submission, inferred", _documents(submissions, _inferred)
    if (links := SHARED / "links/dev.jsonl").is_file():
        yield f"links ({LINKS} drawn)", [Row(latex) for latex in _links(links)]


def _idioms(path: Path) -> Iterator[str]:
    """The numbered list of expressions: the last piece of code of each of its lines."""
    text = path.read_text(encoding="utf-8")
    section = text.split("## 60 expressions", 1)[-1].split("\n## ", 1)[0]
    for line in section.splitlines():
        if re.match(r"\d+\. ", line):
            yield line.split("`")[-2]


def _links(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    drawn = (json.loads(line) for line in Random(4).sample(lines, min(LINKS, len(lines))))
    return [f"{link['lhs']} {link['rel']} {link['rhs']}" for link in drawn]


def _documents(paths: list[Path], contexts: Callable[[Document], Mapping[str, Context]]) -> list[Row]:
    """The rows of the displays of some documents; a row that follows words opens a chain of its own."""
    rows: list[Row] = []
    for path in paths:
        try:
            document = read_document(path)
        except SymderivError:
            continue
        known = contexts(document)
        broken = True
        for section, block in document.root.walk():
            if isinstance(block, Prose):
                broken = broken or bool(block.text.strip())
            elif isinstance(block, Piece) and block.display:
                rows.append(Row(block.latex, known.get(section.label, known.get("", Context())), broken))
                broken = False
    return rows


def _inferred(document: Document) -> Mapping[str, Context]:
    try:
        from symderiv.reading.inference.inference import infer
    except ImportError:
        return {}
    return {label: notation.context for label, notation in infer(document).items()}
