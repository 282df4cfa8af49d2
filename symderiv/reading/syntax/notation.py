"""Notation: the signs, words and commands of LaTeX, as tables; those of the vocabulary are taken from its rows."""

# ruff: noqa: E501, SIM905  (tables may be as wide as they need)
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from symderiv.language.signature import Binder, Operator
from symderiv.language.vocabulary import VOCABULARY

__all__ = [
    "ACCENTS", "ALIASES", "ANGLES", "BARE_HEADS", "BARE_WORDS", "BIG", "BINOMIALS", "DELIMITERS", "DROPPED_WITH_ARGUMENT", "FONTS", "FRACTIONS", "FUNCTION_LETTERS", "LETTERS",
    "NOTATION", "PARTNERS", "SEVERAL_WORDS", "SIZES", "SPACES", "SWITCHES", "TEXTS", "TRANSPARENT", "TRANSPOSES", "UNICODE", "Infix", "Notation", "notation_of",
]  # fmt: skip

RELATION, SUM, PRODUCT = 10, 20, 30


@dataclass(frozen=True, slots=True)
class Infix:
    """A sign between two terms: the operator it stands for ("" where none does yet), and how tightly it binds."""

    operator: str
    level: int


@dataclass(frozen=True, slots=True)
class Notation:
    """What the rows of a vocabulary are read from.

    infix      sign between two terms
    prefix     word or command before its argument: ``log``, ``det``, ``diag``
    called     name that takes its arguments in brackets: ``\\mathcal{N}``
    braced     command with arguments in braces, and how many
    constants  command that stands alone
    """

    infix: Mapping[str, Infix]
    prefix: Mapping[str, str]
    called: Mapping[str, str]
    braced: Mapping[str, tuple[str, int]]
    constants: Mapping[str, str]


# Signs of no row: read as relations, so that what stands on both sides is read; no statement is made of them yet.
MORE_INFIX: Mapping[str, Infix] = {
    ":=": Infix("equal", RELATION), r"\triangleq": Infix("equal", RELATION), r"\coloneqq": Infix("equal", RELATION),
    r"\doteq": Infix("equal", RELATION), r"\eqqcolon": Infix("equal", RELATION), "=:": Infix("equal", RELATION),
    "<=": Infix("less_equal", RELATION), ">=": Infix("greater_equal", RELATION),
    r"\leqq": Infix("less_equal", RELATION), r"\geqq": Infix("greater_equal", RELATION), r"\not=": Infix("not_equal", RELATION),
    "->": Infix("implies", 3), "=>": Infix("implies", 3), r"\therefore": Infix("implies", 3), r"\longrightarrow": Infix("implies", 3),
    r"\xrightarrow": Infix("implies", 3), r"\Downarrow": Infix("implies", 3), r"\Updownarrow": Infix("iff", 2), r"\rows": Infix("row_equivalent", RELATION), r"\Leftarrow": Infix("if", 3), r"\Longleftarrow": Infix("if", 3), r"\because": Infix("if", 3),
    r"\mid": Infix("divides", RELATION), r"\nmid": Infix("not divides", RELATION), r"\nless": Infix("not less", RELATION), r"\ngtr": Infix("not greater", RELATION), r"\nleq": Infix("not less_equal", RELATION),
    r"\ngeq": Infix("not greater_equal", RELATION), r"\nsubseteq": Infix("not subset_equal", RELATION), r"\Leftrightarrow": Infix("iff", 2), r"\leftrightarrow": Infix("iff", 2),
    **{sign: Infix("independent", RELATION) for sign in (r"\perp", r"\indep", r"\independent", r"\Perp", r"\perpp")},
    **{sign: Infix("dependent", RELATION) for sign in (r"\nperp", r"\notindep", r"\nindep")},
    r"\to_d": Infix("converges_in_distribution", RELATION), r"\to_p": Infix("converges_in_probability", RELATION),
    r"\to_{as}": Infix("converges_almost_surely", RELATION), r"\to_m": Infix("converges_in_mean", RELATION),
    r"\says": Infix("stands_for", RELATION),
    "=_d": Infix("equal_in_distribution", RELATION), r"\sim_a": Infix("nearly_distributed", RELATION),
    r"\pm": Infix("", SUM), r"\mp": Infix("", SUM), r"\div": Infix("divide", PRODUCT),
    **{sign: Infix("", RELATION) for sign in r"""\approx \sim \simeq \cong \notin \subset \subseteq \supset \supseteq \ll \gg \mapsto
       \leftarrow \downarrow \searrow \uparrow \nearrow \ne_ \models \mid_ \asymp \gets \sqsubseteq \prec \succ \preceq \succeq \ni \colon""".split()},
}  # fmt: skip

_WORD = re.compile(r"\\(?:operatorname\*?|text|mathrm|mathit|mathsf|textrm)\{([A-Za-z]+)\}")


def notation_of(vocabulary: Mapping[str, Operator | Binder]) -> Notation:
    """The tables for the ``reads`` of all rows."""
    infix, prefix, called, braced, constants = dict(MORE_INFIX), {}, {}, {}, {}
    for row in vocabulary.values():
        for pattern in row.reads:
            plain = _WORD.sub(r"\1", pattern)
            if match := re.fullmatch(r"# (\S+) #", plain):
                level = row.writes.level
                infix[match[1]] = Infix(row.name, PRODUCT if level >= PRODUCT else level)
            elif match := re.fullmatch(r"\\?(\w+|\\mathcal\{\w+\}) #", plain):
                prefix[match[1]] = row.name
            elif match := re.fullmatch(r"(\\?\w+(?:\{\w\})?)\(#(?:, #)*\)", plain):
                called[match[1]] = row.name
            elif match := re.fullmatch(r"(\\[A-Za-z]+)((?:\{#\})+)", plain):
                braced[match[1]] = (row.name, match[2].count("#"))
            elif "#" not in plain:
                constants[plain] = row.name
    return Notation(infix, prefix, called, braced, constants)


NOTATION = notation_of(VOCABULARY)

LETTERS = frozenset(
    r"""\alpha \beta \gamma \delta \epsilon \varepsilon \zeta \eta \theta \vartheta \iota \kappa \varkappa \lambda \mu \nu \xi \omicron
    \rho \varrho \sigma \varsigma \tau \upsilon \phi \varphi \chi \psi \omega \Gamma \Delta \Theta \Lambda \Xi \Pi \Sigma \Upsilon
    \Phi \Psi \Omega \ell \hbar \imath \jmath \wp \nabla \partial \emptyset \aleph \pi \infty \Re \Im \dagger \star \ast \prime \top \bot \perp
    \circ \bullet \intercal \triangle \angle \square \dots \ldots \cdots \vdots \ddots \forall \exists \nexists \varnothing""".split()
)
FUNCTION_LETTERS = frozenset(r"f g h F G H p q P Q \phi \psi \varphi \Phi \Psi".split())

ACCENTS = frozenset(
    r"\tilde \widetilde \hat \widehat \bar \overline \vec \dot \ddot \check \breve \acute \grave \underline \mathring".split()
)
FONTS = frozenset(
    r"""\mathbf \boldsymbol \bm \mathsf \mathit \mathtt \mathnormal \pmb \bf \rm \it \sf \cal \mathcal \mathbb \mathfrak \mathscr \mathbbm
    \displaystyle \textstyle \mathrm \boxed \cancel \ensuremath \bcancel \xcancel \sout \underline \mathop \mathrel \mathbin \mathord \mathopen \mathclose \mathstrut \fbox
    \Aboxed \bbox \underbrace \overbrace \tiny \small \scriptstyle \operatorname \text \textbf \textit \textrm \mbox \hbox \tag""".split()
)
TEXTS = frozenset(
    r"\text \textrm \textbf \textit \textsf \textsc \textup \texttt \textnormal \mbox \hbox \operatorname \mathrm \mathit \mathsf".split()
)
SPACES = frozenset(
    r"""\, \; \: \! \> \  \$ \thinspace \medspace \thickspace \negthinspace \enspace \enskip \ds \displaystyle \textstyle \scriptstyle
    \limits \nolimits \nonumber \notag \mathstrut \strut \null \allowbreak \nobreak \relax \noindent \tiny \small \normalsize \large
    \substack \mathclap \mathrlap \mathllap \smash \hline \qed \qedhere \blacksquare \Box \square \checkmark
    \xspace \space \par \hfill \break \/ \- \unboldmath \boldmath \allowdisplaybreaks \displaylimits \centering \bigskip \medskip \smallskip \vfill \newpage \pagebreak \indent""".split()
) | {"\\ ", "\\\n", "\\\t"}
DROPPED_WITH_ARGUMENT = frozenset(
    r"\label \tag \hspace \vspace \phantom \hphantom \vphantom \color \pagecolor \textcolor \colorbox \kern \mspace \hskip \mkern \raisebox \footnote \marginnote \marginpar \sidenote \eqno".split()
)
TRANSPARENT = frozenset(
    "aligned split gathered align equation gather alignedat displaymath math multlined multline".split()
)
SIZES: Mapping[str, str] = {
    r"\left": "left", r"\right": "right", r"\middle": "middle",
    **{rf"\{size}{end}": side for size in ("big", "Big", "bigg", "Bigg") for end, side in (("", ""), ("l", "left"), ("r", "right"), ("m", "middle"))},
}  # fmt: skip
DELIMITERS: Mapping[str, tuple[str, str]] = {  # how it is written: what it is, and on which side it stands
    "(": ("(", "left"),
    ")": (")", "right"),
    "[": ("[", "left"),
    "]": ("]", "right"),
    r"\lbrack": ("[", "left"),
    r"\rbrack": ("]", "right"),
    r"\{": (r"\{", "left"),
    r"\}": (r"\}", "right"),
    r"\lbrace": (r"\{", "left"),
    r"\rbrace": (r"\}", "right"),
    r"\langle": (r"\langle", "left"),
    r"\rangle": (r"\rangle", "right"),
    r"\lfloor": (r"\lfloor", "left"),
    r"\rfloor": (r"\rfloor", "right"),
    r"\lceil": (r"\lceil", "left"),
    r"\rceil": (r"\rceil", "right"),
    "|": ("|", ""),
    r"\vert": ("|", ""),
    r"\mid": ("|", "middle"),
    r"\lvert": ("|", "left"),
    r"\rvert": ("|", "right"),
    r"\|": (r"\|", ""),
    r"\Vert": (r"\|", ""),
    r"\parallel": (r"\|", "middle"),
    r"\lVert": (r"\|", "left"),
    r"\rVert": (r"\|", "right"),
    "/": ("/", ""),
    r"\backslash": ("\\", ""),
    ".": (".", ""),
}
ANGLES: Mapping[str, tuple[str, str]] = {"<": (r"\langle", "left"), ">": (r"\rangle", "right")}  # only after \left, \right  # fmt: skip

BIG = frozenset(
    r"\sum \prod \int \iint \iiint \oint \bigcup \bigcap \bigoplus \bigotimes lim limsup liminf max min sup inf arg argmax argmin E Pr".split()
)
BARE_WORDS = (
    *"Hypergeometric Exponential Multinomial Bernoulli Geometric Dirichlet Binomial Poisson Laplace Uniform".split(),
    *"Weibull Cauchy Pareto Normal NegBin Gamma HGeom DUnif Unif Beta Bern Expo Geom Mult NBin Pois Bin Cat Exp".split(),
    *"SSTO SSE SSR SST RSS TSS ESS RMSE MSE MSR AIC BIC MLE OLS LHS RHS".split(),
    "Pr",
    "softmax",
    "softplus",
    "sigmoid",
    "ReLU",
    "relu",
    "arcsin",
    "arccos",
    "trace",
    "rank",
    "asin",
    "acos",
    "atan",
    "argmax",
    "argmin",
    "arctan",
    "diag",
    "sinh",
    "cosh",
    "tanh",
    "exp",
    "log",
    "sin",
    "cos",
    "tan",
    "det",
    "max",
    "min",
    "lim",
    "ln",
)
# Words that are one only before brackets: KL may be a product of two matrices.
BARE_HEADS = ("tr", "Tr", "Var", "Cov", "Corr", "KL", "ELBO", "JSD", "SE", "se", "SD", "sd", "Bias", "bias", "GL", "SL", "dir")
TRANSPOSES = frozenset({"T", r"\top", r"\intercal", r"\prime", "t", r"\mathsf{T}"})

SEVERAL_WORDS: Mapping[str, str] = {
    **dict.fromkeys(("minimise", "minimize"), "min"), **dict.fromkeys(("maximise", "maximize"), "max"),
    "negative binomial": "NegBin", "neg binomial": "NegBin", "neg. binomial": "NegBin", "discrete uniform": "DUnif",
    "log normal": "LogNormal", "log-normal": "LogNormal", "inverse gamma": "InvGamma", "inv-gamma": "InvGamma",
    "inverse-gamma": "InvGamma", "inv gamma": "InvGamma", "inverse wishart": "InvWishart", "inv-wishart": "InvWishart",
    "chi-squared": "ChiSquared", "chi squared": "ChiSquared", "student-t": "Student", "student t": "Student",
}  # fmt: skip
"""Names that are written as several words, or as another one."""

ALIASES: Mapping[str, str] = {
    r"\exist": r"\exists",
    **dict.fromkeys((r"\ointctrclockwise", r"\ointclockwise", r"\varointctrclockwise", r"\varointclockwise"), r"\oint"),
    **dict.fromkeys((r"\oiint", r"\varoiint"), r"\iint"),
    r"\oiiint": r"\iiint",
    r"\empty": r"\emptyset",
    r"\infin": r"\infty",
    r"\bold": r"\mathbf",
    r"\overrightarrow": r"\vec",
    r"\longleftrightarrow": r"\Leftrightarrow",
    **dict.fromkeys((r"\dotsc", r"\dotso", r"\dotsb", r"\dotsm", r"\dotsi"), r"\dots"),
    **{rf"\{name.capitalize()}": rf"\{name}" for name in "bar hat tilde vec dot ddot check breve acute grave".split()},
    r"\R": r"\mathbb{R}",
    r"\N": r"\mathbb{N}",
    r"\Z": r"\mathbb{Z}",  # as in KaTeX, where no macro says otherwise
    **{rf"\{letter}{letter}": rf"\mathbb{{{letter}}}" for letter in "RCNZQ"},  # as in many classes for homework
    r"\C": r"\mathbb{C}", r"\Q": r"\mathbb{Q}", r"\eps": r"\epsilon", r"\veps": r"\varepsilon",
}
FRACTIONS = frozenset([r"\frac", r"\dfrac", r"\tfrac", r"\cfrac", r"\nicefrac", r"\sfrac"])
BINOMIALS = frozenset([r"\binom", r"\dbinom", r"\tbinom"])
PARTNERS = {
    "(": ")]",
    "[": "])",
    r"\{": (r"\}",),
    r"\langle": (r"\rangle",),
    r"\lfloor": (r"\rfloor",),
    r"\lceil": (r"\rceil",),
}
SWITCHES = frozenset([r"\bf", r"\rm", r"\it", r"\sf", r"\cal", r"\tt", r"\boldmath"])

UNICODE: Mapping[str, str] = {
    "−": "-", "–": "-", "×": r"\times", "·": r"\cdot", "⋅": r"\cdot", "÷": r"\div", "≤": r"\le", "≥": r"\ge", "≠": r"\ne", "≈": r"\approx",
    "∈": r"\in", "∞": r"\infty", "→": r"\to", "⇒": r"\Rightarrow", "⇔": r"\iff", "±": r"\pm", "∓": r"\mp", "√": r"\sqrt", "∂": r"\partial",
    "∑": r"\sum", "∏": r"\prod", "∫": r"\int", "∇": r"\nabla", "⊙": r"\odot", "⊤": r"\top", "∝": r"\propto", "∼": r"\sim", "°": r"\circ",
    "α": r"\alpha", "β": r"\beta", "γ": r"\gamma", "δ": r"\delta", "ε": r"\epsilon", "η": r"\eta", "θ": r"\theta", "λ": r"\lambda", "μ": r"\mu",
    "π": r"\pi", "ρ": r"\rho", "σ": r"\sigma", "τ": r"\tau", "φ": r"\phi", "ω": r"\omega", "Σ": r"\Sigma", "Δ": r"\Delta", "∗": "*", "′": "'",
    "‖": r"\|", "∣": "|", "ℝ": r"\mathbb{R}", "ℕ": r"\mathbb{N}", "ℤ": r"\mathbb{Z}", "ℂ": r"\mathbb{C}", "…": r"\dots", "\u00a0": " ", "。": ".", "，": ",", "、": ",", "；": ";", "：": ":", "（": "(", "）": ")", "...": r"\dots",
}  # fmt: skip
