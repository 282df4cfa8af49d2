"""symderiv: derivations that are checked. The Python contract; each name is loaded when it is first used."""

from __future__ import annotations

from importlib import import_module
from typing import Any

__all__ = ["__version__", "check", "decide", "decide_many", "grade"]

__version__ = "0.1.0"

WHERE_DEFINED = {
    "check": "symderiv.checking",
    "decide": "symderiv.statements",
    "decide_many": "symderiv.statements",
    "grade": "symderiv.checking",
}


def __getattr__(name: str) -> Any:
    if name in WHERE_DEFINED:
        return getattr(import_module(WHERE_DEFINED[name]), name)
    raise AttributeError(f"module 'symderiv' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *WHERE_DEFINED})
