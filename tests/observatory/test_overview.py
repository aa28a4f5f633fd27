"""Claims gathered by place and day."""

import datetime

import invented

from marsad.observatory.overview import gather_by_place_and_day
from marsad.records import Report


def test_places_of_many_outlets_first_then_days() -> None:
    said = (("قصفت الموصل", "أ", 3), ("قصفت إدلب", "أ", 4), ("قصفت إدلب", "ب", 3), ("سيطر على إدلب", "ج", 3))
    found = [
        claim
        for text, outlet, day in said
        for claim in invented.read_report(Report(text=text, outlet=outlet, published=datetime.date(2017, 11, day)))
    ]
    days = gather_by_place_and_day(reversed(found))
    assert [(day.place_id, day.day, day.at_latest, len(day.claims)) for day in days] == [
        ("sy-idlib", "2017-11-03", True, 2),
        ("sy-idlib", "2017-11-04", True, 1),
        ("iq-mosul", "2017-11-03", True, 1),
    ]
    assert days == gather_by_place_and_day(found)


def test_unknown_days_come_last() -> None:
    found = invented.read_report(Report(text="قصفت إدلب")) + invented.read_report(
        Report(text="قصفت إدلب", published=datetime.date(2017, 11, 3))
    )
    assert [day.day for day in gather_by_place_and_day(found)] == ["2017-11-03", ""]
