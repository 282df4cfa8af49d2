"""Environments: which of them are mathematics, how their rows are numbered, and where they end."""

from __future__ import annotations

import re

__all__ = [
    "ALIGNED",
    "ANSWERS",
    "ASKS",
    "BARE",
    "DISPLAYS",
    "LISTS",
    "NUMBERED",
    "ONE_NUMBER",
    "PLAIN",
    "SCOPES",
    "VERBATIM",
]


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


DISPLAYS = _names(
    "equation align gather multline eqnarray flalign alignat xalignat xxalignat displaymath math"
    " dmath darray empheq IEEEeqnarray numcases subnumcases"
)
"""Environments of mathematics that stand in the text, without their star."""

SCOPES = _names("subequations dgroup dseries")
"""Environments around several displays, which may have words between them."""

BARE = _names("aligned gathered alignedat split cases dcases rcases array")
"""Environments that stand within mathematics; where their writer forgot the dollars MathJax shows them all the same."""

ALIGNED = _names(
    "align gather eqnarray flalign alignat xalignat xxalignat aligned alignedat gathered split"
    " multlined equation displaymath math dmath darray multline empheq IEEEeqnarray IEEEeqnarraybox"
)
"""Environments whose rows are formulas of their own; all others, such as matrices and cases, are kept whole."""

NUMBERED = _names(
    "equation align gather eqnarray multline flalign alignat xalignat dmath IEEEeqnarray numcases subnumcases"
)
"""Environments whose rows LaTeX numbers."""

ONE_NUMBER = _names("equation multline dmath")
"""Environments that print one number, however many rows they have."""

VERBATIM = _names("verbatim lstlisting minted comment tikzpicture filecontents Verbatim alltt algorithmic algorithm")
"""Environments whose content is no text."""

PLAIN = _names(
    "document center quote quotation flushleft flushright figure table tabular tabularx longtable"
    " minipage abstract theorem lemma claim corollary proposition definition remark example tcolorbox"
    " mdframed framed multicols verse itemize enumerate description titlepage thebibliography appendix"
    " small footnotesize bmatrix pmatrix"
)
"""Environments of words: what they hold is read as the text around them."""

LISTS = _names("enumerate questions parts subparts subsubparts itemize description compactenum enumerate* tasks")
"""Environments that are lists."""

ASKS = re.compile(
    r"(?:homework|hw|sub)?(?:question|problem|exercise|exercice|exo|task|prob|aufgabe|section)(?!s)", re.I
)
"""Names of environments that ask."""

ANSWERS = re.compile(r"(?:solution|soln|sol|answer|ans|proof|corrige|reponse|demonstration|preuve|beweis)", re.I)
"""Names of environments that answer."""
