"""Notebooks: the Markdown cells, at their places in the file as it is stored."""

import json

import pytest

from symderiv.errors import InputError
from symderiv.reading.documents.formats import read_document

NOTEBOOK = {
    "cells": [
        {"cell_type": "markdown", "metadata": {"cells": [{"cell_type": "markdown", "source": "$no$"}]}, "source": ["**Question 1**\n", "\n", "$\\alpha = \"é\"$\n"]},
        {"cell_type": "code", "source": ["$x$"], "outputs": [{"text": "$y$"}]},
        {"source": "**Solution** $$b$$", "cell_type": "markdown"},
    ],
    "nbformat": 4,
}  # fmt: skip


@pytest.mark.parametrize("layout", [{"indent": 1}, {}, {"indent": 1, "ensure_ascii": False}])
def test_cells_and_places(layout):
    text = json.dumps(NOTEBOOK, **layout)
    document = read_document("x.ipynb", text)
    pieces = [piece for _, _, piece in document.pieces()]
    assert [(label, role) for label, role, _ in document.pieces()] == [("1", "question"), ("1", "answer")]
    assert [piece.latex for piece in pieces] == ['\\alpha = "é"', "b"]
    first, second = (text[piece.span().start : piece.span().end] for piece in pieces)
    assert json.loads(f'"{first}"') == pieces[0].latex
    assert second == "b"
    assert pieces[0].position() == pieces[0].source.position(text.index("\\\\alpha"))


NO_NOTEBOOKS = ["{", "not json", '{"cells": [}', "[" * 5000]


@pytest.mark.parametrize("text", NO_NOTEBOOKS, ids=range(len(NO_NOTEBOOKS)))
def test_what_is_no_notebook(text):
    with pytest.raises(InputError, match="not a notebook"):
        read_document("x.ipynb", text)
