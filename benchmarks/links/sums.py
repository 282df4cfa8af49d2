"""Sums and products of symbolic length; recurrences and induction."""

from __future__ import annotations

from benchmarks.links.notations import COUNTED, FREE, Rows

__all__ = ["ROWS"]

RATIO = {"n": "positive integer", "q": "real", "x": "real", "y": "real"}
SEQUENCES = {**COUNTED, "a": "sequence real", "b": "sequence real", "c": "real"}
RECURRED = {"a": "sequence real", "F": "sequence real", "n": "natural", "q": "real", "c": "real"}

ROWS: Rows = {
    "sums and products": (
        (r"\sum_{k=1}^{n} k", "=", r"\frac{n(n+1)}{2}", COUNTED),
        (r"\sum_{k=1}^{n} k^2", "=", r"\frac{n(n+1)(2n+1)}{6}", COUNTED),
        (r"\sum_{k=1}^{n} k^3", "=", r"\frac{n^2(n+1)^2}{4}", COUNTED),
        (r"\sum_{k=0}^{n} 2^k", "=", r"2^{n+1} - 1", COUNTED),
        (r"\sum_{k=1}^{n} (2k - 1)", "=", "n^2", COUNTED),
        (r"\sum_{k=1}^{n} \frac{1}{k(k+1)}", "=", r"\frac{n}{n+1}", COUNTED),
        (r"\sum_{k=0}^{n} \binom{n}{k}", "=", "2^n", COUNTED),
        (r"\sum_{k=0}^{5} \binom{5}{k} x^k", "=", "(1 + x)^5", {"x": "real"}),
        (r"\sum_{k=1}^{n} (a_k + b_k)", "=", r"\sum_{k=1}^{n} a_k + \sum_{k=1}^{n} b_k", SEQUENCES),
        (r"\sum_{k=1}^{n} a_{k+1}", "=", r"\sum_{k=2}^{n+1} a_k", SEQUENCES),
        (r"\prod_{k=1}^{n} \frac{k+1}{k}", "=", "n + 1", COUNTED),
        (r"\sum_{i=1}^{3} \sum_{j=1}^{i} a_j", "=", r"3 a_1 + 2 a_2 + a_3", SEQUENCES),
        (r"\sum_{k=0}^{\infty} \frac{1}{2^k}", "=", "2", FREE),
        (r"1 + 2 + 3 + \dots + 100", "=", "5050", FREE),
        (r"\frac{(n+1)!}{n!}", "=", "n + 1", COUNTED),
        (r"\binom{n}{2}", "=", r"\frac{n(n-1)}{2}", COUNTED),
        (r"\sum_{k=1}^{n} k \cdot k!", "=", "(n+1)! - 1", COUNTED),
        (r"\sum_{k=0}^{n} \binom{n}{k} x^k y^{n-k}", "=", "(x + y)^n", RATIO),
        (r"\sum_{k=1}^{n} (a_{k+1} - a_k)", "=", "a_{n+1} - a_1", SEQUENCES),
        (r"\sum_{i=1}^{n} \sum_{j=1}^{m} a_i b_j", "=", r"\sum_{j=1}^{m} \sum_{i=1}^{n} a_i b_j", SEQUENCES),
        (r"\sum_{k=1}^{n} c a_k", "=", r"c \sum_{k=1}^{n} a_k", SEQUENCES),
        (r"\sum_{k=0}^{n} k \binom{n}{k}", "=", "n 2^{n-1}", COUNTED),
        (r"\prod_{k=1}^{n} k", "=", "n!", COUNTED),
        (r"(1 - q) \sum_{k=0}^{n} q^k", "=", "1 - q^{n+1}", RATIO),
        (r"\sum_{k=1}^{n} k 2^k", "=", "(n - 1) 2^{n+1} + 2", COUNTED),
        (r"\sum_{i=1}^{n} \sum_{j=1}^{i} a_j", "=", r"\sum_{j=1}^{n} (n - j + 1) a_j", SEQUENCES),
        (r"\log \prod_{k=1}^{n} k", "=", r"\sum_{k=1}^{n} \log k", COUNTED),
        (r"\sum_{k=0}^{n} (-1)^k \binom{n}{k}", "=", "0", COUNTED),
        (r"|x| < 1", r"\implies", r"\sum_{k=0}^{\infty} x^k = \frac{1}{1 - x}", {"x": "real"}),
        (r"\sum_{k=1}^{\infty} \frac{1}{k(k+1)}", "=", "1", FREE),
    ),
    "recurrences and induction": (
        (r"(\forall n \in \mathbb{N}: a_{n+1} = 2 a_n)", r"\implies", "a_3 = 8 a_0", RECURRED),
        (r"\sum_{k=1}^{n+1} k^2", "=", r"\sum_{k=1}^{n} k^2 + (n+1)^2", COUNTED),
        (r"2^{n+1} - 1", "=", "2 (2^n - 1) + 1", COUNTED),
        (r"\frac{n(n+1)}{2} + (n + 1)", "=", r"\frac{(n+1)(n+2)}{2}", COUNTED),
        (r"\prod_{k=1}^{n+1} k", "=", r"(n+1) \prod_{k=1}^{n} k", COUNTED),
        (r"\frac{n(n+1)(2n+1)}{6} + (n+1)^2", "=", r"\frac{(n+1)(n+2)(2n+3)}{6}", COUNTED),
        ("4^{n+1} - 1", "=", "4 (4^n - 1) + 3", COUNTED),
        ("(n + 1)!", "=", r"(n + 1) \cdot n!", COUNTED),
        (r"\binom{n+1}{2}", "=", r"\binom{n}{2} + n", COUNTED),
        (r"\prod_{k=2}^{n} \left(1 - \frac{1}{k^2}\right)", "=", r"\frac{n + 1}{2n}", COUNTED),
        (r"\sum_{k=1}^{n} \frac{1}{(2k-1)(2k+1)}", "=", r"\frac{n}{2n+1}", COUNTED),
        (r"\sum_{k=1}^{n} (-1)^k k^2", "=", r"\frac{(-1)^n n (n+1)}{2}", COUNTED),
        (r"(\forall n \in \mathbb{N}: a_{n+1} = a_n + 3)", r"\implies", "a_4 = a_0 + 12", RECURRED),
    ),
}
