"""What a frame must tell to be a claim: where, who, whom, how many, with what."""

from __future__ import annotations

from typing import Final

from marsad.claims.frame import Counted, Frame, is_one_leader, is_unarmed
from marsad.mentions.items import Actors, Count
from marsad.mentions.place_groups import ANY
from marsad.records import Party, Place
from marsad.syntax.clause import is_verb

_OF_PLACES: Final = frozenset(("capture", "control"))
_TOLD_BY_VERB: Final = {"clash": "happen", "negotiation": "carry"}


def is_struggle(frame: Frame, places: list[Place]) -> bool:
    """«تتنافس حكومتان للسيطرة على البلاد»: what a whole war is fought for; nobody takes a place of it."""
    if frame.kind not in _OF_PLACES or frame.time is not None or frame.trigger.entry.form.part != "masdar":
        return False
    return bool(places) and all(place.type in ("country", "region") for place in places)


def may_come(frame: Frame) -> bool:
    """«يخشى أن يرتفع عدد القتلى», «نتوقع قتالا ضاريا»: what is feared or expected is told without a number, a place or sides."""
    if frame.kind == "clash":
        return not frame.spec.weak
    return frame.toll and frame.trigger.entry.form.part == "phrase" and not frame.persons


def is_told(frame: Frame, actors: list[Party], targets: list[Party], places: list[Place]) -> bool:
    spec = frame.spec
    if spec.quantity == "injured" and frame.objects and is_verb(frame.trigger) and not any(_is_told(how, item) for how, item in frame.persons):
        return False  # «أصابت الغارة مستودعا»: a thing was hit
    if frame.toll and frame.persons and all(isinstance(item, Actors) and item.head is not None and item.head.kind == "positions" for _, item in frame.persons):
        return False
    some = any([group.refers == ANY for group, _ in frame.places])  # «تحرير المدن»
    if frame.kind in _OF_PLACES and not is_verb(frame.trigger) and not (places or some or frame.share or frame.objects or frame.counts):
        return False  # «مناطق سيطرة التنظيم»: what is held or taken is not said
    if frame.kind == "advance" and not actors and frame.trigger.entry.form.part == "phrase":
        return False  # «تقع على بعد ستين كيلومترا من X»
    if frame.kind in _TOLD_BY_VERB and any([support.entry.spec.effect == _TOLD_BY_VERB[frame.kind] for support in frame.supports]):
        return True  # «احتدمت المعارك», «إطلاق محادثات»
    if frame.kind == "clash" and frame.phase is not None and not any([support.end < frame.trigger.first for support in frame.supports]):
        return True  # «توقفت المعارك», «المعارك مستمرة»
    if frame.kind == "assault" and frame.time is not None and not spec.weak:
        return True  # «في إطار هجوم بدأ الشهر الماضي»
    if spec.needs:
        have = {
            "place": (bool(places) or (some and spec.object == "place")) and not frame.lent,
            "party": bool(actors or targets) or any(isinstance(item, Actors) and item.names for _, item in frame.persons),
            "persons": any(_is_told(how, item) for how, item in frame.persons)
            or (not frame.toll and any(_people(item) for item in (*frame.actors, *frame.targets))),
            "object": bool(frame.objects or frame.counts),
            "weapon": bool(frame.means or frame.counts or frame.objects),
        }
        return any(have.get(need, False) for need in spec.needs)
    return True


def _is_told(how: str, item: Counted) -> bool:
    if isinstance(item, Actors):
        return _people(item) or is_one_leader(item)
    return isinstance(item, Count) or (how == "others" and item is not None)


def _people(item: Actors) -> bool:
    return item.person is not None or item.count is not None or is_unarmed(item)
