"""Bytes from files and standard input, with every failure told in words."""

from __future__ import annotations

import sys
from typing import BinaryIO

from marsad.errors import IntakeError

STDIN = "-"


def read_bytes(path: str, limit: int) -> bytes:
    """All bytes of a file, or of standard input for "-".

    Raises `IntakeError`, without the file's name, where that fails or there are more than `limit` bytes.
    """
    with open_binary(path) as file:
        try:
            data = file.read(limit + 1)
        except OSError as error:
            raise IntakeError(explain_failure(error)) from error
    if len(data) > limit:
        raise IntakeError(
            f"is larger than {limit // 1_000_000} MB, too large for one report: "
            "split it, or put its reports in a .jsonl or .csv file, one a row"
        )
    return data


def open_binary(path: str) -> BinaryIO:
    """Open a file, or standard input for "-". Raises `IntakeError`, without the file's name."""
    if path == STDIN:
        return open(sys.stdin.fileno(), "rb", closefd=False) if _has_descriptor() else sys.stdin.buffer
    try:
        return open(path, "rb", buffering=65_536)
    except (OSError, ValueError) as error:
        raise IntakeError(explain_failure(error)) from error


def explain_failure(error: OSError | ValueError) -> str:
    """What a failed open or read means to the person who gave the path."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file: check the path"
    if isinstance(error, PermissionError):
        return "may not be read: you have no permission, ask its owner or change its mode"
    if isinstance(error, IsADirectoryError):
        return "is a folder"
    if isinstance(error, OSError):
        return f"cannot be read: {error.strerror or error}"
    return f"cannot be read: {error}"


def _has_descriptor() -> bool:
    try:
        sys.stdin.fileno()
    except (OSError, ValueError, AttributeError):
        return False
    return True
