"""Limits."""

from __future__ import annotations

NOTATION = {"x": "real", "a": "positive"}
TRUE = [(latex, NOTATION) for latex in (
    r"\lim_{x \to 0} \frac{\sin 3x}{x} = 3", r"\lim_{x \to 2} \frac{x^2 - 4}{x - 2} = 4", r"\lim_{n \to \infty} \frac{n^2 + 1}{2n^2} = \frac{1}{2}",
    r"\lim_{x \to 0} \frac{e^{2x} - 1}{x} = 2", r"\lim_{x \to \infty} \frac{x^3}{e^x} = 0", r"\lim_{n \to \infty} \left(1 - \frac{1}{n}\right)^n = \frac{1}{e}",
    r"\lim_{x \to 0^+} x^x = 1", r"\lim_{x \to \infty} \frac{\log x}{\sqrt{x}} = 0", r"\lim_{x \to 0^+} \frac{1}{x} = \infty",
    r"\lim_{x \to 0} \frac{\sqrt{1 + x} - 1}{x} = \frac{1}{2}", r"\lim_{h \to 0} \frac{\sin(x + h) - \sin x}{h} = \cos x",
    r"\lim_{n \to \infty} \frac{(-1)^n}{n} = 0", r"\lim_{x \to \infty} \tanh x = 1", r"\lim_{n \to \infty} a^{1/n} = 1",
)]  # fmt: skip
FALSE = [(latex, NOTATION) for latex in (
    r"\lim_{x \to 0} \frac{\sin 3x}{x} = 1", r"\lim_{x \to 2} \frac{x^2 - 4}{x - 2} = 0", r"\lim_{n \to \infty} \frac{n^2 + 1}{2n^2} = 1",
    r"\lim_{x \to 0} \frac{e^{2x} - 1}{x} = 1", r"\lim_{x \to \infty} \frac{x^3}{e^x} = 6", r"\lim_{n \to \infty} \left(1 + \frac{1}{n}\right)^n = 1",
    r"\lim_{x \to 0^+} x \log x = 1", r"\lim_{x \to \infty} \frac{x^2}{x + 1} = 1", r"\lim_{x \to 0^+} \frac{1}{x} = 0",
    r"\lim_{x \to 0} \frac{1 - \cos x}{x^2} = 1", r"\lim_{h \to 0} \frac{(x + h)^3 - x^3}{h} = x^2", r"\lim_{x \to \infty} \arctan x = \pi",
)]  # fmt: skip
# There is no limit: nothing is said of the equation.
NONE = [(latex, NOTATION) for latex in (
    r"\lim_{x \to 0} \frac{|x|}{x} = 1",
    r"\lim_{x \to 0} \frac{1}{x} = \infty",
    r"\lim_{x \to \infty} \sin x = 0",
    r"\lim_{n \to \infty} (-1)^n = 1",
)]
