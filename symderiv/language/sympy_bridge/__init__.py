"""The bridge to SymPy, a language to come from and go to. Only what imports this imports SymPy."""

from __future__ import annotations

from symderiv.language.sympy_bridge.from_sympy import Translation, sort_in_sympy, term_of, written
from symderiv.language.sympy_bridge.to_sympy import sympy_of

__all__ = ["Translation", "sort_in_sympy", "sympy_of", "term_of", "written"]
