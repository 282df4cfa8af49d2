"""Rows by themselves: the sorts that the use of its letters in one row makes certain, before it is read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from symderiv.language.contexts import Context
from symderiv.language.sorts import INTEGER, REAL, Function, Matrix, Scalar, Sort
from symderiv.reading.discourse.clauses import Clause, Clauses
from symderiv.reading.discourse.constraints import constrained
from symderiv.reading.inference.conclusions import Conclusions
from symderiv.reading.inference.usage import Usage
from symderiv.reading.meaning.calculus import indices
from symderiv.reading.meaning.names import name_of
from symderiv.reading.meaning.probability.law_letters import DENSITIES, LAWS, Laws, core, laws_in
from symderiv.reading.syntax.surface import Row, Scripted, walk

INDICES = frozenset("ijklmn")

__all__ = ["members_in_row", "sorts_in_row"]

# What a row must contain for anything but numbers to be found in it.
TELLING = re.compile(
    r"""\^\s*\{?\s*(?:T\b|-\s*[1T]|\\top|\\intercal|\\mathsf|[(\[]|-\s*\\top|(?:\*|\\ast|\\star)\s*(?:T|\\top))|\\det|tr\b|diag|\\nabla|\\langle|\|
    |\\(?:l|r)?[vV]ert|\\parallel|\\odot|\\lambda|\\vec|\\overrightarrow|\\(?:mathbf|boldsymbol|bm|pmb|bf)(?![a-z])|matrix|array|\\mathcal\s*\{?\s*N|J_
    |rank""",
    re.VERBOSE,
)

# Signs of divergences, constants, and the gamma function. (A literal: the readers of divergences import this module.)
DIVERGENCES = ("D", "KL", "DKL", r"\mathbb{D}", r"\mathcal{KL}", r"\mathcal{D}")
BELOW = ("", "_{KL}", "_{kl}", "_{Kl}", "_{K L}", "_{JS}", "_{JSD}")
NO_LETTERS = frozenset({sign + below for sign in DIVERGENCES for below in BELOW if sign + below != "D"}) | {
    "JS", "JSD", "e", "i", r"\Gamma",
}  # fmt: skip


def sorts_in_row(latex: str, row: Row, context: Context, laws: Laws | None = None) -> dict[str, Sort]:
    """The sorts of undeclared letters, by key."""
    if TELLING.search(latex) is None:
        return {}
    usage = Usage(known=context.symbols, in_words=context.in_words).rows([(row, latex, None)])
    found = Conclusions(usage, document=False).symbols
    taken = context.density | NO_LETTERS
    certain = (laws or laws_in(row)).certain
    return {
        key: symbol.sort
        for key, symbol in found.items()
        if key.rstrip("_") not in taken
        and not POWER.search(key)
        and not (key == "H" and ENTROPY.search(latex))
        and not _is_member(key, context)
        and not (isinstance(symbol.sort, Function) and _may_be_law(key, certain))
    }


EXTREMA = re.compile("max|min|sup|inf")
ENTROPY = re.compile(r"(?<![A-Za-z\\])H\s*(?:\\left\s*)?\[\s*\\(?:mathrm|mathcal|operatorname)\b")  # of a law by name
# A superscript that begins with brackets and does not end with them: no index of a name.
POWER = re.compile(r"\^\{(?:\([^()]*\)|\[[^\[\]]*\])[^}]")


def _may_be_law(key: str, certain: frozenset[str]) -> bool:
    r"""``q_\phi(z|x)``, ``p(x)``, ``f_X(x)``: whether these are densities is for the reader to find out."""
    letter = re.split(r"[_^(]", key)[0]
    return letter in certain or core(letter) in LAWS or (core(letter) in DENSITIES and key.startswith(f"{letter}_"))


def _is_member(name: str, context: Context) -> bool:
    """``m_k``, where m is declared as a sequence."""
    letter = name.split("_")[0]
    declared = context.symbols.get(f"{letter}_") or context.symbols.get(letter)
    return (
        "_" in name.rstrip("_")
        and declared is not None
        and isinstance(declared.sort, Function)
        and "sequence" in declared.sort.properties
    )


def members_in_row(
    latex: str, row: Row, clauses: Clauses, context: Context, seen: Mapping[str, Sort]
) -> dict[str, Sort]:
    r"""``\forall i: y_i \ge 1``, ``y_i \ge 1, i = 1, \dots, n``: y_1, y_2, ... are the members of a sequence."""
    running = {name_of(clause.sides[0]) for clause in clauses.clauses if clause.sides and _runs(clause)} & INDICES
    running |= indices.counting(constrained(row)) if EXTREMA.search(latex) is not None else frozenset()
    found: dict[str, Sort] = {}
    for node in walk(row) if running else ():
        if not isinstance(node, Scripted) or name_of(node.sub or node) not in running:
            continue
        name, full = name_of(node.base), name_of(replace(node, sup=None, primes=0))
        if name is None or full is None or not {name, full, f"{name}_"}.isdisjoint(context.symbols):
            continue
        sort = seen.get(full, REAL)
        if f"{name}_" not in seen and name not in seen and isinstance(sort, Scalar | Matrix):
            found[f"{name}_"] = Function((INTEGER,), sort, frozenset({"sequence"}))
    return found


def _runs(clause: Clause) -> bool:
    within = len(clause.sides) == 1 or [part.text for part in clause.relations] == [r"\in"]
    return clause.ranged or (clause.quantifier == "forall" and within)
