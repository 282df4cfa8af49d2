"""Other readers of LaTeX, each in a Python of its own: they need different ANTLR runtimes.

A peer lives in ``build/peers/NAME``, made at the first use. Its worker reads one expression a line and answers with
whether it read it and how long that took; a worker that takes longer than `LIMIT` seconds is ended and started anew.
"Read" means: returned something and raised nothing; whether that is what was written is another matter.
"""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

LIMIT = 5.0
START = 120.0
PLACE = Path(__file__).resolve().parent.parent / "build" / "peers"


@dataclass(frozen=True)
class Peer:
    """Another reader: its name, what it needs, and the Python that makes ``read`` of it."""

    name: str
    folder: str
    needs: tuple[str, ...]
    code: str


PEERS = (
    Peer("SymPy, antlr", "antlr", ("sympy", "antlr4-python3-runtime==4.11.1"),
         "from sympy.parsing.latex import parse_latex\nread = lambda s: parse_latex(s, backend='antlr')"),
    Peer("SymPy, lark", "lark", ("sympy", "lark"),
         "from sympy.parsing.latex import parse_latex\nread = lambda s: parse_latex(s, backend='lark')"),
    Peer("latex2sympy2_extended", "l2s", ("latex2sympy2_extended", "math-verify", "antlr4-python3-runtime==4.13.2"),
         "from latex2sympy2_extended import latex2sympy\nread = latex2sympy"),
    Peer("Math-Verify", "l2s", ("latex2sympy2_extended", "math-verify", "antlr4-python3-runtime==4.13.2"),
         "from math_verify import parse\nread = lambda s: parse('$' + s + '$', parsing_timeout=None) or 1/0"),
)  # fmt: skip

WORKER = """
import json, sys, time, warnings, logging
warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)
answers, sys.stdout = sys.stdout, sys.stderr
{code}
try:
    read("x + 1")
except Exception:
    pass
print("ready", file=answers, flush=True)
for line in sys.stdin:
    latex = json.loads(line)
    start = time.process_time()
    try:
        read(latex)
        good = True
    except BaseException:
        good = False
    print(json.dumps([good, time.process_time() - start]), file=answers, flush=True)
"""


class Missing(Exception):
    """A peer that cannot be installed or started here."""


def python_of(peer: Peer) -> Path:
    """The Python in which the peer is installed; made, from the ordinary index, where it is not there yet."""
    home = PLACE / peer.folder
    python = home / "bin" / "python"
    if (home / "installed").exists():
        return python
    try:
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(home)], check=True, capture_output=True, timeout=300)
        install = [str(python), "-m", "pip", "install", "-q", *peer.needs]
        subprocess.run(install, check=True, capture_output=True, timeout=600)
    except (OSError, subprocess.SubprocessError) as error:
        raise Missing(f"not installed: {error}") from None
    (home / "installed").touch()
    return python


class _Worker:
    def __init__(self, peer: Peer) -> None:
        self.process = subprocess.Popen(
            [str(python_of(peer)), "-c", WORKER.replace("{code}", peer.code)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )  # fmt: skip
        self.waiting = selectors.DefaultSelector()
        assert self.process.stdout is not None
        self.waiting.register(self.process.stdout, selectors.EVENT_READ)
        if self.answer(START) != "ready":
            self.end()
            raise Missing("does not start")

    def answer(self, seconds: float) -> str | None:
        if not self.waiting.select(seconds):
            return None
        assert self.process.stdout is not None
        return self.process.stdout.readline().decode().strip() or None

    def read(self, latex: str) -> tuple[bool, float] | None:
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(json.dumps(latex).encode() + b"\n")
            self.process.stdin.flush()
        except OSError:
            return None
        answer = self.answer(LIMIT)
        return None if answer is None else tuple(json.loads(answer))

    def end(self) -> None:
        self.waiting.close()
        self.process.kill()
        self.process.wait()


def measured(peer: Peer, expressions: Iterable[str]) -> dict[str, tuple[bool, float]]:
    """For each expression whether the peer reads it, and in how many seconds. Raises `Missing`."""
    worker = _Worker(peer)
    found: dict[str, tuple[bool, float]] = {}
    try:
        for latex in expressions:
            answer = worker.read(latex)
            found[latex] = answer or (False, LIMIT)
            if answer is None:
                worker.end()
                worker = _Worker(peer)
    finally:
        worker.end()
    return found
