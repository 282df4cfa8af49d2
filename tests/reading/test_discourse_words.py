"""What the words around formulas say: references, premises, how a formula stands, and final answers."""

import pytest

from symderiv.reading.discourse.answers import ends_proof, final_answers
from symderiv.reading.discourse.premises import alternatives, premises_in, properties_in, standing
from symderiv.reading.discourse.references import Equations, references_in
from symderiv.reading.documents.formats import read_document

TEX = r"""\begin{subequations}\label{both}\begin{align} a &= b \label{eq:a} \\ &= c \label{eq:b} \end{align}\end{subequations}
so
\begin{equation} d \end{equation}
\begin{align*} e &= f \tag{*} \\ &= g \end{align*}
\begin{equation} h \tag{2.1} \end{equation}"""


@pytest.fixture(scope="module")
def equations():
    document = read_document("x.tex", TEX)
    return Equations([piece for _, _, piece in document.pieces()], document.labels)


REFERENCES = [
    # words                                      what each reference names
    (r"by \eqref{eq:b}",                         [["= c"]]),
    (r"from (\ref{eq:a}) and \autoref{eq:b}",    [["a  = b"], ["= c"]]),
    (r"by \cref{eq:a,eq:b}",                     [["a  = b", "= c"]]),
    (r"by \eqref{both}",                         [["a  = b", "= c"]]),
    (r"by \eqref{nothing}",                      [[]]),
    ("using (2)",                                [["d"]]),
    ("(2) and (2.1)",                            [["d"], ["h"]]),
    ("by Eq. 2",                                 [["d"]]),
    ("by eq (1a)",                               [["a  = b"]]),
    ("equations (1a) and (2)",                   [["a  = b", "d"]]),
    ("by Equation (1)",                          [["a  = b", "= c"]]),
    ("from (*) we get",                          [["e  = f"]]),
    ("in the second line",                       [["= g"]]),
    ("by line 1",                                [["e  = f"]]),
    ("by the above",                             [["= g"]]),
    ("from the previous equation",               [["= g"]]),
    ("in 1999 (7) people came",                  []),
    ("let f(2) be so",                           []),
    ("by part (a)",                              [[]]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "named"), REFERENCES)
def test_references(words, named, equations):
    found = references_in(words, equations, 5)
    assert [[piece.latex for piece in reference.pieces] for reference in found] == named
    assert all(words[r.start : r.end] == r.written for r in found)


def test_a_reference_to_a_part(equations):
    assert [r.part for r in references_in("as in part (b), and from question 2.1a", equations, 0)] == ["b", "2.1a"]


def test_of_two_equations_with_one_number_the_one_before_is_meant():
    pieces = [p for _, _, p in read_document("x.md", "$$a\\tag{1}$$ so $$b\\tag{1}$$ so $$c\\tag{2}$$").pieces()]
    equations = Equations(pieces)
    assert [equations.tagged("1", at)[0].latex for at in (0, 1, 2, 3)] == ["a", "a", "b", "b"]


def test_a_range_of_equations():
    pieces = [
        p
        for _, _, p in read_document(
            "x.md", "".join(f"$${c}\\tag{{{n}}}$$\n\n" for n, c in enumerate("abcdef"))
        ).pieces()
    ]
    (reference,) = references_in("by equations (1)–(3) and (5)", Equations(pieces), 6)
    assert [piece.latex for piece in reference.pieces] == ["b", "c", "d", "f"]


PREMISES = [
    ("by Jensen's inequality", ["jensen"]),
    ("using Bayes' rule and the chain rule", ["bayes", "chain_rule"]),
    ("by (3) and Jensen", ["jensen"]),
    ("By the law of total expectation,", ["total_expectation"]),
    ("Cauchy–Schwarz gives", ["cauchy_schwarz"]),
    ("integrating by parts", ["integration_by_parts"]),
    ("by linearity of expectation", ["linearity"]),
    ("where the samples are i.i.d.,", ["independence"]),
    ("swapping the derivative and the integral", ["leibniz"]),
    ("by definition of the variance", ["definition"]),
    ("so we get", []),
    ("the conjunction of both", []),
]


@pytest.mark.parametrize(("words", "keys"), PREMISES)
def test_named_premises(words, keys):
    assert [premise.key for premise in premises_in(words)] == keys


PROPERTIES = [
    ("is convex", ["convex"]),
    ("is symmetric and invertible,", ["symmetric", "invertible"]),
    ("are independent", ["independent"]),
    ("is positive semi-definite", ["positive_semidefinite"]),
    ("is positive definite", ["positive_definite"]),
    ("is positive", ["positive"]),
    ("is nonnegative", ["nonnegative"]),
    ("is not convex", []),
    ("is symmetric but not invertible", ["symmetric"]),
    ("is convex. It is not symmetric", ["convex"]),
    ("we see convex functions", []),
]


@pytest.mark.parametrize(("words", "keys"), PROPERTIES)
def test_properties(words, keys):
    assert [premise.key for premise in properties_in(words)] == keys


STANDINGS = [
    ("Let", "definition"),
    ("We define", "definition"),
    ("where", "definition"),
    ("Suppose that", "given"),
    ("for all x such that", "given"),
    ("Recall that", "recalled"),
    ("We want to show that", "goal"),
    ("It remains to prove", "goal"),
    ("since", "premise"),
    ("because", "premise"),
    ("Therefore,", "consequence"),
    ("so", "consequence"),
    ("Since x is positive, we have", "consequence"),
    ("Suppose x is positive. Then", "consequence"),
    ("If so, the two sides agree:", "claim"),
    ("", "claim"),
    ("The derivative is", "claim"),
    ("This was the assumption.", "claim"),
]


@pytest.mark.parametrize(("words", "expected"), STANDINGS)
def test_standing(words, expected):
    assert standing(words) == expected


ALTERNATIVES = [
    ("so $x=1$ or $x=2$.", [("or", 2)]),
    ("$x=1$, $x=2$ and $x=3$", [("and", 3)]),
    ("$x=1$ and then $x=2$", [("", 1), ("", 1)]),
    ("$x=1$ or $x=2$ and $x=3$", [("or", 2), ("", 1)]),
    ("$x=1$, $x=2$", [("", 1), ("", 1)]),
]


@pytest.mark.parametrize(("text", "groups"), ALTERNATIVES)
def test_alternatives(text, groups):
    pieces = [piece for _, _, piece in read_document("x.md", text).pieces()]
    assert [(joint, len(group)) for joint, group in alternatives(pieces)] == groups


ANSWERS = [
    # text                                                       how and what
    (r"$$x = 1$$ so $$\boxed{x = 2}$$", [("boxed", "x = 2")]),
    (r"$$y = \boxed{3}$$", [("boxed", "3")]),
    ("$$x$$\n\nThe answer is $3$.", [("announced", "3")]),
    ("$$x$$\n\nAnswer: $4$", [("announced", "4")]),
    ("$$x = 1$$\n\nTherefore $$y = 2$$", [("concluded", "y = 2")]),
    ("$$x = 1 \\\\ = 2$$", [("last", "= 2")]),
    ("Therefore $$\\begin{align} x &= 1 \\\\ &= 2\\end{align}$$", [("concluded", "= 2")]),
    ("**TRUE.** Because $x$", [("truth", True)]),
    ("The statement is false, because $x$", [("truth", False)]),
    ("a true story of $x$", []),
    ("A false positive: $x$", []),
]


@pytest.mark.parametrize(("text", "expected"), ANSWERS)
def test_final_answers(text, expected):
    blocks = [block for _, _, block in read_document("x.md", text).blocks()]
    found = [(a.how, a.piece.latex[a.start : a.end] if a.piece else a.truth) for a in final_answers(blocks)]
    assert found == expected


def test_the_end_of_a_proof():
    assert ends_proof("which is what we wanted, as required.")
    assert ends_proof("∎")
    assert not ends_proof("so")
