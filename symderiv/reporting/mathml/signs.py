"""Signs of MathML: what the commands of LaTeX are on a page, and letters in other faces."""

# ruff: noqa: E501, SIM905  (tables may be as wide as they need)
from __future__ import annotations

from collections.abc import Mapping

from symderiv.reporting.plain_latex import SIGNS

__all__ = [
    "ACCENTS", "BELOW", "BIG", "DELIMITERS", "FACES", "LETTERS", "NOTHING", "OPERATORS", "SPACES", "TEXTS", "UNDER", "WIDE", "WORDS",
    "face",
]  # fmt: skip

GREEK = r"""alpha beta gamma delta epsilon varepsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau phi varphi
chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega infty ell""".split()

LETTERS: Mapping[str, str] = {
    **{name: SIGNS[name].strip() for name in GREEK}, "epsilon": "ϵ", "phi": "ϕ", "vartheta": "ϑ", "varrho": "ϱ",
    "varsigma": "ς", "upsilon": "υ", "Upsilon": "Υ", "hbar": "ℏ", "emptyset": "∅", "varnothing": "∅", "Re": "ℜ",
    "Im": "ℑ", "top": "⊤", "bot": "⊥", "imath": "ı", "jmath": "ȷ", "aleph": "ℵ", "omicron": "ο",
    "dots": "…", "ldots": "…", "cdots": "⋯", "vdots": "⋮", "ddots": "⋱", "partial": "∂", "nabla": "∇", "intercal": "⊺",
}  # fmt: skip

_SIGNS = """odot cdot times le leq leqslant ge geq geqslant ne neq in to rightarrow longrightarrow mapsto Rightarrow
implies Longrightarrow iff Leftrightarrow pm mp propto sim approx equiv circ forall exists lt gt triangleq mid""".split()

OPERATORS: Mapping[str, str] = {
    **{name: SIGNS[name].strip() for name in _SIGNS}, "sim": "∼", "oslash": "⊘", "otimes": "⊗", "oplus": "⊕", "ast": "∗",
    "star": "⋆", "bullet": "∙", "div": "÷", "setminus": "∖", "cup": "∪", "cap": "∩", "wedge": "∧", "land": "∧",
    "vee": "∨", "lor": "∨", "neg": "¬", "lnot": "¬", "notin": "∉", "ni": "∋", "subset": "⊂", "subseteq": "⊆",
    "supset": "⊃", "supseteq": "⊇", "perp": "⟂", "parallel": "∥", "ll": "≪", "gg": "≫", "simeq": "≃", "cong": "≅",
    "asymp": "≍", "prec": "≺", "succ": "≻", "preceq": "⪯", "succeq": "⪰", "leftarrow": "←", "gets": "←",
    "leftrightarrow": "↔", "Leftarrow": "⇐", "longmapsto": "⟼", "uparrow": "↑", "downarrow": "↓", "searrow": "↘",
    "nearrow": "↗", "rightharpoonup": "⇀", "coloneqq": "≔", "eqqcolon": "≕", "doteq": "≐", "therefore": "∴",
    "because": "∵", "dagger": "†", "prime": "′", "colon": ":", "models": "⊨", "vdash": "⊢", "nmid": "∤", "not": "̸",
    "triangle": "△", "square": "□", "angle": "∠", "backslash": "\\", "%": "%", "#": "#", "&": "&", "$": "$", "_": "_",
    "upharpoonright": "↾", "hookrightarrow": "↪", "bowtie": "⋈", "leqq": "≦", "geqq": "≧", "nexists": "∄",
}  # fmt: skip

BIG: Mapping[str, str] = {
    "sum": "∑", "prod": "∏", "coprod": "∐", "int": "∫", "iint": "∬", "iiint": "∭", "oint": "∮", "bigcup": "⋃",
    "bigcap": "⋂", "bigoplus": "⨁", "bigotimes": "⨂", "bigvee": "⋁", "bigwedge": "⋀", "bigodot": "⨀",
}  # fmt: skip
INTEGRALS = frozenset({"int", "iint", "iiint", "oint"})

WORDS = frozenset(
    """arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min
    Pr sec sin sinh sup tan tanh argmax argmin softmax diag""".split()
)
UNDER = frozenset(BIG) - INTEGRALS | frozenset("lim liminf limsup max min sup inf argmax argmin det gcd Pr".split())

DELIMITERS: Mapping[str, str] = {
    "(": "(", ")": ")", "[": "[", "]": "]", "|": "|", "/": "/", "<": "⟨", ">": "⟩", "{": "{", "}": "}", "lbrace": "{",
    "rbrace": "}", "lbrack": "[", "rbrack": "]", "langle": "⟨", "rangle": "⟩", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈",
    "rceil": "⌉", "vert": "|", "lvert": "|", "rvert": "|", "mid": "|", "Vert": "‖", "lVert": "‖", "rVert": "‖",
    "backslash": "\\", "uparrow": "↑", "downarrow": "↓",
}  # fmt: skip

ACCENTS: Mapping[str, str] = {
    "hat": "^", "widehat": "^", "tilde": "~", "widetilde": "~", "bar": "¯", "overline": "¯", "dot": "˙", "ddot": "¨",
    "vec": "→", "check": "ˇ", "breve": "˘", "acute": "´", "grave": "`", "mathring": "˚", "underline": "_",
    "overbrace": "⏞", "underbrace": "⏟", "overrightarrow": "→", "overleftarrow": "←",
}  # fmt: skip
BELOW = frozenset({"underline", "underbrace"})
WIDE = frozenset(
    {"widehat", "widetilde", "overline", "underline", "overbrace", "underbrace", "overrightarrow", "overleftarrow"}
)

SPACES: Mapping[str, str] = {
    ",": ".167em", "thinspace": ".167em", ":": ".222em", ">": ".222em", ";": ".278em", " ": ".25em", "quad": "1em",
    "qquad": "2em", "enspace": ".5em", "!": "-.167em",
}  # fmt: skip
NOTHING = frozenset(
    """displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits nonumber notag hline big Big bigg Bigg bigl
    bigr Bigl Bigr biggl biggr Biggl Biggr bigm Bigm mathstrut strut null relax allowbreak nobreak centering noindent
    bf rm it sf tt cal boldmath small tiny normalsize mathop mathrel mathbin mathord mathopen mathclose ensuremath boxed
    cancel fbox Aboxed xspace displaylimits""".split()
)
TEXTS = frozenset(
    "text textrm textbf textit textsf texttt textnormal mbox hbox mathrm operatorname operatorname* textsc".split()
)

FACES: Mapping[str, str] = {
    "mathbf": "bold", "boldsymbol": "bold-italic", "bm": "bold-italic", "pmb": "bold-italic", "mathbb": "double",
    "mathbbm": "double", "mathcal": "script", "mathscr": "script", "mathfrak": "fraktur", "mathsf": "sans",
    "mathtt": "mono", "mathit": "italic", "mathnormal": "italic",
}  # fmt: skip

# Where the capital A, the small a, the digit 0, the capital Alpha and the small alpha of each face stand in Unicode.
_PLACES: Mapping[str, tuple[int, int, int, int, int]] = {
    "bold": (0x1D400, 0x1D41A, 0x1D7CE, 0x1D6A8, 0x1D6C2), "bold-italic": (0x1D468, 0x1D482, 0x1D7CE, 0x1D71C, 0x1D736),
    "double": (0x1D538, 0x1D552, 0x1D7D8, 0, 0), "script": (0x1D49C, 0x1D4B6, 0, 0, 0),
    "fraktur": (0x1D504, 0x1D51E, 0, 0, 0), "sans": (0x1D5A0, 0x1D5BA, 0x1D7E2, 0, 0),
    "mono": (0x1D670, 0x1D68A, 0x1D7F6, 0, 0),
}  # fmt: skip
_ELSEWHERE: Mapping[tuple[str, str], str] = {  # letters that had a place before the others
    **{("double", a): b for a, b in zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True)},
    **{("script", a): b for a, b in zip("BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ", strict=True)},
    **{("fraktur", a): b for a, b in zip("CHIRZ", "ℭℌℑℜℨ", strict=True)},
}  # fmt: skip


def face(name: str, letter: str) -> str:
    """A letter or digit in another face; as it is where the face has none."""
    if (name, letter) in _ELSEWHERE:
        return _ELSEWHERE[name, letter]
    places = _PLACES.get(name)
    if places is None or len(letter) != 1:
        return letter
    ranges = (("A", "Z"), ("a", "z"), ("0", "9"), ("Α", "Ω"), ("α", "ω"))
    for place, (first, last) in zip(places, ranges, strict=True):
        if place and first <= letter <= last:
            return chr(place + ord(letter) - ord(first))
    return letter
