"""The cost of reading grows linearly: documents from 10 KB to 10 MB, with their formulas.

    python benchmarks/linear.py [--largest BYTES] [--formulas-up-to BYTES]

The text is made anew for each size, so that no part of it is met twice. Each size is read in a process of its own, for
its peak memory. The last column is the time per byte for the document, over that of the smallest size: it
stays near one.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[1]
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
WORDS = "so that we have by definition the sum of all terms is bounded and it follows from the chain rule".split()  # noqa: SIM905


def main() -> None:
    """Prints the table; called by itself with ``--one``, reads one size."""
    options = _options()
    if options.one:
        print(json.dumps(_read(options.one, formulas=options.one <= options.formulas_up_to)))
        return
    print(
        f"{'bytes':>10}  {'documents s':>11}  {'MB/s':>6}  {'formulas s':>10}  {'displays':>8}  {'peak MB':>7}  growth"
    )
    first = 0.0
    for size in (size for size in SIZES if size <= options.largest):
        command = [sys.executable, __file__, "--one", str(size), "--formulas-up-to", str(options.formulas_up_to)]
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
        found = json.loads(done.stdout)
        first = first or found["documents"] / size
        formulas = f"{found['formulas']:10.2f}" if found["formulas"] is not None else f"{'-':>10}"
        print(
            f"{size:>10}  {found['documents']:11.3f}  {size / 1e6 / found['documents']:6.2f}  {formulas}"
            f"  {found['displays']:>8}  {found['peak']:>7.0f}  {found['documents'] / size / first:6.2f}"
        )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", type=int, default=SIZES[-1])
    parser.add_argument("--formulas-up-to", type=int, default=SIZES[-1], help="sizes whose formulas are read as well")
    parser.add_argument("--one", type=int, default=0, help=argparse.SUPPRESS)
    return parser.parse_args()


def _read(size: int, *, formulas: bool) -> dict[str, float | int | None]:
    sys.path.insert(0, str(ROOT))
    from symderiv.reading.documents.formats import read_document
    from symderiv.reading.formulas import read_formula

    text = homework(size)
    read_formula("a = b")  # what is loaded once is not counted
    start = time.process_time()
    document = read_document("x.md", text)
    document.parts()
    pieces = [piece for _, _, piece in document.pieces()]
    middle = time.process_time()
    spent: float | None = None
    if formulas:
        for piece in pieces:
            read_formula(piece.latex)
        spent = time.process_time() - middle
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    displays = sum(piece.display for piece in pieces)
    return {"documents": middle - start, "formulas": spent, "displays": displays, "peak": peak}


def homework(size: int) -> str:
    """A made-up submission of about that many characters."""
    blocks, length = [], 0
    for block in _blocks(Random(size)):
        if length + len(block) > size:
            break
        blocks.append(block)
        length += len(block)
    return "".join(blocks)


def _blocks(random: Random) -> Iterator[str]:
    question = tag = 0
    yield "\\newcommand{\\norm}[1]{\\left\\|#1\\right\\|}\n\n"
    while True:
        question += 1
        yield f"## Question {question}\n\nShow that $x_{{{question}}} = y + {random.randrange(99)}$.\n\n"
        yield "**Solution.**\n\n"
        for _ in range(random.randrange(3, 9)):
            tag += 1
            a, b, n = random.choice("abcuvw"), random.choice("xyz"), random.randrange(2, 99)
            words = " ".join(random.choice(WORDS) for _ in range(random.randrange(5, 30)))
            yield f"{words} ${a}_{{{n}}} \\le {b}$, and by ({tag - 1})\n\n"
            yield random.choice(
                (
                    f"$$\\begin{{align}} {a} &= \\frac{{{b}^2 + {n}}}{{1 + {b}}} \\tag{{{tag}}} \\\\"
                    f" &= {b} - 1 + \\log {a} \\end{{align}}$$\n\n",
                    f"$$\\sum_{{i=1}}^{{{n}}} {a}_i {b}^i \\le \\sqrt{{{n}}} \\norm{{{a}}} \\tag{{{tag}}}$$\n\n",
                    f"$$\\left| {a} + {b} \\right| \\le |{a}| + |{b}| \\quad ({tag})$$\n\n",
                )
            )


if __name__ == "__main__":
    main()
