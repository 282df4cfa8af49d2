"""Statements about laws, by hand from textbooks' facts: true ones are never refuted, false ones are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from symderiv import decide as decided
from symderiv.deadlines import Deadline
from symderiv.deciding.decide import decide as decide_term
from symderiv.deciding.refutation import recheck
from symderiv.deciding.verdicts import Refuted, name_of
from symderiv.language.contexts import Context
from symderiv.reading.formulas import read_formula

TRUE = [
    # densities: product rule, Bayes, marginals, chain rule
    r"p(x,z) = p(x|z)p(z)",
    r"p(x,z) = p(z|x)p(x)",
    r"p(z|x) = \frac{p(x|z)p(z)}{p(x)}",
    r"p(h|u) = \frac{p(u|h)p(h)}{\sum_{h'} p(u|h')p(h')}",
    r"p(x) = \sum_z p(x,z)",
    r"p(x) = \int p(x,z)\,dz",
    r"p(x) = \int p(x|z)p(z)\,dz",
    r"p(x|y) = \int p(x|y,z)p(z|y)\,dz",
    r"p(x,y,z) = p(x)p(y|x)p(z|x,y)",
    r"p(x,y|z) = p(x|y,z)p(y|z)",
    r"\log p(x,z) = \log p(z) + \log p(x|z)",
    r"\int p(x|z)\,dx = 1",
    r"\sum_x \sum_y p(x,y) = 1",
    r"p(x_{1:T}) = \prod_{t=1}^T p(x_t|x_{<t})",
    r"p(h_2,\ldots,h_K|h_1) = \prod_{k=2}^{K}p(h_k|h_{<k})",
    r"p_\theta(x) = \int p_\theta(x|z)p_\theta(z)\,dz",
    r"p(x) = \mathbb{E}_{p(z)}[p(x|z)]",
    r"p(x) = \mathbb{E}_{q(z|x)}\left[\frac{p(x,z)}{q(z|x)}\right]",
    # means and variances
    r"\mathbb{E}[aU+b] = a\mathbb{E}[U]+b",
    r"\mathbb{E}[X+Y] = \mathbb{E}[X]+\mathbb{E}[Y]",
    r"\mathrm{Var}(U) = \mathbb{E}[U^2]-\mathbb{E}[U]^2",
    r"\mathrm{Var}(U) = \mathbb{E}[(U-\mathbb{E}[U])^2]",
    r"\mathrm{Var}(aX+b) = a^2\,\mathrm{Var}(X)",
    r"\mathrm{Var}(X+Y) = \mathrm{Var}(X)+\mathrm{Var}(Y)+2\,\mathrm{Cov}(X,Y)",
    r"\mathrm{Cov}(X,Y) = \mathbb{E}[XY]-\mathbb{E}[X]\mathbb{E}[Y]",
    r"\mathrm{Cov}(X,X) = \mathrm{Var}(X)",
    r"\mathbb{E}[X]^2 \le \mathbb{E}[X^2]",
    r"\mathbb{E}[XY]^2 \le \mathbb{E}[X^2]\mathbb{E}[Y^2]",
    r"\mathbb{E}[X] = \sum_x x\,p(x)",
    r"\mathbb{E}[g(X)] = \int g(x)p(x)\,dx",
    r"\mathbb{E}[X|Y=y] = \sum_x x\,p(x|y)",
    r"\mathbb{E}[\mathbb{E}[Y|X]] = \mathbb{E}[Y]",
    r"\mathbb{E}_{z\sim q}[f(z)] = \sum_z q(z)f(z)",
    r"\mathbb{E}_{p(x)}\left[\mathbb{E}_{p(z|x)}[f(z)]\right] = \mathbb{E}_{p(z)}[f(z)]",
    r"\mathbb{E}_{q(z)}\left[\frac{p(z)}{q(z)}f(z)\right] = \mathbb{E}_{p(z)}[f(z)]",
    r"\mathrm{Var}(Y) = \mathbb{E}[\mathrm{Var}(Y|X)]+\mathrm{Var}(\mathbb{E}[Y|X])",
    r"\mathrm{Cov}(X+Y,Z) = \mathrm{Cov}(X,Z)+\mathrm{Cov}(Y,Z)",
    r"\mathbb{E}[(X-a)^2] = \mathrm{Var}(X)+(\mathbb{E}[X]-a)^2",
    r"\mathbb{E}\left[\sum_{i=1}^n X_i\right] = \sum_{i=1}^n \mathbb{E}[X_i]",
    r"\log\mathbb{E}[X] \ge \mathbb{E}[\log X]",
    r"\mathbb{E}_{x\sim p}[\log p(x)] \ge \mathbb{E}_{x\sim p}[\log q(x)]",
    # divergences, entropies, information
    r"I(X;Y) = \mathrm{KL}(p(x,y)\|p(x)p(y))",
    r"I(X;Y|Z) = H(X|Z)-H(X|Y,Z)",
    r"\mathrm{KL}(p\|q) \ge 0",
    r"\mathrm{KL}(p\|q) = \sum_x p(x)\log\frac{p(x)}{q(x)}",
    r"H(p,q) = H(p)+\mathrm{KL}(p\|q)",
    r"H(X,Y) = H(X)+H(Y|X)",
    r"H(X,Y) \le H(X)+H(Y)",
    r"H(Y|X) \le H(Y)",
    r"I(X;Y) = H(X)-H(X|Y)",
    r"I(X;Y) = H(X)+H(Y)-H(X,Y)",
    r"I(X;Y) = I(Y;X)",
    # bounds
    r"\mathbb{E}_{q(z|x)}[\log p(x,z)-\log q(z|x)] \le \log p(x)",
    r"\log p(x) \ge \mathbb{E}_{q(z|x)}[\log p(x|z)] - \mathrm{KL}(q(z|x)\|p(z))",
    r"\log p(x) = \mathbb{E}_{q(z|x)}\left[\log\frac{p(x,z)}{q(z|x)}\right] + \mathrm{KL}(q(z|x)\|p(z|x))",
    r"\mathbb{E}_{z_{1:K}\sim q(z|x)}\left[\log\frac{1}{K}\sum_{k=1}^K\frac{p(x,z_k)}{q(z_k|x)}\right] \le \log p(x)",
    r"\mathbb{E}_{z_{1:K}\sim q(z|x)}\left[\frac{1}{K}\sum_{k=1}^K\frac{p(x,z_k)}{q(z_k|x)}\right] = p(x)",
    # probabilities
    r"p(y=1|x)+p(y=0|x) = 1",
    r"p(y=1|x) = \frac{p(x|y=1)p(y=1)}{p(x|y=1)p(y=1)+p(x|y=0)p(y=0)}",
    r"P(X=x) = \sum_y P(X=x,Y=y)",
    r"P(A\cap B\cap C) = P(A)P(B|A)P(C|A\cap B)",
    r"P(A\cup B) = P(A)+P(B)-P(A\cap B)",
    r"P(A|B) = \frac{P(B|A)P(A)}{P(B)}",
    r"P(A\cap B) = P(A|B)P(B)",
    r"P(A^c) = 1-P(A)",
    r"P(X \le x) = 1-P(X > x)",
    r"P(A\cup B) \le P(A)+P(B)",
]

FALSE = [
    r"p(y=1|x) = \frac{p(x|y=1)p(y=1)}{p(x|y=1)p(y=1)-p(x|y=0)p(y=0)}",
    r"\mathrm{Var}(Y) = \mathbb{E}[\mathrm{Var}(Y|X)]",
    r"\mathbb{E}[(X-a)^2] = \mathrm{Var}(X)-(\mathbb{E}[X]-a)^2",
    r"\log\mathbb{E}[X] \le \mathbb{E}[\log X]",
    r"P(B) = P(B|A)P(A)+P(B|A^c)P(A)",
    r"p(x,z) = p(x|z)p(x)",
    r"p(x|z) = p(z|x)",
    r"p(z|x) = \frac{p(x|z)p(x)}{p(z)}",
    r"p(z|x) = p(x|z)p(z)",
    r"p(h|u) = \frac{p(u|h)p(h)}{\sum_{h'} p(h'|u)p(h')}",
    r"p(x) = \sum_z p(x|z)",
    r"p(x) = \int p(x|z)p(x)\,dz",
    r"p(x|y) = \int p(x|y,z)p(y|z)\,dz",
    r"p(x,y,z) = p(x)p(y|x)p(x|y,z)",
    r"p(x,y|z) = p(x|y,z)p(z|y)",
    r"\log p(x,z) = \log p(x) + \log p(x|z)",
    r"\log p(x,z) = \log p(z)\,\log p(x|z)",
    r"\int p(x|z)\,dz = p(x)",
    r"p(x_{1:T}) = \prod_{t=2}^T p(x_t|x_{<t})",
    r"p(h_2,\ldots,h_K|h_1) = \prod_{k=1}^{K}p(h_k|h_{<k})",
    r"p_\theta(x) = \int p_\theta(x|z)p_\theta(x)\,dz",
    r"p(x) = \mathbb{E}_{p(z)}[p(x,z)]",
    r"p(x) = \mathbb{E}_{q(z|x)}\left[\frac{q(z|x)}{p(x,z)}\right]",
    r"\mathbb{E}[aU+b] = a\mathbb{E}[U]-b\,\mathbb{E}[U]",
    r"\mathbb{E}[XY] = \mathbb{E}[X]\mathbb{E}[Y]",
    r"\mathbb{E}[X^2] = \mathbb{E}[X]^2",
    r"\mathbb{E}[X+Y] = \mathbb{E}[X]-\mathbb{E}[Y]",
    r"\mathrm{Var}(U) = \mathbb{E}[U]^2-\mathbb{E}[U^2]",
    r"\mathrm{Var}(U) = \mathbb{E}[U^2]+\mathbb{E}[U]^2",
    r"\mathrm{Var}(aX+b) = a\,\mathrm{Var}(X)",
    r"\mathrm{Var}(aX+b) = a^2\,\mathrm{Var}(X)+\mathrm{Var}(X)",
    r"\mathrm{Var}(X+Y) = \mathrm{Var}(X)+\mathrm{Var}(Y)",
    r"\mathrm{Var}(X-Y) = \mathrm{Var}(X)-\mathrm{Var}(Y)",
    r"\mathrm{Cov}(X,Y) = \mathbb{E}[XY]+\mathbb{E}[X]\mathbb{E}[Y]",
    r"\mathbb{E}[X^2] \le \mathbb{E}[X]^2",
    r"\mathbb{E}[X|Y=y] = \sum_x x\,p(y|x)",
    r"\mathbb{E}[1/X] = 1/\mathbb{E}[X]",
    r"\mathbb{E}_{q(z)}\left[\frac{q(z)}{p(z)}f(z)\right] = \mathbb{E}_{p(z)}[f(z)]",
    r"\mathrm{KL}(p\|q) = \mathrm{KL}(q\|p)",
    r"\mathrm{KL}(p\|q) \le 0",
    r"\mathrm{KL}(p\|q) = \sum_x q(x)\log\frac{p(x)}{q(x)}",
    r"\mathrm{KL}(p\|q) = \sum_x p(x)\log\frac{q(x)}{p(x)}",
    r"H(p,q) = H(q)+\mathrm{KL}(p\|q)",
    r"H(Y|X) \ge H(Y)",
    r"H(X|Y) = H(Y|X)",
    r"I(X;Y) = H(X)-H(Y|X)",
    r"I(X;Y) = H(X)+H(Y)",
    r"\mathbb{E}_{q(z|x)}[\log p(x,z)-\log q(z|x)] \ge \log p(x)",
    r"\mathbb{E}_{q(z|x)}[\log p(x,z)-\log q(z|x)] = \log p(x)",
    r"\log p(x) = \mathbb{E}_{q(z|x)}[\log p(x|z)] - \mathrm{KL}(q(z|x)\|p(z))",
    r"\log p(x) = \mathbb{E}_{q(z|x)}\left[\log\frac{p(x,z)}{q(z|x)}\right] + \mathrm{KL}(p(z|x)\|q(z|x))",
    r"\log p(x) = \mathbb{E}_{q(z|x)}\left[\log\frac{p(x,z)}{q(z|x)}\right] - \mathrm{KL}(q(z|x)\|p(z|x))",
    r"\mathbb{E}_{z_{1:K}\sim q(z|x)}\left[\log\frac{1}{K}\sum_{k=1}^K\frac{p(x,z_k)}{q(z_k|x)}\right] = \log p(x)",
    r"\mathbb{E}_{z_{1:K}\sim q(z|x)}\left[\log\sum_{k=1}^K\frac{p(x,z_k)}{q(z_k|x)}\right] \le \log p(x)",
    r"P(A|B) = P(B|A)",
    r"P(A|B) = \frac{P(B|A)P(B)}{P(A)}",
    r"P(A\cap B) = P(A|B)P(A)",
    r"P(X \le x) = P(X > x)",
    r"P(X \le x) = 1-P(X \ge x)",
]

CONDITIONS = [
    # what may be supposed of laws, and cannot be claimed of all: never refuted, and not supported
    r"p(x,z) = p(x)p(z)",
    r"p(y|x,z) = p(y|z)",
    r"p(x_{1:n}) = \prod_{i=1}^n p(x_i)",
    r"\log p(x_{1:n}) = \sum_{i=1}^n \log p(x_i)",
    r"p(x_{1:T}) = p(x_1)\prod_{t=2}^T p(x_t|x_{t-1})",
    r"p(y|x) = \int p(y|z)p(z|x)\,dz",
    r"P(A\cap B) = P(A)P(B)",
    r"\mathbb{E}[X] = \mu",
    r"\mathrm{Var}(X) = \sigma^2",
    r"\mathbb{E}[X] = 0",
    r"q(z_{1:K}|x) = \prod_{k=1}^K q(z_k|x)",
    r"\mathbb{E}_{p(x)}[q(z|x)] = q(z)",
    r"p(z) = \mathcal{N}(z; 0, 1)",
    r"p_U(u) = p_H(h)\left|\frac{\partial h}{\partial u}\right|",
    r"X \perp Y",
    r"P(A\cup B) = P(A)+P(B)",
    r"P(B) = P(B|A)P(A)+P(B|C)P(C)",
    r"P(X \ge a) \le \frac{\mathbb{E}[X]}{a}",
    r"p(x|\theta) = \prod_{i=1}^n p(x_i|\theta)",
    r"\mathrm{Var}\left(\sum_{i=1}^n X_i\right) = \sum_{i=1}^n \mathrm{Var}(X_i)",
    r"k\frac{p(x,z_1)}{q(z_1|x)} = \sum_{i=1}^k\frac{p(x,z_i)}{q(z_i|x)}",
    r"q^*(z) = p(z|x)",
    r"p(x) \le 1",
    r"\mathbb{E}_{q(z|x)}[\log p(x|z)] \le 0",
    r"p(y=1|x) = \sigma(w^T x)",
    r"\nabla_\theta\mathbb{E}_{p_\theta(x)}[f(x)] = \mathbb{E}_{p_\theta(x)}[f(x)\nabla_\theta\log p_\theta(x)]",
]


@pytest.mark.parametrize("statement", TRUE)
def test_what_holds_of_all_laws_is_supported(statement):
    assert decided(statement, deadline=10.0).verdict in ("supported", "proved")


@pytest.mark.parametrize("statement", FALSE)
def test_what_fails_for_a_table_is_refuted(statement):
    found = decided(statement, deadline=10.0)
    assert found.verdict == "refuted", found.reason
    assert found.counterexample is not None


@pytest.mark.parametrize("statement", CONDITIONS)
def test_what_may_be_supposed_of_laws_is_left_open(statement):
    assert decided(statement, deadline=10.0).verdict == "undecided"


def read(latex):
    return read_formula(latex).readings[0].statements[0]


SUPPOSED = [
    (r"X \perp Y", r"\mathbb{E}[XY] = \mathbb{E}[X]\mathbb{E}[Y]", "proved"),
    (r"X \perp Y", r"\mathrm{Var}(X+Y) = \mathrm{Var}(X)+\mathrm{Var}(Y)", "proved"),
    (r"X \perp Y", r"\mathrm{Var}(X-Y) = \mathrm{Var}(X)-\mathrm{Var}(Y)", "refuted"),
    (r"X \perp Y", r"\mathbb{E}[X^2Y] = \mathbb{E}[X]^2\mathbb{E}[Y]", "refuted"),
    (r"X \perp Y \mid Z", r"\mathbb{E}[XY|Z=z] = \mathbb{E}[X|Z=z]\mathbb{E}[Y|Z=z]", "proved"),
    (r"X \perp Y \mid Z", r"\mathbb{E}[XY] = \mathbb{E}[X]\mathbb{E}[Y]", "refuted"),
    (r"\mathbb{E}[X] = \mu", r"\mathbb{E}[2X] = 2\mu", "proved"),
    (r"\mathbb{E}[X] = \mu", r"\mathbb{E}[2X] = \mu", "refuted"),
    # what is said of values, but not of laws, is not seen by tables
    (r"Y = aX+b", r"\mathbb{E}[Y] = a\mathbb{E}[X]", "undecided"),
]


@pytest.mark.parametrize(("premise", "statement", "verdict"), SUPPOSED)
def test_what_is_supposed_of_laws_holds_in_their_models(premise, statement, verdict):
    found = decide_term(read(statement), Context().assume(read(premise)), deadline=Deadline(10.0))
    assert name_of(found) == verdict


def test_what_is_said_in_words_is_not_ignored():
    worded = replace(Context(), in_words=frozenset({"independent"}))
    right, wrong = (read(rf"\mathrm{{Var}}(X {sign} Y) = \mathrm{{Var}}(X) {sign} \mathrm{{Var}}(Y)") for sign in "+-")
    assert name_of(decide_term(right, worded, deadline=Deadline(10.0))) == "undecided"
    found = decide_term(wrong, worded, deadline=Deadline(10.0))
    assert isinstance(found, Refuted)
    (law,) = (value for symbol, value in found.counterexample.values.items() if symbol.name == "P")
    x, y = ("x", None), ("y", None)
    assert law.mass({x: 0, y: 0}) == law.mass({x: 0}) * law.mass({y: 0})


def test_a_counterexample_shows_the_table_and_can_be_run_again():
    statement = read(r"p(x,z) = p(x|z)p(x)")
    found = decide_term(statement, Context(), deadline=Deadline(10.0))
    assert isinstance(found, Refuted)
    assert recheck(statement, found.counterexample)
    table = found.counterexample.to_json()["model"]["p"]
    assert table.startswith("(x = ")
    assert "z = " in table
