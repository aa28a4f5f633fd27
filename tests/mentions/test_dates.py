"""The corpus of dates, its invariants, and dates read back in every form that a generator writes."""

from __future__ import annotations

import datetime
import tomllib
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import LexiconError
from marsad.lexicon.load import default_lexicon
from marsad.lexicon.times import check_times, time_words
from marsad.mentions.dates import Date, FoundDate, find_dates, find_dates_in, numbers_outside
from marsad.mentions.numbers import find_numbers_in
from marsad.text.fold import DROPPED
from marsad.text.tokens import sentences, tokenize

CORPUS = Path(__file__).parents[1] / "corpus" / "dates"
CASES = []
for path in sorted(CORPUS.glob("*.toml")):
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    for number, one_case in enumerate(content["case"], 1):
        CASES.append(pytest.param(one_case, content.get("reference"), id=f"{path.stem}-{number}"))
FATHA, TATWEEL = "\N{ARABIC FATHA}", "\N{ARABIC TATWEEL}"
LEFT_OUT = frozenset("\"'/()")
MONTHS = (
    ("يناير", "كانون الثاني", "جانفي"), ("فبراير", "شباط", "فيفري"), ("مارس", "آذار"), ("أبريل", "نيسان", "أفريل"),
    ("مايو", "أيار"), ("يونيو", "حزيران", "جوان"), ("يوليو", "تموز", "جويلية"), ("أغسطس", "آب", "أوت", "غشت"),
    ("سبتمبر", "أيلول", "شتنبر"), ("أكتوبر", "تشرين الأول"), ("نوفمبر", "تشرين الثاني", "نونبر"),
    ("ديسمبر", "كانون الأول", "دجنبر"),
)  # fmt: skip


def days(found: FoundDate | Date) -> tuple[Any, ...]:
    return found.lo, found.hi, found.precision, found.bound, found.basis


def marked(text: str, mark: str) -> str:
    """The text with a mark after every Arabic letter that stands between two others."""
    pieces = []
    for i, char in enumerate(text):
        inside = 0 < i < len(text) - 1 and all(c.isalpha() for c in text[i - 1 : i + 2])
        pieces.append(char + mark if inside else char)
    return "".join(pieces)


def plain(text: str) -> str:
    return "".join(char for char in text if char not in DROPPED)


def in_rows(text: str, reference: datetime.date | None) -> list[Date]:
    """Dates found in rows of words from which brackets, quotation marks and slashes were left out."""
    tokens = tokenize(text, default_lexicon().table.analyse)
    found: list[Date] = []
    for first, end, _ in sentences(tokens):
        row = [token for token in tokens[first:end] if token.key not in LEFT_OUT]
        found += find_dates_in(row, 0, len(row), find_numbers_in(row, 0, len(row)), reference)
    return found


@pytest.mark.parametrize(("case", "reference"), CASES)
def test_corpus(case: dict[str, Any], reference: datetime.date | None) -> None:
    text = case["text"]
    found = find_dates(text, reference)
    expected = case.get("date", [])
    assert [(one.text, one.lo, one.hi) for one in found] == [
        (one["quote"], one.get("lo"), one.get("hi")) for one in expected
    ]
    for one, want in zip(found, expected, strict=True):
        assert text[one.start : one.end] == one.text
        assert one.precision == want.get("precision", "day")
        assert one.bound == want.get("bound", "on")
        assert one.basis == want.get("basis", one.basis)


@pytest.mark.parametrize("mark", [FATHA, TATWEEL])
@pytest.mark.parametrize(("case", "reference"), CASES)
def test_marks_change_only_offsets(case: dict[str, Any], reference: datetime.date | None, mark: str) -> None:
    text = marked(case["text"], mark)
    found = find_dates(text, reference)
    assert [(plain(one.text), days(one)) for one in found] == [
        (plain(one.text), days(one)) for one in find_dates(case["text"], reference)
    ]
    assert all(text[one.start : one.end] == one.text for one in found)


@pytest.mark.parametrize(("case", "reference"), CASES)
def test_signs_left_out_change_nothing(case: dict[str, Any], reference: datetime.date | None) -> None:
    found = in_rows(case["text"], reference)
    assert [days(one) for one in found] == [days(one) for one in find_dates(case["text"], reference)]


@pytest.mark.parametrize(("case", "reference"), CASES)
def test_without_the_reports_day_nothing_relative_is_dated(
    case: dict[str, Any], reference: datetime.date | None
) -> None:
    for one in find_dates(case["text"]):
        if one.basis != "explicit":
            assert one.lo is None and one.hi is None


def test_numbers_of_dates_are_used_up() -> None:
    text = "في 25 يوليو 2015 قتل 12 جنديا خلال الساعات الـ24 الماضية"
    tokens = tokenize(text, default_lexicon().table.analyse)
    numbers = find_numbers_in(tokens, 0, len(tokens))
    dates = find_dates_in(tokens, 0, len(tokens), numbers, datetime.date(2015, 8, 1))
    assert [number.min for number in numbers_outside(numbers, dates)] == [12]


def test_flashback() -> None:
    text = "في 24 فبراير سقطت البلدة وأمس عادت"
    tokens = tokenize(text, default_lexicon().table.analyse)
    found = find_dates_in(tokens, 0, len(tokens), find_numbers_in(tokens, 0, len(tokens)), datetime.date(2021, 3, 18))
    assert [one.flashback for one in found] == [True, False]


def test_every_month_is_read() -> None:
    for word, entry in time_words().words.items():
        for spec in entry.specs:
            if spec.kind == "month":
                assert find_dates(f"في 5 {word} 2015" if spec.calendar == "gregorian" else f"في 5 {word} 1436 هـ"), word


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('id = "february"', 'id = "january"', "'january' stands twice"),
        ('kind = "weekday"', 'kind = "dayname"', "unknown kind 'dayname'"),
        ("article = true\nforms", "articles = true\nforms", "articles"),
    ],
)
def test_a_wrong_entry_is_named(old: str, new: str, says: str) -> None:
    raw = (resources.files("marsad") / "data" / "times.toml").read_text(encoding="utf-8")
    assert old in raw
    with pytest.raises(LexiconError, match=says):
        check_times(raw.replace(old, new, 1))


REFERENCES = st.dates(datetime.date(1995, 1, 1), datetime.date(2040, 12, 31))


@given(REFERENCES, st.data())
def test_written_dates_round_trip(day: datetime.date, data: st.DataObject) -> None:
    names = MONTHS[day.month - 1]
    first, second = data.draw(st.sampled_from(names)), data.draw(st.sampled_from(names))
    name = data.draw(st.sampled_from([first, f"{first}/{second}", f"{first} ({second})", f"{first} / {second}"]))
    link = data.draw(st.sampled_from([" ", " من "]))
    year = data.draw(st.sampled_from([str(day.year), f"من عام {day.year}", f"عام {day.year}"]))
    found = find_dates(f"وقع الهجوم في {day.day}{link}{name} {year}")
    assert [(one.lo, one.hi, one.precision) for one in found] == [(day, day, "day")]


@given(REFERENCES, st.sampled_from(["{d}/{m}/{y}", "{d}-{m}-{y}", "{y}-{m:02}-{d:02}", "{y}/{m}/{d}"]))
def test_numeric_dates_round_trip(day: datetime.date, shape: str) -> None:
    found = find_dates(f"بتاريخ {shape.format(d=day.day, m=day.month, y=day.year)} وقع الهجوم")
    assert [(one.lo, one.hi) for one in found] == [(day, day)]


@given(REFERENCES, st.integers(0, 6))
def test_a_weekday_is_the_latest_one(reference: datetime.date, weekday: int) -> None:
    name = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")[weekday]
    (found,) = find_dates(f"سقطت البلدة {name}", reference)
    assert found.lo is not None and found.lo.weekday() == weekday
    assert 0 <= (reference - found.lo).days < 7


@given(REFERENCES, st.integers(1, 12))
def test_a_month_is_never_after_the_report(reference: datetime.date, month: int) -> None:
    name = MONTHS[month - 1][0]
    (found,) = find_dates(f"سقطت البلدة في 1 {name}", reference)
    assert found.lo is not None and found.lo <= reference + datetime.timedelta(days=1)
    assert (reference - found.lo).days <= 366
