"""Whose an event, a thing or a name beside a trigger is: its owner, its other side, another noun's.

What `arguments` asks before it gives actors a role.
"""

from __future__ import annotations

from typing import Final

from marsad.claims.frame import WITH_MEANS, Frame, is_definite, is_unarmed
from marsad.mentions.cells import Sentence
from marsad.mentions.items import PLACE, SUPPORT, THING, TRIGGER, WORD, Actors, Item, PlaceGroup
from marsad.syntax.clause import is_verb
from marsad.text.clitics import ADJECTIVE_ENDS, AND, ARTICLE, FOR, WITH, YA

_UNREAD: Final = 2
_CLOSE: Final = 4
_STATES: Final = frozenset(("state-forces", "coalition", "government"))


def _parted_leader(following: Item, item: Actors) -> bool:
    """«اغتيال X، القيادي في Y»: a comma may stand before the one man whom it was done to."""
    if not isinstance(following, Actors) or following.first != item.end + 1:
        return False
    return (following.head is not None and following.head.kind == "leaders") or any([name.cat == "speaker" for name in following.names])


def has_object(frame: Frame, own: list[Item], position: int, item: Actors) -> bool:
    """«اعتقال الجيش لـX», «قصف X مواقع لـY», «استهداف X مطار Z»: an object after it makes the genitive the subject."""
    if is_unarmed(item) or not item.names or (item.head is not None and item.head.kind == "positions") or position + 1 >= len(own):
        return False
    following = own[position + 1]
    if item.count is not None or (following.first != item.end and not _parted_leader(following, item)):
        return False
    if frame.spec.quantity and not isinstance(following, Actors):
        return False
    if isinstance(following, Actors):
        if frame.spec.quantity and following.prep == "l":
            return bool(following.names) or following.count is not None or following.person is not None
        if frame.spec.quantity or (following.head is not None and following.head.kind == "leaders"):
            return False  # «مقتل X زعيم Y» names one
        return following.prep == "l" or (following.prep == "" and not following.before and not following.alone)
    if following.kind == THING:
        return following.before in ("", FOR)
    if not isinstance(following, PlaceGroup) or following.role != "at" or following.direction:
        return False  # «قنص جندي شرق X»: where, not what
    return following.prep == "l" or (following.prep == "" and not following.before)


def is_of_event(frame: Frame, before: Item, item: Actors) -> bool:
    """«دمرت غارة لـX جسرا», «قتلت غارة إسرائيلية»: whose the event is that the verb has for its subject."""
    if not frame.clause.impersonal or frame.clause.verb is not frame.trigger or before.kind != TRIGGER or before.end != item.first:
        return False
    return bool(item.names) and (item.prep == "l" or (item.alone and item.count is None)) and not frame.toll


def told_with_pronoun(before: Item, item: Actors) -> bool:
    """«قصف تبنته X», «كمين نصبته X»: the subject of a light verb whose pronoun is the event noun."""
    return (
        before.kind == SUPPORT
        and before.end == item.first
        and before.after != ""
        and is_verb(before)
        and before.entry.spec.effect in ("carry", "claim")
    )


def owns_thing(thing: Item, item: Actors) -> bool:
    """«منازل المدنيين», «مركبتين لفلسطينيين», «سيارة تقل صحفيين»: whose the thing is that stands right before."""
    if thing.end != item.first or item.before not in ("", FOR) or item.prep not in ("", "l") or (item.alone and item.person is None):
        return False
    if not item.names and not is_unarmed(item):
        return False  # «عجلة مسلحة»
    if thing.kind == THING:
        return thing.cat == "object" and not thing.after
    return isinstance(thing, Actors) and thing.head is not None and thing.head.kind == "positions" and not thing.names and not thing.possessor and is_unarmed(item)


def is_owned(item: Actors) -> bool:
    """A thing or post of a party."""
    return item.head is not None and item.head.kind == "positions" and bool(item.names)


def of_another(sentence: Sentence, frame: Frame, own: list[Item], position: int) -> bool:
    """«منعطفا في سياسة الرئيس X»: behind words that say nothing here, a bare name belongs to the noun before it."""
    item = own[position]
    since = own[position - 1].end if position else frame.trigger.end
    unread = 0
    for cell in sentence.cells[since : item.first]:
        if not cell.mask and cell.word.kind == "word":
            unread += 1
    before = own[position - 1] if position else None
    if unread and before is not None and before.kind == WORD and before.cat == "prep" and not before.after:
        return item.prep == "" and item.before != AND  # «هجوم على مرصد لـX» is on X
    return unread >= _UNREAD and not sentence.cells[since].key.startswith(WITH)  # but «قصف بشكل عنيف مواقع X»


def owned(sentence: Sentence, frame: Frame, owner: Actors, between: list[Item], aimed: bool) -> bool:
    """«قصف عنيف لـX», «انسحاب لقوات X»: X owns the deed; in «السيطرة على مقر تابع لـX» he owns the place.

    `aimed`: what is hit stands after it («القصف العشوائي لـX على Y»).
    """
    if owner.first - frame.trigger.end > _CLOSE or any(item.kind in (PLACE, THING, TRIGGER) or (item.kind == WORD and item.cat != "extent") for item in between):
        return False
    if frame.spec.kind not in WITH_MEANS or not is_definite(sentence, frame):
        return True
    # «الضربات الجوية لـX», «الهجمات الأخيرة لـX»: an event with its adjective is owned; what may take an object («القصف العنيف لـX») only by those who have aircraft and guns
    part = frame.trigger.entry.form.part
    if not owner.names or is_unarmed(owner) or not (owner.first > frame.trigger.end or part == "phrase"):
        return False
    if part != "masdar" or aimed:
        return True
    return (owner.head is not None and owner.head.kind in ("forces", "weapon")) or (frame.spec.genitive == "actor" and is_state(owner))


def is_state(owner: Actors) -> bool:
    """An army, a coalition, a nation's forces."""
    return any(name.cat == "nationality" or (name.entry.spec is not None and name.cat in ("party", "generic") and name.entry.spec.type in _STATES) for name in owner.names)


def reached_by_verb(frame: Frame) -> bool:
    """Whether the event noun is the subject of a verb of hitting («استهدفت الغارات X»)."""
    return any(support.entry.spec.effect == "reach" and support.end == frame.trigger.first for support in frame.supports)


def dealt(frame: Frame) -> bool:
    """«وجه الجيش ضربات لـX»: with a verb of dealing and its subject, X is dealt the blow."""
    verb = frame.clause.verb
    if frame.swapped:
        return False  # «تمكن الجيش من صد هجوم لـX»
    if frame.clause.subject is None or verb is None or not is_verb(verb):
        return False
    if verb.kind == SUPPORT:
        return bool(verb.entry.spec.effect == "carry")
    return verb.kind == TRIGGER and bool(verb.entry.spec.kind == "assault" and verb.entry.spec.subject == "actor")


def closes_side(own: list[Item], position: int) -> bool:
    """«بين X وY من جهة، وZ»: X and Y are one side."""
    following = own[position + 1] if position + 1 < len(own) else None
    return following is not None and following.kind == WORD and following.cat == "side"


def both_sides(item: Actors) -> tuple[Actors, Actors]:
    """«بين X وY»: the first named is one side, the rest the other."""
    sides: list[Actors] = []
    for names in (item.names[:1], item.names[1:]):
        side = Actors(item.first, item.end, names[0].start, names[-1].stop)
        side.names = names
        side.prep = item.prep
        if not sides:
            side.person, side.head = item.person, item.head  # «شبان فلسطينيين والجيش»: the noun is of the first
        sides.append(side)
    return sides[0], sides[1]


def counted_after(own: list[Item], position: int) -> bool:
    """«قتل من جانب القوات ثمانية جنود»: people counted right after a side are its own dead."""
    following = own[position + 1] if position + 1 < len(own) else None
    return isinstance(following, Actors) and following.count is not None and following.prep == ""


def is_partys_adjective(sentence: Sentence, frame: Frame, item: Actors) -> bool:
    """«استهدافات حوثية», «استهداف حوثي لسفينة»: a party's adjective after an event noun without article says whose deed it is."""
    if len(item.names) != 1 or item.head is not None or item.person is not None or item.count is not None or item.end != item.first + 1:
        return False
    key = sentence.cells[item.first].key
    if key.startswith(ARTICLE) or not key.endswith(ADJECTIVE_ENDS):
        return False
    return not key.endswith(YA) or (item.end < len(sentence.cells) and sentence.cells[item.end].key.startswith(FOR))


def parts_phrase(sentence: Sentence, frame: Frame, item: Actors) -> bool:
    """«إطلاق X سراح Y», «فتح X النار»: who stands between a verbal noun and the word that it asks for does it."""
    keys = frame.spec.with_keys
    if frame.trigger.entry.form.part != "masdar" or item.first != frame.trigger.end or item.end >= len(sentence.cells):
        return False
    word = sentence.cells[item.end].word
    return not is_unarmed(item) and not word.key.startswith(WITH) and not keys.isdisjoint(word.company)
