"""Every rule: its page, random models of what it states, where it applies, and where it must not."""

from __future__ import annotations

import pytest

from symderiv.deadlines import Deadline
from symderiv.deciding.prove import prove
from symderiv.deciding.refutation import refute, spot_check
from symderiv.kernel.certificates import replay, to_json
from symderiv.kernel.theorems import KernelError, Theorem, assume, deduce, infer
from symderiv.language.contexts import Context
from symderiv.language.sorts import (
    COMPLEX,
    INTEGER,
    NATURAL,
    POSITIVE,
    POSITIVE_INTEGER,
    REAL,
    Matrix,
    Scalar,
    vector,
)
from symderiv.language.terms import Symbol, Term, apply, bind, number
from symderiv.reading.formulas import read_statement
from symderiv.rules import all_rules
from symderiv.rules.rule import HEADINGS

RULES = all_rules()
DATA = sorted(name for name, rule in RULES.items() if rule.statement is not None)

x, y, c, t = (Symbol(name, REAL) for name in "xyct")
p, q, z, i1 = Symbol("p", POSITIVE), Symbol("q", POSITIVE), Symbol("z", COMPLEX), apply("imaginary_unit")
n, m, i = (Symbol(name, POSITIVE_INTEGER) for name in "nmi")
k, j = Symbol("k", NATURAL), Symbol("j", INTEGER)
r = Symbol("r", Scalar("real", frozenset({"nonnegative"})))
A, B, S = Symbol("A", Matrix(n, n)), Symbol("B", Matrix(n, n)), Symbol("S", Matrix(n, n, frozenset({"invertible"})))
W, C = Symbol("W", Matrix(n, m)), Symbol("C", Matrix(n, n, frozenset({"positive definite"})))
L = Symbol("L", Matrix(n + 1, n + 1, frozenset({"lower triangular"})))
G, ONE_BY_ONE = Symbol("G", Matrix(n + 1, n + 1)), Symbol("E", Matrix(number(1), number(1)))
u, v, h, w = (Symbol(name, vector(n)) for name in "uvhw")
HALF_LINE, NORMAL = apply("closed_open_interval", 0, apply("infinity")), apply("normal", u, C)


def eq(a: object, b: object) -> Term:
    return apply("equal", a, b)


def gt(a: object, b: object) -> Term:
    return apply("greater", a, b)


def ge(a: object, b: object) -> Term:
    return apply("greater_equal", a, b)


def T(a: Term) -> Term:
    return apply("transpose", a)


def inv(a: Term) -> Term:
    return apply("inverse", a)


def det(a: Term) -> Term:
    return apply("determinant", a)


def by(name: str, *premises: Theorem, **instance: Term) -> Theorem:
    return infer(RULES[name], *premises, **instance)


def algebra(left: Term, right: Term) -> Theorem:
    return by("field_algebra", left=left, right=right)


def root(a: object) -> Term:
    return apply("sqrt", a)


def norm(a: Term) -> Term:
    return apply("norm", a)


def sin(a: Term) -> Term:
    return apply("sin", a)


def cos(a: Term) -> Term:
    return apply("cos", a)


def product(body: Term, first: object = 1, last: object = n) -> Term:
    return bind("product", apply("range", first, last), i, body)


def on_half_line(body: Term) -> Term:
    return bind("lambda", HALF_LINE, r, body)


def slope(body: Term, at: Term = x, variable: Symbol = x) -> Term:
    return bind("derivative", at, variable, body)


def proved(goal: Term) -> Theorem:
    theorem = prove(goal, Context())
    assert theorem is not None
    return theorem


STRETCHED, SHIFT = on_half_line(r + r), bind("law", NORMAL, v, u + S @ v)
RISING = proved(gt(slope(2 * x, p), 0))
INCREASES = by("increasing_by_derivative", proved(gt(slope(x + x, p), 0)), function=STRETCHED, x=p, t=r)
ONTO = by("onto_by_intermediate_value", algebra(number(0) + 0, number(0)), by("sign_of_expression", statement=ge(r + r, 0)),
          by("sign_of_expression", statement=ge(r + r, r - 0)), function=STRETCHED, x=r)  # fmt: skip
SOLVED = bind("exists_unique", apply("reals"), x, eq(2 * x, y))
ONLY = deduce(
    by("multiple_of_equation", assume(eq(2 * x, y)), algebra(x - y / 2, number("1/2") * (2 * x - y))),
    hypothesis=eq(2 * x, y),
)
BOUND = by("sign_of_expression", statement=apply("less_equal", n, number(1) * n))
CLAIM = ge(k**2 + k, k)
BASE = by("sign_of_expression", statement=ge(number(0) ** 2 + number(0), 0))
STEP = by("sign_of_expression", assume(CLAIM), statement=ge((k + 1) ** 2 + (k + 1), k + 1))
CHAIN = read_statement("p(x, z) = p(x|z) p(z)")[0]
MEAN_LOG, MEAN = (read_statement(rf"\mathbb{{E}}[{what}] = 0")[0].arguments[0] for what in (r"\log X", "X"))
TAIL = read_statement(r"P(|X| \ge a) = 0")[0].arguments[0]
LEFT_INVERSE = by("matrix_algebra", left=inv(S) @ (u + S @ v - u), right=v)

INFINITY = apply("infinity")
GROWS, FROM_ABOVE = apply("approaching", INFINITY, apply("from", 1)), apply("approaching_from_above", 0)


NEAR_0 = apply("approaching", 0)


def limit(body: Term, domain: Term = NEAR_0, variable: Symbol = x) -> Term:
    return bind("limit", domain, variable, body)


def integral(body: Term, low: object, high: object) -> Term:
    return bind("integral", apply("between", low, high), y, body)


SQUARED = integral(y**2, 0, 1)
ENDS = [
    by("limit_by_expansion", limit=limit(x**3 / 3, apply(f"approaching_from_{side}", at)))
    for side, at in (("above", 0), ("below", 1))
]
PARTIAL = proved(eq(bind("sum", apply("range", 1, n), i, 1 / number(2) ** i), 1 - 1 / number(2) ** n))

APPLIES = {
    "limit_by_expansion":             (lambda: by("limit_by_expansion", limit=limit(sin(x) / x)), eq(limit(sin(x) / x), 1)),
    "order_by_expansion":             (lambda: by("order_by_expansion", statement=apply("of_order", n**2 + n, n**2, n)), apply("of_order", n**2 + n, n**2, n)),
    "fundamental_theorem":            (lambda: by("fundamental_theorem", proved(eq(slope(x**3 / 3), x**2)), *ENDS, integral=SQUARED, antiderivative=x**3 / 3, x=x),
                                       eq(SQUARED, number("1/3") - 0)),
    "gradient_from_differential":     (lambda: by("gradient_from_differential", algebra(T(u) @ w, T(u) @ w),
                                          derivative=bind("derivative", v, v, T(u) @ v), direction=w), eq(bind("derivative", v, v, T(u) @ v), u)),
    "sign_on_interval":               (lambda: by("sign_on_interval", statement=gt(cos(x), 0), x=x, low=number(0), high=number(1)), gt(cos(x), 0)),
    "exponential_series":             (lambda: by("exponential_series", x=x), eq(bind("sum", apply("from", 0), k, x**k / apply("factorial", k)), apply("exp", x))),
    "sum_of_series":                  (lambda: by("sum_of_series", PARTIAL, by("limit_by_expansion", limit=limit(1 - 1 / number(2) ** n, GROWS, n)), last=n),
                                       eq(bind("sum", apply("from", 1), i, 1 / number(2) ** i), 1)),
    "binomial_theorem":               (lambda: by("binomial_theorem", n=n, x=x, y=y, factors=number(0)),
                                       eq(bind("sum", apply("range", 0, n), k, apply("binomial", n, k) * x**k * y ** (n - k)), (x + y) ** n)),
    "written_out_range":              (lambda: by("written_out_range", total=product(i + x, 1, 3)), eq(product(i + x, 1, 3), (1 + x) * (2 + x) * (3 + x))),
    # rule                             what it infers, and from what                         conclusion
    "absolute_value_of_nonnegative":  (lambda: by("absolute_value_of_nonnegative", x=1 + x**2), eq(apply("absolute", 1 + x**2), 1 + x**2)),
    "field_algebra":                  (lambda: algebra((x + y) ** 2, x**2 + 2 * x * y + y**2), eq((x + y) ** 2, x**2 + 2 * x * y + y**2)),
    "isolate_vector":                 (lambda: by("isolate_vector", a=u, b=v, c=number(2), x=w, n=n),
                                       apply("implies", eq(v, u + 2 * w), eq(w, (v - u) / 2))),
    "modulus_of_complex":             (lambda: by("modulus_of_complex", z=1 + t * i1), eq(apply("absolute", 1 + t * i1), apply("sqrt", number(1) ** 2 + t**2))),
    "multiple_of_equation":           (lambda: by("multiple_of_equation", assume(eq(x, y)), algebra(2 * x - 2 * y, number(2) * (x - y))), eq(2 * x, 2 * y)),
    "combination_of_equations":       (lambda: by("combination_of_equations", assume(eq(x + y, 10)), assume(eq(x - y, 4)),
                                          algebra(x - 7, number("1/2") * (x + y - 10) + number("1/2") * (x - y - 4))), eq(x, 7)),
    "root_of_square":                 (lambda: by("root_of_square", x=det(S)), eq(apply("sqrt", det(S) ** 2), apply("absolute", det(S)))),
    "roots_of_factored_polynomial":   (lambda: by("roots_of_factored_polynomial", algebra(x**2 - 1, (x - 1) * (x - -number(1)))),
                                       apply("iff", eq(x**2 - 1, 0), apply("member", x, apply("set", 1, -number(1))))),
    "derivative_of_entries":          (lambda: by("derivative_of_entries", derivative=slope(apply("matrix", 2, 1, x, x**2))),
                                       eq(slope(apply("matrix", 2, 1, x, x**2)), apply("matrix", 2, 1, slope(x), slope(x**2)))),
    "geometric_growth":               (lambda: by("geometric_growth", b=number(2), c=p, p=number(1)),
                                       bind("tends_to_infinity", apply("from", 0), k, number(2) ** (number(1) * k) * p)),
    "increasing_by_derivative":       (lambda: INCREASES, apply("strictly_increasing", STRETCHED, HALF_LINE)),
    "jacobian_from_differential":     (lambda: by("jacobian_from_differential", algebra(t + t, 2 * t), derivative=slope(x + x, p), direction=t), eq(slope(x + x, p), 2)),
    "onto_by_intermediate_value":     (lambda: ONTO, apply("maps_onto", STRETCHED, HALF_LINE, HALF_LINE)),
    "unique_solution_of_bijection":   (lambda: by("unique_solution_of_bijection", INCREASES, ONTO, y=p), bind("exists_unique", HALF_LINE, r, eq(p, r + r))),
    "bounded_by_multiple":            (lambda: by("bounded_by_multiple", BOUND, n=n), apply("of_order", n, n, n)),
    "counting_operations":            (lambda: by("counting_operations", expression=product(apply("entry", v, i))), eq(apply("operations", product(apply("entry", v, i))), n - 1)),
    "root_above":                     (lambda: by("root_above", x=1 + t**2, c=number(1)), gt(apply("sqrt", 1 + t**2), 1)),
    "sign_of_expression":             (lambda: by("sign_of_expression", assume(ge(x, -p)), statement=gt(x + 2 * p, 0)), gt(x + 2 * p, 0)),
    "blocks_of_lower_triangular":     (lambda: by("blocks_of_lower_triangular", L=L, n=n), eq(L, apply("blocks", apply("leading", L), apply("zero", n, 1), apply("last_row", L), apply("entry", L, n + 1, n + 1)))),
    "determinant_of_block_triangular": (lambda: by("determinant_of_block_triangular", A=A, c=T(v), d=x, n=n), eq(det(apply("blocks", A, apply("zero", n, 1), T(v), x)), x * det(A))),
    "determinant_of_diagonal":        (lambda: by("determinant_of_diagonal", v=v, n=n), eq(det(apply("diagonal", v)), product(apply("entry", v, i)))),
    "determinant_of_inverse":         (lambda: by("determinant_of_inverse", A=S, n=n), eq(det(inv(S)), 1 / det(S))),
    "determinant_of_product":         (lambda: by("determinant_of_product", A=A, B=T(A), n=n), eq(det(A @ T(A)), det(A) * det(T(A)))),
    "determinant_of_single_entry":    (lambda: by("determinant_of_single_entry", A=ONE_BY_ONE), eq(det(ONE_BY_ONE), apply("entry", ONE_BY_ONE, 1, 1))),
    "determinant_of_transpose":       (lambda: by("determinant_of_transpose", A=A, n=n), eq(det(T(A)), det(A))),
    "entries_of_leading_block":       (lambda: by("entries_of_leading_block", L=G, n=n), eq(product(apply("entry", apply("leading", G), i, i)), product(apply("entry", G, i, i)))),
    "fixed_point_of_linear_map":      (lambda: by("fixed_point_of_linear_map", A=A, x=v, n=n), apply("iff", eq(A @ v, v), eq(v, apply("zero", n, 1)))),
    "gram_matrix_is_positive_definite": (lambda: by("gram_matrix_is_positive_definite", S=S, n=n), apply("positive_definite", S @ T(S))),
    "inverse_of_product":             (lambda: by("inverse_of_product", A=S, B=T(S), n=n), eq(inv(S @ T(S)), inv(T(S)) @ inv(S))),
    "inverse_of_transpose":           (lambda: by("inverse_of_transpose", A=S, n=n), eq(inv(T(S)), T(inv(S)))),
    "matrix_algebra":                 (lambda: by("matrix_algebra", left=T(inv(S)) @ inv(S), right=inv(S @ T(S))), eq(T(inv(S)) @ inv(S), inv(S @ T(S)))),
    "equal_numbers":                  (lambda: by("equal_numbers", left=root(7 + 4 * root(3)), right=2 + root(3)), eq(root(7 + 4 * root(3)), 2 + root(3))),
    "order_of_numbers":               (lambda: by("order_of_numbers", statement=apply("less", root(45), 7)), apply("less", root(45), 7)),
    "divisibility_of_numbers":        (lambda: by("divisibility_of_numbers", statement=apply("congruent_modulo", number(2) ** 10, 1, 11)),
                                       apply("congruent_modulo", number(2) ** 10, 1, 11)),
    "euler_formula":                  (lambda: by("euler_formula", left=sin(2 * x), right=2 * sin(x) * cos(x)), eq(sin(2 * x), 2 * sin(x) * cos(x))),
    "true_by_sort":                   (lambda: by("true_by_sort", statement=gt(1 + apply("exp", x), 0)), gt(1 + apply("exp", x), 0)),
    "unique_existence":               (lambda: by("unique_existence", algebra(2 * (y / 2), y), ONLY, statement=SOLVED, solution=y / 2, x=x), SOLVED),
    "induction":                      (lambda: by("induction", BASE, STEP, statement=CLAIM, n=k, start=number(0)), CLAIM),
    "last_factor":                    (lambda: by("last_factor", product=product(i + x, 1, n + 1)), eq(product(i + x, 1, n + 1), product(i + x, 1, n) * (n + 1 + x))),
    "single_factor":                  (lambda: by("single_factor", product=product(i + x, 3, 3)), eq(product(i + x, 3, 3), 3 + x)),
    "exponential_above_tangent":      (lambda: by("exponential_above_tangent", x=2 * x), ge(apply("exp", 2 * x) - (1 + 2 * x), 0)),
    "logarithm_below_tangent":        (lambda: by("logarithm_below_tangent", x=p), ge(p - 1 - apply("log", p), 0)),
    "sine_below_argument":            (lambda: by("sine_below_argument", x=x), ge(apply("absolute", x) - apply("absolute", sin(x)), 0)),
    "triangle_inequality":            (lambda: by("triangle_inequality", x=x, y=y), ge(apply("absolute", x) + apply("absolute", y) - apply("absolute", x + y), 0)),
    "triangle_inequality_of_norms":   (lambda: by("triangle_inequality_of_norms", x=u, y=v, n=n), ge(norm(u) + norm(v) - norm(u + v), 0)),
    "cauchy_schwarz":                 (lambda: by("cauchy_schwarz", x=u, y=v, n=n), ge(norm(u) * norm(v) - apply("absolute", T(u) @ v), 0)),
    "norm_above_largest_entry":       (lambda: by("norm_above_largest_entry", x=u, n=n), ge(norm(u) - apply("norm_of_degree", u, apply("infinity")), 0)),
    "sum_norm_above_norm":            (lambda: by("sum_norm_above_norm", x=u, n=n), ge(apply("norm_of_degree", u, 1) - norm(u), 0)),
    "sum_norm_by_dimension":          (lambda: by("sum_norm_by_dimension", x=u, n=n), ge(root(n) * norm(u) - apply("norm_of_degree", u, 1), 0)),
    "larger_of_two":                  (lambda: by("larger_of_two", extremum=apply("maximum", x, y), of=y), ge(apply("maximum", x, y) - y, 0)),
    "absolute_value_bounded":         (lambda: by("absolute_value_bounded", assume(apply("less_equal", x, y)), assume(apply("less_equal", -x, y))),
                                       apply("less_equal", apply("absolute", x), y)),
    "squares_keep_order":             (lambda: by("squares_keep_order", assume(apply("less_equal", x**2, p**2)), assume(ge(p, 0))), apply("less_equal", x, p)),
    "nonnegative_by_structure":       (lambda: by("nonnegative_by_structure", assume(ge(y, 0)), term=y * (x - t) ** 2 / (1 + p)),
                                       ge(y * (x - t) ** 2 / (1 + p), 0)),
    "determinant_of_multiple":        (lambda: by("determinant_of_multiple", A=A, c=x, n=n), eq(det(x * A), x**n * det(A))),
    "determinant_of_rank_one_update": (lambda: by("determinant_of_rank_one_update", A=S, u=v, v=h, n=n),
                                       eq(det(S + v @ T(h)), det(S) * (1 + T(h) @ inv(S) @ v))),
    "sylvester_determinant":          (lambda: by("sylvester_determinant", U=A, V=S, n=n, m=n),
                                       eq(det(apply("identity", n) + A @ S), det(apply("identity", n) + S @ A))),
    "matrix_determinant_lemma":       (lambda: by("matrix_determinant_lemma", A=S, U=A, V=A, n=n, m=n),
                                       eq(det(S + A @ A), det(S) * det(apply("identity", n) + A @ inv(S) @ A))),
    "determinant_of_blocks":          (lambda: by("determinant_of_blocks", A=A, U=A, V=A, D=S, n=n, m=n),
                                       eq(det(apply("blocks", A, A, A, S)), det(S) * det(A - A @ inv(S) @ A))),
    "cancel_invertible_factor":       (lambda: by("cancel_invertible_factor", assume(eq(S @ u, S @ v)), factor=S), eq(u, v)),
    "loewner_order":                  (lambda: by("loewner_order", statement=apply("succeeds_equal", T(A) @ A, apply("zero", n, n))),
                                       apply("succeeds_equal", T(A) @ A, apply("zero", n, n))),
    "algebra_of_laws":                (lambda: by("algebra_of_laws", left=CHAIN.arguments[0], right=CHAIN.arguments[1]), CHAIN),
    "jensen_inequality":              (lambda: by("jensen_inequality", expectation=MEAN_LOG), ge(apply("log", MEAN) - MEAN_LOG, 0)),
    "markov_inequality":              (lambda: by("markov_inequality", probability=TAIL, power=number(1)),
                                       ge(apply("subtract", read_statement(r"\frac{\mathbb{E}[|X|]}{a} = 0")[0].arguments[0], TAIL), 0)),
    "order_by_remainder":             (lambda: by("order_by_remainder", assume(ge(x, 0)), assume(eq(y - t, number(2) * x)), statement=apply("less_equal", t, y)),
                                       apply("less_equal", t, y)),
    "change_of_variables":            (lambda: by("change_of_variables", LEFT_INVERSE, law=SHIFT, point=h, left_inverse=inv(S) @ (w - u), hole=w, z=v),
                                       eq(apply("density_at", SHIFT, u + S @ h), apply("density_at", NORMAL, h) / apply("absolute", det(bind("derivative", h, v, u + S @ v))))),
    "definition_of_gaussian":         (lambda: by("definition_of_gaussian", x=v, m=u, C=C, n=n),
                                       eq(apply("density_at", NORMAL, v), (2 * apply("pi")) ** (-n / number(2)) * apply("exp", -(T(v - u) @ inv(C) @ (v - u)) / 2) / apply("sqrt", det(C)))),
}  # fmt: skip


def test_every_rule_has_a_case():
    assert APPLIES.keys() == RULES.keys()


@pytest.mark.parametrize("name", RULES)
def test_page_and_headings(name):
    page = RULES[name].page
    places = [page.index(f"\n{heading}\n") for heading in HEADINGS]
    assert places == sorted(places)
    assert RULES[name].title


@pytest.mark.parametrize("name", RULES)
def test_applies(name):
    infers, conclusion = APPLIES[name]
    theorem = infers()
    assert theorem.conclusion == conclusion
    assert name in theorem.rules
    assert replay(to_json(theorem), RULES) == theorem


@pytest.mark.parametrize("name", RULES)
def test_no_model_refutes_what_was_inferred(name):
    theorem = APPLIES[name][0]()
    context = Context().assume(*theorem.assumptions)
    assert refute(theorem.conclusion, context, deadline=Deadline(10.0)) is None


@pytest.mark.parametrize("name", DATA)
def test_models_of_a_stated_rule(name):
    rule = RULES[name]
    context = Context().assume(*rule.conditions)
    assert refute(rule.statement, context, deadline=Deadline(20.0)) is None
    check = spot_check(rule.statement, context, deadline=Deadline(20.0))
    assert check.models >= 4
    assert not check.suspects


@pytest.mark.parametrize("name", DATA)
def test_conditions_are_not_dropped(name):
    rule = RULES[name]
    theorem = by(name, **rule.symbols)
    assert theorem.assumptions == set(rule.conditions)
    with pytest.raises(KernelError):
        by(name, **{s: v for s, v in rule.symbols.items() if s != min(rule.symbols)})
    with pytest.raises(KernelError):
        by(name, assume(gt(x, 0)), **rule.symbols)
