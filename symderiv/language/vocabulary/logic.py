"""Relations, connectives, quantifiers and sets."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any

from flint import fmpq

from symderiv.errors import LanguageError
from symderiv.language import meaning_sets as sets
from symderiv.language import meaning_statements as statements
from symderiv.language.meaning_exact import Undefined, minus, power_defined, whole
from symderiv.language.meaning_statements import Truth
from symderiv.language.signature import Binder, Operator, Writing
from symderiv.language.sort_rules import cartesian, same_sorts, statement_of
from symderiv.language.sorts import (
    COMPLEX,
    INTEGER,
    NATURAL,
    REAL,
    STATEMENT,
    UNKNOWN,
    Scalar,
    Set,
    Sort,
    Statement,
    Unknown,
)
from symderiv.language.vocabulary.analysis import _element as element
from symderiv.language.vocabulary.sets import joined


def _relation(name: str, sign: str, *reads: str, exact: Callable[..., Truth], sympy: str = "") -> Operator:
    return Operator(name, same_sorts("a relation"), Writing(f"{{0}} {sign} {{1}}", 10, (11, 11)),
                    reads=tuple(f"# {r} #" for r in (sign, *reads)), sympy=sympy, exact=exact)  # fmt: skip


def _connective(
    name: str, sign: str, level: int, *reads: str, exact: Callable[..., Truth], sympy: str = ""
) -> Operator:
    return Operator(name, statement_of(Statement), Writing(f"{{0}} {sign} {{1}}", level, (level + 1, level + 1)),
                    reads=tuple(f"# {r} #" for r in (sign, *reads)), sympy=sympy, exact=exact)  # fmt: skip


def _sets(name: str, sign: str, *reads: str) -> Operator:
    return Operator(name, statement_of(Set), Writing(f"{{0}} {sign} {{1}}", 10, (11, 11)),
                    reads=tuple(f"# {r} #" for r in (sign, *reads)))  # fmt: skip


def _vague(name: str, sign: str, *reads: str) -> Operator:
    """A relation that no model decides: how near is near?"""
    return Operator(name, same_sorts("a relation"), Writing(f"{{0}} {sign} {{1}}", 10, (11, 11)),
                    reads=tuple(f"# {r} #" for r in (sign, *reads)))  # fmt: skip


def _by_cases(*parts: Sort) -> Sort:
    """What all values are; conditions are statements. The last value may have no condition: it is for all others."""
    values, conditions = parts[0::2], parts[1::2]
    if len(parts) < 2 or not all(isinstance(c, Statement | Unknown) for c in conditions):
        raise LanguageError("cases: values, each with its condition")
    return reduce(joined, values)


def _indicated(condition: Sort) -> Sort:
    if not isinstance(condition, Statement | Unknown):
        raise LanguageError("an indicator: of something that is no statement")
    return NATURAL


def _divides(divisor: Any, number: Any) -> Any:
    """Whether a whole number is a multiple of another, for whole numbers that are known exactly."""
    if not all(isinstance(x, fmpq) and x.denominator == 1 for x in (divisor, number)):
        raise Undefined("a whole number is needed")
    return statements.truth_of(number == 0 if divisor == 0 else number.p % divisor.p == 0)


def _delta(a: Any, b: Any) -> Any:
    known = statements.equal(a, b)
    if known not in (statements.HOLDS, statements.FAILS):
        raise Undefined("whether two indices are equal is not known")
    return fmpq(int(known is statements.HOLDS))


def _finite(*elements: Sort) -> Sort:
    return Set(elements[0] if elements else UNKNOWN)


def _quantifier(name: str, sign: str) -> Binder:
    return Binder(name, element, lambda over, body: STATEMENT, Writing(f"{sign} {{v}} \\in {{d}}:\\ {{b}}", 4, (4,)))


LOGIC = (
    # A statement with a name, such as a hypothesis, and what it says.
    Operator("stands_for", statement_of(Statement), Writing("{0} : {1}", 1, (11, 3))),
    _relation("equal", "=", r"\equiv", exact=statements.equal, sympy="Eq"),
    _relation("not_equal", r"\neq", r"\ne", exact=statements.not_equal, sympy="Ne"),
    _relation("less", "<", r"\lt", exact=statements.less, sympy="Lt"),
    _relation("less_equal", r"\leq", r"\le", r"\leqslant", r"\eqslantless", exact=statements.less_equal, sympy="Le"),
    _relation("greater", ">", r"\gt", exact=lambda a, b: statements.less(b, a), sympy="Gt"),
    _relation("greater_equal", r"\geq", r"\ge", r"\geqslant", r"\eqslantgtr", exact=lambda a, b: statements.less_equal(b, a), sympy="Ge"),
    _relation("proportional", r"\propto", exact=statements.same_direction),
    _vague("approximately", r"\approx", r"\thickapprox"),
    _vague("nearly_equal", r"\simeq"),
    _vague("congruent", r"\cong"),
    _vague("becomes", r"\leftarrow", r"\gets"),  # an assignment: what the letter stands for from now on
    _vague("much_less", r"\ll"),
    _vague("much_greater", r"\gg"),
    # Of symmetric matrices: the difference is positive semidefinite, or definite (Loewner's order).
    _relation("precedes_equal", r"\preceq", r"\preccurlyeq", exact=lambda a, b: statements.loewner(b, a, strict=False)),
    _relation("precedes", r"\prec", exact=lambda a, b: statements.loewner(b, a, strict=True)),
    _relation("succeeds_equal", r"\succeq", r"\succcurlyeq", exact=lambda a, b: statements.loewner(a, b, strict=False)),
    _relation("succeeds", r"\succ", exact=lambda a, b: statements.loewner(a, b, strict=True)),
    Operator("congruent_modulo", statement_of(Scalar), Writing(r"{0} \equiv {1} \pmod{{{2}}}", 10, (11, 11, 0)),
             exact=lambda a, b, m: _divides(m, minus(a, b))),
    Operator("divides", statement_of(Scalar), Writing(r"{0} \mid {1}", 10, (11, 11)), exact=_divides),
    _sets("subset", r"\subset", r"\subsetneq"),
    _sets("subset_equal", r"\subseteq"),
    _sets("superset", r"\supset", r"\supsetneq"),
    _sets("superset_equal", r"\supseteq"),
    Operator("not_member", statement_of(object, Set), Writing(r"{0} \notin {1}", 10, (11, 11)), reads=(r"# \notin #",),
             exact=lambda x, domain: statements.opposite(domain.contains(x))),
    Operator("contains", statement_of(Set, object), Writing(r"{0} \ni {1}", 10, (11, 11)), reads=(r"# \ni #",),
             exact=lambda domain, x: domain.contains(x)),
    # Values, each followed by its condition, and the value for all else; the first condition that holds counts.
    Operator("cases", _by_cases, Writing(r"\begin{{cases}}{*}\end{{cases}}", 100, (0,)), sympy="Piecewise"),
    # 1 where the statement holds, else 0.
    Operator("indicator", _indicated, Writing(r"\mathbf{{1}}\left\{{{0}\right\}}", 100, (0,))),
    Operator("kronecker_delta", lambda a, b: NATURAL, Writing(r"\delta_{{{0}, {1}}}", 60, (0, 0)), sympy="KroneckerDelta",
             exact=_delta),
    Operator("member", statement_of(object, Set), Writing(r"{0} \in {1}", 10, (11, 11)), reads=(r"# \in #",),
             exact=lambda x, domain: domain.contains(x)),
    Operator("power_defined", statement_of(object, object), Writing(r"{0}^{{{1}}} \text{{ is defined}}", 10, (51, 0)),
             exact=lambda a, n: statements.truth_of(power_defined(a, n))),
    Operator("true", lambda: STATEMENT, Writing(r"\top", 100, ()), sympy="true",
             exact=lambda: statements.HOLDS),
    Operator("false", lambda: STATEMENT, Writing(r"\bot", 100, ()), sympy="false",
             exact=lambda: statements.FAILS),
    Operator("not", statement_of(Statement), Writing(r"\neg {0}", 9, (11,)), reads=(r"\neg #", r"\lnot #"), sympy="Not",
             exact=statements.opposite),
    _connective("and", r"\wedge", 8, r"\land", exact=lambda a, b: statements.all_of((a, b)), sympy="And"),
    _connective("or", r"\vee", 7, r"\lor", exact=lambda a, b: statements.any_of((a, b)), sympy="Or"),
    _connective("implies", r"\Rightarrow", 3, r"\implies", r"\rightarrow", r"\to", r"\Longrightarrow", exact=statements.implies, sympy="Implies"),
    _connective("iff", r"\Leftrightarrow", 2, r"\iff", r"\Longleftrightarrow", exact=statements.iff, sympy="Equivalent"),
    _quantifier("forall", r"\forall"),
    _quantifier("exists", r"\exists"),
    _quantifier("exists_unique", r"\exists!"),
    Operator("range", cartesian(INTEGER), Writing(r"\{{{0}, \dots, {1}\}}", 100, (0, 0)),
             exact=sets.whole_numbers),
    Operator("from", cartesian(INTEGER), Writing(r"\{{{0}, {0} + 1, \dots\}}", 100, (0,)),
             exact=lambda first: sets.From(whole(first))),
    Operator("set", _finite, Writing(r"\{{{*}\}}", 100, (0,)), sympy="FiniteSet",
             exact=lambda *members: sets.Finite(members)),
    Operator("reals", cartesian(REAL), Writing(r"\mathbb{{R}}", 100, ()), reads=(r"\mathbb{R}", r"\R"), sympy="Reals",
             exact=lambda: sets.Plain("reals")),
    Operator("complexes", cartesian(COMPLEX), Writing(r"\mathbb{{C}}", 100, ()), reads=(r"\mathbb{C}",), sympy="Complexes",
             exact=lambda: sets.Plain("complexes")),
    Operator("integers", cartesian(INTEGER), Writing(r"\mathbb{{Z}}", 100, ()), reads=(r"\mathbb{Z}",), sympy="Integers",
             exact=lambda: sets.Plain("integers")),
    Operator("naturals", cartesian(NATURAL), Writing(r"\mathbb{{N}}", 100, ()), reads=(r"\mathbb{N}",), sympy="Naturals0",
             exact=lambda: sets.Plain("naturals")),
    Operator("vectors", lambda *_: UNKNOWN, Writing(r"\mathbb{{R}}^{{{0}}}", 100, (0,)), reads=(r"\mathbb{R}^{#}",),
             exact=sets.sized("vectors")),
    Operator("closed_interval", cartesian(REAL), Writing("[{0}, {1}]", 100, (0, 0)),
             exact=sets.interval(True, True)),
    Operator("open_interval", cartesian(REAL), Writing("({0}, {1})", 100, (0, 0)),
             exact=sets.interval(False, False)),
    Operator("closed_open_interval", cartesian(REAL), Writing("[{0}, {1})", 100, (0, 0)),
             exact=sets.interval(True, False)),
    Operator("open_closed_interval", cartesian(REAL), Writing("({0}, {1}]", 100, (0, 0)),
             exact=sets.interval(False, True)),
)  # fmt: skip

__all__ = ["LOGIC", "Scalar"]
