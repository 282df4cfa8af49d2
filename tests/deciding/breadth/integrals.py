"""Definite integrals, and antiderivatives."""

from __future__ import annotations

NOTATION = {"x": "real", "a": "positive", "C": "real"}
TRUE = [(latex, NOTATION) for latex in (
    r"\int_0^2 x^3 \, dx = 4", r"\int_0^{\pi/2} \cos x \, dx = 1", r"\int_1^2 \frac{1}{x} \, dx = \log 2", r"\int_0^1 e^{2x} \, dx = \frac{e^2 - 1}{2}",
    r"\int_1^\infty \frac{1}{x^3} \, dx = \frac{1}{2}", r"\int_0^\infty e^{-3x} \, dx = \frac{1}{3}", r"\int_0^1 \log x \, dx = -1", r"\int_0^a x \, dx = \frac{a^2}{2}",
    r"\int_{-1}^{1} x^5 \, dx = 0", r"\int_0^1 x(1 - x) \, dx = \frac{1}{6}", r"\int_{-\infty}^{\infty} \frac{1}{1 + x^2} \, dx = \pi",
    r"\int x^2 \, dx = \frac{x^3}{3} + C", r"\int e^{3x} \, dx = \frac{e^{3x}}{3} + C", r"\int \sin x \, dx = -\cos x + C", r"\int x e^{x^2} \, dx = \frac{e^{x^2}}{2} + C",
    r"\int \frac{1}{x + 1} \, dx = \log|x + 1| + C",
)]  # fmt: skip
FALSE = [(latex, NOTATION) for latex in (
    r"\int_0^2 x^3 \, dx = 8", r"\int_0^{\pi/2} \cos x \, dx = 0", r"\int_1^2 \frac{1}{x} \, dx = \log 3", r"\int_0^1 e^{2x} \, dx = e^2 - 1",
    r"\int_1^\infty \frac{1}{x^3} \, dx = 1", r"\int_0^\infty e^{-3x} \, dx = 3", r"\int_0^a x \, dx = a^2", r"\int_{-1}^{1} x^4 \, dx = 0",
    r"\int_0^1 x(1 - x) \, dx = \frac{1}{4}", r"\int x^2 \, dx = 2x + C", r"\int e^{3x} \, dx = e^{3x} + C", r"\int \sin x \, dx = \cos x + C",
    r"\int x e^{x^2} \, dx = e^{x^2} + C",
)]  # fmt: skip
# There is no such number, for the integrand has a pole between the ends.
NONE = [(latex, NOTATION) for latex in (
    r"\int_{-1}^{1} \frac{1}{x^2} \, dx = -2", r"\int_{-1}^{1} \frac{1}{x} \, dx = 0",
)]  # fmt: skip
