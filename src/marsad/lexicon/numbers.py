"""Number words of every gender, case and spelling, and the words that bound them, from `data/numbers.toml`.

Only single words go into the table of forms; how they join into numbers is for `marsad.mentions.numbers`.
"""

from __future__ import annotations

import functools
import itertools
import tomllib
from importlib import resources

import msgspec

from marsad.errors import LexiconError
from marsad.lexicon.forms import FormTable
from marsad.text.fold import fold_word
from marsad.text.words import Entry

_FILE = "numbers.toml"
_ARTICLE = "ال"
CLASSES = (
    "unit", "ten", "lead", "tens", "hundred", "hundreds", "scale", "either", "twice",
    "vague", "few", "fraction", "quarters", "ordinal",
)  # fmt: skip
SAYS = ("more", "least", "less", "most", "about", "between", "from")
WITH_ARTICLE = "article"
"""`Entry.form` of a reading that was listed with its article."""


class NumberSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A number word: its class (how it joins others, see the data file) and its value."""

    id: str
    class_: str = msgspec.field(name="class")
    value: float
    forms: list[str]
    note: str = ""


class BoundSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that bound or soften a number, where they stand, and words after them (`unless`) that undo it."""

    id: str
    says: str
    where: str
    forms: list[str]
    unless: list[str] = []
    note: str = ""


class WordSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A list of words that a grammar needs by the list's id."""

    id: str
    forms: list[str]
    note: str = ""


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
    raw = (resources.files("marsad") / "data" / _FILE).read_text(encoding="utf-8")
    return NumberWords(check_numbers(raw))


def check_numbers(raw: str) -> _File:
    """Parse and check the text of a number lexicon. Raises `LexiconError` that names the entry."""
    try:
        file = msgspec.convert(tomllib.loads(raw), _File)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LexiconError(f"{_FILE}: {error}. Mend the file at that place.") from error
    seen: set[str] = set()
    specs: list[NumberSpec | BoundSpec | WordSpec] = [*file.number, *file.bound, *file.word]
    for spec in specs:
        if spec.id in seen:
            raise LexiconError(f"{_FILE}: the id {spec.id!r} stands twice. Give each entry an id of its own.")
        seen.add(spec.id)
        if not spec.forms:
            raise LexiconError(f"{_FILE}: {spec.id} has no forms. Add one or delete the entry.")
        if isinstance(spec, NumberSpec) and spec.class_ not in CLASSES:
            raise LexiconError(f"{_FILE}: {spec.id}: unknown class {spec.class_!r}. Use one of: {', '.join(CLASSES)}.")
        if isinstance(spec, BoundSpec) and (spec.says not in SAYS or spec.where not in ("before", "after")):
            raise LexiconError(f"{_FILE}: {spec.id}: unknown says or where. Use one of: {', '.join(SAYS)}.")
    return file


def add_numbers(table: FormTable) -> None:
    """Add number words (category "number") and the first words of bounds (category "bound") to a table of forms."""
    words = number_words()
    for spec in words.numbers:
        for form in spec.forms:
            if spec.class_ != "ordinal":
                table.add(form, Entry("number", spec.id, spec))
            table.add(_ARTICLE + form, Entry("number", spec.id, spec, form=WITH_ARTICLE))
    for phrases in words.before.values():
        for phrase, says in phrases:
            table.add(phrase[0], Entry("bound", says, None))
