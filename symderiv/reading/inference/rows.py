"""Rows by themselves: the sorts that the use of its letters in one row makes certain, before it is read."""

from __future__ import annotations

import re

from symderiv.language.contexts import Context
from symderiv.language.sorts import Function, Sort
from symderiv.reading.inference.conclusions import Conclusions
from symderiv.reading.inference.usage import Usage
from symderiv.reading.meaning.probability.law_letters import DENSITIES, LAWS, Laws, core, laws_in
from symderiv.reading.syntax.surface import Row

__all__ = ["sorts_in_row"]

# What a row must contain for anything but numbers to be found in it.
TELLING = re.compile(
    r"""\^\s*\{?\s*(?:T\b|-\s*[1T]|\\top|\\intercal|\\mathsf|[(\[]|-\s*\\top|(?:\*|\\ast|\\star)\s*(?:T|\\top))|\\det|tr\b|diag|\\nabla|\\langle|\|
    |\\(?:l|r)?[vV]ert|\\parallel|\\odot|\\lambda|\\vec|\\(?:mathbf|boldsymbol|bm|pmb|bf)(?![a-z])|matrix|array|\\mathcal\s*\{?\s*N|J_
    |rank""",
    re.VERBOSE,
)

# Signs of divergences, constants, and the gamma function. (A literal: the readers of divergences import this module.)
DIVERGENCES = ("D", "KL", "DKL", r"\mathbb{D}", r"\mathcal{KL}", r"\mathcal{D}")
BELOW = ("", "_{KL}", "_{kl}", "_{Kl}", "_{K L}", "_{JS}", "_{JSD}")
NO_LETTERS = frozenset({sign + below for sign in DIVERGENCES for below in BELOW if sign + below != "D"}) | {
    "JS", "JSD", "e", "i", r"\Gamma",
}  # fmt: skip


def sorts_in_row(latex: str, row: Row, context: Context, laws: Laws | None = None) -> dict[str, Sort]:
    """The sorts of undeclared letters, by key."""
    if TELLING.search(latex) is None:
        return {}
    usage = Usage(known=context.symbols, in_words=context.in_words).rows([(row, latex, None)])
    found = Conclusions(usage, document=False).symbols
    taken = context.density | NO_LETTERS
    certain = (laws or laws_in(row)).certain
    return {
        key: symbol.sort
        for key, symbol in found.items()
        if key.rstrip("_") not in taken
        and not POWER.search(key)
        and not (key == "H" and ENTROPY.search(latex))
        and not _is_member(key, context)
        and not (isinstance(symbol.sort, Function) and _may_be_law(key, certain))
    }


ENTROPY = re.compile(r"(?<![A-Za-z\\])H\s*(?:\\left\s*)?\[\s*\\(?:mathrm|mathcal|operatorname)\b")  # of a law by name
# A superscript that begins with brackets and does not end with them: no index of a name.
POWER = re.compile(r"\^\{(?:\([^()]*\)|\[[^\[\]]*\])[^}]")


def _may_be_law(key: str, certain: frozenset[str]) -> bool:
    r"""``q_\phi(z|x)``, ``p(x)``, ``f_X(x)``: whether these are densities is for the reader to find out."""
    letter = re.split(r"[_^(]", key)[0]
    return letter in certain or core(letter) in LAWS or (core(letter) in DENSITIES and key.startswith(f"{letter}_"))


def _is_member(name: str, context: Context) -> bool:
    """``m_k``, where m is declared as a sequence."""
    letter = name.split("_")[0]
    declared = context.symbols.get(f"{letter}_") or context.symbols.get(letter)
    return (
        "_" in name.rstrip("_")
        and declared is not None
        and isinstance(declared.sort, Function)
        and "sequence" in declared.sort.properties
    )
