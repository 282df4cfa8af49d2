"""Linear algebra of symbolic size, and matrices written out."""

from __future__ import annotations

from benchmarks.links.notations import FREE, REGULAR, SQUARE, VECTORS, Rows

__all__ = ["ROWS"]

ROWS: Rows = {
    "linear algebra": (
        (r"(AB)^\top", "=", r"B^\top A^\top", SQUARE),
        (r"(AB)^{-1}", "=", r"B^{-1} A^{-1}", REGULAR),
        (r"\operatorname{tr}(AB)", "=", r"\operatorname{tr}(BA)", SQUARE),
        (r"\det(AB)", "=", r"\det A \det B", SQUARE),
        (r"\det(A^{-1})", "=", r"\frac{1}{\det A}", REGULAR),
        (r"\det(2A)", "=", r"2^n \det A", SQUARE),
        ("(A + B)^2", "=", "A^2 + AB + BA + B^2", SQUARE),
        (r"(A^\top)^{-1}", "=", r"(A^{-1})^\top", REGULAR),
        (r"\operatorname{tr}(A + B)", "=", r"\operatorname{tr} A + \operatorname{tr} B", SQUARE),
        (r"x^\top A y", "=", r"y^\top A^\top x", VECTORS),
        (r"\|x + y\|^2", "=", r"\|x\|^2 + 2 x^\top y + \|y\|^2", VECTORS),
        (r"\operatorname{tr}(x y^\top)", "=", r"y^\top x", VECTORS),
        (r"\det \begin{pmatrix} a & b \\ c & d \end{pmatrix}", "=", "ad - bc", FREE),
        (r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix} \begin{pmatrix} 5 \\ 6 \end{pmatrix}", "=",
         r"\begin{pmatrix} 17 \\ 39 \end{pmatrix}", FREE),
        (r"\begin{pmatrix} 1 & 1 \\ 0 & 1 \end{pmatrix}^2", "=", r"\begin{pmatrix} 1 & 2 \\ 0 & 1 \end{pmatrix}", FREE),
        ("(I + A)^{-1}", "=", "I - (I + A)^{-1} A", SQUARE),
        ("A^{-1} - B^{-1}", "=", "A^{-1} (B - A) B^{-1}", REGULAR),
    ),
}  # fmt: skip
