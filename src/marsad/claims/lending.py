"""Places and times that frames of a sentence lend one another, and which of two stated ones is a frame's own."""

from __future__ import annotations

from typing import Final

from marsad.attribution.scopes import Scope, scope_at
from marsad.claims.frame import Frame
from marsad.mentions.items import PLACE, REPORTING, SUPPORT, TIME, TRIGGER, WORD, Actors, Item, PlaceGroup, When
from marsad.syntax.clause import Clause
from marsad.text.clitics import AND, THEN

_FAR: Final = 40
_LENT: Final = {"at": "at", "near": "near", "from": "at"}
_EVENTS: Final = frozenset((TRIGGER, REPORTING, SUPPORT))
_DRAWN_OUT: Final = ("clash", "siege")
"""«بعد يومين من المعارك»: as long as they lasted, not a day."""
_HOLDING: Final = frozenset(("city", "governorate", "district", "country", "region", "countryside"))


def narrow_place(items: list[Item], frame: Frame, cause: Frame, topic: PlaceGroup | None) -> None:
    """«وفي محافظة X، قتل … في تفجير في بلدة Y», «قتل مسلحون من X في كمين في Y»: the toll was taken where its cause was."""
    if cause.trigger.first < frame.trigger.first:
        if len(frame.places) < len(cause.places) and all([any([group is other for other, _ in cause.places]) for group, _ in frame.places]):
            frame.places = list(cause.places)  # «قصف … في حي X في المدينة، ما أدى إلى مقتل …»
        return
    if cause.trigger.first - frame.trigger.first > _FAR:
        return
    for group, role in frame.places:
        if role not in ("at", "from") or not ((group is topic and wide(group)) or _of_people(items, group)):
            return
    own = [(group, role) for group, role in cause.places if role in ("at", "near") and group.names and group.first > frame.trigger.first]
    if own and all(group is not other for group, _ in own for other, _ in frame.places):
        frame.places = own


def wide(group: PlaceGroup) -> bool:
    """Whether what a sentence speaks of first is wide enough to hold what it names after."""
    if not group.names:
        return False
    name = group.names[0]
    return name.type in _HOLDING or (name.type is None and any([entry.type in _HOLDING for entry in name.candidates]))


def _of_people(items: list[Item], group: PlaceGroup) -> bool:
    """«مسلحين من محافظة X»: where somebody comes from."""
    if group.prep != "from":
        return False
    at = next((at for at, item in enumerate(items) if item is group), 0)
    return any([isinstance(item, Actors) and 0 <= group.first - item.end <= 1 for item in items[max(0, at - 2) : at]])


def placed(frame: Frame) -> bool:
    return any(role in ("at", "to", "toward", "near", "from") for _, role in frame.places)


def leading_place(items: list[Item]) -> PlaceGroup | None:
    """«وفي منطقة X، قصف …»: a place at the head of the sentence holds for its claims."""
    for item in items[:4]:
        if isinstance(item, PlaceGroup) and item.prep in ("at", "b", "near") and (item.names or item.refers):
            return item
        if item.kind not in (WORD, TIME, PLACE):
            return None
    return None


def topic_of(items: list[Item], frame: Frame, sentence_topic: PlaceGroup | None) -> PlaceGroup | None:
    """The place that a frame's clause, or one that it hangs on, is told of first; else that of the sentence."""
    clause: Clause | None = frame.clause
    while clause is not None and clause.first:
        head = items[clause.first]
        if head.kind == WORD and head.cat == "prep" and head.before in (AND, THEN) and clause.link == "parted":
            topic = leading_place(items[clause.first : clause.end])
            if topic is not None:
                return topic
        clause = clause.owner
    return sentence_topic


def borrow_place(items: list[Item], frames: list[Frame], at: int, leading: PlaceGroup | None) -> None:
    frame = frames[at]
    antecedent = frame.clause.antecedent
    if isinstance(antecedent, PlaceGroup):
        frame.places.append((antecedent, "at"))
        return
    if frame.cause is not None and placed(frame.cause):
        frame.places += frame.cause.places
        return
    for other in frames:
        if other.cause is frame and placed(other) and not _told_later(frame, other):
            frame.places += other.places
            return
    main = _of_main_event(frames, frame) if leading is None or wide(leading) else []
    if main:
        frame.places += main
        return
    if leading is not None:
        frame.places.append((leading, "at"))
        return
    same = [other for other in frames if other.clause is frame.clause and other is not frame and placed(other)]
    if same:
        best = min(same, key=lambda other: abs(other.trigger.first - frame.trigger.first))
        frame.places += [(group, role) for group, role in best.places if role in ("at", "near")]
        if frame.places:
            return
    for other in reversed(frames[:at]):
        if placed(other) and other.clause is frame.clause.owner:
            frame.places += [(group, role) for group, role in other.places if role == "at"]
            return
    _neighbour_place(items, frames, at)


def _of_main_event(frames: list[Frame], frame: Frame) -> list[tuple[PlaceGroup, str]]:
    """«سيطر X على Y بعد معارك»: the fight was where the event is that its clause hangs on."""
    if frame.clause.link != "parted" or frame.trigger.prep != "cause":
        return []
    for other in reversed(frames):
        if other.clause is frame.clause.owner and other.trigger.first < frame.trigger.first:
            own = [(group, role) for group, role in other.places if role in ("at", "near")]
            if any([not wide(group) for group, _ in own]):
                return own
    return []


def _neighbour_place(items: list[Item], frames: list[Frame], at: int) -> None:
    """The place of the frame next to one that has none: what hangs on it first, then what stands before, then after it."""
    frame = frames[at]
    best: list[tuple[PlaceGroup, str]] = []
    held: list[PlaceGroup] = []
    nearest = _FAR
    past = False
    for other in frames:
        if other is frame or not placed(other):
            continue
        if (best and _in_the_past(items, other)) or _told_later(frame, other):
            continue
        if _tells_who(other) and other.clause is not frame.clause:
            held += [group for group, _ in other.places]
            continue
        gap = frame.trigger.first - other.trigger.first if other.trigger.first < frame.trigger.first else other.trigger.first - frame.trigger.first
        if gap < nearest or (gap < _FAR and best and past):
            own = [(group, _LENT[role]) for group, role in other.places if role in _LENT and (_brought_in(group) or other.trigger.first < frame.trigger.first or other.clause is frame.clause)]
            if own:
                best, nearest, past = own, gap, _in_the_past(items, other)
    if not best:
        for item in items:
            if item.kind == WORD and item.cat == "comp" and item.first > frame.trigger.first:
                break
            if isinstance(item, PlaceGroup) and item not in held and abs(item.first - frame.trigger.first) < nearest:
                best, nearest = [(item, item.role)], abs(item.first - frame.trigger.first)
            elif best and isinstance(item, PlaceGroup) and item.before == AND and item.first == best[-1][0].end:
                best.append((item, item.role))  # «بين شرق X وغرب Y»
    if best:
        frame.places += best
        frame.lent = True


def _brought_in(group: PlaceGroup) -> bool:
    """«… في X»: where something was, and not what was taken or hit."""
    return group.prep in ("at", "b", "near")


def _tells_who(frame: Frame) -> bool:
    """«هاجم التنظيم الذي يسيطر على X …»: what somebody holds tells who he is, and not where he does something."""
    who = frame.clause.antecedent
    if frame.kind != "control" or frame.clause.link != "relative" or not isinstance(who, Actors):
        return False
    return bool(who.names) and not (who.head is not None and who.head.kind == "positions")


def _told_later(frame: Frame, other: Frame) -> bool:
    """«تزامنا مع حملات اعتقال، أكدت أنها …»: what somebody says after an event says nothing of where it was."""
    clause = other.clause
    if other.trigger.first < frame.trigger.first or clause is frame.clause:
        return False
    while clause.owner is not None and clause.first > frame.index:
        if clause.link == "content":
            return True
        clause = clause.owner
    return False


def _in_the_past(items: list[Item], frame: Frame) -> bool:
    """«بعد تحرير X», «منذ سقوط Y»: what happened before the rest of the sentence, and perhaps elsewhere."""
    head = items[frame.clause.first]
    return frame.clause.link == "parted" and head.kind == WORD and head.cat == "prep" and bool(head.entry.past)


def borrow_time(items: list[Item], frames: list[Frame], at: int, scopes: list[Scope]) -> None:
    frame = frames[at]
    if frame.cause is not None and frame.cause.time is not None:
        frame.time = frame.cause.time
        return
    for other in frames:
        if other.cause is frame and other.time is not None:
            frame.time = other.time
            return
    frame.shift = _shifted(items, frames, frame)
    if frame.shift:
        return
    for item in items[max(0, frame.index - 2) : frame.index]:
        if isinstance(item, When) and item.date.ahead and frame.kind not in _DRAWN_OUT:
            frame.time = item
            return
    clause = frame.clause
    for item in items[clause.first : clause.end]:
        if isinstance(item, When) and not item.date.ahead:
            frame.time = item
            return
    after = _behind_place(items, frame)
    if after is not None and scope_at(scopes, after.first) is scope_at(scopes, frame.trigger.first):
        frame.time = after
        return
    for item in items[:3]:
        if isinstance(item, When) and not item.date.ahead and scope_at(scopes, item.first) is scope_at(scopes, frame.trigger.first):
            frame.time = item
            return


def _shifted(items: list[Item], frames: list[Frame], frame: Frame) -> int:
    """«قتل خمسة الأربعاء غداة تفجير X»: how many days the event lies from what is told."""
    if frame.cause is not None and frame.cause.shift:
        return frame.cause.shift
    for other in frames:
        if other.cause is frame and other.shift:
            return other.shift
    for item in reversed(items[frame.clause.first : frame.index]):
        if item.kind == TRIGGER:
            break
        if item.kind == WORD and item.cat == "prep" and not item.after and item.entry.shift:
            return int(item.entry.shift)
    return 0


def _behind_place(items: list[Item], frame: Frame) -> When | None:
    """«سيطر X على مدينة Y التي تقع شرق Z، في يونيو»: a relative clause that only says where ends before the day of what is told."""
    relative = False
    for item in items[frame.index + 1 :]:
        if relative and item.kind == SUPPORT and item.entry.spec.effect == "happen":
            continue  # «التي تقع في X»
        if item.kind in _EVENTS or (item.kind == WORD and item.cat in ("clause", "comp")):
            return None
        if item.kind == WORD and item.cat == "rel":
            relative = True
        elif relative and isinstance(item, When):
            return None if item.date.ahead else item
    return None
