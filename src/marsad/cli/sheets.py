"""Claims and reports as rows for spreadsheets: one column a field, lists joined by a semicolon."""

from __future__ import annotations

from typing import Any

from marsad.records import Bounds, Claim, Quantity

CLAIM_COLUMNS = (
    "id", "kind", "subkind", "status", "disputes", "actors", "actor_ids", "targets", "target_ids", "objects", "places",
    "place_ids", "place_roles", "time_start", "time_end", "time_precision", "time_bound", "time_basis", "source",
    "source_ids", "quantities", "counts", "counting", "share", "extent", "phase", "means", "cause", "caused_by",
    "evidence_start", "evidence_end", "evidence", "rules", "confidence", "gloss_en", "gloss_ar", "report_id", "path",
    "outlet", "published", "title",
)  # fmt: skip
REPORT_COLUMNS = ("id", "sha256", "outlet", "published", "title", "url", "path", "added", "claims", "reading_version")


def claim_row(claim: Claim) -> dict[str, object]:
    """A claim as one flat row; party, place and source names are the English ones where there are such."""
    from marsad.wording.gloss import gloss

    row: dict[str, object] = {
        "id": claim.id,
        "kind": claim.kind,
        "subkind": claim.subkind,
        "status": claim.status,
        "disputes": claim.disputes,
        "actors": _join(party.name_en or party.name for party in claim.actors),
        "actor_ids": _join(party.id for party in claim.actors),
        "targets": _join(party.name_en or party.name for party in claim.targets),
        "target_ids": _join(party.id for party in claim.targets),
        "objects": _join(claim.objects),
        "places": _join(place.name_en or place.name for place in claim.places),
        "place_ids": _join(place.id for place in claim.places),
        "place_roles": _join(place.role for place in claim.places),
        "source": _join(speaker.name_en or speaker.name for speaker in claim.source),
        "source_ids": _join(speaker.id for speaker in claim.source),
        "quantities": _join(f"{name} {say_quantity(quantity)}" for name, quantity in claim.quantities.items()),
        "counts": _join(f"{name} {say_bounds(bounds)}" for name, bounds in claim.counts.items()),
        "counting": claim.counting,
        "share": say_bounds(claim.share) + " %" if claim.share else None,
        "extent": claim.extent,
        "phase": claim.phase,
        "means": _join(claim.means),
        "cause": claim.cause,
        "caused_by": claim.caused_by,
        "evidence_start": claim.evidence.start,
        "evidence_end": claim.evidence.end,
        "evidence": claim.evidence.text,
        "rules": _join(claim.rules),
        "confidence": round(claim.confidence, 3),
        "gloss_en": gloss(claim, "en"),
        "gloss_ar": gloss(claim, "ar"),
        "report_id": claim.report.id,
        "path": claim.report.path,
        "outlet": claim.report.outlet,
        "published": claim.report.published,
        "title": claim.report.title,
    }
    if claim.time:
        row |= {
            "time_start": claim.time.start,
            "time_end": claim.time.end,
            "time_precision": claim.time.precision,
            "time_bound": claim.time.bound,
            "time_basis": claim.time.basis,
        }
    return row


def report_row(stored: Any) -> dict[str, object]:
    """A report of the ledger as one flat row, without its text."""
    report = stored.report
    return {
        "id": stored.id,
        "sha256": report.sha256,
        "outlet": report.outlet,
        "published": report.published.isoformat() if report.published else None,
        "title": report.title,
        "url": report.url,
        "path": report.path,
        "added": stored.added_at.isoformat(timespec="seconds"),
        "claims": stored.claims,
        "reading_version": stored.reading_version,
    }


def say_bounds(bounds: Bounds | Quantity) -> str:
    """Bounds in figures: 6, 41.., ..5 or 200..300.

    >>> say_bounds(Bounds(41, None)), say_bounds(Bounds(6, 6))
    ('41..', '6')
    """
    if bounds.min == bounds.max:
        return "?" if bounds.min is None else str(bounds.min)
    low = "" if bounds.min is None else str(bounds.min)
    high = "" if bounds.max is None else str(bounds.max)
    return f"{low}..{high}"


def say_quantity(quantity: Quantity) -> str:
    """A count of people in figures, with who they are: "~40 (civilians)"."""
    figure = ("~" if quantity.approximate else "") + say_bounds(quantity)
    if quantity.unit != "persons":
        figure += f" {quantity.unit}"
    notes = [*quantity.victims]
    notes += [f"children {quantity.children}"] if quantity.children is not None else []
    notes += [f"women {quantity.women}"] if quantity.women is not None else []
    notes += [f"{part.relation} {' '.join(part.victims)} {say_bounds(Bounds(part.min, part.max))}".replace(" ?", "")
              for part in quantity.breakdown]  # fmt: skip
    return f"{figure} ({', '.join(notes)})" if notes else figure


def _join(values: Any) -> str:
    return "; ".join(str(value) for value in values)
