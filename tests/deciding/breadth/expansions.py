"""Taylor expansions, and classes of growth."""

from __future__ import annotations

NOTATION = {"x": "real", "n": "positive integer"}
TRUE = [(latex, NOTATION) for latex in (
    "e^x = 1 + x + O(x^2)", r"\sin x = x + O(x^3)", r"\cos x = 1 + O(x^2)", r"\log(1 + x) = x + O(x^2)", r"\frac{1}{1 + x} = 1 - x + x^2 + O(x^3)",
    r"\sqrt{1 + x} = 1 + \frac{x}{2} + O(x^2)", r"e^x \cos x = 1 + x + O(x^3)", r"\tan x = x + \frac{x^3}{3} + O(x^4)", r"\sin x - x = O(x^3)",
    r"\frac{\sin x}{x} = 1 - \frac{x^2}{6} + O(x^4)", "n^2 + 3n = O(n^2)", r"n = O(n \log n)", r"\log n = o(n)", "2^n = O(3^n)", r"n^5 = o(2^n)", "5n^3 = O(n^3)",
)]  # fmt: skip
FALSE = [(latex, NOTATION) for latex in (
    "e^x = 1 + x + O(x^3)", r"\sin x = x + O(x^4)", r"\cos x = 1 + O(x^3)", r"\log(1 + x) = x + \frac{x^2}{2} + O(x^3)",
    r"\frac{1}{1 + x} = 1 + x + O(x^2)", r"\sqrt{1 + x} = 1 + x + O(x^2)", r"e^x \cos x = 1 + x + O(x^4)", r"\tan x = x + \frac{x^3}{6} + O(x^4)",
    "n^2 = O(n)", r"n \log n = O(n)", r"n = o(n)", "3^n = O(2^n)", r"2^n = O(n^5)",
)]  # fmt: skip
