"""Convexity and monotonicity, by inequalities between values and by signs of derivatives."""

from __future__ import annotations

NOTATION = {"x": "real", "y": "real", "p": "positive", "q": "positive"}
TRUE = [(latex, NOTATION) for latex in (
    r"\frac{d^2}{dx^2} x^2 > 0", r"\frac{d^2}{dx^2} x^4 \ge 0", r"\frac{d^2}{dx^2} e^x > 0", r"\frac{d^2}{dp^2} (-\log p) > 0", r"\frac{d}{dx} (x^5 + x) > 0",
    r"\frac{d}{dx} \arctan x > 0", r"\left(\frac{x + y}{2}\right)^2 \le \frac{x^2 + y^2}{2}", r"\frac{d}{dp} \sqrt{p} > 0", r"\frac{d^2}{dp^2} \sqrt{p} < 0",
    r"\frac{d^2}{dp^2} (p \log p) > 0", r"\frac{d^2}{dx^2} (3x + 1) = 0",
)]  # fmt: skip
FALSE = [(latex, NOTATION) for latex in (
    r"\frac{d^2}{dx^2} x^2 < 0", r"\frac{d^2}{dx^2} x^3 \ge 0", r"\frac{d^2}{dx^2} e^x < 0", r"\frac{d^2}{dp^2} \log p > 0", r"\frac{d}{dx} x^2 > 0",
    r"\frac{d}{dx} \cos x < 0", r"\left(\frac{x + y}{2}\right)^2 \ge \frac{x^2 + y^2}{2}", r"\frac{d}{dp} \sqrt{p} < 0", r"\frac{d^2}{dp^2} \sqrt{p} > 0",
    r"e^{\frac{x + y}{2}} \ge \frac{e^x + e^y}{2}", r"\log \frac{p + q}{2} \le \frac{\log p + \log q}{2}",
)]  # fmt: skip
# True, and no rule shows it yet.
SUPPORTED = [(latex, NOTATION) for latex in (
    r"e^{\frac{x + y}{2}} \le \frac{e^x + e^y}{2}", r"\log \frac{p + q}{2} \ge \frac{\log p + \log q}{2}",
)]  # fmt: skip
