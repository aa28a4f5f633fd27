"""Read one expression of time at a token: days told from the report's, weekdays, parts of a day, units, clock times.

What stands beside a day («أمس (السبت)») is read with it; prepositions before it are for `dates`.
"""

from __future__ import annotations

from typing import Final

from marsad.lexicon.times import TimeSpec, time_words
from marsad.mentions import periods
from marsad.mentions.calendar_dates import COMMAS, SLASHES, CalendarReader, Moment
from marsad.mentions.cardinals import atom_at, read_cardinal
from marsad.mentions.periods import Period

_OPEN, _CLOSE = "(", ")"
_BEGUN: Final = ("start", "early", "middle")


class MomentReader(CalendarReader):
    """Reads moments in one sentence, `tokens[first:end]`, against the report's day (None: unknown)."""

    def moment(self, i: int, inner: bool = True) -> Moment | None:
        """The longest expression at `i`, with what stands beside it: «أمس (السبت)», «الجمعة 24 يوليو»."""
        found = self._one(i, inner)
        if found is None or found.period.precision != "day":
            return found
        while True:
            j = found.after
            opening = self.key(j) == _OPEN
            bracket = opening or self.gap(j)
            comma = self.key(j) in COMMAS
            beside = self._one(j + 1 if opening or comma else j, True)
            if beside is None or beside.period.precision != "day" or (comma and not beside.absolute):
                return found
            if not bracket and beside.basis == found.basis != "explicit":
                return found
            if bracket and self.key(beside.after) != _CLOSE:
                inside = self._one(beside.after, True)
                if inside is not None and inside.period.precision == "day":
                    beside = self._beside(beside, inside, False)
            found = self._beside(found, beside, bracket)
            if bracket and self.key(found.after) == _CLOSE:
                found.after += 1

    def _beside(self, base: Moment, beside: Moment, bracket: bool) -> Moment:
        """An absolute date wins, then the one in brackets; a weekday only mends the day that it stands beside."""
        day = base.period.lo
        if base.absolute and not beside.absolute:
            keep = base
        elif (
            base.basis == "relative" and beside.basis == "weekday" and day is not None and beside.period.lo is not None
        ):
            mended = periods.nearest_weekday(beside.period.lo.weekday(), day)
            if self.reference is not None and day <= self.reference < mended:
                mended -= 7 * periods.DAY
            keep = Moment(periods.days(mended), 0, "relative")
        elif base.basis == "weekday" and not beside.absolute and not bracket:
            keep = base
        else:
            keep = beside
        return Moment(keep.period, beside.after, keep.basis, keep.absolute)

    def _one(self, i: int, inner: bool) -> Moment | None:
        if i >= self.end:
            return None
        for spec, after in self.specs(i, inner):
            reader = _READERS.get(spec.kind)
            found = reader(self, spec, i, after) if reader is not None else None
            if found is not None:
                return found
        word = self.tokens[i].word
        if word.kind == "number" or "number" in word.by_cat or (word.kind == "word" and not word.hits):
            atom = atom_at(self.tokens, i, self.end)
            if atom is not None and not (inner and atom.before):
                return self._from_number(i, atom)
        return None

    # Days told from the report's day, weekdays, parts of a day.

    def _offset(self, spec: TimeSpec, i: int, after: int) -> Moment | None:
        if spec.value == 0 and after == i + 1:
            if self.key(i - 1) in time_words().lists["that"]:
                return None
            relation = self.spec(after, "relation")
            if relation is not None:
                moment = Moment(periods.unknown("day"), after + 1, "relative")
                moment.shift = -1 if relation[0].relation == "past" else relation[0].value
                return moment
            number = atom_at(self.tokens, after, self.end)
            if (
                number is not None
                and not number.before
                and self._day_of_month(after) is None
                and self._numeric(after) is None
            ):
                return None
        day = None if self.reference is None else self.reference + spec.value * periods.DAY
        return Moment(periods.days(day), after, "relative")

    def _night(self, spec: TimeSpec, i: int, after: int) -> Moment | None:
        if self.reference is None:
            return Moment(periods.unknown("day"), after, "relative")
        last = self.reference - (spec.value - 1) * periods.DAY
        return Moment(periods.days(last - periods.DAY, last), after, "relative")

    def _part(self, spec: TimeSpec, i: int, after: int) -> Moment | None:
        bracket = self.key(after) == _OPEN
        found = self.moment(after + bracket)
        if found is None or found.period.precision != "day" or self._is_part(after + bracket):
            return None
        if bracket and self.key(found.after) == _CLOSE:
            found.after += 1
        if found.basis == "weekday" and not bracket:
            j = found.after + (self.key(found.after) in SLASHES or self.key(found.after) in time_words().lists["onto"])
            second = self.spec(j, "weekday")
            if (
                second is not None
                and found.period.lo is not None
                and second[0].value == (found.period.lo.weekday() + 1) % 7
            ):
                return Moment(periods.days(found.period.lo, found.period.lo + periods.DAY), second[1], "weekday")
        return found

    def _is_part(self, i: int) -> bool:
        return any(spec.kind == "part" for spec, _ in self.specs(i)) and self.spec(i, "night") is None

    def _weekday(self, spec: TimeSpec, i: int, after: int) -> Moment | None:
        if self._names(i - 1):
            return None
        relation = self.spec(after, "relation")
        how = relation[0].relation if relation is not None else ""
        if relation is not None:
            after = relation[1]
        if self.reference is None:
            return Moment(periods.unknown("day"), after, "weekday")
        day = periods.weekday(spec.value, self.reference, how)
        second = self.spec(after, "weekday", inner=False)
        if (
            second is not None
            and self.tokens[after].word.by_cat["time"].before == "و"
            and second[0].value == (spec.value + 1) % 7
        ):
            return Moment(periods.days(day, day + periods.DAY), second[1], "weekday")
        return Moment(periods.days(day), after, "weekday")

    # Units: «يوم الجمعة», «شهر مارس», «عام 2014», «الأسبوع الماضي», «الساعات الأربع والعشرين الماضية».

    def _unit(self, spec: TimeSpec, i: int, after: int) -> Moment | None:
        if self.has_article(i):
            return self._clock(spec, after) or self._period(spec, after)
        if spec.unit == "day" and spec.value in (1, 2):
            found = self.moment(after)
            return found if found is not None and found.period.precision == "day" else None
        if spec.unit == "month" and spec.value == 1:
            named = self._month(after)
            return None if named is None else self._month_date(named, None, True)
        if spec.unit == "year" and spec.value in (1, 2):
            return self._year(after, True)
        return None

    def _this(self, spec: TimeSpec, i: int, after: int) -> Moment | None:
        return self._current(after)

    def _current(self, i: int) -> Moment | None:
        """«هذا الشهر», «مطلع العام», «في وقت سابق من الأسبوع»: the one that the report's day lies in."""
        unit = self.spec(i, "unit")
        if unit is None or unit[0].value != 1 or unit[0].unit not in ("week", "month", "year") or not self.has_article(i):
            return None
        return Moment(periods.relative(unit[0].unit, "current", self.reference), unit[1], "relative")

    def _clock(self, spec: TimeSpec, i: int) -> Moment | None:
        """«الساعة 3:30 مساء»: the hour of a day that is named beside it, or not at all."""
        if spec.unit != "hour" or spec.value != 1:
            return None
        hour = read_cardinal(self.tokens, i, self.end)
        if hour is None or not 0 <= hour.low <= 24:
            return None
        after = hour.end
        if self.key(after) == ":" and (minutes := atom_at(self.tokens, after + 1, self.end)) is not None:
            after = minutes.end
        if self.key(after) in time_words().lists["of"]:
            day = self.moment(after + 1)
            after += day is not None and day.period.precision == "day"
        else:
            day = self.moment(after)
        adverb = self.spec(after, "adverb")
        if (day is None or day.period.precision != "day") and adverb is not None:
            after = adverb[1]
            day = self.moment(after + (self.key(after) in time_words().lists["of"]))
        if day is not None and day.period.precision == "day":
            return Moment(Period(day.period.lo, day.period.hi, "hour"), day.after, day.basis, day.absolute)
        return Moment(periods.unknown("hour"), after, "explicit")

    def _phase(self, spec: TimeSpec, i: int, after: int) -> Moment | None:
        found = self._one(after, True) or (self._current(after) if spec.phase in _BEGUN else None)
        if found is None or found.period.precision not in ("week", "month", "year"):
            return None
        found.period = periods.phase(found.period, spec.phase)
        return found

    def _season(self, spec: TimeSpec, i: int, after: int) -> Moment | None:
        found = self._one(after, True) or self._year(after, True)
        relation = self.spec(after, "relation")
        if found is None and relation is not None and relation[0].relation == "past" and self.has_article(i):
            return Moment(periods.last_season(spec.value, self.reference), relation[1], "relative")
        if found is None or found.period.precision != "year":
            return None
        found.period = periods.season(spec.value, found.period)
        return found

    def _recent(self, spec: TimeSpec, i: int, after: int) -> Moment | None:
        return Moment(Period(None, self.reference, "month"), after, "relative")


_READERS: Final = {
    "offset": MomentReader._offset,
    "night": MomentReader._night,
    "part": MomentReader._part,
    "weekday": MomentReader._weekday,
    "unit": MomentReader._unit,
    "this": MomentReader._this,
    "phase": MomentReader._phase,
    "season": MomentReader._season,
    "recent": MomentReader._recent,
    "month": MomentReader._month_alone,
}
