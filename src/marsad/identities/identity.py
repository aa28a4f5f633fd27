"""Who is meant: parties behind names, generic names by the report's country, references to parties named before.

«الجيش» is the army of the country the report is about; «التنظيم» the organisation named last; «قواته» the forces of the
party named last. What stays open stays open: a party is never guessed.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterator
from typing import Final

from marsad.lexicon.load import Lexicon
from marsad.lexicon.specs import GenericSpec, NationalitySpec
from marsad.mentions.items import Actors, Item, Name, PlaceGroup, Voice
from marsad.records import Party
from marsad.text.clitics import AND, ARTICLE, FIRST_PERSON, THIRD_PERSON_MASCULINE

_UNQUOTED = dict.fromkeys(map(ord, "\"'«»“”„‹›‘’()"), "")
_OURS: Final = frozenset((FIRST_PERSON,))
_NEAR: Final = frozenset(("local", "joined"))
_ARMED_HEADS: Final = frozenset(("forces", "members", "weapon"))
_STATES_OWN: Final = frozenset(("state-forces", "police", "coalition", "government"))
_ORGANS: Final = {"soldiers": "army", "police": "police"}
CIVILIANS: Final = "civilians"
_NOT_BACK: Final = frozenset((CIVILIANS,))


@functools.lru_cache(maxsize=8)
def _forces_of_governments(lexicon: Lexicon) -> dict[str, str]:
    """Government -> its forces, from the nationalities and the parties of the lexicon."""
    found = {
        spec.government: spec.forces
        for spec in lexicon.entries["nationality"].values()
        if spec.government and spec.forces and spec.government != spec.forces
    }
    found.update({spec.id: spec.forces for spec in lexicon.parties().values() if spec.forces})
    return found


@functools.lru_cache(maxsize=8)
def _meant_by_references(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """Reference -> parties that it can mean: those listed, those of its types, those whose name its `heads` begin."""
    parties = lexicon.parties()
    meant = {}
    for spec in lexicon.entries["reference"].values():
        heads = tuple(f"{head} " for head in spec.heads)
        meant[spec.id] = frozenset(
            party.id
            for party in parties.values()
            if party.id in spec.parties or party.type in spec.types or (heads and party.name.startswith(heads))
        )
    return meant


@functools.lru_cache(maxsize=8)
def _homes(lexicon: Lexicon) -> dict[str, str]:
    """Forces and governments -> the country whose they are, wherever they fight."""
    found: dict[str, str] = {}
    for spec in lexicon.entries["nationality"].values():
        for party in (spec.forces, spec.government):
            if party:
                found.setdefault(party, spec.country)
    return found


class Identities:
    """Resolves names in one report of a day. Feed sentences in order with `see`; ask with `parties_of`."""

    def __init__(self, lexicon: Lexicon, text: str, country: str | None, day: datetime.date | None = None) -> None:
        self._specs = lexicon.parties()
        self._meant = _meant_by_references(lexicon)
        self._text = text
        self._day = day.isoformat() if day is not None else ""
        self.country = country
        self._seen: list[tuple[int, str]] = []
        self._ahead: list[str] = []
        self._begin = 0
        self._general: dict[str, str] = {}
        self._new: dict[str, str] = {}
        self._forces = _forces_of_governments(lexicon)
        self._generics = lexicon.entries["generic"]
        self._homes = _homes(lexicon)
        self._voices: list[tuple[int, str]] = []

    def look_ahead(self, sentences: list[list[Item]]) -> None:
        """Learn all parties of the report: a headline's «التحالف» is named in full only below."""
        self._ahead = [
            found
            for items in sentences
            for item in items
            if isinstance(item, Actors)
            for name in item.names
            if name.cat == "party" and (found := self._direct(name, item)) is not None
        ]

    def see(self, items: list[Item]) -> None:
        """Remember the parties that a sentence names, in order, for references in what follows."""
        self._begin = items[0].start if items else 0
        for item in items:
            if isinstance(item, Voice):
                home = self._home_of(item)
                if home:
                    self._voices.append((item.start, home))
            elif isinstance(item, Actors):
                for name in item.names:
                    found = self._direct(name, item)
                    if found is not None:
                        self._remember(found, name.start)
                        if name.generic:
                            self._general[name.generic] = found

    def _remember(self, party: str, at: int) -> None:
        if party not in _NOT_BACK:
            self._seen.append((at, party))

    def _back_from(self, at: int) -> Iterator[str]:
        """The parties named before a position, nearest first; then those after it in its sentence; then the report's first."""
        yield from (party for named, party in reversed(self._seen) if named < at)
        yield from (party for named, party in self._seen if named > at)
        yield from self._ahead

    def _direct(self, name: Name, item: Actors | None) -> str | None:
        entry = name.entry
        if name.cat == "party":
            if entry.form in _NEAR and self.country not in entry.spec.countries:
                return None
            return self._by_then(str(entry.id)) if entry.form == "passed" else str(entry.id)
        if name.cat == "generic":
            if entry.spec.people and item is not None and item.person is not None and item.head is None and item.person.victims in (None, "civilians"):
                return None  # «32 من الشبان الأكراد»
            if entry.id in self._general and self._text.startswith(ARTICLE, name.start):
                return self._general[entry.id]
            found = self._named_before(entry.spec, name.start) or self._general_name(entry.spec, self.country or "XX")
            return None if entry.form == "member" and self._of_another_state(entry.spec, name.start, found) else found
        if name.cat == "new":
            self._new[entry.id] = self._text[name.start : name.stop]
            return str(entry.id)
        if name.cat in ("speaker", "short"):
            return str(entry.spec.party) if entry.spec.party else None
        if name.cat == "nationality":
            if item is not None and item.person is not None and item.head is None and not (item.person.victims or "").startswith(("soldier", "police", "fighter")):
                return None
            if name.generic:
                return self._national(self._generics[name.generic], entry.spec)
            if item is not None and item.head is not None and item.head.id == "missions":
                return self._by_then(str(entry.spec.government)) if entry.spec.government else None
            return self._by_then(str(entry.spec.forces)) if entry.spec.forces else None
        return None

    def _national(self, general: GenericSpec, nation: NationalitySpec) -> str | None:
        """«القوات الحكومية الليبية», «المعارضة السودانية»: what the general name means there; the state's own only for its organs."""
        found = self._general_name(general, nation.country)
        if found is None and general.type in _STATES_OWN:
            found = nation.government if general.type == "government" else nation.forces
        return self._by_then(found) if found else None

    def _general_name(self, spec: GenericSpec, country: str) -> str | None:
        """Who a general name means in a country on the report's day."""
        found = spec.by_country.get(country)
        for since, party in spec.by_date.get(country, {}).items():
            if since <= self._day:
                found = party
        return found

    def _home_of(self, voice: Voice) -> str:
        """The country whose a speaker is: «إعلام عبري», «المتحدث باسم الجيش التركي»."""
        if voice.nationality is not None:
            return str(voice.nationality.country)
        spec = voice.entry.spec if voice.cat == "speaker" and voice.entry is not None else None
        if spec is None:
            return ""
        return self._homes.get(spec.party or "", "") or str(spec.country or "")

    def _of_another_state(self, spec: GenericSpec, at: int, found: str | None) -> bool:
        """«أطلقت السلطات التركية عملية شارك فيها ألف شرطي»: bare soldiers and police in a sentence of another state that has its own."""
        for named, party in reversed(self._seen):
            if named < self._begin:
                break
            state = self._specs.get(party)
            if named < at and state is not None and state.type in _STATES_OWN:
                home = self._homes.get(party, "") or (state.countries[0] if len(state.countries) == 1 else "")
                if home:
                    return self._has_own(spec, home, found)
        for named, home in reversed(self._voices):
            if self._begin <= named < at:
                return self._has_own(spec, home, found)
        return False

    def _has_own(self, spec: GenericSpec, home: str, found: str | None) -> bool:
        own = self._general_name(spec, home)
        return own is not None and own != found

    def _named_before(self, spec: GenericSpec, at: int) -> str | None:
        """«الإرهابيون» after a group of that kind was named: that group, of those the general name may stand for."""
        if spec.or_named:
            for named, party in reversed(self._seen):
                if named < at and party in spec.or_named:
                    return party
        return None

    def _allies_before(self, at: int) -> str | None:
        """«القوات الموالية له»: the known allies of the party named last before, if it has any."""
        for named, party in reversed(self._seen):
            if named < at:
                spec = self._specs.get(party)
                ally = self._specs.get(spec.allies or "") if spec is not None else None
                return ally.id if ally is not None and not (ally.until and ally.until < self._day) else None
        return None

    def _by_then(self, party: str) -> str:
        """The party, or the one that it had become by the report's day."""
        spec = self._specs.get(party)
        if spec is not None and spec.became and spec.passed_on and spec.until and spec.until < self._day:
            return spec.became
        return party

    def resolve(self, name: Name, item: Actors | None = None) -> str | None:
        """The party id a name stands for here, or None."""
        if name.cat == "reference":
            if name.entry.spec.allies:
                return self._allies_before(name.start)
            meant = self._meant[name.entry.id]
            for party in self._back_from(name.start):
                if party in meant:
                    return party
            general = self._generics.get(name.entry.id.removeprefix("the-"))
            return general.by_country.get(self.country or "") if general is not None else None
        return self._direct(name, item)

    def parties_of(self, item: Actors, last: str | None = None, but: frozenset[str] = frozenset(), civil: bool = False) -> list[Party]:
        """The parties of an actor group, each once, with the mention as written.

        `last` is who «قواته» points to, "" for nobody known; those in `but` it does not point to. `civil`: an adjective of a state is its government.
        """
        found: list[Party] = []
        single = len(item.names) == 1
        for name in item.names:
            party = self.resolve(name, item)
            if item.head is not None and item.head.kind in _ARMED_HEADS and item.head.id != "missions":
                party = self.forces_of(party)
            elif civil and name.cat == "nationality" and name.entry.cat == "nationality" and not name.generic and item.head is None and item.person is None:
                party = name.entry.spec.government or party  # «وساطة قطرية»
            if party is None or any(other.id == party for other in found):
                continue
            start, stop = (item.start, item.stop) if single and item.count is None else (name.start, name.stop)
            found.append(self._party(party, start, stop))
        if found:
            if last and item.possessor and item.head is not None and item.head.kind in _ARMED_HEADS and self._text[item.names[0].start - 1] == AND:
                first = self.forces_of(last) or last  # «قواتها والجيش X»
                if all(other.id != first for other in found):
                    found.insert(0, self._party(first, item.start, item.stop))
            return found
        if item.owner is not None and not item.names:
            owned = [self._party(party.id, item.start, item.stop) for party in self.parties_of(item.owner) if party.id not in but]
            if not owned and but and item.earlier is not None and item.head is not None:
                owned = [self._party(party.id, item.start, item.stop) for party in self.parties_of(item.earlier) if party.id not in but and party.id != "civilians"]
            if owned or not but or item.head is None:
                return owned
        if item.possessor in _OURS and last is None:
            return []  # «قواتنا» are the speaker's, whoever was named last
        if item.head is not None and item.head.personal and item.possessor == THIRD_PERSON_MASCULINE:
            return []  # «سيارته» is a person's
        if item.possessor and not item.names and (item.head is not None or (item.person is not None and item.person.victims != CIVILIANS)):
            place = item.head is not None and item.head.kind == "positions"
            owner = self.forces_of(self._latest_armed(item.start, but) if last is None or last in but or (last == "" and place) else last)
            if owner:
                return [self._party(owner, item.start, item.stop)]
        if item.person is not None and item.person.victims and item.person.state not in _HURT and item.head is None:
            for victims in self.victims_at(item.person.victims, item.start):
                return [self._party(victims, item.start, item.stop)]
        if item.names or item.alone:
            return []
        if item.person is not None and item.person.unnamed and item.count is None:
            return [self._party(item.person.unnamed, item.start, item.stop)]
        return []

    def type_of(self, party: str | None) -> str:
        """The type of a party, or nothing."""
        return self._specs[party].type if party in self._specs else ""

    def forces_of(self, party: str | None) -> str | None:
        """A government's aircraft and troops are its forces."""
        return self._forces.get(party, party) if party else None

    def victims_at(self, word: str, at: int) -> list[str]:
        """As `victims`, but nobody where the sentence is of another state that has soldiers of its own."""
        general = self._generics.get(_ORGANS.get(word, ""))
        return [party for party in self.victims(word) if general is None or not self._of_another_state(general, at, party)]

    def victims(self, word: str) -> list[str]:
        """The party that a noun of people means by itself: civilians, or the soldiers and police of the report's country."""
        if word in self._specs:
            return [word]
        generic = _ORGANS.get(word)
        if generic is None or generic not in self._generics:
            return []
        party = self._general_name(self._generics[generic], self.country) if self.country else None
        return [party] if party else []

    def _latest_armed(self, at: int, but: frozenset[str]) -> str | None:
        for party in (each for named, each in reversed(self._seen) if named < at and each not in but):
            spec = self._specs.get(party)
            if spec is not None and spec.type != "civilians":
                return party
        return None

    def _party(self, party: str, start: int, stop: int) -> Party:
        spec = self._specs.get(party)
        name = spec.name if spec is not None else self._new.get(party, party).translate(_UNQUOTED)
        name_en = spec.name_en if spec is not None else ""
        return Party(party, name, name_en, self._text[start:stop], start, stop)

    def plain(self, party: str) -> Party:
        """A party without words of its own in the text."""
        spec = self._specs.get(party)
        return Party(party, spec.name if spec else party, spec.name_en if spec else party)


def report_country(sentences: list[list[Item]], lexicon: Lexicon, outlet_country: str | None = None) -> str | None:
    """The country a report is about: the one most of its places and parties belong to; ties go to the one named first."""
    votes: dict[str, float] = {}
    first: dict[str, int] = {}
    position = 0
    for items in sentences:
        for item in items:
            position += 1
            countries: list[tuple[str, float]] = []
            if isinstance(item, PlaceGroup):
                for name in (*item.names, *item.parents):
                    if name.key.startswith("country:"):
                        countries.append((name.key[8:], 2.0))
                    elif name.candidates:
                        own = {candidate.country for candidate in name.candidates if candidate.country}
                        best = max(name.candidates, key=lambda candidate: candidate.population or 0)
                        countries += [(country, (2.0 if best.type in ("country", "governorate") else 1.0) / len(own)) for country in sorted(own)]
            elif isinstance(item, Actors):
                for named in item.names:
                    if named.cat == "party" and named.entry.form not in _NEAR:
                        own_list = named.entry.spec.countries[:2]
                        countries += [(country, 0.7 / len(own_list)) for country in own_list]
                    elif named.cat == "nationality":
                        countries.append((named.entry.spec.country, 0.5))
            elif isinstance(item, Voice) and item.nationality is not None:
                countries.append((item.nationality.country, 1.0))
            for country, weight in countries:
                votes[country] = votes.get(country, 0.0) + weight
                first.setdefault(country, position)
    covered = {country: votes[country] for country in votes if country in _COVERED}
    if not covered:
        return None
    return max(sorted(covered), key=lambda country: (covered[country], -first[country]))


_HURT: Final = ("killed", "injured", "casualties")
_COVERED: Final = frozenset(("SY", "IQ", "YE", "LY", "SD", "LB", "PS", "IL", "EG", "TR", "IR", "SO", "TN", "DZ", "ML", "AF", "SS", "JO", "SA"))
