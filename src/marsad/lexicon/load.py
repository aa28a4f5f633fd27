"""Load the lexicon from `data/` into one table of forms; strict, and lazily on first use."""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, Final

import msgspec
import tomli

from marsad.errors import LexiconError
from marsad.lexicon.forms import FormTable
from marsad.lexicon.inflect import Form, inflect
from marsad.lexicon.numbers import add_numbers
from marsad.lexicon.specs import (
    TABLES,
    AttributionSpec,
    FunctionSpec,
    GenericSpec,
    NationalitySpec,
    OrdinarySpec,
    OutletSpec,
    PartySpec,
    PersonSpec,
    ReportingSpec,
    SpeakerSpec,
    SupportSpec,
    ThingSpec,
    TriggerSpec,
)
from marsad.lexicon.times import add_times
from marsad.lexicon.weights import FILE as WEIGHTS
from marsad.lexicon.weights import load_weights
from marsad.text.fold import fold_word
from marsad.text.words import Demands, Entry, VerbForm

_OWN_LOADERS = frozenset(("gloss.toml", "names.toml", "numbers.toml", "times.toml", "places_curated.toml", WEIGHTS))


_WORDING = frozenset(("gloss.toml",))
"""How claims are worded, which changes no reading."""


class Lexicon:
    """The words that reports use: `table` of forms, entries by table and id, a hash of the data files, weights of confidence."""

    def __init__(
        self, table: FormTable, entries: dict[str, dict[str, Any]], version: str, weights: dict[str, float] | None = None
    ) -> None:
        self.weights = weights or {}
        self.table = table
        self.entries = entries
        self.version = version

    def parties(self) -> dict[str, PartySpec]:
        """Party id -> party."""
        return self.entries["party"]

    def speakers(self) -> dict[str, SpeakerSpec]:
        """Speaker id -> speaker."""
        return self.entries["speaker"]

    def outlets(self) -> dict[str, OutletSpec]:
        """Outlet id -> outlet."""
        return self.entries["outlet"]


@functools.cache
def default_lexicon() -> Lexicon:
    """The lexicon that ships with Marsad, loaded once."""
    return load_lexicon(resources.files("marsad") / "data")


def data_files(folder: Traversable) -> list[tuple[str, Traversable]]:
    """All TOML files of a lexicon folder with their names relative to it, in a fixed order."""
    found: list[tuple[str, Traversable]] = []
    for item in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if item.is_dir():
            found += [(f"{item.name}/{name}", file) for name, file in data_files(item)]
        elif item.name.endswith(".toml"):
            found.append((item.name, item))
    return found


def load_lexicon(folder: Traversable) -> Lexicon:
    """Load every TOML file below a folder.

    Raises `LexiconError` that names the file and the entry: an unknown table or key, a duplicate id, an empty file.
    """
    table = FormTable()
    entries: dict[str, dict[str, Any]] = {name: {} for name in TABLES}
    digest = hashlib.sha256()
    weights: dict[str, float] = {}
    for name, file in data_files(folder):
        raw = file.read_bytes()
        if name not in _WORDING:
            digest.update(name.encode() + b"\0" + raw)
        if name == WEIGHTS:
            weights = load_weights(raw)
        if name in _OWN_LOADERS:
            continue
        _load_file(name, raw, table, entries)
    add_numbers(table)
    add_times(table)
    table.seal()
    return Lexicon(table, entries, digest.hexdigest()[:12], weights)


def _load_file(name: str, raw: bytes, table: FormTable, entries: dict[str, dict[str, Any]]) -> None:
    try:
        content = tomli.loads(raw.decode("utf-8"))
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{name}: {error}. Mend the file at that place.") from error
    if not content:
        raise LexiconError(f"{name}: the file is empty. Add an entry or delete the file.")
    for table_name, rows in content.items():
        spec_type = TABLES.get(table_name)
        if spec_type is None:
            raise LexiconError(f"{name}: unknown table [[{table_name}]]. Use one of: {', '.join(TABLES)}.")
        for number, row in enumerate(rows, 1):
            where = f"{name}: [[{table_name}]] number {number} (id {row.get('id', 'missing')!r})"
            try:
                spec = msgspec.convert(row, spec_type)
            except msgspec.ValidationError as error:
                raise LexiconError(f"{where}: {error}") from error
            if spec.id in entries[table_name]:
                raise LexiconError(f"{where}: this id stands twice. Give each entry an id of its own.")
            entries[table_name][spec.id] = spec
            add_entry(table, table_name, spec)


def add_entry(table: FormTable, table_name: str, spec: Any) -> None:
    """Add every form of one entry to the table of forms."""
    if isinstance(spec, PersonSpec):
        _add_person(table, spec)
    elif isinstance(spec, ThingSpec):
        _add_thing(table, table_name, spec)
    elif isinstance(spec, TriggerSpec | SupportSpec | ReportingSpec):
        trigger = spec if isinstance(spec, TriggerSpec) else None
        demands = Demands(spec.with_keys, spec.prep_keys, trigger.without_keys if trigger else frozenset(), trigger.needs if trigger else [])
        table.ask_for(demands.with_words | demands.prep | demands.without)
        _add_verbal(table, table_name, spec, demands)
    elif isinstance(spec, OrdinarySpec):
        _add_ordinary(table, spec)
    elif isinstance(spec, AttributionSpec):
        for form in (*spec.phrases, *spec.forms):
            table.add(form, Entry("attribution", spec.id, spec))
    elif isinstance(spec, FunctionSpec):
        for form in spec.forms:
            table.add(form, Entry(spec.class_, spec.id, spec, noun=spec.class_ in ("of", "others", "extent", "phase", "so_called", "name_opener", "group_word", "group_opener", "piece", "no_name", "namesake", "institution")))
    else:
        people = isinstance(spec, PartySpec | GenericSpec | NationalitySpec)
        for form in _spellings(spec.forms) if people else spec.forms:
            table.add(form, Entry(table_name, spec.id, spec))
        if isinstance(spec, PartySpec):
            for form in spec.loaded_forms:
                table.add(form, Entry("party", spec.id, spec))
            for form in spec.passed_on:
                table.add(form, Entry("party", spec.id, spec, form="passed"))
            for form in spec.local_forms:
                table.add(form, Entry("party", spec.id, spec, form="local"))
            for form in spec.joined_forms:
                table.add(form, Entry("party", spec.id, spec, form="joined"))
            for form in _spellings(spec.members):
                table.add(form, Entry("party", spec.id, spec, form="member"))
        elif isinstance(spec, NationalitySpec):
            for form in spec.state:
                table.add(form, Entry("state", spec.id, spec))
        elif isinstance(spec, GenericSpec):
            for form in _spellings(spec.members):
                table.add(form, Entry("generic", spec.id, spec, form="member"))
        elif isinstance(spec, SpeakerSpec):
            for form in spec.short:
                table.add(form, Entry("short", spec.id, spec))


_SLIP = re.compile(r"\u064a\u064a\u0646\b")
_SLIPPED = "\u064a\u0646"


def _spellings(forms: list[str]) -> Iterator[str]:
    """The forms, and a frequent slip of reports: a plural in yin written with one ya («الحوثين», «الليبين»)."""
    for form in forms:
        yield form
        slipped = _SLIP.sub(_SLIPPED, form)
        if slipped != form:
            yield slipped


def _add_person(table: FormTable, spec: PersonSpec) -> None:
    singular = [spec.singular] if isinstance(spec.singular, str) else spec.singular or []
    for number, forms in ((1, singular), (2, spec.dual), (3, spec.plural)):
        for form in forms:
            table.add(form, Entry("person", spec.id, spec, form=number))


def _add_thing(table: FormTable, table_name: str, spec: ThingSpec) -> None:
    for form in (*spec.forms, *spec.adjectives):
        table.add(form, Entry(table_name, spec.id, spec))
    for number, forms in ((1, spec.singular), (2, spec.dual), (3, spec.plural)):
        for form in forms:
            table.add(form, Entry(table_name, spec.id, spec, form=number))


MASDAR = VerbForm("masdar")
NOUN = VerbForm("noun")
PARTICIPLE = VerbForm("participle")
PHRASE = VerbForm("phrase")


@functools.cache
def _verb_form(tense: str, voice: str, person: str, gender: str, number: str, short: bool, plain: bool) -> VerbForm:
    return VerbForm("verb", tense, voice, person, gender, number, short, plain)


def _shape(form: Form, clear: frozenset[str]) -> VerbForm:
    return _verb_form(form.tense, form.voice, str(form.person), form.gender, form.number, form.short, _is_plain(form, clear))


_SHORTEST: Final = 4
_NONE_CLEAR: Final[frozenset[str]] = frozenset()
_MARKED_PAST: Final = frozenset((("f", "sg"), ("m", "pl"), ("f", "du")))
_LIKE_MASDAR: Final = re.compile(r"\u062a[^\u0627\u0648\u064a]{3}|\u062a[^\u0627\u0648\u064a]\u0627..")
"""Imperfects of «she» that are spelled as the verbal nouns of stems V and VI: «تحمل», «تعاون»."""


def _is_plain(form: Form, clear: frozenset[str]) -> bool:
    """Whether spelling shows a form of the third person to be a verb: imperfects, perfects with an ending, `clear` perfects."""
    if form.person != 3 or form.short:
        return False
    if form.tense == "past":
        return form.text in clear or ((form.gender, form.number) in _MARKED_PAST and len(form.text) >= _SHORTEST)
    return len(form.text) >= _SHORTEST and _LIKE_MASDAR.fullmatch(form.text) is None


def _add_ordinary(table: FormTable, spec: OrdinarySpec) -> None:
    """The forms of the third person that spelling shows to be verbs."""
    clear = frozenset(fold_word(form) for form in spec.clear)
    for past, present in _pairs(spec):
        for form in inflect(past, present, third=True):
            shape = _shape(form, clear)
            if shape.plain and (form.gender, form.number) != ("f", "pl"):
                table.add_folded(form.text, Entry("ordinary", spec.id, spec, form=shape, noun=False))


def _pairs(spec: OrdinarySpec | TriggerSpec | SupportSpec | ReportingSpec) -> Iterator[tuple[str, str]]:
    """The perfect and the imperfect of each verb of an entry."""
    for pair in spec.verbs:
        past, _, present = pair.partition("/")
        if not present:
            raise LexiconError(f"{spec.id}: verbs are given as past/present, not {pair!r}.")
        yield past, present


def _add_verbal(table: FormTable, cat: str, spec: TriggerSpec | SupportSpec | ReportingSpec, demands: Demands) -> None:
    def reading(form: VerbForm, noun: bool = True) -> Entry:
        entry = Entry(cat, spec.id, spec, form, noun)
        entry.demands = demands
        return entry

    for past, present in _pairs(spec):
        past_words, present_words = past.split(), present.split()
        tail = " ".join(past_words[1:])
        for form in inflect(past_words[0], present_words[0]):
            if form.person == 2 or (form.gender == "f" and form.number == "pl"):
                continue  # reports hardly use them, and «عدن», «عدت» are other words
            entry = reading(_shape(form, _NONE_CLEAR), noun=False)
            if tail:
                table.add(f"{form.text} {tail}", entry)
            else:
                table.add_folded(form.text, entry)
    for form_text in spec.masdars:
        table.add(form_text, reading(MASDAR))
    for form_text in getattr(spec, "nouns", ()):
        table.add(form_text, reading(NOUN))
    for form_text in spec.participles:
        table.add(form_text, reading(PARTICIPLE))
    for form_text in spec.phrases:
        table.add(form_text, reading(PHRASE))
