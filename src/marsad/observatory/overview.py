"""Claims gathered by place and day, so that what several sources say of one thing stands together."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from marsad.records import Claim, Place


class DayOfPlace(msgspec.Struct, frozen=True):
    """What is said of one place and one day.

    `day` is an ISO day, month or year, as precise as what was said, or an interval of days "2017-11-02/03"; "" where
    unknown. `bound` is `on`, `on-or-before` or `since`.
    """

    place_id: str
    place: str
    place_en: str | None
    day: str
    bound: str
    claims: list[Claim]


def gather_by_place_and_day(claims: Iterable[Claim]) -> list[DayOfPlace]:
    """Claims by place and day; the places of which most outlets speak come first, then days in order.

    A claim on several places stands under each. A place where something happens (`at`) goes before places that are
    only passed, left or approached.
    """
    groups: dict[tuple[str, str, str], tuple[Place | None, list[Claim]]] = {}
    outlets: dict[str, set[str]] = {}
    for claim in claims:
        day, bound = _day(claim)
        places: list[Place | None] = [*_main_places(claim)] or [None]
        for place in places:
            identity = place.id if place else ""
            groups.setdefault((identity, day, bound), (place, []))[1].append(claim)
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
            bound=bound,
            claims=sorted(found, key=lambda claim: (claim.kind, claim.report.outlet or "", claim.id)),
        )
        for (identity, day, bound), (place, found) in ordered
    ]


def _main_places(claim: Claim) -> list[Place]:
    for roles in (("at",), ("to",), ("from", "near", "via", "toward")):
        places = {place.id: place for place in claim.places if place.role in roles}
        if places:
            return list(places.values())
    return []


_SHOWN = {"year": 4, "month": 7}


def _day(claim: Claim) -> tuple[str, str]:
    """The claim's day as precise as its words, and its bound."""
    time = claim.time
    if time is None:
        return "", "on"
    length = _SHOWN.get(time.precision, 10)
    start, end = (time.start or "")[:length], (time.end or "")[:length]
    if time.bound != "on" or not start or not end or start == end:
        return (start or end if time.bound == "since" else end or start), time.bound
    shared = 8 if start[:8] == end[:8] else 0
    return f"{start}/{end[shared:]}", time.bound
