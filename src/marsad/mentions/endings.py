"""What the ending of a noun of people says of it, and the bound behind one that no number counts."""

from __future__ import annotations

from typing import Final

from marsad.lexicon.numbers import number_words
from marsad.mentions.cells import PAUSES, Cell, Sentence
from marsad.mentions.items import Actors
from marsad.text.clitics import (
    ALEF,
    ARTICLE,
    CONJUNCTIONS,
    DUAL,
    DUAL_END,
    PEOPLE_ENDS,
    PLURAL_ENDS,
    THIRD_PERSON_MASCULINE,
)
from marsad.text.words import Hit, bits

_FEMININE: Final = (PLURAL_ENDS[0], THIRD_PERSON_MASCULINE)
"""ات, and ة as it is folded."""
_DUAL_FEMININE: Final = DUAL_END[0] + PEOPLE_ENDS[0]
_TIMES: Final = bits("time")
_TRIGGER: Final = bits("trigger")
_VERBAL: Final = bits("trigger", "support")


def read_endings(cell: Cell, group: Actors) -> None:
    """Case, gender and number of a group by the ending of its first noun."""
    counted = group.count is not None
    if group.person is None or counted:
        group.feminine = cell.key.endswith(_FEMININE)
    if counted:
        return
    if group.article and group.number == 1 and group.person is not None and group.person.state and cell.key.endswith(THIRD_PERSON_MASCULINE):
        group.number = 3  # «العوائل النازحة»: as many as the noun before it
    if cell.length == 1 and cell.key.endswith(PEOPLE_ENDS[0]):
        group.oblique = group.number > 1 or _definite(cell) or (cell.key.endswith(_DUAL_FEMININE) and not cell.key.startswith(ARTICLE))
    elif cell.key.endswith(PEOPLE_ENDS[1]) and (group.person is not None or _definite(cell)):
        group.nominative = True
    elif cell.length == 1 and group.number == 1 and group.person is not None:
        group.oblique = cell.key.endswith(ALEF)  # «شابا», «جنديا»: the ending of an object
    if group.number == 1 and group.possessor and group.person is not None and cell.key.removesuffix(group.possessor).endswith(ALEF):
        group.number = 2  # «طفلاها»
    if group.number == 2:
        person = cell.word.by_cat.get("person")
        group.many = person is not None and cell.key[person.start : person.end] in person.entry.spec.either


def members_by_ending(key: str) -> int:
    """How many a noun of people is by its ending: one, two, or several (3)."""
    return 2 if key.endswith(DUAL) else 3 if key.endswith(PEOPLE_ENDS) else 1


def befallen(sentence: Sentence, group: Actors, at: int, person: Hit | None) -> bool:
    """«قتل سوري», «استشهدت صباح أمس تركية»: behind a word of what befell people, a nationality is somebody of it, and no adjective."""
    cells = sentence.cells
    back = at - 1
    while back > 0 and (cells[back].mask & _TIMES or cells[back].key in PAUSES):
        back -= 1
    if back < 0 or not cells[back].mask & _TRIGGER or "state" in cells[at].cats or cells[at].key.startswith(CONJUNCTIONS[0]):
        return False
    hit = cells[back].cats.get("trigger") or cells[back].word.hit("trigger")
    if hit is None or hit.article or hit.after or not hit.entry.spec.quantity or hit.entry.form is None:
        return False
    form = hit.entry.form
    if not (form.part == "verb" and form.number != "pl") and not (form.part == "masdar" and hit.entry.spec.kind == "casualties"):
        return False
    group.person = None if person is None else person.entry.spec
    group.number = members_by_ending(cells[at].key) if person is None else person.entry.form or 0
    group.end = at + cells[at].length
    return True


def _definite(cell: Cell) -> bool:
    return cell.key.lstrip("".join(CONJUNCTIONS)).startswith(ARTICLE)


def read_number(cells: list[Cell], group: Actors) -> None:
    """What stands behind a group that no number counts: a bound, or a verb that says that they are two."""
    group.least = at_least(cells, group)
    group.many = group.many and not two_by_verb(cells, group)


def two_by_verb(cells: list[Cell], group: Actors) -> bool:
    """«مقاتلين قضيا في غارة»: of a noun that may be a dual or a plural the verb behind it says two."""
    following = cells[group.end] if group.end < len(cells) else None
    if following is None or not following.mask & _VERBAL or not following.key.endswith(ALEF):
        return False
    for cat in ("trigger", "support"):
        for hit in following.word.all_of.get(cat, ()):
            if hit.entry.form.number == "du" and hit.entry.form.part == "verb" and not hit.before and not hit.after:
                return True
    return False


def at_least(cells: list[Cell], group: Actors) -> bool:
    """«جندي على الأقل»: a bound right behind a noun in the singular or dual that has no number."""
    at = group.end
    if group.count is not None or group.number not in (1, 2) or at + 1 >= len(cells):
        return False
    for phrase, says in number_words().after.get(cells[at].key, ()):
        if says == "least" and len(phrase) == 2 and cells[at + 1].key == phrase[1]:
            return True
    return False
