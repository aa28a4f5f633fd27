"""What the finders put into a sentence: one item a mention, in order of the text.

An item's `first` and `end` index the sentence's words (half-open); `start` and `stop` are offsets into the text as
received, without proclitics. `before` holds the proclitics of its first word; `prep` the preposition that brings it.
"""

from __future__ import annotations

from typing import Any, Final

from marsad.lexicon.specs import HeadSpec, PersonSpec

TRIGGER: Final = 1
SUPPORT: Final = 2
REPORTING: Final = 3
ATTRIBUTION: Final = 4
SPEAKER: Final = 5
ACTORS: Final = 6
PLACE: Final = 7
TIME: Final = 8
THING: Final = 9
MEANS: Final = 10
WORD: Final = 11
CUE: Final = 12
SHARE: Final = 13
ORDINARY: Final = 14


class Item:
    """Base of all items; also used as it is for words that only have a function (complementizers, prepositions …)."""

    __slots__ = ("after", "before", "cat", "definite", "end", "entry", "first", "kind", "prep", "start", "stop")

    def __init__(
        self, kind: int, first: int, end: int, start: int, stop: int, cat: str = "", entry: Any = None, before: str = "", after: str = ""
    ) -> None:
        self.kind = kind
        self.first = first
        self.end = end
        self.start = start
        self.stop = stop
        self.cat = cat
        self.entry = entry
        self.before = before
        self.after = after
        self.prep = ""
        self.definite = False

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.kind}, {self.cat}, {self.first}:{self.end}, prep={self.prep!r})"


class Count:
    """How many: bounds as the words say, the unit, and what is said of children and women among them."""

    __slots__ = ("approximate", "max", "min")

    def __init__(self, low: int | None, high: int | None, approximate: bool = False) -> None:
        self.min = low
        self.max = high
        self.approximate = approximate

    def __repr__(self) -> str:
        return f"Count({self.min}, {self.max}{', ~' if self.approximate else ''})"


class Name:
    """A name read in an actor group: its entry, category and offsets; `generic` is the general word that it begins with."""

    __slots__ = ("cat", "entry", "generic", "start", "stop")

    def __init__(self, cat: str, entry: Any, start: int, stop: int, generic: str = "") -> None:
        self.generic = generic
        self.cat = cat
        self.entry = entry
        self.start = start
        self.stop = stop


class Actors(Item):
    """People or forces: names of parties (coordinated), the head noun, the person noun, how many, and what state.

    `oblique`: a sound plural in ين, which is never the subject of a verb before it. `feminine`: a first noun in ات or ة,
    which is not the subject of a masculine verb right before it. `nominative`: a sound plural in ون, which is its subject.
    `least`: «جندي على الأقل», with no number. `owner` and `earlier`: the parties named last and before it, for a noun with a
    pronoun («مواقعه»).
    """

    __slots__ = (
        "alone",
        "article",
        "count",
        "described",
        "earlier",
        "feminine",
        "head",
        "least",
        "many",
        "means",
        "names",
        "nominative",
        "nouns",
        "number",
        "oblique",
        "owner",
        "person",
        "possessor",
    )  # fmt: skip

    def __init__(self, first: int, end: int, start: int, stop: int) -> None:
        super().__init__(ACTORS, first, end, start, stop)
        self.names: list[Name] = []
        self.head: HeadSpec | None = None
        self.person: PersonSpec | None = None
        self.nouns: list[tuple[PersonSpec, Count | None]] = []
        self.count: Count | None = None
        self.number = 0
        self.means: tuple[str, ...] = ()
        self.article = False
        self.possessor = ""
        self.owner: Actors | None = None
        self.earlier: Actors | None = None
        self.alone = False
        self.least = False
        self.many = False
        self.feminine = False
        self.oblique = False
        self.nominative = False


class PlaceName:
    """One name of a place group: gazetteer candidates by name, type word, offsets, and where it begins after its type word (`bare`)."""

    __slots__ = ("article", "bare", "candidates", "key", "name", "start", "stop", "type")

    def __init__(self, name: str, key: str, start: int, stop: int, type_: str | None, candidates: tuple[Any, ...]) -> None:
        self.name = name
        self.key = key
        self.start = start
        self.bare = start
        self.stop = stop
        self.type = type_
        self.candidates = candidates
        self.article = False


class PlaceGroup(Item):
    """Coordinated places that share type word, parent and role; `refers` names the type of an anaphoric «المدينة».

    `beside` are places that only describe it («المطلة على X»).
    """

    __slots__ = ("beside", "direction", "names", "number", "parents", "part", "refers", "role")

    def __init__(self, first: int, end: int, start: int, stop: int) -> None:
        super().__init__(PLACE, first, end, start, stop)
        self.names: list[PlaceName] = []
        self.parents: list[PlaceName] = []
        self.beside: list[PlaceName] = []
        self.refers: str | None = None
        self.number = 0
        self.role = "at"
        self.part = ""
        self.direction = ""


class Thing(Item):
    """A thing hit, taken or counted (object, unit, means), with its count if one is given."""

    __slots__ = ("count",)

    def __init__(self, kind: int, first: int, end: int, start: int, stop: int, cat: str, entry: Any, before: str = "", after: str = "") -> None:
        super().__init__(kind, first, end, start, stop, cat, entry, before, after)
        self.count: Count | None = None


class Share(Item):
    """A percentage of a place."""

    __slots__ = ("max", "min")

    def __init__(self, first: int, end: int, start: int, stop: int, low: float | None, high: float | None) -> None:
        super().__init__(SHARE, first, end, start, stop)
        self.min = low
        self.max = high


class When(Item):
    """A date mention; `date` is the resolved mention (see `marsad.mentions.dates`)."""

    __slots__ = ("date",)

    def __init__(self, first: int, end: int, start: int, stop: int, date: Any) -> None:
        super().__init__(TIME, first, end, start, stop)
        self.date = date


class Voice(Item):
    """A speaker as read: named (`entry` of a speaker) or by role («مصدر عسكري سوري»), with what it is a source of."""

    __slots__ = ("domains", "names", "nationality", "person_name", "plural", "reference", "title_stop", "within")

    def __init__(self, first: int, end: int, start: int, stop: int, cat: str, entry: Any, before: str = "") -> None:
        super().__init__(SPEAKER, first, end, start, stop, cat, entry, before)
        self.domains: list[Any] = []
        self.nationality: Any = None
        self.within: list[Name] = []
        self.names: list[Name] = []
        self.plural = False
        self.reference = False
        self.person_name = False
        self.title_stop = stop
