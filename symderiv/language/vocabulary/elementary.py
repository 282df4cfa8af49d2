"""Constants and elementary functions of numbers."""

from __future__ import annotations

import numpy as np
from flint import acb, arb

from symderiv.language import meaning_exact as exact
from symderiv.language import meaning_numpy as arrays
from symderiv.language.signature import Operator, Writing
from symderiv.language.sort_rules import all_scalars, number_of
from symderiv.language.sorts import REAL
from symderiv.language.terms import Term, apply, number


def _function(name: str) -> Writing:
    return Writing(rf"\{name} {{0}}", 40, (45,))


def _constant(template: str) -> Writing:
    return Writing(template, 100, ())


def exp(x: Term) -> Term:
    """e to the x."""
    return apply("exp", x)


ELEMENTARY = (
    Operator("pi", lambda: number_of("real", "positive"), _constant(r"\pi"), reads=(r"\pi",), sympy="pi",
             numpy=lambda: np.pi, exact=arb.pi),
    Operator("e", lambda: number_of("real", "positive"), _constant("e"), sympy="E",
             numpy=lambda: np.e, exact=arb.const_e),
    Operator("imaginary_unit", lambda: number_of("complex", "nonzero"), _constant("i"), sympy="I",
             numpy=lambda: 1j, exact=lambda: acb(0, 1)),
    Operator("infinity", lambda: number_of("real", "positive"), _constant(r"\infty"), reads=(r"\infty",), sympy="oo",
             numpy=lambda: np.inf, exact=arb.pos_inf),
    Operator(
        "exp", all_scalars(number_of("real", "positive")), Writing(r"\exp\left({0}\right)", 45, (0,)), reads=(r"\exp #",), sympy="exp",
        differential=lambda x, dx: exp(x) * dx,
        numpy=np.exp, exact=exact.exponential,
    ),
    Operator(
        "log", all_scalars(), _function("log"), reads=(r"\log #", r"\ln #"), sympy="log",
        defined_when=lambda x: (apply("greater", x, 0),),
        differential=lambda x, dx: dx / x,
        numpy=arrays.logarithm, exact=exact.logarithm,
    ),
    Operator(
        "sqrt", all_scalars(number_of("real", "nonnegative"), "positive"), Writing(r"\sqrt{{{0}}}", 60, (0,)), reads=(r"\sqrt{#}",), sympy="sqrt",
        defined_when=lambda x: (apply("greater_equal", x, 0),),
        differential=lambda x, dx: dx / (2 * apply("sqrt", x)),
        numpy=arrays.root, exact=exact.root,
    ),
    Operator(
        "absolute", all_scalars(number_of("real", "nonnegative"), "nonzero", "positive"), Writing(r"\left|{0}\right|", 100, (0,)), reads=("|#|",), sympy="Abs",
        differential=lambda x, dx: x / apply("absolute", x) * dx,
        numpy=np.abs, exact=exact.absolute,
    ),
    Operator("real_part", all_scalars(REAL), _function("operatorname{{Re}}"), reads=(r"\Re #",), sympy="re",
             numpy=np.real, exact=exact.real_part),
    Operator("imaginary_part", all_scalars(REAL), _function("operatorname{{Im}}"), reads=(r"\Im #",), sympy="im",
             numpy=np.imag, exact=exact.imaginary_part),
    Operator("conjugate", all_scalars(), Writing(r"\overline{{{0}}}", 100, (0,)), sympy="conjugate",
             numpy=np.conj, exact=exact.conjugate),
    Operator(
        "sin", all_scalars(), _function("sin"), reads=(r"\sin #",), sympy="sin",
        differential=lambda x, dx: apply("cos", x) * dx,
        numpy=np.sin, exact=exact.elementary("sin", 0),
    ),
    Operator(
        "cos", all_scalars(), _function("cos"), reads=(r"\cos #",), sympy="cos",
        differential=lambda x, dx: -(apply("sin", x) * dx),
        numpy=np.cos, exact=exact.elementary("cos", 1),
    ),
    Operator(
        "tan", all_scalars(), _function("tan"), reads=(r"\tan #",), sympy="tan",
        defined_when=lambda x: (apply("not_equal", apply("cos", x), 0),),
        differential=lambda x, dx: (1 + apply("tan", x) ** 2) * dx,
        numpy=np.tan, exact=exact.elementary("tan", 0),
    ),
    Operator(
        "cot", all_scalars(), _function("cot"), reads=(r"\cot #",), sympy="cot",
        defined_when=lambda x: (apply("not_equal", apply("sin", x), 0),),
        differential=lambda x, dx: -((1 + apply("cot", x) ** 2) * dx),
        numpy=lambda x: 1 / np.tan(x), exact=lambda x: exact.divided(exact.elementary("cos", 1)(x), exact.elementary("sin", 0)(x)),
    ),
    Operator(
        "sec", all_scalars(), _function("sec"), reads=(r"\sec #",), sympy="sec",
        defined_when=lambda x: (apply("not_equal", apply("cos", x), 0),),
        differential=lambda x, dx: apply("sec", x) * apply("tan", x) * dx,
        numpy=lambda x: 1 / np.cos(x), exact=lambda x: exact.divided(exact.ONE, exact.elementary("cos", 1)(x)),
    ),
    Operator(
        "csc", all_scalars(), _function("csc"), reads=(r"\csc #",), sympy="csc",
        defined_when=lambda x: (apply("not_equal", apply("sin", x), 0),),
        differential=lambda x, dx: -(apply("csc", x) * apply("cot", x) * dx),
        numpy=lambda x: 1 / np.sin(x), exact=lambda x: exact.divided(exact.ONE, exact.elementary("sin", 0)(x)),
    ),
    Operator(
        "arctan", all_scalars(), _function("arctan"), reads=(r"\arctan #", r"\operatorname{atan} #", r"\arctg #", r"\operatorname{arctg} #"), sympy="atan",
        differential=lambda x, dx: dx / (1 + x**2),
        numpy=np.arctan, exact=exact.elementary("atan", 0),
    ),
    Operator(
        "sinh", all_scalars(), _function("sinh"), reads=(r"\sinh #",), sympy="sinh",
        differential=lambda x, dx: apply("cosh", x) * dx,
        numpy=np.sinh, exact=exact.elementary("sinh", 0),
    ),
    Operator(
        "cosh", all_scalars(), _function("cosh"), reads=(r"\cosh #",), sympy="cosh",
        differential=lambda x, dx: apply("sinh", x) * dx,
        numpy=np.cosh, exact=exact.elementary("cosh", 1),
    ),
    Operator(
        "tanh", all_scalars(), _function("tanh"), reads=(r"\tanh #",), sympy="tanh",
        differential=lambda x, dx: (1 - apply("tanh", x) ** 2) * dx,
        numpy=np.tanh, exact=exact.elementary("tanh", 0),
    ),
)  # fmt: skip

HALF = number("1/2")
