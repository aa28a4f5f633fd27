"""The one seam for full-text search: SQLite's FTS5 where it is there, a comparison of folded text elsewhere.

Both find the same: every word of a query, or part of a word, must occur in the claim's folded evidence; words between
quotation marks must occur together. So a query in any spelling finds every other, with its prefixes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import sqlalchemy as sa

from marsad.store.tables import claims
from marsad.text.fold import fold_text

_INDEX = "claim_search"
_PIECE = re.compile(r'"([^"]+)"|(\S+)')
_SHORTEST = 3  # the trigram index knows no shorter pieces


def fold_name(name: str) -> str:
    """A name or text as it is compared: folded, one blank between words.

    >>> fold_name("إدلب  المدينة") == fold_name("ادلب المدينه")
    True
    """
    return " ".join(fold_text(name).casefold().split())


def create_index(connection: sa.Connection) -> None:
    """Make the search index, where the database has one."""
    if connection.dialect.name == "sqlite":
        connection.execute(sa.text(f"CREATE VIRTUAL TABLE {_INDEX} USING fts5(folded, tokenize = 'trigram')"))


def index_claims(connection: sa.Connection, rows: Iterable[tuple[int, str]]) -> None:
    """Enter claims, each as its number and its folded evidence, into the index."""
    entries = [{"number": number, "folded": folded} for number, folded in rows]
    if entries and connection.dialect.name == "sqlite":
        statement = sa.text(f"INSERT INTO {_INDEX} (rowid, folded) VALUES (:number, :folded)")
        connection.execute(statement, entries)


def unindex_claims(connection: sa.Connection, numbers: Iterable[int]) -> None:
    """Take claims out of the index."""
    entries = [{"number": number} for number in numbers]
    if entries and connection.dialect.name == "sqlite":
        connection.execute(sa.text(f"DELETE FROM {_INDEX} WHERE rowid = :number"), entries)


def matches(query: str, dialect: str) -> sa.ColumnElement[bool]:
    """The condition on `claims` that a query sets. A query without words is met by nothing."""
    pieces = [fold_name(found[0] or found[1].strip('"')) for found in _PIECE.findall(fold_text(query))]
    pieces = [piece for piece in pieces if piece]
    if not pieces:
        return sa.false()
    if dialect != "sqlite" or any(len(piece) < _SHORTEST for piece in pieces):
        return sa.and_(*(claims.c.folded.contains(piece, autoescape=True) for piece in pieces))
    terms = " AND ".join('"' + piece.replace('"', '""') + '"' for piece in pieces)
    index = sa.table(_INDEX, sa.column("rowid", sa.Integer))
    condition = sa.text(f"{_INDEX} MATCH :terms").bindparams(terms=terms)
    return claims.c.number.in_(sa.select(index.c.rowid).where(condition))
