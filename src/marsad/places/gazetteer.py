"""The gazetteer: names of places, their types, parents and coordinates, as one immutable value.

Reading takes a `Gazetteer` as a value. What users add, or what reports name and no gazetteer holds, is a layer over it:
`gazetteer.with_layer(entries)` is a new value, and the first stays as it was.

Source: GeoNames (CC BY 4.0) for coordinates and populations, Unicode CLDR for names of countries, Marsad's own curated
layer for the rest; `tools/build_gazetteer.py` says how the table is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import resources
from itertools import islice
from typing import NamedTuple

from marsad.errors import LexiconError
from marsad.text.fold import fold_word

TABLE = "gazetteer.tsv"
COLUMNS = ("id", "name", "names", "name_en", "type", "country", "parent", "lat", "lon", "population")
AREAS = frozenset(("region", "governorate", "district", "subdistrict", "countryside"))
"""Types that are wider than a point: the coordinates of such a place are those of its seat."""


class Entry(NamedTuple):
    """A place of the gazetteer.

    `name` is canonical Arabic, `names` other Arabic spellings, `type` one of `PLACE_TYPES`, `country` ISO 3166 alpha-2
    ("" for what crosses borders), `parent` an id ("" for none), `lat` and `lon` WGS 84 degrees or None, `population` 0
    where unknown.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    name_en: str = ""
    type: str = "area"
    country: str = ""
    parent: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int = 0


class Coordinates(NamedTuple):
    """Where a place is drawn: `precision` is exact, parent, country or none; `reason` a code, None where exact.

    Reasons: `seat-of-area` (the point is the seat of an area), `no-coordinates-for-place` (the point is the parent's),
    `no-coordinates-known` (neither the place nor any parent has a point).
    """

    lat: float | None
    lon: float | None
    precision: str
    reason: str | None


class Gazetteer:
    """Places by id and by folded name. Immutable: `with_layer` gives a new one."""

    __slots__ = ("_by_id", "_by_name", "_by_typed", "_chains", "_guarded", "fingerprint")

    def __init__(self, entries: Iterable[Entry], guarded: Iterable[str] = (), fingerprint: str = "") -> None:
        """Index entries; of two with one id the later counts. `guarded` are names that are ordinary words as well."""
        by_id = {entry.id: entry for entry in entries}
        by_name: dict[str, list[Entry]] = {}
        by_typed: dict[tuple[str, str], list[Entry]] = {}
        for folded, entry in _folded_names(by_id.values()):
            known = by_name.get(folded)
            if known is None:
                by_name[folded] = [entry]
            elif entry not in known[-1:]:
                known.append(entry)
            _, _, rest = folded.partition(" ")
            if rest:
                typed = by_typed.setdefault((entry.type, rest), [])
                if entry not in typed[-1:]:
                    typed.append(entry)
        self._by_id = by_id
        self._by_name = {name: tuple(found) for name, found in by_name.items()}
        self._by_typed = by_typed
        self._chains: dict[str, tuple[Entry, ...]] = {}
        self._guarded = frozenset(map(fold_word, guarded))
        self.fingerprint = fingerprint

    def __len__(self) -> int:
        """How many places there are."""
        return len(self._by_id)

    def __iter__(self) -> Iterator[Entry]:
        """All entries, in the order of the table."""
        return iter(self._by_id.values())

    def by_id(self, identifier: str) -> Entry | None:
        """The entry of that id, or None."""
        return self._by_id.get(identifier)

    def candidates(self, folded_name: str, of_type: str | None = None) -> tuple[Entry, ...]:
        """Entries that bear this folded name, in the order of the table.

        With `of_type`, also entries of that type whose name is one word (a type word) longer at its start.

        >>> {entry.country for entry in load_gazetteer().candidates(fold_word("طرابلس"))} >= {"LY", "LB"}
        True
        """
        found = self._by_name.get(folded_name, ())
        if of_type is None:
            return found
        more = self._by_typed.get((of_type, folded_name), ())
        return (*found, *(entry for entry in more if entry not in found)) if more else found

    def names(self) -> Iterator[tuple[str, Entry]]:
        """Every folded name with each entry that bears it; one name may come several times."""
        for folded, entries in self._by_name.items():
            for entry in entries:
                yield folded, entry

    def guarded(self, folded_name: str) -> bool:
        """Whether the name is an ordinary word as well, so that it needs a type word or a named parent."""
        return folded_name in self._guarded

    def parent_of(self, entry: Entry) -> Entry | None:
        """The place that holds this one, or None."""
        return self._by_id.get(entry.parent)

    def chain(self, entry: Entry) -> tuple[Entry, ...]:
        """The parents of a place, nearest first, up to its country; the place itself is not among them.

        >>> gazetteer = load_gazetteer()
        >>> jobar = next(e for e in gazetteer.candidates(fold_word("جوبر")) if e.country == "SY")
        >>> [parent.name_en for parent in gazetteer.chain(jobar)]
        ['Damascus', 'Damascus', 'Syria']
        """
        known = self._chains.get(entry.parent)
        if known is None:
            found: list[Entry] = []
            above = self._by_id.get(entry.parent)
            while above is not None and above not in found:
                found.append(above)
                above = self._by_id.get(above.parent)
            known = self._chains[entry.parent] = tuple(found)
        return known

    def inherited_coordinates(self, entry: Entry) -> Coordinates:
        """A place's own coordinates, or those of the nearest parent that has any, with a precision that says so."""
        if entry.lat is not None:
            if entry.type in AREAS:
                return Coordinates(entry.lat, entry.lon, "parent", "seat-of-area")
            if entry.type == "country":
                return Coordinates(entry.lat, entry.lon, "country", "seat-of-area")
            return Coordinates(entry.lat, entry.lon, "exact", None)
        for above in self.chain(entry):
            if above.lat is not None:
                precision = "country" if above.type == "country" else "parent"
                return Coordinates(above.lat, above.lon, precision, "no-coordinates-for-place")
        return Coordinates(None, None, "none", "no-coordinates-known")

    def with_layer(self, entries: Iterable[Entry]) -> Gazetteer:
        """A new gazetteer with these entries added; an entry with a known id takes the place of the known one."""
        merged = {**self._by_id, **{entry.id: entry for entry in entries}}
        layered = Gazetteer(merged.values(), fingerprint=self.fingerprint)
        layered._guarded = self._guarded
        return layered


def _folded_names(entries: Iterable[Entry]) -> Iterator[tuple[str, Entry]]:
    """Folded names with their entries; all names are folded in one pass, which is many times faster than one by one."""
    pairs = [(name, entry) for entry in entries for name in (entry.name, *entry.names)]
    folded = fold_word("\n".join([name for name, _ in pairs])).split("\n")
    return zip(folded, [entry for _, entry in pairs], strict=True)


def parse_gazetteer(text: str) -> Gazetteer:
    """Read the built table: `#` lines (fingerprint of the curated layer, guarded names), a header, one place a line.

    Raises `LexiconError` with the line's number where a line does not fit.
    """
    lines = text.rstrip("\n").split("\n")
    notes = {key: value for key, _, value in (line[1:].partition("\t") for line in lines[:2] if line.startswith("#"))}
    start = len(notes)
    if len(lines) <= start or tuple(lines[start].split("\t")) != COLUMNS:
        raise LexiconError(f"{TABLE}, line {start + 1}: expected the columns {', '.join(COLUMNS)}")
    entries: list[Entry] = []
    for number, line in enumerate(islice(lines, start + 1, None), start + 2):
        try:
            key, name, names, english, kind, country, parent, lat, lon, population = line.split("\t")
            spellings = tuple(names.split("|")) if names else ()
            north, east = (float(lat), float(lon)) if lat else (None, None)
            entry = Entry(key, name, spellings, english, kind, country, parent, north, east, int(population))
        except ValueError as error:
            raise LexiconError(f"{TABLE}, line {number}: {error}") from error
        entries.append(entry)
    return Gazetteer(entries, notes.get("guarded", "").split("|"), notes.get("curated", ""))


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """The gazetteer that comes with Marsad; read on first use and kept."""
    return parse_gazetteer(resources.files("marsad").joinpath("data").joinpath(TABLE).read_text(encoding="utf-8"))
