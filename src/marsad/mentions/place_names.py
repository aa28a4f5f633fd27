"""Names of places in a sentence: where a name ends, and whether a known name is a place where it stands."""

from __future__ import annotations

from typing import Any, Final

from marsad.mentions.cells import Cell, Sentence
from marsad.mentions.items import PlaceName
from marsad.text.clitics import ADJECTIVE_ENDS, AND, ARTICLE, FOR, PEOPLE_ENDS, WITH
from marsad.text.words import Hit, bits

_STOPS: Final = (
    "trigger", "support", "reporting", "attribution", "comp", "rel", "clause", "prep", "negation", "cue", "among", "of",
    "supported", "alongside", "time", "number", "phase", "both", "others", "head", "role", "descriptor",
)  # fmt: skip
STANDS_ALONE: Final = frozenset(
    ("city", "town", "governorate", "country", "region", "district", "mountain", "river", "valley", "island")
)
_NOT_NAMES: Final = ("party", "generic", "reference", "nationality", "place_type", "person")
_ANY_NOT_NAME: Final = bits(*_NOT_NAMES, "head", "state")
WIDE: Final = frozenset(("country", "governorate", "region"))
SITES: Final = frozenset(
    ("facility", "port", "base", "airport", "road", "checkpoint", "bridge", "crossing", "dam", "mountain", "area")
)


def name_at(sentence: Sentence, pos: int, spec: Any, article: bool) -> tuple[PlaceName, int] | None:
    """The name after a type word: known to the gazetteer, or new."""
    cells = sentence.cells
    cell = cells[pos]
    if "direction" in cell.cats and cell.length == 1:
        return None
    hit = cell.cats.get("place")
    if hit is not None and hit.before == "" and hit.after == "" and not (article and cell.length == 1 and hit.article) and not _is_no_name(cell, hit, spec):
        start, stop = sentence.name_span(pos, cell.length, hit)
        known = _compass_part(cells, pos + cell.length, spec.type) or end_of_name(sentence, pos, cell)
        if known > pos + cell.length:
            stop = cells[known - 1].end
            return new_name(sentence, start, stop, spec.type), known
        kind = None if spec.type in _SETTLED and all([entry.type == "country" for entry in hit.entry.spec]) else spec.type  # «مدن اليمن»
        return PlaceName(sentence.text[start:stop], hit.entry.id, start, stop, kind, hit.entry.spec), pos + cell.length
    if not spec.opens:
        return None
    numbered = _numbered(sentence, pos, spec.type) if not article or spec.type == "base" else 0
    unit = cell.cats.get("place_type")
    if not numbered and unit is not None and unit.entry.spec.type == spec.type == "base" and pos + 1 < len(cells):
        numbered = _numbered(sentence, pos + 1, "base")  # «معسكر اللواء 15»
    if numbered:
        return new_name(sentence, cell.start, cells[numbered - 1].end, spec.type), numbered
    if spec.id == "post" and not cell.key.startswith(ARTICLE) and not _opens_name(cells, pos):
        return None  # «موقع عسكري»: what follows describes it
    if not is_name_like(cell, first=True) and not _opens_name(cells, pos):
        if not article and spec.type in _NAMED_FOR and _is_noun(cell):
            return new_name(sentence, cell.start, cell.end, spec.type), pos + 1
        return _office(sentence, pos, spec, article)
    if not _can_be_name(cell, spec.type):
        return None
    if cell.key[:1] == "و" or ("descriptor" in cell.cats and not _opens_name(cells, pos)) or (cell.key[:1] in "تي" and cell.key.endswith(("ها", "هم"))):
        return None
    if spec.type in SITES and not cell.key.startswith("ال") and cell.key.endswith(("ي", "يه")) and not _opens_name(cells, pos):
        return None
    if article:
        # «المنطقة الصناعية», «الملعب البلدي»: an adjective that is part of the name, not one that describes it
        if not (cell.key.startswith("ال") and cell.key.endswith(("يه", "ي")) and not cell.word.by_cat):
            return None
        name = new_name(sentence, cell.start, cell.end, spec.type)
        name.article = True
        return name, pos + 1
    end = end_of_name(sentence, pos, cell)
    end = _compass_part(cells, end, spec.type) or end
    return new_name(sentence, cell.start, cells[end - 1].end, spec.type), end


def _is_no_name(cell: Cell, hit: Hit, spec: Any) -> bool:
    """«ساحة المعركة», «إدارة الشرطة»: no square of a town of that name, no office in a quarter of that name."""
    if spec.type == "road":
        return "no_name" in cell.word.by_cat
    return spec.type in ("facility", "base") and bool(cell.mask & _BODIES) and all([entry.type not in SITES for entry in hit.entry.spec])


_BODIES: Final = bits("generic", "party", "head", "role", "reference")
_NAMED_FOR: Final = frozenset(("quarter", "area", "base", "bridge", "road", "checkpoint", "facility", "crossing"))
_NOUNS: Final = bits("trigger", "support", "reporting", "attribution", "object", "unit", "means", "place_type", "place", "piece")
_NO_NOUNS: Final = bits("party", "generic", "reference", "nationality", "person", "head", "role", "prep", "comp", "number", "no_name", "short", "speaker")


def _is_noun(cell: Cell) -> bool:
    """«معسكر الاستقبال», «دوار الزراعة», «حي المطار»: a noun with its article that is a name after such a word."""
    if cell.length > 1 or not cell.key.startswith(ARTICLE) or not cell.mask & _NOUNS or cell.word.mask & _NO_NOUNS:
        return False
    for cat in ("trigger", "support", "reporting"):
        hit = cell.cats.get(cat)
        if hit is not None and (not hit.article or (hit.entry.form is not None and hit.entry.form.part == "verb")):
            return False
    return True


def _opens_name(cells: list[Cell], pos: int) -> bool:
    """«أم الريش», «آل عمار»: a word of everyday use that opens a name when a name follows."""
    hit = cells[pos].cats.get("name_opener")
    opens = _is_clan(cells[pos]) or (hit is not None and hit.before == "" and not hit.after)
    return opens and pos + 1 < len(cells) and is_name_like(cells[pos + 1], first=True)


def _office(sentence: Sentence, pos: int, spec: Any, article: bool) -> tuple[PlaceName, int] | None:
    """«مبنى المخابرات», «مبنى الأمن السياسي»: a building by whose it is, where that is a body and no people."""
    cells = sentence.cells
    cell = cells[pos]
    if spec.id != "building" or article or not cell.key.startswith(ARTICLE) or cell.length > 1:
        return None
    if "no_name" in cell.word.by_cat or "reference" in cell.cats or cell.key.endswith(PEOPLE_ENDS):
        return None
    party = cell.cats.get("party")
    if party is not None and party.entry.spec.type not in ("state-forces", "government", "police", "organisation"):
        return None
    end = pos + 1
    if end < len(cells) and cells[end].key.startswith(ARTICLE) and cells[end].key.endswith(ADJECTIVE_ENDS):
        end += 1
    return new_name(sentence, cell.start, cells[end - 1].end, spec.type), end


def _can_be_name(cell: Cell, type_: str) -> bool:
    """Not «محطة للمشتقات», «بلدات بمحيط X», «مناطق النزاع»."""
    if "no_name" in cell.word.by_cat and not (type_ == "quarter" and cell.key.startswith(ARTICLE)):
        return False
    if cell.key.startswith(FOR + FOR):
        return False
    return not any([hit.before[-1:] in (WITH, FOR) and hit.entry.cat in _PLACE_WORDS for hit in cell.word.hits])


_SETTLED: Final = frozenset(("city", "town", "village", "quarter", "camp"))
_PLACE_WORDS: Final = frozenset(("place", "place_part", "place_type"))
_COMPASS_NAMED: Final = frozenset(("village", "town", "quarter"))


def _compass_part(cells: list[Cell], end: int, type_: str) -> int:
    """«بلدة المليحة الغربية», «حي الوعر القديم»: index after the adjective that tells namesakes apart, or 0."""
    if type_ not in _COMPASS_NAMED or end >= len(cells) or not cells[end - 1].key.startswith(ARTICLE):
        return 0
    cell = cells[end]
    if "namesake" in cell.word.by_cat:
        return end + 1
    if "direction" not in cell.cats or not cell.key.startswith(ARTICLE):
        return 0
    following = cells[end + 1] if end + 1 < len(cells) else None
    return 0 if following is not None and "direction" in following.cats else end + 1


_NUMBERED: Final = frozenset(("quarter", "area", "base", "bridge", "road", "facility", "checkpoint", "camp"))
_DIGITS: Final = 3
_DATED: Final = 3


def _numbered(sentence: Sentence, pos: int, type_: str) -> int:
    """«اللواء 15 مشاة», «شارع 14 رمضان», «الكيلو 16»: index after a name that is a number, with its month or arm, or 0."""
    cells = sentence.cells
    if type_ not in _NUMBERED:
        return 0
    if pos in sentence.dates and sentence.dates[pos][0] <= pos + _DATED:
        return sentence.dates[pos][0]
    cell = cells[pos]
    if cell.word.kind != "number" or len(cell.key) > _DIGITS:
        return 0
    end = pos + 1
    if end >= len(cells) or cells[end].key.startswith(AND):
        return end
    other = cells[end].cats
    if type_ == "base":
        return end + 1 if "arm" in other else end
    month = other.get("time")
    return end + 1 if month is not None and any([spec.kind == "month" for spec in month.entry.spec.specs]) else end


def new_name(sentence: Sentence, start: int, stop: int, type_: str | None) -> PlaceName:
    return PlaceName(sentence.text[start:stop], "", start, stop, type_, ())


_BRACKETS: Final = frozenset("()[]»")


def end_of_name(sentence: Sentence, pos: int, cell: Cell) -> int:
    """Index after a name of one to three words that begins at `pos`."""
    cells = sentence.cells
    end = pos + (cell.length if "place" in cell.cats else 1)
    if end < len(cells) and "number" in cells[end].cats and cells[end].key.startswith("ال"):
        return end + 1  # «اليرموك الثانية», «الطاش الأول»
    if "place" in cell.cats and cell.length > 1:
        return end
    while end < len(cells) and end < pos + (4 if _openers(cells, pos, end) else 3):
        other = cells[end]
        key = other.key
        if other.word.kind == "number":
            if end == pos + 1 and not cells[pos].key.startswith("ال"):
                end += 1
            break
        opened = _opens(cells[end - 1])
        if not (is_name_like(other, first=False) or (opened and _may_end_name(other))) or "direction" in other.cats:
            break
        if not _BRACKETS.isdisjoint(sentence.text[cells[end - 1].end : other.start]):
            break
        previous = cells[end - 1].key
        if key.startswith("ال"):
            if ("place" in cells[pos].cats and not (end == pos + 1 and opened)) or (
                previous.startswith("ال") and (other.word.hits or not key.endswith(("ي", "يه")))
            ):
                break
        elif not opened and previous != "ال" + key:
            break
        end += 1
    return end


def _is_clan(cell: Cell) -> bool:
    """«آل», which is folded to the letters of the article."""
    return cell.key == ARTICLE


def _opens(cell: Cell) -> bool:
    hit = cell.word.by_cat.get("name_opener")
    return (hit is not None and not hit.article) or _is_clan(cell)


def _may_end_name(cell: Cell) -> bool:
    """Whether a word after «أم», «آل», «تل» can be the rest of the name, though the lexicon knows it («أبو ناجي»)."""
    if "no_name" in cell.word.by_cat or "place_part" in cell.word.by_cat:
        return False
    return cell.word.kind == "word" and cell.key[:1] != AND and (_opens(cell) or not any([cat in cell.cats for cat in _STOPS]))


def _openers(cells: list[Cell], pos: int, end: int) -> bool:
    """«آل أبو جبارة»: two words that open a name, one after the other."""
    return end > pos + 1 and all([_opens(cell) for cell in cells[pos : pos + 2]])


def is_name_like(cell: Cell, first: bool) -> bool:
    word = cell.word
    if word.kind != "word" or len(word.key) < 2:
        return False
    cats = cell.cats
    if any(cat in cats for cat in _STOPS):
        return (
            word.key.startswith("ال")
            and "head" not in cats
            and not any(
                cat in cats
                for cat in ("rel", "clause", "prep", "comp", "time", "number", "both", "among", "others", "role")
            )
            and first
            and all(hit.article for hit in word.hits)
            and "trigger" not in cats
        )
    if not first and word.hits:
        return word.key.startswith("ال") and "descriptor" not in cats and "nationality" not in cats
    if word.key[:1] in "وف" and not word.hits and not first:
        return len(word.key) > 3 and word.key[1:3] != "ال"
    return not cell.mask & _ANY_NOT_NAME
