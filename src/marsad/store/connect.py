"""Open a ledger: a SQLite file, or another database by its URL, with every failure told in words."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event, exc

from marsad.errors import LedgerError
from marsad.store.migrate import bring_up_to_date

_PATIENCE_SECONDS = 60
_HEADER = b"SQLite format 3\x00"


def open_engine(location: str, create: bool) -> sa.Engine:
    """An engine on the ledger at a path or URL, its tables brought to the newest version.

    With `create` a ledger that is not there yet is made, with its folder. Raises `LedgerError`.
    """
    path = _sqlite_path(location)
    if path is not None and path != ":memory:":
        _check_file(path, create)
    engine = _build_engine(location, path)
    with told_in_words(location):
        try:
            bring_up_to_date(engine, location, create)
        except BaseException:
            engine.dispose()
            raise
    return engine


@contextlib.contextmanager
def told_in_words(location: str) -> Iterator[None]:
    """Turn whatever the database says inside into a `LedgerError` that says what to do."""
    try:
        yield
    except exc.DBAPIError as error:
        raise LedgerError(f"{location}: {_explain(str(error.orig))}") from error
    except exc.SQLAlchemyError as error:
        raise LedgerError(f"{location}: the database refuses: {error}") from error


@contextlib.contextmanager
def writing(engine: sa.Engine, location: str) -> Iterator[sa.Connection]:
    """One transaction that writes: all of it or nothing. Waits for another writer rather than fail."""
    with told_in_words(location), engine.execution_options(marsad_write=True).begin() as connection:
        yield connection


@contextlib.contextmanager
def asking(engine: sa.Engine, location: str) -> Iterator[sa.Connection]:
    """One transaction that only reads: it sees the ledger as it stood when it began."""
    with told_in_words(location), engine.connect() as connection:
        yield connection


def _sqlite_path(location: str) -> str | None:
    """The file of a SQLite ledger; None for another database."""
    if "://" not in location:
        return location
    try:
        url = sa.make_url(location)
    except exc.ArgumentError as error:
        raise LedgerError(f"{location}: is no path and no database URL") from error
    return (url.database or ":memory:") if url.get_backend_name() == "sqlite" else None


def _check_file(path: str, create: bool) -> None:
    """Refuse early what SQLite would refuse with fewer words. An empty file becomes a ledger, as with SQLite."""
    try:
        if os.path.isdir(path):
            raise LedgerError(f"{path}: is a folder: name the ledger's file")
        if not os.path.exists(path):
            if not create:
                raise LedgerError(f"{path}: there is no ledger: make one with `marsad add PATH… --ledger {path}`")
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            return
        with open(path, "rb") as file:
            start = file.read(len(_HEADER))
    except OSError as error:
        raise LedgerError(f"{path}: {_explain_os(error)}") from error
    if (start and start != _HEADER) or (not start and not create):
        raise LedgerError(f"{path}: is no ledger of Marsad: name another file with --ledger")


def _build_engine(location: str, path: str | None) -> sa.Engine:
    try:
        if path is None:
            return sa.create_engine(location)
        connect_args = {"timeout": _PATIENCE_SECONDS}
        url = sa.URL.create("sqlite", database=path)
        if path != ":memory:" and _is_sealed(path):
            url = sa.URL.create(
                "sqlite", database=f"file:{os.path.abspath(path)}", query={"immutable": "1", "uri": "true"}
            )
        engine = sa.create_engine(url, connect_args=connect_args)
    except (exc.SQLAlchemyError, ImportError) as error:
        raise LedgerError(f"{location}: no such database can be opened: {error}") from error
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _is_sealed(path: str) -> bool:
    """Whether a ledger lies where nothing can be written: it is then read without the files that WAL needs beside it."""
    if not os.path.exists(path) or os.path.exists(path + "-wal"):
        return False
    effective = os.access in os.supports_effective_ids
    return not any(
        os.access(name, os.W_OK, effective_ids=effective) for name in (path, os.path.dirname(os.path.abspath(path)))
    )


def _prepare(connection: Any, _record: object) -> None:
    """Leave transactions to us; let readers and one writer work at once; wait for locks."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {_PATIENCE_SECONDS * 1000}")
    with contextlib.suppress(sqlite3.OperationalError):  # a ledger that may only be read keeps the mode it has
        cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin(connection: sa.Connection) -> None:
    """A writer takes its lock at once: taken later, two writers could each wait for the other's."""
    write = connection.get_execution_options().get("marsad_write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _explain(message: str) -> str:
    lower = message.lower()
    for sign, words in (
        ("not a database", "is no ledger of Marsad: name another file with --ledger"),
        ("malformed", "is damaged: restore it from a copy"),
        ("disk is full", "the disk is full: nothing of the last reports was written; make room and add them again"),
        ("disk i/o error", "the disk refuses (is it full?): make room, or check it, and add the reports again"),
        ("readonly", "may not be written: you have no permission, or the disk is read-only"),
        ("unable to open", "cannot be opened or made: check its folder and your permission"),
        ("locked", f"is locked by another program for more than {_PATIENCE_SECONDS} seconds: try again later"),
    ):
        if sign in lower:
            return words
    return f"the database refuses: {message}"


def _explain_os(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "may not be opened: you have no permission, ask its owner or choose another folder"
    return f"cannot be opened: {error.strerror or error}"
