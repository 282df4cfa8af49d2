"""Formulas to typed terms: a real homework line by line, the classical traps, ambiguity, chains, and garbage."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symderiv.errors import ReadingError
from symderiv.language.contexts import Context
from symderiv.language.sorts import (
    COMPLEX,
    INTEGER,
    NATURAL,
    POSITIVE,
    POSITIVE_INTEGER,
    REAL,
    Function,
    Matrix,
    vector,
)  # fmt: skip
from symderiv.language.terms import Apply, Symbol, Term, apply, bind, number
from symderiv.reading.formulas import ChainState, read_formula, read_statement


def op(name):
    return lambda *arguments: apply(name, *arguments)


equal, at_least, greater, implies, member, proportional = map(
    op, ("equal", "greater_equal", "greater", "implies", "member", "proportional")
)
det, absolute, inverse, transpose, diag, norm = map(
    op, ("determinant", "absolute", "inverse", "transpose", "diagonal", "norm")
)
normal, density_at, exp, log, sqrt, call, col = map(
    op, ("normal", "density_at", "exp", "log", "sqrt", "apply", "matrix")
)
hadamard, elementwise_quotient, elementwise_power = map(op, ("hadamard", "hadamard_divide", "hadamard_power"))
pi, i = apply("pi"), apply("imaginary_unit")


def symbols(*declared: Symbol) -> dict[str, Symbol]:
    return {symbol.name: symbol for symbol in declared}


def read(latex: str, context: Context = Context(), chain: ChainState | None = None) -> list[Term]:  # noqa: B008
    row = read_formula(latex, context, chain=chain)
    assert not row.unread, [(latex[span.start : span.end], reason) for span, reason in row.unread]
    return list(row.statements or row.sides)


# Question 2: a Gaussian through an affine map

K = Symbol("K", POSITIVE_INTEGER)
z0, mu, sigma = Symbol("z_0", vector(K)), Symbol(r"\mu", vector(K)), Symbol(r"\sigma", vector(K, "positive"))
S, g = Symbol("S", Matrix(K, K, frozenset({"invertible"}))), Symbol("g", Function((vector(K),), vector(K)))
standard = normal(apply("zero", K, 1), apply("identity", K))
Q2 = Context(symbols(K, z0, mu, sigma, S, g), random={z0: standard}, density=frozenset({"q"}))

gz = call(g, z0)
jacobian = bind("derivative", z0, z0, gz)
q_z, q_g = density_at(standard, z0), density_at(bind("law", standard, z0, gz), gz)
variance = diag(elementwise_power(sigma, 2))
root = sqrt((2 * pi) ** K)
shift = gz - mu
scaled = elementwise_quotient(shift, sigma)
minus_half = -number(1) / 2
half = number(1) / number(2)


def bell(covariance: Term, front: Term | None = None) -> Term:
    if front is None:
        return exp(-(half * transpose(shift) * inverse(covariance) * shift))
    return exp(front * transpose(shift) * inverse(covariance) * shift)


whitened = inverse(S) * shift
inverse_det = absolute(det(jacobian)) ** -number(1)

GAUSSIAN = [
    (1, r"q(\mathbf{g}(\mathbf{z}_0)) = q(\mathbf{z}_0) |\det \mathbf{J}_{\mathbf{z}_0} \mathbf{g}(\mathbf{z}_0)|^{-1} = q(\mathbf{z}_0) \left| \det \left( \frac{\partial \mathbf{g}(\mathbf{z}_0)}{\partial \mathbf{z}_0} \right) \right|^{-1}",
     [equal(q_g, q_z * inverse_det), equal(q_g, q_z * inverse_det)]),
    (2, r"\frac{\partial \mathbf{g}}{\partial \mathbf{z}_0} = \frac{\partial}{\partial \mathbf{z}_0}(\mu + \sigma \odot \mathbf{z}_0) = \text{diag}(\sigma)",
     [equal(jacobian, bind("derivative", z0, z0, mu + hadamard(sigma, z0))), equal(jacobian, diag(sigma))]),
    (3, r"\left| \det \left( \frac{\partial \mathbf{g}}{\partial \mathbf{z}_0} \right) \right|^{-1} = \frac{1}{|\text{diag}(\sigma)|}",
     [equal(inverse_det, 1 / det(diag(sigma)))]),
    (4, r"q(\mathbf{z}_0) = \frac{1}{\sqrt{(2\pi)^K}} \exp\left(-\frac{1}{2} \left(\frac{\mathbf{g}(\mathbf{z}_0) - \mu}{\sigma}\right)^T \left(\frac{\mathbf{g}(\mathbf{z}_0) - \mu}{\sigma}\right)\right)",
     [equal(q_z, (1 / root) * exp(-(half * transpose(scaled) * scaled)))]),
    (5, r"= \frac{1}{\sqrt{(2\pi)^K}} \exp\left(-\frac{1}{2} (\mathbf{g}(\mathbf{z}_0) - \mu)^T (\text{diag}(\sigma^2))^{-1} (\mathbf{g}(\mathbf{z}_0) - \mu)\right)",
     [equal(q_z, (1 / root) * bell(variance))]),
    (6, r"q(\mathbf{g}(\mathbf{z}_0)) = \frac{1}{\sqrt{(2\pi)^K |\text{diag}(\sigma^2)|}} \exp\left(-\frac{1}{2} (\mathbf{g}(\mathbf{z}_0) - \mu)^T (\text{diag}(\sigma^2))^{-1} (\mathbf{g}(\mathbf{z}_0) - \mu)\right)",
     [equal(q_g, (1 / sqrt((2 * pi) ** K * det(variance))) * bell(variance))]),
    (7, r"= \mathcal{N}(\mu, \text{diag}(\sigma^2))",
     [equal(q_g, density_at(normal(mu, variance), gz))]),
    (8, r"\frac{\partial \mathbf{g}}{\partial \mathbf{z}_0} = \frac{\partial}{\partial \mathbf{z}_0}(\mu + \mathbf{S} \mathbf{z}_0) = \mathbf{S}",
     [equal(jacobian, bind("derivative", z0, z0, mu + S * z0)), equal(jacobian, S)]),
    (9, r"\left| \det \left( \frac{\partial \mathbf{g}}{\partial \mathbf{z}_0} \right) \right|^{-1} = \frac{1}{|\mathbf{S}|}",
     [equal(inverse_det, 1 / det(S))]),
    (10, r"q(z_0) = \frac{1}{\sqrt{(2\pi)^k}} \exp \left( \frac{-1}{2} (\mathbf{S}^{-1}(g(z_0) - \mu))^T (\mathbf{S}^{-1}(g(z_0) - \mu)) \right)",
     [equal(q_z, (1 / root) * exp(minus_half * transpose(whitened) * whitened))]),
    (11, r"\frac{1}{\sqrt{(2\pi)^k}} \exp \left( \frac{-1}{2} (g(z_0) - \mu)^T (\mathbf{S}\mathbf{S}^T)^{-1} (g(z_0) - \mu) \right)",
     [equal(q_z, (1 / root) * bell(S * transpose(S), minus_half))]),
    (12, r"q(g(z_0)) = \frac{1}{\sqrt{(2\pi)^k |\mathbf{S}|}} \exp \left( \frac{-1}{2} (g(z_0) - \mu)^T (\mathbf{S}\mathbf{S}^T)^{-1} (g(z_0) - \mu) \right)",
     [equal(q_g, (1 / sqrt((2 * pi) ** K * det(S))) * bell(S * transpose(S), minus_half))]),
    (13, r"= \mathcal{N}(\mu, \mathbf{S}\mathbf{S}^T)",
     [equal(q_g, density_at(normal(mu, S * transpose(S)), gz))]),
]  # fmt: skip


@pytest.mark.parametrize("tag", [tag for tag, *_ in GAUSSIAN])
def test_gaussian(tag):
    """Equations (1) to (13), each row with the chain of the rows before it."""
    chain = ChainState()
    for number_, latex, statements in GAUSSIAN:
        row = read_formula(latex, Q2, chain=chain)
        if number_ == tag:
            assert not row.unread
            assert list(row.statements) == statements
        chain = row.chain


def test_a_determinant_in_bars_has_two_readings():
    row = read_formula(GAUSSIAN[8][1], Q2)
    assert [reading.statements[0].arguments[1] for reading in row.readings] == [1 / det(S), 1 / absolute(det(S))]


def test_the_step_and_the_statement_of_a_row_that_carries_on():
    chain = read_formula(GAUSSIAN[11][1], Q2, chain=ChainState()).chain
    link = read_formula(GAUSSIAN[12][1], Q2, chain=chain).best.links[0]
    assert link.step == equal(GAUSSIAN[11][2][0].arguments[1], link.right)
    assert link.statement == equal(q_g, link.right)
    assert read_formula(GAUSSIAN[9][1], Q2).best.aliases == {"k": "K"}


# Question 5: an invertible residual map

D = Symbol("D", POSITIVE_INTEGER)
z, a, zt = Symbol("z", vector(D)), Symbol("z_0", vector(D)), Symbol(r"\tilde z", vector(D))
r, alpha, beta = Symbol("r", POSITIVE), Symbol(r"\alpha", POSITIVE), Symbol(r"\beta", REAL)
h, G = Symbol("h", Function((REAL, REAL), REAL)), Symbol("g", Function((vector(D),), vector(D)))
x, y = Symbol("x", REAL), Symbol("y", REAL)
RESIDUAL = Context(
    symbols(D, z, a, zt, r, alpha, beta, h, G),
    definitions={
        G: bind("lambda", apply("vectors", D), z, z + beta * call(h, alpha, r) * (z - a)),
        h: bind("lambda", apply("reals"), x, bind("lambda", apply("reals"), y, 1 / (x + y))),
        z: a + r * zt,
        r: norm(z - a),
    },
)
moved = a + r * zt
residual = norm((moved + beta * call(h, alpha, r) * (moved - a)) - a)
FLOW = [
    (61, r"g(\mathbf{z}) = \mathbf{z} + \beta h(\alpha, r)(\mathbf{z} - \mathbf{z}_0)", [equal(call(G, z), z + beta * call(h, alpha, r) * (z - a))]),
    (63, r"= \mathbf{z}_0 + r\tilde{\mathbf{z}} + \beta h(\alpha, r)r\tilde{\mathbf{z}}", [equal(call(G, z), a + r * zt + beta * call(h, alpha, r) * r * zt)]),
    (64, r"|g(\mathbf{z}) - \mathbf{z}_0| = r + \frac{r\beta}{\alpha + r} \rightarrow", [equal(norm(call(G, z) - a), r + r * beta / (alpha + r))]),
    (65, r"\frac{\partial}{\partial r} |g(\mathbf{z}) - \mathbf{z}_0| = \frac{1 + \beta\alpha}{(\alpha + r)^2}", [equal(bind("derivative", r, r, residual), (1 + beta * alpha) / (alpha + r) ** 2)]),
    (66, r"\frac{1 + \beta\alpha}{(\alpha + r)^2} \geq 0 \rightarrow", [at_least((1 + beta * alpha) / (alpha + r) ** 2, 0)]),
    (67, r"\beta \geq -\frac{(\alpha + r)^2}{\alpha}", [at_least(beta, -((alpha + r) ** 2 / alpha))]),
    (68, r"\tilde{z} = \frac{g(z) - z_0}{r \left(1 + \frac{\beta}{\alpha+r}\right)}", [equal(zt, (call(G, z) - a) / (r * (1 + beta / (alpha + r))))]),
]  # fmt: skip


def test_residual_flow():
    """Equations (61) to (68); an arrow at the end of a row leads to the next row."""
    chain, arrows = ChainState(), {}
    for tag, latex, statements in FLOW:
        row = read_formula(latex, RESIDUAL, chain=chain)
        assert not row.unread, (tag, row.unread)
        assert list(row.statements) == statements, tag
        arrows[tag] = [link.step for link in row.best.links if link.relation == "implies"]
        chain = row.chain
    assert arrows[65] == [implies(FLOW[2][2][0], FLOW[3][2][0])]
    assert arrows[67] == [implies(FLOW[4][2][0], FLOW[5][2][0])]
    assert not arrows[66]


# Question 6: gradient descent and ascent on a product

sequence, motion = Function((INTEGER,), REAL, frozenset({"sequence"})), Function((REAL,), REAL)
d, e, V = Symbol("d", REAL), Symbol("g", REAL), Symbol("V", Function((REAL, REAL), REAL))
k, t, eta, lam = Symbol("k", NATURAL), Symbol("t", REAL), Symbol(r"\eta", POSITIVE), Symbol(r"\lambda", COMPLEX)
A, L_d, L_g = Symbol("A", Matrix(number(2), number(2))), Symbol("L_d", REAL), Symbol("L_g", REAL)
d_seq, g_seq, d_of, g_of = Symbol("d", sequence), Symbol("g", sequence), Symbol("d", motion), Symbol("g", motion)
GAN = Context(
    {**symbols(d, e, V, k, t, eta, lam, A, L_d, L_g), "d_": d_seq, "g_": g_seq, "d(": d_of, "g(": g_of},
    definitions={
        V: bind("lambda", apply("reals"), d, bind("lambda", apply("reals"), e, d * e)),
        L_d: d * e,
        L_g: -(d * e),
    },
)
d_k, g_k, d_next, g_next = call(d_seq, k), call(g_seq, k), call(d_seq, k + 1), call(g_seq, k + 1)
d_t, g_t = call(d_of, t), call(g_of, t)
step = col(2, 2, 1, eta, -eta, 1)
DYNAMICS = [
    (69, r"V(d, g) = dg", [equal(call(V, d, e), d * e)]),
    (70, r"d^{k+1} = d^k + \eta \frac{\partial V}{\partial d}", [equal(d_next, d_k + eta * bind("derivative", d_k, d, call(V, d, g_k)))]),
    (71, r"g^{k+1} = g^k - \eta \frac{\partial V}{\partial g}", [equal(g_next, g_k - eta * bind("derivative", g_k, e, call(V, d_k, e)))]),
    (72, r"\begin{pmatrix} d^{k+1} \\ g^{k+1} \end{pmatrix} = \begin{pmatrix} 1 & \eta \\ -\eta & 1 \end{pmatrix} \begin{pmatrix} d^k \\ g^k \end{pmatrix}", [equal(col(2, 1, d_next, g_next), step * col(2, 1, d_k, g_k))]),
    (73, r"\mathbf{A} = \begin{pmatrix} 1 & \eta \\ -\eta & 1 \end{pmatrix}", [equal(A, step)]),
    ("form", r"[d_{k+1}, g_{k+1}]^\top = A[d_k, g_k]^\top", [equal(col(2, 1, d_next, g_next), A * col(2, 1, d_k, g_k))]),
    ("stationary", r"\frac{\partial V}{\partial d} = 0", [equal(bind("derivative", d, d, call(V, d, e)), 0)]),
    ("point", r"g = 0, d = 0", [equal(e, 0), equal(d, 0)]),
    ("origin", r"(d, g) = (0, 0)", [equal(col(2, 1, d, e), col(2, 1, 0, 0))]),
    (74, r"(1 - \lambda)^2 + \eta^2 = 0 \rightarrow", [equal((1 - lam) ** 2 + eta**2, 0)]),
    (75, r"\lambda = 1 \pm i\eta", [member(lam, apply("set", 1 + i * eta, 1 - i * eta))]),
    ("growth", r"|\lambda| > 1", [greater(absolute(lam), 1)]),
    (76, r"\frac{d}{dt}[d(t), g(t)]^T = \left[ \frac{\partial}{\partial d} L_d, \frac{\partial}{\partial g} L_g \right]^T",
     [equal(bind("derivative", t, t, col(2, 1, d_t, g_t)), col(2, 1, bind("derivative", d_t, d, d * g_t), bind("derivative", g_t, e, -(d_t * e))))]),
    (77, r"[\dot{d}(t), \dot{g}(t)]^T = [g, -d]^T", [equal(col(2, 1, bind("derivative", t, t, d_t), bind("derivative", t, t, g_t)), col(2, 1, g_t, -d_t))]),
    ("equation", r"\ddot{d} + d = 0", [equal(bind("derivative", t, t, bind("derivative", t, t, d_t)) + d_t, 0)]),
    (78, r"[d(t), g(t)]^T \propto [\cos(t), \sin(t)]^T", [proportional(col(2, 1, d_t, g_t), col(2, 1, apply("cos", t), apply("sin", t)))]),
]  # fmt: skip


@pytest.mark.parametrize(("tag", "latex", "statements"), DYNAMICS, ids=[str(tag) for tag, *_ in DYNAMICS])
def test_dynamics(tag, latex, statements):
    assert read(latex, GAN) == statements


# The classical traps, with nothing declared

b, c, f, n, w, i_, q = (Symbol(name, REAL) for name in ["b", "c", "f", "n", "w", "i", "q"])
TRAPS = [
    (r"18(13)",                     number(18) * 13),
    (r"\log_2 512",                 log(number(512)) / log(number(2))),
    (r"\cos^2 20^\circ",            apply("cos", 20 * (pi / 180)) ** 2),
    (r"49-4c",                      49 - 4 * c),
    (r"1 \pm x",                    apply("set", 1 + x, 1 - x)),
    (r"\mathrm{z0}",                Symbol("z0", REAL)),
    (r"\binom{25}{2}\binom{9}{2}",  apply("multiply", apply("binomial", 25, 2), apply("binomial", 9, 2))),
    (r"f(x)",                       call(Symbol("f", motion), x)),
    (r"b(c+x)",                     b * (c + x)),
    (r"x(x+1)",                     x * (x + 1)),
    (r"dg",                         Symbol("d", REAL) * Symbol("g", REAL)),
    (r"\sin 2\pi x",                apply("sin", 2 * pi * x)),
    (r"\sin x \cos y",              apply("sin", x) * apply("cos", y)),
    (r"\sin(x)^2",                  apply("sin", x) ** 2),
    (r"\log x^2",                   log(x**2)),
    (r"\log b c + x",               log(b * c) + x),
    (r"\log x(x+1)",                log(x) * (x + 1)),
    (r"2\frac{1}{2}",               2 + number(1) / number(2)),
    (r"-x^2",                       -(x**2)),
    (r"2^{-1}",                     number(2) ** -number(1)),
    (r"e^{2x}",                     exp(2 * x)),
    (r"\sqrt[3]{-8}",               apply("root", -number(8), 3)),
    (r"|x - |y||",                  absolute(x - absolute(y))),
    (r"x\cdot-3",                   x * -number(3)),
    (r"\sum_{i=1}^n i",             bind("sum", apply("range", 1, Symbol("n", POSITIVE_INTEGER)), Symbol("i", POSITIVE_INTEGER), Symbol("i", POSITIVE_INTEGER))),
    (r"5!",                         apply("factorial", 5)),
    (r"50\%",                       number(50) / 100),
    (r"1,000 + 2{,}000",            number(1000) + 2000),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "term"), TRAPS, ids=[latex for latex, _ in TRAPS])
def test_traps(latex, term):
    assert read(latex) == [term]


UNREAD = [
    (r"\frac{1}{2",            "{2"),
    (r"x^y^z",                 "x^y^z"),
    (r"2x3",                   "2x3"),
    (r"\foo{x} + 1",           r"\foo{x}"),
    (r"x^T y z",               "x^T"),
    (r"\arg f(x)",             r"\arg f(x)"),
    (r"\lim x = 0",            r"\lim x"),
    (r"x = = 2",               "="),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "characters"), UNREAD, ids=[latex for latex, _ in UNREAD])
def test_what_is_not_read_is_named(latex, characters):
    row = read_formula(latex)
    assert characters in [latex[span.start : span.end] for span, _ in row.unread]
    with pytest.raises(ReadingError) as caught:
        read_statement(latex)
    assert caught.value.message == row.unread[0][1]


# Matrices

m = Symbol("m", POSITIVE_INTEGER)
M, N = Symbol("M", Matrix(m, m)), Symbol("N", Matrix(m, m))
u, v, s = Symbol("u", vector(m)), Symbol("v", vector(m)), Symbol("s", REAL)
MATRICES = Context(symbols(m, M, N, u, v, s))
one_to_m = apply("range", 1, m)
zero, identity = apply("zero", m, 1), apply("identity", m)
entry = op("entry")
I_, J_ = Symbol("i", POSITIVE_INTEGER), Symbol("j", POSITIVE_INTEGER)
ALGEBRA = [
    (r"u^T v s",                 transpose(u) * v * s),
    (r"\det(MN) = \det M \det N", equal(det(M * N), det(M) * det(N))),
    (r"(MN)^\top = N^T M'",      equal(transpose(M * N), transpose(N) * transpose(M))),
    (r"M^{-T}",                  transpose(inverse(M))),
    (r"M u = 0",                 equal(M * u, zero)),
    (r"(M - \lambda I) u = \mathbf{0}", equal((M - Symbol(r"\lambda", REAL) * identity) * u, zero)),
    (r"M^{-1} M = I",            equal(inverse(M) * M, identity)),
    (r"I_m u = u",               equal(identity * u, u)),
    (r"u^T u = \|u\|^2",         equal(transpose(u) * u, norm(u) ** 2)),
    (r"|u - v|",                 norm(u - v)),
    (r"\operatorname{tr}(MN) = \mathrm{tr}(NM)", equal(apply("trace", M * N), apply("trace", N * M))),
    (r"u/v",                     elementwise_quotient(u, v)),
    (r"u^2",                     elementwise_power(u, 2)),
    (r"M^2",                     M**2),
    (r"\mathbf{u} \cdot v",      transpose(u) * v),
    (r"\langle u, v \rangle",    transpose(u) * v),
    (r"M_{12} + u_1",            entry(M, 1, 2) + entry(u, 1)),
    (r"(MN)_{1,2}",              entry(M * N, 1, 2)),
    (r"M w = u",                 equal(M * Symbol("w", vector(m)), u)),
    (r"\frac{\partial u^T M u}{\partial u}", bind("derivative", u, u, transpose(u) * M * u)),
    (r"\nabla_u (u^T v)",        bind("derivative", u, u, transpose(u) * v)),
    (r"\sum_{i=1}^m \sum_{j=1}^m u_i M_{ij} v_j", bind("sum", one_to_m, I_, bind("sum", one_to_m, J_, entry(u, I_) * entry(M, I_, J_) * entry(v, J_)))),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "term"), ALGEBRA, ids=[latex for latex, _ in ALGEBRA])
def test_matrices(latex, term):
    assert read(latex, MATRICES) == [term]


def test_a_product_of_two_columns_is_not_read():
    assert read_formula("u v", MATRICES).unread[0][1] == "a product: a vector and a vector do not fit"


# Ambiguity

READINGS = [
    (r"1/2x",              [number(1) / 2 * x, 1 / (2 * x)]),
    (r"b/cx",              [b / (c * x), b / c * x]),
    (r"\sin 2 x",          [apply("sin", 2 * x), apply("sin", 2) * x]),
    (r"2\frac{1}{3}",      [2 + number(1) / number(3), 2 * (number(1) / number(3))]),
    (r"f(x)",              [call(Symbol("f", motion), x), f * x]),
    (r"\prod_{i=1}^2 i b", [bind("product", apply("range", 1, 2), I_, I_ * b), bind("product", apply("range", 1, 2), I_, I_) * b]),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "terms"), READINGS, ids=[latex for latex, _ in READINGS])
def test_readings(latex, terms):
    row = read_formula(latex)
    assert [reading.sides[0] for reading in row.readings] == terms
    assert all(reading.notes for reading in row.readings[1:])


def test_readings_are_few():
    assert 1 < len(read_formula(" + ".join(rf"\sin 2 x_{j} y/2z" for j in range(9))).readings) <= 8


# Chains

CHAINS = [
    # rows                               step and statement of the last link
    (["x = y", r"\ge b"],                at_least(y, b), at_least(x, b)),
    (["x", "= y"],                       equal(x, y), equal(x, y)),
    (["x = y", "b"],                     equal(y, b), equal(x, b)),
    (["x = y =", "b"],                   equal(y, b), equal(x, b)),
    (["x = y =", "= b"],                 equal(y, b), equal(x, b)),
    (["x < y", r"\le b"],                apply("less_equal", y, b), apply("less", x, b)),
    (["x < y", "> b"],                   greater(y, b), None),
    (["x < y", "> b", "= c"],            equal(b, c), None),
    (["x = 2", r"\Rightarrow y = b"],    implies(equal(x, 2), equal(y, b)), equal(y, b)),
    ([r"x = 2 \to y = b"],               implies(equal(x, 2), equal(y, b)), equal(y, b)),
    ([r"x = 2 \text{ or } x = 3"],       apply("or", equal(x, 2), equal(x, 3)), apply("or", equal(x, 2), equal(x, 3))),
    ([r"x = 2 \text{ if } y = b"],       implies(equal(y, b), equal(x, 2)), implies(equal(y, b), equal(x, 2))),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "step", "statement"), CHAINS, ids=[" | ".join(rows) for rows, *_ in CHAINS])
def test_chains(rows, step, statement):
    chain = ChainState()
    for latex in rows:
        row = read_formula(latex, chain=chain)
        assert not row.unread
        chain = row.chain
    assert (row.best.links[-1].step, row.best.links[-1].statement) == (step, statement)


def test_a_relation_without_a_chain_is_reported():
    row = read_formula("= x")
    assert row.begins_with_relation
    assert row.unread[0][1] == "a relation without a left side"


def test_a_new_statement_ends_the_chain():
    chain = read_formula("x = y", chain=ChainState()).chain
    row = read_formula("b = c", chain=chain)
    assert list(row.statements) == [equal(b, c)]
    assert not row.best.continues


def test_what_nobody_declared_is_listed():
    reading = read_formula(r"\sum_{i=1}^n a_i = s").best
    assert {symbol.name: symbol.sort for symbol in reading.undeclared} == {
        "n": POSITIVE_INTEGER,
        "a": sequence,
        "s": REAL,
    }


def test_definitions_are_told_from_claims():
    assert read_formula("x := 2").best.kind == "definition"
    assert read_formula("x = 2").best.kind == "statement"
    assert read_formula("x").best.kind == "expression"


# Garbage

PIECES = st.sampled_from(
    [r"x", r"y", r"z_0", r"2", r"1.5", r"+", r"-", r"\cdot", r"/", r"^", r"_", r"{", r"}", r"(", r")", r"[", r"]", r"|", r"\|", r",", r";", r"=", r"\ge", r"\to", r"\Rightarrow", r"\frac", r"\sqrt", r"\log", r"\sin", r"\sum_{i=1}^n", r"\prod", r"\int", r"\mathbb{E}", r"\left(", r"\right)", r"\left|", r"\right|", r"\partial", r"d", r"\mathbf{S}", r"S", r"\mu", r"g(z_0)", r"q(", r"^T", r"^{-1}", r"\text{if}", r"\text{hello}", r"\begin{pmatrix}", r"\end{pmatrix}", r"&", r"\\", r"\quad", r"\pm", r"\det", r"\mathcal{N}(", r"I", r"'", r"!", r"\dot", r"\tilde", r"\odot", r"\lambda", r"e", r"i", r"k", r"K", r":", r"\hat", r"\frac{1}{2}", r"\{", r"\}", r"\in", r"\mathbb{R}", r"\sigma", r"\nabla_x", r"<", r"\dots"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(
    st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=40).map(" ".join)),
    st.sampled_from([Context(), Q2, RESIDUAL, GAN, MATRICES]),
)
def test_garbage_is_read_or_reported_and_raises_nothing(latex, context):
    chain = read_formula("x = y", context, chain=ChainState()).chain
    for state in (None, chain):
        row = read_formula(latex, context, chain=state)
        assert 1 <= len(row.readings) <= 8
        assert all(0 <= span.start <= span.end <= len(latex) for span, _ in row.unread)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([latex for _, latex, _ in GAUSSIAN + FLOW + DYNAMICS]), st.data())
def test_a_mutilated_line_raises_nothing(latex, data):
    cuts = sorted(data.draw(st.lists(st.integers(0, len(latex)), min_size=2, max_size=2)))
    read_formula(latex[: cuts[0]] + latex[cuts[1] :], data.draw(st.sampled_from([Q2, RESIDUAL, GAN])))


def test_long_lines_end_soon():
    for latex in (
        "x+" * 3000 + "x",
        r"\frac{1}{" * 45 + "x" + "}" * 45,
        "f(" * 48 + "x" + ")" * 48,
        "-" * 40 + "x",
        "x = " * 500 + "x",
    ):
        assert read_formula(latex).readings


def test_places_are_those_of_the_formula():
    latex = r"x = \frac{1}{2} + \foo y"
    (statement,) = read_formula(latex).statements
    assert isinstance(statement, Apply)
    assert statement.span is not None
    spans = [latex[part.span.start : part.span.end] for part in statement.arguments if part.span]
    assert spans[0] == "x"
    assert re.fullmatch(r"\\frac\{1\}\{2\} \+ \\foo y", spans[1])


def test_empty_brackets_after_a_name_are_reported():
    assert read_formula(r"q(\mathbf{g}()\right)", Q2).unread
