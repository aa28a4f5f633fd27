"""What caused a toll, a flight, a destruction: the event of its sentence that grammar or nearness gives it."""

from __future__ import annotations

from typing import Final

from marsad.claims.frame import Frame
from marsad.mentions.items import SUPPORT, Item

CAUSES: Final = frozenset(
    ("strike", "explosion", "clash", "assault", "attack-on-civilians", "assassination", "execution", "protest", "advance")
)
BROUGHT: Final = frozenset(("at", "b", "cause", "with", ""))
"""Prepositions that bring the event of a toll."""
_NEAR: Final = 12
_REACH: Final = 25


def cause_of(items: list[Item], frames: list[Frame], at: int) -> Frame | None:
    """The event that caused a frame's toll, or None where its sentence tells none."""
    frame = frames[at]
    before = _nearest_cause(frames, at - 1, -1)
    if before is not None and any([item.kind == SUPPORT and item.entry.spec.effect == "cause" for item in frame.supports]):
        return before
    told = _told_with(items, frame, frames, at)
    if told is not None and (told.trigger.prep or frame.clause.link not in ("attached", "relative")):
        return told
    return before or told or _nearest_cause(frames, at + 1, len(frames))


def _nearest_cause(frames: list[Frame], first: int, end: int) -> Frame | None:
    """The nearest event from a frame on; a march kills nobody by itself."""
    for at in range(first, end, 1 if first <= end else -1):
        if frames[at].kind in CAUSES and frames[at].kind != "advance":
            return frames[at]
    return None


def _told_with(items: list[Item], frame: Frame, frames: list[Frame], at: int) -> Frame | None:
    """«قتل خمسة وأصيب سبعة في غارة»: the event that a preposition brings behind those counted."""
    last = max([item.end for item in frame.used])
    for other in frames[at + 1 :]:
        if other.kind in CAUSES:
            within = other.clause is frame.clause or (0 <= other.trigger.first - last < _NEAR and (items[other.clause.first].first < last or _brought(frame, other)))
            return other if other.trigger.prep in BROUGHT and other.trigger.first - frame.trigger.end < _REACH and within else None
    return None


def _brought(frame: Frame, event: Frame) -> bool:
    """«قتلت سيدة جراء قصف على X»: the preposition that parts the event from the toll says that it caused it."""
    return event.trigger.prep == "cause" and event.clause.owner is frame.clause
