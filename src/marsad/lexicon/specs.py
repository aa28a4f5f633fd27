"""What an entry of each lexicon table may hold; unknown keys are errors.

The tables are TOML files under `data/`; `docs/lexicon.md` explains each key with examples.
"""

from __future__ import annotations

import functools

import msgspec

from marsad.text.fold import fold_word


@functools.cache
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold_word(word) for word in words)


class _Spec(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    id: str
    note: str = ""


class CompanySpec(_Spec, frozen=True, kw_only=True, dict=True):
    """Base of verbal entries that count only in the company of other words."""

    with_words: list[str] = []
    prep: list[str] = []

    @functools.cached_property
    def guarded(self) -> bool:
        """Whether the entry needs the company of other words."""
        return bool(self.with_words or self.prep)

    @functools.cached_property
    def with_keys(self) -> frozenset[str]:
        """Folded companion words."""
        return _folded(tuple(self.with_words))

    @functools.cached_property
    def prep_keys(self) -> frozenset[str]:
        """Folded prepositions that the trigger must have after it."""
        return _folded(tuple(self.prep))


class FormsSpec(_Spec, frozen=True, kw_only=True):
    """Base of entries that list their forms."""

    forms: list[str] = []


class PartySpec(FormsSpec, frozen=True, kw_only=True):
    """A party to a conflict: its identity, names, and words for its members.

    `since` and `until` are ISO dates, as exact as is known. A party that `became` another after `until` passes the names in
    `passed_on` to it; `part_of` is the body that it belongs to, `forces` who fights for a government, `allies` who «القوات المتحالفة معه» are. `local_forms` mean it only in reports about its countries,
    as do `joined_forms`, short names with «و» after another party.
    """

    name: str
    name_en: str
    type: str = "armed-group"
    countries: list[str] = []
    side: str | None = None
    since: str | None = None
    until: str | None = None
    became: str | None = None
    part_of: str | None = None
    forces: str | None = None
    allies: str | None = None
    passed_on: list[str] = []
    members: list[str] = []
    loaded_forms: list[str] = []
    local_forms: list[str] = []
    joined_forms: list[str] = []


class GenericSpec(FormsSpec, frozen=True, kw_only=True):
    """A name that means another party in every country: «الجيش».

    `by_date` tells it where it changed: country -> ISO date, in order -> id. Where one of `or_named` was named before, that is meant.
    `people`: it names a people too, so that beside plain persons it tells no force.
    """

    by_country: dict[str, str] = {}
    by_date: dict[str, dict[str, str]] = {}
    or_named: list[str] = []
    people: bool = False
    type: str | None = None
    members: list[str] = []


class ReferenceSpec(FormsSpec, frozen=True, kw_only=True):
    """A short name that points back to a party named before: «التنظيم»."""

    parties: list[str] = []
    types: list[str] = []
    heads: list[str] = []
    numbered: bool = False
    allies: bool = False


class NationalitySpec(FormsSpec, frozen=True, kw_only=True):
    """An adjective of nationality, with the forces and the government it stands for."""

    country: str
    name: str = ""
    name_en: str = ""
    state: list[str] = []
    forces: str | None = None
    government: str | None = None


class HeadSpec(FormsSpec, frozen=True, kw_only=True):
    """A noun that heads a party's name: forces, members, weapon, leaders, positions; `one`: a rank that one man holds."""

    kind: str
    means: list[str] = []
    personal: bool = False
    one: bool = False


class SpeakerSpec(FormsSpec, frozen=True, kw_only=True):
    """A named speaker: an observatory, an agency, a ministry, a spokesman."""

    name: str
    name_en: str
    type: str
    institution: str | None = None
    party: str | None = None
    country: str | None = None
    keys: list[str] = []
    short: list[str] = []


class OutletSpec(FormsSpec, frozen=True, kw_only=True):
    """A newspaper, channel or site that carries reports; `keys` are the words manifests know it by."""

    keys: list[str] = []
    name: str
    name_en: str
    country: str | None = None


class RoleSpec(FormsSpec, frozen=True, kw_only=True):
    """A noun for a speaker without a name: a source, a witness, a spokesman."""

    type: str
    name: str
    name_en: str
    plural_name_en: str | None = None
    private: bool = False
    document: bool = False
    titled: bool = False
    status: str | None = None
    id_singular: str | None = None
    id_plural: str | None = None


class DomainSpec(FormsSpec, frozen=True, kw_only=True):
    """An adjective that says whose speaker: military, medical, local."""

    type: str | None = None
    name_ar: str | None = None
    name_en: str | None = None
    id_singular: str | None = None
    id_plural: str | None = None


class PersonSpec(_Spec, frozen=True, kw_only=True):
    """A noun that counts people."""

    name_en: str = ""
    definite_only: bool = False
    singular: str | list[str] | None = None
    dual: list[str] = []
    plural: list[str] = []
    victims: str | None = None
    unnamed: str | None = None
    state: str | None = None
    unit: str | None = None
    children: bool = False
    calling: bool = False
    women: bool = False
    means: list[str] = []
    quantity: str | None = None

    @property
    def either(self) -> frozenset[str]:
        """Folded forms that are dual or plural alike without vowels: «مدنيين»."""
        return _folded(tuple(self.dual)) & _folded(tuple(self.plural))


class ThingSpec(FormsSpec, frozen=True, kw_only=True):
    """An object hit, a means used or a thing counted."""

    name_en: str = ""
    adjectives: list[str] = []
    singular: list[str] = []
    dual: list[str] = []
    plural: list[str] = []


class PlaceTypeSpec(FormsSpec, frozen=True, kw_only=True):
    """A word that says what kind of place a name is."""

    type: str
    named: bool = False
    opens: bool = True
    refers: bool = True
    several: bool = False


class PlacePartSpec(FormsSpec, frozen=True, kw_only=True):
    """A word for a part or side of a place."""

    role: str


class DirectionSpec(FormsSpec, frozen=True, kw_only=True):
    """A compass word."""

    name_en: str


class FunctionSpec(FormsSpec, frozen=True, kw_only=True):
    """A function word and what it does."""

    class_: str = msgspec.field(name="class")
    role: str | None = None
    past: bool = False
    shift: int = 0


class TriggerSpec(CompanySpec, frozen=True, kw_only=True):
    """A word that opens a claim, and what it governs."""

    kind: str
    present_kind: str | None = None
    subkind: str | None = None
    status: str | None = None
    phase: str | None = None
    extent: str | None = None
    means: list[str] = []
    objects: list[str] = []
    verbs: list[str] = []
    masdars: list[str] = []
    nouns: list[str] = []
    participles: list[str] = []
    phrases: list[str] = []
    subject: str = "actor"
    object: str = "target"
    genitive: str | None = None
    from_party: str | None = None
    with_party: str | None = None
    on_party: str = "target"
    movement: bool = False
    to_role: str = "to"
    place_object: bool = False
    quantity: str | None = None
    also: list[str] = []
    count: str | None = None
    needs: list[str] = []
    conflict_only: bool = False
    passive_default: bool = False
    weak: bool = False
    told: bool = False
    ground: bool = False
    without: list[str] = []

    @functools.cached_property
    def without_keys(self) -> frozenset[str]:
        """Folded words beside which the entry means something else."""
        return _folded(tuple(self.without))


class SupportSpec(CompanySpec, frozen=True, kw_only=True):
    """A light verb or a verb of attempt, cause or phase that passes its arguments on."""

    effect: str
    status: str | None = None
    phase: str | None = None
    of: list[str] = []
    verbs: list[str] = []
    masdars: list[str] = []
    nouns: list[str] = []
    participles: list[str] = []
    phrases: list[str] = []
    kind: str | None = None


class ReportingSpec(CompanySpec, frozen=True, kw_only=True):
    """A verb of speaking."""

    status: str = "asserted"
    takes: list[str] = []
    relay: bool = False
    continues: bool = False
    clause_only: bool = False
    happened: bool = False
    carried: bool = False
    observes: bool = False
    others: bool = False
    verbs: list[str] = []
    masdars: list[str] = []
    participles: list[str] = []
    phrases: list[str] = []
    disputes: str | None = None


class AttributionSpec(_Spec, frozen=True, kw_only=True):
    """A phrase that names the speaker after (or before) what is said: «بحسب»."""

    phrases: list[str] = []
    forms: list[str] = []
    status: str = "asserted"
    relay: bool = False
    turn: bool = False
    verbal: bool = False
    outlet: bool = False


class OrdinarySpec(_Spec, frozen=True, kw_only=True):
    """Verbs that report nothing of conflict, as `perfect/imperfect`: they head clauses and have subjects.

    Unvocalised, many perfects of «he» are nouns too: only those listed in `clear` are read as verbs. An `auxiliary` («كان», «أصبح»)
    leaves its subject to the verb after it.
    """

    verbs: list[str]
    clear: list[str] = []
    auxiliary: bool = False


class CueSpec(FormsSpec, frozen=True, kw_only=True):
    """A cue that changes how the source stands to a claim, with direction and scope (after ConText)."""

    status: str | None = None
    direction: str = "forward"
    scope: str = "clause"
    kind: str = "trigger"
    of: list[str] = []
    disputes: str | None = None


TABLES: dict[str, type[_Spec]] = {
    "party": PartySpec,
    "generic": GenericSpec,
    "reference": ReferenceSpec,
    "nationality": NationalitySpec,
    "head": HeadSpec,
    "speaker": SpeakerSpec,
    "outlet": OutletSpec,
    "role": RoleSpec,
    "domain": DomainSpec,
    "person": PersonSpec,
    "object": ThingSpec,
    "means": ThingSpec,
    "unit": ThingSpec,
    "place_type": PlaceTypeSpec,
    "place_part": PlacePartSpec,
    "direction": DirectionSpec,
    "function": FunctionSpec,
    "trigger": TriggerSpec,
    "support": SupportSpec,
    "reporting": ReportingSpec,
    "ordinary": OrdinarySpec,
    "attribution": AttributionSpec,
    "cue": CueSpec,
}
