"""Words that act in a sentence: which of the entries that share a form is meant, by its company and its part of speech."""

from __future__ import annotations

from typing import Any, Final

from marsad.mentions.cells import PAUSES, STOPS, Cell, Sentence
from marsad.mentions.company import (
    ARMED_ONLY,
    COMPANY,
    FIGURATIVE,
    FIGURATIVE_VERB,
    NOUN_COMPANY,
    PREPOSITION,
    describes_event,
    needed_near,
    on_place,
    stands,
)
from marsad.mentions.items import ATTRIBUTION, CUE, REPORTING, SUPPORT, TRIGGER, Item
from marsad.mentions.uttering import CALLED, before_voice, carries_words, is_called, speaks
from marsad.text.clitics import AND, DUAL, FOR, FUTURE, TA_MARBUTA, THIRD_PERSON_MASCULINE, WITH
from marsad.text.words import Entry, Hit, VerbForm, bits

VERBAL: Final = {"trigger": TRIGGER, "support": SUPPORT, "reporting": REPORTING, "attribution": ATTRIBUTION, "cue": CUE}
INFLECTED: Final = ("trigger", "reporting", "support")


def read_verbal(sentence: Sentence, at: int, cell: Cell, cat: str) -> Item | None:
    """The item of a cell read as a trigger, a supporting or reporting word or a cue, or None where no entry fits."""
    hit: Hit | None = cell.cats[cat]
    if cat in INFLECTED:
        hit = most_specific(sentence, at, cell, cat)
        if hit is None or (cat == "trigger" and _better_as_support(sentence, at, cell, hit)):
            return None
    assert hit is not None
    return verbal_item(sentence, at, cell, hit)


def _better_as_support(sentence: Sentence, at: int, cell: Cell, hit: Hit) -> bool:
    """«أصابت قذيفة منزلا»: what hits is an event; without the people it would need, the verb only says what was hit."""
    light = cell.cats.get("support")
    spec = hit.entry.spec
    if light is not None and hit.after and light.after and light.entry.spec.effect == "carry" and _event_before(sentence, at):
        return True  # «كمين نصبته X»: the pronoun is the event
    if light is not None and light.entry.spec.effect == "reach" and spec.kind == "casualties" and at + 1 < len(sentence.cells):
        following = sentence.cells[at + 1]
        if following.mask & _THING and not following.mask & _NAMED and not following.key.startswith(WITH):
            return True  # «أصابت مستودعا للمسلحين», not «أصيب برصاصة»
    return (
        light is not None
        and light.entry.spec.effect == "reach"
        and bool(spec.needs)
        and not spec.guarded
        and not needed_near(sentence, at, spec.needs)
    )


def verbal_item(sentence: Sentence, at: int, cell: Cell, hit: Hit) -> Item:
    """The item of one reading of a cell."""
    start, stop = sentence.span(at, cell.length, hit)
    cat = hit.entry.cat
    item = Item(VERBAL[cat], at, at + cell.length, start, stop, cat, hit.entry, hit.before, hit.after)
    item.definite = hit.article
    return item


def read_guarded(sentence: Sentence, at: int, cell: Cell) -> Item | None:
    """A verbal reading whose companion words or preposition stand after it: it wins over every other reading."""
    cats = cell.cats
    if "reporting" in cats and "trigger" in cats and (carries_words(sentence, at) or before_voice(sentence, at)):
        hit = most_specific(sentence, at, cell, "reporting")
        if hit is not None:
            return verbal_item(sentence, at, cell, hit)
    for cat in INFLECTED:
        if cat in cats:
            if not _any_guarded(cell.word.all_of.get(cat, _NO_HITS)):
                continue
            hit = most_specific(sentence, at, cell, cat)
            if hit is not None and is_guarded(hit.entry) and not (cat == "trigger" and hit.after and _better_as_support(sentence, at, cell, hit)):
                return verbal_item(sentence, at, cell, hit)
    return None


_NO_HITS: Final[list[Hit]] = []


def is_guarded(entry: Entry) -> bool:
    """Whether a verbal entry counts only in the company of other words."""
    return entry.demands is not None and entry.demands.guarded


def _any_guarded(hits: list[Hit]) -> bool:
    for hit in hits:
        if is_guarded(hit.entry):
            return True
    return False


def most_specific(sentence: Sentence, at: int, cell: Cell, cat: str) -> Hit | None:
    """Of the entries that share a word, the first whose companion words and prepositions stand after it, then the plain one."""
    hits = cell.word.all_of.get(cat, _NO_HITS) if cell.length == 1 else [cell.cats[cat]]
    best: Hit | None = None
    rank = 0
    torn = cell.word.torn
    noun, verb = _part_of_speech(sentence, at, cell) if torn else (False, False)
    if torn and not verb and not noun:
        noun = _listed(sentence, at)
    for hit in hits:
        spec = hit.entry.spec
        demands = hit.entry.demands
        assert demands is not None
        form: VerbForm = hit.entry.form
        finite = form.part == "verb"
        if (noun and finite) or (verb and form.part in ("masdar", "noun")):
            continue
        if hit.after == THIRD_PERSON_MASCULINE and cell.length == 1 and sentence.text[cell.end - 1] == TA_MARBUTA:
            continue  # «تابعة» is no «تابعه», though both fold alike
        if finite and torn and (_brought(hit) or _of_place(hit)):
            continue
        if finite and (
            (form.number == "du" and cell.key.endswith("ا") and (form.tense == "present" or cat != "trigger"))
            or (form.number == "du" and form.gender == "m" and form.tense == "past" and not _two_before(sentence.cells, at))
            or (form.number == "du" and (_adverb(sentence, at, cell) or is_company(sentence.cells, at)))
            or (form.person == "1" and not _we(hit, cat))
            or (form.short and not _jussive(sentence, at, hit))
            or (form.tense == "past" and hit.before[-1:] in BEFORE_PRESENT)
            or (hit.after and cat == "trigger" and _goes(spec))
            or (cell.mask & _TIME and at + 1 < len(sentence.cells) and sentence.cells[at + 1].mask & _TIME)
        ):
            continue
        if cat != "trigger" and form.tense == "present" and spec.status in CALLED and is_called(sentence, at, cell):
            continue
        if demands.without and stands(sentence, at, demands.without, FIGURATIVE_VERB if finite and spec.kind == "assault" else FIGURATIVE):
            continue
        if cat == "reporting" and not speaks(sentence, at + cell.length, spec, hit):
            continue
        score = 1
        if form.part == "phrase":
            best = best or hit  # a phrase brings its own company
            continue
        if demands.with_words:
            if not stands(sentence, at, demands.with_words, COMPANY if finite else NOUN_COMPANY, kind=spec.kind if cat == "trigger" else ""):
                continue
            score += 4
        if demands.prep:
            if cat == "trigger" and spec.on_party == "victims" and spec.kind == "casualties" and on_place(sentence, at, demands.prep):
                continue
            if not stands(sentence, at, demands.prep, PREPOSITION, True):
                continue
            score += 2
        if demands.needs:
            if not needed_near(sentence, at, demands.needs):
                score = 0 if score < 4 else score
            else:
                score += 2 if demands.needs == ARMED_ONLY else 1
        if best is None or score > rank:
            best, rank = hit, score
    return best


_EVENT_REACH: Final = 3


def _event_before(sentence: Sentence, at: int) -> bool:
    """Whether an event noun stands right before, or before its adjectives."""
    for cell in reversed(sentence.cells[max(0, at - _EVENT_REACH) : at]):
        if "trigger" in cell.cats:
            return bool(cell.cats["trigger"].entry.form.part in ("noun", "masdar", "phrase"))
        if cell.mask & _PARTS or (cell.mask & _NAMED and not describes_event(cell)):
            return False
    return False


_TWO_REACH: Final = 8


def _two_before(cells: list[Cell], at: int) -> bool:
    """«مسلحان … هاجما»: a verb in the dual has two before it; else its letters are a noun in the accusative («حققت تقدما»)."""
    return any(cell.key.endswith(DUAL) for cell in cells[max(0, at - _TWO_REACH) : at])


_TIME: Final = bits("time")
"""«فجر اليوم (الأحد)» is dawn, though its date begins in the bracket."""
BEFORE_PRESENT: Final = (FOR, FUTURE)


def _we(hit: Hit, cat: str) -> bool:
    """«قصفنا مواقعهم», «نخوض معارك»: a force that speaks of itself is several; «أقصف» says nobody in a report."""
    form: VerbForm = hit.entry.form
    if form.voice == "passive":
        return False
    return cat == "reporting" or (form.number == "pl" and not hit.after)


def _goes(spec: Any) -> bool:
    """Whether a verb is one of going, which takes no object: «تقدمها» is not of «تقدم»."""
    return bool(spec.movement and spec.kind in ("advance", "withdrawal", "displacement") and spec.object == "target" and not spec.guarded)


def _brought(hit: Hit) -> bool:
    """«لقصف»: a preposition joins a noun, never a verb in the past."""
    return hit.before[-1:] == FOR and hit.entry.form.tense == "past"


def _of_place(hit: Hit) -> bool:
    """«سيطرته»: a verb that has a place for its object takes no pronoun after its feminine ending; the noun does."""
    form: VerbForm = hit.entry.form
    return bool(hit.after) and form.tense == "past" and form.gender == "f" and hit.entry.cat == "trigger" and hit.entry.spec.object == "place"


def _adverb(sentence: Sentence, at: int, cell: Cell) -> bool:
    """«فجرا», «وقعت لاحقا»: letters of a dual verb that name a time, or stand right after a finite verb."""
    if "time" in cell.cats:
        return True
    before = sentence.cells[at - 1].cats if at else {}
    if "place" in before or "state" in before:
        return False
    hits = (before.get(cat) for cat in INFLECTED)
    return any(hit is not None and hit.entry.form is not None and hit.entry.form.part == "verb" for hit in hits)


_BEFORE_NOUN: Final = ("at", "on", "from", "to", "toward", "against", "with", "between", "by", "side", "cause", "via")


def _part_of_speech(sentence: Sentence, at: int, cell: Cell) -> tuple[bool, bool]:
    """Whether what stands around a word makes it a noun, or a verb: «قصف إسرائيلي», «من قتل», «أن قصف», «لم يقصف»."""
    cells = sentence.cells
    if sentence.text[cell.end - 1] == "ى":
        return False, True  # «نفى», not «نفي»: a verbal noun does not end in alef maqsura
    if is_company(cells, at):
        return True, False
    if at:
        previous = cells[at - 1].cats
        prep = previous.get("prep")
        if prep is not None and not prep.after and prep.entry.spec.role in _BEFORE_NOUN:
            return True, False
        cue = previous.get("cue")
        if cue is not None and cue.entry.id == "cue.absence":
            return True, False
        comp = previous.get("comp")
        if comp is not None and (comp.after or comp.entry.spec.role == "pronoun"):
            return False, True  # «إنه قتل»
        if ("rel" in previous and cells[at - 1].key != "ما") or (
            "negation" in previous and cells[at - 1].key in ("لم", "لن")
        ):
            return False, True
        light = previous.get("support")
        if (
            light is not None
            and light.entry.form.part in ("verb", "masdar")
            and light.entry.spec.effect in ("carry", "status", "phase", "fail", "passive", "happen", "prevent")
        ):
            return True, False
        if _spoken_of(cells, at) or _aimed_at(cells, at):
            return True, False
    following = cells[at + 1] if at + 1 < len(cells) else None
    if following is not None and _is_owner(following):
        return True, False  # «قصف لقوات X»: a verb takes its object without ل
    if following is not None and not following.key.startswith("ال"):
        cats = following.cats
        if not following.mask and following.word.kind == "word" and at + 2 < len(cells) and _is_owner(cells[at + 2]):
            return True, False  # «توغل محدود للقوات»: an adjective and whose the deed is
        if (
            following.length == 1
            and any(cat in cats and cats[cat].before == "" for cat in ("nationality", "domain"))
            and "party" not in cats
        ):
            return True, False
        if "means" in cats and "person" not in cats and cats["means"].before == "" and following.key.endswith(("ي", "يه", "يا")):
            return True, False
        prep = cats.get("prep")
        if prep is not None and prep.entry.spec.role in ("by", "side"):
            return True, False
        for cat in ("support", "trigger"):
            verb = cats.get(cat)
            if (
                verb is not None
                and verb.entry.form.part == "verb"
                and verb.before == ""
                and "place" not in cats
                and "person" not in cats
            ):
                return True, False
    return False, False


_OWNERS: Final = ("party", "generic", "head", "reference")


def _is_owner(cell: Cell) -> bool:
    """Whether a party brought by ل stands at a cell."""
    return any(cat in cell.cats and cell.cats[cat].before == FOR for cat in _OWNERS)


_HITS: Final = frozenset(("strike", "assault", "explosion", "destruction", "seizure"))
_HIT_WINDOW: Final = 9


def is_hit(sentence: Sentence, at: int, cell: Cell) -> bool:
    """«قصف معاقل X», «دمر تعزيزات لـX»: after a word of attack, a weak noun of forces or positions names what is hit."""
    hit = cell.cats["trigger"]
    if not hit.entry.spec.weak or hit.entry.form.part not in ("noun", "phrase") or hit.before[:1] == AND:
        return False
    cells = sentence.cells
    for back in range(at - 1, max(-1, at - _HIT_WINDOW), -1):
        before = cells[back]
        if back and cells[back - 1].length > 1:
            continue  # inside a phrase
        if before.mask & _TRIGGERS:
            return any(verb.entry.spec.kind in _HITS for verb in before.word.all_of.get("trigger", ()))
        if before.mask & _PARTS or before.key in PAUSES or before.key in STOPS:
            return False
    return False


_THING: Final = bits("object", "unit")
_NAMED: Final = bits("party", "generic", "reference", "head", "person", "speaker", "short", "role", "state", "nationality")
_PEOPLE: Final = bits("person")
_JOINS: Final = bits("comp", "rel", "clause", "trigger", "negation", "cue")
_SPEECH: Final = bits("reporting", "support")
_TRIGGERS: Final = bits("trigger")
_PARTS: Final = bits("comp", "rel", "clause", "support", "reporting", "negation", "cue")
_SUBJECT: Final = 7


def _spoken_of(cells: list[Cell], at: int) -> bool:
    """«أعلنت كتائب X قصف Y», «تبنى X تفجير Y»: after a verb and its subject a word that is no auxiliary is the verb's object."""
    named = False
    for back in range(at - 1, max(-1, at - _SUBJECT), -1):
        cell = cells[back]
        if cell.mask & _SPEECH and not cell.mask & _NAMED:
            light, said = cell.cats.get("support"), cell.cats.get("reporting")
            if light is not None and light.entry.form.part == "verb":
                effect = light.entry.spec.effect
                if effect in ("status", "phase") or (named and effect in ("carry", "claim")):
                    return True
            if said is not None and said.entry.form.part == "verb":
                return named or back == at - 1
            return False
        if (cell.mask & _JOINS and not cell.mask & _PEOPLE) or cell.key in PAUSES or cell.key in STOPS:
            return False
        named = named or bool(cell.mask & _NAMED)
    return False


_GOAL: Final = 7


def _aimed_at(cells: list[Cell], at: int) -> bool:
    """«لتحرير تلعفر وطرد التنظيم منها»: what is joined to the noun of an aim is an aim too."""
    if not cells[at].key.startswith(AND):
        return False
    for cell in reversed(cells[max(0, at - _GOAL) : at]):
        event = cell.cats.get("trigger")
        if event is not None:
            return event.entry.form.part == "masdar" and event.before[-1:] == FOR and not cell.word.torn
        if cell.mask & _JOINS or cell.mask & _SPEECH or cell.key in PAUSES or cell.key in STOPS:
            return False
    return False


_DOER_OR_COUNT: Final = bits("party", "generic", "reference", "head", "person", "nationality", "state", "role", "number", "place_type")


def _listed(sentence: Sentence, at: int) -> bool:
    """«معارك وقصف واشتباكات»: after an event noun, a noun joined to it, where nobody follows who could do it."""
    cells = sentence.cells
    if not at or not cells[at].key.startswith(AND) or at in sentence.numbers:
        return False
    event = cells[at - 1].cats.get("trigger")
    if event is None or event.entry.form.part != "noun":
        return False
    if at + 1 == len(cells):
        return True
    following = cells[at + 1]
    return not following.mask & _DOER_OR_COUNT and at + 1 not in sentence.numbers and following.word.kind != "number"


_OBJECT_REACH: Final = 6


def is_company(cells: list[Cell], at: int) -> bool:
    """«أحكمت القوات سيطرتها», «يبسط نفوذه»: a word that an earlier verb asks for is its noun."""
    key = cells[at].key
    for cell in reversed(cells[max(0, at - _OBJECT_REACH) : at]):
        if cell.word.guarded:
            for cat in INFLECTED:
                for hit in cell.word.all_of.get(cat, _NO_HITS):
                    demands = hit.entry.demands
                    if demands is not None and key in demands.with_words and hit.entry.form.part in ("verb", "masdar"):
                        return True
    return False


def _jussive(sentence: Sentence, at: int, hit: Hit) -> bool:
    return hit.before[-1:] == "ل" or (at > 0 and "negation" in sentence.cells[at - 1].word.by_cat)
