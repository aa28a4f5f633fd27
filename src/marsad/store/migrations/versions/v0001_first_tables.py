"""The first tables: reports, claims and what claims are found by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from marsad.store.search import create_index

revision = "0001"
down_revision: str | None = None
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Make the tables and the search index."""
    op.create_table(
        "reports",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("outlet", sa.Text),
        sa.Column("published", sa.Date),
        sa.Column("title", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("metadata", sa.JSON, nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reading_version", sa.String(100), nullable=False),
    )
    op.create_table(
        "claims",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(64), nullable=False, unique=True),
        sa.Column("report_id", sa.String(64), sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("time_start", sa.Date),
        sa.Column("time_end", sa.Date),
        sa.Column("evidence_start", sa.Integer, nullable=False),
        sa.Column("evidence_end", sa.Integer, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("reading_version", sa.String(100), nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
    )
    op.create_table(
        "claim_parties",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("claim_number", sa.Integer, sa.ForeignKey("claims.number"), nullable=False),
        sa.Column("role", sa.String(10), nullable=False),
        sa.Column("party_id", sa.String(200), nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
    )
    op.create_table(
        "claim_places",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("claim_number", sa.Integer, sa.ForeignKey("claims.number"), nullable=False),
        sa.Column("role", sa.String(10), nullable=False),
        sa.Column("place_id", sa.String(200), nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("folded_en", sa.Text, nullable=False),
        sa.Column("folded_parent", sa.Text, nullable=False),
    )
    op.create_table(
        "claim_sources",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("claim_number", sa.Integer, sa.ForeignKey("claims.number"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("source_id", sa.String(200), nullable=False),
        sa.Column("institution", sa.String(200), nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
    )
    op.create_index("ix_reports_sha256", "reports", ["sha256"])
    op.create_index("ix_reports_published", "reports", ["published"])
    op.create_index("ix_claims_report_id", "claims", ["report_id"])
    op.create_index("ix_claims_kind", "claims", ["kind"])
    op.create_index("ix_claims_status", "claims", ["status"])
    op.create_index("ix_claims_time_start", "claims", ["time_start"])
    op.create_index("ix_claims_time_end", "claims", ["time_end"])
    op.create_index("ix_claim_parties_claim_number", "claim_parties", ["claim_number"])
    op.create_index("ix_claim_parties_party_id", "claim_parties", ["party_id"])
    op.create_index("ix_claim_places_claim_number", "claim_places", ["claim_number"])
    op.create_index("ix_claim_places_place_id", "claim_places", ["place_id"])
    op.create_index("ix_claim_places_folded", "claim_places", ["folded"])
    op.create_index("ix_claim_places_folded_parent", "claim_places", ["folded_parent"])
    op.create_index("ix_claim_sources_claim_number", "claim_sources", ["claim_number"])
    op.create_index("ix_claim_sources_source_id", "claim_sources", ["source_id"])
    op.create_index("ix_claim_sources_institution", "claim_sources", ["institution"])
    create_index(op.get_bind())
