"""A sentence laid out in cells: one a word, with the longest lexicon phrase that begins there.

Quotation marks, brackets and slashes stand between words, not in the way: «تنظيم "الدولة"» is one phrase. They stay
known by their offsets, for quotations.
"""

from __future__ import annotations

from typing import Any

from marsad.text.tokens import Token
from marsad.text.words import Hit

_SKIPPED = frozenset("\"'/()[]{}*_`|<>=+~^")


class Cell:
    """A word of a sentence: its token, readings by category, and how many cells the longest phrase covers."""

    __slots__ = ("cats", "key", "length", "token")

    def __init__(self, token: Token) -> None:
        self.token = token
        self.key = token.key
        self.length = 1
        self.cats: dict[str, Hit] = token.word.by_cat


class Sentence:
    """The words of one sentence in cells, with the numbers and dates found in it.

    `numbers` maps a cell index to (number, index after it), `dates` likewise to (index after it, date).
    """

    __slots__ = ("cells", "counts", "dates", "end", "first", "numbers", "paragraph", "quotes", "start", "stop", "text", "tokens")

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
        self.numbers: dict[int, tuple[Any, int]] = {}
        self.dates: dict[int, tuple[int, Any]] = {}
        self.counts: dict[int, Any] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        cells = self.cells
        quotes = self.quotes
        for token in self.tokens[self.first : self.end]:
            if token.key in _SKIPPED:
                if token.key == '"':
                    quotes.append(token.start)
                continue
            cells.append(Cell(token))
        count = len(cells)
        for at, cell in enumerate(cells):
            leads = cell.token.word.leads
            if not leads or at + 1 == count:
                continue
            best: list[Any] | None = None
            length = 1
            for lead, hit in leads:
                for size in lead.lengths:
                    if size < length or at + size >= count:
                        continue
                    entries = lead.rests.get(tuple([other.key for other in cells[at + 1 : at + 1 + size]]))
                    if entries:
                        if size + 1 > length or best is None:
                            length = size + 1
                            best = [(entry, hit) for entry in entries]
                        else:
                            best += [(entry, hit) for entry in entries]
                        break
            if best is not None:
                cell.length = length
                cats: dict[str, Hit] = {}
                for entry, hit in best:
                    if entry.noun or (not hit.article and hit.before in _CONJUNCTIONS):
                        cats.setdefault(entry.cat, Hit(entry, hit.before, hit.article, "", hit.start, hit.end))
                if cats:
                    if _COUNTED.issuperset(cats):
                        event = cell.cats.get("trigger")
                        if event is not None and "means" in cats and "unit" not in cats:
                            cell.length = 1
                            cell.cats = {**cell.cats, "means": cats["means"]}
                            continue
                        if event is not None and event.entry.form.part in ("noun", "masdar"):
                            cats["trigger"] = event
                    cell.cats = cats
                else:
                    cell.length = 1

    def span(self, at: int, length: int, hit: Hit) -> tuple[int, int]:
        """Offsets in the text of a reading that begins at cell `at`: without proclitics, to the end of its last word."""
        token = self.cells[at].token
        if length == 1:
            return token.start + hit.start, token.end
        return token.start + hit.start, self.cells[at + length - 1].token.end


_COUNTED = frozenset(("unit", "means", "object"))
_CONJUNCTIONS = frozenset(("", "و", "ف", "ب", "ل", "وب", "ول", "س", "ك"))
