"""Names of forces and what is said of them: whose they are, to whom they are loyal, what no list holds."""

from __future__ import annotations

import hashlib
from typing import Final

from marsad.mentions.cells import Cell, Sentence
from marsad.mentions.groups import group_name
from marsad.mentions.items import Actors, Name
from marsad.text.clitics import (
    ADJECTIVE_ENDS,
    ALEF,
    ARTICLE,
    FOR,
    JOINED_BEFORE,
    THIRD_PERSON,
    THIRD_PERSON_MASCULINE,
    YA,
)
from marsad.text.fold import fold_word
from marsad.text.words import Entry, Hit, bits

NAMES: Final = ("party", "generic", "reference")
PERSON_TITLES: Final = ("role", "speaker", "short")
HARD: Final = ("trigger", "support", "reporting", "comp", "rel", "clause", "prep", "negation", "place", "place_type", "time", "number", "cue", "among")
_LONGEST_TITLE: Final = 6
_JOINED: Final = "joined"
"""Form of a short name written with its conjunction («X وصالح»), which follows another party and is no name of its members."""


def is_epithet(sentence: Sentence, group: Actors) -> bool:
    """«التنظيم المتشدد», «الجماعة المتطرفة»: a word for one fighter, definite as the group's name before it, is read with that name."""
    cell = sentence.cells[group.end]
    person = cell.cats.get("person")
    if cell.length > 1 or person is None or person.entry.form != 1 or person.entry.spec.victims != "fighters" or not person.article or person.before or not group.names:
        return False
    name, before = group.names[-1], sentence.cells[group.end - 1].key
    if name.cat != "reference" and not (name.cat == "party" and name.entry.spec.type in ("armed-group", "militia")):
        return False
    if not articled(before) or before.endswith(THIRD_PERSON_MASCULINE) != cell.key.endswith(THIRD_PERSON_MASCULINE):
        return False
    group.end += 1
    return True


def before_verb(cells: list[Cell], at: int) -> bool:
    """Whether a finite verb with no conjunction stands at a cell."""
    if at >= len(cells):
        return False
    hits = (cells[at].cats.get(cat) for cat in ("trigger", "support", "reporting"))
    return any(hit is not None and hit.before == "" and hit.entry.form is not None and hit.entry.form.part == "verb" for hit in hits)


def after_her_verb(cells: list[Cell], at: int) -> bool:
    """Whether a finite verb in the feminine stands right before a cell: «شنت تركيا»."""
    if not at:
        return False
    word = cells[at - 1].word
    for cat in ("trigger", "support", "reporting", "ordinary"):
        for hit in word.all_of.get(cat, ()):
            if hit.entry.form is not None and hit.entry.form.part == "verb" and hit.entry.form.gender == "f":
                return True
    return False


def followed_by_name(cells: list[Cell], at: int) -> bool:
    """Whether a name with nothing before it stands at a cell."""
    return at < len(cells) and any(
        cat in cells[at].cats and cells[at].cats[cat].before == "" and cells[at].cats[cat].entry.form != _JOINED for cat in NAMES
    )


_BEFORE_NOUN: Final = bits("trigger", "support", "reporting", "prep", "comp", "rel", "clause", "negation", "attribution", "cue", "among", "time")


def is_adjective(sentence: Sentence, at: int, nationality: Hit) -> bool:
    """«قاعدة رامون الإسرائيلية», «القصف الإسرائيلي»: an adjective of the noun before it, nobody of that nation («قتل الإسرائيلي»)."""
    cells = sentence.cells
    if not nationality.article or any("trigger" in cell.word.by_cat for cell in cells[max(0, at - 2) : at]):
        return True
    if not at or nationality.before or sentence.pause_between(at - 1, at):
        return False
    return cells[at - 1].word.kind == "word" and not cells[at - 1].mask & _BEFORE_NOUN


def describes(noun: Cell, cell: Cell) -> bool:
    """«موقعا عسكريا», «هدفا مدنيا»: an adjective in the accusative with its noun, not a person."""
    if not (cell.length == 1 and cell.key.endswith(ADJECTIVE_ENDS[0] + ALEF) and noun.key.endswith(ALEF)):
        return False
    return any(cat in noun.cats for cat in ("head", "object", "place_type", "unit")) or not noun.cats


def points_back(sentence: Sentence, hit: Hit, at: int) -> bool:
    """Whether a short name is definite, and not the first word of a numbered unit («اللواء 115»)."""
    cell = sentence.cells[at]
    return (hit.entry.spec.allies or _definite(hit, cell)) and not (hit.entry.spec.numbered and at + cell.length in sentence.numbers)


_ALLIES: Final = "the-allies"
"""Entry of «حلفائه», «الموالين لها»: definite by its pronoun."""


def _definite(hit: Hit, cell: Cell) -> bool:
    return hit.article or bool(hit.after) or cell.length > 1 or cell.key.lstrip(JOINED_BEFORE).startswith(ARTICLE) or cell.key[:2] == FOR + FOR or hit.entry.id == _ALLIES


def articled(key: str) -> bool:
    """Whether a word has the article, with what may be joined before it."""
    return key.lstrip(JOINED_BEFORE).startswith(ARTICLE) or key[:2] == FOR + FOR


def past_model(cells: list[Cell], at: int) -> int:
    """Index after the number of a model: «إف-16»."""
    while at < len(cells) and cells[at].word.kind in ("number", "sign"):
        at += 1
    return at


def is_preposition(sentence: Sentence, cell: Cell) -> bool:
    """«وإلى X», which folds like «والي X»."""
    return cell.length == 1 and "prep" in cell.cats and "head" in cell.cats and sentence.text[cell.end - 1] != YA


def is_abstract(cells: list[Cell], at: int) -> bool:
    """«أمن تركيا»: a good of a state, no force of it."""
    return "abstract" in cells[at].cats and at + 1 < len(cells) and "state" in cells[at + 1].cats


def is_inside(cells: list[Cell], at: int) -> bool:
    """«مسلحون في تنظيم X»: whether «في» and a party stand at a cell."""
    prep = cells[at].cats.get("prep")
    if prep is None or prep.entry.spec.role != "at" or prep.after or at + 1 >= len(cells):
        return False
    inner = cells[at + 1].cats
    return "place" not in inner and any(cat in inner and inner[cat].before == "" for cat in ("party", "reference"))


def next_key(cells: list[Cell], at: int) -> str:
    """The word at a cell, or nothing after the last."""
    return cells[at].key if at < len(cells) else ""


def add_name(sentence: Sentence, group: Actors, at: int, cat: str, hit: Hit) -> None:
    """Add the name at a cell to a group, once."""
    start, stop = sentence.name_span(at, sentence.cells[at].length, hit)
    if any(name.entry is hit.entry for name in group.names):
        return
    if hit.entry.form == "joined":
        start += 1  # its conjunction is no part of the name
    general = sentence.cells[at].word.by_cat.get("generic") if cat == "party" else None
    group.names.append(Name(cat, hit.entry, start, stop, general.entry.id if general is not None else ""))


def unlisted(sentence: Sentence, group: Actors, at: int) -> bool:
    """«كتيبة أحرار الجبل»: a group that no list holds, by its name alone; «… التابعة لـX» says whose it is."""
    first, end = group_name(sentence, at)
    if not end:
        return False
    cells = sentence.cells
    opening = cells[first]
    hit = opening.cats.get("head") or opening.cats.get("group_word")
    start = opening.start + (hit.start if hit is not None else 0)
    words = (fold_word(sentence.text[start : cells[first + opening.length - 1].end]), *(cell.key for cell in cells[first + opening.length : end]))
    entry = Entry("new", "new-" + hashlib.sha256("|".join(("party", *words)).encode()).hexdigest()[:12], None)
    group.names.append(Name("new", entry, start, cells[end - 1].end))
    group.end = end
    if end < len(cells) and "of" in cells[end].cats:
        read_owner(sentence, group)
    return True


def read_owner(sentence: Sentence, group: Actors) -> bool:
    """«الطائرات الحربية التابعة لـX», «كتيبة النصر المنضوية في X»: a name that tells no identity is X's, so X is meant."""
    cells = sentence.cells
    pos = group.end + cells[group.end].length
    if pos < len(cells) and "prep" in cells[pos].cats:
        pos += cells[pos].length
    if pos >= len(cells):
        return False
    for cat in (*NAMES, "state"):
        owner = cells[pos].cats.get(cat)
        if owner is not None:
            group.end = pos + cells[pos].length
            if group.names[-1].cat in ("generic", "new"):  # a named party keeps its own name
                first = group.names.pop()
                add_name(sentence, group, pos, "nationality" if cat == "state" else cat, owner)
                if group.names:
                    group.names[-1].start = first.start
            return True
    return False


def read_pronoun(sentence: Sentence, group: Actors) -> None:
    """«تجمع لهم», «آليات عسكرية لها», «مواقع تابعة له»: a thing of whoever the pronoun points back to."""
    if group.head is None or group.names or group.possessor or group.head.kind not in ("positions", "weapon"):
        return
    cells = sentence.cells
    at = group.end
    while at < len(cells) and at - group.end < _ADJECTIVES_AFTER and cells[at].word.kind == "word" and not cells[at].key.startswith(FOR) and not cells[at].mask & _STOPS_OWNER:
        at += cells[at].length
    second = cells[group.end] if group.end < len(cells) else None
    if second is not None and group.head.kind == "positions" and second.key.endswith(THIRD_PERSON[1:]) and second.word.kind == "word" and not second.mask & _NO_NOUN:
        group.possessor = THIRD_PERSON[1]  # «نقاط تمركزهم», «مخازن أسلحتهم»
        group.end += 1
    elif at < len(cells) and cells[at].key in _OWNERS:
        group.possessor = cells[at].key[1:]
        group.end = at + 1


_ADJECTIVES_AFTER: Final = 2
_OWNERS: Final = frozenset(FOR + pronoun for pronoun in (*THIRD_PERSON, THIRD_PERSON_MASCULINE))
_NO_NOUN: Final = bits("comp", "rel", "clause", "prep", "negation", "time", "number", "cue", "among", *NAMES)
_STOPS_OWNER: Final = bits(*(cat for cat in HARD if cat != "place_type"), *NAMES)


def read_loyalty(sentence: Sentence, group: Actors, at: int) -> None:
    """«موالية للرئيس اليمني فلان», «موالين للحكومة»: a leader's or a government's own; «موالية لتركيا» leaves it open whose."""
    cells = sentence.cells
    titled = False
    pos = at
    while pos < len(cells) and pos - at < _LONGEST_TITLE + 1:
        cell = cells[pos]
        cats = cell.cats
        if cell.word.kind != "word" or any(cat in cats for cat in ("comp", "rel", "clause", "head")) or before_verb(cells, pos):
            break
        titled_party = cats.get("speaker")
        if titled_party is not None and titled_party.entry.spec.party:
            add_name(sentence, group, pos, "speaker", titled_party)
            group.end = pos + cell.length
            return
        named = next((cat for cat in NAMES if cat in cats), None)
        if named is not None:
            if titled or _is_government(named, cats[named]):
                add_name(sentence, group, pos, named, cats[named])
            group.end = pos + cell.length
            return
        if not titled and ("state" in cats or "nationality" in cats):
            group.end = pos + cell.length
            return
        titled = titled or any(cat in cats for cat in PERSON_TITLES)
        if not titled:
            return
        pos += cell.length
    if titled:
        group.end = title_end(cells, at)


def _is_government(cat: str, hit: Hit) -> bool:
    return cat != "reference" and hit.entry.spec.type == "government"


def title_end(cells: list[Cell], at: int) -> int:
    """Index after a title and the name that follows it: «الرئيس السابق فلان»."""
    end = at + cells[at].length
    while end < len(cells) and end - at < _LONGEST_TITLE:
        cell = cells[end]
        if cell.word.kind != "word" or any(cat in cell.cats for cat in (*HARD, "head", "party", "generic", "object")):
            break
        end += cell.length
    return end


def is_between(cells: list[Cell], first: int) -> bool:
    """Whether «بين» brings what begins at a cell."""
    hit = cells[first - 1].cats.get("prep") if first else None
    return hit is not None and hit.entry.spec.role == "between"


def read_apposition(sentence: Sentence, group: Actors) -> None:
    """«تنظيم الدولة "داعش"»: a second name of the same party right after the first; «… بالتعاون مع X» joins X."""
    cells = sentence.cells
    while group.end < len(cells):
        cats = cells[group.end].cats
        hit = cats.get("party")
        if hit is not None and hit.before == "" and any(name.entry.id == hit.entry.id for name in group.names):
            group.end += cells[group.end].length
            continue
        if "of" in cats and group.names and read_owner(sentence, group):
            continue
        if is_epithet(sentence, group):
            continue
        nationality = cats.get("nationality")
        if nationality is not None and nationality.before == "" and group.names and group.names[-1].cat in ("generic", "party"):
            if group.names[-1].cat == "generic":
                general = group.names[-1]
                group.names[-1] = Name("nationality", nationality.entry, general.start, cells[group.end].end, general.entry.id)
            group.end += cells[group.end].length
            continue
        return
