"""Tolls that no verb governs, and those whose verb has an event for its subject («أودت الغارة بحياة خمسة»)."""

from __future__ import annotations

from typing import Final

from marsad.claims.arguments import read_right
from marsad.claims.frame import Frame
from marsad.lexicon.numbers import number_words
from marsad.mentions.cells import Sentence
from marsad.mentions.items import CUE, ORDINARY, PLACE, REPORTING, SUPPORT, TIME, TRIGGER, WORD, Actors, Count, Item
from marsad.syntax.clause import Clause, is_verb
from marsad.text.clitics import AND, ARTICLE
from marsad.text.words import bits

_BODY: Final = bits("body")
_HURT: Final = frozenset(("killed", "injured", "dead", "casualties"))
_EVENTS: Final = frozenset(("strike", "explosion", "clash", "assault", "attack-on-civilians"))
_LOOK: Final = 9


def behind_event(sentence: Sentence, items: list[Item], at: int, end: int) -> int:
    """«قتلت الغارة خمسة», «حصيلة القصف 12 قتيلا»: where those counted begin behind the event that a toll word governs, or 0."""
    toll = items[at]
    spec = toll.entry.spec
    verb = is_verb(toll)
    if spec.kind != "casualties" or spec.subject == "victims" or not (verb or spec.weak or toll.entry.form.part == "phrase"):
        return 0
    following = at + 1
    if spec.weak and not verb and items[following].cat == "prep" and items[following].entry.role == "at":
        following += 1  # «عدد الجرحى في القصف 120»
    if following >= end:
        return 0
    event = items[following]
    if event.kind != TRIGGER or event.before or event.entry.spec.kind not in _EVENTS or is_verb(event) or event.first - toll.end > following - at - 1:
        return 0
    begin = 0
    for position in range(following + 1, min(end, at + _LOOK)):
        item = items[position]
        if item.kind in (CUE, SUPPORT, REPORTING) or (item.kind == TRIGGER and (item.before or is_verb(item))):
            return 0
        if item.kind == WORD and item.cat in ("comp", "rel", "clause", "among"):
            return 0
        if not begin and not spec.with_keys.isdisjoint(sentence.cells[item.first].word.company):
            begin = position  # «أودت الغارة بحياة …»
        if isinstance(item, Actors) and _are_counted(item):
            return begin or position
    return 0


def _are_counted(item: Actors) -> bool:
    if item.prep not in ("", "b", "to", "l", "of"):
        return False
    if item.person is not None and item.person.state in _HURT:
        return not item.article or item.count is not None
    return item.count is not None or (item.person is not None and not item.names and item.head is None)


def other_sides(sentence: Sentence, items: list[Item], frame: Frame) -> list[Frame]:
    """«25 من X وعشرة من Y»: the dead of each side are a toll of their own."""
    found: list[Frame] = []
    while frame.rest:
        item = frame.rest[0]
        trigger = Item(TRIGGER, item.first, item.end, item.start, item.stop, "trigger", frame.trigger.entry, item.before)
        other = Frame(frame.index, trigger, frame.clause)
        other.passive = frame.passive
        other.persons.append(("object", item))
        other.use(item)
        read_right(sentence, other, frame.rest[1:], False)
        frame.rest = []
        found.append(other)
        frame = other
    return found


def _among(items: list[Item], at: int) -> bool:
    """«بين القتلى طفلة»: the item right before says that some of them are told."""
    before = items[at - 1] if at else None
    return before is not None and before.end == items[at].first and (before.cat == "among" or (before.cat == "prep" and before.entry.role == "between"))


def stated_tolls(sentence: Sentence, items: list[Item], clauses: list[Clause], frames: list[Frame]) -> list[Frame]:
    """«335 قتيلا و756 جريحا», «قتلى في الطرفين»: dead and wounded that no verb governs are a toll of their own."""
    taken = {id(item) for frame in frames for _, item in frame.persons}
    taken |= {id(item) for frame in frames for item in (*frame.actors, *frame.targets)}
    found: list[Frame] = []
    for clause in clauses:
        last: Frame | None = None
        for at in range(clause.first, clause.end):
            item = items[at]
            if not isinstance(item, Actors) or item.person is None or not item.person.state or id(item) in taken:
                continue
            shared = _shared_count(items[at - 1], item) if last is not None else None
            if shared is not None:
                item.count = shared
            elif item.count is None and item.article and item.person.state in _HURT and item.end - item.first == 1 and not _among(items, at):
                continue  # «الشهداء», «القتلى»: those named before
            if item.first and sentence.cells[item.first - 1].mask & _BODY:
                continue  # «وزارة المهجرين», «هيئة شؤون الأسرى»: a body's name
            if last is not None and at - last.index <= 2:
                last.persons.append(("object", item))
                last.use(item)
                last.index = at
                continue
            hit = sentence.cells[item.end - 1].word.hit("trigger")
            for cell in sentence.cells[item.first : item.end]:
                hit = cell.word.hit("trigger") or hit
            if hit is None or not hit.entry.spec.quantity or (item.person.state == "detained" and hit.entry.spec.kind == "casualties"):
                continue  # «متهم» is not of «مات»
            trigger = Item(TRIGGER, item.first, item.end, item.start, item.stop, "trigger", hit.entry, item.before)
            frame = Frame(at, trigger, clause)
            frame.persons.append(("of" if item.count is None and _among(items, at) else "object", item))
            frame.use(item)
            read_right(sentence, frame, _until_trigger(items, at + 1, clause.end), False)
            last = frame
            found.append(frame)
    return found


def counted_behind(sentence: Sentence, items: list[Item], frame: Frame) -> Actors | None:
    """«قتل في الهجوم خمسة جنود»: those counted behind the event that a preposition brings, where the verb has nobody nearer."""
    if frame.persons or frame.actors or not is_verb(frame.trigger):
        return None
    at = frame.index + 1
    while at < len(items) and (items[at].kind in (PLACE, TIME) or items[at].cat == "prep"):
        at += 1
    event = items[at] if at < len(items) else None
    if event is None or event.kind != TRIGGER or is_verb(event) or event.prep not in _BRINGS or event.entry.spec.kind not in _EVENTS:
        return None
    for item in items[at + 1 :]:
        if item.kind in (CUE, SUPPORT, REPORTING, TRIGGER, ORDINARY) or (item.kind == WORD and item.cat in ("comp", "rel", "clause", "among", "side")):
            return None
        if isinstance(item, Actors) and item.prep == "" and not item.before and (item.first > event.end or sentence.cells[event.first].key.startswith(ARTICLE)):
            counted = item.count is not None or (item.person is not None and item.number in (1, 2) and not item.article)
            return item if counted else None
    return None


def leave_to_toll(frames: list[Frame]) -> None:
    """Those counted behind an event are the toll's, and no side of the event."""
    for toll in frames:
        for how, item in toll.persons:
            if how != "behind":
                continue
            for frame in frames:
                if frame is not toll and not frame.toll:
                    frame.actors = [actor for actor in frame.actors if actor is not item]
                    frame.targets = [target for target in frame.targets if target is not item]


_BRINGS: Final = frozenset(("at", "b", "cause"))


def pass_bounds(sentence: Sentence, frame: Frame) -> None:
    """«تجاوز عدد القتلى في المدينة 300 شخص»: the verb before the toll word bounds the number behind it."""
    at = frame.trigger.first - 1
    if at < 0 or frame.trigger.entry.form.part == "verb" or sentence.cells[at].key.lstrip(AND) not in number_words().lists["exceed"]:
        return
    denied = at > 0 and "negation" in sentence.cells[at - 1].word.by_cat
    for _, item in frame.persons:
        if isinstance(item, Actors) and item.count is not None and item.count.min is not None and item.count.min == item.count.max:
            item.count = Count(None, item.count.min) if denied else Count(item.count.min + 1, None)
            return


def _shared_count(one: Item, other: Actors) -> Count | None:
    """«عشرات القتلى والجرحى»: what counts the first counts both."""
    if isinstance(one, Actors) and one.end == other.first and other.before == AND and other.article and other.count is None:
        return one.count
    return None


def _until_trigger(items: list[Item], first: int, end: int) -> list[Item]:
    for at in range(first, end):
        item = items[at]
        if item.kind == TRIGGER or (isinstance(item, Actors) and item.person is not None and item.person.state):
            return items[first:at]
    return items[first:end]


def killed_and_injured(one: Frame, other: Frame) -> bool:
    """Whether one of two tolls counts the dead and the other the injured."""
    return bool(one.persons and other.persons) and {measure_of(one), measure_of(other)} == {"killed", "injured"}


def measure_of(frame: Frame) -> str | None:
    """What a toll counts: «سقوط عشرات الجرحى» counts the injured, whatever its verb counts elsewhere."""
    states = [item.person.state for _, item in frame.persons if isinstance(item, Actors) and item.person is not None]
    if states and all([state == "injured" for state in states]):
        return "injured"
    measure: str | None = frame.spec.quantity
    return measure
