"""How much is decided, how rightly and how fast: links of our own, links of real solutions, and whole solutions.

    python benchmarks/bench_deciding.py [--some N] [--peers] [--odd]

The data sets stand beside the project, in ``../shared``, and are skipped where they are not. ``--some`` takes N links
or solutions of each, drawn by a fixed seed; ``--odd`` prints what was decided against its label, and what was not
decided. ``--peers`` has Math-Verify and SymPy decide the same links, each in a process of its own. Times are those of
the processor, reading included, in a warm process.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.deciding_peers import compared
from benchmarks.links_of_our_own import mutants, true_links
from symderiv.checking import check
from symderiv.grading.report import ClaimReport
from symderiv.statements import decide

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
SEED = 5
LABELS = ("true", "false", "context")
VERDICTS = ("proved", "supported", "undecided", "none", "refuted", "unread")


@dataclass(frozen=True)
class Labelled:
    """A link, what is said of its letters, and what it is."""

    latex: str
    label: str
    notation: Mapping[str, str] = field(default_factory=dict)
    note: str = ""


def own_links() -> list[Labelled]:
    """The project's own table, and its mutants."""
    rows = [Labelled(x.latex, "true", x.notation, x.field) for x in true_links()]
    return rows + [Labelled(x.latex, "false", x.notation, f"{x.field}, {x.edit}") for x in mutants()]


def shared_links() -> list[Labelled]:
    """Links of real solutions, where they are present."""
    rows = _lines(SHARED / "links" / "dev.jsonl")
    return [Labelled(f"{r['lhs']} {r['rel']} {r['rhs']}", r["label"], {}, r["note"]) for r in rows]


def _lines(file: Path) -> list[dict[str, Any]]:
    if not file.exists():
        print(f"{file} is not there: skipped")
        return []
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _some(rows: Sequence[Any], count: int | None) -> list[Any]:
    return list(rows) if count is None or count >= len(rows) else random.Random(SEED).sample(list(rows), count)


def of_links(name: str, rows: Sequence[Labelled], *, odd: bool) -> None:
    """Decides each link and prints what became of them, by label."""
    if not rows:
        return
    tally: Counter[tuple[str, str]] = Counter()
    seconds: dict[str, list[float]] = {label: [] for label in LABELS}
    for row in rows:
        start = time.process_time()
        decision = decide(row.latex, notation=row.notation)
        seconds[row.label].append(time.process_time() - start)
        tally[row.label, decision.verdict] += 1
        if odd and decision.verdict not in RIGHT[row.label]:
            print(f"  {row.label} {decision.verdict}: {row.latex}  [{row.note}] {decision.reason[:80]}")
    print(f"\n{name}: {len(rows)} links")
    for label in LABELS:
        total = len(seconds[label])
        if total:
            shares = ", ".join(f"{v} {100 * tally[label, v] / total:.1f} %" for v in VERDICTS if tally[label, v])
            print(f"  {label:8}{total:6}  {shares};  {_times(seconds[label])}")
    print(f"  all     {_times([s for taken in seconds.values() for s in taken])}")


RIGHT: Mapping[str, frozenset[str]] = {
    "true": frozenset({"proved"}),
    "false": frozenset({"refuted"}),
    "context": frozenset({"undecided", "none"}),
}


def _times(seconds: Iterable[float]) -> str:
    ordered = sorted(seconds)
    median, high = ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    return f"median {1000 * median:.2f} ms, p95 {1000 * high:.1f} ms, most {1000 * ordered[-1]:.0f} ms"


def of_solutions(count: int | None, *, odd: bool) -> None:
    """Checks whole solutions, right ones and the same with one wrong step."""
    rows = _lines(SHARED / "solutions" / "dev.jsonl")
    if not rows:
        return
    chosen = set(_some(sorted({r.get("correct_id") or r["id"] for r in rows}), count))
    tally: Counter[str] = Counter()
    claims: Counter[str] = Counter()
    seconds: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        for row in rows:
            if (row.get("correct_id") or row["id"]) in chosen:
                found, first, taken = _checked(row, Path(folder) / "solution.md")
                seconds.append(taken)
                claims.update(claim.judgement for claim in found)
                outcome = _outcome(row, found, first)
                tally[outcome] += 1
                if odd and outcome in ("false alarm", "missed"):
                    wrong = [claim.latex for claim in found if claim.judgement == "wrong"]
                    print(f"  {outcome}: {row['id']} {wrong or row['wrong']}")
    clean, alarms = tally["clean"], tally["false alarm"]
    hit, missed = tally["found"], tally["missed"]
    open_, judged = claims["unknown"], sum(n for judgement, n in claims.items() if judgement != "not_a_claim")
    print(f"\nwhole solutions: {len(seconds)}")
    print(f"  right ones without a refuted claim  {_share(clean, clean + alarms)}")
    print(f"  wrong line found                    {_share(hit, hit + missed)}")
    print(f"  claims decided                      {_share(judged - open_, judged)}")
    print(f"  {_times(seconds)}")


def _checked(row: Mapping[str, Any], file: Path) -> tuple[list[ClaimReport], int, float]:
    """The claims, the line before the solution's first, and the time."""
    head = f"## 1\n\n{row['problem']}\n\n**Solution**\n\n"
    file.write_text(head + row["solution"], encoding="utf-8")
    start = time.process_time()
    report = check(str(file), deadline=3.0)
    return [c for part in report.parts for c in part.claims], head.count("\n"), time.process_time() - start


def _outcome(row: Mapping[str, Any], found: Sequence[ClaimReport], before: int) -> str:
    wrong = [claim for claim in found if claim.judgement == "wrong"]
    if row["wrong"] is None:
        return "false alarm" if wrong else "clean"
    line = row["wrong"]["line"] + before
    return "found" if any(claim.line <= line <= claim.end_line for claim in wrong) else "missed"


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole}, {100 * part / max(1, whole):.1f} %"


def main() -> None:
    """Runs the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--some", type=int, metavar="N", help="so many links or solutions of each data set")
    parser.add_argument("--peers", action="store_true", help="Math-Verify and SymPy on the same links")
    parser.add_argument("--odd", action="store_true", help="print every disagreement")
    options = parser.parse_args()
    own, real = own_links(), _some(shared_links(), options.some)
    of_links("links of our own", own, odd=options.odd)
    of_links("links of real solutions", real, odd=options.odd)
    of_solutions(options.some, odd=options.odd)
    if options.peers:
        rows = [row for row in (*own, *real) if row.label != "context" and not row.notation]
        print("\nequations that need no notation, by symderiv and by its peers")
        compared([(row.latex, row.label == "true") for row in _some(rows, options.some)])


if __name__ == "__main__":
    main()
