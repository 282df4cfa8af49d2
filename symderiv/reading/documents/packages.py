"""Packages: commands of well-known LaTeX packages that are short for others, unless a document defines them itself.

Written as a package would write them, in the language of xparse (with ``f`` for an argument in any brackets).
"""

from __future__ import annotations

from collections.abc import Mapping

from symderiv.reading.documents.macro_definitions import DEFINITION, Macro, read_definition

__all__ = ["PACKAGES"]

_POWER = r"\IfValueT{#2}{^{#2}}"
_COMMANDS: Mapping[str, tuple[str, str]] = {
    # LaTeX
    r"\ensuremath": ("m", "#1"),
    r"\xspace": ("", ""),
    # graphicx, esvect
    r"\scalebox": ("m o m", r"\mbox{#3}"),
    r"\resizebox": ("s m m m", r"\mbox{#4}"),
    r"\raisebox": ("m o o m", r"\mbox{#4}"),
    r"\rotatebox": ("o m m", r"\mbox{#3}"),
    r"\vv": ("s m", r"\vec{#2}"),
    # physics: derivatives
    r"\dv": (
        "s o m g",
        rf"\IfNoValueTF{{#4}}{{\frac{{d{_POWER}}}{{d#3{_POWER}}}}}{{\frac{{d{_POWER} #3}}{{d#4{_POWER}}}}}",
    ),
    r"\pdv": (
        "s o m g g",
        rf"\IfNoValueTF{{#4}}{{\frac{{\partial{_POWER}}}{{\partial #3{_POWER}}}}}{{\IfNoValueTF{{#5}}"
        rf"{{\frac{{\partial{_POWER} #3}}{{\partial #4{_POWER}}}}}"
        rf"{{\frac{{\partial^2 #3}}{{\partial #4\partial #5}}}}}}",
    ),
    r"\dd": ("o g", r"d\IfValueT{#1}{^{#1}}\IfValueT{#2}{#2}"),
    r"\grad": ("", r"\nabla"),
    r"\curl": ("", r"\nabla\times"),
    r"\laplacian": ("", r"\nabla^2"),
    # physics: brackets
    r"\qty": ("f", "#1"),
    r"\abs": ("s m", r"\left|#2\right|"),
    r"\norm": ("s m", r"\left\|#2\right\|"),
    r"\order": ("m", r"O\left(#1\right)"),
    r"\eval": ("g", r"\IfNoValueTF{#1}{|}{\left.#1\right|}"),
    r"\comm": ("m m", r"\left[#1,#2\right]"),
    r"\pmqty": ("m", r"\begin{pmatrix}#1\end{pmatrix}"),
    r"\bmqty": ("m", r"\begin{bmatrix}#1\end{bmatrix}"),
    r"\vmqty": ("m", r"\begin{vmatrix}#1\end{vmatrix}"),
    # physics, braket
    r"\bra": ("s m", r"\langle #2|"),
    r"\ket": ("s m", r"|#2\rangle"),
    r"\braket": ("s m g", r"\langle #2\IfValueT{#3}{|#3}\rangle"),
    r"\ip": ("s m m", r"\langle #2|#3\rangle"),
    r"\ev": ("s m g", r"\IfNoValueTF{#3}{\langle #2\rangle}{\langle #3|#2|#3\rangle}"),
    r"\expval": ("s m g", r"\IfNoValueTF{#3}{\langle #2\rangle}{\langle #3|#2|#3\rangle}"),
    r"\mel": ("s m m m", r"\langle #2|#3|#4\rangle"),
    r"\op": ("s m m", r"|#2\rangle\langle #3|"),
    r"\dyad": ("s m m", r"|#2\rangle\langle #3|"),
    r"\ketbra": ("s m m", r"|#2\rangle\langle #3|"),
    # physics: letters and operators
    r"\vb": ("s m", r"\mathbf{#2}"),
    r"\va": ("s m", r"\vec{#2}"),
    r"\vu": ("s m", r"\hat{\mathbf{#2}}"),
    r"\vdot": ("", r"\cdot"),
    r"\cross": ("", r"\times"),
    r"\flatfrac": ("m m", r"\left.#1\middle/#2\right."),
    r"\tr": ("", r"\operatorname{tr}"),
    r"\Tr": ("", r"\operatorname{Tr}"),
    r"\rank": ("", r"\operatorname{rank}"),
    r"\qq": ("s m", r"\quad\text{#2}\quad"),
    r"\qand": ("s", r"\quad\text{and}\quad"),
    r"\qor": ("s", r"\quad\text{or}\quad"),
    r"\qif": ("s", r"\quad\text{if}\quad"),
    # commath and kin; classes for homework
    r"\paren": ("s m", r"\left(#2\right)"),
    r"\brk": ("s m", r"\left[#2\right]"),
    r"\hdots": ("", r"\ldots"),
    r"\dif": ("", "d"),
    r"\od": ("o m m", r"\frac{d\IfValueT{#1}{^{#1}} #2}{d#3\IfValueT{#1}{^{#1}}}"),
    r"\num": ("o m", "#2"),
}  # fmt: skip


def _macros() -> dict[str, Macro]:
    found: dict[str, Macro] = {}
    for name, (letters, body) in _COMMANDS.items():
        text = rf"\NewDocumentCommand{{{name}}}{{{letters}}}{{{body}}}"
        start = DEFINITION.match(text)
        read = read_definition(text, start) if start else ""
        assert not isinstance(read, str), name
        found[name] = read[0]
    return found


PACKAGES: Mapping[str, Macro] = _macros()
"""The commands, by name."""
