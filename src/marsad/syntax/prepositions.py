"""Which preposition brings each item of a sentence."""

from __future__ import annotations

from typing import Final

from marsad.mentions.cells import Sentence
from marsad.mentions.items import ACTORS, CUE, PLACE, SUPPORT, TRIGGER, WORD, Actors, Item
from marsad.text.clitics import AND, ARTICLE, FOR, LIKE, THIRD_PERSON, THIRD_PERSON_MASCULINE, WITH


def set_prepositions(sentence: Sentence, items: list[Item]) -> None:
    """Give each item the preposition that brings it: a word before it, a proclitic, or that of the item it is joined to."""
    previous: Item | None = None
    named: Actors | None = None
    earlier: Actors | None = None
    for item in items:
        if isinstance(item, Actors):
            if item.possessor and not item.names:
                item.owner, item.earlier = named, earlier
            elif item.names and not item.alone:
                earlier = named
                named = item
        if item.kind != WORD:
            if previous is not None and previous.kind == WORD and previous.cat == "prep" and previous.end == item.first and not previous.after:
                item.prep = _first_preposition(items, item, previous)
                if item.prep == "from" and item.kind == PLACE and _at_distance(items, item):
                    item.prep = "near"
            elif previous is not None and previous.kind == WORD and previous.cat == "prep" and not previous.after and _grade(sentence, item, previous):
                item.prep = str(previous.entry.role)
            elif item.before[-1:] == WITH or (item.kind == TRIGGER and item.entry.form.part == "phrase" and sentence.cells[item.first].key.startswith(WITH)):
                item.prep = "b"  # also as a part of the phrase: «بسيارة مفخخة»
            elif item.before[-1:] == FOR:
                item.prep = "l"
            elif item.before[-1:] == LIKE:
                item.prep = "k"
            elif (
                previous is not None
                and previous.kind == item.kind
                and item.kind in (ACTORS, PLACE)
                and item.before == AND
                and item.first - previous.end <= 1
            ):
                item.prep = previous.prep
            elif previous is not None and previous.kind == WORD and previous.cat == "of" and previous.end == item.first:
                item.prep = "of"
            elif isinstance(item, Actors) and previous is not None and _governed(sentence, item, previous):
                item.prep = "inside"
            if previous is not None and previous.kind == WORD and previous.cat == "among" and previous.entry.role == "besides" and previous.end == item.first:
                item.prep = "beside"
            if previous is not None and previous.kind == WORD and previous.cat == "supported" and item.first - previous.end <= 1:
                item.prep = "supporter"
        previous = item


def _grade(sentence: Sentence, item: Item, previous: Item) -> bool:
    """«ردا على أحدث هجوم», «في أعنف قصف»: a word without article between a preposition and an event noun says which one."""
    if item.kind != TRIGGER or item.before or item.definite or item.first - previous.end != 1 or item.entry.form.part not in ("noun", "masdar", "phrase"):
        return False
    between = sentence.cells[previous.end]
    return between.word.kind == "word" and not between.key.startswith(ARTICLE)


_CHAIN: Final = 3


def _governed(sentence: Sentence, item: Actors, previous: Item) -> bool:
    """«في غياب سلطة X», «بحضور قائد X»: after nouns that a preposition brings, the last of them without the article, X is theirs and no subject."""
    if item.before or previous.kind not in (WORD, CUE) or previous.after:
        return False
    if not (previous.prep if previous.kind == CUE else previous.cat == "prep" and previous.entry.role not in ("cause", "with", "by")):
        return False
    between = sentence.cells[previous.end : item.first]
    if not 1 <= len(between) <= _CHAIN:
        return False
    last = between[-1]
    if last.key.startswith(ARTICLE) or last.key.endswith(THIRD_PERSON) or sentence.text[last.end - 1] == THIRD_PERSON_MASCULINE:
        return False
    return all([not cell.mask and cell.word.kind == "word" for cell in between])


_AS_FAR: Final = 6


def _at_distance(items: list[Item], place: Item) -> bool:
    """«على بعد 30 كيلومترا من X», «تبعد عشرة كيلومترات عن X»."""
    for item in reversed(items[: items.index(place)]):
        if place.first - item.end > _AS_FAR:
            return False
        if item.kind == WORD and item.cat == "prep" and item.entry.role == "distance":
            return True
        if item.kind == TRIGGER:
            return bool(item.entry.form.part == "phrase" and item.entry.spec.kind == "advance")
    return False


_PARTITIVE: Final = frozenset(("on", "against", "with", "between"))


def _first_preposition(items: list[Item], item: Item, previous: Item) -> str:
    """«ضد الباقين من عناصر X», «بين من بقي من مسلحي X»: the preposition before the partitive من is the one that counts."""
    role = str(previous.entry.role)
    if role != "from":
        return role
    at = items.index(previous)
    if at and items[at - 1].kind == SUPPORT and items[at - 1].entry.spec.effect == "count":
        return items[at - 1].prep  # «عدد من المدنيين», «سلسلة من الغارات»
    back = at - 1
    last = previous
    while back >= 0 and items[back].kind == WORD and last.first - items[back].end <= 2:
        earlier = items[back]
        if earlier.cat == "prep" and not earlier.after:
            if earlier.entry.role in _PARTITIVE:
                return str(earlier.entry.role)
            if earlier.entry.role != "from":
                break
        last = earlier
        back -= 1
    return role
