r"""Words in a row: connectives in five languages, labels before a statement, remarks after it, and names."""

# ruff: noqa: F403, F405

from __future__ import annotations

import pytest

from symderiv.language.printing import latex as printed
from symderiv.language.terms import bind
from symderiv.reading.formulas import ChainState, read_formula
from tests.reading.words import *

a, b, c, x, y, z = real(*"abcxyz")
n, i = whole(*"ni")
f, w = function("f"), sequence("w")
here = declared(a, b, c, x, y, z, n, f, w)
both_ways = (equal(x, 1), equal(y, 2))

SAID = [
    # Words that join
    (r"x = 1, \text{ but } y = 2",                     both_ways),
    (r"x = 1 \text{ while } y = 2",                    both_ways),
    (r"x = 1 \text{ whereas } y = 2",                  both_ways),
    (r"\text{Let } x = 1",                             [equal(x, 1)]),
    (r"\text{let } x = 1, y = 2",                      both_ways),
    (r"\text{Suppose that } x > 1",                    [greater(x, 1)]),
    (r"\text{Note that } x = 1",                       [equal(x, 1)]),
    (r"\text{So we have } x = 1",                      [equal(x, 1)]),
    (r"x = y \text{ using } x = z",                    [implies(equal(x, z), equal(x, y))]),
    (r"x = y \text{ due to } x = z",                   [implies(equal(x, z), equal(x, y))]),
    (r"x = 1 \text{ or } 2",                           [either(equal(x, 1), equal(x, 2))]),
    (r"x = 1, 2 \text{ or } 3",                        [either(either(equal(x, 1), equal(x, 2)), equal(x, 3))]),
    (r"x = a \text{ or } b",                           [either(equal(x, a), equal(x, b))]),
    # Several values of one letter are cases; those of two letters are not
    (r"x = 2, x = -3",                                 [either(equal(x, 2), equal(x, -number(3)))]),
    (r"x = 2 \quad x = 3",                             [either(equal(x, 2), equal(x, 3))]),
    (r"x = 2 \text{ and } x = 3",                      [either(equal(x, 2), equal(x, 3))]),
    (r"x = 1, y = 2",                                  both_ways),
    (r"x = y \text{ and } x = z",                      [equal(x, y), equal(x, z)]),
    # In other languages
    (r"x = 1 \text{ où } y = 2",                       both_ways),
    (r"x = 1 \text{ wobei } y = 2",                    both_ways),
    (r"x = 1 \text{ donde } y = 2",                    both_ways),
    (r"x = 1 \text{ y } y = 2",                        both_ways),
    (r"x = 1 \text{ o } x = 2",                        [either(equal(x, 1), equal(x, 2))]),
    (r"x = 1 \text{ car } y = 2",                      [implies(equal(y, 2), equal(x, 1))]),
    (r"x = 1 \text{ weil } y = 2",                     [implies(equal(y, 2), equal(x, 1))]),
    (r"x = 1 \text{ ya que } y = 2",                   [implies(equal(y, 2), equal(x, 1))]),
    (r"x^2 \ge 0 \text{ pour tout } x",                [bind("forall", reals, x, greater_equal(x**2, 0))]),
    (r"x^2 \ge 0 \text{ für alle } x",                 [bind("forall", reals, x, greater_equal(x**2, 0))]),
    # Labels
    (r"\text{(a)} \quad x = 1",                        [equal(x, 1)]),
    (r"(a) \quad x = 1",                               [equal(x, 1)]),
    (r"\text{(ii) } x = 1",                            [equal(x, 1)]),
    (r"\text{Case 1: } x > 0",                         [greater(x, 0)]),
    (r"\text{Prior}: x = 1",                           [equal(x, 1)]),
    (r"\text{Step 2:} \quad x = 1",                    [equal(x, 1)]),
    (r"Likelihood: x = 1",                             [equal(x, 1)]),
    (r"\text{By \eqref{mean}, } x = 1",                [equal(x, 1)]),
    (r"\text{From (2) we have } x = 1",                [equal(x, 1)]),
    # Remarks
    (r"x = y \quad \mid \text{From \ref{e} and \ref{f}}", [equal(x, y)]),
    (r"x = y \text{ (by Theorem~\ref{mean})}",         [equal(x, y)]),
    (r"x = y \quad \text{swap the sum and the integral}", [equal(x, y)]),
    (r"x = y \text{ definition of the mean}",          [equal(x, y)]),
    (r"x = y \quad \text{multiply and divide by } x",  [equal(x, y)]),
    (r"x = y \quad (\text{by } (3))",                  [equal(x, y)]),
    (r"x = y \quad \text{by } (3)",                    [equal(x, y)]),
    (r"x = y \quad \text{(chain rule)}",               [equal(x, y)]),
    (r"x = y \quad \mid \text{From (3)}",              [equal(x, y)]),
    (r"x + 1 = 2 \quad | -1",                          [equal(x + 1, 2)]),
    (r"2 x = 4 \quad \mid :2",                         [equal(2 * x, 4)]),
    (r"x = y \quad \text{QED}",                        [equal(x, y)]),
    (r"x = y \text{ as desired.}",                     [equal(x, y)]),
    # Conditions and reasons in brackets
    (r"w_i = 2 \quad (i = 1, \dots, n)",               [bind("forall", count(1, n), i, equal(call(w, i), 2))]),
    (r"x = y \quad [\text{since } x = z]",             [implies(equal(x, z), equal(x, y))]),
    (r"x = y \quad (\because x = z)",                  [implies(equal(x, z), equal(x, y))]),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "expected"), SAID)
def test_words_do_what_they_say(latex, expected):
    row = read_formula(latex, here)
    assert row.error() is None
    assert list(row.statements) == list(expected)
    for statement in row.statements:
        assert statement in read_formula(printed(statement), here).statements


NO_STATEMENT = [
    # Words that may limit or deny what stands before them, and words that are no name
    r"x = y \text{ unless } x = 0",
    r"x = y \text{ except when } x = 0",
    r"x = y \text{ unless \eqref{e}}",
    r"x = y \text{ is false}",
    r"\text{From (1) we cannot have } x = y",
    r"\text{By (3), if } x = 1",
    r"x = y + \text{\eqref{e}}",
    r"x = y \text{ does not hold}",
    r"x = y \quad \text{with probability } a",
    r"x = y \quad \text{for large values}",
    r"x = y \text{ (if x is not zero)}",
    r"x / x = 1 \text{ (for } x > 0)",
    r"x = 1 \text{ otherwise}",
    r"1 = 2 \quad \text{contradiction}",
    r"x = 5 \text{ square metres}",
    r"f(x) = 2 \text{ at } x = 1",
    r"x = the \; amount \; received",
    r"a < b \text{ and } c",
    r"|x| = 2 \quad | y |",
    r"x = 1 \quad (2)",
    r"x_i, i \in S",
]


@pytest.mark.parametrize("latex", NO_STATEMENT)
def test_words_that_limit_a_statement_are_not_passed_over(latex):
    assert read_formula(latex, here).unread


NAMES = [
    (r"x_{\text{set}} = 1", "x_{set}"),
    (r"x_\text{next} = 1", "x_{next}"),
    (r"\mathrm{set} = 1", "set"),
    (r"\text{cost} = 1", "cost"),
    (r"\text{Loss } = 1", "Loss"),
    (r"x = 5 \text{ cm}", "cm"),
]


@pytest.mark.parametrize(("latex", "name"), NAMES)
def test_words_that_are_names(latex, name):
    row = read_formula(latex, here)
    assert not row.unread
    assert name in {symbol.name for symbol in row.best.undeclared}


MODULO = [
    (r"a \equiv b \text{ mod } 12", "congruent_modulo"),
    (r"a \equiv b \mod 12", "congruent_modulo"),
    (r"a \equiv b \ (\mathrm{mod}\ n)", "congruent_modulo"),
    (r"a \equiv b \pmod{n}", "congruent_modulo"),
]


@pytest.mark.parametrize(("latex", "operator"), MODULO)
def test_a_modulus_in_words(latex, operator):
    (statement,) = read_formula(latex, here).statements
    assert statement.operator == operator
    assert printed(statement.arguments[2]) in ("12", "n")


def test_a_remark_does_not_end_a_chain():
    first = read_formula(r"x = y \quad \text{by definition of the mean}", here, chain=ChainState())
    second = read_formula(r"= z \quad \text{complete the square}", here, chain=first.chain)
    assert second.error() is None
    assert list(second.statements) == [equal(x, z)]


TYPED = [
    (r"lambda_{2} = 1", r"\lambda_{2} = 1"),
    (r"tr(A) = 1", r"\operatorname{tr}(A) = 1"),
]


@pytest.mark.parametrize(("typed", "meant"), TYPED)
def test_names_typed_as_letters(typed, meant):
    found, wanted = read_formula(typed), read_formula(meant)
    assert not found.unread
    assert found.statements == wanted.statements


CASES = ["otherwise", "sinon", "sonst", "en otro caso"]


@pytest.mark.parametrize("word", CASES)
def test_the_last_case_in_other_languages(word):
    row = read_formula(rf"f(x) = \begin{{cases}} 1 & x > 0 \\ 0 & \text{{{word}}} \end{{cases}}", here)
    assert not row.unread
