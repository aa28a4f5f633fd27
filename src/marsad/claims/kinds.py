"""What sort of attack a frame is: by what it was made with and by whom it hit."""

from __future__ import annotations

from typing import Final

from marsad.claims.frame import Frame, is_unarmed
from marsad.mentions.items import Actors
from marsad.syntax.clause import is_verb

ATTACKS: Final = frozenset(("strike", "explosion", "assault", "attack-on-civilians", "assassination"))
_DISTANT: Final = frozenset(("air", "drone", "artillery", "missile", "rocket", "mortar", "barrel-bomb", "cluster", "chemical", "naval"))
_SOLDIERS: Final = frozenset(("fighters", "soldiers", "police"))
_POLICING: Final = frozenset(("assault.sweep", "assault.raid-force", "assault.operation", "assault.operations", "assault.operation-against", "assault.storm"))
"""Operations that search and arrest: on the unarmed too they are no attack on civilians by themselves."""
_CHARGES: Final = frozenset(("car-bomb", "suicide", "ied", "mine"))


def _is_force(item: Actors) -> bool:
    """Soldiers, fighters, a force by name; no plain person («شابا فلسطينيا»), whatever his nation."""
    if item.person is not None and item.person.victims in (None, "civilians") and item.head is None:
        return False
    return any((item.person is None or name.cat != "nationality") and name.entry.id != "civilians" for name in item.names)


def _is_plain(item: Actors) -> bool:
    """Civilians, journalists, settlers; people of a nation («مزارعين فلسطينيين») who are no soldiers."""
    if is_unarmed(item):
        return True
    if item.head is not None or (item.person is not None and item.person.victims not in (None, "civilians", "israeli-settlers")):
        return False
    return all((item.person is not None and name.cat == "nationality") or name.entry.id == "israeli-settlers" for name in item.names) and bool(item.names)


_AIMED: Final = "assault.target-by"
_GUNMEN: Final = "gunmen"
_MANNED: Final = frozenset(("checkpoint", "police-station"))
"""Where gunmen on foot attack as well."""


def _on_foot(item: Actors) -> bool:
    """Gunmen, fighters told by their noun."""
    if item.person is not None and not (item.person.means and item.names):
        return True
    return any([name.entry.id == _GUNMEN for name in item.names])


def _from_afar(frame: Frame) -> bool:
    """«استهدف الجيش مواقع X», «استهداف مخزن ذخيرة»: what is aimed at and no man is shelled, where no gunmen («استهدف مسلحون حاجزا») do it."""
    if any([_on_foot(item) for item in frame.actors]):
        return False
    if any([rule != _AIMED and rule.startswith("assault.") for rule in frame.rules]):
        return False  # «استهدف أعنف الهجمات حي X»
    if not frame.actors and not _MANNED.isdisjoint(frame.objects):
        return False
    if frame.objects or any([item.head is not None and item.head.kind == "positions" for item in frame.targets]):
        return not any([item.person is not None and not item.names and not _is_plain(item) and item is frame.targets[0] for item in frame.targets])
    if not frame.places or frame.trigger.after or any([item.person is not None for item in frame.targets]):
        return False
    return bool(frame.actors) or not is_verb(frame.trigger)


def set_kind(frame: Frame) -> None:
    """An attack from a distance is a strike, one with a carried or planted charge an explosion, one on the unarmed no assault."""
    if frame.kind == "attack-on-civilians" and frame.spec.means and _DISTANT.intersection(frame.means):
        frame.kind = "strike"  # «فتحت المدفعية نيرانها», «بنيران المدفعية»
        frame.means = [means for means in frame.means if means not in frame.spec.means]
    elif frame.kind == "attack-on-civilians" and not frame.spec.subkind and frame.targets and all(_is_force(item) for item in frame.targets):
        frame.kind = "assault"  # «فتحوا النار على دورية»
    if frame.kind != "assault":
        return
    if _CHARGES.intersection(frame.means):
        frame.kind = "explosion"
    elif (_DISTANT.intersection(frame.means) and not frame.spec.ground) or (frame.spec.id == _AIMED and _from_afar(frame)):
        frame.kind = "strike"
    elif frame.spec.id not in _POLICING and frame.targets and all(_is_plain(item) for item in frame.targets):
        frame.kind = "attack-on-civilians"  # «هاجموا مزارعين فلسطينيين»


def come_as_fighters(frame: Frame) -> bool:
    """«عودة 40 مقاتلا إلى صفوف X», «وصل ثلاثة صحافيين»: fighters who come or return are no displaced, nor are people at their work."""
    people = [item for _, item in frame.persons if isinstance(item, Actors)]
    weak = frame.spec.weak
    return bool(people) and all([item.person is not None and (item.person.victims in _SOLDIERS or (weak and item.person.calling)) for item in people])
