"""Reports from Markdown files: `key: value` front matter between `---` lines, then the text exactly as it stands."""

from __future__ import annotations

import re

from marsad.errors import IntakeError
from marsad.intake.columns import Provenance, read_provenance

_FRONT = re.compile(r"---[ \t]*\r?\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_LIMIT = 64_000


def read_note(text: str) -> tuple[str, Provenance]:
    """The text after the front matter, and what the front matter says. Without front matter nothing is known.

    Raises `IntakeError`, without the file's name, when the front matter is no YAML mapping or its date is wrong.
    """
    found = _FRONT.match(text)
    if found is None:
        return text, Provenance()
    front = found.group(1)
    if len(front) > _LIMIT:
        raise IntakeError("has front matter of more than 64,000 characters: close it with a line ---")
    import yaml

    try:
        # every value stays the string that was written: 2017-11-03 is no date yet, and NO is no boolean
        fields = yaml.load(front, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise IntakeError(f"has front matter that is no YAML ({_line(error)}): write lines of key: value") from error
    if fields is None:
        return text[found.end() :], Provenance()
    if not isinstance(fields, dict):
        raise IntakeError("has front matter without keys: write lines of key: value")
    flat = {str(key): value for key, value in fields.items() if isinstance(value, str) or _is_flat(value)}
    try:
        return text[found.end() :], read_provenance(flat)
    except ValueError as error:
        raise IntakeError(f"has a wrong date in its front matter: {error}") from error


def _is_flat(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _line(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f"line {mark.line + 2}" if mark is not None else "unreadable"
