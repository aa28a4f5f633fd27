"""Where output goes: lines for programs as bytes, cells for spreadsheets guarded, tables for people."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from rich.console import Console

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
