"""Places in a sentence: names the gazetteer knows, type word + name, coordinated names, parents, «شمال العراق», «المدينة».

A type word opens a name that no list holds («قرية X بريف Y»); a place named after it with ب or في, or by a compass word,
is its parent. Whether a name that is also a common word is a place is decided by what stands before it.
"""

from __future__ import annotations

from typing import Final

from marsad.mentions.cells import Cell, Sentence
from marsad.mentions.items import PlaceGroup
from marsad.mentions.place_groups import read_group
from marsad.mentions.place_lists import read_more
from marsad.mentions.place_names import end_of_name, is_name_like, new_name
from marsad.mentions.place_parents import HOLDERS, NAMES_ONLY, read_described, read_parents
from marsad.text.clitics import AND, ARTICLE, WITH


def read_place(sentence: Sentence, at: int) -> PlaceGroup | None:
    """The place group that begins at a cell, or None."""
    group = read_group(sentence, at)
    if group is None:
        return None
    if group.names:
        read_more(sentence, group)
        read_parents(sentence, group)
    elif group.refers is not None and group.end < len(sentence.cells) and "descriptor" in sentence.cells[group.end].cats:
        stop = group.stop
        read_described(sentence, group)  # «البلدة الواقعة على الحدود مع X»
        group.stop = stop
    return group


def read_unknown(sentence: Sentence, at: int) -> PlaceGroup | None:
    """«في لجفينة جنوب غرب مأرب»: a name that no list holds, brought by a preposition, with a compass word that says where it lies."""
    cells = sentence.cells
    cell = cells[at]
    prep = cells[at - 1].cats.get("prep") if at else None
    if prep is None or prep.after or prep.entry.spec.role not in _BRINGS or not is_name_like(cell, first=True):
        return None
    opened = _opened(cells, at)
    if cell.length > 1 or (len(cell.key) < _SHORTEST and not opened) or cell.key[:1] == AND or cell.key.endswith(_NO_ENDS):
        return None
    end = end_of_name(sentence, at, cell)
    if (end >= len(cells) or not _tells_where(cells[end])) and not (opened and end > at + 1):
        return None
    stop = cells[end - 1].end
    group = PlaceGroup(at, end, cell.start, stop)
    group.names.append(new_name(sentence, cell.start, stop, None))
    read_parents(sentence, group)
    return group if group.parents or opened else None


def _opened(cells: list[Cell], at: int) -> bool:
    """«خربة X», «كفر X»: a first word of places, and an unknown one."""
    hit = cells[at].cats.get("name_opener")
    return hit is not None and hit.entry.spec.role == "place" and not hit.before and not hit.after and at + 1 < len(cells) and not cells[at + 1].mask & ~NAMES_ONLY


def _tells_where(cell: Cell) -> bool:
    """«شرقي X», «بريف X», «بقضاء X», «التابعة لـX»."""
    if "direction" in cell.cats:
        return not cell.key.startswith(ARTICLE)
    hit = cell.cats.get("place_type")
    if hit is not None:
        return hit.before == WITH and not hit.article and hit.entry.spec.type in HOLDERS
    descriptor = cell.cats.get("descriptor")
    return descriptor is not None and descriptor.entry.spec.role == "within"


_BRINGS: Final = frozenset(("at", "on", "from", "to", "toward", "near"))
_SHORTEST: Final = 4
_NO_ENDS: Final = ("ها", "هم", "ات", "ين", "ون")
