"""What sort of attack a frame is: by what it was made with and by whom it hit."""

from __future__ import annotations

from typing import Final

from marsad.claims.frame import Frame, is_unarmed
from marsad.mentions.items import Actors

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
    elif _DISTANT.intersection(frame.means) and not frame.spec.ground:
        frame.kind = "strike"
    elif frame.spec.id not in _POLICING and frame.targets and all(_is_plain(item) for item in frame.targets):
        frame.kind = "attack-on-civilians"  # «هاجموا مزارعين فلسطينيين»


def come_as_fighters(frame: Frame) -> bool:
    """«عودة 40 مقاتلا إلى صفوف X», «وصل ثلاثة صحافيين»: fighters who come or return are no displaced, nor are people at their work."""
    people = [item for _, item in frame.persons if isinstance(item, Actors)]
    weak = frame.spec.weak
    return bool(people) and all([item.person is not None and (item.person.victims in _SOLDIERS or (weak and item.person.calling)) for item in people])
