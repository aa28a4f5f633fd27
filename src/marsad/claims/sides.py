"""Sides that one claim of a sentence lends another: losers of a taking, aims of an attack, who holds what is struck, who fought.

«سيطر X على Y بعد معارك مع Z»: X fought Z, and Z lost Y. «هجوم لاستعادة Y من Z»: Z is attacked. «قصف أحياء يسيطر عليها Z»:
Z is struck there. «قتل ثلاثة من X في اشتباكات مع Z»: X fought Z. Nothing is lent where the words leave it open.
"""

from __future__ import annotations

from typing import Final

from marsad.claims.frame import Frame, is_unarmed
from marsad.mentions.items import ORDINARY, PLACE, THING, TRIGGER, Actors, Item
from marsad.syntax.clause import Clause, is_verb
from marsad.text.clitics import AND, FOR, WITH

_TAKES: Final = frozenset(("capture", "advance"))
_AT_PLACES: Final = frozenset(("strike", "assault", "siege", "explosion", "capture", "advance", "clash", "destruction"))
_OF_FIGHTERS: Final = frozenset(("weapons", "vehicles", "aircraft", "base", "checkpoint", "tunnel", "depots", "positions"))
_OPENS: Final = frozenset(("assault", "clash", "advance", "strike"))
_OF_SUBJECT: Final = frozenset(("capture", "siege", "seizure", "clearance", "assault", "advance", "destruction", "arrest", "abduction"))
_BESIDE: Final = 3


def lend_sides(items: list[Item], frames: list[Frame], clauses: list[Clause]) -> None:
    """Fill the sides that other frames of the sentence tell."""
    for at, frame in enumerate(frames):
        if not frame.actors:
            _lend_actors(items, frames, at)
    for at, frame in enumerate(frames):
        if not any(item.names or item.person is not None for item in frame.targets):
            _lend_targets(clauses, frames, at)
    for at, frame in enumerate(frames):
        if frame.kind == "capture" and not frame.targets:
            frame.targets += [item for item in _losers(frames, at) if item not in frame.actors]  # «… بعد معارك قتل فيها ثلاثة من Z»


def _lend_actors(items: list[Item], frames: list[Frame], at: int) -> None:
    frame = frames[at]
    lent: list[Actors] = []
    if frame.kind == "clash" and any(item.names or item.person is not None or item.possessor for item in frame.targets):
        lent = _fighters(frames, frame) or _subject_of(items, frame) or _party_before(frames, at)
    elif frame.kind in _OF_SUBJECT and frame.trigger.prep == "cause" and not frame.agents and _has_object(frame):
        lent = _doers_before(frames, at)
    elif frame.kind in _BLOWS and not frame.agents and frame.trigger.prep in ("at", "b") and not frame.trigger.definite:
        lent = _killers(frames, frame)
    elif frame.kind == "destruction" and frame.cause is not None and frame.cause.actors and (frame.clause.impersonal or _is_caused(frame)):
        lent = list(frame.cause.actors)
    if lent and not any(item in frame.targets for item in lent):
        frame.actors += lent
        frame.lent = True


_BLOWS: Final = frozenset(("strike", "assault"))


def _killers(frames: list[Frame], frame: Frame) -> list[Actors]:
    """«قتل الجيش قائدا في X في غارة على Y»: who killed in a raid flew it."""
    for other in frames:
        if other.toll and other.cause is frame and other.by_subject and other.actors and is_verb(other.trigger) and other.clause is frame.clause:
            return list(other.actors)
    return []


def _is_caused(frame: Frame) -> bool:
    return any(item.entry.spec.effect == "cause" for item in frame.supports)


def _fighters(frames: list[Frame], frame: Frame) -> list[Actors]:
    """«قتل ثلاثة من X في اشتباكات مع Z»: those who fell there fought there."""
    for other in frames:
        if other.toll and other.cause is frame:
            fallen = [item for how, item in other.persons if how in ("object", "subject", "count") and isinstance(item, Actors)]
            return [item for item in fallen if (item.names or (item.possessor and item.head is not None)) and not is_unarmed(item)]
    return []


def _subject_of(items: list[Item], frame: Frame) -> list[Actors]:
    """The subject of the clause of an event noun, or of those it hangs on, where it can fight."""
    level: Clause | None = frame.clause
    while level is not None:
        subject = level.subject
        if subject is not None:
            verb = level.verb
            if subject.start > frame.trigger.start or not subject.names or subject.alone or is_unarmed(subject):
                return []
            if subject.person is not None and subject.count is not None:
                return []
            return [subject] if verb is None or is_verb(verb) else []
        level = level.owner
    return []


def _party_before(frames: list[Frame], at: int) -> list[Actors]:
    """«فقد X القاعدة بعد اشتباكات مع Z»: whom the claim is about that the clashes hang on."""
    frame = frames[at]
    if frame.trigger.prep != "cause":
        return []
    for other in reversed(frames[:at]):
        if other.clause is frame.clause.owner and other.kind in ("capture", "withdrawal", "advance"):
            return list(other.actors or other.targets)
    return []


def _has_object(frame: Frame) -> bool:
    form = frame.trigger.entry.form
    return form is not None and form.part == "masdar" and bool(frame.targets or frame.places or frame.objects or frame.persons)


def _doers_before(frames: list[Frame], at: int) -> list[Actors]:
    """«سيطر X على Y بعد طرد Z»: a verbal noun with its object takes the subject of the verb it hangs on."""
    owner = frames[at].clause.owner
    for other in reversed(frames[:at]):
        if other.clause is owner:
            return list(other.actors) if other.by_subject else []
    return []


def _lend_targets(clauses: list[Clause], frames: list[Frame], at: int) -> None:
    frame = frames[at]
    lent: list[Actors] = []
    if frame.kind in _AT_PLACES:
        lent = _holders(clauses, frames, at)
    if not lent and frame.kind == "advance":
        lent = _fought(frames, at)
    elif not lent and frame.kind in _TAKES:
        lent = _losers(frames, at)
    if not lent and frame.kind in _OPENS:
        lent = _aims(frames, at) or _shared(frames, at)
    if not lent and frame.kind == "destruction":
        lent = _struck(frame)
    if not lent and frame.kind == "clash" and not frame.both:
        lent = _fallen_of_one(frames, frame)
    if not lent and frame.kind == "arrest" and frame.trigger.before == AND and at:
        lent = _fallen_before(frames[at - 1], frame)
    frame.targets += [item for item in lent if item not in frame.actors]


def _holders(clauses: list[Clause], frames: list[Frame], at: int) -> list[Actors]:
    """«قصف مناطق خاضعة لسيطرة Z», «استعاد بلدة كان Z يسيطر عليها»: who holds the place that is struck or taken."""
    frame = frames[at]
    told = _users(clauses, frame)
    if told or at + 1 >= len(frames):
        return told
    other = frames[at + 1]
    if frame.spec.subject == "place" or other.kind not in ("control", "capture") or not other.actors or other.status:
        return []
    clause = other.clause
    if clause is frame.clause:
        form = other.trigger.entry.form
        if other.kind != "control" or other.trigger.before or is_verb(other.trigger) or form is None or form.part not in ("participle", "phrase", "noun"):
            return []
        return list(other.actors)
    if clause.owner is not frame.clause or clause.link not in ("relative", "attached") or clause.antecedent is None:
        return []
    held = clause.antecedent
    if held.kind not in (PLACE, THING) and held.cat != "extent" and not (isinstance(held, Actors) and held.head is not None and held.head.kind == "positions"):
        return []
    return list(other.actors) if held.start > frame.trigger.start else []


def _users(clauses: list[Clause], frame: Frame) -> list[Actors]:
    """«هاجموا نقطة تفتيش يديرها Z», «قصف موقعا يتواجد فيه مقاتلون من Z»: whose post it is, or who is there."""
    at = clauses.index(frame.clause) + 1
    if at >= len(clauses) or frame.spec.object not in ("target", "objects"):
        return []
    clause = clauses[at]
    verb, held = clause.verb, clause.antecedent
    if clause.link not in ("relative", "attached") or verb is None or not _dwells(verb) or held is None or held.start < frame.trigger.start:
        return []
    if held.kind != THING and not (isinstance(held, Actors) and held.head is not None and held.head.kind == "positions"):
        return []
    subject = clause.subject
    return [subject] if subject is not None and subject.names and 0 <= subject.first - verb.end <= _BESIDE else []


def _fought(frames: list[Frame], at: int) -> list[Actors]:
    """«حققت X تقدما في المعارك ضد Z»: against whom the ground is gained."""
    frame = frames[at]
    if at + 1 >= len(frames):
        return []
    other = frames[at + 1]
    return list(other.targets) if other.kind == "clash" and other.clause is frame.clause and other.trigger.prep == "at" else []


def _struck(frame: Frame) -> list[Actors]:
    """«غارات على مواقع Z أدت إلى تدمير ثلاثة مستودعات ذخيرة»: arms and posts destroyed in an attack on Z were Z's."""
    if frame.cause is None or not (_OF_FIGHTERS.intersection(frame.objects) or any(name in _OF_FIGHTERS for name, _ in frame.counts)):
        return []
    return [item for item in frame.cause.targets if not is_unarmed(item)]


def _dwells(verb: Item) -> bool:
    """«يستخدمه», «يديره»; «يتحصن فيه», «يتمركز فيه»."""
    return verb.kind == ORDINARY or (verb.kind == TRIGGER and verb.entry.spec.kind == "deployment")


def _losers(frames: list[Frame], at: int) -> list[Actors]:
    """«سيطر X على Y بعد معارك مع Z», «… بعد طرد Z», «… إثر انسحاب Z»: who fought for it, was driven out or left."""
    frame = frames[at]
    before = frames[at - 1] if at else None
    if before is not None and before.kind == "clash" and before.clause is frame.clause and before.trigger.prep == "cause" and before.targets:
        return list(before.targets)  # «تمكنوا بعد معارك مع Z من استعادة Y»
    for other in frames[at + 1 :]:
        if other.trigger.prep != "cause" or not (other.clause is frame.clause or other.clause.owner is frame.clause):
            continue
        if other.kind in ("clash", "capture", "assault") and other.targets:
            return list(other.targets)
        if other.kind == "withdrawal" and other.actors and not any(actor in frame.actors for actor in other.actors):
            return list(other.actors)
        return []
    return []


def _fallen_of_one(frames: list[Frame], frame: Frame) -> list[Actors]:
    """«أسفرت معارك عن مقتل عشرة من X»: those who fell in a fight were one side of it, where only one side's fallen are told."""
    found: list[Actors] = []
    for other in frames:
        if other.toll and other.cause is frame:
            for how, item in other.persons:
                if how not in ("object", "subject", "count") or not isinstance(item, Actors) or is_unarmed(item) or len(item.names) != 1:
                    if isinstance(item, Actors) and item.names:
                        return []
                    continue
                if found and found[0].names[0].entry is not item.names[0].entry:
                    return []
                found.append(item)
    return found[:1]


def _fallen_before(previous: Frame, frame: Frame) -> list[Actors]:
    """«مقتل عشرة من X وأسر آخرين»: the others are of those named before."""
    if not previous.toll or any(isinstance(item, Actors) and (item.names or item.person is not None) for _, item in frame.persons):
        return []
    return [item for how, item in previous.persons if how in ("object", "subject", "count") and isinstance(item, Actors) and item.names and not is_unarmed(item)]


def _shared(frames: list[Frame], at: int) -> list[Actors]:
    """«شن غارات وقصفا مدفعيا على مواقع Z»: two blows joined by و have one aim."""
    if at + 1 >= len(frames):
        return []
    frame, other = frames[at], frames[at + 1]
    if other.clause is not frame.clause or other.kind not in ("strike", "assault") or other.trigger.before != AND or other.trigger.first - frame.trigger.end > _BESIDE:
        return []
    return [] if is_verb(other.trigger) or other.agents else list(other.targets)


def _aims(frames: list[Frame], at: int) -> list[Actors]:
    """«هجوم لاستعادة Y من Z», «عملية لطرد Z»: from whom an attack is to take."""
    if at + 1 >= len(frames):
        return []
    frame, other = frames[at], frames[at + 1]
    if other.kind not in ("capture", "clearance", "strike", "assault") or not other.targets:
        return []
    if other.kind in ("strike", "assault") and (other.trigger.before[-1:] not in (FOR, WITH) or other.actors):
        return []  # «طلعات لاستهداف مواقع Z»
    if other.status != "intended" and other.trigger.before[-1:] != FOR and other.trigger.first - frame.trigger.end > _BESIDE:
        return []
    near = other.clause is frame.clause or other.clause.owner is frame.clause
    return list(other.targets) if near else []
