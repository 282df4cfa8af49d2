"""Arithmetic, fractions, roots and surds: what is true is proved, what is false refuted."""

from __future__ import annotations

NOTATION: dict[str, str] = {}
TRUE = [(latex, NOTATION) for latex in (
    r"\frac{2}{3} + \frac{1}{4} = \frac{11}{12}", r"1 - \frac{1}{2} + \frac{1}{3} = \frac{5}{6}", r"3^5 = 243",
    r"\sqrt{48} = 4\sqrt{3}", r"\sqrt{12} + \sqrt{27} = 5\sqrt{3}", r"\frac{1}{\sqrt{5} - 2} = \sqrt{5} + 2",
    r"\sqrt{9 + 4\sqrt{5}} = 2 + \sqrt{5}", r"\sqrt[3]{-27} = -3", r"8^{-2/3} = \frac{1}{4}", r"\frac{8!}{5!} = 336",
    r"\binom{7}{3} = 35", r"0.75 = \frac{3}{4}", r"\sqrt{2} < \frac{3}{2}", r"2^{10} > 10^3", r"\left|3 - \pi\right| = \pi - 3",
)]  # fmt: skip
FALSE = [(latex, NOTATION) for latex in (
    r"\frac{2}{3} + \frac{1}{4} = \frac{3}{7}", r"3^5 = 15", r"\sqrt{48} = 16\sqrt{3}", r"\sqrt{9 + 16} = 7",
    r"\frac{1}{\sqrt{5} - 2} = \sqrt{5} - 2", r"\sqrt[3]{-27} = 3", r"8^{-2/3} = -4", r"\frac{8!}{5!} = 3!",
    r"\binom{7}{3} = 21", r"0.75 = \frac{4}{3}", r"\sqrt{2} > \frac{3}{2}", r"2^{10} < 10^3", r"-3^2 = 9",
)]  # fmt: skip
