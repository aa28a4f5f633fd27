"""One group of a place as it stands: part, direction, type word and name; a region, a border, a land; «المدينة» alone."""

from __future__ import annotations

from typing import Any, Final

from marsad.mentions.cells import Cell, Sentence
from marsad.mentions.items import PlaceGroup, PlaceName
from marsad.mentions.place_here import is_place_here
from marsad.mentions.place_names import STANDS_ALONE, name_at
from marsad.text.clitics import ALEF, AND, ARTICLE, DUAL_BEFORE_NAME, DUAL_END, FOR, PLURAL_ENDS, WITH
from marsad.text.fold import fold_word
from marsad.text.words import Hit, bits

ANY: Final = "any"
"""What places that nobody named point back to."""
_JOINED: Final = frozenset(("", AND, WITH, FOR, AND + WITH, AND + FOR))
_AREAS: Final = frozenset(("city", "town", "governorate", "district", "countryside"))
_AFTER_PART: Final = bits("place", "place_type", "place_part", "direction")
_LANDS: Final = frozenset(("at", "from", "to", "toward", "on"))


def read_group(sentence: Sentence, at: int) -> PlaceGroup | None:
    """A group without its coordinated names and its parents, or None."""
    cells = sentence.cells
    if "border" in cells[at].cats:
        return _border(sentence, at)
    if "piece" in cells[at].cats:
        group = _piece(sentence, at)
        if group is not None:
            return group
    pos = at
    opening: Hit | None = None
    role, part, direction = "at", "", ""
    direction_en = ""
    direction_at = -1
    direction_article = False
    while pos < len(cells):
        cats = cells[pos].cats
        if (
            "place_part" in cats
            and pos + 1 < len(cells)
            and not ("place" in cats and "direction" not in cats and cells[pos].length > 1)
        ):
            hit = cats["place_part"]
            if hit.article or hit.after or hit.before not in _JOINED:
                return None
            if pos + cells[pos].length >= len(cells):
                return None
            following = cells[pos + cells[pos].length]
            if not following.mask & _AFTER_PART:
                return None
            if "place_type" in following.cats and following.cats["place_type"].before:
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
            if direction_at < 0:
                direction_at = pos
            direction = hit.entry.id
            direction_en = hit.entry.spec.name_en
            direction_article = direction_article or hit.article or cells[pos].key.startswith(ARTICLE)
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
        return _region(sentence, group, direction_at, pos, opening, nationality.entry.spec.country)
    if direction and not _locative_name(cells[pos]):
        return None
    ok = _read_names(sentence, group, pos, opening is not None)
    if not ok:
        return None
    if opening is not None:
        group.before = opening.before
        group.first = at
    if direction and (group.refers == "country" or (group.names and _is_country(group.names[0]))):
        _part_of_country(sentence, group, direction_at)
        group.direction = direction_en
    elif direction and group.names and role == "at":
        group.role = "near"
        group.direction = direction_en
    elif direction and not group.names:
        group.role = "near"
    return group


def _piece(sentence: Sentence, at: int) -> PlaceGroup | None:
    """«الأحياء الشرقية لمدينة X», «المحور الغربي من المدينة»: the place, in part; None where it is something else."""
    cells = sentence.cells
    hit = cells[at].cats["piece"]
    if not hit.article or cells[at].length > 1:
        return None
    pos = at + 1
    while pos < len(cells) and "direction" in cells[pos].cats and cells[pos].key.startswith(ARTICLE):
        pos += 1
    if pos == at + 1 or pos >= len(cells):
        return None
    prep = cells[pos].cats.get("prep")
    joined = prep is not None and prep.entry.id == "from" and not prep.after
    if joined:
        pos += cells[pos].length
    if pos >= len(cells):
        return None
    place = cells[pos].cats.get("place_type") or cells[pos].cats.get("place")
    if place is None or place.before != ("" if joined else FOR):
        return None
    group = PlaceGroup(at, pos, 0, 0)
    if not _read_names(sentence, group, pos, True):
        return None
    group.before = hit.before
    group.part, group.role = "portion", hit.entry.spec.role
    return group


def _is_country(name: PlaceName) -> bool:
    return name.type is None and bool(name.candidates) and name.candidates[0].type == "country"


def _part_of_country(sentence: Sentence, group: PlaceGroup, at: int) -> None:
    """«شمال العراق», «جنوب شرقي البلاد»: a region of its own, inside the country named or the report's."""
    start = sentence.cells[at].start + sentence.cells[at].cats["direction"].head
    stop = sentence.cells[group.end - 1].end
    country: tuple[object, ...] = ()
    key = "country:"
    if group.names:
        country, key = group.names[0].candidates, group.names[0].key
        stop = group.names[0].stop
    words = sentence.text[start:stop]
    group.refers = None
    group.start, group.stop = start, stop
    group.names = [PlaceName(words, key, start, stop, "region", ())]
    group.parents.append(PlaceName(words, key, start, stop, "country", country))


def _region(sentence: Sentence, group: PlaceGroup, at: int, pos: int, opening: Hit | None, country: str) -> PlaceGroup:
    """«الشمال السوري»."""
    start = sentence.cells[at].start + sentence.cells[at].cats["direction"].head
    if opening is not None:
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
    if hit is None or hit.before or hit.entry.spec.type not in _AREAS:
        return False
    return not hit.article or (hit.entry.spec.refers and hit.entry.spec.type != "countryside")  # «ريف المدينة»


def _border(sentence: Sentence, at: int) -> PlaceGroup | None:
    """«الحدود السورية», «الحدود مع العراق»: a region of its own, inside both countries; «الأراضي السورية»: the country."""
    cells = sentence.cells
    hit = cells[at].cats["border"]
    land = hit.entry.spec.role == "land"
    group = PlaceGroup(at, at + 1, 0, 0)
    countries: list[str] = []
    pos = at + cells[at].length
    while pos < len(cells) and len(countries) < (1 if land else 2):
        cats = cells[pos].cats
        nationality = cats.get("nationality")
        if nationality is None and not land:
            nationality = cats.get("state")
        if nationality is not None:
            countries.append(nationality.entry.spec.country)
            pos += 1
            group.end = pos
        elif not land and (cells[pos].key in ("-", "–") or _joins_borders(cells[pos])) and pos + 1 < len(cells):
            pos += 1
        else:
            break
    if not countries or (land and not _after_preposition(cells, at, hit)):
        return None
    start = cells[at].start + hit.head
    stop = cells[group.end - 1].end
    group.before, group.start, group.stop = hit.before, start, stop
    if land:
        group.names.append(PlaceName(sentence.text[start:stop], f"country:{countries[0]}", start, stop, "country", ()))
        return group
    group.names.append(PlaceName(sentence.text[start:stop], "", start, stop, "region", ()))
    group.parents += [PlaceName("", f"country:{country}", start, stop, "country", ()) for country in countries]
    return group


def _joins_borders(cell: Cell) -> bool:
    prep = cell.cats.get("prep")
    return prep is not None and cell.length == 1 and not prep.before and prep.entry.spec.role in ("with", "between")


def _after_preposition(cells: list[Cell], at: int, hit: Hit) -> bool:
    """Whether a preposition brings what stands at a cell to a place."""
    if hit.before[-1:] == WITH:
        return True
    prep = cells[at - 1].cats.get("prep") if at else None
    return prep is not None and not prep.after and prep.entry.spec.role in _LANDS


def _read_names(sentence: Sentence, group: PlaceGroup, pos: int, opened: bool) -> bool:
    """A type word with its name, a known name, or a type word alone with the article."""
    cells = sentence.cells
    cell = cells[pos]
    type_hit = cell.cats.get("place_type")
    if type_hit is not None:
        return read_typed(sentence, group, pos, type_hit)
    hit = cell.cats.get("place")
    if hit is None or (hit.after and cell.length == 1):
        return False
    if not opened and not is_place_here(sentence, pos, cell, hit):
        return False
    if opened and cell.length == 1 and not any(entry.type in STANDS_ALONE for entry in hit.entry.spec):
        return False
    start, stop = sentence.name_span(pos, cell.length, hit)
    name = PlaceName(sentence.text[start:stop], hit.entry.id, start, stop, None, hit.entry.spec)
    if cell.length > 1 and "place_type" in cell.word.by_cat:
        name.bare = cells[pos + 1].start
    group.names.append(name)
    group.start, group.stop, group.end = start, stop, pos + cell.length
    group.before = hit.before
    return True


def read_typed(sentence: Sentence, group: PlaceGroup, pos: int, type_hit: Hit) -> bool:
    """A type word with the name after it («قرية X», «ريف X الشرقي», «اللواء 15»), or alone as a reference («المدينة»)."""
    cells = sentence.cells
    spec = type_hit.entry.spec
    start = cells[pos].start + type_hit.head
    group.before = type_hit.before
    group.start = start
    nxt = pos + cells[pos].length
    if spec.id == "unit" and not _stands_as_base(sentence, group, pos, type_hit):
        return False
    if spec.id == "capital":
        return _capital(sentence, group, nxt, type_hit)
    if spec.type == "countryside" and not type_hit.after and _type_follows(cells, nxt) and cells[nxt].cats["place_type"].article:
        return read_typed(sentence, group, nxt, cells[nxt].cats["place_type"])  # «ريف المدينة»
    if nxt < len(cells) and not type_hit.after:
        found = name_at(sentence, nxt, spec, type_hit.article)
        if found is not None and _indefinite(cells[pos], type_hit) and not found[0].candidates and not cells[nxt].key.startswith(ARTICLE):
            return False  # «مقرا حكوميا», «حيا سكنيا»: what follows describes it
        if found is not None:
            name = found[0]
            group.names.append(name)
            group.end = found[1]
            group.stop = name.stop
            if spec.type == "countryside":
                name.name = sentence.text[start : name.stop]
                name.start = name.bare = start
                while group.end < len(cells) and "direction" in cells[group.end].cats and cells[group.end].key.startswith(ARTICLE):
                    group.end += 1
                    group.stop = name.stop = cells[group.end - 1].end
            elif (
                (spec.named and name.candidates == () and not _of_several(cells[pos]))
                or (spec.named and name.candidates)
                or (type_hit.article and name.article)
            ):
                name.bare = name.bare if name.article else name.start
                name.start = start
                name.name = _singular(sentence.text[start : cells[pos].end], spec) + sentence.text[cells[pos].end : name.stop]
                if name.article:
                    name.bare = start
            return True
    if not (type_hit.article or type_hit.after) or not spec.refers or spec.type in ("road", "valley"):
        return False
    if type_hit.after and cells[pos].key.endswith(ALEF + type_hit.after):
        return False  # «حياة» is no pair of quarters
    if spec.type == "country" and not (pos > group.first and group.role == "at") and not _after_preposition(cells, pos, type_hit):
        return False  # «البلاد» says where only after a preposition
    group.refers = spec.type if not spec.named else f"{spec.type}:{_stem(cells[pos], type_hit)}"
    if spec.several and not type_hit.after and not _pointed_at(cells, pos, nxt):
        group.refers = ANY  # «القرى ذات الغالبية …» are any villages
    group.end = nxt
    group.stop = cells[nxt - 1].end
    while group.end < len(cells) and "number" in cells[group.end].cats and cells[group.end].key.startswith(ARTICLE):
        group.end += 1
    return True


def _pointed_at(cells: list[Cell], pos: int, end: int) -> bool:
    """«تلك القرى», «القرى الثلاث»."""
    if pos and "demonstrative" in cells[pos - 1].cats:
        return True
    return end < len(cells) and "number" in cells[end].cats and cells[end].key.startswith(ARTICLE)


def _singular(word: str, spec: Any) -> str:
    """«شارعي X»: each of two is a «شارع» by name."""
    for end, one in DUAL_BEFORE_NAME:
        if word.endswith(end) and fold_word(word[: -len(end)] + one) in {fold_word(form) for form in spec.forms}:
            return word[: -len(end)] + one
    return word


def _stands_as_base(sentence: Sentence, group: PlaceGroup, pos: int, type_hit: Hit) -> bool:
    """«على اللواء 52», «قرب الفوج 46»: a unit's number where places stand means its barracks."""
    cells = sentence.cells
    if pos + 1 >= len(cells) or cells[pos + 1].word.kind != "number" or type_hit.after:
        return False
    if pos > group.first:
        return True
    if pos:
        for trigger in cells[pos - 1].word.all_of.get("trigger", ()):
            if "place" in (trigger.entry.spec.object, trigger.entry.spec.genitive) and trigger.entry.form.part != "verb":
                return True  # «سقوط اللواء 52»
    return _after_preposition(cells, pos, type_hit)


def _capital(sentence: Sentence, group: PlaceGroup, pos: int, type_hit: Hit) -> bool:
    """«العاصمة طرابلس», «العاصمة السورية دمشق»: the city; «العاصمة السورية», «العاصمة»: that country's capital."""
    cells = sentence.cells
    if not type_hit.article:
        return False
    country = ""
    group.end = pos
    if pos < len(cells) and "nationality" in cells[pos].cats and cells[pos].key.startswith(ARTICLE):
        country = cells[pos].cats["nationality"].entry.spec.country
        pos += 1
        group.end = pos
    group.stop = cells[group.end - 1].end
    hit = cells[pos].cats.get("place") if pos < len(cells) else None
    if hit is not None and hit.before == "" and not hit.after and any(entry.type == "city" for entry in hit.entry.spec):
        start, stop = sentence.name_span(pos, cells[pos].length, hit)
        group.names.append(PlaceName(sentence.text[start:stop], hit.entry.id, start, stop, "city", hit.entry.spec))
        group.end, group.stop = pos + cells[pos].length, stop
        return True
    group.refers = f"capital:{country}"
    return True


def _stem(cell: Cell, hit: Hit) -> str:
    """The type word as it stands, without what is joined to it."""
    key = cell.key
    stem = key[len(hit.before) : len(key) - len(hit.after)]
    return stem.removeprefix(ARTICLE if stem.startswith(ARTICLE) or not hit.article else FOR)


def _indefinite(cell: Cell, hit: Hit) -> bool:
    """«مقرا», «حيا»: an accusative without article, or a dual before its name."""
    return cell.length == 1 and not hit.article and cell.key.endswith(ALEF) and not cell.key.endswith(DUAL_END)


def _of_several(cell: Cell) -> bool:
    """«جسور», «معسكرات»: a plural is no part of the name of each."""
    return cell.key.endswith(PLURAL_ENDS)


def _locative_name(cell: Cell) -> bool:
    cats = cell.cats
    hit = cats.get("place") or cats.get("place_type")
    return hit is not None and hit.before == ""
