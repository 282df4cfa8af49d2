"""LaTeX as one line of plain text, for a terminal: shorter to read, never read back.

What is not in the tables stays as it was written, so nothing is left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

__all__ = ["plain_latex", "plain_prose", "shortened", "width_of"]

LONGEST, DEEPEST = 4000, 40  # beyond these the text is shown as it is

SIGNS: Mapping[str, str] = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ",
    "sigma": "σ", "tau": "τ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ",
    "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
    "odot": " ⊙ ", "oslash": " ⊘ ", "cdot": "·", "times": " × ", "le": " ≤ ", "leq": " ≤ ", "leqslant": " ≤ ",
    "ge": " ≥ ", "geq": " ≥ ", "geqslant": " ≥ ", "ne": " ≠ ", "neq": " ≠ ", "infty": "∞", "partial": "∂", "nabla": "∇",
    "in": " ∈ ", "to": " → ", "rightarrow": " → ", "longrightarrow": " → ", "mapsto": " ↦ ", "Rightarrow": " ⇒ ",
    "implies": " ⇒ ", "Longrightarrow": " ⇒ ", "iff": " ⇔ ", "Leftrightarrow": " ⇔ ", "sum": "Σ", "prod": "∏",
    "int": "∫", "pm": " ± ", "mp": " ∓ ", "propto": " ∝ ", "sim": " ~ ", "approx": " ≈ ", "equiv": " ≡ ",
    "dots": "…", "ldots": "…", "cdots": "…", "top": "T", "mid": " | ", "vert": "|", "lvert": "|", "rvert": "|",
    "Vert": "‖", "lVert": "‖", "rVert": "‖", "|": "‖", "ell": "ℓ", "circ": "∘", "forall": "∀", "exists": "∃",
    "lt": " < ", "gt": " > ", "triangleq": " ≜ ", "quad": "  ", "qquad": "  ", " ": " ", "{": "{", "}": "}",
    "det": "det ", "log": "log ", "ln": "ln ", "exp": "exp ", "cos": "cos ", "sin": "sin ",
    "arg": "arg ", "max": "max ", "min": "min ", "star": " ⋆ ", "ast": " ∗ ", "diamond": " ⋄ ", "oplus": " ⊕ ",
    "otimes": " ⊗ ", "bullet": " • ", "&": "&", "#": "#", "cup": " ∪ ", "cap": " ∩ ", "setminus": " ∖ ",
    "subset": " ⊂ ", "subseteq": " ⊆ ", "notin": " ∉ ", "emptyset": "∅", "wedge": " ∧ ", "vee": " ∨ ", "perp": " ⊥ ",
}  # fmt: skip

_SILENT = (
    "middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr displaystyle textstyle limits nolimits nonumber notag , "
    "; : ! ensuremath hline bf rm it cal"
)
_BARE = (
    "mathbf boldsymbol bm mathrm mathcal mathbb mathsf mathit text textrm textbf textit operatorname operatorname* "
    "pmb underline mbox boxed fbox mathbin mathrel mathop"
)
SILENT, BARE = frozenset(_SILENT.split()), frozenset(_BARE.split())
ACCENTS: Mapping[str, str] = {
    "hat": "\u0302", "widehat": "\u0302", "tilde": "\u0303", "widetilde": "\u0303", "bar": "\u0304",
    "overline": "\u0304", "dot": "\u0307", "ddot": "\u0308", "vec": "\u20d7",
}  # fmt: skip
UPPER = str.maketrans(
    "0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW∘",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ°",
)
LOWER = str.maketrans("0123456789+-=()aeijkmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑᵢⱼₖₘₙₒₚᵣₛₜᵤᵥₓ")

OPENING, CLOSING = "\x02", "\x03"  # of \\left and \\right: no space follows, none stands before
TOKEN = re.compile(r"\\[A-Za-z]+\*?\s*|\\.|\s+|.", re.DOTALL)


def plain_latex(latex: str) -> str:
    """The formula as plain text on one line, with Unicode letters; as it was written where that fails."""
    written = " ".join(latex.split())
    if len(written) > LONGEST:
        return written
    try:
        text = _Reader(TOKEN.findall(written)).all()
    except RecursionError:
        return written
    text = re.sub(rf"\s*{CLOSING}|{OPENING}\s*", "", text)
    text = re.sub(r"(?<=[^\s(\[,;=<>≤≥~+\-·/^|]) *([+-]) *(?=\S)", r" \1 ", text)
    text = re.sub(r"\b(det|log|ln|exp|cos|sin|max|min) +(?=\()", r"\1", text)
    text = re.sub(r" +(?=[,;)\]])|(?<=[(\[]) +", "", " ".join(text.split()))
    return unicodedata.normalize("NFC", text) or written


def plain_prose(text: str) -> str:
    """The words as they are, with the formulas between dollar signs as plain text."""
    return re.sub(r"\$([^$]+)\$", lambda formula: plain_latex(formula[1]), text)


def width_of(text: str) -> int:
    """Columns that a terminal gives the text."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def shortened(text: str, width: int) -> str:
    """The text, or as much of its beginning as fits ``width`` columns with an ellipsis."""
    if width_of(text) <= width:
        return text
    ending = "…" if not text.isascii() else "..."
    kept, used = [], len(ending)
    for character in text:
        used += width_of(character)
        if used > width:
            break
        kept.append(character)
    return "".join(kept).rstrip() + ending


class _Reader:
    """Tokens from left to right; every method returns plain text."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.next = 0
        self.depth = 0

    def all(self) -> str:
        """All that is left, stray closing braces included."""
        pieces = []
        while self.next < len(self.tokens):
            pieces.append(self._until_closed())
            if self.next < len(self.tokens):
                pieces.append("}")
                self.next += 1
        return "".join(pieces)

    def _until_closed(self) -> str:
        pieces = []
        while self.next < len(self.tokens) and self.tokens[self.next] != "}":
            pieces.append(self._one())
        return "".join(pieces)

    def _group(self) -> str:
        """The next argument: a braced group or a single token."""
        while self.next < len(self.tokens) and self.tokens[self.next].isspace():
            self.next += 1
        return self._one().strip() if self.next < len(self.tokens) else ""

    def _one(self) -> str:
        token = self.tokens[self.next]
        self.next += 1
        if token == "{":
            return self._braced()
        if token == "}":
            self.next -= 1  # belongs to the group around
            return ""
        if token in "^_":
            return _raised(self._group()) if token == "^" else _lowered(self._group())
        if token == "&":
            return " "
        if token in "=<>":
            return f" {token} "
        return self._command(token[1:].rstrip() or " ") if len(token) > 1 and token[0] == "\\" else token

    def _braced(self) -> str:
        self.depth += 1
        if self.depth > DEEPEST:
            raise RecursionError
        inner = self._until_closed()
        self.next += 1
        self.depth -= 1
        return inner

    def _command(self, name: str) -> str:
        if name in SIGNS:
            return SIGNS[name]
        if name in SILENT:
            return ""
        if name in BARE:
            return self._group()
        if name in ACCENTS:
            inner = self._group()
            return inner + ACCENTS[name] if len(inner) == 1 else f"{name}({inner})"
        if name == "left":
            return self._delimiter() + OPENING
        if name == "right":
            return CLOSING + self._delimiter()
        if name in ("frac", "dfrac", "tfrac"):
            return f"{_factor(self._group())}/{_factor(self._group())}"
        if name == "sqrt":
            inner = self._group()
            return f"√{inner}" if inner.isalnum() else f"√({inner})"
        if name == "\\":
            return "; "
        if name in ("begin", "end"):
            return self._environment(name, self._group())
        if name in ("tag", "label"):
            self._group()
            return ""
        return f"\\{name} "

    def _delimiter(self) -> str:
        written = self._group()
        return "" if written == "." else written

    def _environment(self, side: str, name: str) -> str:
        if not name.rstrip("*").endswith("matrix"):
            return " "
        return "[" if side == "begin" else "]"


SIMPLE = r"∂?[^\W_]+(\([^()]*\))?|\([^()]*\)\w*|\|[^|]*\|"


def _factor(text: str) -> str:
    simple = len(text) <= 1 or re.fullmatch(SIMPLE, text)
    return text if simple else f"({text})"


def _raised(text: str) -> str:
    text = text.replace(" ", "")
    if text and all(ord(c) in UPPER for c in text):
        return text.translate(UPPER)
    return f"^{text}" if len(text) <= 1 else f"^({text})"


def _lowered(text: str) -> str:
    text = text.replace(" ", "")
    if text and all(ord(c) in LOWER for c in text):
        return text.translate(LOWER)
    return f"_{text}" if len(text) <= 1 else f"_({text})"
