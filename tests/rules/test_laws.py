"""The algebra of laws: densities, expectations, divergences, entropies; what it proves, what it must not."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import assume as assume_read
from hypothesis import strategies as st

from symderiv.deadlines import Deadline
from symderiv.deciding.decide import decide as deciding
from symderiv.deciding.prove import prove
from symderiv.deciding.refutation import recheck, refute
from symderiv.deciding.verdicts import Refuted
from symderiv.errors import ReadingError
from symderiv.kernel.theorems import KernelError, Theorem, assume, infer
from symderiv.language.contexts import Context
from symderiv.language.terms import Apply, apply
from symderiv.reading.formulas import read_statement
from symderiv.rules import all_rules
from symderiv.statements import decide

RULES = all_rules()


def equation(left: str, right: str) -> Apply:
    (statement,) = read_statement(f"{left} = {right}")
    assert isinstance(statement, Apply)
    return statement


def by_laws(statement: Apply) -> Theorem:
    left, right = statement.arguments
    return infer(RULES["algebra_of_laws"], left=left, right=right)



EQUAL = [
    # Densities: the chain rule, Bayes, marginals.
    ("p(x, z)", "p(x|z) p(z)"),
    ("p(x, z)", "p(z|x) p(x)"),
    ("p(z|x)", r"\frac{p(x|z) p(z)}{p(x)}"),
    ("p(z|x)", r"\frac{p(x|z) p(z)}{\int p(x|z) p(z) dz}"),
    ("p(x, y, z)", "p(x|y, z) p(y|z) p(z)"),
    ("p(x, y|z)", "p(x|y, z) p(y|z)"),
    (r"\int p(x, z) dz", "p(x)"),
    (r"\sum_z p(x, z)", "p(x)"),
    (r"\int p(y|x, w) p(w|x) dw", "p(y|x)"),
    (r"\int q(z|x) dz", "1"),
    # Probabilities of events.
    (r"P(A \cap B)", "P(A|B) P(B)"),
    (r"P(A \cup B)", r"P(A) + P(B) - P(A \cap B)"),
    ("P(A|B)", r"\frac{P(B|A) P(A)}{P(B)}"),
    ("P(A^c)", "1 - P(A)"),
    ("P(A)", r"P(A \cap B) + P(A \cap B^c)"),
    ("P(X > x)", r"1 - P(X \le x)"),
    # Expectations.
    (r"\mathbb{E}[a X + b Y]", r"a \mathbb{E}[X] + b \mathbb{E}[Y]"),
    (r"\mathbb{E}[\mathbb{E}[Y|X]]", r"\mathbb{E}[Y]"),
    (r"\mathbb{E}[X \mathbb{E}[Y|X]]", r"\mathbb{E}[X Y]"),
    (r"\mathbb{E}[X Y|X = x]", r"x \mathbb{E}[Y|X = x]"),
    (r"\mathbb{E}_{q(z)}\left[f(z) \frac{p(z)}{q(z)}\right]", r"\mathbb{E}_{p(z)}[f(z)]"),
    (r"\mathbb{E}_{p(z)}[p(x|z)]", "p(x)"),
    (r"\mathbb{E}_{z_{1:K} \sim q(z|x)}\left[\frac{1}{K} \sum_{i=1}^K \frac{p(x, z_i)}{q(z_i|x)}\right]", "p(x)"),
    # Variances.
    (r"\mathrm{Var}(X)", r"\mathbb{E}[X^2] - \mathbb{E}[X]^2"),
    (r"\mathrm{Var}(a X + b)", r"a^2 \mathrm{Var}(X)"),
    (r"\mathrm{Var}(X - Y)", r"\mathrm{Var}(X) + \mathrm{Var}(Y) - 2 \mathrm{Cov}(X, Y)"),
    (r"\mathrm{Var}(Y)", r"\mathbb{E}[\mathrm{Var}(Y|X)] + \mathrm{Var}(\mathbb{E}[Y|X])"),
    # Information.
    (r"\mathrm{KL}(q(z|x) \| p(z|x))",
     r"\log p(x) - \mathbb{E}_{q(z|x)}[\log p(x, z)] + \mathbb{E}_{q(z|x)}[\log q(z|x)]"),
    (r"\mathbb{E}_{q(z|x)}[\log p(x|z)] - \mathrm{KL}(q(z|x) \| p(z))",
     r"\log p(x) - \mathrm{KL}(q(z|x) \| p(z|x))"),
    ("H(X, Y)", "H(X) + H(Y|X)"),
    ("I(X; Y)", "H(X) - H(X|Y)"),
    ("I(X; Y)", "H(X) + H(Y) - H(X, Y)"),
    ("I(X; Y|Z)", "H(X|Z) - H(X|Y, Z)"),
    ("I(X; Y, Z)", "I(X; Z) + I(X; Y|Z)"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right"), EQUAL)
def test_equal(left, right):
    d = decide(f"{left} = {right}")
    assert (d.verdict, d.by) == ("proved", ("algebra_of_laws",))


AT_LEAST = [
    (r"\log p(x)", r"\mathbb{E}_{q(z|x)}[\log p(x|z)] - \mathrm{KL}(q(z|x) \| p(z))"),
    (r"\log p(x)", r"\mathbb{E}_{q(z)}\left[\log \frac{p(x, z)}{q(z)}\right]"),
    (r"\log p(x)",
     r"\mathbb{E}_{z_{1:K} \sim q(z|x)}\left[\log \frac{1}{K} \sum_{i=1}^K \frac{p(x, z_i)}{q(z_i|x)}\right]"),
    (r"\mathbb{E}[X^2]", r"\mathbb{E}[X]^2"),
    (r"\log \mathbb{E}[X]", r"\mathbb{E}[\log X]"),
    (r"\mathbb{E}[e^X]", r"e^{\mathbb{E}[X]}"),
    (r"\mathbb{E}[|X|]", r"|\mathbb{E}[X]|"),
    (r"\sqrt{\mathbb{E}[X]}", r"\mathbb{E}[\sqrt{X}]"),
    ("H(X)", "H(X|Y)"),
    ("H(X) + H(Y)", "H(X, Y)"),
    ("P(A)", r"P(A \cap B)"),
    ("1", "P(A)"),
    ("P(A) + P(B)", r"P(A \cup B)"),
]  # fmt: skip


@pytest.mark.parametrize(("larger", "smaller"), AT_LEAST)
def test_at_least(larger, smaller):
    d = decide(rf"{larger} \ge {smaller}")
    assert d.verdict == "proved"
    assert "order_by_remainder" in d.by
    assert decide(rf"{smaller} \le {larger}").verdict == "proved"
    assert decide(rf"{larger} \le {smaller}").verdict in ("refuted", "undecided")


SUPPOSED = [
    # Independence.
    (r"X \perp Y", r"\mathbb{E}[X Y] = \mathbb{E}[X] \mathbb{E}[Y]"),
    (r"X \perp Y", r"\mathrm{Var}(a X + b Y + c) = a^2 \mathrm{Var}(X) + b^2 \mathrm{Var}(Y)"),
    (r"X \perp Y", r"\mathrm{Cov}(X, Y) = 0"),
    (r"X \perp Y", "H(X, Y) = H(X) + H(Y)"),
    # Moments of distributions with a name.
    (r"X \sim \mathcal{N}(\mu, \sigma^2)", r"\mathbb{E}[X] = \mu"),
    (r"X \sim \mathcal{N}(\mu, \sigma^2)", r"\mathbb{E}[X^2] = \mu^2 + \sigma^2"),
    (r"X \sim \mathcal{N}(0, 1)", r"\mathbb{E}[X^4] = 3"),
    (r"X \sim \mathrm{Bernoulli}(p)", r"\mathrm{Var}(X) = p (1 - p)"),
    (r"X \sim \mathrm{Bin}(n, p)", r"\mathrm{Var}(X) = n p (1 - p)"),
    (r"X \sim \mathrm{Poisson}(\lambda)", r"\mathrm{Var}(X) = \lambda"),
    (r"X \sim \mathrm{Unif}(a, b)", r"\mathrm{Var}(X) = \frac{(b - a)^2}{12}"),
    (r"X \sim \mathrm{Exp}(\lambda)", r"\mathrm{Var}(X) = \frac{1}{\lambda^2}"),
    (r"X \sim \mathrm{Beta}(a, b)", r"\mathrm{Var}(X) = \frac{a b}{(a + b)^2 (a + b + 1)}"),
    (r"X \sim \mathrm{Laplace}(\mu, b)", r"\mathrm{Var}(X) = 2 b^2"),
    # Markov and Chebyshev.
    ("k > 0", r"P(|X - \mathbb{E}[X]| \ge k) \le \frac{\mathrm{Var}(X)}{k^2}"),
    ("k > 0", r"P(|X| \ge k) \le \frac{\mathbb{E}[|X|]}{k}"),
]


@pytest.mark.parametrize(("premise", "conclusion"), SUPPOSED)
def test_under_a_premise(premise, conclusion):
    (supposed,), (claim,) = read_statement(premise), read_statement(conclusion)
    theorem = prove(claim, Context().assume(supposed), deadline=Deadline(5))
    assert theorem is not None
    assert "algebra_of_laws" in theorem.rules
    assert prove(claim, Context(), deadline=Deadline(5)) is None


NOT_SO = [
    (r"X \sim \mathcal{N}(\mu, \sigma^2)", r"\mathrm{Var}(X) = \sigma"),
    (r"X \sim \mathcal{N}(\mu, \sigma^2)", r"\mathbb{E}[X^2] = \sigma^2"),
    (r"X \sim \mathrm{Bin}(n, p)", r"\mathrm{Var}(X) = n p"),
    (r"X \sim \mathrm{Poisson}(\lambda)", r"\mathbb{E}[X^2] = \lambda^2"),
    (r"X \sim \mathrm{Unif}(a, b)", r"\mathrm{Var}(X) = \frac{(b - a)^2}{6}"),
    (r"X \sim \mathrm{Beta}(a, b)", r"\mathbb{E}[X] = \frac{b}{a + b}"),
]


@pytest.mark.parametrize(("premise", "conclusion"), NOT_SO)
def test_parameters_refute(premise, conclusion):
    (supposed,), (claim,) = read_statement(premise), read_statement(conclusion)
    verdict = deciding(claim, Context().assume(supposed), deadline=Deadline(5))
    assert isinstance(verdict, Refuted)
    assert recheck(claim, verdict.counterexample)


@pytest.mark.parametrize(
    ("premise", "conclusion"),
    [
        (r"X \sim \mathcal{N}(\mu, \sigma)", r"\mathrm{Var}(X) = \sigma^2"),  # some write the standard deviation
        (r"X \sim \mathrm{Exp}(\theta)", r"\mathbb{E}[X] = \theta"),  # some write the mean
        ("k > 0", r"P(|X - \mu| \ge k) \le \frac{\mathrm{Var}(X)}{k^2}"),  # mu is the mean, by custom
    ],
)
def test_what_may_be_meant_is_not_refuted(premise, conclusion):
    (supposed,), (claim,) = read_statement(premise), read_statement(conclusion)
    assert not isinstance(deciding(claim, Context().assume(supposed), deadline=Deadline(5)), Refuted)


COPIES = [
    (r"\mathbb{E}_{z_{1:K} \sim q(z)}\left[\frac{w(z_1)}{\sum_{i=1}^K w(z_i)}\right]",
     r"\mathbb{E}_{z_{1:K} \sim q(z)}\left[\frac{w(z_K)}{\sum_{i=1}^K w(z_i)}\right]"),
    (r"K \mathbb{E}_{z_{1:K} \sim q(z)}\left[\frac{w(z_1) f(z_1)}{\sum_{i=1}^K w(z_i)}\right]",
     r"\mathbb{E}_{z_{1:K} \sim q(z)}\left[\frac{\sum_{j=1}^K w(z_j) f(z_j)}{\sum_{i=1}^K w(z_i)}\right]"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right"), COPIES)
def test_one_copy_is_as_good_as_another(left, right):
    statement = equation(left, right)
    assert by_laws(statement).conclusion == statement


NOT_ALIKE = [
    (r"\mathbb{E}_{z_{1:K} \sim q(z)}[w(z_1) f(z_K)]", r"\mathbb{E}_{z_{1:K} \sim q(z)}[w(z_1) f(z_1)]"),
    (r"\mathbb{E}_{z_{1:K} \sim q(z)}\left[\frac{w(z_1)}{\sum_{i=2}^K w(z_i)}\right]",
     r"\mathbb{E}_{z_{1:K} \sim q(z)}\left[\frac{w(z_K)}{\sum_{i=2}^K w(z_i)}\right]"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right"), NOT_ALIKE)
def test_where_copies_are_told_apart(left, right):
    with pytest.raises(KernelError):
        by_laws(equation(left, right))


UNEQUAL = [
    (r"\mathrm{KL}(p \| q)", r"\mathrm{KL}(q \| p)"),
    ("p(x|z)", "p(z|x)"),
    ("p(x, z)", "p(x) p(z)"),
    ("p(x|z)", "p(x)"),
    (r"\int p(x|z) dz", "1"),
    (r"\mathbb{E}[X^2]", r"\mathbb{E}[X]^2"),
    (r"\mathbb{E}[X Y]", r"\mathbb{E}[X] \mathbb{E}[Y]"),
    (r"\mathbb{E}[1/X]", r"1/\mathbb{E}[X]"),
    (r"\mathrm{Var}(a X)", r"a \mathrm{Var}(X)"),
    (r"\mathrm{Var}(X + Y)", r"\mathrm{Var}(X) + \mathrm{Var}(Y)"),
    (r"\mathbb{E}_{q(z)}\left[f(z) \frac{q(z)}{p(z)}\right]", r"\mathbb{E}_{p(z)}[f(z)]"),
    (r"\mathbb{E}_{q(z)}[\log p(x, z)]", r"\log p(x) - \mathrm{KL}(q(z) \| p(z|x))"),
    ("H(X|Y)", "H(Y|X)"),
    ("P(A|B)", "P(B|A)"),
    (r"P(A \cup B)", "P(A) + P(B)"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right"), UNEQUAL)
def test_unequal(left, right):
    with pytest.raises(KernelError):
        by_laws(equation(left, right))


ABOUT_X = ["p(x)", "q(x)", "p(x|z)", "q(z|x)", "p(x, z)", "p(z)", r"\mathbb{E}_{q(z|x)}[\log p(x, z)]",
           r"\mathbb{E}_{p(z)}[p(x|z)]", r"\mathbb{E}_{q(z|x)}[\log q(z|x)]", r"\mathrm{KL}(q(z|x) \| p(z))",
           r"\mathrm{KL}(q(z|x) \| p(z|x))", r"\log p(x)", r"\mathbb{E}_{q(z)}\left[\frac{p(x, z)}{q(z)}\right]",
           r"\int p(x, z) q(z) dz", r"\int q(x|z) p(z) dz"]  # fmt: skip
ABOUT_PAIRS = [r"\mathbb{E}[X]", r"\mathbb{E}[X Y]", r"\mathbb{E}[X^2]", r"\mathrm{Var}(X)", r"\mathrm{Cov}(X, Y)",
               r"\mathrm{Var}(X + Y)", r"\mathbb{E}[X]^2", r"\mathbb{E}[Y]", r"\mathbb{E}[\mathbb{E}[Y|X]]",
               r"\mathbb{E}[X \mathbb{E}[Y|X]]", r"\mathbb{E}[\mathbb{E}[X|Y] \mathbb{E}[Y|X]]"]  # fmt: skip
SIGNS = st.sampled_from(["+", "-", r"\cdot"])


@pytest.mark.parametrize("pieces", [ABOUT_X, ABOUT_PAIRS], ids=["densities", "moments"])
@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_table_refutes_what_is_proved(pieces, data):
    """Random sums and products of what is said of laws: whatever the rule proves equal, is equal for tables."""
    piece = st.sampled_from(pieces)
    left, right = (" ".join(data.draw(st.tuples(piece, SIGNS, piece))) for _ in range(2))
    try:
        statement = equation(left, right)
    except ReadingError:
        assume_read(False)
    try:
        theorem = by_laws(statement)
    except KernelError:
        return
    assert refute(theorem.conclusion, Context(), deadline=Deadline(5)) is None


def test_a_remainder_that_is_no_remainder():
    """``b - a = -r`` and ``r > 0`` give nothing."""
    (statement,) = read_statement(r"\mathbb{E}[X]^2 \le \mathbb{E}[X^2]")
    left, right = statement.arguments
    variance = read_statement(r"\mathrm{Var}(X) \ge 0")[0]
    sign = assume(variance)
    multiple = apply("multiply", -1, variance.arguments[0])
    turned = assume(Apply("equal", (Apply("subtract", (left, right)), multiple)))
    with pytest.raises(KernelError):
        infer(RULES["order_by_remainder"], sign, turned, statement=Apply("less_equal", (right, left)))
    other = assume(Apply("equal", (Apply("subtract", (right, left)), variance.arguments[0])))
    with pytest.raises(KernelError):
        infer(RULES["order_by_remainder"], sign, other, statement=statement)
    strict = assume(Apply("equal", (Apply("subtract", (right, left)), apply("multiply", 1, variance.arguments[0]))))
    with pytest.raises(KernelError):
        infer(RULES["order_by_remainder"], sign, strict, statement=Apply("less", (left, right)))
    assert infer(RULES["order_by_remainder"], sign, strict, statement=statement).conclusion == statement


@pytest.mark.parametrize("body", [r"\sin X", "X^3", "X", "1/X"])
def test_jensen_is_for_what_is_convex_or_concave(body):
    (statement,) = read_statement(rf"\mathbb{{E}}[{body}] \ge 0")
    with pytest.raises(KernelError):
        infer(RULES["jensen_inequality"], expectation=statement.arguments[0])
