"""Progress of a long run, on a terminal only: one line that is written over, on standard error."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass, field

__all__ = ["Progress"]

CLEAR = "\r\033[K"


@dataclass
class Progress:
    """How many of ``total`` are done, and how long the rest will take."""

    total: int
    done: int = 0
    begun: float = field(default_factory=time.monotonic)

    @property
    def shown(self) -> bool:
        """Whether anybody is looking."""
        return self.total > 1 and sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def step(self) -> None:
        """One more is done."""
        self.done += 1
        self.draw()

    def draw(self) -> None:
        """Writes the line anew."""
        if self.shown:
            spent = time.monotonic() - self.begun
            left = f", about {_span(spent / self.done * (self.total - self.done))} left" if self.done else ""
            sys.stderr.write(f"{CLEAR}{self.done} of {self.total} done{left if self.done < self.total else ''}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Takes the line away, so that something else can be said."""
        if self.shown:
            sys.stderr.write(CLEAR)
            sys.stderr.flush()


def _span(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
