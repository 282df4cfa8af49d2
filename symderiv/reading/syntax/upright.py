r"""Upright letters: what the words in ``\text{..}`` are: a name, a word that joins statements, prose, or a gap."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal

from symderiv.reading.syntax.connectives import CONNECTIVE_WORDS, CORE_WORDS, SAID_WORDS, SHORT_WORDS
from symderiv.reading.syntax.notation import SEVERAL_WORDS
from symderiv.reading.syntax.spelling import REFERENCE, WORD, is_known

__all__ = ["meant"]

LOOKED_BACK = 40  # tokens to the brace around a word

_UPRIGHT = re.compile(r"\\(?:mathrm|operatorname|mathit|mathsf)(?![A-Za-z])")


def meant(
    text: str, latex: str, start: int, before: Callable[[], Sequence[str]]
) -> tuple[Literal["prose", "word", "letter", "gap", "command"], str]:
    """The kind and text of the token for the words whose command stands at ``start``.

    before  gives the texts of the tokens before it: in a script nearly all words are names
    """
    text = REFERENCE.sub("(*)", text)
    stripped = re.sub(r"^arg[ -]?(max|min)$", r"arg\1", " ".join(text.replace("\\", " ").split()))
    said = stripped.lower().strip(" ,.:;")
    if said in CORE_WORDS or (_joins(said, text) and not _UPRIGHT.match(latex, start) and not _in_script(before())):
        return "prose", SHORT_WORDS.get(said, said)
    if said == "mod":
        return "command", r"\mod" if r"\equiv" in before() else r"\bmod"
    if (several := SEVERAL_WORDS.get(stripped.lower())) is not None:
        return "word", several
    if WORD.fullmatch(stripped):
        return "letter" if len(stripped) == 1 else "word", stripped
    if (label := re.sub(r"[\s.,'’()-]+", "", stripped)).isalnum() and _is_script(latex, start, before()):
        return "word", label
    return ("prose", stripped) if stripped.strip(" ,.;") else ("gap", "")


def _joins(said: str, text: str) -> bool:
    """Whether a text can only be words: known ones, or one with blanks around it that names nothing known."""
    if said in CONNECTIVE_WORDS or said in SAID_WORDS:
        return True
    apart = text[:1].isspace() and text[-1:].isspace()
    return apart and (said in SHORT_WORDS or (said.isalpha() and len(said) > 2 and not is_known(text.strip())))


def _is_script(latex: str, start: int, before: Sequence[str]) -> bool:
    r"""Whether a text is all that stands in a script: ``\\mu_{\\text{6 years}}``."""
    if before[-1:] and before[-1] in ("_", "^"):
        return True
    if len(before) < 2 or before[-1] != "{" or before[-2] not in ("_", "^"):
        return False
    return latex[latex.find("}", start) + 1 :].lstrip().startswith("}")


def _in_script(before: Sequence[str]) -> bool:
    """Whether what follows these tokens stands in a script."""
    if before and before[-1] in ("_", "^"):
        return True
    depth = 0
    for at in range(len(before) - 1, max(-1, len(before) - 1 - LOOKED_BACK), -1):
        depth += (before[at] == "}") - (before[at] == "{")
        if depth < 0:
            return at > 0 and before[at - 1] in ("_", "^")
    return False
