"""Who stands beside a verb of speaking: its speaker before or after it, a second one, whom he told, whom he relays, whom he accuses."""

from __future__ import annotations

from typing import Final, TypeGuard

from marsad.mentions.cells import PAUSES, STOPS, Sentence
from marsad.mentions.items import CUE, REPORTING, SPEAKER, TIME, TRIGGER, WORD, Actors, Item, PlaceGroup, Voice
from marsad.text.clitics import AND, ARTICLE, CONJUNCTIONS, FOR, THEN, WITH, YA

Speech = Voice | Actors | PlaceGroup

_TITLE: Final = 25
_NAME: Final = 10
_SKIPPED: Final = ("prep", "among", "others")
_CARRIERS: Final = ("agency", "media", "outlet", "correspondent")


def speaker_like(item: Item) -> TypeGuard[Voice | Actors]:
    """Whether an item can be said to speak: a voice, a party, a state by its name, counted people of a party."""
    if item.kind == SPEAKER:
        return True
    if isinstance(item, Actors):
        if item.alone:
            return len(item.names) == 1 and item.names[0].cat == "state"
        return item.count is None or (item.person is not None and bool(item.head or item.names))
    return False


def carries(item: Item) -> bool:
    """Whether a speaker only carries what others say: an agency, a channel, a newspaper, a correspondent."""
    if not isinstance(item, Voice) or item.entry is None:
        return False
    return item.cat in ("outlet", "press") or getattr(item.entry.spec, "type", "") in _CARRIERS


def next_speaker(sentence: Sentence, items: list[Item], at: int) -> Speech | None:
    """Whoever follows a verb of speaking: «قال مصدر عسكري», «جاء في بيان للوزارة», «قال في تغريدة الناطق باسم X»."""
    verb = items[at]
    inside = bool(verb.entry.spec.prep) and not verb.entry.spec.relay
    pos = verb.end
    for item in items[at + 1 : at + 6]:
        if item.kind == TIME or (item.kind == WORD and (item.cat == "medium" or (item.cat in _SKIPPED and (item.after or inside)))):
            pos = item.end
            continue
        if (item.kind == WORD and item.cat in ("comp", "rel", "negation", "clause")) or item.kind in (TRIGGER, REPORTING):
            break
        gap = item.first - pos
        if speaker_like(item):
            if inside and (item.before == FOR or item.prep == "at"):
                return item  # «جاء في بيان للجيش»
            if item.prep not in ("", "of") or (item.before and item.before not in CONJUNCTIONS):
                return None
            if gap > 6 or (gap > 1 and not isinstance(item, Voice)):
                return named_person(sentence, pos)
            if gap and isinstance(item, Voice):
                _widen(sentence, item, pos)
            return issuer(items, item) or item
        if isinstance(item, PlaceGroup) and not item.refers and gap == 0 and item.prep == "" and not item.before and item.names:
            return item
        return named_person(sentence, pos)
    return named_person(sentence, pos)


def issuer(items: list[Item], paper: Voice | Actors) -> Voice | Actors | None:
    """«أفاد بيان صدر عن X», «ذكر تقرير أعدته X»: who speaks in a paper that names nobody itself."""
    if not isinstance(paper, Voice) or paper.cat != "role" or paper.within or not paper.entry.spec.document:
        return None
    end = paper.end
    for item in items[items.index(paper) + 1 :]:
        if item.first - end > 1 or (item.kind == WORD and item.cat == "comp"):
            return None
        if speaker_like(item):
            return item if item.prep in ("", "from") and not item.before and (end > paper.end or item.prep) else None
        if not (item.kind == TIME or item.kind == REPORTING or (item.kind == WORD and item.cat in ("medium", "prep", "rel"))):
            return None
        end = item.end
    return None


def _widen(sentence: Sentence, voice: Voice, pos: int) -> None:
    """«قال فلان الفلاني، الناطق باسم X»: the name before the title belongs to the speaker."""
    voice.first = pos
    voice.start = sentence.cells[pos].start
    voice.person_name = True


def named_person(sentence: Sentence, pos: int) -> Speech | None:
    """A name that no list holds, between the verb and its content: «قال فلان الفلاني إن», «قالت فلانة، المسؤولة في X، إن»."""
    cells = sentence.cells
    content = next((at for at in range(pos, min(len(cells), pos + _TITLE)) if "comp" in cells[at].cats or cells[at].key == ":"), None)
    if content is None:
        return None
    end = pos
    while end < content and end - pos < _NAME:
        cell = cells[end]
        if cell.key in PAUSES or cell.key == FOR or "rel" in cell.cats or (end > pos and "medium" in cell.cats):
            break
        if end > pos and "prep" in cell.cats and (sentence.text[cell.end - 1] != YA or cell.cats["prep"].entry.spec.role == "at"):
            break
        if any(cat in cell.cats and cell.cats[cat].before == FOR for cat in ("speaker", "outlet", "short")):
            break
        if cell.word.kind != "word" or any(cat in cell.cats for cat in ("trigger", "support", "negation", "number", "time", "reporting")):
            return None
        if end == pos and ("prep" in cell.cats or "domain" in cell.cats or (cell.key[:1] in CONJUNCTIONS and cell.cats)):
            return None
        end += 1
    if end - pos < 2 and (end == pos or cells[pos].mask or not cells[pos].key.startswith(ARTICLE)):
        return None
    return person(sentence, pos, end)


def person(sentence: Sentence, first: int, end: int) -> Voice:
    """A speaker known by nothing but a name."""
    cells = sentence.cells
    voice = Voice(first, end, cells[first].start, cells[end - 1].end, "person", None)
    voice.person_name = True
    return voice


def previous_speaker(sentence: Sentence, items: list[Item], at: int) -> Speech | None:
    """Whoever stands before a verb of speaking: «الجيش يعلن», «وكان الجيش قد أعلن», «أما الحزب فقال»."""
    verb = items[at]
    if verb.before == THEN:
        return topic(items, at)
    if verb.before == AND or at == 0:
        return None
    item = items[at - 1]
    back = at - 1
    stop = verb.first
    while back > 0 and (item.kind == TIME or (item.kind == WORD and item.cat in ("rel", "medium")) or (item.kind == CUE and item.end == verb.first)):
        back -= 1
        item = items[back]
    if back and isinstance(item, PlaceGroup) and item.end == (items[back + 1].first if back + 1 < at else verb.first) and isinstance(items[back - 1], Voice) and items[back - 1].end == item.first:
        stop = item.first  # «غرفة طوارئ X أعلنت»
        item = items[back - 1]
    gap = sentence.cells[item.end : stop]
    if (len(gap) > 2 and not isinstance(item, Voice)) or len(gap) > 4:
        return None
    if any(cell.key in PAUSES or cell.key in STOPS for cell in gap):
        return None
    if speaker_like(item) and item.prep == "" and (not item.before or item.before in CONJUNCTIONS):
        return item
    return None


def topic(items: list[Item], at: int) -> Speech | None:
    """«أما X فقال»: whoever is put first."""
    for back in range(at - 1, -1, -1):
        item = items[back]
        if item.kind == WORD and item.cat == "clause" and item.entry.role == "topic":
            following = items[back + 1]
            return following if speaker_like(following) and following.end <= items[at].first else None
    return None


def joined_speaker(items: list[Item], first: Item) -> Speech | None:
    """«قال مسؤولون وسكان»."""
    for item in items:
        if item.first == first.end and item.before == AND and speaker_like(item):
            return item
    return None


def relayed(items: list[Item], at: int, pos: int) -> Speech | None:
    """The speaker after عن or من: «نقل المراسل عن مصادر», «علمت الصحيفة من مصدر»."""
    for item in items[at + 1 : at + 8]:
        if item.kind == WORD and item.cat == "comp":
            return None
        if item.first >= pos and speaker_like(item) and item.prep == "from":
            return item
    return None


def told(sentence: Sentence, items: list[Item], at: int, content: int) -> list[Speech]:
    """Agencies and channels to whom it was said: «قال شهود لوكالة X إن»."""
    found: list[Speech] = []
    for item in items[at + 1 : at + 9]:
        if item.first >= content:
            break
        if isinstance(item, Voice) and carries(item) and (item.before == FOR or sentence.cells[item.first - 1].key == FOR):
            found.append(item)
    return found


def alone_before_charge(items: list[Item], at: int, accused: Actors) -> bool:
    """Whether only one party stands between a verb of accusing and its charge («ب…»)."""
    for item in items[items.index(accused) + 1 :]:
        if item.kind == WORD and item.cat == "comp":
            return False
        if item.before[-1:] == WITH:
            return True
        if isinstance(item, Actors | Voice) and item.prep == "" and item.before == "":
            return False
        if item.kind in (TRIGGER, REPORTING):
            return False
    return False


def content_start(sentence: Sentence, items: list[Item], at: int, pos: int) -> int:
    """Where the content begins: at the first أن/إن or colon, or, where the verb takes a noun, right after the speaker."""
    cells = sentence.cells
    limit = min(len(cells), pos + 22)
    bare = bool(items[at].entry.spec.takes) and items[at].entry.spec.takes != ["clause"]
    for item in items[at + 1 :]:
        if item.first < pos or item.kind == TIME or (item.kind == WORD and item.cat in ("medium", "prep")):
            continue
        if item.first >= limit or not bare:
            break
        if item.kind == TRIGGER and item.entry.form is not None and item.entry.form.part in ("masdar", "noun", "phrase"):
            return pos
        break
    for index in range(pos, limit):
        cell = cells[index]
        if "comp" in cell.cats or cell.key == ":":
            return index
        if "trigger" in cell.cats and index <= pos + 2:
            break
    return pos
