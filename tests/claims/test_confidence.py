"""Confidence: features of how a claim was read, weights from the data, and both shown by an explanation."""

from __future__ import annotations

import math

import pytest

from marsad.claims.confidence import rate
from marsad.errors import LexiconError
from marsad.lexicon.load import default_lexicon
from marsad.lexicon.weights import load_weights
from marsad.reader import explain_text, read_report
from marsad.records import Report

TEXT = (
    "قال المتحدث باسم الجيش العراقي إن القوات العراقية قصفت أمس مواقع لتنظيم الدولة في مدينة الرمادي. وقتل ستة مدنيين في القصف.\n"
    "وتخشى مصادر طبية من أن يحاصر التنظيم بلدة هيت.\n"
)


def rows_of_claims() -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for stage in explain_text(TEXT):
        if stage["stage"] == "claims":
            assert isinstance(stage["rows"], list)
            found += stage["rows"]
    return found


def test_an_explanation_shows_what_confidence_is_made_of() -> None:
    rows = rows_of_claims()
    assert [row["confidence"] for row in rows] == [claim.confidence for claim in read_report(Report(text=TEXT))]
    assert len(rows) >= 3
    for row in rows:
        because = row["because"]
        assert isinstance(because, dict)
        assert row["confidence"] == round(1 / (1 + math.exp(-sum(because.values()))), 2)


def test_every_claim_has_one_feature_of_each_group() -> None:
    groups = {tuple(feature.partition(":")[0] for feature in row["because"]) for row in rows_of_claims()}  # type: ignore[attr-defined]
    (named,) = groups
    assert len(set(named)) == len(named)
    weighed = {feature.partition(":")[0] for feature in default_lexicon().weights}
    assert weighed == set(named), "the weights are of other features: make confidence"


def test_a_feature_without_weight_counts_for_nothing() -> None:
    assert rate(["form:verb", "x:y"], {"base": 1.0, "form:verb": 0.5}) == rate(["form:verb"], {"base": 1.0, "form:verb": 0.5}) == 0.82
    assert rate([], {}) == 0.5
    assert (rate([], {"base": 90.0}), rate([], {"base": -90.0})) == (0.99, 0.01)


def test_weights_are_one_table_a_group() -> None:
    assert load_weights(b'base = 1\n[form]\n"verb-past" = -0.5\n') == {"base": 1.0, "form:verb-past": -0.5}


@pytest.mark.parametrize("raw", [b"base = 'much'", b"[form]\nverb = true", b"[form", b"\xff"])
def test_bad_weights_name_the_file(raw: bytes) -> None:
    with pytest.raises(LexiconError, match=r"confidence\.toml: .*make confidence"):
        load_weights(raw)
