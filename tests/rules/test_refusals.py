"""Where the rules must not apply: what is false, or not shown, is refused; the false neighbours are refuted by models."""

from __future__ import annotations

import pytest

from symderiv.deadlines import Deadline
from symderiv.deciding.refutation import refute
from symderiv.kernel.theorems import KernelError, Theorem, assume, infer
from symderiv.language.contexts import Context
from symderiv.language.sorts import COMPLEX, NATURAL, POSITIVE, POSITIVE_INTEGER, REAL, Matrix, Scalar, vector
from symderiv.language.terms import Symbol, Term, apply, bind, free_symbols, number
from symderiv.reading.formulas import read_statement
from symderiv.rules import all_rules

RULES = all_rules()
NONNEGATIVE = Scalar("real", frozenset({"nonnegative"}))
x, y, b, t, p, r = (
    Symbol(name, sort) for name, sort in zip("xybtpr", (*[REAL] * 4, POSITIVE, NONNEGATIVE), strict=True)
)
w, z, i1 = Symbol("w", Scalar("real", frozenset({"negative"}))), Symbol("z", COMPLEX), apply("imaginary_unit")
n, m, i, k = (
    Symbol("n", POSITIVE_INTEGER),
    Symbol("m", POSITIVE_INTEGER),
    Symbol("i", POSITIVE_INTEGER),
    Symbol("k", NATURAL),
)
A, B, S = Symbol("A", Matrix(n, n)), Symbol("B", Matrix(n, n)), Symbol("S", Matrix(n, n, frozenset({"invertible"})))
W, X = Symbol("W", Matrix(n, m)), Symbol("X", Matrix(number(2), number(2)))
u, v, d = Symbol("u", vector(n)), Symbol("v", vector(n)), Symbol("d", vector(n))
complex_vector = Symbol("c", Matrix(n, number(1), frozenset(), "complex"))
HALF_LINE = apply("closed_open_interval", 0, apply("infinity"))


TURNED = read_statement("p(x|z) = p(z|x)")[0]


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


def exp(a: Term) -> Term:
    return apply("exp", a)


def root(a: Term) -> Term:
    return apply("sqrt", a)


def sin(a: Term) -> Term:
    return apply("sin", a)


def size(a: Term) -> Term:
    return apply("absolute", a)


def by(name: str, *premises: Term, **instance: Term) -> Theorem:
    return infer(RULES[name], *map(assume, premises), **instance)


def product(body: Term, first: object = 1, last: object = n) -> Term:
    return bind("product", apply("range", first, last), i, body)


def total(body: Term, last: object = n) -> Term:
    return bind("sum", apply("range", 1, last), i, body)


def on_half_line(body: Term) -> Term:
    return bind("lambda", HALF_LINE, r, body)


def slope(body: Term, at: Term = x) -> Term:
    return bind("derivative", at, x, body)


SHIFT0 = Symbol("_shift0", Scalar("real", frozenset({"positive", "nonnegative"})))
INNER = Symbol("_0", POSITIVE_INTEGER)

# Equations that the normal forms must not prove outright: false somewhere, or resting on a condition.
UNEQUAL = {
    "root of a square": (root(x**2), x),
    "a quotient taken apart": ((x + y) / b, x + y / b),
    "power of a power of a negative number": ((x**2) ** number("1/2"), x),
    "root of a complex exponential": (root(exp(z)), exp(z / 2)),
    "absolute value of a complex exponential": (size(exp(i1 * t)), exp(i1 * t)),
    "logarithm of a complex exponential": (apply("log", exp(z)), z),
    "modulus squared": (size(z) ** 2, z**2),
    "factors moving in the exponent": (product(p**i), product(p)),
    "the variable of one product in another": (product(product(p**i, 1, m)), product(p ** (m * i))),
    "sum of quotients": (total(apply("entry", v, i) / apply("entry", v, i)), n),
    "entry of a number": (apply("entry", number(1), 1), number(0)),
    "norm of a complex vector": (apply("norm", complex_vector), root(T(complex_vector) @ complex_vector)),
    "trace of a product turned round in part": (apply("trace", A @ B @ T(A)), apply("trace", A @ A @ B)),
    "determinant of a sum": (apply("determinant", A + B), apply("determinant", A) + apply("determinant", B)),
    "0 to a power that may be 0": (number(0) ** r, number(0)),
    "a quotient that may be 0 by 0": (x / x, number(1)),
    "power of a sum": ((x + y) ** 2, x**2 + y**2),
}  # fmt: skip

UNEQUAL_MATRICES = {
    "factors exchanged": (A @ B, B @ A),
    "Gram matrix turned round": (T(inv(S)) @ inv(S), inv(T(S) @ S)),
    "inverse of a sum": (inv(A + B), inv(A) + inv(B)),
    "inverse of an inverse without condition": (inv(inv(A)), A),
    "transpose of a product": (T(A @ B), T(A) @ T(B)),
    "diagonal of a sum that cancels": (apply("diagonal", v + apply("hadamard_power", apply("hadamard_power", v, -1), -1)) @ u,
                                       apply("hadamard", v, u)),
    "divided and multiplied": (apply("hadamard", apply("hadamard_divide", u, v), v), u),
}  # fmt: skip


@pytest.mark.parametrize("name", [*UNEQUAL, *UNEQUAL_MATRICES])
def test_not_equal_outright(name):
    rule, (left, right) = (
        ("field_algebra", UNEQUAL[name]) if name in UNEQUAL else ("matrix_algebra", UNEQUAL_MATRICES[name])
    )
    try:
        theorem = by(rule, left=left, right=right)
    except KernelError:
        return
    assert theorem.assumptions
    context = Context().assume(*theorem.assumptions)
    assert refute(theorem.conclusion, context, deadline=Deadline(5.0)) is None
    assert all(s.name != "_0" for a in theorem.assumptions for s in free_symbols(a))


# Relations, with premises, that the search for signs must not prove: they are false in some model.
SIGNLESS = {
    "a difference of positive numbers": ([], gt(p + 1 - p * 2, 0)),
    "a difference by sort": ([], gt(number(3) - 3, 0)),
    "a whole power of a negative number": ([], apply("less", w**k, 0)),
    "a complex exponential": ([], gt(exp(i1 * t), 0)),
    "a square of a complex number": ([], ge(z**2, 0)),
    "a symbol that is named like a shift": ([ge(b, -p)], ge(b + p, SHIFT0)),
    "a symbol that is named like a bound variable": (
        [gt(INNER, 5)], ge(total(size(i - 5)) - total(i - 5), total(size(i - 5) * 0) + 1)),
    "from the premise turned round": ([apply("less_equal", b, p)], ge(b, p)),
    "product of numbers that are not negative": ([ge(x, 0), ge(y, 0)], gt(x * y, 0)),
    "of a complex vector times itself": ([], ge(T(complex_vector) @ complex_vector, 0)),
}  # fmt: skip


@pytest.mark.parametrize("name", SIGNLESS)
def test_no_sign(name):
    premises, statement = SIGNLESS[name]
    with pytest.raises(KernelError):
        by("sign_of_expression", *premises, statement=statement)
    with pytest.raises(KernelError):
        by("true_by_sort", statement=statement)


def test_conditions_of_a_shift_are_kept():
    theorem = by("sign_of_expression", ge(b, -p), statement=ge(root(b + p - 1) + b + p, 0))
    assert any(s == b for a in theorem.assumptions - {ge(b, -p)} for s in free_symbols(a))


def test_conditions_of_premises_are_kept():
    theorem = by("sign_of_expression", apply("less", x / x, 1), statement=gt(y, y))
    assert apply("not_equal", x, 0) in theorem.assumptions


def test_what_a_sum_needs_it_needs_of_every_term():
    terms = apply("entry", v, i)
    theorem = by("field_algebra", left=total(terms / terms), right=total(number(1) + 0 * i))
    assert theorem.assumptions == {bind("forall", apply("range", 1, n), i, apply("not_equal", terms, 0))}


def test_signs_by_sort_hold_where_the_term_is_defined():
    assert by("true_by_sort", statement=gt(1 / exp(1 / x), 0)).assumptions == {apply("not_equal", x, 0)}


POSITIVE_N = by("sign_of_expression", statement=ge(n, 1 - 1 + n * 0))
CLAIM = apply("less_equal", n, 0)
UP = assume(apply("strictly_increasing", on_half_line(r * 2), HALF_LINE))
ONTO = assume(apply("maps_onto", on_half_line(r * 3), HALF_LINE, HALF_LINE))
JUMP = on_half_line(r + 1 - number(0) ** r)
HORSES = assume(apply("less_equal", n, 1))

NEAR_0, GROWS = apply("approaching", 0), apply("approaching", apply("infinity"), apply("from", 1))


def limit(body: Term, domain: Term = NEAR_0, variable: Symbol = x) -> Term:
    return bind("limit", domain, variable, body)


def agrees(*parts: Term) -> Term:
    return bind("agrees_to_order", NEAR_0, x, apply("tuple", *parts))


def area(body: Term, low: object, high: object) -> Term:
    return bind("integral", apply("between", low, high), y, body)


def at(point: object, body: Term, value: object, side: str) -> Term:
    return eq(limit(body, apply(f"approaching_from_{side}", point)), value)


HALVES = eq(total(1 / number(2) ** i), 1 - 1 / number(2) ** n)
BY_SQUARE = {"integral": area(1 / y**2, -1, 1), "antiderivative": -1 / x, "x": x}

REFUSED = {
    "limit_by_expansion": [
        lambda: by("limit_by_expansion", limit=limit(size(x) / x)),
        lambda: by("limit_by_expansion", limit=limit(sin(1 / x))),
        lambda: by("limit_by_expansion", limit=limit(1 / x)),
        lambda: by("limit_by_expansion", limit=limit(apply("floor", x))),
        lambda: by("limit_by_expansion", limit=limit(apply("log", x))),
        lambda: by("limit_by_expansion", limit=limit((-number(1)) ** x)),
        lambda: by("limit_by_expansion", limit=limit((-number(1)) ** n, GROWS, n)),
        lambda: by("limit_by_expansion", limit=limit(b**n, GROWS, n)),
        lambda: by("limit_by_expansion", limit=limit(sin(x * b) / sin(x), apply("approaching", apply("infinity"))))],
    "order_by_expansion": [
        lambda: by("order_by_expansion", statement=agrees(exp(x), 1 + x, apply("big_o", x**3))),
        lambda: by("order_by_expansion", statement=agrees(exp(x), 1 + x, apply("little_o", x**2))),
        lambda: by("order_by_expansion", statement=agrees(size(x), x, apply("big_o", x**2))),
        lambda: by("order_by_expansion", statement=apply("of_order", n**2, n, n)),
        lambda: by("order_by_expansion", statement=apply("of_order", number(3) ** n, number(2) ** n, n))],
    "fundamental_theorem": [
        lambda: by("fundamental_theorem", eq(slope(-1 / x), 1 / x**2), at(-1, -1 / x, 1, "above"), at(1, -1 / x, -1, "below"), **BY_SQUARE),
        lambda: infer(RULES["fundamental_theorem"], infer(RULES["field_algebra"], left=x, right=x), assume(x), assume(x), **BY_SQUARE),
        lambda: by("fundamental_theorem", eq(slope(x), 1), at(0, x, 0, "above"), at(1, x, 1, "below"), integral=area(y, 0, 1), antiderivative=x, x=x),
        lambda: by("fundamental_theorem", eq(slope(x), 1), at(1, x, 1, "above"), at(0, x, 0, "below"), integral=area(y / y, 0, 1), antiderivative=x, x=x)],
    "gradient_from_differential": [
        lambda: by("gradient_from_differential", eq(T(u) @ d, T(u) @ d), derivative=bind("derivative", v, v, T(u) @ v), direction=d),
        lambda: by("gradient_from_differential", eq(t + t, 2 * t), derivative=slope(x + x), direction=t)],
    "sign_on_interval": [
        lambda: by("sign_on_interval", statement=gt(apply("cos", x), 0), x=x, low=number(0), high=number(2)),
        lambda: by("sign_on_interval", statement=gt(x, 0), x=x, low=number(1), high=number(0)),
        lambda: by("sign_on_interval", statement=gt(x, 0), x=x, low=number(0), high=number(1)),
        lambda: by("sign_on_interval", statement=gt(x + b**2, 0), x=x, low=number(1), high=number(2)),
        lambda: by("sign_on_interval", statement=apply("not_equal", 1 / (x - 1), 0), x=x, low=number(0), high=number(2)),
        lambda: by("sign_on_interval", statement=gt(x, 0), x=x, low=number(1), high=apply("infinity"))],
    "exponential_series": [lambda: by("exponential_series", x=A)],
    "sum_of_series": [
        lambda: by("sum_of_series", HALVES, eq(limit(1 - 1 / number(2) ** n, GROWS, n), 1), last=n),
        lambda: infer(RULES["sum_of_series"], infer(RULES["single_factor"], product=total(x, 1)), assume(eq(limit(x, GROWS, n), x)), last=n)],
    "binomial_theorem": [lambda: by("binomial_theorem", n=n, x=A, y=x, factors=number(0)),
                         lambda: by("binomial_theorem", n=n, x=x, y=y, factors=number(3))],
    "written_out_range": [
        lambda: by("written_out_range", total=total(x)),
        lambda: by("written_out_range", total=product(x, 1, -3)),
        lambda: by("written_out_range", total=product(x, 1, 10**6)),
        lambda: by("written_out_range", total=total(A, 3))],
    "absolute_value_of_nonnegative": [lambda: by("absolute_value_of_nonnegative", x=z)],
    "field_algebra": [lambda: by("field_algebra", left=A, right=A), lambda: by("field_algebra", left=x, right=y)],
    "isolate_vector": [lambda: by("isolate_vector", a=u, b=v, c=x, x=T(u), n=n)],
    "modulus_of_complex": [lambda: by("modulus_of_complex", z=z), lambda: by("modulus_of_complex", z=x)],
    "multiple_of_equation": [
        lambda: infer(RULES["multiple_of_equation"], assume(eq(x, y)), assume(eq(b - t, x - y + 1))),
        lambda: infer(RULES["multiple_of_equation"], assume(eq(x, y)), assume(eq(b - t, t * (y - x))))],
    "combination_of_equations": [
        lambda: by("combination_of_equations", eq(x, y), eq(b - t, x - y + 1)),
        lambda: by("combination_of_equations", eq(x, y), eq(y, b), eq(t - p, t * (x - y))),
        lambda: by("combination_of_equations", eq(x, y), eq(y, b), eq(t - p, t * (x - y) + t * (b - y))),
        lambda: by("combination_of_equations", eq(b - t, t * (x - y)))],
    "root_of_square": [lambda: by("root_of_square", x=z)],
    "roots_of_factored_polynomial": [
        lambda: by("roots_of_factored_polynomial", eq(x**2 - 1, x - 1)),
        lambda: by("roots_of_factored_polynomial", eq(X @ X, (X - X) @ (X - T(X))))],
    "derivative_of_entries": [lambda: by("derivative_of_entries", derivative=slope(x**2))],
    "geometric_growth": [lambda: by("geometric_growth", b=z, c=x, p=x)],
    "increasing_by_derivative": [
        lambda: by("increasing_by_derivative", gt(slope(r * 2, p), 0), function=on_half_line(r * 2), x=p, t=r),
        lambda: by("increasing_by_derivative", gt(x, 0), function=on_half_line(r * 2), x=p, t=r)],
    "jacobian_from_differential": [
        lambda: by("jacobian_from_differential", eq(t + t, 2 * t), derivative=slope(x + x), direction=t),
        lambda: by("jacobian_from_differential", eq(2 * t, t * 2), derivative=slope(apply("floor", x)), direction=t)],
    "onto_by_intermediate_value": [
        lambda: by("onto_by_intermediate_value", eq(JUMP.open(number(0)), 0), ge(1, 0), ge(1, r), function=JUMP, x=r),
        lambda: by("onto_by_intermediate_value", eq(0, 0), ge(r, 0), ge(r, r), function=on_half_line(r), x=r)],
    "unique_solution_of_bijection": [lambda: infer(RULES["unique_solution_of_bijection"], UP, ONTO, y=p),
                                     lambda: infer(RULES["unique_solution_of_bijection"], UP, UP, y=p)],
    "bounded_by_multiple": [
        lambda: by("bounded_by_multiple", apply("less_equal", n, number(2) * n), n=n),
        lambda: infer(RULES["bounded_by_multiple"], POSITIVE_N, n=n)],
    "counting_operations": [
        lambda: by("counting_operations", expression=A @ B),
        lambda: by("counting_operations", expression=product(x, 1, k)),
        lambda: by("counting_operations", expression=product(product(x, 1, i)))],
    "root_above": [lambda: by("root_above", x=x, c=z)],
    "sign_of_expression": [lambda: by("sign_of_expression", statement=gt(x, 0)), lambda: by("sign_of_expression", statement=eq(x, x))],
    "blocks_of_lower_triangular": [lambda: by("blocks_of_lower_triangular", L=Symbol("L", Matrix(n + 1, n + 1)), n=n)],
    "determinant_of_block_triangular": [lambda: by("determinant_of_block_triangular", A=A, c=v, d=x, n=n)],
    "determinant_of_diagonal": [lambda: by("determinant_of_diagonal", v=T(v), n=n)],
    "determinant_of_inverse": [lambda: by("determinant_of_inverse", A=A, n=n)],
    "determinant_of_product": [lambda: by("determinant_of_product", A=W, B=T(W), n=n)],
    "determinant_of_single_entry": [lambda: by("determinant_of_single_entry", A=X)],
    "determinant_of_transpose": [lambda: by("determinant_of_transpose", A=W, n=n)],
    "entries_of_leading_block": [lambda: by("entries_of_leading_block", L=A, n=n)],
    "fixed_point_of_linear_map": [lambda: by("fixed_point_of_linear_map", A=W, x=v, n=n)],
    "gram_matrix_is_positive_definite": [lambda: by("gram_matrix_is_positive_definite", S=A, n=n)],
    "inverse_of_product": [lambda: by("inverse_of_product", A=S, B=A, n=n)],
    "inverse_of_transpose": [lambda: by("inverse_of_transpose", A=A, n=n)],
    "matrix_algebra": [lambda: by("matrix_algebra", left=x, right=x), lambda: by("matrix_algebra", left=W, right=T(W))],
    "equal_numbers": [
        lambda: by("equal_numbers", left=root(number(2)) + root(number(3)), right=root(number(10))),
        lambda: by("equal_numbers", left=root(number(10**30 + 1)) - root(number(10**30)), right=1 / (2 * root(number(10**30)))),
        lambda: by("equal_numbers", left=1 / (root(number(4)) - 2), right=1 / (root(number(4)) - 2)),
        lambda: by("equal_numbers", left=exp(number(1)), right=exp(number(1)) + 0),
        lambda: by("equal_numbers", left=x, right=x)],
    "algebra_of_laws": [
        lambda: by("algebra_of_laws", left=TURNED.arguments[0], right=TURNED.arguments[1]),
        lambda: by("algebra_of_laws", left=A, right=A)],
    "jensen_inequality": [
        lambda: by("jensen_inequality", expectation=x),
        lambda: by("jensen_inequality", expectation=read_statement(r"\mathbb{E}[\sin X] = 0")[0].arguments[0])],
    "markov_inequality": [
        lambda: by("markov_inequality", probability=read_statement(r"P(X \ge a) = 0")[0].arguments[0], power=number(1)),
        lambda: by("markov_inequality", probability=read_statement(r"P(|X| \le a) = 0")[0].arguments[0], power=number(1)),
        lambda: by("markov_inequality", probability=read_statement(r"P(|X| \ge a) = 0")[0].arguments[0], power=number(3)),
        lambda: by("markov_inequality", probability=x, power=number(1))],
    "order_by_remainder": [
        lambda: infer(RULES["order_by_remainder"], assume(ge(x, 0)), assume(eq(y - t, number(-2) * x)), statement=apply("less_equal", t, y)),
        lambda: infer(RULES["order_by_remainder"], assume(ge(x, 0)), assume(eq(y - t, number(2) * x)), statement=apply("less_equal", y, t)),
        lambda: infer(RULES["order_by_remainder"], assume(ge(x, 0)), assume(eq(y - t, number(2) * x)), statement=apply("less", t, y)),
        lambda: infer(RULES["order_by_remainder"], assume(ge(x, 1)), assume(eq(y - t, number(2) * x)), statement=apply("less_equal", t, y)),
        lambda: infer(RULES["order_by_remainder"], assume(ge(z, 0)), assume(eq(z - y, number(2) * z)), statement=apply("less_equal", y, z)),
        lambda: infer(RULES["order_by_remainder"], assume(gt(x, 0)), assume(eq(y - t, number(0) * x)), statement=apply("less", t, y)),
        lambda: infer(RULES["order_by_remainder"], assume(ge(x, 0)), assume(eq(y - t, number(2) * x + number(1) * b)), statement=apply("less_equal", t, y))],
    "exponential_above_tangent": [lambda: by("exponential_above_tangent", x=z)],
    "logarithm_below_tangent": [lambda: by("logarithm_below_tangent", x=z)],
    "sine_below_argument": [lambda: by("sine_below_argument", x=z)],
    "triangle_inequality": [lambda: by("triangle_inequality", x=u, y=v)],
    "triangle_inequality_of_norms": [lambda: by("triangle_inequality_of_norms", x=complex_vector, y=complex_vector, n=n)],
    "cauchy_schwarz": [lambda: by("cauchy_schwarz", x=u, y=T(v), n=n)],
    "norm_above_largest_entry": [lambda: by("norm_above_largest_entry", x=A, n=n)],
    "sum_norm_above_norm": [lambda: by("sum_norm_above_norm", x=T(u), n=n)],
    "sum_norm_by_dimension": [lambda: by("sum_norm_by_dimension", x=u, n=m)],
    "larger_of_two": [
        lambda: by("larger_of_two", extremum=apply("maximum", x, y), of=t),
        lambda: by("larger_of_two", extremum=x, of=x)],
    "absolute_value_bounded": [
        lambda: by("absolute_value_bounded", apply("less_equal", x, y), apply("less_equal", -t, y)),
        lambda: by("absolute_value_bounded", apply("less_equal", x, y), apply("less_equal", x, y)),
        lambda: by("absolute_value_bounded", apply("less_equal", x, y), apply("less", -x, y))],
    "squares_keep_order": [
        lambda: by("squares_keep_order", apply("less_equal", x**2, y**2), ge(x, 0)),
        lambda: by("squares_keep_order", apply("less_equal", x**3, y**3), ge(y, 0))],
    "nonnegative_by_structure": [
        lambda: by("nonnegative_by_structure", term=x * (y - t) ** 2),
        lambda: by("nonnegative_by_structure", term=(y - t) ** 3),
        lambda: by("nonnegative_by_structure", term=x**2 - y**2),
        lambda: by("nonnegative_by_structure", term=z**2)],
    "determinant_of_multiple": [lambda: by("determinant_of_multiple", A=W, c=x, n=n), lambda: by("determinant_of_multiple", A=A, c=z, n=n)],
    "determinant_of_rank_one_update": [lambda: by("determinant_of_rank_one_update", A=A, u=T(u), v=v, n=n)],
    "sylvester_determinant": [lambda: by("sylvester_determinant", U=W, V=W, n=n, m=m)],
    "matrix_determinant_lemma": [lambda: by("matrix_determinant_lemma", A=A, U=W, V=W, n=n, m=m)],
    "determinant_of_blocks": [lambda: by("determinant_of_blocks", A=A, U=W, V=W, D=A, n=n, m=m)],
    "cancel_invertible_factor": [
        lambda: by("cancel_invertible_factor", eq(S @ A, A @ S), factor=S),
        lambda: by("cancel_invertible_factor", eq(x * y, x * t), factor=x)],
    "loewner_order": [
        lambda: by("loewner_order", statement=apply("succeeds_equal", A + T(A), apply("zero", n, n))),
        lambda: by("loewner_order", statement=apply("succeeds", T(A) @ A, apply("zero", n, n))),
        lambda: by("loewner_order", statement=apply("precedes_equal", T(A) @ A, apply("zero", n, n))),
        lambda: by("loewner_order", statement=apply("succeeds_equal", x * T(A) @ A, apply("zero", n, n)))],
    "order_of_numbers": [
        lambda: by("order_of_numbers", statement=gt(root(number(2)), root(number(2)))),
        lambda: by("order_of_numbers", statement=gt(1 + i1, 0)),
        lambda: by("order_of_numbers", statement=gt(1 / (root(number(4)) - 2), 0)),
        lambda: by("order_of_numbers", statement=gt(x + 1, x))],
    "divisibility_of_numbers": [
        lambda: by("divisibility_of_numbers", statement=apply("congruent_modulo", number(2) ** 5, 1, 11)),
        lambda: by("divisibility_of_numbers", statement=apply("divides", 2, root(number(2)))),
        lambda: by("divisibility_of_numbers", statement=apply("divides", n, 6 * n))],
    "euler_formula": [
        lambda: by("euler_formula", left=sin(2 * x), right=2 * sin(x)),
        lambda: by("euler_formula", left=root(sin(x) ** 2), right=sin(x)),
        lambda: by("euler_formula", left=A, right=A)],
    "true_by_sort": [lambda: by("true_by_sort", statement=gt(x, 0)), lambda: by("true_by_sort", statement=apply("invertible", A))],
    "unique_existence": [lambda: by("unique_existence", eq(1, y), apply("implies", eq(x**2, y), eq(x, 1)), solution=number(1), x=x,
                                    statement=bind("exists_unique", apply("reals"), x, eq(x**2, y)))],
    "induction": [
        lambda: infer(RULES["induction"], assume(apply("less_equal", 0, 0)), assume(apply("less_equal", n + 1, 0)), statement=CLAIM, n=n, start=number(0)),
        lambda: infer(RULES["induction"], assume(apply("less_equal", 1, 1)), HORSES, statement=HORSES.conclusion, n=n, start=number(1)),
        lambda: infer(RULES["induction"], assume(gt(1, 0)), assume(gt(x + 1, 0)), statement=gt(x, 0), n=x, start=number(1))],
    "last_factor": [lambda: by("last_factor", product=slope(x))],
    "single_factor": [lambda: by("single_factor", product=product(x, 1, 2))],
    "change_of_variables": [lambda: by("change_of_variables", eq(u, u), law=bind("law", apply("normal", u, S @ T(S)), v, apply("hadamard_power", v, 2)),
                                       point=u, left_inverse=d, hole=d, z=Symbol("e", vector(n)))],
    "definition_of_gaussian": [lambda: by("definition_of_gaussian", x=v, m=u, C=W, n=n)],
}  # fmt: skip


def test_every_rule_refuses_something():
    assert REFUSED.keys() == RULES.keys()


@pytest.mark.parametrize("name", REFUSED)
def test_refuses(name):
    for attempt in REFUSED[name]:
        with pytest.raises(KernelError):
            attempt()


# The "Fails" of the pages, as statements: a model refutes each.
NEIGHBOURS = {
    "absolute_value_of_nonnegative": eq(size(x), x),
    "field_algebra": eq((x + y) / p, x + y / p),
    "isolate_vector": apply("implies", eq(v, u + 0 * d), eq(d, v - u)),
    "modulus_of_complex": eq(size(1 + t * i1), root(1 + t**4)),
    "root_of_square": eq(root(x**2), x),
    "roots_of_factored_polynomial": apply("iff", eq(x**2 - 1, 0), eq(x, 1)),
    "jacobian_from_differential": eq(slope(x / (p + x), p), 1 / (p + p) ** 2),
    "sign_of_expression": gt(1 + x * y / (x + p) ** 2, 0),
    "determinant_of_block_triangular": eq(apply("determinant", apply("blocks", A, u, T(v), x)), x * apply("determinant", A)),
    "determinant_of_diagonal": eq(apply("determinant", apply("diagonal", v)), total(apply("entry", v, i))),
    "determinant_of_inverse": eq(apply("determinant", inv(S)), apply("determinant", S)),
    "determinant_of_product": eq(apply("determinant", A + B), apply("determinant", A) + apply("determinant", B)),
    "determinant_of_single_entry": eq(apply("determinant", X), apply("entry", X, 1, 1)),
    "determinant_of_transpose": eq(T(A), A),
    "inverse_of_product": eq(inv(S @ T(S)), inv(S) @ inv(T(S))),
    "inverse_of_transpose": eq(inv(T(S)), S),
    "matrix_algebra": eq(A @ B, B @ A),
    "true_by_sort": gt(x, 0),
    "combination_of_equations": apply("implies", apply("and", eq(x + y, 10), eq(x - y, 4)), eq(x, 3)),
    "equal_numbers": eq(root(number(2)) + root(number(3)), root(5 + 2 * root(number(5)))),
    "algebra_of_laws": TURNED,
    "jensen_inequality": read_statement(r"\log \mathbb{E}[X] \le \mathbb{E}[\log X]")[0],
    "exponential_above_tangent": ge(exp(x) - (1 + 2 * x), 0),
    "logarithm_below_tangent": ge(p - 2 - apply("log", p), 0),
    "sine_below_argument": ge(size(x) - 2 * size(sin(x)), 0),
    "triangle_inequality": ge(size(x) - size(y) - size(x + y), 0),
    "triangle_inequality_of_norms": ge(apply("norm", u) - apply("norm", v) - apply("norm", u + v), 0),
    "cauchy_schwarz": ge(apply("norm", u) * apply("norm", v) - 2 * size(T(u) @ v), 0),
    "norm_above_largest_entry": ge(apply("norm_of_degree", u, apply("infinity")) - apply("norm", u), 0),
    "sum_norm_above_norm": ge(apply("norm", u) - apply("norm_of_degree", u, 1), 0),
    "larger_of_two": ge(x - apply("maximum", x, y), 0),
    "absolute_value_bounded": apply("implies", apply("less_equal", x, y), apply("less_equal", size(x), y)),
    "squares_keep_order": apply("implies", apply("less_equal", x**2, y**2), apply("less_equal", x, y)),
    "nonnegative_by_structure": ge((x - y) ** 3, 0),
    "determinant_of_multiple": eq(apply("determinant", x * A), x * apply("determinant", A)),
    "determinant_of_rank_one_update": eq(apply("determinant", A + u @ T(v)), apply("determinant", A) + T(v) @ u),
    "matrix_determinant_lemma": eq(apply("determinant", A + u @ T(v)), apply("determinant", A) + apply("determinant", u @ T(v))),
    "loewner_order": apply("succeeds_equal", A + T(A), apply("zero", n, n)),
    "markov_inequality": read_statement(r"P(|X| \ge 1) \le \mathbb{E}[|X|] - 1")[0],
    "order_by_remainder": apply("less_equal", x, x - t**2),
    "order_of_numbers": gt(root(number(2)) + root(number(3)), root(number(10))),
    "divisibility_of_numbers": apply("congruent_modulo", number(2) ** 5, 1, 11),
    "euler_formula": eq(sin(2 * x), 2 * sin(x)),
    "last_factor": eq(product(i + p, 1, n + 1), product(i + p) * (n + p)),
    "single_factor": eq(product(i, 1, 2), 1),
    "definition_of_gaussian": eq(apply("density_at", apply("normal", u, S @ T(S)), v), exp(-(T(v - u) @ (v - u)) / 2)),
}  # fmt: skip


@pytest.mark.parametrize("name", NEIGHBOURS)
def test_the_false_neighbour_is_refuted(name):
    assert refute(NEIGHBOURS[name], Context(), deadline=Deadline(10.0)) is not None
