"""When a claim happened: its own date, else the day that the story tells, else the day of who speaks or of the report.

Source: `docs/concepts.md`, section Conventions.
"""

from __future__ import annotations

import datetime
from typing import Any, Final

from marsad.attribution.scopes import Scope
from marsad.claims.frame import Frame
from marsad.mentions.cells import Sentence
from marsad.mentions.items import ATTRIBUTION, Item, When
from marsad.records import Report, Time
from marsad.syntax.clause import is_verb

_LASTING: Final = frozenset(("control", "siege", "trapped", "negotiation", "agreement", "aid", "deployment"))
_HEAD: Final = 3
_NIGHT: Final = 2
_NEXT: Final = 2


class Times:
    """The times of one report's claims; remembers the day that its paragraph tells of."""

    def __init__(self, report: Report) -> None:
        self._text = report.text
        self._published = report.published
        self._told: When | None = None
        self._paragraph = -1
        self._sentence = -1
        self._end = -1

    def of(self, sentence: Sentence, frame: Frame, scope: Scope | None) -> Time | None:
        """The time of a frame's claim; None where nothing, not even the report's day, is known."""
        when = frame.time
        if when is not None and scope is not None and when is scope.when:
            when = None
        if when is not None and (when.date.lo is not None or when.date.hi is not None):
            self._remember(sentence, when)
            return _dated(when, self._text)
        if frame.shift and when is None:
            beside = self._beside(sentence, frame.shift)
            if beside is not None:
                return beside
        elif when is not None and when.date.shift:
            shifted = self._counted(sentence, when)
            if shifted is not None:
                return shifted
        elif when is not None and when.date.basis == "weekday":
            return Time(None, None, "day", "on", "weekday", self._text[when.start : when.stop])
        elif self._told is not None and self._goes_on(sentence, frame, when):
            date: Any = self._told.date
            return Time(_iso(date.lo), _iso(date.hi), date.precision, date.bound, "inferred", self._text[self._told.start : self._told.stop])
        spoken = scope.when if scope is not None else None
        if spoken is not None and spoken.date.hi is not None:
            return Time(_iso(spoken.date.hi), _iso(spoken.date.hi), "day", "on-or-before", "report", self._text[spoken.start : spoken.stop])
        if self._published is None:
            return None
        return Time(self._published.isoformat(), self._published.isoformat(), "day", "on-or-before", "report")

    def _counted(self, sentence: Sentence, when: When) -> Time | None:
        """«في اليوم التالي», «قبل ذلك بيوم»: counted from the day told before; «بعد يومين على هجوم»: back from that of its sentence."""
        told = self._told
        if told is None or (when.date.ahead and self._sentence != sentence.first) or (told is when):
            return None
        date: Any = told.date
        if date.lo is None or date.lo != date.hi:
            return None
        day = date.lo + datetime.timedelta(days=when.date.shift)
        return Time(_iso(day), _iso(day), "day", "on", "inferred", self._text[when.start : when.stop])

    def _beside(self, sentence: Sentence, shift: int) -> Time | None:
        """«غداة تفجير X»: so many days from the day told in the same paragraph."""
        told = self._told
        if told is None or self._paragraph != sentence.paragraph:
            return None
        date: Any = told.date
        if date.lo is None or date.lo != date.hi:
            return None
        day = date.lo + datetime.timedelta(days=shift)
        return Time(_iso(day), _iso(day), "day", "on", "inferred", self._text[told.start : told.stop])

    def turn(self, items: list[Item]) -> None:
        """«من جهة أخرى»: another matter begins, on a day of its own."""
        for item in items[:_HEAD]:
            if item.kind == ATTRIBUTION and item.entry.spec.turn:
                self._told = None

    def _remember(self, sentence: Sentence, when: When) -> None:
        date: Any = when.date
        if date.bound == "on" and date.lo is not None and date.hi is not None:
            self._told = when
            self._paragraph = sentence.paragraph
            self._sentence = sentence.first
            self._end = sentence.end

    def _goes_on(self, sentence: Sentence, frame: Frame, when: When | None) -> bool:
        """Whether a claim without a date goes on with the day told before: it is past, and the day's story is not over.

        The story goes on in the next sentence of its paragraph; «في اليوم نفسه» says so itself.
        """
        told = self._told
        if told is None or sentence.first == self._sentence:
            return False
        same = when is not None and when.date.basis == "relative"
        if not same and (sentence.paragraph != self._paragraph or sentence.first - self._end > _NEXT):
            return False
        form = frame.trigger.entry.form
        if form is None or (is_verb(frame.trigger) and form.tense != "past"):
            return False
        return frame.kind not in _LASTING and frame.phase != "ongoing" and frame.status is None


def counting_of(time: Time | None) -> str:
    """How a toll counts: of one incident, since a day, or over a period of more than a night."""
    if time is None or time.start is None or time.end is None or time.basis == "report":
        return "incident"
    if time.bound == "since":
        return "cumulative"
    span = datetime.date.fromisoformat(time.end[:10]) - datetime.date.fromisoformat(time.start[:10])
    return "aggregate" if span.days > _NIGHT and time.basis != "inferred" else "incident"


def _dated(when: When, text: str) -> Time:
    date: Any = when.date
    return Time(_iso(date.lo), _iso(date.hi), date.precision, date.bound, date.basis, text[when.start : when.stop])


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day is not None else None
