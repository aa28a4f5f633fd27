"""Whether a verb that can mean other things too speaks here: «رد», «تابع», «نقل», «نشر», «توقع»."""

from __future__ import annotations

from typing import Final

from marsad.lexicon.specs import ReportingSpec
from marsad.mentions.cells import PAUSES, STOPS, Cell, Sentence
from marsad.text.clitics import AND, MAQSURA
from marsad.text.words import Hit

_REPLY: Final = 16
_CONTENT: Final = 7
_NAME: Final = 4


def _brings(cell: Cell, role: str) -> bool:
    prep = cell.cats.get("prep")
    return prep is not None and prep.entry.spec.role == role


def carries_words(sentence: Sentence, at: int) -> bool:
    """«نقلت الوكالة عن X أن», «نشرت صفحة X أن»: words are carried, not people or troops, where a content clause follows."""
    source = False
    for place, cell in enumerate(sentence.cells[at + 1 : at + 14]):
        source = source or _brings(cell, "from")
        if (source or place < _CONTENT) and ("comp" in cell.cats or cell.key == ":"):
            return True
        if cell.key in PAUSES or cell.key in STOPS or ("reporting" in cell.cats and place and cell.cats["reporting"].entry.form.part == "verb"):
            break
    return False


def before_voice(sentence: Sentence, at: int) -> bool:
    """«توقع مصدر عسكري سقوط …»: before a source or an office the verb speaks."""
    if at + 1 >= len(sentence.cells):
        return False
    cats = sentence.cells[at + 1].cats
    return any(cat in cats and cats[cat].before == "" for cat in ("role", "speaker")) and "person" not in cats and "head" not in cats


def speaks(sentence: Sentence, at: int, spec: ReportingSpec, hit: Hit) -> bool:
    """Whether a verb that can also mean other things («تابع», «بين») speaks here: a speaker or a content clause is near."""
    if "prep" in sentence.cells[at - 1].word.by_cat:
        for cell in sentence.cells[at : at + 3]:
            if "comp" in cell.cats:
                return True
            if cell.word.kind != "word" or (cell is sentence.cells[at] and sentence.cells[at - 1].key[:1] != AND and at > 1):
                return False
        return False
    if spec.clause_only and hit.entry.form.part in ("verb", "participle"):
        return any("comp" in cell.cats or cell.key == ":" for cell in sentence.cells[at : at + _REPLY])
    if spec.others or (not spec.continues and hit.entry.form.part == "verb"):
        return True
    cells = sentence.cells
    for place in range(at, min(len(cells), at + _CONTENT)):
        cell = cells[place]
        if "comp" in cell.cats or cell.key == ":":
            return True
        if cell.key in PAUSES:
            if place + 1 < len(cells) and "comp" in cells[place + 1].cats:
                return True
            return place > at and "medium" in cells[place + 1].cats if place + 1 < len(cells) else False
    if "to" in spec.takes and at + 1 < len(cells) and _brings(cells[at], "to") and "trigger" in cells[at + 1].cats:
        return True  # «وأشارت إلى مقتل …»
    return (
        at < len(cells) and any(cat in cells[at].cats for cat in ("role", "speaker", "short"))
    ) or hit.entry.form.part != "verb"


CALLED: Final = ("alleged", "demanded")
"""Statuses of verbs whose passive, spelled alike without vowels, says what somebody is called."""


def is_called(sentence: Sentence, at: int, cell: Cell) -> bool:
    """«شخص يدعى فلانا»: spelled with alef maqsura and with no clause of أن near, he is called so; nobody claims or calls for it."""
    if sentence.text[cell.end - 1] != MAQSURA:
        return False
    return not any(["comp" in following.cats for following in sentence.cells[at + 1 : at + _NAME]])
