"""Score the reading against claims marked by hand and hold it to the bars of `tools/bars.toml`.

    python tools/check_scores.py [--shared FOLDER] [--bars FILE] [--set NAME]

FOLDER holds the reports and the claims. Exit status 1 if a bar is missed.
"""

from __future__ import annotations

import argparse
import fnmatch
import sys
import tomllib
from pathlib import Path

import msgspec

from marsad.errors import GoldError, MarsadError
from marsad.evaluation.figures import broken_spans, evaluate
from marsad.evaluation.gold import load_gold
from marsad.evaluation.reliability import calibration_error
from marsad.intake import read_inputs
from marsad.observatory.reading import read_many
from marsad.records import Claim, Report

HERE = Path(__file__).parent


class Bars(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One set of reports and what the reading must reach on it; see `bars.toml`."""

    name: str
    reports: str
    gold: str | None = None
    claims_f1: float | None = None
    full_f1: float | None = None
    calibration: float | None = None
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


def read_folder(folder: Path) -> list[tuple[Report, list[Claim]]]:
    """The reports of a folder with its manifest, each with its claims. Raises what keeps one from being read."""
    readings: list[tuple[Report, list[Claim]]] = []
    for item in read_inputs([folder], folder / "reports.csv"):
        if not isinstance(item, Report):
            raise item
        ((report, claims),) = read_many([item])
        if not isinstance(claims, list):
            raise claims
        readings.append((report, claims))
    return readings


def measure(bars: Bars, shared: Path) -> int:
    """Read one set and compare it with its bars; returns how many bars were missed."""
    folder, measured = shared / bars.reports, Measured(bars)
    if not folder.is_dir():
        print(f"{bars.name:<12} left out: {bars.reports} is not there")
        return 0
    try:
        readings = read_folder(folder)
        evaluation = evaluate(load_gold(shared / bars.gold), readings) if bars.gold is not None else None
    except MarsadError as error:
        problem = "the gold is wrong" if isinstance(error, GoldError) else "not every report was read"
        print(f"{bars.name:<12} {problem}: {error}  MISSED")
        return 1
    if evaluation is not None:
        figures = evaluation.figures()
        measured.show("claims F1", figures.claims.f1, least=bars.claims_f1)
        measured.show("full F1", figures.full.f1, least=bars.full_f1)
        measured.show("added actors", figures.added_actors)
        measured.show("confidence is off by", calibration_error(evaluation.reliability()), most=bars.calibration)
    broken = sum(broken_spans(report.text, claim) for report, claims in readings for claim in claims)
    measured.show("broken spans", broken, most=bars.broken_spans)
    counted = [len(claims) for _, claims in readings]
    measured.show("claims a report", sum(counted) / max(len(counted), 1), most=bars.claims_per_report)
    if bars.share_with_claims is not None:
        counted = [len(claims) for report, claims in readings if not fnmatch.fnmatch(Path(report.path).name, bars.but_not)]
        measured.show("share that gives a claim", sum(map(bool, counted)) / max(len(counted), 1), least=bars.share_with_claims)
    return measured.missed


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
    missed = sum(measure(bars, arguments.shared) for bars in chosen)
    print(f"{missed} bars missed" if missed else "all bars held")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
