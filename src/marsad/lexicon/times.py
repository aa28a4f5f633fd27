"""Words of time, from `data/times.toml`: months of every Arab country, weekdays, days told from the report's, units.

Only single words go into the table of forms; the phrases that begin with a word travel on its entry.
"""

from __future__ import annotations

import functools

import msgspec

from marsad.errors import LexiconError
from marsad.lexicon.forms import FormTable
from marsad.lexicon.wordlists import FormsSpec, WordSpec, parse_words, read_data
from marsad.text.clitics import ARTICLE
from marsad.text.fold import fold_word
from marsad.text.words import Entry

_FILE = "times.toml"
KINDS = (
    "month", "weekday", "offset", "night", "part", "adverb", "unit", "relation", "few", "phase", "season", "prep",
    "this", "era", "recent", "link",
)  # fmt: skip


class TimeSpec(FormsSpec, frozen=True, kw_only=True):
    """A word or phrase of time: what it does (`kind`, see the data file) and what it means."""

    kind: str
    value: int = 0
    unit: str = ""
    relation: str = ""
    phase: str = ""
    calendar: str = "gregorian"
    alone: bool = True
    article: bool = False


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    time: list[TimeSpec]
    word: list[WordSpec]


class TimeWord:
    """What one word can be or begin: `specs` of it alone, `phrases` as (rest of the words, spec), longest first."""

    __slots__ = ("article", "phrases", "specs")

    def __init__(self) -> None:
        self.specs: list[TimeSpec] = []
        self.phrases: list[tuple[tuple[str, ...], TimeSpec]] = []
        self.article = False


class TimeWords:
    """The time lexicon in the shape the grammar asks for: `words` by folded (first) word, `lists` of words."""

    def __init__(self, file: _File) -> None:
        self.words: dict[str, TimeWord] = {}
        self.lists = {words.id: frozenset(fold_word(form) for form in words.forms) for words in file.word}
        for spec in file.time:
            for form in spec.forms:
                first, *rest = fold_word(form).split()
                if spec.article:
                    self._add(ARTICLE + first, rest, spec, True)
                    continue
                self._add(first, rest, spec, first.startswith(ARTICLE))
                if not first.startswith(ARTICLE):
                    self._add(ARTICLE + first, [ARTICLE + word for word in rest], spec, True)
        for word in self.words.values():
            word.phrases.sort(key=lambda pair: -len(pair[0]))

    def _add(self, first: str, rest: list[str], spec: TimeSpec, article: bool) -> None:
        word = self.words.setdefault(first, TimeWord())
        word.article = article
        if rest:
            word.phrases.append((tuple(rest), spec))
        elif spec not in word.specs:
            word.specs.append(spec)


@functools.cache
def time_words() -> TimeWords:
    """The time lexicon, loaded once. Raises `LexiconError` for an unknown key, kind or a duplicate id."""
    return TimeWords(check_times(read_data(_FILE)))


def check_times(raw: str) -> _File:
    """Parse and check the text of a time lexicon. Raises `LexiconError` that names the entry."""
    file = parse_words(_FILE, raw, _File)
    for spec in file.time:
        if spec.kind not in KINDS:
            raise LexiconError(f"{_FILE}: {spec.id}: unknown kind {spec.kind!r}. Use one of: {', '.join(KINDS)}.")
    return file


def add_times(table: FormTable) -> None:
    """Add every word that is or begins an expression of time to a table of forms, under category "time"."""
    for first, word in time_words().words.items():
        table.add(first, Entry("time", first, word))
