"""Places of a claim: which gazetteer entry a name is, its parent, its coordinates or the reason why it has none."""

from __future__ import annotations

import functools
import hashlib
from typing import Final

from marsad.mentions.cells import Sentence
from marsad.mentions.items import TIME, Actors, Item, PlaceGroup, PlaceName, Voice
from marsad.mentions.place_groups import ANY
from marsad.places.gazetteer import Entry, Gazetteer
from marsad.places.resolve import FITS, resolve_place
from marsad.records import Place
from marsad.text.clitics import AND, ARTICLE
from marsad.text.fold import fold_word

_COUNTRY_ONLY: Final = "country:"
_SMALL: Final = frozenset(("facility", "road", "checkpoint", "bridge", "area", "base", "mountain", "airport", "crossing", "dam", "valley", "port"))
_AREAS: Final = frozenset(("governorate", "district"))
_WITHIN: Final = frozenset(("quarter", "facility", "road", "bridge", "checkpoint"))
_CLOSE: Final = frozenset(("quarter", "village", "town", "camp", "area"))
_MINOR: Final = 10_000
_FITTING: Final = 0.5
_HOLDERS: Final = frozenset(("city", "town", "governorate", "district"))


def drop_strays(items: list[Item], country: str | None) -> list[Item]:
    """Drop bare small places that lie outside the report's country: their names are other words here («الحرجة»)."""
    if country is None:
        return items
    kept: list[Item] = []
    for item in items:
        if isinstance(item, PlaceGroup) and item.names:
            item.names = [name for name in item.names if not _stray(name, country)]
            if not item.names:
                continue
        kept.append(item)
    return kept


_AFTER_DATELINE: Final = frozenset(("-", "\u2013", "\u2014", "(", ":"))


def dateline_of(sentence: Sentence, items: list[Item]) -> PlaceGroup | None:
    """The place at the head of a sentence with a dash, bracket or colon after it: «حلب: …», «بيروت - …»."""
    first = items[0] if items else None
    if not isinstance(first, PlaceGroup) or first.first or not first.names or first.end >= len(sentence.cells):
        return None
    return first if sentence.cells[first.end].key in _AFTER_DATELINE else None


def drop_dateline(sentence: Sentence, items: list[Item], country: str | None = None) -> list[Item]:
    """Drop the place a report was sent from («بيروت - 17 تشرين الأول - …», «بيروت (وكالة) - …»), unless the sentence has no other.

    So is the report's own `country` before a colon («اليمن: المقاومة تستعيد …»): it does not speak.
    """
    lead = items[0] if country and items else None
    if isinstance(lead, Actors) and lead.first == 0 and lead.head is None and lead.end < len(sentence.cells) and sentence.cells[lead.end].key == ":":
        if len(lead.names) == 1 and lead.names[0].entry.cat == "state" and lead.names[0].entry.spec.country == country:
            return items[1:]
    first = dateline_of(sentence, items)
    if first is None:
        return items
    sent = len(items) > 1 and (items[1].kind == TIME or (isinstance(items[1], Voice) and items[1].cat == "outlet")) and items[1].first <= first.end + 2
    return items[1:] if sent or any(isinstance(item, PlaceGroup) for item in items[1:]) else items


@functools.lru_cache(maxsize=512)
def _country_entries(gazetteer: Gazetteer, code: str) -> list[Entry]:
    return [entry for entry in gazetteer if entry.type == "country" and entry.country == code][:1]


def _elsewhere(entry: Entry, parents: tuple[Entry, ...] | list[Entry]) -> bool:
    """Whether a small place lies in none of the countries of what the text says to hold it."""
    if not entry.country or entry.type in _LARGE:
        return False
    return all(parent.country and parent.country != entry.country for parent in parents)


_LARGE: Final = frozenset(("country", "governorate", "region", "river", "mountain"))


_HELD_BY: Final = frozenset(("governorate", "district"))
_CAPITALS: Final = {
    "SY": "Damascus", "IQ": "Baghdad", "YE": "Sanaa", "LY": "Tripoli", "SD": "Khartoum", "LB": "Beirut", "EG": "Cairo", "TR": "Ankara",
    "SO": "Mogadishu", "AF": "Kabul", "TN": "Tunis", "JO": "Amman", "IR": "Tehran", "SA": "Riyadh", "SS": "Juba", "DZ": "Algiers",
}  # fmt: skip


@functools.lru_cache(maxsize=64)
def _capital_entry(gazetteer: Gazetteer, country: str, name: str) -> Entry | None:
    for entry in gazetteer:
        if entry.country == country and entry.type == "city" and entry.name_en == name:
            return entry
    return None


@functools.lru_cache(maxsize=512)
def _namesake(gazetteer: Gazetteer, type_: str, country: str, name: str) -> Entry | None:
    """The city that a governorate has its name of, or the governorate named for a city."""
    for entry in gazetteer:
        if entry.type == type_ and entry.country == country and entry.name == name:
            return entry
    return None


def _stray(name: PlaceName, country: str) -> bool:
    if name.type is not None or not name.candidates or " " in name.name:
        return False
    return all(
        entry.country != country and (entry.population or 0) < _MINOR and entry.type not in ("country", "governorate", "region")
        for entry in name.candidates
    )


class Places:
    """Resolves the places of one report and remembers them for «المدينة» and «تلك الأحياء»."""

    def __init__(self, gazetteer: Gazetteer, text: str, country: str | None) -> None:
        self._gazetteer = gazetteer
        self._text = text
        self._country = country
        self._recent: list[tuple[PlaceGroup, list[Place]]] = []
        self._parents: list[Entry] = []
        self._read: dict[tuple[PlaceGroup, str], list[Place]] = {}

    def places_of(self, group: PlaceGroup, role: str) -> list[Place]:
        """The places of a group in a role; a reference gives those it points back to."""
        if group.refers is not None:
            return self._referred(group, role)
        known = self._read.get((group, role))
        if known is None:
            known = self._read[(group, role)] = self._named(group, role)
        return known

    def _named(self, group: PlaceGroup, role: str) -> list[Place]:
        parents = [entry for name in group.parents if (entry := self._entry(name, ()))]
        found: list[Place] = []
        for name in group.names:
            place = self._place(name, parents or self._parents[-2:], role, bool(parents))
            if all(place.id != other.id for other in found):
                found.append(place)
        if role == "near" and group.parents and (group.names[0].type in _SMALL or (found[0].type in _SMALL and group.parents[0].type in _CLOSE)):
            holder = self._place(group.parents[0], [], "at", False)
            if all(holder.id != other.id for other in found):
                found.append(holder)
        return found

    def places_of_all(self, groups: list[tuple[PlaceGroup, str]]) -> list[Place]:
        """The places of several groups in their roles, each once, without those that only hold another."""
        found: list[Place] = []
        lists: list[int] = []
        """In which coordinated list each stands: «X مركز محافظة Y وطريق Z» is one."""
        last: PlaceGroup | None = None
        for group, role in groups:
            joined = last is not None and group.before[:1] == AND and group.first == last.end
            place_list = lists[-1] if joined and lists else len(found)
            for place in self.places_of(group, role):
                if all(place.id != other.id for other in found):
                    found.append(place)
                    lists.append(place_list)
            last = group
        return self._without_holders(found, lists) if len(found) > 1 and lists[0] != lists[-1] else found

    def _without_holders(self, places: list[Place], lists: list[int]) -> list[Place]:
        """«قصف حي X بالمدفعية في مدينة Y»: the places without those that only hold one of another list."""
        kept: list[Place] = []
        for at, place in enumerate(places):
            held = [other for nth, other in enumerate(places) if other.role == "at" and lists[nth] != lists[at]]
            if place.role != "at" or not any([self._holds(place, other) for other in held]):
                kept.append(place)
        return kept or places

    def _holds(self, outer: Place, inner: Place) -> bool:
        """Whether a place holds another: by its chain, as the seat its area is named for, or as the town of a new quarter."""
        if outer is inner or outer.id == inner.id or inner.type == "country":
            return False
        entry = self._gazetteer.by_id(inner.id)
        above = self._gazetteer.by_id(outer.id)
        if above is None:
            return False
        if entry is None:
            return outer.type in ("city", "town") and inner.type in _WITHIN
        chain = self._gazetteer.chain(entry)
        return any(holder.id == above.id or (above.type == "city" and holder.type in _AREAS and holder.name == above.name and entry.type != "city") for holder in chain)

    def latest(self) -> list[Place]:
        """The places named last, for «إليها» and «فيها»."""
        return self._recent[-1][1] if self._recent else []

    def see(self, group: PlaceGroup) -> None:
        """Remember a group for later references."""
        if group.names:
            places = self.places_of(group, "at")
            self._recent.append((group, places))
            for name in group.parents:
                self._remember(self._entry(name, ()))
            for place in places:
                self._remember(self._gazetteer.by_id(place.id))

    def _remember(self, entry: Entry | None) -> None:
        if entry is not None and entry.type in _HOLDERS:
            self._parents.append(entry)

    def _referred(self, group: PlaceGroup, role: str) -> list[Place]:
        wanted_type, _, word = (group.refers or "").partition(":")
        if wanted_type == ANY:
            return []
        if wanted_type == "country":
            return self._own_country(group, role)
        if wanted_type == "capital":
            return self._capital(group, role, word)
        if word:
            for _, places in reversed(self._recent):
                fitting = [place for place in places if _bears(place, word)]
                if fitting:
                    return [_moved(place, role, group, self._text) for place in fitting]
            return []
        if wanted_type in _HELD_BY:
            holder = self._holder(group, wanted_type)
            if holder is not None:
                return [_moved(self._plain(holder), role, group, self._text)]
        wanted = _KIN.get(wanted_type, (wanted_type,))
        other: list[Place] = []
        abroad: list[Place] = []
        for named, places in reversed(self._recent):
            fitting = [place for place in places if place.type in wanted] or (places if named.names[0].type in wanted else [])
            if not fitting and wanted_type == "city":
                fitting = self._seats(places)
            if not fitting and named.start < group.start:
                fitting = [self._place(name, [], role, False) for name in named.parents if name.type in wanted]
            if fitting and self._abroad(fitting[0]):
                abroad = abroad or fitting
                continue
            if fitting and named.start < group.start and named.prep not in _AIMS:
                return [_moved(place, role, group, self._text) for place in fitting]
            other = other or fitting  # where somebody went, or what is named only afterwards, is meant if nothing else is
        return [_moved(place, role, group, self._text) for place in other or abroad]

    def _abroad(self, place: Place) -> bool:
        """Whether a place is the capital of another country than the report is about: where somebody spoke or met."""
        entry = self._gazetteer.by_id(place.id)
        return entry is not None and self._country is not None and entry.country != self._country and entry.name_en == _CAPITALS.get(entry.country)

    def _holder(self, group: PlaceGroup, wanted: str) -> Entry | None:
        """«المحافظة», «المديرية»: that of the place named last before."""
        for named, places in reversed(self._recent):
            if named.start >= group.start:
                continue
            for place in places:
                entry = self._gazetteer.by_id(place.id)
                for name in named.parents if entry is None else ():
                    entry = entry or self._entry(name, ())
                if entry is None:
                    continue
                if entry.type == wanted:
                    return entry
                for above in self._gazetteer.chain(entry):
                    if above.type == wanted:
                        return above
        return None

    def _seats(self, places: list[Place]) -> list[Place]:
        """«وفي محافظة X … في المدينة»: the city or town of the same name, of an area named before."""
        found: list[Place] = []
        for place in places:
            area = self._gazetteer.by_id(place.id) if place.type in _AREAS else None
            for type_ in ("city", "town") if area is not None else ():
                city = _namesake(self._gazetteer, type_, area.country, area.name) if area is not None else None
                if city is not None:
                    found.append(self._plain(city))
                    break
        return found

    def _own_country(self, group: PlaceGroup, role: str) -> list[Place]:
        """«البلاد»: the country that the report is about."""
        return [_moved(self._plain(entry), role, group, self._text) for entry in self._countries(self._country or "")]

    def _capital(self, group: PlaceGroup, role: str, country: str) -> list[Place]:
        """«العاصمة»: the capital of the country named, else of the report's."""
        name = _CAPITALS.get(country or self._country or "")
        entry = _capital_entry(self._gazetteer, country or self._country or "", name) if name else None
        return [_moved(self._plain(entry), role, group, self._text)] if entry is not None else []

    def _plain(self, entry: Entry) -> Place:
        at = self._gazetteer.inherited_coordinates(entry)
        parent = self._gazetteer.parent_of(entry)
        return Place(
            entry.id, entry.name, entry.name_en or None, entry.type, parent.name if parent else None, "at",
            at.lat, at.lon, at.precision, at.reason, None, None, None,
        )  # fmt: skip

    def _entry(self, name: PlaceName, parents: tuple[Entry, ...] | list[Entry], stated: bool = False) -> Entry | None:
        if name.key.startswith(_COUNTRY_ONLY):
            code = name.key[len(_COUNTRY_ONLY) :] or self._country or ""
            return next((entry for entry in self._countries(code)), None) if name.type != "region" else None
        if not name.candidates:
            return None
        if stated and all(_elsewhere(candidate, parents) for candidate in name.candidates):
            return None  # a namesake in another country than the text says
        if len(name.candidates) == 1 and (name.type is None or FITS.get(name.type, {}).get(name.candidates[0].type, 0.0) >= _FITTING):
            return name.candidates[0]  # type: ignore[no-any-return]
        entry = resolve_place(name.key or fold_word(name.name), name.type, tuple(parents), self._country, self._gazetteer).entry
        if entry is None and name.type == "governorate":
            for candidate in name.candidates:
                area = _namesake(self._gazetteer, "governorate", candidate.country, candidate.name) if candidate.type == "city" else None
                if area is not None:
                    return area  # a spelling that only the city is known by
        return entry

    def _countries(self, code: str) -> list[Entry]:
        return _country_entries(self._gazetteer, code)

    def _place(self, name: PlaceName, parents: list[Entry], role: str, stated: bool) -> Place:
        entry = self._entry(name, parents, stated) if name.type != "countryside" else None
        start = name.start
        if entry is not None:
            if name.bare > start and (name.type == "governorate" or fold_word(self._text[start : name.stop]) == fold_word(entry.name)):
                start = name.bare  # the canonical name has the type word, or needs none: the mention neither
            mention = self._text[start : name.stop]
            at = self._gazetteer.inherited_coordinates(entry)
            parent = self._gazetteer.parent_of(entry)
            return Place(
                entry.id, entry.name, entry.name_en or None, entry.type, parent.name if parent else None, role,
                at.lat, at.lon, at.precision, at.reason, mention, start, name.stop,
            )  # fmt: skip
        parent = (parents[0] if stated else parents[-1]) if parents else None
        if name.type == "countryside" and name.candidates:
            parent = resolve_place(name.key, None, tuple(parents), self._country, self._gazetteer).entry or parent
        elif not stated and name.type not in ("quarter", "area", "facility", "countryside"):
            parent = None
        spelled = _without_quotes(name.name)
        start = name.bare
        mention = self._text[start : name.stop]
        lat, lon, precision, reason = None, None, "none", "unknown-place"
        if name.candidates and name.type is None:
            reason = "ambiguous-name"
        if parent is not None:
            at = self._gazetteer.inherited_coordinates(parent)
            lat, lon = at.lat, at.lon
            if lat is not None:
                precision, reason = ("country" if parent.type == "country" else "parent"), "no-coordinates-for-place"
        kind = name.type
        if kind is None and len({candidate.type for candidate in name.candidates}) == 1:
            kind = name.candidates[0].type
        key = f"{kind or 'place'}|{fold_word(spelled)}|{parent.id if parent else ''}"
        identifier = "new-" + hashlib.sha256(key.encode()).hexdigest()[:12]
        return Place(
            identifier, spelled, None, kind, parent.name if parent else None, role, lat, lon, precision, reason,
            mention, start, name.stop,
        )  # fmt: skip


_QUOTES = str.maketrans("", "", "\"'“”«»’‘()[]")


def _without_quotes(name: str) -> str:
    return " ".join(name.translate(_QUOTES).split())


_AIMS: Final = frozenset(("to", "toward"))
_KIN: Final = {
    "city": ("city", "town", "capital"),
    "town": ("town", "city", "village"),
    "quarter": ("quarter",),
    "village": ("village", "town"),
    "area": ("area", "city", "town", "quarter", "village", "district", "region", "countryside"),
    "governorate": ("governorate", "region"),
    "district": ("district", "city"),
    "base": ("base", "airport"),
}


def _bears(place: Place, word: str) -> bool:
    """Whether a place's name holds a type word, with or without article."""
    words = fold_word(f"{place.name} {place.mention or ''}").split()
    return word in words or ARTICLE + word in words


def _moved(place: Place, role: str, group: PlaceGroup, text: str) -> Place:
    return Place(
        place.id, place.name, place.name_en, place.type, place.parent, role, place.lat, place.lon, place.precision,
        place.reason, text[group.start : group.stop], group.start, group.stop,
    )  # fmt: skip
