"""A cluster: one callable on each of many jobs, on the workers that a Dask scheduler lends.

The workers have the same symderiv, and see the files of the jobs under the same names (a folder that all share).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from symderiv.errors import SymderivError
from symderiv.running.pool import Lost, Outcome, outcome_of

__all__ = ["run_on_cluster"]

Job = TypeVar("Job")
Result = TypeVar("Result")

SECONDS_TO_ANSWER = 10


def run_on_cluster(
    function: Callable[[Job], Result], jobs: Sequence[Job], *, address: str
) -> Iterator[Outcome[Result]]:
    """What became of ``function(job)``, for each job in the order given, each as soon as it and those before it are in.

    address  where the scheduler answers: ``tcp://host:8786``

    A job whose worker dies is given to another by Dask, and lost when that has happened too often. Closing the
    iterator gives the rest of the jobs up. Raises `SymderivError` where Dask is not installed, or nobody answers.
    """
    try:
        from distributed import Client, KilledWorker
    except ImportError:
        raise SymderivError("--scheduler needs Dask", hint="pip install 'symderiv[cluster]'") from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=SECONDS_TO_ANSWER, set_as_default=False)
    except (OSError, ValueError) as error:  # a time that is over is an OSError
        hint = f"'dask scheduler' starts one and prints its address ({' '.join(str(error).split())[:80]})"
        raise SymderivError(f"no Dask scheduler answers at {address}", hint=hint) from None
    with client:
        for future in client.map(partial(outcome_of, function), jobs, pure=False):
            try:
                yield future.result()
            except KilledWorker:
                yield Lost("the worker died, and so did others that took the job over")
            except RuntimeError as error:  # what it was sent could not be unpacked
                hint = f"they need the same Python and symderiv as this one ({' '.join(str(error).split())[:80]})"
                raise SymderivError("the workers of the scheduler do not understand the job", hint=hint) from None
