"""Fold Arabic spelling so that words compare, with a map back to the text as received.

Folding unifies the seats of hamza, alef maqsura and ta marbuta, Persian letter shapes and both kinds of digits, and
drops vowel marks, tatweel, joiners and bidi controls. It never adds a character except for the lam-alef ligatures.

Source: the orthographic normalisation that Arabic retrieval commonly uses (alef, ya and ta marbuta classes).
"""

from __future__ import annotations

import unicodedata
from typing import Final

_PAIRS: Final = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ک": "ك", "ی": "ي", "ھ": "ه", "ہ": "ه",
    "ﻻ": "لا", "ﻷ": "لا", "ﻹ": "لا", "ﻵ": "لا", "ﻼ": "لا",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‹": '"', "›": '"', "＂": '"', "‘": "'", "’": "'",
    "٫": ".", "٬": ",", "٪": "%",
}  # fmt: skip
_TATWEEL: Final = 0x0640
_DROPPED: Final = (
    *range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06EE), 0x0640,
    0x061C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, 0x00AD, *range(0xFE00, 0xFE10), 0x20E3,
)  # fmt: skip
_DIGITS: Final = {0x0660 + n: str(n) for n in range(10)} | {0x06F0 + n: str(n) for n in range(10)}
_SHAPES: Final = {
    code: "".join([_PAIRS.get(letter, letter) for letter in unicodedata.normalize("NFKC", chr(code)) if letter.isalpha() and ord(letter) != _TATWEEL])
    for code in (*range(0xFB50, 0xFBC2), *range(0xFE80, 0xFEFD))
}
"""Letters in the shapes that they take within a word, which some outlets' pages hold."""
FOLDS: dict[int, str] = {
    **{code: chr(code) for code in (*range(0x0620, 0x064B), *range(0x0671, 0x06D4))},
    **_SHAPES,
    **{ord(letter): folded for letter, folded in _PAIRS.items()},
    **dict.fromkeys(_DROPPED, ""),
    **_DIGITS,
}
"""Code point -> what it folds to. Letters that stay as they are stand here too: `str.translate` is slow on what it misses."""
DROPPED: Final = frozenset(map(chr, _DROPPED))
"""Characters that folding removes: marks, tatweel, joiners, bidi controls, selectors of a picture's shape."""


def fold_word(word: str) -> str:
    """Fold one word or phrase: spelling classes unified, marks dropped, lower case.

    >>> fold_word("إدلب") == fold_word("ادلب")
    True
    """
    return word.translate(FOLDS).lower()


def fold_text(text: str) -> str:
    """Fold a whole text (for search); its length may differ, see `fold_with_map`."""
    return text.translate(FOLDS).lower()


def fold_with_map(text: str) -> tuple[str, list[int]]:
    """Fold a text and return, for every folded character (and the end), its offset in the text as received.

    Half-open spans map back by `text[map[start]:map[end]]`; dropped marks stay with the letter before them.

    >>> folded, back = fold_with_map("مُدُن")
    >>> folded == "مدن" and back == [0, 2, 4, 5]
    True
    """
    pieces: list[str] = []
    back: list[int] = []
    for offset, char in enumerate(text):
        folded = FOLDS.get(ord(char))
        if folded is None:
            folded = char.lower()
        pieces.append(folded)
        back.extend([offset] * len(folded))
    back.append(len(text))
    return "".join(pieces), back


def widths(word: str) -> list[int]:
    """Offsets in `word` where each folded character begins, and the end: lets a clitic be cut off a marked word."""
    return fold_with_map(word)[1]
