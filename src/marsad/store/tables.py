"""The tables of a ledger, as the newest migration leaves them.

A claim is stored whole as JSON; the other columns and the side tables only serve to find it. Names are stored folded,
so that every spelling finds them.
"""

from __future__ import annotations

import sqlalchemy as sa

metadata = sa.MetaData()

reports = sa.Table(
    "reports",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("sha256", sa.String(64), nullable=False, index=True),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("outlet", sa.Text),
    sa.Column("published", sa.Date, index=True),
    sa.Column("title", sa.Text),
    sa.Column("url", sa.Text),
    sa.Column("path", sa.Text, nullable=False),
    sa.Column("metadata", sa.JSON, nullable=False),
    sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("reading_version", sa.String(100), nullable=False),
)

claims = sa.Table(
    "claims",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("id", sa.String(64), nullable=False, unique=True),
    sa.Column("report_id", sa.String(64), sa.ForeignKey("reports.id"), nullable=False, index=True),
    sa.Column("kind", sa.String(40), nullable=False, index=True),
    sa.Column("status", sa.String(20), nullable=False, index=True),
    sa.Column("time_start", sa.Date, index=True),
    sa.Column("time_end", sa.Date, index=True),
    sa.Column("evidence_start", sa.Integer, nullable=False),
    sa.Column("evidence_end", sa.Integer, nullable=False),
    sa.Column("confidence", sa.Float, nullable=False),
    sa.Column("reading_version", sa.String(100), nullable=False),
    sa.Column("folded", sa.Text, nullable=False),
    sa.Column("document", sa.Text, nullable=False),
)


def _claim_number() -> sa.Column[int]:
    return sa.Column("claim_number", sa.Integer, sa.ForeignKey("claims.number"), nullable=False, index=True)


claim_parties = sa.Table(
    "claim_parties",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    _claim_number(),
    sa.Column("role", sa.String(10), nullable=False),
    sa.Column("party_id", sa.String(200), nullable=False, index=True),
    sa.Column("folded", sa.Text, nullable=False),
)

claim_places = sa.Table(
    "claim_places",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    _claim_number(),
    sa.Column("role", sa.String(10), nullable=False),
    sa.Column("place_id", sa.String(200), nullable=False, index=True),
    sa.Column("folded", sa.Text, nullable=False, index=True),
    sa.Column("folded_en", sa.Text, nullable=False),
    sa.Column("folded_parent", sa.Text, nullable=False, index=True),
)

claim_sources = sa.Table(
    "claim_sources",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    _claim_number(),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("source_id", sa.String(200), nullable=False, index=True),
    sa.Column("institution", sa.String(200), nullable=False, index=True),
    sa.Column("folded", sa.Text, nullable=False),
)

SIDE_TABLES = (claim_parties, claim_places, claim_sources)
