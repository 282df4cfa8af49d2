"""Random variables, laws, densities, and what is expected of them.

A *law* (``p``, ``q``, ``P``) is a distribution over outcomes, and a *random variable* a function of the outcome, as in
Kolmogorov (Foundations of the Theory of Probability, 1933). So with ω for the outcome ``E[aU + b]`` is
``expectation(P, ω ↦ a U(ω) + b)``, and conditioning makes a law of a law. What coursework writes of a density comes
down to distributions of values: ``q(z|x)`` is

    density_at(law(given(q, ω ↦ X(ω) = x), ω ↦ Z(ω)), z)

and ``E_{q(z|x)}[f(z)]`` is the expectation over that same distribution of values. The symbol of a random variable has
the letter of its values (``Z`` is written ``z``); the two differ in their sorts. Members of a sequence are random
variables each, ``z_k`` is Z_k(ω), and ``z_{1:K}`` is ``slice(Z, 1, K)``, a random sequence. A law with a parameter,
``p_θ``, is a function of the parameter; an event by a letter is a function of the outcome whose values are statements.
"""

from __future__ import annotations

from collections.abc import Callable

from symderiv.errors import LanguageError
from symderiv.language.signature import Binder, Operator, Writing
from symderiv.language.sort_rules import number_of
from symderiv.language.sorts import (
    INTEGER,
    LAW,
    NATURAL,
    ONE,
    OUTCOME,
    REAL,
    STATEMENT,
    UNKNOWN,
    Distribution,
    Function,
    Matrix,
    Scalar,
    Set,
    Sort,
    Tuple,
    Unknown,
)  # fmt: skip
from symderiv.language.terms import Term
from symderiv.language.vocabulary.analysis import _element


def _normal(mean: Sort, covariance: Sort) -> Sort:
    if isinstance(mean, Matrix):
        return Distribution(Matrix(mean.rows, mean.columns))
    return Distribution(REAL)


def _density(of: Sort, at: Sort) -> Sort:
    if of == UNKNOWN or isinstance(of, Distribution):
        return number_of("real", "nonnegative")
    raise LanguageError("a density: of a distribution")


def _drawn(domain: Term, over: Sort) -> Sort:
    return over.of if isinstance(over, Distribution) else UNKNOWN


def _law(over: Sort, body: Sort) -> Sort:
    return Distribution(body)


def _given(over: Sort, body: Sort) -> Sort:
    if over in (LAW, UNKNOWN) and body in (STATEMENT, UNKNOWN):
        return LAW
    raise LanguageError("a conditional law: of a law, given a statement about the outcome")


def _expected(over: Sort, body: Sort) -> Sort:
    """Of a number a number, of a matrix a matrix; the mean of whole numbers need not be whole."""
    if isinstance(body, Scalar):
        return Scalar("real", body.properties) if body.kind == "integer" else body
    if isinstance(body, Matrix):
        return Matrix(body.rows, body.columns, body.properties & {"positive", "nonnegative"}, body.kind)
    if isinstance(body, Unknown):
        return UNKNOWN
    raise LanguageError("an expectation: of a number, a vector or a matrix")


def _spread(a: Sort, b: Sort, *properties: str) -> Sort:
    """Cov(a, b): a number for numbers, an m by n matrix for vectors of m and n entries."""
    match a, b:
        case Scalar(), Scalar():
            return number_of("real", *properties)
        case Matrix(m, _, _, _), Matrix(n, _, _, _):
            return Matrix(m, n, frozenset({"positive semidefinite"}) if properties else frozenset())
    return UNKNOWN


def _variance(over: Sort, body: Sort) -> Sort:
    return _spread(body, body, "nonnegative")


def _covariance(over: Sort, body: Sort) -> Sort:
    if isinstance(body, Tuple) and len(body.parts) == 2:
        return _spread(*body.parts)
    return UNKNOWN


def _two_distributions(*sorts: Sort) -> None:
    if not all(isinstance(sort, Distribution | Unknown) for sort in sorts):
        raise LanguageError("a divergence or an entropy: of distributions")


def _divergence(p: Sort, q: Sort) -> Sort:
    _two_distributions(p, q)
    return number_of("real", "nonnegative")


def _entropy(*laws: Sort) -> Sort:
    _two_distributions(*laws)
    return REAL


def _distributed(law: Sort, distribution: Sort) -> Sort:
    _two_distributions(law, distribution)
    return STATEMENT


SEQUENCE = frozenset({"sequence"})


def _several(members: Sort, *indices: Sort) -> Sort:
    """Several members of a sequence, a random sequence, or the entries of a vector: a sequence again."""
    match members:
        case Function((only,), Function((outcome,), of), properties) if only == INTEGER and outcome == OUTCOME:
            return Function((OUTCOME,), Function((INTEGER,), of, properties))
        case Function((only,), of, properties) if only == INTEGER and "sequence" in properties:
            return Function((INTEGER,), of, SEQUENCE)
        case Matrix(_, columns, _, kind) if columns == ONE:
            return Function((INTEGER,), Scalar(kind), SEQUENCE)
        case Unknown():
            return UNKNOWN
    raise LanguageError("several members: of a sequence")


Parameters = int | tuple[int, ...]


def _can_be_parameter(sort: Sort, several: bool) -> bool:
    """Whether it is a number, a vector, a matrix, or, of several numbers at once, a sequence."""
    plain = isinstance(sort, Scalar | Matrix | Unknown)
    return plain or (several and isinstance(sort, Function) and "sequence" in sort.properties)


def _named(of: Sort | None, parameters: Parameters) -> Callable[..., Sort]:
    """The rule for a distribution with a name: of numbers, or of what its last parameter that is no number is."""
    able = (parameters,) if isinstance(parameters, int) else parameters

    def rule(*sorts: Sort) -> Sort:
        first = sorts[0] if sorts else UNKNOWN
        alone = isinstance(first, Set) and len(sorts) == 1
        if not (alone or all(_can_be_parameter(sort, of is None) for sort in sorts)) or (len(sorts) not in able and not (isinstance(first, Set) and len(sorts) == 1)):
            raise LanguageError(f"a distribution of this name: of {' or '.join(map(str, able))} numbers or vectors")
        if of is not None and not isinstance(first, Set):
            return Distribution(of)
        if isinstance(first, Set):
            return Distribution(first.element)
        several = [sort for sort in sorts if isinstance(sort, Matrix | Function)]
        return Distribution(several[-1] if several else first)

    return rule


def _family(name: str, written: str, *also: str, of: Sort | None, parameters: Parameters = 1) -> Operator:
    """A family of distributions, by the name it is printed with and other names it is read from."""
    holes = ", ".join(["#"] * (parameters if isinstance(parameters, int) else parameters[0]))
    return Operator(name, _named(of, parameters), Writing(rf"\mathrm{{{{{written}}}}}\left({{*}}\right)", 60, (0,)),
                    reads=tuple(f"{word}({holes})" for word in (written, *also)))  # fmt: skip


def _independent_things(*sorts: Sort) -> Sort:
    _two_distributions(*sorts)
    return Distribution(Tuple(tuple(sort.of if isinstance(sort, Distribution) else UNKNOWN for sort in sorts)))


def _copies(of: Sort, first: Sort, last: Sort) -> Sort:
    of = of.of if isinstance(of, Distribution) else UNKNOWN
    return Distribution(Function((INTEGER,), of, frozenset({"sequence"})))


def _tending(over: Sort, body: Sort) -> Sort:
    match body:
        case Tuple((Distribution(), Distribution())) | Distribution(Tuple((_, _))) | Unknown():
            return STATEMENT
    raise LanguageError("a convergence: of two laws, or of two things that are random together")


def _converges(name: str, arrow: str) -> Binder:
    """A convergence, as an index grows."""
    return Binder(name, _element, _tending, Writing(rf"{{b}} {arrow} \text{{{{ as }}}} {{v}} {{d}}", 10, (11,)))


def _about_outcomes(name: str, value: Sort, template: str) -> Binder:
    """A binder over the outcomes of a law whose value does not depend on what is asked of them."""
    return Binder(name, _drawn, lambda over, body: value, Writing(template, 100, (0,)))


NONNEGATIVE = number_of("real", "nonnegative")

PROBABILITY = (
    Operator("tuple", lambda *parts: Tuple(parts), Writing(r"\left({*}\right)", 100, (0,))),
    Operator("normal", _normal, Writing(r"\mathcal{{N}}\left({0}, {1}\right)", 100, (0, 0)), reads=(r"\mathcal{N}(#, #)",)),
    Operator("density_at", _density, Writing(r"p_{{{0}}}\left({1}\right)", 60, (0, 0))),
    _family("bernoulli", "Bernoulli", "Bern", "Ber", of=NATURAL),
    _family("binomial_distribution", "Bin", "Binomial", "Binom", of=NATURAL, parameters=2),
    _family("negative_binomial", "NegBin", "NB", "NegativeBinomial", "NBin", of=NATURAL, parameters=2),
    _family("hypergeometric_distribution", "HGeom", "Hypergeometric", "HG", "Hypergeom", of=NATURAL, parameters=3),
    _family("poisson", "Poisson", "Pois", "Poi", "Po", of=NATURAL),
    _family("geometric", "Geom", "Geometric", "Geo", of=NATURAL),
    _family("categorical", "Cat", "Categorical", "Multinoulli", of=NATURAL),
    _family("discrete_uniform", "DUnif", "DiscreteUniform", "DU", "UnifD", of=INTEGER, parameters=2),
    _family("multinomial_distribution", "Mult", "Multinomial", "Multi", "Mn", of=None, parameters=2),
    _family("uniform", "Unif", "Uniform", r"\mathcal{U}", of=REAL, parameters=2),
    _family("exponential_distribution", "Exp", "Exponential", "Expon", "Expo", of=NONNEGATIVE),
    _family("gamma_distribution", "Gamma", "Ga", "Gam", of=NONNEGATIVE, parameters=2),
    _family("inverse_gamma_distribution", "InvGamma", "IG", "InverseGamma", "IGamma", of=NONNEGATIVE, parameters=2),
    _family("beta_distribution", "Beta", of=NONNEGATIVE, parameters=2),
    _family("chi_squared", "ChiSquared", "ChiSq", "Chisq", of=NONNEGATIVE),
    _family("student", "Student", "StudentT", of=REAL, parameters=(1, 3)),
    _family("fisher", "FisherF", "Fisher", of=NONNEGATIVE, parameters=2),
    _family("cauchy", "Cauchy", "Cau", of=REAL, parameters=2),
    _family("laplace_distribution", "Laplace", "Lap", of=REAL, parameters=2),
    _family("logistic_distribution", "Logistic", of=REAL, parameters=2),
    _family("gumbel", "Gumbel", of=REAL, parameters=2),
    _family("log_normal", "LogNormal", "Lognormal", "LN", "LogN", "Lognorm", of=NONNEGATIVE, parameters=2),
    _family("weibull", "Weibull", "Weib", of=NONNEGATIVE, parameters=2),
    _family("pareto", "Pareto", of=NONNEGATIVE, parameters=(2, 1)),
    _family("rayleigh", "Rayleigh", of=NONNEGATIVE),
    _family("dirichlet", "Dirichlet", "Dir", of=None),
    _family("wishart", "Wishart", "Wish", of=None, parameters=2),
    _family("inverse_wishart", "InvWishart", "IW", "InverseWishart", of=None, parameters=2),
    # Members of a sequence, from one index to another, or all but one; of a random sequence, too.
    Operator("slice", _several, Writing("{0}_{{{1}:{2}}}", 60, (60, 0, 0))),
    Operator("all_but", _several, Writing(r"{0}_{{\neq {1}}}", 60, (60, 0))),
    # The distribution of what the body says of an outcome, or of a value, drawn from the domain.
    Binder("law", _drawn, _law, Writing(r"\operatorname{{law}}\left({b},\ {v} \sim {d}\right)", 100, (0,))),
    # The law of outcomes, given that the body holds of them.
    Binder("given", _drawn, _given, Writing(r"{d}\left(\cdot \mid {b}\right)", 60, (0,))),
    # Independent things, each from its own distribution.
    Operator("product_distribution", _independent_things, Writing("{0} {1}", 30, (60, 60))),
    # K independent values: the distribution of a sequence, from its first to its last index.
    Operator("copies", _copies, Writing(r"{0}^{{\otimes\{{{1}, \dots, {2}\}}}}", 50, (60, 0))),
    Binder("expectation", _drawn, _expected, Writing(r"\mathbb{{E}}_{{{v} \sim {d}}}\left[{b}\right]", 100, (0,))),
    Binder("variance", _drawn, _variance, Writing(r"\operatorname{{Var}}_{{{v} \sim {d}}}\left[{b}\right]", 100, (0,))),
    Binder("standard_deviation", _drawn, _variance, Writing(r"\operatorname{{std}}_{{{v} \sim {d}}}\left[{b}\right]", 100, (0,))),
    # The body of these four is a tuple of what the covariance, the correlation, the information, the independence is of.
    Binder("covariance", _drawn, _covariance, Writing(r"\operatorname{{Cov}}_{{{v} \sim {d}}}\left[{b}\right]", 100, (0,))),
    Binder("correlation", _drawn, lambda over, body: REAL, Writing(r"\operatorname{{Corr}}_{{{v} \sim {d}}}\left[{b}\right]", 100, (0,))),
    _about_outcomes("mutual_information", NONNEGATIVE, r"I_{{{v} \sim {d}}}\left({b}\right)"),
    _about_outcomes("independent", STATEMENT, r"\operatorname{{independent}}_{{{v} \sim {d}}}\left({b}\right)"),
    _about_outcomes("probability", NONNEGATIVE, r"{d}\left({b}\right)"),
    # Entropy, in nats, of a distribution; of the first part of the body's tuple, given the second.
    Operator("entropy", _entropy, Writing(r"H\left[{0}\right]", 100, (0,))),
    _about_outcomes("conditional_entropy", REAL, r"H_{{{v} \sim {d}}}\left({b}\right)"),
    Operator("cross_entropy", _entropy, Writing(r"H\left({0}, {1}\right)", 100, (0,))),
    Operator("jensen_shannon", _divergence, Writing(r"D_{{\mathrm{{JS}}}}\left({0} \,\|\, {1}\right)", 100, (0,))),
    Operator("divergence", _divergence, Writing(r"D_{{\mathrm{{KL}}}}\left({0} \,\|\, {1}\right)", 100, (0,))),
    # Of laws, or of the joint law of what converges and its limit, for each index.
    _converges("converges_in_distribution", r"\overset{{d}}{{\to}}"), _converges("converges_in_probability", r"\overset{{p}}{{\to}}"),
    _converges("converges_almost_surely", r"\overset{{\mathrm{{a.s.}}}}{{\to}}"), _converges("converges_in_mean", r"\overset{{L^2}}{{\to}}"),
    Operator("equal_in_distribution", _distributed, Writing(r"{0} \overset{{d}}{{=}} {1}", 10, (11, 11))),
    Operator("nearly_distributed", _distributed, Writing(r"{0} \overset{{a}}{{\sim}} {1}", 10, (11, 11))),
    Operator("distributed", _distributed, Writing(r"{0} \sim {1}", 10, (11, 11)), reads=(r"# \sim #",)),
)  # fmt: skip

__all__ = ["PROBABILITY"]
