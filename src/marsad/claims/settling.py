"""People of a toll put right before they are counted: who did it taken out, the dead and hurt of one number, whose they were."""

from __future__ import annotations

from typing import Final

from marsad.claims.frame import Counted, Frame
from marsad.mentions.items import Actors
from marsad.syntax.clause import is_verb
from marsad.text.clitics import AND

_HURT: Final = frozenset(("killed", "injured"))
_FEW: Final = 10
_HUNDRED: Final = 100
_NEAR: Final = 2


def settle(frame: Frame) -> list[tuple[str, Counted]]:
    """The persons of a toll as they are to be counted."""
    persons = frame.persons
    if frame.toll:
        # «حصيلة العدوان الإسرائيلي»: an adjective of the event is nobody
        persons = [(how, item) for how, item in persons if not (isinstance(item, Actors) and item.alone and item.article and item.count is None)]
    elif frame.kind == "attack-on-civilians":
        persons = [(how, item) for how, item in persons if not isinstance(item, Actors) or item.count is not None]
    if len(persons) > 1 and frame.toll:
        persons = _without_doer(frame, persons)
        if not is_verb(frame.trigger) and _whose_deed(persons):
            persons = persons[1:]
        persons = _of_one_number(frame, persons)
        _share_names(persons)
        persons = _without_strangers(persons)
    return persons


def _state(item: Counted) -> str:
    if not isinstance(item, Actors) or item.person is None or item.person.state not in _HURT:
        return ""
    return item.person.state or ""


def _whose_deed(persons: list[tuple[str, Counted]]) -> bool:
    """«حصيلة العدوان الإسرائيلي 30 شهيدا»: whose deed it was, before those counted."""
    first, second = persons[0][1], persons[1][1]
    if not isinstance(first, Actors) or not isinstance(second, Actors) or first.person is not None or first.count is not None or first.prep:
        return False
    return second.count is not None and bool(_state(second)) and second.before != AND


def _without_doer(frame: Frame, persons: list[tuple[str, Counted]]) -> list[tuple[str, Counted]]:
    """«انتحاريان أوقعا 12 قتيلا», «20 مسلحا سقطوا قتلى»: a subject before the verb does it, or is what the noun behind it says."""
    trigger = frame.trigger
    if not is_verb(trigger) or frame.spec.subject != "none":
        return persons
    before = [pair for pair in persons if isinstance(pair[1], Actors) and pair[1].start < trigger.start and not _state(pair[1])]
    after = [pair for pair in persons if isinstance(pair[1], Actors) and pair[1].start > trigger.start and _state(pair[1])]
    if not before or not after:
        return persons
    if any([isinstance(item, Actors) and item.count is not None for _, item in after]):
        return [pair for pair in persons if pair not in before]
    state = _state(after[0][1])
    return [(f"{how}:{state}" if (how, item) in before else how, item) for how, item in persons if (how, item) not in after]


def _of_one_number(frame: Frame, persons: list[tuple[str, Counted]]) -> list[tuple[str, Counted]]:
    """«66 قتيلا وجريحا», «سبعة قتلى وجرحى»: both nouns are of one number, and not told apart."""
    for at in range(1, len(persons)):
        one, other = persons[at - 1][1], persons[at][1]
        if not isinstance(one, Actors) or not isinstance(other, Actors) or {_state(one), _state(other)} != _HURT:
            continue
        if one.count is None or one.count.min is None or other.count is not None or other.before != AND or other.first != one.end:
            continue
        if other.article or not (other.number == 3 if one.count.min <= _FEW else other.oblique or (other.number == 1 and one.count.min >= _HUNDRED)):
            continue  # after a hundred the noun has no ending of its own: «150 قتيل وجريح»
        how = persons[at - 1][0].partition(":")[0]
        frame.also += ["killed", "injured"]
        return [*persons[: at - 1], (f"{how}:casualties", one), *persons[at + 1 :]]
    return persons


def _share_names(persons: list[tuple[str, Counted]]) -> None:
    """«قتلى وجرحى من X»: the dead were X's too."""
    for at in range(1, len(persons)):
        one, other = persons[at - 1][1], persons[at][1]
        if not isinstance(one, Actors) or not isinstance(other, Actors):
            continue
        if _state(one) and _state(other) and other.first == one.end and other.before == AND and other.article and other.count is None:
            other.count = one.count  # «عشرات القتلى والجرحى»
        if one.names or not other.names:
            continue
        if _state(one) and _state(other) and other.first == one.end and other.before == AND:
            one.names = list(other.names)
        elif one.alone and other.count is not None and ":" in persons[at][0] and other.first - one.end <= _NEAR:
            one.names = list(other.names)  # «مقتل 29 وجرح 15 من X»


def _without_strangers(persons: list[tuple[str, Counted]]) -> list[tuple[str, Counted]]:
    """A party that is neither counted nor joined to those counted is not among them."""
    kept: list[tuple[str, Counted]] = []
    last: Actors | None = None
    for how, item in persons:
        if isinstance(item, Actors):
            counted = last is not None and (last.count is not None or last.number > 0) and (item.article or item.first - last.end > _NEAR)
            if counted and how == "object" and item.names and item.count is None and item.prep == "" and item.before != AND and not _state(item) and (item.article or item.person is None):
                continue
            last = item
        kept.append((how, item))
    return kept
