"""Where a place group lies: «بريف دير الزور الشرقي», «شمال مدينة X», «قضاء Y», and what describes it («المطلة على X»)."""

from __future__ import annotations

from typing import Final

from marsad.mentions.cells import PAUSES, Cell, Sentence
from marsad.mentions.items import PlaceGroup
from marsad.mentions.place_groups import read_group
from marsad.mentions.place_lists import read_more
from marsad.mentions.place_names import WIDE
from marsad.text.clitics import ALEF, ARTICLE, FOR, WITH
from marsad.text.words import bits

_NARROW: Final = frozenset(("quarter", "village", "area", "camp", "base", "facility", "road", "town", "airport", "bridge"))


def read_parents(sentence: Sentence, group: PlaceGroup) -> None:
    """«بريف دير الزور الشرقي», «في محافظة الأنبار», «شمال مدينة سامراء», «قضاء X»: where the group lies; «المطلة على X»."""
    cells = sentence.cells
    _skip_bracket(sentence, group)
    while group.end < len(cells):
        pos = group.end
        if "border" in cells[min(pos + cells[pos].length, len(cells) - 1)].cats and _beside_border(sentence, group):
            continue
        if cells[pos].cats.get("descriptor") is not None:
            if read_described(sentence, group):
                continue
            return
        if cells[pos].key in PAUSES and pos + 1 < len(cells) and _lies_within(cells[pos + 1]):
            group.end = pos + 1
            if read_described(sentence, group):
                continue
            group.end = pos
            return
        if cells[pos].key in PAUSES and pos + 1 < len(cells) and (_goes_on(cells[pos + 1]) or _names_holder(cells, pos + 2)):
            pos += 1
        cell = cells[pos]
        cats = cell.cats
        other: PlaceGroup | None = None
        prep = cats.get("prep")
        seat = "seat" in cats
        if pos > group.end and prep is not None and not _names_holder(cells, pos + 1):
            return
        if seat or (prep is not None and cell.length == 1 and not prep.before and not prep.after and prep.entry.id == "in"):
            if pos + 1 < len(cells) and not (cells[pos + 1].key.startswith(ARTICLE) and "place_type" in cells[pos + 1].cats and "place" not in cells[pos + 1].cats):
                other = read_group(sentence, pos + 1)
                if other is not None and not seat and other.refers is not None and other.part != "same":
                    other = None
        elif _can_hold(cell) or _held_part(cells, pos):
            other = read_group(sentence, pos)
        if other is None or other.end <= pos:
            return
        if other.refers is not None:
            if "direction" in cats or "place_part" in cats or other.part == "same" or other.before == WITH:
                group.end = other.end
                continue
            return
        if _narrower(other, group):
            group.parents += group.names
            group.names = list(other.names)
            group.start = other.start
        else:
            group.parents += other.names
        group.parents += other.parents
        group.end, group.stop = other.end, other.stop


def _held_part(cells: list[Cell], pos: int) -> bool:
    """«الغوطة الغربية لدمشق»: a part told by its side, of a city."""
    hit = cells[pos].cats.get("place")
    return hit is not None and hit.before == FOR and not hit.after and "direction" in cells[pos - 1].cats and cells[pos - 1].key.startswith(ARTICLE)


def _skip_bracket(sentence: Sentence, group: PlaceGroup) -> None:
    """«قرية X (Y) بمديرية Z»: another name in brackets stands between a place and where it lies."""
    cells, text = sentence.cells, sentence.text
    pos = group.end
    if pos + 1 >= len(cells) or "(" not in text[cells[pos - 1].end : cells[pos].start]:
        return
    for end in range(pos, min(pos + 3, len(cells) - 1)):
        if cells[end].mask & ~NAMES_ONLY:
            return
        if ")" in text[cells[end].end : cells[end + 1].start]:
            if _can_hold(cells[end + 1]):
                group.end = end + 1
            return


NAMES_ONLY: Final = bits("place", "name_opener")


def _beside_border(sentence: Sentence, group: PlaceGroup) -> bool:
    """«في بلدة X قرب الحدود مع Y», «على الحدود مع Y»: the border says where the town lies; it is no second place."""
    cells = sentence.cells
    pos = group.end
    hit = cells[pos].cats.get("prep") or cells[pos].cats.get("place_part")
    if hit is None or hit.before or hit.after or hit.entry.spec.role not in _AT_BORDERS:
        return False
    if group.names[0].type in WIDE or (group.names[0].type is None and all([c.type in WIDE for c in group.names[0].candidates])):
        return False
    border = read_group(sentence, pos + cells[pos].length)
    if border is None or not border.names:
        return False
    group.beside += border.names
    group.end, group.stop = border.end, border.stop
    return True


_AT_BORDERS: Final = frozenset(("near", "on", "at"))
_OPENS_CLAIM: Final = bits("trigger", "support")
HOLDERS: Final = frozenset(("governorate", "district", "subdistrict", "countryside"))


def _can_hold(cell: Cell) -> bool:
    """«بريف X», «بمحافظة X»; «شمال X»; «محافظة X», «ريف X» right after a name."""
    cats = cell.cats
    type_hit = cats.get("place_type")
    hit = type_hit or cats.get("place") or cats.get("direction") or cats.get("place_part")
    if hit is None:
        return False
    if hit.before == WITH or ("direction" in cats and hit.before == "" and not cell.key.startswith(ARTICLE)):
        return True
    if cell.length > 1 and hit.before == "" and "direction" in cell.word.by_cat and "place" in cats:
        return True  # «العريش شمال سيناء»
    return type_hit is not None and type_hit.before == "" and not type_hit.article and type_hit.entry.spec.type in HOLDERS


def _lies_within(cell: Cell) -> bool:
    """«قرية X، التابعة لقضاء Y»."""
    descriptor = cell.cats.get("descriptor")
    return descriptor is not None and bool(descriptor.entry.spec.role == "within")


def _names_holder(cells: list[Cell], pos: int) -> bool:
    """«في منطقة X، في محافظة Y»: whether a province or district is named after a comma and «في»."""
    prep = cells[pos - 1].cats.get("prep") if pos < len(cells) else None
    if prep is None or prep.before or prep.after or prep.entry.spec.role != "at":
        return False
    hit = cells[pos].cats.get("place_type")
    return hit is not None and not hit.before and not hit.article and hit.entry.spec.type in HOLDERS


def _goes_on(cell: Cell) -> bool:
    """Whether what stands after a comma can only say where the place before it lies."""
    if "seat" in cell.cats:
        return True  # «زنجبار، عاصمة أبين»
    hit = cell.cats.get("direction") or cell.cats.get("place_type")
    if hit is None or hit.article or cell.key.startswith(ARTICLE):
        return False
    if "direction" in cell.cats:
        return hit.before == ""
    return hit.before == WITH and hit.entry.spec.type in HOLDERS


def read_described(sentence: Sentence, group: PlaceGroup) -> bool:
    """«الاستراتيجي المطل على X», «الواقعة شمال X», «التابع لمحافظة X»: places that describe the group; false where none do."""
    cells = sentence.cells
    pos = group.end
    role = ""
    while pos < len(cells) and (descriptor := cells[pos].cats.get("descriptor")) is not None and not role:
        if not descriptor.entry.spec.role and cells[pos].mask & _OPENS_CLAIM:
            break  # «الخاضعة لسيطرة X», «المحاصرة»
        role = descriptor.entry.spec.role or ""
        pos += cells[pos].length
    if pos == group.end:
        return False
    if pos >= len(cells):
        return False
    if not role:
        group.end = pos  # «حقل العمر النفطي»
        return True
    if role == "within" and pos + 1 < len(cells) and cells[pos].key.endswith(ALEF) and "place" not in cells[pos].cats:
        pos += 1  # «التابعة إداريا لـX»
    prep = cells[pos].cats.get("prep")
    joined = prep is not None and not prep.after and not prep.before
    if joined:
        pos += cells[pos].length
        if pos >= len(cells):
            return False
    if joined and _reads_road(sentence, group, pos):
        return True
    hit = cells[pos].cats.get("place_type") or cells[pos].cats.get("place") or cells[pos].cats.get("direction") or cells[pos].cats.get("place_part")
    if hit is None or (hit.before not in ("", FOR, WITH)) or (not joined and hit.before == "" and "direction" not in cells[pos].cats and "place_part" not in cells[pos].cats and role == "within"):
        return False
    other = read_group(sentence, pos)
    if other is None or other.end <= pos:
        return False
    if other.names:
        if role == "within":
            group.parents += other.names
        else:
            read_more(sentence, other)
            group.beside += other.names
        if role == "within" or other.names[0].type != "region":
            group.parents += other.parents  # a border lies in its countries, what is near it in one of them
    group.end, group.stop = other.end, other.stop
    return True


_ROAD_WORDS: Final = 4


def _reads_road(sentence: Sentence, group: PlaceGroup, pos: int) -> bool:
    """«الواقعة على الطريق الدولي بين X وY»: the ends of the road only say where the place lies."""
    cells = sentence.cells
    hit = cells[pos].cats.get("place_type")
    if hit is None or not hit.article or hit.entry.spec.type != "road":
        return False
    for at in range(pos + 1, min(pos + _ROAD_WORDS, len(cells) - 1)):
        prep = cells[at].cats.get("prep")
        if prep is None:
            continue
        ends = read_group(sentence, at + 1) if prep.entry.spec.role == "between" else None
        if ends is None or not ends.names:
            return False
        read_more(sentence, ends)
        group.beside += ends.names
        group.end, group.stop = ends.end, ends.stop
        return True
    return False


def _narrower(other: PlaceGroup, group: PlaceGroup) -> bool:
    """«في بغداد في منطقة الكرادة»: the second is the place, the first its parent."""
    if other.names[0].type not in _NARROW or other.role == "near":
        return False
    return all(
        name.type in ("city", "governorate", "district")
        or (name.type is None and any(c.type in ("city", "governorate", "country") for c in name.candidates))
        for name in group.names
    )
