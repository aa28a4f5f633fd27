"""Names that are coordinated in a place group: «قرى X وY وZ», «حي X ودوار Y», «عنس وآنس، ومدينة ذمار»."""

from __future__ import annotations

from typing import Final

from marsad.mentions.cells import COMMAS, Cell, Sentence
from marsad.mentions.items import PlaceGroup, PlaceName
from marsad.mentions.place_groups import read_typed
from marsad.mentions.place_names import STANDS_ALONE, end_of_name, is_name_like, new_name
from marsad.text.clitics import AND, ARTICLE, FIRST_PERSON, PLURAL_VERB, WITH
from marsad.text.words import Hit, bits

_VERB_ENDS: Final = (FIRST_PERSON, PLURAL_VERB)
_MAX_NAMES: Final = 12


_JOINS: Final = frozenset((*COMMAS, AND))


def read_more(sentence: Sentence, group: PlaceGroup) -> None:
    """Coordinated names: «قرى X وY وZ», «حي X ودوار Y», «عنس وآنس، ومدينة ذمار»."""
    cells = sentence.cells
    first_type = group.names[0].type
    while group.end < len(cells) and len(group.names) < _MAX_NAMES:
        pos = group.end
        if cells[pos].key in _JOINS and pos + 1 < len(cells):
            pos += 1
        cell = cells[pos]
        cats = cell.cats
        comma = pos > group.end
        apart = comma and cells[group.end].key == AND  # «سوريا و العراق»
        hit = cats.get("place")
        type_hit = cats.get("place_type")
        part = cats.get("place_part") or cats.get("extent")
        if part is not None and part.before == AND and type_hit is None and pos + cell.length < len(cells):
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
        if type_hit is not None and type_hit.before == AND and not type_hit.article:
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
    return end >= len(cells) or cells[end].key in COMMAS or cells[end].key.startswith(AND + ARTICLE)


def _coordinated_name(cell: Cell) -> bool:
    """«والسعدة», «وجناة»: an unknown word after و that is no noun or verb of the lexicon."""
    if "no_name" in cell.word.by_cat or (not cell.key.startswith(AND + ARTICLE) and cell.key.endswith(_VERB_ENDS)):
        return False  # «وقمنا»
    return cell.length == 1 and (
        not cell.word.hits or ("name_opener" in cell.cats and cell.cats["name_opener"].before == AND and not cell.cats["name_opener"].after)
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
