"""Polynomials and rational functions."""

from __future__ import annotations

NOTATION = dict.fromkeys("abcxy", "real")
TRUE = [(latex, NOTATION) for latex in (
    "(a - b)^2 = a^2 - 2ab + b^2", "(a + b)(a - b) = a^2 - b^2", "a^3 + b^3 = (a + b)(a^2 - ab + b^2)",
    "x^2 + 5x + 6 = (x + 2)(x + 3)", r"\frac{x^2 - 4}{x - 2} = x + 2", r"\frac{1}{x - 1} - \frac{1}{x + 1} = \frac{2}{x^2 - 1}",
    r"\frac{a}{b} \cdot \frac{b}{a} = 1", r"\frac{\frac{a}{b}}{\frac{c}{b}} = \frac{a}{c}", "(x + 1)^3 - (x - 1)^3 = 6x^2 + 2",
    "x^6 - 1 = (x^2 - 1)(x^4 + x^2 + 1)", "(x - y)^2 + 4xy = (x + y)^2", r"x^2 - 6x + 10 = (x - 3)^2 + 1",
)]  # fmt: skip
FALSE = [(latex, NOTATION) for latex in (
    "(a - b)^2 = a^2 - b^2", "(a + b)(a - b) = a^2 + b^2", "a^3 + b^3 = (a + b)^3", "x^2 + 5x + 6 = (x + 1)(x + 6)",
    r"\frac{x^2 - 4}{x - 2} = x - 2", r"\frac{1}{x + y} = \frac{1}{x} + \frac{1}{y}", r"\frac{a + b}{a} = b",
    r"\frac{\frac{a}{b}}{c} = \frac{ac}{b}", r"\sqrt{x^2} = x", "x^6 - 1 = (x^2 - 1)(x^4 + 1)", "2(x + y)^2 = (2x + 2y)^2",
)]  # fmt: skip
