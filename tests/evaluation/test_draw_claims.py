"""Drawing claims: the same seed gives the same claims, sheets hold no words, and verdicts add up."""

import csv
import importlib.util
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
spec = importlib.util.spec_from_file_location("draw_claims", ROOT / "tools" / "draw_claims.py")
assert spec and spec.loader
drawing = importlib.util.module_from_spec(spec)
sys.modules["draw_claims"] = drawing
spec.loader.exec_module(drawing)
ARABIC = re.compile("[\u0600-\u06ff]")
REPORTS = ROOT / "samples" / "reports"


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def draw(tmp_path: Path, seed: int, name: str) -> tuple[str, Path]:
    words, sheet = tmp_path / f"{name}.txt", tmp_path / f"{name}.csv"
    where = ["--manifest", str(REPORTS.with_suffix(".csv")), "--to", str(words), "--sheet", str(sheet)]
    assert drawing.main(["draw", str(REPORTS), "--seed", str(seed), "--count", "20", *where]) == 0
    return words.read_text("utf-8"), sheet


def test_a_seed_decides_the_draw(tmp_path: Path) -> None:
    words, sheet = draw(tmp_path, 7, "one")
    again, same = draw(tmp_path, 7, "two")
    _, other = draw(tmp_path, 8, "three")
    assert words == again and sheet.read_bytes() == same.read_bytes() != other.read_bytes()
    assert len(rows_of(sheet)) == 20 and words.count("[[") == 20 and " ? ?" not in words
    assert ARABIC.search(words) and not ARABIC.search(sheet.read_text("utf-8"))


def test_words_stay_outside_and_verdicts_are_not_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draw(tmp_path, 7, "one")
    for to, words in ((ROOT / "build" / "words.txt", "lies in the project"), (tmp_path / "one.txt", "is there already")):
        with pytest.raises(SystemExit):
            drawing.main(["draw", str(REPORTS), "--seed", "7", "--to", str(to), "--sheet", str(tmp_path / "one.csv")])
        assert words in capsys.readouterr().err


def judged(tmp_path: Path, *verdicts: tuple[str, str, str, str]) -> Path:
    path = tmp_path / "sheet.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, drawing.COLUMNS, restval="x")
        writer.writeheader()
        for number, (right, wrong, actor, hedge) in enumerate(verdicts, start=1):
            writer.writerow({"number": number, "right": right, "wrong": wrong, "actor": actor, "hedge": hedge})
    return path


def test_verdicts_add_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = judged(
        tmp_path, ("yes", "", "", ""), ("no", "actors places", "invented", ""), ("no", "status", "", "lost"), ("no", "none", "", ""),
        ("", "", "", ""),
    )  # fmt: skip
    assert drawing.main(["sum", str(path)]) == 0
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert lines[0] == "sheet: 4 claims judged"
    assert lines[1].startswith("fully right 1 0.250 (0.046 to 0.699)")
    assert [line[: line.index("0.")].split()[-1] for line in lines[1:7]] == ["1", "1", "1", "0", "1", "1"]
    assert lines[7] == "wrong: actors 1, none 1, places 1, status 1"
    assert drawing.summarise("new", []) == "new: nothing judged yet"


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (("maybe", "", "", ""), "right is 'maybe'"),
        (("no", "", "", ""), "name fields"),
        (("yes", "actors", "", ""), "name fields"),
        (("no", "actor", "", ""), "name fields"),
        (("no", "actors", "bad", ""), "actor is 'bad'"),
        (("yes", "", "", "lost"), "right, and yet"),
    ],
)
def test_a_verdict_that_is_none_is_named(tmp_path: Path, verdict: tuple[str, str, str, str], words: str) -> None:
    with pytest.raises(drawing.SheetError, match=re.escape(words)):
        drawing.load_sheet(judged(tmp_path, verdict))


def test_the_sheets_of_the_project_are_sound_and_hold_no_words() -> None:
    for path in sorted((ROOT / "docs" / "precision").glob("*.csv")):
        assert not ARABIC.search(path.read_text("utf-8")), path
        drawing.load_sheet(path)
