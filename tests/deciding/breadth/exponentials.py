"""Exponentials and logarithms."""

from __future__ import annotations

NOTATION = {"x": "positive", "y": "positive", "a": "positive", "t": "real", "s": "real"}
TRUE = [(latex, NOTATION) for latex in (
    "e^{t - s} = e^t / e^s", r"\log(x y^2) = \log x + 2 \log y", r"\log \frac{1}{x} = -\log x", r"\log_3 81 = 4", r"e^{\log x} = x",
    r"\log e^t = t", r"\log_9 27 = \frac{3}{2}", r"(e^t)^2 = e^{2t}", r"\log \sqrt{xy} = \frac{\log x + \log y}{2}",
    r"a^{t+s} = a^t a^s", r"\frac{1}{1 + e^t} = \frac{e^{-t}}{1 + e^{-t}}", r"x^t = e^{t \log x}", r"4^t = 2^{2t}",
)]  # fmt: skip
FALSE = [(latex, NOTATION) for latex in (
    "e^{t - s} = e^t - e^s", r"\log(x + y) = \log x + \log y", r"\log \frac{1}{x} = \log x", r"\log_3 81 = 27", r"e^{2 \log x} = 2x",
    r"\log(e^t + 1) = t", r"\log_9 27 = 3", r"(e^t)^2 = e^{t^2}", r"\log \sqrt{x} = \sqrt{\log x}", r"a^{ts} = a^t a^s",
    r"\frac{\log x}{\log y} = \log x - \log y",
)]  # fmt: skip
