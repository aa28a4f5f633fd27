"""Whom a pronoun points back to: of a verbal noun («سيطرتها»), a verb («قصفوهم»), a preposition («النار عليهم»), a thing («أسلحتهم»)."""

from __future__ import annotations

from typing import Final

from marsad.claims.frame import Frame, give, is_unarmed
from marsad.mentions.cells import Sentence
from marsad.mentions.items import THING, TRIGGER, WORD, Actors, Item
from marsad.syntax.clause import Clause, is_verb
from marsad.text.clitics import FOR, THIRD_PERSON, THIRD_PERSON_MASCULINE
from marsad.text.words import bits

_PARTICLES: Final = bits("prep", "comp", "clause", "negation", "cue", "conditional", "time")

_SEVERAL: Final = (THIRD_PERSON[1], THIRD_PERSON[2])
_AT_WHOM: Final = frozenset(("on", "against", "l"))
_FOR_THEM: Final = frozenset(FOR + pronoun for pronoun in _SEVERAL)
_NEAR: Final = 3
_DONE_TO: Final = frozenset(("strike", "assault", "attack-on-civilians", "siege", "arrest", "abduction", "clash", "explosion"))


def take_pronoun(sentence: Sentence, items: list[Item], frame: Frame, at: int, verb: bool) -> None:
    """«سيطرتها», «محاولتهم اقتحام», «هجومه»: the pronoun is whom the verbal noun takes in the genitive; it points back."""
    if verb:
        return
    surface = sentence.cells[frame.trigger.end - 1].key
    holder = (
        frame.trigger
        if frame.trigger.after or surface.endswith(THIRD_PERSON) or _own_word(sentence, frame)
        else next((item for item in frame.supports if item.after and not is_verb(item) and item.entry.spec.effect != "happen"), None)
    )
    if holder is None:
        return
    role = (
        "actor"
        if holder is not frame.trigger
        else frame.spec.genitive or ("actor" if frame.spec.object in ("none", "place") else frame.spec.object)
    )
    if role == "target" and holder is frame.trigger and _takes_object(sentence, frame):
        role = "actor"
    if (
        (role == "actor" and frame.actors)
        or (role == "target" and frame.targets)
        or (role == "victims" and frame.persons)
    ):
        return
    if holder is not frame.trigger and holder.after == THIRD_PERSON[1]:
        nearest = next((item for item in reversed(items[: items.index(holder)]) if isinstance(item, Actors)), None)
        if nearest is not None and not nearest.names and is_several(nearest):
            return  # «أعدم X أربعة سائقين لقيامهم بـ…»: the drivers
    found = _whom(items, frame, at) if role in ("target", "victims") else _antecedent(items, frame.clause, at)
    if found is not None:
        give(frame, found, role)
        frame.used = [item for item in frame.used if item is not found]


def _takes_object(sentence: Sentence, frame: Frame) -> bool:
    """«استهدافه للكنيسة», «محاصرتهم لبلدة»: with an object after ل the pronoun is whoever does it."""
    if frame.trigger.entry.form.part != "masdar" or frame.trigger.end >= len(sentence.cells):
        return False
    cell = sentence.cells[frame.trigger.end]
    return cell.key.startswith(FOR) and cell.word.kind == "word" and not cell.mask & _PARTICLES


def _own_word(sentence: Sentence, frame: Frame) -> bool:
    """«فرض سيطرتها», «بسط نفوذه»: the pronoun hangs on the companion word."""
    keys = frame.spec.with_keys
    return any(
        cell.key in keys
        and (cell.key.endswith(THIRD_PERSON) or sentence.text[cell.end - 1] == THIRD_PERSON_MASCULINE)  # not ة, which folds alike
        for cell in sentence.cells[frame.trigger.end : frame.trigger.end + 3]
    )


def _whom(items: list[Item], frame: Frame, at: int, armed: bool = False) -> Actors | None:
    """Whom «محاصرتهم», «استهدافه» are done to: the actors named last who do not do it."""
    doers: list[Item] = [*frame.actors]
    level: Clause | None = frame.clause
    while level is not None:
        if level.subject is not None:
            doers.append(level.subject)
        level = level.owner
    return next(
        (item for item in reversed(items[:at]) if isinstance(item, Actors) and not item.alone and item not in doers and not (armed and is_unarmed(item))),
        None,
    )


def _antecedent(items: list[Item], clause: Clause, at: int) -> Actors | None:
    """Whom a pronoun points back to: the subject of the clause or of those it hangs on, else the actors named last."""
    level: Clause | None = clause
    while level is not None:
        subject = level.subject
        if subject is not None and subject.start < items[at].start and (not _leave(items[at]) or is_several(subject)):
            return subject
        level = level.owner
    for item in reversed(items[:at]):
        if isinstance(item, Actors) and (item.names or item.possessor) and not item.alone and (not _leave(items[at]) or is_several(item)):
            return item
    return None


def _leave(trigger: Item) -> bool:
    """«لإخراجهم»: who are to be driven out are several, not the force that drives them out; «سيطرتهم» may be a force's."""
    return trigger.after == THIRD_PERSON[1] and trigger.kind == TRIGGER and bool(trigger.entry.spec.kind == "withdrawal")


def is_several(item: Actors) -> bool:
    """Whether «هم» may point to a group: people, members, several parties; «المقاومة» and «الجيش» are «ها» and «ه»."""
    return item.person is not None or item.number > 1 or len(item.names) > 1 or item.nominative or item.oblique or (item.head is not None and item.head.kind == "members") or not item.feminine


def take_thing_owner(items: list[Item], frame: Frame, own: list[Item], at: int) -> None:
    """«دمر أسلحتهم وآلياتهم», «نهبوا منازلهم»: what is hit or taken is theirs whom the pronoun points back to."""
    if frame.targets:
        return
    for item in own:
        if item.kind == THING and item.cat == "object" and item.after in THIRD_PERSON and item.prep in ("", "on", "b", "l"):
            found = _whom(items, frame, at, item.entry.id in _OF_FIGHTERS)
            if found is not None:
                give(frame, found, "target")
                frame.used = [used for used in frame.used if used is not found]
            return


_OF_FIGHTERS: Final = frozenset(("weapons", "aircraft", "base", "checkpoint", "tunnel"))


def take_object_pronoun(sentence: Sentence, items: list[Item], frame: Frame, own: list[Item], at: int) -> None:
    """«قصفوهم», «أطلقوا النار عليهم», «فتح النار عليه»: whom the pronoun of the verb or of a preposition means."""
    if frame.targets or frame.kind not in _DONE_TO:
        return
    form = frame.trigger.entry.form
    pronoun = ""
    if form.part == "verb" and form.voice != "passive" and frame.trigger.after in _SEVERAL and frame.spec.object in ("target", "place", "victims"):
        pronoun = frame.trigger.after
    elif not any([item.kind == THING or (isinstance(item, Actors) and item.prep in ("on", "against")) for item in own]):
        for item in own:
            if item.kind == WORD and item.cat == "prep" and item.entry.role in _AT_WHOM and item.after:
                pronoun = item.after
                break
        for cell in sentence.cells[frame.trigger.end : frame.trigger.end + _NEAR]:
            if not pronoun and cell.key in _FOR_THEM:
                pronoun = cell.key[1:]  # «كمين لهم», «ضربة قاصمة لهم»
    if pronoun not in _SEVERAL and pronoun != THIRD_PERSON_MASCULINE:
        return
    found = _suffers(frame, pronoun) or _whom(items, frame, at)
    if found is None or not (found.names or found.person is not None) or (pronoun not in _SEVERAL and not _is_one(found)):
        return
    give(frame, found, "target")
    frame.used = [used for used in frame.used if used is not found]


def _suffers(frame: Frame, pronoun: str) -> Actors | None:
    """«47 قتلوا في قصف للطيران، استهدفهم», «الذين قبض عليهم»: several do not what a verb in the singular says; it is done to them."""
    subject, form = frame.clause.subject, frame.trigger.entry.form
    if form.part != "verb" or form.number != "sg" or pronoun not in _SEVERAL or subject is None or subject not in frame.actors:
        return None
    if subject.start > frame.trigger.start or not _are_several(subject):
        return None
    frame.actors.remove(subject)
    return subject


def _are_several(item: Actors) -> bool:
    return item.person is not None and ((item.count is not None and (item.count.min or 0) > 1) or item.number > 1)


def _is_one(item: Actors) -> bool:
    """One man: «شابا», «جندي واحد»."""
    return (item.person is not None and item.number == 1 and item.count is None) or (item.count is not None and item.count.max == 1)
