"""Score the reading against claims marked by hand and hold it to the bars of `tools/bars.toml`.

    python tools/check_scores.py [--shared FOLDER] [--bars FILE] [--set NAME]

FOLDER holds the reports and, in `tools/score_claims.py`, the program that scores. Exit status 1 if a bar is missed.
"""

from __future__ import annotations

import argparse
import fnmatch
import json
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

HERE = Path(__file__).parent


class Bars(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One set of reports and what the reading must reach on it; see `bars.toml`."""

    name: str
    reports: str
    gold: str | None = None
    claims_f1: float | None = None
    full_f1: float | None = None
    broken_spans: int = 0
    claims_per_report: float | None = None
    share_with_claims: float | None = None
    but_not: str = ""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    set: list[Bars]


class Measured:
    """Figures of one set, each beside its bar."""

    def __init__(self, bars: Bars) -> None:
        self._name = bars.name
        self.missed = 0

    def show(self, what: str, value: float, least: float | None = None, most: float | None = None) -> None:
        """Print one figure and whether it holds."""
        holds = (least is None or value >= least) and (most is None or value <= most)
        bar = f"at least {least:g}" if least is not None else f"at most {most:g}" if most is not None else ""
        self.missed += not holds
        verdict = "ok" if holds else "MISSED"
        print(f"{self._name:<12} {what:<26} {value:>8.3f}  {bar:<14} {verdict if bar else ''}".rstrip())


def read_folder(folder: Path, output: Path) -> str:
    """Read a folder with its manifest as JSON Lines into a file; returns what went wrong, "" if nothing did."""
    command = [sys.executable, "-m", "marsad", "read", "--manifest", str(folder / "reports.csv"), "--format", "jsonl", "--quiet"]
    with output.open("wb") as stream:
        done = subprocess.run([*command, str(folder)], stdout=stream, stderr=subprocess.PIPE, check=False)
    if done.returncode:
        return done.stderr.decode("utf-8", "replace").strip() or f"exit status {done.returncode}"
    return ""


def spans(claim: dict[str, Any]) -> Iterator[tuple[int, int, str]]:
    """Every span of a claim with the words that it is said to hold."""
    evidence = claim["evidence"]
    yield evidence["start"], evidence["end"], evidence["text"]
    for field in ("actors", "targets", "places", "source"):
        for item in claim[field]:
            if item["mention"] is not None and item["start"] is not None:
                yield item["start"], item["end"], item["mention"]


def broken_spans(folder: Path, claims: list[dict[str, Any]]) -> int:
    """How many spans differ from the text as received."""
    texts: dict[str, str] = {}
    broken = 0
    for claim in claims:
        name = Path(claim["report"]["path"]).name
        if name not in texts:
            texts[name] = (folder / name).read_bytes().decode("utf-8-sig")
        broken += sum(texts[name][start:end] != words for start, end, words in spans(claim))
    return broken


def measure(bars: Bars, shared: Path, work: Path) -> int:
    """Read one set and compare it with its bars; returns how many bars were missed."""
    folder, output, measured = shared / bars.reports, work / f"{bars.name}.jsonl", Measured(bars)
    if not folder.is_dir():
        print(f"{bars.name:<12} left out: {bars.reports} is not there")
        return 0
    problem = read_folder(folder, output)
    if problem:
        print(f"{bars.name:<12} not every report was read: {problem}  MISSED")
        return 1
    claims = [json.loads(line) for line in output.read_text("utf-8").splitlines()]
    reports = sorted(path.name for path in folder.glob("*.txt"))
    each = Counter(Path(claim["report"]["path"]).name for claim in claims)
    if bars.gold is not None:
        figures = score(shared, bars.gold, folder, output, work / "figures.json")
        measured.show("claims F1", figures["claims"][2], least=bars.claims_f1)
        measured.show("full F1", figures["full"][2], least=bars.full_f1)
        measured.show("added actors", figures["added_actors"])
        measured.show("broken spans, as scored", figures["broken_spans"], most=bars.broken_spans)
    measured.show("broken spans", broken_spans(folder, claims), most=bars.broken_spans)
    measured.show("claims a report", len(claims) / max(len(reports), 1), most=bars.claims_per_report)
    if bars.share_with_claims is not None:
        counted = [name for name in reports if not fnmatch.fnmatch(name, bars.but_not)]
        share = sum(each[name] > 0 for name in counted) / max(len(counted), 1)
        measured.show("share that gives a claim", share, least=bars.share_with_claims)
    return measured.missed


def score(shared: Path, gold: str, folder: Path, claims: Path, output: Path) -> dict[str, Any]:
    """The figures of the scoring program."""
    program = str(shared / "tools" / "score_claims.py")
    command = [sys.executable, program, str(shared / gold), str(folder), str(claims), "--json", str(output)]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    figures: dict[str, Any] = json.loads(output.read_text("utf-8"))
    return figures


def main() -> int:
    """Measure every set; 1 if a bar was missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=HERE.parents[1] / "shared")
    parser.add_argument("--bars", type=Path, default=HERE / "bars.toml")
    parser.add_argument("--set", help="only the set of this name")
    arguments = parser.parse_args()
    sets = msgspec.convert(tomllib.loads(arguments.bars.read_text("utf-8")), _File).set
    chosen = [bars for bars in sets if arguments.set in (None, bars.name)]
    if not chosen:
        parser.error(f"no set is called {arguments.set}; there are: {', '.join(bars.name for bars in sets)}")
    with tempfile.TemporaryDirectory() as work:
        missed = sum(measure(bars, arguments.shared, Path(work)) for bars in chosen)
    print(f"{missed} bars missed" if missed else "all bars held")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
