"""A toll whose sentence tells no event: «انفجرت سيارة مفخخة في السوق. وقتل 12 شخصا» counts the dead of the event told right before."""

from __future__ import annotations

from typing import Final

from marsad.claims.frame import Frame
from marsad.lexicon.numbers import number_words
from marsad.mentions.cells import Sentence
from marsad.records import Claim

_EVENTS: Final = frozenset(("strike", "explosion", "clash", "assault", "attack-on-civilians", "assassination", "execution"))
_HAPPENED: Final = frozenset(("asserted", "alleged", "unconfirmed"))
_LASTS: Final = 2
_MANY: Final = 1000


class Aftermath:
    """The one event that the last sentences told, for the tolls that follow it; in a report of one kind of event, all the way."""

    def __init__(self) -> None:
        self._event: Claim | None = None
        self._age = 0
        self._kinds: list[str] = []

    def cause_of(self, sentence: Sentence, frame: Frame, claim: Claim) -> Claim | None:
        """The event of the sentence before, where the toll says nothing of another place, time, span or event."""
        event = self._event
        if event is None or not frame.toll or claim.cause is not None or frame.time is not None or claim.status not in _HAPPENED:
            return None
        if claim.places and not frame.lent and all([place.id != other.id for place in claim.places for other in event.places]):
            return None
        if any([quantity.min is not None and quantity.min >= _MANY for quantity in claim.quantities.values()]):
            return None
        whole = number_words().lists["whole"]
        return None if any([cell.key in whole for cell in sentence.cells]) else event

    def turn(self, claims: list[Claim]) -> None:
        """Remember the sentence's event, where it tells of one kind only; a sentence of tolls alone leaves the one before."""
        events = [claim for claim in claims if claim.kind != "casualties" and claim.kind != "destruction"]
        if not events:
            self._age += 1
            if self._age > _LASTS and len(self._kinds) > 1:
                self._event = None
            return
        self._age = 0
        told = [claim for claim in events if claim.kind in _EVENTS and claim.status in _HAPPENED]
        self._kinds += [claim.kind for claim in told if claim.kind not in self._kinds]
        self._event = told[-1] if told and all([claim.kind == told[0].kind for claim in told]) else None
