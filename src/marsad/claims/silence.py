"""Words of deeds that report none: what yields to a stronger word, points back, is a policy, a state, a supposition."""

from __future__ import annotations

from typing import Final

from marsad.claims.frame import Frame, is_unarmed
from marsad.claims.kinds import ATTACKS
from marsad.mentions.cells import Sentence
from marsad.mentions.items import REPORTING, SHARE, SUPPORT, TRIGGER, WORD, Actors, Item
from marsad.syntax.clause import is_verb, stretch
from marsad.text.clitics import FOR
from marsad.text.words import bits

_NO_BLOWS: Final = frozenset(("aid", "deployment", "displacement", "advance", "withdrawal", "control", "evacuation", "negotiation", "agreement"))


def is_silent(sentence: Sentence, items: list[Item], frame: Frame, frames: list[Frame]) -> bool:
    """Whether a frame of a sentence reports nothing of its own, among all `frames` of it."""
    return (
        _yields(frame, frames)
        or _only_points(items, frame)
        or _named_again(sentence, frame)
        or _general(frame)
        or _untold(frame)
        or _lasting(frame)
        or _conditional(items, frame)
        or _amounts(items, frame)
        or _again(frame, frames)
    )


def _again(frame: Frame, frames: list[Frame]) -> bool:
    """«دمروا الحقول وأحرقوها»: a second verb of one kind, with nothing but the pronoun of what the first was done to."""
    if not is_verb(frame.trigger) or not frame.trigger.after or frame.clause.link != "joined":
        return False
    if frame.places or frame.counts or frame.time or frame.means != list(frame.spec.means):
        return False
    return any([other.kind == frame.kind and other.clause is frame.clause.owner and is_verb(other.trigger) for other in frames])


def _amounts(items: list[Item], frame: Frame) -> bool:
    """«وصلت الخسائر إلى 90 في المئة»: what reaches a share moves nowhere."""
    if not frame.spec.movement or frame.index + 2 >= len(items):
        return False
    to, share = items[frame.index + 1], items[frame.index + 2]
    return to.kind == WORD and to.cat == "prep" and to.entry.role == "to" and share.kind == SHARE


def _yields(frame: Frame, frames: list[Frame]) -> bool:
    """A weak word («صواريخ», «حرب», «قتلى») reports nothing beside another trigger of its clause."""
    if not frame.spec.weak or (frame.persons and frame.toll):
        return False
    attack = frame.kind in ATTACKS
    damage = frame.kind == "destruction" and bool(frame.objects)
    own = stretch(frame.clause)
    hurt = False
    for other in frames:
        if other.kind in _TAKEN and frame.kind == "capture" and is_verb(frame.trigger) and other.clause is frame.clause.owner and frame.clause.link == "joined":
            return True  # «دخلوا المدينة ورفعوا العلم فوق بلديتها»
        if other is frame or stretch(other.clause) is not own:
            continue
        if frame.kind == "displacement" and frame.persons and not (other.persons or other.actors):
            continue  # «وصل 300 لاجئ هربا من المعارك»: who flees is told by the people
        if frame.clause.verb is frame.trigger and other.trigger.before[-1:] == FOR and frame.actors:
            continue  # «توجهت قوات X نحو Y لقتال Z»: what for is another matter
        if frame.kind == "explosion" and other.kind in _NO_BLOWS:
            continue  # «سيارة مفخخة انفجرت عند وصول قافلة»
        if attack and other.toll:
            hurt = True  # the charge or the shot that killed is a deed of its own
        elif not other.spec.weak and not (damage and other.kind in ATTACKS):
            return True
    return not (hurt or frame.actors or frame.places or frame.counts or frame.persons or frame.objects or (attack and frame.targets and is_verb(frame.trigger)))


def _conditional(items: list[Item], frame: Frame) -> bool:
    """«إذا هاجمت …», «هل ترى أن القصف …»: what is supposed or asked is not reported, nor the clause of أن in it."""
    first = frame.clause.first
    level = frame.clause
    while level.owner is not None and (level.link == "content" or items[level.first].kind == REPORTING):
        level = level.owner
        first = level.first
    first = max(0, first - _BEFORE)  # «إذا», «إذا لم» close the clause before
    return any([item.kind == WORD and item.cat == "conditional" for item in items[first : frame.index]])


_BEFORE: Final = 2


_THIS: Final = bits("demonstrative")
_EVENTS: Final = frozenset((*ATTACKS, "clash", "advance", "capture", "withdrawal"))
_TELLS: Final = frozenset(("happen", "carry", "phase", "reach"))


def _named_again(sentence: Sentence, frame: Frame) -> bool:
    """«وبهذا التقدم باتت …», «أسفر هذا الهجوم عن …»: an event that a demonstrative points to was told before; a verb of its own may tell more of it."""
    trigger = frame.trigger
    form = trigger.entry.form
    if frame.kind not in _EVENTS or not trigger.definite or trigger.first == 0 or form is None or form.part not in ("noun", "masdar"):
        return False
    if not sentence.cells[trigger.first - 1].mask & _THIS:
        return False
    return not (frame.toll or frame.time or frame.counts or frame.status or any([support.entry.spec.effect in _TELLS for support in frame.supports]))


_TAKEN: Final = frozenset(("capture", "control", "advance"))
_RESULT: Final = frozenset(("cause",))


def _only_points(items: list[Item], frame: Frame) -> bool:
    """«القصف», «بعد اغتياله», «أسفر الهجوم عن …» with nothing of its own only points back to what was reported before."""
    trigger = frame.trigger
    form = trigger.entry.form
    if frame.toll and form is not None and form.part == "noun" and (trigger.definite or trigger.after) and not frame.supports:
        return not frame.persons or (trigger.after != "" and frame.spec.weak and all(item is None or getattr(item, "count", item) is None for _, item in frame.persons))
    if frame.toll and form is not None and form.part == "noun" and not frame.supports and _whose(items, frame):
        return True
    if form is None or form.part not in ("noun", "masdar") or not (trigger.definite or trigger.after):
        return False
    if frame.counts or frame.time or frame.phase or frame.agents or frame.objects:
        return False
    if any([place.start > trigger.start for place, _ in frame.places]):
        return False
    if any([support.entry.spec.effect not in _RESULT for support in frame.supports]):
        return False
    if trigger.after:
        return not _announced(items, frame) and all([item is None or getattr(item, "count", item) is None for _, item in frame.persons])
    if frame.actors or frame.targets or frame.persons:
        return False
    following = items[frame.index + 1] if frame.index + 1 < len(items) else None
    if following is None or following.kind != WORD or following.first != trigger.end:
        return True
    # «السيطرة على الأرض», «أسفرت المواجهات التي اندلعت أمس عن …»
    return not (following.cat == "prep" and following.entry.role == "on" and not following.after) and not (following.cat == "rel" and frame.supports)


def _whose(items: list[Item], frame: Frame) -> bool:
    """«ذوو ضحايا الهجوم»: the victims of an event, uncounted, are those whom it is known to have."""
    before = items[frame.index - 1] if frame.index else None
    if before is not None and before.kind == TRIGGER and before.end == frame.trigger.first and before.entry.spec.quantity and not frame.trigger.before:
        return not _counted(frame)  # «جثث القتلى»
    following = items[frame.index + 1] if frame.index + 1 < len(items) else None
    if following is None or following.kind != TRIGGER or following.first != frame.trigger.end or is_verb(following) or following.before:
        return False
    return all([item is None or getattr(item, "count", item) is None for _, item in frame.persons])


_SPOKEN: Final = 2


def _announced(items: list[Item], frame: Frame) -> bool:
    """«أعلنت الشرطة اعتقاله»: what a verb of speaking has for its object is told now."""
    before = items[max(0, frame.index - _SPOKEN) : frame.index]
    return any([item.kind == REPORTING for item in before]) and not any([item.kind == WORD and item.cat == "comp" for item in before])


def _in_general(frame: Frame) -> bool:
    """«أدان الهجمات على المدنيين»: attacks on the unarmed with the article and no place, time, number or doer are no event."""
    if frame.kind not in ATTACKS or not frame.trigger.definite or frame.places or frame.time or frame.counts or frame.persons or frame.supports or frame.actors:
        return False
    return bool(frame.targets) and all(is_unarmed(item) for item in frame.targets)


def _general(frame: Frame) -> bool:
    """«محاربة التنظيم», «الحرب على الإرهاب»: a fight with no place, time, number or verb of its own is a policy, no event."""
    form = frame.trigger.entry.form
    if form is not None and form.part in ("noun", "masdar") and _in_general(frame):
        return True
    if frame.kind != "clash" or not frame.spec.weak or form is None or form.part not in ("noun", "masdar"):
        return False
    return not ((frame.actors and frame.targets) or frame.places or frame.time or frame.counts or frame.supports or frame.both)


def _counted(frame: Frame) -> bool:
    return any([item is not None and getattr(item, "count", item) is not None for _, item in frame.persons])


_TELLING: Final = frozenset(("carry", "happen", "locate"))
_BESIDE: Final = 3


def _untold(frame: Frame) -> bool:
    """«الحرب على X», «جرائم X»: a name for much that has been done; it reports where a verb tells it, or between two sides."""
    trigger = frame.trigger
    if not frame.spec.told or is_verb(trigger) or frame.both:
        return False
    if frame.toll and (_counted(frame) or not any([isinstance(item, Actors) and item.start > trigger.start for _, item in frame.persons])):
        return False  # «شاهدت 20 جثة», «جثث تحت الأنقاض»
    if trigger.prep == "cause" or any([support.prep == "cause" for support in frame.supports]):
        return True  # «منذ اندلاع الحرب بين X وY»: when, not what
    if any([item.prep == "between" for item in frame.actors]):
        return False
    if frame.kind in ATTACKS and frame.actors and frame.targets and frame.places:
        return False  # «جرائم X بحق Y في Z»
    for item in (*frame.supports, *frame.used):
        if item.kind == SUPPORT and item.entry.spec.effect in _TELLING:
            if item is frame.clause.verb or item.first > trigger.first or trigger.first - item.end <= _BESIDE:
                return False
    return True


def _lasting(frame: Frame) -> bool:
    """«مناطق ينتشرون فيها», «المختطفين»: where forces stand and who is held, told by the way: a state, no event."""
    trigger = frame.trigger
    form = trigger.entry.form
    if form is None or frame.time is not None:
        return False
    if frame.kind == "deployment":
        return bool(form.part == "verb" and form.tense == "present" and frame.spec.weak and frame.clause.link != "start")
    if frame.kind not in ("abduction", "arrest") or form.part != "participle" or not (trigger.definite or trigger.after):
        return False
    return not (frame.places or frame.supports) and all([item is None or getattr(item, "count", item) is None for _, item in frame.persons])
