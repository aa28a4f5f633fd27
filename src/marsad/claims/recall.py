"""What a report has told so far of who fought whom, and whom a definite event noun or a pronoun of speech points back to."""

from __future__ import annotations

from typing import Final

from marsad.attribution.scopes import Scope
from marsad.claims.frame import Frame
from marsad.identities.identity import Identities
from marsad.mentions.items import WORD, Item
from marsad.records import Party
from marsad.syntax.agreement import is_ours
from marsad.syntax.clause import has_pronoun


class Deeds:
    """The sides and attackers of one report, in the order it tells of them."""

    def __init__(self, identities: Identities) -> None:
        self._identities = identities
        self._sides: tuple[list[Party], list[Party]] | None = None
        self._many_sides = False
        self._attackers: dict[str, list[list[Party]]] = {}

    def note(self, frame: Frame, actors: list[Party]) -> None:
        """Remember who attacked; a word for people unknown points to nobody."""
        if any(actor.id in _UNKNOWN for actor in actors):
            actors = []
        self._attackers.setdefault(frame.kind, []).append(actors)

    def sides_of(self, frame: Frame, actors: list[Party], targets: list[Party]) -> tuple[list[Party], list[Party]]:
        """«الاشتباكات», «بين الطرفين»: the sides named before, all the while the report knows one pair only."""
        if actors and targets:
            if self._sides is not None and not _same_pair(self._sides, (actors, targets)):
                self._many_sides = True
            self._sides = (actors, targets)
        elif self._sides is not None and not actors and not targets:
            if frame.both or (is_pointed(frame) and not self._many_sides and not frame.places):
                return self._sides
        return actors, targets

    def doers_pointed(self, frame: Frame, targets: list[Party]) -> list[Party]:
        """«الغارات», «القصف»: the attack named before, where only one side has attacked so far."""
        before = self._attackers.get(frame.kind)
        if not before or frame.kind == "explosion" or any(len(other) != len(before[0]) or any(a.id != b.id for a, b in zip(other, before[0], strict=True)) for other in before):
            return []
        if any(target.id == actor.id for target in targets for actor in before[0]):
            return []
        return [self._identities.plain(actor.id) for actor in before[0]]


_UNKNOWN: Final = frozenset(("terrorists", "unidentified-gunmen", "armed-opposition-other"))


def described(items: list[Item], frame: Frame) -> bool:
    """«الجرائم التي يرتكبها X»: a noun with a relative clause of its own says which event it is, and points back to none."""
    following = items[frame.index + 1] if frame.index + 1 < len(items) else None
    return following is not None and following.kind == WORD and following.cat == "rel"


def _same_pair(one: tuple[list[Party], list[Party]], other: tuple[list[Party], list[Party]]) -> bool:
    first, second = sorted(party.id for side in one for party in side), sorted(party.id for side in other for party in side)
    return first == second


def said_of_self(items: list[Item], frame: Frame, scope: Scope | None) -> bool:
    """«قالت وزارة الدفاع إنها قصفت …»: the pronoun is whoever speaks."""
    form = frame.trigger.entry.form
    if scope is None or not scope.speakers or frame.passive or frame.spec.subject != "actor" or form is None:
        return False
    clause = frame.clause
    while clause.link == "joined" and clause.owner is not None and clause.subject is None:
        clause = clause.owner
    if clause.link != "content" or clause.subject is not None or not has_pronoun(items[clause.first]):
        return False
    verb = frame.clause.verb
    if verb is frame.trigger:
        return True
    return any(item is verb and item.entry.spec.effect in ("carry", "status", "phase") for item in frame.supports)


def is_pointed(frame: Frame) -> bool:
    """«الهجوم», «الاشتباكات»: an event noun with the article points back to the event named before."""
    trigger = frame.trigger
    return trigger.definite and trigger.entry.form is not None and trigger.entry.form.part in ("noun", "masdar")


_BESIDE: Final = 2
_LIGHT: Final = frozenset(("carry", "status", "phase"))


def told_by_us(frame: Frame) -> bool:
    """«قصفنا مواقعهم», «نخوض معارك», «تمكنا من إسقاط …»: whoever speaks does it."""
    if frame.spec.subject not in ("actor", "none"):
        return False
    return is_ours(frame.trigger) or any([is_ours(item) and item.entry.spec.effect in _LIGHT and frame.trigger.first - item.end <= _BESIDE for item in frame.supports])
