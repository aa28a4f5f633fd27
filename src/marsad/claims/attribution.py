"""Who says it: the stretch of each sentence that a speaker answers for, and how he stands to it.

A reporting verb finds its speaker after it, before it, or in the sentences before («وأضاف المصدر»); its content begins
after أن/إن, a colon or a preposition and runs to the next speaker or the sentence's end. «بحسب X» answers for what stands
before it, or after it at the head of a sentence. What no speaker answers for is the outlet's.
"""

from __future__ import annotations

from typing import TypeGuard

from marsad.mentions.cells import Sentence
from marsad.mentions.items import (
    ATTRIBUTION,
    CUE,
    REPORTING,
    SPEAKER,
    TIME,
    TRIGGER,
    WORD,
    Actors,
    Item,
    PlaceGroup,
    Voice,
    When,
)

Speech = Voice | Actors | PlaceGroup


class Scope:
    """Cells [first, end) of a sentence that `speakers` (nearest first) answer for, with the status their verb gives."""

    __slots__ = ("accused", "direct", "end", "first", "rule", "speakers", "start", "status", "when")

    def __init__(self, first: int, end: int, speakers: list[Speech], status: str, rule: str, when: When | None = None) -> None:
        self.first = first
        self.end = end
        self.speakers = speakers
        self.status = status
        self.rule = rule
        self.when = when
        self.accused: Actors | None = None
        self.direct = False
        self.start = first


class Conversation:
    """What carries over from sentence to sentence: the last speakers, and whether their quotation is still open."""

    __slots__ = ("open_quote", "paragraph", "speakers", "status")

    def __init__(self) -> None:
        self.speakers: list[Speech] = []
        self.status = "asserted"
        self.open_quote = False
        self.paragraph = -1

    def copy(self) -> Conversation:
        """The same state, to go on from without changing this one."""
        twin = Conversation()
        twin.speakers = self.speakers
        twin.status = self.status
        twin.open_quote = self.open_quote
        twin.paragraph = self.paragraph
        return twin


def find_scopes(sentence: Sentence, items: list[Item], talk: Conversation) -> list[Scope]:
    """The scopes of a sentence, in order; later ones win where they overlap."""
    scopes: list[Scope] = []
    count = len(sentence.cells)
    if talk.open_quote and talk.speakers:
        scopes.append(Scope(0, count, talk.speakers, talk.status, "quotation.continues"))
    for at, item in enumerate(items):
        scope: Scope | None = None
        if item.kind == REPORTING:
            scope = _reported(sentence, items, at, talk)
        elif item.kind == ATTRIBUTION:
            scope = _attributed(sentence, items, at, talk)
        elif isinstance(item, Voice | Actors) and at <= 1 and item.first <= 1 and _colon(sentence, item.end):
            scope = Scope(item.end + 1, count, [item], "asserted", "headline.colon")
        if scope is not None:
            for other in scopes:
                if other.first < scope.start < other.end and other.rule != "quotation.continues":
                    other.end = scope.start
            scopes.append(scope)
            talk.speakers = scope.speakers
            talk.status = scope.status
            talk.paragraph = sentence.paragraph
    marks = len(sentence.quotes)
    if talk.open_quote:
        talk.open_quote = marks % 2 == 0
    elif scopes and marks % 2 == 1 and talk.speakers:
        talk.open_quote = True
    return scopes


def _colon(sentence: Sentence, at: int) -> bool:
    return at < len(sentence.cells) and sentence.cells[at].key == ":"


def _speaker_like(item: Item) -> TypeGuard[Voice | Actors]:
    if item.kind == SPEAKER:
        return True
    if isinstance(item, Actors):
        return (not item.alone and item.count is None) or (item.person is not None and item.count is not None and bool(item.head or item.names))
    return False


def _reported(sentence: Sentence, items: list[Item], at: int, talk: Conversation) -> Scope | None:
    verb = items[at]
    spec = verb.entry.spec
    count = len(sentence.cells)
    part = verb.entry.form.part if verb.entry.form else ""
    if part == "masdar" or (at and items[at - 1].kind == WORD and items[at - 1].cat == "rel"):
        return None
    after = _next_speaker(sentence, items, at)
    before = _previous_speaker(sentence, items, at)
    pos = verb.end
    speakers: list[Speech] = []
    accused: Actors | None = None
    if spec.status == "alleged" and before is None and isinstance(after, Actors) and _alone_before_charge(items, at, after):
        # «ونفى X … واتهم Y بقصف Z»: whoever spoke before accuses Y
        accused, after = after, None
        if not talk.speakers:
            return None
    first = verb.first
    if before is not None and (spec.status == "alleged" or after is None or part == "participle" or _adjacent(before, verb)):
        speakers = [before]
        first = min(first, before.first)
        if after is not None and isinstance(after, Actors):
            accused = after
    elif after is not None:
        speakers = [after]
        pos = after.end
        second = _joined_speaker(sentence, items, after)
        if second is not None:
            pos = second.end
        if spec.status == "alleged":
            accused = next((i for i in items[at + 1 :] if isinstance(i, Actors) and i is not after and i.first >= pos), None)
    elif part == "participle" or spec.continues or talk.speakers:
        speakers = talk.speakers
        if not speakers:
            return None
    else:
        return None
    if spec.relay:
        origin = _relayed(items, at, pos)
        if origin is not None:
            speakers = [origin, *(speaker for speaker in speakers if speaker is not origin)]
            pos = max(pos, origin.end)
    content = _content_start(sentence, items, pos)
    when = next((i for i in items[at + 1 :] if i.kind == TIME and i.first < content), None)
    scope = Scope(content, count, speakers, spec.status, spec.id, when if isinstance(when, When) else None)
    scope.start = first
    scope.accused = accused
    scope.direct = not any("comp" in cell.cats or cell.key == ":" for cell in sentence.cells[content : content + 1])
    return scope


def _alone_before_charge(items: list[Item], at: int, accused: Actors) -> bool:
    """Whether only one party stands between a verb of accusing and its charge («ب…»)."""
    for item in items[items.index(accused) + 1 :]:
        if item.kind == WORD and item.cat == "comp":
            return False
        if item.before[-1:] == "ب":
            return True
        if isinstance(item, Actors | Voice) and item.prep == "" and item.before == "":
            return False
        if item.kind in (TRIGGER, REPORTING):
            return False
    return False


def _adjacent(item: Item, verb: Item) -> bool:
    return item.end == verb.first


def _next_speaker(sentence: Sentence, items: list[Item], at: int) -> Speech | None:
    verb = items[at]
    pos = verb.end
    for item in items[at + 1 : at + 5]:
        if item.kind == TIME or (item.kind == WORD and item.cat in ("prep", "among", "others") and item.after):
            pos = item.end
            continue
        if (item.kind == WORD and item.cat in ("comp", "rel", "negation", "clause")) or item.kind in (TRIGGER, REPORTING):
            break
        gap = item.first - pos
        if _speaker_like(item):
            if item.prep not in ("", "of") or item.before not in ("", "و", "ف"):
                return None
            if gap > 6 or (gap > 1 and not isinstance(item, Voice)):
                return _named_person(sentence, pos)
            if gap and isinstance(item, Voice):
                _widen(sentence, item, pos)
            return item
        if isinstance(item, PlaceGroup) and not item.refers and gap == 0 and item.prep == "" and not item.before and item.names:
            return item
        return _named_person(sentence, pos)
    return _named_person(sentence, pos)


def _widen(sentence: Sentence, voice: Voice, pos: int) -> None:
    """«قال فلان الفلاني، الناطق باسم X»: the name before the title belongs to the speaker."""
    voice.first = pos
    voice.start = sentence.cells[pos].start
    voice.person_name = True


_TITLE = 25
_NAME = 10


def _named_person(sentence: Sentence, pos: int) -> Speech | None:
    """A name that no list holds, between the verb and its content: «قال فلان الفلاني إن», «قالت فلانة، المسؤولة في X، إن»."""
    cells = sentence.cells
    content = next((at for at in range(pos, min(len(cells), pos + _TITLE)) if "comp" in cells[at].cats or cells[at].key == ":"), None)
    if content is None:
        return None
    end = pos
    while end < content and end - pos < _NAME:
        cell = cells[end]
        if cell.key in ("،", ",") or "rel" in cell.cats:
            break
        if cell.word.kind != "word" or any(cat in cell.cats for cat in ("trigger", "support", "negation", "number", "time", "reporting")):
            return None
        if end == pos and ("prep" in cell.cats or "domain" in cell.cats or (cell.key[:1] in "وف" and cell.cats)):
            return None
        end += 1
    if end - pos < 2:
        return None
    voice = Voice(pos, end, cells[pos].start, cells[end - 1].end, "person", None)
    voice.person_name = True
    return voice


def _previous_speaker(sentence: Sentence, items: list[Item], at: int) -> Speech | None:
    verb = items[at]
    if verb.before in ("و", "ف") or at == 0:
        return None
    item = items[at - 1]
    back = at - 1
    while back > 0 and (item.kind == TIME or (item.kind == WORD and item.cat == "rel") or (item.kind == CUE and item.end == verb.first)):
        back -= 1
        item = items[back]
    gap = sentence.cells[item.end : verb.first]
    if (len(gap) > 2 and not isinstance(item, Voice)) or len(gap) > 4:
        return None
    if any(cell.key in ("،", ",", ":", "؛") for cell in gap):
        return None
    if _speaker_like(item) and item.prep in ("",) and item.before in ("", "و", "ف"):
        return item
    return None


def _joined_speaker(sentence: Sentence, items: list[Item], first: Item) -> Speech | None:
    for item in items:
        if item.first == first.end and item.before == "و" and _speaker_like(item):
            return item
    return None


def _relayed(items: list[Item], at: int, pos: int) -> Speech | None:
    """The speaker after عن: «نقل المراسل عن مصادر»."""
    for item in items[at + 1 : at + 8]:
        if item.kind == WORD and item.cat == "comp":
            return None
        if item.first >= pos and _speaker_like(item) and item.prep == "from":
            return item
    return None


def _content_start(sentence: Sentence, items: list[Item], pos: int) -> int:
    """Where the content begins: after the first أن/إن or colon that follows closely, else right after the speaker."""
    cells = sentence.cells
    for index in range(pos, min(len(cells), pos + 22)):
        cell = cells[index]
        if "comp" in cell.cats or cell.key == ":":
            return index
        if "trigger" in cell.cats and index <= pos + 2:
            break
    return pos


def _attributed(sentence: Sentence, items: list[Item], at: int, talk: Conversation) -> Scope | None:
    cue = items[at]
    count = len(sentence.cells)
    speaker: Speech | None = None
    end = cue.end
    for item in items[at + 1 : at + 5]:
        if item.first - end > 6:
            break
        if item.kind == REPORTING or item.kind == TIME:
            end = item.end
            continue
        if _speaker_like(item):
            speaker = item
            end = item.end
            break
        if item.kind == WORD and item.cat in ("prep", "rel", "comp"):
            end = item.end
            continue
        break
    if speaker is None:
        return None
    speakers: list[Speech] = [speaker]
    joined = _joined_speaker(sentence, items, speaker)
    if joined is not None:
        end = joined.end
    if cue.first <= 2:
        return Scope(end, count, speakers, cue.entry.spec.status, cue.entry.id)
    first = 0
    for item in items[:at]:
        if item.kind in (REPORTING,) and item.first < cue.first:
            first = item.first
    scope = Scope(first, cue.first, speakers, cue.entry.spec.status, cue.entry.id)
    scope.start = cue.first
    return scope


def scope_at(scopes: list[Scope], cell: int) -> Scope | None:
    """The innermost scope that covers a cell, or None: the outlet's own words."""
    found: Scope | None = None
    for scope in scopes:
        if scope.first <= cell < scope.end:
            found = scope
    return found
