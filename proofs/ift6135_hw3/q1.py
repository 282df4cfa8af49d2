"""Question 1: what a pixel sees through two masked convolutions."""

import numpy as np
from sympy import And, Implies, MatrixSymbol

from symderiv.deriving import Question, entry, equal, positive
from symderiv.deriving.feature_maps import (
    correlation, drawn, field, form_in, masked, part_of, pattern, places, receptive_field, weights,
)
from symderiv.reporting.to_tex import document
from symderiv.rules import (
    correlation_written_out, entry_of_positive_vector, field_algebra, receptive_field_of_linear_form,
)

A = ((0, 0, 0), (1, 0, 0), (1, 1, 1))
B = ((0, 0, 0), (1, 1, 0), (1, 1, 1))
B_ABOVE = ((1, 1, 1), (1, 1, 0), (0, 0, 0))
X = MatrixSymbol("X", 5, 5)
PIXEL = (3, 4)

question = Question(
    "1", "What a pixel sees",
    text="A convolution can be made to look in some directions only, by a mask of zeros and ones over its kernel. Two "
    "such layers are applied to a map $X$ of $5 \\times 5$ pixels, first $K$, then $L$, each of $3 \\times 3$; the "
    "kernels are not turned round, and zeros are put around the maps, so that they keep their size: "
    "$(K \\star X)_{ij} = \\sum_{u,v} K_{uv} X_{i+u-2,\\,j+v-2}$. A mask of type A keeps the weight before the middle "
    "and the row below, one of type B the middle too. The receptive field of an output pixel consists of the pixels of "
    "$X$ on which it depends; $34$ is the one in row $3$ and column $4$. The output is a linear form in the pixels "
    "of $X$; each coefficient is a polynomial in the weights, and where nothing is left of it, the output does not see "
    "that pixel, whatever the weights. Weights that are positive cannot cancel: with them it sees all the others.",
)


def convolved(kernel, image):
    padded = np.pad(image, 1)
    return sum(kernel[u, v] * padded[u : u + 5, v : v + 5] for u, v in np.ndindex(3, 3))


def look(part, first, second, kernels=("K", "L")):
    """The receptive field of the pixel, through a first and a second layer with these masks: statements, and why."""
    v, w = weights("v", first), weights("w", second)
    K, L = part.define(kernels[0], masked(v, first)), part.define(kernels[1], masked(w, second))
    hidden = correlation(K, X)
    output = entry(correlation(L, hidden), *PIXEL)
    seen = places(receptive_field([first, second], X.shape, PIXEL))
    for_positive_weights = Implies(And(positive(v), positive(w)), equal(field(output, X), seen))
    for_any_weights = part_of(field(output, X), seen)

    def argument():
        part.start(output)
        part.eq(form_in(hidden, [(w, second)], PIXEL),             by=correlation_written_out)
        part.eq(form_in(X, [(v, first), (w, second)], PIXEL),      by=[correlation_written_out, field_algebra])
        form = part.whole()
        part.claim(for_any_weights,                                by=[receptive_field_of_linear_form, form])
        part.say("and none of these is lost where the weights are positive.")
        part.claim(
            for_positive_weights,
            by=[receptive_field_of_linear_form, entry_of_positive_vector, form],
        )

    return (for_positive_weights, for_any_weights), field(output, X), argument


def picture(part, name, first, second):
    """The map with the field on it, in the text and as a figure."""
    seen = receptive_field([first, second], X.shape, PIXEL)
    part.table(
        pattern(seen, X.shape, PIXEL),
        caption="The pixels on which the output depends, in their places; the ring is at the output.",
    )
    part.figure(
        name, lambda axes: drawn(axes, seen, X.shape, PIXEL), inches=(2.4, 2.4),
        caption=f"In colour: the {len(seen)} pixels that pixel $34$, in the frame, depends on.",
        alt="A map of five rows and five columns. In colour: " + ", ".join(f"{i}{j}" for i, j in seen) + ".",
    )


def answer(part, name, first, second):
    """A whole part: what is seen through two layers."""
    targets, what_is_seen, argument = look(part, first, second)
    part.show(*targets)
    part.say("Put the second layer in terms of the hidden map, and that in terms of $X$:")
    argument()

    def by_numpy(v, w):
        K, L = np.zeros((3, 3)), np.zeros((3, 3))
        K[np.array(first) == 1], L[np.array(second) == 1] = v, w
        one_pixel = np.eye(25).reshape(25, 5, 5)
        output = [convolved(L, convolved(K, image))[2, 3] for image in one_pixel]
        return {(n // 5 + 1, n % 5 + 1) for n in range(25) if abs(output[n]) > 1e-12}

    part.say("The same by putting a single pixel at a time through both layers:")
    part.run(by_numpy, computes=what_is_seen)
    picture(part, name, first, second)


with question.part(
    "1.1", points=4, title="A, then A",
    text="The masks of both layers are of type A. What does the output pixel in row $3$ and column $4$ see?",
) as part:
    answer(part, "a_a", A, A)

with question.part(
    "1.2", points=4, title="A, then B", text="The first mask is of type A, the second of type B. What does it see?",
) as part:
    answer(part, "a_b", A, B)

with question.part(
    "1.3", points=4, title="B, then A", text="The first mask is of type B, the second of type A. What does it see?",
) as part:
    answer(part, "b_a", B, A)
    part.say("The field is that of A, then B: both forms have the same monomials, with the layers exchanged.")

with question.part(
    "1.4", points=4, title="B, then B", text="The masks of both layers are of type B. What does it see?",
) as part:
    answer(part, "b_b", B, B)
    part.say(
        "A variant: masks that keep the row above in place of the row below, as is usual where pixels are drawn row by "
        "row from the top (van den Oord, Kalchbrenner and Kavukcuoglu, Pixel recurrent neural networks, 2016). The "
        "same argument gives what is seen from there."
    )
    look(part, B_ABOVE, B_ABOVE, kernels=("P", "Q"))[2]()
    picture(part, "b_b_above", B_ABOVE, B_ABOVE)

if __name__ == "__main__":
    print(document(question.derivation()))
