"""The slots of a gloss: names joined in the language asked for, and counts with who is among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from marsad.records import Claim, Part, Party, Place, Quantity
from marsad.wording.words import Words

OWN_MEASURE = {
    "execution": "killed", "assassination": "killed", "abduction": "detained", "arrest": "detained",
    "displacement": "displaced", "evacuation": "displaced", "trapped": "trapped",
}  # fmt: skip
"""The count of people that belongs to a kind of claim."""
_FALLEN = frozenset(("killed", "injured", "casualties"))


class Slots:
    """The words of one claim's fields; every method gives "" where the claim has none."""

    def __init__(self, claim: Claim, words: Words, lang: str) -> None:
        self.claim = claim
        self.words = words
        self.data = words.data
        self.lang = lang
        self.genitive = True

    def join(self, names: Iterable[str]) -> str:
        """Names in a row: "A, B and C"; Arabic joins each with its "and"."""
        every = list(dict.fromkeys(name for name in names if name))
        joins = self.data.joins
        if len(every) < 2 or self.lang == "ar":
            return joins["and"].join(every)
        return joins["comma"].join(every[:-1]) + joins["and"] + every[-1]

    def party(self, party: Party) -> str:
        """The name of a party, after a preposition."""
        if self.lang != "ar":
            return party.name_en or party.name
        return self.bent(party.name)

    def bent(self, name: str) -> str:
        """A name with the words in it that change in the genitive."""
        forms = self.data.genitive
        return " ".join(forms.get(word, word) for word in name.split())

    def place(self, place: Place) -> str:
        """The name of a place."""
        return place.name if self.lang == "ar" else place.name_en or place.name

    def actors(self) -> str:
        """Who does it."""
        return self.join(map(self.party, self.claim.actors))

    def targets(self) -> str:
        """To whom."""
        return self.join(map(self.party, self.claim.targets))

    def sides(self) -> str:
        """All who fight or agree, if they are two or more."""
        every = [*self.claim.actors, *self.claim.targets]
        return self.join(map(self.party, every)) if len({party.id for party in every}) > 1 else ""

    def side(self) -> str:
        """All who are named, be it one."""
        return self.join(map(self.party, [*self.claim.actors, *self.claim.targets]))

    def at(self) -> str:
        """The places that place the event."""
        return self.join(self.place(place) for place in self.claim.places if place.role == "at")

    def held(self) -> str:
        """The places with the share of them and the extent."""
        places = self.at()
        if not places:
            return ""
        if self.claim.share is not None and (share := self.words.share(self.claim.share)):
            places = self.data.numbers["percent_of"].format(share=share, places=places)
        return places + self.note("extent", self.claim.extent)

    def whom(self) -> str:
        """Parties and objects that suffer it."""
        objects = (self.data.objects.get(name, name) for name in self.claim.objects)
        return self.join([*map(self.party, self.claim.targets), *objects])

    def hit(self) -> str:
        """Parties and objects with their places, or the places themselves."""
        whom = self.whom()
        return whom + self.within() if whom else self.at()

    def things(self) -> str:
        """Counts of things, and objects that no count names."""
        return self.join(self.thing_names())

    def arms(self) -> str:
        """The same with weapons."""
        return self.join([*self.thing_names(), *(self.data.weapons.get(name, name) for name in self.claim.means)])

    def thing_names(self) -> Iterator[str]:
        """Counts and objects, one by one."""
        yield from self.counts()
        counted = self.claim.counts
        for name in self.claim.objects:
            if name not in counted and f"{name}s" not in counted:
                yield self.data.objects.get(name, name)

    def counts(self) -> Iterator[str]:
        """Counts of things, one by one."""
        for name, bounds in self.claim.counts.items():
            noun = self.data.nouns.get(name)
            counted = self.words.count(bounds, noun, self.genitive)
            yield counted if noun is not None else f"{counted} {name}".strip()

    def people(self) -> str:
        """How many of whom: the count that belongs to the kind, else the people of the targets."""
        return self.counted() or self.people_of([party.id for party in self.claim.targets])

    def people_of(self, ids: list[str]) -> str:
        """People who belong to parties, their number unknown; civilians are people as they are."""
        names = self.victims(ids)
        if not names or all(name in self.data.victims for name in ids):
            return names
        return self.data.numbers["people_of"].format(names=names)

    def counted(self) -> str:
        """How many of whom, where the claim has the count that belongs to its kind."""
        quantity = self.claim.quantities.get(OWN_MEASURE.get(self.claim.kind, ""))
        if quantity is None:
            return ""
        ids = quantity.victims or [party.id for party in self.claim.targets]
        if quantity.min is None and quantity.max is None and ids:
            return self.people_of(ids)
        noun = self.data.nouns["families" if quantity.unit == "families" else "persons"]
        return self.words.count(quantity, noun, True) + self.notes(quantity, self.victims(ids))

    def unhurt(self) -> str:
        """All counts of people where every one of them is none."""
        known = self.claim.quantities.values()
        return self.tolls() if known and all(quantity.max == 0 for quantity in known) else ""

    def toll(self) -> str:
        """All counts of people where somebody is counted."""
        return "" if self.unhurt() else self.tolls()

    def fallen(self) -> str:
        """The toll, where it begins with killed or injured."""
        return self.toll() if next(iter(self.claim.quantities), "") in _FALLEN else ""

    def tolls(self, without: str = "", with_targets: bool = True) -> str:
        """All counts of people, those of none last; several end with the sign that closes a list."""
        counted = [(name, one) for name, one in self.claim.quantities.items() if name != without]
        counted.sort(key=lambda pair: pair[1].max == 0)
        bare = with_targets and not any(one.victims for _, one in counted)
        spare = self.targets() if bare else ""
        found: list[str] = []
        for measure, quantity in counted:
            nouns = self.data.nouns
            noun = nouns[measure]
            if quantity.unit == "families":
                noun = nouns.get(f"{measure}-families", nouns["families"])
            victims = self.victims(quantity.victims) or spare
            spare = ""
            found.append(self.words.count(quantity, noun, self.genitive) + self.notes(quantity, victims))
        if self.lang == "ar":
            return self.data.joins["and"].join(found)
        return self.data.joins["comma"].join(found) + (self.data.joins["after_list"] if len(found) > 1 else "")

    def notes(self, quantity: Quantity, victims: str) -> str:
        """Who is among a count, in brackets: "(civilians, of them 2 children)"."""
        numbers, nouns = self.data.numbers, self.data.nouns
        notes: list[str] = []
        parts = [text for part in quantity.breakdown if (text := self.part(part))]
        in_parts = {name for part in quantity.breakdown for name in part.victims}
        if victims and not (quantity.victims and in_parts.issuperset(quantity.victims)):
            notes.append(numbers["victims"].format(names=victims))
        inside: list[str] = []
        for count, noun in ((quantity.children, nouns["children"]), (quantity.women, nouns["women"])):
            if count:
                counted = self.words.count(Quantity(count, count), noun)
                whole = quantity.min == quantity.max == count
                (notes if whole else inside).append(counted)
        if inside:
            notes.append(numbers["among"].format(self.join(inside)))
        notes += parts
        return numbers["notes"].format(self.data.joins["comma"].join(notes)) if notes else ""

    def part(self, part: Part) -> str:
        """A part of a count: "mostly civilians"."""
        numbers = self.data.numbers
        names = self.victims(part.victims)
        figure = self.words.count(Quantity(part.min, part.max), None)
        if part.relation == "majority":
            return numbers["majority"].format(names=names) if names else ""
        if not figure:
            return numbers["some"].format(names=names) if names else ""
        return (
            numbers["part"].format(names=names, figure=figure) if names else numbers["part_bare"].format(figure=figure)
        )

    def victims(self, ids: list[str]) -> str:
        """The names behind ids of victims."""
        return self.join(map(self.victim, ids))

    def victim(self, identity: str) -> str:
        """The name behind an id: the file's, the claim's, else the lexicon's."""
        known = self.data.victims.get(identity)
        if known is not None:
            return known
        for party in (*self.claim.targets, *self.claim.actors):
            if party.id == identity:
                return self.party(party)
        from marsad.lexicon.load import default_lexicon

        spec = default_lexicon().parties().get(identity)
        if spec is None:
            return identity.replace("-", " ")
        return self.bent(spec.name) if self.lang == "ar" else spec.name_en

    def within(self) -> str:
        """The places of the event with their preposition, which the first of them decides."""
        places = self.at()
        if not places:
            return ""
        type_ = next((place.type for place in self.claim.places if place.role == "at"), None)
        return self.data.within.get(type_ or "other", self.data.within["other"]) + places

    def way(self, roles: Iterable[str]) -> str:
        """From where, to where: each role with its preposition."""
        found: list[str] = []
        for role in roles:
            names = self.join(self.place(place) for place in self.claim.places if place.role == role)
            found.append(self.data.route[role] + names if names else "")
        return "".join(found)

    def note(self, field: str, word: str | None) -> str:
        """A word of the contract in brackets: " (fully)"."""
        said = self.data.words.get(word, word) if word else ""
        return self.data.rest[field].format(said) if said else ""
