"""Places in a sentence: names the gazetteer knows, type word + name, coordinated names, parents, «شمال العراق», «المدينة».

A type word opens a name that no list holds («قرية X بريف Y»); a place named after it with ب or في, or by a compass word,
is its parent. Whether a name that is also a common word is a place is decided by what stands before it.
"""

from __future__ import annotations

from typing import Final

from marsad.mentions.cells import Cell, Sentence
from marsad.mentions.items import PlaceGroup, PlaceName
from marsad.mentions.place_groups import read_group, read_typed
from marsad.mentions.place_names import STANDS_ALONE, WIDE, end_of_name, is_name_like, new_name
from marsad.text.clitics import AND, ARTICLE, FIRST_PERSON, FOR, PLURAL_VERB, WITH
from marsad.text.words import Hit, bits

_NARROW: Final = frozenset(("quarter", "village", "area", "camp", "base", "facility", "road", "town", "airport", "bridge"))
_MAX_NAMES: Final = 12


def read_place(sentence: Sentence, at: int) -> PlaceGroup | None:
    """The place group that begins at a cell, or None."""
    group = read_group(sentence, at)
    if group is None:
        return None
    if group.names:
        _read_more(sentence, group)
        _read_parents(sentence, group)
    elif group.refers is not None and group.end < len(sentence.cells) and "descriptor" in sentence.cells[group.end].cats:
        stop = group.stop
        _read_described(sentence, group)  # «البلدة الواقعة على الحدود مع X»
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
    _read_parents(sentence, group)
    return group if group.parents or opened else None


def _opened(cells: list[Cell], at: int) -> bool:
    """«خربة X», «كفر X»: a first word of places, and an unknown one."""
    hit = cells[at].cats.get("name_opener")
    return hit is not None and hit.entry.spec.role == "place" and not hit.before and not hit.after and at + 1 < len(cells) and not cells[at + 1].mask & ~_NAMES_ONLY


def _tells_where(cell: Cell) -> bool:
    """«شرقي X», «بريف X», «بقضاء X», «التابعة لـX»."""
    if "direction" in cell.cats:
        return not cell.key.startswith(ARTICLE)
    hit = cell.cats.get("place_type")
    if hit is not None:
        return hit.before == WITH and not hit.article and hit.entry.spec.type in _HOLDERS
    descriptor = cell.cats.get("descriptor")
    return descriptor is not None and descriptor.entry.spec.role == "within"


_BRINGS: Final = frozenset(("at", "on", "from", "to", "toward", "near"))
_SHORTEST: Final = 4
_VERB_ENDS: Final = (FIRST_PERSON, PLURAL_VERB)
_NO_ENDS: Final = ("ها", "هم", "ات", "ين", "ون")


def _read_more(sentence: Sentence, group: PlaceGroup) -> None:
    """Coordinated names: «قرى X وY وZ», «حي X ودوار Y», «عنس وآنس، ومدينة ذمار»."""
    cells = sentence.cells
    first_type = group.names[0].type
    while group.end < len(cells) and len(group.names) < _MAX_NAMES:
        pos = group.end
        if cells[pos].key in ("،", ",", "و") and pos + 1 < len(cells):
            pos += 1
        cell = cells[pos]
        cats = cell.cats
        comma = pos > group.end
        apart = comma and cells[group.end].key == "و"  # «سوريا و العراق»
        hit = cats.get("place")
        type_hit = cats.get("place_type")
        part = cats.get("place_part") or cats.get("extent")
        if part is not None and part.before == "و" and type_hit is None and pos + cell.length < len(cells):
            cell = cells[pos + cell.length]
            pos = next(i for i in range(pos, len(cells)) if cells[i] is cell)
            cats = cell.cats
            hit = cats.get("place")
            if hit is not None and hit.before == "":
                _append_known(sentence, group, pos, cell, hit, first_type)
                continue
            if first_type is not None and is_name_like(cell, first=True):
                end = end_of_name(sentence, pos, cell)
                group.names.append(new_name(sentence, cell.start, cells[end - 1].end, first_type))
                group.end, group.stop = end, cells[end - 1].end
                continue
            break
        if type_hit is not None and type_hit.before == "و" and not type_hit.article:
            other = PlaceGroup(pos, pos, 0, 0)
            if not read_typed(sentence, other, pos, type_hit) or not other.names:
                break
            group.names += other.names
            group.end, group.stop = other.end, other.stop
            first_type = other.names[-1].type
            continue
        if (
            hit is not None
            and hit.before == ("" if apart else AND)
            and not hit.after
            and (
                first_type is not None
                or cell.length > 1
                or not (hit.entry.form or any(cat in cats for cat in ("trigger", "reporting", "support", "party", "generic")))
                or (not comma and _second_town(cells, pos, hit))
            )
        ):
            _append_known(sentence, group, pos, cell, hit, first_type)
            continue
        if (
            (first_type is not None or _in_a_list(cells, pos, group))
            and (not comma or _comma_list(sentence, pos))
            and cell.key[:1] == AND
            and len(cell.key) > 3
            and _coordinated_name(cell)
            and _list_goes_on(sentence, pos)
        ):
            end = end_of_name(sentence, pos, cell)
            start = cell.start + 1
            group.names.append(new_name(sentence, start, cells[end - 1].end, first_type or "town"))
            group.end, group.stop = end, cells[end - 1].end
            continue
        break


def _second_town(cells: list[Cell], pos: int, hit: Hit) -> bool:
    """«النبطية وصور», «منبج والباب»: an everyday word joined to a town is a town too where nothing can be said of it after."""
    if any([cat in cells[pos].cats for cat in ("trigger", "reporting", "support", "party", "generic", "person", "prep")]):
        return False
    if not any([entry.type in STANDS_ALONE or entry.type == "village" for entry in hit.entry.spec]):
        return False
    if pos + 1 >= len(cells):
        return True
    after = cells[pos + 1]
    return after.word.kind == "sign" or after.key[:1] == AND or bool(after.mask & _AFTER_LIST)


def _in_a_list(cells: list[Cell], pos: int, group: PlaceGroup) -> bool:
    """«حلب والمخمورة وسنجار»: an unknown name with its article between known ones."""
    cell = cells[pos]
    if cell.word.hits or not cell.key.startswith(AND + ARTICLE) or pos + 1 >= len(cells):
        return False
    following = cells[pos + 1].cats.get("place")
    return following is not None and following.before == AND and len(group.names) > 1


_AFTER_LIST: Final = bits("prep", "direction", "place_part", "clause", "time", "descriptor", "cue", "rel", "among", "of", "extent", "seat", "supported", "alongside")


def _list_goes_on(sentence: Sentence, pos: int) -> bool:
    """Whether a list of names can end, or go on, after an unknown word: not where a verb or a noun of its own follows."""
    cells = sentence.cells
    end = end_of_name(sentence, pos, cells[pos])
    if end >= len(cells):
        return True
    after = cells[end]
    if after.word.kind == "sign" or after.key[:1] == AND or after.mask & _AFTER_LIST:
        return True
    hit = after.cats.get("place_type") or after.cats.get("place")
    if hit is not None and hit.before == WITH:
        return True
    return cells[pos].key.startswith(AND + ARTICLE) and bool(after.mask)


def _comma_list(sentence: Sentence, pos: int) -> bool:
    """«مناطق X، وY، وZ»: a list with commas goes on or ends right after the unknown name."""
    cells = sentence.cells
    end = end_of_name(sentence, pos, cells[pos])
    return end >= len(cells) or cells[end].key in _COMMAS or cells[end].key.startswith(AND + ARTICLE)


def _coordinated_name(cell: Cell) -> bool:
    """«والسعدة», «وجناة»: an unknown word after و that is no noun or verb of the lexicon."""
    if "no_name" in cell.word.by_cat or (not cell.key.startswith(AND + ARTICLE) and cell.key.endswith(_VERB_ENDS)):
        return False  # «وقمنا»
    return cell.length == 1 and (
        not cell.word.hits or ("name_opener" in cell.cats and cell.cats["name_opener"].before == "و" and not cell.cats["name_opener"].after)
    )


def _append_known(sentence: Sentence, group: PlaceGroup, pos: int, cell: Cell, hit: Hit, type_: str | None) -> None:
    start, stop = sentence.name_span(pos, cell.length, hit)
    if cell.length > 1 and "place_type" in cell.word.by_cat:
        type_ = None  # «مدينة نابلس ومخيم بلاطة»: it says itself what it is
    end = pos + cell.length
    after = sentence.cells[end] if end < len(sentence.cells) else None
    if after is not None and type_ is not None and after.key.startswith(ARTICLE) and ("number" in after.cats or "namesake" in after.word.by_cat):
        # «الطاش الأول والطاش الثاني»
        group.names.append(new_name(sentence, start, after.end, type_))
        group.end, group.stop = end + 1, after.end
        return
    first = group.names[0]
    named = first.name.removesuffix(sentence.text[first.bare : first.stop]) if type_ is not None and first.type == type_ else ""
    group.names.append(PlaceName(named + sentence.text[start:stop], hit.entry.id, start, stop, type_, hit.entry.spec))
    group.end, group.stop = end, stop


def _read_parents(sentence: Sentence, group: PlaceGroup) -> None:
    """«بريف دير الزور الشرقي», «في محافظة الأنبار», «شمال مدينة سامراء», «قضاء X»: where the group lies; «المطلة على X»."""
    cells = sentence.cells
    _skip_bracket(sentence, group)
    while group.end < len(cells):
        pos = group.end
        if "border" in cells[min(pos + cells[pos].length, len(cells) - 1)].cats and _beside_border(sentence, group):
            continue
        if cells[pos].cats.get("descriptor") is not None:
            if _read_described(sentence, group):
                continue
            return
        if cells[pos].key in _COMMAS and pos + 1 < len(cells) and (_goes_on(cells[pos + 1]) or _names_holder(cells, pos + 2)):
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
        if cells[end].mask & ~_NAMES_ONLY:
            return
        if ")" in text[cells[end].end : cells[end + 1].start]:
            if _can_hold(cells[end + 1]):
                group.end = end + 1
            return


_NAMES_ONLY: Final = bits("place", "name_opener")


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
_COMMAS: Final = ("،", ",", "-", "–")
_HOLDERS: Final = frozenset(("governorate", "district", "subdistrict", "countryside"))


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
    return type_hit is not None and type_hit.before == "" and not type_hit.article and type_hit.entry.spec.type in _HOLDERS


def _names_holder(cells: list[Cell], pos: int) -> bool:
    """«في منطقة X، في محافظة Y»: whether a province or district is named after a comma and «في»."""
    prep = cells[pos - 1].cats.get("prep") if pos < len(cells) else None
    if prep is None or prep.before or prep.after or prep.entry.spec.role != "at":
        return False
    hit = cells[pos].cats.get("place_type")
    return hit is not None and not hit.before and not hit.article and hit.entry.spec.type in _HOLDERS


def _goes_on(cell: Cell) -> bool:
    """Whether what stands after a comma can only say where the place before it lies."""
    if "seat" in cell.cats:
        return True  # «زنجبار، عاصمة أبين»
    descriptor = cell.cats.get("descriptor")
    if descriptor is not None:
        return bool(descriptor.entry.spec.role == "within")
    hit = cell.cats.get("direction") or cell.cats.get("place_type")
    if hit is None or hit.article or cell.key.startswith(ARTICLE):
        return False
    if "direction" in cell.cats:
        return hit.before == ""
    return hit.before == WITH and hit.entry.spec.type in _HOLDERS


def _read_described(sentence: Sentence, group: PlaceGroup) -> bool:
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
    prep = cells[pos].cats.get("prep")
    joined = prep is not None and not prep.after and not prep.before
    if joined:
        pos += cells[pos].length
        if pos >= len(cells):
            return False
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
            _read_more(sentence, other)
            group.beside += other.names
        if role == "within" or other.names[0].type != "region":
            group.parents += other.parents  # a border lies in its countries, what is near it in one of them
    group.end, group.stop = other.end, other.stop
    return True


def _narrower(other: PlaceGroup, group: PlaceGroup) -> bool:
    """«في بغداد في منطقة الكرادة»: the second is the place, the first its parent."""
    if other.names[0].type not in _NARROW or other.role == "near":
        return False
    return all(
        name.type in ("city", "governorate", "district")
        or (name.type is None and any(c.type in ("city", "governorate", "country") for c in name.candidates))
        for name in group.names
    )
