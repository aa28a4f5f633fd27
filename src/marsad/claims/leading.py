"""What stands before a trigger in its clause: time and place, and where nothing follows it, the people counted."""

from __future__ import annotations

from marsad.claims.arguments import place_of
from marsad.claims.frame import Counted, Frame, is_one_leader
from marsad.mentions.cells import Sentence
from marsad.mentions.items import PLACE, SUPPORT, TIME, TRIGGER, WORD, Actors, Item, PlaceGroup, When
from marsad.text.clitics import AND


def _of_claiming(frame: Frame, when: When) -> bool:
    """«تبنى X أمس هجوما»: the day on which a deed was claimed is not its own."""
    return any([support.entry.spec.effect == "claim" and support.first < when.first for support in frame.supports])


def read_left(sentence: Sentence, frame: Frame, left: list[Item], verb: bool) -> None:
    """What stands before the trigger in its clause: time, place and, where nothing follows, the people counted."""
    spec = frame.spec
    for item in reversed(left):
        if item.kind == TRIGGER:
            break
        if item.kind == TIME and frame.time is None and isinstance(item, When):
            if not item.date.ahead and not _of_claiming(frame, item):
                frame.time = item
        elif item.kind == PLACE and isinstance(item, PlaceGroup):
            if not frame.places:
                place_of(frame, item)
        elif item.kind == WORD and item.cat == "extent" and frame.extent is None:
            frame.extent = item.entry.role
        elif isinstance(item, Actors) and item not in frame.actors and item not in frame.targets:
            if (
                spec.quantity
                and (verb or frame.kind != "attack-on-civilians")
                and _is_open(frame, item)
                and item.prep in ("", "b")
                and (item.count is not None or item.person is not None or (frame.toll and is_one_leader(item)))
            ):
                if frame.persons and _follows(frame.persons[0][1], item):
                    frame.persons.append(("subject", item))
                else:
                    frame.persons.insert(0, ("subject", item))
                frame.use(item)
        elif item.kind == SUPPORT:
            frame.use(item)
    if spec.quantity and frame.persons:
        _parts_before(frame, left)


def _follows(first: Counted, item: Actors) -> bool:
    """«أربعة من القادة ونحو ثلاثين مقاتلة قتلوا»: joined to those before."""
    return isinstance(first, Actors) and item.before == AND and item.first == first.end


def _is_open(frame: Frame, item: Actors) -> bool:
    """Whether the subject before a verb is still to be counted: nobody is, or only by a bare «قتلى», or beside him, or joined to him."""
    persons = frame.persons
    if not persons:
        return True
    _, first = persons[0]
    if isinstance(first, Actors) and first.count is not None and first.start < frame.trigger.start:
        return item.count is not None and ((first.before == AND and first.first == item.end) or _follows(first, item))
    if item.number == 1 and item.count is None and all([other == "besides" for other, _ in persons]):
        return True
    if not frame.toll or item.count is None:
        return False
    return all([isinstance(other, Actors) and other.count is None and other.person is not None and bool(other.person.state) for _, other in persons])


def _parts_before(frame: Frame, left: list[Item]) -> None:
    """«30 عاملا بينهم ثلاث نساء قتلوا»: the parts of a total that stands before its verb."""
    among = ""
    for item in left:
        if item.kind == TRIGGER:
            among = ""
        elif item.kind == WORD and item.cat == "among":
            among = item.entry.role
        elif among and isinstance(item, Actors) and all(item is not other for _, other in frame.persons):
            frame.persons.append((among, item))
            frame.use(item)
