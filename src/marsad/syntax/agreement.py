"""What may be the subject of a verb: agreement of gender and number, endings of an object, things that act for their owner."""

from __future__ import annotations

from typing import Any, Final

from marsad.mentions.items import SUPPORT, TRIGGER, WORD, Actors, Item

OF_THINGS: Final = frozenset(("seizure", "destruction", "clearance"))
"""Kinds of deeds that are done to things."""
_MOVES: Final = frozenset(("advance", "assault", "deployment", "withdrawal"))


def moves(item: Actors, spec: Any) -> bool:
    """«توغلت آليات X», «وصلت تعزيزات X»: what drives is its party's that drives it, where nothing is done to it."""
    return item.head is not None and item.head.id == "convoys" and spec.kind in _MOVES and spec.genitive == "actor"


def drives(verb: Item, item: Actors) -> bool:
    """«توغلت آليات X»: vehicles of a party are the subject of verbs of going."""
    return verb.kind == TRIGGER and bool(item.names) and moves(item, verb.entry.spec)


def is_suffered(verb: Item) -> bool:
    """«تعرض موقع لـX لقصف»: what a party owns may be the subject of a verb that says what it suffers."""
    return verb.kind == SUPPORT and bool(verb.entry.spec.effect == "undergo")


def is_owned_thing(item: Actors) -> bool:
    """«موقع لـX»: a thing or post with its owner."""
    return item.head is not None and item.head.kind == "positions" and bool(item.names)


def can_follow(verb: Item, item: Actors) -> bool:
    """Whether actors right after a verb may be its subject: «طارد المسلحين» and «قصف قوات X» name its object."""
    form = verb.entry.form
    if form is None or form.part != "verb" or form.voice == "passive":
        return True
    if form.person == "1":
        return False
    return not item.oblique and not (item.feminine and item.count is None and form.gender == "m" and item.first == verb.end) and not is_man_after(verb, item)


def is_man_after(verb: Item, item: Actors) -> bool:
    """«… وقتلت ستة جنود»: men counted right after a feminine verb are not its subject."""
    form, person = verb.entry.form, item.person
    if form.gender != "f" or item.first != verb.end or item.count is None:
        return False
    if person is None and item.head is not None:
        return not item.names and not item.feminine and _eleven_or_more(item)  # «ودمرت 12 وكرا»
    if person is None:
        return bool(item.names)  # «12 جنديا نظاميا», «20 من مليشيات X», read as one name
    return not (person.women or person.children or item.feminine or person.unit)


def is_ours(verb: Item) -> bool:
    """«قصفنا», «نخوض»: whoever speaks does it."""
    form = verb.entry.form
    return verb.kind in (TRIGGER, SUPPORT) and form is not None and form.part == "verb" and form.person == "1"


def heads_relative(own: list[Item], antecedent: Item | None, verb: Item | None) -> bool:
    """«الجيش الذي يستهدف X»: a relative whose verb has no pronoun, and that has none after it, describes who does it."""
    if verb is None or verb.kind != TRIGGER or verb.after or not isinstance(antecedent, Actors) or is_adjectival(antecedent):
        return False
    form = verb.entry.form
    if form is None or form.voice == "passive" or verb.entry.spec.subject != "actor" or own[0].kind != WORD or own[0].cat != "rel":
        return False
    if (own[0].entry.role == "many" and form.number == "sg") or (own[0].entry.role == "one" and form.gender == "f"):
        return False  # «الأطفال الذين أطلقت X سراحهم»: the verb agrees with another
    following = own[own.index(verb) + 1 :]
    for item in following:
        if item.kind == WORD and item.cat == "prep" and item.after:
            return False  # «المدينة التي يسيطر عليها X»
        if isinstance(item, Actors) and item.possessor and item is following[0]:
            return False  # «التنظيم الذي فر قادته», «القوات التي قتل عشرة من أفرادها»
        if item.kind == TRIGGER:
            break
    return True


def _eleven_or_more(item: Actors) -> bool:
    """Counted in the singular, so that the noun's own gender would be the verb's."""
    return item.count is not None and (item.count.min or 0) > 10


def still_hers(verb: Item, before: Item | None, item: Actors) -> bool:
    """«قصفت الطائرات X ودمرت ثلاثة زوارق»: after a deed of hers in the past, a verb of hers with men or things counted after it is hers too."""
    form = verb.entry.form
    if form.gender != "f" or form.tense != "past" or form.number != "sg" or item.count is None or not goes_with(verb, before):
        return False
    person = item.person
    return person is None or not (person.women or person.children or item.feminine or person.unit)


def goes_with(verb: Item, before: Item | None) -> bool:
    """«هاجم X … ودمر», «قصفت X … ودمرت»: a verb in the form of the deed before it, which its subject does."""
    if before is None or before.kind != TRIGGER:
        return False
    form, other = verb.entry.form, before.entry.form
    if other.part != "verb" or other.voice == "passive" or before.entry.spec.subject != "actor":
        return False
    return bool(other.gender == form.gender and other.tense == form.tense and other.number == form.number)


def is_plural(verb: Item) -> bool:
    """«هاجموا»: whoever does it has been named before; a subject after the verb would leave it in the singular."""
    form = verb.entry.form
    return form is not None and form.part == "verb" and form.number == "pl"


def is_adjectival(item: Actors) -> bool:
    """A bare nationality, or people who are only counted as dead or hurt, acts on nobody."""
    if item.head is not None and item.head.kind == "positions":
        return True
    if item.alone:
        return not (len(item.names) == 1 and item.names[0].cat == "state")
    return item.person is not None and item.person.state is not None
