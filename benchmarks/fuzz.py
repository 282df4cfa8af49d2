"""Odd documents and odd formulas: none may crash, hang, lose a character, or be read as something it is not.

    python benchmarks/fuzz.py [--seconds N] [--jobs N] [--only documents|formulas] [--corpus DIR]

Guided by coverage with atheris (``pip install 'symderiv[fuzz]'``); where that is not installed, by mutation alone. What
is found is kept in the corpus folder, one file for each kind of failure, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[1]
SLOWEST = 30  # seconds for one input, after which it is a hang
LONGEST = 2_000  # bytes of an input


def main() -> int:
    """Runs the campaign, or, called by itself, one worker of it."""
    options = _options()
    if options.worker:
        return _work(options.worker, options.seconds, Path(options.corpus), options.seed)
    names = [options.only] if options.only else ["documents", "formulas"]
    guided = importlib.util.find_spec("atheris") is not None
    print("guided by coverage (atheris)" if guided else "atheris is not installed: mutations without guidance")
    with tempfile.TemporaryDirectory() as scratch:
        corpus = Path(options.corpus or scratch)
        seconds = options.seconds if options.jobs > 1 else options.seconds / len(names)
        with ThreadPoolExecutor(options.jobs) as pool:
            runs = [pool.submit(_campaign, name, seconds, corpus / name, options.seed) for name in names]
        for run in runs:
            run.result()
        return _summary(corpus, names)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=1800)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", choices=["documents", "formulas"])
    parser.add_argument("--corpus", default="", help="where inputs and findings are kept (default: nowhere)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--worker", default="", help=argparse.SUPPRESS)
    return parser.parse_args()


def _campaign(name: str, seconds: float, folder: Path, seed: int) -> None:
    """Workers one after another until the time is over; one that hangs or dies leaves a finding behind."""
    for part in ("inputs", "found"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    end, turn = time.monotonic() + seconds, 0
    while (left := end - time.monotonic()) > 1:
        command = [sys.executable, __file__, "--worker", name, "--seconds", str(int(left)), "--corpus", str(folder)]
        command += ["--seed", str(seed + turn)]
        with (folder / "log").open("ab") as log:
            done = subprocess.run(command, stdout=log, stderr=log, cwd=ROOT, check=False)
        turn += 1
        if done.returncode and time.monotonic() - (end - left) < 2:
            (folder / "found" / "worker").write_text((folder / "log").read_text(errors="replace")[-2000:])
            return


def _work(name: str, seconds: float, folder: Path, seed: int) -> int:
    """One worker: inputs are made until the time is over or one of them hangs."""
    sys.path.insert(0, str(ROOT))
    try:
        import atheris
    except ImportError:
        return _mutating(name, seconds, folder, seed)
    with atheris.instrument_imports(include=["symderiv"]):
        from benchmarks import fuzz_targets
    (folder / "words").write_text("".join(f'"{_quoted(word)}"\n' for word in fuzz_targets.WORDS))
    for index, data in enumerate(fuzz_targets.seeds(name)):
        (folder / "inputs" / f"seed-{index}").write_bytes(data)
    flags = [
        f"-max_total_time={int(seconds)}",
        f"-timeout={SLOWEST}",
        f"-max_len={LONGEST}",
        f"-seed={seed}",
        "-len_control=10",
        f"-dict={folder / 'words'}",
        f"-artifact_prefix={folder / 'found'}/",
        "-rss_limit_mb=2048",
        "-print_final_stats=1",
    ]
    target = fuzz_targets.TARGETS[name]
    atheris.Setup([sys.argv[0], *flags, str(folder / "inputs")], lambda data: _tried(target, data, folder))
    atheris.Fuzz()
    return 0


def _mutating(name: str, seconds: float, folder: Path, seed: int) -> int:
    from benchmarks import fuzz_targets

    mutate(
        fuzz_targets.seeds(name),
        fuzz_targets.WORDS,
        seconds,
        seed,
        lambda data: _tried(fuzz_targets.TARGETS[name], data, folder),
    )
    return 0


def mutate(
    seeds: Iterable[bytes], words: Sequence[str], seconds: float, seed: int, attempt: Callable[[bytes], object]
) -> int:
    """Inputs made by cutting, doubling and splicing others, and by inserting words; how many were tried."""
    random, pool, tried = Random(seed), list(seeds), 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        data = bytearray(random.choice(pool))
        for _ in range(random.randint(1, 8)):
            at, to = sorted(random.randrange(1, len(data) + 1) for _ in range(2)) if len(data) > 1 else (1, 1)
            match random.randrange(5):
                case 0:
                    del data[at:to]
                case 1:
                    data[at:at] = data[at:to]
                case 2:
                    other = random.choice(pool)
                    data[at:to] = other[random.randrange(len(other)) :][:200]
                case _:
                    data[at:at] = random.choice(words).encode() + b" " * random.randrange(2)
        attempt(bytes(data[:LONGEST]))
        tried += 1
        if random.random() < 0.02:
            pool.append(bytes(data[:LONGEST]))
    return tried


def _tried(target: Callable[[bytes], None], data: bytes, folder: Path) -> None:
    """Tries one input; what breaks is kept, the shortest example of each kind."""
    try:
        target(data)
    except Exception as error:
        kind = where(error)
        kept = folder / "found" / kind
        if not kept.exists() or len(data) < kept.stat().st_size:
            kept.write_bytes(data)
            (folder / "found" / f"{kind}.txt").write_text("".join(traceback.format_exception(error))[-4000:])


def where(error: Exception) -> str:
    """The kind of a failure: its own word for it, or the exception and the line that raised it."""
    own = getattr(error, "where", None)
    if own:
        return str(own)
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "symderiv" in frame.filename]
    place = f"{Path(frames[-1].filename).stem}-{frames[-1].name}" if frames else "nowhere"
    return f"{type(error).__name__}-{place}"


def _quoted(word: str) -> str:
    return "".join(c if c.isalnum() else f"\\x{ord(c):02x}" for c in word)


def _summary(corpus: Path, names: list[str]) -> int:
    """Prints what was found; 1 where anything was."""
    found = Counter[str]()
    for name in names:
        folder = corpus / name
        runs = [
            line for line in (folder / "log").read_text(errors="replace").split("\n") if "number_of_executed" in line
        ]
        tried = sum(int(line.split(":")[-1]) for line in runs)
        print(f"{name}: {tried or 'some'} inputs, {sum(1 for _ in (folder / 'inputs').iterdir())} kept")
        for path in sorted((folder / "found").iterdir()):
            if path.suffix != ".txt" and not path.name.startswith(
                "slow-unit"
            ):  # slow on this machine, within our bound
                found[name] += 1
                print(f"  {path.name}: {path.read_bytes()[:300]!r}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
