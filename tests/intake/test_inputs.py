"""Reports from every kind of file."""

import datetime
import io
import json
from pathlib import Path
from typing import Any

import pytest

from marsad.errors import IntakeError
from marsad.intake import read_inputs
from marsad.intake.days import parse_day
from marsad.records import Report

NEWS = "قالت «وكالة الأفق» إن طائرات قصفت أمس بلدة في ريف إدلب.\r\n\r\nولم تعلق الحكومة على القصف.\n"
DAY = datetime.date(2017, 11, 3)


def take(*paths: object, **said: Any) -> list[Report]:
    """All reports; an error fails the test."""
    items = list(read_inputs([str(path) for path in paths], **said))
    assert not [item for item in items if isinstance(item, IntakeError)], items
    return [item for item in items if isinstance(item, Report)]


def test_text_is_exactly_as_received(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"\xef\xbb\xbf" + ("  " + NEWS).encode())
    [report] = take(file, published=DAY, outlet="وكالة الأفق")
    assert report.text == "  " + NEWS
    assert (report.outlet, report.published, report.path) == ("وكالة الأفق", DAY, str(file))


def test_page_gives_its_text_and_its_meta(tmp_path: Path) -> None:
    body = "".join(f"<p>قالت وكالة الأفق إن طائرات قصفت أمس بلدة في ريف إدلب، الخبر رقم {n}.</p>" for n in range(6))
    page = f"""<!doctype html><html><head><meta charset="windows-1256"><title>عنوان الصفحة</title>
    <meta property="og:site_name" content="وكالة الأفق"><meta property="article:published_time"
    content="2017-11-03T21:00:00Z"><meta property="og:title" content="قصف في ريف إدلب"></head>
    <body><nav><a href="/">الرئيسية</a></nav><article>{body}</article><script>var x = 1;</script></body></html>"""
    file = tmp_path / "a.html"
    file.write_bytes(page.encode("cp1256"))
    [report] = take(file)
    assert "الخبر رقم 5" in report.text and "var x" not in report.text
    assert (report.outlet, report.published, report.title) == ("وكالة الأفق", DAY, "قصف في ريف إدلب")


def test_short_page_without_meta_is_read_too(tmp_path: Path) -> None:
    file = tmp_path / "a.htm"
    file.write_text("<html><body><p>قصف على بلدة في ريف إدلب</p></body></html>", "utf-8")
    [report] = take(file)
    assert "قصف على بلدة" in report.text and report.published is None and report.outlet is None


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_front_matter_of_a_note(tmp_path: Path, ends: str) -> None:
    file = tmp_path / "a.md"
    front = ["---", "title: قصف في إدلب", "date: 2017-11-03", "outlet: وكالة الأفق", "desk: شمال", "---", ""]
    file.write_bytes((ends.join(front) + NEWS).encode())
    [report] = take(file)
    assert report.text == NEWS
    assert (report.title, report.published, report.outlet) == ("قصف في إدلب", DAY, "وكالة الأفق")
    assert report.metadata == {"desk": "شمال"}


def test_note_without_front_matter(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(NEWS.encode())
    assert take(file)[0].text == NEWS


def test_lines_and_tables(tmp_path: Path) -> None:
    lines = tmp_path / "a.jsonl"
    row = {
        "id": 7,
        "Body": NEWS,
        "date": "2017-11-03",
        "source": "وكالة الأفق",
        "title": "خبر",
        "url": "https://a.example/1",
    }
    lines.write_text(json.dumps(row) + "\n\n" + json.dumps({"text": NEWS + "2"}), "utf-8")
    table = tmp_path / "a.csv"
    table.write_text('\ufeffid;text;published\n8;"' + NEWS.replace("\r", "") + '";2017-11-03\n', "utf-8")
    first, second, third = take(lines, table, outlet="أخرى")
    assert (first.outlet, first.published, first.url, first.title) == ("وكالة الأفق", DAY, "https://a.example/1", "خبر")
    assert first.text == NEWS and first.metadata == {"id": "7", "row": "1"}
    assert second.outlet == "أخرى" and second.metadata == {"row": "3"}
    assert third.metadata == {"id": "8", "row": "2"} and third.published == DAY


def test_table_in_windows_1256(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_bytes(("text,outlet\r\n" + "قصف على بلدة في ريف إدلب,وكالة الأفق\r\n" * 3).encode("cp1256"))
    assert [report.outlet for report in take(table)] == ["وكالة الأفق"] * 3


def test_folder_in_order_without_its_manifest_and_hidden_files(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/10.txt", "a.md", ".hidden.txt", ".git/x.txt", "notes.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(NEWS + name, "utf-8")
    (tmp_path / "reports.csv").write_text("path,outlet\na.md,وكالة الأفق\n", "utf-8")
    plain = take(tmp_path)
    assert [Path(report.path).name for report in plain] == ["a.md", "10.txt", "2.txt"]
    assert [report.outlet for report in take(tmp_path, manifest=str(tmp_path / "reports.csv"))] == [
        "وكالة الأفق", None, None
    ]  # fmt: skip


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NEWS, "utf-8")
    assert len(take(tmp_path / "a.txt", tmp_path, f"{tmp_path}/./a.txt")) == 1


def test_manifest_says_most(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(NEWS, "utf-8")
    (tmp_path / "in" / "b.txt").write_text(NEWS + "2", "utf-8")
    manifest = tmp_path / "reports.csv"
    manifest.write_text(
        "path,outlet,published,url,title,war\nin/a.txt,وكالة الأفق,2017-11-03,,خبر,syria\nin/b.txt,,,,,\n", "utf-8"
    )
    first, second = take(tmp_path / "in", manifest=str(manifest), published=datetime.date(2017, 11, 9))
    assert (first.outlet, first.published, first.title, first.url) == ("وكالة الأفق", DAY, "خبر", None)
    assert first.metadata == {"war": "syria"}
    assert (second.outlet, second.published) == (None, datetime.date(2017, 11, 9))
    assert len(take(manifest=str(manifest))) == 2


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(NEWS.encode("cp1256"))))
    [report] = take("-")
    assert (report.text, report.path) == (NEWS, "-")


@pytest.mark.parametrize(
    "written", ["2017-11-03", "2017/11/3", "2017-11-03T10:00:00Z", "٢٠١٧-١١-٠٣", "Fri, 03 Nov 2017 10:00:00 GMT"]
)
def test_days_that_are_understood(written: str) -> None:
    assert parse_day(written) == DAY


@pytest.mark.parametrize("written", ["03/11/2017", "2017-13-01", "yesterday", "1509667200", "17-11-03", "0017-01-01"])
def test_days_that_are_refused(written: str) -> None:
    with pytest.raises(ValueError, match="write it as 2017-11-03"):
        parse_day(written)
