"""Verbs that report nothing: each stands once, its bare perfect is its own, and only spellings that show a verb are read."""

from __future__ import annotations

from collections import Counter

import pytest

from marsad.lexicon.load import default_lexicon
from marsad.text.fold import fold_word

ORDINARY = list(default_lexicon().entries["ordinary"].values())


def test_every_verb_stands_once() -> None:
    pairs = Counter(fold_word(pair) for spec in ORDINARY for pair in spec.verbs)
    assert [pair for pair, times in pairs.items() if times > 1] == []


@pytest.mark.parametrize("spec", ORDINARY, ids=lambda spec: spec.id)
def test_a_clear_perfect_is_one_of_its_group(spec: object) -> None:
    perfects = {fold_word(pair.partition("/")[0]) for pair in spec.verbs}  # type: ignore[attr-defined]
    assert {fold_word(form) for form in spec.clear} <= perfects  # type: ignore[attr-defined]


@pytest.mark.parametrize("word", ["زارت", "وزارت", "ينتخب", "ستنتخب", "انتخب", "كانت", "كانوا", "أصبح"])
def test_words_that_are_verbs(word: str) -> None:
    assert "ordinary" in default_lexicon().table.analyse(word).by_cat


@pytest.mark.parametrize("word", ["تعاون", "عمل", "حكم", "العمل", "بعمل"])
def test_words_that_are_nouns_too(word: str) -> None:
    assert "ordinary" not in default_lexicon().table.analyse(word).by_cat
