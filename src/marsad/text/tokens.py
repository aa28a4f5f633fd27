"""Cut a report's text into tokens and sentences; offsets are code points into the text as received.

Vowel marks, tatweel and bidi controls stay inside the word they stand in, so that a token always slices out of the
original. A token's `word` is what the lexicon knows of its surface form, analysed once per form and shared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from marsad.text.fold import DROPPED
from marsad.text.words import bits

if TYPE_CHECKING:
    from marsad.text.words import Hit, Word

_KEEP: Final = "".join(sorted(DROPPED))
# Letters of the commonest words in runs, any other letter one by one.
_RUN: Final = "\u0621-\u063a\u0641-\u064aA-Za-z"
TOKEN = re.compile(
    rf"(?P<word>[^\W\d_](?:[{_RUN}{_KEEP}]+|[^\W\d_])*)|(?P<number>\d+(?:[.,٫٬]\d+)*)|(?P<line>[\n\r\u2028\u2029]+)|(?P<sign>[^\s{_KEEP}])",
    re.UNICODE,
)


class Piece:
    """A token's place in a run of letters and signs without blanks, and its word."""

    __slots__ = ("end", "start", "word")

    def __init__(self, start: int, end: int, word: Word) -> None:
        self.start = start
        self.end = end
        self.word = word


_LONG: Final = 40
"""Runs longer than this are not kept in the cache."""
_MOST: Final = 200_000


class Token:
    """A word, a number, a sign or a line break: `text[start:end]`, its place `i` in the report, and its `word`.

    `cats` are its readings by category and `mask` their bits: those of its word, or of the phrase of `length` tokens that
    begins with it (see `marsad.mentions.cells`).
    """

    __slots__ = ("cats", "end", "i", "key", "length", "mask", "start", "word")

    def __init__(self, i: int, start: int, end: int, word: Word) -> None:
        self.i = i
        self.start = start
        self.end = end
        self.word = word
        self.key = word.key
        self.cats = word.by_cat
        self.mask = word.mask
        self.length = 1

    def read_as(self, cats: dict[str, Hit], mask: int) -> None:
        """Give the token other readings: those of a phrase."""
        self.cats = cats
        self.mask = mask

    def __repr__(self) -> str:
        return f"Token({self.i}, {self.start}:{self.end}, {self.key})"


class Tokenizer:
    """Cuts texts into tokens; `analyse` maps a surface form to its `Word`.

    What stands between two blanks is mostly one word, met before: how it is cut is kept, so that the pattern above is asked
    only for what is new. No token holds a blank, so cutting there first changes nothing. The caches hold words with their
    signs, never the end of a line and so never sentences.
    """

    def __init__(self, analyse: Callable[[str], Word]) -> None:
        self._analyse = analyse
        self._whole: dict[str, Word] = {}
        self._cuts: dict[str, list[Piece]] = {}

    def tokens(self, text: str) -> list[Token]:
        """All tokens of a text, in order."""
        found: list[Token] = []
        whole, cuts = self._whole, self._cuts
        at = i = 0
        for run in text.split(" "):
            size = len(run)
            if size:
                word = whole.get(run)
                if word is not None:
                    found.append(Token(i, at, at + size, word))
                    i += 1
                else:
                    pieces = cuts.get(run)
                    if pieces is None:
                        pieces = self._cut(run)
                    for piece in pieces:
                        found.append(Token(i, at + piece.start, at + piece.end, piece.word))
                        i += 1
            at += size + 1
        return found

    def _cut(self, run: str) -> list[Piece]:
        """The pieces of a run that is new; kept, unless it is long or goes over the end of a line."""
        pieces: list[Piece] = []
        kept = len(run) <= _LONG
        for match in TOKEN.finditer(run):
            start, end = match.start(), match.end()
            word = self._analyse(run[start:end])
            kept = kept and word.kind != "line"
            pieces.append(Piece(start, end, word))
        if kept:
            if len(self._whole) + len(self._cuts) > _MOST:
                self._whole.clear()
                self._cuts.clear()
            if len(pieces) == 1 and pieces[0].end - pieces[0].start == len(run):
                self._whole[run] = pieces[0].word
            else:
                self._cuts[run] = pieces
        return pieces


def tokenize(text: str, analyse: Callable[[str], Word]) -> list[Token]:
    """All tokens of a text, in order; `analyse` maps a surface form to its `Word` (a cache of word types)."""
    return Tokenizer(analyse).tokens(text)


ENDS: Final = frozenset(".!؟?…")
BULLETS: Final = frozenset("•_")
"""Signs that open an item of a list, besides all symbols (◀ ■ 🔴 …), which are read as «•» (`FormTable.analyse`)."""
_DASHES: Final = frozenset("-–—")
_TAG: Final = "#"
_BAR: Final = "|"
_BETWEEN: Final = "_"
_DEEDS: Final = bits("trigger", "support", "reporting")


def sentences(tokens: list[Token]) -> Iterator[tuple[int, int, int]]:
    """Yield (first, end, paragraph) for each sentence: token indices, half-open, the closing sign left out.

    A sentence ends at a line break or at . ! ? ؟ …; a stop inside an abbreviation such as (د.ب.أ), with no space after
    it and a single letter before it, ends nothing. So do the bullets of posts: symbols and pictures, a low line that
    opens a word, and the dashes of a list in one line («X: - … - …»). An item begins with its bullet. Tags that close a
    line («… #غزة #السودان #عاجل») are a sentence of their own.
    """
    first = 0
    paragraph = 0
    count = len(tokens)
    listed = barred = headed = False
    tags = 0
    for i, token in enumerate(tokens):
        key = token.key
        if key == "\n":
            if i > first:
                yield first, i, paragraph
            first = i + 1
            paragraph += 1
            listed = barred = headed = False
        elif key in ENDS:
            if key == "." and i > first and len(tokens[i - 1].key) == 1 and i + 1 < count and (tokens[i + 1].start == token.end or _initials(tokens, i)):
                continue
            if i > first:
                yield first, i, paragraph
            first = i + 1
        elif key in BULLETS and (key == "•" or (i + 1 < count and tokens[i + 1].start == token.end and (not i or tokens[i - 1].end < token.start))):
            if i > first:
                yield first, i, paragraph
            first = i
        elif key in _DASHES and i and tokens[i - 1].end < token.start:
            listed = listed or headed or tokens[i - 1].key == ":"
            if listed:
                if i > first:
                    yield first, i, paragraph
                first = i
        elif key == _BAR:
            barred = True
        elif key == ":":
            headed = headed or barred  # «عاجل | X: … - … - …»
        elif key == _TAG and i >= tags:
            tags, cut = _tags(tokens, i)
            if first < cut:
                yield first, cut, paragraph
                first = cut
    if count > first:
        yield first, count, paragraph


def _initials(tokens: list[Token], at: int) -> bool:
    """«(د. ب. أ)»: a stop after a letter alone, before another letter alone that a stop or a bracket follows."""
    after = at + 2
    return len(tokens[at + 1].key) == 1 and tokens[at + 1].word.kind == "word" and after < len(tokens) and tokens[after].key in (".", ")")


def _tags(tokens: list[Token], at: int) -> tuple[int, int]:
    """The end of a run of tags, and where those that close a line begin (0: nowhere).

    The first of several belongs to the words before it («قصف #رفح #غزة #عاجل»); one alone is cut off where it names a matter
    («#حرب_السودان»), not a place or a party.
    """
    count = len(tokens)
    begins: list[int] = []
    pos = at
    while pos + 1 < count and tokens[pos].key == _TAG and tokens[pos + 1].word.kind == "word":
        begins.append(pos)
        pos += 2
        while pos + 1 < count and tokens[pos].key == _BETWEEN and tokens[pos - 1].end == tokens[pos].start and tokens[pos + 1].start == tokens[pos].end:
            pos += 2
    if not begins or (pos < count and tokens[pos].key != "\n" and tokens[pos].key != "•" and not tokens[pos].key.startswith("http")):
        return max(pos, at + 1), 0
    cut = begins[0]
    if at and tokens[at - 1].word.kind == "word":
        if len(begins) > 1:
            cut = begins[1]
        elif pos - at <= 2 or not any([token.mask & _DEEDS for token in tokens[at:pos]]):
            cut = 0
    return pos, cut


def is_tags(tokens: list[Token], first: int, end: int) -> bool:
    """Whether a sentence is nothing but tags: they name what a post is about and report nothing."""
    if tokens[first].key != _TAG:
        return False
    return _tags(tokens, first)[0] >= end
