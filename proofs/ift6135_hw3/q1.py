"""Question 1: what a pixel sees through two masked convolutions."""

from sympy import And, Eq, Implies, MatrixSymbol

from symderiv.deriving import Question, entry, equal, positive
from symderiv.deriving.feature_maps import correlation, field, form_in, masked, part_of, places, receptive_field, weights
from symderiv.reporting.to_tex import document
from symderiv.rules import correlation_written_out, entry_of_positive_vector, field_algebra, receptive_field_of_linear_form

A = ((0, 0, 0), (1, 0, 0), (1, 1, 1))
B = ((0, 0, 0), (1, 1, 0), (1, 1, 1))
X = MatrixSymbol("X", 5, 5)
PIXEL = (3, 4)

question = Question(
    "1", "What a pixel sees",
    text="x",
)


def seen(part, first, second):
    """The receptive field of the pixel through a first and a second layer with these masks."""
    v, w = weights("v", first), weights("w", second)
    K, L = part.define("K", masked(v, first)), part.define("L", masked(w, second))
    H = correlation(K, X)
    Y = correlation(L, H)
    found = places(receptive_field([first, second], X.shape, PIXEL))
    output = entry(Y, *PIXEL)
    part.show(
        Implies(And(positive(v), positive(w)), equal(field(output, X), found)),
        part_of(field(output, X), found),
    )
    part.start(output)
    part.eq(form_in(H, [(w, second)], PIXEL),                      by=correlation_written_out)
    part.eq(form_in(X, [(v, first), (w, second)], PIXEL),          by=[correlation_written_out, field_algebra])
    form = part.whole()
    part.claim(part_of(field(output, X), found),                   by=[receptive_field_of_linear_form, form])
    part.claim(
        Implies(And(positive(v), positive(w)), equal(field(output, X), found)),
        by=[receptive_field_of_linear_form, entry_of_positive_vector, form],
    )


with question.part("1.1", points=4, title="A after A", text="x") as part:
    seen(part, A, A)

if __name__ == "__main__":
    print(document(question.derivation()))
