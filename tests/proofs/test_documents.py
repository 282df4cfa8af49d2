"""The documents that are kept beside the proofs: they are what a build writes now, and LaTeX sets them."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from symderiv import cli
from symderiv.reporting.figures import can_draw

ROOT = Path(__file__).resolve().parents[2]
KEPT = sorted(path.relative_to(ROOT) for path in (ROOT / "proofs").glob("*/build") if path.is_dir())
FORMATS = ("--format", "md,tex,html")  # certificates are large, and made again in seconds
HOW = "`make documents` writes them anew"
PICTURES = (".svg", ".pdf")


@pytest.mark.parametrize("kept", KEPT, ids=str)
def test_what_is_kept_is_what_is_built(kept, tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(ROOT)
    assert cli.main(["build", str(kept.parent), "--out", str(kept), *FORMATS, "--check"]) == 0, f"{capfd.readouterr().out[:4000]}\n{HOW}"
    assert cli.main(["build", str(kept.parent), "--out", str(tmp_path), *FORMATS]) == 0
    there, now = ({file.name for file in folder.iterdir()} for folder in (ROOT / kept, tmp_path))
    assert {name for name in there ^ now if can_draw() or not name.endswith(PICTURES)} == set(), HOW


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="there is no pdflatex here")
@pytest.mark.parametrize("kept", KEPT, ids=str)
def test_latex_sets_the_whole(kept, tmp_path):
    name = f"{kept.parent.name}.tex"
    for file in (ROOT / kept).iterdir():
        if file.suffix in (".tex", ".pdf"):
            shutil.copy(file, tmp_path)
    ran = subprocess.run(
        ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", name], cwd=tmp_path, capture_output=True, text=True, errors="replace", check=False
    )
    assert ran.returncode == 0, ran.stdout[-2000:]
    too_broad = [float(points) for points in re.findall(r"Overfull \\hbox \(([\d.]+)pt", ran.stdout)]
    assert all(points < 30 for points in too_broad), "a line that runs into the margin"
    assert "LaTeX Warning: File" not in ran.stdout
