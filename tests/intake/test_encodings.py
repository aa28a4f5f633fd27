"""Encodings told apart."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import IntakeError
from marsad.intake.encodings import decode_text

NEWS = (
    "قالت «وكالة الأفق» إن طائرات حربية قصفت أمس بلدة في ريف إدلب، ما أدى إلى مقتل ستة مدنيين.\r\nولم تعلق الحكومة.\n"
)
SHORT = "قصف مدفعي على أطراف المدينة"


@pytest.mark.parametrize("text", [NEWS, SHORT])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso-8859-6"]
)
def test_every_encoding_gives_the_text_exactly(text: str, encoding: str) -> None:
    if encoding == "iso-8859-6":
        text = text.replace("«", "").replace("»", "")
    assert decode_text(text.encode(encoding)) == text


def test_utf_16_with_its_mark_both_ways() -> None:
    assert decode_text(b"\xfe\xff" + NEWS.encode("utf-16-be")) == NEWS
    assert decode_text(b"\xff\xfe" + NEWS.encode("utf-16-le")) == NEWS


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 \xe2\xe3", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (bytes(range(256)) * 20, "binary"),
        (b"\x89PNG\r\n", "picture"),
        (NEWS.encode()[:40] + b"\xd9" + NEWS.encode()[40:], "damaged"),
        (SHORT.encode()[:-1], "damaged"),
        ("Il a été tué à Alep".encode("latin-1"), "damaged"),
        ((NEWS + "\x00").encode(), "NUL"),
        (b"\xff\xfe" + NEWS.encode("utf-16-le")[:-1], "broken UTF-16"),
    ],
)
def test_what_is_no_text_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(IntakeError, match=words):
        decode_text(data)


def test_nul_bytes_among_windows_1256_are_refused() -> None:
    with pytest.raises(IntakeError):
        decode_text(NEWS.encode("cp1256") + b"\x00")


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_an_intake_error(data: bytes) -> None:
    with contextlib.suppress(IntakeError):
        assert isinstance(decode_text(data), str)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    if not text.startswith("\ufeff") and "\u0600" <= text[0] <= "\u06ff":
        assert decode_text(text.encode("utf-8")) == text
