"""Armed groups that no list holds: «لواء أبطال الجبل», «كتيبة "النصر"», «جماعة تطلق على نفسها سرايا الوعد».

A word for a group opens a name in quotation marks, or one whose first word opens such names («شهداء», «أحرار»), or, after
words that nothing else is called by («لواء», «سرايا»), any word with the article that is no branch of an army.
"""

from __future__ import annotations

from typing import Final

from marsad.mentions.cells import Cell, Sentence
from marsad.text.clitics import AND, ARTICLE
from marsad.text.words import bits

_LONGEST: Final = 4
_FIRM: Final = "firm"
_HARD: Final = bits("prep", "comp", "rel", "clause", "negation", "time", "cue", "among", "of", "loyal", "supported", "alongside", "attribution", "conditional")
_VERBAL: Final = bits("trigger", "support", "reporting")
_KNOWN: Final = bits("party", "generic", "nationality", "reference")
_COMMON: Final = bits("head", "object", "unit", "means", "person", "role", "domain", "number", "trigger", "support")
_PLACE: Final = bits("place")
_OPENER: Final = bits("group_opener")


def group_name(sentence: Sentence, at: int) -> tuple[int, int]:
    """First cell and end of the name of a group that the word at a cell opens, (0, 0) where it opens none.

    In «جماعة تطلق على نفسها سرايا الوعد» the name begins after the words that introduce it.
    """
    cells = sentence.cells
    cell = cells[at]
    hit = cell.cats.get("group_word") or cell.word.by_cat.get("group_word")
    if hit is None or hit.article or hit.after:
        return 0, 0
    first = at + cell.length
    start, firm = at, hit.entry.spec.role == _FIRM
    if first < len(cells) and "so_called" in cells[first].cats:
        first += cells[first].length
        start, firm = first, True
        if first < len(cells) and "group_word" in cells[first].cats:
            first += cells[first].length
    end = _words_end(sentence, first, firm)
    return (start, end) if end else (0, 0)


def _words_end(sentence: Sentence, first: int, firm: bool) -> int:
    cells = sentence.cells
    if first >= len(cells) or sentence.pause_between(first, first + 1) or cells[first].word.kind != "word":
        return 0
    quoted = _quoted_end(sentence, first)
    if quoted:
        return quoted
    cell = cells[first]
    opener = bool(cell.word.mask & _OPENER) and cell.cats["group_opener"].before == "" if "group_opener" in cell.cats else False
    if not opener and (not firm or not cell.key.startswith(ARTICLE) or _is_common(cell)):
        return 0
    end = first + 1
    while end < len(cells) and end - first < _LONGEST:
        following = cells[end]
        if opener and end == first + 1 and following.mask & _PLACE and not cell.key.startswith(ARTICLE) and not following.key.startswith(AND):
            return end + 1  # «كتيبة شهداء سرت»
        if following.word.kind != "word" or following.length > 1 or following.mask & (_HARD | _KNOWN) or _is_verb(following):
            break
        bare = not cells[end - 1].key.startswith(ARTICLE)
        if following.key.startswith(ARTICLE):
            if not bare and following.mask & ~_OPENER:
                break
        elif not bare or not following.mask & _OPENER:
            break
        end += 1
    if end == first + 1 and not cell.key.startswith(ARTICLE):
        return 0
    return end


def _is_common(cell: Cell) -> bool:
    """Whether a word with the article is an ordinary or known one; a verb that only looks so («الحق») is none."""
    if cell.mask & (_KNOWN | _HARD | (_COMMON & ~_VERBAL)):
        return True
    if not cell.mask & _VERBAL:
        return False
    for cat in ("trigger", "support", "reporting"):
        for hit in cell.word.all_of.get(cat, ()):
            if hit.article:
                return True
    return False


def _quoted_end(sentence: Sentence, first: int) -> int:
    """Index after a short name between quotation marks that open right before a cell, or 0."""
    cells = sentence.cells
    start = cells[first].start
    opened = [quote for quote in sentence.quotes if cells[first - 1].end <= quote < start]
    if not opened:
        return 0
    closing = next((quote for quote in sentence.quotes if quote >= start), -1)
    end = first
    while end < len(cells) and cells[end].start < closing:
        if cells[end].word.kind != "word":
            return 0
        end += 1
    return end if 0 < end - first <= _LONGEST + 1 else 0


def _is_verb(cell: Cell) -> bool:
    """Whether a word without article reads as a finite verb."""
    if not cell.mask & _VERBAL or cell.key.startswith(ARTICLE):
        return False
    for cat in ("trigger", "support", "reporting"):
        hit = cell.cats.get(cat)
        if hit is not None and hit.entry.form is not None and hit.entry.form.part == "verb":
            return True
    return False
