"""Frames that are one claim become one; a toll finds its cause; places and times are shared along the sentence."""

from __future__ import annotations

from typing import Final

from marsad.attribution.scopes import Scope
from marsad.claims.causes import BROUGHT, CAUSES, cause_of
from marsad.claims.frame import Counted, Frame, is_unarmed
from marsad.claims.kinds import ATTACKS
from marsad.claims.lending import borrow_place, borrow_time, leading_place, narrow_place, placed, topic_of, wide
from marsad.claims.sides import lend_sides
from marsad.claims.silence import is_silent
from marsad.claims.tolls import killed_and_injured, measure_of
from marsad.mentions.cells import Sentence
from marsad.mentions.items import ORDINARY, PLACE, REPORTING, SUPPORT, TRIGGER, WORD, Actors, Item, PlaceGroup
from marsad.syntax.clause import Clause, is_verb
from marsad.text.clitics import WITH

_CAUSED: Final = frozenset(("casualties", "displacement", "destruction"))
_NEAR: Final = 12
_ADJACENT: Final = 5
_COMPANY: Final = 8


def merge_frames(sentence: Sentence, items: list[Item], frames: list[Frame]) -> list[Frame]:
    """Join a verb and its event noun of one kind, an attack and the verb that says what it hit, killed and injured."""
    kept: list[Frame] = []
    for at, frame in enumerate(frames):
        previous = kept[-1] if kept else None
        if previous is not None and _same_claim(sentence, items, previous, frame):
            _absorb(previous, frame)
        elif len(kept) > 1 and (_left_by(sentence, items, kept[-2], kept[-1], frame) or (kept[-2].clause is frame.clause and _asked_for(sentence, kept[-2], frame))):
            _absorb(kept[-2], frame)
        elif frame.toll and (toll := _same_toll(sentence, items, kept, frames, at)) is not None:
            _absorb(toll, frame)
        else:
            kept.append(frame)
    for frame in kept:
        if frame.kind == "assault" and not frame.means:
            _bombers(frame, kept)
    for frame in kept:
        frame.silent = is_silent(sentence, items, frame, kept) or (sentence.asked and not any([item.kind == REPORTING for item in items[: frame.index]]))
    return kept


def _bombers(attack: Frame, frames: list[Frame]) -> None:
    """«هجوم نفذه انتحاريان»: the weak word beside an attack says by what means it was made."""
    for actor in attack.actors:
        if actor.person is not None:
            attack.means += [means for means in actor.person.means if means not in attack.means]
    for other in frames:
        if other.clause is attack.clause and other.kind == "explosion" and other.spec.weak and not other.places:
            attack.means += [means for means in other.means if means not in attack.means]


def _same_toll(sentence: Sentence, items: list[Item], kept: list[Frame], frames: list[Frame], at: int) -> Frame | None:
    """«مقتل 18 خلال المواجهات وإصابة العشرات»: the wounded of the event that stands behind the dead, told with no event of their own."""
    frame = frames[at]
    if (frame.places or frame.time is not None) and not _others(frame):
        return None
    following = frames[at + 1] if at + 1 < len(frames) else None
    if following is not None and following.clause is frame.clause and following.kind in CAUSES and following.trigger.prep in BROUGHT:
        return None
    for other in reversed(kept):
        if other.toll:
            return other if other is not kept[-1] and killed_and_injured(other, frame) and _same_claim(sentence, items, other, frame) else None
        if other.kind not in CAUSES or is_verb(other.trigger):
            return None
    return None


def _left_by(sentence: Sentence, items: list[Item], toll: Frame, event: Frame, frame: Frame) -> bool:
    """«خلفت المعارك 100 قتيل»: the event between the verb and those whom it counts is the verb's subject."""
    return (
        toll.toll
        and frame.toll
        and not toll.persons
        and is_verb(toll.trigger)
        and event.kind in CAUSES
        and event.trigger.first == toll.trigger.end
        and toll.clause is frame.clause
        and _same_claim(sentence, items, toll, frame)
    )


def _same_claim(sentence: Sentence, items: list[Item], one: Frame, other: Frame) -> bool:
    joined = other.trigger.before[:1] == "و"
    if one.clause is other.clause and one.toll == other.toll and _asked_for(sentence, one, other):
        return True
    if one.toll and other.toll:
        if other.spec.status and not other.persons:
            return False  # «والحصيلة مرشحة للارتفاع»
        if other.spec.id in _TOTALS and other.clause is not one.clause and other.persons and one.persons and other.clause.verb is not None and other.clause.verb.kind == SUPPORT:
            return False  # «توفي جريح ليرتفع عدد القتلى إلى ستة»: the total is a toll of its own
        if other.trigger.after and not is_verb(other.trigger) and other.trigger.first - one.trigger.end <= _NEAR and one.spec.quantity == other.spec.quantity:
            return True  # «لقي خمسة مصرعهم»
        if measure_of(one) == measure_of(other) and not one.spec.weak and not other.spec.weak:
            return False
        if one.places and other.places and any(group.names for group, _ in other.places) and other.places[0][0].start > one.trigger.stop and one.places[0][0].stop < other.trigger.start:
            return False
        between = [item for item in items if one.trigger.start < item.start < other.trigger.start]
        if other.places and any([isinstance(item, Actors) for _, item in other.persons]) and any([item.kind == PLACE and item.prep in ("at", "b", "on", "near", "") for item in between]):
            return False  # «قتل شاب خلال اقتحام X، فيما أصيب آخران في Y»
        parted = "" if killed_and_injured(one, other) and (_others(other) or (not other.places and measure_of(one) == "killed")) else "clause"  # «فيما أصيب 13 آخرون»
        if any(item.kind == WORD and item.cat in (parted, "comp", "rel") for item in between):
            return False
        return other.trigger.first - one.trigger.end <= _NEAR
    if (
        one.clause is other.clause
        and one.kind in ATTACKS
        and other.kind in ("strike", "assault")
        and is_verb(other.trigger)
        and not is_verb(one.trigger)
        and not joined
        and not other.trigger.before
        and other.clause.verb is other.trigger
        and not (one.trigger.prep and sentence.pause_between(one.trigger.end, other.trigger.first))  # «ردا على هجوم، قصفت X»
        and not any(actor not in one.actors for actor in other.actors)
    ):
        return True
    if one.clause is other.clause and one.kind in ATTACKS and other.kind in ("explosion", "strike") and not joined and _is_means(sentence, other) and not is_verb(other.trigger):
        return True
    if other.spec.weak and one.clause is other.clause.owner and one.kind in ATTACKS and other.kind in ("explosion", "strike") and _is_means(sentence, other) and is_verb(one.trigger) and not is_verb(other.trigger):
        within = other.clause.verb
        return within is not None and (within.kind == ORDINARY or (within.kind == TRIGGER and within.entry.spec.kind not in ATTACKS))  # «استهدفت موقعا يتحصن فيه X بثلاثة صواريخ»
    if one.clause is other.clause and one.kind in _OF_CHARGES and _is_object(one, other):
        return True  # «دمرت القوات ثلاث عجلات مفخخة»: the charge is what is destroyed
    if one.clause is other.clause and {one.kind, other.kind} == {"capture", "control"} and not joined and other.trigger.first - one.trigger.end <= 1:
        return not _held(one, other)
    if one.clause is other.clause and one.kind == "capture" and one.spec.subject == "place" and other.kind == "control" and not joined:
        return True  # «سقطت X بيد Y»
    if one.kind == other.kind and other.clause.link == "relative" and other.clause.antecedent is one.trigger and is_verb(other.trigger):
        return True  # «التقدم الذي أحرزته المقاومة في X»
    if one.kind == "advance" and other.kind == "capture" and one.clause is other.clause and _while_taking(one, other):
        return True
    if one.kind == other.kind and one.clause is other.clause and joined and _one_thing(one, other):
        return True
    if one.kind == other.kind and one.clause is other.clause and not joined:
        if one.trigger.end + 1 >= other.trigger.first or (is_verb(one.trigger) and not _places_differ(one, other)):
            return True
        return not _places_differ(one, other) and other.trigger.before == "" and not other.actors
    if other.clause.link in ("attached", "relative", "joined") and one.kind in ATTACKS and is_verb(other.trigger) and other.kind in ("strike", "assault"):
        if other.clause.link == "joined" and joined:
            return False
        return not other.actors or not one.actors or bool(set(map(id, other.actors)) & set(map(id, one.actors)))
    if one.kind == "strike" and other.kind == "strike" and not joined and other.clause.link in ("attached", "relative"):
        return True
    if one.kind == "explosion" and other.kind == "assault" and other.trigger.prep in ("at", "b") and not other.trigger.definite and other.spec.id == "assault.offensive":
        return other.clause is one.clause and not any(role == "at" for _, role in other.places)  # «قتل في انفجار لغم في هجوم نسب إلى X»
    return one.kind == other.kind == "explosion" and not joined and other.trigger.first - one.trigger.end < _ADJACENT


def _while_taking(one: Frame, other: Frame) -> bool:
    """«تقدمت القوات مسيطرة على X»: how they went forward is that they took it."""
    return is_verb(one.trigger) and other.trigger.entry.form.part == "participle" and not (other.trigger.definite or other.trigger.before) and other.trigger.first - one.trigger.end <= _ADJACENT


def _one_thing(one: Frame, other: Frame) -> bool:
    """«حملة للنهب وسلب ممتلكات X»: two nouns of one kind side by side, the first with nothing of its own."""
    if is_verb(one.trigger) or is_verb(other.trigger) or one.toll or other.trigger.first != one.trigger.end:
        return False
    return not (one.targets or one.objects or one.counts or one.time or one.persons) and all([group.first >= other.trigger.end or group.end <= one.trigger.first for group, _ in one.places]) and not (one.means and other.means)


_TOTALS: Final = frozenset(("casualties.toll", "casualties.toll-injured"))
_CHARGES: Final = "weapons"
_OF_CHARGES: Final = frozenset(("destruction", "clearance", "seizure"))


def _is_object(one: Frame, other: Frame) -> bool:
    """Whether the weak name of a charge is what is destroyed, defused or seized."""
    if other.kind != "explosion" or not other.spec.weak or is_verb(other.trigger) or other.trigger.prep or other.trigger.before or other.persons:
        return False
    return other.trigger.first - one.trigger.end <= _ADJACENT


def _held(one: Frame, other: Frame) -> bool:
    """«تحرير المدن الخاضعة لسيطرة X»: who holds a place is not who takes it."""
    form = other.trigger.entry.form
    if one.kind != "capture" or form is None or one.spec.subject != "actor":
        return False
    return form.part == "participle" or other.spec.id in _HOLDINGS  # «تطهير جيوب X»


_HOLDINGS: Final = frozenset(("control.pockets", "control.stronghold"))


def _asked_for(sentence: Sentence, one: Frame, other: Frame) -> bool:
    """«تتقاسم X وY السيطرة على Z», «ضرب طوقا»: a word that the trigger asks for belongs to it and claims nothing of its own."""
    keys = one.spec.with_keys
    if other.trigger.before[-1:] == WITH and one.kind != other.kind:
        return False  # «ردوا بإطلاق صواريخ»: the event is told by what it is done with
    if not keys or other.trigger.first - one.trigger.end >= _COMPANY:
        return False
    for at in range(one.trigger.end, other.trigger.end):
        if not keys.isdisjoint(sentence.cells[at].word.company):
            return at >= other.trigger.first  # the first of them is the one
    return False


def _places_differ(one: Frame, other: Frame) -> bool:
    return any(group.names and group.start < other.trigger.start for group, _ in one.places) and any(group.names and group.start > other.trigger.stop for group, _ in other.places)


def _is_means(sentence: Sentence, frame: Frame) -> bool:
    """«بسيارة مفخخة», «بصاروخ»: brought by ب, joined or as a part of the phrase."""
    trigger = frame.trigger
    return trigger.before[-1:] == WITH or (trigger.entry.form.part == "phrase" and sentence.cells[trigger.first].key.startswith(WITH))


def _absorb(one: Frame, other: Frame) -> None:
    if one.kind == "advance" and other.kind == "capture":
        one.kind = other.kind
    if one.kind == "capture" and other.kind == "control" and other.spec.weak:
        one.targets += [actor for actor in other.actors if actor not in one.actors and actor not in one.targets]
        other.actors = []  # «تطهير جيوب X»: who held them loses them
    if one.kind == "explosion" and other.kind == "explosion" and one.spec.weak:
        one.spec = other.spec  # «سيارة مفخخة انفجرت»
    if (one.kind in ("assault", "strike") and other.kind == "explosion") or (one.kind == "assault" and other.kind == "strike" and other.trigger.before[-1:] == "ب"):
        one.kind = other.kind
    if one.phase == "broken" and other.phase != "broken":
        one.targets += [actor for actor in other.actors if actor not in one.actors and actor not in one.targets]
    strange = other.spec.weak and other.clause is not one.clause and not is_verb(other.trigger)
    for actor in other.actors if one.kind not in _OF_CHARGES and not strange else []:
        if actor not in one.actors and not one.actors and actor not in one.targets:
            one.actors.append(actor)
    if not one.targets:
        one.targets += [target for target in other.targets if target not in one.actors]
    if not one.places or all(role != "at" for _, role in one.places):
        one.places += [place for place in other.places if place not in one.places]
    elif _told_after(one, other):
        one.places = list(other.places)
    if one.toll and other.toll:
        quantity = other.spec.quantity
        same = all(any(item is mine for _, mine in one.persons) for _, item in other.persons)
        if quantity == "casualties" and one.persons and same and one.spec.quantity == "killed" and not other.trigger.before:
            one.persons = [(how if ":" in how else f"{how}:casualties", item) for how, item in one.persons]  # «سقط 20 بين قتيل وجريح»
        if not one.persons and other.trigger.first - one.trigger.end <= 1 and {one.spec.quantity, quantity} == {"killed", "injured"}:
            quantity = "casualties"
            one.also += ["killed", "injured"]
        one.also += other.also
        if not (one.persons or other.persons) and one.spec.needs and not other.spec.needs and quantity == "casualties":
            one.spec = other.spec  # «خلفت المعارك خسائر بشرية»: the noun says that there are some
        more = [(how, item) for how, item in other.persons if all(item is not mine for _, mine in one.persons)]
        one.persons += [(f"{how}:{quantity}", item) for how, item in more]
        if not more and quantity == "casualties" and one.spec.quantity == "killed" and one.spec.subject in ("none", "victims"):
            # «سقط عشرات المدنيين بين قتيل وجريح»: not told apart
            one.persons = [(how if ":" in how or _told(item) else f"{how}:casualties", item) for how, item in one.persons]
        elif not other.persons:
            one.persons.append((f"none:{quantity}", None))
    else:
        one.persons += [pair for pair in other.persons if all(pair[1] is not mine for _, mine in one.persons)]
    if one.kind not in _OF_CHARGES:
        one.means += [means for means in other.means if means not in one.means]
    elif other.kind == "explosion" and _CHARGES not in one.objects:
        one.objects.append(_CHARGES)
    for name in other.objects:
        if name not in one.objects:
            one.objects.append(name)
    one.counts += [pair for pair in other.counts if pair not in one.counts]
    one.share = one.share or other.share
    one.time = one.time or other.time
    one.extent = one.extent or other.extent
    one.phase = one.phase or other.phase
    one.status = one.status or other.status
    one.rules += [rule for rule in other.rules if rule not in one.rules]
    for used in other.used:
        one.use(used)


def _told_after(one: Frame, other: Frame) -> bool:
    """«القوات في X فرضت سيطرتها على Y», «في ولاية X تفجير سيارة في حي Y»: what stands after the whole says where; X only whose or in what."""
    return (
        any([role in ("at", "near") and group.first > other.trigger.first and (wide(one.places[0][0]) or not wide(group)) for group, role in other.places])
        and all([group.end <= one.trigger.first for group, _ in one.places])
    )


def _others(frame: Frame) -> bool:
    return any(how.startswith("others") for how, _ in frame.persons)


def _told(item: Counted) -> bool:
    return isinstance(item, Actors) and item.person is not None and bool(item.person.state)


def link_frames(items: list[Item], frames: list[Frame], clauses: list[Clause], scopes: list[Scope], dateline: PlaceGroup | None = None) -> None:
    """Give each toll, flight and destruction its cause, and let frames of a sentence share places and times."""
    for at, frame in enumerate(frames):
        if frame.kind in _CAUSED:
            frame.cause = cause_of(items, frames, at)
            if frame.toll and frame.cause is not None and frame.cause.kind in ATTACKS and not frame.cause.targets:
                frame.cause.targets += [item for _, item in frame.persons if isinstance(item, Actors) and item.names and item not in frame.cause.actors]
                if frame.cause.kind == "attack-on-civilians" and not frame.cause.targets:  # «استشهد شاب برصاص X»: he was shot
                    frame.cause.targets += [item for how, item in frame.persons if isinstance(item, Actors) and item.person is not None and is_unarmed(item) and how in ("object", "subject", "count")]
    lend_sides(items, frames, clauses)
    topic = leading_place(items)
    for frame in frames:
        if frame.toll and frame.cause is not None and frame.places:
            narrow_place(items, frame, frame.cause, topic_of(items, frame, topic))
    leading = topic or dateline
    for at, frame in enumerate(frames):
        if not placed(frame):
            borrow_place(items, frames, at, topic_of(items, frame, leading))
        if frame.time is None:
            borrow_time(items, frames, at, scopes)
