"""Ledgers made, recognised, refused."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from marsad.errors import LedgerError
from marsad.store import migrate
from marsad.store.connect import open_engine, writing
from marsad.store.tables import metadata


def test_head_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
    script = ScriptDirectory.from_config(config)
    assert script.get_current_head() == migrate.HEAD
    assert {step.revision for step in script.walk_revisions()} == migrate._KNOWN


def test_migrations_make_the_tables_that_the_program_uses(tmp_path: Path) -> None:
    engine = open_engine(str(tmp_path / "a.db"), create=True)
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    engine.dispose()
    ours = [
        found for found in differences if not (found[0] == "remove_table" and found[1].name.startswith("claim_search"))
    ]
    assert ours == []


def test_a_ledger_is_in_wal_mode_and_opens_again(tmp_path: Path) -> None:
    file = tmp_path / "new" / "a.db"
    for _ in range(2):
        engine = open_engine(str(file), create=True)
        with engine.connect() as connection:
            assert connection.execute(sa.text("PRAGMA journal_mode")).scalar() == "wal"
        engine.dispose()
    open_engine(f"sqlite:///{file}", create=False).dispose()


def test_what_is_no_ledger(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("no ledger at all")
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("CREATE TABLE songs (title)")
    with sqlite3.connect(tmp_path / "alembic.db") as connection:
        connection.execute("CREATE TABLE alembic_version (version_num)")
        connection.execute("INSERT INTO alembic_version VALUES ('abcdef')")
    (tmp_path / "torn.db").write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    (tmp_path / "empty.db").write_bytes(b"")
    for name, words in (
        ("text.db", "is no ledger"),
        ("other.db", "something else"),
        ("alembic.db", "something else"),
        ("torn.db", "torn.db"),
        ("empty.db", "no ledger"),
        ("missing.db", "there is no ledger"),
        (".", "is a folder"),
    ):
        with pytest.raises(LedgerError, match=words):
            open_engine(str(tmp_path / name), create=False)
    for location in ("nosuch://x/y", "postgresql+nosuch://h/d", "://"):
        with pytest.raises(LedgerError):
            open_engine(location, create=True)


def test_a_newer_ledger_is_refused(tmp_path: Path) -> None:
    file = str(tmp_path / "a.db")
    open_engine(file, create=True).dispose()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LedgerError, match="newer Marsad"):
        open_engine(file, create=True)


@contextlib.contextmanager
def unprivileged() -> Iterator[None]:
    """A context in which file permissions count, for the superuser too."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_no_permission() -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "open").mkdir()
        file = folder / "open" / "a.db"
        open_engine(str(file), create=True).dispose()
        file.chmod(0)
        folder.chmod(0o755)
        (folder / "open").chmod(0o755)
        with unprivileged():
            with pytest.raises(LedgerError, match="no permission"):
                open_engine(str(file), create=True)
            with pytest.raises(LedgerError, match="permission"):
                open_engine(str(folder / "b.db"), create=True)
        file.chmod(0o444)
        with unprivileged():
            engine = open_engine(str(file), create=False)
            with engine.connect() as connection:
                assert connection.execute(sa.text("SELECT count(*) FROM reports")).scalar() == 0
            with pytest.raises(LedgerError, match="may not be written"), writing(engine, str(file)) as connection:
                connection.execute(sa.text("DELETE FROM reports"))
            engine.dispose()
