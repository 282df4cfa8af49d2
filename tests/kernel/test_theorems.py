"""What each inference of the kernel makes, and what it refuses: the door is narrow."""

from __future__ import annotations

import pytest

from symderiv.kernel import theorems as kernel
from symderiv.kernel.theorems import Inferred, KernelError, Theorem, assume, infer, reflexivity
from symderiv.language.sorts import INTEGER, NATURAL, POSITIVE, POSITIVE_INTEGER, REAL, Function, Matrix, vector
from symderiv.language.terms import Bind, Bound, Symbol, Term, apply, bind, number
from symderiv.rules import all_rules

x, y, p, hole = Symbol("x", REAL), Symbol("y", REAL), Symbol("p", POSITIVE), Symbol("hole", REAL)
n, k, j = Symbol("n", POSITIVE_INTEGER), Symbol("k", NATURAL), Symbol("j", INTEGER)
A, S = Symbol("A", Matrix(n, n)), Symbol("S", Matrix(n, n, frozenset({"invertible"})))
v, f = Symbol("v", vector(n)), Symbol("f", Function((REAL,), REAL))
REALS, HALF_LINE = apply("reals"), apply("closed_open_interval", 0, apply("infinity"))
RULES = all_rules()


def eq(a: object, b: object) -> Term:
    return apply("equal", a, b)


def le(a: object, b: object) -> Term:
    return apply("less_equal", a, b)


def quoted(t: Term) -> Term:
    return apply("operations", t)


def every(variable: Symbol, domain: Term, statement: Term) -> Bind:
    return bind("forall", domain, variable, statement)


def function(body: Term, domain: Term = REALS) -> Bind:
    return bind("lambda", domain, x, body)


def by_sort(statement: Term) -> Theorem:
    return infer(RULES["true_by_sort"], statement=statement)


def algebra(left: Term, right: Term) -> Theorem:
    return infer(RULES["field_algebra"], left=left, right=right)


AB, BC, LESS = assume(eq(x, y)), assume(eq(y, p)), assume(le(x, 1))
SUM = bind("sum", apply("range", 1, 3), j, j * 1)
EVERY = assume(every(x, REALS, le(x, y)))

MADE = {
    # name             theorem                                                       assumptions         conclusion
    "assume":         (lambda: assume(le(x, y)),                                     {le(x, y)},         le(x, y)),
    "reflexivity":    (lambda: reflexivity(x + y),                                   set(),              eq(x + y, x + y)),
    "symmetry":       (lambda: kernel.symmetry(AB),                                  {eq(x, y)},         eq(y, x)),
    "transitivity":   (lambda: kernel.transitivity(AB, BC),                          {eq(x, y), eq(y, p)}, eq(x, p)),
    "rewrite":        (lambda: kernel.rewrite(AB, assume(le(x, x)), pattern=le(hole, x), hole=hole),
                                                                                     {eq(x, y), le(x, x)}, le(y, x)),
    "extensionality": (lambda: kernel.extensionality(algebra(j * 1, j), binder=SUM, variable=j),
                                                               set(), eq(SUM, bind("sum", apply("range", 1, 3), j, j))),
    "generalise":     (lambda: kernel.generalise(algebra(x + x, 2 * x), variable=x, domain=REALS),
                                                                            set(), every(x, REALS, eq(x + x, 2 * x))),
    "generalise from membership":
                      (lambda: kernel.generalise(assume(apply("member", x, HALF_LINE)), variable=x, domain=HALF_LINE),
                                                         set(), every(x, HALF_LINE, apply("member", x, HALF_LINE))),
    "specialise":     (lambda: kernel.specialise(EVERY, by_sort(apply("member", p, REALS))),
                                                                                set(EVERY.assumptions), le(p, y)),
    "instantiate":    (lambda: kernel.instantiate(LESS, symbol=x, value=p + 1),      {le(p + 1, 1)},     le(p + 1, 1)),
    "cut":            (lambda: kernel.cut(assume(le(x, 1)), LESS), {le(x, 1)}, le(x, 1)),
    "deduce":         (lambda: kernel.deduce(AB, hypothesis=eq(x, y)),               set(),  apply("implies", eq(x, y), eq(x, y))),
    "detach":         (lambda: kernel.detach(assume(apply("iff", eq(x, y), le(x, 1))), AB),
                                                         {eq(x, y), apply("iff", eq(x, y), le(x, 1))},   le(x, 1)),
    "both":           (lambda: kernel.both(AB, BC),              {eq(x, y), eq(y, p)},  apply("and", eq(x, y), eq(y, p))),
    "beta":           (lambda: kernel.beta(application=apply("apply", function(x + y), p)),
                                                         set(), eq(apply("apply", function(x + y), p), p + y)),
    "beta where the argument is defined":
                      (lambda: kernel.beta(application=apply("apply", function(x + y), 1 / y)),
                       {apply("not_equal", y, 0)}, eq(apply("apply", function(x + y), 1 / y), 1 / y + y)),
    "a value has the sort's signs only where it is defined":
                      (lambda: kernel.instantiate(by_sort(apply("greater", p, 0)), symbol=p, value=apply("exp", 1 / x)),
                       {apply("not_equal", x, 0)}, apply("greater", apply("exp", 1 / x), 0)),
    "sizes change with the number":
                      (lambda: kernel.instantiate(reflexivity(A), symbol=n, value=n + 1), set(),
                       eq(Symbol("A", Matrix(n + 1, n + 1)), Symbol("A", Matrix(n + 1, n + 1)))),
}  # fmt: skip


@pytest.mark.parametrize("name", MADE)
def test_makes(name):
    make, assumptions, conclusion = MADE[name]
    theorem = make()
    assert (set(theorem.assumptions), theorem.conclusion) == (assumptions, conclusion)


HYPOTHESIS = assume(eq(x, 5))
SINE = algebra(apply("sin", k) * 1, apply("sin", k))
MOVED = {s: bind("derivative", point, s, apply("sin", s) * 1) for s, point in ((k, number(0)), (x, y))}
SIZED = assume(eq(A, apply("zero", n, n)))
COUNTED = infer(RULES["counting_operations"], expression=x)
COUNTING = function(quoted(x))
OPEN = apply("open_interval", -x, apply("infinity"))
TRACE = assume(eq(apply("trace", A), n))

REFUSED = {
    "transitivity: the middle differs": lambda: kernel.transitivity(BC, AB),
    "symmetry: of no equation": lambda: kernel.symmetry(LESS),
    "rewrite: the pattern is not the theorem": lambda: kernel.rewrite(AB, LESS, pattern=le(hole, 2), hole=hole),
    "rewrite: the hole occurs in the equation": lambda: kernel.rewrite(AB, assume(le(x, x)), pattern=le(y, x), hole=y),
    "rewrite: within a quotation": lambda: kernel.rewrite(
        algebra(x, x * 1), COUNTED, pattern=eq(quoted(hole), 0), hole=hole),
    "rewrite: within a quotation, by a hole that is no symbol": lambda: kernel.rewrite(
        algebra(x, x * 1), COUNTED, pattern=eq(quoted(apply("sin", y)), 0), hole=apply("sin", y)),
    "rewrite: a dimension, which makes the matrix another one": lambda: kernel.rewrite(
        assume(eq(n, n + 1)), SIZED, hole=j,
        pattern=eq(Symbol("A", Matrix(j, j)), apply("zero", n, n))),
    "extensionality: the variable is assumed about": lambda: kernel.extensionality(
        HYPOTHESIS, binder=function(x), variable=x),
    "extensionality: a narrower variable": lambda: kernel.extensionality(
        algebra(apply("absolute", p), p), binder=bind("lambda", REALS, x, apply("absolute", x)), variable=p),
    "extensionality: the body is another": lambda: kernel.extensionality(
        algebra(x * 1, x), binder=function(x * 2), variable=x),
    "extensionality: a derivative at a point of whole numbers": lambda: kernel.extensionality(
        SINE, binder=MOVED[k], variable=k),
    "extensionality: of what is quoted": lambda: kernel.extensionality(COUNTED, binder=COUNTING, variable=x),
    "extensionality: a dimension is the variable": lambda: kernel.extensionality(
        kernel.symmetry(infer(RULES["field_algebra"], left=apply("trace", apply("inverse", S) * S), right=n)),
        binder=bind("sum", apply("range", 1, 3), n, n), variable=n),
    "extensionality: a set builder looks at more than values": lambda: kernel.extensionality(
        algebra(x * 1, x), binder=bind("argmax", REALS, x, x * 1), variable=x),
    "generalise: assumed about": lambda: kernel.generalise(LESS, variable=x, domain=REALS),
    "generalise: positive numbers to all": lambda: kernel.generalise(
        by_sort(apply("greater", p, 0)), variable=p, domain=REALS),
    "generalise: a domain about the variable": lambda: kernel.generalise(
        assume(apply("member", x, OPEN)), variable=x, domain=OPEN),
    "generalise: a dimension is the variable": lambda: kernel.generalise(
        infer(RULES["field_algebra"], left=apply("trace", apply("inverse", S) * S), right=n), variable=n, domain=apply("from", 1)),
    "generalise: what is quoted": lambda: kernel.generalise(COUNTED, variable=x, domain=REALS),
    "specialise: another domain": lambda: kernel.specialise(EVERY, assume(apply("member", p, HALF_LINE))),
    "specialise: what is quoted": lambda: kernel.specialise(
        assume(every(x, REALS, eq(quoted(x), 0))), by_sort(apply("member", y + y, REALS))),
    "instantiate: a wider sort": lambda: kernel.instantiate(by_sort(apply("greater", p, 0)), symbol=p, value=x),
    "instantiate: a matrix of another size": lambda: kernel.instantiate(
        reflexivity(A), symbol=A, value=Symbol("A", Matrix(n + 1, n + 1))),
    "instantiate: a dimension that is a real number": lambda: kernel.instantiate(reflexivity(A), symbol=n, value=p),
    "instantiate: no matrix for an invertible one": lambda: kernel.instantiate(reflexivity(S), symbol=S, value=A),
    "instantiate: what is quoted": lambda: kernel.instantiate(COUNTED, symbol=x, value=y + y),
    "instantiate: no symbol": lambda: kernel.instantiate(LESS, symbol=x + 1, value=y),
    "instantiate: a loose bound variable": lambda: kernel.instantiate(
        reflexivity(function(x + p)), symbol=p, value=apply("exp", Bound(0))),
    "assume: a loose bound variable": lambda: assume(eq(Bound(0), 5)),
    "a loose bound variable in a dimension": lambda: reflexivity(Symbol("A", Matrix(Bound(0), n))),
    "detach: another premise": lambda: kernel.detach(kernel.deduce(AB, hypothesis=eq(x, y)), BC),
    "detach: from the right to the left": lambda: kernel.detach(assume(apply("iff", le(x, 1), eq(x, y))), AB),
    "beta: outside of the sort": lambda: kernel.beta(
        application=apply("apply", bind("lambda", apply("naturals"), k, k), x)),
    "beta: a function that is declared": lambda: kernel.beta(application=apply("apply", f, x)),
    "beta: what is quoted": lambda: kernel.beta(application=apply("apply", COUNTING, y + y)),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_refuses(name):
    with pytest.raises(KernelError):
        REFUSED[name]()


def test_an_equation_under_a_derivative_holds_around_the_point():
    theorem = kernel.extensionality(algebra(apply("sin", x) * 1, apply("sin", x)), binder=MOVED[x], variable=x)
    assert theorem.conclusion == eq(MOVED[x], bind("derivative", y, x, apply("sin", x)))


def test_bound_variables_are_not_captured():
    """``y ↦ x + y`` at ``y`` of an outer theorem: the letter takes no part."""
    adding = bind("lambda", REALS, y, x + y)
    theorem = kernel.instantiate(reflexivity(adding), symbol=x, value=y)
    assert theorem.conclusion.arguments[0].open(number(1)) == y + number(1)


def test_not_made_by_hand():
    with pytest.raises(KernelError):
        Theorem(frozenset(), le(1, 0), frozenset(), Inferred("assume"), object())


def test_the_rules_are_remembered():
    theorem = kernel.transitivity(algebra(x * 1, x), reflexivity(x))
    assert theorem.rules == {"field_algebra"}


def test_every_inference_is_in_both_tables():
    names = set(kernel.__all__) - {"Inference", "KernelError", "Sequent", "Theorem", "infer"}
    assert names <= {name.split()[0] for name in MADE}
    assert all(f"    {name} " in kernel.__doc__ for name in [*names, "infer"])
