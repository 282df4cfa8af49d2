r"""Events: what is said of an outcome, with the letters of values; ``A \cup B^c`` for events by a letter."""

from __future__ import annotations

from symderiv.language.outcomes import OMEGA, as_values
from symderiv.language.printing.text import latex, letter
from symderiv.language.printing.writing import in_brackets
from symderiv.language.terms import Apply, Bind, Term

__all__ = ["statement_text"]

CERTAIN = {"true": r"\Omega", "false": r"\emptyset"}


def statement_text(statement: Term) -> str:
    """What is said of an outcome, with the letters of values; events by their letters."""
    if _is_event(statement):
        return _event(statement, 0)
    return latex(as_values(statement, OMEGA)[0])


def _is_event(term: Term) -> bool:
    match term:
        case Apply("true" | "false", ()):
            return True
        case Apply("apply", (_, outcome)):
            return outcome == OMEGA
        case Apply("and" | "or" | "not", parts):
            return all(map(_is_event, parts))
        case Bind("forall" | "exists", Apply("range")):
            return _is_event(term.open(letter(term)))
    return False


def _event(term: Term, least: int) -> str:
    match term:
        case Apply("not", (inner,)):
            return f"{_event(inner, 100)}^c"
        case Apply("and" | "or" as joined, (first, second)):
            level = 30 if joined == "and" else 20
            sign = r"\cap" if joined == "and" else r"\cup"
            inside = f"{_event(first, level)} {sign} {_event(second, level + 1)}"
            return in_brackets(inside) if level < least else inside
        case Bind("forall" | "exists" as all_or_some, Apply("range", (low, high))):
            index = letter(term)
            sign = r"\bigcap" if all_or_some == "forall" else r"\bigcup"
            inside = rf"{sign}_{{{index.name}={latex(low)}}}^{{{latex(high)}}} {_event(term.open(index), 31)}"
            return in_brackets(inside) if least > 0 else inside
        case Apply("true" | "false" as certain, ()):
            return CERTAIN[certain]
    return latex(as_values(term, OMEGA)[0])
