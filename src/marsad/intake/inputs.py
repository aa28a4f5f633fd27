"""Take reports in: from files of every kind, folders and standard input, one after another.

What cannot be read is given as an `IntakeError` in its place, and the stream goes on.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from marsad.errors import IntakeError, ManifestError
from marsad.intake.columns import TEXT, Provenance
from marsad.intake.encodings import SIZE_LIMIT, decode_text
from marsad.intake.languages import find_other_language
from marsad.intake.manifest import Manifest, load_manifest
from marsad.intake.notes import read_note
from marsad.intake.pages import find_charset, read_page
from marsad.intake.rows import read_csv, read_header, read_jsonl
from marsad.intake.sources import STDIN, explain_failure, read_bytes
from marsad.records import Report

_PAGES = {".html", ".htm", ".xhtml"}
_NOTES = {".md", ".markdown"}
_LINES = {".jsonl", ".ndjson"}
_TABLES = {".csv", ".tsv"}
_SUFFIXES = {".txt"} | _PAGES | _NOTES | _LINES | _TABLES


def read_inputs(
    paths: Iterable[str | os.PathLike[str]],
    manifest: str | os.PathLike[str] | None = None,
    published: datetime.date | None = None,
    outlet: str | None = None,
) -> Iterator[Report | IntakeError]:
    """Reports from files, folders (their files in order of path) and "-" for standard input.

    A manifest says most of a report, then `published` and `outlet`, then what the report's own file says. Without
    paths, all files of the manifest are read. A file named twice is read once. Every error names its file and row.
    """
    given = [os.fspath(path) for path in paths]
    rows: Manifest | None = None
    if manifest is not None:
        try:
            rows = load_manifest(os.fspath(manifest))
        except ManifestError as error:
            yield error
            return
        yield from rows.broken
        yield from _missing_files(rows, given)
        if not given:
            folder = Path(rows.path).parent
            given = [str(folder / row.path) for key, row in rows.rows.items() if os.path.exists(key)]
    default = Provenance(outlet or None, published)
    seen = {os.path.realpath(rows.path)} if rows else set()
    for path in given:
        for file in _find_files(path):
            if isinstance(file, IntakeError):
                yield file
                continue
            key = file if file == STDIN else os.path.realpath(file)
            if key in seen:
                continue
            seen.add(key)
            row = rows.rows.get(key) if rows else None
            if row is not None and isinstance(row.provenance, ManifestError):
                yield row.provenance
                continue
            known = row.provenance.over(default) if row and isinstance(row.provenance, Provenance) else default
            yield from _read_file(file, known)


def _missing_files(rows: Manifest, given: list[str]) -> Iterator[IntakeError]:
    """Rows whose file does not exist, where that file would have been read."""
    roots = [os.path.realpath(path) for path in given if path != STDIN]
    for key, row in rows.rows.items():
        inside = not given or any(key.startswith(root + os.sep) for root in roots)
        if inside and not os.path.exists(key):
            yield ManifestError(f"{rows.path}: row {row.number}: there is no file {row.path}: check its path")


def _find_files(path: str) -> Iterator[str | IntakeError]:
    """The files of a path: itself, or what a folder holds, sorted, hidden files and unknown suffixes left out."""
    if path == STDIN or not os.path.isdir(path):
        yield path
        return
    failures: list[OSError] = []
    files: list[str] = []
    for folder, folders, names in os.walk(path, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += [os.path.join(folder, name) for name in names if _is_report(folder, name)]
    for failure in failures:
        yield IntakeError(f"{_shown(str(failure.filename))}: the folder {explain_failure(failure)}")
    if not files and not failures:
        wanted = ", ".join(sorted(_SUFFIXES))
        yield IntakeError(f"{_shown(path)}: the folder holds no reports: a report is a file of {wanted}")
    yield from sorted(files, key=lambda file: file.split(os.sep))


def _is_report(folder: str, name: str) -> bool:
    suffix = os.path.splitext(name)[1].lower()
    if name.startswith(".") or suffix not in _SUFFIXES:
        return False
    if suffix in _TABLES:
        try:
            header = read_header(os.path.join(folder, name))
        except IntakeError:
            return True
        return "path" not in header or bool(set(TEXT) & set(header))  # with `path` alone it is a manifest
    return True


def _read_file(path: str, known: Provenance) -> Iterator[Report | IntakeError]:
    name = _shown(path)
    suffix = os.path.splitext(path)[1].lower()
    try:
        if suffix in _LINES or suffix in _TABLES:
            yield from _read_rows(path, name, suffix, known)
        else:
            text, own = _read_document(read_bytes(path, SIZE_LIMIT), suffix)
            yield _build(text, known.over(own), name)
    except IntakeError as error:
        where = "standard input" if path == STDIN else name
        yield IntakeError(f"{where}: {error}")


def _read_document(data: bytes, suffix: str) -> tuple[str, Provenance]:
    if not data.strip():
        raise IntakeError("is empty: there is nothing to read")
    start = data[:256].lstrip().lower()
    if suffix in _PAGES or (not suffix and start.startswith((b"<!doctype html", b"<html"))):
        return read_page(decode_text(data, find_charset(data)))
    text = decode_text(data)
    return read_note(text) if suffix in _NOTES else (text, Provenance())


def _read_rows(path: str, name: str, suffix: str, known: Provenance) -> Iterator[Report | IntakeError]:
    items = read_jsonl(path) if suffix in _LINES else read_csv(path)
    empty = True
    for number, found in items:
        empty = False
        where = f"{name}: row {number}" if number else f"{name}:"
        if isinstance(found, IntakeError):
            yield IntakeError(f"{where} {found}")
            continue
        text, own = found
        row = Provenance(metadata={"row": str(number)})
        try:
            # a row is narrower than what was said of its whole file
            yield _build(text, row.over(own).over(known), name)
        except IntakeError as error:
            yield IntakeError(f"{where} {error}")
    if empty:
        yield IntakeError(f"{name}: holds no reports: write one a row, its text under 'text'")


def _build(text: str, known: Provenance, name: str) -> Report:
    if not text.strip():
        raise IntakeError("is empty: there is nothing to read")
    problem = find_other_language(text)
    if problem:
        raise IntakeError(problem)
    metadata: Mapping[str, str] = known.metadata
    return Report(
        text=text,
        outlet=known.outlet,
        published=known.published,
        title=known.title,
        url=known.url,
        path=name,
        metadata=dict(metadata),
    )


def _shown(path: str) -> str:
    """A path as text: bytes that are no UTF-8 are replaced, so that it can be printed and stored."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
