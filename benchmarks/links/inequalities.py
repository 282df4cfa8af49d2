"""Inequalities."""

from __future__ import annotations

from benchmarks.links.notations import ABC, POSITIVE, REAL, VECTORS, Rows

__all__ = ["ROWS"]

ROWS: Rows = {
    "inequalities": (
        ("x^2 + y^2", r"\ge", "2xy", REAL),
        (r"\frac{x + y}{2}", r"\ge", r"\sqrt{xy}", POSITIVE),
        (r"|x + y|", r"\le", r"|x| + |y|", REAL),
        (r"e^x", r"\ge", "1 + x", REAL),
        (r"\log x", r"\le", "x - 1", POSITIVE),
        (r"x + \frac{1}{x}", r"\ge", "2", POSITIVE),
        (r"|x^\top y|", r"\le", r"\|x\| \|y\|", VECTORS),
        (r"\|x + y\|", r"\le", r"\|x\| + \|y\|", VECTORS),
        ("a^2 + b^2 + c^2", r"\ge", "ab + bc + ca", ABC),
        (r"|\sin x|", r"\le", "1", REAL),
        ("x^2 - 2x + 2", ">", "0", REAL),
        (r"\frac{x}{1 + x}", "<", "1", POSITIVE),
    ),
}
