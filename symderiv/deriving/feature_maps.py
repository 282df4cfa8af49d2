"""Masked convolutions and their receptive fields, for maps, masks, pixels and depths of any size.

A convolution is meant without turning the kernel round, with zeros around the map, so that maps keep their size. The
output at a pixel is a linear form in the pixels of the input, with polynomials in the weights for coefficients:
`linear_form` works it out, and the receptive field is where the coefficient is not the zero polynomial. What is worked
out here is trusted by nobody: a script states it, and the kernel checks it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from itertools import product as pairs
from typing import Any

import sympy

from symderiv.deriving.constructs import (
    FunctionBinding,
    MatrixConstruct,
    NumberConstruct,
    SetConstruct,
    StatementConstruct,
)
from symderiv.deriving.objects import entry
from symderiv.deriving.real_functions import plus

__all__ = [
    "correlation", "drawn", "field", "form_in", "linear_form", "masked", "part_of", "pattern", "places",
    "receptive_field", "weights",
]  # fmt: skip

Mask = Sequence[Sequence[int]]
Place = tuple[int, int]
Monomial = tuple[Place, ...]  # of each layer, from the first to the last, the weight that was met
Form = Mapping[Place, tuple[Monomial, ...]]


def linear_form(masks: Sequence[Mask], shape: Place, pixel: Place) -> Form:
    """The output at a pixel as a linear form: for each pixel of the input, the monomials of its coefficient.

    A monomial names one weight of each layer by its place in the kernel; all coefficients of monomials are 1. Pixels
    and weights are counted from 1. Raises `ValueError` for a mask without a middle, or a pixel outside of the map.
    """
    if not _inside(pixel, shape):
        raise ValueError(f"there is no pixel {pixel} in a map of {shape[0]} by {shape[1]}")
    form: dict[Place, list[Monomial]] = {pixel: [()]}
    for mask in reversed(masks):
        below: dict[Place, list[Monomial]] = {}
        for (i, j), monomials in form.items():
            for (u, v), (up, left) in _offsets(mask):
                at = (i + up, j + left)
                if _inside(at, shape):
                    below.setdefault(at, []).extend(((u, v), *monomial) for monomial in monomials)
        form = below
    return {place: tuple(sorted(form[place])) for place in sorted(form)}


def receptive_field(masks: Sequence[Mask], shape: Place, pixel: Place) -> tuple[Place, ...]:
    """The pixels of the input on which the output at a pixel depends, for some weights where the masks have ones."""
    return tuple(linear_form(masks, shape, pixel))


def _offsets(mask: Mask) -> list[tuple[Place, Place]]:
    """The places of a mask's ones, and how far each is from the middle."""
    rows, columns = len(mask), len(mask[0])
    if rows % 2 == 0 or columns % 2 == 0 or any(len(row) != columns for row in mask):
        raise ValueError("a mask is a rectangle with a middle: its numbers of rows and columns are odd")
    ones = [(u, v) for u, v in pairs(range(rows), range(columns)) if mask[u][v]]
    return [((u + 1, v + 1), (u - rows // 2, v - columns // 2)) for u, v in ones]


def _inside(place: Place, shape: Place) -> bool:
    return 1 <= place[0] <= shape[0] and 1 <= place[1] <= shape[1]


# -- as objects of a script -------------------------------------------------------------------------------------------


def weights(name: str, mask: Mask) -> Any:
    """The vector of the weights that a mask lets through, row by row."""
    return sympy.MatrixSymbol(name, sum(map(sum, mask)), 1)


def masked(of: Any, mask: Mask) -> Any:
    """The kernel with these weights where the mask has ones, and zeros elsewhere."""
    numbers = _numbers(mask)
    rows = [
        [entry(of, numbers[u, v]) if (u, v) in numbers else 0 for v in range(1, len(mask[0]) + 1)]
        for u in range(1, len(mask) + 1)
    ]
    return sympy.ImmutableMatrix(rows)


def _numbers(mask: Mask) -> dict[Place, int]:
    """The number of the weight at each place of the mask's ones."""
    return {place: k for k, (place, _) in enumerate(_offsets(mask), start=1)}


def correlation(kernel: Any, image: Any) -> Any:
    """The convolution of a map with a kernel that is not turned round, with zeros around the map."""
    return MatrixConstruct("cross_correlation", *image.shape, kernel, image)


def form_in(image: Any, layers: Sequence[tuple[Any, Mask]], pixel: Place) -> Any:
    """The linear form in the entries of a map, with the weights of each layer by its letter."""
    numbers = [_numbers(mask) for _, mask in layers]
    parts = []
    for place, monomials in linear_form([mask for _, mask in layers], image.shape, pixel).items():
        products = [
            _product([entry(of, its[at]) for (of, _), its, at in zip(layers, numbers, monomial, strict=True)])
            for monomial in monomials
        ]
        parts.append(NumberConstruct("multiply", plus(*products), entry(image, *place)))
    return plus(*parts)


def _product(factors: list[Any]) -> Any:
    return reduce(lambda a, b: NumberConstruct("multiply", a, b), factors)


def field(value: Any, image: Any) -> Any:
    """The set of the places of the map's entries on which a value depends."""
    return FunctionBinding("receptive_field", SetConstruct("matrices", *image.shape), image, value)


def places(pixels: Sequence[Place]) -> Any:
    """A set of places: of rows and columns, counted from 1."""
    return SetConstruct("set", *(SetConstruct("place", i, j) for i, j in pixels))


def part_of(a: Any, b: Any) -> Any:
    """Every element of the first set is one of the second."""
    return StatementConstruct("subset_equal", a, b)


# -- drawn ------------------------------------------------------------------------------------------------------------

SEEN, ON_SEEN, UNSEEN, EDGE = "#0b6fb8", "#ffffff", "none", "#8c959f"  # to be seen on light paper and on dark


def pattern(pixels: Sequence[Place], shape: Place, pixel: Place) -> list[list[str]]:
    """The map as a table: the pixels that are seen in bold, a ring at the output, dots elsewhere."""
    seen = set(pixels)

    def cell(place: Place) -> str:
        label = rf"\mathbf{{{place[0]}{place[1]}}}"
        mark = label if place in seen else r"\circ" if place == pixel else r"\cdot"
        return f"${mark}$"

    return [[cell((i, j)) for j in range(1, int(shape[1]) + 1)] for i in range(1, int(shape[0]) + 1)]


def drawn(axes: Any, pixels: Sequence[Place], shape: Place, pixel: Place) -> None:
    """The map on the axes of a figure: the pixels that are seen in colour, the output in a thick frame."""
    seen, (rows, columns) = set(pixels), map(int, shape)
    for i, j in pairs(range(1, rows + 1), range(1, columns + 1)):
        corners = [j - 0.5, j + 0.5, j + 0.5, j - 0.5], [i - 0.5, i - 0.5, i + 0.5, i + 0.5]
        axes.fill(*corners, facecolor=SEEN if (i, j) in seen else UNSEEN, edgecolor=EDGE, linewidth=0.8)
        emphasis = {"fontweight": "bold", "color": ON_SEEN} if (i, j) in seen else {}
        axes.text(j, i, f"{i}{j}", ha="center", va="center", **emphasis)
    i, j = pixel
    inside = [j - 0.42, j + 0.42, j + 0.42, j - 0.42, j - 0.42], [i - 0.42, i - 0.42, i + 0.42, i + 0.42, i - 0.42]
    axes.plot(*inside, color="#d55e00", linewidth=2.4)
    axes.set(xlim=(0.4, columns + 0.6), ylim=(rows + 0.6, 0.4), aspect="equal")
    axes.axis("off")
