"""Who says it: the stretch of each sentence that a speaker answers for, and how he stands to it.

A reporting verb finds its speaker after it, before it, or in the sentences before («وأضاف المصدر»); its content begins
after أن/إن, a colon or a preposition and runs to the next speaker or the sentence's end. «بحسب X» answers for what stands
before it, or after it at the head of a sentence. What no speaker answers for is the outlet's.
"""

from __future__ import annotations

from typing import Final

from marsad.attribution.claimed import asker, claimant, doer_speaks, named_again, names_of, owns_up, reach
from marsad.attribution.scopes import Conversation, Scope, scope_at
from marsad.attribution.speech import (
    Speech,
    alone_before_charge,
    carries,
    content_start,
    joined_speaker,
    next_speaker,
    person,
    previous_speaker,
    relayed,
    speaker_like,
    told,
)
from marsad.mentions.cells import DASHES, PAUSES, STOPS, Sentence
from marsad.mentions.items import (
    ATTRIBUTION,
    REPORTING,
    SPEAKER,
    SUPPORT,
    TIME,
    TRIGGER,
    WORD,
    Actors,
    Item,
    Voice,
    When,
)
from marsad.text.clitics import CONJUNCTIONS, FOR, THEN

_CONTINUES: Final = ("quotation.continues", "list.continues")
_HEADLINE: Final = 14
_FLAGS: Final = 4
_FEW: Final = 4
_CLAIMING: Final = 5


def _stance(status: str, speaker: Speech) -> str:
    """«تفيد معلومات أولية بـ …»: what news and rumours say is unconfirmed, whatever the verb."""
    entry = speaker.entry if isinstance(speaker, Voice) and speaker.cat == "role" else None
    if status != "asserted" or entry is None or entry.spec.status is None:
        return status
    return str(entry.spec.status)


def find_scopes(sentence: Sentence, items: list[Item], talk: Conversation) -> list[Scope]:
    """The scopes of a sentence, in order; later ones win where they overlap."""
    scopes: list[Scope] = []
    count = len(sentence.cells)
    if talk.open_quote and talk.paragraph != sentence.paragraph and not (sentence.quotes and sentence.quotes[0] == sentence.start):
        talk.open_quote = False  # a quotation goes on in the next paragraph only where that opens with a mark
    if talk.open_quote and talk.speakers:
        talk.paragraph = sentence.paragraph
        scopes.append(Scope(0, count, talk.speakers, talk.status, "quotation.continues"))
    elif talk.listing:
        if sentence.bulleted or sentence.cells[0].word.kind != "word":
            talk.list_paragraph = sentence.paragraph
        if talk.list_paragraph == sentence.paragraph:
            scopes.append(Scope(0, count, talk.listing, "asserted", "list.continues"))
            talk.speakers, talk.status = talk.listing, "asserted"
        else:
            talk.listing = []
    head = _headline(sentence, items)
    if head is not None:
        scopes.append(head)
        _remember(talk, head, sentence)
        following = sentence.tokens[sentence.end].key if sentence.end < len(sentence.tokens) else ""
        talk.listing = head.speakers if head.first >= count or following in DASHES else []
    for at, item in enumerate(items):
        scope: Scope | None = None
        if head is not None and item.first < head.first:
            continue
        if item.kind == REPORTING and at and _brings_speech(items[at - 1], item):
            continue
        if item.kind == REPORTING:
            scope = _reported(sentence, items, at, talk, scopes)
        elif item.kind == ATTRIBUTION:
            if item.entry.spec.turn:
                if item.before or (item.first and sentence.cells[item.first - 1].key in PAUSES):
                    _cut(scopes, item.first)
                continue
            scope = _attributed(sentence, items, at, scopes, talk)
        elif owns_up(item):
            _claimed(sentence, items, at, scopes, talk)
        if scope is not None:
            if head is not None and scope.status != "asserted":
                scope.end = _line_end(sentence, scope)
            _cut(scopes, scope.start)
            scopes.append(scope)
            if scope.speakers:
                _remember(talk, scope, sentence)
    marks = len(sentence.quotes)
    if talk.open_quote:
        talk.open_quote = marks % 2 == 0
    elif scopes and marks % 2 == 1 and talk.speakers:
        talk.open_quote = True
    return scopes


def _brings_speech(cue: Item, verb: Item) -> bool:
    """«على ما أعلن X», «بحسب ما ذكر X»: the verb belongs to the words before it."""
    return cue.kind == ATTRIBUTION and cue.end == verb.first and not cue.entry.spec.outlet and not cue.entry.spec.turn


def _line_end(sentence: Sentence, scope: Scope) -> int:
    """«X: - نتهم … - قصفنا …»: in a list after a colon a charge or a demand holds for its own line."""
    for at in sentence.pauses:
        if at > scope.first and sentence.cells[at].key in DASHES:
            return min(at, scope.end)
    return scope.end


def _claimed(sentence: Sentence, items: list[Item], at: int, scopes: list[Scope], talk: Conversation) -> None:
    """«تبنى X هجوما»: whoever claims a deed is its source, before whoever tells of it."""
    speaker = claimant(sentence, items, at)
    if speaker is None:
        return
    verb = items[at]
    outer = scope_at(scopes, verb.first)
    first, end = reach(sentence, items, at, speaker)
    if first >= end:
        return
    status = outer.status if outer is not None else "asserted"
    others = [other for other in outer.speakers if other is not speaker] if outer is not None else []
    when = next((item for item in items[at + 1 : at + _CLAIMING] if item.kind == TIME or item.kind == TRIGGER), None)
    told = when if isinstance(when, When) else outer.when if outer is not None else None
    scopes.append(Scope(first, end, [speaker, *others], status, verb.entry.id, told))
    if first >= verb.first and outer is None and verb.entry.spec.effect == "claim":
        _remember(talk, scopes[-1], sentence)  # «وتبنى X الهجوم … وقال إن»


def _remember(talk: Conversation, scope: Scope, sentence: Sentence) -> None:
    for speaker in scope.speakers:
        if isinstance(speaker, Voice):
            talk.names += [name for name in names_of(sentence, speaker) if name not in talk.names]
    talk.speakers = scope.speakers
    talk.status = scope.status
    talk.paragraph = sentence.paragraph


def _cut(scopes: list[Scope], start: int) -> None:
    """A new speaker or topic ends the scopes before it."""
    for other in scopes:
        if other.first < start < other.end and other.rule not in _CONTINUES:
            other.end = start


def _headline(sentence: Sentence, items: list[Item]) -> Scope | None:
    """«الجيش: …», «عاجل | صحة X: …», «القيادي في الحركة فلان: …»: whoever stands before the first colon says what follows it."""
    cells = sentence.cells
    colon = next((at for at in sentence.stops if cells[at].key == ":"), -1)
    if not 0 < colon <= _HEADLINE:
        return None
    speaker: Speech | None = None
    for item in items:
        if item.first >= colon:
            break
        if item.kind in (TRIGGER, SUPPORT, REPORTING, ATTRIBUTION, TIME):
            return None
        if speaker_like(item) and item.prep == "" and not item.before and item.end <= colon:
            if isinstance(item, Voice) and item.cat == "role" and item.entry.spec.document and not item.within:
                continue  # «الحصيلة: …»
            if item.first <= _FLAGS and (speaker is None or (item.kind == SPEAKER and speaker.kind != SPEAKER)):
                speaker = item
    if speaker is None and 2 <= colon <= _FEW and all(not cell.mask and cell.word.kind == "word" for cell in cells[:colon]):
        speaker = person(sentence, 0, colon)
    if speaker is None:
        return None
    return Scope(colon + 1, len(cells), [speaker], "asserted", "headline.colon")


def _reported(sentence: Sentence, items: list[Item], at: int, talk: Conversation, scopes: list[Scope]) -> Scope | None:
    verb = items[at]
    spec = verb.entry.spec
    cells = sentence.cells
    count = len(cells)
    part = verb.entry.form.part if verb.entry.form else ""
    behind = items[at - 1] if at else None
    if behind is not None and behind.kind == WORD and behind.cat == "negation" and behind.end == verb.first:
        return None
    after = next_speaker(sentence, items, at)
    if part == "masdar" and spec.others and verb.after:
        outer = scope_at(scopes, verb.first)
        scope = Scope(verb.end, count, outer.speakers if outer is not None else talk.speakers, spec.status, spec.id)
        scope.others = True  # «أبدت استنكارها لاختطاف …»
        return scope
    if part == "masdar" and not _utters(items, at, after):
        return None
    if part == "masdar" and spec.status == "demanded" and isinstance(after, Actors) and not _for_somebody(items, after):
        asking, outer = asker(sentence, items, at), scope_at(scopes, verb.first)
        asked_by = [asking] if asking is not None else outer.speakers if outer is not None else []
        scope = Scope(content_start(sentence, items, at, after.end), count, asked_by, "demanded", spec.id)
        scope.start = verb.first
        return scope
    relative = behind is not None and behind.kind == WORD and behind.cat == "rel"
    before = previous_speaker(sentence, items, at) if part != "masdar" else None
    pos = verb.end
    speakers: list[Speech] = []
    accused: Actors | None = None
    if relative and not (isinstance(before, Voice) and items[at - 2] is before) and not (after is not None and after.first == verb.end):
        return None
    if verb.after and spec.carried:
        return None  # «في بيان تداولته حسابات»
    if relative and (verb.after or (isinstance(before, Voice) and _doubted(scopes, verb.first))):
        return None  # «نفى الأنباء التي تحدثت عن …»
    if spec.status == "alleged" and before is None and isinstance(after, Actors) and alone_before_charge(items, at, after):
        # «ونفى X … واتهم Y بقصف Z»: whoever spoke before accuses Y
        accused, after = after, None
        if not talk.speakers:
            return None
    first = verb.first
    if before is not None and (spec.status == "alleged" or after is None or part == "participle" or before.end == verb.first or verb.before == THEN):
        speakers = [before]
        first = min(first, before.first)
        if after is not None and isinstance(after, Actors):
            accused = after
    elif after is not None:
        speakers = [after]
        pos = after.end
        second = joined_speaker(items, after)
        if second is not None:
            pos = second.end
        if spec.status == "alleged":
            accused = next((i for i in items[at + 1 :] if isinstance(i, Actors) and i is not after and i.first >= pos), None)
    elif not spec.continues and not any([other.rule not in _CONTINUES for other in scopes]) and (doer := doer_speaks(items, at)) is not None:
        speakers = [doer]
    elif part == "participle" or spec.continues or (talk.speakers and not (spec.observes and part == "verb" and not _said(sentence, verb.end))):
        speakers = talk.speakers
        if not speakers:
            return None
    elif not (spec.relay and relayed(items, at, pos) is not None):
        return None
    if spec.relay:
        origin = relayed(items, at, pos)
        if origin is not None:
            speakers = [origin, *(speaker for speaker in speakers if speaker is not origin)]
            pos = max(pos, origin.end)
    content = content_start(sentence, items, at, pos)
    speakers = [*speakers, *(each for each in told(sentence, items, at, content) if each not in speakers)]
    when = next((i for i in items[at + 1 :] if i.kind == TIME and i.first < content), None)
    bare = not ("comp" in cells[content].cats or cells[content].key == ":") if content < count else True
    end = count
    if relative:
        end = next((place for place in sentence.pauses if place > content), count)
    status = _stance(spec.status, speakers[0])
    scope = Scope(content, end, speakers, status, spec.id, when if isinstance(when, When) else None)
    scope.start = first
    scope.accused = accused
    scope.direct = bare
    scope.disputes = spec.disputes
    scope.happened = spec.happened
    scope.others = spec.others
    if bare and part == "verb" and not verb.before and not relative:
        _look_back(sentence, items, at, scope, scopes)
    return scope


def _said(sentence: Sentence, at: int) -> bool:
    """Whether a clause of أن follows near."""
    return any(["comp" in cell.cats or cell.key == ":" for cell in sentence.cells[at : at + _FLAGS]])


def _doubted(scopes: list[Scope], at: int) -> bool:
    scope = scope_at(scopes, at)
    return scope is not None and scope.status != "asserted"


def _for_somebody(items: list[Item], after: Actors) -> bool:
    """«مطالبة X لـY بسحب …»: where somebody is asked by name, who stands before him asks."""
    following = next((item for item in items if item.first >= after.end), None)
    return isinstance(following, Actors) and following.before[-1:] == FOR


def _utters(items: list[Item], at: int, after: Speech | None) -> bool:
    """«إعلان الجيش أن», «نفي الوزارة قصف X»: a noun of speaking right before its speaker, with something said after him."""
    if after is None or after.first != items[at].end or (after.kind != SPEAKER and not isinstance(after, Actors)):
        return False
    following = next((item for item in items[at + 1 :] if item.first >= after.end), None)
    if following is None or following.first - after.end > 1:
        return False
    return following.kind == TRIGGER or (following.kind == WORD and following.cat == "comp")


def _look_back(sentence: Sentence, items: list[Item], at: int, scope: Scope, scopes: list[Scope]) -> None:
    """«"…"، قال X», «"…"، يقول X، "…"»: a speaker named after his words, or between them, answers for what stands before him."""
    verb = items[at]
    cells = sentence.cells
    if verb.first == 0 or not any(item.kind == TRIGGER for item in items[:at]):
        return
    last = cells[verb.first - 1]
    edge = last.end if last.key not in PAUSES else cells[verb.first - 2].end if verb.first > 1 else 0
    closed = any(edge <= mark < verb.start for mark in sentence.quotes)
    pause = last.key in PAUSES
    if not closed and not (pause and not any(item.kind == TRIGGER for item in items[at + 1 :])):
        return
    floor = 0
    for other in scopes:
        if other.rule not in _CONTINUES and other.speakers:
            floor = max(floor, other.end if other.end <= verb.first else verb.first)
    if floor < verb.first:
        scope.first = floor
        scope.start = verb.first


def _attributed(sentence: Sentence, items: list[Item], at: int, scopes: list[Scope], talk: Conversation) -> Scope | None:
    cue = items[at]
    spec = cue.entry.spec
    count = len(sentence.cells)
    if spec.outlet:
        return Scope(cue.end, count, [], "asserted", spec.id)
    if spec.verbal and not (at + 1 < len(items) and items[at + 1].kind == REPORTING and items[at + 1].first == cue.end):
        return None
    speaker: Speech | None = None
    status = spec.status
    end = cue.end
    for item in items[at + 1 : at + 7]:
        if item.first - end > 6:
            break
        if item.kind == REPORTING or item.kind == TIME:
            if item.kind == REPORTING and item.entry.spec.status != "asserted":
                status = item.entry.spec.status  # «بحسب مزاعم X»
            end = item.end
            continue
        if item.kind == SUPPORT and item.entry.spec.effect == "status" and item.first == end:
            status, end = item.entry.spec.status, item.end
            continue
        if spec.verbal and item.kind == WORD and item.cat == "comp":
            break
        if speaker_like(item):
            speaker = item
            end = item.end
            if not (isinstance(item, Voice) and item.cat == "role" and item.entry.spec.document and not item.within):
                break
            continue  # «حصيلة أعدتها X», «بيان صادر عن X»
        if item.kind == WORD and item.cat in ("prep", "rel", "comp", "medium"):
            if speaker is None:
                end = item.end
            continue
        break
    if speaker is None:
        speaker = named_again(sentence, end, talk.names) if talk.names else None
        if speaker is None:
            return None
        end = speaker.end
    speakers: list[Speech] = [speaker]
    status = _stance(status, speaker)
    joined = joined_speaker(items, speaker)
    if joined is not None:
        end = joined.end
    if cue.first <= 2 or cue.before in CONJUNCTIONS:
        scope = Scope(end, count, speakers, status, spec.id)
        scope.start = cue.first
        return scope
    first = 0
    for other in scopes:
        if other.first < cue.first <= other.end and other.rule not in _CONTINUES:
            if carries(speaker) and other.speakers and not carries(other.speakers[0]):
                other.speakers = [*other.speakers, speaker]
                return None
            first = max(first, min(other.first, other.start))
        elif other.end < cue.first and other.speakers:
            first = max(first, other.end)
    bare = not any(item.kind == TRIGGER and item.first >= first for item in items[:at])
    scope = Scope(first, _resumed(sentence, end, count, bare), speakers, status, spec.id)
    scope.start = cue.first
    return scope


def _resumed(sentence: Sentence, end: int, count: int, bare: bool) -> int:
    """«قتل ثلاثة، بحسب X، في غارة …»: an attribution in the middle holds for what goes on after it, to the next pause.

    `bare`: nothing is said before it yet («ويشمل الاتفاق، وفق X، إطلاق …»).
    """
    cells = sentence.cells
    at = end
    if at < count and cells[at].key in PAUSES:
        at += 1
    if at >= count:
        return end
    cats = cells[at].cats
    if (not bare and not ("prep" in cats or (cells[at].mask and at == end))) or "clause" in cats or "rel" in cats:
        return end
    while at < count:
        cell = cells[at]
        if cell.key in PAUSES or cell.key in STOPS or "clause" in cell.cats or "attribution" in cell.cats:
            return at
        at += 1
    return count
