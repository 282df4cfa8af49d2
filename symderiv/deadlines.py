"""Deadlines: seconds left, looked at cooperatively by reading, deciding and the provers."""

from __future__ import annotations

import time

from symderiv.errors import DeadlinePassed

__all__ = ["Deadline"]


class Deadline:
    """A moment after which work stops. ``Deadline(2.0)`` is two seconds from now; ``Deadline(None)`` never comes.

    What somebody waits for is measured by the clock on the wall. ``work`` is measured by the processor time of this
    thread, so that what is found does not depend on what else the machine has to do.
    """

    def __init__(self, seconds: float | None, *, work: bool = False) -> None:
        self._clock = time.thread_time if work else time.monotonic
        self._end = None if seconds is None else self._clock() + seconds

    def seconds_left(self) -> float:
        """Seconds until the deadline, negative once it has passed, infinite where there is none."""
        return float("inf") if self._end is None else self._end - self._clock()

    def passed(self) -> bool:
        """Whether the moment has come."""
        return self.seconds_left() <= 0

    def check(self) -> None:
        """Raises `DeadlinePassed` once the moment has come."""
        if self.passed():
            raise DeadlinePassed("the time allowed is over")
