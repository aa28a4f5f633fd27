"""Manifests: a CSV that says of each report's file which outlet published it, when, where and under which title."""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import NamedTuple

from marsad.errors import IntakeError, ManifestError
from marsad.intake.columns import Provenance, read_provenance
from marsad.intake.encodings import SIZE_LIMIT, decode_text
from marsad.intake.sources import read_bytes


class Row(NamedTuple):
    """One row: its number (the header is row 1), the file as the manifest writes it, and what it says or is wrong."""

    number: int
    path: str
    provenance: Provenance | ManifestError


class Manifest(NamedTuple):
    """The rows of a manifest by resolved file; `broken` are rows that name no file at all."""

    path: str
    rows: dict[str, Row]
    broken: list[ManifestError]


def load_manifest(path: str) -> Manifest:
    """Read a manifest. Paths in it are relative to its own folder; columns that are not known become metadata.

    A wrong date or a second row for one file spoils that file's row only: the file is then not read, because a report
    without its outlet or date would be another report.

    Raises `ManifestError` when the manifest as a whole cannot be used.
    """
    try:
        text = decode_text(read_bytes(path, SIZE_LIMIT))
    except IntakeError as error:
        raise ManifestError(f"{path}: the manifest {error}") from error
    lines = csv.reader(text.splitlines(keepends=True), delimiter=find_delimiter(text))
    header = [name.strip().lower() for name in next(lines, [])]
    if "path" not in header:
        raise ManifestError(
            f"{path}: the manifest has no column 'path' (it has: {', '.join(header) or 'nothing'}): "
            "nothing is read without it, so add the column with each report's file"
        )
    if len(set(header)) < len(header):
        raise ManifestError(f"{path}: the manifest has two columns of one name: rename or remove one")
    manifest = Manifest(path, {}, [])
    try:
        for number, cells in enumerate(lines, start=2):
            if any(cell.strip() for cell in cells):
                _add_row(manifest, number, header, cells)
    except csv.Error as error:
        raise ManifestError(f"{path}: the manifest is no CSV after row {lines.line_num}: {error}") from error
    return manifest


def _add_row(manifest: Manifest, number: int, header: list[str], cells: list[str]) -> None:
    where = f"{manifest.path}: row {number}"
    if len(cells) > len(header):
        manifest.broken.append(
            ManifestError(f"{where} has {len(cells)} cells under {len(header)} columns: quote cells that hold a comma")
        )
        return
    fields = dict(zip(header, cells, strict=False))
    name = fields.pop("path", "").strip()
    if not name:
        manifest.broken.append(ManifestError(f"{where} names no file: fill its column 'path'"))
        return
    key = os.path.realpath(Path(manifest.path).parent / name)
    if key in manifest.rows:
        first = manifest.rows[key].number
        problem = ManifestError(f"{where}: {name} has a row already, row {first}: keep one, the file is not read")
        manifest.rows[key] = Row(first, name, problem)
        return
    try:
        manifest.rows[key] = Row(number, name, read_provenance(fields))
    except ValueError as error:
        manifest.rows[key] = Row(number, name, ManifestError(f"{where} ({name}): {error}; the file is not read"))


def find_delimiter(text: str) -> str:
    """The delimiter of a CSV text, from its first line: comma, semicolon or tab."""
    first = text.split("\n", 1)[0]
    return max(",;\t", key=first.count)
