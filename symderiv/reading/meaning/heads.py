"""Heads: signs and words that take the factors after them as their argument, by name. Add a notation here.

A reader gets the run of factors (the head is taken already), the head as it is written with its scripts, the bare
head, and the index of the head; it returns the term and leaves the run after what it took, or None, having taken
nothing, where the head does not mean this here. It never raises for what a writer wrote: `Elaborator.fail` says what
is wrong, and where.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from symderiv.language.terms import Term
from symderiv.reading.meaning import names, not_yet  # fmt: skip
from symderiv.reading.meaning.algebra import spaces  # fmt: skip
from symderiv.reading.meaning.calculus import extrema, integrals, limits, transforms  # fmt: skip
from symderiv.reading.meaning.linear_algebra import norms  # fmt: skip
from symderiv.reading.meaning.probability import chances, divergences, expectations, moments  # fmt: skip
from symderiv.reading.meaning.sums import growth, sums  # fmt: skip
from symderiv.reading.syntax.surface import Name, Node, Scripted

if TYPE_CHECKING:
    from symderiv.reading.meaning.products import Run

__all__ = ["HEADS", "headed"]

Reader = Callable[["Run", Node, Name, int], Term | None]


def _maps_or_functional(run: Run, node: Node, base: Name, start: int) -> Term | None:
    return spaces.homomorphisms(run, node, base, start) or divergences.functional(run, node, base, start)


# By the name as written with its subscript (``D_{KL}``), or by the bare name; commands without their backslash.
HEADS: Mapping[str, Reader] = {
    **dict.fromkeys(("sum", "prod", "bigcup", "bigcap"), sums.summed),
    **dict.fromkeys(("max", "min", "sup", "inf", "argmax", "argmin"), extrema.extremum),
    "arg": transforms.argument, "Arg": transforms.argument,
    **dict.fromkeys(("int", "iint", "iiint", "oint"), integrals.integral),
    **dict.fromkeys(("lim", "limsup", "liminf"), limits.limit),
    **dict.fromkeys(("E", r"\mathbb{E}"), expectations.expectation),
    **dict.fromkeys(("Var", "var", "Variance", r"\mathbb{V}"), moments.variance),
    **dict.fromkeys(("Cov", "cov", r"\mathbb{C}"), moments.covariance),
    **dict.fromkeys(("Corr", "corr"), moments.correlation),
    **dict.fromkeys(("std", "Std", "SD", "sd"), moments.deviation),
    **dict.fromkeys(("Pr", r"\mathbb{P}"), chances.chance),
    **dict.fromkeys(("KL", "DKL", "D", r"\mathbb{D}", r"\mathcal{KL}", r"\mathcal{D}"), divergences.divergence),
    **dict.fromkeys(("JS", "JSD"), divergences.divergence),
    **dict.fromkeys(("H", "Ent", r"\mathcal{H}", r"\mathbb{H}"), divergences.entropy),
    **dict.fromkeys(("I", "MI", r"\mathcal{I}", r"\mathbb{I}"), divergences.information),
    **dict.fromkeys(("ELBO", "F", "J", "L", r"\mathcal{F}", r"\mathcal{J}"), divergences.functional),

    **dict.fromkeys(("Theta", "Omega"), growth.grown),
    **dict.fromkeys(("span", "Span", "spn", "Sp"), spaces.spanned),
    **dict.fromkeys((r"\mathcal{N}", "N", "C", r"\mathcal{R}", r"\mathcal{C}"), spaces.null_space),
    **dict.fromkeys(("Hom", "End"), spaces.homomorphisms), r"\mathcal{L}": _maps_or_functional,
    **dict.fromkeys(("GL", "SL", "Mat", "M", r"\mathcal{M}"), spaces.matrices),
    r"\mathcal{P}": spaces.power_set, **dict.fromkeys(("proj", "Proj"), spaces.projection),
    **dict.fromkeys(("Res", "res"), transforms.residue), "dir": norms.direction,
    "bigoplus": not_yet.reader("direct sums"), "bigotimes": not_yet.reader("tensor products"),
}  # fmt: skip


def headed(run: Run, node: Node, base: Node, start: int) -> Term | None:
    """What a head stands for with its argument; None where the factor is none, or its letter is a declared symbol."""
    if (convolved := transforms.convolution(run, node, start)) is not None:
        return convolved
    if not isinstance(base, Name):
        return None
    if (transformed := transforms.transform(run, node, start)) is not None:
        return transformed
    written = _named(node, base)
    reader = HEADS.get(written) or HEADS.get(_bare(base))
    if reader is None or (_is_declared(run, written, base) and not base.name.startswith("\\")):
        return None
    return reader(run, node, base, start)


def _is_declared(run: Run, written: str, base: Name) -> bool:
    """Whether a head is the name of a symbol: declared, or for a letter learnt of; ``\\mathbb{E}`` is not E."""
    if base.word or base.font:
        return written in run.e.context.symbols or written in run.e.scope
    return names.found(run.e, written) is not None and not (written == "E" and expectations.is_drawn(run.e))


def _bare(base: Name) -> str:
    return (names.name_of(base) or "").removeprefix("\\") if not base.font else names.name_of(base) or ""


def _named(node: Node, base: Name) -> str:
    if isinstance(node, Scripted) and node.sub is not None:
        with_subscript = names.name_of(Scripted(base, node.sub, None, 0, node.span))
        return (with_subscript or "").removeprefix("\\") if not base.font else with_subscript or ""
    return _bare(base)
