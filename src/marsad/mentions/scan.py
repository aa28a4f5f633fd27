"""Read one sentence into items: the lexicon's words and phrases, and the patterns that join them.

The order of the questions asked at each word is the reading's order of preference: a date, a counted noun, a place, a
party or people, a speaker, a trigger; function words last.
"""

from __future__ import annotations

from typing import Final

from marsad.lexicon.numbers import number_words
from marsad.mentions.bodies import leave_place, named_party
from marsad.mentions.cells import Cell, Sentence
from marsad.mentions.company import is_called, tells_manner
from marsad.mentions.counts import are_fallen, bare_count, count_behind, per_cent, whole
from marsad.mentions.institutions import read_institution
from marsad.mentions.items import CUE, MEANS, ORDINARY, SUPPORT, THING, WORD, Actors, Count, Item, Share, Thing, When
from marsad.mentions.officials import read_official
from marsad.mentions.parties import read_actors
from marsad.mentions.places import read_place, read_unknown
from marsad.mentions.speakers import read_medium, read_voice
from marsad.mentions.units import unit_acts
from marsad.mentions.verbal import BEFORE_PRESENT, INFLECTED, is_company, is_hit, read_guarded, read_verbal
from marsad.text.clitics import ARTICLE, FOR, WITH
from marsad.text.words import bits

_PLACE: Final = ("place_type", "place_part", "direction", "place", "border", "piece")
_ACTORS: Final = ("head", "party", "generic", "reference", "nationality", "person", "state")
_VOICE: Final = ("role", "speaker", "short", "outlet")
_FUNCTION: Final = (
    "medium", "comp", "among", "rel", "clause", "prep", "of", "alongside", "supported", "extent", "others", "negation", "phase",
    "both", "side", "loyal", "conditional",
)  # fmt: skip
_ANY_PLACE: Final = bits(*_PLACE)
_ANY_ACTORS: Final = bits(*_ACTORS)
_ANY_VOICE: Final = bits(*_VOICE)
_ANY_INFLECTED: Final = bits(*INFLECTED)
_ANY_NOUN: Final = _ANY_ACTORS | _ANY_VOICE
_TRIGGER: Final = bits("trigger")
_MANNER: Final = bits("manner")
_HEAD: Final = bits("head")
_ANY_PARTY: Final = bits("party", "generic", "reference")
_ROLE: Final = bits("role")
_PRESS: Final = bits("press")
_INSTITUTION: Final = bits("institution")
_PEOPLE: Final = bits("person", "head")
_ONE_OF: Final = bits("one_of")
_ATTRIBUTED: Final = bits("attribution", "cue")
_OPENER: Final = bits("name_opener")
_ANY_THING: Final = bits("object", "unit", "means")
_ANY_FUNCTION: Final = bits(*_FUNCTION)
_ORDINARY: Final = bits("ordinary")
_OF: Final = bits("of")
_SUBSTANTIVE: Final = _ORDINARY | _PRESS | _INSTITUTION | _ANY_PLACE | _ANY_NOUN | _ANY_INFLECTED | _ONE_OF | _ATTRIBUTED | _ANY_THING


def scan(sentence: Sentence) -> list[Item]:
    """All items of a sentence, in order."""
    items: list[Item] = []
    cells = sentence.cells
    count = len(cells)
    dates, numbers = sentence.dates, sentence.numbers
    counted = bool(dates or numbers)
    item: Item | None
    at = 0
    while at < count:
        cell = cells[at]
        if counted and at in dates:
            after, date = dates[at]
            item = When(at, after, date.start, date.end, date)
        elif counted and at in numbers:
            item = _counted(sentence, at)
        elif not cell.mask or cell.mask == _OPENER:
            item = read_unknown(sentence, at) if items and items[-1].end == at and items[-1].cat == "prep" else None
        elif not cell.mask & _SUBSTANTIVE:
            item = _function(sentence, at, cell)
        else:
            item = _read(sentence, at, cell)
        if item is None:
            at += 1
            continue
        if counted and (overrun := _overrun(sentence, item)):
            at = overrun  # «بما بين عشرة وخمسين»: the number that begins inside a phrase wins
            continue
        if isinstance(item, Actors) and item.end - item.first > 2:
            leave_place(sentence, item)
        if counted and isinstance(item, Actors) and (item.article or item.possessor) and item.count is None and item.end in numbers:
            count_behind(sentence, item)
        items.append(item)
        at = item.end if item.end > at else at + 1
    return items


def _function(sentence: Sentence, at: int, cell: Cell) -> Item | None:
    """A function word, by the order of preference of its classes."""
    cats = cell.cats
    if len(cats) == 1:
        ((cat, hit),) = cats.items()
        if not cell.mask & _ANY_FUNCTION:
            return None
    else:
        for cat in _FUNCTION:
            if cat in cats:
                hit = cats[cat]
                break
        else:
            return None
    start = cell.start + hit.start
    stop = cell.end if cell.length == 1 else sentence.cells[at + cell.length - 1].end
    return Item(WORD, at, at + cell.length, start, stop, cat, hit.entry.spec, hit.before, hit.after)


def _overrun(sentence: Sentence, item: Item) -> int:
    """Index of a number or date that begins inside a function phrase, or 0."""
    if item.kind in (CUE, WORD, SUPPORT) and item.end - item.first > 1:
        for at in range(item.first + 1, item.end):
            if at in sentence.numbers or at in sentence.dates:
                return at
    return 0


def _read(sentence: Sentence, at: int, cell: Cell) -> Item | None:
    mask = cell.mask
    cats = cell.cats
    item: Item | None = None
    if mask == _ORDINARY:
        return _ordinary(sentence, at, cell)
    inflected = mask & _ANY_INFLECTED
    if mask & _MANNER and tells_manner(sentence, at):
        return None
    if inflected and mask & _OF and at + 1 < len(sentence.cells) and sentence.cells[at + 1].key.startswith(FOR) and sentence.cells[at + 1].mask & _ANY_PARTY:
        return _function(sentence, at, cell)  # «مدفع تابع لـX», not «تابع» of «يتابع»
    if inflected:
        if at and is_called(sentence, at):
            return None
        if mask & _TRIGGER and mask & _HEAD and is_hit(sentence, at, cell):
            item = read_actors(sentence, at, None)
        elif cell.length > 1 and mask & _TRIGGER:
            item = read_verbal(sentence, at, cell, "trigger")
        elif cell.length == 1 and cell.word.guarded:
            item = read_guarded(sentence, at, cell)
        if item is not None:
            return item
    if mask & _INSTITUTION:
        item = read_institution(sentence, at)
        if item is not None:
            return item
    if mask & _PRESS:
        item = read_medium(sentence, at)
        if item is not None:
            return item
    if mask & _ANY_PLACE and not unit_acts(sentence, at) and not (mask & _FALLEN and are_fallen(sentence, at)):
        item = read_place(sentence, at)
        if item is not None:
            return item
    if inflected:
        for verbal in INFLECTED:
            if verbal in cats:
                if not _prefers_verb(sentence, at, cell, verbal):
                    break
                item = read_verbal(sentence, at, cell, verbal)
                if item is not None:
                    return item
    if mask & _ONE_OF:
        item = _one_of(sentence, at)
        if item is not None:
            return item
    if mask & _ROLE and at and not mask & _PEOPLE:
        item = read_official(sentence, at)
        if item is not None:
            return item
    if (
        mask & _ANY_VOICE
        and (not mask & _ANY_PARTY or _speaks_itself(sentence, at))
        and not (mask & _ROLE and mask & _PEOPLE and not _near_speech(sentence, at))
        and not (mask & _ROLE and mask & _TRIGGER and not _attributed(sentence, at))
        and not (mask & _ROLE and at and sentence.cells[at - 1].mask & _TRIGGER and cats["role"].entry.spec.private and not _near_speech(sentence, at))
    ):
        voice = read_voice(sentence, at)
        if voice is not None:
            return voice if voice.cat not in ("speaker", "short") or _near_speech(sentence, at) else named_party(sentence, voice)
    if mask & _ANY_ACTORS and not (mask & _PERSON and _armed(sentence, at, cell)):
        item = read_actors(sentence, at, None)
        if item is not None:
            return item
    if inflected or mask & _ATTRIBUTED:
        for cat in ("trigger", "reporting", "support", "attribution", "cue"):
            if cat in cats:
                if cat == "cue" and cats[cat].entry.spec.kind == "terminator" and mask & _ANY_FUNCTION:
                    continue
                item = read_verbal(sentence, at, cell, cat)
                if item is not None:
                    return item
    if mask & _ANY_THING:
        for cat, kind in (("object", THING), ("unit", THING), ("means", MEANS)):
            hit = cats.get(cat)
            if hit is not None and (cat != "unit" or hit.entry.form == 2):
                start, stop = sentence.span(at, cell.length, hit)
                thing = Thing(kind, at, at + cell.length, start, stop, cat, hit.entry.spec, hit.before, hit.after)
                if hit.entry.form == 2:
                    thing.count = Count(2, 2)
                return thing
    if mask & _ANY_FUNCTION:
        return _function(sentence, at, cell)
    return _ordinary(sentence, at, cell) if mask & (_ORDINARY | _ANY_INFLECTED) else None


def _ordinary(sentence: Sentence, at: int, cell: Cell) -> Item | None:
    """A verb that reports nothing here: its word is nothing else, and no preposition stands before it («من بقي من عناصر X»)."""
    before = sentence.cells[at - 1].cats.get("prep") if at else None
    if cell.length > 1 or (before is not None and not before.after):
        return None
    for cat in _VERBS:
        for hit in cell.word.all_of.get(cat, ()):
            form = hit.entry.form
            if form.part == "verb" and form.plain and (form.tense == "present" or hit.before[-1:] not in BEFORE_PRESENT):
                return Item(ORDINARY, at, at + 1, cell.start + hit.start, cell.end, cat, hit.entry, hit.before, hit.after)
    return None


_PERSON: Final = bits("person")
_FALLEN: Final = bits("person", "place_part")
_ARMED: Final = "gunman"
"""Entry of «مسلح», which is an adjective too."""


def _armed(sentence: Sentence, at: int, cell: Cell) -> bool:
    """«كمين مسلح», «الهجوم المسلح»: right after an event noun, alike in its article, the word tells of it and is nobody."""
    hit = cell.cats.get("person")
    if hit is None or not at or hit.entry.id != _ARMED or hit.entry.form != 1 or hit.before:
        return False
    event = sentence.cells[at - 1].cats.get("trigger")
    return event is not None and event.entry.form.part == "noun" and event.article == hit.article and not event.entry.spec.quantity


_VERBS: Final = ("ordinary", "trigger", "support")


def _one_of(sentence: Sentence, at: int) -> Item | None:
    """«أحد قادته», «إحدى المدنيات»: one person of those that follow."""
    cells = sentence.cells
    if at + 1 >= len(cells) or not any(cat in cells[at + 1].cats for cat in _ACTORS) or _near_speech(sentence, at):
        return None
    actors = read_actors(sentence, at + 1, Count(1, 1))
    if actors is None:
        return None
    hit = cells[at].cats["one_of"]
    actors.first = at
    actors.start = cells[at].start + hit.start
    actors.before = hit.before
    return actors


_SPEECH: Final = ("reporting", "attribution")


def _attributed(sentence: Sentence, at: int) -> bool:
    """«بحسب حصيلة للوزارة»: what is otherwise an event noun speaks after an attribution."""
    return any("attribution" in cell.cats for cell in sentence.cells[max(0, at - 2) : at])


_BODIES: Final = frozenset(("rescue", "medical", "media", "observatory", "agency"))


def _speaks_itself(sentence: Sentence, at: int) -> bool:
    """«قال الهلال الأحمر الفلسطيني»: a body that is listed as a party too speaks under its own name."""
    hit = sentence.cells[at].cats.get("speaker")
    if hit is None or hit.entry.spec.type not in _BODIES or not _near_speech(sentence, at):
        return False
    return not hit.entry.spec.party or not hit.entry.id.startswith(hit.entry.spec.party)


def _near_speech(sentence: Sentence, at: int) -> bool:
    """Whether a noun of people stands where a speaker stands: right after a verb of speaking, or right before one."""
    cells = sentence.cells
    for behind in range(at - 1, max(0, at - 3) - 1, -1):
        cell = cells[behind]
        if "comp" in cell.cats:
            break  # «قال إن مواطنا استشهد»: of whom it is said
        inside = behind > 0 and cells[behind - 1].length > 1  # «سيارة تقل صحفيين»: the verb is a part of the phrase
        if (not inside and any(cat in cell.cats for cat in _SPEECH)) or (cell.key in ("عن", "لسان") and behind == at - 1):
            return True
    after = at + cells[at].length
    for cell in cells[after : after + 8]:
        if "comp" in cell.cats or cell.key == ":" or ("reporting" in cell.cats and "so_called" not in cell.cats and cell.cats["reporting"].entry.form.part == "verb"):
            return True
        if any(cat in cell.cats for cat in ("trigger", "support", "prep")) or cell.key in ("،", ","):
            return False
    return False


def _prefers_verb(sentence: Sentence, at: int, cell: Cell, verbal: str) -> bool:
    """A word that is both a verb and a noun of people reads as the verb only where no noun reading is as close."""
    if not cell.mask & _ANY_NOUN:
        return True
    cats = cell.cats
    nouns = [cats[cat] for cat in (*_ACTORS, *_VOICE) if cat in cats]
    hit = cats[verbal]
    if (
        verbal == "trigger"
        and "head" in cats
        and not any(cat in cats for cat in ("person", "party", "generic", "reference", *_VOICE))
    ):
        return hit.entry.form is None or len(hit.after) <= len(cats["head"].after)
    if verbal == "trigger" and "person" in cats and cats["person"].entry.spec.unit == "families":
        return not cats["person"].after  # «أسرته»
    if (
        verbal == "trigger"
        and "person" in cats
        and cats["person"].entry.spec.state
        and hit.entry.form is not None
        and hit.entry.form.part in ("masdar", "participle")
    ):
        return not _befalls(sentence, at, cell) and not (hit.entry.form.part == "participle" and is_company(sentence.cells, at))  # «تحرير مختطفين»
    if hit.entry.form is None or hit.entry.form.part != "verb":
        return False
    if verbal != "trigger" and "person" in cats and not hit.after and "party" not in cats:
        # «طالب الجيش ب…»: a party or a title after it speaks; «طالب الجامعة» is a student
        following = sentence.cells[at + cell.length] if at + cell.length < len(sentence.cells) else None
        if following is not None and any(
            cat in following.cats and following.cats[cat].before == ""
            for cat in ("party", "generic", "head", "state", *_VOICE)
        ):
            return True
    return not any(
        noun.article or len(noun.after) + len(noun.before) <= len(hit.after) + len(hit.before) for noun in nouns
    )


_DEATHS: Final = frozenset(("casualties", "execution"))


def _befalls(sentence: Sentence, at: int, cell: Cell) -> bool:
    """«وفاة معتقل», «إعدام محتجزين»: right after a word of killing, who is held is whom it befell."""
    if not at or cell.cats["person"].before or cell.cats["person"].article:
        return False
    toll = sentence.cells[at - 1].cats.get("trigger")
    return toll is not None and toll.entry.form.part == "masdar" and toll.entry.spec.kind in _DEATHS and toll.entry.spec.genitive == "victims"


def _counted(sentence: Sentence, at: int) -> Item | None:
    """A number and the noun it counts: people, a thing, an event noun («18 غارة»), or a share of a place."""
    number, end = sentence.numbers[at]
    cells = sentence.cells
    if number.percent:
        return Share(at, end, number.start, number.end, number.min, number.max)
    if number.fraction:
        return Share(at, end, number.start, number.end, per_cent(number.min), per_cent(number.max))
    if number.ordinal:
        return _function(sentence, at, cells[at]) if "others" in cells[at].cats else None
    count = Count(whole(number.min), whole(number.max), number.approximate)
    noun = end
    if noun < len(cells) and cells[noun].key in ("من", "من بين"):
        noun += 1
    elif noun < len(cells) and cells[noun].key in number_words().lists["measure"]:
        return None
    if noun < len(cells):
        cell = cells[noun]
        cats = {cat: hit for cat, hit in cell.cats.items() if hit.before == ""}
        if number.vague and noun == end and cells[end - 1].key.startswith(ARTICLE) and not cell.key.startswith(ARTICLE):
            return bare_count(sentence, at, end, count)  # «شيع الآلاف جثامين»: definite, it counts nobody behind it
        if any(cat in cats for cat in _ACTORS) and not ("trigger" in cats and "person" not in cats):
            actors = read_actors(sentence, noun, count)
            if actors is not None:
                if noun > end and actors.person is not None and actors.person.unit == "families":
                    actors.person = None  # «خمسة من عائلة واحدة»: they are persons
                actors.first = at
                actors.start = number.start
                actors.before = number.before
                return actors
        unit = cats.get("unit") or cats.get("object") or cats.get("means")
        if "trigger" in cats and not (cats["trigger"].entry.form.part == "phrase" and cell.key.startswith(WITH)):
            item = read_verbal(sentence, noun, cell, "trigger")
        else:
            item = None
        if item is not None:
            item.first = at
            item.start = number.start
            item.before = number.before
            sentence.counts[item.end - 1] = count
            return item
        if unit is not None:
            stop = sentence.span(noun, cell.length, unit)[1]
            thing = Thing(
                THING, at, noun + cell.length, number.start, stop, unit.entry.cat, unit.entry.spec, number.before
            )
            thing.count = count
            return thing
    return bare_count(sentence, at, end, count)
