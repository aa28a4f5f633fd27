"""What is aimed at, due, to come or shown: words of purpose, obligation and the future around an event."""

from __future__ import annotations

from typing import Final

from marsad.claims.frame import Frame
from marsad.mentions.cells import Sentence
from marsad.mentions.items import CUE, REPORTING, SUPPORT, TRIGGER, WORD, Actors, Item
from marsad.syntax.clause import is_verb
from marsad.text.clitics import FOR, FUTURE, WITH

_LED: Final = (FOR, WITH)
_FOOTAGE: Final = "cue.footage"


def is_obliged(items: list[Item], frame: Frame) -> bool:
    """«أن على X الانسحاب من Y»: what is upon somebody to do, with no verb before it."""
    clause = frame.clause
    if clause.link != "content" or frame.toll:
        return False
    own = items[clause.first : frame.index]
    if len(own) < 3 or own[1].kind != WORD or own[1].cat != "prep" or own[1].entry.role != "on":
        return False
    if not isinstance(own[2], Actors) or own[2].first != own[1].end:
        return False
    if is_verb(frame.trigger):
        return frame.trigger.first == own[2].end  # «أن على X قصف Y»: no verb stands there, whatever its letters
    return frame.trigger.prep == "" and not any(is_verb(item) or item.kind == TRIGGER for item in own[3:])


def is_to_come(sentence: Sentence, frame: Frame) -> bool:
    """«المعركة المقبلة»: an event noun that «next» describes."""
    if is_verb(frame.trigger) or frame.trigger.end >= len(sentence.cells):
        return False
    hit = sentence.cells[frame.trigger.end].word.by_cat.get("time")
    return hit is not None and not hit.before and any([spec.relation == "next" for spec in hit.entry.spec.specs])


_BATTLES: Final = frozenset(("clash", "assault"))
_DONE: Final = frozenset(("ended", "completed"))


def is_goal(items: list[Item], frame: Frame) -> bool:
    """«معركة استعادة X», «عملية تحرير X»: what a battle or an operation is for is not won yet."""
    if frame.kind == "agreement" and not is_verb(frame.trigger):
        return any([item.kind == TRIGGER and item.entry.spec.kind == "negotiation" and not is_verb(item) for item in items[max(frame.clause.first, frame.index - 2) : frame.index]])
    if frame.kind != "capture" or is_verb(frame.trigger) or not frame.index or frame.phase in _DONE:
        return False
    before = items[frame.index - 1]
    if any(item.kind == SUPPORT and item.entry.spec.phase in _DONE for item in items[frame.clause.first : frame.index]):
        return False
    if before.end != frame.trigger.first or frame.trigger.before or is_verb(before):
        return False
    if before.kind == TRIGGER:
        return before.entry.spec.kind in _BATTLES
    return before.kind == SUPPORT and before.entry.form.part == "noun" and bool(before.entry.spec.effect == "carry") and len(frame.supports) < 2


_AIMED: Final = (FOR, FUTURE)


def is_purpose(items: list[Item], frame: Frame) -> bool:
    """«لاستعادة المدينة», «ليسيطر»: ل of purpose before the trigger, or the future س."""
    before = frame.trigger.before
    form = frame.trigger.entry.form
    if form is None or frame.toll or _answered(items, frame):
        return False
    for support in frame.supports:
        light = support.entry.form
        if light is not None and light.part == "masdar" and support.before[-1:] == FOR and not support.after and support.entry.spec.effect == "carry" and not is_verb(frame.trigger):
            return True  # «لتنفيذ هجوم»
        if light is not None and light.part == "verb" and light.tense == "present" and support.before[-1:] in _AIMED:
            return not (support.before[-1:] == FOR and _comes_of_it(items, support))  # «لتتمكن القوات من التقدم»
    if before[-1:] == FUTURE:
        return True
    if before[-1:] == FOR:
        if form.part == "verb":
            return bool(form.tense == "present") and not _comes_of_it(items, frame.trigger)
        if frame.trigger.definite and frame.kind in _BLOWS and not _goes_on(items, frame):
            return False  # «حصيلة للتفجير الذي …»
        return form.part == "masdar" and frame.trigger.prep != "cause" and not any(item.entry.spec.effect in ("undergo", "cause") for item in frame.supports) and frame.spec.kind not in ("strike",)
    return False


def is_shown(items: list[Item], frame: Frame) -> bool:
    """«بثت مشاهد لاستهداف دبابة»: what is shown has happened."""
    before = items[frame.index - 1] if frame.index else None
    return before is not None and before.kind == CUE and before.entry.id == _FOOTAGE and before.end == frame.trigger.first


_BLOWS: Final = frozenset(("strike", "explosion", "clash", "attack-on-civilians", "assassination", "looting"))


def _comes_of_it(items: list[Item], verb: Item) -> bool:
    """«لتندلع اشتباكات», «ليقوم بعدها X بقصف Y»: what came of something, not what it was for."""
    if verb.kind == SUPPORT and verb.entry.spec.effect == "happen":
        return True
    at = items.index(verb)
    following = items[at + 1] if at + 1 < len(items) else None
    return following is not None and following.kind == WORD and following.cat == "prep" and bool(following.entry.past) and following.after != ""


def _goes_on(items: list[Item], frame: Frame) -> bool:
    """«للسيطرة على X», «للخروج من X»: with the article a noun is an aim only where a preposition goes on."""
    following = items[frame.index + 1] if frame.index + 1 < len(items) else None
    return following is not None and following.first - frame.trigger.end <= 1 and ((following.kind == WORD and following.cat == "prep") or following.before[-1:] in _LED)


def _answered(items: list[Item], frame: Frame) -> bool:
    """«استنكارها لاختطاف أربعة», «إدانته لقصف X»: what a noun of speaking is about."""
    before = items[frame.index - 1] if frame.index else None
    return before is not None and before.kind == REPORTING and not is_verb(before) and before.end == frame.trigger.first
