"""Formulas: a row of LaTeX and its context to typed statements, in every admissible reading.

Nothing is evaluated, nothing is raised for what a writer wrote: what cannot be read is named with its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from symderiv.errors import LanguageError
from symderiv.language.contexts import Context
from symderiv.language.sorts import Sort
from symderiv.language.terms import Term
from symderiv.reading.discourse.clauses import Clause, Clauses, clauses_of
from symderiv.reading.discourse.linking import Linked
from symderiv.reading.discourse.readings import ChainState, Link, Reading, ReadRow, Running, unreadable
from symderiv.reading.inference.rows import members_in_row, sorts_in_row
from symderiv.reading.meaning import names
from symderiv.reading.meaning.ambiguity import Choices, choices_of
from symderiv.reading.meaning.elaboration import Budget, Elaborator, Findings, Setting
from symderiv.reading.meaning.probability.law_letters import Laws, laws_in
from symderiv.reading.meaning.probability.random_letters import letters_of
from symderiv.reading.syntax.parser import parse
from symderiv.reading.syntax.surface import (
    Accent,
    Braced,
    Group,
    Name,
    Node,
    Num,
    Product,
    Row,
    Scripted,
    canonical,
    walk,
)  # fmt: skip

__all__ = ["ChainState", "Link", "ReadRow", "Reading", "Running", "read_formula", "read_statement"]

MOST_READINGS, MOST_PASSES = 8, 4
BARS = 4  # as many may be paired in two ways: |a|b|c|


def read_formula(latex: str, context: Context = Context(), *, chain: ChainState | None = None) -> ReadRow:  # noqa: B008
    """One row. With ``chain``, a row without a relation or beginning with one carries on the row before."""
    surface = parse(latex)
    clauses = clauses_of(surface)
    state = chain or ChainState()
    try:
        row = _row(latex, context, surface, clauses, state, carries=chain is not None)
        if row.unread or not _has_bars(latex, surface) or (nested := parse(latex, nested=True)) == surface:
            return row
        return _both(row, _row(latex, context, nested, clauses_of(nested), state, carries=chain is not None))
    except RecursionError:
        return unreadable(latex, "a formula nested too deep", state)
    except LanguageError as error:
        return unreadable(latex, error.message, state)


def read_statement(latex: str, context: Context = Context()) -> list[Term]:  # noqa: B008
    """What the most plausible reading of one row says. Raises `ReadingError` at the first piece that cannot be read."""
    row = read_formula(latex, context)
    if (error := row.error()) is not None:
        raise error
    return list(row.statements)


def _row(latex: str, context: Context, surface: Row, clauses: Clauses, state: ChainState, *, carries: bool) -> ReadRow:
    found: list[tuple[Reading, Running]] = []
    depends = carries and _leans_on_chain(clauses)
    budget = Budget()
    laws = laws_in(surface)
    seen = sorts_in_row(latex, surface, context, laws)
    seen |= members_in_row(latex, surface, clauses, context, seen)
    for running in state.alternatives if depends else state.alternatives[:1]:
        setting = _setting(surface, context, running, laws)
        read_so = partial(_reading, latex, context, setting, clauses, running, carries, budget, seen)
        try:
            for _, read in choices_of(read_so):
                if all(not _same(read[0], known) for known, _ in found):
                    found.append(read)
        except LanguageError:
            if not found:
                raise
            break
    fewest = min(len(reading.unread) for reading, _ in found)
    kept = sorted((r for r in found if len(r[0].unread) == fewest), key=lambda r: r[0].turned)[
        : MOST_READINGS if not fewest else 1
    ]
    begins = bool(clauses.opens or (clauses.clauses and clauses.clauses[0].opens))
    ends = bool(clauses.closes or (clauses.clauses and clauses.clauses[-1].closes))
    alternatives = tuple(dict.fromkeys(running for _, running in kept))
    if _is_reason(clauses):  # the next row may go on with what stands before it
        alternatives = tuple(dict.fromkeys((*state.alternatives, *alternatives)))
    return ReadRow(latex, tuple(r for r, _ in kept), begins, ends, ChainState(alternatives))


def _has_bars(latex: str, surface: Row) -> bool:
    """Whether there are enough bars, and some of them enclose something: only those can be paired otherwise."""
    enough = latex.count("|") + latex.count(r"\vert") >= BARS
    return enough and any(isinstance(node, Group) and node.opening in ("|", r"\|") for node in walk(surface))


def _both(row: ReadRow, nested: ReadRow) -> ReadRow:
    """The readings of a row whose bars can be paired in two ways."""
    if nested.unread:
        return row
    turned = (
        replace(one, turned=one.turned + 1, notes=(*one.notes, "bars are read as nested")) for one in nested.readings
    )
    more = [one for one in turned if not any(_same(one, known) for known in row.readings)]
    chain = ChainState(tuple(dict.fromkeys((*row.chain.alternatives, *nested.chain.alternatives))))
    return replace(row, readings=(*row.readings, *more)[:MOST_READINGS], chain=chain) if more else row


def _same(a: Reading, b: Reading) -> bool:
    return (a.links, a.sides, a.statements) == (b.links, b.sides, b.statements)


def _is_reason(clauses: Clauses) -> bool:
    r"""Whether a row only says why: ``\because \ln 1 = 0``."""
    return bool(clauses.clauses) and clauses.clauses[0].reason and not clauses.closes


def _leans_on_chain(clauses: Clauses) -> bool:
    first = clauses.clauses[0] if clauses.clauses else Clause()
    return bool(clauses.opens or first.opens or (len(clauses.clauses) == 1 and len(first.sides) == 1))


def _reading(
    latex: str,
    context: Context,
    setting: Setting,
    clauses: Clauses,
    running: Running,
    carries: bool,
    budget: Budget,
    seen: Mapping[str, Sort],
    choices: Choices,
) -> tuple[Reading, Running]:
    """One reading, in a few passes: each learns the sorts of undeclared letters from the one before, or from use."""
    findings = Findings(dict(seen))
    for _ in range(MOST_PASSES):
        known = dict(findings.sorts)
        e = Elaborator(latex, context, Choices(choices.taken), findings, setting, budget)
        made = Linked(e, clauses, running, carries)
        if findings.sorts == known:
            break
    choices.met.update(e.choices.met)
    return made.reading(choices.turned), made.running


def _setting(surface: Row, context: Context, running: Running, laws: Laws) -> Setting:
    """What the row as a whole says: of time, and of the index of its iterates."""
    timed = running.timed
    indices: dict[str, Node] = {}
    for node in walk(surface) if context.symbols else ():
        if type(node) is Name or type(node) is Num:
            continue
        match node:
            case Accent(r"\dot" | r"\ddot", base, _):
                timed = timed or f"{names.name_of(base)}(" in context.symbols
            case Braced(r"\frac", (_, below), _):
                timed = timed or (canonical(below) == "dt" and any(key.endswith("(") for key in context.symbols))
            case Product(factors, signs, _):
                pairs = zip(factors, factors[1:], signs, strict=False)
                timed = timed or any(
                    _at_t(a, b) and sign == "" and f"{names.name_of(a)}(" in context.symbols for a, b, sign in pairs
                )
            case Scripted(base, sub, sup, 0, _) if f"{names.name_of(base)}_" in context.symbols:
                for index in (sub, sup):
                    if index is not None and (text := canonical(index)) is not None and not text.isdigit():
                        indices[text] = index
    base_index = next((node for text, node in indices.items() if f"{text}+1" in indices), None)
    if base_index is None and len(indices) == 1:
        base_index = next(iter(indices.values()))
    letters = letters_of(surface, running.head, running.last)
    return Setting(base_index, timed, laws, surface, (running.head, running.last), letters)


def _at_t(name: Node, group: Node) -> bool:
    return (
        names.name_of(name) is not None
        and isinstance(group, Group)
        and len(group.items) == 1
        and canonical(group.items[0]) == "t"
    )
