"""The records that Marsad passes from room to room, and the words of its output contract.

Every record is frozen. Offsets are half-open, in Unicode code points, into the report's text exactly as received.
Enum-like fields are plain strings; the tuples below list the words that users see.

Source: `docs/concepts.md` (what a claim is); ACLED and UCDP codebooks for the kinds and for geo precision.
"""

from __future__ import annotations

import datetime
import hashlib
from typing import Any

import msgspec

KINDS = (
    "capture", "control", "withdrawal", "advance", "siege", "clash", "assault", "strike", "explosion",
    "attack-on-civilians", "execution", "assassination", "abduction", "arrest", "looting", "destruction",
    "seizure", "clearance", "casualties", "displacement", "trapped", "evacuation", "aid", "agreement",
    "negotiation", "deployment", "defection", "protest",
)  # fmt: skip
STATUSES = ("asserted", "denied", "unconfirmed", "alleged", "feared", "expected", "intended", "demanded")
DISPUTES = ("whole", "actor", "target", "place", "count", "cause")
PLACE_ROLES = ("at", "from", "to", "toward", "via", "near")
PLACE_TYPES = (
    "country", "region", "governorate", "district", "subdistrict", "countryside", "city", "town", "village",
    "quarter", "camp", "base", "airport", "port", "crossing", "checkpoint", "road", "bridge", "river", "dam",
    "mountain", "valley", "island", "facility", "front", "area",
)  # fmt: skip
SOURCE_TYPES = (
    "official", "military", "armed-group", "observatory", "medical", "rescue", "tribal", "local", "witness",
    "correspondent", "media", "agency", "international", "unnamed", "outlet",
)  # fmt: skip
MEANS = (
    "air", "drone", "artillery", "missile", "rocket", "mortar", "barrel-bomb", "cluster", "chemical", "naval",
    "grenade", "car-bomb", "suicide", "ied", "mine", "sniper", "small-arms", "arson", "blade", "vehicle-ramming",
)  # fmt: skip
QUANTITIES = ("killed", "injured", "casualties", "detained", "displaced", "trapped", "missing")
EXTENTS = ("full", "partial")
PHASES = ("imposed", "completed", "ongoing", "broken", "ended")
COUNTING = ("incident", "cumulative", "aggregate")
TIME_PRECISIONS = ("hour", "day", "week", "month", "year")
TIME_BOUNDS = ("on", "on-or-before", "since")
TIME_BASES = ("explicit", "relative", "weekday", "report", "inferred")


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One report as received: its text and what is known of where it came from.

    `text` is never altered. `published` is the day of publication, or None where unknown. `path` is where it was read
    from ("" for a text given directly); `metadata` holds whatever else a manifest, `<meta>` or front matter said.
    """

    text: str
    outlet: str | None = None
    published: datetime.date | None = None
    title: str | None = None
    url: str | None = None
    path: str = ""
    metadata: dict[str, str] = {}

    @property
    def id(self) -> str:
        """Hex SHA-256 of text, outlet and URL: one text carried by two outlets is two reports."""
        parts = "\x1f".join((self.text, self.outlet or "", self.url or ""))
        return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def sha256(self) -> str:
        """Hex SHA-256 of the text alone (UTF-8)."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


class Party(msgspec.Struct, frozen=True):
    """Who does it or to whom: an identity, its names, and the words it was read from (offsets may be null)."""

    id: str
    name: str
    name_en: str
    mention: str | None = None
    start: int | None = None
    end: int | None = None


class Place(msgspec.Struct, frozen=True):
    """A place of a claim. `precision`: exact, parent, country or none; `reason` says why coordinates are missing or vague."""

    id: str
    name: str
    name_en: str | None = None
    type: str | None = None
    parent: str | None = None
    role: str = "at"
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    reason: str | None = None
    mention: str | None = None
    start: int | None = None
    end: int | None = None


class Speaker(msgspec.Struct, frozen=True):
    """One link of the chain of sources; private persons are their role, never their name."""

    id: str
    name: str
    name_en: str
    type: str
    institution: str | None = None
    mention: str | None = None
    start: int | None = None
    end: int | None = None


class Time(msgspec.Struct, frozen=True):
    """When: ISO dates (or times), inclusive; either end may be open."""

    start: str | None
    end: str | None
    precision: str
    bound: str
    basis: str
    mention: str | None = None


class Part(msgspec.Struct, frozen=True):
    """A part of a count: «غالبيتهم مدنيون» is majority, «بينهم مدنيون» is some."""

    victims: list[str]
    min: int | None = None
    max: int | None = None
    relation: str = "part"


class Quantity(msgspec.Struct, frozen=True):
    """A count of people: bounds say only what the words say (None = open)."""

    min: int | None = None
    max: int | None = None
    approximate: bool = False
    unit: str = "persons"
    victims: list[str] = []
    children: int | None = None
    women: int | None = None
    breakdown: list[Part] = []


class Bounds(msgspec.Struct, frozen=True):
    """A count of things, or a share in per cent."""

    min: float | int | None = None
    max: float | int | None = None


class Evidence(msgspec.Struct, frozen=True):
    """The words a claim was read from; `report.text[start:end] == text`, always."""

    start: int
    end: int
    text: str


class ReportRef(msgspec.Struct, frozen=True):
    """What a claim says of its report in the output contract."""

    id: str
    path: str
    outlet: str | None
    published: str | None
    title: str | None


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that one source says in one report (the output contract, field by field)."""

    id: str
    kind: str
    subkind: str | None = None
    status: str = "asserted"
    disputes: str | None = None
    actors: list[Party] = []
    targets: list[Party] = []
    objects: list[str] = []
    places: list[Place] = []
    time: Time | None = None
    source: list[Speaker] = []
    quantities: dict[str, Quantity] = {}
    counts: dict[str, Bounds] = {}
    counting: str | None = None
    share: Bounds | None = None
    extent: str | None = None
    phase: str | None = None
    means: list[str] = []
    cause: str | None = None
    caused_by: str | None = None
    evidence: Evidence
    rules: list[str] = []
    confidence: float = 0.5
    report: ReportRef


def claim_id(report_id: str, kind: str, start: int, end: int) -> str:
    """Hash of report id, kind and the trigger's span: a better reading of the roles keeps the id (16 hex digits)."""
    return hashlib.sha256(f"{report_id}\x1f{kind}\x1f{start}\x1f{end}".encode()).hexdigest()[:16]


def to_json(claim: Claim) -> bytes:
    """One claim as one line of the output contract (UTF-8, no line break)."""
    return msgspec.json.encode(claim)


def from_json(line: bytes | str) -> Claim:
    """Read a claim back. Raises `msgspec.ValidationError` with the path of the field that is wrong."""
    return msgspec.json.decode(line, type=Claim)


def to_dict(claim: Claim) -> dict[str, Any]:
    """A claim as plain dictionaries and lists."""
    plain: dict[str, Any] = msgspec.to_builtins(claim)
    return plain
