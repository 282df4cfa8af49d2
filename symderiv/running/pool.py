"""Workers: one callable on each of many jobs, in processes that may be killed at any moment.

A few calls of flint and GMP cannot be interrupted, and a few abort the process. So a job runs in a process of its
own kind: it has a memory limit and a deadline, takes one job after the other, and hands each result back through
a pipe as soon as it has it. A worker that is killed loses the job in hand and no other; a new one goes on.

The deadline is kept twice: by a timer of the operating system in the worker, whose signal ends any C call even when
nobody is listening here, and by the clock of the caller, where there is no such timer.
"""

from __future__ import annotations

import contextlib
import math
import multiprocessing
import os
import signal
import sys
import time
import traceback
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from symderiv.errors import DeadlinePassed, SymderivError

__all__ = ["GIBIBYTE", "LATE", "NO_MEMORY", "Done", "Failed", "Lost", "Outcome", "outcome_of", "run_each"]

Job = TypeVar("Job")
Result = TypeVar("Result")

GIBIBYTE = 2**30
LATE = "ran past its deadline"
NO_MEMORY = "ran out of memory"

# Seconds the caller waits beyond the deadline before it kills: the worker's own timer comes first where there is one.
GRACE = 0.05 if hasattr(signal, "setitimer") else 0.0

# Forking is cheap and hands everything over as it is. On macOS the system's own libraries do not survive it.
WAY_TO_START = "fork" if hasattr(os, "fork") and sys.platform != "darwin" else "spawn"


@dataclass(frozen=True)
class Done(Generic[Result]):
    """The function returned ``value``."""

    value: Result


@dataclass(frozen=True)
class Lost:
    """There is no result: `LATE`, `NO_MEMORY`, or how the worker died."""

    reason: str


@dataclass(frozen=True)
class Failed:
    """The function raised.

    error        the text of a `SymderivError`, ready to be shown; of any other exception its class and text
    exit_status  that of the `SymderivError`; None for any other exception, which is a bug of ours
    traceback    for a bug report
    """

    error: str
    exit_status: int | None = None
    traceback: str = field(default="", repr=False, compare=False)


Outcome = Done[Result] | Lost | Failed


def run_each(
    function: Callable[[Job], Result],
    jobs: Sequence[Job],
    *,
    jobs_at_once: int = 1,
    seconds: float | None = None,
    memory: int | None = 2 * GIBIBYTE,
) -> Iterator[Outcome[Result]]:
    """What became of ``function(job)``, for each job in the order given, each as soon as it and those before it are in.

    jobs_at_once  number of worker processes
    seconds       wall-clock time for each job; None for no limit
    memory        bytes a worker may take beyond what it starts with; None for no limit

    Results travel by pickle; function and jobs do so only where processes cannot fork. What a job prints goes to
    standard error, and its standard input is empty. Closing the iterator kills the workers. Called inside a worker,
    the jobs run there, one after the other: that process is limited already, and goes as a whole.
    """
    if multiprocessing.current_process().daemon:
        yield from (outcome_of(function, job) for job in jobs)
        return
    waiting = iter(range(len(jobs)))
    workers = [_Worker(function, jobs, item, seconds, memory) for item in islice(waiting, max(1, jobs_at_once))]
    finished: dict[int, Outcome[Result]] = {}
    try:
        for item in range(len(jobs)):
            while item not in finished:
                _wait_for_news(workers)
                for worker in tuple(workers):
                    outcome = worker.outcome()
                    if outcome is None:
                        continue
                    finished[worker.item] = outcome
                    following = next(waiting, None)
                    if following is not None and not isinstance(outcome, Lost):
                        worker.give(following)
                        continue
                    worker.kill()
                    workers.remove(worker)
                    if following is not None:
                        workers.append(_Worker(function, jobs, following, seconds, memory))
            yield finished.pop(item)
    finally:
        for worker in workers:
            worker.kill()


class _Worker(Generic[Job, Result]):
    """A process and the job it has in hand, seen from the caller's side."""

    def __init__(
        self,
        function: Callable[[Job], Result],
        jobs: Sequence[Job],
        item: int,
        seconds: float | None,
        memory: int | None,
    ) -> None:
        self.item = item
        self.seconds = math.inf if seconds is None else seconds
        self.ends = math.inf  # the clock starts once the process is up
        context: Any = multiprocessing.get_context(WAY_TO_START)
        self.pipe, theirs = context.Pipe()
        arguments = (function, jobs, seconds, memory, theirs, self.pipe)
        self.process = context.Process(target=_serve, args=arguments, name="symderiv worker", daemon=True)
        with warnings.catch_warnings():
            # Python 3.12 warns of threads at a fork; those of NumPy's BLAS are made for it.
            warnings.simplefilter("ignore", DeprecationWarning)
            self.process.start()
        theirs.close()

    def give(self, item: int) -> None:
        """Hands over the next job; that the worker has died is found by `outcome`."""
        self.item = item
        self.ends = time.monotonic() + self.seconds + GRACE
        with contextlib.suppress(OSError):
            self.pipe.send(item)

    def outcome(self) -> Outcome[Result] | None:
        """What became of the job in hand; None while it is being worked on. A message counts before the clock."""
        try:
            while self.pipe.poll():
                message: Outcome[Result] | None = self.pipe.recv()
                if message is not None:
                    return message
                self.give(self.item)
        except (EOFError, OSError):
            return Lost(self._cause_of_death())
        except Exception as error:  # a result that cannot be unpickled
            return _failed(error)
        if not self.process.is_alive():
            return Lost(self._cause_of_death())
        return Lost(LATE) if time.monotonic() > self.ends else None

    def kill(self) -> None:
        """Ends the process, whatever it is doing."""
        self.process.kill()
        self.process.join()
        self.pipe.close()

    def _cause_of_death(self) -> str:
        self.process.join(1.0)
        status = self.process.exitcode
        if status is None:
            return "the worker closed its pipe"
        if status >= 0:
            return f"the worker died (exit status {status})"
        return LATE if -status == getattr(signal, "SIGALRM", None) else f"the worker died (signal {-status})"


def _wait_for_news(workers: Sequence[_Worker[Any, Any]]) -> None:
    """Returns when a worker has spoken or died, or when the first deadline has come."""
    left = min(worker.ends for worker in workers) - time.monotonic()
    places = [place for worker in workers for place in (worker.pipe, worker.process.sentinel)]
    wait(places, timeout=None if left == math.inf else max(0.0, left))


def _serve(
    function: Callable[[Job], Result],
    jobs: Sequence[Job],
    seconds: float | None,
    memory: int | None,
    pipe: Connection,
    far_end: Connection,
) -> None:
    """The life of a worker: says that it is up, then takes numbers of jobs until the other end is closed."""
    far_end.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller decides what an interrupt ends
    with contextlib.suppress(OSError):
        os.dup2(2, 1)  # standard output belongs to results
    _limit_memory(memory)
    with contextlib.suppress(EOFError, OSError):
        pipe.send(None)
        while True:
            item = pipe.recv()
            _set_alarm(seconds)
            outcome = outcome_of(function, jobs[item])
            _set_alarm(None)
            try:
                pipe.send(outcome)
            except OSError:
                raise
            except Exception as error:  # a result that cannot be pickled
                pipe.send(_failed(error))


def outcome_of(function: Callable[[Job], Result], job: Job) -> Outcome[Result]:
    """What becomes of ``function(job)`` in this process."""
    try:
        return Done(function(job))
    except MemoryError:
        return Lost(NO_MEMORY)
    except DeadlinePassed:
        return Lost(LATE)
    except Exception as error:
        return _failed(error)


def _failed(error: Exception) -> Failed:
    trace = "".join(traceback.format_exception(error))
    if isinstance(error, SymderivError):
        return Failed(str(error), error.exit_status, trace)
    return Failed(f"{type(error).__name__}: {error}", None, trace)


def _set_alarm(seconds: float | None) -> None:
    """The operating system ends this process in so many seconds, in the middle of a C call too; None calls it off."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, 0.0 if seconds is None else max(seconds, 1e-6))


def _limit_memory(memory: int | None) -> None:
    """Bounds the address space where the system can; no core file is left behind by an abort."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if memory is not None:
            hard = resource.getrlimit(resource.RLIMIT_AS)[1]
            wanted = _address_space() + memory
            allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
            resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))


def _address_space() -> int:
    """Bytes of address space in use now: thread stacks and libraries of the caller come along with a fork."""
    with contextlib.suppress(OSError), open("/proc/self/statm", encoding="ascii") as pages:
        return int(pages.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    return 0
