"""Counts of people: behind their noun, with no noun, and as shares."""

from __future__ import annotations

from marsad.mentions.cells import Sentence
from marsad.mentions.items import Actors, Count, Item
from marsad.text.clitics import ARTICLE


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
