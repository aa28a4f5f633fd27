"""Whether a name that the gazetteer knows is a place where it stands, without a type word."""

from __future__ import annotations

from typing import Final

from marsad.mentions.cells import STOPS, Cell, Sentence
from marsad.mentions.place_names import STANDS_ALONE, WIDE
from marsad.text.clitics import AND, ARTICLE, FOR, LIKE, WITH
from marsad.text.words import Hit, bits

_LOCATIVE: Final = frozenset(("at", "from", "to", "toward", "near", "via", "on"))
_OTHER_WORDS: Final = (
    "prep", "clause", "number", "time", "comp", "rel", "person", "head", "role",
    "cue", "unit", "object", "domain", "extent", "phase", "negation", "means",
)  # fmt: skip
_MAJOR: Final = 40_000


def is_place_here(sentence: Sentence, pos: int, cell: Cell, hit: Hit) -> bool:
    """Whether a known name without a type word is a place here."""
    cats = cell.cats
    if hit.before[-1:] == LIKE:
        return False  # «مدن كالموصل»; «كبير على» is no well
    previous = sentence.cells[pos - 1].cats if pos else {}
    prep = previous.get("prep")
    if len(sentence.cells) <= 2:
        return True
    locative = bool(
        (prep is not None and prep.entry.spec.role in _LOCATIVE and not prep.after)
        or "place_part" in previous
        or "direction" in previous
        or "seat" in previous
        or (prep is not None and prep.entry.spec.role == "between" and not prep.after and _joined_place(sentence, pos + cell.length))
        or hit.before[-1:] == WITH
    )
    if locative and cell.length == 1 and "person" in cats and hit.entry.spec[0].type == "governorate":
        if sentence.text[sentence.name_span(pos, 1, hit)[0]] == hit.entry.spec[0].name[0]:
            return True  # «في إب»: spelled as no everyday word is
    if not pos and "state" in cats and _heads_news(sentence, cell):
        return True
    if any(cat in cats for cat in ("party", "generic", "speaker", "reference", "nationality")):
        return (
            locative
            and hit.before[-1:] != FOR
            and not (prep is not None and prep.entry.spec.role in ("from", "on") and "nationality" in cats)
        )
    if "state" in cats and not locative and _struck(sentence, pos, cell, hit):
        return True
    if (
        "state" in cats
        and not locative
        and ("attribution" in previous or any([cat in previous and previous[cat].entry.form.part == "verb" for cat in _VERBS]))
    ):
        return False
    if "state" in cats and not locative and not hit.before and _is_asked(sentence, pos):
        return False
    if "state" in cats and any(entry.type == "country" for entry in hit.entry.spec):
        return locative and hit.before[-1:] != FOR
    if "state" in cats and not locative and not _is_topic(sentence, pos, cell):
        return False  # «هدنة مع أنقرة», «دخول أنقرة الحرب»
    if "place_part" in previous and not any(entry.type in STANDS_ALONE for entry in hit.entry.spec):
        return False
    if hit.entry.form and cell.length > 1:
        return not any([cat in previous for cat in ("reporting", "attribution", "comp")]) and bool(pos)
    if hit.entry.form:
        stands = locative and any(entry.type in STANDS_ALONE for entry in hit.entry.spec) and (
            hit.before[-1:] == WITH or prep is None or prep.entry.spec.role in ("at", "to", "near", "toward") or _joined_place(sentence, pos + cell.length) or _hit_on(sentence, pos)
        )
        return (stands or _taken(sentence, pos, hit)) and not any(
            cat in cats for cat in ("trigger", "time", "number", "head", "role", "person")
        )
    if cell.length > 1:
        return True
    if any(cat in cats for cat in (*_VERBS, *_OTHER_WORDS)):
        if not (
            hit.before == ""
            and not hit.after
            and any(entry.type in STANDS_ALONE for entry in hit.entry.spec)
            and (_no_verb(sentence, pos, cell) or _taken(sentence, pos, hit, noun=True))
        ):
            return locative and hit.article and "prep" not in cats
    best = max((entry.population or 0) for entry in hit.entry.spec)
    if any(entry.type in WIDE for entry in hit.entry.spec) or best >= _MAJOR:
        return not hit.after
    return (locative or _taken(sentence, pos, hit)) and not hit.after


_ASKS: Final = frozenset(("demanded", "alleged"))
_ASKER: Final = bits("state", "party", "generic", "role", "speaker", "short", "nationality")


def _is_asked(sentence: Sentence, pos: int) -> bool:
    """«طالبت دمشق أنقرة ب…», «اتهم الرئيس طهران ب…»: a capital right after whoever asks or accuses is a government."""
    cells = sentence.cells
    for at in range(max(0, pos - 4), pos - 1):
        hit = cells[at].cats.get("reporting")
        if hit is not None and hit.entry.form is not None and hit.entry.form.part == "verb" and hit.entry.spec.status in _ASKS:
            between = cells[at + 1 : pos]
            return bool(between[0].mask & _ASKER) and all("prep" not in cell.cats and "comp" not in cell.cats for cell in between)
    return False


def _hit_on(sentence: Sentence, pos: int) -> bool:
    """«قصف على الباب», «غارة لـX على بلد»: what is done to towns, and by whom, before «على»."""
    for at in range(pos - 2, max(-1, pos - 2 - _SUBJECT), -1):
        cell = sentence.cells[at]
        for event in cell.word.all_of.get("trigger", ()):
            if event.entry.spec.kind in _DONE_TO_PLACES and event.entry.form is not None and event.entry.form.part in ("noun", "masdar"):
                return True
        if not cell.mask & _SUBJECTS:
            return False
    return False


def _joined_place(sentence: Sentence, pos: int) -> bool:
    """«بين سرمدا والدانا»: whether another place is joined to the one that ends here."""
    hit = sentence.cells[pos].cats.get("place") if pos < len(sentence.cells) else None
    return hit is not None and hit.before == AND


def _taken(sentence: Sentence, pos: int, hit: Hit, noun: bool = False) -> bool:
    """«تدخل سرت», «تحرير منبج», «معارك منبج»: a town right after what is done to towns or fought over them; `noun`: told by a noun, which no verb follows."""
    if not pos or hit.before or not any(entry.type in STANDS_ALONE for entry in hit.entry.spec):
        return False
    before = sentence.cells[pos - 1]
    if "trigger" not in before.cats:
        return not noun and _object_of(sentence, pos)
    events = [
        event
        for event in before.word.all_of.get("trigger", ())
        if not event.after and not event.article and event.entry.form is not None and not (noun and event.entry.form.part == "verb")
    ]
    return any(
        event.entry.spec.object == "place" or (event.entry.spec.kind == "clash" and event.entry.form.part != "verb")
        for event in events
    )


_DONE_TO_PLACES: Final = frozenset(("strike", "capture", "control", "assault", "siege", "advance"))
_SUBJECTS: Final = bits("party", "generic", "reference", "nationality", "head", "state", "group_word")


def _object_of(sentence: Sentence, pos: int) -> bool:
    """«قصف حزب الله صفد», «دخلت قوات X سرت»: a town right after the subject of a verb of what is done to towns."""
    cells = sentence.cells
    at = pos
    while at and pos - at < _SUBJECT:
        step = next((back for back in (4, 3, 2, 1) if back <= at and cells[at - back].length == back and cells[at - back].mask & _SUBJECTS), 0)
        if not step:
            break
        at -= step
    if not at or at == pos:
        return False
    at -= 1
    for verb in cells[at].word.all_of.get("trigger", ()):
        spec = verb.entry.spec
        if (
            not verb.after
            and verb.entry.form is not None
            and verb.entry.form.part == "verb"
            and spec.kind in _DONE_TO_PLACES
            and spec.object in ("target", "place")
            and not spec.prep
        ):
            return True
    return False


def _struck(sentence: Sentence, pos: int, cell: Cell, hit: Hit) -> bool:
    """«انفجارات تهز بغداد», «قصف الجيش دمشق»: a capital that is hit, not the government of that name: nothing is said of it after."""
    if not pos or hit.before or not any([entry.type == "city" for entry in hit.entry.spec]):
        return False
    before = sentence.cells[pos - 1].word
    lights = before.all_of.get("support", ())
    events = before.all_of.get("trigger", ())
    if not any([light.entry.spec.effect == "reach" and not light.after for light in lights]) and not any(
        [event.entry.spec.kind in _DONE_TO_PLACES and not event.after for event in events]
    ):
        return _object_of(sentence, pos)
    end = pos + cell.length
    if end >= len(sentence.cells):
        return True
    after = sentence.cells[end]
    return after.word.kind == "sign" or after.key[:1] == AND or bool(after.mask & _AFTER_OBJECT) or any([other.before[-1:] == WITH for other in after.cats.values()])


def _heads_news(sentence: Sentence, cell: Cell) -> bool:
    """«تركيا: مقتل …»: a country before a colon and the noun of an event."""
    cells = sentence.cells
    end = cell.length
    if end + 1 >= len(cells) or cells[end].key not in STOPS:
        return False
    event = cells[end + 1].cats.get("trigger")
    return event is not None and event.entry.form is not None and event.entry.form.part in ("noun", "masdar", "phrase")


def _is_topic(sentence: Sentence, pos: int, cell: Cell) -> bool:
    """«دمشق: …», «قصف بغداد»: a capital that heads its sentence or follows the noun of an event."""
    end = pos + cell.length
    if end >= len(sentence.cells) or sentence.cells[end].word.kind in ("sign", "number"):
        if not pos or sentence.cells[pos - 1].word.kind == "sign":
            return True
    events = sentence.cells[pos - 1].word.all_of.get("trigger", ())
    return any([event.entry.form is not None and event.entry.form.part in ("noun", "masdar") and not event.article and not event.after for event in events])


_AFTER_OBJECT: Final = bits("prep", "time", "direction", "clause")
_VERBS: Final = ("trigger", "support", "reporting")


def _no_verb(sentence: Sentence, pos: int, cell: Cell) -> bool:
    """Whether a word that is a place and a verb («تدمر») stands where no verb can: after a preposition or a verb."""
    readings = [hit for cat in _VERBS for hit in cell.word.all_of.get(cat, ())]
    if any(hit.entry.form is None or hit.entry.form.part != "verb" for hit in readings) or not pos:
        return False
    if any(cat in cell.cats for cat in _OTHER_WORDS):
        return False
    previous = sentence.cells[pos - 1].cats
    prep = previous.get("prep")
    if prep is not None:
        return not prep.after and prep.entry.spec.role in _GOVERNS_NOUN
    if "seat" in previous:
        return True
    thing = previous.get("object")
    if thing is not None:
        return not thing.article and not thing.after  # «متحف تدمر»
    if _finite(previous):
        return True
    cells = sentence.cells
    if not cells[pos - 1].key.startswith(ARTICLE):
        return False
    # «استعاد الجيش السوري تدمر»: after a verb and its definite subject comes the object
    for at in range(pos - 2, max(-1, pos - _SUBJECT), -1):
        if _finite(cells[at].cats):
            return True
        if cells[at].word.kind != "word" or any(cat in cells[at].cats for cat in ("prep", "comp", "clause", "rel")):
            return False
    return False


_SUBJECT: Final = 6


def _finite(cats: dict[str, Hit]) -> bool:
    return any(
        hit.entry.form is not None and hit.entry.form.part == "verb"
        for cat in ("trigger", "support")
        if (hit := cats.get(cat)) is not None
    )


_GOVERNS_NOUN: Final = frozenset(("at", "on", "from", "to", "toward", "against", "near", "between"))
