"""What a trigger is to another one beside it: its subject, its number, its manner, the deed that it claims."""

from __future__ import annotations

from typing import Final

from marsad.claims.frame import Frame, give
from marsad.mentions.items import SUPPORT, TRIGGER, Actors, Item
from marsad.syntax.clause import Clause, is_verb

_DEEDS: Final = frozenset(("strike", "explosion", "assault", "attack-on-civilians", "assassination", "execution", "abduction"))
_MOTION: Final = frozenset(("advance", "displacement", "deployment"))
_KILLING: Final = frozenset(("execution", "casualties", "assassination"))
_HOW: Final = "attack.shooting-dead"
"""Entry of «رميا بالرصاص»."""


def claimed_later(items: list[Item], clauses: list[Clause], frames: list[Frame]) -> None:
    """«تفجير استهدف سوقا في X، تبناه Y»: a light verb whose pronoun is the event gives it its doer, after other clauses too."""
    for clause in clauses:
        verb = clause.verb
        if verb is None or verb.kind != SUPPORT or verb.after == "" or verb.entry.spec.effect not in ("claim", "carry") or clause.subject is None:
            continue
        if clause.subject.start < verb.start or any(item.kind == TRIGGER for item in items[clause.first : clause.end]):
            continue
        for frame in reversed(frames):
            if frame.trigger.start < verb.start and frame.kind in _DEEDS and not is_verb(frame.trigger):
                if not frame.actors and clause.subject not in frame.targets:
                    give(frame, clause.subject, "actor")
                    frame.use(verb)
                break


def is_done_by(verb: Item, event: Item, clause: Clause) -> bool:
    """«عطل القصف محطة مياه»: the event right after its verb is the subject; «حصيلة التفجير»: or that of a toll."""
    if event.first != verb.end or is_verb(event) or event.prep or event.before:
        return False
    if not is_verb(verb):
        return bool(verb.entry.spec.quantity == "killed" and verb.entry.form.part in ("noun", "phrase") and not event.entry.spec.quantity)
    return clause.impersonal and clause.verb is verb


def amounts(items: list[Item], toll: int, at: int) -> bool:
    """«حصيلة القتلى تصل إلى 230 شخصا»: after a toll a verb of arriving says how many; nobody arrives."""
    noun, verb = items[toll], items[at]
    if noun.entry.spec.quantity != "killed" or noun.entry.form.part not in ("noun", "phrase") or not is_verb(verb):
        return False
    if verb.entry.spec.kind not in _MOTION or at + 2 >= len(items):
        return False
    to, counted = items[at + 1], items[at + 2]
    return to.cat == "prep" and to.entry.role == "to" and isinstance(counted, Actors) and counted.count is not None


def tells_how(items: list[Item], killing: int, at: int) -> bool:
    """«أعدم التنظيم رميا بالرصاص ستة رجال»: in the accusative, after a verb of killing, how it was done."""
    return items[at].entry.spec.id == _HOW and items[killing].entry.spec.kind in _KILLING
