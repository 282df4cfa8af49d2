"""Operators and binders: one row of the vocabulary says everything known of a construct.

A row holds how the construct is written, its sorts in and out, where it is defined, its differential, and what it
means on NumPy, in balls or exact rationals, and in SymPy. Readers, printers and evaluators are loops over the rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from symderiv.errors import LanguageError
from symderiv.language.sorts import Sort
from symderiv.language.terms import Term

__all__ = ["Binder", "Operator", "Writing", "merged"]


@dataclass(frozen=True, slots=True)
class Writing:
    """How a construct is printed: a template, how tightly it binds, and how tightly its arguments must.

    template   LaTeX with ``{0}``, ``{1}`` for arguments, ``{*}`` for all of them with commas; a binder has ``{v}``,
               ``{d}`` (its domain) and ``{b}`` (its body)
    level      0 relation chain, 10 relation, 20 sum, 30 product, 40 prefix function, 50 power, 100 atom
    arguments  the least level of each argument that needs no brackets; the last number serves all that follow
    """

    template: str
    level: int = 100
    arguments: tuple[int, ...] = (0,)


@dataclass(frozen=True, slots=True)
class Operator:
    """A construct that takes terms to a term.

    name          what it is called everywhere in the project
    sort          sorts of the arguments to the sort of the value; raises `LanguageError` when they do not fit
    writes        how it is printed
    reads         LaTeX patterns it is read from, ``#`` for an argument: ``# \\odot #`` infix, ``\\log #`` prefix
    defined_when  the conditions, as statements about the arguments, outside which it has no value
    differential  arguments and their differentials to the differential (Magnus and Neudecker, Matrix Differential
                  Calculus, 3rd ed., chapters 5 and 8); None where none is known
    numpy         its meaning on arrays of M models: numbers have shape (M,), matrices (M, m, n)
    exact         its meaning on exact rationals and balls
    sympy         the name of the SymPy class or function that means the same, if there is one
    """

    name: str
    sort: Callable[..., Sort]
    writes: Writing
    reads: tuple[str, ...] = ()
    defined_when: Callable[..., tuple[Term, ...]] | None = None
    differential: Callable[..., Term] | None = None
    numpy: Callable[..., Any] | None = None
    exact: Callable[..., Any] | None = None
    sympy: str = ""


@dataclass(frozen=True, slots=True)
class Binder:
    """A construct with a variable of its own: sum, product, derivative, law, quantifier.

    variable  the sort of its variable, from the domain term and the domain's sort
    sort      domain sort and body sort to the sort of the value
    the rest  as for `Operator`; evaluators know each binder's meaning by its name
    """

    name: str
    variable: Callable[[Term, Sort], Sort]
    sort: Callable[[Sort, Sort], Sort]
    writes: Writing
    reads: tuple[str, ...] = ()
    sympy: str = ""


def merged(*tables: Iterable[Operator | Binder]) -> Mapping[str, Operator | Binder]:
    """One mapping by name; refuses two rows of the same name."""
    rows: dict[str, Operator | Binder] = {}
    for table in tables:
        for row in table:
            if row.name in rows:
                raise LanguageError(f"the vocabulary has two rows called {row.name!r}")
            rows[row.name] = row
    return rows
