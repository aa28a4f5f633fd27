"""Bytes to text: UTF-8, UTF-16 and Windows-1256 told apart by decoding and by what Arabic letters occur.

The text is exactly as received; only a byte order mark is dropped.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter

from marsad.errors import IntakeError

SIZE_LIMIT = 10_000_000
"""Bytes that one report may have."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
)
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_LETTERS = re.compile("[\u0621-\u063a\u0641-\u064a]")
_ALEF, _LAM, _TAH, _ZAH = "\u0627", "\u0644", "\u0637", "\u0638"
_FREQUENT = frozenset(
    "\u0627\u0644\u064a\u0645\u0646\u0648\u0631\u062a\u0628\u0639\u062f\u0647\u0629\u0641\u0633\u0642"
)
_GLUED = re.compile("[\u0621-\u064a][\u00c0-\u024f]|[\u00c0-\u024f][\u0621-\u064a]")


def decode_text(data: bytes, declared: str | None = None) -> str:
    """The text of `data`. `declared` is an encoding that the document itself names (an HTML page's charset).

    Raises `IntakeError`, without the file's name, when the bytes are no text that can be told for certain.
    """
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise IntakeError(f"is {kind}, not text: save it as .txt or .html in UTF-8")
    encoding, skip = find_encoding(data, declared)
    try:
        text = data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        raise IntakeError(f"broken {encoding.upper()} at byte {error.start + skip}: save it again as UTF-8") from error
    check_characters(text)
    return text


def find_encoding(data: bytes, declared: str | None = None, cut: bool = False) -> tuple[str, int]:
    """The encoding of `data` and how many bytes of byte order mark to skip; `cut`: `data` may end inside a character.

    Raises `IntakeError` when no encoding fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    wide = _wide_encoding(data)
    if wide:
        return wide, 0
    if declared and _decodes(data, declared, cut):
        return declared, 0
    if _decodes(data, "utf-8", cut):
        return "utf-8", 0
    if b"\x00" in data:
        raise IntakeError("is binary, not text: save it as .txt or .html in UTF-8")
    best = max(("cp1256", "iso-8859-6"), key=lambda encoding: arabic_score(data.decode(encoding, "replace")))
    if arabic_score(data.decode(best, "replace")) < 0.6:
        raise IntakeError("is neither UTF-8 nor UTF-16 nor Arabic in Windows-1256, or is damaged: save it as UTF-8")
    return best, 0


def arabic_score(text: str) -> float:
    """0..1: how much single-byte text looks like Arabic rather than like something decoded wrongly.

    Sixteen letters make up more than four fifths of Arabic running text. UTF-8 read as Windows-1256 shows itself by a tah or
    zah at every second letter; another code page by accented Latin letters glued to Arabic ones.
    """
    letters = Counter(_LETTERS.findall(text))
    total = sum(letters.values())
    if not total or len(_CONTROLS.findall(text)) > len(text) / 200:
        return 0.0
    if (letters[_TAH] + letters[_ZAH]) / total > 0.3 or not letters[_ALEF] + letters[_LAM]:
        return 0.0
    glued = len(_GLUED.findall(text)) / total
    return max(0.0, sum(letters[letter] for letter in _FREQUENT) / total - 2 * glued)


def check_characters(text: str) -> None:
    """Raise `IntakeError` for characters that no text has: NUL, lone surrogates, many control characters."""
    nul = text.find("\x00")
    if nul >= 0:
        raise IntakeError(f"holds a NUL character (at {nul}): remove it, or save the report again as text")
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise IntakeError("holds half of a surrogate pair, which is no character: save it again as UTF-8")
    if len(_CONTROLS.findall(text)) > max(8, len(text) / 50):
        raise IntakeError("is binary, not text: save it as .txt or .html in UTF-8")


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without its mark: Arabic has the byte 06 at every other position, and plain text has it nowhere."""
    sample = data[:4096]
    half = len(sample) // 2
    if not half:
        return None
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = sample[offset::2]
        if high.count(6) > half * 0.4 and sample[1 - offset :: 2].count(6) < half * 0.1:
            return encoding
    return None


def _decodes(data: bytes, encoding: str, cut: bool) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(data, final=not cut)
    except (UnicodeDecodeError, LookupError):
        return False
    return True
