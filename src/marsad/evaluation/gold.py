"""Claims marked by hand: one YAML file a report, and `aliases.yaml` with other names of parties and sources.

What each key means is said in docs/quality.md. A file without the key `report` is no gold and is left aside.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import msgspec
import yaml
from msgspec import UNSET, UnsetType

from marsad.errors import GoldError
from marsad.evaluation.days import parse_span
from marsad.evaluation.names import Aliases
from marsad.records import EXTENTS, KINDS, MEANS, PHASES, QUANTITIES, STATUSES

_ALIASES = "aliases.yaml"
_SUFFIXES = (".yaml", ".yml")
_SHOWN = 60


class GoldBounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a number must be: an end that is left out must be open in what is read, too."""

    min: float | int | None = None
    max: float | int | None = None


class GoldCount(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A count of people. Without `min` and `max` the gold says that there is such a number, not which."""

    min: int | None = None
    max: int | None = None
    victims: list[str] = []
    children: int | None = None
    women: int | None = None
    approximate: bool = False
    unit: str | None = None
    breakdown: list[dict[str, Any]] = []


class GoldClaim(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One claim that must be read, or may be read (`optional`). A field that is left out is not judged, save `status`."""

    kind: str
    quote: str
    optional: bool = False
    status: str = "asserted"
    actors: list[str] = []
    targets: list[str] = []
    places: list[str] = []
    when: str | int | None = None
    source: list[str] = []
    killed: GoldCount | UnsetType | None = UNSET
    injured: GoldCount | UnsetType | None = UNSET
    casualties: GoldCount | UnsetType | None = UNSET
    detained: GoldCount | UnsetType | None = UNSET
    displaced: GoldCount | UnsetType | None = UNSET
    trapped: GoldCount | UnsetType | None = UNSET
    missing: GoldCount | UnsetType | None = UNSET
    share: float | int | GoldBounds | UnsetType = UNSET
    phase: str | None = None
    extent: str | None = None
    cause: str | None = None
    means: list[str] = []
    # these may be marked, and are not judged
    subkind: str | None = None
    disputes: str | None = None
    objects: list[str] = []
    counts: dict[str, Any] = {}
    counting: str | None = None
    distance_km: float | int | None = None
    note: str | None = None

    @property
    def kinds(self) -> list[str]:
        """The kinds that are right: `capture|control` gives two."""
        return self.kind.split("|")

    @property
    def quantities(self) -> dict[str, GoldCount]:
        """The counts of people that the gold gives."""
        given = {name: getattr(self, name) for name in QUANTITIES}
        return {name: count or GoldCount() for name, count in given.items() if count is not UNSET}

    @property
    def bounds(self) -> GoldBounds | None:
        """The share of a place, per cent."""
        if isinstance(self.share, UnsetType):
            return None
        return self.share if isinstance(self.share, GoldBounds) else GoldBounds(self.share, self.share)


class GoldReport(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The claims of one report. `report` is its file's name, or its id (or the beginning of it) for a row of a table."""

    report: str
    claims: list[GoldClaim]
    file: str = ""
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    note: str | None = None


class Gold(msgspec.Struct, frozen=True):
    """All gold of a folder, in order of its files, with the names that parties and sources go by."""

    reports: list[GoldReport]
    aliases: Aliases


def load_gold(folder: Path) -> Gold:
    """Load a folder of gold, or one file of it. Raises `GoldError` that names the file, and the claim where one is wrong."""
    if not folder.exists():
        raise GoldError(f"{folder}: there is no such folder: name one that holds a YAML file a report")
    files = [folder] if folder.is_file() else [path for path in sorted(folder.iterdir()) if path.suffix in _SUFFIXES]
    table = (folder.parent if folder.is_file() else folder) / _ALIASES
    reports: list[GoldReport] = []
    for path in files:
        content = _load(path)
        if path.name != _ALIASES and isinstance(content, dict) and "report" in content:
            reports.append(_convert_report(path, content))
    if not reports:
        raise GoldError(f"{folder}: holds no gold: write a YAML file a report, with the keys report and claims")
    _refuse_twice(reports)
    return Gold(reports, _load_aliases(table))


def _load(path: Path) -> Any:
    try:
        return _plain(yaml.safe_load(path.read_text("utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValueError) as error:
        raise GoldError(f"{path}: cannot be read: {' '.join(str(error).split())}") from error


def _plain(value: Any) -> Any:
    """What YAML holds with its dates as they are written: 2017-11-03."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def _load_aliases(path: Path) -> Aliases:
    content = _load(path) if path.exists() else None
    try:
        table = msgspec.convert(content or {}, dict[str, list[str] | None])
    except msgspec.ValidationError as error:
        raise GoldError(f"{path}: {error}: write a list of names after each id") from error
    return Aliases({slug: names or [] for slug, names in table.items()})


def _convert_report(path: Path, content: dict[str, Any]) -> GoldReport:
    rows = content.get("claims") or []
    if not isinstance(rows, list):
        raise GoldError(f"{path}: claims is no list")
    claims = [_convert_claim(path, number, row) for number, row in enumerate(rows, start=1)]
    try:
        head = msgspec.convert(content | {"claims": [], "file": str(path)}, GoldReport)
    except msgspec.ValidationError as error:
        raise GoldError(f"{path}: {error}") from error
    return msgspec.structs.replace(head, claims=claims)


def _convert_claim(path: Path, number: int, row: Any) -> GoldClaim:
    where = name_claim(str(path), number, row.get("quote") if isinstance(row, dict) else None)
    try:
        claim = msgspec.convert(row, GoldClaim)
        if claim.when is not None:
            parse_span(claim.when)
    except (msgspec.ValidationError, ValueError) as error:
        raise GoldError(f"{where}: {error}") from error
    if not claim.quote:
        raise GoldError(f"{where}: the quote is empty: write the words of the claim as they stand in the report")
    for key, said, known in (
        ("kind", claim.kinds, KINDS),
        ("status", [claim.status], STATUSES),
        ("cause", (claim.cause or KINDS[0]).split("|"), KINDS),
        ("phase", (claim.phase or PHASES[0]).split("|"), PHASES),
        ("extent", (claim.extent or EXTENTS[0]).split("|"), EXTENTS),
        ("means", claim.means, MEANS),
    ):
        unknown = [word for word in said if word not in known]
        if unknown:
            raise GoldError(f"{where}: {key} {unknown[0]!r} is none of: {', '.join(known)}")
    return claim


def name_claim(file: str, number: int, quote: object) -> str:
    """How an error names a claim of the gold."""
    return f"{file}: claim {number}" + (f" «{quote[:_SHOWN]}»" if isinstance(quote, str) and quote else "")


def _refuse_twice(reports: list[GoldReport]) -> None:
    first: dict[str, str] = {}
    for gold in reports:
        if gold.report in first:
            raise GoldError(f"{gold.file}: marks {gold.report}, as {first[gold.report]} does: put the claims into one file")
        first[gold.report] = gold.file
