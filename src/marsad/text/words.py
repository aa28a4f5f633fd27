"""What the lexicon knows of one surface form: its folded key and every reading, analysed once per word type."""

from __future__ import annotations

from typing import Any, Final

from marsad.text.clitics import ARTICLE, CONJUNCTIONS, THIRD_PERSON, THIRD_PERSON_MASCULINE

_BITS: dict[str, int] = {}


def bits(*cats: str) -> int:
    """A bit mask of categories of readings: `word.mask & bits("party", "head")` asks for either, fast."""
    mask = 0
    for cat in cats:
        bit = _BITS.get(cat)
        if bit is None:
            bit = _BITS[cat] = 1 << len(_BITS)
        mask |= bit
    return mask


class VerbForm:
    """What inflection says of a form: part of speech, tense, voice and agreement; shared between entries.

    `plain`: its letters, without vowel marks, are a verb of the third person and no noun.
    """

    __slots__ = ("gender", "number", "part", "person", "plain", "short", "tense", "voice")

    def __init__(
        self, part: str, tense: str = "", voice: str = "", person: str = "", gender: str = "", number: str = "",
        short: bool = False, plain: bool = False,
    ) -> None:  # fmt: skip
        self.part = part
        self.tense = tense
        self.voice = voice
        self.person = person
        self.gender = gender
        self.number = number
        self.short = short
        self.plain = plain


class Demands:
    """What a verbal entry asks for beside its word, from its record: companion words and prepositions, folded, and needs.

    Reading asks this of every verb it meets, so it is kept as typed fields, which compiled code reads far faster than the record's.
    """

    __slots__ = ("guarded", "needs", "prep", "with_words", "without")

    def __init__(self, with_words: frozenset[str], prep: frozenset[str], without: frozenset[str], needs: list[str]) -> None:
        self.with_words = with_words
        self.prep = prep
        self.without = without
        self.needs = needs
        self.guarded = bool(with_words or prep)


class Entry:
    """One reading that a lexicon form can have: its category, its id, and the record it came from.

    `form` carries what inflection says of a verb form (a `VerbForm`), the number of a noun of people or things, or None. `madda`: the form begins with آ, which folds like
    إ and is never written so («إليها» is no «آليها»). `demands`: what a verbal entry asks for beside its word.
    """

    __slots__ = ("cat", "demands", "form", "id", "madda", "noun", "spec")

    def __init__(self, cat: str, id: str, spec: Any, form: Any = None, noun: bool = True) -> None:
        self.cat = cat
        self.id = id
        self.spec = spec
        self.form = form
        self.noun = noun
        self.madda = False
        self.demands: Demands | None = None

    def __repr__(self) -> str:
        return f"Entry({self.cat}, {self.id})"


class Hit:
    """A reading of a word: the entry, the proclitics, article and enclitic cut off, and the stem's span in the surface.

    `head` is where the article begins, or the stem where there is none.
    """

    __slots__ = ("after", "article", "before", "end", "entry", "head", "start")

    def __init__(self, entry: Entry, before: str, article: bool, after: str, start: int, end: int, head: int) -> None:
        self.entry = entry
        self.before = before
        self.article = article
        self.after = after
        self.start = start
        self.end = end
        self.head = head


_ENDINGS: Final = (*THIRD_PERSON, THIRD_PERSON_MASCULINE, "\N{ARABIC LETTER ALEF}")


def _bare(word: str) -> str:
    """A folded noun without a pronoun of the third person or the alef of the accusative."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word[: -len(ending)]
    return word


class Word:
    """A surface form. `key` is the folded form; `kind` is word, number, line or sign; `value` of a number in digits.

    `all_of` keeps every reading of a category, `by_cat` the first; `guarded` tells whether some reading needs company, and
    `company` holds what the word is as company, of what some entry asks for (`asked`): its key, the key without conjunction,
    article, pronoun or the alef of the accusative, its prepositions. Most words are nobody's company.
    `torn`: it reads both as a finite verb and as a noun of the same kind of entry.
    """

    __slots__ = ("_asked", "_company", "all_of", "by_cat", "guarded", "hits", "key", "kind", "leads", "mask", "torn", "value")

    def __init__(self, key: str, kind: str, asked: frozenset[str] = frozenset()) -> None:
        self.key = key
        self.kind = kind
        self._asked = asked
        self.value: float | None = None
        self.hits: tuple[Hit, ...] = ()
        self.by_cat: dict[str, Hit] = {}
        self.all_of: dict[str, list[Hit]] = {}
        self.guarded = False
        self.torn = False
        self._company: frozenset[str] | None = None
        self.leads: tuple[tuple[Lead, Hit], ...] = ()
        self.mask = 0

    @property
    def company(self) -> frozenset[str]:
        """What the word counts as when another asks for its company."""
        if self._company is None:
            key = self.key
            found = {key}
            if key[:1] in CONJUNCTIONS:
                found.add(key[1:])
            if key.startswith(ARTICLE):
                found.add(key[len(ARTICLE) :])
            for word in tuple(found):
                stem = _bare(word)
                if stem != word:
                    found.add(stem)
            for hit in self.hits:
                if hit.before:
                    found.add(hit.before[-1])
                if hit.after and hit.entry.cat == "prep":
                    found.add(key[: len(key) - len(hit.after)])
            self._company = self._asked.intersection(found)
        return self._company

    def hit(self, cat: str) -> Hit | None:
        """The first reading of that category, if any."""
        return self.by_cat.get(cat)


class Lead:
    """Phrases that begin with one stem: rest of the folded words -> entries; `seconds` by their second word, longest first.

    The index by second word is made when a text first asks for it: most phrases are never met.
    """

    __slots__ = ("_seconds", "rests")

    def __init__(self) -> None:
        self.rests: dict[tuple[str, ...], list[Entry]] = {}
        self._seconds: dict[str, list[tuple[tuple[str, ...], list[Entry]]]] | None = None

    @property
    def seconds(self) -> dict[str, list[tuple[tuple[str, ...], list[Entry]]]]:
        """Second word -> phrases, longest first."""
        if self._seconds is None:
            found: dict[str, list[tuple[tuple[str, ...], list[Entry]]]] = {}
            for rest, entries in self.rests.items():
                found.setdefault(rest[0], []).append((rest, entries))
            for phrases in found.values():
                phrases.sort(key=lambda phrase: -len(phrase[0]))
            self._seconds = found
        return self._seconds
