"""Expectations, variances, covariances: in all the ways they are written, and the term each stands for."""

# ruff: noqa: F403, F405

from __future__ import annotations

import pytest

import symderiv
from symderiv.language.contexts import Context
from symderiv.language.printing import latex as printed
from symderiv.language.sorts import COMPLEX, LAW, REAL, Function, vector
from symderiv.language.terms import Symbol, apply, bind, number
from symderiv.reading.formulas import ChainState, read_formula
from tests.reading.words import *

a, b, c, h, t, x, y, z, w, v = real(*"abchtxyzwv")
mu, sigma, theta, phi, eps, rho = real(r"\mu", r"\sigma", r"\theta", r"\phi", r"\epsilon", r"\rho")
p, q, p_d, p_data = laws("p", "q", "p_d", "p_{data}")
f, g, G = (function(name) for name in "fgG")
n, K, M, i, j, k = whole("n", "K", "M", "i", "j", "k")
X, Y, Z, U, H, C = (at(random(name)) for name in ["X", "Y", "Z", "U", "h", "c"])
rx, rz, rw, reps = (at(random(name)) for name in ["x", "z", "w", r"\epsilon"])
x_value, y_value = real("X", "Y")
zs, hs = sequence("z"), sequence("h")
qzx = of(q, z, on=[x])


def cov(one, other, law=P):
    return bind("covariance", law, OMEGA, tuple_of(one, other))


def on(*conditions):
    """The law that nobody names, given statements about the outcome."""
    body = conditions[0]
    for further in conditions[1:]:
        body = both(body, further)
    return bind("given", P, OMEGA, body)


def member(name, index):
    """X_i at the outcome."""
    return call(
        call(Symbol(name, Function(zs.sort.arguments, Function((OMEGA.sort,), REAL), zs.sort.properties)), index), OMEGA
    )


OUTER = Symbol("o", OMEGA.sort)
RANDOM_Z = Symbol("z", Function(zs.sort.arguments, Function((OMEGA.sort,), REAL), zs.sort.properties))
EX, EX2 = expected(X), expected(X**2)
FORMS = [
    r"\mathbb{E}[X]", r"\mathbb E[X]", r"\mathbb{E}\left[X\right]", r"\mathbb{E}\big[X\big]", r"\mathbb{E}(X)", r"\mathbb{E}\{X\}",
    r"\mathbb{E} X", r"E[X]", r"E\left\{X\right\}", r"\mathrm{E}[X]", r"\mathrm{E}(X)", r"\operatorname{E}[X]",
    r"\mathop{\mathbb E}[X]", r"{\rm E}[X]", r"\mathbb{E}^{}[X]", r"\mathbb{E}_{}[X]", r"E(X)",
]  # fmt: skip


@pytest.mark.parametrize("latex", FORMS)
def test_every_form_of_the_sign(latex):
    assert sides(latex) == [EX]


SAYS = [
    # what is random, and what is constant
    ("E(aU+b) = aE(U)+b", [equal(expected(a * U + b), a * expected(U) + b)]),
    (r"\mathbb{E}[xU] = x\,\mathbb{E}[U]", [equal(expected(x * U), x * expected(U))]),
    (r"\mathbb{E}[XY] = \mathbb{E}[X]\mathbb{E}[Y]", [equal(expected(X * Y), EX * expected(Y))]),
    (r"\mathbb{E}[\epsilon^2] = \sigma^2", [equal(expected(reps**2), sigma**2)]),
    (r"\mathbb{E}[h] = a", [equal(expected(H), a)]),
    (r"\mathbb{E}[c] = c", [equal(expected(c), c)]),
    (r"\mathbb{E}_{x}[xy]", [expected(rx * y)]),
    (r"\mathbb{E}_{x,z}[xz+y]", [expected(rx * rz + y)]),
    (r"\mathbb{E}[g(X)+t]", [expected(call(g, X) + t)]),
    (r"\mathbb{E}\left[\sum_{i=1}^n X_i\right] = \sum_{i=1}^n \mathbb{E}[X_i]",
     [equal(expected(total(i, count(1, n), member("X", i))), total(i, count(1, n), expected(member("X", i))))]),
    # powers
    (r"\mathbb{E}[X]^2", [EX**2]),
    (r"(E[X])^2", [EX**2]),
    (r"\mathbb{E}^2[X]", [EX**2]),
    (r"\mathbb{E} X^2", [EX2]),
    (r"\mathbb{E}(X)^2", [EX**2]),
    (r"\mathbb{E}(X-\mu)^2", [expected((X - mu) ** 2)]),
    # reach
    (r"\mathbb{E} X - a", [EX - a]),
    (r"\mathbb{E} X \log X", [expected(X * log(X))]),
    (r"\mathbb{E}_q f(z)", [expected(call(f, rz), q)]),
    # variances and the like
    (r"\text{Var}(X) = E[X^2] - (E[X])^2", [equal(variance(X), EX2 - EX**2)]),
    (r"\mathrm{Var}(aX+b) = a^2\operatorname{Var}(X)", [equal(variance(a * X + b), a**2 * variance(X))]),
    (r"\mathbb{V}[X] = \mathbb{V}\mathrm{ar}(X)", [equal(variance(X), variance(X))]),
    (r"Var\left\{ \rho\epsilon \right\} = \rho^2 Var\left\{\epsilon\right\}",
     [equal(variance(rho * reps), rho**2 * variance(reps))]),
    (r"Var(X+Y) = Var(X) + Var(Y) + 2Cov(X,Y)",
     [equal(variance(X + Y), variance(X) + variance(Y) + 2 * cov(X, Y))]),
    (r"\mathrm{Cov}[X,Y] = \mathbb{E}\big[(X-\mathbb{E}[X])(Y-\mathbb{E}[Y])\big]",
     [equal(cov(X, Y), expected((X - EX) * (Y - expected(Y))))]),
    (r"\mathrm{Corr}(X,Y) \le 1", [less_equal(bind("correlation", P, OMEGA, tuple_of(X, Y)), 1)]),
    (r"\mathrm{std}(X)^2 = \mathrm{Var}(X)", [equal(bind("standard_deviation", P, OMEGA, X) ** 2, variance(X))]),
    (r"\mathrm{Var}_q(z) = 1", [equal(variance(rz, q), 1)]),
    (r"\sigma_X^2 = \mathrm{Var}(X)", [equal(Symbol(r"\sigma_X", REAL) ** 2, variance(X))]),
    # conditions
    (r"\mathbb{E}[Y|X=x] = ax+b", [equal(expected(Y, on(equal(X, x))), a * x + b)]),
    (r"\mathbb{E}\left[Y \,\middle|\, X = x, Z = z\right]", [expected(Y, on(equal(X, x), equal(Z, z)))]),
    (r"E(Y|X)", [expected(Y, on(equal(X, x_value)))]),
    (r"\mathbb{E}[X \mid X > a]", [expected(X, on(greater(X, a)))]),
    (r"\mathbb{E}[\mathbb{E}[Y|X]] = \mathbb{E}[Y]",
     [equal(expected(bind("expectation", bind("given", P, Symbol("o", OMEGA.sort), equal(call(random("X"), Symbol("o", OMEGA.sort)), X)),
                          Symbol("o", OMEGA.sort), call(random("Y"), Symbol("o", OMEGA.sort)))), expected(Y))]),
    (r"\mathrm{Var}(Y|X=x) = a", [equal(variance(Y, on(equal(X, x))), a)]),
    (r"\mathrm{Cov}(X, Y \mid Z = z) = 0", [equal(cov(X, Y, on(equal(Z, z))), 0)]),
    (r"\mathbb{E}_q[z \mid x]", [expected(rz, bind("given", q, OMEGA, equal(rx, x)))]),
    # laws and distributions below
    (r"\mathbb{E}_{q(z\mid x)}\left[ f(z) + c \right]", [mean(qzx, z, call(f, z) + c)]),
    (r"\mathbb{E}_{q(z|x)}[f(z)] = \mathbb{E}_q[f(z)]", [equal(mean(qzx, z, call(f, z)), mean(qzx, z, call(f, z)))]),
    (r"\mathbb{E}_{z\sim q(z|x)}[f(z)]", [mean(qzx, z, call(f, z))]),
    (r"\mathbb{E}_{z\sim q(\cdot|x)}[f(z)]", [mean(qzx, z, call(f, z))]),
    (r"\mathbb{E}_{v\sim p_d}\{ g(v) \}", [mean(of(p_d, v), v, call(g, v))]),
    (r"\underset{z\sim q}{\mathbb{E}}[z]", [mean(of(q, z), z, z)]),
    (r"\mathbb{E}_{x\sim p_{data}(x)}[x]", [mean(of(p_data, x), x, x)]),
    (r"\mathbb{E}_{p_\theta(x)}[x]", [mean(of(call(family("p"), theta), x), x, x)]),
    (r"\mathbb{E}_{q_\phi}[\log p(x,z)] = \log p(x)",
     [equal(expected(log(density_at(of(p, x, z), tuple_of(x, rz))), call(family("q"), phi)), log(density(p, x)))]),
    (r"\mathbb{E}_{\epsilon\sim\mathcal{N}(0,1)}[f(\mu+\sigma\epsilon)]", [mean(normal(0, 1), eps, call(f, mu + sigma * eps))]),
    (r"\mathbb{E}_{\mathcal{N}(\epsilon;0,1)}[\epsilon^2]", [mean(normal(0, 1), eps, eps**2)]),
    (r"\mathbb{E}_{x\sim p, z\sim q(z|x)}[xz]", [mean(of(p, x), x, mean(of(q, z, on=[x]), z, x * z))]),
    (r"\mathbb{E}_{p(x)q(z|x)}[xz]", [mean(of(p, x), x, mean(of(q, z, on=[x]), z, x * z))]),
    (r"\mathbb{E}_{q(z|x)p(x)}[xz]", [mean(of(p, x), x, mean(of(q, z, on=[x]), z, x * z))]),
    (r"\mathbb{E}_{z\sim q}\mathbb{E}_{x\sim p}[xz]", [mean(of(q, z), z, mean(of(p, x), x, x * z))]),
    (r"\mathbb{E}_{x,y\sim p}[xy]", [expected(rx * at(random("y")), p)]),
    (r"\mathbb{E}_{(x,y)\sim p}[xy]", [expected(rx * at(random("y")), p)]),
    (r"\mathbb{E}_{x,x'\sim p}[xx']", [mean(of(p, x), x, mean(of(p, x), Symbol("x'", REAL), x * Symbol("x'", REAL)))]),
    (r"\mathbb{E}_{q(z,w|x)}[zw]", [expected(rz * rw, given(q, x))]),
    (r"\mathbb{E}_{p_z(z)}[G(z)]", [mean(of(Symbol("p_z", LAW), z), z, call(G, z))]),
    (r"\mathbb{E}_{z\sim p_z}[G(z)]", [mean(of(Symbol("p_z", LAW), z), z, call(G, z))]),
    (r"\mathbb{E}_\theta[X] = \theta", [equal(expected(X, call(family("P"), theta)), theta)]),
    (r"\mathbb{E}_{q}[\log q - \log p]", [expected(log(density_at(q, OMEGA)) - log(density_at(p, OMEGA)), q)]),
    (r"\mathbb{E}_{(x,y)\sim\gamma}[xy]", [expected(rx * at(random("y")), Symbol(r"\gamma", LAW))]),
    (r"\mathbb{E}_{x\sim\mathcal{D}}[g(x)]", [mean(of(Symbol(r"\mathcal{D}", LAW), x), x, call(g, x))]),
    (r"\mathbb{E}_{\hat\mu}[\hat\mu]", [expected(at(random(r"\hat \mu")))]),
    # conditions below
    (r"\mathbb{E}_{z|x}[xz]", [expected(x * rz, on(equal(rx, x)))]),
    (r"\mathbb{E}_{Y|X=x}[Y]", [expected(Y, on(equal(X, x)))]),
    # several draws
    (r"\mathbb{E}_{h_{1:M}\sim q(h|v)}\left[\log\frac{1}{M}\sum_{k=1}^M h_k\right] \leq \log p(v)",
     [less_equal(mean(copies(of(q, h, on=[v]), 1, M), hs, log(number(1) / M * total(k, count(1, M), call(hs, k)))), log(density(p, v)))]),
    (r"\mathbb{E}_{z_1,\dots,z_K\sim q}\left[\sum_{k=1}^K z_k\right]",
     [mean(copies(of(q, z), 1, K), zs, total(k, count(1, K), call(zs, k)))]),
    (r"\mathbb{E}_{q(z_{1:K}|x)}\left[\log\frac1K\sum_{k=1}^K\frac{p(x,z_k)}{q(z_k|x)}\right]",
     [mean(of(q, slice_of(zs, 1, K), on=[x]), zs,
           log(number(1) / K * total(k, count(1, K), density(p, x, call(zs, k)) / density(q, call(zs, k), on=[x]))))]),
    (r"\mathbb{E}_{z_{2:K}}[\log p(x|z_{2:K})]",
     [expected(log(density_at(bind("law", bind("given", p, OUTER, equal(call(slice_of(RANDOM_Z, 2, K), OUTER), call(slice_of(RANDOM_Z, 2, K), OMEGA))),
                                   OUTER, call(random("x"), OUTER)), x)))]),
    (r"\mathbb{E}_{z_{1:K}}\left[\sum_{k=1}^K z_k\right]", [expected(total(k, count(1, K), member("z", k)))]),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "terms"), SAYS)
def test_what_it_says(latex, terms):
    assert sides(latex) == terms


@pytest.mark.parametrize(("latex", "terms"), SAYS)
def test_what_is_printed_is_read_again(latex, terms):
    for term in terms:
        assert sides(printed(term)) == [term]


PRINTED = [
    (expected(a * U + b), r"\mathbb{E}[a U + b]"),
    (expected(H), r"\mathbb{E}_{h}[h]"),
    (variance(X), r"\operatorname{Var}[X]"),
    (cov(X, Y), r"\operatorname{Cov}[X, Y]"),
    (expected(Y, on(equal(X, x))), r"\mathbb{E}[Y \mid X = x]"),
    (expected(Y, on(equal(X, x_value))), r"\mathbb{E}[Y \mid X]"),
    (mean(qzx, z, z), r"\mathbb{E}_{q(z \mid x)}[z]"),
    (mean(qzx, y, y), r"\mathbb{E}_{y \sim q(z \mid x)}[y]"),
    (mean(normal(0, 1), eps, eps), r"\mathbb{E}_{\epsilon \sim \mathcal{N}(0, 1)}[\epsilon]"),
    (mean(copies(of(q, z), 1, K), zs, call(zs, 1)), r"\mathbb{E}_{z_{1:K} \sim q(z)}[z_1]"),
    (expected(log(density_at(q, OMEGA)), q), r"\mathbb{E}_q[\log q]"),
    (expected(H * x, q), r"\mathbb{E}_{(h) \sim q}[h x]"),
    (expected(X * x_value), r"\mathbb{E}_{\omega \sim P}[X(\omega) X]"),
]  # fmt: skip


@pytest.mark.parametrize(("term", "latex"), PRINTED)
def test_how_it_is_written(term, latex):
    assert printed(term) == latex
    assert sides(latex) == [term]


# Vectors, where the letters are declared

D = whole("n")[0]
A, xi = table("A", D, D), random(r"\xi", vector(D))
VECTORS = declared(D, A, xi, random("U", vector(D)), random("V", vector(D)), column(r"\mu", D))
VU, VV = (at(random(name, vector(D))) for name in "UV")
OF_VECTORS = [
    (r"Var\left\{ A\xi \right\} = A\, Var\left\{\xi\right\} A^T", equal(variance(A * at(xi)), A * variance(at(xi)) * transpose(A))),
    (r"\mathrm{Cov}[U,V] = \mathbb{E}\big[(U-\mathbb{E}[U])(V-\mathbb{E}[V])^\top\big]",
     equal(cov(VU, VV), expected((VU - expected(VU)) * transpose(VV - expected(VV))))),
    (r"\mathbb{E}[AU] = A\mu", equal(expected(A * VU), A * column(r"\mu", D))),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "statement"), OF_VECTORS)
def test_random_vectors(latex, statement):
    assert sides(latex, VECTORS) == [statement]
    assert sides(printed(statement), VECTORS) == [statement]


# What is known of a letter: its law, and that it was random before


def test_a_letter_with_a_law_of_its_own_is_drawn_from_it():
    context = Context({"X": x_value}, random={x_value: normal(0, 1)})
    squared = mean(normal(0, 1), x_value, x_value**2)
    assert sides(r"\mathbb{E}[X^2] = 1", context) == [equal(squared, 1)]
    assert sides(printed(squared), context) == [squared]


def test_what_is_random_in_one_row_is_random_in_the_next():
    chain = read_formula("E[h] = a", chain=ChainState()).chain
    row = read_formula("= E[2h + b] - E[ch]", chain=chain)
    assert row.sides == (expected(2 * H + b) - expected(c * H),)


def test_what_depends_on_a_drawn_letter_by_definition_is_averaged():
    context = Context({"w": w}, definitions={w: log(z)})
    assert sides(r"\mathbb{E}_{q(z|x)}[w]", context) == [mean(qzx, z, log(z))]


# Two readings, and none

AMBIGUOUS = [
    (r"\mathbb{E}_{z_{1:K}\sim q}[z_1]", mean(of(q, slice_of(zs, 1, K)), zs, call(zs, 1))),
    (r"\mathbb{E}_{q(z|x)}[f(z)] = \mathbb{E}_q[f(z)]", equal(mean(qzx, z, call(f, z)), mean(of(q, z), z, call(f, z)))),
    (r"\mathbb{E}[c] = c", equal(expected(C), c)),
    (r"\mathrm{Var}(c) = 0", equal(variance(c), 0)),
    (r"\mathbb{E}(X-\mu)^2 = a", equal(expected(X - mu) ** 2, a)),
    ("E(x) = a", equal(call(function("E"), x), a)),
    (r"\mathbb{E} X \log Y", expected(X) * log(y_value)),
    (r"\log\frac1n\sum_{i=1}^n a_i", log(number(1) / n) * total(i, count(1, n), call(sequence("a"), i))),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "other"), AMBIGUOUS)
def test_another_reading_is_kept(latex, other):
    readings = [list(reading.statements or reading.sides) for reading in read_formula(latex).readings]
    assert [other] in readings[1:]


NOT_READ = [
    (r"\mathbb{E} = 3", r"\mathbb{E}"),
    (r"\mathbb{E}_q + 1", r"\mathbb{E}_q"),
    ("E[X, Y] = 3", "E[X, Y]"),
    (r"\mathbb{E}_{x:y}[x] = 3", "{x:y}"),
    (r"\mathbb{E}_{y}[x] = 3", "{y}"),
    (r"\mathbb{E}_{q(z|w)p(w|z)}[zw] = 1", "{q(z|w)p(w|z)}"),
    (r"\mathbb{E}_{x\sim p, z q(z|x)}[xz] = 1", r"{x\sim p, z q(z|x)}"),
    (r"\mathbb{E}[ab] = ab", r"\mathbb{E}[ab]"),
    (r"\mathbb{E}[ab|c] = ab", r"\mathbb{E}[ab|c]"),
    (r"\mathrm{Corr}(X) = 1", r"\mathrm{Corr}(X)"),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "characters"), NOT_READ)
def test_what_cannot_be_read_for_certain_is_named(latex, characters):
    assert characters in [latex[span.start : span.end] for span, _ in read_formula(latex).unread]


OTHER = [
    ("E = mc^2", equal(Symbol("E", REAL), Symbol("m", REAL) * c**2)),
    (r"x \in \mathbb{C}", apply("member", Symbol("x", COMPLEX), apply("complexes"))),
    ("p(x) = e^{-E(x)} / C", equal(call(function("p"), x), exp(-call(function("E"), x)) / real("C")[0])),
    ("E(x, y) = 1", equal(call(function("E", REAL, REAL), x, y), 1)),
    ("E_1 + E_2", Symbol("E_1", REAL) + Symbol("E_2", REAL)),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "term"), OTHER)
def test_letters_that_are_no_expectations(latex, term):
    assert sides(latex) == [term]


# Nobody said that X and Y are independent, nor that q is the posterior.
FALSE = {r"\mathbb{E}[XY] = \mathbb{E}[X]\mathbb{E}[Y]", r"\mathbb{E}_{q_\phi}[\log p(x,z)] = \log p(x)"}


@pytest.mark.parametrize("latex", [latex for latex, terms in SAYS if terms[0].operator in ("equal", "less_equal")])
def test_deciding_does_not_pretend_to_know(latex):
    assert (symderiv.decide(latex).verdict == "refuted") == (latex in FALSE)
