"""The gazetteer: what is in it, how it is looked up, and that the built table is sound."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tomllib
from collections import Counter
from importlib import resources

import pytest

from marsad.errors import LexiconError
from marsad.places.gazetteer import COLUMNS, Entry, Gazetteer, load_gazetteer, parse_gazetteer
from marsad.records import PLACE_TYPES
from marsad.text.fold import fold_word

DATA = resources.files("marsad").joinpath("data")
AREAS = {"SY": 14, "IQ": 19, "YE": 22, "LY": 22, "SD": 18, "LB": 8, "JO": 12}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def one(gazetteer: Gazetteer, name: str, country: str, kind: str) -> Entry:
    found = [e for e in gazetteer.candidates(fold_word(name)) if (e.country, e.type) == (country, kind)]
    assert len(found) == 1, (name, country, kind, found)
    return found[0]


@pytest.mark.parametrize(
    ("name", "country", "kind", "english"),
    [
        ("حلب", "SY", "city", "Aleppo"),
        ("حلب", "SY", "governorate", "Aleppo"),
        ("الرقه", "SY", "city", "Raqqa"),
        ("ادلب", "SY", "city", "Idlib"),
        ("كوباني", "SY", "city", "Kobani"),
        ("الغوطة الشرقية", "SY", "region", "Eastern Ghouta"),
        ("الموصل", "IQ", "city", "Mosul"),
        ("قنديل", "IQ", "mountain", "Qandil Mountains"),
        ("المنطقة الخضراء", "IQ", "area", "Green Zone"),
        ("عين الأسد", "IQ", "base", "Ain al-Asad Base"),
        ("قاعدة العند", "YE", "base", "Al-Anad Base"),
        ("صرواح", "YE", "district", "Sirwah"),
        ("شبوة", "YE", "governorate", "Shabwa"),
        ("سبها", "LY", "city", "Sabha"),
        ("الفاشر", "SD", "city", "El Fasher"),
        ("الشجاعية", "PS", "quarter", "Shujaiyya"),
        ("معبر رفح", "PS", "crossing", "Rafah Crossing"),
        ("الشيخ زويد", "EG", "town", "Sheikh Zuweid"),
        ("باب المندب", "", "region", "Bab al-Mandab"),
        ("أميركا", "US", "country", "United States"),
    ],
)
def test_known_places(gazetteer: Gazetteer, name: str, country: str, kind: str, english: str) -> None:
    assert one(gazetteer, name, country, kind).name_en == english


def test_one_name_several_places(gazetteer: Gazetteer) -> None:
    countries = {entry.country for entry in gazetteer.candidates(fold_word("طرابلس")) if entry.type == "city"}
    assert countries == {"LY", "LB"}


def test_canonical_names_are_the_usual_ones(gazetteer: Gazetteer) -> None:
    for name in ("دمشق", "حلب", "الموصل", "أربيل", "طرابلس", "كسلا", "الأبيض", "طرطوس", "سنجار", "خان يونس", "السويس"):
        assert name in {entry.name for entry in gazetteer.candidates(fold_word(name))}, name


@pytest.mark.parametrize("word", ["الأحد", "التحالف", "ثورة", "في", "قال", "د مشق", "الخميس", "سلام"])
def test_ordinary_words_are_no_places(gazetteer: Gazetteer, word: str) -> None:
    assert gazetteer.candidates(fold_word(word)) == ()


def test_names_that_are_words_too_are_guarded(gazetteer: Gazetteer) -> None:
    assert gazetteer.guarded(fold_word("الباب"))
    assert not gazetteer.guarded(fold_word("حلب"))


def test_type_words_may_be_part_of_a_name(gazetteer: Gazetteer) -> None:
    camp = one(gazetteer, "مخيم الهول", "SY", "camp")
    assert camp in gazetteer.candidates(fold_word("الهول"), "camp")
    assert camp not in gazetteer.candidates(fold_word("الهول"))


def test_chain_goes_up_to_the_country(gazetteer: Gazetteer) -> None:
    town = one(gazetteer, "حديثة", "IQ", "town")
    assert [parent.type for parent in gazetteer.chain(town)] == ["district", "governorate", "country"]
    assert [parent.name for parent in gazetteer.chain(town)] == ["حديثة", "الأنبار", "العراق"]


def test_own_coordinates_are_exact(gazetteer: Gazetteer) -> None:
    found = gazetteer.inherited_coordinates(one(gazetteer, "حلب", "SY", "city"))
    assert (found.precision, found.reason) == ("exact", None)
    assert found.lat == pytest.approx(36.2, abs=0.1)


def test_a_quarter_is_drawn_at_its_city_and_says_so(gazetteer: Gazetteer) -> None:
    city = one(gazetteer, "دير الزور", "SY", "city")
    quarter = one(gazetteer, "الحويقة", "SY", "quarter")
    found = gazetteer.inherited_coordinates(quarter)
    assert (found.lat, found.lon) == (city.lat, city.lon)
    assert (found.precision, found.reason) == ("parent", "no-coordinates-for-place")


def test_an_area_is_drawn_at_its_seat_and_says_so(gazetteer: Gazetteer) -> None:
    found = gazetteer.inherited_coordinates(one(gazetteer, "الأنبار", "IQ", "governorate"))
    assert (found.precision, found.reason) == ("parent", "seat-of-area")


def test_what_has_no_coordinates_gets_none(gazetteer: Gazetteer) -> None:
    country = one(gazetteer, "العراق", "IQ", "country")
    assert gazetteer.inherited_coordinates(country) == (None, None, "none", "no-coordinates-known")


def test_the_curated_layer_brings_no_coordinates_of_its_own(gazetteer: Gazetteer) -> None:
    sourced = {(entry.lat, entry.lon) for entry in gazetteer if entry.id.startswith("gn-")}
    for entry in gazetteer:
        if not entry.id.startswith("gn-") and entry.lat is not None:
            assert entry.type in ("governorate", "district", "region")
            assert (entry.lat, entry.lon) in sourced


def test_a_layer_is_a_new_value(gazetteer: Gazetteer) -> None:
    parent = one(gazetteer, "حماة", "SY", "governorate")
    added = Entry("user-1", "قرية لا يعرفها أحد", (), "Nowhere", "village", "SY", parent.id)
    layered = gazetteer.with_layer([added])
    assert layered.candidates(fold_word(added.name)) == (added,)
    assert layered.inherited_coordinates(added).precision == "parent"
    assert layered.guarded(fold_word("الباب"))
    assert gazetteer.candidates(fold_word(added.name)) == ()
    assert len(layered) == len(gazetteer) + 1


def test_a_layer_may_correct_an_entry(gazetteer: Gazetteer) -> None:
    known = one(gazetteer, "حلب", "SY", "city")
    changed = gazetteer.with_layer([known._replace(names=("الشهباء القديمة",))])
    assert changed.candidates(fold_word("الشهباء القديمة"))[0].id == known.id
    assert len(changed) == len(gazetteer)


def test_chain_ends_where_parents_run_in_a_circle() -> None:
    first, second = Entry("a", "أ", parent="b"), Entry("b", "ب", parent="a")
    assert [entry.id for entry in Gazetteer([first, second]).chain(first)] == ["b", "a"]


def test_names_lists_every_spelling(gazetteer: Gazetteer) -> None:
    names = list(gazetteer.names())
    assert len(set(names)) == len(names)
    for entry in list(gazetteer)[::97]:
        for name in (entry.name, *entry.names):
            assert (fold_word(name), entry) in names


def test_coverage(gazetteer: Gazetteer) -> None:
    areas = Counter(entry.country for entry in gazetteer if entry.id.startswith("adm-"))
    assert {country: areas[country] for country in AREAS} == AREAS
    places = Counter(entry.country for entry in gazetteer)
    assert min(places["SY"], places["IQ"], places["YE"], places["PS"]) >= 500
    assert min(places["LY"], places["SD"], places["LB"], places["EG"]) >= 200


def test_the_table_is_sound(gazetteer: Gazetteer) -> None:
    for entry in gazetteer:
        assert entry.type in PLACE_TYPES, entry
        assert not entry.parent or gazetteer.by_id(entry.parent) is not None, entry
        assert (entry.lat is None) == (entry.lon is None), entry
        assert all(len(name) > 1 and name == " ".join(name.split()) for name in (entry.name, *entry.names)), entry
        above = gazetteer.chain(entry)
        if entry.country and entry.type != "country":
            assert above, entry
            assert above[-1].type == "country" or above[-1].country == "", entry


def test_the_table_belongs_to_the_curated_layer(gazetteer: Gazetteer) -> None:
    raw = DATA.joinpath("places_curated.toml").read_bytes()
    assert gazetteer.fingerprint == hashlib.sha256(raw).hexdigest(), "run python tools/build_gazetteer.py"


def test_the_curated_layer_has_no_twins_and_no_unknown_keys() -> None:
    curated = tomllib.loads(DATA.joinpath("places_curated.toml").read_text(encoding="utf-8"))
    places = curated["places"]
    assert len(places) >= 700
    keys = Counter((fold_word(p["name"]), p["type"], p["parent"], p["country"]) for p in places)
    assert [key for key, count in keys.items() if count > 1] == []
    allowed = {"name", "names", "name_en", "type", "parent", "country", "gn", "disputed"}
    assert [p for p in places if set(p) - allowed or p["type"] not in PLACE_TYPES] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "line 1"), ("id\tname\n", "line 1"), ("\t".join(COLUMNS) + "\nonly-one-cell\n", "line 2")],
)
def test_a_broken_table_is_named_by_line(text: str, words: str) -> None:
    with pytest.raises(LexiconError, match=words):
        parse_gazetteer(text)


def test_import_reads_no_table() -> None:
    code = "from marsad.places.gazetteer import load_gazetteer as f; print(f.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
