"""Bodies that are named as speakers and act all the same."""

from __future__ import annotations

from typing import Final

from marsad.mentions.cells import Sentence
from marsad.mentions.items import Actors, Name, Voice
from marsad.text.clitics import ARTICLE


def named_party(sentence: Sentence, voice: Voice) -> Actors | None:
    """A named body that acts rather than speaks («وزارة الدفاع», «الحكومة»): the party it belongs to, if any."""
    key = sentence.cells[voice.first].key
    if voice.cat == "short" or not voice.entry.spec.party or (voice.end - voice.first == 1 and ARTICLE not in key[:4]):
        return None  # a bare agency name («وام») only speaks
    group = Actors(voice.first, voice.end, voice.start, voice.stop)
    group.before = voice.before
    group.article = True
    group.names.append(Name(voice.cat, voice.entry, voice.start, voice.stop))
    return group


def leave_place(sentence: Sentence, actors: Actors) -> None:
    """«المقاومة الشعبية في مأرب», a name as a whole: the town in it is still where they are."""
    cells = sentence.cells
    prep, town = cells[actors.end - 2].cats.get("prep"), cells[actors.end - 1].cats.get("place")
    if prep is None or prep.before or prep.after or prep.entry.spec.role != "at" or town is None or town.before or "direction" in cells[actors.end - 1].cats:
        return
    if all([entry.type in _TOWNS for entry in town.entry.spec]) and cells[actors.end - 1].length == 1:
        actors.end -= 2
        actors.stop = cells[actors.end - 1].end


_TOWNS: Final = frozenset(("city", "town", "governorate", "district"))
