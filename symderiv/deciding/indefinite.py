"""Equations between antiderivatives: true up to a constant, and so equations between derivatives.

``\\int f(x) dx = F(x) + C`` says that the derivative of the right side is f. It is no equation between numbers: the
left side is any one of many functions, and two of these are not equal. What is decided is what is meant.
"""

from __future__ import annotations

from symderiv.language.terms import Apply, Bind, Symbol, Term, bind, free_symbols, subterms

__all__ = ["differentiated"]


def differentiated(statement: Term) -> Term:
    """An equation with antiderivatives, both sides differentiated; any other statement as it is.

    Antiderivatives stand alone, in sums, and with factors that do not depend on their variable; other equations with
    antiderivatives stay as they are.
    """
    match statement:
        case Apply("equal", (left, right)):
            points = {part.domain for part in subterms(statement) if _is_antiderivative(part)}  # type: ignore[union-attr]
            if len(points) == 1 and isinstance(x := next(iter(points)), Symbol):
                slopes = _slope(left, x), _slope(right, x)
                if slopes[0] is not None and slopes[1] is not None:
                    return Apply("equal", (slopes[0], slopes[1]))
    return statement


def _is_antiderivative(part: Term) -> bool:
    return isinstance(part, Bind) and part.operator == "antiderivative"


def _slope(side: Term, x: Symbol) -> Term | None:
    """The derivative of a side, that of an antiderivative being its integrand."""
    if not any(map(_is_antiderivative, subterms(side))):
        return bind("derivative", x, x, side)
    match side:
        case Bind("antiderivative", _, _):
            return side.open(x)
        case Apply("negate", (a,)):
            inner = _slope(a, x)
            return None if inner is None else -inner
        case Apply("add" | "subtract" as name, (a, b)):
            first, second = _slope(a, x), _slope(b, x)
            return None if first is None or second is None else Apply(name, (first, second))
        case Apply("multiply", (a, b)):
            for factor, other, order in ((a, b, 1), (b, a, -1)):
                if x not in free_symbols(factor) and not any(map(_is_antiderivative, subterms(factor))):
                    inner = _slope(other, x)
                    return None if inner is None else Apply("multiply", (factor, inner)[::order])
        case Apply("divide", (a, b)) if x not in free_symbols(b) and not any(map(_is_antiderivative, subterms(b))):
            inner = _slope(a, x)
            return None if inner is None else inner / b
    return None
