"""Read-only questions to a ledger."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
import sqlalchemy as sa

from marsad.errors import NotFoundError
from marsad.records import Claim, Report, from_json
from marsad.store.search import fold_name, matches
from marsad.store.tables import claim_parties, claim_places, claim_sources, claims, reports

_CHUNK = 500


class StoredReport(msgspec.Struct, frozen=True):
    """A report as the ledger holds it: when it was added (UTC), what read it, and how many claims that gave."""

    id: str
    report: Report
    added_at: datetime.datetime
    reading_version: str
    claims: int


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of the claims; None asks nothing. Days are inclusive."""

    kind: str | None = None
    status: str | None = None
    place: str | None = None
    party: str | None = None
    source: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    text: str | None = None
    limit: int | None = None


def select_claims(connection: sa.Connection, question: Question) -> Iterator[Claim]:
    """The claims that a question asks for, by day, then report, then their order in it."""
    query = sa.select(claims.c.document).join(reports, reports.c.id == claims.c.report_id)
    query = query.where(*_conditions(question, connection.dialect.name)).order_by(
        sa.func.coalesce(claims.c.time_end, claims.c.time_start, reports.c.published).asc().nulls_last(),
        claims.c.report_id,
        claims.c.evidence_start,
        claims.c.id,
    )
    for document in connection.execute(query.limit(question.limit)).scalars():
        yield from_json(document)


def _conditions(question: Question, dialect: str) -> Iterator[sa.ColumnElement[bool]]:
    if question.kind is not None:
        yield claims.c.kind == question.kind
    if question.status is not None:
        yield claims.c.status == question.status
    if question.place is not None:
        yield claims.c.number.in_(_at_place(question.place))
    if question.party is not None:
        yield claims.c.number.in_(_of_party(question.party))
    if question.source is not None:
        yield claims.c.number.in_(_from_source(question.source))
    if question.since is not None or question.until is not None:
        yield sa.or_(claims.c.time_start.is_not(None), claims.c.time_end.is_not(None))
    if question.since is not None:
        yield sa.or_(claims.c.time_end.is_(None), claims.c.time_end >= question.since)
    if question.until is not None:
        yield sa.or_(claims.c.time_start.is_(None), claims.c.time_start <= question.until)
    if question.text is not None:
        yield matches(question.text, dialect)


def _at_place(place: str) -> sa.Select[Any]:
    """Claims of a place, or of places whose parent it is; by id or name."""
    table, name = claim_places.c, fold_name(place)
    if not name:
        return sa.select(table.claim_number).where(sa.false())
    return sa.select(table.claim_number).where(
        sa.or_(table.place_id == place, table.folded == name, table.folded_en == name, table.folded_parent == name)
    )


def _of_party(party: str) -> sa.Select[Any]:
    """Claims in which a party acts or is acted upon; by id, or by a part of one of its names."""
    table = claim_parties.c
    return sa.select(table.claim_number).where(sa.or_(table.party_id == party, _holds(table.folded, party)))


def _from_source(source: str) -> sa.Select[Any]:
    """Claims in whose chain a source stands; by id, institution, or a part of one of its names."""
    table = claim_sources.c
    return sa.select(table.claim_number).where(
        sa.or_(table.source_id == source, table.institution == source, _holds(table.folded, source))
    )


def _holds(column: sa.Column[str], name: str) -> sa.ColumnElement[bool]:
    folded = fold_name(name)
    return column.contains(folded, autoescape=True) if folded else sa.false()


def find_claim(connection: sa.Connection, prefix: str) -> Claim:
    """The claim of an id, or of the beginning of one. Raises `NotFoundError` where none or several begin so."""
    return from_json(_find_one(connection, sa.select(claims.c.document), claims.c.id, prefix, "claim"))


def find_report(connection: sa.Connection, prefix: str) -> StoredReport:
    """The report of an id, or of the beginning of one. Raises `NotFoundError` where none or several begin so."""
    found = _find_one(connection, sa.select(reports.c.id), reports.c.id, prefix, "report")
    return next(_select_stored(connection, reports.c.id == found))


def _find_one(connection: sa.Connection, query: sa.Select[Any], column: sa.Column[str], prefix: str, what: str) -> str:
    wanted = prefix.strip()
    exact = connection.execute(query.where(column == wanted)).scalar()
    if exact is not None:
        return str(exact)
    begins = column.startswith(wanted, autoescape=True) if wanted else sa.false()
    found = connection.execute(query.where(begins).limit(2)).scalars().all()
    if not found:
        raise NotFoundError(f"{prefix}: there is no {what} of that id in the ledger; `marsad {what}s` lists them")
    if len(found) > 1:
        raise NotFoundError(f"{prefix}: several {what}s begin so: give more of the id")
    return str(found[0])


def select_reports(connection: sa.Connection) -> Iterator[StoredReport]:
    """All reports, by day of publication (unknown last), outlet and id."""
    yield from _select_stored(connection, sa.true())


def _select_stored(connection: sa.Connection, condition: sa.ColumnElement[bool]) -> Iterator[StoredReport]:
    count = sa.select(sa.func.count()).where(claims.c.report_id == reports.c.id).scalar_subquery()
    query = sa.select(reports, count.label("claim_count")).where(condition)
    query = query.order_by(reports.c.published.asc().nulls_last(), sa.func.coalesce(reports.c.outlet, ""), reports.c.id)
    for row in connection.execute(query).mappings():
        added = row["added_at"]
        yield StoredReport(
            id=row["id"],
            report=Report(
                text=row["text"],
                outlet=row["outlet"],
                published=row["published"],
                title=row["title"],
                url=row["url"],
                path=row["path"],
                metadata=row["metadata"],
            ),
            added_at=added if added.tzinfo else added.replace(tzinfo=datetime.UTC),
            reading_version=row["reading_version"],
            claims=row["claim_count"],
        )


def known_reports(connection: sa.Connection, ids: Iterable[str]) -> dict[str, StoredReport]:
    """Those of the given report ids that the ledger holds."""
    wanted = list(ids)
    known: dict[str, StoredReport] = {}
    for start in range(0, len(wanted), _CHUNK):
        for stored in _select_stored(connection, reports.c.id.in_(wanted[start : start + _CHUNK])):
            known[stored.id] = stored
    return known
