"""The figures are those of the program that the project is measured with, where it and its reports stand beside the project."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from marsad.evaluation.figures import evaluate
from marsad.evaluation.gold import load_gold
from marsad.intake import read_inputs
from marsad.observatory.reading import read_many
from marsad.records import Claim, Report, to_json

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("SHARED") or ROOT.parent / "shared").resolve()
PROGRAM = SHARED / "tools" / "score_claims.py"
SETS = {
    "samples": (ROOT / "samples" / "gold", ROOT / "samples" / "reports", ROOT / "samples" / "reports.csv"),
    "seeds": (SHARED / "gold", SHARED / "seeds", SHARED / "seeds" / "reports.csv"),
    "labelled": (SHARED / "reports" / "labelled",) * 2 + (SHARED / "reports" / "labelled" / "reports.csv",),
}


def read_folder(folder: Path, manifest: Path) -> list[tuple[Report, list[Claim]]]:
    readings = []
    for report, claims in read_many(item for item in read_inputs([folder], manifest) if isinstance(item, Report)):
        assert isinstance(claims, list)
        readings.append((report, claims))
    return readings


@pytest.mark.skipif(not PROGRAM.exists(), reason="the program that scores is not here")
@pytest.mark.parametrize("name", SETS)
def test_the_figures_are_the_same(name: str, tmp_path: Path) -> None:
    gold, folder, manifest = SETS[name]
    readings = read_folder(folder, manifest)
    (tmp_path / "claims.jsonl").write_bytes(b"".join(to_json(claim) + b"\n" for _, claims in readings for claim in claims))
    command = [sys.executable, PROGRAM, gold, folder, tmp_path / "claims.jsonl", "--json", tmp_path / "figures.json"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    evaluation = evaluate(load_gold(gold), readings)
    figures = evaluation.figures()
    assert json.loads((tmp_path / "figures.json").read_text("utf-8")) == {
        "claims": [figures.claims.precision, figures.claims.recall, figures.claims.f1],
        "full": [figures.full.precision, figures.full.recall, figures.full.f1],
        "broken_spans": figures.broken_spans,
        "added_actors": figures.added_actors,
        "fields": {field: list(counts) for field, counts in sorted(figures.fields.items())},
    }
    for report in evaluation.verdicts:
        own = evaluation.figures(report)
        counts = f"gold {own.claims.wanted:3}  read {own.claims.read:3}  matched {own.claims.right:3}  fully right {own.full.right:3}"
        assert f"{report:32} {counts}" in printed.splitlines()
