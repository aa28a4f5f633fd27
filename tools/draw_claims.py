"""Draw claims at random to judge by reading, keep a sheet of verdicts, and say what they add up to.

    python tools/draw_claims.py draw FOLDER --seed N [--count 150] --to FILE [--sheet docs/precision/draw-N.csv]
    python tools/draw_claims.py sum [SHEET...]

`draw` reads every report of FOLDER (with its manifest reports.csv, where there is one) and draws claims; the same folder, reading and
seed give the same ones. FILE gets each with its words, to judge; it holds text of reports, so it must lie outside the project. The
sheet holds ids and room for verdicts and no text: docs/precision/README.md says how it is filled in. `sum` prints the shares.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import math
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from marsad.intake import read_inputs
from marsad.observatory.reading import read_many
from marsad.reader import reading_version
from marsad.records import Claim, Report, to_dict

ROOT = Path(__file__).parents[1]
SHEETS = ROOT / "docs" / "precision"
COLUMNS = ("number", "report", "claim", "kind", "status", "right", "wrong", "actor", "hedge", "version")
FIELDS = (
    "none", "kind", "status", "disputes", "actors", "targets", "objects", "places", "time", "source", "numbers", "counts", "share",
    "extent", "phase", "means", "cause", "evidence",
)  # fmt: skip
"""What may be wrong: a field, or `none` where the words say no such thing at all."""
ALLOWED = {"right": ("yes", "no"), "actor": ("", "invented", "wrong"), "hedge": ("", "lost")}
BEFORE, AFTER = 300, 200
SAID = (
    "subkind", "disputes", "objects", "counts", "counting", "share", "extent", "phase", "means", "cause",
)  # fmt: skip


class SheetError(Exception):
    """A sheet that cannot be added up: names the file and the row."""


class Drawn(NamedTuple):
    """A claim with its report."""

    report: Report
    claim: Claim


def read_folder(folder: Path, manifest: Path | None = None) -> Iterator[Drawn]:
    """Every claim of a folder of reports, by its own manifest if none is named. Raises what keeps a report from being read."""
    own = folder / "reports.csv"
    for item in read_inputs([folder], manifest or (own if own.exists() else None)):
        if not isinstance(item, Report):
            raise item
        ((report, claims),) = read_many([item])
        if not isinstance(claims, list):
            raise claims
        for claim in claims:
            yield Drawn(report, claim)


def draw(drawn: Sequence[Drawn], seed: int, count: int) -> list[Drawn]:
    """So many claims, each as likely as any other, in the order of their reports and words.

    They are those whose hash with the seed is least: whether one is drawn does not hang on how many others there are.
    """

    def lot(one: Drawn) -> bytes:
        return hashlib.sha256(f"{seed}\x1f{one.claim.id}".encode()).digest()

    chosen = sorted(drawn, key=lot)[:count]
    return sorted(chosen, key=lambda one: (one.report.path, one.claim.evidence.start, one.claim.id))


def describe(number: int, one: Drawn) -> str:
    """A claim for the one who judges: its words in their surroundings, and every field that was read."""
    report, claim = one
    start, end = claim.evidence.start, claim.evidence.end
    text = report.text
    words = f"{text[max(0, start - BEFORE) : start]}[[{text[start:end]}]]{text[end : end + AFTER]}"
    lines = [f"#{number} {claim.id}  {Path(report.path).name}  {report.outlet or '?'} {report.published or '?'}"]
    lines += ["   " + line for line in words.splitlines() if line.strip()]
    lines.append(f"   = {claim.kind} {claim.status}  confidence {claim.confidence:.2f}  {', '.join(claim.rules)}")
    fields = to_dict(claim)
    shown = {name: [party["id"] for party in fields[name]] for name in ("actors", "targets", "source")}
    shown["places"] = [f"{place['role']} {place['name']} ({place['type']}, {place['parent']})" for place in fields["places"]]
    shown["time"] = [f"{name} {value}" for name, value in (fields["time"] or {}).items() if value]
    shown["numbers"] = [f"{name} {_short(count)}" for name, count in fields["quantities"].items()]
    shown |= {name: fields[name] for name in SAID}
    lines += [f"     {name}: {_short(value)}" for name, value in shown.items() if value]
    return "\n".join(lines)


def _short(value: object) -> str:
    """A value without what says nothing in it."""
    if isinstance(value, dict):
        return ", ".join(f"{key} {_short(each)}" for key, each in value.items() if each not in (None, [], False))
    if isinstance(value, list):
        return "; ".join(map(_short, value))
    return str(value)


def write_sheet(path: Path, chosen: Sequence[Drawn]) -> None:
    """An empty sheet: ids, no words. Raises `SheetError` rather than lose verdicts."""
    if path.exists():
        raise SheetError(f"{path} is there already: draw with another seed, or delete it")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, restval="", lineterminator="\n")
        writer.writeheader()
        for number, (report, claim) in enumerate(chosen, start=1):
            row = {"number": number, "report": report.id[:16], "claim": claim.id, "kind": claim.kind, "status": claim.status}
            writer.writerow(row | {"version": reading_version()})


def load_sheet(path: Path) -> list[dict[str, str]]:
    """The judged rows of a sheet. Raises `SheetError` where a verdict is none."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        if set(row) != set(COLUMNS) or None in row.values():
            raise SheetError(f"{path}: row {row.get('number')}: the columns are not {', '.join(COLUMNS)}")
        if not row["right"]:
            continue
        for column, words in ALLOWED.items():
            if row[column] not in words:
                raise SheetError(f"{path}: row {row['number']}: {column} is {row[column]!r}: write one of {', '.join(filter(None, words))}")
        unknown = set(row["wrong"].split()) - set(FIELDS)
        if unknown or bool(row["wrong"]) is (row["right"] == "yes"):
            raise SheetError(f"{path}: row {row['number']}: wrong is {row['wrong']!r}: where right is no, name fields of {', '.join(FIELDS)}")
        if (row["actor"] or row["hedge"]) and row["right"] == "yes":
            raise SheetError(f"{path}: row {row['number']}: right, and yet its actor or hedge is not")
    return [row for row in rows if row["right"]]


def interval(hits: int, count: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson)."""
    z = 1.96
    share, scale = hits / count, 1 + z * z / count
    middle = (share + z * z / (2 * count)) / scale
    half = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count)) / scale
    return max(0.0, middle - half), min(1.0, middle + half)


def summarise(name: str, rows: Sequence[dict[str, str]]) -> str:
    """The shares of one sheet, in lines."""
    if not rows:
        return f"{name}: nothing judged yet"
    hits = {
        "fully right": sum(row["right"] == "yes" for row in rows),
        "no such claim": sum("none" in row["wrong"].split() for row in rows),
        "actor invented": sum(row["actor"] == "invented" for row in rows),
        "actor wrong": sum(row["actor"] == "wrong" for row in rows),
        "actor invented or wrong": sum(bool(row["actor"]) for row in rows),
        "hedged, read as asserted": sum(row["hedge"] == "lost" for row in rows),
    }
    lines = [f"{name}: {len(rows)} claims judged"]
    for what, count in hits.items():
        low, high = interval(count, len(rows))
        lines.append(f"  {what:<26} {count:>4}  {count / len(rows):.3f}  ({low:.3f} to {high:.3f})")
    wrong = Counter(field for row in rows for field in row["wrong"].split())
    lines.append("  wrong: " + (", ".join(f"{field} {count}" for field, count in sorted(wrong.items(), key=lambda pair: (-pair[1], pair[0]))) or "nothing"))
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw, or add up."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    drawing = commands.add_parser("draw", help="draw claims and lay out a sheet")
    drawing.add_argument("folder", type=Path)
    drawing.add_argument("--manifest", type=Path, help="what is known of the reports, by default reports.csv in the folder")
    drawing.add_argument("--seed", type=int, required=True)
    drawing.add_argument("--count", type=int, default=150)
    drawing.add_argument("--to", type=Path, required=True, metavar="FILE", help="where the claims with their words go, outside the project")
    drawing.add_argument("--sheet", type=Path, help="the sheet, by default docs/precision/draw-N.csv")
    summing = commands.add_parser("sum", help="the shares of sheets, and of all together")
    summing.add_argument("sheets", type=Path, nargs="*")
    given = parser.parse_args(arguments)
    try:
        if given.command == "sum":
            return _sum(given.sheets or sorted(SHEETS.glob("*.csv")))
        if given.to.resolve().is_relative_to(ROOT.resolve()):
            parser.error(f"--to {given.to} lies in the project: the words of reports do not go there")
        everything = list(read_folder(given.folder, given.manifest))
        chosen = draw(everything, given.seed, given.count)
        sheet = given.sheet or SHEETS / f"draw-{given.seed}.csv"
        write_sheet(sheet, chosen)
    except SheetError as error:
        parser.error(str(error))
    given.to.write_text("\n\n".join(describe(number, one) for number, one in enumerate(chosen, start=1)) + "\n", "utf-8")
    print(f"{len(chosen)} of {len(everything)} claims drawn: words in {given.to}, sheet {sheet}")
    return 0


def _sum(paths: Sequence[Path]) -> int:
    sheets = {path.stem: load_sheet(path) for path in paths}
    for name, rows in sheets.items():
        print(summarise(name, rows))
    if len(sheets) > 1:
        print(summarise("all", [row for rows in sheets.values() for row in rows]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
