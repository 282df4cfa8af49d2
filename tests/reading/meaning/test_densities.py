"""Densities, laws, events, slices, draws and independence: what is written, and the term it is."""

from __future__ import annotations

import pytest

import symderiv
from symderiv.language.contexts import Context
from symderiv.language.printing import latex as printed
from symderiv.language.sorts import INTEGER, LAW, OUTCOME, POSITIVE_INTEGER, REAL, STATEMENT, Function, vector
from symderiv.language.terms import Symbol, Term, apply, bind, number, subterms
from symderiv.reading.formulas import read_formula

SEQUENCE = frozenset({"sequence"})
OMEGA = Symbol(r"\omega", OUTCOME)
P, p, q, f = (Symbol(letter, LAW) for letter in "Ppqf")
X, Y = Symbol("X", REAL), Symbol("Y", REAL)
a, b, h, k, m, n, s, t, u, w, x, y, z = (Symbol(letter, REAL) for letter in "abhkmnstuwxyz")
theta, phi, mu, sigma = (Symbol(rf"\{letter}", REAL) for letter in ("theta", "phi", "mu", "sigma"))


def op(name):
    return lambda *arguments: apply(name, *arguments)


equal, both, either, negated, tuple_of, log = map(op, ("equal", "and", "or", "not", "tuple", "log"))
less_equal, greater, slice_of, all_but = map(op, ("less_equal", "greater", "slice", "all_but"))
density_at, distributed, normal, absolute = map(op, ("density_at", "distributed", "normal", "absolute"))


def at(value: Symbol) -> Term:
    """The random variable of a letter, at the outcome."""
    return apply("apply", Symbol(value.name, Function((OUTCOME,), value.sort)), OMEGA)


def members(letter: str) -> Symbol:
    return Symbol(letter, Function((INTEGER,), REAL, SEQUENCE))


def random_members(letter: str) -> Symbol:
    return Symbol(letter, Function((INTEGER,), Function((OUTCOME,), REAL), SEQUENCE))


def member(letter: str, index: object) -> Term:
    return apply("apply", members(letter), index)


def member_at(letter: str, index: object) -> Term:
    return apply("apply", apply("apply", random_members(letter), index), OMEGA)


def slice_at(letter: str, first: object, last: object) -> Term:
    return apply("apply", apply("slice", random_members(letter), first, last), OMEGA)


def given(law: Term, *statements: Term) -> Term:
    total = statements[0]
    for statement in statements[1:]:
        total = both(total, statement)
    return bind("given", law, OMEGA, total)


def law(of: Term, *parts: Term) -> Term:
    return bind("law", of, OMEGA, parts[0] if len(parts) == 1 else tuple_of(*parts))


def density(of: Term, *values: Symbol) -> Term:
    """The density of the random variables with these letters, at the letters."""
    return density_at(law(of, *map(at, values)), values[0] if len(values) == 1 else tuple_of(*values))


def fixed(*values: Symbol) -> list[Term]:
    """That the random variables with these letters have them as values."""
    return [equal(at(value), value) for value in values]


def probability(of: Term, statement: Term) -> Term:
    return bind("probability", of, OMEGA, statement)


def family(letter: str, *parameters: Symbol) -> Term:
    return apply("apply", Symbol(letter, Function(tuple(one.sort for one in parameters), LAW)), *parameters)


def event(letter: str) -> Term:
    return apply("apply", Symbol(letter, Function((OUTCOME,), STATEMENT)), OMEGA)


def whole(letter: str) -> Symbol:
    return Symbol(letter, POSITIVE_INTEGER)


def A_of(index: Term) -> Term:
    events = Symbol("A", Function((INTEGER,), Function((OUTCOME,), STATEMENT), SEQUENCE))
    return apply("apply", apply("apply", events, index), OMEGA)


def independent(*sides: Term) -> Term:
    return bind("independent", P, OMEGA, tuple_of(*sides))


K, N, i_, k_, t_ = whole("K"), whole("n"), whole("i"), whole("k"), whole("t")
xz = density(given(p, *fixed(z)), x)
zx = density(given(q, *fixed(x)), z)
theta_data = family("p", theta)

DENSITIES = [
    (r"p(x|z)",                        xz),
    (r"p(x\mid z)",                    xz),
    (r"p(x \vert z)",                  xz),
    (r"p\left(x \middle| z\right)",    xz),
    (r"p\big(x \,\big|\, z\big)",      xz),
    (r"p(x\|z)",                       xz),
    (r"p[x|z]",                        xz),
    (r"p(x,y|z,w)",                    density(given(p, *fixed(z, w)), x, y)),
    (r"p(y,x|w,z)",                    density(given(p, *fixed(w, z)), y, x)),
    (r"p(x|z,z)",                      density(given(p, *fixed(z, z)), x)),
    (r"\tilde q(z|x)",                 density(given(Symbol(r"\tilde q", LAW), *fixed(x)), z)),
    (r"q^*(z|x)",                      density(given(Symbol("q^*", LAW), *fixed(x)), z)),
    (r"q(z|x)^2",                      zx**2),
    (r"q^2(z|x)",                      zx**2),
    (r"p_{\text{data}}(x|z)",          density(given(Symbol("p_{data}", LAW), *fixed(z)), x)),
    (r"p_0(x|z)",                      density(given(Symbol("p_0", LAW), *fixed(z)), x)),
    (r"p_\theta(x|z)",                 density(given(theta_data, *fixed(z)), x)),
    (r"p(x|z;\theta)",                 density(given(theta_data, *fixed(z)), x)),
    (r"p(x,z;\theta)",                 density(theta_data, x, z)),
    (r"p_{\theta,\phi}(x|z)",          density(given(family("p", theta, phi), *fixed(z)), x)),
    (r"q_\phi(z|x) \log p_\theta(x)",  density(given(family("q", phi), *fixed(x)), z) * log(density(theta_data, x))),
    (r"p(x=1|z)",                      density_at(law(given(p, *fixed(z)), at(x)), number(1))),
    (r"p(y=k|x=2)",                    density_at(law(given(p, equal(at(x), 2)), at(y)), k)),
    (r"p(h'|u)",                       density_at(law(given(p, *fixed(u)), at(h)), Symbol("h'", REAL))),
    (r"p(s'|s,a)",                     density_at(law(given(p, *fixed(s, a)), at(Symbol("s'", REAL))), Symbol("s'", REAL))),
    (r"p(x+1|z)",                      density_at(law(given(p, *fixed(z)), at(x)), x + 1)),
    (r"p_X(t)",                        density_at(law(p, at(X)), t)),
    (r"f_X(x)",                        density_at(law(f, at(X)), x)),
    (r"f_{X,Y}(x,y)",                  density_at(law(f, at(X), at(Y)), tuple_of(x, y))),
    (r"f_{XY}(x,y)",                   density_at(law(f, at(X), at(Y)), tuple_of(x, y))),
    (r"f_{Y|X}(y|x)",                  density_at(law(given(f, equal(at(X), x)), at(Y)), y)),
    (r"p(x|y>0)",                      density(given(p, greater(at(y), 0)), x)),
    (r"p(\cdot|x)",                    given(p, *fixed(x))),
    (r"\mathcal{N}(x; m, s)",          density_at(normal(m, s), x)),
    (r"\mathcal{N}(x \mid m, s)",      density_at(normal(m, s), x)),
    (r"N(x; m, s)",                    density_at(normal(m, s), x)),
    (r"\mathrm{Beta}(x; a, b)",        density_at(apply("beta_distribution", a, b), x)),
    (r"p(x|z)p(z)",                    xz * density(p, z)),
    (r"p(x,z)=p(x|z)p(z)",             equal(density(p, x, z), xz * density(p, z))),
    (r"p(h|u)=\frac{p(u|h)p(h)}{p(u)}", equal(density(given(p, *fixed(u)), h), density(given(p, *fixed(h)), u) * density(p, h) / density(p, u))),
    (r"p(\rho\mid u) \propto p(u\mid\rho)\,p(\rho)", apply("proportional", density(given(p, *fixed(u)), Symbol(r"\rho", REAL)), density(given(p, *fixed(Symbol(r"\rho", REAL))), u) * density(p, Symbol(r"\rho", REAL)))),
    (r"p(x,z) = p(z)",                 equal(density(p, x, z), density(p, z))),
    (r"p(y|x) = p^y(1-p)^{1-y}",       equal(density(given(p, *fixed(x)), y), Symbol("p", REAL) ** y * (1 - Symbol("p", REAL)) ** (1 - y))),
    (r"P(x|z)",                        density(given(P, *fixed(z)), x)),
    (r"\pi(a|s)",                      density(given(Symbol(r"\pi", LAW), *fixed(s)), a)),
]  # fmt: skip

SLICES = [
    (r"q(z_{1:K}|x)",                  density_at(law(given(q, *fixed(x)), slice_at("z", 1, K)), slice_of(members("z"), 1, K))),
    (r"q(z_1,\dots,z_K|x)",            density_at(law(given(q, *fixed(x)), slice_at("z", 1, K)), slice_of(members("z"), 1, K))),
    (r"q(z_1,z_2,\ldots,z_K|x)",       density_at(law(given(q, *fixed(x)), slice_at("z", 1, K)), slice_of(members("z"), 1, K))),
    (r"q(z_2:z_K|x)",                  density_at(law(given(q, *fixed(x)), slice_at("z", 2, K)), slice_of(members("z"), 2, K))),
    (r"q(z_{2}:z_{K}|x)",              density_at(law(given(q, *fixed(x)), slice_at("z", 2, K)), slice_of(members("z"), 2, K))),
    (r"q(z_1|x)",                      density_at(law(given(q, *fixed(x)), member_at("z", 1)), member("z", 1))),
    (r"q(z_1,z_{2:K}|x)",              density_at(law(given(q, *fixed(x)), member_at("z", 1), slice_at("z", 2, K)), tuple_of(member("z", 1), slice_of(members("z"), 2, K)))),
    (r"p(x_t|x_{t-1})",                density_at(law(given(p, equal(member_at("x", t_ - 1), member("x", t_ - 1))), member_at("x", t_)), member("x", t_))),
    (r"p(x_t|x_{<t})",                 density_at(law(given(p, equal(slice_at("x", 1, t_ - 1), slice_of(members("x"), 1, t_ - 1))), member_at("x", t_)), member("x", t_))),
    (r"p(x_t|x_{1:t-1})",              density_at(law(given(p, equal(slice_at("x", 1, t_ - 1), slice_of(members("x"), 1, t_ - 1))), member_at("x", t_)), member("x", t_))),
    (r"p(x_t|x_{\le t})",              density_at(law(given(p, equal(slice_at("x", 1, t_), slice_of(members("x"), 1, t_))), member_at("x", t_)), member("x", t_))),
    (r"p(x_i|x_{-i})",                 density_at(law(given(p, equal(apply("apply", all_but(random_members("x"), i_), OMEGA), all_but(members("x"), i_))), member_at("x", i_)), member("x", i_))),
    (r"p(x_i|x_{\neq i})",             density_at(law(given(p, equal(apply("apply", all_but(random_members("x"), i_), OMEGA), all_but(members("x"), i_))), member_at("x", i_)), member("x", i_))),
    (r"p(x_i|x_{\setminus i})",        density_at(law(given(p, equal(apply("apply", all_but(random_members("x"), i_), OMEGA), all_but(members("x"), i_))), member_at("x", i_)), member("x", i_))),
    (r"p(x^{(i)}|z)",                  density_at(law(given(p, *fixed(z)), member_at("x", i_)), member("x", i_))),
    (r"f(z_{1:K})",                    apply("apply", Symbol("f", Function((members("z").sort,), REAL)), slice_of(members("z"), 1, K))),
    (r"p(h_2,\ldots,h_K|h_1)=\prod_{k=2}^{K}p(h_k|h_{<k})", equal(
        density_at(law(given(p, equal(member_at("h", 1), member("h", 1))), slice_at("h", 2, K)), slice_of(members("h"), 2, K)),
        bind("product", apply("range", 2, K), k_, density_at(law(given(p, equal(slice_at("h", 1, k_ - 1), slice_of(members("h"), 1, k_ - 1))), member_at("h", k_)), member("h", k_))))),
    (r"p(x_{0:T}) p(x_2|x_{<2})",      density_at(law(p, slice_at("x", 0, whole("T"))), slice_of(members("x"), 0, whole("T")))
        * density_at(law(given(p, equal(slice_at("x", 0, apply("subtract", 2, 1)), slice_of(members("x"), 0, apply("subtract", 2, 1)))), member_at("x", 2)), member("x", 2))),
]  # fmt: skip

less, at_least = op("less"), op("greater_equal")
EVENTS = [
    (r"P(X = x)",                      probability(P, equal(at(X), x))),
    (r"\Pr[X = x]",                    probability(P, equal(at(X), x))),
    (r"\mathbb{P}(X = x)",             probability(P, equal(at(X), x))),
    (r"\operatorname{Pr}(X = 1)",      probability(P, equal(at(X), 1))),
    (r"P(X=x, Y\le y | Z=z)",          probability(given(P, equal(at(Symbol("Z", REAL)), z)), both(equal(at(X), x), less_equal(at(Y), y)))),
    (r"P(Y=1|x)",                      probability(given(P, *fixed(x)), equal(at(Y), 1))),
    (r"P(a < X \le b)",                probability(P, both(less(a, at(X)), less_equal(at(X), b)))),
    (r"P(|X-\mu| \ge k\sigma)",        probability(P, at_least(absolute(at(X) - mu), k * sigma))),
    (r"P(X \le x \mid Y > 0)",         probability(given(P, greater(at(Y), 0)), less_equal(at(X), x))),
    (r"P(X > s+t | X > s)",            probability(given(P, greater(at(X), s)), greater(at(X), s + t))),
    (r"P(x > 3)",                      probability(P, greater(at(x), 3))),
    (r"P(N = n)",                      probability(P, equal(at(Symbol("N", REAL)), n))),
    (r"P(X_1 > X_2)",                  probability(P, greater(member_at("X", 1), member_at("X", 2)))),
    (r"P(A|B)",                        probability(given(P, event("B")), event("A"))),
    (r"P(A|B,C)",                      probability(given(P, both(event("B"), event("C"))), event("A"))),
    (r"P(A\cap B|C)",                  probability(given(P, event("C")), both(event("A"), event("B")))),
    (r"\mathbb{P}(A \cup B)",          probability(P, either(event("A"), event("B")))),
    (r"\Pr(A^c)",                      probability(P, negated(event("A")))),
    (r"\Pr(\bar A | B)",               probability(given(P, event("B")), negated(event("A")))),
    (r"\Pr((A \cup B)^c)",             probability(P, negated(either(event("A"), event("B"))))),
    (r"\Pr(A \setminus B)",            probability(P, both(event("A"), negated(event("B"))))),
    (r"\Pr(\Omega)",                   probability(P, apply("true"))),
    (r"\Pr(\text{rain} | \text{clouds})", probability(given(P, event("clouds")), event("rain"))),
    (r"P(A\cap B) = P(A|B)P(B)",       equal(probability(P, both(event("A"), event("B"))), probability(given(P, event("B")), event("A")) * probability(P, event("B")))),
    (r"P(X=k)=p^k(1-p)^{n-k}",         equal(probability(P, equal(at(X), k)), Symbol("p", REAL) ** k * (1 - Symbol("p", REAL)) ** (n - k))),
]  # fmt: skip

own = law(P, at(z))
U, V, W, T = (at(Symbol(letter, REAL)) for letter in "UVWT")
DRAWS = [
    (r"z\sim q(z|x)",                  distributed(own, law(given(q, *fixed(x)), at(z)))),
    (r"z\sim q(\cdot|x)",              distributed(own, law(given(q, *fixed(x)), at(z)))),
    (r"z \sim p",                      distributed(own, law(p, at(z)))),
    (r"z \sim p_\theta(z)",            distributed(own, law(theta_data, at(z)))),
    (r"z \sim p_{\text{data}}",        distributed(own, law(Symbol("p_{data}", LAW), at(z)))),
    (r"z \sim \mathcal{N}(m, s)",      distributed(own, normal(m, s))),
    (r"z \sim N(0, 1)",                distributed(own, normal(0, 1))),
    (r"z \overset{iid}{\sim} p",       distributed(own, law(p, at(z)))),
    (r"X \sim \mathrm{Unif}(0,1)",     distributed(law(P, at(X)), apply("uniform", 0, 1))),
    (r"X \sim U[0,1]",                 distributed(law(P, at(X)), apply("uniform", 0, 1))),
    (r"X \sim Bin(n, p)",              distributed(law(P, at(X)), apply("binomial_distribution", n, Symbol("p", REAL)))),
    (r"X \sim \text{Bernoulli}(p)",    distributed(law(P, at(X)), apply("bernoulli", Symbol("p", REAL)))),
    (r"X \sim \operatorname{Poisson}(\theta)", distributed(law(P, at(X)), apply("poisson", theta))),
    (r"\theta \sim Gamma(a, b)",       distributed(law(P, at(theta)), apply("gamma_distribution", a, b))),
    (r"u\mid h=k \sim \mathcal{N}(m, s)", distributed(law(given(P, equal(at(h), k)), at(u)), normal(m, s))),
    (r"u|h=k \sim N(m,s)",             distributed(law(given(P, equal(at(h), k)), at(u)), normal(m, s))),
    (r"y \mid x, \theta \sim N(\theta x, s)", distributed(law(given(P, *fixed(x, theta)), at(y)), normal(theta * x, s))),
    (r"x_i \sim p",                    distributed(law(P, member_at("x", i_)), law(p, member_at("x", i_)))),
    (r"x_1, \dots, x_n \sim N(m, s)",  bind("forall", apply("range", 1, N), i_, distributed(law(P, member_at("x", i_)), normal(m, s)))),
    (r"(x, y) \sim p",                 distributed(law(P, at(x), at(y)), law(p, at(x), at(y)))),
    (r"x, y \sim p(x,y)",              distributed(law(P, at(x), at(y)), law(p, at(x), at(y)))),
    (r"U \perp V",                     independent(U, V)),
    (r"U \perp V, W \mid T",           independent(U, tuple_of(V, W), T)),
    (r"U, V \perp W | T",              independent(tuple_of(U, V), W, T)),
    (r"U \perp\!\!\!\perp V \mid T",   independent(U, V, T)),
    (r"U \not\perp V",                 negated(independent(U, V))),
    (r"X_{3} \perp X_{1} \mid X_2",    independent(member_at("X", 3), member_at("X", 1), member_at("X", 2))),
]  # fmt: skip

hat = Symbol(r"\bar X", REAL)
MORE = [
    (r"p_x(x|z)",                      density(given(Symbol("p_x", LAW), *fixed(z)), x)),
    (r"f_Y(z-x)",                      density_at(law(f, at(Y)), z - x)),
    (r"q(z|x) = \mathcal{N}(m, s)",    equal(zx, density_at(normal(m, s), z))),
    (r"p(z) = \mathcal{N}(0, 1)",      equal(density(p, z), density_at(normal(0, 1), z))),
    (r"p(x|z_3,\dots,z_1)",            density(given(p, equal(slice_at("z", 1, 3), slice_of(members("z"), 1, 3))), x)),
    (r"P(z_t = s | x_t = a)",          probability(given(P, equal(member_at("x", t_), a)), equal(member_at("z", t_), s))),
    (r"\mathbb{P}_\theta(X > 1)",      probability(family("P", theta), greater(at(X), 1))),
    (r"P_\theta(X > 1)",               probability(family("P", theta), greater(at(X), 1))),
    (r"P(A \text{ or } B)",            probability(P, either(event("A"), event("B")))),
    (r"\Pr(\neg A)",                   probability(P, negated(event("A")))),
    (r"P(A_i|B)",                      probability(given(P, event("B")), apply("apply", apply("apply", Symbol("A", Function((INTEGER,), Function((OUTCOME,), STATEMENT), SEQUENCE)), i_), OMEGA))),
    (r"P(X_1 \le x, \dots, X_n \le x)", probability(P, bind("forall", apply("range", 1, N), i_, less_equal(member_at("X", i_), x)))),
    (r"P(X_1 = x_1, X_2 = x_2, \ldots, X_n = x_n)", probability(P, bind("forall", apply("range", 1, N), i_, equal(member_at("X", i_), member("x", i_))))),
    (r"P(A_1, \dots, A_n)",            probability(P, bind("forall", apply("range", 1, N), i_, apply("apply", apply("apply", Symbol("A", Function((INTEGER,), Function((OUTCOME,), STATEMENT), SEQUENCE)), i_), OMEGA)))),
    (r"p(z|\pi)",                      density(given(p, *fixed(Symbol(r"\pi", REAL))), z)),
    (r"p(\{x_i\}_{i=1}^n|z)",          density_at(law(given(p, *fixed(z)), slice_at("x", 1, N)), slice_of(members("x"), 1, N))),
    (r"p(z|x) = N(m, s)",              equal(density(given(p, *fixed(x)), z), density_at(normal(m, s), z))),
    (r"P(\{X > x\})",                  probability(P, greater(at(X), x))),
    (r"P(\{X=1\}\cap\{Y=2\})",        probability(P, both(equal(at(X), 1), equal(at(Y), 2)))),
    (r"P(\bigcap_{i=1}^n A_i)",        probability(P, bind("forall", apply("range", 1, N), i_, A_of(i_)))),
    (r"P(\bigcup_{i=1}^n A_i)",        probability(P, bind("exists", apply("range", 1, N), i_, A_of(i_)))),
    (r"P((\bigcup_{i=1}^n A_i)^c)",    probability(P, negated(bind("exists", apply("range", 1, N), i_, A_of(i_))))),
    (r"P(|\bar X - \mu| > a)",         probability(P, greater(absolute(at(hat) - mu), a))),
    (r"aX+b \sim N(m, s)",             distributed(law(P, a * at(X) + b), normal(m, s))),
    (r"\frac{X-\mu}{\sigma} \sim N(0,1)", distributed(law(P, (at(X) - mu) / sigma), normal(0, 1))),
    (r"S \mathrel{\perp\!\!\!\perp} V", independent(at(Symbol("S", REAL)), V)),
    (r"(U, V) \perp W",                independent(tuple_of(U, V), W)),
    (r"X^2 \perp Y",                   independent(at(X) ** 2, at(Y))),
    (r"X_i \sim F",                    distributed(law(P, member_at("X", i_)), law(Symbol("F", LAW), member_at("X", i_)))),
]  # fmt: skip

READ = DENSITIES + SLICES + EVENTS + DRAWS + MORE


def laws_of(*terms: Term) -> Context:
    """A context that says which letters are laws, as the document would."""
    found = {part.name: part for term in terms for part in subterms(term) if isinstance(part, Symbol) and _is_law(part)}
    return Context(found)


def _is_law(symbol: Symbol) -> bool:
    return symbol.sort == LAW or (isinstance(symbol.sort, Function) and symbol.sort.value == LAW)


def said(latex: str, context: Context = Context()) -> Term:  # noqa: B008
    row = read_formula(latex, context)
    assert not row.unread, [(latex[span.start : span.end], reason) for span, reason in row.unread]
    (term,) = row.statements or row.sides
    return term


@pytest.mark.parametrize(("latex", "term"), READ, ids=[latex for latex, _ in READ])
def test_what_is_written_is_read(latex, term):
    assert said(latex) == term


@pytest.mark.parametrize(("latex", "term"), READ, ids=[latex for latex, _ in READ])
def test_what_is_printed_is_read_again(latex, term):
    numbers = isinstance(term, type(P * P)) and any(
        isinstance(part, Symbol) and part == Symbol("p", REAL) for part in subterms(term)
    )
    assert said(printed(term), Context() if numbers else laws_of(term)) == term


p_number, p_function = Symbol("p", REAL), Symbol("p", Function((REAL,), REAL))
NO_DENSITIES = [
    (r"p(x) = x^2+1",       equal(apply("apply", p_function, x), x**2 + 1)),
    (r"p(x+1) = x",         equal(p_number * (x + 1), x)),
    (r"p(1-p)",             p_number * (1 - p_number)),
    (r"p_1(x) = x",         equal(apply("apply", Symbol("p_1", Function((REAL,), REAL)), x), x)),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "term"), NO_DENSITIES, ids=[latex for latex, _ in NO_DENSITIES])
def test_polynomials_and_numbers_are_no_densities(latex, term):
    readings = read_formula(latex).readings
    assert term in [(reading.statements or reading.sides)[0] for reading in readings]
    assert all(
        part.sort != LAW for reading in readings for part in subterms(reading.sides[0]) if isinstance(part, Symbol)
    )


def test_what_something_equals_is_drawn():
    row = read_formula(r"Z = X/s \sim N(0, 1)")
    assert not row.unread
    assert list(row.statements) == [equal(Symbol("Z", REAL), X / s), distributed(law(P, at(X) / s), normal(0, 1))]


def test_a_draw_among_other_statements():
    row = read_formula(r"z = \mu + \sigma x, \quad x \sim N(0, 1)")
    assert not row.unread
    assert list(row.statements) == [equal(z, mu + sigma * x), distributed(law(P, at(x)), normal(0, 1))]


def test_under_a_logarithm_both_are_read():
    readings = {(reading.sides)[0] for reading in read_formula(r"\log p(x)").readings}
    assert {log(density(p, x)), log(apply("apply", p_function, x))} <= readings


@pytest.mark.parametrize(
    "latex",
    [
        r"p(x+y|z)",
        r"x \sim 3",
        r"P(A > B)",
        r"P(X_1 > x, \dots, Y_n > x)",
        r"Y(1) \perp T",
        r"X \sim \chi^3_2",
        r"p(x|)",
        r"P(|)",
    ],
)
def test_what_is_not_certain_is_not_read(latex):
    assert read_formula(latex).unread


DECLARED = [
    ({"p": Symbol("p", LAW)}, r"p(x)", density(p, x)),
    ({"r": Symbol("r", LAW)}, r"r(x)", density(Symbol("r", LAW), x)),
    ({"p": Symbol("p", Function((REAL,), LAW))}, r"p_w(x)", density(family("p", w), x)),
    ({"p_d": Symbol("p_d", LAW)}, r"p_d(x)", density(Symbol("p_d", LAW), x)),
    ({"p": p, "z_1": Symbol("z_1", REAL)}, r"p(z_1)", density(p, Symbol("z_1", REAL))),
    ({"p": p, "v": Symbol("v", vector(K))}, r"p(v)", density(p, Symbol("v", vector(K)))),
    ({"p": p, "x": Symbol("x", Function((OUTCOME,), REAL))}, r"p(x)", density(p, x)),
    ({"X": Symbol("X", Function((OUTCOME,), vector(K))), "x": Symbol("x", vector(K))}, r"P(X = x)",
     probability(P, equal(at(Symbol("X", vector(K))), Symbol("x", vector(K))))),
]  # fmt: skip


@pytest.mark.parametrize(("symbols", "latex", "term"), DECLARED, ids=[latex for _, latex, _ in DECLARED])
def test_declared_letters(symbols, latex, term):
    assert said(latex, Context(symbols)) == term
    assert said(printed(term), Context(symbols)) == term


KNOWN = {
    r"p(x, z) = p(x|z) p(z)": "proved",
    r"P(A|B) \le 1": "supported",
    r"z \sim q(z|x)": "undecided",
    r"U \perp V": "undecided",
    r"p(x_{1:3}|z) \le 1": "undecided",
}


@pytest.mark.parametrize("latex", KNOWN)
def test_deciding_does_not_pretend_to_know(latex):
    assert symderiv.decide(latex).verdict == KNOWN[latex]
