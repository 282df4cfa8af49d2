"""What functions and distributions ask of their arguments, and what their values are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symderiv.language.sorts import ONE, Function
from symderiv.reading.inference.letters import style
from symderiv.reading.inference.scripts import key, raised
from symderiv.reading.inference.shapes import Shape, Size, shape_of
from symderiv.reading.meaning.functions.functions import is_activation
from symderiv.reading.meaning.names import name_of
from symderiv.reading.syntax.surface import Group, Name, Node, Scripted, walk

if TYPE_CHECKING:
    from symderiv.reading.inference.usage import Usage

__all__ = ["applied", "columns", "covariance", "jacobian", "normal"]


def columns(u: Usage, *shapes: Shape) -> None:
    """Vectors, where nothing else is known of them."""

    def custom() -> bool:
        for shape in shapes:
            if shape.unknown:
                u.solver.column(shape)
        return True

    u.later(custom)


def jacobian(u: Usage, name: str, head: Node, point: Shape) -> Shape:
    """``J_S(u)``: the Jacobian of S, at u; both are vectors, where nothing else is known."""
    value = _value(u, name, head, [point])
    columns(u, value, point)
    result = Shape()

    def relation() -> bool:
        if not (value.is_column and point.is_column):
            return False
        u.solver.matrix(result, value.root().rows, point.root().rows)
        return True

    u.solver.relations.append(relation)
    return result


def normal(u: Usage, group: Group) -> Shape:
    """``\\mathcal N(x; m, S)``: a covariance is a matrix where the mean is a vector."""
    shapes = [u.shape(item) for item in group.items]
    if len(shapes) == 3:
        u.solver.same(shapes[0], shapes[1])
    if len(shapes) < 2:
        return Shape()
    mean, spread = shapes[-2], shapes[-1]
    name = key(u, group.items[-1])
    look = style(group.items[-1], u.latex)
    if any(isinstance(part, Name) and part.name == "I" for part in walk(group.items[-1])) and "I" not in u.known:
        columns(u, mean)  # \mathcal N(m, s^2 I)

    def custom() -> bool:
        if mean.is_column:
            u.solver.matrix(spread, mean.root().rows, mean.root().rows)
            u.because(name, "used as a covariance")
        elif spread.is_matrix or (spread.unknown and look in ("Capital", "bold capital")):
            u.solver.matrix(mean, spread.root().rows, Size(ONE))
            u.solver.square(spread)
            u.because(name, "used as a covariance")
        return not (mean.unknown and spread.unknown)

    u.later(custom, first=True)
    return mean if len(shapes) == 2 else Shape("number")


def covariance(u: Usage, group: Group) -> Shape:
    """``Cov[u, v]``: two vectors where one is."""
    a, b = (u.shape(item) for item in group.items)

    def custom() -> bool:
        if a.is_column or b.is_column:
            columns(u, a, b)
        return a.is_column or b.is_column

    u.later(custom)
    return Shape()


def applied(u: Usage, name: str, node: Node, group: Group, following: Node) -> Shape:
    """A function at its arguments; ``following`` is the brackets with their scripts."""
    shapes = [u.shape(_plain(item, group)) for item in group.items]
    known = u.known.get(name)
    if u.is_law(name) or (known is None and name in ("P", "Pr") and "|" in group.separators):
        return Shape("number")
    if known is not None and not isinstance(known.sort, Function):
        another = len(shapes) > 1 or u.at_parameter(known, group)  # a kernel K, where there is a matrix K too
        name, known = (f"{name}(", u.known.get(f"{name}(")) if another else (name, known)
    if known is None and is_activation(name, group) and not isinstance(following, Scripted):
        return shapes[0]  # of each entry
    if known is None and len(shapes) == 1 and isinstance(node, Scripted) and node.primes:
        if style(node.base, u.latex) == "bold":
            return _value(u, name, node.base, shapes)
        u.functions.setdefault(name, (shapes, Shape()))
        return shapes[0]  # a gradient, or the derivative of each entry: here of a vector, there of a number
    if known is not None and isinstance(known.sort, Function):
        for shape, sort in zip(shapes, known.sort.arguments, strict=False):
            wanted = shape_of(sort)
            if wanted.is_matrix and not shape.is_number:
                u.solver.same(shape, wanted)
        value = shape_of(known.sort.value)
        u.values.setdefault(name, []).append(value)
    else:
        value = _value(u, name, node, shapes)
    if isinstance(node, Scripted) and node.primes:
        return value if value.is_matrix or all(shape.is_number for shape in shapes) else Shape()
    if isinstance(following, Scripted) and following.sub is None and following.sup is not None:
        return raised(u, following, value, name)
    return value if not isinstance(following, Scripted) else Shape()


def _plain(item: Node, group: Group) -> Node:
    """Of ``x'`` beside x, in ``k(x, x')``, x: it is another one of its kind."""
    if isinstance(item, Scripted) and item.primes == 1 and item.sub is None and item.sup is None:
        name = name_of(item.base)
        if name is not None and any(name_of(other) == name for other in group.items):
            return item.base
    return item


def _value(u: Usage, name: str, node: Node, shapes: list[Shape]) -> Shape:
    if name not in u.functions:
        value = Shape()
        u.functions[name] = (shapes, value)
        if style(node, u.latex) == "bold":
            u.solver.column(value)
            u.because(name, "written in bold")
        return value
    arguments, value = u.functions[name]
    if len(arguments) == len(shapes):
        for mine, given in zip(arguments, shapes, strict=True):
            u.solver.same(mine, given)
    return value
