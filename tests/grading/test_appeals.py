"""Appeals: what the words before a line rest it on, and which line is announced as the answer."""

from __future__ import annotations

import json

from symderiv.cli import main

LATEX = r"""\begin{align}
(a+b)^2 &= a^2 + 2ab + b^2 \label{sq} \\
(a-b)^2 &= a^2 - 2ab + b^2
\end{align}
Subtracting, and by \eqref{sq} and the Cauchy--Schwarz inequality, we get
\[ (a+b)^2 - (a-b)^2 = 4ab. \]
From (2) we also have
\[ (a-b)^2 + 2ab = a^2 + b^2. \]
Therefore the answer is $\boxed{2 \cdot 3 = 6}$.
"""


def test_references_theorems_and_answers_are_in_the_report(tmp_path, capsys):
    file = tmp_path / "answers.tex"
    file.write_text(LATEX, encoding="utf-8")
    assert main(["check", str(file), "--format", "json"]) == 0
    (part,) = json.loads(capsys.readouterr().out)["parts"]
    first, second, difference, total, answer = part["claims"]
    assert [claim["verdict"] for claim in part["claims"]] == ["proved"] * 5
    assert first["rests_on"] == second["rests_on"] == []
    assert difference["rests_on"] == [first["id"], "cauchy_schwarz"]
    assert total["rests_on"] == [second["id"]]
    assert [claim["kind"] for claim in part["claims"]] == ["claim"] * 4 + ["answer"]
    assert answer["judgement"] == "right"
