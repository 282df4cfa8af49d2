r"""Slips: small edits that turn a wrong expression into a right one, each with what to tell the student and an example.

A row is an edit of one part of a term. Add a slip here; the search tries every row at every part, and a slip is only
ever suggested when the repaired line holds. The most common stand first.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from symderiv.grading import slip_edits as edits
from symderiv.grading import slip_edits_functions as functions
from symderiv.grading.slip_edits import Edit, arguments_swapped, exchanged

__all__ = ["SLIPS", "Slip"]


@dataclass(frozen=True)
class Slip:
    r"""A named edit.

    name      what the slip is called
    edit      a part of a term to what it may have to be; nothing where the slip is not possible
    message   what to tell the student
    example   a line with the slip in it, in real numbers unless ``letters`` says what they are
    letters   the notation of the example
    telling   whether an equation in free letters, of which nobody said that it always holds, is taken for wrong where
              the slip is seen; of slips that many a condition looks like it is not (``ab = cb``)
    """

    name: str
    edit: Edit
    message: str
    example: str
    letters: dict[str, str] = field(default_factory=dict)
    telling: bool = False


MATRICES = {"S": "matrix n n", "T": "matrix n n"}
INVERTIBLE = {"S": "invertible matrix n n", "T": "invertible matrix n n"}
REAL, POSITIVE = {"x": "real", "y": "real"}, {"x": "positive", "y": "positive"}
WHOLE = {"n": "positive integer"}

# fmt: off
SLIPS = (
    # What says more of what happened stands before what says less of the same change.
    Slip("sign of an exponent", functions.exponent_negated,
         "the sign of an exponent is reversed",
         r"\frac{1}{x^3} = x^{3}", POSITIVE),
    Slip("power rule", functions.exponent_lowered,
         "the exponent is one less in the derivative",
         r"\frac{d}{dx} x^n = n x^n", POSITIVE | WHOLE),
    Slip("product rule", functions.product_rule,
         "the derivative of a product is not the product of the derivatives",
         r"2 x e^x + x^2 e^x = \left(\frac{d}{dx} x^2\right) \left(\frac{d}{dx} e^x\right)", REAL),
    Slip("inner derivative", functions.inner_derivative,
         "the derivative of what stands inside is missing (chain rule)",
         r"\frac{d}{dx} \sin(a x) = \cos(a x)", REAL | {"a": "real"}),
    Slip("variance and deviation", exchanged({"variance": "standard_deviation"}),
         "a variance stands for a standard deviation, or the other way round",
         r"\sqrt{\operatorname{Var}(2 X)} = 2 \operatorname{Var}(X)"),
    Slip("bounds of a sum", edits.bounds_moved,
         "a sum or product begins or ends one off",
         r"\frac{n(n+1)}{2} = \sum_{k=2}^n k", WHOLE),
    Slip("index", edits.neighbour,
         "an index is one off",
         r"\sum_{k=1}^{n+1} a_k = \sum_{k=1}^{n} a_k + a_n", {"a_": "sequence of real"} | WHOLE),
    Slip("exponents", functions.exponents_joined,
         "exponents are added in a product of powers, and multiplied in a power of a power",
         r"(x^m)^n = x^{m + n}", POSITIVE | {"m": "positive", "n": "positive"}),
    Slip("sign", edits.negated,
         "a sign is reversed",
         r"(a - b)^2 = a^2 + 2ab + b^2", telling=True),
    Slip("matrix for covariance", edits.covariance,
         "the matrix stands where the covariance (the matrix times its transpose) is meant",
         r"|\det S| = \sqrt{\det S}", INVERTIBLE, telling=True),
    Slip("absolute value", edits.absolute,
         "an absolute value is missing or too much",
         r"\sqrt{x^2} = x", REAL, telling=True),
    Slip("transposition", edits.transposed,
         "a transpose is missing or too much",
         r"(S T)^\top = T^\top S", MATRICES, telling=True),
    Slip("inverse", edits.inverted,
         "an inverse is missing or too much",
         r"(S T)^{-1} = T^{-1} S", INVERTIBLE, telling=True),
    Slip("upside down", edits.upside_down,
         "numerator and denominator are exchanged, or a factor stands for a divisor",
         r"\frac{x^3}{x} \cdot \frac{y}{z} = x^2 \frac{z}{y}", telling=True),
    Slip("order of factors", edits.factors_swapped,
         "two factors stand in the wrong order",
         r"(S T)^\top = S^\top T^\top", MATRICES, telling=True),
    Slip("order of arguments",
         arguments_swapped("normal", "density_at", "divergence", "cross_entropy", "binomial"),
         "two arguments stand in the wrong order",
         r"\binom{5}{2} = \binom{2}{5} + 0", telling=True),
    Slip("scope of a fraction", edits.out_of_fraction,
         "a term that does not belong in the fraction was drawn into it",
         r"\frac{x^2 + y}{x} = \frac{x + y}{x}", telling=True),
    Slip("scope of a fraction", edits.into_fraction,
         "a term that belongs in the fraction was left out of it",
         r"\frac{a^2 + b a}{a c} = a + \frac{b}{c}", telling=True),
    Slip("square", edits.squared,
         "a square is missing or too much",
         r"(a + b)^2 = a^2 + 2ab + b", telling=True),
    Slip("root", edits.rooted,
         "a square root is missing or too much",
         r"\|x\| = x^\top x", {"x": "vector n"}, telling=True),
    Slip("factor of two", edits.doubled,
         "a factor of 2 is missing or too much",
         r"(a + b)^2 = a^2 + ab + b^2", telling=True),
    Slip("dropped part", edits.part_left_out,
         "there is a part too many",
         r"(a + b)(a - b) = a^2 - b^2 + ab", telling=True),
    Slip("off by one", edits.next_number,
         "a number is one off",
         r"(x + 1)^3 = x^3 + 3x^2 + 4x + 1", telling=True),
    Slip("digits exchanged", edits.digits,
         "two digits are exchanged",
         r"13 \cdot 7 = 19", telling=True),
    Slip("sine and cosine", exchanged({"sin": "cos"}),
         "sine and cosine are exchanged",
         r"\frac{d}{dx} \cos x = -\cos x", REAL, telling=True),
    Slip("strictness", edits.weaker,
         "the inequality need not be strict",
         r"x^2 > 0", REAL, telling=True),
    Slip("direction of an inequality", exchanged({"less": "greater", "less_equal": "greater_equal"}),
         "the inequality points the other way",
         r"x^2 \le -1", REAL),
    Slip("sum and product", exchanged({"sum": "product", "add": "multiply"}),
         "a sum stands for a product, or a product for a sum",
         r"\sum_{k=1}^n k = n!", WHOLE),
    Slip("square of a sum", functions.square_of_sum,
         "the power of a sum is not the sum of the powers",
         r"a^2 + 2ab + b^2 = a^2 + b^2"),
    Slip("bracket", functions.bracketed,
         "a factor reaches the whole bracket, or only what stands in it",
         r"6x + 6y = 6x + y"),
    Slip("indices exchanged", functions.reversed_indices,
         "row and column are exchanged",
         r"(S^\top)_{12} = S_{12}", {"S": "matrix 3 3"}),
    Slip("determinant and trace", exchanged({"determinant": "trace"}),
         "a determinant stands for a trace, or a trace for a determinant",
         r"\det(S^\top) = \operatorname{tr} S", MATRICES),
    Slip("logarithm of a quotient", functions.logarithm_of,
         "the logarithm of a product is a sum, of a quotient a difference, of a sum neither",
         r"\log x - \log y = \frac{\log x}{\log y}", POSITIVE),
    Slip("logarithm", functions.with_logarithm,
         "a logarithm is missing or too much",
         r"\log(x e^y) = x + y", POSITIVE),
    Slip("exponential and logarithm", exchanged({"exp": "log"}),
         "the exponential stands for the logarithm, or the other way round",
         r"\exp(\log x) = \exp(x) - \log x + x", POSITIVE),
    Slip("complement", functions.complemented,
         "what is left up to 1 stands for the thing itself, or the other way round",
         r"1 - (1 - x)^n = (1 - x)^n", POSITIVE | WHOLE),
    Slip("minimum and maximum", exchanged({"minimum": "maximum", "largest_value": "smallest_value"}),
         "a minimum stands for a maximum, or the other way round",
         r"\frac{x + y + |x - y|}{2} = \min(x, y)", REAL),
    Slip("real and imaginary part", exchanged({"real_part": "imaginary_part"}),
         "real and imaginary part are exchanged",
         r"\frac{z + \bar z}{2} = \operatorname{Im} z", {"z": "complex"}),
    Slip("conjugate", functions.conjugated,
         "a conjugate is missing or too much",
         r"|z|^2 = z z", {"z": "complex"}),
    Slip("imaginary unit", functions.imaginary,
         "an imaginary unit is missing or too much",
         r"e^{i x} = \cos x + \sin x", REAL),
    Slip("root of a sum", functions.under_root,
         "the root of a sum is not the sum of the roots",
         r"\sqrt{y + x} = \sqrt{x} + \sqrt{y}", POSITIVE),
    Slip("sum of fractions", functions.sum_of_fractions,
         "fractions are not added divisor by divisor",
         r"\frac{x + y}{x y} = \frac{1}{x + y}", POSITIVE),
    Slip("expectation of a function", functions.expectation_inside,
         "the expectation of a function is not the function of the expectation",
         r"\operatorname{Var}(X) = \mathbb{E}[X]^2 - \mathbb{E}[X]^2"),
    Slip("tangent and cotangent", exchanged({"tan": "cot"}),
         "tangent and cotangent are exchanged",
         r"\frac{\sin x}{\cos x} = \cot x"),
    Slip("hyperbolic functions", exchanged({"sinh": "cosh"}),
         "the hyperbolic sine and cosine are exchanged",
         r"\frac{e^x + e^{-x}}{2} = \sinh x"),
)
# fmt: on
