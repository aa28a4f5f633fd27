"""Days of publication as manifests, pages and front matter write them."""

from __future__ import annotations

import datetime
import email.utils
import re
import unicodedata

_YEARS = range(1900, 2200)
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ].*)?$")


def parse_day(value: str) -> datetime.date | None:
    """The day of an ISO date or time, or of a mail date; None for an empty value.

    Digits may be Arabic-Indic. A time of day is dropped, its zone is not applied: the day is the one written.
    `03/11/2017` is refused, because it is one day in Cairo and another in New York.

    Raises `ValueError` with what to write instead.

    >>> parse_day("2017-11-03T23:30:00Z")
    datetime.date(2017, 11, 3)
    """
    text = _western_digits(value).strip()
    if not text:
        return None
    day = _iso_day(text) or _mail_day(text)
    if day is None or day.year not in _YEARS:
        raise ValueError(f"the date {value!r} is not understood: write it as 2017-11-03")
    return day


def _western_digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


def _iso_day(text: str) -> datetime.date | None:
    found = _ISO.match(text)
    if found is None:
        return None
    try:
        return datetime.date(*(int(part) for part in found.groups()))
    except ValueError:
        return None


def _mail_day(text: str) -> datetime.date | None:
    if not re.search(r"[A-Za-z]{3}", text):
        return None
    try:
        return email.utils.parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError):
        return None
