"""Glosses: every kind, every status, counted nouns and days, in both languages; the cases are in `gloss_cases.toml`."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest

from marsad.records import (
    COUNTING,
    DISPUTES,
    EXTENTS,
    KINDS,
    MEANS,
    PHASES,
    PLACE_ROLES,
    QUANTITIES,
    STATUSES,
    Bounds,
    Claim,
    Evidence,
    Part,
    Party,
    Place,
    Quantity,
    ReportRef,
    Speaker,
    Time,
)
from marsad.wording.gloss import gloss
from marsad.wording.names import Slots
from marsad.wording.words import words_of

PARTIES = {
    "syrian": Party("syrian-government", "القوات الحكومية السورية", "Syrian government forces"),
    "is": Party("islamic-state", "تنظيم الدولة الإسلامية", "Islamic State"),
    "houthis": Party("houthis", "الحوثيون", "Houthis"),
    "coalition": Party("saudi-led-coalition", "التحالف بقيادة السعودية", "Saudi-led coalition"),
    "civilians": Party("civilians", "المدنيون", "civilians"),
    "un": Party("united-nations", "الأمم المتحدة", "United Nations"),
}
PLACES = {
    "dz": ("دير الزور", "Deir ez-Zor", "city"),
    "abk": ("البوكمال", "Al-Bukamal", "town"),
    "hajin": ("هجين", "Hajin", "town"),
    "taiz": ("تعز", "Taiz", "city"),
    "saada": ("صعدة", None, "city"),
    "base": ("معسكر الطلائع", "Al-Talai camp", "base"),
    "road": ("طريق تعز", "Taiz road", "road"),
}
SPEAKERS = {
    "sana": Speaker("sana", "سانا", "SANA", "agency"),
    "sohr": Speaker("sohr", "المرصد السوري لحقوق الإنسان", "Syrian Observatory for Human Rights", "observatory"),
    "medical": Speaker("medical-source", "مصدر طبي", "medical source", "medical"),
    "resident": Speaker("resident", "أحد السكان", "resident", "local"),
    "residents": Speaker("residents", "سكان", "residents", "local"),
    "spokesman": Speaker("spokesman", "متحدث", "spokesman (coalition forces)", "military"),
}
OUTLET = Speaker("outlet", "الناشر", "the outlet", "outlet")
CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("gloss_cases.toml").read_text("utf-8")
)["case"]  # fmt: skip


def build_claim(case: dict[str, Any]) -> Claim:
    """A claim from a row of the cases."""
    first, last = case.get("span") or [case.get("day"), case.get("day")]
    when = Time(first or None, last or None, case.get("precision", "day"), case.get("bound", "on"), "explicit")
    return Claim(
        id="0" * 16,
        kind=case["kind"],
        subkind=case.get("subkind"),
        status=case.get("status", "asserted"),
        disputes=case.get("disputes"),
        actors=[PARTIES[name] for name in case.get("actors", [])],
        targets=[PARTIES[name] for name in case.get("targets", [])],
        objects=case.get("objects", []),
        places=[Place(name, *PLACES[name], role=role) for role in PLACE_ROLES for name in case.get(role, [])],
        time=when if first or last else None,
        source=[SPEAKERS[case["speaker"]], OUTLET] if "speaker" in case else [OUTLET],
        quantities={name: _quantity(row) for name, row in case.get("q", {}).items()},
        counts={name: Bounds(low, high) for name, (low, high) in _open(case.get("counts", {})).items()},
        counting=case.get("counting"),
        share=Bounds(*_open(case)["share"]) if "share" in case else None,
        extent=case.get("extent"),
        phase=case.get("phase"),
        means=case.get("means", []),
        cause=case.get("cause"),
        evidence=Evidence(0, 0, ""),
        report=ReportRef("0" * 64, "", None, None, None),
    )


def _open(row: dict[str, Any]) -> dict[str, Any]:
    """Bounds with None for an open end."""
    return {
        name: [None if end == "" else end for end in value] if isinstance(value, list) else value
        for name, value in row.items()
    }


def _quantity(row: dict[str, Any]) -> Quantity:
    low, high = _open(row)["n"]
    parts = [
        Part([PARTIES[name].id for name in names], low or None, high or None, relation)
        for names, low, high, relation in row.get("parts", [])
    ]
    return Quantity(
        low, high, row.get("about", False), row.get("unit", "persons"),
        [PARTIES[name].id for name in row.get("victims", [])], row.get("children"), row.get("women"), parts,
    )  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_gloss_says_the_claim(case: dict[str, Any]) -> None:
    claim = build_claim(case)
    assert gloss(claim, "en") == case["en"]
    assert gloss(claim, "ar") == case["ar"]


def test_cases_cover_all_kinds_and_statuses() -> None:
    assert {case["kind"] for case in CASES} == set(KINDS)
    assert {case.get("status", "asserted") for case in CASES} == set(STATUSES)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_words_hold_every_word_of_the_contract(lang: str) -> None:
    data = words_of(lang).data
    assert set(KINDS) <= set(data.kinds)
    assert set(STATUSES) == set(data.statuses)
    assert set(MEANS) == set(data.means) == set(data.weapons)
    assert set(QUANTITIES) <= set(data.nouns)
    assert {*EXTENTS, *PHASES, *COUNTING, *DISPUTES} <= set(data.words)
    assert set(PLACE_ROLES) == {"at", *data.route}


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_words_name_all_that_the_lexicon_counts_and_hits(lang: str) -> None:
    from marsad.lexicon.load import default_lexicon

    entries, data = default_lexicon().entries, words_of(lang).data
    assert set(entries["unit"]) <= set(data.nouns)
    assert set(entries["object"]) <= set(data.objects)


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_claim_of_nothing_but_its_kind_is_said(kind: str, lang: str) -> None:
    for status in STATUSES:
        said = gloss(build_claim({"kind": kind, "status": status}), lang)
        assert said and "{" not in said and "  " not in said and not said.endswith((",", " "))


def test_only_what_the_claim_knows_is_said() -> None:
    claim = build_claim({"kind": "strike", "at": ["dz"]})
    assert "by" not in gloss(claim, "en").split()


def test_every_field_is_said_once() -> None:
    claim = build_claim({
        "kind": "strike", "actors": ["syrian"], "targets": ["is"], "at": ["dz"], "objects": ["school"],
        "means": ["air"], "q": {"killed": {"n": [3, 3]}}, "counts": {"raids": [4, 4]}, "speaker": "sana",
    })  # fmt: skip
    said = gloss(claim, "en")
    for word in ("Syrian", "Islamic", "Deir", "school or", "3 killed", "4 air raids", "SANA", "from the air"):
        assert said.count(word) == 1, said


def test_a_party_that_the_claim_does_not_name_is_looked_up() -> None:
    slots = Slots(build_claim({"kind": "casualties"}), words_of("en"), "en")
    assert slots.victim("houthis") == "Houthis"
    assert slots.victim("no-such-party") == "no such party"


def test_one_line_even_if_a_name_has_two() -> None:
    claim = build_claim({"kind": "strike", "at": ["dz"]})
    place = msgspec.structs.replace(claim.places[0], name="دير\nالزور")
    assert "\n" not in gloss(msgspec.structs.replace(claim, places=[place]), "ar")


def test_another_language_is_an_error() -> None:
    with pytest.raises(ValueError, match="en, ar"):
        gloss(build_claim({"kind": "strike"}), "fr")


def test_a_gloss_is_quick() -> None:
    claim = build_claim(next(case for case in CASES if case["name"] == "casualties"))
    gloss(claim, "ar")
    best = min(_timed(claim) for _ in range(20))
    assert best < 500e-6  # a tenth of a millisecond on a quiet machine, with air for a busy one


def _timed(claim: Claim) -> float:
    start = time.perf_counter()
    for _ in range(10):
        gloss(claim, "ar")
    return (time.perf_counter() - start) / 10
