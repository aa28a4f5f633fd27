"""The words that a claim was read from."""

from __future__ import annotations

from typing import Final

from marsad.claims.frame import Frame
from marsad.mentions.cells import Sentence
from marsad.mentions.items import Actors, Item
from marsad.records import Evidence

_MAX_EVIDENCE: Final = 320


def evidence_of(text: str, sentence: Sentence, items: list[Item], frame: Frame) -> Evidence:
    """The smallest stretch of the sentence that holds the trigger and its arguments."""
    trigger = frame.trigger
    clause = frame.clause
    opening = items[clause.first].start if clause.link in ("joined", "parted", "resumed") else 0
    start, stop = trigger.start, trigger.stop
    lowest, highest = sentence.start, sentence.stop
    for item in sorted(frame.used, key=lambda used: abs(used.start - trigger.start)):
        if item is None or item.start < lowest or item.stop > highest:
            continue
        if item.stop < opening and isinstance(item, Actors):
            continue  # a subject that was named for another verb
        if max(stop, item.stop) - min(start, item.start) > _MAX_EVIDENCE:
            continue
        start, stop = min(start, item.start), max(stop, item.stop)
    return Evidence(start, stop, text[start:stop])
