"""Terms of all sorts, at random, driven by the vocabulary: for round trips through the printer and the reader.

Which arguments a row takes is found by trying: a row is put upon one term of each kind, and what its sort rule admits
is a shape that terms are grown by. So a new row is grown as soon as it stands in the vocabulary. Where the rule admits
more than anybody writes (a set of statements), `SHAPES` says what fits; `OUTLOOK` has rows that take more than shapes.
"""

# ruff: noqa: E501  (tables may be as wide as they need)
from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import product
from random import Random

from symderiv.errors import LanguageError
from symderiv.language.contexts import Context
from symderiv.language.signature import Binder, Operator
from symderiv.language.sorting import sort_of
from symderiv.language.sorts import (
    COMPLEX,
    INTEGER,
    LAW,
    ONE,
    OUTCOME,
    POSITIVE_INTEGER,
    REAL,
    STATEMENT,
    Distribution,
    Function,
    Growth,
    Matrix,
    Outcome,
    Scalar,
    Set,
    Sort,
    Statement,
    Tuple,
    vector,
)  # fmt: skip
from symderiv.language.terms import Apply, Bind, Symbol, Term, apply, bind, mentions, number, subterms
from symderiv.language.vocabulary import VOCABULARY

__all__ = ["CONTEXT", "NEVER_MADE", "grown", "kinds_of_values", "rows_in", "shapes"]

n, m = Symbol("n", POSITIVE_INTEGER), Symbol("m", POSITIVE_INTEGER)
OMEGA = Symbol(r"\omega", OUTCOME)
SEQUENCE = frozenset({"sequence"})


def _function(value: Sort, *arguments: Sort) -> Function:
    return Function(arguments, value)


LEAVES: Mapping[str, tuple[Term, ...]] = {
    "integer": (n, m, Symbol("k", INTEGER), Symbol("N_0", POSITIVE_INTEGER)),
    "real": tuple(Symbol(name, REAL) for name in (
        "x", "y", "a_1", r"\theta", r"\alpha", r"\tilde y", "x_{ij}", "w^*", "b'", r"\mathcal{L}", r"\sigma_x", "loss", r"\hat \beta",
    )),
    "complex": (Symbol("z", COMPLEX),),
    "vector": (Symbol("v", vector(n)), Symbol("u_0", vector(n)), Symbol(r"\mu", vector(n)), Symbol(r"\tilde w", vector(n))),
    "row": (apply("transpose", Symbol("v", vector(n))),),
    "matrix": (Symbol("A", Matrix(n, n)), Symbol("S", Matrix(n, n, frozenset({"invertible"}))), Symbol(r"\Sigma", Matrix(n, n))),
    "rectangle": (Symbol("V", Matrix(m, n)), Symbol("W_1", Matrix(m, n))),
    "function": (Symbol("f", _function(REAL, REAL)), Symbol(r"\varphi", _function(REAL, REAL)), Symbol("g_1", _function(REAL, REAL))),
    "function of two": (Symbol("h", _function(REAL, REAL, REAL)),),
    "function of a vector": (Symbol(r"\psi", _function(REAL, vector(n))), Symbol("F", _function(REAL, vector(n)))),
    "map": (Symbol(r"\mathcal{G}", _function(vector(n), vector(n))),),
    "sequence": (Symbol("d", Function((INTEGER,), REAL, SEQUENCE)), Symbol(r"\beta", Function((INTEGER,), REAL, SEQUENCE))),
    "set of whole numbers": (Symbol(r"\mathcal{I}", Set(INTEGER)), apply("integers"), apply("naturals")),
    "set of numbers": (Symbol("D", Set(REAL)), apply("reals")),
    "set of vectors": (Symbol(r"\mathcal{X}", Set(vector(n))), apply("vectors", n)),
    "set of matrices": (apply("matrices", n, n),),
    "values": (Symbol("Q", Distribution(REAL)), apply("normal", 0, 1)),
    "vector values": (Symbol(r"\mathcal{P}", Distribution(vector(n))),),
    "law": (Symbol("P", LAW), Symbol("p", LAW), Symbol("q", LAW)),
    "random number": (Symbol("X", _function(REAL, OUTCOME)), Symbol("Y", _function(REAL, OUTCOME))),
    "outcome": (OMEGA,),
    "statement": (apply("less", Symbol("x", REAL), Symbol("y", REAL)), apply("equal", Symbol("a_1", REAL), 0)),
    "growth": (), "pair": (),
}  # fmt: skip
NUMBERS = (0, 1, 2, 3, 7, 10, 12, -1, -2, "1/2", "1/3", "-1/2", "2/7", "0.1", "2.5", "0.001", "-0.5")
LETTERS: Mapping[str, tuple[str, ...]] = {
    "integer": ("j", "k", "l"), "real": ("x", "t", "r"), "vector": ("v", "w", "b"), "outcome": (r"\omega",),
    "complex": ("z", "w"), "matrix": ("M", "A"),
}  # fmt: skip
BASIC = ("add", "subtract", "multiply", "divide", "power", "negate")

VALUES = ("real", "integer", "complex", "vector", "row", "matrix", "rectangle")
DOMAINS = ("set of whole numbers", "set of numbers", "set of vectors")
WHOLE, REALS, COLUMNS = DOMAINS
SETS = tuple((kind, kind) for kind in DOMAINS)
RANDOM = ("law", "values")

SHAPES: Mapping[str, tuple[tuple[str, ...], ...]] = {
    # Their sort rules admit anything; these are what is written.
    "range": (("integer", "integer"),), "from": (("integer",),), "set": (("real",), ("real", "real"), ("integer", "integer", "integer")),
    **dict.fromkeys(("closed_interval", "open_interval", "closed_open_interval", "open_closed_interval"), (("real", "real"),)),
    **dict.fromkeys(("union", "intersection", "set_difference", "subset", "subset_equal", "superset", "superset_equal"), SETS),
    "complement": (("named set",),), "cardinality": ((WHOLE,),), "cartesian_product": ((REALS, REALS),), "set_power": (("named set", "integer"),),
    "matrices": (("whole letter", "whole letter"),), "identity": (("whole letter",),),
    "ones": (("whole letter",),), "zero": (("whole letter", "one"), ("whole letter", "whole letter")),
    **dict.fromkeys(("vectors", "positive_vectors", "nonnegative_vectors", "symmetric_matrices", "positive_definite_matrices",
                     "positive_semidefinite_matrices"), (("whole letter",),)),
    **dict.fromkeys(("norm_by", "dual_norm_by"), (("vector", "matrix"),)), "dual_norm": (("vector",),), "nuclear_norm": (("rectangle",),),
    "inner_by": (("vector", "vector", "matrix"),),
    **dict.fromkeys(("largest_value_under", "smallest_value_under", "supremum_under", "infimum_under"), (("real", "statement"),)),
    "norm": (("vector",),), "inner": (("vector", "vector"),), "norm_of_degree": (("vector", "degree"),), "spectral_norm": (("matrix",),),
    "entry": (("vector", "integer"), ("matrix", "integer", "integer")), "slice": (("sequence letter", "integer", "integer"),), "all_but": (("sequence letter", "integer"),),
    "apply": (("function", "real"), ("function of two", "real", "real"), ("function of a vector", "vector"), ("map", "vector"), ("sequence letter", "integer")),
    **dict.fromkeys(("determinant", "trace", "rank", "vectorised"), (("matrix",),)), "nullity": (("matrix",),), "reduced_row_echelon_form": (("matrix",), ("rectangle",)),
    **dict.fromkeys(("residues", "general_linear", "special_linear"), (("whole letter",),)), "diagonal": (("vector",),), "softmax": (("vector",),),
    "transpose": (("vector",), ("matrix",), ("rectangle",)), **dict.fromkeys(("conjugate", "real_part", "imaginary_part"), (("complex",),)),
    **dict.fromkeys(("greatest_common_divisor", "least_common_multiple", "modulo", "divides", "kronecker_delta"), (("integer", "integer"),)),
    "congruent_modulo": (("integer", "integer", "integer"),), "indicator": (("statement",),),
    # Relations
    **dict.fromkeys(("member", "not_member"), (("real", REALS), ("integer", WHOLE), ("vector", COLUMNS), ("matrix", "set of matrices"))), "contains": ((REALS, "real"), (WHOLE, "integer")),
    **dict.fromkeys(("equal", "not_equal", "approximately"), (("real", "real"), ("vector", "vector"), ("matrix", "matrix"))),
    **dict.fromkeys(("less", "less_equal", "greater", "greater_equal", "much_less", "much_greater"), (("real", "real"), ("integer", "integer"))),
    **dict.fromkeys(("proportional", "nearly_equal", "becomes"), (("real", "real"), ("vector", "vector"))), "congruent": ((WHOLE, WHOLE),), "values": (("function letter",),),
    **dict.fromkeys(("precedes", "precedes_equal", "succeeds", "succeeds_equal"), (("matrix", "matrix"),)),
    **dict.fromkeys(("invertible", "positive_definite", "lower_triangular", "positive_entries", "nonzero_entries", "positive_diagonal"), (("matrix",),)),
    **dict.fromkeys(("strictly_increasing", "continuous"), (("function", REALS),)), "maps_onto": (("function", REALS, REALS),),
    **dict.fromkeys(("between", "approaching", "approaching_from_above", "approaching_from_below"), ()),  # see PLACES
    "big_o": (("integer",),), "operations": (("real",),), "of_order": (("real", "integer", "whole letter"),),
    # Binders: what the variable runs over, and what is said of it
    "sum": tuple(product(DOMAINS, ("real", "integer", "vector", "matrix"))), "product": tuple(product(DOMAINS[:2], ("real", "integer"))),
    "derivative": (("real", "real"), ("real", "vector"), ("vector", "real"), ("vector", "vector")),
    **dict.fromkeys(("forall", "exists", "exists_unique", "such_that"), tuple(product(DOMAINS, ("statement",)))),
    **dict.fromkeys(("union_over", "intersection_over"), ((WHOLE, "named set"),)),
    "composed": (("function letter", "function letter"),), "inverse_function": (("function letter",),), "lambda": ((REALS, "real"),),
    "integral": (("between", "real"), ("between", "vector"), (REALS, "real"), (COLUMNS, "real")), "antiderivative": (("real", "real"),),
    "difference_between": (("between", "real"),), "value_at": (("real", "real"),),
    **dict.fromkeys(("limit", "upper_limit", "lower_limit"), (("approach", "real"), ("approach of a sequence", "real"))),
    **dict.fromkeys(("largest", "smallest", "supremum", "infimum", "argmax", "argmin"), tuple(product(DOMAINS, ("real",)))),
    "converges_to": (("approach", "two"),), "agrees_to_order": (("approach", "three"),),
    "tends_to_infinity": ((WHOLE, "real"),), "formal_derivative": (("real", "real"),), "differential": (("real",), ("vector",)),
    # Distributions, and what is expected of them
    "normal": (("real", "real"), ("vector", "matrix")), "copies": (("values", "integer", "integer"),), "dirichlet": (("vector",),), "categorical": (("vector",),),
    **dict.fromkeys(("bernoulli", "poisson", "geometric", "exponential_distribution", "chi_squared", "student", "rayleigh"), (("real",),)),
    **dict.fromkeys(("fisher", "cauchy", "logistic_distribution", "gumbel", "log_normal", "weibull", "pareto"), (("real", "real"),)),
    **dict.fromkeys(("negative_binomial", "discrete_uniform"), (("integer", "real"),)),
    "hypergeometric_distribution": (("integer", "integer", "integer"),),
    **dict.fromkeys(("uniform", "gamma_distribution", "inverse_gamma_distribution", "beta_distribution", "laplace_distribution"), (("real", "real"),)),
    "binomial_distribution": (("integer", "real"),), "multinomial_distribution": (("integer", "vector"),),
    "density_at": (("Gaussian", "vector"),), "distributed": (("drawn", "values"),), "tuple": (),
    **dict.fromkeys(("expectation", "variance", "standard_deviation"), (("chance", "random"), ("values", "real"), ("vector values", "real"))),
    **dict.fromkeys(("covariance", "correlation", "mutual_information", "independent", "conditional_entropy"), (("chance", "random pair"),)),
    "probability": (("chance", "event"),), "given": (), "law": (),
    **dict.fromkeys(("divergence", "jensen_shannon"), (("values", "values"), ("vector values", "vector values"))),
    "cross_entropy": (("values", "values"),), "entropy": (("values",),),
}  # fmt: skip

NEVER_MADE: Mapping[str, str] = {
    **dict.fromkeys(("gradient", "curl", "cross", "laplacian", "region_meant"), "of what varies over a space that is not written"),
    "stieltjes_integral": "of a pair of functions, one of which is applied to the variable",
    "functions": "only as what a function is one of, after a colon", "power_set": "only below the sign of a sum",
    **dict.fromkeys(("cross_correlation", "place", "receptive_field"), "of maps of pixels, in proof scripts only"),
    "injective": "what is said of functions in words; as that one increases",
    "power_defined": "a condition that is only thought, never written", "true": "what a statement comes to", "false": "what a statement comes to",
    **dict.fromkeys(("leading", "last_row"), "a block of a partitioned matrix, named in rules only"),
    **dict.fromkeys(("vector_from", "matrix_from", "entrywise", "with_entry"), "what other notations are read into; no notation of its own"),
    **dict.fromkeys(("lower_triangular_matrices", "dimension", "kernel", "span", "rationals", "complexes", "empty_set"), "no kind of terms has a place for it"),
    **dict.fromkeys(("product_distribution", "copies", "sequences", "cartesian_product"), "of several things in order, made by their readers only"),
    **dict.fromkeys(("slice", "all_but"), "several values at once, in laws only"),
    **dict.fromkeys((f"converges_{how}" for how in ("in_distribution", "in_probability", "almost_surely", "in_mean")), "of laws of random variables, made by its reader"),
    **dict.fromkeys(("equal_in_distribution", "nearly_distributed"), "of laws of random variables, made by its reader"),
    **dict.fromkeys(("wishart", "inverse_wishart"), "of matrices, for which no kind of distributions has a place"),
    "with_fixed": "of a partial derivative of a quantity, made by its reader",
    "stands_for": "of the name of a statement, made by its reader",
    "vectorised": "its size is a product of sizes", "big_o": "read as of_order, with the number that grows",
    **dict.fromkeys(("linear_maps", "direct_sum", "set_sum", "multiples", "orthogonal_complement", "zero_vector", "zero_map",
                     "identity_map", "adjoint", "iterated", "coordinates", "projection", "group_product", "group_power",
                     "group_inverse", "neutral_element", "quotient", "index", "generated", "subgroup", "normal_subgroup"),
                    "of groups, spaces and the maps between them, of which nothing is grown"),
    **dict.fromkeys(("big_theta", "big_omega", "equal_in_growth", "less_equal_in_growth", "greater_equal_in_growth",
                     "less_in_growth", "greater_in_growth"), "of classes of growth, which stand in one place only"),
    **dict.fromkeys(("row_equivalent", "reduces_to"), "of matrices that are written out"),
    **dict.fromkeys(("column_space", "row_space", "polynomials"), "no kind of terms has a place for it"),
    **dict.fromkeys(("family", "subgradients"), "of what depends on an index, or of a function, made by their readers only"),
    "derivative_of_order": "of a pair of point and order, made by its reader only", "little_o": "only within agrees_to_order",
}  # fmt: skip


def kind_of(sort: Sort) -> str | None:
    """The kind of things of a sort; None for a sort of which nothing is grown."""
    match sort:
        case Scalar(kind, _):
            return kind
        case Matrix(rows, columns, _, "real"):
            sizes = {(n, ONE): "vector", (ONE, n): "row", (n, n): "matrix", (m, n): "rectangle"}
            return sizes.get((rows, columns))
        case Set(element):
            kinds = {"integer": WHOLE, "real": REALS, "vector": COLUMNS, "matrix": "set of matrices"}
            return kinds.get(kind_of(element) or "")
        case Distribution(of) if sort != LAW:
            return {"real": "values", "integer": "values", "vector": "vector values"}.get(kind_of(of) or "")
    named = {LAW: "law", OUTCOME: "outcome", STATEMENT: "statement"}
    if isinstance(sort, Growth | Tuple):
        return "growth" if isinstance(sort, Growth) else "pair"
    return named.get(sort) if isinstance(sort, Distribution | Outcome | Statement) else next(
        (kind for kind, leaves in LEAVES.items() if leaves and isinstance(sort, Function) and sort_of(leaves[0]) == sort), None)  # fmt: skip


def kinds_of_values() -> tuple[str, ...]:
    """The kinds of what is written as a side or a statement of its own."""
    return (
        "real",
        "real",
        "real",
        "integer",
        "complex",
        "vector",
        "matrix",
        "row",
        "rectangle",
        "said",
        "said",
    )


def _arities(row: Operator) -> Iterator[int]:
    named = [int(digit) + 1 for digit in re.findall(r"\{(\d)\}", row.writes.template)]
    least = max(named, default=0)
    yield from range(least + 1, least + 3) if "{*}" in row.writes.template else (least,)


@cache
def shapes() -> Mapping[str, Mapping[str, tuple[tuple[str, ...], ...]]]:
    """By the kind of the value, the rows that make it, each with the kinds of arguments it takes."""
    table: dict[str, dict[str, list[tuple[str, ...]]]] = {}
    for row in VOCABULARY.values():
        if row.name in NEVER_MADE or row.name in OUTLOOK:
            continue
        for shape in SHAPES[row.name] if row.name in SHAPES else _tried(row):
            kind = _made(row, shape)
            if kind is not None:
                table.setdefault(kind, {}).setdefault(row.name, []).append(shape)
    for name, (kind, _) in OUTLOOK.items():
        if name in VOCABULARY:
            table.setdefault(kind, {})[name] = []
    return {kind: {name: tuple(found) for name, found in rows.items()} for kind, rows in table.items()}


def _tried(row: Operator | Binder) -> Iterator[tuple[str, ...]]:
    kinds = [kind for kind, leaves in LEAVES.items() if leaves]
    if isinstance(row, Binder):
        yield from product(kinds, kinds)
    else:
        for arity in _arities(row):
            yield from product(kinds, repeat=arity)


def _made(row: Operator | Binder, shape: tuple[str, ...]) -> str | None:
    """The kind of what the row makes of one term of each kind; None where they do not fit."""
    try:
        if isinstance(row, Operator):
            return kind_of(sort_of(apply(row.name, *(_one(kind) for kind in shape))))
        domain = _one(shape[0])
        inner = row.variable(domain, sort_of(domain))
        if kind_of(inner) not in LETTERS:
            return None
        return kind_of(sort_of(bind(row.name, domain, Symbol(r"\xi", inner), _one(shape[1]))))
    except (LanguageError, AttributeError, TypeError):
        return None


def _one(kind: str) -> Term:
    if kind in PLACES:
        return PLACES[kind](_Leaves(Random(0), frozenset()), 0, ())
    return (LEAVES[kind] or (apply("big_o", n),))[0]


def _between(grower: Grower, depth: int, scope: tuple[Symbol, ...]) -> Term:
    last = apply("infinity") if grower.random.random() < 0.2 else grower.term("real", depth - 2, scope)
    return apply("between", grower.term("real", depth - 2, scope), last)


def _approach(grower: Grower, depth: int, scope: tuple[Symbol, ...]) -> Term:
    to = grower.random.choice(["approaching", "approaching_from_above", "approaching_from_below"])
    return apply(to, grower.term("real", depth - 3, scope))


def _approach_of_a_sequence(grower: Grower, depth: int, scope: tuple[Symbol, ...]) -> Term:
    return apply("approaching", apply("infinity"), apply("from", 1))


def _outcome(scope: tuple[Symbol, ...]) -> Symbol:
    return next((symbol for symbol in scope if symbol.sort == OUTCOME), OMEGA)


def _random(grower: Grower, depth: int, scope: tuple[Symbol, ...]) -> Term:
    """A number that depends on the outcome."""
    at = apply("apply", grower.random.choice(LEAVES["random number"]), _outcome(scope))
    match grower.random.randrange(5):
        case 0:
            return apply("add", apply("multiply", grower.term("real", 0, ()), at), grower.term("real", 0, ()))
        case 1:
            return apply("power", at, 2)
        case 2:
            return apply("apply", grower.random.choice(LEAVES["function"]), at)
    return at


def _random_pair(grower: Grower, depth: int, scope: tuple[Symbol, ...]) -> Term:
    first, second = (apply("apply", name, _outcome(scope)) for name in LEAVES["random number"])
    return apply("tuple", first, second)


def _drawn(grower: Grower, depth: int, scope: tuple[Symbol, ...]) -> Term:
    return bind("law", LEAVES["law"][0], OMEGA, apply("apply", grower.random.choice(LEAVES["random number"]), OMEGA))


def _event(grower: Grower, depth: int, scope: tuple[Symbol, ...]) -> Term:
    relation = grower.random.choice(["equal", "less_equal", "greater", "less"])
    at = apply("apply", grower.random.choice(LEAVES["random number"]), _outcome(scope))
    value = grower.random.choice([*LEAVES["real"][:5], number(1), number(0)])
    return apply(relation, at, value)


def _tuple_of(many: int) -> Callable[[Grower, int, tuple[Symbol, ...]], Term]:
    def made(grower: Grower, depth: int, scope: tuple[Symbol, ...]) -> Term:
        return apply("tuple", *(grower.term("real", depth - 2, scope) for _ in range(many)))

    return made


def _gaussian(grower: Grower, depth: int, scope: tuple[Symbol, ...]) -> Term:
    return apply("normal", grower.term("vector", depth - 2, scope), grower.term("matrix", depth - 2, scope))


# Kinds of which terms stand in one place only.
PLACES: Mapping[str, Callable[[Grower, int, tuple[Symbol, ...]], Term]] = {
    "between": _between, "approach": _approach, "approach of a sequence": _approach_of_a_sequence, "random": _random,
    "random pair": _random_pair, "Gaussian": _gaussian, "event": _event, "two": _tuple_of(2), "three": _tuple_of(3), "drawn": _drawn, "degree": lambda grower, *_: grower.random.choice([number(1), number(3), apply("infinity")]), "one": lambda *_: ONE, "chance": lambda *_: LEAVES["law"][0],
    "function letter": lambda grower, *_: grower.random.choice(LEAVES["function"][:2]), "sequence letter": lambda grower, *_: grower.random.choice(LEAVES["sequence"]), "named set": lambda *_: Symbol("D", Set(REAL)), "whole letter": lambda *_: n,
}  # fmt: skip


# Said of whole statements, not within them.
OUTERMOST = frozenset({"forall", "exists", "exists_unique", "implies", "iff", "not", "and", "or"})


class Grower:
    """Terms of one campaign: a source of chance, and the rows to do without."""

    def __init__(self, random: Random, without: frozenset[str]) -> None:
        self.random, self.without = random, without

    def term(self, kind: str, depth: int, scope: tuple[Symbol, ...] = ()) -> Term:
        """A term of a kind; ``scope`` has the variables of the binders around it."""
        random = self.random
        if kind in PLACES:
            return PLACES[kind](self, depth, scope)
        kept_out = self.without if kind == "said" else self.without | OUTERMOST
        kind = "statement" if kind == "said" else kind
        rows = [name for name in shapes().get(kind, {}) if name not in kept_out]
        if kind == "real" and random.random() < 0.15:
            kind = "integer"
        if (
            not rows
            or kind in ("size", "one", "whole letter")
            or (depth <= 0 and (LEAVES[kind] or scope))
            or random.random() < 0.12
        ):
            return self._leaf(kind, scope)
        basic = [name for name in rows if name in BASIC]
        name = random.choice(basic) if basic and random.random() < 0.45 else random.choice(rows)
        if name in OUTLOOK:
            return OUTLOOK[name][1](self, depth, scope)
        shape = random.choice(shapes()[kind if name in shapes().get(kind, {}) else "real"][name])
        if isinstance(VOCABULARY[name], Binder):
            return self._bound(name, shape, depth, scope, kind)
        made = apply(name, *(self.term(part, depth - 1, scope) for part in shape))
        whole = kind != "integer" or kind_of(sort_of(made)) == "integer"  # k^k is none: k may be negative
        return made if whole else self._leaf(kind, scope)

    def _leaf(self, kind: str, scope: tuple[Symbol, ...]) -> Term:
        random = self.random
        bound = [symbol for symbol in scope if kind_of(symbol.sort) == kind]
        if bound and random.random() < 0.6:
            return random.choice(bound)
        if kind == "real" and random.random() < 0.3:
            return number(random.choice(NUMBERS))
        if kind == "integer" and random.random() < 0.4:
            return number(random.choice(NUMBERS[:9]))
        if not LEAVES[kind]:
            return self.term(kind, 1, scope)
        hidden = {symbol.name for symbol in scope}
        leaves = [leaf for leaf in LEAVES[kind] if not (isinstance(leaf, Symbol) and leaf.name in hidden)]
        return random.choice(leaves or LEAVES[kind])

    def _bound(self, name: str, shape: tuple[str, ...], depth: int, scope: tuple[Symbol, ...], kind: str) -> Term:
        row = VOCABULARY[name]
        assert isinstance(row, Binder)
        at_letter = name == "antiderivative" or (name == "derivative" and self.random.random() < 0.8)
        domain = self._letter(shape[0], scope) if at_letter else self.term(shape[0], min(depth - 1, 2), scope)
        if name == "derivative" and isinstance(domain, Symbol):
            domain = self._letter(shape[0], scope)
        over = sort_of(domain)
        sort = row.variable(domain, over)
        letter = self.random.choice(LETTERS[kind_of(sort) or "real"])
        if (
            isinstance(domain, Symbol)
            and kind_of(over) == kind_of(sort)
            and not {"'", "^"} & set(domain.name)
            and domain.name != "loss"
        ):
            letter = domain.name  # a derivative at the letter itself
        variable = Symbol(letter, sort)
        body = self.term(shape[1], depth - 1, (*scope, variable))
        if not mentions(body, variable):
            body = self._about(variable, body)
        made = bind(name, domain, variable, body)
        return made if kind != "integer" or kind_of(sort_of(made)) == "integer" else self._leaf(kind, scope)

    def _letter(self, kind: str, scope: tuple[Symbol, ...]) -> Term:
        """A symbol with a plain name: nobody writes a derivative by a letter with a prime."""
        while True:
            leaf = self._leaf(kind, scope)
            if isinstance(leaf, Symbol) and not {"'", "^"} & set(leaf.name) and leaf.name != "loss":
                return leaf

    def _about(self, variable: Symbol, body: Term) -> Term:
        """What is said of a variable, where chance had left it out."""
        kinds = kind_of(variable.sort), kind_of(sort_of(body))
        if kinds[1] == "statement" and kinds[0] in VALUES:
            return apply("equal", variable, self._leaf(kinds[0] or "real", ()))
        if kinds[0] in ("outcome", None) or kinds[1] not in VALUES:
            return body
        if kinds[0] == kinds[1]:
            return apply(self.random.choice(["add", "subtract"]), body, variable)
        return apply("multiply", variable if isinstance(variable.sort, Scalar) else apply("norm", variable), body)


class _Leaves(Grower):
    """Of every kind its first term, to try rows on."""

    def term(self, kind: str, depth: int, scope: tuple[Symbol, ...] = ()) -> Term:
        """The first term of a kind."""
        return _one(kind)


def _written_out(grower: Grower, depth: int, scope: tuple[Symbol, ...]) -> Term:
    rows, columns = grower.random.choice([(2, 2), (3, 1), (1, 3), (2, 3), (2, 1)])
    return apply("matrix", rows, columns, *(grower.term("real", depth - 2, scope) for _ in range(rows * columns)))


def _blocks(grower: Grower, depth: int, scope: tuple[Symbol, ...]) -> Term:
    corner = grower.term("real", depth - 2, scope)
    return apply("blocks", grower.term("matrix", depth - 2, scope), grower.term("vector", depth - 2, scope),
                 grower.term("row", depth - 2, scope), corner)  # fmt: skip


def _by_cases(grower: Grower, depth: int, scope: tuple[Symbol, ...]) -> Term:
    parts = [grower.term(kind, depth - 2, scope) for kind in ("real", "statement", "real", "statement", "real")]
    return apply("cases", *parts[: grower.random.choice([4, 5])])


def _density(grower: Grower, depth: int, scope: tuple[Symbol, ...]) -> Term:
    """Of values of random variables that have the letters of these values; perhaps given some others."""
    random = grower.random
    letters = random.sample(
        [leaf for leaf in (*LEAVES["real"][:3], *LEAVES["vector"][:1]) if isinstance(leaf, Symbol)], 3
    )
    drawn, first, second = ((Symbol(x.name, Function((OUTCOME,), x.sort)), x) for x in letters)
    law: Term = random.choice([Symbol("p", LAW), Symbol("q", LAW)])
    if random.random() < 0.5:
        conditions = [apply("equal", apply("apply", z, OMEGA), at) for z, at in (first, second)]
        law = bind("given", law, OMEGA, conditions[0] if random.random() < 0.6 else apply("and", *conditions))
    return apply("density_at", bind("law", law, OMEGA, apply("apply", drawn[0], OMEGA)), drawn[1])


OUTLOOK: Mapping[str, tuple[str, Callable[[Grower, int, tuple[Symbol, ...]], Term]]] = {
    "matrix": ("written out", _written_out), "blocks": ("written out", _blocks), "cases": ("real", _by_cases), "law": ("real", _density),
}  # fmt: skip


def grown(random: Random, depth: int = 4, *, without: frozenset[str] = frozenset()) -> Term:
    """A term that somebody might write, of some kind."""
    grower = Grower(random, without)
    while True:
        try:
            if random.random() < 0.04 and not {"matrix", "blocks"} & without:
                term = random.choice([_written_out, _blocks])(grower, depth, ())
            else:
                term = grower.term(random.choice(kinds_of_values()), depth)
            sort_of(term)
        except LanguageError:
            continue
        return term


def rows_in(term: Term) -> frozenset[str]:
    """The names of the rows that a term is made of."""
    return frozenset(part.operator for part in subterms(term) if isinstance(part, Apply | Bind))


def _context() -> Context:
    symbols = {
        s.name: s for leaves in LEAVES.values() for leaf in leaves for s in subterms(leaf) if isinstance(s, Symbol)
    }
    sequences = {
        f"{s.name}_": s for s in symbols.values() if isinstance(s.sort, Function) and SEQUENCE & s.sort.properties
    }
    return Context(
        symbols={**{k: s for k, s in symbols.items() if f"{k}_" not in sequences and s != OMEGA}, **sequences}
    )


CONTEXT = _context()
"""Declares every free symbol of what is grown."""
