"""A trigger with its arguments, before anything is resolved, and what all who fill it ask of it."""

from __future__ import annotations

from typing import Any, Final

from marsad.mentions.cells import Sentence
from marsad.mentions.items import SUPPORT, Actors, Count, Item, PlaceGroup, Share, When
from marsad.syntax.agreement import moves
from marsad.syntax.clause import Clause
from marsad.text.clitics import ARTICLE, JOINED_BEFORE

Counted = Item | Count | None
"""Who a toll counts: people, a bare number, or nobody («none:injured»)."""


class Frame:
    """A trigger with its arguments, before anything is resolved."""

    __slots__ = (
        "actors", "agents", "also", "at", "both", "by_subject", "cause", "clause", "counts", "extent", "index", "kind", "lead", "lent", "means", "objects", "passive",
        "persons", "phase", "places", "rest", "rules", "share", "shift", "silent", "spare", "spec", "status", "supports", "swapped", "targets", "there",
        "time", "toll", "trigger", "used",
    )  # fmt: skip

    def __init__(self, index: int, trigger: Item, clause: Clause) -> None:
        self.index = index
        self.trigger = trigger
        self.clause = clause
        self.spec: Any = trigger.entry.spec
        self.kind: str = self.spec.kind
        self.actors: list[Actors] = []
        self.agents: list[Actors] = []
        self.also: list[str] = list(self.spec.also)
        self.both = False
        self.lent = False
        self.there = ""
        self.targets: list[Actors] = []
        self.places: list[tuple[PlaceGroup, str]] = []
        self.persons: list[tuple[str, Counted]] = []
        self.objects: list[str] = []
        self.means: list[str] = list(self.spec.means)
        self.counts: list[tuple[str, Count]] = []
        self.share: Share | None = None
        self.time: When | None = None
        self.shift = 0
        self.extent: str | None = self.spec.extent
        self.phase: str | None = self.spec.phase
        self.status: str | None = self.spec.status
        self.cause: Frame | None = None
        self.lead: Frame | None = None
        self.passive = False
        self.swapped = False
        self.by_subject = False
        self.used: list[Item] = [trigger]
        self.supports: list[Item] = []
        self.rules: list[str] = [self.spec.id]
        self.silent = False
        self.lent = False
        self.spare: list[tuple[str, Counted]] = []
        self.rest: list[Item] = []
        self.toll = self.spec.kind == "casualties"
        self.at = trigger.first

    def use(self, item: Item) -> None:
        """Count an item into the evidence."""
        if item not in self.used:
            self.used.append(item)


ARMED: Final = frozenset(("strike", "assault", "explosion", "capture", "siege", "clash", "execution", "arrest", "casualties", "attack-on-civilians", "assassination"))


_HURT: Final = frozenset(("killed", "injured", "casualties"))
_HOLDS: Final = frozenset(("arrest", "abduction"))


def is_unarmed(item: Actors) -> bool:
    """Plain people, or civilians by name: no force can be theirs."""
    if any(name.entry.id != "civilians" for name in item.names):
        return False
    return bool(item.names) or (
        item.person is not None and item.person.victims in (None, "civilians") and item.head is None
    )


def is_one_leader(item: Actors) -> bool:
    """«القيادي فلان», «قائد ميداني في X»: one man told by his rank, though no noun of people counts him."""
    return item.head is not None and item.head.one and item.person is None


def is_definite(sentence: Sentence, frame: Frame) -> bool:
    """«القصف لـX» hits X; «قصف لـX» and «غارة لـX» are X's."""
    first, last = sentence.cells[frame.trigger.first].key, sentence.cells[frame.trigger.end - 1].key
    return last.startswith(ARTICLE) or first.lstrip(JOINED_BEFORE).startswith(ARTICLE)


WITH_MEANS: Final = frozenset(("strike", "explosion", "assault", "attack-on-civilians", "assassination", "protest"))


def give(frame: Frame, item: Actors, role: str | None) -> None:
    """Give actors a role of a frame (actor, target, victims, persons), where they can have it."""
    if role == "actor" and item.head is not None and item.head.kind == "positions" and not moves(item, frame.spec):
        role = "target"  # places of a party are hit; they do nothing
    elif role == "objects" and (item.names or item.possessor) and item.head is not None and item.head.kind in ("positions", "weapon"):
        role = "target"  # whose they are
    if role == "actor" and frame.kind == "aid" and is_unarmed(item):
        role = "target"  # «تقديم مساعدات للأسر»: they are given it
    if role == "actor" and frame.kind in _HOLDS and item.person is not None and item.person.state == "detained" and not item.names:
        role = frame.spec.object  # «احتجز 200 رهينة»
    if role == "actor" and frame.kind in ARMED and is_unarmed(item):
        return
    if role in ("actor", "target") and not frame.spec.quantity and not item.names and item.person is not None and item.person.state in _HURT:
        return  # «أسفرت الغارات عن عشرات القتلى والجرحى»: who is left dead neither does it nor is aimed at
    if role == "actor":
        if item not in frame.actors:
            frame.actors.append(item)
    elif role == "target":
        if item not in frame.targets:
            frame.targets.append(item)
        if frame.spec.quantity:
            frame.persons.append(("object", item))
    elif role in ("victims", "persons"):
        frame.persons.append(("object", item))
    else:
        return
    frame.use(item)


def forcing_verb(frame: Frame) -> Item | None:
    """«أجبر X», «دفع القصف X إلى»: the verb that makes another do what is brought by its preposition."""
    for item in frame.supports:
        if item.entry.id == _FORCE:
            return item
    verb = frame.clause.verb
    if verb is not None and verb.kind == SUPPORT and verb.entry.id == _FORCE and frame.trigger.prep in ("on", "to") and verb.start < frame.trigger.start:
        return verb
    return None


_FORCE: Final = "support.force"
