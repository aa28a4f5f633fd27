"""What a speaker answers for in a sentence, and what carries over to the next."""

from __future__ import annotations

from marsad.attribution.speech import Speech
from marsad.mentions.items import Actors, When


class Scope:
    """Cells [first, end) of a sentence that `speakers` (nearest first) answer for, with the status their verb gives.

    No speakers: the outlet's own words. `start` is where the words that name the speaker begin; `accused` who is blamed in it.
    """

    __slots__ = ("accused", "direct", "disputes", "end", "first", "happened", "others", "rule", "speakers", "start", "status", "when")

    def __init__(self, first: int, end: int, speakers: list[Speech], status: str, rule: str, when: When | None = None) -> None:
        self.first = first
        self.end = end
        self.speakers = speakers
        self.status = status
        self.rule = rule
        self.when = when
        self.accused: Actors | None = None
        self.direct = False
        self.happened = False
        self.others = False
        self.disputes: str | None = None
        self.start = first


class Conversation:
    """What carries over from sentence to sentence: the last speakers, whether their quotation goes on, and whose list goes on."""

    __slots__ = ("list_paragraph", "listing", "names", "open_quote", "paragraph", "speakers", "status")

    def __init__(self) -> None:
        self.names: list[str] = []
        self.speakers: list[Speech] = []
        self.status = "asserted"
        self.open_quote = False
        self.listing: list[Speech] = []
        self.list_paragraph = -1
        self.paragraph = -1

    def copy(self) -> Conversation:
        """The same state, to go on from without changing this one."""
        twin = Conversation()
        twin.speakers = self.speakers
        twin.names = list(self.names)
        twin.status = self.status
        twin.open_quote = self.open_quote
        twin.listing = self.listing
        twin.list_paragraph = self.list_paragraph
        twin.paragraph = self.paragraph
        return twin


def scope_at(scopes: list[Scope], cell: int) -> Scope | None:
    """The innermost scope that covers a cell, or None: the outlet's own words."""
    found: Scope | None = None
    for scope in scopes:
        if scope.first <= cell < scope.end:
            found = scope
    return found
