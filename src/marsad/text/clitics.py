"""Cut a folded word into proclitics, stem and enclitic in every way that the letters allow.

Arabic joins conjunctions (و ف), prepositions (ب ل ك), the future س and the article ال to the word that follows, and
object or possessive pronouns to the word before. Which cut is right is for the lexicon to say; this module only lists.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Final


class Cut:
    """One way to cut a word: `before` + (article) + `stem` + `after`, with the stem's place in the folded word."""

    __slots__ = ("after", "article", "before", "end", "start", "stem")

    def __init__(self, before: str, article: bool, stem: str, after: str, start: int, end: int) -> None:
        self.before = before
        self.article = article
        self.stem = stem
        self.after = after
        self.start = start
        self.end = end


CONJUNCTIONS: Final = ("و", "ف")
_PREPOSITIONS: Final = ("ب", "ل", "ك")
FUTURE: Final = "س"
ARTICLE: Final = "ال"
ALEF: Final = "ا"
_PRONOUNS: Final = ("هما", "هم", "هن", "ها", "ه", "نا")
_PRONOUN_ENDS: Final = frozenset(pronoun[-1] for pronoun in _PRONOUNS)
THIRD_PERSON: Final = ("ها", "هم", "هما")
"""Pronouns of the third person that no other ending looks like, once folded (ه also writes ة)."""
THIRD_PERSON_MASCULINE: Final = "ه"
TA_MARBUTA: Final = "ة"
FIRST_PERSON: Final = "نا"
PLURAL_VERB: Final = "وا"
"""End of a verb of several in the perfect and the subjunctive («هاجموا»)."""
AND: Final = "و"
THEN: Final = "ف"
YA: Final = "ي"
MAQSURA: Final = "ى"
WITH: Final = "ب"
FOR: Final = "ل"
LIKE: Final = "ك"
PLURAL_ENDS: Final = ("ات", "تي")
"""Ends of a noun in the feminine plural, and in the dual before a name."""
JOINED_NAMES: Final = frozenset(("كفر", "تل", "خان", "عين", "دير", "بيت", "ام", "ابو", "راس", "معره", "ود", "ديار", "خور", "بورت"))
"""First words of place names that are also written as one with the word after them («كفر زيتا», «كفرزيتا»)."""
DUAL_BEFORE_NAME: Final = (("تي", "ة"), ("ئي", "ء"), ("ي", ""))
"""Ends of a dual before the names of the two, and of one of them («قريتي», «مينائي», «شارعي»)."""
DUAL_END: Final = "تا"
PEOPLE_ENDS: Final = ("ين", "ون")
ADJECTIVE_ENDS: Final = ("ي", "يه")
DUAL: Final = "ان"
JOINED_BEFORE: Final = "وفبل"
"""Letters that join the article of the word after them."""
_OPENERS: Final = frozenset((*CONJUNCTIONS, *_PREPOSITIONS, FUTURE, ALEF))
_BARE = [("", False, 0)]


def _openings(word: str) -> list[tuple[str, bool, int]]:
    """Every (proclitics, article?, offset of the stem) at the head of a folded word."""
    head = word[:1]
    if head not in _OPENERS:
        return _BARE
    size = len(word)
    found = [("", False, 0)]
    if head in CONJUNCTIONS and size > 2:
        found.append((head, False, 1))
    for before, _, at in tuple(found):
        letter = word[at : at + 1]
        if letter in _PREPOSITIONS:
            if size - at > 2:
                found.append((before + letter, False, at + 1))
                if letter == "ل" and word[at + 1 : at + 2] == "ل" and size - at > 3:
                    found.append((before + letter, True, at + 2))  # لل: the article lost its alef
        elif letter == FUTURE and size - at > 3:
            found.append((before + letter, False, at + 1))
    for before, article, at in tuple(found):
        if not article and size - at > 3 and word.startswith(ARTICLE, at):
            found.append((before, True, at + 2))
    return found


def cuts(word: str, stems: Container[str] | None = None) -> list[Cut]:
    """All cuts of a folded word, the whole word first, then by length of what is cut off.

    With `stems`, only those whose stem is one of them: as it stands, with its article, or without an accusative alef.
    """
    found: list[Cut] = []
    size = len(word)
    for before, article, at in _openings(word):
        rest = word[at:] if at else word
        if (
            stems is None
            or rest in stems
            or (article and ARTICLE + rest in stems)
            or (rest[-1] == ALEF and rest[:-1] in stems)
        ):
            found.append(Cut(before, article, rest, "", at, size))
        if article or rest[-1] not in _PRONOUN_ENDS:
            continue
        for pronoun in _PRONOUNS:
            end = len(rest) - len(pronoun)
            if end < 2 or not rest.endswith(pronoun):
                continue
            stem = rest[:end]
            last = stem[-1]
            other = ""
            if last == "ت":
                other = stem[:-1] + "ه"
            elif last == ALEF:
                other = stem[:-1] + "ي"
            elif last == "و":
                other = stem + ALEF
            for candidate in (stem, other) if other else (stem,):
                if stems is None or candidate in stems:
                    found.append(Cut(before, False, candidate, pronoun, at, at + end))
    if len(found) > 1:
        found.sort(key=_cost)
    return found


def _cost(cut: Cut) -> tuple[int, bool]:
    return len(cut.before) + len(cut.after), cut.article
