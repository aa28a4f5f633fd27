"""Measure speed, memory, start-up and sameness of output: `python benchmark/speed.py [--shared FOLDER] [--json FILE] [--strict]`.

Reading is warmed on one set of reports and measured on another, each text read once; where FOLDER is absent the project's
samples serve as both. Times are of one core. The yardstick is one pass of an Aho-Corasick automaton of every form and phrase
of the lexicon and the gazetteer over the same texts, folded, in the same run: a plain search for the words, with no reading.

With --strict the exit status is 1 if a limit is missed. Figures from a busy machine say little.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
WORDS = 400
LIMITS = {
    "ms per 400 words, median": 4.0,
    "times one Aho-Corasick pass, median": 150.0,
    "import marsad, s": 0.1,
}
IMPORTS = 7


class Folder(NamedTuple):
    """Reports and their manifest."""

    reports: Path
    manifest: Path


class Figures:
    """What was measured, printed as it comes."""

    def __init__(self) -> None:
        self.all: dict[str, float] = {}
        self.missed = 0

    def show(self, what: str, value: float) -> None:
        """Print one figure, with its limit if it has one."""
        limit = LIMITS.get(what)
        self.all[what] = value
        verdict = ""
        if limit is not None:
            self.missed += value > limit
            verdict = f"  at most {limit:g}: {'ok' if value <= limit else 'MISSED'}"
        print(f"{what:<40} {value:>10.3f}{verdict}", flush=True)


def folders(shared: Path) -> tuple[Folder, Folder]:
    """What to warm on and what to measure on."""
    warm, measured = (shared / "reports" / name for name in ("labelled", "unlabelled"))
    if warm.is_dir() and measured.is_dir():
        return Folder(warm, warm / "reports.csv"), Folder(measured, measured / "reports.csv")
    samples = Folder(ROOT / "samples" / "reports", ROOT / "samples" / "reports.csv")
    return samples, samples


def measure_reading(warm: Folder, measured: Folder, figures: Figures) -> None:
    """Milliseconds a text, and how many passes of a plain search that is."""
    import ahocorasick_rs

    from marsad.intake import read_inputs
    from marsad.reader import default_reader
    from marsad.records import Report
    from marsad.text.fold import fold_text

    def reports(folder: Folder) -> list[Report]:
        return [item for item in read_inputs([str(folder.reports)], str(folder.manifest)) if isinstance(item, Report)]

    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    reader = default_reader()
    patterns = sorted(set(reader.table.patterns()))
    automaton = ahocorasick_rs.AhoCorasick(patterns)
    for report in reports(warm):
        reader.read(report)
        automaton.find_matches_as_indexes(fold_text(report.text))
    per_text: list[float] = []
    ratios: list[float] = []
    words = claims = 0
    for report in reports(measured):
        count = max(len(report.text.split()), 1)
        folded = fold_text(report.text)
        start = time.perf_counter()
        claims += len(reader.read(report))
        reading = time.perf_counter() - start
        start = time.perf_counter()
        automaton.find_matches_as_indexes(folded)
        searching = time.perf_counter() - start
        per_text.append(reading * 1000 * WORDS / count)
        ratios.append(reading / searching)
        words += count
    figures.show("texts", len(per_text))
    figures.show("words a text", words / len(per_text))
    figures.show("claims", claims)
    figures.show("patterns of the yardstick", len(patterns))
    figures.show("ms per 400 words, median", statistics.median(per_text))
    figures.show("ms per 400 words, 95 in 100", statistics.quantiles(per_text, n=20)[-1])
    figures.show("times one Aho-Corasick pass, median", statistics.median(ratios))


def seconds(code: str) -> float:
    """How long a fresh interpreter takes for a piece of code, without its own start."""
    timed = f"import time; start = time.perf_counter()\n{code}\nprint(time.perf_counter() - start)"
    done = subprocess.run([sys.executable, "-c", timed], capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])


def measure_start(figures: Figures) -> None:
    """Import, and the first report of a process."""
    sample = ROOT / "samples" / "reports" / "syria_tadmur_agency.txt"
    figures.show("import marsad, s", statistics.median(seconds("import marsad") for _ in range(IMPORTS)))
    first = f"import marsad, pathlib\nlist(marsad.read(pathlib.Path({str(sample)!r}).read_text('utf-8')))"
    figures.show("first report of a process, s", seconds(first))


def measure_memory(folder: Folder, figures: Figures) -> None:
    """The peak of a process that reads all texts."""
    code = (
        "import resource, sys\nfrom marsad.intake import read_inputs\nfrom marsad.observatory.reading import read_many\n"
        f"for _ in read_many(read_inputs([{str(folder.reports)!r}], {str(folder.manifest)!r})): pass\n"
        "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "print(peak / (1 << 20 if sys.platform == 'darwin' else 1 << 10))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    figures.show("peak memory, MB", float(done.stdout))


def is_deterministic(folder: Folder) -> bool:
    """Whether two hash seeds, and one process or two, print the same bytes."""
    outputs: list[bytes] = []
    with tempfile.TemporaryDirectory() as work:
        for seed, jobs in (("1", "1"), ("2", "1"), ("3", "2")):
            command = [sys.executable, "-m", "marsad", "read", str(folder.reports), "--manifest", str(folder.manifest)]
            done = subprocess.run(
                [*command, "--format", "jsonl", "--quiet", "--jobs", jobs],
                env={**os.environ, "PYTHONHASHSEED": seed},
                cwd=work,
                stdout=subprocess.PIPE,
                check=True,
            )
            outputs.append(done.stdout)
    return len(outputs[0]) > 0 and len(set(outputs)) == 1


def main() -> int:
    """Measure everything; 1 with --strict if a limit is missed, and always if output differs between runs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--json", type=Path, help="write the figures here")
    parser.add_argument("--strict", action="store_true", help="a missed limit is a failure")
    arguments = parser.parse_args()
    warm, measured = (Folder(*(path.resolve() for path in folder)) for folder in folders(arguments.shared))
    print(f"Python {platform.python_version()}, warmed on {warm.reports.name}, measured on {measured.reports.name}")
    figures = Figures()
    # Start-up and memory come first: the parent process is bound to one core afterwards.
    measure_start(figures)
    measure_memory(measured, figures)
    same = is_deterministic(measured)
    print(f"{'same bytes for any hash seed and jobs':<40} {'yes' if same else 'NO':>10}", flush=True)
    measure_reading(warm, measured, figures)
    if arguments.json:
        arguments.json.write_text(json.dumps({**figures.all, "same bytes": same}, indent=1) + "\n", "utf-8")
    return int(not same or (arguments.strict and figures.missed > 0))


if __name__ == "__main__":
    sys.exit(main())
