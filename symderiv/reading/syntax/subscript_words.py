r"""Words in capital letters that are typed below a letter without ``\text``: ``\theta_{MAP}``."""

from __future__ import annotations

from symderiv.reading.syntax.surface import Name, Node, Product

__all__ = ["is_word"]

WORDS_BELOW = frozenset(
    "MAP MLE ML MM MV EMV OLS LS MSE ERM SGD GLS MMSE EM LDA PCA SVM REML PM".split()  # noqa: SIM905
)


def is_word(sub: Node | None) -> bool:
    """Whether a subscript is such a word, and no product of its letters."""
    return (
        isinstance(sub, Product)
        and not any(sub.signs)
        and all(isinstance(one, Name) and len(one.name) == 1 and one.name.isupper() for one in sub.factors)
        and "".join(one.name for one in sub.factors if isinstance(one, Name)) in WORDS_BELOW
    )
