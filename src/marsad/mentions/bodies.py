"""Bodies that are named as speakers and act all the same."""

from __future__ import annotations

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
