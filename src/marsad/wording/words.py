"""The words of glosses from `data/gloss.toml`: templates, counted nouns, days and months, in English and Arabic.

Arabic counted nouns: one and two have forms of their own, 3 to 10 take the plural, 11 to 99 the accusative singular,
whole hundreds (and what is 1 or 2 beyond them) the singular; the last two digits decide. Days are of the Gregorian
calendar.

Source: the agreement of Arabic numerals with what they count, as school grammars give it, numerals written in digits.
"""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources
from typing import NamedTuple

import msgspec

from marsad.errors import LexiconError
from marsad.records import Bounds, Quantity, Time

FILE = "gloss.toml"
SLOTS = frozenset((
    "actors", "targets", "sides", "side", "held", "hit", "whom", "people", "counted", "toll", "fallen", "unhurt", "things",
    "arms", "at",
))  # fmt: skip
"""What a template may name in braces."""


class _Data(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pass


class Noun(_Data, frozen=True):
    """What is counted. English has `one` and `many`; Arabic all forms, `two_of` and `some_of` in the genitive."""

    one: str
    many: str
    none: str = ""
    some: str = ""
    some_of: str = ""
    two: str = ""
    two_of: str = ""
    few: str = ""
    hundred: str = ""


class Status(_Data, frozen=True):
    """How a source stands to a claim: one speaker, speakers in the plural, none named."""

    one: str
    many: str
    none: str


class _KindWords(_Data, frozen=True):
    noun: list[str]
    act: list[str] = []
    that: list[str] = []
    there: str | None = None
    takes: list[str] = []


class _Language(_Data, frozen=True):
    months: list[str]
    joins: dict[str, str]
    statuses: dict[str, Status]
    kinds: dict[str, _KindWords]
    causes: dict[str, list[str]]
    route: dict[str, str]
    rest: dict[str, str]
    words: dict[str, str]
    means: dict[str, str]
    weapons: dict[str, str]
    objects: dict[str, str]
    victims: dict[str, str]
    genitive: dict[str, str]
    numbers: dict[str, str]
    times: dict[str, str]
    nouns: dict[str, Noun]
    within: dict[str, str] = msgspec.field(name="in")


class Piece(NamedTuple):
    """A part of a template: text, a slot, or an optional group of pieces."""

    text: str = ""
    slot: str = ""
    group: tuple[Piece, ...] = ()


Template = tuple[Piece, ...]


class KindWords(NamedTuple):
    """How a kind is said, templates cut into pieces."""

    noun: list[Template]
    act: list[Template]
    that: list[Template]
    there: str | None
    takes: frozenset[str]


class Words:
    """The words of one language."""

    def __init__(self, data: _Language) -> None:
        self.data = data
        self.kinds = {key: _compiled(key, words) for key, words in data.kinds.items()}
        self.causes = {key: [_cut(key, text) for text in texts] for key, texts in data.causes.items()}

    def count(self, bounds: Bounds | Quantity, noun: Noun | None, genitive: bool = False) -> str:
        """How many of what: "at least 41 killed"; without a noun the figure alone. Bounds say what the claim says."""
        low, high, numbers = bounds.min, bounds.max, self.data.numbers
        approximate = isinstance(bounds, Quantity) and bounds.approximate
        if low is None and high is None:
            return "" if noun is None else (noun.some_of if genitive else "") or noun.some or noun.many
        if low is not None and low == high:
            if approximate:
                return numbers["about"].format(self._exact(low, noun, True))
            return self._exact(low, noun, genitive)
        if high is None:
            return numbers["at_least"].format(self._exact(low or 0, noun, True))
        if low is None:
            return numbers["at_most"].format(self._exact(high, noun, True))
        key = "about_range" if approximate else "range"
        return numbers[key].format(self._digits(low), self._exact(high, noun, True, spelled=False))

    def _exact(self, number: float, noun: Noun | None, genitive: bool, spelled: bool = True) -> str:
        digits = self._digits(number)
        if noun is None:
            return digits
        if number == 0:
            return noun.none or self.data.numbers["none"].format(noun.few or noun.many)
        if not noun.few:
            return f"{digits} {noun.one if number == 1 else noun.many}"
        if spelled and number == 1:
            return noun.one
        if spelled and number == 2:
            return noun.two_of if genitive else noun.two
        last = number % 100
        form = noun.few if 3 <= last <= 10 else noun.many if 11 <= last <= 99 else noun.hundred
        return f"{digits} {form if number == int(number) else noun.hundred}"

    def _digits(self, number: float) -> str:
        if number != int(number):
            return f"{number:g}"
        return f"{int(number):,}".replace(",", self.data.joins["thousands"])

    def share(self, bounds: Bounds) -> str:
        """A share in per cent: "80 %", "up to 5 %"."""
        numbers = self.data.numbers
        low, high = bounds.min, bounds.max
        if low is None and high is None:
            return ""
        if low is not None and high is not None:
            last = numbers["percent"].format(self._digits(high))
            return last if low == high else numbers["range"].format(self._digits(low), last)
        if high is None:
            return numbers["at_least"].format(numbers["percent"].format(self._digits(low or 0)))
        return numbers["at_most"].format(numbers["percent"].format(self._digits(high)))

    def time(self, time: Time) -> str:
        """When: "2–3 Nov 2017", "on or before 3 Nov 2017"; a weekday that no date is known for says nothing new."""
        times = self.data.times
        if time.start is None and time.end is None:
            return times["bare"].format(time.mention) if time.mention and times["bare"] else ""
        if time.bound == "on-or-before":
            return times["by"].format(self._moment(time.end or time.start or "", time.precision))
        if time.bound == "since" or time.end is None:
            return times["since"].format(self._moment(time.start or time.end or "", time.precision))
        if time.start is None:
            return times["until"].format(self._moment(time.end, time.precision))
        return self._span(time.start, time.end, time.precision)

    def _span(self, start: str, end: str, precision: str) -> str:
        times = self.data.times
        first, last = self._moment(start, precision), self._moment(end, precision)
        if first == last:
            return first
        if precision == "hour" and start[:10] == end[:10]:
            return times["hours"].format(date=self._moment(start, "day"), hour=start[11:16], to_hour=end[11:16])
        if precision in ("day", "week") and start[:7] == end[:7]:
            month, year = self._month(start), start[:4]
            return times["days"].format(day=int(start[8:10]), to_day=int(end[8:10]), month=month, year=year)
        return times["span"].format(**{"from": first, "to": last})

    def _moment(self, day: str, precision: str) -> str:
        """An ISO date or time in words, as exact as it is known."""
        times = self.data.times
        if precision == "year":
            return times["year"].format(day[:4])
        month, year = self._month(day), day[:4]
        if precision == "month":
            return times["month"].format(month=month, year=year)
        date = times["day"].format(day=int(day[8:10]), month=month, year=year)
        if precision == "hour" and len(day) >= 16:
            return times["hour"].format(date=date, hour=day[11:16])
        return date

    def _month(self, day: str) -> str:
        return self.data.months[int(day[5:7]) - 1]


@functools.cache
def words_of(lang: str) -> Words:
    """The words of a language, "en" or "ar". Raises `ValueError` for another, `LexiconError` for a file with a fault."""
    every = _every_language()
    if lang not in every:
        raise ValueError(f"no glosses in {lang!r}; use one of: {', '.join(every)}")
    return every[lang]


@functools.cache
def _every_language() -> dict[str, Words]:
    raw = (resources.files("marsad") / "data" / FILE).read_bytes()
    try:
        data = msgspec.convert(tomllib.loads(raw.decode("utf-8")), dict[str, _Language])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise LexiconError(f"{FILE}: {error}") from error
    return {lang: Words(words) for lang, words in data.items()}


def _compiled(key: str, words: _KindWords) -> KindWords:
    noun, act, that = ([_cut(key, text) for text in texts] for texts in (words.noun, words.act, words.that))
    return KindWords(noun, act, that, words.there, frozenset(words.takes))


def _cut(key: str, text: str) -> Template:
    """Cut a template into pieces; raises `LexiconError` for a slot that does not exist."""
    pieces: list[Piece] = []
    for optional, slot, plain in re.findall(r"\[([^\]]*)\]|\{(\w+)\}|([^\[{]+)", text):
        if slot and slot not in SLOTS:
            raise LexiconError(f"{FILE}: {key}: no slot is called {slot!r}. Use one of: {', '.join(sorted(SLOTS))}.")
        pieces.append(Piece(group=_cut(key, optional)) if optional else Piece(plain, slot))
    return tuple(pieces)
