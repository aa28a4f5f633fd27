"""Claims gathered by place and day, so that what several sources say of one thing stands together."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from marsad.records import Claim, Place


class DayOfPlace(msgspec.Struct, frozen=True):
    """What is said of one place and one day. `day` is ISO, "" where unknown; `at_latest`: on that day or before."""

    place_id: str
    place: str
    place_en: str | None
    day: str
    at_latest: bool
    claims: list[Claim]


def gather_by_place_and_day(claims: Iterable[Claim]) -> list[DayOfPlace]:
    """Claims by place and day; the places of which most outlets speak come first, then days in order.

    A claim on several places stands under each. A place where something happens (`at`) goes before places that are
    only passed, left or approached.
    """
    groups: dict[tuple[str, str, bool], tuple[Place | None, list[Claim]]] = {}
    outlets: dict[str, set[str]] = {}
    for claim in claims:
        day, at_latest = _day(claim)
        places: list[Place | None] = [*_main_places(claim)] or [None]
        for place in places:
            identity = place.id if place else ""
            groups.setdefault((identity, day, at_latest), (place, []))[1].append(claim)
            outlets.setdefault(identity, set()).add(claim.report.outlet or claim.report.id)
    ordered = sorted(
        groups.items(),
        key=lambda item: (not item[0][0], -len(outlets[item[0][0]]), item[0][0], not item[0][1], item[0][1:]),
    )
    return [
        DayOfPlace(
            place_id=identity,
            place=place.name if place else "",
            place_en=place.name_en if place else None,
            day=day,
            at_latest=at_latest,
            claims=sorted(found, key=lambda claim: (claim.kind, claim.report.outlet or "", claim.id)),
        )
        for (identity, day, at_latest), (place, found) in ordered
    ]


def _main_places(claim: Claim) -> list[Place]:
    for roles in (("at",), ("to",), ("from", "near", "via", "toward")):
        places = {place.id: place for place in claim.places if place.role in roles}
        if places:
            return list(places.values())
    return []


def _day(claim: Claim) -> tuple[str, bool]:
    if claim.time is None:
        return "", False
    moment = claim.time.end or claim.time.start or ""
    return moment[:10], claim.time.bound == "on-or-before"
