"""Number words of every gender, case and spelling, and the words that bound them, from `data/numbers.toml`.

Only single words go into the table of forms; how they join into numbers is for `marsad.mentions.numbers`.
"""

from __future__ import annotations

import functools
import itertools

import msgspec

from marsad.errors import LexiconError
from marsad.lexicon.forms import FormTable
from marsad.lexicon.wordlists import FormsSpec, WordSpec, parse_words, read_data
from marsad.text.clitics import ARTICLE
from marsad.text.fold import fold_word
from marsad.text.words import Entry

_FILE = "numbers.toml"
CLASSES = (
    "unit", "ten", "lead", "tens", "hundred", "hundreds", "scale", "either", "twice",
    "vague", "few", "fraction", "quarters", "ordinal",
)  # fmt: skip
SAYS = ("more", "least", "less", "most", "about", "between", "from")
WITH_ARTICLE = "article"
"""`Entry.form` of a reading that was listed with its article."""


class NumberSpec(FormsSpec, frozen=True, kw_only=True):
    """A number word: its class (how it joins others, see the data file) and its value."""

    class_: str = msgspec.field(name="class")
    value: float


class BoundSpec(FormsSpec, frozen=True, kw_only=True):
    """Words that bound or soften a number, where they stand, and words after them (`unless`) that undo it."""

    says: str
    where: str
    unless: list[str] = msgspec.field(default_factory=list)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    number: list[NumberSpec]
    bound: list[BoundSpec]
    word: list[WordSpec]


Phrases = dict[str, list[tuple[tuple[str, ...], str]]]
"""One folded word of a phrase -> (the whole phrase folded, what it says), longest first."""


class NumberWords:
    """The number lexicon in the shape the grammar asks for.

    `before` is keyed by a phrase's last word, `after` and `percent` by the first; `lists` are plain sets of words;
    `unless` the words after which a phrase of `after` does not count.
    """

    def __init__(self, file: _File) -> None:
        self.numbers = file.number
        self.bounds = file.bound
        self.before: Phrases = {}
        self.after: Phrases = {}
        self.percent: Phrases = {}
        self.lists: dict[str, frozenset[str]] = {}
        self.unless: dict[tuple[str, ...], frozenset[str]] = {}
        for bound in file.bound:
            for phrase in _phrases(bound.forms):
                if bound.where == "before":
                    self.before.setdefault(phrase[-1], []).append((phrase, bound.says))
                else:
                    self.after.setdefault(phrase[0], []).append((phrase, bound.says))
                    self.unless[phrase] = frozenset(fold_word(word) for word in bound.unless)
        for words in file.word:
            self.lists[words.id] = frozenset(" ".join(phrase) for phrase in _phrases(words.forms))
        for phrase_text in self.lists["percent"]:
            words_of = tuple(phrase_text.split())
            self.percent.setdefault(words_of[0], []).append((words_of, "percent"))
        for phrases in (self.before, self.after, self.percent):
            for found in phrases.values():
                found.sort(key=lambda pair: -len(pair[0]))


def _phrases(forms: list[str]) -> list[tuple[str, ...]]:
    """Folded phrases, with every combination of the alternatives that a slash separates in a word."""
    found: list[tuple[str, ...]] = []
    for form in forms:
        choices = [word.split("/") for word in form.split()]
        found += [tuple(fold_word(word) for word in words) for words in itertools.product(*choices)]
    return found


@functools.cache
def number_words() -> NumberWords:
    """The number lexicon, loaded once. Raises `LexiconError` for an unknown key, class or a duplicate id."""
    return NumberWords(check_numbers(read_data(_FILE)))


def check_numbers(raw: str) -> _File:
    """Parse and check the text of a number lexicon. Raises `LexiconError` that names the entry."""
    file = parse_words(_FILE, raw, _File)
    for number in file.number:
        if number.class_ not in CLASSES:
            raise LexiconError(f"{_FILE}: {number.id}: unknown class {number.class_!r}. Use one of: {', '.join(CLASSES)}.")
    for bound in file.bound:
        if bound.says not in SAYS or bound.where not in ("before", "after"):
            raise LexiconError(f"{_FILE}: {bound.id}: unknown says or where. Use one of: {', '.join(SAYS)}.")
    return file


def add_numbers(table: FormTable) -> None:
    """Add number words (category "number") and the first words of bounds (category "bound") to a table of forms."""
    words = number_words()
    for spec in words.numbers:
        for form in spec.forms:
            if spec.class_ != "ordinal":
                table.add(form, Entry("number", spec.id, spec))
            table.add(ARTICLE + form, Entry("number", spec.id, spec, form=WITH_ARTICLE))
    for phrases in words.before.values():
        for phrase, says in phrases:
            table.add(phrase[0], Entry("bound", says, None))
