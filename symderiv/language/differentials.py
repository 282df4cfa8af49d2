"""Differentials: how a term changes, to first order, when a variable moves in a direction.

One rule an operator, in the ``differential`` column of the vocabulary; linearity and the chain rule do the rest (Magnus
and Neudecker, Matrix Differential Calculus, 3rd ed., chapter 5). The Jacobian is what multiplies the direction.
"""

from __future__ import annotations

from symderiv.errors import LanguageError
from symderiv.language.sorting import operator_row, sort_of, variable_of
from symderiv.language.sorts import ONE, REAL, Function, Matrix, Scalar
from symderiv.language.terms import (
    Apply,
    Bind,
    Number,
    Symbol,
    Term,
    bind,
    free_symbols,
    number,
    rename_binder,
    substitute,
)

__all__ = ["beta_reduced", "differential"]


def differential(term: Term, variable: Symbol, direction: Symbol) -> Term:
    """The differential of a closed term as ``variable`` moves by ``direction``, a symbol of the same sort.

    Functions written out are applied first. Raises `LanguageError` where no rule is known: for a function that is only
    declared, and for most binders.
    """
    if variable not in free_symbols(term):
        return _zero(term)
    match term:
        case Symbol():
            return direction
        case Apply("apply", (Bind("lambda", _, _) as function, value, *rest)):
            put_in = function.open(value)
            return differential(Apply("apply", (put_in, *rest)) if rest else put_in, variable, direction)
        case Apply("apply", (Symbol(_, Function((Scalar() as over,), Scalar(), said)) as function, value)) if (
            "differentiable" in said and over.kind == "real"
        ):
            at = Symbol(_unused("u", term), REAL)
            slope = bind("derivative", value, at, Apply("apply", (function, at)))
            return slope * differential(value, variable, direction)  # the chain rule
        case Apply("apply", _):
            raise LanguageError("the differential of a function that is only declared")
        case Apply(operator, arguments):
            return _by_row(operator, arguments, variable, direction)
        case Bind():
            return _of_binder(term, variable, direction)
    raise LanguageError("no rule is known for this differential")


def _of_binder(term: Bind, variable: Symbol, direction: Symbol) -> Term:
    inner = variable_of(term, _new_name(term))
    body = term.open(inner)
    match term:
        case Bind("integral", Apply("between", ends), _) if variable not in free_symbols(body):
            differential(body, inner, Symbol(inner.name + "\0", inner.sort))  # refuses what may not be continuous
            start, end = (
                term.open(at) * differential(at, variable, direction) if variable in free_symbols(at) else number(0)
                for at in ends
            )
            return end - start
        case Bind("sum", domain, _) if variable not in free_symbols(domain):
            return bind("sum", domain, inner, differential(body, variable, direction))
        case Bind("product", Apply("range", (first, last)) as domain, _) if variable not in free_symbols(domain):
            before = bind("product", Apply("range", (first, inner - 1)), inner, body)
            after = bind("product", Apply("range", (inner + 1, last)), inner, body)
            return bind("sum", domain, inner, before * differential(body, variable, direction) * after)
        case Bind("derivative", point, _) if isinstance(inner.sort, Scalar):
            moved = Symbol(inner.name + "\0", inner.sort)
            slope = substitute(differential(body, inner, moved), {moved: number(1), inner: point})
            return differential(slope, variable, direction)
        case Bind("derivative", point, _) if _is_smooth_number(body) and variable not in free_symbols(body):
            moved = Symbol(inner.name + "\0", inner.sort)
            slope = differential(body, inner, moved)  # second derivatives do not depend on the order
            shifted = substitute(slope, {moved: differential(point, variable, direction)})
            return bind("derivative", point, inner, shifted)
    raise LanguageError("no rule is known for this differential")


def _is_smooth_number(body: Term) -> bool:
    """Whether it is a number made of no function that is only declared: where it has a slope, that has one too."""
    declared = any(isinstance(s.sort, Function) for s in free_symbols(body))
    return isinstance(sort_of(body), Scalar) and not declared


def _new_name(term: Bind) -> str:
    return _unused(term.written_as, term)


def _unused(name: str, term: Term) -> str:
    taken = {s.name for s in free_symbols(term)}
    while name in taken:
        name += "'"
    return name


def _zero(term: Term) -> Term:
    sort = sort_of(term)
    return Apply("zero", (sort.rows, sort.columns)) if isinstance(sort, Matrix) else number(0)


def _by_row(operator: str, arguments: tuple[Term, ...], variable: Symbol, direction: Symbol) -> Term:
    """The row's differential; parts that do not move are left out where the row is a product, power or quotient."""
    if operator == "matrix":
        rows, columns, *entries = arguments
        return Apply("matrix", (rows, columns, *(differential(e, variable, direction) for e in entries)))
    if operator == "entry":
        return Apply("entry", (differential(arguments[0], variable, direction), *arguments[1:]))
    moves = [variable in free_symbols(a) for a in arguments]
    if not _row_applies(operator, arguments, moves):
        raise LanguageError(f"no differential is known for {operator!r} of such arguments")
    match operator, moves:
        case "multiply", [True, False]:
            return Apply("multiply", (differential(arguments[0], variable, direction), arguments[1]))
        case "multiply", [False, True]:
            return Apply("multiply", (arguments[0], differential(arguments[1], variable, direction)))
        case "divide", [True, False]:
            return Apply("divide", (differential(arguments[0], variable, direction), arguments[1]))
        case "power", [True, False]:
            base, exponent = arguments
            match base, exponent:
                case Apply("norm", (x,)), Number(p) if p >= 2 and _row_applies("norm", (x,), [True]):
                    slope = exponent * (Apply("transpose", (x,)) @ differential(x, variable, direction))
                    return slope if p == 2 else base ** number(p - 2) * slope  # at 0 too
            return exponent * base ** _less_one(exponent) * differential(base, variable, direction)
        case "hadamard_power", [True, False]:
            base, exponent = arguments
            lowered = Apply("hadamard_power", (base, _less_one(exponent)))
            return exponent * Apply("hadamard", (lowered, differential(base, variable, direction)))
    row = operator_row(operator)
    if row.differential is None:
        raise LanguageError(f"no differential is known for {operator!r}")
    return row.differential(*arguments, *(differential(a, variable, direction) for a in arguments))


def _row_applies(operator: str, arguments: tuple[Term, ...], moves: list[bool]) -> bool:
    """Whether the rule holds for these arguments: it was written for numbers, or for matrices that commute."""
    sort = sort_of(arguments[0])
    match operator:
        case "power":
            return not isinstance(sort, Matrix)
        case "hadamard_power" | "root":
            return not moves[1]
        case "softmax":
            return isinstance(sort, Matrix) and sort.columns == ONE
        case "norm":
            return not isinstance(sort, Matrix) or (sort.columns == ONE and sort.kind == "real")
        case "absolute":
            return getattr(sort, "kind", "") != "complex"
    return True


def _less_one(exponent: Term) -> Term:
    return number(exponent.value - 1) if isinstance(exponent, Number) else exponent - 1


def beta_reduced(term: Term) -> Term:
    """The term with every function that is written out applied to its argument."""
    match term:
        case Apply("apply", (Bind("lambda", _, _) as function, value, *rest)):
            put_in = function.open(beta_reduced(value))
            return beta_reduced(Apply("apply", (put_in, *rest)) if rest else put_in)
        case Apply(operator, arguments):
            reduced = tuple(map(beta_reduced, arguments))
            again = Apply(operator, reduced, term.span)
            return again if reduced == arguments else beta_reduced(again)
        case Bind(operator, domain, _, letter):
            inner = variable_of(term, _new_name(term))  # opened: a loose bound variable must not be put into a function
            reduced_body = bind(operator, beta_reduced(domain), inner, beta_reduced(term.open(inner)))
            return rename_binder(reduced_body, letter)
    return term
