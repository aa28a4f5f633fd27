"""One line that says a claim in English or in Arabic, made from its fields alone and from the words of `data/gloss.toml`.

Nothing is added: an actor that the claim does not know is left out, an open bound stays "at least". Arabic says a deed
with its verbal noun, so that no verb has to agree with a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from marsad.claims.gloss_words import KindWords, Template, Words, words_of
from marsad.records import Claim, Part, Party, Place, Quantity, Speaker

_SINGLE = frozenset(("outlet", "media", "agency", "observatory", "international"))
"""Types of speakers whose name may end like a plural and is none: Reuters."""
_UNNAMED_OUTLET = "outlet"
_OWN_MEASURE = {
    "execution": "killed", "assassination": "killed", "abduction": "detained", "arrest": "detained",
    "displacement": "displaced", "evacuation": "displaced", "trapped": "trapped",
}  # fmt: skip
_HERE = frozenset(("at",))
_WAY = ("from", "via", "to", "toward")


def gloss(claim: Claim, lang: str) -> str:
    """Say a claim in one line, in "en" or "ar": who says it, what, where, and when.

    Places have their Arabic name where no English one is known. Raises `ValueError` for another language.
    """
    words = words_of(lang)
    status = words.data.statuses[claim.status]
    speaker = next((one for one in claim.source if one.id != _UNNAMED_OUTLET), None)
    name = _spoken(speaker, lang) if speaker is not None else ""
    pattern = status.none if not name else status.many if _is_plural(speaker) else status.one
    deed = ""
    for mode in ("clause", "that", "noun"):
        slot = f"{{{mode}}}"
        if slot in pattern:
            deed = _Deed(claim, words, lang).say(mode)
            pattern = pattern.replace(slot, deed)
    line = pattern.replace("{speaker}", name)
    if claim.time is not None and (when := words.time(claim.time)):
        line += words.data.rest["time"].format(when)
    return " ".join(line.split()).replace(",,", ",")


def _spoken(speaker: Speaker, lang: str) -> str:
    return speaker.name if lang == "ar" else speaker.name_en or speaker.name


def _is_plural(speaker: Speaker | None) -> bool:
    if speaker is None or speaker.type in _SINGLE:
        return False
    name = speaker.name_en.split(" (")[0]
    return name.endswith("s") and not name.endswith("ss")


class _Deed:
    """The words of one claim without its speaker and day; remembers which fields it has said."""

    def __init__(self, claim: Claim, words: Words, lang: str) -> None:
        self._claim = claim
        self._words = words
        self._data = words.data
        self._lang = lang
        self._genitive = True
        self._said: set[str] = set()
        self._means = list(claim.means)

    def say(self, mode: str) -> str:
        """The deed as a clause, as what follows "that", or as a noun, with all that its kind's words left unsaid."""
        kind = self._kind()
        text: str | None = None
        if mode != "noun":
            self._genitive = False
            text = self._choose(kind.that) if mode == "that" else None
            text = text if text is not None else self._choose(kind.act)
            self._genitive = True
        if text is None:
            text = self._choose(kind.noun) or ""
            if mode == "that":
                text = (kind.there if kind.there is not None else self._data.joins["there"]) + text
        return (text + "".join(self._rest())).removesuffix(",")

    def _kind(self) -> KindWords:
        claim, kinds = self._claim, self._words.kinds
        for field, value in (("subkind", claim.subkind), ("phase", claim.phase)):
            found = kinds.get(f"{claim.kind}.{value}") if value else None
            if found is not None:
                self._said |= found.takes
                return found
        for means in claim.means:
            found = kinds.get(f"{claim.kind}.{means}")
            if found is not None:
                self._means.remove(means)
                return found
        return kinds[claim.kind]

    def _choose(self, templates: Iterable[Template]) -> str | None:
        for template in templates:
            said: set[str] = set()
            text = self._fill(template, said)
            if text is not None:
                self._said |= said
                return text
        return None

    def _fill(self, template: Template, said: set[str]) -> str | None:
        found: list[str] = []
        for piece in template:
            if piece.slot:
                make, fields = _SLOTS[piece.slot]
                text = make(self)
                if not text:
                    return None
                said.update(fields)
                found.append(text)
            elif piece.group:
                inner: set[str] = set()
                optional = self._fill(piece.group, inner)
                if optional is not None:
                    said |= inner
                    found.append(optional)
            else:
                found.append(piece.text)
        return "".join(found)

    # -- slots

    def _join(self, names: Iterable[str]) -> str:
        """Names in a row: "A, B and C"; Arabic joins each with its "and"."""
        every = list(dict.fromkeys(name for name in names if name))
        joins = self._data.joins
        if len(every) < 2 or self._lang == "ar":
            return joins["and"].join(every)
        return joins["comma"].join(every[:-1]) + joins["and"] + every[-1]

    def _party(self, party: Party) -> str:
        if self._lang != "ar":
            return party.name_en or party.name
        return self._bent(party.name)

    def _bent(self, name: str) -> str:
        forms = self._data.genitive
        return " ".join(forms.get(word, word) for word in name.split())

    def _place(self, place: Place) -> str:
        return place.name if self._lang == "ar" else place.name_en or place.name

    def _actors(self) -> str:
        return self._join(map(self._party, self._claim.actors))

    def _targets(self) -> str:
        return self._join(map(self._party, self._claim.targets))

    def _sides(self) -> str:
        every = [*self._claim.actors, *self._claim.targets]
        return self._join(map(self._party, every)) if len({party.id for party in every}) > 1 else ""

    def _side(self) -> str:
        return self._join(map(self._party, [*self._claim.actors, *self._claim.targets]))

    def _at(self) -> str:
        return self._join(self._place(place) for place in self._claim.places if place.role == "at")

    def _held(self) -> str:
        places = self._at()
        if not places:
            return ""
        if self._claim.share is not None and (share := self._words.share(self._claim.share)):
            places = self._data.numbers["percent_of"].format(share=share, places=places)
        return places + self._word("extent", self._claim.extent)

    def _whom(self) -> str:
        objects = (self._data.objects.get(name, name) for name in self._claim.objects)
        return self._join([*map(self._party, self._claim.targets), *objects])

    def _hit(self) -> str:
        whom = self._whom()
        return whom + self._within() if whom else self._at()

    def _things(self) -> str:
        return self._join(self._thing_names())

    def _arms(self) -> str:
        return self._join([*self._thing_names(), *(self._data.weapons.get(name, name) for name in self._claim.means)])

    def _thing_names(self) -> Iterator[str]:
        yield from self._counts()
        counted = self._claim.counts
        for name in self._claim.objects:
            if name not in counted and f"{name}s" not in counted:
                yield self._data.objects.get(name, name)

    def _counts(self) -> Iterator[str]:
        for name, bounds in self._claim.counts.items():
            noun = self._data.nouns.get(name)
            counted = self._words.count(bounds, noun, self._genitive)
            yield counted if noun is not None else f"{counted} {name}".strip()

    def _people(self) -> str:
        """How many of whom: the count that belongs to the kind, else the targets."""
        claim = self._claim
        quantity = claim.quantities.get(_OWN_MEASURE.get(claim.kind, ""))
        if quantity is None:
            return self._targets()
        victims = self._victims(quantity.victims) or self._targets()
        if quantity.min is None and quantity.max is None and victims:
            return victims
        noun = self._data.nouns["families" if quantity.unit == "families" else "persons"]
        return self._words.count(quantity, noun, True) + self._notes(quantity, victims)

    def _unhurt(self) -> str:
        known = self._claim.quantities.values()
        return self._tolls() if known and all(quantity.max == 0 for quantity in known) else ""

    def _toll(self) -> str:
        return "" if self._unhurt() else self._tolls()

    def _tolls(self, without: str = "") -> str:
        """All counts of people, those of none last; several end with the sign that closes a list."""
        counted = [(name, one) for name, one in self._claim.quantities.items() if name != without]
        counted.sort(key=lambda pair: pair[1].max == 0)
        spare = "" if any(one.victims for _, one in counted) or "targets" in self._said else self._targets()
        found: list[str] = []
        for measure, quantity in counted:
            nouns = self._data.nouns
            noun = nouns[measure]
            if quantity.unit == "families":
                noun = nouns.get(f"{measure}-families", nouns["families"])
            victims = self._victims(quantity.victims) or spare
            spare = ""
            found.append(self._words.count(quantity, noun, self._genitive) + self._notes(quantity, victims))
        if self._lang == "ar":
            return self._data.joins["and"].join(found)
        return self._data.joins["comma"].join(found) + (self._data.joins["after_list"] if len(found) > 1 else "")

    def _notes(self, quantity: Quantity, victims: str) -> str:
        """Who is among a count, in brackets: "(civilians, of them 2 children)"."""
        numbers, nouns = self._data.numbers, self._data.nouns
        notes: list[str] = []
        parts = [text for part in quantity.breakdown if (text := self._part(part))]
        in_parts = {name for part in quantity.breakdown for name in part.victims}
        if victims and not (quantity.victims and in_parts.issuperset(quantity.victims)):
            notes.append(numbers["victims"].format(names=victims))
        inside: list[str] = []
        for count, noun in ((quantity.children, nouns["children"]), (quantity.women, nouns["women"])):
            if count:
                counted = self._words.count(Quantity(count, count), noun)
                whole = quantity.min == quantity.max == count
                (notes if whole else inside).append(counted)
        if inside:
            notes.append(numbers["among"].format(self._join(inside)))
        notes += parts
        return numbers["notes"].format(self._data.joins["comma"].join(notes)) if notes else ""

    def _part(self, part: Part) -> str:
        numbers = self._data.numbers
        names = self._victims(part.victims)
        figure = self._words.count(Quantity(part.min, part.max), None)
        if part.relation == "majority":
            return numbers["majority"].format(names=names) if names else ""
        if not figure:
            return numbers["some"].format(names=names) if names else ""
        return numbers["part"].format(names=names, figure=figure) if names else numbers["part_bare"].format(figure=figure)

    def _victims(self, ids: list[str]) -> str:
        return self._join(map(self._victim, ids))

    def _victim(self, identity: str) -> str:
        known = self._data.victims.get(identity)
        if known is not None:
            return known
        for party in (*self._claim.targets, *self._claim.actors):
            if party.id == identity:
                return self._party(party)
        from marsad.lexicon.load import default_lexicon

        spec = default_lexicon().parties().get(identity)
        if spec is None:
            return identity.replace("-", " ")
        return self._bent(spec.name) if self._lang == "ar" else spec.name_en
