"""Officials to whom something is done: «خطف مدير شركة», «مقتل محافظ في تفجير». Their titles name no speaker there, and nobody by name."""

from __future__ import annotations

from typing import Final

from marsad.mentions.cells import PAUSES, STOPS, Cell, Sentence
from marsad.mentions.items import Actors, Count
from marsad.text.clitics import PEOPLE_ENDS, PLURAL_ENDS
from marsad.text.words import bits

_CALLINGS: Final = frozenset(("medical", "media", "rescue"))
_VICTIMS: Final = frozenset(("casualties", "arrest", "abduction", "assassination", "execution"))
_TRIGGER: Final = bits("trigger")
_NAMED: Final = bits("party", "generic", "reference", "head", "person", "nationality", "state")
_BREAKS: Final = bits("prep", "comp", "rel", "clause", "reporting", "attribution", "support", "negation", "cue", "role", "speaker")
_ENDS: Final = bits("trigger", "support", "reporting", "comp", "rel", "clause", "prep", "negation", "place", "place_type", "time", "number", "cue", "among", "attribution", "party", "generic", "object")
_LOOK_BACK: Final = 4
_LONGEST: Final = 5
_MANY: Final = (*PEOPLE_ENDS, PLURAL_ENDS[0])
_TWO: Final = 2


def read_official(sentence: Sentence, at: int) -> Actors | None:
    """The holder of a title who is what a verb or noun of killing, arrest or kidnapping is done to, or None.

    He stands right after it, or after those who do it («خطف مسلحون رئيس البلدية»); with the verb he counts only where its form may
    be passive or somebody stands between.
    """
    cells = sentence.cells
    cell = cells[at]
    hit = cell.cats["role"]
    spec = hit.entry.spec
    if hit.before or hit.after or spec.type == "military" or not (spec.titled or (spec.private and spec.type in _CALLINGS)):
        return None
    if not _done_to(cells, at):
        return None
    end = at + cell.length
    while end < len(cells) and end - at < _LONGEST:
        following = cells[end]
        if following.word.kind != "word" or following.mask & _ENDS or following.key in PAUSES:
            break
        end += following.length
    start, _ = sentence.name_span(at, cell.length, hit)
    group = Actors(at, end, start, cells[end - 1].end)
    group.article = hit.article
    plural = cell.key.endswith(_MANY) and cell.length == 1
    group.count = Count(_TWO, None) if plural else Count(1, 1)
    return group


def _done_to(cells: list[Cell], at: int) -> bool:
    """Whether a word of killing, arrest or kidnapping governs the cell as its object or genitive."""
    between = False
    for back in range(at - 1, max(-1, at - 1 - _LOOK_BACK), -1):
        cell = cells[back]
        if cell.key in PAUSES or cell.key in STOPS:
            return False
        if cell.mask & _TRIGGER and not (cell.mask & _NAMED and between):
            for hit in cell.word.all_of.get("trigger", ()):
                spec, form = hit.entry.spec, hit.entry.form
                if spec.kind not in _VICTIMS or spec.guarded or spec.subject == "none" or back + cell.length < at - between * _LOOK_BACK:
                    continue
                if form.part == "verb":
                    return between or spec.passive_default or form.voice == "passive" or spec.subject == "victims"
                return form.part == "masdar" and not between
            return False
        if cell.mask & _BREAKS or not cell.mask & _NAMED:
            return False
        between = True
    return False
