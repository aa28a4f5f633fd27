"""Words that begin the name of one man or woman, from `data/names.toml`: given names, by-names, titles."""

from __future__ import annotations

import functools

import msgspec

from marsad.lexicon.wordlists import WordSpec, parse_words, read_data
from marsad.text.fold import fold_word

_FILE = "names.toml"


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    word: list[WordSpec]


@functools.cache
def name_words() -> dict[str, frozenset[str]]:
    """Folded words by list: `given`, `opens`, `title`. Raises `LexiconError` for an unknown key or a duplicate id."""
    file = check_names(read_data(_FILE))
    return {spec.id: frozenset([fold_word(form) for form in spec.forms]) for spec in file.word}


def check_names(raw: str) -> _File:
    """Parse and check the text of the word file. Raises `LexiconError` that names the entry."""
    return parse_words(_FILE, raw, _File)
