"""Every command, in every format."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import invented
import pytest
from running import NEWS, Done

from marsad.records import from_json

Marsad = Callable[..., Done]
COMMANDS = ("claims", "overview", "reports", "show", "explain", "read", "add")
ISOLATES = "\u2066\u2067\u2068\u2069"


def rows(text: str) -> list[dict[str, str]]:
    """The rows of CSV output; its byte order mark must be there."""
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_read_prints_the_output_contract_and_nothing_else(folder: Path, marsad: Marsad) -> None:
    done = marsad("read", "reports", "--manifest", "reports/reports.csv", "--format", "jsonl")
    assert (done.status, done.err) == (0, "")
    claims = [from_json(line) for line in done.out.splitlines()]
    assert [claim.kind for claim in claims] == ["strike", "strike", "capture", "clash"]
    assert claims[0].report.path == "reports/a.txt" and claims[0].report.outlet == "وكالة الأفق"
    first = json.loads(done.out.splitlines()[0])
    assert first["disputes"] is None and first["targets"] == [] and not set(ISOLATES) & set(done.out)


def test_read_as_a_table(folder: Path, marsad: Marsad) -> None:
    done = marsad("read", "reports/a.txt", "--outlet", "وكالة الأفق", "--published", "2017-11-03")
    assert done.status == 0
    assert "وكالة الأفق" in done.out and "strike" in done.out and "[قصفت" in done.out and "2017-11-03" in done.out
    for line in done.out.splitlines():
        assert sum(line.count(char) for char in "\u2066\u2067\u2068") == line.count("\u2069")
        assert len(line.translate({ord(char): None for char in ISOLATES})) <= 80
    arabic = marsad("read", "reports/a.txt", "--lang", "ar")
    assert "قصف" in arabic.out and "asserted" not in arabic.out


def test_read_from_standard_input(folder: Path, marsad: Marsad, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(NEWS.encode())))
    assert len(marsad("read", "-", "--format", "jsonl").out.splitlines()) == 1


def test_csv_is_for_spreadsheets(ledger: str, marsad: Marsad) -> None:
    found = rows(marsad("claims", "--format", "csv").out)
    assert len(found) == 4
    assert {row["title"] for row in found} == {"خبر أول", "'=1+1", ""}
    assert found[0]["evidence"] and found[0]["place_ids"] == "sy-idlib"
    assert len(rows(marsad("reports", "--format", "csv").out)) == 3
    assert len(rows(marsad("overview", "--format", "csv").out)) == 4
    assert len(rows(marsad("read", "reports", "--format", "csv").out)) == 4


def test_adding_twice(folder: Path, marsad: Marsad) -> None:
    for figures in ({"added": 3, "known": 0, "claims": 4}, {"added": 0, "known": 3, "claims": 0}):
        done = marsad("add", "reports", "--ledger", "deep/er/b.db", "--format", "jsonl")
        assert done.status == 0
        assert json.loads(done.out).items() >= figures.items()
    assert "0 reports added" in marsad("add", "reports", "--ledger", "deep/er/b.db").out
    again = marsad("add", "reports", "--ledger", "deep/er/b.db", "--reread", "all", "--format", "csv")
    assert rows(again.out)[0]["reread"] == "3"
    hint = marsad("add", "reports", "--manifest", "reports/reports.csv", "--ledger", "deep/er/b.db", "--quiet")
    assert (hint.out, hint.err) == ("", "")


def test_a_date_given_later_is_pointed_out(folder: Path, marsad: Marsad) -> None:
    marsad("add", "reports")
    assert "--reread changed" in marsad("add", "reports", "--published", "2017-11-03").out


def test_claims_and_their_filters(ledger: str, marsad: Marsad) -> None:
    def count(*filters: str) -> int:
        done = marsad("claims", *filters, "--format", "jsonl")
        assert done.status == 0
        return len(done.out.splitlines())

    assert count() == 4
    assert count("--kind", "capture", "--place", "ادلب", "--party", "syrian-government", "--source", "sohr") == 1
    assert count("--status", "denied") == 1
    assert count("--since", "2017-11-04", "--until", "2017-11-04", "--text", "قصفت") == 1
    assert count("--limit", "2") == 2
    table = marsad("claims", "--lang", "en")
    assert "4 claims" in table.err and "[" in table.out


def test_reports(ledger: str, marsad: Marsad) -> None:
    done = marsad("reports")
    assert "وكالة الأفق" in done.out and "2017-11-03" in done.out and "3 reports" in done.err
    found = [json.loads(line) for line in marsad("reports", "--format", "jsonl").out.splitlines()]
    assert [row["claims"] for row in found] == [1, 2, 1]
    assert found[0]["sha256"] and found[0]["added"] and found[0]["reading_version"] == "invented-1"


def test_show(ledger: str, marsad: Marsad) -> None:
    line = marsad("claims", "--kind", "strike", "--limit", "1", "--format", "jsonl").out
    identity = json.loads(line)["id"]
    assert marsad("show", identity[:8], "--format", "jsonl").out == line
    table = marsad("show", identity)
    assert table.status == 0 and "SOHR director" in table.out and "[قصفت" in table.out and "sohr" in table.out
    assert marsad("show", identity, "--lang", "ar").status == 0
    assert rows(marsad("show", identity, "--format", "csv").out)[0]["id"] == identity
    missing = marsad("show", "0000nothing")
    assert missing.status == 1 and "no claim of that id" in missing.err and missing.out == ""


def test_overview(ledger: str, marsad: Marsad) -> None:
    done = marsad("overview")
    assert "Idlib" in done.out and "by 2017-11-03" in done.out and "Horizon" in done.out
    arabic = marsad("overview", "--lang", "ar")
    assert "إدلب" in arabic.out and "حتى 2017-11-03" in arabic.out
    found = [json.loads(row) for row in marsad("overview", "--place", "الموصل", "--format", "jsonl").out.splitlines()]
    assert [(row["place_id"], row["kind"], row["day"]) for row in found] == [("iq-mosul", "clash", None)]


def test_explain(folder: Path, marsad: Marsad) -> None:
    done = marsad("explain", "قصف الموصل")
    assert "tokens" in done.out and "الموصل" in done.out
    stages = [json.loads(line) for line in marsad("explain", "reports/a.txt", "--format", "jsonl").out.splitlines()]
    assert [stage["stage"] for stage in stages] == ["tokens", "claims"]
    assert rows(marsad("explain", "قصف", "--format", "csv").out)[0]["value"] == "قصف"
    assert marsad("explain", "قصف " * 5000).status == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("claims", "--kind", "nothing"),
        ("claims", "--status", "nothing"),
        ("claims", "--since", "3/11/2017"),
        ("read", "x", "--published", "soon"),
        ("read", "x", "--format", "xml"),
        ("read", "x", "--jobs", "0"),
        ("read",),
        ("show",),
        ("nothing",),
        ("read", "x", "--nothing"),
    ],
)
def test_wrong_usage_ends_with_2(folder: Path, marsad: Marsad, arguments: tuple[str, ...]) -> None:
    done = marsad(*arguments)
    assert done.status == 2 and done.out == "" and done.err and "Traceback" not in done.err


def test_common_options_are_everywhere(ledger: str, marsad: Marsad) -> None:
    identity = json.loads(marsad("claims", "--limit", "1", "--format", "jsonl").out)["id"]
    subjects = {"show": [identity], "explain": ["قصف"], "read": ["reports"], "add": ["reports"]}
    for command in COMMANDS:
        common = ["--format", "jsonl", "--ledger", ledger, "--jobs", "1", "--lang", "ar", "--quiet"]
        assert marsad(command, *subjects.get(command, []), *common).status == 0, command


def test_a_broken_pipe_is_quiet(ledger: str) -> None:
    script = str(Path(invented.__file__).with_name("invented_cli.py"))
    for arguments in (["claims", "--format", "jsonl"], ["claims"], ["reports", "--format", "csv"]):
        process = subprocess.Popen(
            [sys.executable, script, *arguments, "--quiet"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
            preexec_fn=lambda: signal.signal(signal.SIGPIPE, signal.SIG_DFL) and None,
        )  # fmt: skip
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        process.stderr.close()
        assert process.wait() != 0
