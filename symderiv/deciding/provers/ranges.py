"""Sums and products over ranges."""

from __future__ import annotations

from fractions import Fraction

from symderiv.errors import LanguageError
from symderiv.kernel.theorems import KernelError, Theorem, infer
from symderiv.language.dimensions import linear_form
from symderiv.language.terms import Apply, Bind, Number, Term
from symderiv.rules import all_rules

__all__ = ["made", "written_out"]

ONE = Number(Fraction(1))


def written_out(term: Term) -> Theorem | None:
    """A sum or product over a range of numbers, written out."""
    match term:
        case Bind("sum" | "product", Apply("range", ends)) if all(linear_form(end).keys() <= {ONE} for end in ends):
            return made("written_out_range", total=term)
    return None


def made(name: str, **terms: Term) -> Theorem | None:
    """What a rule's checker makes of terms; None where it refuses them."""
    try:
        return infer(all_rules()[name], **terms)
    except (KernelError, LanguageError):
        return None
