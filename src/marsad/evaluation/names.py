"""Whether a name in the gold and one that was read mean the same: places by name, parties and sources by id or alias."""

from __future__ import annotations

import functools
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources

from marsad.records import Party, Place, Speaker
from marsad.text.clitics import ARTICLE
from marsad.text.fold import fold_word

_QUOTES = str.maketrans("", "", "\"'")
_REMEMBERED = 1 << 14
_JOINS = str.maketrans("-_", "  ")


@functools.lru_cache(_REMEMBERED)
def fold_name(name: str) -> str:
    """A name without case, marks, quotes, spelling variants and articles.

    >>> fold_name("Deir-ez-Zor"), fold_name("الشيخ") == fold_name("شَيخ")
    ('deir ez zor', True)
    """
    words = fold_word(unicodedata.normalize("NFKC", name)).translate(_QUOTES).translate(_JOINS).split()
    return " ".join(map(_without_article, words))


def _without_article(word: str) -> str:
    rest = word.removeprefix(ARTICLE)
    return rest if len(rest) >= 2 and rest[:2].isalnum() else word


@functools.cache
def _words() -> tuple[frozenset[str], str]:
    """The type words and the word for a countryside, folded."""
    table = tomllib.loads(resources.files("marsad.evaluation").joinpath("names.toml").read_text("utf-8"))
    return frozenset(map(fold_name, table["types"])), fold_name(table["countryside"])


@functools.lru_cache(_REMEMBERED)
def _without_type(name: str) -> str:
    """A folded name without the words that say what the place is."""
    words = fold_name(name).split()
    while len(words) > 1 and words[0] in _words()[0]:
        words = words[1:]
    return " ".join(words)


def same_place(wanted: str, place: Place) -> bool:
    """Whether a place that was read is the one that the gold names."""
    names = [name for name in (place.name, place.mention) if name]
    if fold_name(wanted).startswith(_words()[1] + " "):
        if any(fold_name(name) == fold_name(wanted) for name in names):
            return True
        names = names if place.type == "countryside" else []
    return any(_without_type(name) == _without_type(wanted) for name in names)


class Aliases:
    """Names that mean the party or source of an id: the gold's `aliases.yaml`."""

    def __init__(self, table: Mapping[str, Sequence[str]]) -> None:
        """`table` is id -> other names."""
        self._names = {slug: {fold_name(slug), *map(fold_name, names)} for slug, names in table.items()}

    def same(self, wanted: str, got: Party | Speaker | str) -> bool:
        """Whether what was read has that id or a name of it, or holds a name of it of two words or more."""
        names = self._names.get(wanted, {fold_name(wanted)})
        said = (got,) if isinstance(got, str) else (got.id, got.name, got.name_en, got.mention)
        for name in map(fold_name, filter(None, said)):
            if name in names or any(" " in known and f" {known} " in f" {name} " for known in names):
                return True
        return False

    def same_set(self, wanted: Sequence[str], got: Iterable[Party | str]) -> bool:
        """Whether all that the gold names were read, and nobody else."""
        read = list(got)
        complete = all(any(self.same(slug, one) for one in read) for slug in wanted)
        return complete and all(any(self.same(slug, one) for slug in wanted) for one in read)
