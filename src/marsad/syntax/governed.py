"""Which event noun a light verb takes: the one that its own preposition brings («تمكن بعد معارك من السيطرة»)."""

from __future__ import annotations

from typing import Final

from marsad.mentions.cells import Sentence
from marsad.mentions.items import SUPPORT, TRIGGER, WORD, Item
from marsad.syntax.clause import Clause, is_verb
from marsad.text.clitics import FOR, LIKE, WITH

_PASSES: Final = frozenset(("carry", "status"))
_BESIDE: Final = frozenset(("cause", "via", "with"))
_JOINED: Final = (WITH, FOR, LIKE)


def is_taken(sentence: Sentence, items: list[Item], support: Item, at: int) -> bool:
    """Whether a light verb takes the event noun at an index: not where another preposition than its own brings the noun.

    «تسعى X من خلال هذه المعارك إلى السيطرة»: «تسعى» takes «إلى السيطرة», and X does not aim at the battles.
    """
    if support.entry.spec.effect not in _PASSES or not is_verb(support) or not support.entry.spec.prep:
        return True
    brought = _brought_by(sentence, items, at)
    return len(brought) < 2 or brought in support.entry.spec.prep_keys or items[at - 1].entry.role not in _BESIDE


def takes(sentence: Sentence, items: list[Item], support: Item, at: int) -> bool:
    """Whether the light verb's own preposition stands before the event noun."""
    return is_verb(support) and support.entry.spec.effect in _PASSES and bool(support.entry.spec.prep) and _brought_by(sentence, items, at) in support.entry.spec.prep_keys


def first_of(sentence: Sentence, items: list[Item], clause: Clause, at: int, first: int) -> int:
    """Where the left stretch of an event noun begins: at its light verb, past events that only say when or how."""
    verb = clause.verb
    if verb is None or verb.kind != SUPPORT or first <= clause.first or is_verb(items[at]) or not verb.entry.spec.prep or verb.entry.spec.effect not in _PASSES:
        return first
    if _brought_by(sentence, items, at) not in verb.entry.spec.prep_keys:
        return first
    for other in range(clause.first, at):
        if items[other].kind == TRIGGER and items[other].start > verb.start and (is_verb(items[other]) or is_taken(sentence, items, verb, other)):
            return first
    return clause.first


def _brought_by(sentence: Sentence, items: list[Item], at: int) -> str:
    """The preposition right before an event noun, as it is written, or nothing."""
    trigger = items[at]
    if trigger.before[-1:] in _JOINED:
        return trigger.before[-1:]
    previous = items[at - 1] if at else None
    if previous is None or previous.kind != WORD or previous.cat != "prep" or previous.after or trigger.first - previous.end > 1:
        return ""
    return " ".join([cell.key for cell in sentence.cells[previous.first : previous.end]])
