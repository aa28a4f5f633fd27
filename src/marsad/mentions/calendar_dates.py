"""Read calendar dates at a token: days of months, months, years, numeric dates, Hijri dates, definite spans.

Readers return a `Moment` or None and never look left, except for what makes a name or a year of what follows.
"""

from __future__ import annotations

import datetime
import re
from typing import Final

from marsad.lexicon.numbers import number_words
from marsad.lexicon.times import TimeSpec, time_words
from marsad.mentions import periods
from marsad.mentions.cardinals import Atom, atom_at, read_cardinal
from marsad.mentions.numbers import Number
from marsad.mentions.periods import Period
from marsad.text.tokens import Token

_OPEN, _CLOSE = "(", ")"
COMMAS: Final = frozenset("،,")
SLASHES: Final = frozenset("/-–")
_LAST_GREGORIAN = range(1900, 2101)
_HIJRI = range(1300, 1501)
_DAYS = range(1, 32)
_COUNTED: Final = ("person", "unit", "object")
_NOT_DIGITS = re.compile(r"\D+(?=\d+$)")


class Moment:
    """An expression read: its period, the index after it, its basis, and whether its words give an absolute date.

    `shift`: days from the day told before («في اليوم التالي»: 1); `ahead`: of the event that follows («بعد يومين على هجوم»: -2).
    """

    __slots__ = ("absolute", "after", "ahead", "basis", "period", "shift")

    def __init__(self, period: Period, after: int, basis: str, absolute: bool = False) -> None:
        self.period = period
        self.after = after
        self.basis = basis
        self.absolute = absolute
        self.shift = 0
        self.ahead = False


class CalendarReader:
    """Reads calendar dates in one sentence, `tokens[first:end]`, against the report's day (None: unknown)."""

    def __init__(
        self, tokens: list[Token], first: int, end: int, numbers: list[Number], reference: datetime.date | None
    ) -> None:
        self.tokens = tokens
        self.first = first
        self.end = end
        self.reference = reference
        self.numbers: dict[int, Number] = {}
        for number in numbers:
            self.numbers[number.core_first] = number
            self.numbers[number.first] = number

    def key(self, i: int) -> str:
        """The folded word at `i`, "" outside the sentence."""
        return self.tokens[i].key if self.first <= i < self.end else ""

    def gap(self, i: int) -> bool:
        """Whether signs (a bracket, a slash, a quotation mark) were left out of the row just before the word at `i`."""
        return self.first < i < self.end and self.tokens[i].i - self.tokens[i - 1].i > 1

    def specs(self, i: int, inner: bool = True) -> list[tuple[TimeSpec, int]]:
        """What the words from `i` on can be, phrases first, each with the index after it."""
        if i >= self.end:
            return []
        hit = self.tokens[i].word.by_cat.get("time")
        if hit is None or hit.after or (inner and hit.before):
            return []
        word = hit.entry.spec
        found = [
            (spec, i + 1 + len(rest))
            for rest, spec in word.phrases
            if i + len(rest) < self.end and all(self.tokens[i + 1 + n].key == key for n, key in enumerate(rest))
        ]
        found += [(spec, i + 1) for spec in word.specs]
        return found

    def spec(self, i: int, kind: str, inner: bool = True) -> tuple[TimeSpec, int] | None:
        """The reading of that kind at `i`, if any."""
        return next((pair for pair in self.specs(i, inner) if pair[0].kind == kind), None)

    def has_article(self, i: int) -> bool:
        """Whether the word of time at `i` carries the article."""
        hit = self.tokens[i].word.by_cat.get("time")
        return hit is not None and (hit.article or hit.entry.spec.article)

    def _period(self, spec: TimeSpec, i: int) -> Moment | None:
        """A definite unit or units with what says which: past, current, next."""
        count: float = spec.value if spec.value != 1 else 0.0
        year_at = i
        number = self.numbers.get(i)
        if number is not None and number.first == i and not number.ordinal and number.min is not None:
            count, i = number.min, number.after
        few = self.spec(i, "few")
        if few is not None:
            i = few[1]
        relation = self.spec(i, "relation")
        if relation is None:
            return self._year(year_at, True) if spec.unit == "year" and spec.value == 1 else None
        how, after = relation[0].relation, relation[1]
        if spec.unit == "year":
            year = self._year_digits(after)
            if year is not None:
                return Moment(periods.year(year[0]), year[1], "explicit", True)
        if spec.value == 1 and not count:
            return Moment(periods.relative(spec.unit, how, self.reference), after, "relative")
        return Moment(periods.span(count, spec.unit, how, self.reference), after, "relative")

    # Calendar dates.

    def _month_alone(self, spec: TimeSpec, i: int, after: int) -> Moment | None:
        named = self._month(i, inner=False)
        if named is None or self._names(i - 1):
            return None
        return self._month_date(named, None, spec.alone and self._before(i, "month-after"))

    def _month(self, i: int, inner: bool = True) -> tuple[TimeSpec, int, bool] | None:
        """A month's name, with the same month in another nomenclature beside it."""
        found = self.spec(i, "month", inner)
        if found is None:
            return None
        spec, after = found
        j = after
        if self.key(j) in SLASHES or self.key(j) == _OPEN:
            j += 1
        other = self.spec(j, "month")
        if other is None or other[0].value != spec.value:
            return spec, after, False
        after = other[1]
        return spec, after + (self.key(after) == _CLOSE), True

    def _month_date(self, named: tuple[TimeSpec, int, bool], day: int | None, sure: bool) -> Moment | None:
        spec, after, twice = named
        relation = self.spec(after, "relation")
        how = relation[0].relation if relation is not None and relation[0].relation != "other" else ""
        if relation is not None and how:
            after = relation[1]
        year, last = self._year_of(after)
        if year is not None and self.spec(last, "era") is not None:
            last += 1
        if not (sure or twice or day is not None or how or year is not None):
            return None
        if spec.calendar == "hijri":
            found = Moment(periods.hijri(spec.value, day, year, self.reference), last, "explicit", True)
            return self._linked(last) or found
        period = periods.in_month(spec.value, day, year, how, self.reference)
        other = self._linked(last)
        return Moment(period, last if other is None else other.after, "explicit", True)

    def _linked(self, i: int) -> Moment | None:
        """The other calendar's date after «الموافق» or a slash."""
        link = self.spec(i, "link")
        j = link[1] if link is not None else i + (self.key(i) in SLASHES or self.key(i) in COMMAS)
        if j == i:
            return None
        return self._day_of_month(j) or self._numeric(j)

    def _year_of(self, i: int) -> tuple[int | None, int]:
        """The year after a month: «2017», «من عام 2014», «من العام الجاري 2017», «العام الماضي»."""
        j = i
        if self.key(j) in time_words().lists["of"] or (self.key(j) in COMMAS and self._year_digits(j + 1) is not None):
            j += 1
        bare = self._year_digits(j)
        if bare is not None and self.key(i) not in time_words().lists["of"]:
            return bare
        unit = self.spec(j, "unit", inner=False)
        if unit is None or unit[0].unit != "year" or unit[0].value != 1:
            return None, i
        found = self._period(unit[0], unit[1]) if self.has_article(j) else self._year(unit[1], True)
        if found is None or found.period.lo is None:
            return None, i
        return found.period.lo.year, found.after

    def _year_digits(self, i: int) -> tuple[int, int] | None:
        if i >= self.end:
            return None
        word = self.tokens[i].word
        if word.kind != "number" or len(word.key) != 4 or word.value is None:
            return None
        value = int(word.value)
        if value in _LAST_GREGORIAN or value in _HIJRI:
            return value, i + 1
        return None

    def _year(self, i: int, sure: bool) -> Moment | None:
        """Four digits, or a year in words, as a year of its own; two of them as the years between."""
        found = self._year_digits(i)
        if found is None:
            number = self.numbers.get(i) if sure else None
            if number is None or number.ordinal or number.min is None or number.min != number.max:
                return None
            if number.min not in _LAST_GREGORIAN:
                return None
            found = int(number.min), number.after
        value, after = found
        era = self.spec(after, "era")
        if era is not None:
            after = era[1]
        if value in _HIJRI:
            return Moment(periods.hijri_year(value), after, "explicit", True) if era is not None else None
        period = periods.year(value)
        last = atom_at(self.tokens, after, self.end)
        if last is not None and last.before == "و" and last.value == value + 1:
            period.hi, after = periods.year(value + 1).hi, last.end
        return Moment(period, after, "explicit", True)

    def _from_number(self, i: int, atom: Atom) -> Moment | None:
        found = self._numeric(atom.end - 1) or self._day_of_month(i)
        if found is not None:
            return None if self._names(i - 1) else found
        if self._year_digits(i) is not None and self._before(i, "year-after"):
            counted = self.tokens[i + 1].word.by_cat if i + 1 < self.end else {}
            return None if any(cat in counted for cat in _COUNTED) else self._year(i, False)
        return self._counted_units(i)

    def _counted_units(self, i: int) -> Moment | None:
        """«الـ24 ساعة الماضية»."""
        number = self.numbers.get(i)
        if number is None or number.first != i or number.min is None:
            return None
        unit = self.spec(number.after, "unit")
        relation = self.spec(unit[1], "relation") if unit is not None else None
        if unit is None or relation is None:
            return None
        return Moment(
            periods.span(number.min, unit[0].unit, relation[0].relation, self.reference), relation[1], "relative"
        )

    def _day_of_month(self, i: int) -> Moment | None:
        """«3 نوفمبر», «الثالث من نوفمبر/تشرين الثاني 2017», «24 و25 يوليو», «24 من الشهر الجاري»."""
        day = self._day_number(i)
        if day is None:
            return None
        value, j = day
        last = value
        joined = atom_at(self.tokens, j, self.end)
        if joined is not None and joined.before == "و" and joined.value in _DAYS:
            last, j = int(joined.value), joined.end
        elif self.key(j) in number_words().lists["to"] and (second := self._day_number(j + 1)) is not None:
            last, j = second
        if self.key(j) == "/" or self.key(j) in time_words().lists["of"]:
            j += 1
        named = self._month(j)
        unit = self.spec(j, "unit")
        if named is None and unit is not None and unit[0].unit == "month" and unit[0].value == 1:
            if self.has_article(j):
                return self._day_of_relative(value, unit[1])
            named = self._month(unit[1])
        if named is None:
            relation = self.spec(j, "relation")
            if relation is not None and relation[0].relation == "current" and not self._is_bounded(i):
                return self._day_of_relative(value, j)
            return None
        found = self._month_date(named, value, True)
        if found is not None and last > value and found.period.lo is not None:
            found.period = periods.days(found.period.lo, found.period.lo + (last - value) * periods.DAY)
        return found

    def _is_bounded(self, i: int) -> bool:
        """Whether the number at `i` has a modifier, so that it counts something and is no day."""
        number = self.numbers.get(i)
        return number is not None and number.first != number.core_first

    def _day_of_relative(self, day: int, i: int) -> Moment | None:
        relation = self.spec(i, "relation")
        if relation is None:
            return None
        month = periods.relative("month", relation[0].relation, self.reference)
        period = periods.unknown("day")
        if month.lo is not None:
            period = periods.in_month(month.lo.month, day, month.lo.year, "", None)
        return Moment(period, relation[1], "explicit", True)

    def _day_number(self, i: int) -> tuple[int, int] | None:
        atom = atom_at(self.tokens, i, self.end)
        if atom is None:
            return None
        if atom.class_ == "digits":
            return (int(atom.value), atom.end) if atom.value in _DAYS else None
        if atom.class_ != "ordinal" or not atom.article:
            return None
        found = read_cardinal(self.tokens, i, self.end)
        return (int(found.low), found.end) if found is not None and found.low in _DAYS else None

    def _numeric(self, i: int) -> Moment | None:
        """«3/11/2017», «2017-11-03», «3.11.2017»: day first, as the region writes, unless the year leads."""
        key = _NOT_DIGITS.sub("", self.key(i), count=1) if self.key(i)[:1].isalpha() else self.key(i)
        parts, after = key.split("."), i + 1
        if len(parts) != 3:
            sign = self.key(i + 1)
            if sign in SLASHES and self.key(i + 3) == sign:
                parts, after = [key, self.key(i + 2), self.key(i + 4)], i + 5
            elif self._parted(i + 1) and self._parted(i + 2):
                parts, after = [key, sign, self.key(i + 2)], i + 3
            else:
                return None
        if not all(part.isdecimal() for part in parts):
            return None
        if len(parts[0]) == 4:
            parts.reverse()
        day, month, year = map(int, parts)
        if len(parts[2]) != 4:
            return None
        after += self.spec(after, "era") is not None
        if year in _HIJRI and month in range(1, 13):
            return self._linked(after) or Moment(periods.hijri(month, day, year, None), after, "explicit", True)
        if year not in _LAST_GREGORIAN:
            return None
        if month > 12 >= day:
            day, month = month, day
        if month not in range(1, 13) or day not in _DAYS:
            return None
        period = periods.in_month(month, day, year, "", None)
        return Moment(period, after, "explicit", True) if period.lo is not None else None

    def _parted(self, i: int) -> bool:
        """Whether exactly one sign, left out of the row, stands between the word at `i` and the one before it."""
        return self.gap(i) and self.tokens[i].start == self.tokens[i - 1].end + 1

    def _before(self, i: int, list_name: str) -> bool:
        words = time_words().lists[list_name]
        key = self.key(i - 1)
        return key in words or key[1:] in words

    def _names(self, i: int) -> bool:
        """Whether the word at `i` makes a name of the date after it: «ميدان 30 يونيو»."""
        if i < self.first:
            return False
        token = self.tokens[i]
        cats = token.word.by_cat
        hit = cats.get("place_type") or cats.get("placetype")
        if hit is not None and not hit.after and not hit.article and not token.key.startswith("ال", len(hit.before)):
            return True
        words = time_words().lists["named-after"]
        return token.key in words or (token.key[:1] in "وفبلك" and token.key[1:] in words)
