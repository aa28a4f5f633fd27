"""Days of the gold and of claims: a date, a month, a year, or a span of them, as first and last day."""

from __future__ import annotations

import calendar
import datetime

from marsad.records import Time

_SHORT = 2
"""A span of so many days more than one may be missed by a day; a longer one by half its length."""


def parse_span(value: str | int) -> tuple[datetime.date, datetime.date]:
    """First and last day of `2017-11-03`, `2017-11`, `2017` or two of them with a slash between. Raises `ValueError`.

    >>> [day.isoformat() for day in parse_span("2016-02/2016-02-29")]
    ['2016-02-01', '2016-02-29']
    """
    first, _, last = str(value).partition("/")
    return _parse_part(first)[0], _parse_part(last or first)[1]


def _parse_part(part: str) -> tuple[datetime.date, datetime.date]:
    try:
        numbers = [int(number) for number in part[:10].split("-")]
        if len(numbers) == 3:
            return datetime.date(*numbers), datetime.date(*numbers)
        if len(numbers) == 2:
            year, month = numbers
            return datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1])
        (year,) = numbers
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    except ValueError as error:
        raise ValueError(f"{part!r} is no date: write it as 2017-11-03, 2017-11 or 2017") from error


def same_time(wanted: str | int, time: Time | None) -> bool:
    """Whether a time that was read overlaps the gold's and is hardly wider."""
    if time is None or not (time.start or time.end):
        return False
    first, last = parse_span(wanted)
    read_first = parse_span(time.start or time.end or "")[0]
    read_last = parse_span(time.end or time.start or "")[1]
    length = (last - first).days
    slack = 1 if length <= _SHORT else length // 2 + 1
    return read_first <= last and first <= read_last and (read_last - read_first).days <= length + slack
