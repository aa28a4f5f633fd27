"""People and forces in a sentence: head noun + party or nationality, members, coordinated parties, counted people.

«قوات X», «مقاتلو X وY», «7 عناصر من تنظيم X», «17 مدنيا»: one item each. Who a name stands for, `marsad.identities.identity` decides.
"""

from __future__ import annotations

from typing import Final

from marsad.mentions.cells import Cell, Sentence
from marsad.mentions.endings import befallen, members_by_ending, read_endings, read_number
from marsad.mentions.items import Actors, Count, Name
from marsad.mentions.owners import (
    HARD,
    NAMES,
    PERSON_TITLES,
    add_name,
    after_her_verb,
    articled,
    before_verb,
    describes,
    followed_by_name,
    is_abstract,
    is_adjective,
    is_between,
    is_inside,
    is_preposition,
    next_key,
    past_model,
    points_back,
    read_apposition,
    read_loyalty,
    read_pronoun,
    title_end,
    unlisted,
)
from marsad.mentions.units import read_unit
from marsad.text.clitics import ALEF, ARTICLE, DUAL, PEOPLE_ENDS
from marsad.text.words import Hit, bits

_JOINABLE: Final = ("head", "party", "generic", "reference", "state")
_ADJECTIVES: Final = ("domain", "means", "direction", "extent")
_LOOK_AHEAD: Final = 3
_GROUP_WORD: Final = bits("group_word")
_ANY_NAME: Final = bits(*NAMES)


def read_actors(sentence: Sentence, at: int, count: Count | None, alone: bool = False) -> Actors | None:
    """The group of people or forces that begins at a cell, or None; `count` is the number before it; `alone`: without those joined to it."""
    cells = sentence.cells
    cell = cells[at]
    if (count is None and ((at and describes(cells[at - 1], cell)) or is_abstract(cells, at))) or is_preposition(sentence, cell):
        return None
    group = Actors(at, at, 0, 0)
    group.count = count
    hit = _core(sentence, group, at)
    if hit is None:
        return None
    group.before = hit.before
    start, _ = sentence.name_span(at, cell.length, hit)
    group.start = start
    group.article = hit.article
    read_endings(cell, group)
    read_apposition(sentence, group)
    read_pronoun(sentence, group)
    read_number(cells, group)
    if not alone:
        _read_coordinated(sentence, group)
    group.stop = cells[group.end - 1].end
    return group


def _core(sentence: Sentence, group: Actors, at: int) -> Hit | None:
    cells = sentence.cells
    cell = cells[at]
    if at in sentence.units:
        return read_unit(sentence, group, at)
    cats = cell.cats
    head = cats.get("head")
    if (cell.word.mask | cell.mask) & _GROUP_WORD and not cell.mask & _ANY_NAME and head is not None and unlisted(sentence, group, at):
        return head
    loyal = at + cell.length < len(cells) and "party" not in cats and ("loyal" in cells[at + cell.length].cats or is_inside(cells, at + cell.length))
    if "head" in cats and (loyal or not any(cat in cats and cats[cat].entry.form != "member" for cat in NAMES)):
        hit = _headed(sentence, group, at)
        if hit is not None:
            return hit
        person = cell.word.by_cat.get("person") if cell.length > 1 and "person" not in cats else None
        if person is not None:
            group.person, group.number = person.entry.spec, person.entry.form or 0
            group.end = at + 1
            group.possessor = person.after
            general = cell.word.by_cat.get("generic")
            if general is not None and not person.entry.spec.unnamed and articled(cell.key) and general.entry.form != "member" and general.before == person.before and group.count is None:
                start, stop = sentence.name_span(at, 1, general)
                group.names.append(Name("generic", general.entry, start, stop))  # «طرد المتمردين من X»
                return general
            _complement(sentence, group, person.article)
            return person  # «جندي في انفجار»: the phrase («عنصر في X») has no party after it
    for cat in NAMES:
        hit = cats.get(cat)
        if hit is not None and cat == "generic" and hit.after and head is not None:
            continue  # «طائراته»: aircraft of whoever «ـه» is
        if hit is not None and not (cat == "reference" and not points_back(sentence, hit, at)):
            if hit.entry.form == "member" and cell.length == 1 and followed_by_name(cells, at + cell.length):
                group.person = cats["person"].entry.spec if "person" in cats else None
                group.number = (cats["person"].entry.form or 0) if "person" in cats else 0
                group.end = at + cell.length
                _complement(sentence, group, hit.article)
                if group.names:
                    return hit
            if "person" in cats and (group.count is not None or hit.entry.form == "member"):
                group.person = cats["person"].entry.spec
                group.number = cats["person"].entry.form or 0
            elif hit.entry.form == "member":
                first = cell.word.by_cat.get("person")  # «جنديان تركيان»: two, though the phrase is one form
                group.number = (first.entry.form if first is not None and first.entry.form else members_by_ending(cell.key)) if group.count is None else 0
            elif "person" in cats and not hit.article and not cell.key.startswith(ARTICLE):
                group.number = cats["person"].entry.form or 0
            if cat == "generic" and at + cell.length < len(cells) and "of" in cells[at + cell.length].cats:
                group.end = at + cell.length
                first = cell.word.by_cat.get("head")
                group.head = first.entry.spec if first is not None else None
                _complement(sentence, group, hit.article)
                if group.names:
                    return hit  # «دورية عسكرية تابعة لـX»: X's, not the army's
                group.head, group.end = None, at
            if cat == "reference" and next_key(cells, at + cell.length) == "من":
                # «وحلفائه من القوات الروسية»: those who are named count, not the word that announces them
                group.end = at + cell.length
                _complement(sentence, group, True)
                if group.names:
                    return hit
            add_name(sentence, group, at, cat, hit)
            group.end = at + cell.length
            group.possessor = "" if cat == "party" else hit.after
            weapon = cell.word.by_cat.get("head")
            if weapon is not None:
                group.means = tuple(weapon.entry.spec.means)
            return hit
    person = cats.get("person")
    head = cats.get("head")
    nationality = cats.get("nationality")
    if nationality is not None and group.count is None and (person is None or person.entry.form == 1) and is_adjective(sentence, at, nationality):
        if befallen(sentence, group, at, person):
            return nationality
        person = None
    if head is not None and (person is None or group.count is None):
        group.head = head.entry.spec
        group.means = tuple(head.entry.spec.means)
        if person is not None:
            group.person = person.entry.spec
            group.number = person.entry.form or 0
        group.end = at + cell.length
        group.possessor = head.after
        if not head.after or next_key(cells, group.end) == "من":
            _complement(sentence, group, head.article or articled(cell.key))
        if not group.names and cell.length > 1 and group.end == at + cell.length and "prep" in cells[group.end - 1].cats:
            group.end -= 1  # «انسحبت القوات من X»: the preposition is the place's
        return head
    if person is not None:
        group.person = person.entry.spec
        group.number = person.entry.form or 0
        group.end = at + cell.length
        group.possessor = person.after
        if head is not None:
            group.head = head.entry.spec
        _complement(sentence, group, person.article)
        return person
    state = cats.get("state")
    if state is not None and (before_verb(cells, at + cell.length) or after_her_verb(cells, at)):
        nationality = None  # «تركيا تقصف», «قصفت تركيا»: the country, not an adjective
    if nationality is not None:
        group.alone = True
        add_name(sentence, group, at, "nationality", nationality)
        group.end = at + cell.length
        return nationality
    if state is not None and state.before in ("", "و", "ف", "ل") and not (state.before == "" and at and "place_type" in cells[at - 1].cats):
        add_name(sentence, group, at, "nationality", state)
        group.end = at + cell.length
        return state
    return None


def _headed(sentence: Sentence, group: Actors, at: int) -> Hit | None:
    """A head noun with its complement, where it has one."""
    cell = sentence.cells[at]
    hit = cell.cats["head"]
    person = cell.cats.get("person") or cell.word.by_cat.get("person")
    if hit.after and next_key(sentence.cells, at + cell.length) != "من":
        return None  # «مدفعيته مواقع X»: a noun with a pronoun takes no genitive
    group.end = at + cell.length
    group.head = hit.entry.spec
    _complement(sentence, group, hit.article or articled(cell.key))
    if not group.names:
        group.head = None
        group.end = at
        return None
    group.means = group.means or tuple(hit.entry.spec.means)
    if person is not None:
        group.person = person.entry.spec
        group.number = person.entry.form or 0
    return hit


def _no_genitive(cells: list[Cell], first: int, member: str) -> bool:
    """«قتل قناص شرطيا»: an object of its own; «بين القتلى ضابطان»: who they were."""
    return (member.endswith(ALEF) and not cells[first].key.endswith(ALEF)) or (is_between(cells, first) and not articled(member))


def _complement(sentence: Sentence, group: Actors, article: bool) -> None:
    """What a head or person noun belongs to: a party, a nationality, «من X», «تابعة لـX»; adjectives are passed over."""
    cells = sentence.cells
    pos = group.end
    skipped = 0
    while pos < len(cells) and skipped <= _LOOK_AHEAD:
        cell = cells[pos]
        cats = cell.cats
        if pos in sentence.units and read_unit(sentence, group, pos):
            return
        for cat in NAMES:
            hit = cats.get(cat)
            if hit is not None and hit.before in ("", "ل") and not (cat == "reference" and not points_back(sentence, hit, pos)):
                if hit.before == "ل" and skipped == 0 and not article and group.head is None:
                    return
                if hit.entry.form == "member" and followed_by_name(cells, pos + cell.length):
                    break
                if "person" in cats and group.count is None and _no_genitive(cells, group.first, cell.key):
                    return
                add_name(sentence, group, pos, cat, hit)
                group.end = pos + cell.length
                return
        if "party" in cats and cats["party"].entry.form == "member" and followed_by_name(cells, pos + cell.length):
            pos += cell.length
            continue
        hit = cats.get("nationality") or (cats.get("state") if group.head is not None else None)
        if hit is not None and hit.before == "":
            add_name(sentence, group, pos, "nationality", hit)
            group.end = pos + cell.length
            return
        hit = cats.get("head")
        if hit is not None and hit.before == "" and cell.word.mask & _GROUP_WORD and unlisted(sentence, group, pos):
            return
        if hit is not None and hit.before == "" and (group.head is not None or group.person is not None) and skipped == 0:
            if group.head is None and (hit.entry.spec.kind in ("weapon", "leaders") or (hit.entry.spec.kind == "members" and group.person is not None and group.person.victims == "civilians")):
                return  # «ناشطين مؤيدين»: plain people
            if hit.entry.spec.kind == "positions" and group.head is not None and group.head.kind == "weapon":
                return  # «هاجمت طائرة حربية مواقع X»
            unbound = hit.entry.spec.kind == "positions" and group.number > 1 and cells[pos - 1].key.endswith((*PEOPLE_ENDS, DUAL))
            if not hit.article and not cell.key.startswith(ARTICLE) and (article or unbound):
                return  # «بالمدفعية مواقع X», «الدفاعات الجوية مسيرة», «متظاهرون مقر X»: a noun with the article or its nun takes no genitive
            group.means = group.means or tuple(hit.entry.spec.means)
            group.head = group.head or hit.entry.spec
            group.end = pos + cell.length
            pos = group.end
            continue
        if cell.key == "في" and group.head is not None and group.head.kind in ("leaders", "members") and pos + 1 < len(cells):
            inner = cells[pos + 1].cats
            if "place" not in inner and any(cat in inner and inner[cat].before == "" for cat in NAMES):
                pos += 1
                continue
            return
        if cell.key == "من" and pos + 1 < len(cells):
            inner = cells[pos + 1].cats
            if any(cat in inner and inner[cat].before == "" for cat in (*NAMES, "head", "state")) or ("person" in inner and group.person is not None and group.count is not None):
                if "person" in inner and not any(cat in inner for cat in (*NAMES, "head")):
                    return
                pos += 1
                skipped = 0
                continue
            return
        if "model" in cats and group.head is not None and group.head.kind == "weapon":
            pos = past_model(cells, pos + cell.length)
            continue
        if "so_called" in cats or "of" in cats:
            pos += cell.length
            if "of" in cats and pos < len(cells) and "prep" in cells[pos].cats and pos + 1 < len(cells) and cells[pos + 1].mask & _ANY_NAME:
                pos += cells[pos].length  # «منضوية في X», «تنتمي إلى X»
            continue
        if "loyal" in cats:
            read_loyalty(sentence, group, pos + cell.length)
            return
        if any(cat in cats for cat in _ADJECTIVES) and not any(cat in cats for cat in ("trigger", "support", "reporting", "among")):
            if "direction" in cats and not cell.key.startswith(ARTICLE):
                return  # «جرحى شرق تركيا»: where, not whose
            means = cats.get("means")
            if means is not None and means.before == "" and not group.means:
                group.means = (means.entry.id,)
            pos += cell.length
            skipped += 1
            continue
        if any(cat in cats for cat in HARD) or cell.word.kind != "word" or cell.word.by_cat or article != cell.key.startswith(ARTICLE) or cell.key[:1] in "وف":
            return
        pos += 1
        skipped += 1


def supporter_end(sentence: Sentence, at: int, between: bool) -> int:
    """Index after those who are only said to support a force («المدعومة من X وY», «الموالية للرئيس فلان»), who begin at a cell.

    `between`: in «بين X المدعومة من Y وZ», Z is the other side and no supporter.
    """
    cells = sentence.cells
    if at >= len(cells):
        return at
    cats = cells[at].cats
    if "trigger" in cats and at + 1 < len(cells) and cats["trigger"].entry.form.part in ("noun", "masdar") and cells[at + 1].mask & _ANY_NAME:
        at += cells[at].length  # «بدعم من غارات X»
        cats = cells[at].cats
    if any(cat in cats for cat in PERSON_TITLES) and not any(cat in cats for cat in _JOINABLE):
        return title_end(cells, at)
    if not any(cat in cats for cat in (*_JOINABLE, "nationality", "person")):
        return at
    end = at
    while True:
        other = read_actors(sentence, end, None, alone=True)
        if other is None:
            return end
        end = other.end
        following = cells[end].cats if end < len(cells) else {}
        joined = next((following[cat] for cat in ("state", *_JOINABLE) if cat in following), None)
        if joined is None or joined.before != "و" or (between and "state" not in following) or before_verb(cells, end + 1):
            return end


def _read_second_side(sentence: Sentence, group: Actors) -> None:
    """«العشرات من X وقوات Y»: further parties among those counted, unless they open a clause or are counted themselves («وجندي»)."""
    cells = sentence.cells
    while group.names and group.end < len(cells):
        cats = cells[group.end].cats
        if not any(cat in cats and cats[cat].before == "و" for cat in ("party", "generic", "head", "person")):
            return
        other = read_actors(sentence, group.end, None, alone=True)
        if other is None or not other.names or before_verb(cells, other.end):
            return
        if other.person is not None and (other.person.state or other.number < 3 or other.names[-1].cat == "nationality"):
            return
        if other.person is None and other.number and not other.article:
            return
        group.names += [name for name in other.names if all(name.entry is not mine.entry for mine in group.names)]
        group.end = other.end


def _read_coordinated(sentence: Sentence, group: Actors) -> None:
    """«الجيش ومقاتلون متحالفون معه», «X وY», «X بالتعاون مع Y»; a supporter («بدعم من Y») is passed over, not joined."""
    cells = sentence.cells
    if group.count is not None or (group.person is not None and group.person.state):
        _read_second_side(sentence, group)
        return
    while group.end < len(cells) and len(group.names) < 8:
        cell = cells[group.end]
        cats = cell.cats
        if ("so_called" in cats or ("or" in cats and group.names)) and group.end + cell.length < len(cells):
            inner = cells[group.end + cell.length].cats
            if any(cat in inner for cat in _JOINABLE):
                other = read_actors(sentence, group.end + cell.length, None)
                if other is not None:
                    group.names += [name for name in other.names if all(name.entry is not mine.entry for mine in group.names)]
                    group.end = other.end
                    continue
            return
        if "alongside" in cats or "supported" in cats or ("loyal" in cats and group.names):
            pos = group.end + cell.length
            if pos < len(cells) and "prep" in cells[pos].cats:
                pos += cells[pos].length
            if "alongside" not in cats:
                end = supporter_end(sentence, pos, is_between(cells, group.first))
                if end == pos:
                    return
                group.end = end
                continue
            if pos >= len(cells) or not any(cat in cells[pos].cats for cat in (*_JOINABLE, "nationality", "person")):
                return
            other = read_actors(sentence, pos, None)
            if other is None:
                return
            group.names += other.names
            group.end = other.end
            continue
        hit = next((cats[cat] for cat in _JOINABLE if cat in cats), None)
        person = cats.get("person")
        if hit is None and person is not None and person.entry.spec.victims and not person.entry.spec.state and group.names and group.person is None:
            hit = person if group.head is not None and group.head.kind != "weapon" else None
        if hit is None or (hit.before != "و" and hit.entry.form != "joined") or any(cat in cats for cat in ("trigger", "reporting")):
            nationality = cats.get("nationality")
            if nationality is not None and nationality.before == "و" and group.names and "nationality" in cells[group.end - 1].word.by_cat:
                add_name(sentence, group, group.end, "nationality", nationality)
                group.end += cell.length
                continue
            return
        other = read_actors(sentence, group.end, None)
        if other is None or (not other.names and not other.possessor and other.head is None):
            return
        if group.number in (1, 2) and not group.article and other.number in (1, 2) and not other.article:
            return  # «جنديان ومدني»: each is counted
        if group.number in (1, 2) and not group.article and other.names and other.names[0].cat == "nationality" and other.person is None and other.head is None:
            return  # «مقتل جنديين تركيين وواشنطن …»: a state is not killed with them
        if (group.head is not None and group.head.kind == "positions") != (other.head is not None and other.head.kind == "positions") and not other.names:
            return
        group.names += [name for name in other.names if all(name.entry is not mine.entry for mine in group.names)]
        group.end = other.end
