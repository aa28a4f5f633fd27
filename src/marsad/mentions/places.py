"""Places in a sentence: names the gazetteer knows, type word + name, coordinated names, parents, «شمال العراق», «المدينة».

A type word opens a name that no list holds («قرية X بريف Y»); a place named after it with ب or في, or by a compass word,
is its parent. Whether a name that is also a common word is a place is decided by what stands before it.
"""

from __future__ import annotations

from marsad.mentions.cells import Cell, Sentence
from marsad.mentions.items import PlaceGroup, PlaceName
from marsad.mentions.place_names import STANDS_ALONE, end_of_name, is_name_like, is_place_here, name_at, new_name
from marsad.text.words import Hit

_NARROW = frozenset(("quarter", "village", "area", "camp", "base", "facility", "road", "town", "airport", "bridge"))
_MAX_NAMES = 12


def read_place(sentence: Sentence, at: int) -> PlaceGroup | None:
    """The place group that begins at a cell, or None."""
    group = _read_group(sentence, at)
    if group is None:
        return None
    if group.names:
        _read_more(sentence, group)
        _read_parents(sentence, group)
    return group


def _read_group(sentence: Sentence, at: int) -> PlaceGroup | None:
    cells = sentence.cells
    pos = at
    opening: Hit | None = None
    role, part, direction = "at", "", ""
    direction_en = ""
    direction_article = False
    if "border" in cells[at].cats:
        return _border(sentence, at)
    while pos < len(cells):
        cats = cells[pos].cats
        if (
            "place_part" in cats
            and pos + 1 < len(cells)
            and not ("place" in cats and "direction" not in cats and cells[pos].length > 1)
        ):
            hit = cats["place_part"]
            if hit.article or hit.after or (hit.before and hit.before[-1:] not in "وبل"):
                return None
            following = cells[pos + cells[pos].length : pos + cells[pos].length + 1]
            if not following or not any(
                cat in following[0].cats for cat in ("place", "place_type", "place_part", "direction")
            ):
                return None
            if following[0].cats.get("place_type", hit).before and "place_type" in following[0].cats:
                return None
            opening = opening or hit
            part = hit.entry.id
            role = "near" if hit.entry.spec.role == "near" else role
            pos += cells[pos].length
        elif "place_type" in cats and not cats["place_type"].article and _type_follows(cells, pos + cells[pos].length):
            opening = opening or cats["place_type"]
            part = part or "inside"
            pos += cells[pos].length
        elif ("direction" in cats and "place" not in cats) or ("direction" in cats and cells[pos].length == 1):
            hit = cats["direction"]
            if opening is not None and hit.before:
                break
            opening = opening or hit
            direction = hit.entry.id
            direction_en = hit.entry.spec.name_en
            direction_article = direction_article or hit.article or cells[pos].key.startswith("ال")
            pos += 1
        else:
            break
    if pos >= len(cells):
        return None
    group = PlaceGroup(at, pos, 0, 0)
    group.role, group.part = role, part
    cats = cells[pos].cats
    if direction and direction_article:
        nationality = cats.get("nationality")
        if nationality is None:
            return None
        return _region(sentence, group, at, pos, opening, nationality.entry.spec.country)
    if direction and not _locative_name(sentence, pos, cells[pos]):
        return None
    ok = _read_names(sentence, group, pos, bool(opening))
    if not ok:
        return None
    if opening is not None:
        group.before = opening.before
        group.first = at
    if direction and group.names:
        name = group.names[0]
        if name.candidates and name.candidates[0].type == "country" and name.type is None:
            start = cells[at].start + (opening.head if opening else 0)
            name.name = sentence.text[start : name.stop]
            name.start = start
            name.type = "region"
            group.parents.append(PlaceName(name.name, name.key, name.start, name.stop, "country", name.candidates))
            name.candidates = ()
            group.direction = direction_en
        elif role == "at":
            group.role = "near"
            group.direction = direction_en
    elif direction:
        group.role = "near"
    return group


def _region(sentence: Sentence, group: PlaceGroup, at: int, pos: int, opening: Hit | None, country: str) -> PlaceGroup:
    start = sentence.cells[at].start + (opening.head if opening else 0)
    if opening is not None and opening.article:
        group.before = opening.before
    stop = sentence.cells[pos].end
    group.start, group.stop, group.end = start, stop, pos + 1
    group.names.append(PlaceName(sentence.text[start:stop], "", start, stop, "region", ()))
    group.parents.append(PlaceName("", f"country:{country}", start, stop, "country", ()))
    return group


def _type_follows(cells: list[Cell], pos: int) -> bool:
    """«أحياء مدينة X», «قرى ريف X»: a type word before another only says which part is meant."""
    if pos >= len(cells):
        return False
    hit = cells[pos].cats.get("place_type")
    return (
        hit is not None
        and hit.before == ""
        and not hit.article
        and hit.entry.spec.type in ("city", "town", "governorate", "district", "countryside")
    )


def _border(sentence: Sentence, at: int) -> PlaceGroup | None:
    """«الحدود السورية», «الحدود التركية - السورية», «الحدود مع العراق»: a region of its own, inside both countries."""
    cells = sentence.cells
    hit = cells[at].cats["border"]
    group = PlaceGroup(at, at + 1, 0, 0)
    countries: list[str] = []
    pos = at + cells[at].length
    while pos < len(cells) and len(countries) < 2:
        cats = cells[pos].cats
        nationality = cats.get("nationality") or cats.get("state")
        if nationality is not None:
            countries.append(nationality.entry.spec.country)
            pos += 1
            group.end = pos
        elif cells[pos].key in ("-", "–", "مع", "بين") and pos + 1 < len(cells):
            pos += 1
        else:
            break
    if not countries:
        return None
    start = cells[at].start + hit.head
    stop = cells[group.end - 1].end
    group.before, group.start, group.stop = hit.before, start, stop
    group.names.append(PlaceName(sentence.text[start:stop], "", start, stop, "region", ()))
    group.parents += [PlaceName("", f"country:{country}", start, stop, "country", ()) for country in countries]
    return group


def _read_names(sentence: Sentence, group: PlaceGroup, pos: int, opened: bool) -> bool:
    """A type word with its name, a known name, or a type word alone with the article."""
    cells = sentence.cells
    cell = cells[pos]
    type_hit = cell.cats.get("place_type")
    if type_hit is not None and not (
        "place" in cell.cats and cell.length > 1 and cell.cats["place"].entry.cat == "place" and type_hit is None
    ):
        return _read_typed(sentence, group, pos, type_hit)
    hit = cell.cats.get("place")
    if hit is None or (hit.after and cell.length == 1):
        return False
    if not opened and not is_place_here(sentence, pos, cell, hit):
        return False
    if opened and cell.length == 1 and not any(entry.type in STANDS_ALONE for entry in hit.entry.spec):
        return False
    start, stop = sentence.name_span(pos, cell.length, hit)
    group.names.append(PlaceName(sentence.text[start:stop], hit.entry.id, start, stop, None, hit.entry.spec))
    group.start, group.stop, group.end = start, stop, pos + cell.length
    group.before = hit.before
    return True


def _read_typed(sentence: Sentence, group: PlaceGroup, pos: int, type_hit: Hit) -> bool:
    cells = sentence.cells
    spec = type_hit.entry.spec
    start = cells[pos].start + type_hit.head
    group.before = type_hit.before
    group.start = start
    nxt = pos + cells[pos].length
    if nxt < len(cells) and not type_hit.after:
        name = name_at(sentence, nxt, spec, type_hit.article)
        if name is not None:
            group.names.append(name[0])
            group.end = name[1]
            group.stop = name[0].stop
            if spec.type == "countryside":
                name[0].name = sentence.text[start : name[0].stop]
                name[0].start = start
                if (
                    group.end < len(cells)
                    and "direction" in cells[group.end].cats
                    and cells[group.end].key.startswith("ال")
                ):
                    while (
                        group.end < len(cells)
                        and "direction" in cells[group.end].cats
                        and cells[group.end].key.startswith("ال")
                    ):
                        group.end += 1
                    group.stop = cells[group.end - 1].end
                    name[0].stop = group.stop
            elif (
                (spec.named and name[0].candidates == () and not cells[pos].key.endswith(("ات", "تي")))
                or (spec.named and name[0].candidates and spec.type not in ("island", "valley"))
                or (type_hit.article and name[0].article)
            ):
                name[0].start = start
                name[0].name = sentence.text[start : name[0].stop]
            return True
    if (type_hit.article or type_hit.after) and spec.refers and spec.type not in ("road", "valley"):
        group.refers = (
            spec.type
            if not spec.named
            else f"{spec.type}:{cells[pos].key.removeprefix('و').removeprefix('ب').removeprefix('ال').removeprefix('لل')}"
        )
        group.end = nxt
        group.stop = cells[nxt - 1].end
        while group.end < len(cells) and "number" in cells[group.end].cats and cells[group.end].key.startswith("ال"):
            group.end += 1
        return True
    return False


def _locative_name(sentence: Sentence, pos: int, cell: Cell) -> bool:
    cats = cell.cats
    hit = cats.get("place") or cats.get("place_type")
    return hit is not None and hit.before == ""


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
            if not _read_typed(sentence, other, pos, type_hit) or not other.names:
                break
            group.names += other.names
            group.end, group.stop = other.end, other.stop
            first_type = other.names[-1].type
            continue
        if (
            hit is not None
            and hit.before == ("" if apart else "و")
            and (
                first_type is not None
                or cell.length > 1
                or not any(cat in cats for cat in ("trigger", "reporting", "support", "party", "generic"))
            )
        ):
            _append_known(sentence, group, pos, cell, hit, first_type)
            continue
        if (
            first_type is not None
            and not comma
            and cell.key[:1] == "و"
            and len(cell.key) > 3
            and _coordinated_name(cell)
        ):
            end = end_of_name(sentence, pos, cell)
            start = cell.start + 1
            group.names.append(new_name(sentence, start, cells[end - 1].end, first_type))
            group.end, group.stop = end, cells[end - 1].end
            continue
        break


def _coordinated_name(cell: Cell) -> bool:
    """«والسعدة», «وجناة»: an unknown word after و that is no noun or verb of the lexicon."""
    return cell.length == 1 and (
        not cell.word.hits or ("name_opener" in cell.cats and cell.cats["name_opener"].before == "و")
    )


def _append_known(sentence: Sentence, group: PlaceGroup, pos: int, cell: Cell, hit: Hit, type_: str | None) -> None:
    start, stop = sentence.name_span(pos, cell.length, hit)
    group.names.append(PlaceName(sentence.text[start:stop], hit.entry.id, start, stop, type_, hit.entry.spec))
    group.end, group.stop = pos + cell.length, stop


def _read_parents(sentence: Sentence, group: PlaceGroup) -> None:
    """«بريف دير الزور الشرقي», «في محافظة الأنبار», «شمال مدينة سامراء», «غربي العراق»: where the group lies."""
    cells = sentence.cells
    while group.end < len(cells):
        pos = group.end
        cell = cells[pos]
        cats = cell.cats
        other: PlaceGroup | None = None
        if (cell.key in ("في", "من", "مركز", "عاصمه") and "prep" in cats and cell.key != "من") or cell.key in (
            "مركز",
            "عاصمه",
        ):
            if pos + 1 < len(cells) and not (
                cells[pos + 1].key.startswith("ال")
                and "place_type" in cells[pos + 1].cats
                and "place" not in cells[pos + 1].cats
            ):
                other = _read_group(sentence, pos + 1)
                if other is not None and "seat" not in cats and other.refers:
                    other = None
        else:
            hit = cats.get("place_type") or cats.get("place") or cats.get("direction") or cats.get("place_part")
            if hit is not None and (
                hit.before == "ب" or ("direction" in cats and hit.before == "" and not cell.key.startswith("ال"))
            ):
                other = _read_group(sentence, pos)
        if other is None or other.end <= pos:
            return
        if other.refers is not None:
            if "direction" in cats or "place_part" in cats:
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


def _narrower(other: PlaceGroup, group: PlaceGroup) -> bool:
    """«في بغداد في منطقة الكرادة»: the second is the place, the first its parent."""
    if other.names[0].type not in _NARROW or other.role == "near":
        return False
    return all(
        name.type in ("city", "governorate", "district")
        or (name.type is None and any(c.type in ("city", "governorate", "country") for c in name.candidates))
        for name in group.names
    )
