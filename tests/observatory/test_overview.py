"""Claims gathered by place and day."""

import datetime

import invented
import msgspec

from marsad.observatory.overview import gather_by_place_and_day
from marsad.records import Report, Time


def test_places_of_many_outlets_first_then_days() -> None:
    said = (("قصفت الموصل", "أ", 3), ("قصفت إدلب", "أ", 4), ("قصفت إدلب", "ب", 3), ("سيطر على إدلب", "ج", 3))
    found = [
        claim
        for text, outlet, day in said
        for claim in invented.read_report(Report(text=text, outlet=outlet, published=datetime.date(2017, 11, day)))
    ]
    days = gather_by_place_and_day(reversed(found))
    assert [(day.place_id, day.day, day.bound, len(day.claims)) for day in days] == [
        ("sy-idlib", "2017-11-03", "on-or-before", 2),
        ("sy-idlib", "2017-11-04", "on-or-before", 1),
        ("iq-mosul", "2017-11-03", "on-or-before", 1),
    ]
    assert days == gather_by_place_and_day(found)


def test_unknown_days_come_last() -> None:
    found = invented.read_report(Report(text="قصفت إدلب")) + invented.read_report(
        Report(text="قصفت إدلب", published=datetime.date(2017, 11, 3))
    )
    assert [day.day for day in gather_by_place_and_day(found)] == ["2017-11-03", ""]


def test_days_are_as_precise_as_what_was_said() -> None:
    [claim] = invented.read_report(Report(text="قصفت إدلب"))
    for time, day in (
        (Time("2016-01-01", "2016-12-31", "year", "on", "explicit"), "2016"),
        (Time("2016-05-01", "2016-05-31", "month", "on", "explicit"), "2016-05"),
        (Time("2017-11-02", "2017-11-03", "day", "on", "relative"), "2017-11-02/03"),
        (Time("2017-10-30", "2017-11-03", "day", "on", "relative"), "2017-10-30/2017-11-03"),
        (Time("2017-11-02T05:00", "2017-11-02T06:00", "hour", "on", "explicit"), "2017-11-02"),
        (Time("2017-11-02", None, "day", "since", "explicit"), "2017-11-02"),
        (Time(None, "2017-11-02", "day", "on-or-before", "report"), "2017-11-02"),
    ):
        [found] = gather_by_place_and_day([msgspec.structs.replace(claim, time=time)])
        assert (found.day, found.bound) == (day, time.bound)
