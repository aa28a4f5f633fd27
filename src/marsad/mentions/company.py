"""The company that an entry asks for: companion words, prepositions, people, places or arms near it."""

from __future__ import annotations

from typing import Final

from marsad.mentions.cells import PAUSES, STOPS, Cell, Sentence

_NEEDED: Final = {
    "weapon": ("unit", "object", "means"),
    "object": ("object", "unit"),
    "persons": ("person", "number"),
    "party": ("party", "generic", "reference", "head", "nationality", "state"),
    "place": ("place", "place_type"),
}
_ARMS: Final = frozenset(("weapons", "vehicles", "aircraft"))
ARMED_ONLY: Final = ["weapon"]
_NEED_WINDOW: Final = 12


def needed_near(sentence: Sentence, at: int, needs: list[str]) -> bool:
    """Whether one of what an entry needs (a place, a party, persons, arms) stands near the word at a cell."""
    if needs == ARMED_ONLY:
        return any(
            "means" in cell.cats or ("object" in cell.cats and cell.cats["object"].entry.id in _ARMS)
            for cell in sentence.cells[at + 1 : at + 6]
        )
    wanted = {cat for need in needs for cat in _NEEDED.get(need, ())}
    narrow = needs == ["object"]
    cells = sentence.cells
    first = at + 1 if narrow else max(0, at - _NEED_WINDOW)
    for cell in cells[first : at + (5 if narrow else _NEED_WINDOW)]:
        if not wanted.isdisjoint(cell.cats) or ("number" in wanted and cell.word.kind == "number"):
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
    for cell in sentence.cells[at + 1 : at + 1 + window]:
        if not keys.isdisjoint(cell.word.company) and not (cell.length > 1 and ((alone and "prep" in cell.cats) or (kind and _is_other(cell, kind)))):
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
