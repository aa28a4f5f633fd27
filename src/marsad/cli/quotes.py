"""The evidence of a claim in its sentence."""

from __future__ import annotations

import re

from marsad.cli.bidi import Piece

_BREAK = re.compile("[.!?\u061f](?=\\s)|\n|\r")
_ROOM = 160


def quote_in_sentence(text: str, start: int, end: int, room: int = _ROOM) -> list[Piece]:
    """The words before, of (marked) and after a span, up to the ends of its sentence and `room` characters each side.

    Offsets are half-open, in code points of the text as received.
    """
    before = text[max(0, start - room) : start]
    breaks = list(_BREAK.finditer(before))
    cut = start > room and not breaks
    before = before[breaks[-1].end() :] if breaks else before
    after = text[end : end + room]
    stop = _BREAK.search(after)
    rest = after[: stop.end()] if stop else after + (" \u2026" if len(text) > end + room else "")
    return [("\u2026 " + before if cut else before, False), (text[start:end], True), (rest, False)]
