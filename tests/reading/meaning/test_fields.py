"""Fields, curves and regions, contours, residues, transforms: what is written, the term it is, and how it is printed."""

# ruff: noqa: F403, F405
from __future__ import annotations

import pytest

import symderiv
from symderiv.language.contexts import Context
from symderiv.language.printing import latex as printed
from symderiv.language.sorts import COMPLEX, INTEGER, REAL, Function, Set, vector
from symderiv.language.terms import Symbol, apply, bind, number
from symderiv.reading.formulas import read_formula
from tests.reading.words import *

NOWHERE = Context()
SPACE = vector(apply("space_dimension"))
u, v, f, g, P, Q, x, y, t, s, a, m, r = real(*"uvfgPQxytsamr")
rho, phi = Symbol(r"\rho", REAL), Symbol(r"\phi", REAL)
z, w = Symbol("z", COMPLEX), Symbol("w", COMPLEX)
E, F, B = (Symbol(name, vector(number(3))) for name in "EFB")
G = Symbol("G", vector(number(2)))
C, S, D, V = (Symbol(name, Set(SPACE)) for name in "CSDV")
gamma = Symbol(r"\gamma", Set(COMPLEX))
h = Symbol("h", Function((COMPLEX,), COMPLEX))
f2, y1, Y1, f1 = function("f", REAL, REAL), function("y"), function("Y"), function("f")
i, j, k = (apply("unit_vector", 3, axis) for axis in (1, 2, 3))
i2, j2 = (apply("unit_vector", 2, axis) for axis in (1, 2))


def gradient(of, size=None):
    return apply("gradient", of, size if size is not None else apply("space_dimension"))


def dot(p, q):
    return transpose(p) * q


def circle(variable, center, radius):
    body = variable - center if center is not None else variable
    return bind("such_that", apply("complexes"), variable, equal(absolute(body), radius))


def contour(over, variable, body):
    return bind("contour_integral", over, variable, body)


def laplace(at, variable, body):
    return bind("laplace_transform", at, variable, body)


def residue(at, variable, body):
    return bind("residue", at, variable, body)


def partial(of, by):
    return apply("formal_derivative", of, by)


div = lambda field: apply("field_divergence", field)  # noqa: E731
curl = lambda field: apply("curl", field)  # noqa: E731
laplacian = lambda field: apply("laplacian", field)  # noqa: E731
FIELDS = declared(E, F, B, rho, phi)
ON = declared(C, S, D, V, F, f, P, Q, x, y, rho)
OFF = declared(gamma, h, z, a)

READ = [
    # after a nabla
    (r"\nabla \cdot \mathbf{E} = \frac{\rho}{2}", FIELDS, equal(div(E), rho / 2)),
    (r"\nabla \times \mathbf{E} = -\frac{\partial \mathbf{B}}{\partial t}", declared(E, B, t), equal(curl(E), -partial(B, t))),
    (r"\nabla \cdot (\nabla \times \mathbf{F}) = 0", FIELDS, equal(div(curl(F)), 0)),
    (r"\nabla \cdot (\rho \mathbf{F}) = 0", FIELDS, equal(div(rho * F), 0)),
    (r"\nabla \cdot \rho \mathbf{F} = 0", FIELDS, equal(div(rho * F), 0)),
    (r"\mathbf{E} = -\nabla \phi", FIELDS, equal(E, -gradient(phi, 3))),
    (r"\nabla^2 \phi = -\rho", FIELDS, equal(laplacian(phi), -rho)),
    (r"\frac{\partial u}{\partial t} = a \nabla^2 u", declared(u, t, a), equal(partial(u, t), a * laplacian(u))),
    (r"\nabla \times (\nabla \phi) = \mathbf{0}", FIELDS, equal(curl(gradient(phi, 3)), apply("zero", 3, 1))),
    (r"\nabla f(x,y) = 2x\,\vec{i} + 2y\,\vec{j}", declared(f2, x, y), equal(
        apply("matrix", 2, 1, derivative(x, call(f2, x, y)), derivative(y, call(f2, x, y))), 2 * x * i2 + 2 * y * j2)),
    # unit vectors
    (r"\mathbf{F} = x\hat{\mathbf{i}} + y\hat{\mathbf{j}} + z\hat{\mathbf{k}}", declared(F, x, y, real("z")[0]),
     equal(F, x * i + y * j + real("z")[0] * k)),
    (r"\mathbf{F} = x\mathbf{i} - y\mathbf{j} + 2\mathbf{k}", declared(F, x, y), equal(F, x * i - y * j + 2 * k)),
    (r"(3\vec i + \vec j) \cdot (a\vec i + x\vec j) = 2", declared(a, x), equal(dot(3 * i2 + j2, a * i2 + x * j2), 2)),
    (r"\nabla \phi = \frac{\partial \phi}{\partial x}\hat{x} + \frac{\partial \phi}{\partial y}\hat{y}", declared(phi, x, y),
     equal(gradient(phi, 2), partial(phi, x) * i2 + partial(phi, y) * j2)),
    (r"G \cdot \frac12 G = 1", declared(G), equal(dot(G, number(1) / number(2) * G), 1)),
    # cross products, and as determinants
    (r"\mathbf{E} \times \mathbf{B} = -\mathbf{B} \times \mathbf{E}", FIELDS, equal(apply("cross", E, B), -apply("cross", B, E))),
    (r"\mathbf{F} = 2 (\mathbf{E} \times \mathbf{B})", FIELDS, equal(F, 2 * apply("cross", E, B))),
    (r"\begin{vmatrix} \hat i & \hat j & \hat k \\ 1 & 2 & 3 \\ a & x & y \end{vmatrix} = \mathbf{F}", declared(F, a, x, y),
     equal(apply("cross", apply("matrix", 3, 1, 1, 2, 3), apply("matrix", 3, 1, a, x, y)), F)),
    (r"\begin{vmatrix} \mathbf i & \mathbf j & \mathbf k \\ \frac{\partial}{\partial x} & \frac{\partial}{\partial y} & "
     r"\frac{\partial}{\partial z} \\ P & Q & a \end{vmatrix} = \mathbf{F}", declared(F, P, Q, a),
     equal(curl(apply("matrix", 3, 1, P, Q, a)), F)),
    # along curves, through surfaces, over regions
    (r"\oint_C \mathbf{F}\cdot d\mathbf{r} = \iint_S (\nabla\times\mathbf{F})\cdot d\mathbf{S}", ON,
     equal(apply("line_integral", C, F), apply("flux_integral", S, curl(F)))),
    (r"\iint_{\partial V} \mathbf{F}\cdot d\mathbf{S} = \iiint_V \nabla\cdot\mathbf{F}\,dV", ON,
     equal(apply("flux_integral", apply("boundary", V), F), apply("volume_integral", V, div(F)))),
    (r"\oint_C P\,dx + Q\,dy = \iint_D \left(\frac{\partial Q}{\partial x} - \frac{\partial P}{\partial y}\right) dA", ON,
     equal(apply("form_integral", C, P, x, Q, y), apply("area_integral", D, partial(Q, x) - partial(P, y)))),
    (r"m = \frac12 \oint_{\partial D} -y\,dx + x\,dy", ON.declare(m),
     equal(m, number(1) / number(2) * apply("form_integral", apply("boundary", D), -y, x, x, y))),
    (r"m = \iiint_V \rho\,dV", ON.declare(m), equal(m, apply("volume_integral", V, rho))),
    (r"\int_C f\,ds = 2", ON, equal(apply("length_integral", C, f), 2)),
    (r"\iint_D f\,dx\,dy = 2", ON, equal(apply("coordinate_integral", D, f, x, y), 2)),
    (r"\oint \mathbf{F}\cdot d\mathbf{l} = 0", ON, equal(apply("line_integral", apply("region_meant"), F), 0)),
    # contours
    (r"\int_\gamma h(z)\,dz = 0", OFF, equal(contour(gamma, z, call(h, z)), 0)),
    (r"\oint_{|z|=1} \frac{1}{z}\,dz = 2", NOWHERE, equal(contour(circle(z, None, 1), z, 1 / z), 2)),
    (r"\oint_{|z-1|=2} \frac{dz}{z} = 3", NOWHERE, equal(contour(circle(z, 1, 2), z, 1 / z), 3)),
    (r"\operatorname{Res}_{z=2} h(z) = 1", OFF, equal(residue(number(2), z, call(h, z)), 1)),
    (r"\operatorname{Res}(h, a) = 1", OFF, equal(residue(a, z, call(h, z)), 1)),
    (r"\arg(z - a) = 1", OFF, equal(apply("complex_argument", z - a), 1)),
    # transforms
    (r"\mathcal{L}\{f(t)\}(s) = \frac1s", declared(f1, s), equal(laplace(s, t, call(f1, t)), 1 / s)),
    (r"\mathcal{L}\{t^2\} = \frac{2}{s^3}", declared(s), equal(laplace(s, t, t**2), 2 / s**3)),
    (r"\mathcal{L}\{y'\} = sY(s) - y(0)", declared(y1, Y1, s),
     equal(laplace(s, t, derivative(t, call(y1, t))), s * call(Y1, s) - call(y1, 0))),
    (r"\mathcal{L}^{-1}\left\{\frac{1}{s-a}\right\} = e^{at}", declared(a, t, s),
     equal(bind("inverse_laplace_transform", t, s, 1 / (s - a)), exp(a * t))),
    # by quantities, and at points
    (r"\int u\,dv = uv - \int v\,du", declared(u, v), equal(apply("integral_by", u, v), u * v - apply("integral_by", v, u))),
    (r"\int_0^1 u\,dv = [uv]_0^1 - \int_0^1 v\,du", declared(u, v),
     equal(apply("integral_by", u, v, 0, 1), apply("change_between", u * v, 0, 1) - apply("integral_by", v, u, 0, 1))),
    (r"\int_0^1 t\,d(t^2) = 1", declared(t), equal(apply("integral_by", t, t**2, 0, 1), 1)),
    (r"\frac{\partial f}{\partial x}(1, 2) = 3", declared(f, x), equal(apply("at_point", partial(f, x), 1, 2), 3)),
    (r"\left.\frac{dy}{dx}\right|_{(1,2)} = 4", declared(x, y), equal(apply("at_point", partial(y, x), 1, 2), 4)),
    (r"\int \frac{dy}{y} = \int x\,dx", NOWHERE,
     equal(bind("antiderivative", y, y, 1 / y), bind("antiderivative", x, x, x))),
    (r"(f * g)(t) = 2", declared(f1, function("g"), t), equal(apply("convolution", f1, function("g"), t), 2)),
    # what else is written
    (r"x \in \partial D", declared(D, x), member(x, apply("boundary", D))),
    (r"\sinh^{-1} x = 2", declared(x), equal(apply("arsinh", x), 2)),
    (r"3a \pm \sqrt{x} = 2", declared(a, x), member(2, apply("set", 3 * a + sqrt(x), 3 * a - sqrt(x)))),
    (r"\frac{\delta y}{\delta t} = a \frac{\delta^2 y}{\delta x^2}", declared(y, t, a, x),
     equal(partial(y, t), a * partial(partial(y, x), x))),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "context", "expected"), READ)
def test_what_is_written_is_read(latex, context, expected):
    row = read_formula(latex, context)
    assert not row.unread
    assert row.statements[0] == expected


@pytest.mark.parametrize(("latex", "context", "expected"), READ)
def test_what_is_printed_is_read_back(latex, context, expected):
    assert expected in [reading.statements[0] for reading in read_formula(printed(expected), context).readings]


NOT_SO = [
    r"\hat{y} - y = 0",  # an estimate
    r"\mathbf{k} = 2",  # a column of a kernel
    r"\int_0^t f(s)\,ds = 1",
    r"\int_a^b x\,dx = 1",
    r"\mathcal{L}(\theta) = 3",  # a loss
]


@pytest.mark.parametrize("latex", NOT_SO)
def test_what_is_no_field(latex):
    text = str(read_formula(latex, NOWHERE).statements)
    assert not any(name in text for name in ("unit_vector", "length_integral", "contour", "form_integral", "laplace"))


UNREAD = [
    r"\nabla \times x = 2 \text{ and } x = 3",  # of a number
    r"\oint = 2",
    r"\arg f(x) = 1",
]


@pytest.mark.parametrize("latex", UNREAD)
def test_what_is_unread_is_named(latex):
    row = read_formula(latex, declared(x))
    assert row.unread
    assert all(reason for _, reason in row.unread)


FALSE = [r"\nabla\cdot(\nabla\times\mathbf{F}) = 0", r"\oint_{|z|=1} \frac{1}{z}\,dz = 2\pi i",
         r"\mathcal{L}\{1\}(s) = \frac1s", r"\operatorname{Res}_{z=0} \frac1z = 1", r"\iint_D x\,dA = 2",
         r"\hat{\mathbf i}\cdot\hat{\mathbf j} = 0", r"\hat{\mathbf i}\times\hat{\mathbf j} = \hat{\mathbf k}",
         r"\mathbf u\times\mathbf v = -\mathbf v\times\mathbf u", r"\nabla\cdot\mathbf E = 3"]  # fmt: skip


@pytest.mark.parametrize("latex", FALSE)
def test_deciding_refutes_none_of_these(latex):
    assert symderiv.decide(latex).verdict != "refuted"


def test_a_limit_without_its_letter_is_that_of_a_sequence():
    row = read_formula(r"\lim x_n = 2", NOWHERE)
    members = Symbol("x", Function((INTEGER,), REAL, frozenset({"sequence"})))
    n = Symbol("n", INTEGER)
    assert row.statements == (equal(bind("limit", apply("approaching", infinity, apply("from", 1)), n, call(members, n)), 2),)
    assert any("goes to infinity" in note for note in row.best.notes)


def test_the_exponent_of_an_integrating_factor_holds_no_law():
    said = read_formula(r"g(t) = e^{\int p(t)\,dt}", declared(function("g"))).statements[0]
    assert "density" not in str(said)


ARROWS = [
    (r"u = v \implies \forall x > 0, a < x", [equal(u, v), implies(greater(x, 0), less(a, x))]),
    (r"u = v \implies \forall a > 0, \exists x \in \mathbb{R}, x < a",
     [equal(u, v), implies(greater(a, 0), bind("exists", reals, x, less(x, a)))]),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "expected"), ARROWS)
def test_quantifiers_after_an_arrow_are_of_what_follows(latex, expected):
    assert list(read_formula(latex, declared(u, v, x, a)).statements) == expected
