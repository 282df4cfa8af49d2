"""What is printed is read back as the same term, over generated terms of all sorts; and no bracket is needless.

    python benchmarks/round_trip.py [--terms 100000] [--jobs 2] [--seed 1] [--all]

Prints how often each row of the vocabulary was made, the share of bracket pairs that are needed, and each kind of
failure with its smallest example. Ends with 1 where a term was read as something else, or too many were not read.
"""

# ruff: noqa: E501  (tables may be as wide as they need)
from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import reduce
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.terms_of_sorts import CONTEXT, NEVER_MADE, grown, kind_of, kinds_of_values, rows_in, shapes
from symderiv.errors import LanguageError
from symderiv.language.printing import latex
from symderiv.language.sorting import sort_of, variable_of
from symderiv.language.terms import Apply, Bind, Bound, Term, apply, children, size, subterms
from symderiv.language.vocabulary import VOCABULARY
from symderiv.reading.formulas import read_formula

# Printed for people to read; the reader does not know them yet, or reads them only where a document says what they are.
IN_WORDS = "said in words, which are read as declarations, not inside a formula"
NOT_READ_BACK: dict[str, str] = {
    **dict.fromkeys(("unit_vector", "space_dimension", "field_divergence", "derivative_along", "boundary", "complex_argument"), "of a space that is meant"),
    **dict.fromkeys(("length_integral", "area_integral", "surface_integral", "volume_integral", "coordinate_integral"), "over a region that is meant"),
    **dict.fromkeys(("line_integral", "flux_integral", "form_integral", "contour_integral", "residue"), "of a field or a function that is meant"),
    **dict.fromkeys(("laplace_transform", "inverse_laplace_transform", "fourier_transform"), "by letters that are customary"),
    **dict.fromkeys(("at_point", "integral_by", "change_between", "convolution"), "of quantities that vary in a way that is not written"),
    **dict.fromkeys(("invertible", "positive_definite", "lower_triangular", "nonzero_entries", "positive_diagonal"), IN_WORDS),
    **dict.fromkeys(("strictly_increasing", "maps_onto", "continuous", "tends_to_infinity"), IN_WORDS),
    **dict.fromkeys(("converges_to", "agrees_to_order"), "of a pair, made by their readers only"),
    "positive_entries": "written as a relation to zero, and read as one", "inner": "of two vectors it is read as their product",
    **dict.fromkeys(("largest_value", "smallest_value"), "of a list of values, made by their readers only"), "beta": "its letter is a capital beta, or a B", "lambda": "its letter is any number, a function of others is declared", "differential": "only beside others in an equation of differentials",
    "formal_derivative": "only of letters that are declared as functions of others", "operations": "only in counting",
    "of_order": "the number that grows is found in the formula, not written",
}  # fmt: skip

ABOUT_STATEMENTS = frozenset({"forall", "exists", "exists_unique", "such_that", "probability", "given"})
PIECE = 500
MOST_UNREAD = 0.002  # of all terms: what is not read is said not to be read


@dataclass
class Tally:
    """What a campaign found; adds up."""

    terms: int = 0
    rows: Counter[str] = field(default_factory=Counter)
    brackets: int = 0
    needless: Counter[str] = field(default_factory=Counter)
    unread: list[tuple[Term, Term]] = field(default_factory=list)  # as made, and made small
    misread: list[tuple[Term, Term]] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Takes in what another campaign found."""
        self.terms += other.terms
        self.rows += other.rows
        self.brackets += other.brackets
        self.needless += other.needless
        self.unread += other.unread
        self.misread += other.misread


def read_back(text: str) -> Term | None:
    """The term or statement of the most plausible reading; None where something in it was not read."""
    try:
        row = read_formula(text, CONTEXT)
    except Exception:  # reading never raises: the campaign goes on, and reports it
        return None
    if row.unread:
        return None
    if row.best.links and row.best.links[-1].relation in ("implies", "iff"):
        return row.best.links[-1].step
    if row.statements:
        return reduce(lambda a, b: apply("and", a, b), row.statements)
    said = row.sides
    return said[0] if len(said) == 1 else None


def returns(term: Term) -> bool:
    """Whether the term is read back as itself."""
    return read_back(latex(term)) == term


def is_read(term: Term) -> bool:
    """Whether the term is read back as something."""
    return read_back(latex(term)) is not None


def smaller(term: Term) -> Iterator[Term]:
    """Terms that are a little simpler: closed parts of it, and the same with one part made simpler."""
    for part in subterms(term):
        if part is not term and not any(isinstance(inner, Bound) for inner in subterms(part)):
            yield part
    yield from _simpler(term)


def _simpler(term: Term) -> Iterator[Term]:
    parts = children(term)
    for at, part in enumerate(parts):
        for simple in (*children(part), *_simpler(part)) if not isinstance(part, Bind) else _simpler(part):
            if _kind(simple) != _kind(part):
                continue
            changed = (*parts[:at], simple, *parts[at + 1 :])
            yield (
                Apply(term.operator, changed)
                if isinstance(term, Apply)
                else Bind(term.operator, changed[0], changed[1], term.written_as)
            )


def _kind(term: Term) -> str | None:
    """The kind of a closed part; "" of one with a loose variable."""
    if any(isinstance(inner, Bound) for inner in subterms(term)):
        return ""
    try:
        return {"integer": "real"}.get(kind := kind_of(sort_of(term)) or "", kind)
    except LanguageError:
        return None


def shrunk(term: Term, fails: object = returns) -> Term:
    """A smallest term, of those reached step by step, that is not read back either."""
    for _ in range(60):
        for candidate in sorted(smaller(term), key=size):
            if size(candidate) < size(term) and _sorted(candidate) and not fails(candidate):  # type: ignore[operator]
                term = candidate
                break
        else:
            return term
    return term


def _is_said(term: Term) -> bool:
    """Whether it is a statement, as far as that can be told with a loose variable in it."""
    return isinstance(term, Apply | Bind) and VOCABULARY[term.operator].writes.level <= 10


def _sorted(term: Term) -> bool:
    try:
        for part in subterms(term):
            if isinstance(part, Bind) and part.operator in ABOUT_STATEMENTS and not _is_said(part.body):
                return False
            outer = isinstance(part, Bind) and not any(isinstance(inner, Bound) for inner in subterms(part.domain))
            if outer and kind_of(variable_of(part).sort) is None:
                return False
        return kind_of(sort_of(term)) in (*kinds_of_values(), "statement")
    except LanguageError:
        return False


CALLED = re.compile(
    r"(\\(?:exp|max|min|log|det|Re|Im|(?:arc)?(?:sin|cos|tan|cot|sec|csc)h?|mathcal\{[A-Z]\})|\\operatorname\{\w+\}"
    r"|\\frac\{(?:\\partial|d)[^{}]*(?:\{\d\})?\}\{(?:\\partial|d) ?(?:[^{}]|\{[^{}]*\})*\})$"
)
BIG = re.compile(
    r"\\(?:sum|prod|int|lim|limsup|liminf|max|min|sup|inf|operatorname\*\{arg\w+\})(?:[_^](?:\w|\{.*\}))+ $"
)


def bracket_pairs(text: str) -> Iterator[str]:
    """The text without one pair of round brackets, for each pair that is there to group.

    Not counted are those that stand for the eye, or belong to a sign: around what begins with a sign or is a fraction
    with a script (``-(-a)``, ``(1/2)^2``), after a word (``\\exp(x)``, ``\\frac{\\partial}{\\partial x}(y)``), before or
    after the sign of a factorial, around an integrand, and after a big sign with its range.
    """
    opened: list[tuple[int, int]] = []
    for sign in re.finditer(r"\\left\(|\\right\)|\(|\)", text):
        if sign.group().endswith("("):
            opened.append(sign.span())
        elif opened:
            (first, last), (start, end) = opened.pop(), sign.span()
            inside, before, after = text[last:start].strip(), text[:first], text[end:]
            for_the_eye = inside.startswith(("-", "{")) or (inside.startswith(r"\frac") and after[:1] in ("^", "_"))
            counted = inside.endswith("!") or after.startswith("!")
            integrand = re.match(r" ?\\, ?d", after) is not None
            if not (for_the_eye or counted or integrand or CALLED.search(before) or BIG.search(before)):
                yield f"{before} {text[last:start]} {after}"


def campaign(seed: int, terms: int, every_row: bool = False) -> Tally:
    """So many terms."""
    random, tally = Random(seed), Tally(terms)
    without = frozenset() if every_row else frozenset(NOT_READ_BACK)
    for _ in range(terms):
        term = grown(random, random.choice([1, 2, 3, 3, 4]), without=without)
        tally.rows.update(rows_in(term))
        text = latex(term)
        back = read_back(text)
        if back != term:
            failures, fails = (tally.unread, is_read) if back is None else (tally.misread, returns)
            failures.append((term, shrunk(term, fails) if len(failures) < 12 else term))
            continue
        for less in bracket_pairs(text):
            tally.brackets += 1
            if read_back(less) == term and len(read_formula(less, CONTEXT).readings) == 1:
                tally.needless[text] += 1
    return tally


def _reported(tally: Tally) -> None:
    made = {name for rows in shapes().values() for name in rows}
    print(f"{tally.terms} terms, of {len(tally.rows)} rows of the vocabulary:")
    print("  " + ", ".join(f"{name} {count}" for name, count in tally.rows.most_common()))
    never = [name for name in VOCABULARY if name not in made]
    print(f"never made: {', '.join(f'{name} ({NEVER_MADE.get(name, chr(63))})' for name in never)}")
    print(f"not read back yet: {', '.join(f'{name} ({why})' for name, why in NOT_READ_BACK.items()) or 'none'}")
    idle = sum(tally.needless.values())
    print(f"brackets: {tally.brackets} pairs, of which {1 - idle / max(1, tally.brackets):.2%} are needed")
    for text in sorted(tally.needless, key=len)[:8]:
        print(f"  needless in  {text}")
    _failures("not read back", tally.unread)
    _failures("read back as something else", tally.misread)


def _failures(what: str, failures: list[tuple[Term, Term]]) -> None:
    print(f"{what}: {len(failures)}")
    by_row: dict[str, Term] = {}
    for _, small in sorted(failures, key=lambda pair: size(pair[1])):
        by_row.setdefault(" ".join(sorted(rows_in(small))), small)
    for name, small in list(by_row.items())[:30]:
        try:
            row = read_formula(latex(small), CONTEXT)
            why: object = row.unread[0][1] if row.unread else (row.statements or row.sides)
        except Exception as error:
            why = f"RAISED {error!r}"
        print(f"  {name}:  {latex(small)}\n      {small!r}\n      read: {why}")


def main(arguments: Iterable[str] | None = None) -> int:
    """The campaign, piece by piece, over some processes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--terms", type=int, default=100_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--all", action="store_true", help="also rows that are known not to be read back")
    asked = parser.parse_args(list(arguments) if arguments is not None else None)
    pieces = [(asked.seed * 1_000_003 + at, min(PIECE, asked.terms - at)) for at in range(0, asked.terms, PIECE)]
    total = Tally()
    with ProcessPoolExecutor(asked.jobs) as pool:
        for tally in pool.map(campaign, *zip(*pieces, strict=True), [asked.all] * len(pieces)):
            total.add(tally)
    _reported(total)
    return 1 if total.misread or len(total.unread) > MOST_UNREAD * total.terms else 0


if __name__ == "__main__":
    raise SystemExit(main())
