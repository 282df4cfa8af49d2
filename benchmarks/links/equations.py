"""Solutions of equations, inequalities and systems."""

from __future__ import annotations

from benchmarks.links.notations import POSITIVE, REAL, Rows

__all__ = ["ROWS"]

ROWS: Rows = {
    "equations": (
        ("2x + 1 = 7", r"\iff", "x = 3", REAL),
        ("x^2 = 9", r"\iff", r"x = 3 \text{ or } x = -3", REAL),
        ("x^2 - 5x + 6 = 0", r"\iff", r"(x - 2)(x - 3) = 0", REAL),
        ("x > 3", r"\implies", "x^2 > 9", REAL),
        ("2x < 6", r"\iff", "x < 3", REAL),
        ("e^x = 5", r"\iff", r"x = \log 5", REAL),
        ("x^2 - 5x + 6 = 0", r"\iff", r"x = 2 \text{ or } x = 3", REAL),
        (r"x + y = 5 \land x - y = 1", r"\iff", r"x = 3 \land y = 2", REAL),
        ("3x - 2 = x + 8", r"\iff", "x = 5", REAL),
        (r"\sqrt{x} = 4", r"\iff", "x = 16", POSITIVE),
        (r"\log x = 2", r"\iff", "x = e^2", POSITIVE),
        ("2^x = 8", r"\iff", "x = 3", REAL),
        (r"\frac{x}{2} + \frac{x}{3} = 5", r"\iff", "x = 6", REAL),
        ("x^2 + 2x + 1 = 0", r"\iff", "x = -1", REAL),
        (r"2x + 3y = 8 \text{ and } x - y = -1", r"\implies", "x = 1", REAL),
        ("x^3 = 8", r"\iff", "x = 2", REAL),
        ("5 - 2x > 1", r"\iff", "x < 2", REAL),
        ("x = 2", r"\implies", "x^2 = 4", REAL),
        (r"x \in \{2, 3\}", r"\iff", "x^2 - 5x + 6 = 0", REAL),
    ),
}
