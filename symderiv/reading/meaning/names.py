"""Names: which symbol a letter is, fonts dropped; what it is when nobody declared it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from symderiv.language import outcomes
from symderiv.language.sorts import COMPLEX, INTEGER, LAW, POSITIVE_INTEGER, REAL, Function, Scalar, Set, Sort
from symderiv.language.spans import Span
from symderiv.language.terms import Apply, Symbol, Term, apply, number
from symderiv.reading.meaning import aliases, imaginary
from symderiv.reading.meaning.calculus import axes
from symderiv.reading.meaning.coercion import ALL_ONES, IDENTITY
from symderiv.reading.meaning.linear_algebra import conjugates, identities
from symderiv.reading.syntax.notation import BIG, FUNCTION_LETTERS, NOTATION
from symderiv.reading.syntax.surface import Accent, Name, Node, Num, Scripted, canonical, subscript

if TYPE_CHECKING:
    from symderiv.reading.meaning.elaboration import Elaborator

__all__ = ["found", "infer_whole", "name_of", "named", "resolved", "sequence", "time_function"]

BARS = frozenset({r"\overline", r"\bar"})
SHORT = {r"\widetilde": r"\tilde", r"\widehat": r"\hat", r"\overline": r"\bar"}
SETS = {"R": "reals", "C": "complexes", "Z": "integers", "N": "naturals"}
KEPT_FONTS = frozenset({r"\mathcal", r"\mathfrak", r"\mathbb"})  # all others are dropped
DOTS = frozenset({r"\dots", r"\ldots", r"\cdots", r"\vdots", r"\ddots"})
SIGNS = frozenset(
    r"\partial \nabla \forall \exists \top \bot \prime \circ \bullet \square \ast \star".split()  # noqa: SIM905
)


def name_of(node: Node) -> str | None:
    """The name a node is, with its subscript and accent; None where it is no name."""
    if type(node) is Name:
        return f"{node.font}{{{node.name}}}" if node.font in KEPT_FONTS else node.name
    if type(node) is Scripted:
        if node.sub is None or node.sup is not None or node.primes:
            return None
        inner = name_of(node.base)
        below = canonical(node.sub) if inner is not None else None
        return None if inner is None or below is None else inner + subscript(below)
    if type(node) is Accent:
        inner = name_of(node.base)
        return None if inner is None else f"{SHORT.get(node.accent, node.accent)} {inner}"
    return None


def found(e: Elaborator, name: str) -> Symbol | None:
    """The symbol of that name: bound, declared, or learnt of in an earlier pass; fonts do not matter.

    The letter of a random variable stands for its value.
    """
    for spelling in _spellings(name):
        if spelling in e.scope:
            return e.scope[spelling]
        if spelling in e.context.symbols:
            return outcomes.value(e.context.symbols[spelling])
    if name in e.findings.sorts:
        return declared_now(e, name, e.findings.sorts[name])
    return None


SETS_OF_NUMBERS = frozenset(rf"\mathbb{{{letter}}}" for letter in "RCZNQ")


def _spellings(name: str) -> list[str]:
    if "\\" not in name or name in SETS_OF_NUMBERS:
        return [name]
    plain = name
    for font in (r"\mathcal{", r"\mathfrak{", r"\mathbb{"):
        if name.startswith(font):
            plain = name.removeprefix(font).replace("}", "", 1)
    return list(dict.fromkeys([name, plain, plain.removeprefix(r"\vec "), plain.replace(r"\hat ", r"\widehat ")]))


def letter_pi(e: Elaborator, node: Node) -> Term | None:
    """The letter pi where only a letter can stand, as a value or a parameter of a law; None for any other node."""
    if not isinstance(node, Name) or node.name != r"\pi" or found(e, node.name) is not None:
        return None
    if re.search(r"\d\s*\\pi(?![A-Za-z])", e.latex):
        return e.fail(node.span, "a number and a letter are both written like this")
    e.findings.sorts[node.name] = REAL
    return Symbol(node.name, REAL, node.span)


def declared_now(e: Elaborator, name: str, sort: Sort) -> Symbol:
    """A symbol nobody declared, noted as such."""
    symbol = Symbol(name, sort)
    e.undeclared[name] = symbol
    return symbol


def sequence(e: Elaborator, name: str) -> Symbol | None:
    """The sequence whose members are written with the letter and an index, if one is declared."""
    if f"{name}_" in e.scope:
        return e.scope[f"{name}_"]
    symbol = e.context.symbols.get(f"{name}_")
    symbol = outcomes.value(symbol) if symbol is not None else None
    if symbol is None and f"{name}_" in e.findings.sorts:
        symbol = Symbol(name, e.findings.sorts[f"{name}_"])
        e.undeclared[f"{name}_"] = symbol
    if symbol is None and name not in e.scope:
        own = found(e, name)
        symbol = (
            own if own is not None and isinstance(own.sort, Function) and "sequence" in own.sort.properties else None
        )
    return symbol


def time_function(e: Elaborator, name: str) -> Symbol | None:
    """The function of time whose value is written with the letter, if one is declared, or the row has its motion."""
    symbol = e.context.symbols.get(f"{name}(")
    if symbol is not None and len(getattr(symbol.sort, "arguments", ())) > 1:  # a kernel K, beside a matrix K
        return None
    if symbol is None and f"{name}(" in e.findings.sorts:
        symbol = Symbol(name, e.findings.sorts[f"{name}("])
        e.undeclared[f"{name}("] = symbol
    return symbol


def time(e: Elaborator) -> Term:
    """The letter for time."""
    return found(e, "t") or declared_now(e, "t", REAL)


def at_time(e: Elaborator, name: str, span: Span) -> Term | None:
    """``d`` in an equation of motion: d(t)."""
    function = time_function(e, name)
    if function is None or name in e.scope:
        return None
    plain = e.context.symbols.get(name)
    if e.setting.timed or plain is None or plain == function:
        return e.build("apply", function, time(e), span=span)
    return None


def named(e: Elaborator, node: Name | Accent) -> Term:
    """What a letter, a word or an accented letter stands for."""
    if (unit := axes.unit_vector(e, node)) is not None:
        return unit
    if isinstance(node, Accent):
        return _accented(e, node)
    name, span = node.name, node.span
    if name == "1":
        return _ones(e, node)
    full = name_of(node) or name
    if node.font == r"\mathbb" and name in SETS and found(e, full) is None:
        return apply(SETS[name], span=span)
    if node.font == r"\mathbb" and name in ("F", "K") and found(e, full) is None:
        return Symbol(full, declared_now(e, full, Set(REAL)).sort, span)  # a field of numbers
    sign = node.word or name.startswith("\\") or bool(node.font)
    if name == "inf" and found(e, full) is None:
        return apply("infinity", span=span)  # x < \inf
    if sign and found(e, full) is None and (name in NOTATION.prefix or name in BIG):
        return e.fail(span, f"{name} without an argument")
    if name in DOTS:
        return e.fail(span, "dots are not read")
    if name in SIGNS or not (name[0].isalpha() or name[0] == "\\"):
        return e.fail(span, f"{name} does not stand for anything here")
    return resolved(e, full, span)


def _ones(e: Elaborator, node: Name) -> Term:
    r"""``\mathbf{1}``: a vector of ones where there are vectors, else a number in bold."""
    if identities.among_matrices(e):
        return Symbol(ALL_ONES.name, ALL_ONES.sort, node.span)
    if node.font == r"\mathbb":
        return e.fail(node.span, "an indicator of what?")
    return number(1)


def _accented(e: Elaborator, node: Accent) -> Term:
    full = name_of(node)
    inner = name_of(node.base)
    if inner is not None and in_motion(e, node):
        return motion(e, node, inner)
    if full is not None and (symbol := found(e, full)) is not None:
        return Symbol(symbol.name, symbol.sort, node.span)
    if node.accent in (r"\overline", r"\bar"):
        base = e.term(node.base)
        sort = e.sort(base)
        if isinstance(sort, Scalar) and sort.kind == "complex":
            return e.build("conjugate", base, span=node.span)
    if node.accent == r"\vec" and (inner is not None or isinstance(node.base, Num)):
        return resolved(e, inner, node.span) if inner is not None else e.term(node.base)
    if full is not None and isinstance(node.base, Name) and node.base.font == r"\mathbb":
        return e.fail(node.span, f"{node.accent} over a set of numbers")
    if full is None:
        barred = conjugates.of_value(e, node) if node.accent in BARS else None
        return barred or e.fail(node.span, f"{node.accent} over something that is no letter")
    if node.accent in BARS and isinstance(node.base, Accent) and node.base.accent in BARS:
        return e.fail(node.span, "a bar over a bar: are they conjugates?")
    if node.accent in BARS and inner is not None and conjugates.may_be(e, inner):
        return e.fail(node.span, "is this bar a conjugate, or part of the name?")
    return resolved(e, full, node.span)


def in_motion(e: Elaborator, node: Accent) -> bool:
    """Whether a dot stands for a derivative by time: over a declared function of time, or a letter nobody declared."""
    inner = name_of(node.base)
    if node.accent not in (r"\dot", r"\ddot") or inner is None:
        return False
    if time_function(e, inner) is not None:
        return True
    known = [name for name in (inner, name_of(node) or "", "t") if name in e.scope or name in e.context.symbols]
    if known or (found(e, inner) is not None and not isinstance(e.findings.sorts[inner], Scalar | Function)):
        return False
    e.findings.sorts[f"{inner}("] = Function((REAL,), REAL)
    return True


def motion(e: Elaborator, node: Accent, name: str, at: Term | None = None) -> Term:
    r"""``\dot d``, ``\ddot d``: derivatives by time, at the time t or another one."""
    function, now = time_function(e, name), time(e)
    assert function is not None
    if at is not None and at != now:
        from symderiv.language.terms import bind
        from symderiv.reading.meaning.calculus.unfolding import fresh

        moment = fresh(REAL, at, e.scope)
        moved = bind("derivative", moment, moment, apply("apply", function, moment), node.span)
        body = apply("apply", function, moment) if node.accent == r"\dot" else moved
        return bind("derivative", at, moment, body, node.span)
    if not isinstance(now, Symbol):
        return e.fail(node.span, "a derivative by time, where t stands for something else")
    from symderiv.language.terms import bind  # a binder over the letter for time

    once = bind("derivative", now, now, apply("apply", function, now), node.span)
    return once if node.accent == r"\dot" else bind("derivative", now, now, once, node.span)


def resolved(e: Elaborator, name: str, span: Span) -> Term:
    """What a name stands for: a symbol, a constant, an alias of a declared symbol, or a symbol nobody declared."""
    if (moving := at_time(e, name, span)) is not None:
        return moving
    if (symbol := found(e, name)) is not None and not _is_number_pi(e, symbol, span):
        return Symbol(symbol.name, symbol.sort, span)
    if name in NOTATION.constants:
        return apply(NOTATION.constants[name], span=span)
    if name == "e":
        letter = e.choose("e", "", "e is read as a letter, not as Euler's number")
        return apply("e", span=span) if not letter else _undeclared(e, name, span)
    if name == imaginary.UNIT and (has_complex(e) or _is_imaginary(e)):
        return apply("imaginary_unit", span=span)
    if name == "I" and identities.among_maps(e):
        return Symbol("I", IDENTITY.sort, span)
    if (alias := aliases.alias(e, name)) is not None:
        options = (f"{name} is read as {alias.name}", f"{name} is read as a letter of its own")
        keep = e.choose(("alias", name), *options[: 1 if getattr(alias.sort, "kind", "") == "integer" else 2])
        if not keep:
            e.aliases[name] = alias.name
            return Symbol(alias.name, alias.sort, span)
    return _undeclared(e, name, span)


def _is_number_pi(e: Elaborator, symbol: Symbol, span: Span) -> bool:
    r"""``2\pi`` in a row, where \pi is a law or a function elsewhere: a number before it says which one it is."""
    if symbol.name != r"\pi" or isinstance(symbol.sort, Scalar):
        return False
    return e.latex[max(0, span.start - 8) : span.start].rstrip(" {\\,;!")[-1:].isdigit()


def _undeclared(e: Elaborator, name: str, span: Span) -> Term:
    symbol = declared_now(e, name, LAW if e.outcomes and name in ("p", "q") else REAL)
    return Symbol(symbol.name, symbol.sort, span)


def _is_imaginary(e: Elaborator) -> bool:
    row = e.setting.row
    if row is None or not imaginary.possible(row):
        return False
    readings = "", "i is read as the imaginary unit"
    return e.choose("i", *readings) == 1 if not imaginary.likely(row) else e.choose("i", *reversed(readings)) == 0


def has_complex(e: Elaborator) -> bool:
    """Whether some declared symbol is a complex number."""
    return any(getattr(symbol.sort, "kind", "") == COMPLEX.kind for symbol in e.context.symbols.values())


def infer_whole(e: Elaborator, term: Term) -> None:
    """An undeclared letter used as a bound, an index or under a factorial is a whole number."""
    match term:
        case Symbol(name, sort) if e.undeclared.get(name) == term and sort == REAL:
            e.findings.sorts[name] = POSITIVE_INTEGER
        case Apply("add" | "subtract" | "multiply" | "negate" | "minimum" | "maximum", arguments):
            for argument in arguments:
                infer_whole(e, argument)


def infer_sequence(e: Elaborator, name: str, indices: int = 1) -> None:
    """An undeclared letter with a running index is a sequence of numbers, or a family of them with two indices."""
    e.findings.sorts[f"{name}_"] = Function((INTEGER,) * indices, REAL, frozenset({"sequence"}))


def is_function_letter(e: Elaborator, name: str) -> bool:
    """Whether an undeclared letter is customarily a function."""
    return name in FUNCTION_LETTERS or name.split("_")[0] in FUNCTION_LETTERS
