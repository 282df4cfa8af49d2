"""Definite integrals and antiderivatives."""

from __future__ import annotations

from benchmarks.links.notations import FREE, INTEGRATED, Rows

__all__ = ["ROWS"]

ROWS: Rows = {
    "integrals": (
        (r"\int_0^1 x^2 \, dx", "=", r"\frac{1}{3}", FREE),
        (r"\int_0^\pi \sin x \, dx", "=", "2", FREE),
        (r"\int_1^e \frac{1}{x} \, dx", "=", "1", FREE),
        (r"\int_0^1 x e^x \, dx", "=", "1", FREE),
        (r"\int_0^1 \frac{1}{1 + x^2} \, dx", "=", r"\frac{\pi}{4}", FREE),
        (r"\int_0^a (3t^2 + 1) \, dt", "=", "a^3 + a", INTEGRATED),
        (r"\int_0^\infty e^{-x} \, dx", "=", "1", FREE),
        (r"\int_{-1}^1 x^4 \, dx", "=", r"2 \int_0^1 x^4 \, dx", FREE),
        (r"\int_0^{\pi/2} \cos^2 x \, dx", "=", r"\frac{\pi}{4}", FREE),
        (r"\int_1^\infty \frac{1}{x^2} \, dx", "=", "1", FREE),
        (r"\int_0^\infty x e^{-x} \, dx", "=", "1", FREE),
        (r"\int_0^\infty e^{-a x} \, dx", "=", r"\frac{1}{a}", INTEGRATED),
        (r"\int_1^2 \log x \, dx", "=", r"2 \log 2 - 1", FREE),
        (r"\int_{-\infty}^{\infty} e^{-x^2} \, dx", "=", r"\sqrt{\pi}", FREE),
        (r"\int_0^1 \frac{x}{1 + x^2} \, dx", "=", r"\frac{1}{2} \log 2", FREE),
        (r"\int_0^{\pi} x \sin x \, dx", "=", r"\pi", FREE),
        (r"\int_0^4 \sqrt{x} \, dx", "=", r"\frac{16}{3}", FREE),
        (r"\int_{-1}^{1} x^3 \, dx", "=", "0", FREE),
    ),
    "antiderivatives": (
        (r"\int x^3 \, dx", "=", r"\frac{x^4}{4} + C", INTEGRATED),
        (r"\int \cos(2x) \, dx", "=", r"\frac{1}{2} \sin(2x) + C", INTEGRATED),
        (r"\int e^{-x} \, dx", "=", "-e^{-x} + C", INTEGRATED),
        (r"\int \frac{1}{x} \, dx", "=", r"\log |x| + C", INTEGRATED),
        (r"\int x e^x \, dx", "=", "(x - 1) e^x + C", INTEGRATED),
        (r"\int \frac{1}{1 + x^2} \, dx", "=", r"\arctan x + C", INTEGRATED),
        (r"\int x \cos x \, dx", "=", r"x \sin x + \cos x + C", INTEGRATED),
        (r"\int \frac{2x}{1 + x^2} \, dx", "=", r"\log(1 + x^2) + C", INTEGRATED),
        (r"\int \sin^2 x \, dx", "=", r"\frac{x}{2} - \frac{\sin 2x}{4} + C", INTEGRATED),
        (r"\int \tan x \, dx", "=", r"-\log |\cos x| + C", INTEGRATED),
        (r"\int a^2 x \, dx", "=", r"\frac{a^2 x^2}{2} + C", INTEGRATED),
        (r"\int \frac{1}{x^2 - 1} \, dx", "=", r"\frac{1}{2} \log \left|\frac{x - 1}{x + 1}\right| + C", INTEGRATED),
        (r"\int \log x \, dx", "=", r"x \log x - x + C", INTEGRATED),
    ),
}
