"""Institutions that no list holds, where they speak: «أعلنت مديرية الأمن في X», «بحسب نقابة الأطباء», «هيئة الأسرى: …»."""

from __future__ import annotations

from typing import Final

from marsad.mentions.cells import PAUSES, Cell, Sentence
from marsad.mentions.items import Name, Voice
from marsad.text.clitics import ADJECTIVE_ENDS, AND, ARTICLE, CONJUNCTIONS, FOR, WITH
from marsad.text.words import bits

_LONGEST: Final = 10
_BACK: Final = 9
_BRACKET: Final = "("
_AHEAD: Final = 4
_SPEECH: Final = bits("reporting", "attribution")
_ENDS: Final = bits("comp", "rel", "clause", "attribution", "negation", "medium", "conditional", "support", "number", "among", "demonstrative")
_VERBAL: Final = bits("trigger", "reporting", "ordinary")
_NAMES: Final = bits("place", "place_type", "nationality", "direction")
_PARTIES: Final = ("party", "generic", "reference", "speaker", "short")
_LISTED: Final = bits("party", "speaker", "role", "outlet", "nationality")
_RESOLVED: Final = bits("party", "generic", "reference", "nationality", "state", "head", "person")
_AMBIGUOUS: Final = bits("head", "generic", "reference", "party", "short")
_CUE: Final = bits("cue")
_OPENS: Final = bits("clause", "support", "comp", "ordinary")
_PLACE_TYPE: Final = bits("place_type")
_PLACE: Final = bits("place", "place_type")
_LED: Final = (FOR, WITH, AND)


def read_institution(sentence: Sentence, at: int) -> Voice | None:
    """The institution that begins at a cell and speaks, with the words of its name, or None.

    Its name runs over what is annexed to it, adjectives, what ل and «في» bring; it ends at a word without the article after one
    with it («هيئة الطيران المدني | استئناف …»), at a verb, a pause, a date, the words where it is said («في بيان»).
    """
    cells = sentence.cells
    cell = cells[at]
    hit = cell.cats["institution"]
    if hit.after or hit.before not in ("", *CONJUNCTIONS) or (cell.length > 1 and cell.mask & _LISTED):
        return None
    definite = hit.article or cell.key.lstrip("".join(CONJUNCTIONS)).startswith(ARTICLE)
    end = _name_end(sentence, at + cell.length, definite)
    if end == at + cell.length and (not definite or cell.mask & _AMBIGUOUS):
        return None
    following = cells[at + cell.length] if at + cell.length < len(cells) else cell
    if cell.mask & _AMBIGUOUS and (following.mask & _RESOLVED or (definite and end > at + cell.length and not following.key.endswith(ADJECTIVE_ENDS))):
        return None  # «قيادة الجيش», «حكومة الوفاق»: a party; «دعت الحكومة الجميع»
    if cell.mask & _PLACE_TYPE and not definite and (following.mask & _PLACE or not (following.mask or following.key.startswith(ARTICLE))):
        return None  # «مديرية الشعيب», «بلدية X»: a place
    if not _speaks(sentence, at, end, hit.before):
        return None
    start, _ = sentence.name_span(at, cell.length, hit)
    voice = Voice(at, end, start, cells[end - 1].end, "institution", hit.entry, hit.before)
    voice.title_stop = voice.stop
    voice.reference = end == at + cell.length
    for place in range(at + 1, end):
        for cat in _PARTIES:
            inner = cells[place].cats.get(cat)
            if inner is not None and place + cells[place].length <= end:
                voice.within.append(Name(cat, inner.entry, *sentence.span(place, cells[place].length, inner)))
                break
    return voice


def _name_end(sentence: Sentence, pos: int, definite: bool) -> int:
    """Index after the last word of a name that goes on at `pos`."""
    cells = sentence.cells
    end = pos
    limit = min(len(cells), pos + _LONGEST)
    linked = False
    while pos < limit:
        cell = cells[pos]
        if pos and _BRACKET in sentence.text[cells[pos - 1].end : cell.start]:
            break
        if cell.word.kind != "word" or cell.mask & _ENDS or (cell.mask & _CUE and not cell.mask & _NAMES) or pos in sentence.dates:
            break
        prep = cell.cats.get("prep")
        if prep is not None and cell.length == 1:
            if linked or prep.after or prep.before or prep.entry.spec.role != "at":
                break
            linked = True
            pos += 1
            continue
        led = cell.key[:1] in _LED
        proper = bool(cell.mask & _NAMES)
        article = cell.key.startswith(ARTICLE) or (led and ARTICLE in cell.key[:4]) or cell.key.startswith(FOR + FOR)
        if cell.mask & _VERBAL and not (article or led or linked or cell.mask & _NAMES) and (definite or _is_finite(cell) or pos > end):
            break
        if definite and not (article or led or linked or proper):
            break
        if linked and not (proper or article) and cell.mask & _VERBAL:
            break
        definite = article or proper
        linked = False
        pos += cell.length
        end = pos
    return end


def _is_finite(cell: Cell) -> bool:
    """Whether a word is read as a finite verb of speaking, or may be another finite verb."""
    hit = cell.cats.get("reporting")
    return cell.mask & bits("ordinary") != 0 or (hit is not None and hit.entry.form.part == "verb")


def _speaks(sentence: Sentence, at: int, end: int, before: str) -> bool:
    """Whether what stands at [at, end) is where a speaker stands: after a verb of speaking or a relay, or before one."""
    cells = sentence.cells
    first = at
    for opening, (after, _) in sentence.dates.items():
        if after == at:
            first = opening
    last = cells[first - 1] if first else cells[0]
    if first and not before:
        if last.mask & _SPEECH or (first > 1 and cells[first - 2].length > 1 and "medium" in cells[first - 2].cats):
            return True
        prep = last.cats.get("prep")
        if prep is not None and prep.entry.spec.role == "from" and not prep.after:
            for cell in cells[max(0, first - _BACK) : first - 1]:
                hit = cell.cats.get("reporting")
                if "attribution" in cell.cats or (hit is not None and hit.entry.spec.relay):
                    return True
            return False
    if first and not (last.key in PAUSES or last.mask & _OPENS):
        return False
    if end < len(cells) and cells[end].key == ":":
        return True
    for cell in cells[end : end + _AHEAD]:
        hit = cell.cats.get("reporting")
        if hit is not None:
            return bool(hit.entry.form.part == "verb") and not hit.before
        if cell.word.kind != "word" or cell.mask & bits("trigger", "comp", "rel", "clause", "prep"):
            return False
    return False
