"""How much of what people write is read, how fast, and how that compares with other readers of LaTeX.

    python benchmarks/bench_reading.py [--no-peers] [--json] [--reasons N] [--profile]

Every row is read afresh in a warm process, in the order of its document, with the chain of the rows before it. A row is
read *whole* if nothing of it is unread, *in part* if at least one of its sides is. Peers read the same rows, each in a
process of its own with five seconds for a row; the ratio is over the rows which that peer reads. Times are those of
the processor, so that what else the machine does is not counted.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from benchmarks.reading_corpora import Row, corpora
from benchmarks.reading_peers import PEERS, Missing, measured
from symderiv.language.terms import Unread, subterms
from symderiv.reading.formulas import ChainState, ReadRow, read_formula
from symderiv.reading.syntax.parser import parse


@dataclass
class Tally:
    """What became of the rows of one corpus."""

    name: str
    whole: int = 0
    part: int = 0
    unread: int = 0
    seconds: list[float] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)
    first: dict[str, str] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self.whole + self.part + self.unread

    def add(self, row: ReadRow, seconds: float) -> None:
        """One more row."""
        self.seconds.append(seconds)
        if not row.unread:
            self.whole += 1
            return
        if any(side for side in row.sides if not any(isinstance(t, Unread) for t in subterms(side))):
            self.part += 1
        else:
            self.unread += 1
        span, reason = row.unread[0]
        self.reasons[reason] += 1
        self.first.setdefault(reason, row.latex[span.start : span.end])

    def as_dict(self) -> dict[str, Any]:
        """The numbers, for --json."""
        return {
            "corpus": self.name, "rows": self.rows, "whole": self.whole, "part": self.part, "unread": self.unread,
            "median_ms": 1000 * median(self.seconds), "p95_ms": 1000 * percentile(self.seconds, 95),
            "reasons": dict(self.reasons.most_common()),
        }  # fmt: skip


def percentile(values: Sequence[float], percent: int) -> float:
    """The value below which so many per cent of them lie."""
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]


def read_all(name: str, rows: Sequence[Row], times: dict[str, float]) -> Tally:
    """Read a corpus once. ``times`` takes the shortest time of each row."""
    tally = Tally(name)
    chain = ChainState()
    for row in rows:
        if row.opens:
            chain = read_formula(row.before, row.context, chain=ChainState()).chain if row.before else ChainState()
        parse.cache_clear()
        start = time.process_time()
        read = read_formula(row.latex, row.context, chain=chain)
        seconds = time.process_time() - start
        tally.add(read, seconds)
        times[row.latex] = min(seconds, times.get(row.latex, seconds))
        chain = read.chain
    return tally


def compared(times: dict[str, float]) -> list[dict[str, Any]]:
    """Each peer on the same rows: how many it reads, how fast, and how often faster symderiv is on those."""
    found: list[dict[str, Any]] = []
    for peer in PEERS:
        try:
            answers = measured(peer, times)
        except Missing as missing:
            found.append({"peer": peer.name, "missing": str(missing)})
            continue
        reads = {latex: seconds for latex, (good, seconds) in answers.items() if good}
        if not reads:
            found.append({"peer": peer.name, "missing": "reads none of the rows"})
            continue
        ours = [times[latex] for latex in reads]
        found.append({
            "peer": peer.name, "rows": len(answers), "reads": len(reads), "median_ms": 1000 * median(reads.values()),
            "p95_ms": 1000 * percentile(list(reads.values()), 95), "our_median_ms": 1000 * median(ours),
            "ratio_median": median(reads.values()) / median(ours), "ratio_total": sum(reads.values()) / sum(ours),
        })  # fmt: skip
    return found


def show(tallies: Sequence[Tally], peers: Sequence[dict[str, Any]], reasons: int) -> None:
    """The report for people."""
    print(f"{'corpus':28}{'rows':>6}{'whole':>9}{'in part':>9}{'unread':>8}{'median':>11}{'p95':>11}")
    for t in tallies:
        print(f"{t.name:28}{t.rows:6}{t.whole / t.rows:9.1%}{t.part / t.rows:9.1%}{t.unread / t.rows:8.1%}"
              f"{1000 * median(t.seconds):8.2f} ms{1000 * percentile(t.seconds, 95):8.2f} ms")  # fmt: skip
    for t in tallies:
        if t.reasons and reasons:
            print(f"\n{t.name}: why rows are not read whole")
            for reason, count in t.reasons.most_common(reasons):
                print(f"  {count:4}  {reason}: {t.first[reason][:60]}")
    if peers:
        print(f"\n{'peer':24}{'reads':>13}{'median':>11}{'p95':>11}{'symderiv':>11}   faster (median, total)")
    for p in peers:
        if "missing" in p:
            print(f"{p['peer']:24}{p['missing']}")
            continue
        print(f"{p['peer']:24}{p['reads']:6} /{p['rows']:5}{p['median_ms']:8.2f} ms{p['p95_ms']:8.2f} ms"
              f"{p['our_median_ms']:8.2f} ms{p['ratio_median']:9.1f} ×{p['ratio_total']:8.1f} ×")  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> None:
    """Read every corpus that is there, and the peers the same."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--no-peers", action="store_true", help="symderiv alone")
    parser.add_argument("--json", action="store_true", help="numbers for programs")
    parser.add_argument("--reasons", type=int, default=10, metavar="N", help="how many reasons to show (10)")
    parser.add_argument("--profile", action="store_true", help="where the time goes, instead")
    options = parser.parse_args(arguments)
    times: dict[str, float] = {}
    read = [(name, rows) for name, rows in corpora() if rows]
    for name, rows in read:
        read_all(name, rows[:50], {})  # warm
    profile = cProfile.Profile()
    if options.profile:
        profile.enable()
    tallies = [read_all(name, rows, times) for name, rows in read]
    if options.profile:
        profile.disable()
        pstats.Stats(profile).sort_stats("tottime").print_stats(40)
        return
    peers = [] if options.no_peers else compared(times)
    if options.json:
        print(json.dumps({"corpora": [tally.as_dict() for tally in tallies], "peers": peers}, indent=2))
    else:
        show(tallies, peers, options.reasons)


if __name__ == "__main__":
    main()
