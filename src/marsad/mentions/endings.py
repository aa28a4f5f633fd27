"""What the ending of a noun of people says of it, and the bound behind one that no number counts."""

from __future__ import annotations

from typing import Final

from marsad.lexicon.numbers import number_words
from marsad.mentions.cells import Cell
from marsad.mentions.items import Actors
from marsad.text.clitics import ALEF, ARTICLE, CONJUNCTIONS, DUAL_END, PEOPLE_ENDS, PLURAL_ENDS, THIRD_PERSON_MASCULINE

_FEMININE: Final = (PLURAL_ENDS[0], THIRD_PERSON_MASCULINE)
"""ات, and ة as it is folded."""
_DUAL_FEMININE: Final = DUAL_END[0] + PEOPLE_ENDS[0]


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
    if group.number == 2:
        person = cell.word.by_cat.get("person")
        group.many = person is not None and cell.key[person.start : person.end] in person.entry.spec.either


def _definite(cell: Cell) -> bool:
    return cell.key.lstrip("".join(CONJUNCTIONS)).startswith(ARTICLE)


def at_least(cells: list[Cell], group: Actors) -> bool:
    """«جندي على الأقل»: a bound right behind a noun in the singular or dual that has no number."""
    at = group.end
    if group.count is not None or group.number not in (1, 2) or at + 1 >= len(cells):
        return False
    for phrase, says in number_words().after.get(cells[at].key, ()):
        if says == "least" and len(phrase) == 2 and cells[at + 1].key == phrase[1]:
            return True
    return False
