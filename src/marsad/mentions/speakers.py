"""Speakers in a sentence: named ones, and role nouns with what they are of («مصدر عسكري سوري», «متحدث باسم X»)."""

from __future__ import annotations

from typing import Final

from marsad.mentions.cells import Cell, Sentence
from marsad.mentions.items import Name, Voice
from marsad.text.clitics import ARTICLE, CONJUNCTIONS
from marsad.text.words import bits

_SPEECH: Final = bits("reporting", "attribution")
_ANNEXED: Final = bits("party", "generic")
_GENERAL: Final = bits("generic", "reference")
_NAMED: Final = ("speaker", "short", "outlet")
_LINKS: Final = frozenset(("في", "من", "باسم", "لدي", "داخل", "وسط", "الي"))
_STOPS: Final = ("reporting", "comp", "rel", "clause", "trigger", "support", "time", "number", "negation", "cue", "attribution")
_PLURAL_ENDINGS: Final = ("ون", "ين", "ات")
_MAX_WORDS: Final = 12
_PRESS: Final = 5
_OPENING: Final = "«\"“"
_CLOSED: Final = ("»", "\"", "”")
_CLOSING: Final = frozenset("،,:")


def read_voice(sentence: Sentence, at: int) -> Voice | None:
    """The speaker that begins at a cell, or None."""
    cells = sentence.cells
    cell = cells[at]
    cats = cell.cats
    for cat in _NAMED:
        hit = cats.get(cat)
        if hit is None or ("role" in cats and cat != "speaker"):
            continue
        if cat == "outlet" and cell.length == 1 and not (hit.before == "ل" or (at and "reporting" in cells[at - 1].cats)):
            continue
        named = bool(at and cells[at - 1].mask & _SPEECH)
        if cat == "short" and not (hit.article or hit.after or cell.key.lstrip("وفبل").startswith("ال") or cell.length > 1 or named):
            continue
        start, stop = sentence.name_span(at, cell.length, hit)
        voice = Voice(at, at + cell.length, start, stop, cat, hit.entry, hit.before)
        voice.reference = cat == "short"
        return voice
    hit = cats.get("role")
    if hit is None or (hit.after and sentence.text[cell.end - 1] == "ة"):
        return None  # «مسؤولية» is no «مسؤول» with a pronoun
    start, stop = sentence.name_span(at, cell.length, hit)
    voice = Voice(at, at + cell.length, start, stop, "role", hit.entry, hit.before)
    voice.plural = _is_plural(cell.key)
    voice.reference = hit.article or cell.key.lstrip("".join(CONJUNCTIONS)).startswith(ARTICLE)
    _read_of_whom(sentence, voice)
    voice.stop = cells[voice.end - 1].end
    return voice


def read_medium(sentence: Sentence, at: int) -> Voice | None:
    """A paper, site, channel or agency that no list holds, where its name speaks: «وذكرت صحيفة X», «بحسب موقع «X» المعارض».

    It takes the unknown words after it for its name, and the adjectives after those.
    """
    cells = sentence.cells
    before = cells[at - 1] if at else None
    if before is None or not ("reporting" in before.cats or "attribution" in before.cats or (at > 1 and "attribution" in cells[at - 2].cats)):
        return None
    hit = cells[at].cats["press"]
    if hit.article or hit.after or hit.before not in ("", "و"):
        return None
    end = at + cells[at].length
    text = sentence.text
    quoted = end < len(cells) and text[cells[end].start - 1] in _OPENING
    while end < len(cells) and end - at < _PRESS and cells[end].word.kind == "word":
        if not quoted and (cells[end].mask or cells[end].key[:1] in CONJUNCTIONS):
            break
        end += 1
        if quoted and text[cells[end - 1].end : cells[end - 1].end + 1] in _CLOSED:
            break
    if end == at + cells[at].length:
        return None
    start, _ = sentence.name_span(at, cells[at].length, hit)
    voice = Voice(at, end, start, cells[end - 1].end, "press", hit.entry, hit.before)
    while end < len(cells) and "domain" in cells[end].cats and cells[end].cats["domain"].before == "":
        end += 1
    voice.end = end
    voice.person_name = True
    return voice


def _is_plural(key: str) -> bool:
    return key.endswith(_PLURAL_ENDINGS) or "مصادر" in key or "شهود" in key or "سكان" in key or ("مسؤول" not in key and key.endswith("اء"))


def _read_of_whom(sentence: Sentence, voice: Voice) -> None:
    """Adjectives (military, medical, Syrian), «في/باسم X», and unknown words of a title or name up to a stop."""
    cells = sentence.cells
    pos = voice.end
    linked = False
    unknown = 0
    document = voice.entry.spec.document
    named = voice.entry.spec.titled
    limit = min(len(cells), voice.first + _MAX_WORDS)
    while pos < limit:
        cell = cells[pos]
        cats = cell.cats
        if "domain" in cats and cats["domain"].before in ("", "و") and not _outreached(cells, pos):
            if cats["domain"].before == "و" and not voice.domains:
                break
            voice.domains.append(cats["domain"].entry.spec)
            pos += cell.length
            voice.end = pos
            continue
        hit = cats.get("nationality")
        if hit is not None and hit.before == "" and not linked:
            voice.nationality = hit.entry.spec
            pos += cell.length
            voice.end = pos
            continue
        hit = cats.get("party") or cats.get("generic") or cats.get("speaker") or cats.get("reference") or cats.get("short")
        if hit is not None and hit.before == "ل" and not document and hit.entry.cat in ("speaker", "short", "outlet"):
            break  # «قال مصدر لوكالة X»: whom he told, not whose source he is
        if hit is not None and not linked and hit.before == "" and voice.entry.spec.private:
            break  # «اتهم سكان تنظيم X»: residents are nobody's
        if hit is not None and not linked and hit.before == "" and voice.reference and pos == voice.first + 1 and not voice.plural and cell.mask & (_ANNEXED if cell.length > 2 or not cell.key.startswith(ARTICLE) else _GENERAL):
            break  # «اتهم المتحدث جماعة X»: a title with the article takes no genitive
        if hit is not None and not linked and hit.before == "" and voice.domains and hit.entry.cat in ("short", "speaker"):
            break  # «أبلغ مصدر أمني الصحيفة»: after its adjective a noun takes no genitive
        if hit is not None and (linked or hit.before in ("", "ب", "ل")):
            start, stop = sentence.span(pos, cell.length, hit)
            voice.within.append(Name(hit.entry.cat, hit.entry, start, stop))
            pos += cell.length
            voice.end = pos
            linked = False
            continue
        if cell.key in _LINKS and not linked:
            linked = True
            pos += 1
            continue
        if named and "name_opener" in cats and cell.length == 1 and pos + 1 < limit:
            unknown += 1  # «العميد عبد الأمير فلان»: no emir
            pos += 2
            continue
        if unknown and named and "prep" in cats and cell.length == 1 and sentence.text[cell.end - 1] == "ي":
            unknown += 1  # «فارس علي حسن»: a name, not «على»
            pos += 1
            continue
        if any(cat in cats for cat in _STOPS) and "head" not in cats:
            break
        hit = cats.get("place") or cats.get("place_type")
        if hit is not None and (linked or hit.before in ("ب", "ل", "")):
            pos += cell.length
            voice.end = pos
            linked = False
            continue
        if "press" in cats and cats["press"].before == "ل" and not document:
            break
        hit = cats.get("head") or cats.get("role") or cats.get("person") or cats.get("institution")
        if hit is not None and hit.before in ("", "ب", "ل"):
            pos += cell.length
            voice.end = pos
            linked = False
            continue
        if cell.word.kind != "word" or (cell.key[:1] == "و" and not unknown) or unknown >= 4 or (cats and not linked):
            break
        unknown += 1
        pos += 1
    voice.title_stop = cells[voice.end - 1].end
    if linked and voice.end < len(cells) and cells[voice.end].key == "الي":
        return  # «أشار المصدر إلى إمكانية أن»: what he pointed to is none of him
    if unknown and named and not linked and pos > voice.end and not cells[voice.end].key.startswith(ARTICLE):
        voice.end = pos
        voice.person_name = True
    if pos < len(cells) and pos - voice.end <= 1:
        ahead = _content_ahead(cells, pos)
        if ahead > pos and not any(cell.key in ("،", ",") for cell in cells[voice.end : ahead]):
            voice.end = ahead
            voice.person_name = True
            return
    if unknown and pos > voice.end and pos < len(cells):
        closing = cells[pos]
        if "comp" in closing.cats or closing.key in _CLOSING:
            voice.end = pos
            voice.person_name = True


def _outreached(cells: list[Cell], pos: int) -> bool:
    """«في الجيش الوطني السوري»: a party's name that goes on after «في الجيش الوطني» is the longer reading."""
    if cells[pos].length < 2 or pos + 1 >= len(cells):
        return False
    return "party" in cells[pos + 1].cats and cells[pos + 1].length + 1 > cells[pos].length


def _content_ahead(cells: list[Cell], pos: int) -> int:
    """Index of a complementizer within the next four words, else `pos`: what stands before it is a name."""
    for at in range(pos, min(len(cells), pos + 5)):
        cell = cells[at]
        if "comp" in cell.cats:
            return at
        if any(cat in cell.cats and cell.cats[cat].before for cat in _NAMED):
            return pos  # «شهود لوكالة X»: whom they told
        if cell.word.kind != "word" or any(cat in cell.cats for cat in ("prep", "time", "number", "negation", "rel", "reporting")):
            return pos
    return pos
