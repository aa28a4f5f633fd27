"""Counts beside counts: which of them add up to one total, and which are a toll of their own."""

from __future__ import annotations

from typing import Final

from marsad.claims.frame import Frame, is_unarmed
from marsad.mentions.cells import Sentence
from marsad.mentions.items import CUE, PLACE, REPORTING, SUPPORT, TRIGGER, Actors, Item
from marsad.syntax.clause import is_verb
from marsad.text.clitics import AND
from marsad.text.words import bits

_ONE: Final = bits("one_of")


def counted_again(frame: Frame, item: Actors) -> bool:
    """A second count of the same measure is another toll: «عنصرين من X وثلاثة من Y», «335 قتيلا … ب 170 قتيلا»."""
    if item.count is None:
        return False
    state = item.person.state if item.person is not None else None
    for how, other in frame.persons:
        if not isinstance(other, Actors) or other is item or (other.count is None and not _is_other_party(other, item)):
            continue
        if (
            how in ("object", "subject", "count", "besides")
            and (other.person.state if other.person is not None else None) == state
            and not other.alone
        ):
            return not _adds(frame, item)
    return False


def _adds(frame: Frame, item: Actors) -> bool:
    """«ستة أطفال وأربع نساء», «خمسة جنود وثلاثة مدنيين»: one total; other places or another party make another toll."""
    last = frame.persons[-1][1]
    return (
        isinstance(last, Actors)
        and item.before == AND
        and item.first - last.end <= 1
        and not item.alone
        and ((item.person is not None and item.person.state is None) or _of_one_state(last, item))
        and (is_unarmed(item) or not item.names or [name.entry.id for name in item.names] == [name.entry.id for name in last.names] or _of_one_state(last, item))
    )


def _is_other_party(one: Actors, other: Actors) -> bool:
    """«عنصرين من X وثلاثة من Y»: one or two of a party, by their noun alone, before those of another."""
    if one.head is not None and one.head.kind == "leaders":
        return False  # a leader dies with his men
    return one.person is not None and one.number in (1, 2) and bool(one.names) and bool(other.names) and one.names[0].entry.id != other.names[0].entry.id and not _of_one_state(one, other)


def _of_one_state(one: Actors, other: Actors) -> bool:
    """«خمسة من الشرطة وثلاثة من الجيش»: general words for forces, or forces of one country, are one side."""
    if not one.names or not other.names:
        return False
    first, second = one.names[0], other.names[0]
    if first.cat == "generic" and second.cat == "generic":
        return True
    if first.cat != "party" or second.cat != "party" or first.entry.spec.type not in _OF_STATES or second.entry.spec.type not in _OF_STATES:
        return False
    return not set(first.entry.spec.countries).isdisjoint(second.entry.spec.countries)


_OF_STATES: Final = frozenset(("state-forces", "police"))


def other_side(frame: Frame, item: Actors, own: list[Item], position: int) -> bool:
    """Whether a second count is of another party's people, or stands in another place: a toll of its own."""
    following = own[position + 1 : position + 3]
    if frame.toll and item.alone and item.before == AND and following and following[0].cat == "prep" and following[-1].kind == PLACE:
        return True  # «قتل ثمانية في X وخمسة في Y»
    before = own[position - 1] if position else None
    against = before is not None and before.kind == CUE and before.end == item.first and before.entry.id == _AGAINST
    return frame.toll and (item.before == AND or against) and not item.alone and (item.person is None or not item.person.state) and bool(item.names or item.person)


def is_past(own: list[Item], position: int) -> bool:
    """«ارتفع عدد القتلى من 10 إلى 15»: the first number was, the second is."""
    following = own[position + 1] if position + 1 < len(own) else None
    if following is not None and following.cat == "prep":
        following = own[position + 2] if position + 2 < len(own) else None
    return isinstance(following, Actors) and following.prep == "to" and following.count is not None


def buries(subject: str | None, own: list[Item], position: int) -> bool:
    """«شيع الآلاف جثامين خمسة», «استقبل 3 أطباء عشرين جريحا»: who buries or finds stands before those counted."""
    item, following = own[position], own[position + 1] if position + 1 < len(own) else None
    if not isinstance(item, Actors) or not isinstance(following, Actors) or following.person is None or following.before or following.prep:
        return False
    if item.person is not None and item.person.state:
        return False
    return following.person.unit == "bodies" or (subject == "finder" and following.person.state in _HURT)


_HURT: Final = frozenset(("killed", "injured"))
_AGAINST: Final = "cue.in-return"
"""Entry of «مقابل», which sets the dead of one side against those of the other."""


def nobody(sentence: Sentence, items: list[Item], frame: Frame) -> bool:
    """«لم يصب أحد»: none, where nobody else is named."""
    at = frame.trigger.end
    return frame.toll and at < len(sentence.cells) and bool(sentence.cells[at].mask & _ONE) and none_hurt(items, frame)


def none_hurt(items: list[Item], frame: Frame) -> bool:
    """«دون وقوع إصابات»: none, where the negation stands right before the toll."""
    if not frame.toll:
        return False
    first = min([frame.trigger.first, *(support.first for support in frame.supports)])
    for item in items:
        if item.end == first and item.cat == "negation" and item.entry.id == "negation":
            return True
        if item.kind == CUE and 0 <= first - item.end <= 1 and item.entry.spec.status == "denied" and item.entry.spec.direction == "forward":
            return True
    event = False
    for item in reversed(items[: frame.index]):
        if item.kind == CUE:
            return bool(item.entry.spec.status == "denied" and item.entry.spec.direction == "forward")
        if item.kind == SUPPORT and event and item.entry.spec.effect != "cause":
            return False
        if item.kind == TRIGGER and not is_verb(item) and not item.before:
            event = True  # «لم يسفر الهجوم على X عن قتلى»
        elif item.kind not in (SUPPORT, REPORTING, PLACE) and item.cat != "prep":
            return False  # «دون أن يسفر ذلك عن إصابات»: nothing else stands between
    return False
