"""A sentence laid out in cells: one a word, with the longest lexicon phrase that begins there.

Quotation marks, brackets and slashes stand between words, not in the way: «تنظيم "الدولة"» is one phrase. They stay
known by their offsets, for quotations.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Any, Final

from marsad.text.clitics import WITH
from marsad.text.tokens import Token
from marsad.text.words import Entry, Hit, Lead, bits

_SKIPPED: Final = frozenset("\"'/()[]{}*_`|<>=+~^#")


_ASKED: Final = frozenset("؟?")
COMMAS: Final = ("،", ",")
PAUSES: Final = frozenset("،,-–")
DASHES: Final = frozenset("-–")
STOPS: Final = frozenset("؛;:")


Cell = Token
"""A word of a sentence as the finders see it."""


class Sentence:
    """The words of one sentence in cells, with the numbers and dates found in it.

    `asked`: it is a question. `bulleted`: it is an item of a list, whose bullet is left out. `numbers` maps a cell index to
    (number, index after it), `dates` likewise to (index after it, date), `units` the word of a unit of an army to the index
    after its number.
    """

    __slots__ = (
        "asked", "bulleted", "cells", "counts", "dates", "end", "first", "numbers", "paragraph", "pauses", "quotes", "start", "stop", "stops", "text",
        "tokens", "units",
    )  # fmt: skip

    def __init__(self, text: str, tokens: list[Token], first: int, end: int, paragraph: int) -> None:
        self.text = text
        self.tokens = tokens
        self.first = first
        self.end = end
        self.paragraph = paragraph
        self.start = tokens[first].start
        self.stop = tokens[end - 1].end
        self.cells: list[Cell] = []
        self.quotes: list[int] = []
        self.pauses: list[int] = []
        self.stops: list[int] = []
        self.numbers: dict[int, tuple[Any, int]] = {}
        self.dates: dict[int, tuple[int, Any]] = {}
        self.counts: dict[int, Any] = {}
        self.units: dict[int, int] = {}
        opening = tokens[first].key
        self.asked = end < len(tokens) and tokens[end].key in _ASKED
        self.bulleted = opening == "•" or opening == "_" or opening in DASHES
        self._lay_out()

    def _lay_out(self) -> None:
        tokens = self.tokens
        cells = self.cells
        keys: list[str] = []
        for i in range(self.first + 1 if self.bulleted else self.first, self.end):
            token = tokens[i]
            key = token.key
            if token.word.kind == "sign":
                if key in _SKIPPED:
                    if key == '"':
                        self.quotes.append(token.start)
                    continue
                if key in PAUSES:
                    self.pauses.append(len(cells))
                elif key in STOPS:
                    self.stops.append(len(cells))
            cells.append(token)
            keys.append(key)
        last = len(cells) - 1
        for at, cell in enumerate(cells):
            leads = cell.word.leads
            if leads and at < last:
                second = keys[at + 1]
                for lead, _ in leads:
                    if second in lead.seconds:
                        self._find_phrase(at, cell, leads, keys)
                        break

    def _find_phrase(self, at: int, cell: Cell, leads: tuple[tuple[Lead, Hit], ...], keys: list[str]) -> None:
        """The longest phrase that begins at a cell becomes the cell's reading."""
        length = 1
        best: list[tuple[Entry, Hit]] = []
        second = keys[at + 1]
        for lead, hit in leads:
            phrases = lead.seconds.get(second)
            if phrases is None:
                continue
            for rest, entries in phrases:
                size = len(rest)
                if size < length:
                    break
                if size > 1 and not _stand(keys, at + 1, rest):
                    continue
                if size + 1 > length:
                    length = size + 1
                    best = []
                best += [(entry, hit) for entry in entries]
                break
        if not best:
            return
        cats: dict[str, Hit] = {}
        for entry, hit in best:
            if entry.noun or (not hit.article and hit.before in _CONJUNCTIONS):
                cats.setdefault(entry.cat, Hit(entry, hit.before, hit.article, "", hit.start, hit.end, hit.head))
        if not cats:
            return
        if "place_type" in cell.word.by_cat and len(cats) == 1 and "speaker" in cats and self._is_place_brought(at, cats["speaker"]):
            return  # «بولاية X», «في محافظة X»: where, and no office
        if len(cats) == 1 and "domain" in cats and not any(before.mask & _SPOKEN for before in self.cells[max(0, at - 3) : at]):
            return  # «في المدينة» says whose source only after a source
        if _COUNTED.issuperset(cats):
            event = cell.cats.get("trigger")
            if event is not None and "means" in cats and "unit" not in cats:
                cell.read_as({**cell.cats, "means": cats["means"]}, cell.mask | bits("means"))
                return
            if event is not None and event.entry.form.part in ("noun", "masdar"):
                cats["trigger"] = event
        cell.length = length
        cell.read_as(cats, bits(*cats))

    def _is_place_brought(self, at: int, hit: Hit) -> bool:
        """Whether a preposition of place brings what begins at a cell."""
        if hit.before[-1:] == WITH:
            return True
        prep = self.cells[at - 1].cats.get("prep") if at and not hit.before else None
        return prep is not None and not prep.after and bool(prep.entry.spec.role == "at")

    def pause_between(self, first: int, end: int) -> bool:
        """Whether a comma or dash stands among the cells [first, end)."""
        return _between(self.pauses, first, end)

    def stop_between(self, first: int, end: int) -> bool:
        """Whether a semicolon or colon stands among the cells [first, end)."""
        return _between(self.stops, first, end)

    def name_span(self, at: int, length: int, hit: Hit) -> tuple[int, int]:
        """Offsets of a name that begins at cell `at`: as `span`, with the article where it has one."""
        return self.cells[at].start + hit.head, self.span(at, length, hit)[1]

    def span(self, at: int, length: int, hit: Hit) -> tuple[int, int]:
        """Offsets in the text of a reading that begins at cell `at`: without proclitics, to the end of its last word."""
        token = self.cells[at]
        if length == 1:
            return token.start + hit.start, token.end
        return token.start + hit.start, self.cells[at + length - 1].end


def _stand(keys: list[str], first: int, words: tuple[str, ...]) -> bool:
    """Whether these words stand in a row from `first` on."""
    if first + len(words) > len(keys):
        return False
    for n, word in enumerate(words):
        if keys[first + n] != word:
            return False
    return True


def _between(places: list[int], first: int, end: int) -> bool:
    at = bisect_left(places, first)
    return at < len(places) and places[at] < end


_SPOKEN: Final = bits("role")
_COUNTED: Final = frozenset(("unit", "means", "object"))
_CONJUNCTIONS: Final = frozenset(("", "و", "ف", "ب", "ل", "وب", "ول", "س", "ك"))
