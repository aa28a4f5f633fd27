"""Arabic on a terminal, whether it orders letters itself or not: logical order, each line isolated from its frame.

Isolates go into tables only; files and pipes for programs get the text as it is.

Source: Unicode Standard Annex 9, explicit directional isolates.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text

_LEFT_TO_RIGHT = "\u2066"
_RIGHT_TO_LEFT = "\u2067"
_FIRST_STRONG = "\u2068"
_END = "\u2069"
_DANGEROUS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
Piece = tuple[str, bool]
"""Some words, and whether they are marked (the evidence)."""


def clean(text: str) -> str:
    """Text that cannot disturb a terminal: control characters and bidi controls taken out, line ends kept."""
    return _DANGEROUS.sub("", text)


def isolate(text: str) -> str:
    """One line whose direction its own first letter decides, without effect on what stands around it."""
    return f"{_FIRST_STRONG}{clean(text)}{_END}"


def is_arabic(text: str) -> bool:
    """Whether the first letter with a direction is Arabic (or another right-to-left letter)."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in ("R", "AL", "L"):
            return direction != "L"
    return False


def lay_out(
    pieces: Iterable[Piece], width: int, style: str = "", mark: str = "bold underline", lang: str | None = None
) -> list[Text]:
    """Wrap words into lines of at most `width` cells, each isolated in the direction of the whole.

    The direction is that of `lang` ("ar" or "en") where it is said: an English line may begin with an Arabic name.
    Without it the first letter decides. Marked words stand between brackets, so that they show without colours too.
    """
    from rich.text import Text

    words = _words(pieces)
    right_to_left = lang == "ar" if lang else is_arabic("".join(word for word, _ in words))
    lines: list[Text] = []
    for line in _fill(words, max(width, 10)):
        text = Text(_RIGHT_TO_LEFT if right_to_left else _LEFT_TO_RIGHT, style=style, no_wrap=True)
        text.justify = "right" if right_to_left else "left"
        for position, (word, marked) in enumerate(line):
            joined = position > 0 and marked and line[position - 1][1]
            text.append(" " if position else "", style=mark if joined else "")
            text.append(word, style=mark if marked else "")
        text.append(_END)
        lines.append(text)
    return lines


def _words(pieces: Iterable[Piece]) -> list[Piece]:
    """The words of all pieces; what touches across two pieces, such as a full stop after the evidence, stays joined."""
    words: list[Piece] = []
    touching = False
    for text, marked in pieces:
        shown = clean(text)
        found: list[Piece] = [(word, marked) for word in shown.split()]
        if marked and found:
            found[0] = ("[" + found[0][0], True)
            found[-1] = (found[-1][0] + "]", True)
        if found and words and touching and not shown[0].isspace():
            last, was_marked = words.pop()
            found[0] = (last + found[0][0], was_marked or marked)
        words += found
        touching = bool(shown) and not shown[-1].isspace()
    return words


def _fill(words: Iterable[Piece], width: int) -> Iterator[list[Piece]]:
    from rich.cells import cell_len

    line: list[Piece] = []
    used = 0
    for word, marked in words:
        while cell_len(word) > width:  # a word longer than a line, such as an address
            if line:
                yield line
                line, used = [], 0
            yield [(word[:width], marked)]
            word = word[width:]
        size = cell_len(word)
        if line and used + 1 + size > width:
            yield line
            line, used = [], 0
        used += size + (1 if line else 0)
        line.append((word, marked))
    if line:
        yield line
