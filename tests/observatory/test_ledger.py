"""The ledger: what is added comes back, nothing is in it twice, crashes and company do no harm."""

import datetime
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import invented
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.errors import IntakeError, LedgerError, NotFoundError, ReadingError
from marsad.observatory.ledger import Ledger
from marsad.records import (
    KINDS,
    STATUSES,
    Bounds,
    Claim,
    Evidence,
    Party,
    Place,
    Quantity,
    Report,
    ReportRef,
    Speaker,
    Time,
    to_json,
)  # fmt: skip

DAY = datetime.date(2017, 11, 3)
NEWS = "قال مدير المرصد إن طائرات قصفت بلدة في ريف إدلب، ثم سيطرت قوات على البلدة رقم "
HERE = Path(__file__).parent


def reports(count: int, **said: object) -> list[Report]:
    """Reports of two claims each."""
    return [Report(text=f"{NEWS}{n}", outlet="وكالة الأفق", published=DAY, **said) for n in range(count)]  # type: ignore[arg-type]


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """An empty ledger."""
    return Ledger.open(tmp_path / "a.db")


def test_nothing_is_added_twice(ledger: Ledger) -> None:
    given_reports = reports(3)
    added = ledger.add([*given_reports, given_reports[0]], reader=invented.read_report, version="1")
    assert (added.added, added.known, added.claims) == (3, 1, 6)
    again = ledger.add(given_reports, reader=invented.read_report, version="2")
    assert (again.added, again.known, again.claims, again.outdated) == (0, 3, 0, 3)
    assert len(ledger.claims()) == 6 and len(ledger.reports()) == 3
    other = Report(text=given_reports[0].text, outlet="أخرى")
    assert ledger.add([other], reader=invented.read_report, version="1").added == 1


def test_rereading(ledger: Ledger) -> None:
    ledger.add(reports(2), reader=invented.read_report, version="1")
    assert ledger.add(reports(2), reader=lambda report: [], version="1", reread="changed").reread == 0
    added = ledger.add(reports(1), reader=lambda report: [], version="2", reread="changed")
    assert (added.reread, added.added) == (1, 0)
    assert len(ledger.claims()) == 2 and len(ledger.claims(text="قصفت")) == 1 and len(ledger.claims(place="إدلب")) == 2
    assert ledger.add(reports(2), reader=invented.read_report, version="2", reread="all").reread == 2
    assert len(ledger.claims(text="قصفت")) == 2
    assert {stored.reading_version for stored in ledger.reports()} == {"2"}


def test_a_date_that_comes_later_is_taken_on_request(ledger: Ledger) -> None:
    undated = Report(text=NEWS, title="خبر")
    dated = Report(text=NEWS, published=DAY)
    ledger.add([undated], reader=invented.read_report, version="1")
    assert ledger.claims(since=DAY) == []
    assert ledger.add([dated], reader=invented.read_report, version="1").differing == 1
    assert ledger.add([dated], reader=invented.read_report, version="1", reread="changed").reread == 1
    [stored] = ledger.reports()
    assert (stored.report.published, stored.report.title) == (DAY, "خبر")
    assert len(ledger.claims(since=DAY, until=DAY)) == 2


def test_problems_do_not_stop_the_batch(ledger: Ledger) -> None:
    told: list[object] = []
    batch = [IntakeError("a.txt: is empty"), Report(text="تعطل", path="b.txt"), *reports(1)]
    added = ledger.add(
        batch, reader=invented.read_report, version="1", notice=lambda subject, claims: told.append(subject)
    )
    assert added.added == 1 and not added.complete and len(told) == 3
    assert [type(problem) for problem in added.problems] == [IntakeError, ReadingError]
    assert "b.txt" in str(added.problems[1]) and "ZeroDivisionError" in str(added.problems[1])


def test_questions(ledger: Ledger) -> None:
    mosul = Report(text="نفى المتحدث وقوع اشتباك في الموصل", published=datetime.date(2017, 11, 5))
    undated = Report(text="نفى المتحدث وقوع اشتباك")
    ledger.add([*reports(1), mosul, undated], reader=invented.read_report, version="1")
    for asked, count in (
        ({}, 4),
        ({"kind": "strike"}, 1),
        ({"status": "denied"}, 2),
        ({"place": "ادلب"}, 3),
        ({"place": "idlib"}, 3),
        ({"place": "iq-mosul"}, 1),
        ({"place": "نينوي"}, 1),
        ({"place": "دلب"}, 0),
        ({"place": ""}, 0),
        ({"party": "syrian-government"}, 4),
        ({"party": "الحكومه"}, 4),
        ({"party": "قوات النظام"}, 4),
        ({"party": "%"}, 0),
        ({"source": "sohr"}, 4),
        ({"source": "sohr-director"}, 4),
        ({"source": "المرصد السورى"}, 4),
        ({"since": DAY}, 3),
        ({"since": datetime.date(2017, 11, 4)}, 1),
        ({"until": datetime.date(2017, 11, 2)}, 0),
        ({"until": DAY}, 2),
        ({"text": "اشتباك"}, 2),
        ({"limit": 2}, 2),
        ({"kind": "clash", "place": "الموصل", "text": "نفي المتحدث"}, 1),
    ):
        assert len(ledger.claims(**asked)) == count, asked  # type: ignore[arg-type]
    claim = ledger.claims(kind="clash", place="الموصل")[0]
    assert ledger.claim(claim.id[:10]) == claim == ledger.claim(claim.id)
    assert ledger.report(mosul.id[:10]).report == mosul
    for wrong in ("", "zzz", "%"):
        with pytest.raises(NotFoundError):
            ledger.claim(wrong)


def test_jobs_change_nothing(tmp_path: Path) -> None:
    seen = []
    for jobs in (1, 2):
        with Ledger.open(tmp_path / f"{jobs}.db") as ledger:
            ledger.add([*reports(40), Report(text="تعطل")], reader=invented.read_report, version="1", jobs=jobs)
            seen.append([to_json(claim) for claim in ledger.claims()])
    assert seen[0] == seen[1] and len(seen[0]) == 80


def test_kill_leaves_whole_reports_only(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    writer = subprocess.Popen([sys.executable, str(HERE / "adding.py"), str(file), "0", "100000"], env=_environment())
    for _ in range(5):
        _wait_for_reports(file, writer)
        time.sleep(0.15)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        with Ledger.open(file, create=False) as ledger:
            stored = ledger.reports()
            assert stored and all(one.claims == 2 for one in stored)
            claims = ledger.claims()
            assert len(claims) == 2 * len(stored) == len(ledger.claims(place="إدلب"))
            assert len(ledger.claims(text="قصفت")) == len(stored)
        start = str(len(stored))
        writer = subprocess.Popen(
            [sys.executable, str(HERE / "adding.py"), str(file), start, "100000"], env=_environment()
        )
    writer.kill()
    writer.wait()
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_readers_end_with_a_killed_parent(tmp_path: Path) -> None:
    command = [sys.executable, str(HERE / "adding.py"), str(tmp_path / "a.db"), "0", "1000000", "2"]
    writer = subprocess.Popen(command, env=_environment())
    _wait_for_reports(tmp_path / "a.db", writer)
    children = Path(f"/proc/{writer.pid}/task/{writer.pid}/children")
    readers = [Path("/proc") / child for child in children.read_text().split()] if children.exists() else []
    writer.kill()
    writer.wait()
    end = time.monotonic() + 10
    while any(reader.exists() and _runs(reader) for reader in readers) and time.monotonic() < end:
        time.sleep(0.05)
    assert not [reader for reader in readers if _runs(reader)]


def _runs(process: Path) -> bool:
    try:
        return ") Z " not in (process / "stat").read_text()
    except OSError:
        return False


def test_two_processes_add_at_once(tmp_path: Path) -> None:
    file = str(tmp_path / "a.db")
    spans = (("0", "300"), ("150", "450"), ("0", "300"))
    writers = [
        subprocess.Popen([sys.executable, str(HERE / "adding.py"), file, *span], env=_environment()) for span in spans
    ]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0, 0]
    with Ledger.open(file, create=False) as ledger:
        assert len(ledger.reports()) == 450 and len(ledger.claims()) == 900


def test_a_full_disk_is_told_and_leaves_whole_reports(ledger: Ledger) -> None:
    ledger.add(reports(2), reader=invented.read_report, version="1")
    with ledger._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 60")
    with pytest.raises(LedgerError, match="disk is full"):
        ledger.add(reports(500), reader=invented.read_report, version="1")
    assert len(ledger.claims()) == 2 * len(ledger.reports())


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": os.pathsep.join([str(HERE), *filter(None, sys.path)])}


def _wait_for_reports(file: Path, writer: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end and writer.poll() is None:
        if file.exists():
            try:
                with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as connection:
                    if connection.execute("SELECT count(*) FROM reports").fetchone()[0]:
                        return
            except sqlite3.OperationalError:
                pass
        time.sleep(0.02)
    raise AssertionError("nothing was written")


_words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=20)
_days = st.dates(datetime.date(1990, 1, 1), datetime.date(2030, 1, 1))
_parties = st.lists(st.builds(Party, _words, _words, _words, st.none() | _words), max_size=3)
_claims = st.builds(
    lambda **fields: fields,
    kind=st.sampled_from(KINDS),
    status=st.sampled_from(STATUSES),
    actors=_parties,
    targets=_parties,
    places=st.lists(
        st.builds(Place, _words, _words, st.none() | _words, lat=st.none() | st.floats(-90, 90)), max_size=3
    ),
    time=st.none() | st.builds(lambda day: Time(day.isoformat(), None, "day", "since", "explicit"), _days),
    source=st.lists(st.builds(Speaker, _words, _words, _words, st.just("media"), st.none() | _words), max_size=3),
    quantities=st.dictionaries(
        st.sampled_from(["killed", "injured"]), st.builds(Quantity, st.integers(0, 9)), max_size=2
    ),
    share=st.none() | st.builds(Bounds, st.floats(0, 100)),
    rules=st.lists(_words, max_size=2),
    confidence=st.floats(0, 1),
)
_reports = st.builds(
    Report, text=_words, outlet=st.none() | _words, published=st.none() | _days, title=st.none() | _words,
    url=st.none() | _words, path=_words, metadata=st.dictionaries(_words, _words, max_size=2),
)  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(_reports, st.lists(_claims, max_size=3)), max_size=4, unique_by=lambda item: item[0].id))
def test_what_goes_in_comes_out(tmp_path: Path, content: list[tuple[Report, list[dict[str, object]]]]) -> None:
    for old in tmp_path.glob("round.db*"):
        old.unlink()
    made: dict[str, list[Claim]] = {}
    for report, claims in content:
        day = report.published.isoformat() if report.published else None
        made[report.id] = [
            Claim(
                id=f"{report.id[:12]}{number}",
                evidence=Evidence(0, len(report.text), report.text),
                report=ReportRef(report.id, report.path, report.outlet, day, report.title),
                **fields,  # type: ignore[arg-type]
            )
            for number, fields in enumerate(claims)
        ]
    with Ledger.open(tmp_path / "round.db") as ledger:
        ledger.add([report for report, _ in content], reader=lambda report: made[report.id], version="1")
        stored = ledger.reports()
        assert {one.id: one.report for one in stored} == {report.id: report for report, _ in content}
        assert {one.id: one.claims for one in stored} == {identity: len(claims) for identity, claims in made.items()}
        expected = sorted(to_json(claim) for claims in made.values() for claim in claims)
        assert sorted(to_json(claim) for claim in ledger.claims()) == expected
