"""Divergences, entropies, information, functions of laws: what is written, and the term it stands for."""

# ruff: noqa: F403, F405

from __future__ import annotations

import pytest

import symderiv
from symderiv.language.printing import latex as printed
from symderiv.language.sorts import LAW, REAL, Function
from symderiv.language.terms import Symbol, apply, bind
from symderiv.reading.formulas import read_formula
from tests.reading.words import *

x, y, z, w, h, v, u, n = real(*"xyzwhvun")
theta, phi, mu, sigma = real(r"\theta", r"\phi", r"\mu", r"\sigma")
p, q, r, s, Q = laws("p", "q", "r", "s", "Q")
X, Y, Z = (at(random(name)) for name in "XYZ")
rx, rz = at(random("x")), at(random("z"))
qzx, pz, pzx = of(q, z, on=[x]), of(p, z), of(p, z, on=[x])
cross_entropy, shannon = op("cross_entropy"), op("jensen_shannon")


def information(*parts, law=P):
    return bind("mutual_information", law, OMEGA, tuple_of(*parts))


def left_of(thing, on, law=P):
    """H(X|Y)."""
    return bind("conditional_entropy", law, OMEGA, tuple_of(thing, on))


def law_of(*parts, law=P):
    """The law of random variables."""
    return bind("law", law, OMEGA, joint(list(parts)))


def of_law(name, *others):
    return Symbol(name, Function((LAW, *others), REAL))


KULLBACK = [
    r"D_{KL}(q\|p)", r"D_{KL}(q||p)", r"D_\text{KL}\left(q\Vert p\right)", r"D_{\mathrm{KL}}\!\left(q\,\middle\|\,p\right)",
    r"\mathrm{KL}(q \parallel p)", r"KL[q\|p]", r"KL(q||p)", r"\text{KL}(q, p)", r"\mathbb{D}_{KL}[q\|p]", r"\mathcal{KL}(q\|p)",
    r"D(q\|p)", r"\operatorname{KL}\left[q\,\|\,p\right]", r"D_{KL}\big(q \,\big\|\, p\big)", r"KL\left(q\;\middle|\;p\right)",
]  # fmt: skip


@pytest.mark.parametrize("latex", KULLBACK)
def test_every_form_of_the_divergence(latex):
    assert sides(latex) == [divergence(q, p)]


SAYS = [
    (r"D_{KL}(q(z|x)\,||\,p(z)) \ge 0", [greater_equal(divergence(qzx, pz), 0)]),
    (r"D_{KL}\left(q(z|x)\,\|\,p\right)", [divergence(qzx, pz)]),
    (r"D_{KL}(q_\phi(z|x)\|p_\theta(z))",
     [divergence(of(call(family("q"), phi), z, on=[x]), of(call(family("p"), theta), z))]),
    (r"\mathrm{KL}(r\|s)", [divergence(r, s)]),
    (r"D_{KL}(\mathcal N(\mu,\sigma^2)\|\mathcal N(0,1))", [divergence(normal(mu, sigma**2), normal(0, 1))]),
    (r"D_{KL}(p(x,y)\|p(x)p(y))",
     [divergence(of(p, x, y), apply("product_distribution", of(p, x), of(p, y)))]),
    (r"D_{KL}(q\|p)^2", [divergence(q, p) ** 2]),
    (r"D_{JS}(p\|q) = JSD(q\|p)", [equal(shannon(p, q), shannon(q, p))]),
    (r"\log p(x) = \mathbb{E}_{q(z|x)}\left[\log\frac{p(x,z)}{q(z|x)}\right] + D_{KL}\left(q(z|x)\,\middle\|\,p(z|x)\right)",
     [equal(log(density(p, x)), mean(qzx, z, log(density(p, x, z) / density(q, z, on=[x]))) + divergence(qzx, pzx))]),
    (r"D_{KL}(q\|p)=\mathbb{E}_{q}[\log q-\log p]",
     [equal(divergence(q, p), expected(log(density_at(q, OMEGA)) - log(density_at(p, OMEGA)), q))]),
    # entropies
    ("H[q]", [entropy(q)]),
    (r"H[q_\phi]", [entropy(call(family("q"), phi))]),
    (r"\mathcal{H}(q(z|x))", [entropy(qzx)]),
    (r"\mathbb{H}[X]", [entropy(law_of(X))]),
    ("H(X)", [entropy(law_of(X))]),
    ("H(Y|X) = H(X,Y) - H(X)", [equal(left_of(Y, X), entropy(law_of(X, Y)) - entropy(law_of(X)))]),
    ("H(X,Y|Z)", [left_of(tuple_of(X, Y), Z)]),
    ("H(Y|X=x)", [entropy(bind("law", bind("given", P, OMEGA, equal(X, x)), OMEGA, Y))]),
    (r"H(p,q) = H(p) + D_{KL}(p\|q)", [equal(cross_entropy(p, q), entropy(p) + divergence(p, q))]),
    # information
    ("I(X;Y) = H(X) - H(X|Y)", [equal(information(X, Y), entropy(law_of(X)) - left_of(X, Y))]),
    ("I(X;Y|Z)", [information(X, Y, Z)]),
    ("I(X;Y,Z)", [information(X, tuple_of(Y, Z))]),
    ("I(x;z) = H(x) - H(x|z)", [equal(information(rx, rz), entropy(law_of(rx)) - left_of(rx, rz))]),
    ("I_q(x;z)", [information(rx, rz, law=q)]),
    # functions of laws
    (r"\mathcal{L}[q]", [call(of_law(r"\mathcal{L}"), q)]),
    (r"\mathcal{L}(q) = \log p(x) - KL(q(z|x)\|p(z|x))",
     [equal(call(of_law(r"\mathcal{L}"), q), log(density(p, x)) - divergence(qzx, pzx))]),
    (r"\mathrm{ELBO}(q) = F(q,\theta) - KL(q\|p)",
     [equal(call(of_law("ELBO"), q), call(of_law("F", REAL), q, theta) - divergence(q, p))]),
    (r"\mathcal{L}(\theta,\phi;x) \le \log p_\theta(x)",
     [less_equal(call(function(r"\mathcal{L}", REAL, REAL, REAL), theta, phi, x), log(density(call(family("p"), theta), x)))]),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "terms"), SAYS)
def test_what_it_says(latex, terms):
    assert sides(latex) == terms


@pytest.mark.parametrize(("latex", "terms"), SAYS)
def test_what_is_printed_is_read_again(latex, terms):
    for term in terms:
        assert sides(printed(term)) == [term]


PRINTED = [
    (divergence(qzx, pz), r"D_{\mathrm{KL}}(q(z \mid x) \,\|\, p(z))"),
    (entropy(law_of(X, Y)), "H[X, Y]"),
    (left_of(Y, X), r"H[Y \mid X]"),
    (information(X, Y, Z), r"I(X; Y \mid Z)"),
    (cross_entropy(p, q), "H[p, q]"),
]


@pytest.mark.parametrize(("term", "latex"), PRINTED)
def test_how_it_is_written(term, latex):
    assert printed(term) == latex


OTHER = [  # the same letters, and something else
    ("H(u) = 1", equal(call(function("H"), u), 1)),
    ("D(x) + 1", call(function("D"), x) + 1),
    ("I(x > 0)", apply("indicator", greater(x, 0))),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "term"), OTHER)
def test_letters_that_are_no_entropies(latex, term):
    assert sides(latex) == [term]


def test_what_may_be_an_entropy_or_a_function_has_both_readings():
    readings = [list(reading.sides) for reading in read_formula("H(X)").readings]
    assert [call(function("H"), Symbol("X", REAL))] in readings[1:]


def test_a_declared_function_is_no_entropy():
    H = function("H")
    assert sides("H(x)", declared(H, x)) == [call(H, x)]


NOT_READ = [
    (r"D_f(p\|q) \ge 0", r"D_f(p\|q)"),
    (r"D_{KL}(q\|p\|r) = 0", r"D_{KL}(q\|p\|r)"),
    (r"\mathrm{KL}(p(x=3)\|q(x)) = 0", "p(x=3)"),
    (r"D_{KL}(q\|x+1) = 0", "x+1"),
    (r"D_{KL}(q\|p(x|y)p(y|x)) = 0", "p(x|y)p(y|x)"),
    (r"\mathrm{KL} = 0 + \mathrm{KL} x", r"\mathrm{KL}"),
]


@pytest.mark.parametrize(("latex", "characters"), NOT_READ)
def test_what_cannot_be_read_for_certain_is_named(latex, characters):
    assert characters in [latex[span.start : span.end] for span, _ in read_formula(latex).unread]


@pytest.mark.parametrize("latex", [latex for latex, terms in SAYS if terms[0].operator in ("equal", "less_equal")])
def test_deciding_does_not_pretend_to_know(latex):
    assert symderiv.decide(latex).verdict != "refuted"
