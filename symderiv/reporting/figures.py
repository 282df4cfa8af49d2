"""Figures: what a script draws on axes of matplotlib, as SVG for pages and as PDF for LaTeX, the same bytes every time.

Matplotlib is an extra. Where it is missing the documents are the same and only the pictures are not drawn.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from symderiv.deriving.derivation import Derivation
from symderiv.deriving.proving import Place, failed
from symderiv.deriving.steps import Figure
from symderiv.errors import SymderivError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["PICTURES", "can_draw", "drawn", "file_of", "pictures_of"]

PICTURES: Mapping[str, str] = {"md": "svg", "html": "svg", "tex": "pdf"}
"""Format of a document to that of its pictures."""

INK, PALE = "#24292f", "#8c959f"
COLOURS = ("#0b6fb8", "#d55e00", "#0a8f6a", "#b8559a", "#c98a00", "#5b5bd6")  # told apart by the colour-blind as well
STYLE: Mapping[str, Any] = {
    "axes.edgecolor": PALE, "axes.grid": True, "axes.labelcolor": INK, "axes.labelsize": 10, "axes.linewidth": 0.8,
    "axes.spines.right": False, "axes.spines.top": False, "axes.titlesize": 10, "axes.unicode_minus": True,
    "figure.facecolor": "none", "axes.facecolor": "none", "savefig.facecolor": "none", "figure.dpi": 72,
    "font.family": ["STIXGeneral"], "font.size": 10, "grid.color": PALE, "grid.linewidth": 0.5, "grid.alpha": 0.35,
    "legend.fontsize": 9, "legend.frameon": False, "lines.linewidth": 1.6, "lines.solid_capstyle": "round",
    "mathtext.fontset": "stix", "pdf.compression": 0, "pdf.fonttype": 3, "path.simplify": False,
    "svg.fonttype": "path", "svg.hashsalt": "symderiv", "text.color": INK, "xtick.color": INK, "ytick.color": INK,
    "xtick.labelsize": 9, "ytick.labelsize": 9, "xtick.direction": "in", "ytick.direction": "in",
}  # fmt: skip
NAMELESS: Mapping[str, Mapping[str, None]] = {  # nothing of when and by what
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}
DARK = (
    f'@media (prefers-color-scheme: dark) {{ [style*="fill: {INK}"] {{ fill: #e6edf3 !important }} '
    f'[style*="stroke: {INK}"] {{ stroke: #e6edf3 !important }} }}'
)


def file_of(script: str, name: str) -> str:
    """The name of a figure's file without its end: that of its script, and its own."""
    return f"{Path(script).stem}-{name}"


def can_draw() -> bool:
    """Whether matplotlib is there."""
    return find_spec("matplotlib") is not None


def pictures_of(derivation: Derivation, formats: set[str]) -> Iterator[tuple[str, bytes]]:
    """File name and bytes of each picture that documents of these formats show. Raises `BuildError` for a bad one."""
    wanted = sorted({PICTURES[name] for name in formats if name in PICTURES})
    for figure in (figure for part in derivation.parts for figure in part.figures):
        if figure.draw is None:
            continue
        try:
            pictures = drawn(figure, figure.draw, wanted)
        except SymderivError:
            raise
        except Exception as error:  # what a script draws may raise anything
            failed(Place(derivation.script, figure.line), f"{type(error).__name__} in drawing {figure.name}: {error}")
        for ending, picture in pictures.items():
            yield f"{file_of(derivation.script, figure.name)}.{ending}", picture


def drawn(figure: Figure, draw: Callable[[Axes], object], formats: list[str]) -> dict[str, bytes]:
    """The picture in each format; what is drawn knows nothing of the machine, the time, or other pictures."""
    import matplotlib
    from matplotlib.figure import Figure as Canvas
    from matplotlib.rcsetup import cycler

    style: dict[str, Any] = dict(matplotlib.rcParamsDefault)
    style |= {**STYLE, "axes.prop_cycle": cycler(color=COLOURS)}
    del style["backend"]
    pictures = {}
    with matplotlib.rc_context(style):
        canvas = Canvas(figsize=figure.inches, layout="constrained")
        draw(canvas.add_subplot())
        for ending in formats:
            written = io.BytesIO()
            canvas.savefig(written, format=ending, metadata=NAMELESS[ending])
            pictures[ending] = _in_the_dark(written.getvalue()) if ending == "svg" else written.getvalue()
    return pictures


def _in_the_dark(svg: bytes) -> bytes:
    """The picture with light ink where the reader's page is dark."""
    return svg.replace(b"</style>", f"\n{DARK}</style>".encode(), 1)
