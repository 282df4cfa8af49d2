"""Where reports go: standard output as they come, or a file that is there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from symderiv.errors import SymderivError

__all__ = ["check_out", "deliver"]


def check_out(out: Path | None) -> None:
    """Raises `SymderivError` for a place that cannot take a report, before any work is done for it."""
    if out is None:
        return
    if out.is_dir():
        raise SymderivError(f"{out}: this is a folder", hint="--out names the file that the report is written to")
    folder = out.resolve().parent
    while not folder.exists():
        folder = folder.parent
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise SymderivError(f"{out}: nothing can be written to {folder}", hint="name a file in a folder of your own")


def deliver(chunks: Iterable[str], out: Path | None) -> None:
    """Writes the chunks to standard output, each as it comes, or to ``out`` once all of them are there."""
    if out is None:
        for chunk in chunks:
            sys.stdout.write(chunk)
            sys.stdout.flush()
        return
    content = "".join(chunks).encode("utf-8", errors="backslashreplace")
    place = out.resolve()
    if place.exists() and not place.is_file():  # a pipe or a device is written to, not replaced
        place.write_bytes(content)
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    half = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        half.write_bytes(content)
        os.replace(half, place)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(out)) from None  # a full disk does not say where it is
    finally:
        with contextlib.suppress(OSError):
            half.unlink()
