"""Explanations: every stage of every sentence, in plain values, and the same claims as the reading itself."""

from __future__ import annotations

import datetime
import json

import pytest

from marsad.reader import explain_text, find_places, read_report
from marsad.records import Report
from marsad.wording.explain import STAGES

TEXT = (
    "قصف الطيران السوري بلدة هجين ومدينة دير الزور واشتبك الجيش السوري مع تنظيم الدولة الإسلامية.\n"
    "وقال المرصد السوري لحقوق الإنسان إن ستة مدنيين بينهم طفلان قتلوا أمس في قصف على المدينة.\n"
    "ونفى مصدر عسكري أن يكون الجيش السوري قد قصف المدينة.\n"
)
DAY = datetime.date(2017, 11, 3)


@pytest.fixture(scope="module")
def stages() -> list[dict[str, object]]:
    return explain_text(TEXT, DAY, "SANA")


def _rows(stages: list[dict[str, object]], stage: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for one in stages:
        if one["stage"] == stage:
            rows = one["rows"]
            assert isinstance(rows, list)
            found += rows
    return found


def _cut(row: dict[str, object]) -> str:
    start, end = row["start"], row["end"]
    assert isinstance(start, int) and isinstance(end, int)
    return TEXT[start:end]


def test_every_sentence_has_every_stage(stages: list[dict[str, object]]) -> None:
    assert [one["stage"] for one in stages] == list(STAGES) * 3
    assert all(str(one["sentence"]) in TEXT for one in stages)


def test_rows_are_plain(stages: list[dict[str, object]]) -> None:
    assert json.loads(json.dumps(stages, ensure_ascii=False)) == stages


def test_offsets_slice_the_words(stages: list[dict[str, object]]) -> None:
    for row in _rows(stages, "tokens"):
        assert _cut(row) == row["form"]
    for row in _rows(stages, "mentions"):
        assert _cut(row) == row["words"]


def test_claims_are_those_of_the_reading(stages: list[dict[str, object]]) -> None:
    claims = read_report(Report(text=TEXT, published=DAY, outlet="SANA"))
    shown = _rows(stages, "claims")
    assert [row["id"] for row in shown] == [claim.id for claim in claims]
    assert [row["rules"] for row in shown] == [claim.rules for claim in claims]
    assert {row["outcome"] for row in _rows(stages, "frames")} >= {claim.id for claim in claims}


def test_tokens_show_their_cuts(stages: list[dict[str, object]]) -> None:
    row = next(row for row in _rows(stages, "tokens") if row["form"] == "وقال")
    assert row["key"] == "وقال"
    assert "و+قال" in row["cuts"]  # type: ignore[operator]


def test_places_show_candidates_and_reasons(stages: list[dict[str, object]]) -> None:
    row = next(row for row in _rows(stages, "mentions") if row["words"] == "دير الزور")
    assert row["kind"] == "place"
    assert row["reasons"] and row["candidates"]


def test_scopes_say_who_speaks_and_how(stages: list[dict[str, object]]) -> None:
    scopes = _rows(stages, "scopes")
    assert any("المرصد السوري لحقوق الإنسان" in row["speakers"] for row in scopes)  # type: ignore[operator]
    assert "denied" in {row["status"] for row in scopes}


def test_a_frame_without_a_claim_says_so() -> None:
    frames = _rows(explain_text("تقدم المنتخب على مدينة دبي في الترتيب"), "frames")
    assert all(str(row["outcome"]).startswith("no claim") for row in frames)


@pytest.mark.parametrize("text", ["", "\n\n", "hello", "«", "؟!"])
def test_any_text_is_explained(text: str) -> None:
    assert all(one["stage"] in STAGES for one in explain_text(text))


def test_places_of_a_text_slice_out_of_it() -> None:
    found = find_places(TEXT)
    assert {"هجين", "دير الزور"} <= {place.mention for place in found}
    assert [place.start for place in found] == sorted(place.start or 0 for place in found)
    for place in found:
        assert TEXT[place.start : place.end] == place.mention
        assert place.lat is not None or place.reason


def test_the_place_that_holds_another_is_found_too() -> None:
    found = find_places("سيطر الجيش على بلدة هجين في ريف دير الزور")
    assert [place.mention for place in found] == ["هجين", "ريف دير الزور"]
    assert found[0].parent == "دير الزور"
