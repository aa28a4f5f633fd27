"""Every kind of bad input: a message that names the file and says what to do, and the batch goes on."""

import contextlib
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from marsad.errors import IntakeError
from marsad.intake import read_inputs
from marsad.records import Report

NEWS = "قالت «وكالة الأفق» إن طائرات قصفت أمس بلدة في ريف إدلب، ولم تعلق الحكومة على القصف."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose last file is a good report."""
    (tmp_path / "z.txt").write_text(NEWS, "utf-8")
    return tmp_path


def problem(path: Path, name: str, **said: str) -> str:
    """The only problem of a batch of a bad file and a good one; the good one must be read."""
    items = list(read_inputs([str(path / name), str(path / "z.txt")], **said))
    problems = [item for item in items if isinstance(item, IntakeError)]
    assert [item.path for item in items if isinstance(item, Report)] == [str(path / "z.txt")]
    assert len(problems) == 1
    assert name in str(problems[0])
    return str(problems[0])


def test_missing_file(folder: Path) -> None:
    assert "no such file" in problem(folder, "a.txt")


def test_folder_without_reports(folder: Path) -> None:
    (folder / "empty").mkdir()
    assert "holds no reports" in problem(folder, "empty")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \r\n\t ", "is empty"),
        ("a.txt", b"\xef\xbb\xbf", "is empty"),
        ("a.md", b"---\ntitle: x\n---\n", "is empty"),
        ("a.html", b"<html><body></body></html>", "no text"),
        ("a.txt", bytes(range(256)) * 8, "binary"),
        ("a.pdf", b"%PDF-1.4 abc", "PDF"),
        ("a.txt", NEWS.encode()[:-3] + b"\xff\xfe\xff", "damaged"),
        ("a.txt", (NEWS + "\x00").encode(), "NUL"),
        ("a.txt", "شش نفر در حمله هوایی به یک روستا در شمال کشور کشته شدند".encode(), "Persian"),
        ("a.txt", "لە هێرشێکی ئاسمانیدا بۆ سەر گوندێک شەش کەس کوژران".encode(), "Kurdish"),
        ("a.txt", b"Six people were killed.", "not in Arabic"),
        ("a.md", b"---\ndate: 3/11/2017\n---\n" + NEWS.encode(), "2017-11-03"),
        ("a.md", b"---\n[: {\n---\n" + NEWS.encode(), "YAML"),
        ("a.md", b"---\n- a\n---\n" + NEWS.encode(), "without keys"),
        ("a.csv", b"id,words\n1,2\n", "no column of text"),
        ("a.csv", b"text,outlet\n", "no reports"),
        ("a.csv", f"text,outlet\n{NEWS},a,b,c\n".encode(), "row 2 has 4 cells"),
        ("a.csv", f"text,date\n{NEWS},soon\n".encode(), "row 2 has a wrong date"),
        ("a.csv", b"text\n\"\"\nx\n", "row 3 is not in Arabic"),
        ("a.jsonl", b"{", "row 1 is no JSON"),
        ("a.jsonl", b"[1]", "row 1 is no JSON object"),
        ("a.jsonl", b'{"title": "x"}', "row 1 has no text"),
        ("a.jsonl", b'{"text": 5}', "is no string"),
        ("a.jsonl", b'{"text": ""}', "row 1 is empty"),
        ("a.jsonl", json.dumps({"text": NEWS + "\x00"}).encode(), "NUL"),
        ("a.jsonl", b'{"text": "\\ud800"}', "surrogate"),
        ("a.jsonl", b"[" * 100_000, "nested too deeply"),
        ("a.jsonl", b"", "no reports"),
    ],
)  # fmt: skip
def test_bad_file(folder: Path, name: str, data: bytes, words: str) -> None:
    (folder / name).write_bytes(data)
    assert words in problem(folder, name)


def test_fifty_megabytes(folder: Path) -> None:
    with open(folder / "a.txt", "wb") as file:
        for _ in range(50):
            file.write(b"\xd8\xa7" * 500_000)
    assert "larger than 10 MB" in problem(folder, "a.txt")
    (folder / "a.txt").rename(folder / "a.jsonl")
    assert "larger than 10 MB" in problem(folder, "a.jsonl")


@pytest.mark.parametrize(
    "text",
    [
        'قالت «وكالة الأفق إن "طائرات قصفت أمس بلدة في ريف إدلب',
        "\u202eقالت وكالة الأفق\u202c إن \u2067طائرات قصفت\u200f أمس بلدة\u061c في ريف إدلب\u202b",
    ],
)
def test_unclosed_quotations_and_bidi_controls_are_read_as_they_are(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, "utf-8")
    [report] = read_inputs([str(tmp_path)])
    assert isinstance(report, Report) and report.text == text


@pytest.mark.parametrize(
    ("rows", "words", "read"),
    [
        ("outlet,published\nx,2017-11-03\n", "no column 'path'", 0),
        ("", "no column 'path'", 0),
        ("path,path\na,b\n", "two columns of one name", 0),
        ("path,published\nz.txt,3/11/2017\ny.txt,\n", "row 2 (z.txt): the date '3/11/2017' is not understood", 1),
        ("path,outlet\nz.txt,أ\n./z.txt,ب\n", "row 3: ./z.txt has a row already, row 2", 1),
        ("path,outlet\nx.txt,أ\n", "row 2: there is no file x.txt", 2),
        ("path,outlet\n,أ\n", "row 2 names no file", 2),
        ("path,outlet\nz.txt,أ,ب\n", "row 2 has 3 cells", 2),
    ],
)
def test_bad_manifest(folder: Path, rows: str, words: str, read: int) -> None:
    (folder / "y.txt").write_text(NEWS + NEWS, "utf-8")
    (folder / "reports.csv").write_text(rows, "utf-8")
    items = list(read_inputs([str(folder)], str(folder / "reports.csv")))
    problems = [str(item) for item in items if isinstance(item, IntakeError)]
    assert len(problems) == 1 and words in problems[0] and "reports.csv" in problems[0]
    assert len(items) - 1 == read


def test_missing_manifest(folder: Path) -> None:
    [error] = read_inputs([str(folder)], str(folder / "none.csv"))
    assert isinstance(error, IntakeError) and "none.csv" in str(error) and "no such file" in str(error)


def test_file_name_that_is_no_text(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/\xff.txt", "wb") as file:
        file.write(NEWS.encode())
    [report] = read_inputs([str(tmp_path)])
    assert isinstance(report, Report) and report.path.endswith("\ufffd.txt")


@contextlib.contextmanager
def unprivileged() -> Iterator[None]:
    """A context in which file permissions count, for the superuser too."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_no_permission() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        for file, mode in (("z.txt", 0o644), ("a.txt", 0)):
            (folder / file).write_text(NEWS, "utf-8")
            (folder / file).chmod(mode)
        (folder / "closed").mkdir(mode=0)
        with unprivileged():
            items = list(read_inputs([name]))
        (folder / "closed").chmod(0o755)
    problems = [str(item) for item in items if isinstance(item, IntakeError)]
    assert len(problems) == 2 and all("no permission" in problem for problem in problems)
    assert [item.path for item in items if isinstance(item, Report)] == [f"{name}/z.txt"]
