"""Resolving a name: type words, named parents, the report's country, ambiguity left open."""

from __future__ import annotations

import pytest

from marsad.places.gazetteer import Entry, Gazetteer, load_gazetteer
from marsad.places.resolve import BARE, FITS, resolve_place
from marsad.records import PLACE_TYPES
from marsad.text.fold import fold_word


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def city(gazetteer: Gazetteer, name: str, country: str) -> Entry:
    return next(e for e in gazetteer.candidates(fold_word(name)) if (e.country, e.type) == (country, "city"))


@pytest.mark.parametrize(
    ("name", "type_word", "parent", "country", "expected"),
    [
        ("حلب", None, None, None, ("city", "SY", "Aleppo")),
        ("حلب", "governorate", None, None, ("governorate", "SY", "Aleppo")),
        ("طرابلس", None, None, "LY", ("city", "LY", "Tripoli")),
        ("طرابلس", None, None, "LB", ("city", "LB", "Tripoli")),
        ("طرابلس", None, ("بيروت", "LB"), None, ("city", "LB", "Tripoli")),
        ("الحميدية", "quarter", ("دير الزور", "SY"), "SY", ("quarter", "SY", "Hamidiyah")),
        ("رفح", None, None, "EG", ("town", "EG", "Rafah Egypt")),
        ("رفح", None, None, "PS", ("city", "PS", "Rafah")),
        ("الباب", "city", None, None, ("city", "SY", "Al-Bab")),
        ("الباب", None, ("حلب", "SY"), None, ("city", "SY", "Al-Bab")),
        ("القدس", None, None, "PS", ("city", "", "Jerusalem")),
        ("القدس", "quarter", None, "IQ", ("quarter", "IQ", "Quds")),
        ("عمان", "city", None, None, ("city", "JO", "Amman")),
        ("صلاح الدين", "governorate", None, None, ("governorate", "IQ", "Saladin")),
        ("صلاح الدين", "quarter", ("حلب", "SY"), None, ("quarter", "SY", "Salah al-Din")),
        ("الهول", "camp", None, None, ("camp", "SY", "Al-Hol Camp")),
        ("جباليا", "camp", None, None, ("camp", "PS", "Jabalia Camp")),
        ("المنصورة", "district", None, "YE", ("district", "YE", "Mansoura")),
        ("جوبر", None, None, None, ("quarter", "SY", "Jobar")),
        ("البيضاء", None, None, "YE", ("city", "YE", "Bayda")),
    ],
)
def test_resolves(
    gazetteer: Gazetteer, name: str, type_word: str | None, parent: tuple[str, str] | None, country: str | None,
    expected: tuple[str, str, str],
) -> None:  # fmt: skip
    parents = [city(gazetteer, *parent)] if parent else []
    found = resolve_place(name, type_word, parents, country, gazetteer)
    assert found.entry is not None, found
    assert (found.entry.type, found.entry.country, found.entry.name_en) == expected
    assert found.candidates[0] == found.entry
    assert 0 < found.score <= 1


@pytest.mark.parametrize(
    ("name", "type_word", "country", "reason"),
    [
        ("طرابلس", None, None, "ambiguous"),
        ("عمان", None, None, "ambiguous"),
        ("الحميدية", "quarter", "SY", "ambiguous"),
        ("حلب", "village", "SY", "type-does-not-fit"),
        ("حلب", "quarter", "SY", "type-does-not-fit"),
        ("الباب", None, "SY", "guarded-name"),
        ("اسم لا يحمله مكان", None, None, "unknown-name"),
    ],
)
def test_stays_open(gazetteer: Gazetteer, name: str, type_word: str | None, country: str | None, reason: str) -> None:
    found = resolve_place(name, type_word, (), country, gazetteer)
    assert found.entry is None
    assert found.reasons[0] == reason
    assert bool(found.candidates) == (reason != "unknown-name")


def test_a_quarter_is_not_the_town_of_its_name(gazetteer: Gazetteer) -> None:
    town = next(e for e in gazetteer.candidates(fold_word("الحميدية")) if (e.type, e.country) == ("town", "SY"))
    found = resolve_place("الحميدية", "quarter", [city(gazetteer, "دير الزور", "SY")], "SY", gazetteer)
    assert town not in found.candidates


def test_another_country_speaks_against_a_place(gazetteer: Gazetteer) -> None:
    near = resolve_place("جوبر", None, (), "SY", gazetteer)
    far = resolve_place("جوبر", None, (), "YE", gazetteer)
    assert near.score > far.score
    assert far.entry is None
    assert "country-differs" in far.reasons


def test_spelling_does_not_matter(gazetteer: Gazetteer) -> None:
    for written in ("إدلب", "ادلب", "إِدْلِب", "إدلـب"):
        found = resolve_place(written, None, (), None, gazetteer)
        assert found.entry is not None
        assert found.entry.name == "إدلب"


def test_reasons_say_why(gazetteer: Gazetteer) -> None:
    found = resolve_place("الحميدية", "quarter", [city(gazetteer, "دير الزور", "SY")], "SY", gazetteer)
    assert {"type-fits", "parent-named", "country-fits"} <= set(found.reasons)


def test_users_places_take_part(gazetteer: Gazetteer) -> None:
    parent = city(gazetteer, "الموصل", "IQ")
    layered = gazetteer.with_layer([Entry("user-1", "الحي الجديد المضاف", (), "", "quarter", "IQ", parent.id)])
    found = resolve_place("الحي الجديد المضاف", "quarter", [parent], "IQ", layered)
    assert found.entry is not None
    assert found.entry.id == "user-1"
    assert resolve_place("الحي الجديد المضاف", "quarter", [parent], "IQ", gazetteer).entry is None


def test_tables_use_known_types() -> None:
    assert set(FITS) == set(PLACE_TYPES)
    assert {kind for fits in FITS.values() for kind in fits} | set(BARE) <= set(PLACE_TYPES)
    assert all(fits[kind] == 1.0 for kind, fits in FITS.items())
