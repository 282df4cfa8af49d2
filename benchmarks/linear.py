"""The cost of reading grows linearly: documents from 10 KB to 10 MB, with their formulas.

    python benchmarks/linear.py [--largest BYTES] [--formulas-up-to BYTES]

The text is made anew for each size, so that no part of it is met twice. Each size is read in a process of its own, for
its peak memory. Timed are the document (its parts and pieces), the notation inferred from it, and the reading of all
its formulas in that notation. The last columns are the times per byte over those of the smallest size: near one.
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
        f"{'bytes':>10}  {'document s':>10}  {'notation s':>10}  {'formulas s':>10}  {'formulas':>8}  {'displays':>8}"
        f"  {'read':>6}  {'peak MB':>7}  growth of each"
    )
    first: dict[str, float] = {}
    for size in (size for size in SIZES if size <= options.largest):
        command = [sys.executable, __file__, "--one", str(size), "--formulas-up-to", str(options.formulas_up_to)]
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
        found = json.loads(done.stdout)
        spent = {name: found[name] for name in ("document", "notation", "formulas") if found[name] is not None}
        first = first or {name: seconds / size for name, seconds in spent.items()}
        growth = "  ".join(f"{seconds / size / first[name]:4.2f}" for name, seconds in spent.items())
        shown = "  ".join(f"{spent[name]:10.2f}" if name in spent else f"{'-':>10}" for name in first)
        read = f"{found['read'] / found['pieces']:6.1%}" if "formulas" in spent else f"{'-':>6}"
        counts = f"{found['pieces']:>8}  {found['displays']:>8}  {read}  {found['peak']:>7.0f}"
        print(f"{size:>10}  {shown}  {counts}  {growth}", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", type=int, default=SIZES[-1])
    parser.add_argument("--formulas-up-to", type=int, default=SIZES[-1], help="sizes whose formulas are read as well")
    parser.add_argument("--one", type=int, default=0, help=argparse.SUPPRESS)
    return parser.parse_args()


def _read(size: int, *, formulas: bool) -> dict[str, float | int | None]:
    sys.path.insert(0, str(ROOT))
    from symderiv.language.contexts import Context
    from symderiv.reading.documents.formats import read_document
    from symderiv.reading.formulas import read_formula
    from symderiv.reading.inference.inference import infer

    text = homework(size)
    infer(read_document("x.md", "Let $x$ be real. $$x = 1$$"))  # what is loaded once is not counted
    read_formula("a = b")
    start = time.process_time()
    document = read_document("x.md", text)
    document.parts()
    pieces = list(document.pieces())
    told = time.process_time()
    inferred = done = None
    whole = 0
    if formulas:
        notations = infer(document)
        inferred = time.process_time()
        chain = None
        for label, _, piece in pieces:
            known = notations.get(label) or notations.get("")
            row = read_formula(
                piece.latex, known.context if known else Context(), chain=chain if piece.display else None
            )
            chain = row.chain if piece.display else chain
            whole += not row.unread
        done = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    return {
        "document": told - start,
        "notation": inferred - told if inferred else None,
        "formulas": done - inferred if inferred and done else None,
        "displays": sum(piece.display for _, _, piece in pieces),
        "pieces": len(pieces),
        "read": whole,
        "peak": peak,
    }


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
            tag = tag % 999 + 1
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
