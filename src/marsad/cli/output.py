"""Where output goes: lines for programs as bytes, cells for spreadsheets guarded, tables for people."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from marsad.cli.options import Format

if TYPE_CHECKING:
    from rich.console import Console

    from marsad.records import Claim

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WIDEST = 120


def write_line(line: bytes) -> None:
    """One line of JSON on standard output, and nothing else."""
    sys.stdout.buffer.write(line + b"\n")


def write_object(value: Any) -> None:
    """Any value as one line of JSON."""
    write_line(msgspec.json.encode(value))


class CsvWriter:
    """Rows for a spreadsheet on standard output: UTF-8 with its mark, cells that look like formulas guarded."""

    def __init__(self, columns: Iterable[str]) -> None:
        """Write the header."""
        self._columns = list(columns)
        sys.stdout.buffer.write(b"\xef\xbb\xbf")
        self._write_cells(self._columns)

    def write(self, row: Mapping[str, object]) -> None:
        """Write one row; missing values are empty cells."""
        self._write_cells([guard(row.get(column)) for column in self._columns])

    def _write_cells(self, cells: list[str]) -> None:
        line = io.StringIO(newline="")
        csv.writer(line).writerow(cells)
        sys.stdout.buffer.write(line.getvalue().encode("utf-8"))


def write_rows(format: Format, columns: Iterable[str], rows: Iterable[Mapping[str, object]]) -> None:
    """Rows for programs (every key they have) or for spreadsheets (`columns`)."""
    if format is Format.JSONL:
        for row in rows:
            write_object(row)
        return
    writer = CsvWriter(columns)
    for row in rows:
        writer.write(row)


def write_claims(format: Format, claims: Iterable[Claim]) -> None:
    """Claims for programs (the output contract) or for spreadsheets."""
    from marsad.cli.sheets import CLAIM_COLUMNS, claim_row
    from marsad.records import to_json

    if format is Format.JSONL:
        for claim in claims:
            write_line(to_json(claim))
    else:
        write_rows(format, CLAIM_COLUMNS, map(claim_row, claims))


def guard(value: object) -> str:
    """A cell as text; an apostrophe keeps a spreadsheet from running what begins like a formula.

    >>> guard("=1+1"), guard(-3), guard(None)
    ("'=1+1", '-3', '')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return "'" + value if value.startswith(_FORMULA) else value
    return str(value)


def open_console() -> Console:
    """The console on standard output, no wider than people like to read."""
    from rich.console import Console

    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    if console.width > _WIDEST:
        console.width = _WIDEST
    return console
