"""The public names of the package, and that importing it costs next to nothing."""

from __future__ import annotations

import datetime
import subprocess
import sys

import pytest

import marsad

NAMES = ("read", "Report", "Claim", "Ledger", "find_dates", "find_numbers", "find_places", "__version__")
TEXT = "قصف الطيران السوري مدينة دير الزور أمس"
MEASURE = """
import sys, time
start = time.perf_counter()
import marsad
spent = time.perf_counter() - start
loaded = [name for name in sys.modules if name.startswith("marsad.")]
print(spent, *loaded)
"""


@pytest.mark.parametrize("name", NAMES)
def test_name_exists(name: str) -> None:
    assert getattr(marsad, name)
    assert name in marsad.__all__
    assert name in dir(marsad)


def test_no_other_names_are_promised() -> None:
    assert set(marsad.__all__) == set(NAMES)
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = marsad.no_such_name  # type: ignore[attr-defined]


def test_names_are_those_of_the_rooms() -> None:
    from marsad.observatory.ledger import Ledger
    from marsad.reader import find_places
    from marsad.records import Claim, Report

    assert (marsad.Claim, marsad.Report, marsad.Ledger) == (Claim, Report, Ledger)
    assert marsad.find_places is find_places


def test_import_is_quick_and_loads_no_room() -> None:
    best = 1.0
    for _ in range(5):
        done = subprocess.run([sys.executable, "-c", MEASURE], capture_output=True, text=True, check=True)
        spent, *loaded = done.stdout.split()
        assert not loaded
        best = min(best, float(spent))
    assert best < 0.08  # 0.1 s is promised


def test_read_takes_a_text_or_a_report() -> None:
    day = datetime.date(2017, 11, 3)
    from_text = marsad.read(TEXT, published=day, outlet="SANA")
    assert from_text
    assert from_text == marsad.read(marsad.Report(text=TEXT, published=day, outlet="SANA"))
    assert from_text == marsad.read(marsad.Report(text=TEXT), day, "SANA")


def test_what_a_report_says_itself_wins() -> None:
    report = marsad.Report(text=TEXT, published=datetime.date(2017, 11, 3), outlet="SANA")
    assert marsad.read(report, datetime.date(2020, 1, 1), "Reuters") == marsad.read(report)
