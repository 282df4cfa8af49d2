"""Sixty ways in which coursework writes its mathematics, each with the term it stands for.

The rows have the structure of the list of idioms that this project reads by, in letters of our own. Each is read in a
small context that says what its letters are, where that matters; and once more where nobody said anything: then its
letters may be anything plausible, but nothing of it may be unread.
"""

# ruff: noqa: E741, F403, F405

from __future__ import annotations

import pytest

from symderiv.language.contexts import Context
from symderiv.language.printing import latex as printed
from symderiv.language.sorts import INTEGER, REAL, Function, Set, vector
from symderiv.language.terms import Symbol, apply, bind
from symderiv.reading.formulas import ChainState, read_formula
from tests.reading.words import *

NOWHERE = Context()
a, b, c, h, m, n, r, s, t, u, v, w, x, y, z, C, U = real(*"abchmnrstuvwxyzCU")
k, l, j, i, K, M, N = whole("k", "l", "j", "i", "K", "M", "N")
p, q = laws("p", "q")
theta, phi, lam, rho = real(r"\theta", r"\phi", r"\lambda", r"\rho")
f, g, F, H, J, Q = (function(name) for name in ["f", "g", "F", "H", "J", "Q"])
zs, ws, xs, hs, ys = (sequence(name) for name in ["z", "w", "x", "h", "y"])
X, Y, Z, W = (random(name) for name in "XYZW")

# Vectors and matrices
D, E = whole("n", "m")
A, B, S, L = table("A", D, D), table("B", D, D), table("S", D, D, "positive definite"), table("L", D, D, "invertible")
vu, vv, vb, vm, vx, vy = (column(name, D) for name in ["u", "v", "b", "m", "x", "y"])
Xi, XU, XV = random(r"\xi", vector(D)), random("U", vector(D)), random("V", vector(D))
T, T_star = Symbol("T", Function((vector(D),), vector(D))), Symbol("T^*", Function((vector(D),), vector(D)))

pz, qzx = of(p, z), of(q, z, on=[x])
ratio = density(q, z, on=[x]) / density(p, z)

IDIOMS = [
    (1, r"\mathbb{E}_{q(z\mid x)}\left[ f(z) + c \right] = \mathbb{E}_{q}[f(z)] + c", declared(q, f),
     [equal(mean(qzx, z, call(f, z) + c), mean(qzx, z, call(f, z)) + c)]),
    (2, r"\mathbb{E}_{x\sim p_d}\{ g(x) \} = \int_x p_d(x)\, g(x)\, dx", declared(*laws("p_d"), g),
     [equal(mean(of(*laws("p_d"), x), x, call(g, x)), integral(x, reals, density(*laws("p_d"), x) * call(g, x)))]),
    (3, r"E(aX+b) = aE(X)+b", NOWHERE,
     [equal(expected(a * at(X) + b), a * expected(at(X)) + b)]),
    (4, r"\mathbb{E}_{z_{1:M}\sim q(z|x)}\left[\log\frac{1}{M}\sum_{i=1}^M w_i\right] \leq \log p(x)", declared(p, q, ws),
     [less_equal(mean(copies(qzx, 1, M), zs, log(1 / M * total(i, count(1, M), call(ws, i)))), log(density(p, x)))]),
    (5, r"\text{Var}(X) = E[X^2] - (E[X])^2", NOWHERE,
     [equal(variance(at(X)), expected(at(X) ** 2) - expected(at(X)) ** 2)]),
    (6, r"Var\left\{ A\xi \right\} = A\, Var\left\{\xi\right\} A^T", declared(D, A, Xi),
     [equal(variance(A * at(Xi)), A * variance(at(Xi)) * transpose(A))]),
    (7, r"\mathrm{Cov}[U,V] = \mathbb{E}\big[(U-\mathbb{E}[U])(V-\mathbb{E}[V])^\top\big]", declared(D, XU, XV),
     [equal(bind("covariance", P, OMEGA, tuple_of(at(XU), at(XV))),
            expected((at(XU) - expected(at(XU))) * transpose(at(XV) - expected(at(XV)))))]),
    (8, r"D_{KL}(q(z|x)\,||\,p(z)) = \int q(z|x)\log\frac{q(z|x)}{p(z)}\,dz", declared(p, q),
     [equal(divergence(qzx, pz), integral(z, reals, density(q, z, on=[x]) * log(ratio)))]),
    (9, r"D_\text{KL}\left(q\Vert p\right)=\mathbb{E}_{q}[\log q-\log p]\ge 0", declared(p, q),
     [equal(divergence(q, p), expected(log(density_at(q, OMEGA)) - log(density_at(p, OMEGA)), q)),
      greater_equal(divergence(q, p), 0)]),
    (10, r"\mathrm{KL}(p \parallel q) = \sum_x p(x)\log p(x) - \sum_x p(x)\log q(x)", declared(p, q),
     [equal(divergence(p, q), total(x, some("x", REAL), density(p, x) * log(density(p, x)))
            - total(x, some("x", REAL), density(p, x) * log(density(q, x))))]),
    (11, r"\log p_\theta(x) \geq \mathcal{L}(\theta,\phi;x) = \mathbb{E}_{q_\phi(z|x)}[\log p_\theta(x,z)] + H[q_\phi(z|x)]",
     declared(family("p"), family("q"), function(r"\mathcal{L}", REAL, REAL, REAL)),
     [greater_equal(log(density(call(family("p"), theta), x)), call(function(r"\mathcal{L}", REAL, REAL, REAL), theta, phi, x)),
      greater_equal(log(density(call(family("p"), theta), x)),
                    mean(of(call(family("q"), phi), z, on=[x]), z, log(density(call(family("p"), theta), x, z)))
                    + entropy(of(call(family("q"), phi), z, on=[x])))]),
    (12, r"\mathcal{N}(x; m, s^2) = \frac{1}{\sqrt{2\pi s^2}}\exp\left(-\frac{(x-m)^2}{2s^2}\right)", NOWHERE,
     [equal(density_at(normal(m, s**2), x), 1 / sqrt(2 * pi * s**2) * exp(-((x - m) ** 2 / (2 * s**2))))]),
    (13, r"p(\mathbf{y}|\mathbf{x}) = \mathcal{N}(\mathbf{y}\,|\,\mathbf{A}\mathbf{x}+\mathbf{b}, \mathbf{L}^{-1})",
     declared(D, p, A, vx, vy, vb, L),
     [equal(density(p, vy, on=[vx]), density_at(normal(A * vx + vb, inverse(L)), vy))]),
    (14, r"\frac{1}{(2\pi)^{n/2}|S|^{1/2}}\exp\Big(-\frac{1}{2}(x-m)^TS^{-1}(x-m)\Big)", declared(D, S, vx, vm),
     [1 / ((2 * pi) ** (D / 2) * det(S) ** half) * exp(-(half * transpose(vx - vm) * inverse(S) * (vx - vm)))]),
    (15, r"\log|AB| = \log|A| + \log|B|", declared(D, A, B),
     [equal(log(det(A * B)), log(det(A)) + log(det(B)))]),
    (16, r"p_Y(y) = p_X(x)\left|\det\frac{\partial x}{\partial y}\right|", declared(D, p, vx, vy),
     [equal(density_at(bind("law", p, OMEGA, at(random("Y", vector(D)))), vy),
            density_at(bind("law", p, OMEGA, at(random("X", vector(D)))), vx) * absolute(det(formal(vx, vy))))]),
    (17, r"x\mid c=k \sim \mathcal{N}(m_k, S)", declared(D, S, vx, sequence("m", vector(D)), Symbol("c", INTEGER), k),
     [distributed(bind("law", bind("given", P, OMEGA, equal(at(random("c", INTEGER)), k)), OMEGA, at(random("x", vector(D)))),
                  normal(call(sequence("m", vector(D)), k), S))]),
    (18, r"p(\rho\mid x) \propto p(x\mid\rho)\,p(\rho) \propto \rho^{s+a-1}(1-\rho)^{n-s+b-1}", declared(p, n, s),
     [proportional(density(p, rho, on=[x]), density(p, x, on=[rho]) * density(p, rho)),
      proportional(density(p, rho, on=[x]), rho ** (s + a - 1) * (1 - rho) ** (n - s + b - 1))]),
    (19, r"p(z|x)=\frac{p(x|z)p(z)}{\sum_{z'} p(x|z')p(z')}", declared(p),
     [equal(density(p, z, on=[x]), density(p, x, on=[z]) * density(p, z)
            / total(Symbol("z'", REAL), some("z'", REAL), density(p, x, on=[Symbol("z'", REAL)]) * density(p, Symbol("z'", REAL))))]),
    (20, r"P(X\leq x) = 1 - P(X > x) = F_X(x)", NOWHERE,
     [equal(probability(less_equal(at(X), x)), 1 - probability(greater(at(X), x))),
      equal(probability(less_equal(at(X), x)), call(function("F_X"), x))]),
    (21, r"X \perp Y, Z \mid W", NOWHERE,
     [bind("independent", P, OMEGA, tuple_of(at(X), tuple_of(at(Y), at(Z)), at(W)))]),
    (22, r"p(z_2,\ldots,z_K|z_1)=\prod_{k=2}^{K}p(z_k|z_{<k})", declared(p),
     [equal(density(p, slice_of(zs, 2, K), on=[call(zs, 1)]),
            product(k, count(2, K), density(p, call(zs, k), on=[slice_of(zs, 1, k - 1)])))]),
    (23, r"\ell(m) = -\frac{n}{2}\log(2\pi s^2) - \frac{1}{2s^2}\sum_{i=1}^n (x^{(i)}-m)^2", declared(function(r"\ell"), D, m, s, xs),
     [equal(call(function(r"\ell"), m),
            -(D / 2 * log(2 * pi * s**2)) - 1 / (2 * s**2) * total(i, count(1, D), (call(xs, i) - m) ** 2))]),
    (24, r"\frac{\partial\ell}{\partial m} = 0 \Rightarrow \hat m = \frac{1}{n}\sum_{i=1}^n x_i", declared(*real(r"\ell"), D, m, xs),
     [equal(formal(*real(r"\ell"), m), 0),
      equal(Symbol(r"\hat m", REAL), 1 / D * total(i, count(1, D), call(xs, i)))]),
    (25, r"\hat\theta = \operatorname*{arg\,max}_{\theta\in\Theta}\ \log p(x\mid\theta)", declared(p, Symbol(r"\Theta", Set(REAL))),
     [member(Symbol(r"\hat \theta", REAL), bind("argmax", Symbol(r"\Theta", Set(REAL)), theta, log(density(p, x, on=[theta]))))]),
    (26, r"u^* = \underset{u}{\text{argmin}}\; \|Au-v\|_2^2 + \lambda\|u\|^2", declared(D, A, vu, vv, lam),
     [member(column("u^*", D), bind("argmin", apply("vectors", D), vu, norm(A * vu - vv) ** 2 + lam * norm(vu) ** 2))]),
    (27, r"\min\limits_{1\leq j\leq k} w_j \le \max\left(w_1, w_2\right)", declared(ws),
     [less_equal(bind("smallest", count(1, k), j, call(ws, j)), maximum(call(ws, 1), call(ws, 2)))]),
    (28, r"\nabla_u\left(\frac{1}{2}u^TAu + b^Tu\right) = \frac{1}{2}(A+A^T)u + b", declared(D, A, vu, vb),
     [equal(derivative(vu, half * transpose(vu) * A * vu + transpose(vb) * vu), half * (A + transpose(A)) * vu + vb)]),
    (29, r"\frac{\partial}{\partial A_{ij}}\left(\sum_c A_{ic}u_c + v_i\right) = u_j", declared(D, A, vu, vv, i, j),
     [equal(bind("derivative", entry(A, i, j), x,
                 total(Symbol("c", i.sort), count(1, D), entry(apply("with_entry", A, i, j, x), i, Symbol("c", i.sort)) * entry(vu, Symbol("c", i.sort)))
                 + entry(vv, i)), entry(vu, j))]),
    (30, r"\frac{\partial L}{\partial b_k} = \sum_i \frac{\partial L}{\partial o_i}\frac{\partial o_i}{\partial b_k}",
     declared(Symbol("L", REAL), sequence("b"), sequence("o"), k),
     [equal(formal(Symbol("L", REAL), call(sequence("b"), k)),
            total(Symbol("i", INTEGER), some("i"), formal(Symbol("L", REAL), call(sequence("o"), Symbol("i", INTEGER)))
                  * formal(call(sequence("o"), Symbol("i", INTEGER)), call(sequence("b"), k))))]),
    (31, r"\frac{d}{du}\frac{f(u)}{g(u)} = \frac{f'(u)g(u) - f(u)g'(u)}{g(u)^2}", declared(f, g, u),
     [equal(derivative(u, call(f, u) / call(g, u)),
            (derivative(u, call(f, u)) * call(g, u) - call(f, u) * derivative(u, call(g, u))) / call(g, u) ** 2)]),
    (32, r"\frac{\partial \mathrm{softmax}(u)_i}{\partial u_j} = \mathrm{softmax}(u)_i(\delta_{ij} - \mathrm{softmax}(u)_j)", declared(D, vu, i, j),
     [equal(bind("derivative", entry(vu, j), x, entry(softmax(apply("with_entry", vu, j, x)), i)),
            entry(softmax(vu), i) * (delta(i, j) - entry(softmax(vu), j)))]),
    (33, r"J_T(u) = \mathrm{diag}(T(u)) - T(u)T(u)^T", declared(D, vu, T),
     [equal(derivative(vu, call(T, vu)), diagonal(call(T, vu)) - call(T, vu) * transpose(call(T, vu)))]),
    (34, r"softmax(u)_i = \frac{exp(u_i)}{\sum_k exp(u_k)}", declared(D, vu, i),
     [equal(entry(softmax(vu), i), exp(entry(vu, i)) / total(k, count(1, D), exp(entry(vu, k))))]),
    (35, r"\frac{\partial^2 g}{\partial w_i\partial w_j} = B_{ik}\,A_{kl}\,B_{lj}", declared(D, Symbol("g", REAL), ws, A, B, i, j, k, l),
     [equal(formal(formal(Symbol("g", REAL), call(ws, j)), call(ws, i)), entry(B, i, k) * entry(A, k, l) * entry(B, l, j))]),
    (36, r"{\partial J(w) \over \partial w} = 2\sum_{n=1}^N (w x_n - y_n)x_n", declared(J, w, xs, ys),
     [equal(derivative(w, call(J, w)),
            2 * total(D, count(1, N), (w * call(xs, D) - call(ys, D)) * call(xs, D)))]),
    (37, r"\operatorname{tr}(ABL) = \operatorname{tr}(LAB)", declared(D, A, B, L),
     [equal(trace(A * B * L), trace(L * A * B))]),
    (38, r"\frac{\partial \log|S|}{\partial S} = (S^{-1})^T", declared(D, S),
     [equal(derivative(S, log(det(S))), transpose(inverse(S)))]),
    (39, r"A v_i = \lambda_i v_i, \quad i = 1,\dots,n", declared(D, A, sequence("v", vector(D)), sequence(r"\lambda")),
     [bind("forall", count(1, D), i, equal(A * call(sequence("v", vector(D)), i), call(sequence(r"\lambda"), i) * call(sequence("v", vector(D)), i)))]),
    (40, r"u^T A u = \sum_{i,j} u_i A_{ij} u_j \ge 0, \quad \forall u\in\mathbb{R}^n", declared(D, A, vu),
     [bind("forall", apply("vectors", D), vu, statement) for statement in (
         equal(transpose(vu) * A * vu, total(i, count(1, D), total(j, count(1, D), entry(vu, i) * entry(A, i, j) * entry(vu, j)))),
         greater_equal(transpose(vu) * A * vu, 0))]),
    (41, r"S = \begin{bmatrix}S_{aa} & S_{ab}\\ S_{ba} & S_{bb}\end{bmatrix}",
     declared(D, E, table("S", D + E, D + E), table("S_{aa}", D, D), table("S_{ab}", D, E), table("S_{ba}", E, D), table("S_{bb}", E, E)),
     [equal(table("S", D + E, D + E), apply("blocks", table("S_{aa}", D, D), table("S_{ab}", D, E), table("S_{ba}", E, D), table("S_{bb}", E, E)))]),
    (42, r"\langle T(u), v\rangle = \langle u, T^*(v)\rangle", declared(D, T, T_star, vu, vv),
     [equal(transpose(call(T, vu)) * vv, transpose(vu) * call(T_star, vv))]),
    (43, r"|\langle u,v\rangle| \le \|u\|\,\|v\|", declared(D, vu, vv),
     [less_equal(absolute(transpose(vu) * vv), norm(vu) * norm(vv))]),
    (44, r"\delta^{(l)} = (W^{(l+1)})^T\delta^{(l+1)} \odot \sigma'(a^{(l)})",
     declared(D, E, column(r"\delta^{(l)}", D), table("W^{(l+1)}", E, D), column(r"\delta^{(l+1)}", E), function(r"\sigma"), column("a^{(l)}", D)),
     [equal(column(r"\delta^{(l)}", D), hadamard(transpose(table("W^{(l+1)}", E, D)) * column(r"\delta^{(l+1)}", E),
            bind("entrywise", column("a^{(l)}", D), x, derivative(t, call(function(r"\sigma"), t), at=x))))]),
    (45, r"\mu = \frac{\sum_{i=1}^N 1\{y^{(i)}=c\}\,x^{(i)}}{\sum_{i=1}^N 1\{y^{(i)}=c\}}", declared(xs, ys, c, N),
     [equal(*real(r"\mu"), total(i, count(1, N), indicator(equal(call(ys, i), c)) * call(xs, i))
            / total(i, count(1, N), indicator(equal(call(ys, i), c))))]),
    (46, r"H(u) = \begin{cases} 1 & \text{if } u > 0\\ 0 & \text{otherwise}\end{cases}", declared(H, u),
     [equal(call(H, u), cases(1, greater(u, 0), 0))]),
    (47, r"H(t)=\left\{\begin{array}{ll} 1-t, & 0\leq t<1\\ 0, & t\geq 1\end{array}\right.", declared(H, t),
     [equal(call(H, t), cases(1 - t, both(less_equal(0, t), less(t, 1)), 0, greater_equal(t, 1)))]),
    (48, r"\int_0^{\infty} u e^{-u}du = \left. -(u+1)e^{-u}\right|_0^\infty = 1", NOWHERE,
     [equal(integral(u, between(0, infinity), u * exp(-u)), bind("difference_between", between(0, infinity), u, -((u + 1) * exp(-u)))),
      equal(integral(u, between(0, infinity), u * exp(-u)), 1)]),
    (49, r"\int \frac{du}{a^2+u^2} = \frac{1}{a}\arctan\frac{u}{a} + C", NOWHERE,
     [equal(bind("antiderivative", u, u, 1 / (a**2 + u**2)), 1 / a * arctan(u / a) + C)]),
    (50, r"\int_0^1 u^{a-1}(1-u)^{b-1}\,\mathrm{d}u = \frac{\Gamma(a)\Gamma(b)}{\Gamma(a+b)}", NOWHERE,
     [equal(integral(u, between(0, 1), u ** (a - 1) * (1 - u) ** (b - 1)), gamma(a) * gamma(b) / gamma(a + b))]),
    (51, r"\binom{N}{k}+\binom{N}{k-1} = \binom{N+1}{k}", NOWHERE,
     [equal(binomial(N, k) + binomial(N, k - 1), binomial(N + 1, k))]),
    (52, r"\sum_{n=1}^{\infty}\frac{1}{n(n+1)} = \lim_{x\to\infty}\left(1-\frac{1}{x+1}\right) = 1", NOWHERE,
     [equal(total(D, upwards(1), 1 / (D * (D + 1))), bind("limit", apply("approaching", infinity), x, 1 - 1 / (x + 1))),
      equal(total(D, upwards(1), 1 / (D * (D + 1))), 1)]),
    (53, r"1+\frac12+\frac13+\dots+\frac1n > \ln(n+1)", declared(D),
     [greater(total(k, count(1, D), 1 / k), log(D + 1))]),
    (54, r"f(u+h) = f(u) + f'(u)h + \frac{1}{2}f''(u)h^2 + O(h^3)", declared(f, u, h),
     [bind("agrees_to_order", apply("approaching", 0), h, tuple_of(
         call(f, u + h),
         call(f, u) + derivative(u, call(f, u)) * h + half * derivative(u, derivative(u, call(f, u))) * h**2,
         apply("big_o", h**3)))]),
    (55, r"\log p(x) = \underbrace{\mathbb{E}_{q(z|x)}[\log p(x|z)]}_{\text{fit}} - \underbrace{D_{KL}(q(z|x)\|p(z))}_{\ge 0}", declared(p, q),
     [equal(log(density(p, x)), mean(qzx, z, log(density(p, x, on=[z]))) - divergence(qzx, pz))]),
    (56, r"g(u) \stackrel{(a)}{=} f(u) \overset{\text{i.i.d.}}{=} \prod_i h_i(u)", declared(f, g, sequence("h", f.sort), u),
     [equal(call(g, u), call(f, u)),
      equal(call(g, u), product(Symbol("i", INTEGER), some("i"), call(call(sequence("h", f.sort), Symbol("i", INTEGER)), u)))]),
    (57, r"\begin{aligned} Q(u) &= (u-1)^2 \\ &= u^2 - 2u + 1 & \text{(expand)} \end{aligned}", declared(Q, u),
     [equal(call(Q, u), (u - 1) ** 2), equal(call(Q, u), u**2 - 2 * u + 1)]),
    (58, r"\boxed{\hat\lambda = \frac{n}{\sum_{i} t_i}}", declared(D, sequence("t")),
     [equal(Symbol(r"\hat \lambda", REAL), D / total(Symbol("i", INTEGER), some("i"), call(sequence("t"), Symbol("i", INTEGER))))]),
    (59, r"= \frac{e^u}{(1+e^u)^2}", NOWHERE,
     [equal(y, exp(u) / (1 + exp(u)) ** 2)]),
    (60, r"u = r\sin t, \qquad du = r\cos t\,dt, \quad -\tfrac{\pi}{2} \le t \le \tfrac{\pi}{2}", declared(u, r, t),
     [implies(both(less_equal(-(pi / 2), t), less_equal(t, pi / 2)), statement) for statement in (
         equal(u, r * sin(t)), equal(differential(u), r * cos(t) * differential(t)))]),
]  # fmt: skip

PENDING: dict[int, str] = {}
UNDECLARED_PENDING: dict[int, str] = {}
PRINTING_PENDING: dict[int, str] = {}


def rows(pending):
    return [
        pytest.param(
            *row,
            id=str(row[0]),
            marks=[pytest.mark.xfail(reason=pending.get(row[0]), strict=False)] * (row[0] in pending),
        )
        for row in IDIOMS
    ]


def read(latex, context):
    """A row that begins with a relation has its left side in the text before."""
    before = read_formula("y", context, chain=ChainState()).chain if latex.startswith("=") else ChainState()
    return read_formula(latex, context, chain=before)


def test_there_are_sixty():
    assert [row[0] for row in IDIOMS] == list(range(1, 61))


@pytest.mark.parametrize(("tag", "latex", "context", "terms"), rows(PENDING))
def test_what_it_says(tag, latex, context, terms):
    row = read(latex, context)
    assert not row.unread
    assert list(row.statements or row.sides) == terms


@pytest.mark.parametrize(("tag", "latex", "context", "terms"), rows(UNDECLARED_PENDING))
def test_nothing_is_unread_where_nobody_said_what_the_letters_are(tag, latex, context, terms):
    assert not read(latex, NOWHERE).unread


@pytest.mark.parametrize(("tag", "latex", "context", "terms"), rows(PRINTING_PENDING))
def test_what_it_says_is_printed_and_read_again(tag, latex, context, terms):
    for term in terms:
        row = read_formula(printed(term), context)
        assert not row.unread
        assert list(row.statements or row.sides) == [term], printed(term)
