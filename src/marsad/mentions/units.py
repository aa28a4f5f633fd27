"""Units of an army by their numbers: «اللواء 35 مدرع», «الفرقة 36», «وحدة شاهر 13». The number counts nobody.

A unit belongs to the side that its words give («… الإسرائيلي», «… التابع لـX»); where they give none it is a party of its own.
"""

from __future__ import annotations

import hashlib
from typing import Final

from marsad.mentions.cells import Cell, Sentence
from marsad.mentions.items import Actors, Name
from marsad.mentions.owners import add_name, read_loyalty, read_owner
from marsad.text.clitics import AND, ARTICLE, WITH
from marsad.text.fold import fold_word
from marsad.text.words import Entry, Hit, bits

_UNIT: Final = bits("unit_word")
_ARM: Final = bits("arm")
_LISTED: Final = bits("party")
_DIGITS: Final = 4
_NAME: Final = 2


def mark_units(sentence: Sentence) -> None:
    """Take the numbers that only tell a unit out of the numbers of a sentence, and note where each unit ends."""
    for at in [*sentence.numbers]:
        number, after = sentence.numbers[at]
        if after != at + 1 or number.percent or number.ordinal or number.fraction or not at:
            continue
        cell = sentence.cells[at]
        if cell.word.kind != "number" or len(cell.key) > _DIGITS:
            continue
        first = _unit_before(sentence, at)
        if first < 0:
            continue
        end = after
        while end < len(sentence.cells) and sentence.cells[end].mask & _ARM and not sentence.cells[end].key.startswith(AND):
            end += sentence.cells[end].length
        sentence.units[first] = end
        del sentence.numbers[at]


def _unit_before(sentence: Sentence, at: int) -> int:
    """Index of the word for a unit that a number follows, right away or after one unknown word for its name; or -1."""
    cells = sentence.cells
    if cells[at - 1].word.mask & _UNIT and not cells[at - 1].mask & _LISTED and not sentence.pause_between(at - 1, at):
        return at - 1
    if at >= _NAME and _is_unit(cells[at - _NAME]) and not cells[at - 1].mask and cells[at - 1].word.kind == "word" and not cells[at - 1].key.startswith(ARTICLE):
        return at - _NAME
    return -1


def _is_unit(cell: Cell) -> bool:
    hit = cell.word.by_cat.get("unit_word")
    return hit is not None and not hit.article and hit.after == ""


def read_unit(sentence: Sentence, group: Actors, at: int) -> Hit:
    """Give a group the unit that begins at a cell: the side that owns it, or its own name; the hit of its word."""
    cells = sentence.cells
    hit = cells[at].word.by_cat.get("unit_word") or cells[at].word.hits[0]
    end = sentence.units[at]
    head = cells[at].word.by_cat.get("head")
    if group.head is None and head is not None:
        group.head = head.entry.spec
    keys = [fold_word(sentence.text[cells[at].start + hit.start : cells[at].end]), *[cell.key for cell in cells[at + 1 : end]]]
    entry = Entry("new", "new-" + hashlib.sha256("|".join(("party", *keys)).encode()).hexdigest()[:12], None)
    unit = Name("new", entry, cells[at].start + hit.head, cells[end - 1].end)
    group.names.append(unit)
    group.end = end
    if end < len(cells):
        _read_side(sentence, group, unit)
    return hit


def _read_side(sentence: Sentence, group: Actors, unit: Name) -> None:
    """Whose the unit is: «… الإسرائيلي», «… التابع لـX», «… من قوات X», «… في الجيش», «… الموالي لـX»."""
    cells = sentence.cells
    at = group.end
    cats = cells[at].cats
    if "of" in cats:
        read_owner(sentence, group)
        return
    if "loyal" in cats:
        before = len(group.names)
        read_loyalty(sentence, group, at + cells[at].length)
        if len(group.names) > before:
            group.names.remove(unit)
        return
    nation = cats.get("nationality")
    if nation is not None and nation.before == "":
        _replace(sentence, group, unit, at, "nationality", nation)
        return
    prep = cats.get("prep")
    if prep is not None and not prep.after and prep.entry.spec.role in ("at", "from") and at + 1 < len(cells):
        at += cells[at].length
    elif prep is not None:
        return
    for cat in ("party", "generic"):
        side = cells[at].cats.get(cat) if at < len(cells) else None
        if side is not None and side.before in ("", WITH) and "place" not in cells[at].cats:
            _replace(sentence, group, unit, at, cat, side)
            return


def _replace(sentence: Sentence, group: Actors, unit: Name, at: int, cat: str, side: Hit) -> None:
    group.names.remove(unit)
    add_name(sentence, group, at, cat, side)
    if group.names:
        group.names[-1].start = unit.start
    group.end = at + sentence.cells[at].length


_VERBAL: Final = bits("trigger", "support", "reporting")


def unit_acts(sentence: Sentence, at: int) -> bool:
    """«هاجم اللواء 47 …»: right after a verb in the singular a numbered unit is its subject, no barracks."""
    if at not in sentence.units or not at or not sentence.cells[at - 1].mask & _VERBAL or sentence.cells[at].key.startswith(AND):
        return False
    word = sentence.cells[at - 1].word
    for cat in ("trigger", "support", "reporting"):
        for hit in word.all_of.get(cat, ()):
            form = hit.entry.form
            if form.part == "verb" and form.number != "pl" and not hit.after and (cat != "trigger" or hit.entry.spec.subject != "place"):
                return True
    return False
