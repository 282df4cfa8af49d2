"""The authoring surface: what a script may say, and what it is told when it says something else."""

from __future__ import annotations

import pytest
from sympy import Abs, Determinant, Eq, Inverse, MatrixSymbol, Symbol, Transpose, sqrt

from symderiv.deriving import (
    Gaussian,
    Question,
    density,
    entry,
    equal,
    invertible,
    norm,
    positive,
    product,
    quadratic_form,
    zero,
)
from symderiv.deriving.steps import Paragraph, Step
from symderiv.errors import BuildError
from symderiv.language.printing.plain_text import plain
from symderiv.language.sorts import has
from symderiv.rules import (
    absolute_value_of_nonnegative,
    determinant_of_product,
    determinant_of_transpose,
    field_algebra,
    inverse_of_product,
)

n = Symbol("n", integer=True, positive=True)
S, x = MatrixSymbol("S", n, n), MatrixSymbol("x", n, 1)
a, b = Symbol("a", real=True), Symbol("b", real=True)


@pytest.fixture
def question():
    return Question("1", "A question")


def test_a_chain_proves_its_ends(question):
    with question.part("1.1", points=2) as part:
        part.show(Eq(Determinant(S * S.T), Determinant(S) ** 2))
        part.say("Two laws of determinants.")
        part.start(Determinant(S * S.T))
        part.eq(Determinant(S) * Determinant(S.T), by=determinant_of_product)
        part.eq(Determinant(S) ** 2, by=determinant_of_transpose)
    (derived,) = question.derivation().parts
    assert [type(entry) for entry in derived.entries] == [Paragraph, Step, Step]
    assert [step.id for step in derived.steps] == ["q1.1/step-1", "q1.1/step-2"]
    assert derived.rules == ("determinant_of_product", "determinant_of_transpose", "field_algebra")
    assert derived.context.assumptions == ()


def test_a_property_of_a_new_symbol_becomes_part_of_its_sort(question):
    part = question.part("1.1", points=1)
    part.given(invertible(S), positive(x))
    assert has(part.context.symbols["S"].sort, "invertible")
    assert has(part.context.symbols["x"].sort, "positive")
    assert part.context.assumptions == ()


def test_a_property_of_a_symbol_in_use_is_an_assumption(question):
    part = question.part("1.1", points=1)
    part.start(Determinant(S))
    part.given(invertible(S))
    assert [plain(statement) for statement in part.context.assumptions] == ["invertible(S)"]


def test_hypotheses_are_kept_apart(question):
    with question.part("1.1", points=1) as part:
        part.given(a >= 0)
        part.suppose(b >= 0)
        part.show(Eq(Abs(a + b), a + b))
        part.start(Abs(a + b))
        part.eq(a + b, by=absolute_value_of_nonnegative)
    (derived,) = question.derivation().parts
    assert [plain(h) for h in derived.hypotheses] == ["b >= 0"]
    assert len(derived.context.assumptions) == 2


def test_a_density_is_the_density_of_the_law(question):
    part = question.part("1.1", points=1)
    z = part.random("z", Gaussian(mean=zero(n), covariance=S * S.T))
    y = part.define("y", 2 * z)
    term = part.term(density(y)(x))
    assert plain(term) == "density of (law[z in normal(0, S S^T)] (2 z)) at x"


FAILURES = [
    # what                                          what is done                                         what is said
    ("a false step",                                lambda p: (p.start(a), p.eq(-a)),                    "counterexample: a = "),
    ("a false step of matrices",                    lambda p: (p.start(sqrt(Determinant(S) ** 2)), p.eq(Determinant(S))), "counterexample: n = "),
    ("a step that SymPy has made",                  lambda p: (p.start(a + a), p.eq(2 * a)),             "write it with product"),
    ("no left side",                                lambda p: p.eq(a),                                   "begin the chain with start"),
    ("a statement SymPy has decided",               lambda p: p.claim(Eq(a + 1, a)),                     "equal(a, b)"),
    ("a symbol nothing is said of",                 lambda p: p.start(Symbol("w")),                      'Symbol("w", real=True)'),
    ("no statement",                                lambda p: p.claim(a),                                "this is no statement"),
    ("sorts that do not fit",                       lambda p: p.claim(equal(a, x)),                      "do not fit"),
    ("an index beyond the last",                    lambda p: p.claim(equal(entry(x, n + 1), entry(x, n))), "has a side without a value"),
    ("givens that contradict",                      lambda p: (p.given(a > 0, a < 0), p.claim(equal(a, b))), "nothing satisfies what is given"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "done", "said"), FAILURES, ids=[f[0] for f in FAILURES])
def test_what_fails_says_where_and_why(question, what, done, said):
    part = question.part("1.1", points=1)
    with pytest.raises(BuildError) as failure:
        done(part)
    text = str(failure.value)
    assert text.startswith(f"symderiv: tests/deriving/test_script.py:{done.__code__.co_firstlineno}: "), text
    assert said in text, text


def test_a_part_closes_by_proving_exactly_its_target(question):
    with pytest.raises(BuildError, match=r"the target of part 1\.1 does not hold"), question.part("1.1", points=1) as part:  # noqa: PT012
        part.show(Eq(Determinant(S * S.T), Determinant(S) ** 3))
        part.start(Determinant(S * S.T))
        part.eq(Determinant(S) ** 2, by=[determinant_of_product, determinant_of_transpose])
    assert question.derivation().parts == ()


def test_a_part_without_a_target_is_refused(question):
    with pytest.raises(BuildError, match="shows nothing"), question.part("1.1", points=1) as part:
        part.say("Nothing.")


def test_a_step_may_not_lean_on_what_is_supposed_only_elsewhere(question):
    """That a step on the way is defined must follow from what is given, or the target is not proved."""
    with pytest.raises(BuildError), question.part("1.1", points=1) as part:  # noqa: PT012
        part.show(equal(a, b))
        part.start(a)
        part.eq(a * b / b, by=field_algebra)
        part.eq(b, by=field_algebra)


def test_products_keep_their_form(question):
    part = question.part("1.1", points=1)
    part.given(invertible(S))
    u = Inverse(S) * x
    part.start(product(Transpose(u), u))
    fact = part.eq(quadratic_form(Inverse(S * S.T), x), by=inverse_of_product)
    assert fact.theorem is not None
    assert plain(fact.theorem.conclusion) == "(S^-1 x)^T (S^-1 x) = x^T (S S^T)^-1 x"


def test_reasons_are_rules_facts_and_lists_of_them(question):
    part = question.part("1.1", points=1)
    given = part.given(Eq(norm(x), 1))
    part.start(Abs(norm(x)))
    part.eq(norm(x), by=[absolute_value_of_nonnegative, given])
    (step,) = (entry for entry in part.entries if isinstance(entry, Step))
    assert step.justification.rules == ("absolute_value_of_nonnegative",)
    assert step.justification.words.endswith("; assumption")


def test_inequalities_join(question):
    with question.part("1.1", points=1) as part:
        part.given(a >= b)
        part.show(a + 1 > b)
        part.start(a + 1)
        part.gt(a)
        part.ge(b)
    (derived,) = question.derivation().parts
    assert len({step.chain for step in derived.steps}) == 1
