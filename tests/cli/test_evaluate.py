"""`marsad evaluate` in every format, and what it says of gold that is wrong."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from running import NEWS, Done

Marsad = Callable[..., Done]
RUN = ("evaluate", "gold", "reports", "--manifest", "reports/reports.csv")


@pytest.fixture
def gold(folder: Path) -> Path:
    """Gold for one of three reports: one claim that is read, one that is not."""
    (folder / "gold").mkdir()
    rows = f"- {{kind: strike, actors: [nobody], quote: '{NEWS[:30]}'}}\n- {{kind: siege, quote: ريف إدلب}}\n"
    (folder / "gold" / "a.yaml").write_text(f"report: a.txt\nclaims:\n{rows}", "utf-8")
    return folder / "gold"


def test_json_lines(gold: Path, marsad: Marsad) -> None:
    done = marsad(*RUN, "--errors", "--format", "jsonl")
    assert (done.status, done.err) == (0, "")
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert [row["name"] for row in rows if row["row"] == "rate"] == ["claims", "full"]
    assert [row["name"] for row in rows if row["row"] == "report"] == ["a.txt"]
    assert "missed" in {row["row"] for row in rows}
    assert all(row["report"] == "a.txt" and row["words"] for row in rows if row["row"] in ("missed", "invented", "wrong"))
    fewer = marsad(*RUN, "--format", "jsonl").out.splitlines()
    assert fewer == done.out.splitlines()[: len(fewer)] and len(fewer) < len(rows)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_tables_fit_and_say_the_same(gold: Path, marsad: Marsad, lang: str) -> None:
    done = marsad(*RUN, "--errors", "--lang", lang)
    assert done.status == 0 and "a.txt" in done.out and "0.000" in done.out
    assert ("missed" in done.out) is (lang == "en")
    for line in done.out.splitlines():
        assert len([char for char in line if char not in "\u2066\u2067\u2068\u2069"]) <= 80


def test_csv(gold: Path, marsad: Marsad) -> None:
    lines = marsad(*RUN, "--errors", "--format", "csv").out.splitlines()
    assert lines[0].startswith("\ufeffrow,name,right") and any(line.startswith("missed,") for line in lines)


def test_bad_gold_is_an_error(gold: Path, marsad: Marsad) -> None:
    (gold / "a.yaml").write_text("report: a.txt\nclaims:\n- {kind: battle, quote: قصفت}\n", "utf-8")
    done = marsad(*RUN)
    assert (done.status, done.out) == (1, "") and "a.yaml: claim 1" in done.err and len(done.err.splitlines()) == 1
    assert marsad("evaluate", "gold").status == 2
    assert marsad("evaluate", "nowhere", "reports").status == 1


def test_reports_that_are_not_read(gold: Path, marsad: Marsad) -> None:
    done = marsad(*RUN, "missing.txt", "--format", "jsonl")
    assert done.status == 3 and "missing.txt" in done.err and '"rate"' in done.out
