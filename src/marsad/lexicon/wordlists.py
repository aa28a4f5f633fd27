"""Word files that feed a grammar of their own (`numbers.toml`, `times.toml`): parsed strictly, each entry once, each with forms."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from typing import TypeVar

import msgspec
import tomli

from marsad.errors import LexiconError

_File = TypeVar("_File", bound=msgspec.Struct)


class FormsSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every entry has: an id and the words it is written as."""

    id: str
    forms: list[str]
    note: str = ""


class WordSpec(FormsSpec, frozen=True, kw_only=True):
    """A list of words that a grammar needs by the list's id."""


def read_data(name: str) -> str:
    """The text of a data file of the lexicon."""
    return (resources.files("marsad") / "data" / name).read_text(encoding="utf-8")


def parse_words(name: str, raw: str, shape: type[_File]) -> _File:
    """Parse the text of a word file whose tables are the fields of `shape`, lists of `FormsSpec`.

    Raises `LexiconError` that names the file and the entry: an unknown table or key, an id that stands twice, no forms.
    """
    try:
        file = msgspec.convert(tomli.loads(raw), shape)
    except (tomli.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LexiconError(f"{name}: {error}. Mend the file at that place.") from error
    seen: set[str] = set()
    for table in msgspec.structs.fields(shape):
        specs: Sequence[FormsSpec] = getattr(file, table.name)
        for spec in specs:
            if spec.id in seen:
                raise LexiconError(f"{name}: the id {spec.id!r} stands twice. Give each entry an id of its own.")
            seen.add(spec.id)
            if not spec.forms:
                raise LexiconError(f"{name}: {spec.id} has no forms. Add one or delete the entry.")
    return file
