"""Counts of people: behind their noun, with no noun, and as shares."""

from __future__ import annotations

from typing import Final

from marsad.mentions.cells import Sentence
from marsad.mentions.items import Actors, Count, Item
from marsad.text.clitics import ARTICLE
from marsad.text.words import bits


def count_behind(sentence: Sentence, item: Actors) -> None:
    """«الجنود الثلاثة»: the number with its article, behind the noun that it counts."""
    number, end = sentence.numbers[item.end]
    if number.ordinal or number.percent or number.fraction or number.max is None or not sentence.cells[item.end].key.startswith(ARTICLE):
        return
    item.count = Count(whole(number.min), whole(number.max), number.approximate)
    item.end, item.stop = end, sentence.cells[end - 1].end


def bare_count(sentence: Sentence, at: int, end: int, count: Count) -> Item:
    """A number with no noun («قتل 12 وأصيب آخرون»): people whose kind is not said."""
    number = sentence.numbers[at][0]
    actors = Actors(at, end, number.start, number.end)
    actors.count = count
    actors.before = number.before
    actors.alone = True
    return actors


def whole(value: float | None) -> int | None:
    """A bound of a count of people."""
    return None if value is None else int(value)


def per_cent(fraction: float | None) -> float | None:
    """A fraction in per cent."""
    return None if fraction is None else round(100 * fraction, 1)


def are_fallen(sentence: Sentence, at: int) -> bool:
    """«عدد من الشهداء», «الشهداء والجرحى»: those who fell, and no place called after them."""
    cells = sentence.cells
    if "place_part" in cells[at].cats:
        at += 2
        if at >= len(cells) or "prep" not in cells[at - 1].cats:
            return False
        person = cells[at].word.by_cat.get("person")
        return person is not None and person.entry.spec.state in _HURT and not cells[at].mask & _PLACE_WORD
    person = cells[at].cats.get("person")
    following = cells[at + 1].cats.get("person") if at + 1 < len(cells) else None
    return person is not None and person.entry.spec.state in _HURT and following is not None and following.before != "" and following.entry.spec.state in _HURT


_HURT: Final = frozenset(("killed", "injured"))
_PLACE_WORD: Final = bits("place_type", "place_part")
