"""Inequalities as they stand in textbooks: true ones are proved, false ones refuted."""

from __future__ import annotations

POSITIVE = dict.fromkeys("abcdxy", "positive")
VECTORS = {"x": "vector n", "y": "vector n", "A": "matrix n n"}
FREE: dict[str, str] = {}

TRUE = [
    # Means.
    (r"\frac{a+b}{2} \ge \sqrt{ab}", POSITIVE),
    (r"\frac{2ab}{a+b} \le \sqrt{ab}", POSITIVE),
    (r"\frac{a+b+c}{3} \ge \sqrt[3]{abc}", POSITIVE),
    (r"\left(\frac{a+b}{2}\right)^2 \le \frac{a^2+b^2}{2}", FREE),
    # Squares.
    (r"a^2 + b^2 \ge 2ab", FREE),
    (r"a^2 + b^2 + c^2 \ge ab + bc + ca", FREE),
    (r"(ac+bd)^2 \le (a^2+b^2)(c^2+d^2)", FREE),
    (r"x^2 + x + 1 > 0", FREE),
    (r"x^4 + 1 \ge 2x^2", FREE),
    (r"\frac{a}{b} + \frac{b}{a} \ge 2", POSITIVE),
    (r"(a+b)\left(\frac{1}{a}+\frac{1}{b}\right) \ge 4", POSITIVE),
    (r"a^3 + b^3 \ge a^2b + ab^2", POSITIVE),
    (r"\sqrt{a+b} \le \sqrt{a} + \sqrt{b}", POSITIVE),
    # Absolute values, maxima.
    (r"|a+b| \le |a| + |b|", FREE),
    (r"||a|-|b|| \le |a-b|", FREE),
    (r"\max(a, b) \ge \frac{a+b}{2}", FREE),
    (r"\min(a, b) \le \frac{a+b}{2}", FREE),
    # Exponentials, logarithms, sines.
    (r"e^x \ge 1 + x", FREE),
    (r"\log x \le x - 1", POSITIVE),
    (r"|\sin x| \le |x|", FREE),
    # Norms.
    (r"|x^T y| \le \|x\| \|y\|", VECTORS),
    (r"\|x+y\| \le \|x\| + \|y\|", VECTORS),
    (r"\|x\|_\infty \le \|x\|_2", VECTORS),
    (r"\|x\|_2 \le \|x\|_1", VECTORS),
    (r"\|x\|_1 \le \sqrt{n} \|x\|_2", VECTORS),
    # Loewner's order.
    (r"A^T A \succeq 0", VECTORS),
    (r"x x^T \succeq 0", VECTORS),
]

FALSE = [
    (r"\frac{a+b}{2} \le \sqrt{ab}", POSITIVE),
    (r"\frac{2ab}{a+b} \ge \sqrt{ab}", POSITIVE),
    (r"a^2 + b^2 \ge 3ab", POSITIVE),
    (r"a^2 + b^2 + c^2 \ge 2ab + 2bc + 2ca", POSITIVE),
    (r"(ac+bd)^2 \ge (a^2+b^2)(c^2+d^2)", POSITIVE),
    (r"x^4 + 1 \ge 3x^2", POSITIVE),
    (r"(a+b)\left(\frac{1}{a}+\frac{1}{b}\right) \ge 5", POSITIVE),
    (r"a^3 + b^3 \le a^2b + ab^2", POSITIVE),
    (r"\sqrt{a+b} \ge \sqrt{a} + \sqrt{b}", POSITIVE),
    (r"\max(x, y) \le \frac{x+y}{2}", POSITIVE),
    (r"\exp(x) \ge 1 + 2x", POSITIVE),
    (r"\log x \ge x - 1", POSITIVE),
    (r"\|x+y\| \ge \|x\| + \|y\|", VECTORS),
    (r"\|x\|_\infty \ge \|x\|_2", VECTORS),
    (r"\|x\|_1 \le \|x\|_2", VECTORS),
    (r"A + A^T \succeq 0", VECTORS),
]
