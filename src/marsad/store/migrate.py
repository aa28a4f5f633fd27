"""Bring a ledger to the newest version of its tables."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from marsad.errors import LedgerError

HEAD = "0001"
"""The newest migration; a test compares it with the files."""
_KNOWN = frozenset({HEAD})
_VERSION_TABLE = "alembic_version"


def bring_up_to_date(engine: sa.Engine, location: str, create: bool) -> None:
    """Make the tables of a new ledger, or migrate an old one. A ledger that is up to date is only looked at.

    Raises `LedgerError` for a database that holds something else, or that a newer Marsad wrote.
    """
    with engine.connect() as connection:
        version = _check_version(connection, location)
    if version == HEAD:
        return
    if version is None and not create:
        raise LedgerError(f"{location}: holds no ledger yet: make one with `marsad add PATH… --ledger {location}`")
    with engine.execution_options(marsad_write=True).begin() as connection:
        if _check_version(connection, location) != HEAD:  # another process may have been faster
            _upgrade(connection)


def _check_version(connection: sa.Connection, location: str) -> str | None:
    names = sa.inspect(connection).get_table_names()
    if _VERSION_TABLE not in names:
        if names:
            raise LedgerError(f"{location}: is a database of something else, no ledger: name another with --ledger")
        return None
    version = connection.execute(sa.text(f"SELECT version_num FROM {_VERSION_TABLE}")).scalar()
    if version is not None and "claims" not in names:
        raise LedgerError(f"{location}: is a database of something else, no ledger: name another with --ledger")
    if version is not None and version not in _KNOWN:
        raise LedgerError(f"{location}: was written by a newer Marsad (tables {version}): install that version")
    return None if version is None else str(version)


def _upgrade(connection: sa.Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
