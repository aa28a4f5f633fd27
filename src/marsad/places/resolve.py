"""Choose the place that a name means, from small scored features, each with a reason; what stays ambiguous stays open.

The features: the type that a type word names (a quarter is never a town of that name), parents that the report names,
the country it is about, population, and how often a bare name means a place of that type. No feature knows a name.

Source: toponym resolution by local context and prominence, as in the literature on geoparsing (Leidner 2007).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import log10
from typing import NamedTuple

from marsad.places.gazetteer import AREAS, Entry, Gazetteer
from marsad.text.fold import fold_word

MARGIN = 0.07
"""How far the best candidate must lead the second one."""
ENOUGH = 0.35
"""The least score at which a candidate is the place."""

FITS: dict[str, dict[str, float]] = {
    "country": {"country": 1.0},
    "region": {"region": 1.0, "area": 0.8, "governorate": 0.7},
    "governorate": {"governorate": 1.0, "region": 0.8, "district": 0.5},
    "district": {"district": 1.0, "subdistrict": 0.7, "town": 0.6, "city": 0.6, "quarter": 0.4, "village": 0.4},
    "subdistrict": {"subdistrict": 1.0, "town": 0.8, "district": 0.7, "village": 0.7, "city": 0.5},
    "countryside": {"countryside": 1.0, "region": 0.8},
    "city": {"city": 1.0, "town": 0.8, "village": 0.5, "quarter": 0.3},
    "town": {"town": 1.0, "village": 0.8, "city": 0.7, "camp": 0.3},
    "village": {"village": 1.0, "town": 0.8},
    "quarter": {"quarter": 1.0, "area": 0.6},
    "camp": {"camp": 1.0},
    "base": {"base": 1.0, "airport": 0.7, "facility": 0.5},
    "airport": {"airport": 1.0, "base": 0.6},
    "port": {"port": 1.0},
    "crossing": {"crossing": 1.0, "checkpoint": 0.5},
    "checkpoint": {"checkpoint": 1.0, "crossing": 0.5},
    "road": {"road": 1.0},
    "bridge": {"bridge": 1.0},
    "river": {"river": 1.0},
    "dam": {"dam": 1.0},
    "mountain": {"mountain": 1.0, "area": 0.5, "region": 0.4},
    "valley": {"valley": 1.0, "region": 0.6, "area": 0.6, "river": 0.4, "base": 0.3},
    "island": {"island": 1.0, "governorate": 0.5},
    "facility": {"facility": 1.0, "base": 0.4, "port": 0.4},
    "front": {"front": 1.0, "area": 0.8, "mountain": 0.7, "town": 0.7, "village": 0.7, "city": 0.6, "quarter": 0.6,
              "district": 0.6, "base": 0.6, "region": 0.5, "governorate": 0.4},
    "area": {"area": 1.0, "region": 0.9, "quarter": 0.9, "district": 0.9, "town": 0.9, "village": 0.9, "city": 0.7,
             "facility": 0.6, "mountain": 0.6, "valley": 0.6, "base": 0.6, "crossing": 0.6, "camp": 0.5},
}  # fmt: skip
"""For the type that a type word names: the types of places that it may stand before, and how well it suits them."""

BARE = {
    "country": 0.2, "city": 0.2, "governorate": 0.12, "region": 0.15, "town": 0.12, "village": 0.08, "camp": 0.06,
    "mountain": 0.08, "river": 0.1, "base": 0.08, "area": 0.05, "crossing": 0.05, "district": 0.03, "quarter": 0.0,
}  # fmt: skip
"""How often a name without a type word means a place of this type (other types: 0.03)."""
_USUAL = {"country": 6.5, "city": 5.0, "governorate": 5.0, "region": 5.0, "district": 4.0, "town": 3.7, "village": 3.2}


class Resolution(NamedTuple):
    """What a name resolved to: `entry` or None where it is unknown or ambiguous.

    `candidates` are all that fit, best first; `score` (0..1) that of the best; `reasons` codes for why it won, or for
    why none did: `unknown-name`, `type-does-not-fit`, `guarded-name`, `ambiguous`, `too-weak`.
    """

    entry: Entry | None
    candidates: tuple[Entry, ...]
    score: float
    reasons: tuple[str, ...]


def resolve_place(
    name: str, type_word: str | None, parents: Sequence[Entry], country: str | None, gazetteer: Gazetteer
) -> Resolution:
    """Resolve a name as written (or folded) to a place of the gazetteer.

    `type_word` is the type that a type word before the name says (a word of `PLACE_TYPES`), None for a bare name.
    `parents` are places that the report names as holding it, or has named before; `country` is the ISO code of the
    country that the report is about. The same arguments always give the same result.

    >>> from marsad.places.gazetteer import load_gazetteer
    >>> resolve_place("طرابلس", None, (), "LB", load_gazetteer()).entry.name_en
    'Tripoli'
    >>> resolve_place("طرابلس", None, (), None, load_gazetteer()).reasons
    ('ambiguous',)
    """
    return _resolve(name, type_word, tuple([parent.id for parent in parents]), country, gazetteer)


@lru_cache(maxsize=65_536)
def _resolve(
    name: str, type_word: str | None, parent_ids: tuple[str, ...], country: str | None, gazetteer: Gazetteer
) -> Resolution:
    """`resolve_place` on arguments that a cache can hold: words and ids, nothing of a report's text beyond the name."""
    folded = fold_word(name)
    known = gazetteer.candidates(folded, type_word)
    if not known:
        return Resolution(None, (), 0.0, ("unknown-name",))
    named = tuple(parent for parent in map(gazetteer.by_id, parent_ids) if parent is not None)
    guarded = type_word is None and gazetteer.guarded(folded)
    scored: list[tuple[float, Entry, tuple[str, ...]]] = []
    refused = "type-does-not-fit"
    for entry in known:
        verdict = _score(entry, type_word, named, country, gazetteer)
        if verdict is None:
            continue
        score, reasons = verdict
        if guarded and not _vouched(entry, reasons):
            refused = "guarded-name"
            continue
        if len(known) == 1 and "country-differs" not in reasons:
            score, reasons = min(1.0, score + 0.12), (*reasons, "only-bearer")
        if any(above in known for above in gazetteer.chain(entry)):
            score, reasons = min(1.0, score + 0.03), (*reasons, "seat-of-its-area")
        scored.append((score, entry, reasons))
    if not scored:
        return Resolution(None, known, 0.0, (refused,))
    scored.sort(key=lambda item: (-item[0], item[1].id))
    ranked = tuple([entry for _, entry, _ in scored])
    best, entry, reasons = scored[0]
    rivals = [other for score, other, _ in scored[1:] if best - score < MARGIN and not _nested(entry, other, gazetteer)]
    if rivals:
        return Resolution(None, ranked, best, ("ambiguous",))
    if best < ENOUGH:
        return Resolution(None, ranked, best, ("too-weak", *reasons))
    return Resolution(entry, ranked, best, reasons)


def _vouched(entry: Entry, reasons: tuple[str, ...]) -> bool:
    """Whether the report itself supports reading an ordinary word as this place."""
    if "neighbour-named" in reasons:
        return entry.population >= 20_000
    return "parent-named" in reasons or "named-before" in reasons


def _score(
    entry: Entry, type_word: str | None, named: tuple[Entry, ...], country: str | None, gazetteer: Gazetteer
) -> tuple[float, tuple[str, ...]] | None:
    """Score and reasons of one candidate; None where the type word rules it out."""
    reasons: list[str] = []
    score = 0.25
    if type_word is None:
        score += BARE.get(entry.type, 0.03)
    else:
        fit = FITS.get(type_word, {type_word: 1.0}).get(entry.type)
        if fit is None:
            return None
        score += 0.3 * fit
        reasons.append("type-fits" if fit == 1.0 else "type-near")
    for feature in (_parents(entry, named, gazetteer), _country(entry, country, bool(named))):
        score += feature[0]
        if feature[1]:
            reasons.append(feature[1])
    size = log10(entry.population) if entry.population > 1000 else _USUAL.get(entry.type, 3.0)
    score += 0.05 * (size - 3.0)
    if entry.population >= 100_000:
        reasons.append("well-known")
    return max(0.0, min(1.0, score)), tuple(reasons)


def _parents(entry: Entry, named: tuple[Entry, ...], gazetteer: Gazetteer) -> tuple[float, str]:
    """Whether a named place holds this one (nearest counts most), or speaks against it."""
    if not named:
        return 0.0, ""
    chain = [parent.id for parent in gazetteer.chain(entry)]
    best, reason = -1.0, ""
    for place in named:
        if place.id == entry.id:
            value, why = 0.3, "named-before"
        elif place.id in chain:
            value, why = (0.15, "country-named") if place.type == "country" else (0.35, "parent-named")
        elif not place.country or not entry.country:
            value, why = 0.0, ""
        elif place.country != entry.country:
            value, why = -0.25, "other-country-named"
        elif _shares_area(chain, place, gazetteer):
            value, why = 0.2, "neighbour-named"
        elif place.type not in AREAS:
            value, why = 0.08, "same-country-named"
        else:
            value, why = (-0.2, "other-area-named") if len(chain) > 1 else (0.0, "")
        if value > best:
            best, reason = value, why
    return best, reason


def _shares_area(chain: list[str], place: Entry, gazetteer: Gazetteer) -> bool:
    """Whether a named place lies in one of the same areas (below the country) or is one that the candidate holds."""
    areas = {parent.id for parent in gazetteer.chain(place) if parent.type != "country"}
    return not areas.isdisjoint(chain)


def _country(entry: Entry, country: str | None, parents_named: bool) -> tuple[float, str]:
    """Whether the place lies in the country that the report is about; a named parent weighs more than that country."""
    if country is None:
        return 0.0, ""
    if not entry.country:
        return 0.1, "crosses-borders"
    if entry.country == country:
        return 0.15, "country-fits"
    if entry.type == "country":
        return 0.0, ""
    return (-0.05 if parents_named else -0.2), "country-differs"


def _nested(entry: Entry, other: Entry, gazetteer: Gazetteer) -> bool:
    """Whether two namesakes are one place at two sizes: a town and the district or governorate named for it."""
    return other in gazetteer.chain(entry) or entry in gazetteer.chain(other)
