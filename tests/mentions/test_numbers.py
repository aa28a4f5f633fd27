"""The corpus of numbers, its invariants, and number words read back from a generator of their own."""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import LexiconError
from marsad.lexicon.numbers import check_numbers, number_words
from marsad.mentions.numbers import FoundNumber, find_numbers
from marsad.text.fold import DROPPED

CORPUS = Path(__file__).parents[1] / "corpus" / "numbers"
CASES = [
    pytest.param(case, id=f"{path.stem}-{number}")
    for path in sorted(CORPUS.glob("*.toml"))
    for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"], 1)
]
FATHA, TATWEEL = "\N{ARABIC FATHA}", "\N{ARABIC TATWEEL}"


def told(found: FoundNumber) -> tuple[Any, ...]:
    return found.text, found.min, found.max, found.approximate, found.percent


def marked(text: str, mark: str) -> str:
    """The text with a mark after every Arabic letter that stands between two others."""
    pieces = []
    for i, char in enumerate(text):
        inside = 0 < i < len(text) - 1 and all(c.isalpha() for c in text[i - 1 : i + 2])
        pieces.append(char + mark if inside else char)
    return "".join(pieces)


def plain(text: str) -> str:
    return "".join(char for char in text if char not in DROPPED)


@pytest.mark.parametrize("case", CASES)
def test_corpus(case: dict[str, Any]) -> None:
    expected = [
        (one["quote"], one.get("min"), one.get("max"), one.get("approximate", False), one.get("percent", False))
        for one in case.get("number", [])
    ]
    found = find_numbers(case["text"])
    assert [told(one) for one in found] == expected
    for one, want in zip(found, case.get("number", []), strict=True):
        assert case["text"][one.start : one.end] == one.text
        if "unit" in want:
            assert one.unit == want["unit"]


@pytest.mark.parametrize("mark", [FATHA, TATWEEL])
@pytest.mark.parametrize("case", CASES)
def test_marks_change_only_offsets(case: dict[str, Any], mark: str) -> None:
    text = marked(case["text"], mark)
    found = find_numbers(text)
    assert [(plain(one.text), *told(one)[1:]) for one in found] == [
        (plain(one.text), *told(one)[1:]) for one in find_numbers(case["text"])
    ]
    assert all(text[one.start : one.end] == one.text for one in found)


def test_every_word_is_read() -> None:
    """Each form of each cardinal in the lexicon yields a number somewhere in a carrying sentence."""
    for spec in number_words().numbers:
        if spec.class_ in ("lead", "ordinal", "quarters"):
            continue
        for form in spec.forms:
            assert find_numbers(f"بلغ العدد {form}"), (spec.id, form)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('id = "two"', 'id = "one"', "'one' stands twice"),
        ('class = "tens"', 'class = "dozens"', "unknown class 'dozens'"),
        ("value = 20\n", "value = 20\ncolour = 1\n", "colour"),
        ('forms = ["ربع"]', "forms = []", "quarter has no forms"),
    ],
)
def test_a_wrong_entry_is_named(old: str, new: str, says: str) -> None:
    raw = (resources.files("marsad") / "data" / "numbers.toml").read_text(encoding="utf-8")
    assert old in raw
    with pytest.raises(LexiconError, match=says):
        check_numbers(raw.replace(old, new, 1))


UNITS = (
    ("", ""), ("واحد", "واحدة"), ("اثنان", "اثنتان"), ("ثلاثة", "ثلاث"), ("أربعة", "أربع"), ("خمسة", "خمس"),
    ("ستة", "ست"), ("سبعة", "سبع"), ("ثمانية", "ثماني"), ("تسعة", "تسع"), ("عشرة", "عشر"),
)  # fmt: skip
TENS = ("", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
HUNDREDS = ("", "مئة", "مئت", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")


class Writer:
    """Writes a number in words, in one gender of what is counted, one case and one spelling of the hundreds."""

    def __init__(self, feminine: bool, oblique: bool, hundred: str, apart: bool) -> None:
        self.gender = int(feminine)
        self.oblique = oblique
        self.hundred = hundred
        self.apart = apart

    def below_hundred(self, n: int) -> str:
        if n <= 10:
            return self.unit(n)
        if n < 20:
            lead = {11: ("أحد", "إحدى"), 12: ("اثني", "اثنتي") if self.oblique else ("اثنا", "اثنتا")}
            first = lead[n][self.gender] if n in lead else UNITS[n - 10][self.gender]
            return f"{first} {'عشرة' if self.gender else 'عشر'}"
        tens = TENS[n // 10] + ("ين" if self.oblique else "ون")
        return f"{self.unit(n % 10)} و{tens}" if n % 10 else tens

    def unit(self, n: int) -> str:
        if n == 2 and self.oblique:
            return ("اثنين", "اثنتين")[self.gender]
        return UNITS[n][self.gender]

    def below_thousand(self, n: int) -> str:
        parts = []
        if n >= 100:
            parts.append(self.hundreds(n // 100))
        if n % 100:
            parts.append(self.below_hundred(n % 100))
        return " و".join(parts)

    def hundreds(self, n: int) -> str:
        if n == 1:
            return self.hundred
        if n == 2:
            return self.hundred.removesuffix("ة") + ("تين" if self.oblique else "تان")
        return HUNDREDS[n] + (" " if self.apart else "") + self.hundred

    def write(self, n: int) -> str:
        parts = []
        thousands, rest = divmod(n, 1000)
        if thousands == 1:
            parts.append("ألف")
        elif thousands == 2:
            parts.append("ألفين" if self.oblique else "ألفان")
        elif thousands:
            counted = Writer(False, self.oblique, self.hundred, self.apart).below_thousand(thousands)
            scale = "آلاف" if 3 <= thousands % 100 <= 10 else "ألف" if thousands % 100 < 3 else "ألفا"
            parts.append(f"{counted} {scale}")
        if rest:
            parts.append(self.below_thousand(rest))
        return " و".join(parts) or "صفر"


writers = st.builds(Writer, st.booleans(), st.booleans(), st.sampled_from(["مئة", "مائة"]), st.booleans())


@given(st.integers(0, 999_999), writers)
def test_words_round_trip(n: int, writer: Writer) -> None:
    text = f"بلغ العدد {writer.write(n)} في الميناء"
    assert [(one.min, one.max) for one in find_numbers(text)] == [(n, n)]


@given(st.integers(0, 10_000_000), st.booleans())
def test_digits_round_trip(n: int, eastern: bool) -> None:
    digits = str(n)
    if eastern:
        digits = "".join(chr(0x0660 + int(digit)) for digit in digits)
    found = find_numbers(f"وصل {digits} شخصا")
    assert [(one.text, one.min, one.max) for one in found] == [(digits, n, n)]


@given(st.integers(1, 999_999), st.integers(1, 999_999), writers)
def test_ranges(low: int, high: int, writer: Writer) -> None:
    found = find_numbers(f"ما بين {low} و{high} شخصا")
    if low < high:
        assert [(one.min, one.max) for one in found] == [(low, high)]
    else:
        assert [one.min for one in found] == [low, high]
