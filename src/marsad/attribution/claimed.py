"""Who says it without a verb of speaking: whoever claims a deed for himself or lays it at another's door; names met again."""

from __future__ import annotations

from typing import Final

from marsad.attribution.speech import Speech, person, speaker_like
from marsad.mentions.cells import PAUSES, STOPS, Sentence
from marsad.mentions.items import ACTORS, ORDINARY, PLACE, SPEAKER, SUPPORT, TIME, TRIGGER, WORD, Item, Voice
from marsad.syntax.clause import is_verb
from marsad.text.clitics import ARTICLE, CONJUNCTIONS, FOR
from marsad.text.words import bits

_OWNS: Final = ("claim", "ascribe")
_BEFORE: Final = 7
_OTHER: Final = bits("clause", "rel", "reporting")


def owns_up(item: Item) -> bool:
    """«تبنى», «أعلن مسؤوليته», «نسب إلى»: a verb whose subject says that a deed is his or another's."""
    return item.kind == SUPPORT and item.entry.spec.effect in _OWNS and is_verb(item)


def claimant(sentence: Sentence, items: list[Item], at: int) -> Speech | None:
    """«تبنى X هجوما», «X تبنى», «نسبت الحكومة الهجوم إلى Y»: the subject of such a verb, right after it or right before it."""
    verb = items[at]
    if verb.entry.form.voice == "passive" and not verb.after:
        return None
    end = verb.end
    for item in items[at + 1 : at + 4]:
        if item.kind == TIME:
            end = item.end
            continue
        if item.kind in (SPEAKER, ACTORS) and speaker_like(item) and item.prep == "" and not item.before and item.first - end <= 1:
            return item
        break
    back = at - 1
    while back > 0 and (items[back].kind in (PLACE, TIME) or (items[back].kind == WORD and items[back].cat in ("prep", "extent"))):
        back -= 1  # «المقاومة في إقليم X تبنت …»
    before = items[back] if at else None
    if before is None or verb.before or verb.after or not speaker_like(before) or verb.first - before.end > _BEFORE or before.prep:
        return None
    between = sentence.cells[before.end : verb.first]
    return None if any(cell.key in PAUSES or cell.key in STOPS for cell in between) else before


def reach(sentence: Sentence, items: list[Item], at: int, speaker: Speech) -> tuple[int, int]:
    """The cells that a claimant answers for: what follows up to a pause, or the deed before «تبناه X», «نسبته X إلى Y»."""
    verb = items[at]
    cells = sentence.cells
    if verb.after or (at and items[at - 1].kind == WORD and items[at - 1].cat == "rel"):
        for item in reversed(items[:at]):
            if item.kind == TRIGGER and not is_verb(item):
                return item.first, item.end
            if item.kind == WORD and item.cat == "clause":
                break
        return verb.end, verb.end
    end = max(verb.end, speaker.end)
    while end < len(cells) and cells[end].key not in PAUSES and cells[end].key not in STOPS and not cells[end].mask & _OTHER:
        end += 1
    return max(verb.end, speaker.end if speaker.first > verb.first else verb.end), end


def asker(sentence: Sentence, items: list[Item], at: int) -> Speech | None:
    """«رد X على القصف بمطالبة Y بسحب …»: Y is asked; the subject before asks."""
    for item in reversed(items[:at]):
        if item.kind == WORD and item.cat in ("comp", "rel", "clause"):
            return None
        if item.kind in (SPEAKER, ACTORS) and speaker_like(item) and item.prep == "" and not item.before:
            return None if sentence.pause_between(item.end, items[at].first) else item
    return None


def doer_speaks(items: list[Item], at: int) -> Speech | None:
    """«نعى X قائدا له وأكد أن …», «قصف الجيش المدينة وقال إن …»: the subject of the verb before speaks on."""
    for place in range(at - 1, -1, -1):
        item = items[place]
        if item.kind == WORD and item.cat in ("comp", "rel", "clause"):
            return None
        if item.kind == ACTORS and speaker_like(item) and item.prep == "" and not item.before and place and _heads(items[place - 1]) and items[place - 1].end == item.first:
            return item
    return None


def _heads(item: Item) -> bool:
    """Whether an item is a finite verb that acts."""
    return item.kind in (TRIGGER, SUPPORT, ORDINARY) and item.entry.form is not None and bool(item.entry.form.part == "verb" and item.entry.form.voice != "passive")


def names_of(sentence: Sentence, voice: Voice) -> list[str]:
    """The words of a speaker's name that no list knows: «العميد فلان الفلاني» may come again as «الفلاني»."""
    return [cell.key for cell in sentence.cells[voice.first : voice.end] if cell.word.kind == "word" and len(cell.key) > 3 and not cell.cats]


def bare_name(key: str) -> str:
    """A name without the letters joined to it: «للفلاني» -> «الفلاني»."""
    if key[:2] == FOR + FOR:
        return ARTICLE + key[2:]
    return key


def named_again(sentence: Sentence, at: int, known: list[str]) -> Voice | None:
    """«وفقا للفلاني», «بحسب الفلاني»: a name heard before, right after words that name a source."""
    cells = sentence.cells
    if at < len(cells) and cells[at].key == FOR:
        at += 1
    if at >= len(cells) or cells[at].word.kind != "word":
        return None
    key = cells[at].key
    for joined in ("", FOR, *CONJUNCTIONS):
        if key.startswith(joined) and bare_name(key)[len(joined) if bare_name(key) == key else 0 :] in known:
            return person(sentence, at, at + 1)
    return None
