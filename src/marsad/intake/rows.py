"""Reports from tables: one report a line of .jsonl, or a row of .csv, read as a stream."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from marsad.errors import IntakeError
from marsad.intake.columns import TEXT, Provenance, read_provenance
from marsad.intake.encodings import SIZE_LIMIT, check_characters, decode_text, find_encoding
from marsad.intake.manifest import find_delimiter
from marsad.intake.sources import open_binary


class Item(NamedTuple):
    """A row's number (1 is the first line, 0 the file itself), and its text and provenance, or what is wrong."""

    number: int
    found: tuple[str, Provenance] | IntakeError


def read_jsonl(path: str) -> Iterator[Item]:
    """Every line's report. Errors carry no file name."""
    with open_binary(path) as file:
        number = 0
        while line := file.readline(SIZE_LIMIT + 1):
            number += 1
            if len(line) > SIZE_LIMIT:
                while line and not line.endswith(b"\n"):
                    line = file.readline(SIZE_LIMIT)
                yield Item(number, IntakeError("is larger than 10 MB, too large for one report"))
                continue
            if not line.strip():
                continue
            try:
                yield Item(number, _read_object(line))
            except IntakeError as error:
                yield Item(number, error)


def _read_object(line: bytes) -> tuple[str, Provenance]:
    try:
        fields = json.loads(decode_text(line))
    except json.JSONDecodeError as error:
        raise IntakeError(f"is no JSON ({error.msg} at character {error.pos}): write one object a line") from error
    except RecursionError as error:
        raise IntakeError("is JSON nested too deeply: write one flat object a line") from error
    if not isinstance(fields, dict):
        raise IntakeError("is no JSON object: write one object a line, with its text under 'text'")
    return _split_fields({str(key).strip().lower(): value for key, value in fields.items()})


def _split_fields(fields: dict[str, Any]) -> tuple[str, Provenance]:
    key = next((name for name in TEXT if name in fields), None)
    if key is None:
        raise IntakeError(f"has no text: name its field {', '.join(TEXT[:-1])} or {TEXT[-1]}")
    text = fields.pop(key)
    if not isinstance(text, str):
        raise IntakeError(f"has no text: its {key!r} is no string")
    check_characters(text)
    try:
        return text, read_provenance(fields)
    except ValueError as error:
        raise IntakeError(f"has a wrong date: {error}; it is not read") from error


def read_header(path: str) -> list[str]:
    """The column names of a CSV in lower case. Raises `IntakeError`, without the file's name."""
    with open_binary(path) as file:
        sample = file.read(65_536)
    encoding, skip = find_encoding(sample, cut=True)
    text = sample[skip:].decode(encoding, "ignore")
    cells = next(csv.reader(io.StringIO(text, newline=""), delimiter=find_delimiter(text)), [])
    return [cell.strip().lower() for cell in cells]


def read_csv(path: str) -> Iterator[Item]:
    """Every row's report; the header is row 1. Columns: text, body or content; others as `columns` sorts them."""
    csv.field_size_limit(SIZE_LIMIT)
    with open_binary(path) as file:
        sample = file.peek(65_536)[:65_536] if isinstance(file, io.BufferedReader) else b""
        number = 1
        try:
            encoding, skip = find_encoding(sample, cut=True)
            file.read(skip)
            start = sample[skip:].decode(encoding, "ignore")
            lines = csv.reader(io.TextIOWrapper(file, encoding, newline=""), delimiter=find_delimiter(start))
            header = [name.strip().lower() for name in next(lines, [])]
            if not set(TEXT) & set(header):
                named = ", ".join(header)[:200] or "nothing"
                raise IntakeError(f"has no column of text (it has: {named}): name it text, body or content")
            for number, cells in enumerate(lines, start=2):
                if not any(cell.strip() for cell in cells):
                    continue
                try:
                    yield Item(number, _read_cells(header, cells))
                except IntakeError as error:
                    yield Item(number, error)
        except IntakeError as error:
            yield Item(0, error)
        except UnicodeDecodeError as error:
            problem = f"has broken {error.encoding.upper()} after row {number}: save it again as UTF-8"
            yield Item(0, IntakeError(problem))
        except csv.Error as error:
            yield Item(0, IntakeError(f"is no CSV after row {number}: {error}"))


def _read_cells(header: list[str], cells: list[str]) -> tuple[str, Provenance]:
    if len(cells) > len(header):
        raise IntakeError(
            f"has {len(cells)} cells under {len(header)} columns, so its text may be cut: quote cells that hold a comma"
        )
    return _split_fields(dict(zip(header, cells, strict=False)))
