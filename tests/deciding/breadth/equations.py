"""Solutions of equations, inequalities and systems."""

from __future__ import annotations

NOTATION = {"x": "real", "y": "real", "p": "positive"}
TRUE = [(latex, NOTATION) for latex in (
    r"3x + 2 = 11 \iff x = 3", r"x^2 = 16 \iff x = 4 \text{ or } x = -4", r"x^2 - 3x + 2 = 0 \iff x = 1 \text{ or } x = 2", r"x^3 = 27 \iff x = 3",
    r"x^2 + 4x + 4 = 0 \iff x = -2", r"x^2 = 2 \implies x = \sqrt{2} \text{ or } x = -\sqrt{2}", r"e^x = 7 \implies x = \log 7", r"2^x = 32 \implies x = 5",
    r"\log p = 3 \implies p = e^3", r"\sqrt{p} = 5 \implies p = 25", r"x + y = 7 \text{ and } x - y = 3 \implies x = 5", r"3x < 12 \iff x < 4",
    r"x = 5 \implies x^2 = 25", r"p^2 = 9 \implies p = 3",
)]  # fmt: skip
FALSE = [(latex, NOTATION) for latex in (
    r"x = 3 \implies 3x + 2 = 10", r"x = 4 \implies x^2 = 8", r"x^2 = 16 \implies x = 4", r"x^2 - 3x + 2 = 0 \implies x = 1", r"x = 2 \implies x^3 = 6",
    r"x > 2 \implies x > 3", r"x^2 > 4 \implies x > 2", r"x = 0 \implies e^x = 0", r"x = 3 \implies 2^x = 6", r"p > 1 \implies \log p > 1",
    r"x < y \implies x^2 < y^2",
)]  # fmt: skip
