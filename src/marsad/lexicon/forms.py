"""A table of forms and phrases, and the analysis of surface forms against it.

Forms are added folded. A noun's form is found with the article, prepositions, the accusative alef and pronouns; a verb's
with conjunctions, the future and pronouns; a phrase by its words in a row, clitics only before its first word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Final

from marsad.text.clitics import Cut, cuts
from marsad.text.fold import FOLDS, fold_word, widths
from marsad.text.tokens import TOKEN
from marsad.text.words import Entry, Hit, Lead, Word, bits

_ARTICLE: Final = "ال"
_ALEF: Final = "ا"
_HA, _TA_MARBUTA = "ه", "ة"
_MADDA: Final = "آ"
_HAMZA_BELOW: Final = "إ"
_VERB_BEFORE: Final = frozenset(("", "و", "ف", "س", "وس", "فس", "ل", "ول", "فل"))
_INFLECTED: Final = frozenset(("trigger", "support", "reporting"))


class FormTable:
    """Forms -> entries, phrases -> entries, and a cache of analysed word types."""

    def __init__(self) -> None:
        self.forms: dict[str, list[Entry]] = {}
        self.leads: dict[str, Lead] = {}
        self._words: dict[str, Word] = {}
        self._stems: frozenset[str] = frozenset()
        self._asked: frozenset[str] = frozenset()

    def add(self, form: str, entry: Entry) -> None:
        """Add a form of one or more words (any spelling; signs between words are dropped)."""
        words = [fold_word(match.group()) for match in TOKEN.finditer(form) if match.lastgroup in ("word", "number")]
        if not words:
            return
        entry.madda = form.startswith(_MADDA)
        self._add_words(words, entry)
        if len(words) > 1 and entry.noun and not any(word.startswith(_ARTICLE) for word in words):
            self._add_words([words[0], *(_ARTICLE + word for word in words[1:])], entry)

    def add_folded(self, word: str, entry: Entry) -> None:
        """Add one word that is folded already (inflected forms)."""
        self._add_words([word], entry)

    def ask_for(self, keys: frozenset[str]) -> None:
        """Note folded words that an entry asks for as its company: only these count in `Word.company`."""
        self._asked |= keys

    def _add_words(self, words: list[str], entry: Entry) -> None:
        if len(words) == 1:
            entries = self.forms.setdefault(words[0], [])
        else:
            entries = self.leads.setdefault(words[0], Lead()).rests.setdefault(tuple(words[1:]), [])
        if not any(other.cat == entry.cat and other.id == entry.id and other.form == entry.form for other in entries):
            entries.append(entry)

    def seal(self) -> None:
        """Call once after the last `add`: collects the stems and empties the cache."""
        self._stems = frozenset(self.forms) | frozenset(self.leads)
        self._words.clear()

    def copy(self) -> FormTable:
        """A table that can be added to without changing this one."""
        table = FormTable()
        table.forms = {form: list(entries) for form, entries in self.forms.items()}
        for first, lead in self.leads.items():
            twin = table.leads.setdefault(first, Lead())
            twin.rests = {rest: list(entries) for rest, entries in lead.rests.items()}
        table._asked = self._asked
        return table

    def patterns(self) -> Iterable[str]:
        """Every form and phrase as folded text (for the speed yardstick)."""
        yield from self.forms
        for first, lead in self.leads.items():
            for rest in lead.rests:
                yield " ".join((first, *rest))

    def analyse(self, surface: str) -> Word:
        """What is known of a surface form; analysed once per word type."""
        word = self._words.get(surface)
        if word is None:
            if len(self._words) > 200_000:
                self._words.clear()
            word = self._words[surface] = self._analyse(surface)
        return word

    def _analyse(self, surface: str) -> Word:
        first = surface[0]
        if first in "\n\r\u2028\u2029":
            return Word("\n", "line", self._asked)
        key = surface.translate(FOLDS).lower()
        if first.isdigit():
            word = Word(key, "number", self._asked)
            word.value = _number(key)
            return word
        if not first.isalpha() or not key:
            return Word(_BULLET if unicodedata.category(first) == "So" else key or surface, "sign", self._asked)
        word = Word(key, "word", self._asked)
        back = range(len(surface) + 1) if len(key) == len(surface) else widths(surface)
        hits: list[Hit] = []
        leads: list[tuple[Lead, Hit]] = []
        for cut in cuts(key, self._stems):
            if cut.after == _HA and surface.endswith(_TA_MARBUTA):
                continue  # «حوارة» is no «حواره»: a pronoun is never written so
            start = back[cut.start]
            written = cut.article and key.startswith(_ARTICLE, cut.start - 2)
            span = (start, back[cut.end] if cut.end < len(key) else len(surface), back[cut.start - 2] if written else start)
            self._look_up(cut, span, surface[start : start + 1] == _HAMZA_BELOW, hits)
            lead = self.leads.get(cut.stem)
            if lead is not None and not cut.after:
                leads.append((lead, Hit(_ANY, cut.before, cut.article, "", *span)))
            if cut.article:
                lead = self.leads.get(_ARTICLE + cut.stem)
                if lead is not None and all(lead is not other for other, _ in leads):
                    leads.append((lead, Hit(_ANY, cut.before, False, "", *span)))
        if leads:
            word.leads = tuple(leads)
        if not hits:
            return word
        word.hits = tuple(hits)
        by_cat, all_of = word.by_cat, word.all_of
        parts: set[str] = set()
        for hit in hits:
            entry = hit.entry
            cat = entry.cat
            if cat in by_cat:
                all_of[cat].append(hit)
            else:
                by_cat[cat] = hit
                all_of[cat] = [hit]
            if cat in _INFLECTED:
                parts.add(entry.form.part)
                if entry.demands is not None and entry.demands.guarded:
                    word.guarded = True
        word.torn = "verb" in parts and len(parts) > 1
        word.mask = bits(*by_cat)
        return word

    def _look_up(self, cut: Cut, span: tuple[int, int, int], below: bool, hits: list[Hit]) -> None:
        stem = cut.stem
        found = self.forms.get(stem, ())
        for entry in found:
            if below and entry.madda:
                continue
            if entry.noun:
                if cut.before[-1:] == "س" or (cut.before[-1:] == "ك" and not cut.article):
                    continue
            elif cut.article or cut.before not in _VERB_BEFORE:
                continue
            hits.append(Hit(entry, cut.before, cut.article, cut.after, *span))
        if cut.article:
            for entry in self.forms.get(_ARTICLE + stem, ()):
                if entry.noun and not any(hit.entry is entry for hit in hits):
                    hits.append(Hit(entry, cut.before, True, cut.after, *span))
        elif not cut.after and stem.endswith(_ALEF) and len(stem) > 3:
            for entry in self.forms.get(stem[:-1], ()):
                if entry.noun and not (below and entry.madda) and not any(hit.entry is entry for hit in hits):
                    hits.append(Hit(entry, cut.before, False, "", *span))


_ANY = Entry("lead", "", None)
_BULLET: Final = "•"


def _number(key: str) -> float | None:
    """The value of digits: thousands separators are dropped, a decimal point kept.

    «12.500» and «12,500» are thousands when every group after the first has three digits.
    """
    groups = key.replace(",", ".").split(".")
    if len(groups) > 1 and all(len(group) == 3 for group in groups[1:]) and groups[0] != "0":
        return float("".join(groups))
    try:
        return float(".".join((groups[0], "".join(groups[1:])))) if len(groups) > 1 else float(groups[0])
    except ValueError:
        return None
