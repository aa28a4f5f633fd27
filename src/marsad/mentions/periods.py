"""Arithmetic of days for the date grammar: months without a year, weekdays, weeks, parts of a month or year, Hijri.

Days are proleptic Gregorian and carry no time zone. A period is inclusive at both ends; None is an end not known.
Weeks run from Sunday, as the region's do.
"""

from __future__ import annotations

import calendar
import datetime
from typing import Final

DAY = datetime.timedelta(days=1)
_PHASES_OF_MONTH: Final = {"start": (1, 10), "early": (1, 10), "middle": (11, 20), "late": (21, 31), "end": (21, 31)}
_PHASES_OF_YEAR: Final = {"start": (1, 1), "early": (1, 3), "middle": (5, 8), "late": (10, 12), "end": (12, 12)}


class Period:
    """Days `lo`..`hi` inclusive (None: not known), and how finely the words tell them."""

    __slots__ = ("hi", "lo", "precision")

    def __init__(self, lo: datetime.date | None, hi: datetime.date | None, precision: str) -> None:
        self.lo = lo
        self.hi = hi
        self.precision = precision


def unknown(precision: str) -> Period:
    """A time that the text names and nobody can date."""
    return Period(None, None, precision)


def days(lo: datetime.date | None, hi: datetime.date | None = None) -> Period:
    """One day, or the days between two."""
    return Period(lo, hi or lo, "day")


def month(year: int, number: int) -> Period:
    """A calendar month."""
    last = calendar.monthrange(year, number)[1]
    return Period(datetime.date(year, number, 1), datetime.date(year, number, last), "month")


def year(number: int) -> Period:
    """A calendar year."""
    return Period(datetime.date(number, 1, 1), datetime.date(number, 12, 31), "year")


def months_back(day: datetime.date, count: int) -> datetime.date:
    """The same day of the month `count` months earlier (later if negative), or that month's last day."""
    at = day.year * 12 + day.month - 1 - count
    year_number, month_number = at // 12, at % 12 + 1
    return day.replace(
        year=year_number, month=month_number, day=min(day.day, calendar.monthrange(year_number, month_number)[1])
    )


def back(day: datetime.date, count: float, unit: str) -> datetime.date:
    """The day `count` hours, days, weeks, months or years before `day`; part of a day counts as a day.

    >>> back(datetime.date(2017, 11, 3), 24, "hour")
    datetime.date(2017, 11, 2)
    """
    if unit in ("month", "year"):
        return months_back(day, round(count * (12 if unit == "year" else 1)))
    number = -(-count // 24) if unit == "hour" else count * (7 if unit == "week" else 1)
    return day - datetime.timedelta(days=int(number))


def weekday(number: int, reference: datetime.date, relation: str = "") -> datetime.date:
    """The latest such weekday (0 = Monday) on or before the reference; `past`: before it; `next`: after it."""
    gap = (reference.weekday() - number) % 7
    if relation == "next":
        return reference + datetime.timedelta(days=7 - gap)
    if relation in ("past", "before-last") and gap == 0:
        gap = 7
    return reference - datetime.timedelta(days=gap + (7 if relation == "before-last" else 0))


def nearest_weekday(number: int, day: datetime.date) -> datetime.date:
    """The day of that weekday nearest to `day`, the earlier of two."""
    gap = (day.weekday() - number) % 7
    return day - datetime.timedelta(days=gap if gap <= 3 else gap - 7)


def in_month(
    number: int, day: int | None, year_number: int | None, relation: str, reference: datetime.date | None
) -> Period:
    """A month, or a day of it. Without a year: the latest that is not after the reference; `past` before its month."""
    precision = "month" if day is None else "day"
    if year_number is None:
        if reference is None:
            return unknown(precision)
        year_number = reference.year
        if relation in ("past", "before-last"):
            year_number -= number >= reference.month
            year_number -= relation == "before-last"
        elif relation == "next":
            year_number += number <= reference.month
        elif relation != "current":
            latest = reference if day is None else reference + DAY  # a day's grace for time zones
            year_number = latest.year - ((number, day or 1) > (latest.month, latest.day))
    try:
        return month(year_number, number) if day is None else days(datetime.date(year_number, number, day))
    except ValueError:
        return unknown(precision)


def hijri(number: int, day: int | None, year_number: int | None, reference: datetime.date | None) -> Period:
    """A Hijri month or day in Gregorian days (Umm al-Qura); without a year the latest not after the reference."""
    from hijridate import Gregorian, Hijri

    precision = "month" if day is None else "day"
    try:
        years = [year_number] if year_number is not None else []
        if year_number is None and reference is not None:
            this = Gregorian.fromdate(reference).to_hijri().year
            years = [this, this - 1]
        for candidate in years:
            first = Hijri(candidate, number, day or 1)
            lo = first.to_gregorian()
            if year_number is None and reference is not None and lo > reference:
                continue
            hi = lo if day is not None else lo + datetime.timedelta(days=first.month_length() - 1)
            return Period(datetime.date(lo.year, lo.month, lo.day), datetime.date(hi.year, hi.month, hi.day), precision)
    except (ValueError, OverflowError):
        pass
    return unknown(precision)


def hijri_year(number: int) -> Period:
    """A Hijri year in Gregorian days."""
    first, last = hijri(1, None, number, None), hijri(12, None, number, None)
    return Period(first.lo, last.hi, "year")


def relative(unit: str, relation: str, reference: datetime.date | None) -> Period:
    """«الأسبوع الماضي», «الشهر الجاري», «العام المقبل». What is current ends with the reference's day.

    The last week is the seven days up to the last Sunday before the reference, with that Sunday.
    """
    if reference is None or relation == "other":
        return unknown(unit)
    if unit == "hour":
        return days(reference - DAY, reference) if relation == "past" else days(reference, reference + DAY)
    steps = {"past": 1, "before-last": 2, "next": -1}.get(relation, 0)
    if unit == "day":
        return days(reference - steps * DAY)
    if unit == "week":
        sunday = reference - datetime.timedelta(days=(reference.weekday() + 1) % 7)
        if steps == 0:
            return Period(sunday, reference, "week")
        if steps < 0:
            return Period(sunday + 7 * DAY, sunday + 13 * DAY, "week")
        last = sunday if sunday < reference else sunday - 7 * DAY
        last -= 7 * DAY * (steps - 1)
        return Period(last - 7 * DAY, last, "week")
    if unit == "month":
        there = months_back(reference, steps)
        found = month(there.year, there.month)
    else:
        found = year(reference.year - steps)
    if steps == 0:
        found.hi = reference
    return found


def span(count: float, unit: str, relation: str, reference: datetime.date | None) -> Period:
    """«الأيام الثلاثة الماضية», «الساعات المقبلة» (count 0: how many is not said; past hours are a day at most)."""
    precision = "day" if unit == "hour" else unit
    if reference is None or relation == "other":
        return unknown(precision)
    if count == 0 and unit == "hour":
        count = 24.0
    if relation == "next":
        return Period(reference, back(reference, -count, unit) if count else None, precision)
    return Period(back(reference, count, unit) if count else None, reference, precision)


def ago(count: float, unit: str, reference: datetime.date | None) -> Period:
    """«قبل أربعة أيام», «قبل عام» (the year before); count 0: how many is not said."""
    if reference is None:
        return unknown(unit)
    if count == 0:
        return Period(reference - DAY if unit == "hour" else None, reference, unit)
    there = back(reference, count, unit)
    if unit == "year":
        return year(there.year)
    if unit == "month":
        return month(there.year, there.month)
    return Period(there, reference if unit == "hour" and count < 24 else there, unit)


def phase(found: Period, name: str) -> Period:
    """The start, middle or end of a month (its thirds) or a year (some months of it); a week stays whole."""
    lo = found.lo
    if lo is None:
        return found
    if found.precision == "month":
        first, last = _PHASES_OF_MONTH[name]
        length = calendar.monthrange(lo.year, lo.month)[1]
        return Period(lo.replace(day=first), lo.replace(day=min(last, length)), "month")
    if found.precision == "year":
        first, last = _PHASES_OF_YEAR[name]
        return Period(lo.replace(month=first), month(lo.year, last).hi, "month")
    return found


def last_season(first_month: int, reference: datetime.date | None) -> Period:
    """«الصيف الماضي»: the latest of these seasons that is over."""
    if reference is None:
        return unknown("month")
    for back in (0, 1):
        found = season(first_month, year(reference.year - back))
        if found.hi is not None and found.hi < reference:
            return found
    return season(first_month, year(reference.year - 2))


def season(first_month: int, found: Period) -> Period:
    """The three months of a season in a year; winter is counted to the year it begins in."""
    if found.lo is None:
        return found
    lo = found.lo.replace(month=first_month, day=1)
    there = months_back(lo, -2)
    return Period(lo, month(there.year, there.month).hi, "month")
