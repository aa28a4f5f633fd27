"""What a change of the reading gains, loses and reads otherwise is told against a saved run."""

import importlib.util
import json
import sys
from pathlib import Path

import pytest

PATH = Path(__file__).parents[2] / "benchmark" / "gained.py"
spec = importlib.util.spec_from_file_location("gained", PATH)
assert spec and spec.loader
gained = importlib.util.module_from_spec(spec)
spec.loader.exec_module(gained)


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr(sys, "argv", ["gained.py", *map(str, arguments)])
    status = gained.main()
    assert isinstance(status, int)
    return status


def test_gained_lost_and_read_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    saved, nowhere = tmp_path / "deep" / "saved.jsonl", tmp_path / "nowhere"
    assert run(monkeypatch, "save", saved, "--shared", nowhere) == 0
    count = int(capsys.readouterr().out.split()[0])
    assert run(monkeypatch, "compare", saved, "--shared", nowhere) == 0
    assert capsys.readouterr().out.splitlines() == ["lost 0", "gained 0", "read otherwise 0", f"claims {count} before, {count} now"]

    claims = [json.loads(line) for line in saved.read_text("utf-8").splitlines()]
    other = claims[1] | {"status": "feared", "confidence": 0.0}
    gone = claims[2] | {"id": "0" * 16, "kind": "aid"}
    surer = claims[3] | {"confidence": 0.0}
    before = [other, claims[2], gone, surer, *claims[4:]]
    saved.write_text("".join(json.dumps(claim) + "\n" for claim in before), "utf-8")
    assert run(monkeypatch, "compare", saved, "--shared", nowhere) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line[0] for line in lines[:3]] == ["-", "+", "~"] and "(status)" in lines[2]
    assert lines[3:] == ["lost 1: aid 1", f"gained 1: {claims[0]['kind']} 1", "read otherwise 1: status 1", f"claims {count} before, {count} now"]


def test_without_a_saved_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(monkeypatch, "compare", tmp_path / "none.jsonl")
    assert ended.value.code == 2 and "save a run first" in capsys.readouterr().err
