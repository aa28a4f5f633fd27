"""The company that an entry asks for: companion words, prepositions, people, places or arms near it."""

from __future__ import annotations

from typing import Final

from marsad.lexicon.names import name_words
from marsad.mentions.cells import PAUSES, STOPS, Cell, Sentence
from marsad.text.words import bits

_NEEDED: Final = {
    "weapon": bits("unit", "object", "means"),
    "object": bits("object", "unit"),
    "persons": bits("person", "number"),
    "party": bits("party", "generic", "reference", "head", "nationality", "state"),
    "place": bits("place", "place_type"),
}
_ARMS: Final = frozenset(("weapons", "vehicles", "aircraft"))
ARMED_ONLY: Final = ["weapon"]
_NEED_WINDOW: Final = 12
_ARMED_WINDOW: Final = 6
_OBJECT_WINDOW: Final = 5
_MEANS: Final = bits("means")
_OBJECT: Final = bits("object")


def needed_near(sentence: Sentence, at: int, needs: list[str]) -> bool:
    """Whether one of what an entry needs (a place, a party, persons, arms) stands near the word at a cell."""
    cells = sentence.cells
    if needs == ARMED_ONLY:
        for place in range(at + 1, min(at + _ARMED_WINDOW, len(cells))):
            mask = cells[place].mask
            if mask & _MEANS or (mask & _OBJECT and cells[place].cats["object"].entry.id in _ARMS):
                return True
        return False
    wanted = 0
    for need in needs:
        wanted |= _NEEDED.get(need, 0)
    narrow = needs == ["object"]
    persons = "persons" in needs
    for place in range(at + 1 if narrow else max(0, at - _NEED_WINDOW), min(at + (_OBJECT_WINDOW if narrow else _NEED_WINDOW), len(cells))):
        if cells[place].mask & wanted or (persons and cells[place].word.kind == "number"):
            return True
    return False


COMPANY: Final = 8
NOUN_COMPANY: Final = 5
FIGURATIVE: Final = 4
FIGURATIVE_VERB: Final = 12
PREPOSITION: Final = 12
"""How many words after it a verb, a noun, an entry with figurative uses and one with a preposition look through."""


def on_place(sentence: Sentence, at: int, keys: frozenset[str]) -> bool:
    """«قضى ثمانية في غارة على X»: the preposition brings a place, nobody who is done away with."""
    cells = sentence.cells
    for following in range(at + 1, min(at + 1 + PREPOSITION, len(cells) - 1)):
        if not keys.isdisjoint(cells[following].word.company):
            cats = cells[following + 1].cats
            return ("place" in cats or "place_type" in cats) and not any(cat in cats for cat in ("person", "party", "generic", "head"))
    return False


def stands(sentence: Sentence, at: int, keys: frozenset[str], window: int, alone: bool = False, kind: str = "") -> bool:
    """Whether one of the folded words stands within the next words; `alone`: not as the head of a phrase («على يد»).

    `kind`: nor as the first word of a phrase that is an event of another kind («أطلق عملية دهم» is no operation).
    """
    cells = sentence.cells
    for place in range(at + 1, min(at + 1 + window, len(cells))):
        company = cells[place].word.company
        if company and not keys.isdisjoint(company):
            cell = cells[place]
            if not (cell.length > 1 and ((alone and "prep" in cell.cats) or (kind and _is_other(cell, kind)))):
                return True
    return False


def _is_other(cell: Cell, kind: str) -> bool:
    event = cell.cats.get("trigger")
    return event is not None and event.entry.form.part == "phrase" and not event.entry.spec.weak and event.entry.spec.kind != kind


_DEATHS: Final = frozenset(("casualties", "execution", "attack-on-civilians"))
_DEATH: Final = 10


def tells_manner(sentence: Sentence, at: int) -> bool:
    """«استشهد رضيع حرقا»: after a word of killing in its clause, how it was done."""
    cells = sentence.cells
    for back in range(at - 1, max(-1, at - _DEATH), -1):
        cell = cells[back]
        event = cell.cats.get("trigger")
        if event is not None and event.entry.spec.kind in _DEATHS:
            return True
        if event is not None or cell.key in PAUSES or cell.key in STOPS or "support" in cell.cats:
            return False
    return False


def describes_event(cell: Cell) -> bool:
    """«كمين مسلح نصبته X»: a noun of people in the singular is an adjective there."""
    person = cell.cats.get("person")
    return person is not None and person.entry.form == 1 and not person.before and not person.article


def is_called(sentence: Sentence, at: int) -> bool:
    """«يدعى فيصل», «الشاب يزيد»: a given name that is spelled like a verb, behind a noun of people or «is called»."""
    before, cell = sentence.cells[at - 1], sentence.cells[at]
    if not before.mask & _CALLED or cell.length > 1 or cell.mask & _PREP or cell.key not in name_words()["given"]:
        return False
    person = before.cats.get("person")
    return person is None or (person.entry.form == 1 and person.article)


_CALLED: Final = bits("so_called", "person")
_PREP: Final = bits("prep")
