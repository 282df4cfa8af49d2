"""Workers: what happens to a job is told, and happens to no other job."""

from __future__ import annotations

import faulthandler
import os
import signal
import subprocess
import sys
import time

import pytest

from symderiv.errors import DeadlinePassed, InputError
from symderiv.running import pool
from symderiv.running.pool import GIBIBYTE, LATE, NO_MEMORY, Done, Failed, Lost, run_each

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits of Linux")


def double(x: int) -> int:
    return 2 * x


def hang_in_python() -> None:
    while True:
        pass


def hang_in_c() -> None:
    """A call that no signal handler of Python can interrupt."""
    from flint import fmpz

    fmpz.fac_ui(10**8)


def take_memory() -> int:
    return len(bytearray(4 * GIBIBYTE))


def abort() -> None:
    faulthandler.disable()  # pytest's, which would print the stack of this process
    os.abort()


def raise_user_error() -> None:
    raise InputError("no such file", hint="look again")


def raise_deadline() -> None:
    raise DeadlinePassed("over")


FATES = [
    # what the job does                               what is said of it                                  why this row
    (lambda: 7,                                       Done(7),                                            "a result"),
    (lambda: None,                                    Done(None),                                         "no value is a value"),
    (lambda: 1 // 0,                                  Failed("ZeroDivisionError: integer division or modulo by zero"), "a bug of ours"),
    (raise_user_error,                                Failed("symderiv: no such file\n  hint: look again", 2), "ready to be shown"),
    (raise_deadline,                                  Lost(LATE),                                         "it looked at its own clock"),
    (hang_in_python,                                  Lost(LATE),                                         "killed"),
    (hang_in_c,                                       Lost(LATE),                                         "killed in the middle of a call"),
    (abort,                                           Lost("the worker died (signal 6)"),                 "as GMP does"),
    (lambda: os._exit(3),                             Lost("the worker died (exit status 3)"),            "gone without a word"),
    (lambda: os.kill(os.getpid(), signal.SIGKILL),    Lost("the worker died (signal 9)"),                 "killed from outside"),
    (lambda: sys.exit("no"),                          Lost("the worker died (exit status 1)"),            "scripts do that"),
]  # fmt: skip


@linux
@pytest.mark.parametrize(("job", "fate", "why"), FATES, ids=[why for _, _, why in FATES])
def test_fate_of_a_job_is_its_own(job, fate, why):
    outcomes = list(run_each(lambda do: do(), [lambda: 1, job, lambda: 2], seconds=0.5))
    assert outcomes == [Done(1), fate, Done(2)], why


@linux
def test_memory_limit_loses_one_job():
    jobs = [lambda: "before", take_memory, lambda: "after"]
    assert list(run_each(lambda do: do(), jobs, memory=GIBIBYTE)) == [Done("before"), Lost(NO_MEMORY), Done("after")]


@linux
@pytest.mark.parametrize("hang", [hang_in_python, hang_in_c])
def test_deadline_ends_a_call_that_cannot_be_interrupted(hang):
    start = time.monotonic()
    assert list(run_each(lambda do: do(), [hang], seconds=0.5)) == [Lost(LATE)]
    assert 0.5 <= time.monotonic() - start < 1.0


@linux
def test_caller_kills_where_the_worker_has_no_timer(monkeypatch):
    monkeypatch.setattr(pool, "_set_alarm", lambda seconds: None)
    start = time.monotonic()
    assert list(run_each(lambda do: do(), [hang_in_c, lambda: 1], seconds=0.5)) == [Lost(LATE), Done(1)]
    assert time.monotonic() - start < 1.2


@linux
def test_deadline_holds_while_the_caller_is_busy():
    outcomes = run_each(lambda do: do(), [lambda: 1, hang_in_c, lambda: 2], seconds=0.2)
    assert next(outcomes) == Done(1)
    time.sleep(0.5)
    start = time.monotonic()
    assert list(outcomes) == [Lost(LATE), Done(2)]
    assert time.monotonic() - start < 0.5


@pytest.mark.parametrize("jobs_at_once", [1, 2, 7])
def test_results_come_in_the_order_of_the_jobs(jobs_at_once):
    assert list(run_each(double, range(40), jobs_at_once=jobs_at_once)) == [Done(2 * x) for x in range(40)]


def test_no_jobs():
    assert list(run_each(double, [])) == []


@linux
def test_results_stream():
    outcomes = run_each(time.sleep, [0.0, 30.0])
    start = time.monotonic()
    assert next(outcomes) == Done(None)
    assert time.monotonic() - start < 1.0
    outcomes.close()
    assert time.monotonic() - start < 1.0


@linux
def test_jobs_run_side_by_side():
    start = time.monotonic()
    assert len(list(run_each(time.sleep, [0.3] * 4, jobs_at_once=4))) == 4
    assert time.monotonic() - start < 0.9


def test_a_result_that_cannot_travel_is_a_failure():
    outcome, after = run_each(lambda x: (lambda: x) if x else x, [1, 0])
    assert isinstance(outcome, Failed)
    assert outcome.exit_status is None
    assert after == Done(0)


@linux
def test_large_results():
    assert [len(o.value) for o in run_each(bytes, [10**7, 10**7], seconds=5.0)] == [10**7, 10**7]


@linux
def test_inside_a_worker_jobs_run_there():
    def inner(x):
        return os.getpid(), [o.value for o in run_each(lambda y: (os.getpid(), x + y), [10, 20])]

    outcome, = run_each(inner, [1])
    process, values = outcome.value
    assert values == [(process, 11), (process, 21)]


def test_processes_that_cannot_fork(monkeypatch):
    monkeypatch.setattr(pool, "WAY_TO_START", "spawn")
    assert list(run_each(abs, [-1, "x", -3])) == [
        Done(1),
        Failed("TypeError: bad operand type for abs(): 'str'"),
        Done(3),
    ]


@linux
def test_standard_output_belongs_to_results():
    program = (
        "from symderiv.running.pool import run_each\n"
        "print('first')\n"
        "print([o.value for o in run_each(lambda x: print('inside', x), [1])])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "first\n[None]\n"
    assert "inside 1" in ran.stderr


@linux
def test_workers_do_not_outlive_a_caller_that_is_killed():
    program = (
        "import os, time\n"
        "from symderiv.running.pool import run_each\n"
        "outcomes = run_each(lambda x: (os.getpid(), time.sleep(x))[0], [0, 0, 60], jobs_at_once=2, seconds=1)\n"
        "print(next(outcomes).value, next(outcomes).value, flush=True)\n"
        "time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as caller:
        workers = [int(word) for word in caller.stdout.readline().split()]
        caller.kill()
    ended = time.monotonic() + 3
    while any(alive(worker) for worker in workers) and time.monotonic() < ended:
        time.sleep(0.02)
    assert not any(alive(worker) for worker in workers)


def alive(process: int) -> bool:
    try:
        with open(f"/proc/{process}/stat", encoding="ascii") as status:
            return status.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
