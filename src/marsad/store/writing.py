"""Write reports with their claims. Callers hold the transaction: a report and its claims are in it together."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import sqlalchemy as sa

from marsad.records import Claim, Report, to_json
from marsad.store.search import fold_name, index_claims, unindex_claims
from marsad.store.tables import SIDE_TABLES, claim_parties, claim_places, claim_sources, claims, reports


def insert_report(connection: sa.Connection, report: Report, read: Iterable[Claim], version: str) -> None:
    """Enter a report that is not in the ledger, and its claims. Of two claims with one id the first is kept."""
    connection.execute(
        reports.insert().values(
            id=report.id,
            sha256=report.sha256,
            text=report.text,
            added_at=datetime.datetime.now(datetime.UTC),
            reading_version=version,
            **_provenance(report),
        )
    )
    _insert_claims(connection, report.id, read, version)


def replace_reading(connection: sa.Connection, report: Report, read: Iterable[Claim], version: str) -> None:
    """Put a new reading of a report that is in the ledger in the place of the old one; its provenance is renewed."""
    old = sa.select(claims.c.number).where(claims.c.report_id == report.id)
    numbers = connection.execute(old).scalars().all()
    unindex_claims(connection, numbers)
    for table in SIDE_TABLES:
        connection.execute(table.delete().where(table.c.claim_number.in_(old)))
    connection.execute(claims.delete().where(claims.c.report_id == report.id))
    renewed = reports.update().where(reports.c.id == report.id)
    connection.execute(renewed.values(reading_version=version, **_provenance(report)))
    _insert_claims(connection, report.id, read, version)


def _provenance(report: Report) -> dict[str, object]:
    return {
        "outlet": report.outlet,
        "published": report.published,
        "title": report.title,
        "url": report.url,
        "path": report.path,
        "metadata": dict(report.metadata),
    }


def _insert_claims(connection: sa.Connection, report_id: str, read: Iterable[Claim], version: str) -> None:
    found: dict[str, Claim] = {}
    for claim in read:
        found.setdefault(claim.id, claim)
    if not found:
        return
    connection.execute(claims.insert(), [_claim_row(claim, report_id, version) for claim in found.values()])
    stored = connection.execute(
        sa.select(claims.c.id, claims.c.number, claims.c.folded).where(claims.c.report_id == report_id)
    ).all()
    numbers = {row.id: row.number for row in stored}
    index_claims(connection, [(row.number, row.folded) for row in stored])
    for table, rows in (
        (claim_parties, [row for claim in found.values() for row in _party_rows(claim, numbers[claim.id])]),
        (claim_places, [row for claim in found.values() for row in _place_rows(claim, numbers[claim.id])]),
        (claim_sources, [row for claim in found.values() for row in _source_rows(claim, numbers[claim.id])]),
    ):
        if rows:
            connection.execute(table.insert(), rows)


def _claim_row(claim: Claim, report_id: str, version: str) -> dict[str, object]:
    return {
        "id": claim.id,
        "report_id": report_id,
        "kind": claim.kind,
        "status": claim.status,
        "time_start": parse_iso_day(claim.time.start) if claim.time else None,
        "time_end": parse_iso_day(claim.time.end) if claim.time else None,
        "evidence_start": claim.evidence.start,
        "evidence_end": claim.evidence.end,
        "confidence": claim.confidence,
        "reading_version": version,
        "folded": fold_name(claim.evidence.text),
        "document": to_json(claim).decode("utf-8"),
    }


def parse_iso_day(moment: str | None) -> datetime.date | None:
    """The day of an ISO date or time; None where there is none."""
    if not moment:
        return None
    try:
        return datetime.date.fromisoformat(moment[:10])
    except ValueError:
        return None


def _party_rows(claim: Claim, number: int) -> list[dict[str, object]]:
    roles = (("actor", claim.actors), ("target", claim.targets))
    return [
        {
            "claim_number": number,
            "role": role,
            "party_id": party.id,
            "folded": _names(party.name, party.name_en, party.mention),
        }
        for role, parties in roles
        for party in parties
    ]


def _place_rows(claim: Claim, number: int) -> list[dict[str, object]]:
    return [
        {
            "claim_number": number,
            "role": place.role,
            "place_id": place.id,
            "folded": fold_name(place.name),
            "folded_en": fold_name(place.name_en or ""),
            "folded_parent": fold_name(place.parent or ""),
        }
        for place in claim.places
    ]


def _source_rows(claim: Claim, number: int) -> list[dict[str, object]]:
    return [
        {
            "claim_number": number,
            "position": position,
            "source_id": speaker.id,
            "institution": speaker.institution or "",
            "folded": _names(speaker.name, speaker.name_en, speaker.mention),
        }
        for position, speaker in enumerate(claim.source)
    ]


def _names(*names: str | None) -> str:
    """Several names in one searchable cell, parted so that no search runs from one into the next."""
    return "|".join(fold_name(name) for name in names if name)
