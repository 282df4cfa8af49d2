"""Spelling: what words, denials and numbers look like in LaTeX, as regular expressions."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from symderiv.language.spans import Span
from symderiv.reading.syntax.notation import BARE_HEADS, BARE_WORDS, BIG, NOTATION
from symderiv.reading.syntax.surface import Name

__all__ = [
    "DENIALS", "DENIED", "KNOWN_WORDS", "PLAIN_TEXT", "PRIMES", "REFERENCE", "ROW_SPACE", "TYPED_LETTERS",
    "TYPED_WORDS", "WORD", "is_known", "lettered", "numeral", "repeating",
]  # fmt: skip

REFERENCE = re.compile(r"\\(?:[cC]|eq|auto|name)?ref\*?\s*\{[^{}]*\}")
PLAIN_TEXT = re.compile(rf"\s*\{{((?:[^\\{{}}$^]|\\[_ ,;%]|{REFERENCE.pattern})*)\}}")
WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*\*?")
DENIALS = {"=": r"\neq", r"\in": r"\notin", r"\perp": r"\nperp", r"\indep": r"\nperp", r"\Perp": r"\nperp",
           "<": r"\nless", ">": r"\ngtr", r"\le": r"\nleq", r"\leq": r"\nleq", r"\ge": r"\ngeq", r"\geq": r"\ngeq",
           r"\subseteq": r"\nsubseteq"}  # fmt: skip
DENIED = re.compile(r"\s*([=<>]|\\(?:in|equiv|perp|indep|Perp|leq?|geq?|subseteq)(?![A-Za-z]))")
PRIMES = re.compile(r"\^\s*\{\s*('+)\s*\}")
"""Primes in the braces of a superscript: ``z^{'}``."""
ROW_SPACE = re.compile(r"\*?\s*\[\s*-?[\d.]*\s*(?:pt|em|ex|mm|cm|in|\\[A-Za-z]*skip)\s*\]")
_CLOSE = re.compile(r"(?<![A-Za-z\\][A-Za-z])(?<=[A-Za-z])(?:exp|log|ln)(?=[A-Za-z]?(?![A-Za-z]))")  # Nlog(x)
_BARE = re.compile(rf"(?<![A-Za-z\\])(?:{'|'.join(BARE_WORDS)})(?=[A-Za-z]?(?![A-Za-z]))")
_BARE_HEAD = re.compile(
    rf"(?<![A-Za-z\\])(?:{'|'.join(BARE_HEADS)})"
    r"(?=\s*(?:\\(?:left|[bB]igg?l?)(?![A-Za-z]))?\s*(?:[\[(_]|\\\{|\\lbrace))|(?<=\\mathcal\{)KL(?=\})"
    r"|(?<=\\hat\{)(?:SE|se)(?=\})|(?<=\\widehat\{)(?:SE|se)(?=\})"
)
_TYPED_NAME = re.compile(  # words without a backslash that stand for quantities
    r"(?<![A-Za-z\\])(?:Log-?Odds|[Ll]og-odds|Odds|Loss|Cost|Error|Area|Volume|Perimeter|Profit|Revenue|Price|Payoff|Reward"
    r"|Return|Gain|Score|Bias|Precision|Recall|Accuracy|Sensitivity|Specificity|Force|Work|Energy|Mass|Speed|Velocity"
    r"|Distance|Height|Width|Length|Slope|Total|Average|Median|MSE|RMSE|MAE|RSS|TSS|SSE|SSR|SST|ELBO)(?![A-Za-z])"
)
KNOWN_WORDS = re.compile("|".join(f"(?:{word.pattern})" for word in (_BARE, _BARE_HEAD, _CLOSE, _TYPED_NAME)))

TYPED_WORDS = re.compile(  # letters without a blank that nobody multiplies
    r"(?<![A-Za-z\\])(?:and|the|where|with|then|hence|thus|since|because|which|when|otherwise|therefore)(?![A-Za-z_^(])"
)
TYPED_LETTERS = re.compile(  # Greek letters whose backslash was forgotten
    r"(?<![A-Za-z\\])(?:alpha|beta|gamma|delta|epsilon|theta|kappa|lambda|sigma|omega)(?![A-Za-z])"
)
_KNOWN = frozenset({*BARE_WORDS, *BARE_HEADS, *BIG, *NOTATION.prefix, *NOTATION.called, "mod", "div", "rem", "span"})


def is_known(word: str) -> bool:
    """Whether a word in upright letters is the name of an operator, a function or a distribution."""
    return word in _KNOWN


def lettered(text: str, span: Span) -> Name:
    r"""The letter a command is: ``\alpha``, and ``\mathbb{R}`` for ``\R``."""
    blackboard = text.startswith(r"\mathbb{")
    return Name(text[8:-1], span, font=r"\mathbb") if blackboard else Name(text, span)


@lru_cache(maxsize=1 << 12)
def numeral(text: str) -> Fraction:
    """The number that digits stand for."""
    return Fraction(text)


def repeating(text: str) -> str:
    r"""``0.1\overline{6}`` as a fraction."""
    whole, decimals, period = re.fullmatch(r"(\d+)\.(\d*)\\\w+\{(\d+)\}", text).groups()  # type: ignore[union-attr]
    tail = Fraction(int(period), 10 ** len(period) - 1) / 10 ** len(decimals)
    return str(Fraction(int(whole + decimals), 10 ** len(decimals)) + tail)
