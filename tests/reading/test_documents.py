"""Documents: parts, roles and places, first of all in the real submission."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symderiv.errors import InputError, SymderivError
from symderiv.language.spans import Source, Span
from symderiv.reading.documents.document import Piece, Prose
from symderiv.reading.documents.excerpts import Excerpt
from symderiv.reading.documents.formats import read_document

SUBMISSION = Path(__file__).parents[3] / "shared/submission/ift6135_hw3_submission.md"

PARTS = {
    # part   numbers of the equations in its answer
    "1.1": [], "1.2": [], "1.3": [], "1.4": [],
    "2.1": range(2, 8), "2.2": [], "2.3": range(8, 14), "2.4": [],
    "3.1": range(14, 21), "3.2": range(21, 27), "3.3a": [], "3.3b": [], "3.3c": [],
    "4.1": range(27, 35), "4.2": range(35, 57),
    "5.1": [], "5.2": range(57, 60), "5.3": [60], "5.4": range(62, 69),
    "6.1": range(70, 74), "6.2": [], "6.3": range(74, 79),
}  # fmt: skip


@pytest.fixture(scope="module")
def submission():
    if not SUBMISSION.exists():
        pytest.skip(f"the real submission is not at {SUBMISSION}")
    return read_document(SUBMISSION)


def tags(blocks):
    return [block.tag for block in blocks if isinstance(block, Piece) and block.tag]


def test_real_submission_parts(submission):
    assert {part.label: tags(part.answer) for part in submission.parts()} == {
        part: [str(n) for n in numbers] for part, numbers in PARTS.items()
    }


def test_real_submission_numbers_and_roles(submission):
    found = [(piece.tag, label, role) for label, role, piece in submission.pieces() if piece.tag]
    assert [tag for tag, _, _ in found] == [str(n) for n in range(1, 79)]
    assert [row for row in found if row[2] != "answer"] == [
        ("1", "2", "question"),
        ("61", "5.4", "question"),
        ("69", "6", "question"),
    ]
    assert submission.problems == ()


def test_real_submission_footnotes_are_text(submission):
    notes = [section for section in submission.root.sections() if section.title == "footnote"]
    assert [note.source.position(note.span.start)[0] for note in notes] == [51, 109, 185, 187, 271, 475]
    assert {note.role for note in notes} == {"text"}


def test_real_submission_places(submission):
    for _, _, piece in submission.pieces():
        assert [piece.source.text[piece.offset(i)] for i in range(len(piece.latex))] == list(piece.latex)
    assert "".join(str(piece.position()[0]) for _, _, piece in submission.pieces() if piece.tag == "12") == "159"


INPUT_ERRORS = [
    # content             message
    (None,                "no such file"),
    (b"",                 "the file is empty"),
    (b" \n",              "the file is empty"),
    (b"a\0b",             "this is a binary file"),
    (b"$x$\n\xff",        "not UTF-8 text (line 2)"),
    (b"\xe9\xe8\xe0" * 99, "not UTF-8 text (line 1)"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "message"), INPUT_ERRORS)
def test_what_is_no_document(tmp_path, content, message):
    path = tmp_path / "answers.md"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError) as error:
        read_document(path)
    assert error.value.message == f"{path}: {message}"
    assert error.value.hint


def test_a_folder_is_no_document(tmp_path):
    with pytest.raises(InputError, match="this is a folder"):
        read_document(tmp_path)


def test_a_few_wrong_bytes_are_named(tmp_path):
    path = tmp_path / "answers.md"
    path.write_bytes(b"so $a$\ncaf\xe9 and then $b$, which is what was to be shown.\n")
    document = read_document(path)
    assert [piece.latex for _, _, piece in document.pieces()] == ["a", "b"]
    (problem,) = document.problems
    assert (problem.message, problem.source.position(problem.span.start)) == ("this is not UTF-8", (2, 4))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_encodings_with_a_mark(tmp_path, encoding):
    path = tmp_path / "answers.md"
    path.write_bytes("é $a$\n$b$\n".encode(encoding))
    assert [piece.position() for _, _, piece in read_document(path).pieces()] == [(1, 4), (2, 2)]


def test_byte_order_mark_and_carriage_returns(tmp_path):
    path = tmp_path / "answers.md"
    path.write_bytes("\ufeff$a$\r\n\r\n$$b = c \\\\ = d$$\r\n".encode())
    assert [piece.position() for _, _, piece in read_document(path).pieces()] == [(1, 2), (3, 3), (3, 12)]


def test_a_number_that_names_no_part_leaves_the_text_an_answer():
    """(ii) without a (i) before it is a reference, and what stands around it is read all the same."""
    document = read_document("a.md", "We have $a = a$.\n\n(ii) By symmetry, $b = b$ as well.\n\n12. For $c$ it is $c = c$.\n")
    (part,) = document.parts()
    assert [piece.latex for piece in part.answer if isinstance(piece, Piece)] == ["a = a", "b = b", "c", "c = c"]


def test_numbers_of_equations_are_words():
    document = read_document("a.md", "$$1 = 1 \\tag{1}$$\n\n$$2 = 2 \\tag{2}$$\n\nSo $(1) = (2)$, and $$(1) \\le (2)$$")
    assert [piece.latex for _, _, piece in document.pieces()] == ["1 = 1", "2 = 2"]


def test_prose_around_a_piece():
    (piece,) = (piece for _, _, piece in read_document("x.md", "so we have\n\n$$a = b.$$\n\nas required").pieces())
    assert (piece.prose_before, piece.prose_after, piece.ending) == ("so we have", "as required", ".")


LATEXY = st.lists(
    st.sampled_from(
        [
            r"$",
            r"$$",
            r"\[",
            r"\]",
            r"\(",
            r"\)",
            r"{",
            r"}",
            r"\\",
            r"&",
            r"\begin{align}",
            r"\end{align}",
            r"\begin{solution}",
            r"\end{solution}",
            r"\item",
            r"\section{",
            r"#",
            r"##",
            r"**",
            r"`",
            r"```",
            r"1.",
            r"2.",
            r"(a)",
            r"(b)",
            r"Solution:",
            r"Question~1",
            r"\tag{3}",
            r"\quad",
            r"(4)",
            r"\newcommand{\a}{x}",
            r"\a",
            r"\def\b#1{#1}",
            r"\b{y}",
            r"\left",
            r"\right",
            r"%",
            r"<sup>1</sup>",
            r"\begin{enumerate}",
            r"\end{enumerate}",
            r"\label{e}",
            r"\intertext{",
            r"x",
            r"=",
            r".",
            r",",
            r"\text{",
        ]
    )
    | st.sampled_from(["\n", "\n\n", " ", "\r\n", "> "])
    | st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    max_size=60,
).map("".join)


@given(LATEXY, st.sampled_from([".md", ".tex", ".ipynb"]))
@settings(deadline=None, max_examples=300)
def test_any_text_is_read_or_refused_politely(text, suffix):
    try:
        document = read_document(f"x{suffix}", text)
    except SymderivError:
        return
    for problem in document.problems:
        assert str(problem)
    document.parts()
    for _, _, block in document.blocks():
        span = block.span if isinstance(block, Prose) else block.span()
        assert 0 <= span.start <= span.end <= len(block.source.text)


PLAIN = st.text(alphabet="ab=+ ^_&\\{}()12.,\n", max_size=40)


@given(PLAIN)
@settings(deadline=None)
def test_rows_point_at_the_characters_they_show(formula):
    document = read_document("x.md", f"so\n\n$${formula}$$\n")
    for _, _, piece in document.pieces():
        if any(run.width is not None for run in piece.excerpt.runs):
            continue  # escapes were undone
        for i, shown in enumerate(piece.latex):
            written = piece.source.text[piece.offset(i)]
            assert shown in (written, " ") or (written == "&" and shown == ",")  # between two formulas


def test_an_excerpt_keeps_places_through_edits():
    source = Source("x", "abcdef")
    edited = Excerpt.of(source).edited([(1, 3, "XYZ"), (4, 5, "")])
    assert edited.text == "aXYZdf"
    assert [edited.offset(i) for i in range(7)] == [0, 1, 1, 1, 3, 5, 6]
    assert (edited.span(2, 5), edited.part(2, 5).span(0, 1)) == (Span(1, 4), Span(1, 3))


STRANGE = [
    "$" * 5000,
    "{" * 20000,
    "$$" + "{" * 20000 + "$$",
    "\\(" * 5000,
    "`" * 9000,
    "\\begin{align}" * 2000,
    "**a\n" * 5000,
    "\x01\x1b" * 500,
]


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
@pytest.mark.parametrize("suffix", [".md", ".tex"])
def test_hostile_text_is_answered(text, suffix):
    read_document(f"x{suffix}", "a " + text).parts()
