"""Linear algebra of symbolic size: true identities are proved, false ones refuted."""

from __future__ import annotations

SQUARE = dict.fromkeys("ABC", "matrix n n")
REGULAR = dict.fromkeys("ABC", "invertible matrix n n")
VECTORS = {"x": "vector n", "y": "vector n", "u": "vector n", "v": "vector n", "A": "matrix n n"}
SYMMETRIC = {"x": "vector n", "A": "symmetric matrix n n", "B": "symmetric matrix n n"}
DEFINITE = {"x": "vector n", "A": "positive definite matrix n n", "B": "positive definite matrix n n"}
UPDATE = {"A": "invertible matrix n n", "U": "matrix n k", "C": "invertible matrix k k", "V": "matrix k n",
          "D": "invertible matrix k k"}  # fmt: skip
RANK_ONE = {"A": "invertible matrix n n", "u": "vector n", "v": "vector n"}

TRUE = [
    (r"(AB)^T = B^T A^T", SQUARE),
    (r"(A+B)^2 = A^2 + AB + BA + B^2", SQUARE),
    (r"\operatorname{tr}(AB) = \operatorname{tr}(BA)", SQUARE),
    (r"\operatorname{tr}(ABC) = \operatorname{tr}(CAB)", SQUARE),
    (r"\operatorname{tr}(A^T) = \operatorname{tr}(A)", SQUARE),
    (r"\|A\|_F^2 = \operatorname{tr}(A^T A)", SQUARE),
    (r"\det(AB) = \det(A) \det(B)", SQUARE),
    (r"\det(A^T) = \det A", SQUARE),
    (r"\det(cA) = c^n \det A", SQUARE),
    (r"(AB)^{-1} = B^{-1} A^{-1}", REGULAR),
    (r"(A^{-1})^T = (A^T)^{-1}", REGULAR),
    (r"A^{-1} - B^{-1} = A^{-1} (B - A) B^{-1}", REGULAR),
    (r"\det(A^{-1}) = \frac{1}{\det A}", REGULAR),
    (r"\operatorname{tr}(A^{-1} B A) = \operatorname{tr} B", REGULAR),
    (r"\det(A^{-1} B A) = \det B", REGULAR),
    (r"(I + AB)^{-1} A = A (I + BA)^{-1}", REGULAR),
    (r"(A + UCV)^{-1} = A^{-1} - A^{-1} U (C^{-1} + V A^{-1} U)^{-1} V A^{-1}", UPDATE),
    (r"\det(I + UV) = \det(I + VU)", UPDATE),
    (r"\det(A + UV) = \det(A) \det(I + V A^{-1} U)", UPDATE),
    (r"\operatorname{tr}(UV) = \operatorname{tr}(VU)", UPDATE),
    (r"\det(A + u v^T) = \det(A) (1 + v^T A^{-1} u)", RANK_ONE),
    (r"\det(I + u v^T) = 1 + v^T u", RANK_ONE),
    (r"x^T A x = \operatorname{tr}(A x x^T)", VECTORS),
    (r"x^T (A + A^T) x = 2 x^T A x", VECTORS),
    (r"\|x+y\|^2 + \|x-y\|^2 = 2\|x\|^2 + 2\|y\|^2", VECTORS),
    (r"x^T y = \frac{1}{4}(\|x+y\|^2 - \|x-y\|^2)", VECTORS),
    (r"x^T A x \ge 0", DEFINITE),
    (r"A + B \succ 0", DEFINITE),
    (r"A^2 \succeq 0", SYMMETRIC),
]

FALSE = [
    (r"(AB)^T = A^T B^T", SQUARE),
    (r"AB = BA", SQUARE),
    (r"(A+B)^2 = A^2 + 2AB + B^2", SQUARE),
    (r"\operatorname{tr}(AB) = \operatorname{tr}(A) \operatorname{tr}(B)", SQUARE),
    (r"\operatorname{tr}(ABC) = \operatorname{tr}(ACB)", SQUARE),
    (r"\det(A+B) = \det A + \det B", SQUARE),
    (r"\det(2A) = 2 \det A", SQUARE),
    (r"(AB)^{-1} = A^{-1} B^{-1}", REGULAR),
    (r"(A+B)^{-1} = A^{-1} + B^{-1}", REGULAR),
    (r"A^{-1} - B^{-1} = A^{-1} (A - B) B^{-1}", REGULAR),
    (r"\det(A^{-1}) = \det A", REGULAR),
    (r"(I + AB)^{-1} A = A (I + AB)^{-1}", REGULAR),
    (r"(A + UCV)^{-1} = A^{-1} + A^{-1} U (C^{-1} + V A^{-1} U)^{-1} V A^{-1}", UPDATE),
    (r"\det(A + UV) = \det(A) + \det(VU)", UPDATE),
    (r"\det(I + u v^T) = 1 + u^T u", RANK_ONE),
    (r"x^T (A + A^T) x = x^T A x", VECTORS),
    (r"x^T y = \frac{1}{4}(\|x+y\|^2 + \|x-y\|^2)", VECTORS),
    (r"A - B \succeq 0", DEFINITE),
]
