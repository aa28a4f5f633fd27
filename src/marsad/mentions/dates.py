"""Find dates in a sentence and resolve them against the report's day.

A bare weekday or «أمس» without the report's day stays unknown (`lo` and `hi` None) and is still found. Offsets are
half-open code points into the text as received. Days carry no time zone. Not handled: hours of the day as values.

Source: `docs/concepts.md`, section Conventions (the bracket wins; relative words count from the report's day).
"""

from __future__ import annotations

import datetime
import math
from typing import Final

import msgspec

from marsad.lexicon.numbers import number_words
from marsad.lexicon.times import time_words
from marsad.mentions import periods
from marsad.mentions.calendar_dates import Moment
from marsad.mentions.cardinals import atom_at
from marsad.mentions.moments import MomentReader
from marsad.mentions.numbers import Number, find_numbers_in, number_start, opens_number
from marsad.mentions.periods import Period
from marsad.text.clitics import WITH
from marsad.text.tokens import Token, sentences, tokenize
from marsad.text.words import bits

_TIMED: Final = bits("number", "time")
_COUNTED: Final = ("ago", "after")
_FLASHBACK = datetime.timedelta(days=2)


class Date:
    """A date mention: token indices `first`..`after`, offsets `start`..`end` (half-open), days `lo`..`hi` (inclusive).

    `precision`: hour, day, week, month, year. `bound`: on, on-or-before (`lo` None), since (`hi` the report's day).
    `basis`: explicit, relative, weekday. `flashback`: an absolute date more than two days before the report's.
    `shift`, `ahead`: days from the day told before, of the event that follows (see `Moment`).
    """

    __slots__ = ("after", "ahead", "basis", "bound", "end", "first", "flashback", "hi", "lo", "precision", "shift", "start")

    def __init__(
        self, first: int, after: int, start: int, end: int, period: Period, bound: str, basis: str, flashback: bool
    ) -> None:
        self.first = first
        self.after = after
        self.start = start
        self.end = end
        self.lo = period.lo
        self.hi = period.hi
        self.precision = period.precision
        self.bound = bound
        self.basis = basis
        self.flashback = flashback
        self.shift = 0
        self.ahead = False

    def __repr__(self) -> str:
        return f"Date({self.first}:{self.after}, {self.lo}..{self.hi}, {self.precision}, {self.bound}, {self.basis})"


class FoundDate(msgspec.Struct, frozen=True):
    """A date found in a text: `text` is the slice `start:end` of the text as received; see `Date` for the rest."""

    text: str
    start: int
    end: int
    lo: datetime.date | None
    hi: datetime.date | None
    precision: str
    bound: str
    basis: str


def find_dates_in(
    tokens: list[Token], first: int, end: int, numbers: list[Number], reference: datetime.date | None
) -> list[Date]:
    """All dates of one sentence (token indices, half-open), given its numbers and the report's day.

    Numbers that lie inside a date (`numbers_outside`) are part of it.
    """
    found: list[Date] = []
    reader: MomentReader | None = None
    low = first
    for i in opens_number(tokens, first, end, _TIMED):
        if i < low:
            continue
        if reader is None:
            reader = MomentReader(tokens, first, end, numbers, reference)
        timed = "time" in tokens[i].word.by_cat
        date = _date_at(reader, i if timed else number_start(tokens, i, low), timed)
        if date is not None:
            found.append(date)
            low = date.after
    return found


def numbers_outside(numbers: list[Number], dates: list[Date]) -> list[Number]:
    """The numbers that no date has used up."""
    if not dates:
        return numbers
    return [
        number
        for number in numbers
        if not any(date.first < number.core_end and number.core_first < date.after for date in dates)
    ]


def _date_at(reader: MomentReader, i: int, timed: bool) -> Date | None:
    if timed:
        readings = reader.specs(i, inner=False)
        hit = reader.tokens[i].word.by_cat["time"]
        if hit.after:
            counted = next((spec for spec in hit.entry.spec.specs if spec.kind == "prep" and spec.relation in _COUNTED), None)
            found = _from_told(reader, i + 1, 1 if counted.relation == "after" else -1) if counted is not None else None
            return None if found is None else _finish(reader, i, *found)
        preposition = next((pair for pair in readings if pair[0].kind == "prep"), None)
        moment = None if readings and readings[0] == preposition else reader.moment(i, inner=False)
        if preposition is not None and moment is None:
            found = _PREPOSITIONS[preposition[0].relation](reader, preposition[1])
            if found is None:
                return None
            return _finish(reader, i, *found)
    else:
        moment = reader.moment(i, inner=False)
    if moment is None:
        return None
    unknown_start = moment.period.lo is None and moment.period.hi is not None
    return _finish(reader, i, moment, "on-or-before" if unknown_start else "on")


def _finish(reader: MomentReader, i: int, moment: Moment, bound: str) -> Date:
    token = reader.tokens[i]
    hit = token.word.by_cat.get("time") or token.word.by_cat.get("number")
    start = token.start + (hit.start if hit is not None and hit.before else 0)
    if hit is None and (atom := atom_at(reader.tokens, i, reader.end)) is not None:
        start = atom.start
    period = moment.period
    latest = period.lo if bound == "since" else period.hi
    flashback = (
        moment.absolute
        and reader.reference is not None
        and latest is not None
        and latest < reader.reference - _FLASHBACK
    )
    date = Date(i, moment.after, start, reader.tokens[moment.after - 1].end, period, bound, moment.basis, flashback)
    date.shift, date.ahead = moment.shift, moment.ahead
    return date


def _since(reader: MomentReader, i: int) -> tuple[Moment, str] | None:
    counted = _duration(reader, i)
    if counted is not None:
        count, unit, after, _ = counted
        lo = periods.back(reader.reference, count, unit) if reader.reference is not None and count else None
        if lo is not None and unit == "year":
            lo = lo.replace(month=1, day=1)
        if not count and unit == "hour" and reader.reference is not None:
            lo = reader.reference - periods.DAY
        precision = "day" if unit == "hour" else unit
        return Moment(Period(lo, reader.reference, precision), after, "relative"), "since"
    moment = reader.moment(i)
    if moment is None:
        return None
    period = moment.period
    moment.period = Period(period.lo, reader.reference if period.lo is not None else None, period.precision)
    return moment, "since"


def _from_told(reader: MomentReader, i: int, sign: int) -> tuple[Moment, str] | None:
    """«(قبل ذلك) بيوم», «(بعدها) بثلاثة أيام»: counted from the day told before; `i` is the word with ب."""
    if i >= reader.end:
        return None
    hit = reader.tokens[i].word.by_cat.get("time")
    number = reader.numbers.get(i)
    if hit is not None and hit.before[-1:] == WITH:
        unit, count = reader.spec(i, "unit", inner=False), 0.0
    elif number is not None and number.first == i and reader.key(i).startswith(WITH) and number.min is not None:
        unit, count = reader.spec(number.after, "unit"), number.min
    else:
        return None
    if unit is None or unit[0].unit != "day":
        return None
    moment = Moment(periods.unknown("day"), unit[1], "relative")
    moment.shift = sign * int(count or unit[0].value)
    return (moment, "on") if moment.shift else None


def _after(reader: MomentReader, i: int) -> tuple[Moment, str] | None:
    """«بعد ذلك بيومين»; «بعد أربعة أيام على هجوم X»: the attack was so many days before what is told."""
    if reader.key(i) in time_words().lists["that"]:
        return _from_told(reader, i + 1, 1)
    counted = _duration(reader, i)
    if counted is None or counted[1] != "day" or not counted[0] or counted[3]:
        return None
    if reader.key(counted[2]) not in time_words().lists["of"] | time_words().lists["onto"]:
        return None
    moment = Moment(periods.unknown("day"), counted[2], "relative")
    moment.shift, moment.ahead = -int(counted[0]), True
    return moment, "on"


def _ago(reader: MomentReader, i: int) -> tuple[Moment, str] | None:
    if reader.key(i) in time_words().lists["that"]:
        return _from_told(reader, i + 1, -1)
    counted = _duration(reader, i)
    if counted is not None:
        count, unit, after, says = counted
        if reader.key(after) in time_words().lists["of"]:
            if reader.key(after + 1) not in time_words().lists["now"]:
                return None
            after += 2
        period = periods.ago(count, unit, reader.reference)
        if says in ("more", "least") and period.hi is not None:
            period = Period(None, period.hi, period.precision)
        return Moment(
            period, after, "relative"
        ), "on-or-before" if period.lo is None and period.hi is not None else "on"
    moment = reader.moment(i)
    if moment is None:
        return None
    lo = moment.period.lo
    moment.period = Period(None, lo - periods.DAY if lo is not None else None, moment.period.precision)
    return moment, "on-or-before"


def _during(reader: MomentReader, i: int) -> tuple[Moment, str] | None:
    moment = reader.moment(i)
    if moment is not None:
        return moment, "on-or-before" if moment.period.lo is None and moment.period.hi is not None else "on"
    return _last(reader, i)


def _last(reader: MomentReader, i: int) -> tuple[Moment, str] | None:
    counted = _duration(reader, i)
    if counted is None or not counted[0]:
        return None
    count, unit, after, _ = counted
    return Moment(periods.span(count, unit, "past", reader.reference), after, "relative"), "on"


def _until(reader: MomentReader, i: int) -> tuple[Moment, str] | None:
    moment = reader.moment(i)
    if moment is None:
        return None
    moment.period = Period(None, moment.period.hi, moment.period.precision)
    return moment, "on-or-before"


_PREPOSITIONS: Final = {"since": _since, "ago": _ago, "during": _during, "last": _last, "until": _until, "after": _after}


def _duration(reader: MomentReader, i: int) -> tuple[float, str, int, str] | None:
    """«أربعة أيام», «نحو أسبوع», «أكثر من عام ونصف»: how many (0: not said), the unit, the index after, the bound."""
    count: float | None = None
    number = reader.numbers.get(i)
    if number is not None and number.first == i and not number.ordinal:
        says, j = number.bound, number.after
        count = number.min if number.min is not None else number.max
        if says == "more" and count is not None:
            count -= 1
    else:
        says, j = _bound(reader, i)
    few = reader.spec(j, "few")
    j = few[1] if few is not None else j
    unit = reader.spec(j, "unit")
    if unit is None or reader.has_article(j):
        return None
    spec, after = unit
    if count is None:
        count = spec.value
        if not count and after < reader.end and any(part.kind == "part" for part, _ in reader.specs(after)):
            return None
        if (spec.value == 1 and reader.spec(after, "month") is not None) or _is_year(reader, after):
            return None
    half = reader.numbers.get(after)
    if half is not None and half.fraction and half.before and count and half.min is not None:
        count, after = count + half.min, half.after
        again = reader.spec(after, "unit")
        after = again[1] if again is not None else after
    few = reader.spec(after, "few")
    after = few[1] if few is not None else after
    past = reader.spec(after, "relation")
    if past is not None and past[0].relation == "past":
        after = past[1]
    return (math.ceil(count) if spec.unit in ("hour", "day") else count), spec.unit, after, says


def _is_year(reader: MomentReader, i: int) -> bool:
    return i < reader.end and reader.tokens[i].word.kind == "number" and len(reader.key(i)) == 4


def _bound(reader: MomentReader, i: int) -> tuple[str, int]:
    """What «نحو» or «أكثر من» before a unit without a number says, and the index after it."""
    before = number_words().before
    for size in (4, 3, 2, 1):
        if i + size < reader.end:
            keys = tuple([reader.key(i + n) for n in range(size)])
            for phrase, says in before.get(keys[-1], ()):
                if phrase == keys:
                    return says, i + size
    return "", i


def find_dates(text: str, reference: datetime.date | None = None) -> list[FoundDate]:
    """Dates in a text, resolved against `reference`, the day the text was published (None: unknown stays unknown).

    >>> [d.lo.isoformat() for d in find_dates("أمس الأول", datetime.date(2017, 10, 31))]
    ['2017-10-29']
    """
    from marsad.lexicon.load import default_lexicon

    tokens = tokenize(text, default_lexicon().table.analyse)
    found: list[FoundDate] = []
    for first, end, _ in sentences(tokens):
        numbers = find_numbers_in(tokens, first, end)
        for date in find_dates_in(tokens, first, end, numbers, reference):
            found.append(
                FoundDate(
                    text[date.start : date.end],
                    date.start,
                    date.end,
                    date.lo,
                    date.hi,
                    date.precision,
                    date.bound,
                    date.basis,
                )
            )
    return found
