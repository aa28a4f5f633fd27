"""Which fields of a claim that was read agree with the gold."""

from __future__ import annotations

from typing import Any

from marsad.evaluation.days import same_time
from marsad.evaluation.gold import GoldBounds, GoldClaim, GoldCount
from marsad.evaluation.names import Aliases, same_place
from marsad.records import Bounds, Claim, Place, Quantity

FIELDS = ("status", "actors", "targets", "places", "time", "source", "numbers", "phase", "extent", "cause", "means")
"""Fields that can be judged, in the order in which they are shown."""
DECISIVE = frozenset(("status", "places", "actors", "targets", "source", "time", "numbers"))
"""Fields that must be right in a claim that is fully right."""
_WIDE = frozenset(("country", "governorate", "region", "district", "subdistrict", "countryside"))
"""Types of place that may be read beyond those of the gold: they hold what it names."""
Checks = dict[str, bool]


def check_fields(gold: GoldClaim, claim: Claim, aliases: Aliases) -> Checks:
    """Field -> whether it is right, for each field that the gold gives."""
    checks: Checks = {"status": claim.status == gold.status}
    if gold.actors:
        checks["actors"] = aliases.same_set(gold.actors, claim.actors)
    if gold.targets:
        checks["targets"] = aliases.same_set(gold.targets, claim.targets)
    if gold.places:
        checks["places"] = _same_places(gold.places, claim.places)
    if gold.when is not None:
        checks["time"] = same_time(gold.when, claim.time)
    if gold.source:
        checks["source"] = _same_source(gold.source, claim, aliases)
    if gold.quantities or gold.bounds is not None:
        checks["numbers"] = _same_numbers(gold, claim, aliases)
    for field, wanted, got in (
        ("phase", gold.phase, claim.phase),
        ("extent", gold.extent, claim.extent),
        ("cause", gold.cause, claim.cause),
    ):
        if wanted:
            checks[field] = got in wanted.split("|")
    if gold.means:
        checks["means"] = set(gold.means) == set(claim.means)
    return {field: checks[field] for field in FIELDS if field in checks}


def _same_places(wanted: list[str], places: list[Place]) -> bool:
    """All places of the gold, and no other that the event would be set in."""
    if not all(any(same_place(name, place) for place in places) for name in wanted):
        return False
    others = [place for place in places if not any(same_place(name, place) for name in wanted)]
    return not any(place.role in ("at", "to") and place.type not in _WIDE for place in others)


def _same_source(wanted: list[str], claim: Claim, aliases: Aliases) -> bool:
    """Whether the nearest speaker is one of the alternatives; `outlet` stands for whoever wrote the report."""
    nearest = claim.source[0] if claim.source else None
    if "outlet" in wanted and (nearest is None or nearest.type == "outlet"):
        return True
    return nearest is not None and any(slug != "outlet" and aliases.same(slug, nearest) for slug in wanted)


def _same_numbers(gold: GoldClaim, claim: Claim, aliases: Aliases) -> bool:
    for name, wanted in gold.quantities.items():
        got = claim.quantities.get(name)
        if got is None or not _same_count(wanted, got, aliases):
            return False
    share = claim.share or Bounds()
    return gold.bounds is None or _same_bounds(gold.bounds, share, (None, 0), (None, 100))


def _same_count(wanted: GoldCount, got: Quantity, aliases: Aliases) -> bool:
    if not _same_bounds(wanted, got, (None,), (None,)):
        return False
    if wanted.children not in (None, got.children) or wanted.women not in (None, got.women):
        return False
    return not wanted.victims or not got.victims or aliases.same_set(wanted.victims, got.victims)


def _same_bounds(
    wanted: GoldBounds | GoldCount, got: Bounds | Quantity, open_low: tuple[int | None, ...], open_high: tuple[int | None, ...]
) -> bool:
    """Whether both ends agree; an end that the gold leaves out must be open, and a gold without ends says nothing."""
    if wanted.min is None and wanted.max is None:
        return True
    low = got.min == wanted.min if wanted.min is not None else got.min in open_low
    return low and (got.max == wanted.max if wanted.max is not None else got.max in open_high)


def values_of(field: str, gold: GoldClaim, claim: Claim) -> tuple[Any, Any]:
    """What the gold says of a field and what was read, short, for a list of errors."""
    if field == "numbers":
        return _numbers_of(gold, claim)
    read: dict[str, Any] = {
        "actors": [party.id for party in claim.actors],
        "targets": [party.id for party in claim.targets],
        "places": [place.name if place.role == "at" else f"{place.name} ({place.role})" for place in claim.places],
        "source": [speaker.id for speaker in claim.source[:1]],
        "time": _span_of(claim),
    }
    wanted = str(gold.when) if field == "time" else getattr(gold, field)
    return wanted, read[field] if field in read else getattr(claim, field)


def _span_of(claim: Claim) -> str | None:
    time = claim.time
    if time is None:
        return None
    return time.start or "" if time.start == time.end else f"{time.start or ''}/{time.end or ''}"


def _numbers_of(gold: GoldClaim, claim: Claim) -> tuple[dict[str, Any], dict[str, Any]]:
    wanted: dict[str, Any] = {name: _count_of(count) for name, count in gold.quantities.items()}
    got: dict[str, Any] = {name: _count_of(claim.quantities[name]) for name in wanted if name in claim.quantities}
    if gold.bounds is not None:
        wanted["share"] = {"min": gold.bounds.min, "max": gold.bounds.max}
        got |= {"share": {"min": claim.share.min, "max": claim.share.max}} if claim.share is not None else {}
    return wanted, got


def _count_of(count: GoldCount | Quantity) -> dict[str, Any]:
    """The parts of a count that are judged, without those that say nothing."""
    values = {"min": count.min, "max": count.max, "children": count.children, "women": count.women, "victims": list(count.victims)}
    return {name: value for name, value in values.items() if value not in (None, [])}
