"""Sums and products of symbolic length; recurrences."""

from __future__ import annotations

NOTATION = {
    "n": "positive integer",
    "m": "positive integer",
    "a": "sequence real",
    "b": "sequence real",
    "c": "real",
    "q": "real",
    "x": "real",
}
TRUE = [(latex, NOTATION) for latex in (
    r"\sum_{k=1}^{n} 2k = n(n+1)", r"\sum_{k=0}^{n-1} k = \frac{n(n-1)}{2}", r"\sum_{k=1}^n k(k+1) = \frac{n(n+1)(n+2)}{3}",
    r"\sum_{k=0}^{n} 3^k = \frac{3^{n+1} - 1}{2}", r"\sum_{k=1}^{n} \frac{1}{k(k+1)} = 1 - \frac{1}{n+1}", r"\sum_{k=0}^n \binom{n}{k} 2^k = 3^n",
    r"\sum_{k=1}^{n} (a_k - b_k) = \sum_{k=1}^{n} a_k - \sum_{k=1}^{n} b_k", r"\sum_{k=0}^{n-1} a_{k+1} = \sum_{k=1}^{n} a_k",
    r"\sum_{k=1}^{n} c = c n", r"\sum_{k=1}^{n+1} a_k = a_{n+1} + \sum_{k=1}^{n} a_k", r"\prod_{k=1}^{n} 2k = 2^n n!",
    r"\prod_{k=1}^{n} \frac{k}{k+1} = \frac{1}{n+1}", r"\sum_{i=1}^n \sum_{j=1}^m a_i b_j = \left(\sum_{i=1}^n a_i\right)\left(\sum_{j=1}^m b_j\right)",
    r"\sum_{k=1}^{\infty} \frac{1}{3^k} = \frac{1}{2}", r"\sum_{k=1}^{\infty} \frac{1}{k(k+2)} = \frac{3}{4}", r"\sum_{k=0}^{\infty} \frac{1}{k!} x^k = e^x",
    r"\frac{(n+2)!}{n!} = (n+1)(n+2)", r"\binom{n+1}{n} = n + 1", r"(1 - q)(1 + q + q^2) = 1 - q^3",
)]  # fmt: skip
FALSE = [(latex, NOTATION) for latex in (
    r"\sum_{k=1}^{n} 2k = n^2", r"\sum_{k=0}^{n-1} k = \frac{n(n+1)}{2}", r"\sum_{k=1}^n k^2 = \left(\sum_{k=1}^n k\right)^2",
    r"\sum_{k=0}^{n} 3^k = \frac{3^{n} - 1}{2}", r"\sum_{k=1}^{n} \frac{1}{k(k+1)} = 1 + \frac{1}{n+1}", r"\sum_{k=0}^n \binom{n}{k} = n^2",
    r"\sum_{k=1}^{n} a_k b_k = \left(\sum_{k=1}^n a_k\right)\left(\sum_{k=1}^n b_k\right)", r"\sum_{k=0}^{n} a_{k+1} = \sum_{k=1}^{n} a_k",
    r"\sum_{k=0}^{n} c = c n", r"\prod_{k=1}^{n} 2k = 2 n!", r"\prod_{k=1}^n (a_k + b_k) = \prod_{k=1}^n a_k + \prod_{k=1}^n b_k",
    r"\sum_{k=1}^{\infty} \frac{1}{3^k} = \frac{3}{2}", r"\frac{(2n)!}{n!} = 2", r"\binom{n+1}{n} = n",
)]  # fmt: skip
