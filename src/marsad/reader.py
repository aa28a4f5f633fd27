"""The reading, from a report to its claims: the stages in their order.

tokens -> sentences -> numbers and dates -> items (mentions) -> the report's country -> clauses, speakers, frames -> claims
"""

from __future__ import annotations

import datetime
import functools
import gc
import importlib.metadata
from typing import Final

from marsad.claims.assemble import Assembler
from marsad.identities.identity import report_country
from marsad.identities.where import Places, drop_dateline, drop_strays
from marsad.lexicon.load import Lexicon, default_lexicon
from marsad.mentions.cells import Sentence
from marsad.mentions.dates import find_dates_in, numbers_outside
from marsad.mentions.items import MEANS, TRIGGER, Actors, Item, PlaceGroup, Voice
from marsad.mentions.numbers import find_numbers_in
from marsad.mentions.scan import scan
from marsad.mentions.units import mark_units
from marsad.places.gazetteer import Gazetteer, load_gazetteer
from marsad.records import Claim, Place, Report
from marsad.text.clitics import ARTICLE, JOINED_NAMES
from marsad.text.tokens import Token, Tokenizer, is_tags, sentences
from marsad.text.words import Entry, bits
from marsad.wording.explain import explain_sentences

_HOSTILE: Final = frozenset(("armed-group", "state-forces", "militia", "coalition"))
_BOMBERS: Final = frozenset(("suicide-bomber",))
_FIGHTING: Final = frozenset(("strike", "siege", "clash", "explosion", "assault"))
_GROUND: Final = frozenset(("capture", "control", "withdrawal", "advance", "seizure"))
"""Deeds of war that need no word of fighting."""
_VIOLENT: Final = _FIGHTING | {"attack-on-civilians", "assassination", "abduction", "execution", "casualties"}
_BOMBS: Final = frozenset(("car-bomb", "ied", "suicide", "barrel-bomb"))
_FATAL: Final = frozenset(("killed", "casualties"))
_BRIEF: Final = 3
"""Sentences of a text that is too short to show otherwise what it is about."""


_PYTHONS: Final = (700, 10, 10)
_FEWER: Final = (200_000, 20, 20)
"""Thresholds of the garbage collector: Python's own, and ours."""


class Reader:
    """Reads reports with one lexicon and one gazetteer; holds nothing of a report between calls."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
        self._lexicon = lexicon
        self._gazetteer = gazetteer
        self.table = lexicon.table.copy()
        for name in sorted({name for name, _ in gazetteer.names()}):
            entry = Entry("place", name, gazetteer.candidates(name), form=gazetteer.guarded(name))
            self.table.add(name, entry)
            first, _, rest = name.partition(" ")
            if first in JOINED_NAMES and len(rest) > 2 and not rest.startswith(ARTICLE) and " " not in rest:
                self.table.add(first + rest, entry)
        self.table.seal()
        self._tokenizer = Tokenizer(self.table.analyse)

    def read(self, report: Report) -> list[Claim]:
        """The claims of a report, in the order of their triggers."""
        laid_out = self.items(report)
        country = report_country([items for _, items in laid_out], self._lexicon)
        at_war = _at_war([items for _, items in laid_out])
        assembler = Assembler(report, self._lexicon, self._gazetteer, country)
        assembler.look_ahead([items for _, items in laid_out])
        claims: list[Claim] = []
        for sentence, items in laid_out:
            claims += assembler.claims_of(sentence, drop_dateline(sentence, drop_strays(items, country), country), at_war)
        return claims

    def items(self, report: Report) -> list[tuple[Sentence, list[Item]]]:
        """Every sentence with its items (mentions, triggers, function words)."""
        text = report.text
        tokens = self._tokenizer.tokens(text)
        laid_out: list[tuple[Sentence, list[Item]]] = []
        for first, end, paragraph in with_their_sources(tokens):
            sentence = Sentence(text, tokens, first, end, paragraph)
            if not sentence.cells:
                continue
            words = sentence.cells
            numbers = find_numbers_in(words, 0, len(words))
            dates = find_dates_in(words, 0, len(words), numbers, report.published)
            for date in dates:
                sentence.dates[date.first] = (date.after, date)
            for number in numbers_outside(numbers, dates):
                sentence.numbers[number.first] = (number, number.after)
            mark_units(sentence)
            items = scan(sentence)
            if is_tags(tokens, first, end):
                items = [item for item in items if isinstance(item, (Actors, PlaceGroup)) and not (isinstance(item, Actors) and item.person is not None)]
            laid_out.append((sentence, items))
        return laid_out


def _at_war(all_items: list[list[Item]]) -> bool:
    """Whether a report speaks of war, so that words which daily life shares («مقتل», «انفجار», «مواجهة») may open claims.

    A word of fighting that nothing else uses and a hostile party suffice, or two of places taken, held or left or of deeds that
    only violence does, or many hostile parties and bands beside words of violence; in a text of a sentence or two, a hostile party
    or band and one such word, a nation, an army or an unlisted group and a word of fighting, or a bomb. Clashes with their dead, told
    more than once, need no party: tribes and bands that no list knows fight too.
    """
    parties: list[str] = []
    fighting = blasts = shared = nations = unsaid = bombs = bands = violence = ground = deeds = clashes = tolls = 0
    for items in all_items:
        for item in items:
            if isinstance(item, Actors):
                nations += any(name.cat == "nationality" for name in item.names)
                parties += [name.entry.id for name in item.names if name.cat == "party" and name.entry.spec.type in _HOSTILE]
                bands += any(name.cat == "generic" and name.entry.spec.type in _HOSTILE for name in item.names)
                bombs += item.person is not None and item.person.id in _BOMBERS
                unsaid += any(name.cat == "new" or (name.cat == "generic" and name.entry.spec.type in _HOSTILE) for name in item.names)
            elif isinstance(item, Voice):
                spec = item.entry.spec if item.cat == "speaker" else None
                if spec is not None and spec.party and spec.type in ("armed-group", "military"):
                    parties.append(spec.party)
            elif item.kind == TRIGGER:
                spec = item.entry.spec
                bombs += spec.kind == "explosion" and bool(spec.means)
                violence += spec.kind in _VIOLENT
                clashes += spec.kind == "clash" and not spec.weak
                tolls += spec.kind == "casualties" and spec.quantity in _FATAL
                if not spec.conflict_only and not spec.weak:
                    ground += spec.kind in _GROUND
                    deeds += spec.kind in _VIOLENT
                if spec.kind in _FIGHTING and not spec.conflict_only:
                    fighting += 1
                else:
                    shared += 1
                    blasts += spec.kind == "explosion"
            elif item.kind == MEANS:
                bombs += item.entry.id in _BOMBS
    if len(all_items) <= _BRIEF and ((parties and fighting + shared >= 1) or (bands and violence + ground >= 1) or ((nations or unsaid) and fighting >= 1) or bombs):
        return True
    return (
        fighting >= 2
        or (bool(parties or bands) and fighting >= 1)
        or (bool(parties) and ground >= 2)
        or (bool(parties or bands) and deeds >= 2)
        or (len(parties) >= 2 and ground >= 1 and violence >= 2)
        or (len(parties) + bands >= 4 and violence >= 3)
        or (len(set(parties)) >= 2 and shared >= 2)
        or (len(parties) >= 4 and shared >= 3)
        or (blasts >= 3 and shared >= 6)
        or (clashes >= 2 and tolls >= 2)
    )


_ATTRIBUTION: Final = bits("attribution")
_ACTS: Final = bits("trigger", "reporting", "comp")
_LONE: Final = 9


def with_their_sources(tokens: list[Token]) -> list[tuple[int, int, int]]:
    """The sentences of a text; one that only names a source («…. بحسب مصادر عسكرية.») belongs to the one before it."""
    found: list[tuple[int, int, int]] = []
    for first, end, paragraph in sentences(tokens):
        if found and end - first <= _LONE and tokens[first].mask & _ATTRIBUTION and found[-1][2] == paragraph:
            if not any(token.mask & _ACTS for token in tokens[first + 1 : end]):
                found[-1] = (found[-1][0], end, paragraph)
                continue
        found.append((first, end, paragraph))
    return found


@functools.cache
def default_reader() -> Reader:
    """The reader with the lexicon and gazetteer that ship with Marsad.

    The lexicon lives as long as the process: the garbage collector rests while it is made, and it is taken out of its rounds,
    which otherwise walk a hundred thousand entries again and again; and its rounds come seldom, for reading makes many
    short-lived objects and no cycles. A threshold that the program has set itself is left alone.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        reader = Reader(default_lexicon(), load_gazetteer())
        gc.freeze()
    finally:
        if collecting:
            gc.enable()
    if gc.get_threshold() == _PYTHONS:
        gc.set_threshold(*_FEWER)
    return reader


def read_report(report: Report) -> list[Claim]:
    """Read one report into claims with the default lexicon and gazetteer."""
    return default_reader().read(report)


def explain_text(text: str, published: datetime.date | None = None, outlet: str | None = None) -> list[dict[str, object]]:
    """Every stage of the reading of a text, sentence by sentence: {"stage", "sentence", "rows"} (`wording.explain`)."""
    return explain_report(Report(text=text, published=published, outlet=outlet))


def explain_report(report: Report) -> list[dict[str, object]]:
    """Every stage of the reading of a report, as `explain_text`; the ids of its claims are those of `read_report`."""
    laid_out = default_reader().items(report)
    every, lexicon = [items for _, items in laid_out], default_lexicon()
    country = report_country(every, lexicon)
    return explain_sentences(laid_out, report, lexicon, load_gazetteer(), country, _at_war(every))


def find_places(text: str) -> list[Place]:
    """The places that a text names, in order, each with the gazetteer's entry or the reason why it has none.

    «المدينة» and the like give the place they point back to. Offsets are half-open code points into the text as given.

    >>> [(place.name_en, place.mention) for place in find_places("سيطر الجيش على مدينة دير الزور")]
    [('Deir ez-Zor', 'دير الزور')]
    """
    laid_out = default_reader().items(Report(text=text))
    country = report_country([items for _, items in laid_out], default_lexicon())
    places = Places(load_gazetteer(), text, country)
    found: dict[tuple[int | None, str], Place] = {}
    holders: list[PlaceGroup] = []
    for _, items in laid_out:
        for item in drop_strays(items, country):
            if isinstance(item, PlaceGroup):
                holders.append(PlaceGroup(item.first, item.end, item.start, item.stop))
                holders[-1].names = item.parents
                for place in (*places.places_of(item, item.role), *places.places_of(holders[-1], "at")):
                    found.setdefault((place.start, place.id), place)
                places.see(item)
    return sorted(found.values(), key=lambda place: place.start or 0)


@functools.cache
def reading_version() -> str:
    """Version of code and lexicon that claims are read with."""
    return f"{importlib.metadata.version('marsad')}+{default_lexicon().version}"
