"""Where a report is going: what the reader of it can show."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TextIO

__all__ = ["Setting", "StepLine", "printable", "setting_of"]


@dataclass(frozen=True)
class StepLine:
    """A step of the reference: its name, its line in the script, its statement as LaTeX.

    ``brief`` leaves out the left side where a chain goes on; it is empty where that is the statement itself.
    """

    id: str
    line: int
    latex: str
    brief: str = ""


@dataclass(frozen=True)
class Setting:
    """How a report is to be written.

    several   more than one document was given to the call
    colour    escape sequences may be used; nothing is ever said by colour alone
    unicode   letters beyond ASCII arrive as they are
    steps     what the reference shows, part by part, where the report is to stand beside it
    """

    several: bool = False
    colour: bool = False
    unicode: bool = True
    steps: Mapping[str, Sequence[StepLine]] = field(default_factory=dict)

    def clean(self, text: str) -> str:
        """The text as it can be shown: nothing that steers a terminal, and ASCII where only that arrives."""
        shown = printable(text)
        return shown if self.unicode else shown.encode("ascii", "replace").decode()


def setting_of(stream: TextIO | None, *, several: bool) -> Setting:
    """The setting for standard output, or for a file where ``stream`` is None: UTF-8 without colour."""
    if stream is None:
        return Setting(several=several)
    quiet = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    encoding = (getattr(stream, "encoding", None) or "ascii").lower().replace("-", "")
    return Setting(several, colour=stream.isatty() and not quiet, unicode=encoding.startswith("utf"))


def printable(text: str) -> str:
    """The text without characters that would steer a terminal: each becomes a replacement character."""
    return "".join("\ufffd" if c not in "\n\t" and unicodedata.category(c) in UNPRINTABLE else c for c in text)


UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
