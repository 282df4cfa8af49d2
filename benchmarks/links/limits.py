"""Limits, Taylor expansions, classes of growth."""

from __future__ import annotations

from benchmarks.links.notations import COUNTED, FREE, GIVEN, REAL, Rows

__all__ = ["ROWS"]

ROWS: Rows = {
    "limits": (
        (r"\lim_{x \to 0} \frac{\sin x}{x}", "=", "1", FREE),
        (r"\lim_{n \to \infty} \frac{2n + 1}{n + 3}", "=", "2", FREE),
        (r"\lim_{x \to 1} \frac{x^2 - 1}{x - 1}", "=", "2", FREE),
        (r"\lim_{h \to 0} \frac{(x+h)^2 - x^2}{h}", "=", "2x", REAL),
        (r"\lim_{x \to 0} \frac{1 - \cos x}{x^2}", "=", r"\frac{1}{2}", FREE),
        (r"\lim_{n \to \infty} \left(1 + \frac{1}{n}\right)^n", "=", "e", FREE),
        (r"\lim_{x \to \infty} x e^{-x}", "=", "0", FREE),
        (r"\lim_{x \to 0^+} x \log x", "=", "0", FREE),
        (r"\lim_{x \to 0} \frac{e^x - 1}{x}", "=", "1", FREE),
        (r"\lim_{n \to \infty} \left(\sqrt{n^2 + n} - n\right)", "=", r"\frac{1}{2}", FREE),
        (r"\lim_{x \to \infty} \arctan x", "=", r"\frac{\pi}{2}", FREE),
        (r"\lim_{x \to 0} \frac{\log(1 + x)}{x}", "=", "1", FREE),
        (r"\lim_{n \to \infty} n^{1/n}", "=", "1", FREE),
        (r"\lim_{x \to \infty} \frac{\log x}{x}", "=", "0", FREE),
        (r"\lim_{x \to 0} \frac{\tan x - x}{x^3}", "=", r"\frac{1}{3}", FREE),
        (r"\lim_{x \to 0^+} \log x", "=", r"-\infty", FREE),
        (r"\lim_{x \to \infty} \frac{a x^2 + b x}{x^2 + 1}", "=", "a", GIVEN),
        (r"\lim_{n \to \infty} \left(1 + \frac{x}{n}\right)^n", "=", "e^x", REAL),
        (r"\lim_{x \to 0} x \sin \frac{1}{x}", "=", "0", FREE),
    ),
    "Taylor expansions": (
        ("e^x", "=", r"1 + x + \frac{x^2}{2} + O(x^3)", REAL),
        (r"\sin x", "=", r"x - \frac{x^3}{6} + O(x^5)", REAL),
        (r"\cos x", "=", r"1 - \frac{x^2}{2} + O(x^4)", REAL),
        (r"\log(1 + x)", "=", r"x - \frac{x^2}{2} + O(x^3)", REAL),
        (r"\frac{1}{1 - x}", "=", "1 + x + x^2 + O(x^3)", REAL),
        (r"\sqrt{1 + x}", "=", r"1 + \frac{x}{2} - \frac{x^2}{8} + O(x^3)", REAL),
        (r"\tan x", "=", r"x + \frac{x^3}{3} + O(x^5)", REAL),
        (r"(1 + x)^a", "=", r"1 + a x + O(x^2)", {"x": "real", "a": "real"}),
        (r"\arctan x", "=", r"x - \frac{x^3}{3} + O(x^5)", REAL),
        (r"e^{-x^2}", "=", r"1 - x^2 + \frac{x^4}{2} + O(x^6)", REAL),
        (r"\cosh x", "=", r"1 + \frac{x^2}{2} + O(x^4)", REAL),
        (r"\log \cos x", "=", r"-\frac{x^2}{2} + O(x^4)", REAL),
        (r"\frac{x}{e^x - 1}", "=", r"1 - \frac{x}{2} + O(x^2)", REAL),
    ),
    "classes of growth": (
        ("3n^2 + 5n + 1", "=", "O(n^2)", COUNTED),
        (r"n \log n", "=", "O(n^2)", COUNTED),
        (r"\log n", "=", r"O(\sqrt{n})", COUNTED),
        ("n^{10}", "=", "O(2^n)", COUNTED),
        (r"\sqrt{n^2 + 1}", "=", "O(n)", COUNTED),
        (r"\frac{1}{n + 1}", "=", r"O\left(\frac{1}{n}\right)", COUNTED),
        (r"n \log n", "=", "o(n^2)", COUNTED),
        ("2^{n+3}", "=", "O(2^n)", COUNTED),
        (r"\log(n^2 + 1)", "=", r"O(\log n)", COUNTED),
        (r"(\log n)^3", "=", "o(n)", COUNTED),
        (r"\frac{n(n-1)}{2}", "=", "O(n^2)", COUNTED),
        ("n^2 2^n", "=", "O(3^n)", COUNTED),
    ),
}
