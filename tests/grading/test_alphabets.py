r"""Alphabets: answers in the student's letters, seen in the question, in the lines, or found by what holds."""

from __future__ import annotations

import pytest

from symderiv.grading.alphabets import Alphabet, letters_seen, rewritten
from symderiv.language.printing import latex
from symderiv.reading.documents.formats import read_document

SEEN = [
    # part  the question as written, the answer, and the letters
    ("2.3", r"Let $f(w) = b + M w$ where $M$ is an invertible $n \times n$ matrix.", r"\frac{\partial f(w)}{\partial w} = M",
     {"g": "f", "z_0": "w", "S": "M"}),
    ("2.1", r"$w_0 \sim \mathcal{N}(0, I_n)$", r"q(w_0) = (2\pi)^{-n/2} e^{-\frac12 w_0^T w_0}", {"z_0": "w_0", "K": "n"}),
    ("5.4", r"$s = \|w - w_0\|$, $w = w_0 + s \tilde{w}$", r"y - w_0 = s \tilde{w} + \frac{\beta s}{\alpha + s} \tilde w",
     {"r": "s", "z": "w", "z_0": "w_0", r"\tilde z": r"\tilde w"}),
    ("6.1", "", r"d_{k+1} = d_k + \alpha g_k", {r"\eta": r"\alpha"}),
    ("6.1", "", r"d_{k+1} = d_k + \eta g_k", {}),
    ("2.3", r"Let $g(z_0) = \mu + S z_0$.", r"\Sigma = S S^T", {}),  # a letter of one's own
    ("2.3", "", r"q(x) = q(z_0) |\det S|^{-1}", {}),
    ("5.4", "", r"R = \frac{r(\alpha + \beta + r)}{\alpha + r}", {}),
]  # fmt: skip


@pytest.mark.parametrize(("part", "question", "answer", "letters"), SEEN)
def test_letters_seen(part, question, answer, letters, reference):
    document = read_document("a.md", text=f"## {part}\n\n{question}\n\n**Solution.**\n\n$$\n{answer}\n$$\n")
    (read,) = (p for p in document.parts() if p.label == part)
    assert letters_seen(read, reference.parts[part], {}).letters == letters


def test_a_part_in_other_letters(reference):
    part = rewritten(reference.parts["5.4"], Alphabet({"r": "s", "z": "w", "z_0": "c"}))
    assert latex(part.context.definitions[part.context.symbols["w"]]) == r"c + s \tilde z"
    assert all("z_0" not in latex(target) for target in part.targets)
    assert part.context.symbols[r"\bar{s}"].name == r"\bar{s}"  # what was s has to have another name


def test_exchanged_letters(reference):
    part = rewritten(reference.parts["5.4"], Alphabet({r"\alpha": r"\beta", r"\beta": r"\alpha"}))
    assert r"\alpha \geq -\beta" in [latex(a) for a in part.context.assumptions]


RENAMED = [
    # part  question, right line in other letters, the same with a mistake
    ("2.3", r"Let $f(w) = b + M w$, $M$ an invertible $n \times n$ matrix.", r"\frac{\partial f(w)}{\partial w} = M",
     r"\frac{\partial f(w)}{\partial w} = M^T"),
    ("2.1", r"Let $T(x_0) = m + s \odot x_0$, $x_0 \sim \mathcal{N}(0, I_d)$.", r"x_{0,i} = \frac{T(x_0)_i - m_i}{s_i}",
     r"x_{0,i} = \frac{T(x_0)_i + m_i}{s_i}"),
    ("6.3", r"Find the eigenvalues $\mu$ of $A$.", r"\det(A - \mu I) = (1 - \mu)^2 + \gamma^2", None),
    ("6.3", "", r"d_{n+1}^2 + g_{n+1}^2 = (1 + h^2)(d_n^2 + g_n^2)", None),
    ("2.4", "", r"\det M = \prod_{j=1}^{n} M_{jj}", None),
    ("5.4", r"Let $s = \|z - z_0\|$.", r"\|g(z) - z_0\| = s + \frac{\beta s}{\alpha + s}",
     r"\|g(z) - z_0\| = s - \frac{\beta s}{\alpha + s}"),
]  # fmt: skip


@pytest.mark.parametrize(("part", "question", "right", "wrong"), RENAMED)
def test_lines_in_other_letters_are_judged(part, question, right, wrong, graded):
    for line, judgement in ((right, "right"), (wrong, "wrong")):
        if line is not None:
            text = f"## {part}\n\n{question}\n\n**Solution.**\n\n$$\n{line}\n$$\n"
            claims = graded(text)[part].claims
            assert [c.judgement for c in claims if c.latex.strip() == line] == [judgement]
