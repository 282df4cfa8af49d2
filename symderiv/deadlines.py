"""Deadlines: seconds left, looked at cooperatively by reading, deciding and the provers."""

from __future__ import annotations

import time

from symderiv.errors import DeadlinePassed

__all__ = ["Deadline"]


class Deadline:
    """A moment after which work stops. ``Deadline(2.0)`` is two seconds from now; ``Deadline(None)`` never comes."""

    def __init__(self, seconds: float | None) -> None:
        self._end = None if seconds is None else time.monotonic() + seconds

    def seconds_left(self) -> float:
        """Seconds until the deadline, negative once it has passed, infinite where there is none."""
        return float("inf") if self._end is None else self._end - time.monotonic()

    def passed(self) -> bool:
        """Whether the moment has come."""
        return self.seconds_left() <= 0

    def check(self) -> None:
        """Raises `DeadlinePassed` once the moment has come."""
        if self.passed():
            raise DeadlinePassed("the time allowed is over")
